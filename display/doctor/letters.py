"""How high the letters of a board are on its screen, and from how far each can be read.

Theory of operation: the page is drawn in units of its own, 1920 by 1080 of them on a landscape
screen and 1080 by 1920 on a portrait one (`--u` in `display/page/board.css`). A unit is as large
as the screen lets it be, so a letter's height follows from the screen's diagonal and shape. `SIZES`
and `SHRUNK` repeat what the page's style says; a test measures the page in a browser against them.

Where the numbers come from
    12.2 mm a metre: capital letters of at least 0.7°, EN 301 549 V3.2.1, 8.3.4; tan 0.7° = 0.0122.
    0.714: a capital's height in Noto Sans, and a digit's, as a part of the size of the type.
    The sizes of the type: `display/page/board.css`.
Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MM_A_METRE: Final = 12.2
CAPITAL: Final = 0.714
MM_AN_INCH: Final = 25.4
DRAWN: Final = (1920, 1080)
"""Units of the drawing along the long side and along the short one."""


class Layout(StrEnum):
    """How a board is laid out; its name in the site file."""

    BOARD = "board"
    AREAS = "areas"
    DOOR = "door"


class Text(StrEnum):
    """A kind of text on a board; its name in what the doctor says."""

    NUMBER = "number"
    COUNTER = "counter"
    BELOW_URGENT = "counter below an urgent message"
    ROOM = "room"
    WORDS = "words at the door"
    RECENT = "recent calls"
    SPOKEN = "spoken words"


MUST: Final = frozenset({Text.NUMBER, Text.COUNTER})
"""What everybody must read from their seat: who is called, and where to."""

Shape = tuple[Layout, bool]
"""A layout, and whether the screen stands upright."""

SIZES: Final[Mapping[Shape, Mapping[Text, float]]] = MappingProxyType(
    {
        (Layout.BOARD, False): {
            Text.NUMBER: 350,
            Text.COUNTER: 350,
            Text.BELOW_URGENT: 240,
            Text.ROOM: 150,
            Text.RECENT: 92,
            Text.SPOKEN: 48,
        },
        (Layout.BOARD, True): {
            Text.NUMBER: 302,
            Text.COUNTER: 302,
            Text.BELOW_URGENT: 240,
            Text.ROOM: 120,
            Text.RECENT: 84,
            Text.SPOKEN: 44,
        },
        (Layout.AREAS, False): {
            Text.NUMBER: 302,
            Text.COUNTER: 190,
            Text.BELOW_URGENT: 160,
            Text.ROOM: 106,
            Text.RECENT: 56,
            Text.SPOKEN: 48,
        },
        (Layout.AREAS, True): {
            Text.NUMBER: 302,
            Text.COUNTER: 220,
            Text.BELOW_URGENT: 200,
            Text.ROOM: 120,
            Text.RECENT: 56,
            Text.SPOKEN: 44,
        },
        (Layout.DOOR, False): {
            Text.NUMBER: 350,
            Text.COUNTER: 420,
            Text.BELOW_URGENT: 300,
            Text.ROOM: 150,
            Text.WORDS: 104,
        },
        (Layout.DOOR, True): {
            Text.NUMBER: 302,
            Text.COUNTER: 420,
            Text.BELOW_URGENT: 300,
            Text.ROOM: 120,
            Text.WORDS: 104,
        },
    }
)
"""The size of the type, in units of the drawing; a number of three digits and a narrow letter."""

_SHRUNK: Final = {
    "": (1.0, 0.815, 0.685),
    "U": (0.965, 0.79, 0.672),
    "W": (0.909, 0.745, 0.637),
}
_SHRUNK_UPRIGHT: Final = {**_SHRUNK, "W": (0.887, 0.745, 0.637)}
SHRUNK: Final[Mapping[Shape, Mapping[str, tuple[float, float, float]]]] = MappingProxyType(
    {
        (Layout.BOARD, False): _SHRUNK,
        (Layout.BOARD, True): _SHRUNK_UPRIGHT,
        (Layout.AREAS, False): _SHRUNK,
        (Layout.AREAS, True): _SHRUNK,
        (Layout.DOOR, False): _SHRUNK,
        (Layout.DOOR, True): _SHRUNK_UPRIGHT,
    }
)
"""The part of that size that a number of three, four and five digits has, by its letter."""

_EXAMPLES: Final = ("101", "1001", "10001")


@dataclass(frozen=True)
class Screen:
    """A screen: its diagonal in inches, its pixels, and what is drawn on it."""

    inches: float
    width: int
    height: int
    layout: Layout = Layout.BOARD

    @property
    def shape(self) -> Shape:
        """Give the layout and whether the screen stands upright, as the page's style sees it."""
        return self.layout, self.height >= self.width

    @property
    def unit_mm(self) -> float:
        """Give how large a unit of the drawing is, in millimetres."""
        pixel_mm = self.inches * MM_AN_INCH / math.hypot(self.width, self.height)
        long, short = max(self.width, self.height), min(self.width, self.height)
        return pixel_mm * min(long / DRAWN[0], short / DRAWN[1])

    def high_mm(self, size: float) -> float:
        """Give how high a capital letter or a digit of this size of type is."""
        return size * CAPITAL * self.unit_mm


@dataclass(frozen=True)
class Read:
    """A text on a screen: how high its letters are, and from how far they can be read."""

    text: Text
    example: str
    high_mm: float
    must: bool

    @property
    def far_m(self) -> float:
        """Give from how far it can be read, to 10 cm."""
        return round(self.high_mm / MM_A_METRE, 1)


def read(screen: Screen, letters: Iterable[str]) -> Iterator[Read]:
    """Give every text of a board that shows these areas, the largest first."""
    for text, size in SIZES[screen.shape].items():
        if text is Text.NUMBER:
            yield from _numbers(screen, size, letters)
        else:
            yield Read(text, "", screen.high_mm(size), text in MUST)


def _numbers(screen: Screen, size: float, letters: Iterable[str]) -> Iterator[Read]:
    """Numbers have three digits; more come only on a day with more than 899 in one area."""
    shrunk = SHRUNK[screen.shape]
    letter = _widest(letters, shrunk)
    for digits, example in enumerate(_EXAMPLES):
        part = shrunk.get(letter, shrunk[""])[digits]
        high_mm = screen.high_mm(size * part)
        yield Read(Text.NUMBER, f"{letter} {example}".strip(), high_mm, must=digits == 0)


def _widest(letters: Iterable[str], shrunk: Mapping[str, tuple[float, float, float]]) -> str:
    """Give the letter whose numbers are the smallest; none where no area could be read."""
    return min(sorted(letters), key=lambda letter: shrunk.get(letter, shrunk[""]), default="")


def inches_for(screen: Screen, each: Read, seat_m: float) -> int:
    """Give the diagonal of a screen of this shape on which a text is read from that seat."""
    return math.ceil(screen.inches * seat_m * MM_A_METRE / each.high_mm)
