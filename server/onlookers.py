"""What leaves the server for somebody who only looks on: how many wait where, and what is open.

Less than for those who help: no language, no need, no emergency, nobody's id, no counter in the row
of a ticket, no reason and no outcome, no alarm, and no history.
"""

from dataclasses import dataclass
from typing import ClassVar

from server.views import ALARMS, Row, counter_in, happening, pick, rows_in, ticket_in
from server.white_lists import OBSERVED_COUNTER_FIELDS, OBSERVED_FIELDS

_AREA = "area/"


def observed_ticket(row: Row) -> dict[str, object]:
    """Give what somebody who only looks on may see of a ticket."""
    seen = pick(row, OBSERVED_FIELDS)
    if not str(seen.get("held_for", "")).startswith(_AREA):
        seen.pop("held_for", None)
    return seen


@dataclass(frozen=True)
class ObserverAudience:
    """Somebody who looks on and changes nothing."""

    has_history: ClassVar[bool] = False

    @property
    def room(self) -> str:
        """The room of all who look on."""
        return "gallery"

    def wants(self, event: Row) -> bool:
        """Want what moves a ticket or a counter; an alarm is for those who can help."""
        if ticket_in(event) is not None:
            return event["type"] != "visit_overlong"
        return bool(counter_in(event)) and event["type"] not in ALARMS

    def event(self, event: Row) -> dict[str, object]:
        """Show what kind of thing has happened, and how its ticket or counter is now."""
        seen, ticket = happening(event, ("type", "at")), ticket_in(event)
        if ticket is None:
            return {**seen, "counter": pick(counter_in(event), OBSERVED_COUNTER_FIELDS)}
        return {**seen, "ticket": observed_ticket(ticket)}

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show every live ticket and every counter."""
        return {
            "tickets": [observed_ticket(row) for row in rows_in(state, "tickets")],
            "counters": [pick(row, OBSERVED_COUNTER_FIELDS) for row in rows_in(state, "counters")],
        }
