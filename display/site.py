"""What a board knows of its site: areas, counters, arrows, cards, hours; kept for a start alone.

The server describes the site; the board remembers the last description that it could read, so that
it comes up in the morning without a server and still shows its own area and floor. It reads row by
row (display/rows.py): a card, an area or another board that it cannot read is left out alone.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, TypeAdapter, model_validator

from display.board import Rules
from display.glass import Layout
from display.rows import Complaints, or_else, readable

if TYPE_CHECKING:
    from collections.abc import Iterable

Names = dict[str, str]
Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]
Arrow = Literal["left", "right", "up", "down"]
Percent = Annotated[int, Field(ge=0, le=100)]
Weekday = Annotated[int, Field(ge=1, le=7)]
_SECOND_MS = 1000
_GERMAN: Final = "de"
_SIDES: Final = 2
_CLOCK: Final = re.compile(r"(\d\d):([0-5]\d)")
_DAY_MINUTES: Final = 24 * 60


def _minute(told: object) -> object:
    """Read "07:30", and "24:00" as the day's end; what was kept for a start is a number already."""
    found = _CLOCK.fullmatch(told) if isinstance(told, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else told


def _in_order(span: Span) -> Span:
    if span[0] >= span[1]:
        raise ValueError("ends before it begins")
    return span


Minute = Annotated[int, BeforeValidator(_minute), Field(ge=0, le=_DAY_MINUTES)]
"""A time of day by the clock on the wall, in minutes from midnight."""
TimeOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Span = tuple[Minute, Minute]
Opening = Annotated[Span, AfterValidator(_in_order)]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError("no time zone that this machine knows") from error
    return name


def _with_german(names: Names) -> Names:
    if not names.get(_GERMAN):
        raise ValueError("has no German")
    return names


Said = Annotated[Names, AfterValidator(_with_german)]


def _known_arrows(told: object) -> dict[object, object]:
    """Leave out each arrow that points nowhere: no arrow is better than a wrong one."""
    rows = told.items() if isinstance(told, dict) else ()
    return {counter: arrow for counter, arrow in rows if arrow in get_args(Arrow)}


class Limits(BaseModel, frozen=True):
    """How long a call stays new, how long it has at least, and what is told of those who wait."""

    new_call_seconds: Annotated[int, Field(ge=1, le=120), or_else(14)] = 14
    call_gap_seconds: Annotated[int, Field(ge=1, le=120), or_else(6)] = 6
    board_waiting: Annotated[bool, or_else(default=False)] = False
    board_range: Annotated[bool, or_else(default=False)] = False


class Area(BaseModel, frozen=True):
    """A waiting area: its letter and its floor."""

    letter: Letter
    floor: Names = {}


class Counter(BaseModel, frozen=True):
    """A counter: where somebody goes who is called; `area` is where people wait for it."""

    number: str
    area: Annotated[str, or_else("")] = ""
    room: str = ""
    floor: Names = {}


class Display(BaseModel, frozen=True):
    """A board: which areas it shows and how, and where the counters lie for somebody before it.

    `volume` is percent from a time of day on.
    """

    name: str
    areas: tuple[Letter, ...]
    arrows: Annotated[dict[str, Arrow], BeforeValidator(_known_arrows)] = {}
    layout: Annotated[Layout, or_else("board")] = "board"
    counter: Annotated[str, or_else("")] = ""
    volume: Annotated[tuple[tuple[TimeOfDay, Percent], ...], or_else(())] = ()

    @property
    def arranged(self) -> Layout:
        """Return the layout that can be drawn: two areas take two, a door sign takes a counter."""
        fits = {"board": True, "areas": len(self.areas) == _SIDES, "door": bool(self.counter)}
        return self.layout if fits[self.layout] else "board"

    @property
    def door(self) -> str:
        """Return the one counter that a door sign stands beside; no other layout has one."""
        return self.counter if self.arranged == "door" else ""


class Standing(BaseModel, frozen=True):
    """When and where a card or a line of news stands; what is absent limits nothing."""

    areas: tuple[Letter, ...] | None = None
    weekdays: tuple[Weekday, ...] | None = None
    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="until")
    between: Opening | None = None

    def is_for(self, letters: Iterable[str]) -> bool:
        """Say whether a board of these areas may show it."""
        return self.areas is None or not set(letters).isdisjoint(self.areas)


class CardRow(Standing, frozen=True):
    """A card of the site file: what it says between calls."""

    key: str
    title: Said
    text: Annotated[Names, or_else({})] = {}
    icon: Annotated[str, or_else("")] = ""
    picture: Annotated[str, or_else("")] = ""
    video: Annotated[str, or_else("")] = ""
    seconds: int = Field(ge=6, le=60)


class NewsRow(Standing, frozen=True):
    """A line of news of the site file."""

    key: str
    text: Said


class WeekHours(BaseModel, frozen=True):
    """The openings of some days of the week; 1 is Monday."""

    days: tuple[Weekday, ...]
    open: tuple[Opening, ...]


class OtherDay(BaseModel, frozen=True):
    """A date with openings of its own; none on a holiday."""

    date: date
    open: tuple[Opening, ...]


_ROWS: Final[dict[str, TypeAdapter[Any]]] = {
    "areas": TypeAdapter(Area),
    "counters": TypeAdapter(Counter),
    "displays": TypeAdapter(Display),
    "cards": TypeAdapter(CardRow),
    "news": TypeAdapter(NewsRow),
}
_complaints: Final = Complaints()


class SiteDescription(BaseModel, frozen=True):
    """The part of a site's description that a board needs.

    Without `hours` nobody knows when the office is open: one row of them that cannot be read is
    enough for that, since a board must not say that a house is closed which is not.
    """

    timezone: Annotated[str, AfterValidator(_known_zone)]
    languages: Annotated[tuple[str, ...], or_else(())] = ()
    rules: Annotated[Limits, or_else(Limits())] = Limits()
    areas: tuple[Area, ...]
    counters: tuple[Counter, ...]
    displays: tuple[Display, ...] = ()
    cards: tuple[CardRow, ...] = ()
    news: tuple[NewsRow, ...] = ()
    hours: Annotated[tuple[WeekHours, ...] | None, or_else(None)] = None
    other_days: Annotated[tuple[OtherDay, ...] | None, or_else(None)] = ()
    practice: Annotated[bool, or_else(None)] = False

    @model_validator(mode="before")
    @classmethod
    def _row_by_row(cls, told: object) -> object:
        """Leave out each row that cannot be read."""
        if not isinstance(told, dict):
            return told
        read, left_out = dict(told), []
        for name in _ROWS.keys() & told.keys():
            read[name], bad = readable(told[name], _ROWS[name], name)
            left_out += bad
        _complaints.say(left_out)
        return read

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

    def media(self, name: str) -> frozenset[str]:
        """Return the pictures and videos of the cards that a board may show; a door shows none."""
        mine = self.display(name)
        cards = (
            each for each in self.cards if each.areas is None or set(each.areas) & {*mine.areas}
        )
        named = frozenset(one for each in cards for one in (each.picture, each.video) if one)
        return frozenset() if mine.door else named

    def board_rules(self, name: str = "") -> Rules:
        """Return a board's limits with this site's own; a door sign keeps to its counter."""
        return Rules(
            new_call_ms=self.rules.new_call_seconds * _SECOND_MS,
            call_gap_ms=self.rules.call_gap_seconds * _SECOND_MS,
            counter=self.display(name).door,
        )


def remember(file: Path, description: SiteDescription) -> None:
    """Keep a description for the next start; power may fail at any moment and leave the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as new:
        try:
            new.write(description.model_dump_json(by_alias=True))
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
    except (OSError, ValueError, RecursionError):
        return None
