"""Every process under this one: which must be there, and whether any other was left over.

A process whose parent was killed belongs to the machine's first process, where no test would look
for it. While a census is taken, this process takes such orphans in instead, and buries the dead
among them as the first process would.
"""

import contextlib
import ctypes
import os
from collections.abc import Callable, Collection, Iterator
from typing import Final

import psutil

_PR_SET_CHILD_SUBREAPER: Final = 36
_prctl: Final = ctypes.CDLL(None, use_errno=True).prctl
_OF_THE_BROWSER: Final = ("chrom", "node")


class Census:
    """Looks at the processes that came to be since it began."""

    def __init__(self) -> None:
        """Leave out whoever is there already."""
        self._here = psutil.Process()
        self._before = {each.pid for each in self._here.children(recursive=True)}

    def left_over(self, ours: Collection[int]) -> list[str]:
        """Name what should not be there: orphans, and dead children that nobody has buried.

        `ours` are the programs that were started here; the children of those that live are theirs.
        """
        self._bury(ours)
        return [
            _named(each)
            for each in self._here.children(recursive=True)
            if each.pid not in self._before and _is_left_over(each, ours, self._here.pid)
        ]

    def _bury(self, ours: Collection[int]) -> None:
        for each in self._here.children():
            if each.pid not in ours and each.pid not in self._before and _is_dead(each):
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(each.pid, os.WNOHANG)


@contextlib.contextmanager
def taking_census() -> Iterator[Census]:
    """Take in orphans for a while."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield Census()
    finally:
        _prctl(_PR_SET_CHILD_SUBREAPER, 0)


def _is_left_over(each: psutil.Process, ours: Collection[int], here: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        if any(word in each.name() for word in _OF_THE_BROWSER):
            return False
        orphan = each.ppid() == here and each.pid not in ours
        return orphan or each.status() == psutil.STATUS_ZOMBIE
    return False


def _is_dead(each: psutil.Process) -> bool:
    return bool(_told(lambda: each.status() == psutil.STATUS_ZOMBIE))


def _named(each: psutil.Process) -> str:
    words = _told(lambda: f"{each.status()} {' '.join(each.cmdline()) or each.name()}")
    return f"{each.pid} {words or 'gone'}"


def _told(ask: Callable[[], object]) -> object:
    """Ask a process that may just have ended; nothing if it has."""
    try:
        return ask()
    except psutil.NoSuchProcess:
        return None
