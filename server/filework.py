"""How the store's owner works on files: a disk that hangs must not stop who has more to do."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Done = TypeVar("Done")


class FileWork(Protocol):
    """Whoever does work on files for somebody, here or beside."""

    def __call__(self, work: Callable[[], Done], /) -> Done:
        """Do it, and return or raise as it does."""


def at_once(work: Callable[[], Done], /) -> Done:
    """Do it here, and wait."""
    return work()
