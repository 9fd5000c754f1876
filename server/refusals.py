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
            Refusal("counter_paused", 409, "The counter is paused: open it first."),
            Refusal("counter_already_open", 409, "The counter is open already."),
            Refusal(
                "counter_busy", 409, "The counter has an open ticket: finish it or put it back."
            ),
            Refusal("alarm_already_raised", 409, "The counter's alarm is raised already."),
            Refusal("no_alarm", 409, "There is no alarm at this counter."),
            Refusal("caseworker_elsewhere", 409, "This caseworker has another counter open."),
            Refusal("caseworker_absent", 409, "This caseworker has no counter open."),
            Refusal("not_your_ticket", 409, "This ticket is not at this counter."),
            Refusal("not_your_kiosk", 409, "This ticket was issued by another kiosk."),
            Refusal(
                "not_served_here", 409, "The counter does not serve what the ticket waits for."
            ),
            Refusal("wrong_state", 409, "The ticket's state does not allow this step."),
            Refusal("unknown_ticket", 404, "There is no such ticket."),
            Refusal(
                "reason_needed", 409, "Somebody with a much earlier time is passed: give a reason."
            ),
            Refusal("recall_too_soon", 409, "The last call is too recent to repeat it."),
            Refusal("recall_limit", 409, "This ticket was called again as often as is allowed."),
            Refusal("nothing_to_undo", 409, "The ticket's last step cannot be taken back."),
            Refusal("not_your_step", 409, "The ticket's last step was somebody else's."),
            Refusal("undo_too_late", 409, "The step is too long ago to take it back."),
            Refusal("same_concern", 409, "The ticket has this concern already."),
            Refusal("no_such_concern", 409, "The ticket does not have this concern."),
            Refusal("last_concern", 409, "The ticket has no other concern: cancel or finish it."),
            Refusal("no_triage", 409, "This site has no triage."),
            Refusal("office_closed", 409, "The office gives no numbers at this time."),
            Refusal("numbers_stopped", 409, "No numbers are given for this at the moment."),
            Refusal("quota_used", 409, "Today's numbers for this are used up."),
            Refusal("too_late_today", 409, "Whoever comes now cannot be served before closing."),
            Refusal("nothing_stopped", 409, "Numbers are given for this already."),
            Refusal("unknown_appointment", 404, "There is no such appointment."),
            Refusal("appointment_cancelled", 409, "The appointment was cancelled."),
            Refusal("other_day", 409, "The appointment is on another day."),
            Refusal("too_early", 409, "It is too early to check in for this appointment."),
            Refusal("already_checked_in", 409, "The appointment has a number already."),
            Refusal("not_your_number", 409, "This kiosk may not give this number by itself."),
            Refusal("number_given", 409, "This number was handed in before, by another command."),
            Refusal("code_taken", 409, "Another appointment has this code."),
            Refusal("too_many_messages", 409, "Twenty messages stand already: withdraw one first."),
            Refusal("unknown_message", 404, "There is no such message, or no more."),
            Refusal(
                "command_id_reused", 422, "This command id was used before, with another body."
            ),
        )
    }
)
