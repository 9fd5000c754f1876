"""How the store's owner works on files: a disk that hangs must not stop who has more to do."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

Done = TypeVar("Done")


class FileWork(Protocol):
    """Whoever does work on files for somebody, here or beside."""

    def __call__(self, work: Callable[[], Done], /) -> Done:
        """Do it, and return or raise as it does."""


def at_once(work: Callable[[], Done], /) -> Done:
    """Do it here, and wait."""
    return work()


def own_folder(folder: Path) -> None:
    """Make a folder that nobody but this user may look into, also where it is there already.

    On a disk that takes no writes now it stays as it is, until the next time.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
