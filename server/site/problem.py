"""What is wrong with a site file: a `Finding` has a place in the data, a `Problem` a line. Pure.

All problems of a file come in one `SiteError`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The way to a value in the file's data: ``("counters", 6, "room")``."""


@dataclass(frozen=True)
class Finding:
    """Something wrong at a path of the data, and what would be right."""

    path: Path
    what: str
    right: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it stands, and what would be right.

    Line 0: it is about the file as a whole.
    """

    file: str
    line: int
    what: str
    right: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.right}".rstrip()


class SiteError(Exception):
    """A site file that cannot be used; ``problems`` holds all that is wrong, in line order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(render(self.problems))


def render(problems: Iterable[Problem]) -> str:
    """Write the problems for a terminal: one line each, in line order."""
    return "\n".join(str(problem) for problem in sorted(problems))
