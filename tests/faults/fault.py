"""A planted fault: what is changed in which file, whom it harms, and which tests must see it.

Each lies in a TOML file of its own: `file`, `old` and `new` (whole lines, as they stand there),
`harm` (one sentence: what goes wrong for a person) and `caught_by` (the tests' node ids, from
`tests/` on). `long = true`: these tests take so long that the fault is tried in `make test-long`
alone.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
FOLDER: Final = Path(__file__).parent


class Moved(Exception):
    """The code that a fault changes does not stand there, or not once: the fault is out of date."""


@dataclass(frozen=True)
class Fault:
    """One thing that could be wrong in the program."""

    name: str
    harm: str
    file: str
    old: str
    new: str
    caught_by: tuple[str, ...]
    long: bool = False

    @classmethod
    def read(cls, path: Path) -> "Fault":
        """Read a fault's file; an unknown or missing key raises TypeError."""
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        name = f"{path.parent.name}/{path.stem}"
        return cls(name=name, **{**told, "caught_by": tuple(told["caught_by"])})

    def planted_in(self, text: str) -> str:
        """Give the text of the file with the fault in it; raise Moved where it does not fit."""
        times = text.count(self.old)
        if times != 1:
            raise Moved(f"{self.name}: {self.file} has `old` {times} times, not once")
        return text.replace(self.old, self.new)


def every_fault() -> list[Fault]:
    """Read every fault that there is, in order."""
    return [Fault.read(path) for path in sorted(FOLDER.glob("*/*.toml"))]
