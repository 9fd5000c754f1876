"""Which card stands between calls, and which line of news in the foot: one at a time. Pure.

Theory of operation: a `Carousel` hands out one item after the other of those that may stand now.
Whether an item may stand follows from the site's own calendar and clock (`stands`); how long it
stays is measured by the steady clock, which never jumps. Each showing of an item has a number, and
the second language beside the German follows from it.

Promises, held by tests/display/test_cards.py:
- An item stands from its first minute to its last day's end, and not a moment longer.
- Each item stays for its seconds, then the next one comes; a single one begins again.
- Each showing of an item has the next of its other languages beside German.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from device.texts import GERMAN, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from display.site import CardRow, NewsRow, Standing

NEWS_SECONDS: Final = 12
MINUTE_MS: Final = 60_000
_SECOND_MS: Final = 1000
_ORDER: Final = {language.key: place for place, language in enumerate(LANGUAGES)}


@dataclass(frozen=True)
class Item:
    """Something that has its turn: a card or a line of news, with all its languages."""

    key: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    seconds: int
    icon: str = ""
    picture: str = ""
    video: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        """Return its languages beside German, in the visitors' order."""
        return other_languages(self.title)


@dataclass(frozen=True)
class Showing:
    """An item that stands now, for the nth time."""

    item: Item
    nth: int

    @property
    def languages(self) -> tuple[str, ...]:
        """Return German, and the other language whose turn it is."""
        return (GERMAN, *turn_of(self.item.others, self.nth))


def other_languages(said: Iterable[str]) -> tuple[str, ...]:
    """Return the languages beside German, in the visitors' order."""
    others = (each for each in said if each != GERMAN)
    return tuple(sorted(others, key=lambda each: (_ORDER.get(each, len(_ORDER)), each)))


def turn_of(languages: tuple[str, ...], nth: int) -> tuple[str, ...]:
    """Return the one of these languages whose turn it is; none if there are none."""
    return (languages[nth % len(languages)],) if languages else ()


def of_card(row: CardRow) -> Item:
    """Take a card of the site file."""
    return Item(row.key, row.title, row.text, row.seconds, row.icon, row.picture, row.video)


def of_news(row: NewsRow) -> Item:
    """Take a line of news of the site file."""
    return Item(row.key, row.text, {}, NEWS_SECONDS)


def stands(row: Standing, letters: Iterable[str], *, server_ms: int, timezone: str) -> bool:
    """Say whether a row may stand now on a board of these areas."""
    now = datetime.fromtimestamp(server_ms / 1000, tz=UTC).astimezone(ZoneInfo(timezone))
    minute = now.hour * 60 + now.minute
    return (
        row.is_for(letters)
        and (row.weekdays is None or now.isoweekday() in row.weekdays)
        and (row.first is None or now.date() >= row.first)
        and (row.last is None or now.date() <= row.last)
        and (row.between is None or row.between[0] <= minute < row.between[1])
    )


class Carousel:
    """The items that have their turns, one after the other."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._items: dict[str, Item] = {}
        self._shown: Showing | None = None
        self._since_ms = 0
        self._counts: dict[str, int] = {}

    def offer(self, items: Iterable[Item], *, now_ms: int) -> None:
        """Go by these items from now on; what stands goes at once if it is not among them."""
        before, self._items = tuple(self._items), {each.key: each for each in items}
        self._counts = {key: n for key, n in self._counts.items() if key in self._items}
        shown = self._shown
        if shown is not None and shown.item.key in self._items:
            self._shown = Showing(self._items[shown.item.key], shown.nth)
        elif shown is not None or self._items:
            self._begin(self._after(shown.item.key if shown else "", before), now_ms)
        self._advance(now_ms)

    @property
    def shown(self) -> Showing | None:
        """Return what stands now."""
        return self._shown

    def next_change_ms(self) -> int | None:
        """Return when the next item has its turn; `None` if nothing would look different then."""
        if self._shown is None or (len(self._items) == 1 and len(self._shown.item.others) <= 1):
            return None
        return self._since_ms + self._shown.item.seconds * _SECOND_MS

    def _advance(self, now_ms: int) -> None:
        if self._shown is None or now_ms < self._since_ms + self._shown.item.seconds * _SECOND_MS:
            return
        keys = tuple(self._items)
        self._begin(self._after(self._shown.item.key, keys), now_ms)

    def _begin(self, key: str, now_ms: int) -> None:
        if not key:
            self._shown = None
            return
        nth = self._counts.get(key, -1) + 1
        self._counts[key] = nth
        self._shown, self._since_ms = Showing(self._items[key], nth), now_ms

    def _after(self, key: str, order: tuple[str, ...]) -> str:
        """Return the key that follows another one, of those that may stand; empty if none may."""
        place = order.index(key) + 1 if key in order else 0
        turned = (*order[place:], *order[:place], *self._items)
        return next((each for each in turned if each in self._items), "")
