"""The numbers that this kiosk alone gives while there is no server. Pure.

Theory of operation: the site file gives each kiosk a range of each area's series, and no server
ever gives one of those. The kiosk goes round through its range. Which number it gave last on which
day stands in the outbox (`Given`). A number is given again only on a later day. A day comes from a
clock, and a clock that has lost its time must not double a number, so the day never runs backwards:
it is the latest of the clock's, of the server's last word, and of all numbers given. A clock that
was ahead is corrected by the server's next word (`Outbox.hear_day`).

The id of such a ticket is known at once, so that its paper's own code is the right one before any
server knows it: a 9 (the server's own ids begin with 0), two digits of the day, two of the letter,
five of the serial.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Range = tuple[int, int]  # the first and the last serial

_MARK: Final = "9"


@dataclass(frozen=True, slots=True)
class Given:
    """When one of the kiosk's own numbers was given last: on which day, and as the how manieth."""

    letter: str
    serial: int
    day: str
    turn: int

    @property
    def number(self) -> str:
        """Give the number as it is called."""
        return f"{self.letter}{self.serial}"

    @property
    def ticket(self) -> str:
        """Give the id of its ticket."""
        day = dt.date.fromisoformat(self.day).timetuple().tm_yday % 100
        place = ord(self.letter) - ord("A") + 1
        return f"{_MARK}{day:02}{place:02}{self.serial:05}"


def is_own(ticket: str) -> bool:
    """Say whether a kiosk gave the id of this ticket, not a server."""
    return ticket.startswith(_MARK)


def serials_of(
    tickets: Iterable[str], taken: Iterable[str], ranges: Mapping[str, Range]
) -> list[tuple[str, int]]:
    """Give letter and serial of those of the tickets and numbers that lie in one of the ranges."""
    found = [(chr(int(each[3:5]) + ord("A") - 1), int(each[5:])) for each in tickets]
    found += [(each[0], int(each[1:])) for each in taken]
    return [
        (letter, serial)
        for letter, serial in found
        if letter in ranges and ranges[letter][0] <= serial <= ranges[letter][1]
    ]


def unknown_of(serials: Iterable[tuple[str, int]], given: Iterable[Given], day: str) -> list[Given]:
    """Give those that were given on this day without this machine's knowing."""
    given = tuple(given)
    known = {(each.letter, each.serial) for each in given if each.day >= day}
    turn = max(map(_turn, given), default=0)
    unknown = [each for each in serials if each not in known]
    return [Given(*each, day, turn + count) for count, each in enumerate(unknown, 1)]


def following(letter: str, serials: Range, given: Iterable[Given], day: str) -> Given | None:
    """Give the next number of this range; None where all of it was given on this day."""
    given = tuple(given)
    today = day_of(day, given)
    latest = max((each for each in given if each.letter == letter), key=_turn, default=None)
    taken = {each.serial for each in given if each.letter == letter and each.day >= today}
    turn = max(map(_turn, given), default=0) + 1
    for serial in _round(serials, latest.serial if latest else serials[1]):
        if serial not in taken:
            return Given(letter, serial, today, turn)
    return None


def day_of(day: str, given: Iterable[Given]) -> str:
    """Give the day that counts: never one before a number's that was given."""
    return max([day, *(each.day for each in given)])


def _round(serials: Range, after: int) -> Iterable[int]:
    """Give all serials once, beginning after this one."""
    first, last = serials
    begin = after + 1 if first <= after < last else first
    return (*range(begin, last + 1), *range(first, begin))


def _turn(given: Given) -> int:
    return given.turn
