"""A small office for tests: one kiosk, the shipped counters, one line a step."""

import json
from dataclasses import replace
from typing import Any

from server.ledger import Answer, Ledger
from server.message import TEXT_NEEDED, Kind
from server.store import Store
from tests.clock import NOON_MS, Clock, Hand

KIOSK = "kiosk-1"
Event = dict[str, Any]


class AlwaysOpen:
    """Opening hours without an end."""

    in_practice = False

    def now(self, now_ms: int) -> tuple[int, int]:
        """Give an opening that holds this moment."""
        return now_ms, now_ms + 24 * 3_600_000

    def next_ms(self, now_ms: int) -> int:
        """It is open now."""
        return now_ms

    def coming(self, now_ms: int, days: int) -> tuple[tuple[int, int], ...]:
        """Give one opening of so many days."""
        return ((now_ms, now_ms + days * 24 * 3_600_000),)


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

    def under(self, store: Store, **rules: int) -> "Office":
        """The same office with these rules changed."""
        site = self.ledger.site
        changed = site.model_copy(update={"rules": site.rules.model_copy(update=rules)})
        return Office(Ledger(store, changed, openings=AlwaysOpen()), self.command, self.clock)

    def do(self, verb: str, ticket: Event, **more: Any) -> Event:
        """Do this verb with a ticket; the event."""
        act = getattr(self.ledger, verb)
        return event_of(act(self.command(), ticket=ticket["id"], **more))

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
        self.ledger.open_counter(self.command(), counter=counter, person=f"person-{counter}")

    def close(self, counter: str = "7") -> Event:
        """Close a counter; the event."""
        return event_of(self.ledger.close_counter(self.command(), counter=counter))

    def pause(self, counter: str = "7", reason: str = "") -> Event:
        """Let a counter call nobody for a while; the event."""
        return event_of(self.ledger.pause(self.command(), counter=counter, reason=reason))

    def alarm(self, counter: str = "7") -> Event:
        """Raise the alarm of a counter; its event."""
        return event_of(self.ledger.alarm(self.command(), counter=counter))

    def clear_alarm(self, counter: str = "7") -> Event:
        """End the alarm of a counter; its event."""
        return event_of(self.ledger.clear_alarm(self.command(), counter=counter))

    def call(self, counter: str = "7") -> Event:
        """Call the next ticket; the event."""
        return event_of(self.ledger.call_next(self.command(), counter=counter))

    def by_hand(self, counter: str = "7", **more: Any) -> Event:
        """Call by hand; the event."""
        return event_of(self.ledger.call(self.command(), counter=counter, **more))

    def serve(self, counter: str = "7") -> Event:
        """Call the next ticket and begin the visit; the row."""
        row: Event = self.do("start", self.call(counter)["ticket"], counter=counter)["ticket"]
        return row

    def called(self, counter: str = "7", **more: Any) -> Event:
        """The row of a ticket that this counter, opened for it, has just called."""
        self.waiting(**more)
        self.open(counter)
        row: Event = self.call(counter)["ticket"]
        return row

    def serving(self, counter: str = "7", **more: Any) -> Event:
        """The row of a ticket that this counter serves."""
        ticket = self.called(counter, **more)
        answer = self.ledger.start(self.command(), ticket=ticket["id"], counter=counter)
        row: Event = event_of(answer)["ticket"]
        return row

    def parked(self, counter: str = "7", *, reason: str = "photo", **more: Any) -> Event:
        """The row of a ticket whose visitor went for something that is missing."""
        ticket = self.serving(counter, **more)
        row: Event = self.do("park", ticket, counter=counter, reason=reason)["ticket"]
        return row

    def missed(self, counter: str = "7", **more: Any) -> Event:
        """The row of a ticket that did not come."""
        ticket = self.called(counter, **more)
        answer = self.ledger.no_show(self.command(), ticket=ticket["id"], counter=counter)
        row: Event = event_of(answer)["ticket"]
        return row

    def finish(self, ticket: Event, counter: str = "7") -> Event:
        """Finish a ticket that is served; the event."""
        return event_of(
            self.ledger.finish(self.command(), ticket=ticket["id"], counter=counter, outcome="done")
        )

    def put(self, appointment: str = "a1", *, code: str = "", **more: Any) -> Event:
        """Put an appointment, at noon of the first day unless said; the event."""
        hashed = code or f"of-{appointment}"
        told: dict[str, Any] = {"service": "renew", "slot_ms": NOON_MS, "code_hash": hashed}
        told |= more
        return event_of(
            self.ledger.put_appointment(self.command(), appointment=appointment, **told)
        )

    def check_in(self, code: str = "of-a1", **more: Any) -> Event:
        """Check in with a code; the ticket's row."""
        answer = self.ledger.check_in(self.command(), code_hash=code, kiosk=KIOSK, **more)
        row: Event = event_of(answer)["ticket"]
        return row

    def hand_in(self, serial: int = 801, *, minutes: float = 0, **more: Any) -> Event:
        """Hand in a number of area K that the kiosk gave so many minutes ago; the ticket's row."""
        given: dict[str, Any] = {"ticket": f"9{27:02}11{serial:05}", "number": f"K{serial}"}
        given |= {"kiosk": KIOSK}
        given |= {"service": "renew", "language": "de", "how": "paper", "not_before_ms": 0}
        given |= {"age_ms": round(minutes * 60_000)} | more
        row: Event = event_of(self.ledger.hand_in(self.command(), **given))["ticket"]
        return row

    def stop(self, service: str = "", **reason: str) -> Event:
        """Give no numbers; the event."""
        told = reason or {"de": "Störung"}
        return event_of(self.ledger.stop_numbers(self.command(), service=service, reason=told))

    def allow(self, service: str = "") -> Event:
        """Give numbers again; the event."""
        return event_of(self.ledger.allow_numbers(self.command(), service=service))

    def show(self, kind: str = "urgent", *, id: str = "", **more: Any) -> Event:  # noqa: A002 - the protocol's word
        """Show a message, in German unless said; the event. The same command again by its id."""
        told: dict[str, Any] = {
            "text": {"de": "Halle"} if Kind(kind) in TEXT_NEEDED else {},
            **more,
        }
        command = replace(self.command(), id=id) if id else self.command()
        return event_of(self.ledger.show_message(command, kind=Kind(kind), **told))

    def withdraw(self, message: str) -> Event:
        """Withdraw a message; the event."""
        return event_of(self.ledger.withdraw_message(self.command(), message=message))

    def messages(self) -> list[Event]:
        """The messages that stand, the oldest first."""
        rows: list[Event] = self.snapshot()["messages"]
        return rows

    def offer(self) -> Event:
        """What numbers are to be had now."""
        return dict(self.ledger.offer(self.clock()))

    def due(self) -> int:
        """Do what is due by the clock; how much that was."""
        return self.ledger.due(self.clock())

    def row(self, ticket: Event) -> Event:
        """The ticket's row as it is now."""
        row: Event = json.loads(self.ledger.ticket(ticket["id"]))
        return row

    def snapshot(self) -> Event:
        """All that is true now."""
        state: Event = json.loads(self.ledger.snapshot())
        return state
