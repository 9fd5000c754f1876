"""A picture of the calls and what is around them, put into the words of one board. Pure.

Theory of operation: what takes the whole screen comes first (display/full_screen.py), then the
calls, then what fills the room that they leave: a card and a line of news. A call always comes
before a card: a card is large only where nobody is called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from device.texts import GERMAN
from display.announcer import announcement
from display.around import NOTHING_AROUND
from display.board import Mode, Picture
from display.call_words import CallWords
from display.calls import listed
from display.full_screen import FullScreen
from display.glass import Card, Foot, Glass, Urgent, Wait, line
from display.opening_hours import UNKNOWN_HOURS, OpeningHours
from display.site_words import SiteWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from device.texts import Texts
    from device.voice import Sentence
    from display.around import Around
    from display.glass import Door, House, Layout, Line, Side
    from display.site import SiteDescription
    from display.waiting import AreaWaiting

MEDIA: Final = "/media/"

_FOOT_LINES: Final = 2
_SIDES: Final = 2
_ROWS: Final = 5


class Glazier:
    """Puts pictures into the words of one site, for one board."""

    def __init__(
        self, texts: Texts, site: SiteDescription | None, *, name: str, silent: bool
    ) -> None:
        """Work out once what depends on the site alone; without a site, less is said."""
        self._texts, self._site = texts, site
        self._areas = site.shown(name) if site else ()
        display = site.display(name) if site else None
        self._layout: Layout = display.arranged if display else "board"
        if self._layout == "areas" and len(self._areas) != _SIDES:
            self._layout = "board"
        self._door = display.door if display else ""
        self._calls = CallWords(texts, site, display)
        self._said = SiteWords(texts, site, self._areas)
        self._words = self._said.all()
        self._timezone = site.timezone if site else ""
        letters = display.areas if display else ()
        hours = OpeningHours.of(site) if site else UNKNOWN_HOURS
        self._full = FullScreen(texts, hours, letters)
        self._sign = "see" if silent else "speak"
        self._hint = Foot("time", self._said.lines("quiet-silent" if silent else "quiet"))
        self._quiet_sound = Foot("see", self._said.lines("quiet-sound"))

    def glass(self, picture: Picture, around: Around = NOTHING_AROUND) -> Glass:
        """Return what a page shows for a picture and what is around it."""
        if around.spoken:
            picture = _as_said(picture, around.spoken.key)
        house = self._full.shown(picture, around)
        if house is not None:
            picture = Picture(Mode.HOUSE, None, (), picture.stand_ms)
        card = self._card(picture, around)
        if card is not None and card.large:
            rows = listed(picture.standing, _ROWS)
            picture = replace(picture, mode=Mode.EMPTY, large=None, rows=rows)
        stale, large = picture.mode is Mode.STALE, picture.large
        waits = {} if stale or house else self._waits(around.waiting)
        return Glass(
            mode=picture.mode,
            layout=self._layout,
            large=self._calls.large(large) if large else None,
            rows=tuple(self._calls.row(row) for row in picture.rows),
            sides=self._sides(picture, waits, clear=card is not None and card.large),
            door=self._at_the_door(picture),
            foot=self._foot(picture, around),
            card=card,
            urgent=self._urgent(around, house),
            house=house,
            waiting=tuple(waits.values()) if self._layout == "board" else (),
            quiet_sound=around.quiet,
            stand=self._calls.time(picture.stand_ms) if stale and picture.stand_ms else "",
            timezone=self._timezone,
            words=self._words,
        )

    # ---- the calls ---------------------------------------------------------------------------

    def _sides(
        self, picture: Picture, waits: Mapping[str, Wait], *, clear: bool
    ) -> tuple[Side, ...]:
        """Return the two areas side by side; nothing is large where a card is, or if stale."""
        if self._layout != "areas":
            return ()
        large = not clear and picture.mode is not Mode.STALE
        sides = self._calls.sides(picture, self._areas, large=large)
        return tuple(replace(side, waiting=waits.get(side.letter)) for side in sides)

    def _at_the_door(self, picture: Picture) -> Door | None:
        return self._calls.door(picture, self._door) if self._layout == "door" else None

    def _waits(self, waiting: Mapping[str, AreaWaiting]) -> dict[str, Wait]:
        """Return what the site shows of those who wait, by area."""
        rules = self._site.rules if self._site else None
        found = {}
        for area in self._areas:
            told = waiting.get(area.letter)
            if told is None or rules is None:
                continue
            numbers = self._numbers(told.numbers) if rules.board_waiting else None
            minutes = self._minutes(told.minutes) if rules.board_range and told.minutes else None
            if numbers or minutes:
                found[area.letter] = Wait(area.letter, numbers, minutes)
        return found

    def _numbers(self, numbers: int) -> Line:
        return line(GERMAN, self._texts.get("waiting", GERMAN, numbers=numbers))

    def _minutes(self, minutes: tuple[int, int]) -> Line:
        start, end = minutes
        return line(GERMAN, self._texts.get("wait-range", GERMAN, **{"from": start, "to": end}))

    # ---- what is around them -----------------------------------------------------------------

    def _foot(self, picture: Picture, around: Around) -> Foot:
        if picture.mode is Mode.STALE:
            return self._words.stale_foot
        if around.spoken:
            return Foot("speak", _sentences(around.spoken.sentences))
        told = picture.large if picture.mode is Mode.NEW else picture.spoken
        if told is not None:
            sign = "see" if around.quiet else self._sign
            return Foot(sign, _sentences(announcement(told, self._texts)))
        if around.quiet:
            return self._quiet_sound
        if around.news and picture.mode is not Mode.HOUSE:
            return Foot("info", _lines(around.news.item.title, around.news.languages))
        return self._hint

    def _card(self, picture: Picture, around: Around) -> Card | None:
        """Return the card between calls; it is large where nobody is called, else in the corner."""
        if around.card is None or self._layout == "door":
            return None
        if picture.mode in {Mode.STALE, Mode.HOUSE}:
            return None
        item, languages = around.card.item, around.card.languages
        called = picture.large is not None and not picture.large.arrived
        large = not (picture.somebody_is_called if self._layout == "areas" else called)
        return Card(
            key=item.key,
            icon=item.icon,
            titles=_lines(item.title, languages),
            texts=_lines(item.text, languages),
            picture=_media(item.picture, around) if large else "",
            video=_media(item.video, around) if large else "",
            large=large,
        )

    def _urgent(self, around: Around, house: House | None) -> Urgent | None:
        """Return the band; while the house is left there is one thing to read."""
        if around.urgent is None or (house is not None and house.kind == "evacuation"):
            return None
        banner = around.urgent
        lines = _lines(banner.message.text, banner.languages)
        return Urgent(banner.message.id, lines)


def _as_said(picture: Picture, spoken: str) -> Picture:
    """Return the picture with the row of what is said in it: the voice may be behind the turns."""
    rows = (replace(row, speaking=row.call.key == spoken) for row in picture.standing)
    standing = tuple(rows)
    others = (row for row in standing if row.call is not picture.large)
    return replace(picture, standing=standing, rows=listed(others, _ROWS))


def _media(name: str, around: Around) -> str:
    """Return where a picture or a video is; nothing as long as it has not been fetched."""
    return f"{MEDIA}{name}" if name in around.media else ""


def _lines(said: Mapping[str, str], languages: Iterable[str]) -> tuple[Line, ...]:
    return tuple(line(each, said[each]) for each in languages if said.get(each))


def _sentences(spoken: Iterable[Sentence]) -> tuple[Line, ...]:
    return tuple(line(each.language, each.text) for each in spoken)[:_FOOT_LINES]
