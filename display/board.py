"""What a board shows: events and snapshots in, a picture for a given moment out. Pure.

Theory of operation: the board keeps every call that stands (tickets called or being served) with
the time of its last call. A call that is heard of within a minute of being made is new and gets
a turn: large and yellow on the left. Turns follow one another in the order in which the calls
came, and the others wait at the top of the list. Everything else is worked out from the calls:
between two turns the newest call that a turn has shown stays large, quietly; the rest is the list.
A call that comes to be known too late, or whose turn does not come within the same minute, is only
ever a row, with its time. So is a call that was gone and stands again because somebody took a wrong
step back: the board remembers which calls it has heard of until they are too old to be new.

Where there is a voice, each call that was heard of in time is spoken, in full and in order: in its
turn, or, when it grew too old for one, from its row, which then is the board's turn (`speaking`).
In time is within `speak_ms`, which is longer than a call is new: after a cut, what is a minute old
is spoken once, but not yellow.

Two clocks meet here and never mix. `now_ms` is steady (it never jumps) and measures durations.
The server's time says how old a call is when it arrives, orders the calls, and is shown.

Promises, each held by tests/display/test_board.py on both sides of its limit:
- A number is on the glass with the first picture after its event, large or as a row.
- Each new call has its turn, unless that would begin `fresh_ms` after the call: `new_call_ms`
  alone, at least `call_gap_ms` when others wait, until its announcement is over, and never longer
  than `new_call_ms`. Where nothing is spoken and many wait, turns are so short that each has one.
- An old call is never shown as new: not after a cut, not after a restart, not after a long wait
  for its turn, not when an event comes twice.
- A ticket that does not stand any more is gone with the next picture; a visitor who has arrived
  is not called in yellow.
- A call that comes back by an undo keeps the time of its call: it is never new and never announced
  again. What is only amended stays where it is.
- Without word from the server for `stale_ms` nothing is large and nothing is yellow.
- With a voice, every call that came to be known within `speak_ms` is begun once, in order, as long
  as it stands and its visitor is awaited; what is spoken is on the glass. After a silence of
  `speak_ms` nothing from before it is spoken any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from display.calls import FRESH_EVENTS, Call, Mode, Picture, Row, Rules, State, Ticket, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from device.continuity import Position

__all__ = ["FRESH_EVENTS", "Board", "Call", "Mode", "Picture", "Row", "Rules", "State", "Ticket"]


_SHORTEST_TURN_MS: Final = 2_000  # a number and a counter are read in less


@dataclass(frozen=True)
class _Turn:
    id: str
    key: str
    since_ms: int
    row: bool
    spoken: bool = False


class Board:
    """The calls of one board, as far as it has heard."""

    def __init__(self, rules: Rules | None = None, *, now_ms: int = 0) -> None:
        """Begin without any call; `now_ms` is when the wait for the first word begins."""
        self._rules = rules or Rules()
        self._position: Position | None = None
        self._calls: dict[str, Call] = {}
        self._gone: dict[str, int] = {}
        self._waiting: list[str] = []
        self._speaks = True
        self._turn: _Turn | None = None
        self._last_large = ""
        self._order = 0
        self._touched_order = 0
        self._touched_ms = now_ms
        self._stand_ms: int | None = None

    # ---- what it hears -----------------------------------------------------------------------

    def obey(self, rules: Rules) -> None:
        """Go by other limits from now on: the site's own have come to be known."""
        self._rules = rules
        self._settle()

    def speak(self, speaks: bool) -> None:  # noqa: FBT001 - a switch
        """Let calls without a turn on the left be spoken from their rows from now on, or not."""
        self._speaks = speaks

    def touch(self, *, stand_ms: int, now_ms: int) -> None:
        """Note that everything up to the server's time `stand_ms` is known."""
        self._end_silence(now_ms)
        self._touched_ms, self._touched_order = now_ms, self._order
        self._stand_ms = stand_ms

    def snapshot(
        self, tickets: Iterable[Ticket], *, position: Position, server_ms: int, now_ms: int
    ) -> None:
        """Take what is true now; a call that is known already keeps its turn and its place."""
        self._position = position
        self._end_silence(now_ms)
        before, self._calls = self._calls, {}
        standing = (ticket for ticket in tickets if ticket.state in tuple(State))
        for ticket in sorted(standing, key=lambda each: (each.called_ms, each.id)):
            known = before.get(ticket.id)
            if known is not None and known.ticket.called_ms == ticket.called_ms:
                age_ms = server_ms - known.at_ms
                self._calls[ticket.id] = self._judged(known, ticket, age_ms, now_ms)
            else:
                age_ms = server_ms - ticket.called_ms
                self._add(ticket, at_ms=ticket.called_ms, age_ms=age_ms, now_ms=now_ms)
        for gone in before.keys() - self._calls.keys():
            self._remember(before[gone])
        self._settle()

    def event(
        self,
        kind: str,
        ticket: Ticket,
        *,
        position: Position,
        at_ms: int,
        server_ms: int,
        now_ms: int,
    ) -> None:
        """Take one event; one at or before the position that is known changes nothing."""
        if self._position is not None and position <= self._position:
            return
        self._position = position
        self._end_silence(now_ms)
        known = self._calls.get(ticket.id)
        if ticket.state not in tuple(State):
            if known is not None:
                self._remember(self._calls.pop(ticket.id))
        elif kind in FRESH_EVENTS:
            self._add(ticket, at_ms=at_ms, age_ms=server_ms - at_ms, now_ms=now_ms)
        elif known is not None:
            self._calls[ticket.id] = replace(known, ticket=ticket)
        else:
            age_ms = server_ms - ticket.called_ms
            self._add(ticket, at_ms=ticket.called_ms, age_ms=age_ms, now_ms=now_ms, old=True)
        self._settle()

    def spoken(self, key: str) -> None:
        """Note that a call's announcement is over, so that the next one may have its turn."""
        if self._turn is not None and self._turn.key == key:
            self._turn = replace(self._turn, spoken=True)

    def next_turn(self) -> Call | None:
        """Return the call whose turn comes next."""
        return self._calls[self._waiting[0]] if self._waiting else None

    def still_awaited(self, key: str) -> Call | None:
        """Return this very call as it is now; `None` if it is gone or its visitor has come."""
        calls = (call for call in self._calls.values() if not call.arrived)
        return next((call for call in calls if call.key == key and self._is_shown(call)), None)

    def _add(
        self, ticket: Ticket, *, at_ms: int, age_ms: int, now_ms: int, old: bool = False
    ) -> None:
        left_ms = self._rules.fresh_ms - age_ms
        self._order += 1
        call = Call(ticket, at_ms, self._order, now_ms + left_ms, late=False)
        no_news = old or call.arrived or self._was_here(call, now_ms)
        late = no_news or left_ms <= 0
        self._calls[ticket.id] = replace(call, late=late)
        if no_news or age_ms >= self._rules.speak_ms:
            self._waiting = [one for one in self._waiting if one != ticket.id]
        elif ticket.id not in self._waiting:
            self._waiting.append(ticket.id)

    def _remember(self, call: Call) -> None:
        """Keep in mind that this very call was heard of, for as long as it might be spoken."""
        longer_ms = self._rules.speak_ms - self._rules.fresh_ms
        self._gone[call.key] = call.fresh_until_ms + longer_ms

    def _end_silence(self, now_ms: int) -> None:
        """After a long silence, speak nothing that was known before it."""
        if now_ms - self._touched_ms >= self._rules.speak_ms:
            last = self._touched_order
            self._waiting = [one for one in self._waiting if self._calls[one].order > last]

    def _was_here(self, call: Call, now_ms: int) -> bool:
        self._gone = {key: until_ms for key, until_ms in self._gone.items() if until_ms > now_ms}
        return call.key in self._gone

    def _judged(self, known: Call, ticket: Ticket, age_ms: int, now_ms: int) -> Call:
        """Return a known call, late if it is older than was thought and had no turn in time."""
        fresh_until_ms = min(known.fresh_until_ms, now_ms + self._rules.fresh_ms - age_ms)
        begun_ms = now_ms if ticket.id in self._waiting else fresh_until_ms - 1
        if self._turn is not None and self._turn.id == ticket.id:
            begun_ms = self._turn.since_ms
        late = known.late or begun_ms >= fresh_until_ms
        return replace(known, ticket=ticket, fresh_until_ms=fresh_until_ms, late=late)

    def _settle(self) -> None:
        """Take turns away from calls that do not stand, or whose visitor has arrived."""
        self._waiting = [one for one in self._waiting if self._is_awaited(one)]
        turn = self._turn
        if turn is not None and not self._is_awaited(turn.id, new=not turn.row):
            self._turn = None

    def _is_awaited(self, ticket_id: str, *, new: bool = False) -> bool:
        call = self._calls.get(ticket_id)
        if call is None or call.arrived or not self._is_shown(call):
            return False
        return not (new and call.late)

    def _is_shown(self, call: Call) -> bool:
        """Say whether this board is for the call: a door sign knows of others and shows its own."""
        return not self._rules.counter or call.ticket.counter == self._rules.counter

    # ---- time --------------------------------------------------------------------------------

    def advance(self, now_ms: int) -> Call | None:
        """Let time pass; return the call whose turn begins now, to be announced."""
        self._give_up_waiting(now_ms)
        if self._is_stale(now_ms):
            return None
        if self._turn is not None and now_ms >= self._turn_ends_ms(self._turn):
            self._turn = None
        if self._turn is not None or not self._waiting:
            return None
        begun = self._calls[self._waiting.pop(0)]
        self._turn = _Turn(begun.ticket.id, begun.key, now_ms, row=begun.late)
        if not begun.late:
            self._last_large = begun.ticket.id
        return begun

    def next_change_ms(self, now_ms: int) -> int | None:
        """Return when time alone next changes something; `None` if only an event can."""
        new = (call for one in self._waiting if not (call := self._calls[one]).late)
        moments = [call.fresh_until_ms for call in new]
        if self._is_stale(now_ms):
            return min(moments, default=None)
        moments.append(self._touched_ms + self._rules.stale_ms)
        if self._turn is not None:
            moments.append(self._turn_ends_ms(self._turn))
        elif self._waiting:
            moments.append(now_ms)
        return min(moments)

    def _turn_ends_ms(self, turn: _Turn) -> int:
        if turn.spoken and (turn.row or self._waiting):
            return turn.since_ms + self._gap_ms(turn)
        return turn.since_ms + self._rules.new_call_ms

    def _gap_ms(self, turn: _Turn) -> int:
        """Return how long a turn lasts at least: where nothing is spoken, short enough for all."""
        gap_ms = self._rules.call_gap_ms
        if self._speaks or not self._waiting:
            return gap_ms
        until_ms = min(self._calls[one].fresh_until_ms for one in self._waiting)
        share_ms = (until_ms - turn.since_ms) // (len(self._waiting) + 1)
        return min(gap_ms, max(_SHORTEST_TURN_MS, share_ms))

    def _is_stale(self, now_ms: int) -> bool:
        return now_ms - self._touched_ms >= self._rules.stale_ms

    def _give_up_waiting(self, now_ms: int) -> None:
        """Turn calls that grew old before they had a turn into late ones, for the voice alone."""
        for one in self._waiting:
            if now_ms >= self._calls[one].fresh_until_ms:
                self._calls[one] = replace(self._calls[one], late=True)
        if not self._speaks:
            self._waiting = [one for one in self._waiting if not self._calls[one].late]

    # ---- what it shows -----------------------------------------------------------------------

    def picture(self, now_ms: int) -> Picture:
        """Return what the board shows now; it follows from what was heard and from the time."""
        stale = self._is_stale(now_ms)
        turn = None if stale else self._turn
        spoken = self._calls[turn.id] if turn else None
        yellow = None if turn and turn.row else spoken
        large = None if stale else yellow or self._quiet()
        standing = self._standing(spoken, stale=stale)
        return Picture(
            mode=_mode(stale=stale, turn=yellow is not None, large=large is not None),
            large=large,
            rows=listed((row for row in standing if row.call is not large), self._rules.rows),
            stand_ms=self._stand_ms,
            standing=standing,
            spoken=spoken,
        )

    def _quiet(self) -> Call | None:
        """Return what stays large between turns: the newest call that a turn has shown."""
        mine = filter(self._is_shown, self._calls.values())
        awaited = [each for each in mine if not each.arrived]
        shown = [each for each in awaited if not each.late and each.ticket.id not in self._waiting]
        last = self._calls.get(self._last_large)
        last = last if last and self._is_shown(last) else None
        large = max(shown, key=_recency, default=last if last and _was_shown(last) else None)
        newest = max(awaited, key=_recency, default=large)
        if large is None or newest is None or (newest.late and _recency(newest) > _recency(large)):
            return None
        return large

    def _standing(self, spoken: Call | None, *, stale: bool) -> tuple[Row, ...]:
        mine = filter(self._is_shown, self._calls.values())
        newest = sorted(mine, key=_recency, reverse=True)
        return tuple(
            Row(call, not stale and self._is_soon(call), speaking=call is spoken) for call in newest
        )

    def _is_soon(self, call: Call) -> bool:
        return not call.late and call.ticket.id in self._waiting


def _was_shown(last_large: Call) -> bool:
    """Say whether the last large call may stay there, though its visitor has come."""
    return last_large.arrived and not last_large.late


def _recency(call: Call) -> tuple[int, int]:
    return (call.at_ms, call.order)


def _mode(*, stale: bool, turn: bool, large: bool) -> Mode:
    if stale:
        return Mode.STALE
    if turn:
        return Mode.NEW
    return Mode.QUIET if large else Mode.EMPTY
