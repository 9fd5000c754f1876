"""Keeps a family of processes alive together, and ends it as one.

Theory of operation
-------------------
One process, the supervisor, starts children in order and looks after them in a plain loop. Each
child asks the kernel, between fork and exec, for a SIGKILL when its parent dies: no watcher, no
pid file, nothing that must still run for the clean-up to happen. The kernel means the parent
*thread*, so children are started on the main thread alone. A parent that died before the child
could ask is noticed by comparing the parent's pid. Each child leads a process group of its own:
Ctrl-C at the terminal reaches the supervisor only, which then ends the children in its order.

Promises
--------
1. A child that dies is started again, after 0.1 s, then 0.2 s, doubling up to 2 s; a child that
   has lived for 10 s begins at 0.1 s again.
2. While the family is starting, a child that dies 5 times within 10 s is a failed start
   (``FailedStart``, one line with the child's last words).
3. SIGINT and SIGTERM end every child in reverse order of start, each by SIGTERM; what is left
   after 3 s is killed. Nothing survives, however the supervisor itself ends. A family whose
   members do not need one another (``together``) is asked all at once.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import BinaryIO, Final, Protocol, Self

_PR_SET_PDEATHSIG: Final = 1
_prctl: Final = ctypes.CDLL(None, use_errno=True).prctl

_STEP_S: Final = 0.05
_FIRST_BACKOFF_S: Final = 0.1
_LAST_BACKOFF_S: Final = 2.0
_SETTLED_S: Final = 10.0
_DEATHS_OF_A_FAILED_START: Final = 5
_END_S: Final = 3.0
_TAIL_BYTES: Final = 8192
_LINE_LENGTH: Final = 300


class FailedStart(Exception):
    """The family could not be started; the message is the one line for people."""


class AskedToEnd(Exception):
    """SIGINT or SIGTERM came while the family was still starting."""


class Child(Protocol):
    """What the supervisor needs of something that runs."""

    @property
    def name(self) -> str:
        """What people call it."""

    def start(self) -> None:
        """Start it; also after it has died."""

    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""

    def last_words(self) -> str:
        """The last line that it wrote since its start."""

    def end(self) -> None:
        """Ask it to end; returns at once."""

    def kill(self) -> None:
        """End it without asking."""


@dataclass
class Program:
    """A child process: its argv, what its environment has beside ours, and its log file.

    Without a log file it writes where this process writes.
    """

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    log: Path | None = None
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _log_start: int = field(default=0, init=False)

    def start(self) -> None:
        """Start the process so that it cannot outlive this one. Raises OSError."""
        with contextlib.ExitStack() as stack:
            log = None if self.log is None else stack.enter_context(_opened(self.log))
            self._log_start = 0 if log is None else log.tell()
            self._process = subprocess.Popen(  # noqa: S603 -- argv is ours, without a shell
                self.argv,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
                preexec_fn=die_with_this_process(),  # noqa: PLW1509 -- it only calls prctl
            )

    @property
    def pid(self) -> int | None:
        """The process id, None before the first start."""
        return None if self._process is None else self._process.pid

    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return None if self._process is None else self._process.poll()

    def last_words(self) -> str:
        """The last line in the log since the last start, shortened; empty if it wrote none."""
        if self.log is None:
            return ""
        try:
            with self.log.open("rb") as log:
                log.seek(max(self._log_start, self.log.stat().st_size - _TAIL_BYTES))
                lines = log.read().decode(errors="replace").splitlines()
        except OSError:
            return ""
        return next((line.strip() for line in reversed(lines) if line.strip()), "")[:_LINE_LENGTH]

    def end(self) -> None:
        """Send SIGTERM."""
        if self._process is not None:
            self._process.terminate()

    def kill(self) -> None:
        """Send SIGKILL and wait until the process is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def die_with_this_process(by: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """Return what a child calls before exec so that this signal ends it when this process dies.

    Raises RuntimeError away from the main thread: the kernel would send it when the thread ends.
    """
    parent = os.getpid()
    if threading.get_native_id() != parent:
        message = "children are started on the main thread only"
        raise RuntimeError(message)

    def ask_the_kernel() -> None:
        failed = _prctl(_PR_SET_PDEATHSIG, by)
        if failed or os.getppid() != parent:
            os._exit(127)

    return ask_the_kernel


def _opened(log: Path) -> BinaryIO:
    """Open a log to append to; where it cannot be written the child lives without."""
    try:
        return log.open("ab")
    except OSError:
        return Path(os.devnull).open("ab")


@dataclass
class _Kept:
    """A child and what the supervisor remembers of it; times are monotonic seconds."""

    child: Child
    started_s: float
    backoff_s: float = _FIRST_BACKOFF_S
    due_s: float | None = None
    short_lives: int = 0

    def note_death(self, now_s: float) -> None:
        """Plan the next start."""
        if now_s - self.started_s >= _SETTLED_S:
            self.backoff_s, self.short_lives = _FIRST_BACKOFF_S, 0
        self.short_lives += 1
        self.due_s = now_s + self.backoff_s
        self.backoff_s = min(self.backoff_s * 2, _LAST_BACKOFF_S)

    def start_again(self, now_s: float) -> None:
        """Start the child and forget the plan."""
        self.child.start()
        self.started_s = now_s
        self.due_s = None

    def failed_to_start(self) -> bool:
        """Tell whether it died five times in a row before it had lived for ten seconds."""
        return self.short_lives >= _DEATHS_OF_A_FAILED_START


class Supervisor:
    """Keeps its children running while the ``with`` block lasts, and ends them after it."""

    def __init__(self, *, note: Callable[[str], None], together: bool = False) -> None:
        """Take ``note``, which gets one line whenever a child dies, and how the family ends."""
        self._note = note
        self._together = together
        self._family: list[_Kept] = []
        self._starting = True
        self._asked_to_end = False
        self._handlers: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        """Take over SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            self._handlers[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every child, then give the signals back."""
        self._end_all()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def add(self, child: Child) -> None:
        """Start a child and look after it from now on. Raises FailedStart, AskedToEnd."""
        self._leave_if_asked()
        try:
            child.start()
        except OSError as error:
            raise FailedStart(f"{child.name} could not be started: {error}") from error
        self._family.append(_Kept(child, started_s=time.monotonic()))

    def wait_until(self, ready: Callable[[], bool], *, what: str, within_s: float) -> None:
        """Look after the family until ``ready()`` holds. Raises FailedStart, AskedToEnd."""
        deadline_s = time.monotonic() + within_s
        while not ready():
            self._leave_if_asked()
            self._tend()
            if time.monotonic() > deadline_s:
                raise FailedStart(f"{what} did not answer within {within_s:.0f} s")
            time.sleep(_STEP_S)

    def run(self) -> None:
        """Look after the family until SIGINT or SIGTERM."""
        self._starting = False
        while not self._asked_to_end:
            self._tend()
            time.sleep(_STEP_S)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_end = True

    def _leave_if_asked(self) -> None:
        if self._asked_to_end:
            raise AskedToEnd

    def _tend(self) -> None:
        now_s = time.monotonic()
        for kept in self._family:
            if kept.due_s is not None:
                if now_s >= kept.due_s:
                    self._start_again(kept, now_s)
            elif kept.child.exit_code() is not None:
                self._bury(kept, now_s)

    def _bury(self, kept: _Kept, now_s: float) -> None:
        child = kept.child
        kept.note_death(now_s)
        if self._starting and kept.failed_to_start():
            said = child.last_words() or "its last words are above"
            raise FailedStart(f"{child.name} does not start: {said}")
        self._note(f"{child.name} ended ({child.exit_code()}) and is started again")

    def _start_again(self, kept: _Kept, now_s: float) -> None:
        try:
            kept.start_again(now_s)
        except OSError as error:
            self._note(f"{kept.child.name} could not be started: {error}")
            kept.note_death(now_s)

    def _end_all(self) -> None:
        """Ask every child to end, all at once or one after the other; kill what is left."""
        deadline_s = time.monotonic() + _END_S
        running = [kept.child for kept in reversed(self._family) if kept.due_s is None]
        if self._together:
            _end_at_once(running, deadline_s)
        else:
            _end_in_turn(running, deadline_s)
        for child in running:
            if child.exit_code() is None:
                child.kill()


def _end_at_once(children: Sequence[Child], deadline_s: float) -> None:
    for child in children:
        child.end()
    for child in children:
        _wait_for_end(child, deadline_s)


def _end_in_turn(children: Sequence[Child], deadline_s: float) -> None:
    """Give each its share of the time that is left before the next one is asked."""
    for place, child in enumerate(children):
        share_s = (deadline_s - time.monotonic()) / (len(children) - place)
        child.end()
        _wait_for_end(child, time.monotonic() + share_s)


def _wait_for_end(child: Child, deadline_s: float) -> None:
    while child.exit_code() is None and time.monotonic() < deadline_s:
        time.sleep(_STEP_S / 5)
