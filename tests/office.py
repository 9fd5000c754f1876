"""A small office for tests: one kiosk, the shipped counters, one line a step."""

import json
from typing import Any

from server.ledger import Answer, Ledger
from server.ticket import Outcome
from tests.clock import Clock, Hand

KIOSK = "kiosk-1"
Event = dict[str, Any]


def event_of(answer: Answer) -> Event:
    """Read an answer as the event that it is."""
    event: Event = json.loads(answer.body)
    return event


class Office:
    """Does to a ledger what visitors and caseworkers do; each step is a new command."""

    def __init__(self, ledger: Ledger, command: Hand, clock: Clock) -> None:
        self.ledger = ledger
        self.command = command
        self.clock = clock

    def issued(self, service: str = "renew", *, language: str = "de", **more: Any) -> Event:
        """A new ticket's row, still on its way to the visitor."""
        answer = self.ledger.issue(
            self.command(), service=service, language=language, kiosk=KIOSK, **more
        )
        row: Event = event_of(answer)["ticket"]
        return row

    def waiting(self, service: str = "renew", **more: Any) -> Event:
        """The row of a ticket that waits."""
        ticket = self.issued(service, **more)
        answer = self.ledger.deliver(self.command(), ticket=ticket["id"], kiosk=KIOSK, how="paper")
        row: Event = event_of(answer)["ticket"]
        return row

    def open(self, counter: str = "7") -> None:
        """Open a counter."""
        self.ledger.open_counter(self.command(), counter=counter)

    def call(self, counter: str = "7") -> Event:
        """Call the next ticket; the event."""
        return event_of(self.ledger.call_next(self.command(), counter=counter))

    def called(self, counter: str = "7", **more: Any) -> Event:
        """The row of a ticket that this counter, opened for it, has just called."""
        self.waiting(**more)
        self.open(counter)
        row: Event = self.call(counter)["ticket"]
        return row

    def serving(self, counter: str = "7") -> Event:
        """The row of a ticket that this counter serves."""
        ticket = self.called(counter)
        answer = self.ledger.start(self.command(), ticket=ticket["id"], counter=counter)
        row: Event = event_of(answer)["ticket"]
        return row

    def missed(self, counter: str = "7") -> Event:
        """The row of a ticket that did not come."""
        ticket = self.called(counter)
        answer = self.ledger.no_show(self.command(), ticket=ticket["id"], counter=counter)
        row: Event = event_of(answer)["ticket"]
        return row

    def finish(self, ticket: Event, counter: str = "7") -> Event:
        """Finish a ticket that is served; the event."""
        return event_of(
            self.ledger.finish(
                self.command(), ticket=ticket["id"], counter=counter, outcome=Outcome.DONE
            )
        )

    def row(self, ticket: Event) -> Event:
        """The ticket's row as it is now."""
        row: Event = json.loads(self.ledger.ticket(ticket["id"]))
        return row

    def snapshot(self) -> Event:
        """All that is true now."""
        state: Event = json.loads(self.ledger.snapshot())
        return state
