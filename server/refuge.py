"""Where the store lives while its own folder cannot be written: a private copy in memory.

A store needs a place for its socket, and opens its file for writing even where it is only read. On
a file system that has turned read-only it has neither. So it is started on a copy of its file, shut
to writes from its first moment on (`server.gate`), until its folder can be written again.

The copy takes what the kernel had in memory. A file system that fails may have said that something
is on the disk and lose it all the same: an ext4 does, in the very moment in which it gives up. So
whatever the copy has beyond the folder's file is given back to it.

The refuge of a store follows from the path of its socket: clients that find nobody there look here.
It belongs to this user alone, and what belongs to another is never used.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where the kernel offers files in memory
_PIECE: Final = 1 << 20


@dataclass(frozen=True)
class Refuge:
    """The refuge of the store with this socket."""

    home: Path

    @property
    def path(self) -> Path:
        """The folder, which need not exist."""
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        base = _MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
        return base / f"wartemarke-{os.getuid()}-{digest}"

    @property
    def socket(self) -> Path:
        """The store's socket while it lives here."""
        return self.path / "store.sock"

    def is_ours(self) -> bool:
        """Tell whether the folder exists and is this user's alone."""
        try:
            found = self.path.lstat()
        except OSError:
            return False
        own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
        return own and not stat.S_IMODE(found.st_mode) & 0o077

    def fill(self, file: Path) -> None:
        """Make a fresh copy of the store's file; raise OSError."""
        self.clear()
        self.path.mkdir(mode=0o700)
        shutil.copytree(file, self.path / file.name)

    def give_back(self, file: Path) -> None:
        """Append to the store's file what it has lost at its end meanwhile; raise OSError."""
        for kept in (self.path / file.name).glob("*.aof"):
            lost = file / kept.name
            with kept.open("rb") as whole, lost.open("r+b") as torn:
                if not _goes_on(torn, whole):
                    continue
                shutil.copyfileobj(whole, torn)
                torn.flush()
                os.fsync(torn.fileno())

    def clear(self) -> None:
        """Leave nothing behind."""
        if self.is_ours():
            shutil.rmtree(self.path, ignore_errors=True)


def _goes_on(torn: BinaryIO, whole: BinaryIO) -> bool:
    """Tell whether one file begins with the whole other; leave both where that one ends."""
    while piece := torn.read(_PIECE):
        if whole.read(len(piece)) != piece:
            return False
    return True
