"""The versions that were recorded: their real programs, as they were, to run beside today's.

A recorded version is an archive of what a server process of it needs, named after its function
library, and an entry in `recorded.toml`. It lies in the tree because a clone may be shallow.
"""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.lua.library import LAYOUT, NUMBER
from tests.running import Program, Programs
from tests.sites import SHIPPED, always_open, write_site

FOLDER: Final = Path(__file__).parent
LIST: Final = FOLDER / "recorded.toml"
_SHORT: Final = re.compile(r"^((?:delivery_timeout|undo)_seconds) = \d+$", re.MULTILINE)
_SOURCE: Final = "from server.lua import library; print(library.source(), end='')"


@dataclass(frozen=True)
class Recorded:
    """One recorded version."""

    library: str
    """Its function library, `wm_4`."""
    revision: str
    what: str
    folder: Path = FOLDER

    @property
    def number(self) -> int:
        """The number of its library."""
        return int(self.library.removeprefix("wm_"))

    @property
    def archive(self) -> Path:
        """The file that holds its program."""
        return self.folder / f"{self.library}.tar.xz"

    def unpack(self, folder: Path) -> "Unpacked":
        """Unpack the program into a folder of its own below `folder`."""
        home = folder / self.library
        if not home.exists():
            with tarfile.open(self.archive) as archive:
                archive.extractall(home, filter="data")
        return Unpacked(home)


@dataclass(frozen=True)
class Unpacked:
    """The program of a version in a folder; it runs with the packages that are installed here."""

    home: Path

    @property
    def env(self) -> Mapping[str, str]:
        """What makes Python take this program and not the one in the folder where it is started."""
        return {"PYTHONPATH": str(self.home), "PYTHONSAFEPATH": "1"}

    def server(self, programs: Programs, **env: str) -> Program:
        """A server process of that version, with that version's own site file."""
        program = programs.server(**self.env, WARTEMARKE_SITE_FILE=str(self.site()), **env)
        if "pace_seconds" not in (self.home / "server" / "settings.py").read_text("utf-8"):
            del program.env["WARTEMARKE_PACE_SECONDS"]  # a setting it does not know stops it
        return program

    def site(self) -> Path:
        """Its site file."""
        return patient_site(self.home / "site", self.home / "server" / "sites" / SHIPPED.name)

    def run(self, script: str, *arguments: str) -> str:
        """Run a few lines of Python with that version's modules; what they print."""
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env={**os.environ, **self.env},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def library_source(self) -> str:
        """The text of its function library."""
        return self.run(_SOURCE)


def patient_site(folder: Path, shipped: Path = SHIPPED) -> Path:
    """Write a version's site file: open day and night, with time for what waits for its turn."""
    text = always_open(shipped.read_text(encoding="utf-8"))
    return write_site(folder, _SHORT.sub(r"\1 = 600", text), shipped=shipped)


def recorded(listed: Path = LIST) -> tuple[Recorded, ...]:
    """Give every recorded version, the oldest first."""
    rows = tomllib.loads(listed.read_text(encoding="utf-8"))
    versions = (Recorded(name, **row, folder=listed.parent) for name, row in rows.items())
    return tuple(sorted(versions, key=lambda version: version.number))


PREVIOUS: Final = tuple(each for each in recorded() if LAYOUT <= each.number == NUMBER - 1)
"""Whose server may run beside today's; none where today's data is new."""


def version(library: str) -> Recorded:
    """Give the recorded version with this library."""
    return next(each for each in recorded() if each.library == library)
