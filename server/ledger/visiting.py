"""Verbs after the call: the visit, or that nobody came, or that it goes on elsewhere."""

import json
from typing import Literal, Unpack

from server.ledger.answers import Answer, Command
from server.ledger.door import Door
from server.ledger.wishes import Amendment, Target


class Visiting(Door):
    """A counter acts only on the tickets that it called; the desk (`by` or counter "") on any."""

    def start(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Begin the conversation. Refused: unknown_ticket, wrong_state, not_your_ticket."""
        return self._command("start", command, ticket, counter, self._plan.services)

    def finish(
        self, command: Command, *, ticket: str, counter: str, outcome: str, stay: bool = True
    ) -> Answer:
        """End the visit, or this concern of it.

        With concerns left the ticket goes on here if `stay` and the counter serves the next one,
        else it waits for it; one that another counter had sent returns there. Refused:
        unknown_ticket, wrong_state, not_your_ticket.
        """
        return self._command(
            "finish",
            command,
            ticket,
            counter,
            outcome,
            "1" if stay else "",
            self._plan.services,
            *self.site.queues_of(counter),
        )

    def no_show(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Say that nobody came. Refused: unknown_ticket, wrong_state, not_your_ticket."""
        return self._command("no_show", command, ticket, counter, self.site.rules.readmit_grace_ms)

    def readmit(self, command: Command, *, ticket: str, counter: str) -> Answer:
        """Let a missed visitor wait again, once within the site's grace with the counted time kept.

        Refused: unknown_ticket, wrong_state, not_your_ticket.
        """
        return self._command("readmit", command, ticket, counter, self._plan.services)

    def park(self, command: Command, *, ticket: str, counter: str, reason: str) -> Answer:
        """Let the visitor go for what is missing; the ticket returns by itself after a while.

        Raises KeyError for an unknown reason. Refused: unknown_ticket, wrong_state,
        not_your_ticket.
        """
        return self._command(
            "park", command, ticket, counter, reason, self.site.park_reason(reason).ms
        )

    def resume(
        self,
        command: Command,
        *,
        ticket: str,
        by: str,
        to: Literal["call", "queue"] = "call",
        reason: str = "",
    ) -> Answer:
        """Call a parked visitor to the counter again, or let the ticket wait for it.

        Refused: unknown_ticket, wrong_state, not_your_ticket, counter_closed, counter_paused,
        counter_busy, reason_needed.
        """
        return self._command(
            "resume",
            command,
            ticket,
            by,
            to,
            reason,
            self.site.rules.open_tickets_per_counter,
            self._plan.services,
            self._plan.queues,
        )

    def transfer(
        self, command: Command, *, ticket: str, by: str, **target: Unpack[Target]
    ) -> Answer:
        """Send a ticket on to a service, area, counter or triage, or decide in triage.

        Number, letter and counted time stay. Raises ValueError where there is no one target.
        Refused: unknown_ticket, wrong_state, not_your_ticket, same_concern, no_triage,
        counter_closed.
        """
        service, confirmed = target.get("service", ""), target.get("confirmed")
        to, name = "decision", service
        if confirmed is None:
            to, name = _one_of(
                service=service,
                area=target.get("area", ""),
                counter=target.get("counter", ""),
                triage=self._plan.triages if target.get("triage") else "",
            )
        return self._command(
            "transfer",
            command,
            ticket,
            by,
            to,
            name,
            *_left_with(target),
            "1" if confirmed else "0",
            self._plan.services,
        )

    def forward(
        self, command: Command, *, ticket: str, by: str, **target: Unpack[Target]
    ) -> Answer:
        """Hand a ticket to a counter or a caseworker: it waits there, with its rank.

        Raises ValueError where there is no one target. Refused: unknown_ticket, wrong_state,
        not_your_ticket, counter_closed, caseworker_absent.
        """
        to, name = _one_of(
            counter=target.get("counter", ""), caseworker=target.get("caseworker", "")
        )
        return self._command("forward", command, ticket, by, to, name, *_left_with(target))

    def amend(
        self,
        command: Command,
        *,
        ticket: str,
        by: str,
        token_hash: str = "",
        **amendment: Unpack[Amendment],
    ) -> Answer:
        """Put right what a ticket says; number, letter and counted time stay.

        With the SHA-256 of its token it is the holder who wants another `service`, and nothing
        else: as long as nobody of the office had the ticket in hand, and where a number for that
        service would be given now. Refused: unknown_ticket, wrong_state, not_your_ticket,
        same_concern, no_such_concern, last_concern; a holder as at `issue`, too.
        """
        told = {name: value for name, value in amendment.items() if value is not None}
        service, admission = amendment.get("service"), ""
        if token_hash and service:
            admission = self._admission(service, command.now_ms)
        return self._command(
            "amend",
            command,
            ticket,
            by,
            json.dumps(told, separators=(",", ":")),
            self._plan.services,
            token_hash,
            admission,
        )


def _left_with(target: Target) -> tuple[str, str]:
    """Give the note for the next one, and whether the ticket comes back."""
    return target.get("note", ""), "1" if target.get("come_back") else ""


def _one_of(**targets: str) -> tuple[str, str]:
    """Give the one target that is named, by its kind."""
    named = [(kind, target) for kind, target in targets.items() if target]
    if len(named) != 1:
        message = f"name one of {', '.join(targets)}"
        raise ValueError(message)
    return named[0]
