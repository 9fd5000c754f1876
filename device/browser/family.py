"""A program with all that it starts: begun, and ended to the last process.

Theory of operation: a browser is a dozen processes, some of which leave their group and their
parent (its reporter of crashes does). So this process takes in every orphan of its own (the
kernel's *child subreaper*), and ends whatever descends from it. It must have no other children.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from device.sound import end_with_us

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WAITED_FOR: Final = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGCHLD})
"""Signals that are not taken when they come, but waited for; children take them as ever."""
_PR_SET_CHILD_SUBREAPER: Final = 36
_LOOK_S: Final = 0.02


class Family:
    """One program at a time, and its descendants."""

    def __init__(self) -> None:
        """Take in orphans from now on; OSError where the kernel cannot."""
        if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot take in orphans")
        self._first: subprocess.Popen[bytes] | None = None

    def begin(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        """Start a program; OSError if there is none. It dies with this process."""
        die = end_with_us()

        def before() -> None:
            if die:
                die()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WAITED_FOR)

        self._first = subprocess.Popen(  # noqa: S603 - an argv of this machine's own settings, no shell
            argv,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509 - this process has no other threads that hold a lock
        )

    def ended(self) -> int | None:
        """Give the program's exit code once it has ended; the dead among the rest are buried."""
        code = None if self._first is None else self._first.poll()
        self._bury()
        return code

    def end(self, *, within_s: float) -> None:
        """End all: the program is asked, and after this time whatever is left is killed."""
        first, self._first = self._first, None
        if first is not None and first.poll() is None:
            first.terminate()
            with suppress(subprocess.TimeoutExpired):
                first.wait(within_s)
        while left := descendants(os.getpid()):
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            if first is not None:
                first.poll()
            self._bury()
            time.sleep(_LOOK_S)

    def _bury(self) -> None:
        """Wait for dead orphans; the program itself is left to whoever started it."""
        mine = None if self._first is None else self._first.pid
        for pid in _children(os.getpid(), _parents()):
            if pid != mine:
                with suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)


def descendants(pid: int) -> list[int]:
    """Give the processes that descend from this one, dead ones that nobody has buried included."""
    parents = _parents()
    found, wave = [], [pid]
    while wave:
        wave = [child for each in wave for child in _children(each, parents)]
        found += wave
    return found


def _children(pid: int, parents: Mapping[int, int]) -> list[int]:
    return [child for child, parent in parents.items() if parent == pid]


def _parents() -> dict[int, int]:
    """Give each process's parent, as far as this user may see them."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):  # it has ended meanwhile
                told = (folder / "stat").read_text(errors="replace")
                parents[int(folder.name)] = int(told.rpartition(")")[2].split()[1])
    return parents
