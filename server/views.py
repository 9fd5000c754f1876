"""What leaves the server, audience by audience: a white list of fields, empty by default.

Theory of operation
-------------------
An audience is a value: equal audiences share one room. It says which events it may hear (`wants`)
and what it may see of them (`event`, `ticket`). What is not listed in `white_lists` does not leave.

Promises
--------
- No figure about a single counter, and none can be joined: who follows a counter that is not the
  own one is told its state as it is now, and of what happens there no moment finer than a quarter
  of an hour, no time in a row, not even one that is still to come, and no counter in the row of a
  ticket that has left it.
- That somebody at a counter needs help is told to the counters of its area, to reception and to
  supervisors, for they can come; to nobody who only looks on (`onlookers`), and on no board.
- Why a counter pauses is told to that counter, to reception and to supervisors, while it does: a
  neighbour needs to know no more than that it pauses, and of a pause that is over nobody is told.
- A message is told to the boards of its areas, to reception and to supervisors.
- Whoever sees every counter (reception and supervisor) is given no history: what happened while
  nobody listened is told as what is true now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from server.ticket import State
from server.white_lists import (
    COUNTER_FIELDS,
    GONE_FIELDS,
    HOLDER_FIELDS,
    KIOSK_FIELDS,
    MESSAGE_FIELDS,
    MISSED_FIELDS,
    NEIGHBOUR_FIELDS,
    OFFICE_COUNTER_FIELDS,
    OFFICE_FIELDS,
    OTHER_COUNTER_FIELDS,
    OWN_COUNTER_FIELDS,
    PAPER_MEMBERS,
)

Row = Mapping[str, object]

QUARTER_MS: Final = 15 * 60_000
"""Of what happens at a counter others are told no finer moment."""

MOVES_ON: Final = frozenset(
    {"concern_finished", "returned", "transferred", "forwarded", "put_back", "undone"}
)
"""After these a ticket may wait in another area than the one where it stood on a board."""
_STEPS: Final = frozenset({*MOVES_ON, "amended", "started", "readmitted", "resumed"})
"""After these a ticket may be in other queues, or held by somebody else, than before."""

_ABOUT: Final = ("type", "at", "why", "outcome", "reason", "how", "by", "move")
"""What staff may see of an event beside its ticket or counter; the paper is the kiosk's."""

ALARMS: Final = frozenset({"alarm_raised", "alarm_cleared"})
"""Somebody at a counter needs help, or no more."""

_OF_NO_COUNTER: Final = frozenset(
    {
        *("issued", "delivered", "delivery_assumed", "reprint_ordered", "appointment_put"),
        *("numbers_stopped", "numbers_allowed", "day_closed", "day_begun", "expired", "handed_in"),
        *("paper_failed", "message_shown", "message_withdrawn"),
    }
)
"""Their moment says nothing of anybody's work."""

BOARD_STATES: Final = frozenset({State.CALLED, State.SERVING})
"""Tickets in these states stand on a board."""


def pick(row: Row, fields: Iterable[str]) -> dict[str, object]:
    """Give these fields of a row, in their order, where they have a value."""
    return {name: row[name] for name in fields if name in row}


def happening(event: Row, names: Iterable[str], *, exact: bool = False) -> dict[str, object]:
    """Give these members of an event, its moment to the quarter of an hour unless exact."""
    seen, at = pick(event, names), event["at"]
    assert isinstance(at, int)  # noqa: S101 - the emitting function writes whole milliseconds
    if not (exact or event["type"] in _OF_NO_COUNTER):
        seen["at"] = at - at % QUARTER_MS
    return seen


def office_ticket(row: Row) -> dict[str, object]:
    """Give what reception and supervisor may see of a ticket."""
    return _while_there(row, OFFICE_FIELDS)


def kiosk_ticket(row: Row) -> dict[str, object]:
    """Give what a kiosk may see of a ticket."""
    return _while_there(row, KIOSK_FIELDS)


def holder_ticket(row: Row) -> dict[str, object]:
    """Give what whoever holds the number may see of its ticket."""
    return _while_there(row, HOLDER_FIELDS)


def holder_event(event: Row) -> dict[str, object]:
    """Give what whoever holds the number may see of what they have done with it."""
    ticket = ticket_in(event)
    told = pick(event, ("position", "type", "at", "reason"))
    return told if ticket is None else {**told, "ticket": holder_ticket(ticket)}


def _while_there(row: Row, fields: Iterable[str]) -> dict[str, object]:
    seen = pick(row, fields)
    if row["state"] not in BOARD_STATES:
        seen.pop("counter", None)
    return seen


class Audience(Protocol):
    """Somebody who follows the stream and may see a part of it."""

    @property
    def has_history(self) -> bool:
        """Whether it is told, one by one, what happened while it did not listen."""

    @property
    def room(self) -> str:
        """The room's name: equal for equal audiences of one site."""

    def wants(self, event: Row) -> bool:
        """Say whether this audience is told of this event."""

    def event(self, event: Row) -> dict[str, object]:
        """Give what this audience may see of an event that it wants."""

    def snapshot(self, state: Row) -> dict[str, object]:
        """Give what this audience may see of all that is true now."""


def ticket_in(event: Row) -> Row | None:
    """Give the ticket's row of a ticket's event; nothing of any other event."""
    ticket = event.get("ticket")
    return ticket if isinstance(ticket, dict) else None


def rows_in(state: Row, name: str) -> list[Row]:
    """Give the rows of this kind in all that is true now."""
    rows = state[name]
    assert isinstance(rows, list)  # noqa: S101 — the snapshot function makes lists
    return rows


def counter_in(event: Row) -> Row:
    """Give the counter's row of a counter's event; nothing of any other event."""
    counter = event.get("counter")
    return counter if isinstance(counter, Mapping) else {}


def message_in(event: Row) -> Row:
    """Give the row of a message's event; nothing of any other event."""
    message = event.get("message")
    return message if isinstance(message, Mapping) else {}


@dataclass(frozen=True)
class CounterAudience:
    """A counter: it hears of the tickets of its queues and of its own ones, and of the counters."""

    number: str
    queues: frozenset[str]
    neighbours: frozenset[str] = frozenset()
    """The counters of its area, which are told when somebody there needs help."""
    has_history: ClassVar[bool] = True

    @property
    def room(self) -> str:
        """The room of this counter."""
        return f"counter/{self.number}"

    def may_see(self, ticket: Row) -> bool:
        """Say whether it is at this counter, or of the own queues and at no other one."""
        return ticket.get("counter", self.number) == self.number and self.may_know(ticket)

    def may_know(self, ticket: Row) -> bool:
        """Say whether this ticket is of the own queues, or at this counter."""
        if self.number in {ticket.get("counter"), ticket.get("held_at")}:
            return True
        if ticket["service"] in self.queues or ticket.get("held_for") in self.queues:
            return True
        if "triage" in ticket and f"triage/{ticket['triage']}" in self.queues:
            return True
        any_order = ticket.get("order") == "any"
        return any_order and not self.queues.isdisjoint(keys_in(ticket, "services"))

    def wants(self, event: Row) -> bool:
        """Want the own queues' tickets, those that may have been there, and every counter.

        How long a visit takes elsewhere is no concern of this one.
        """
        ticket = ticket_in(event)
        if ticket is not None and event["type"] == "visit_overlong":
            return self.may_see(ticket)
        if ticket is not None:
            return self.may_know(ticket) or event["type"] in _STEPS
        row = counter_in(event)
        return bool(row) and (event["type"] not in ALARMS or self._is_near(row))

    def event(self, event: Row) -> dict[str, object]:
        """Show the whole event with the counter's view of it, or that a ticket is gone.

        Only of what happens at this very counter the moment and the outcome are told.
        """
        ticket = ticket_in(event)
        if ticket is None:
            row = counter_in(event)
            told = happening(event, _ABOUT, exact=row.get("number") == self.number)
            return {**told, "counter": self._counter(row)}
        if not self.may_see(ticket):
            return {**happening(event, ("type", "at")), "ticket": self.ticket(ticket)}
        is_own = ticket.get("counter") == self.number
        about = _ABOUT if is_own else [name for name in _ABOUT if name != "outcome"]
        return {**happening(event, about, exact=is_own), "ticket": self._seen(ticket)}

    def ticket(self, ticket: Row) -> dict[str, object]:
        """Show a ticket: all of it here, elsewhere that it is gone or, missed, could be called."""
        if self.may_see(ticket):
            return self._seen(ticket)
        return pick(ticket, MISSED_FIELDS if self._may_call(ticket) else GONE_FIELDS)

    def _may_call(self, ticket: Row) -> bool:
        return ticket["state"] == State.MISSED and self.may_know(ticket)

    def _seen(self, ticket: Row) -> dict[str, object]:
        seen = pick(ticket, COUNTER_FIELDS)
        if seen.get("origin") != self.number:
            seen.pop("origin", None)
        return seen

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show the own counter's row, all counters, every live ticket that it may see or call."""
        counters = rows_in(state, "counters")
        own = next((row for row in counters if row["number"] == self.number), None)
        return {
            "counter": self._counter(own or {"number": self.number, "state": "closed"}),
            "counters": [self._counter(row) for row in counters],
            "tickets": [
                self.ticket(row)
                for row in rows_in(state, "tickets")
                if self.may_see(row) or self._may_call(row)
            ],
        }

    def _counter(self, row: Row) -> dict[str, object]:
        if row["number"] == self.number:
            return pick(row, OWN_COUNTER_FIELDS)
        return pick(row, NEIGHBOUR_FIELDS if self._is_near(row) else OTHER_COUNTER_FIELDS)

    def _is_near(self, row: Row) -> bool:
        return row["number"] in {self.number, *self.neighbours}


@dataclass(frozen=True)
class OfficeAudience:
    """Reception and supervisor: every ticket and every counter as they are now.

    Nobody is to tell from it how long somebody takes: see the promises above.
    """

    has_history: ClassVar[bool] = False

    @property
    def room(self) -> str:
        """The room of everybody at a desk."""
        return "office"

    def wants(self, event: Row) -> bool:
        """Want everything but how long a visit takes, and how the stream itself goes on."""
        return event["type"] not in {"visit_overlong", "epoch_begun"}

    def event(self, event: Row) -> dict[str, object]:
        """Show the event with the office's view of its ticket or counter."""
        seen = happening(event, (*_ABOUT, "service", "appointment", "day"))
        ticket, counter = ticket_in(event), counter_in(event)
        if ticket is not None:
            seen["ticket"] = office_ticket(ticket)
        if counter:
            seen["counter"] = pick(counter, OFFICE_COUNTER_FIELDS)
        if message := message_in(event):
            seen["message"] = pick(message, MESSAGE_FIELDS)
        return seen

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show every live ticket, every counter, for what no numbers are given, every message."""
        return {
            "tickets": [office_ticket(row) for row in rows_in(state, "tickets")],
            "counters": [pick(row, OFFICE_COUNTER_FIELDS) for row in rows_in(state, "counters")],
            "stops": _stops(state),
            "messages": [pick(row, MESSAGE_FIELDS) for row in rows_in(state, "messages")],
        }


@dataclass(frozen=True)
class KioskAudience:
    """A kiosk: what somebody at a desk has ordered to be printed here, and beats.

    Without history: after a gap it is told which papers are still wanted, so that none comes for
    which nobody waits any more.
    """

    name: str
    has_history: ClassVar[bool] = False

    @property
    def room(self) -> str:
        """The room of this kiosk."""
        return f"kiosk/{self.name}"

    def wants(self, event: Row) -> bool:
        """Want a number that was given for this printer, and one whose paper is wanted again."""
        ticket = ticket_in(event)
        is_order = event["type"] in {"issued", "reprint_ordered"}
        return is_order and ticket is not None and self._must_print(ticket)

    def event(self, event: Row) -> dict[str, object]:
        """Show what the paper says."""
        ticket = ticket_in(event) or {}
        return {
            **pick(event, ("type", "at", *PAPER_MEMBERS)),
            "ticket": kiosk_ticket(ticket),
        }

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show what was ordered here and has not reached anybody yet."""
        rows = (row for row in rows_in(state, "tickets") if self._must_print(row))
        told = [kiosk_ticket(row) for row in rows]
        return {"tickets": told, **pick(state, ("hold_ms",))}

    def _must_print(self, ticket: Row) -> bool:
        is_copy = ticket["state"] == State.ISSUED and "copy_at" in ticket
        if is_copy or ticket["state"] == State.WAITING:
            return ticket.get("copy_at") == self.name
        is_first = ticket["state"] == State.ISSUED and bool(ticket.get("ordered"))
        return is_first and ticket.get("kiosk") == self.name


def keys_in(row: Row, name: str) -> list[str]:
    """Give the keys that stand in this field of a row."""
    keys = row.get(name, [])
    assert isinstance(keys, list)  # noqa: S101 - the row functions make lists
    return keys


def _stops(state: Row) -> list[dict[str, object]]:
    """Give the stops as rows: `*` stands for everything, `service/KEY` for one service."""
    stops = state["stops"]
    assert isinstance(stops, Mapping)  # noqa: S101 - the snapshot function makes a map
    return [
        {**({} if name == "*" else {"service": name.partition("/")[2]}), "reason": reason}
        for name, reason in stops.items()
    ]
