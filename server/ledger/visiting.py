"""Verbs of a counter after the call: the visit, or that nobody came."""

from server.ledger.answers import Answer, Command
from server.ledger.door import Door
from server.ticket import Outcome


class Visiting(Door):
    """A counter acts only on the tickets that it called."""

    def start(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Begin the conversation. Refused: unknown_ticket, wrong_state, not_your_ticket."""
        return self._command("start", command, ticket, counter)

    def finish(self, command: Command, *, ticket: str, counter: str, outcome: Outcome) -> Answer:
        """End the visit. Refused: unknown_ticket, wrong_state, not_your_ticket."""
        return self._command("finish", command, ticket, counter, outcome)

    def no_show(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Say that nobody came. Refused: unknown_ticket, wrong_state, not_your_ticket."""
        return self._command("no_show", command, ticket, counter)

    def readmit(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Let a missed visitor wait again, once within the site's grace with the counted time kept.

        Refused: unknown_ticket, wrong_state, not_your_ticket.
        """
        return self._command("readmit", command, ticket, counter, self.site.rules.readmit_grace_ms)
