"""Whether the store's folder can be written now: how much is left of its disk, and a trial.

A look (`glance`) is cheap and says whether the reserve is still there. It cannot say everything: a
quota is not in a file system's figures, and one that has turned read-only after an error may not
say so. So whoever is about to rely on the folder writes to it first (`try_out`).
"""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

MB: Final = 1_000_000
RESERVE_MB: Final = 64
_LARGEST_SHARE: Final = 20
"""The reserve is at most this part of the disk: a small disk is not full from the beginning."""
_TRIAL_BYTES: Final = 64 * 1024
_LEAST_RESERVE: Final = 2 * _TRIAL_BYTES
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Lack(IntEnum):
    """Why nothing can be written. The numbers are what a shut store shows; see `server.gate`."""

    NO_ROOM = 40_001
    UNWRITABLE = 40_002

    @property
    def sentence(self) -> str:
        """Say it to people."""
        return {
            Lack.NO_ROOM: "The disk of the store is full: commands are refused until it has room.",
            Lack.UNWRITABLE: "The folder of the store cannot be written: commands are refused "
            "until it can.",
        }[self]


@dataclass(frozen=True)
class Room:
    """The room of one folder, of which `reserve_mb` are kept free."""

    folder: Path
    reserve_mb: int = RESERVE_MB

    def glance(self, *, again: bool = False) -> Lack | None:
        """Look at the disk's figures. To be used `again` it needs a quarter more than the reserve.

        Without that quarter a disk at the limit would be given up and used again all the time.
        """
        try:
            disk = os.statvfs(self.folder)
        except OSError:
            return Lack.UNWRITABLE
        if disk.f_flag & os.ST_RDONLY:
            return Lack.UNWRITABLE
        largest = disk.f_blocks * disk.f_frsize // _LARGEST_SHARE
        reserve = max(min(self.reserve_mb * MB, largest), _LEAST_RESERVE)
        needed = reserve * 5 // 4 if again else reserve
        return Lack.NO_ROOM if disk.f_bavail * disk.f_frsize < needed else None

    def try_out(self, *, again: bool = False) -> Lack | None:
        """Write to the folder, down to the disk, and take it away again."""
        path = self.folder / "trial"
        try:
            with path.open("wb", buffering=0) as trial:
                lack = self.glance(again=again)
                if lack is None and trial.write(bytes(_TRIAL_BYTES)) < _TRIAL_BYTES:
                    lack = Lack.NO_ROOM
                os.fsync(trial.fileno())
        except OSError as error:
            lack = Lack.NO_ROOM if error.errno in _FULL else Lack.UNWRITABLE
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return lack
