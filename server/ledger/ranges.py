"""Which ranges of serials each kiosk has and had. Pure.

Theory of operation
-------------------
A kiosk that is away goes on with the range that it knew last, and owes its numbers until it is
back. So each server notes in the store which ranges its site file gives, when it begins and on each
business day; what was in force is remembered for as long as the contact with a kiosk
(`server/contact.py`). The store's functions decide by it: what a kiosk may hand in, and what no
server gives online. Two servers with different files know each other's ranges once both have begun.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from server.contact import KNOWN_DAYS
from server.site import Site

KNOWN_S: Final = (KNOWN_DAYS + 1) * 24 * 60 * 60
"""The store's key goes by itself so long after the last note: never before a range in it does."""
_ROW: Final = re.compile(r"([^ ,]+) (\d+)-(\d+) ([\d-]+),")


@dataclass(frozen=True, order=True)
class Range:
    """The serials `first` to `last` of an area, which the kiosk gives by itself, or gave.

    `day` is the last business day on which it was in force, as far as it was noted.
    """

    kiosk: str
    letter: str
    first: int
    last: int
    day: str = ""

    def __str__(self) -> str:
        """Give it as people write it: "K 801-849"."""
        return f"{self.letter} {self.first}-{self.last}"

    def meets(self, other: "Range") -> bool:
        """Say whether both hold one and the same number."""
        same_letter = self.letter == other.letter
        return same_letter and self.first <= other.last and other.first <= self.last

    def shared_with(self, other: "Range") -> "Range":
        """Give what both hold; they must meet."""
        return replace(self, first=max(self.first, other.first), last=min(self.last, other.last))

    def is_of(self, site: Site) -> bool:
        """Say whether the kiosk has it by this site."""
        return any(
            kiosk.name == self.kiosk and kiosk.offline.get(self.letter) == (self.first, self.last)
            for kiosk in site.kiosks
        )


def known_since(day: str) -> str:
    """Give the first of the days whose ranges are still remembered on this day."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=KNOWN_DAYS)).isoformat()


def known_until(day: str) -> str:
    """Give the last day on which a range is remembered that was last in force on this day."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=KNOWN_DAYS)).isoformat()


def in_force(site: Site) -> Iterator[Range]:
    """Give the ranges that the kiosks have by this site."""
    for kiosk in site.kiosks:
        for letter, (first, last) in sorted(kiosk.offline.items()):
            yield Range(kiosk.name, letter, first, last)


def as_told(ranges: Iterable[Range]) -> str:
    """Write ranges as the store's function takes them: "K kiosk-1 801-849," each."""
    return "".join(f"{each.letter} {each.kiosk} {each.first}-{each.last}," for each in ranges)


def read(kept: Mapping[bytes, bytes]) -> tuple[Range, ...]:
    """Read what the store remembers."""
    found = (
        Range(kiosk, letter.decode(), int(first), int(last), day)
        for letter, rows in kept.items()
        for kiosk, first, last, day in _ROW.findall(rows.decode())
    )
    return tuple(sorted(found))


def former(site: Site, remembered: Iterable[Range]) -> tuple[Range, ...]:
    """Give the ranges that are remembered and that the kiosks do not have by this site."""
    return tuple(each for each in remembered if not each.is_of(site))


def contested(site: Site, remembered: Iterable[Range]) -> tuple[tuple[Range, Range], ...]:
    """Give each range of this site with one that another kiosk had, where both hold a number."""
    pairs = product(in_force(site), former(site, remembered))
    return tuple((now, had) for now, had in pairs if now.kiosk != had.kiosk and now.meets(had))
