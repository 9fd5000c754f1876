"""Why the ledger says no: every code that a verb may refuse with, once.

The same codes stand in the Lua files' `Refuses` lines, in `Refused.code` and in the published
protocol; a test holds the three together.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Refusal:
    """A decided *no*: the HTTP status that it becomes and the sentence that explains it."""

    code: str
    status: int
    sentence: str


REFUSALS: Final = MappingProxyType(
    {
        row.code: row
        for row in (
            Refusal("nobody_waiting", 409, "Nobody waits for a service of this counter."),
            Refusal("counter_closed", 409, "The counter is closed: open it first."),
            Refusal("counter_already_open", 409, "The counter is open already."),
            Refusal(
                "counter_busy", 409, "The counter has an open ticket: finish it or put it back."
            ),
            Refusal("not_your_ticket", 409, "This ticket was called by another counter."),
            Refusal("not_your_kiosk", 409, "This ticket was issued by another kiosk."),
            Refusal("wrong_state", 409, "The ticket's state does not allow this step."),
            Refusal("unknown_ticket", 404, "There is no such ticket."),
            Refusal("recall_too_soon", 409, "The last call is too recent to repeat it."),
            Refusal("recall_limit", 409, "This ticket was called again as often as is allowed."),
            Refusal(
                "command_id_reused", 422, "This command id was used before, with another body."
            ),
        )
    }
)
