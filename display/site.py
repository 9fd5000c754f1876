"""What a board knows of its site: areas, counters, arrows, limits; kept for a start alone.

The server describes the site; the board remembers the last description that it could read, so that
it comes up in the morning without a server and still shows its own area and floor.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from display.board import Rules

Names = dict[str, str]
Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]
Arrow = Literal["left", "right", "up", "down"]
_SECOND_MS = 1000


class Limits(BaseModel, frozen=True):
    """How long a call stays new, and how long it has at least when others wait."""

    new_call_seconds: int = Field(14, ge=1, le=120)
    call_gap_seconds: int = Field(6, ge=1, le=120)


class Area(BaseModel, frozen=True):
    """A waiting area: its letter and its floor."""

    letter: Letter
    floor: Names = {}


class Counter(BaseModel, frozen=True):
    """A counter: where somebody goes who is called."""

    number: str
    room: str = ""
    floor: Names = {}


class Display(BaseModel, frozen=True):
    """A board: which areas it shows, and where the counters lie for somebody before it."""

    name: str
    areas: tuple[Letter, ...]
    arrows: dict[str, Arrow] = {}


class SiteDescription(BaseModel, frozen=True):
    """The part of a site's description that a board needs."""

    timezone: str
    rules: Limits = Limits()
    areas: tuple[Area, ...]
    counters: tuple[Counter, ...]
    displays: tuple[Display, ...] = ()

    def display(self, name: str) -> Display:
        """Return this board; one that the site does not name shows every area, without arrows."""
        every = Display(name=name, areas=tuple(area.letter for area in self.areas))
        return next((each for each in self.displays if each.name == name), every)

    def counter(self, number: str) -> Counter:
        """Return a counter; one that the site does not name has a number and no place."""
        unknown = Counter(number=number)
        return next((each for each in self.counters if each.number == number), unknown)

    def shown(self, name: str) -> tuple[Area, ...]:
        """Return the areas that a board shows, in the house's order."""
        letters = self.display(name).areas
        return tuple(area for area in self.areas if area.letter in letters)

    def board_rules(self) -> Rules:
        """Return a board's limits with this site's own."""
        return Rules(
            new_call_ms=self.rules.new_call_seconds * _SECOND_MS,
            call_gap_ms=self.rules.call_gap_seconds * _SECOND_MS,
        )


def remember(file: Path, description: SiteDescription) -> None:
    """Keep a description for the next start; power may fail at any moment and leave the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as new:
        try:
            new.write(description.model_dump_json())
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).replace(file)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise


def recall(file: Path) -> SiteDescription | None:
    """Return the description that was kept, or `None` if there is none that can be read."""
    try:
        return SiteDescription.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None
