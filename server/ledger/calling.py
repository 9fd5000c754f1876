"""Verbs of a counter that choose or repeat a call."""

from server.ledger.answers import Answer, Command
from server.ledger.door import Door


class Calling(Door):
    """No ticket is called twice, and no next call leaves the order of rank."""

    def open_counter(self, command: Command, *, counter: str) -> Answer:
        """Let the counter serve. Refused: counter_already_open."""
        return self._command("open_counter", command, counter)

    def close_counter(self, command: Command, *, counter: str) -> Answer:
        """Let the counter rest. Refused: counter_closed, counter_busy."""
        return self._command("close_counter", command, counter)

    def call_next(self, command: Command, *, counter: str) -> Answer:
        """Call the waiting ticket with the smallest rank among the counter's services.

        Raises KeyError for an unknown counter. Refused: counter_closed, counter_busy,
        nobody_waiting.
        """
        services = self.site.counter(counter).services
        return self._command("call_next", command, counter, *services)

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
        return self._command("put_back", command, ticket, counter)
