"""Whatever people do, in whatever order: every ticket stands exactly where its row says.

The real ledger on a real store is driven by random verbs of a small office; after each step its
sorted sets and its counters' rows are held against the tickets' rows, read by other code than the
one that wrote them (`tests/places.py`).
"""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from server.ledger import Ledger, Refused
from server.site import Site
from server.store import Store
from server.ticket import MOVES
from tests.clock import Clock, Hand
from tests.office import AlwaysOpen, Event, Office
from tests.places import everything, places_told, queues_of

COUNTERS: Final = ("1", "7", "8", "10")
SERVICES: Final = ("emergency", "dropoff", "renew", "asylum", "work", "einb")
AT_ITS_COUNTER: Final[dict[str, dict[str, str]]] = {
    "start": {},
    "no_show": {},
    "put_back": {},
    "recall": {},
    "park": {"reason": "copy-shop"},
    "finish": {"outcome": "done"},
}
ONLY_THERE: Final = {
    "counter": {"called", "serving", "parked", "missed", "finished"},
    "called_ms": {"called", "serving", "finished", "missed"},
    "started_ms": {"serving", "finished"},
    "park_reason": {"parked"},
    "return_ms": {"parked"},
    "missed_ms": {"missed"},
    "grace_until_ms": {"missed"},
    "overlong": {"serving", "finished"},
    "held_at": {"waiting", "called", "missed", "cancelled"},
    "triage": {"issued", "waiting", "called", "serving", "parked", "missed", "cancelled"},
    "note": {"waiting", "called", "serving", "parked", "missed"},
    "origin": {"waiting", "called", "serving", "parked", "missed"},
}
"""Field → the states in which a row may have it."""
OF_PEOPLE: Final = ("left:", "absent:")
"""What falls due for a counter or a caseworker, not for a ticket."""

counter_numbers: Final = st.sampled_from(COUNTERS)
services: Final = st.sampled_from(SERVICES)
picks: Final = st.integers(min_value=0, max_value=99)
desk_or_counter: Final = st.booleans()


class OfficeInAnyOrder(RuleBasedStateMachine):
    """People of an office, none of whom follows any order."""

    store: Store
    site: Site

    def __init__(self) -> None:
        super().__init__()
        self.store.redis.flushall()
        self.store.begin()
        self.clock = Clock()
        ledger = Ledger(self.store, self.site, openings=AlwaysOpen())
        self.office = Office(ledger, Hand(self.clock), self.clock)
        self.ids: list[str] = []
        self.counted: dict[str, int] = {}
        self.undone = ""
        self.last: tuple[Event, str] | None = None
        self.found = everything(self.store)

    @initialize(busy=st.booleans())
    def begin(self, *, busy: bool) -> None:
        """Mostly a day begins with open counters and people who wait."""
        for counter in COUNTERS if busy else ():
            self.office.open(counter)
            self.office.waiting(needs=["help"])
        tickets = everything(self.store)[1]
        self.ids += sorted(tickets)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or be refused; a refusal changes nothing."""
        try:
            act()
        except Refused:
            assert everything(self.store) == self.found

    def row(self, pick: int, verb: str) -> Event:
        """One of the tickets with which this may be done, or of all if there is none."""
        rows = [self.found[1][id_] for id_ in self.ids]
        able = [row for row in rows if row["state"] in MOVES.get(verb, ())]
        return (able or rows)[pick % len(able or rows)]

    @rule(
        first=services,
        further=st.lists(services, max_size=2, unique=True),
        order=st.sampled_from(("planned", "any")),
        needs=st.sampled_from(([], ["help"])),
        delivered=st.booleans(),
    )
    def draw(
        self, first: str, further: list[str], order: str, needs: list[str], *, delivered: bool
    ) -> None:
        """Somebody draws a number, and mostly gets it."""
        further = [service for service in further if service != first]
        act = self.office.waiting if delivered else self.office.issued
        self.ids.append(act(first, further=further, order=order, needs=needs)["id"])

    @rule(counter=counter_numbers, person=counter_numbers)
    def open(self, counter: str, person: str) -> None:
        """A caseworker opens a counter, not always the own one."""
        open_counter, command = self.office.ledger.open_counter, self.office.command
        self.attempt(lambda: open_counter(command(), counter=counter, person=f"person-{person}"))

    @rule(counter=counter_numbers, pauses=st.booleans())
    def close(self, counter: str, *, pauses: bool) -> None:
        """A counter rests."""
        ledger = self.office.ledger
        act = ledger.pause if pauses else ledger.close_counter
        self.attempt(lambda: act(self.office.command(), counter=counter))

    @rule(counter=counter_numbers, start=st.booleans())
    def call_next(self, counter: str, *, start: bool) -> None:
        """The next one is called, and perhaps there."""
        act = self.office.serve if start else self.office.call
        self.attempt(lambda: act(counter))

    @rule(counter=counter_numbers, service=services)
    def call_service(self, counter: str, service: str) -> None:
        """The next of one service is called."""
        self.attempt(lambda: self.office.by_hand(counter, service=service, reason="distress"))

    @precondition(lambda self: self.ids)
    @rule(counter=counter_numbers, pick=picks, anywhere=st.booleans())
    def call_chosen(self, counter: str, pick: int, *, anywhere: bool) -> None:
        """A chosen ticket is called."""
        ticket = self.row(pick, "call")["id"]
        more = {"ticket": ticket, "anywhere": anywhere, "reason": "distress"}
        self.attempt(lambda: self.office.by_hand(counter, **more))

    @precondition(lambda self: self.ids)
    @rule(pick=picks, verb=st.sampled_from(sorted(AT_ITS_COUNTER)), stay=st.booleans())
    def at_its_counter(self, pick: int, verb: str, *, stay: bool) -> None:
        """The ticket's own counter does something with it."""
        row = self.row(pick, verb)
        more: dict[str, Any] = {"stay": stay} if verb == "finish" else {}
        counter = row.get("counter", "7")
        more |= AT_ITS_COUNTER[verb] | {"counter": counter}
        self.last = (row, counter)
        self.attempt(lambda: self.office.do(verb, row, **more))

    @precondition(lambda self: self.ids)
    @rule(pick=picks, desk=desk_or_counter)
    def readmit(self, pick: int, *, desk: bool) -> None:
        """A missed visitor has come."""
        row = self.row(pick, "readmit")
        counter = "" if desk else row.get("counter", "7")
        self.attempt(lambda: self.office.do("readmit", row, counter=counter))

    @precondition(lambda self: self.ids)
    @rule(pick=picks, desk=desk_or_counter, to=st.sampled_from(("call", "queue")))
    def resume(self, pick: int, to: str, *, desk: bool) -> None:
        """A parked visitor is back."""
        self.by_somebody("resume", pick, desk=desk, to=to, reason="distress")

    @precondition(lambda self: self.ids)
    @rule(
        pick=picks,
        desk=desk_or_counter,
        aim=st.one_of(
            services.map(lambda service: {"service": service}),
            st.sampled_from("FKW").map(lambda area: {"area": area}),
            counter_numbers.map(lambda counter: {"counter": counter}),
            st.just({"triage": True}),
            st.booleans().map(lambda confirmed: {"confirmed": confirmed}),
        ),
        come_back=st.booleans(),
    )
    def transfer(
        self, pick: int, aim: dict[str, str | bool], *, desk: bool, come_back: bool
    ) -> None:
        """A ticket is sent on, or decided about in triage."""
        note = "Kopie" if come_back else ""
        self.by_somebody("transfer", pick, desk=desk, come_back=come_back, note=note, **aim)

    @precondition(lambda self: self.ids)
    @rule(pick=picks, desk=desk_or_counter, counter=counter_numbers, person=st.booleans())
    def forward(self, pick: int, counter: str, *, desk: bool, person: bool) -> None:
        """A ticket is handed to a counter, or to whoever sits there."""
        sits = self.found[2].get(counter, {}).get("caseworker", "nobody")
        target = {"caseworker": sits} if person else {"counter": counter}
        self.by_somebody("forward", pick, desk=desk, come_back=True, **target)

    @precondition(lambda self: self.ids)
    @rule(
        pick=picks,
        desk=desk_or_counter,
        what=st.sampled_from(("service", "add", "drop")),
        service=services,
    )
    def amend(self, pick: int, what: str, service: str, *, desk: bool) -> None:
        """The concerns of a ticket are put right."""
        self.by_somebody("amend", pick, desk=desk, **{what: service, "needs": ["help"]})

    @precondition(lambda self: self.ids)
    @rule(pick=picks)
    def cancel(self, pick: int) -> None:
        """A number is given back."""
        row = self.row(pick, "cancel")
        self.attempt(lambda: self.office.do("cancel", row, kiosk="", reason="left"))

    @precondition(lambda self: self.ids)
    @rule(pick=picks, last=st.booleans(), by=st.sampled_from(("", *COUNTERS)))
    def undo(self, pick: int, by: str, *, last: bool) -> None:
        """Somebody takes a step back, mostly the one who made the last one."""
        ticket, by = self.last if last and self.last else (self.row(pick, "undo"), by)
        self.undone = ticket["id"]
        self.attempt(lambda: self.office.do("undo", ticket, by=by))

    @rule(
        minutes=st.sampled_from((0.2, 1.5, 6, 16, 31)),
        alive=st.lists(counter_numbers, unique=True),
    )
    def time_passes(self, minutes: float, alive: list[str]) -> None:
        """Some counters give a sign of life, and what is due is done."""
        self.clock.forward(minutes=minutes)
        self.office.ledger.alive(self.clock(), alive)
        self.office.ledger.due(self.clock())

    def by_somebody(self, verb: str, pick: int, *, desk: bool, **more: object) -> None:
        """The desk or the ticket's counter does it."""
        row = self.row(pick, verb)
        by = "" if desk else row.get("counter", "7")
        self.last = (row, by)
        self.attempt(lambda: self.office.do(verb, row, by=by, **more))

    @invariant()
    def everything_is_in_its_place(self) -> None:
        """What the store holds after each step is what the rows of the tickets say."""
        self.found = everything(self.store)
        self.every_ticket_stands_where_its_row_says()
        self.every_counter_has_its_open_tickets()
        self.nobody_waits_where_nobody_will_call()
        self.no_number_is_there_twice_and_no_time_goes_back()
        self.no_row_keeps_what_is_over()

    def every_ticket_stands_where_its_row_says(self) -> None:
        """Queues, several, the living and what is due hold this and nothing else."""
        found, told = dict(self.found[0]), places_told(self.found[1])
        due = {k: v for k, v in found.pop("due", {}).items() if not k.startswith(OF_PEOPLE)}
        assert due == told.pop("due", {})
        assert found == told

    def every_counter_has_its_open_tickets(self) -> None:
        """A counter's tickets are those that it has called or serves; nobody is at two of them."""
        sits: dict[str, set[str]] = {}
        for id_, row in self.found[1].items():
            if row["state"] in {"called", "serving"}:
                sits.setdefault(row["counter"], set()).add(id_)
        for number, counter in self.found[2].items():
            ids = json.loads(counter.get("tickets", "[]"))
            assert set(ids) == sits.pop(number, set())
            assert len(ids) <= self.site.rules.open_tickets_per_counter
            assert counter.get("ticket") == (ids[-1] if ids else None)
        assert sits == {}

    def nobody_waits_where_nobody_will_call(self) -> None:
        """Who is held for somebody is held for one who is there, or expected for a while.

        Of every other queue there is a counter that calls from it, once it is open.
        """
        counters = self.found[2].items()
        there = {number: row for number, row in counters if row["state"] in {"open", "paused"}}
        held_at = {f"counter/{number}": number for number in there}
        held_at |= {f"caseworker/{row['caseworker']}": number for number, row in there.items()}
        due = self.found[0].get("due", {})
        expected = {f"caseworker/{thing[7:]}" for thing in due if thing.startswith("absent:")}
        called_from = {name for c in self.site.counters for name in self.site.queues_of(c.number)}
        waiting = [row for row in self.found[1].values() if row["state"] == "waiting"]
        for name, row in ((name, each) for each in waiting for name in queues_of(each)):
            if name.startswith(("counter/", "caseworker/")):
                assert name in held_at or name in expected
                assert row["held_at"] == held_at.get(name, row["held_at"])
            else:
                assert name in called_from

    def no_number_is_there_twice_and_no_time_goes_back(self) -> None:
        """A counted time gets smaller by an undo only."""
        rows = self.found[1]
        numbers = Counter(row["number"] for row in rows.values())
        assert set(numbers.values()) <= {1}
        for id_, row in rows.items():
            counted = int(row["counted_ms"])
            assert counted >= self.counted.get(id_, 0) or id_ == self.undone
            self.counted[id_] = counted
        self.undone = ""

    def no_row_keeps_what_is_over(self) -> None:
        """A field of a state is gone with the state; a concern is there once, the current first."""
        for row in self.found[1].values():
            concerns = json.loads(row["services"])
            assert row["service"] == concerns[0]
            assert len(set(concerns)) == len(concerns)
            assert bool(row.get("order")) == (len(concerns) > 1)
            assert ("origin" in row) == ("origin_service" in row) == ("sent_for" in row)
            assert "origin" in row or "origins" not in row
            for field, states in ONLY_THERE.items():
                assert field not in row or row["state"] in states, (field, row["state"])


def play(store: Store, site: Site, *, examples: int, steps: int) -> None:
    """Let the office run so often, from an empty store each time."""
    machine = type("Office", (OfficeInAnyOrder,), {"store": store, "site": site})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.generate,),  # a failing day is told at once: to shorten it takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_ticket_stands_where_its_row_says_when_verbs_come_in_any_order(
    store: Store, site: Site
) -> None:
    """A short office day in no order at all, many times."""
    play(store, site, examples=120, steps=40)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_ticket_stands_where_its_row_says_when_the_days_are_many(
    store: Store, site: Site
) -> None:
    """The same for longer, with two open tickets at each counter and time to take back."""
    rules = site.rules.model_copy(update={"open_tickets_per_counter": 2, "undo_seconds": 600})
    play(store, site.model_copy(update={"rules": rules}), examples=400, steps=80)
