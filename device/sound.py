"""What makes a sound heard: a player of this machine, a folder that keeps it, or nothing.

Promises:
- A sink begins to play and says when it has been heard; it can be cut off at any moment, and is
  silent then. `play` plays to the end.
- Programs are started from an argv list without a shell; what they are given comes on standard
  input. None of them outlives this process, however it ends.
- One that takes longer than its time is killed, with what it has started.
- The last line that a failing program said stands in the error: one line, of a bounded length.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import wave
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RATE: Final = 22_050  # samples a second: espeak-ng's own, so that nothing is converted
PATIENCE_S: Final = 10.0  # for a program that makes something
PLAYER_PATIENCE_S: Final = 5.0  # for a player, beyond the time that the sound lasts
_DYING_S: Final = 1.0
_LOOK_MS: Final = 50
_LAST_WORDS: Final = 200  # letters of a program's own words
_PIPE: Final = 65_536
_PR_SET_PDEATHSIG: Final = 1


class Playing(Protocol):
    """A sound that has begun."""

    def wait(self) -> None:
        """Return when it has been heard, or was cut off; raises OSError if it cannot be heard."""

    def cut(self) -> None:
        """Be silent at once."""


class Sink(Protocol):
    """Something that makes a WAV heard."""

    def begin(self, sound: bytes, text: str, more: Mapping[str, object]) -> Playing:
        """Begin to play; `text` and `more` are for those who keep it. OSError if it can't."""


def play(
    sink: Sink,
    sound: bytes,
    text: str,
    more: Mapping[str, object] | None = None,
    *,
    begun: Callable[[], None] | None = None,
) -> None:
    """Play to the end, and call `begun` once it is heard; raises OSError if it cannot be."""
    playing = sink.begin(sound, text, more or {})
    if begun:
        begun()
    playing.wait()


@dataclass(frozen=True)
class Silence:
    """The sink of a machine without sound."""

    def begin(self, sound: bytes, text: str, more: Mapping[str, object]) -> Playing:
        """Do nothing."""
        del sound, text, more
        return self

    def wait(self) -> None:
        """Return at once: nothing is heard."""

    def cut(self) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Folder:
    """Keeps what would have been heard: numbered WAV files and a line each in `played.jsonl`."""

    folder: Path

    def begin(self, sound: bytes, text: str, more: Mapping[str, object]) -> Playing:
        """Keep one sound, and take as long as playing it would."""
        start = time.time()
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{1 + len(list(self.folder.glob('*.wav'))):04d}.wav"
        (self.folder / name).write_bytes(sound)
        return _Kept(self.folder / "played.jsonl", name, seconds(sound), text, more, start)


@dataclass(frozen=True)
class _Kept:
    log: Path
    name: str
    lasts_s: float
    text: str
    more: Mapping[str, object]
    start: float
    _cut: threading.Event = field(default_factory=threading.Event)

    def wait(self) -> None:
        """Write the line when it has been heard."""
        left_s = max(0.0, self.start + self.lasts_s - time.time())
        cut = self._cut.wait(left_s)
        line = {"start": _ms(self.start), "end": _ms(time.time()), "text": self.text}
        told = {**self.more, "cut": cut} if self.more else {}
        with self.log.open("a", encoding="utf-8") as log:
            log.write(json.dumps({**line, "file": self.name, **told}, ensure_ascii=False) + "\n")

    def cut(self) -> None:
        """Be heard no longer."""
        self._cut.set()


@dataclass(frozen=True)
class Program:
    """A program of this machine that plays the WAV file named after its own arguments."""

    argv: tuple[str, ...]

    def begin(self, sound: bytes, text: str, more: Mapping[str, object]) -> Playing:
        """Start the program; OSError if there is none."""
        del text, more
        file = tempfile.NamedTemporaryFile(suffix=".wav")  # noqa: SIM115 - closed when it was heard
        file.write(sound)
        file.flush()
        try:
            player = subprocess.Popen(  # noqa: S603 - an argv of this machine's own settings, no shell
                [*self.argv, file.name],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                preexec_fn=end_with_us(),  # noqa: PLW1509 - it only calls prctl
                start_new_session=True,
            )
        except BaseException:
            file.close()
            raise
        return _Played(self.argv[0], player, file, seconds(sound) + PLAYER_PATIENCE_S)


@dataclass
class _Played:
    name: str
    player: subprocess.Popen[bytes]
    file: IO[bytes]
    patience_s: float
    is_cut: bool = False
    said: bytes = b""

    def wait(self) -> None:
        """Return when the program has ended; OSError if it did not do its work."""
        with self.file, self.player.stderr or contextlib.nullcontext():
            try:
                code = self._ending()
            except subprocess.TimeoutExpired:
                _end(self.player)
                raise OSError(_failed(f"{self.name} hangs", self.said)) from None
        if code and not self.is_cut:
            raise OSError(_failed(f"{self.name} ended with {code}", self.said))

    def _ending(self) -> int:
        """Hear what the program says until it ends: a full pipe would stop it.

        What it has started may hold the pipe open for longer, and is not waited for.
        """
        over = time.monotonic() + self.patience_s
        while self.player.poll() is None and time.monotonic() < over and self._hear(_LOOK_MS):
            pass
        code = self.player.wait(max(0.0, over - time.monotonic()))
        self._hear(0)
        return code

    def _hear(self, wait_ms: int) -> bool:
        """Keep the last of what is said by then; False where nothing can follow."""
        pipe = self.player.stderr
        if pipe is None:
            return False
        looks = select.poll()
        looks.register(pipe, select.POLLIN)
        if not looks.poll(wait_ms):
            return True
        words = os.read(pipe.fileno(), _PIPE)
        self.said = (self.said + words)[-_PIPE:]
        return bool(words)

    def cut(self) -> None:
        """Kill the program: a gentle end would be heard."""
        self.is_cut = True
        if self.player.poll() is None:
            _kill(self.player)


def sink(setting: str | Sequence[str]) -> Sink:
    """Return the sink that a setting names: `none`, `file:DIR` or a program's argv list."""
    if not isinstance(setting, str):
        if not setting:
            raise ValueError("a program to play sound with needs a name")
        return Program(tuple(setting))
    kind, _, rest = setting.partition(":")
    if setting == "none":
        return Silence()
    if kind == "file" and rest:
        return Folder(Path(rest))
    raise ValueError(f"sound is none, file:DIR or a program's argv list, not {setting!r}")


def run(argv: list[str], given: bytes, *, patience_s: float = PATIENCE_S) -> bytes:
    """Run a program to its end and return what it wrote; OSError if it did not do its work.

    One that takes too long is killed with the programs that it has started: they would hold its
    output open, and we would wait for them.
    """
    with subprocess.Popen(  # noqa: S603 - an argv of this machine's own settings, no shell
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=end_with_us(),  # noqa: PLW1509 - it only calls prctl
        start_new_session=True,
    ) as program:
        try:
            written, says = program.communicate(given, timeout=patience_s)
        except subprocess.TimeoutExpired:
            _end(program)
            raise OSError(f"{argv[0]} takes longer than {patience_s:g} s") from None
        except BaseException:
            _end(program)
            raise
    if program.returncode:
        raise OSError(_failed(f"{argv[0]} ended with {program.returncode}", says))
    return written


def _failed(what: str, says: bytes) -> str:
    """Add the last line of a program's own words, if it said any."""
    lines = says.decode(errors="replace").strip().splitlines()[-1:]
    shown = ["".join(sign if sign.isprintable() else " " for sign in line) for line in lines]
    return ": ".join([what, *(line.strip()[:_LAST_WORDS] for line in shown)])


def _kill(program: subprocess.Popen[bytes]) -> None:
    """Kill a program and what it has started: each has a group of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


def _end(program: subprocess.Popen[bytes]) -> None:
    """Kill a program, and do not wait for ever for one that the kernel does not let go."""
    _kill(program)
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(_DYING_S)


def end_with_us() -> Callable[[], None] | None:
    """Return what a program calls before it begins, so that the kernel ends it when we are killed.

    Else a killed board would go on speaking, and its next start would speak at the same time. The
    kernel means the thread that started it; ours waits for the program's end.
    """
    if sys.platform != "linux":
        return None
    parent, prctl = os.getpid(), ctypes.CDLL(None).prctl

    def ask_the_kernel() -> None:
        if prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) or os.getppid() != parent:
            os._exit(127)

    return ask_the_kernel


def wav(samples: bytes) -> bytes:
    """Return samples as a WAV: one channel, 16 bits."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return buffer.getvalue()


def seconds(sound: bytes) -> float:
    """Return how long a WAV of ours lasts."""
    with wave.open(io.BytesIO(sound), "rb") as file:
        return file.getnframes() / file.getframerate()


def _ms(moment: float) -> int:
    return round(moment * 1000)
