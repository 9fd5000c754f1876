"""What takes the whole screen: the house is left, closed, or makes a pause; and when. Pure.

Promises, held by tests/display/test_full_screen.py:
- An evacuation is before everything, also when the board has lost touch.
- A board that has lost touch says so, but for the night: then the house is closed, unless people
  were here in the last two hours before it.
- While somebody is called, nothing else takes the screen.
- By its hours alone a house is closed when no call stands and nobody waits; unknown is not nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from device.texts import GERMAN, date_text, time_text
from display.board import Mode
from display.cards import other_languages, turn_of
from display.glass import House, Line, line
from display.messages import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from device.texts import Texts
    from display.around import Around
    from display.board import Picture
    from display.glass import HouseKind
    from display.messages import Message
    from display.opening_hours import OpeningHours

_CLOSED: HouseKind = "closed"
_BREAK: HouseKind = "break"
_EVACUATION: HouseKind = "evacuation"
LEFT_MS: Final = 2 * 3_600_000


@dataclass(frozen=True)
class _Said:
    """A text of the catalogue with what is filled in."""

    key: str
    args: Mapping[str, str] = field(default_factory=dict)


_WAY_OUT: Final = (_Said("evacuation-way"), _Said("evacuation-lift"))


@dataclass(frozen=True)
class FullScreen:
    """Decides for one board, and finds the words."""

    texts: Texts
    hours: OpeningHours
    letters: tuple[str, ...]

    def shown(self, picture: Picture, around: Around) -> House | None:
        """Return what takes the whole screen now; `None` if the board is a board."""
        stale = picture.mode is Mode.STALE
        evacuation = around.messages.first(Kind.EVACUATION)
        if evacuation is not None:
            stand_ms = picture.stand_ms if stale else None
            return self._house(_EVACUATION, _WAY_OUT, stand_ms=stand_ms)
        if stale:
            night = self.hours.is_night(around.server_ms)
            closed = night and not _were_people_here(picture, around)
            return self._closed(around, None, picture.stand_ms) if closed else None
        if picture.somebody_is_called:
            return None
        put_up = around.messages.over_all(self.letters, Kind.CLOSED, Kind.BREAK)
        if put_up is not None:
            return self._put_up(put_up, around)
        empty = not picture.standing and around.nobody_waits
        by_hours = empty and self.hours.is_closed(around.server_ms)
        return self._closed(around, None, None) if by_hours else None

    def _put_up(self, message: Message, around: Around) -> House:
        if message.kind == Kind.CLOSED:
            return self._closed(around, message, None)
        until = message.until_ms
        more = _Said("break-soon") if until is None else self._at("break-until", until)
        return self._house(_BREAK, (more,), own_text=_own_text(message, around))

    def _closed(self, around: Around, message: Message | None, stand_ms: int | None) -> House:
        now_ms = around.server_ms
        if message is None:
            opens_ms = self.hours.next_begin_ms(now_ms)
        elif message.until_ms is None:  # it stands until the day is closed
            opens_ms = self.hours.next_begin_after_today_ms(now_ms)
        else:
            opens_ms = self.hours.opens_ms(message.until_ms)
        return self._house(
            _CLOSED,
            () if opens_ms is None else (self._opens(opens_ms, now_ms),),
            own_text=_own_text(message, around),
            stand_ms=stand_ms,
        )

    def _opens(self, opens_ms: int, now_ms: int) -> _Said:
        zone = self.hours.timezone
        day, today = date_text(opens_ms, zone), date_text(now_ms, zone)
        if day == today:
            return self._at("opens-today", opens_ms)
        short = day.removesuffix(day.rpartition(".")[2])  # "30.11.2026" is "30.11." on the board
        return _Said("opens-on", {"date": short, "time": time_text(opens_ms, zone)})

    def _at(self, key: str, at_ms: int) -> _Said:
        return _Said(key, {"time": time_text(at_ms, self.hours.timezone)})

    def _house(
        self,
        kind: HouseKind,
        more: tuple[_Said, ...],
        *,
        own_text: Line | None = None,
        stand_ms: int | None = None,
    ) -> House:
        everywhere = () if kind == _EVACUATION else more  # three sentences would be read by nobody
        return House(
            kind=kind,
            title=self._line(GERMAN, _Said(kind)),
            sub=self._line(GERMAN, *more) if more else None,
            others=self._others(_Said(kind), *everywhere),
            own_text=own_text,
            stand="" if stand_ms is None else time_text(stand_ms, self.hours.timezone),
        )

    def _others(self, title: _Said, *more: _Said) -> tuple[Line, ...]:
        """Return the same in every other language, each sentence once."""
        german = self._line(GERMAN, title, *more).text
        found: dict[str, Line] = {}
        for language in self.texts.languages():
            if self.texts.language_of(title.key, language) == language:
                said = self._line(language, title, *more)
                found.setdefault(said.text, said)
        return tuple(each for text, each in found.items() if text != german)

    def _line(self, language: str, *said: _Said) -> Line:
        return line(
            language, " ".join(self.texts.get(one.key, language, **one.args) for one in said)
        )


def _were_people_here(picture: Picture, around: Around) -> bool:
    """Say whether somebody was called or waited when the board lost touch, not long ago."""
    if picture.stand_ms is None or around.server_ms - picture.stand_ms >= LEFT_MS:
        return False
    return bool(picture.standing) or around.somebody_waits


def _own_text(message: Message | None, around: Around) -> Line | None:
    """Return what a person wrote: German and its other languages, one after the other."""
    said = message.text if message else {}
    german = (GERMAN,) if GERMAN in said else ()
    one = turn_of((*german, *other_languages(said)), around.own_turn)
    return line(one[0], said[one[0]]) if one else None
