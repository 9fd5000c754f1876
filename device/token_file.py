"""The file that holds a device's token: its owner's alone, written whole or not at all.

It holds the token and, where the device was paired, behind it the name that it got.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from device import whole_file

_OTHERS_MAY: Final = stat.S_IRWXG | stat.S_IRWXO
_LONGEST: Final = 4096
_MOST_WORDS: Final = 2


class TokenProblem(Exception):
    """The file is not as it must be; the message is one clear line."""


@dataclass(frozen=True)
class Kept:
    """What the file holds; `name` is empty where somebody has put the token there by hand."""

    token: str = field(repr=False)
    name: str = ""


def read(path: Path) -> Kept | None:
    """Give what the file holds; None where there is no file. Raises TokenProblem."""
    try:
        with path.open(encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode
            words = file.read(_LONGEST).split()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        words, mode = [], 0
    except OSError as error:
        raise TokenProblem(f"cannot read the token file {path}: {error.strerror}") from None
    if mode & _OTHERS_MAY:
        raise TokenProblem(f"the token file {path} may be read by others: chmod 600 it")
    if not 0 < len(words) <= _MOST_WORDS or (len(words) > 1 and not words[0].startswith("wm_")):
        raise TokenProblem(f"the token file {path} does not hold one token")
    return Kept(*words)


def check_room(path: Path) -> None:
    """Raise TokenProblem where no file could be written: better now than when a token has come."""
    if not os.access(path.parent, os.W_OK | os.X_OK):
        why = "cannot be written" if path.parent.is_dir() else "is not there"
        raise TokenProblem(
            f"cannot read the token file {path}: there is none, and its folder {why}: "
            "this device could not keep the token that it would get"
        )


def write(path: Path, kept: Kept) -> None:
    """Keep a token: after a power cut the file is the old one or the new one, whole. OSError."""
    whole_file.write(path, f"{kept.token} {kept.name}".strip() + "\n")
