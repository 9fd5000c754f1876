"""What leaves the server for a board: the calls of its areas, and the messages for them."""

from dataclasses import dataclass
from typing import ClassVar, Final

from server.views import (
    BOARD_STATES,
    MOVES_ON,
    Row,
    happening,
    keys_in,
    message_in,
    pick,
    rows_in,
    ticket_in,
)
from server.white_lists import BOARD_FIELDS, GONE_FIELDS, MESSAGE_FIELDS

_STANDS: Final = frozenset({"called", "recalled", "started", "amended", "undone"})
_LEAVES: Final = frozenset({"finished", "missed", "parked", "readmitted", "cancelled", "expired"})


@dataclass(frozen=True)
class BoardAudience:
    """A display: it hears the calls of its areas and what ends them, and the messages for them."""

    areas: frozenset[str]
    has_history: ClassVar[bool] = True

    @property
    def room(self) -> str:
        """The room of every display of the same areas."""
        return "board/" + "+".join(sorted(self.areas))

    def wants(self, event: Row) -> bool:
        """Want what changes a board of these areas.

        Nobody remembers what stood where. So a board is also told of a ticket that moves on from
        anywhere, and then no more of it than that it is gone.
        """
        ticket, kind = ticket_in(event), event["type"]
        if ticket is None:
            return self._is_told(message_in(event))
        if ticket["state"] in BOARD_STATES:
            return kind in _STANDS | MOVES_ON and self._is_ours(ticket)
        if kind in MOVES_ON:
            return True
        was_called = kind not in {"cancelled", "expired"} or "counter" in ticket
        return kind in _LEAVES and was_called and self._is_ours(ticket)

    def event(self, event: Row) -> dict[str, object]:
        """Show the type, the time of a call, and the board's view of a ticket that stands.

        Of a message all.
        """
        ticket = ticket_in(event)
        if ticket is None:
            told = happening(event, ("type", "at"))
            return {**told, "message": pick(message_in(event), MESSAGE_FIELDS)}
        fields = BOARD_FIELDS if ticket["state"] in BOARD_STATES else GONE_FIELDS
        told = happening(event, ("type", "at"), exact=event["type"] in {"called", "recalled"})
        return {**told, "ticket": pick(ticket, fields)}

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show the calls and the messages that stand."""
        return {
            "tickets": [
                pick(row, BOARD_FIELDS)
                for row in rows_in(state, "tickets")
                if row["state"] in BOARD_STATES and self._is_ours(row)
            ],
            "messages": [
                pick(row, MESSAGE_FIELDS)
                for row in rows_in(state, "messages")
                if self._is_told(row)
            ],
        }

    def _is_told(self, message: Row) -> bool:
        """Say whether a message is for the whole house, or for one of these areas."""
        if not message:
            return False
        areas = keys_in(message, "areas")
        return not areas or not self.areas.isdisjoint(areas)

    def _is_ours(self, ticket: Row) -> bool:
        return ticket["area"] in self.areas or ticket.get("waits_in") in self.areas
