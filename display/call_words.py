"""A call in the words of one board: number, place, arrow, time; large, in a row, on a door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.texts import GERMAN, time_text
from display.board import Mode
from display.calls import listed
from display.glass import Door, Large, Recent, Side, line

if TYPE_CHECKING:
    from device.texts import Texts
    from display.board import Call, Picture, Row
    from display.glass import DoorState, Line
    from display.site import Area, Display, SiteDescription

_ENGLISH = "en"
_SIDE_ROWS = 3


class CallWords:
    """Puts the calls of one board into words; without a site, less is said."""

    def __init__(self, texts: Texts, site: SiteDescription | None, display: Display | None) -> None:
        """Take what the words come from."""
        self._texts, self._site, self._display = texts, site, display

    def large(self, call: Call) -> Large:
        """Return a call as it stands large."""
        place = self._site.counter(call.ticket.counter) if self._site else None
        return Large(
            key=call.key,
            number=call.ticket.number,
            counter=call.ticket.counter,
            room=place.room if place else "",
            floor=place.floor.get(GERMAN, "") if place else "",
            arrow=self._arrow(call),
            again=call.again,
        )

    def row(self, row: Row) -> Recent:
        """Return a call as it stands in the list."""
        call = row.call
        return Recent(
            key=call.key,
            number=call.ticket.number,
            counter=call.ticket.counter,
            arrow=self._arrow(call),
            soon=row.soon,
            time=self.time(call.at_ms) if call.late else "",
            again=call.again,
            speaking=row.speaking,
        )

    def time(self, at_ms: int) -> str:
        """Return a time of the site's day."""
        return time_text(at_ms, self._site.timezone if self._site else "UTC")

    def sides(self, picture: Picture, areas: tuple[Area, ...], *, large: bool) -> tuple[Side, ...]:
        """Return the areas side by side: each has its own newest call and its own list."""
        letters = tuple(area.letter for area in areas)
        turn = _turn(picture)
        return tuple(
            self._side(area, rows, _newest(rows, turn) if large else None, turn)
            for area in areas
            for rows in [self._rows_of(area.letter, picture, letters)]
        )

    def _side(
        self, area: Area, rows: tuple[Row, ...], large: Call | None, turn: Call | None
    ) -> Side:
        others = listed((row for row in rows if row.call is not large), _SIDE_ROWS)
        return Side(
            letter=area.letter,
            title=self._texts.get("area", GERMAN, letter=area.letter),
            floor=area.floor.get(GERMAN, ""),
            large=self.large(large) if large else None,
            fresh=large is not None and large is turn,
            rows=tuple(self.row(row) for row in others),
            waiting=None,
        )

    def _rows_of(self, letter: str, picture: Picture, letters: tuple[str, ...]) -> tuple[Row, ...]:
        return tuple(row for row in picture.standing if self._side_of(row.call, letters) == letter)

    def _side_of(self, call: Call, letters: tuple[str, ...]) -> str:
        """Return where a call stands: with its letter, else with its counter; never nowhere."""
        own = call.ticket.number[0]
        counter = self._site.counter(call.ticket.counter).area if self._site else ""
        return next((each for each in (own, counter) if each in letters), letters[0])

    def door(self, picture: Picture, counter: str) -> Door:
        """Return the sign beside one counter's door; a stale one does not say how it is inside."""
        place, turn = self._site.counter(counter) if self._site else None, _turn(picture)
        stale = picture.mode is Mode.STALE
        call, state = _nobody() if stale else _at_the_door(picture, turn)
        key = "stale" if stale else f"door-{state}"
        language = call.ticket.language if call and state == "called" else _ENGLISH
        return Door(
            counter=counter,
            room=place.room if place else "",
            state=state,
            number=call.ticket.number if call else "",
            fresh=call is not None and call is turn,
            again=call is not None and state == "called" and call.again,
            line=line(GERMAN, self._texts.get(key, GERMAN)),
            own=self._own(key, language),
        )

    def _own(self, key: str, language: str) -> Line | None:
        """Return the same in another language, if there is one and there are words for it."""
        found = self._texts.language_of(key, language)
        return None if found.startswith(GERMAN) else line(found, self._texts.get(key, found))

    def _arrow(self, call: Call) -> str:
        return self._display.arrows.get(call.ticket.counter, "") if self._display else ""


def _turn(picture: Picture) -> Call | None:
    """Return the call that has its turn now: it alone is yellow."""
    return picture.large if picture.mode is Mode.NEW else None


def _newest(rows: tuple[Row, ...], turn: Call | None) -> Call | None:
    """Return what is large on a side: the call in its turn, else the newest that had one.

    As on the whole board, nothing is large while a newer call is known that came too late for one,
    or while nothing is known to be true.
    """
    if turn is not None and any(row.call is turn for row in rows):
        return turn
    shown = [row.call for row in rows if not row.soon and not row.call.late]
    awaited = [row.call for row in rows if not row.soon and not row.call.arrived]
    if awaited and awaited[0].late:
        return None
    return next((call for call in shown if not call.arrived), next(iter(shown), None))


def _at_the_door(picture: Picture, turn: Call | None) -> tuple[Call | None, DoorState]:
    called = [row.call for row in picture.standing if not row.call.arrived]
    serving = [row.call for row in picture.standing if row.call.arrived]
    if turn is not None or called:
        return turn or called[0], "called"
    return (serving[0], "serving") if serving else _nobody()


def _nobody() -> tuple[None, DoorState]:
    return None, "free"
