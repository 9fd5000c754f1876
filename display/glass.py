"""What stands on the glass: a picture, the site and the texts become the state that a page draws.

The page gets words ready to be shown and decides nothing. `words` holds what depends on the site
alone, so that the page can say by itself that it has lost its agent. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from device.texts import direction, time_text
from display.announcer import GERMAN, announcement
from display.board import Mode

if TYPE_CHECKING:
    from device.texts import Texts
    from display.board import Call, Picture, Row
    from display.site import Area, SiteDescription

ENGLISH: Final = "en"
TIME_PLACE: Final = "{time}"  # where the page puts a time of its own


@dataclass(frozen=True)
class Line:
    """A line of text with its language and direction."""

    lang: str
    dir: str
    text: str


@dataclass(frozen=True)
class Large:
    """The call on the left: number, and where to go. An empty arrow or room is not known."""

    key: str
    number: str
    counter: str
    room: str
    floor: str
    arrow: str


@dataclass(frozen=True)
class Recent:
    """A row of the list; `time` stands only in a call that came to be known late."""

    key: str
    number: str
    counter: str
    arrow: str
    soon: bool
    time: str


@dataclass(frozen=True)
class Foot:
    """The foot of the board: a sign and up to two lines."""

    icon: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Place:
    """A letter and the floor where people with it wait."""

    letter: str
    floor: str


@dataclass(frozen=True)
class Words:
    """What the page says in this house whatever happens."""

    title: str
    floor: str
    letters: tuple[str, ...]
    counter: str
    room: str
    recent: str
    recent_none: str
    welcome: str
    welcome_hints: tuple[Line, ...]
    card: str
    places: tuple[Place, ...]
    stale: str
    stale_stand: str
    stale_lines: tuple[Line, ...]
    stale_recent: str
    stale_recent_never: str
    stale_foot: Foot


@dataclass(frozen=True)
class Glass:
    """The whole state of a page; `stand` is the time up to which it was true, if it is stale."""

    mode: Mode
    large: Large | None
    rows: tuple[Recent, ...]
    foot: Foot
    stand: str
    timezone: str
    words: Words


class Glazier:
    """Puts pictures into the words of one site, for one board."""

    def __init__(
        self, texts: Texts, site: SiteDescription | None, *, name: str, silent: bool
    ) -> None:
        """Work out once what depends on the site alone; without a site, less is said."""
        self._texts = texts
        self._site = site
        self._display = site.display(name) if site else None
        self._timezone = site.timezone if site else "UTC"
        self._words = self._site_words(site.shown(name) if site else ())
        self._sign = "see" if silent else "speak"
        self._quiet = Foot("time", self._lines("quiet-silent" if silent else "quiet"))

    def glass(self, picture: Picture) -> Glass:
        """Return what a page shows for a picture."""
        stale = picture.mode is Mode.STALE
        return Glass(
            mode=picture.mode,
            large=self._large(picture.large) if picture.large else None,
            rows=tuple(self._recent(row) for row in picture.rows),
            foot=self._foot(picture),
            stand=self._time(picture.stand_ms) if stale and picture.stand_ms else "",
            timezone=self._timezone if self._site else "",
            words=self._words,
        )

    def _foot(self, picture: Picture) -> Foot:
        if picture.mode is Mode.NEW and picture.large:
            sentences = announcement(picture.large, self._texts)
            return Foot(self._sign, tuple(_line(each.language, each.text) for each in sentences))
        return self._words.stale_foot if picture.mode is Mode.STALE else self._quiet

    def _large(self, call: Call) -> Large:
        counter = self._site.counter(call.ticket.counter) if self._site else None
        return Large(
            key=call.key,
            number=call.ticket.number,
            counter=call.ticket.counter,
            room=counter.room if counter else "",
            floor=counter.floor.get(GERMAN, "") if counter else "",
            arrow=self._arrow(call),
        )

    def _recent(self, row: Row) -> Recent:
        return Recent(
            key=row.call.key,
            number=row.call.ticket.number,
            counter=row.call.ticket.counter,
            arrow=self._arrow(row.call),
            soon=row.soon,
            time=self._time(row.call.at_ms) if row.call.late else "",
        )

    def _arrow(self, call: Call) -> str:
        return self._display.arrows.get(call.ticket.counter, "") if self._display else ""

    def _time(self, at_ms: int) -> str:
        return time_text(at_ms, self._timezone)

    def _site_words(self, areas: tuple[Area, ...]) -> Words:
        german = self._german
        places = self._site.areas if self._site else ()
        return Words(
            title=self._title(areas),
            floor=areas[0].floor.get(GERMAN, "") if len(areas) == 1 else "",
            letters=tuple(area.letter for area in areas),
            counter=german("counter"),
            room=german("room"),
            recent=german("recent"),
            recent_none=german("recent-none"),
            welcome=german("welcome"),
            welcome_hints=tuple(self._line("welcome-hint", each) for each in self._languages()),
            card=german("card"),
            places=tuple(Place(area.letter, area.floor.get(GERMAN, "")) for area in places),
            stale=german("stale"),
            stale_stand=german("stale-stand", time=TIME_PLACE),
            stale_lines=self._stale_lines(),
            stale_recent=german("stale-recent", time=TIME_PLACE),
            stale_recent_never=german("stale-recent-never"),
            stale_foot=Foot("info", self._lines("stale-questions")),
        )

    def _stale_lines(self) -> tuple[Line, ...]:
        mine = ("stale-valid", "stale-stay", "stale-come")
        english = " ".join(self._texts.get(key, ENGLISH) for key in mine[:2])
        return (*(self._line(key, GERMAN) for key in mine), _line(ENGLISH, english))

    def _title(self, areas: tuple[Area, ...]) -> str:
        letters = " · ".join(area.letter for area in areas)
        if not areas:
            return self._german("office")
        if len(areas) == 1:
            return self._german("area", letter=letters)
        return self._german("areas", letters=letters)

    def _german(self, key: str, **args: str) -> str:
        return self._texts.get(key, GERMAN, **args)

    def _lines(self, key: str) -> tuple[Line, ...]:
        return tuple(self._line(key, language) for language in (GERMAN, ENGLISH))

    def _line(self, key: str, language: str) -> Line:
        return _line(self._texts.language_of(key, language), self._texts.get(key, language))

    def _languages(self) -> tuple[str, ...]:
        return self._texts.languages()


def _line(language: str, text: str) -> Line:
    return Line(language, direction(language), text)
