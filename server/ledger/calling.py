"""Verbs of a counter: it opens, calls by rank or by hand, repeats or takes back a call."""

import secrets

from server.ledger.answers import Answer, Command
from server.ledger.door import Door

DESK = ""
"""In place of a counter's number: reception or a supervisor acts, on any ticket."""


class Calling(Door):
    """No ticket is called twice, and no next call leaves the order of rank."""

    def open_counter(self, command: Command, *, counter: str, person: str) -> Answer:
        """Let the counter serve, again after a pause, or because somebody is back.

        `person` is an opaque id of the account; what the store publishes is another one, random
        anew each business day. Raises KeyError for an unknown counter. Refused:
        counter_already_open, caseworker_elsewhere (`more` says at which counter).
        """
        rules, caseworker = self.site.rules, secrets.token_hex(8)
        left_ms, away_ms = rules.counter_left_ms, rules.caseworker_away_ms
        area = self.site.counter(counter).area
        return self._command(
            "open_counter", command, counter, person, caseworker, left_ms, away_ms, area
        )

    def close_counter(self, command: Command, *, counter: str) -> Answer:
        """Let the counter rest; whoever was held for it waits like everybody.

        Refused: counter_closed, counter_busy.
        """
        away_ms = self.site.rules.caseworker_away_ms
        return self._command("close_counter", command, counter, away_ms, self._plan.services)

    def pause(self, command: Command, *, counter: str, reason: str = "") -> Answer:
        """Call nobody for a while, perhaps for one of the site's reasons; who is held waits on.

        The reason is in the counter's row until the pause is over, and nowhere else.
        Refused: counter_closed, counter_paused, counter_busy.
        """
        return self._command("pause", command, counter, reason)

    def alarm(self, command: Command, *, counter: str) -> Answer:
        """Call for help at a counter, be it open or not.

        Refused: alarm_already_raised.
        """
        return self._command("alarm", command, counter)

    def clear_alarm(self, command: Command, *, counter: str) -> Answer:
        """End the alarm of a counter. Refused: no_alarm."""
        return self._command("clear_alarm", command, counter)

    def call_next(self, command: Command, *, counter: str) -> Answer:
        """Call the waiting ticket with the smallest rank among the counter's queues.

        Raises KeyError for an unknown counter. Refused: counter_closed, counter_paused,
        counter_busy, nobody_waiting.
        """
        most = self.site.rules.open_tickets_per_counter
        return self._command("call_next", command, counter, most, *self.site.queues_of(counter))

    def call(
        self,
        command: Command,
        *,
        counter: str,
        ticket: str = "",
        service: str = "",
        reason: str = "",
        anywhere: bool = False,
    ) -> Answer:
        """Call by hand: a ticket that waits or was missed, or the next of one service.

        `anywhere`: the desk calls, and the counter need not serve it. Refused: counter_closed,
        counter_paused, counter_busy, nobody_waiting, unknown_ticket, wrong_state, not_served_here,
        reason_needed (somebody would be passed whose time counts from more than H before).
        """
        return self._command(
            "call",
            command,
            counter,
            self.site.rules.open_tickets_per_counter,
            ticket,
            service,
            reason,
            "1" if anywhere else "",
            "desk" if anywhere else "counter",
            *self.site.queues_of(counter),
        )

    def recall(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Repeat a call of this counter.

        Refused: unknown_ticket, wrong_state, not_your_ticket, recall_limit, recall_too_soon.
        """
        rules = self.site.rules
        return self._command(
            "recall", command, ticket, counter, rules.recall_gap_ms, rules.recall_limit
        )

    def put_back(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Take a call back; number and counted time stay.

        Refused: unknown_ticket, wrong_state, not_your_ticket.
        """
        return self._command("put_back", command, ticket, counter, self._plan.services)

    def undo(self, command: Command, *, ticket: str, by: str) -> Answer:
        """Take one's own last step with a ticket back, within the site's time.

        Refused: unknown_ticket, nothing_to_undo, not_your_step, undo_too_late, counter_closed,
        counter_busy.
        """
        within_ms, most = self.site.rules.undo_ms, self.site.rules.open_tickets_per_counter
        return self._command("undo", command, ticket, by, within_ms, most, self._plan.services)
