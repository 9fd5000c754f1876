"""A device's data folder belongs to one process at a time.

The folder itself is locked, so no file is needed and a full disk is no obstacle. The kernel gives
the lock up with the process, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderInUse(Exception):
    """Another process works in the folder; the message is one clear line."""


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Keep every other process out of this folder meanwhile; raise FolderInUse, or OSError."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise FolderInUse(f"the data folder {folder} is in use by another program") from None
    try:
        yield
    finally:
        os.close(opened)
