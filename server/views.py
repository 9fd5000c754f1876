"""What leaves the server, audience by audience: a white list of fields, empty by default.

Theory of operation
-------------------
An audience is a value: equal audiences share one room. It says which events it may hear (`wants`)
and what it may see of them (`event`, `ticket`). What is not listed here does not leave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from server.ticket import State

Row = Mapping[str, object]

BOARD_FIELDS: Final = (
    "id",
    "number",
    "area",
    "state",
    "counter",
    "called_ms",
    "recalls",
    "language",
)
"""What a waiting room may see of a ticket: no concern, no needs, no times but the call's."""

COUNTER_FIELDS: Final = (
    "id",
    "number",
    "area",
    "service",
    "state",
    "language",
    "needs",
    "persons",
    "cases",
    "arrived_ms",
    "counted_ms",
    "rank",
    "counter",
    "called_ms",
    "recalls",
    "started_ms",
    "missed_ms",
    "uncertain",
    "readmitted",
)
"""What a caseworker may see of a ticket of the own services."""

COUNTER_ROW_FIELDS: Final = ("number", "state", "ticket", "opened_ms")

BOARD_EVENTS: Final = frozenset(
    {"called", "recalled", "started", "finished", "missed", "put_back", "readmitted", "expired"}
)
BOARD_STATES: Final = frozenset({State.CALLED, State.SERVING})
"""Tickets in these states stand on a board."""


def pick(row: Row, fields: Iterable[str]) -> dict[str, object]:
    """Give these fields of a row, in their order, where they have a value."""
    return {name: row[name] for name in fields if name in row}


class Audience(Protocol):
    """Somebody who follows the stream and may see a part of it."""

    @property
    def room(self) -> str:
        """The room's name: equal for equal audiences of one site."""

    def wants(self, event: Row) -> bool:
        """Say whether this audience is told of this event."""

    def event(self, event: Row) -> dict[str, object]:
        """Give what this audience may see of an event that it wants."""

    def snapshot(self, state: Row) -> dict[str, object]:
        """Give what this audience may see of all that is true now."""


def _ticket_of(event: Row) -> Row | None:
    ticket = event.get("ticket")
    return ticket if isinstance(ticket, Mapping) else None


def _rows(state: Row, name: str) -> list[Row]:
    rows = state[name]
    assert isinstance(rows, list)  # noqa: S101 — the snapshot function makes lists
    return rows


@dataclass(frozen=True)
class BoardAudience:
    """A display: it hears the calls of its areas and what ends them."""

    areas: frozenset[str]

    @property
    def room(self) -> str:
        """The room of every display of the same areas."""
        return "board/" + "+".join(sorted(self.areas))

    def wants(self, event: Row) -> bool:
        """Want what changes a board of these areas."""
        ticket = _ticket_of(event)
        if ticket is None or ticket["area"] not in self.areas:
            return False
        never_called = event["type"] == "expired" and "counter" not in ticket
        return event["type"] in BOARD_EVENTS and not never_called

    def event(self, event: Row) -> dict[str, object]:
        """Show type, time and the board's view of the ticket."""
        ticket = _ticket_of(event) or {}
        return {**pick(event, ("type", "at")), "ticket": pick(ticket, BOARD_FIELDS)}

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show the calls that stand."""
        return {
            "tickets": [
                pick(row, BOARD_FIELDS)
                for row in _rows(state, "tickets")
                if row["state"] in BOARD_STATES and row["area"] in self.areas
            ]
        }


@dataclass(frozen=True)
class CounterAudience:
    """A counter: it hears of the tickets of its services and of its own ones, and of itself."""

    number: str
    services: frozenset[str]

    @property
    def room(self) -> str:
        """The room of this counter."""
        return f"counter/{self.number}"

    def _may_see(self, ticket: Row) -> bool:
        return ticket["service"] in self.services or ticket.get("counter") == self.number

    def wants(self, event: Row) -> bool:
        """Want the own services' tickets and the own counter's openings."""
        ticket, counter = _ticket_of(event), event.get("counter")
        if ticket is not None:
            return self._may_see(ticket)
        return isinstance(counter, Mapping) and counter["number"] == self.number

    def event(self, event: Row) -> dict[str, object]:
        """Show the whole event with the counter's view of the ticket."""
        seen = pick(event, ("type", "at", "why", "outcome", "reason", "how", "counter"))
        ticket = _ticket_of(event)
        if ticket is not None:
            seen["ticket"] = pick(ticket, COUNTER_FIELDS)
        return seen

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show the own counter's row and every live ticket that it may see."""
        counters = _rows(state, "counters")
        own = next((row for row in counters if row["number"] == self.number), None)
        row = own or {"number": self.number, "state": "closed"}
        return {
            "counter": pick(row, COUNTER_ROW_FIELDS),
            "tickets": [
                pick(ticket, COUNTER_FIELDS)
                for ticket in _rows(state, "tickets")
                if self._may_see(ticket)
            ],
        }
