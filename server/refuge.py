"""Where the store lives while its own folder cannot be written: a private copy in memory.

A store needs a place for its socket, and opens its file for writing even where it is only read. On
a file system that has turned read-only it has neither. So it is started on a copy of its file, shut
to writes from its first moment on (`server.gate`), until its folder can be written again.

The copy takes what the kernel had in memory. A file system that fails may have said that something
is on the disk and lose it all the same: an ext4 does, in the very moment in which it gives up. So
whatever the copy has beyond the folder's file is given back to it. Until that is done the copy may
be the only one of an answered command: it outlives its owner, is never made anew from the folder,
and is used by whoever owns the store next. Nobody writes to the folder before that, so what differs
there is lost, and not newer.

The refuge of a store follows from the path of its socket: clients that find nobody there look here.
It belongs to this user alone, and what belongs to another is never used.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where the kernel offers files in memory
_PIECE: Final = 1 << 20
FILE: Final = "appendonlydir"
"""What the store's file is called: a folder with its parts and a list of them."""


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

    def holds_a_copy(self) -> bool:
        """Tell whether a whole copy is here, whoever made it."""
        return self.is_ours() and (self.path / FILE).is_dir()

    def fill(self, file: Path) -> None:
        """Copy the store's file, unless a copy is here already; raise OSError."""
        if self.holds_a_copy():
            return
        self.clear()
        self.path.mkdir(mode=0o700)
        try:
            half = Path(shutil.copytree(file, self.path / "half"))
            half.rename(self.path / FILE)
        except OSError:
            self.clear()
            raise

    def give_back(self, file: Path) -> None:
        """Give the store's file back what it has lost meanwhile; raise OSError."""
        if not self.holds_a_copy():
            return
        for kept in sorted((self.path / FILE).iterdir()):  # the list of the parts comes last
            lost = file / kept.name
            if lost.exists():
                _append_the_rest(kept, lost)
            else:
                _restore(kept, lost)

    def clear(self) -> None:
        """Leave nothing behind; half a copy is none, also when this is cut short."""
        if self.is_ours():
            with suppress(OSError):
                (self.path / FILE).rename(self.path / "half")
            shutil.rmtree(self.path, ignore_errors=True)


def _append_the_rest(kept: Path, lost: Path) -> None:
    with kept.open("rb") as whole, lost.open("r+b") as torn:
        if _goes_on(torn, whole):
            shutil.copyfileobj(whole, torn)
            torn.flush()
            os.fsync(torn.fileno())


def _restore(kept: Path, lost: Path) -> None:
    """Bring back a file that a repair has removed: whole or not at all."""
    new = lost.with_name(f"{lost.name}.new")
    with kept.open("rb") as whole, new.open("wb") as file:
        shutil.copyfileobj(whole, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(lost)
    folder = os.open(lost.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _goes_on(torn: BinaryIO, whole: BinaryIO) -> bool:
    """Tell whether one file begins with the whole other; leave both where that one ends."""
    while piece := torn.read(_PIECE):
        if whole.read(len(piece)) != piece:
            return False
    return True
