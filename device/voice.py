"""A chime and a voice: one announcement at a time, on whatever this machine can make sound with.

Theory of operation: an announcement is one WAV: the chime, then each sentence in its language as
espeak-ng says it. A sink plays it and returns when it has been heard. The chime is worked out
here, so there is one on every machine. Sentences that were spoken lately are kept, because a
recall says the same again.

Promises:
- `say` returns when the sound has ended; two are never heard at once. It never raises: a board
  without a voice is still a board. What is wrong is logged once, and again only after it has
  worked in between.
- Programs are started from an argv list without a shell; the text goes to them on standard input.
  None of them outlives this process, however it ends.
- Without speech, or for a language without a voice, the chime is heard all the same.
"""

from __future__ import annotations

import array
import ctypes
import functools
import io
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import structlog

from device.texts import strip_isolates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RATE: Final = 22_050  # samples a second: espeak-ng's own, so that nothing is converted
CHIME_S: Final = 0.8
_TONES: Final = ((0.0, 659.26), (0.28, 523.25))  # seconds from the start, Hz: E5, then C5
_OVERTONES: Final = ((1, 1.0), (2, 0.28), (3, 0.09))
_ATTACK_S: Final = 0.02
_DECAY_S: Final = 0.22
_RELEASE_S: Final = 0.08
_PEAK: Final = 0.5  # of full scale: 6 dB of room for the amplifier of a hall
_PAUSE_S: Final = 0.25
_PACE: Final = "160"  # words a minute: digits stay clear in a hall, two languages under 8 s
_PROGRAM: Final = "espeak-ng"
_PATIENCE_S: Final = 10.0
_HEADER_BYTES: Final = 44
_PR_SET_PDEATHSIG: Final = 1
_QUIET: Final = 100  # of 32,767: nobody hears it

# espeak-ng's name for a voice where it is not the language's own key. What is not here and not
# of the same name (ti, ps, ckb) has no voice: German alone is spoken then.
_VOICES: Final = {
    **{key: key for key in ("ar", "bg", "de", "en", "es", "fa", "pl", "ro", "ru", "sq", "sr")},
    **{key: key for key in ("tr", "uk", "vi")},
    "fr": "fr-fr",
    "kmr": "ku",
    "prs": "fa",
}


@dataclass(frozen=True)
class Sentence:
    """One sentence to be spoken, in one language."""

    language: str
    text: str


class Sink(Protocol):
    """Something that plays a WAV and returns when it has been heard; raises OSError if it can't."""

    def play(self, sound: bytes, text: str) -> None:
        """Play one announcement."""


@dataclass(frozen=True)
class Silence:
    """The sink of a board without sound."""

    def play(self, sound: bytes, text: str) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Folder:
    """Keeps what would have been heard: numbered WAV files and a line each in `played.jsonl`."""

    folder: Path

    def play(self, sound: bytes, text: str) -> None:
        """Write one announcement and take as long as playing it would."""
        self.folder.mkdir(parents=True, exist_ok=True)
        start = time.time()
        name = f"{1 + len(list(self.folder.glob('*.wav'))):04d}.wav"
        (self.folder / name).write_bytes(sound)
        time.sleep(seconds(sound))
        line = {"start": _ms(start), "end": _ms(time.time()), "text": text, "file": name}
        with (self.folder / "played.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Program:
    """A program of this machine that plays the WAV file named after its own arguments."""

    argv: tuple[str, ...]

    def play(self, sound: bytes, text: str) -> None:  # noqa: ARG002 - a player needs no text
        """Play one announcement with the program; OSError if it does not do it."""
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            file.write(sound)
            file.flush()
            _run([*self.argv, file.name], b"", patience_s=seconds(sound) + _PATIENCE_S)


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


class Voice:
    """Says announcements, one after the other, through one sink."""

    def __init__(self, to: Sink, *, speech: bool = True) -> None:
        """Look once whether there is a program that speaks."""
        self._sink = to
        self._program = shutil.which(_PROGRAM) if speech else None
        self._log = structlog.get_logger("device.voice")
        self._troubles: set[str] = set()
        self._one_at_a_time = threading.Lock()
        if not self.silent:
            chime()  # worked out now: it takes 0.1 s that no call should wait for

    @property
    def silent(self) -> bool:
        """Say whether nothing can ever be heard here."""
        return isinstance(self._sink, Silence)

    @property
    def state(self) -> str:
        """Say what is heard here: `speech`, `chime`, `none`, or that the last sound `failed`."""
        if self.silent:
            return "none"
        if "sound" in self._troubles:
            return "failed"
        return "chime" if self._program is None else "speech"

    def say(self, sentences: Sequence[Sentence]) -> None:
        """Play the chime, then each sentence; return when it has been heard or cannot be."""
        if self.silent:
            return
        text = " ".join(strip_isolates(sentence.text) for sentence in sentences)
        sound = wav(_join([chime(), *(self._speak(sentence) for sentence in sentences)]))
        try:
            with self._one_at_a_time:
                self._sink.play(sound, text)
        except OSError as error:
            self._trouble("sound", "no sound is heard: the board goes on without", error)
        else:
            self._troubles.discard("sound")

    def _speak(self, sentence: Sentence) -> bytes:
        voice = _VOICES.get(sentence.language)
        if self._program is None or voice is None:
            return b""
        try:
            return _spoken(self._program, voice, strip_isolates(sentence.text))
        except OSError as error:
            self._trouble("speech", "no speech: the chime is heard alone", error)
            return b""

    def _trouble(self, what: str, says: str, error: OSError) -> None:
        if what not in self._troubles:
            self._troubles.add(what)
            self._log.warning(says, why=str(error))


@functools.cache
def chime() -> bytes:
    """Return the chime's samples: two soft tones going down, the second before the first ends."""
    samples = [_chime_at(step / RATE) for step in range(round(CHIME_S * RATE))]
    scale = _PEAK * 32_767 / max(abs(sample) for sample in samples)
    return array.array("h", (round(sample * scale) for sample in samples)).tobytes()


def _chime_at(moment: float) -> float:
    fade = min(1.0, (CHIME_S - moment) / _RELEASE_S)
    return fade * sum(_tone_at(moment - start, pitch) for start, pitch in _TONES if moment >= start)


def _tone_at(moment: float, pitch: float) -> float:
    rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, moment / _ATTACK_S))
    body = sum(
        share * math.sin(math.tau * pitch * times * moment) * math.exp(-moment * times / _DECAY_S)
        for times, share in _OVERTONES
    )
    return rise * body


@functools.lru_cache(maxsize=64)
def _spoken(program: str, voice: str, text: str) -> bytes:
    sound = _run([program, "-v", voice, "-s", _PACE, "--stdin", "--stdout"], text.encode())
    if sound[:4] != b"RIFF" or int.from_bytes(sound[24:28], "little") != RATE:
        raise OSError(f"{voice}: not a WAV of {RATE} samples a second")
    return _trimmed(sound[_HEADER_BYTES:])


def _trimmed(samples: bytes) -> bytes:
    """Return the samples without the silence that espeak-ng puts behind a sentence."""
    levels = array.array("h", samples)
    loud = (at for at in range(len(levels) - 1, -1, -1) if abs(levels[at]) > _QUIET)
    return levels[: next(loud, -1) + 1].tobytes()


def _run(argv: list[str], given: bytes, *, patience_s: float = _PATIENCE_S) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - an argv of this machine's own settings, no shell
            argv,
            input=given,
            capture_output=True,
            timeout=patience_s,
            check=True,
            preexec_fn=_end_with_us(),
        )
    except subprocess.SubprocessError as error:
        raise OSError(f"{argv[0]}: {error}") from error
    return done.stdout


def _end_with_us() -> Callable[[], None] | None:
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


def _join(parts: list[bytes]) -> bytes:
    return (bytes(2) * round(_PAUSE_S * RATE)).join(part for part in parts if part)


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
