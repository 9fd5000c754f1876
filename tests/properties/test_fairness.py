"""Who goes first follows from time and need alone: not from the matter, and not from cunning."""

import itertools
import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.ledger import Ledger, Refused
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import KIOSK, AlwaysOpen, Event, Office
from tests.places import stream
from tests.promise import Watch

MINUTE_MS: Final = 60_000
HEAD_MS: Final = 20 * MINUTE_MS
"""Each head start of the shipped site."""
NEEDS: Final[tuple[list[str], ...]] = ([], ["help"])


NAMED: Final = frozenset(itertools.permutations(("company", "work", "asylum"), 2))
"""Those of whom people say that one goes before the other."""


def serving_everything(site: Site, *, triage: bool = False) -> Site:
    """The shipped site, with one counter that serves whatever there is; nobody needs a triage."""
    changes = {} if triage else {"triage": False}
    services = tuple(service.model_copy(update=changes) for service in site.services)
    keys = tuple(service.key for service in services)
    counter = site.counters[0].model_copy(update={"services": keys})
    return site.model_copy(update={"services": services, "counters": (counter,)})


@pytest.fixture
def one_counter(store: Store, site: Site, command: Hand, clock: Clock) -> Office:
    """An office with one counter for everything, and H above all head starts."""
    ledger = Ledger(store, serving_everything(site), openings=AlwaysOpen())
    ledger.close_day(clock())
    return Office(ledger, command, clock)


def pairs(site: Site) -> list[tuple[str, str]]:
    """Every two services, in both orders."""
    return list(itertools.permutations([service.key for service in site.services], 2))


@pytest.mark.parametrize("needs", NEEDS)
def test_equal_time_and_need_give_equal_order_when_concerns_differ(
    one_counter: Office, needs: list[str]
) -> None:
    """For every two services: who came first is called first, whatever they came for."""
    office = one_counter
    office.open("1")
    order = pairs(office.ledger.site)
    assert set(order) >= NAMED
    for pair in order:
        came = [office.waiting(service, needs=needs) for service in pair]
        assert came[0]["rank"] == came[1]["rank"]
        for row in came:
            called = office.serve("1")
            assert called["id"] == row["id"], pair
            office.finish(called, "1")


def test_confirmed_emergencies_give_equal_order_when_concerns_differ(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """The same for two emergencies that a person has confirmed, whatever they came for."""
    office = Office(
        Ledger(store, serving_everything(site, triage=True), openings=AlwaysOpen()), command, clock
    )
    office.open("1")
    order = pairs(site)
    assert set(order) >= NAMED
    for pair in (*NAMED, *order[::5]):
        came = [confirmed(office, office.waiting(service)) for service in pair]
        assert came[0]["rank"] == came[1]["rank"] == came[0]["counted_ms"] - HEAD_MS
        for row in came:
            called = office.serve("1")
            assert called["id"] == row["id"], pair
            office.finish(called, "1")


def confirmed(office: Office, row: Event) -> Event:
    """Somebody says that it is an emergency, and a person confirms that; the row."""
    if "triage" not in row:
        office.do("transfer", row, by="", triage=True)
    decided: Event = office.do("transfer", row, by="", confirmed=True)["ticket"]
    return decided


def test_equal_appointments_give_equal_order_when_concerns_differ(one_counter: Office) -> None:
    """The same for two who have the same appointment: who checked in first is called first."""
    office = one_counter
    office.open("1")
    slot_ms = office.clock() + 5 * MINUTE_MS
    for nth, pair in enumerate((*NAMED, *pairs(office.ledger.site)[::7])):
        came = []
        for service in pair:
            name = f"a{nth}-{service}"
            office.put(name, service=service, slot_ms=slot_ms)
            came.append(office.check_in(f"of-{name}"))
            office.do("deliver", came[-1], kiosk=KIOSK, how="paper")
        assert came[0]["rank"] == came[1]["rank"]
        for row in came:
            called = office.serve("1")
            assert called["id"] == row["id"], pair
            office.finish(called, "1")


# ----------------------------------------------------------------------------------- own moves


@dataclass
class Visitor:
    """Somebody who tries whatever a visitor can do to get called sooner."""

    office: Office
    row: Event
    code: str = ""
    """Of an appointment of one's own."""

    @classmethod
    def comes(cls, office: Office, needs: list[str], slot_in: float | None) -> "Visitor":
        """Somebody who draws a number, or checks in so many minutes before the own appointment."""
        if slot_in is None:
            return cls(office, office.waiting(needs=needs))
        office.put("own", slot_ms=office.clock() + round(slot_in * MINUTE_MS))
        row = office.check_in("of-own")
        office.do("deliver", row, kiosk=KIOSK, how="paper")
        return cls(office, row, "of-own")

    @property
    def place(self) -> tuple[int, str]:
        """Where this visitor stands among all who wait: the smaller the sooner."""
        row = self.office.row(self.row)
        return row["rank"], row["id"]

    def go_and_come_back(self, counter: str, *, minutes: float) -> None:
        """Be called, go for something, and come back after a while."""
        self._be_called(counter)
        self.office.do("start", self.row, counter=counter)
        self.office.do("park", self.row, counter=counter, reason="copy-shop")
        self._wait(counter, minutes)
        if self.office.row(self.row)["state"] == "parked":
            self.office.do("resume", self.row, by="", to="queue")

    def let_it_pass(self, counter: str, *, minutes: float) -> None:
        """Do not come when called, and come back after a while: a delay of one's own."""
        self._be_called(counter)
        self.office.do("no_show", self.row, counter=counter)
        self._wait(counter, minutes)
        self.office.do("readmit", self.row, counter="")

    def want_something_else(self, service: str) -> None:
        """Change the concern, if it is another one."""
        if service != self.office.row(self.row)["service"]:
            self.office.do("amend", self.row, by="", service=service)

    def draw_anew(self, service: str) -> None:
        """Give the number back and draw another one."""
        self.office.do("cancel", self.row, kiosk="", reason="left")
        self.row = self.office.waiting(service)

    def check_in_again(self) -> None:
        """Try the own appointment once more, whatever has become of the first number."""
        if not self.code:
            return
        with suppress(Refused):
            self.row = self.office.check_in(self.code)
            self.office.do("deliver", self.row, kiosk=KIOSK, how="paper")

    def _wait(self, counter: str, minutes: float) -> None:
        self.office.clock.forward(minutes=minutes)
        self.office.ledger.alive(self.office.clock(), [counter])
        self.office.due()

    def _be_called(self, counter: str) -> None:
        self.office.by_hand(counter, ticket=self.row["id"], anywhere=True, reason="distress")


MOVES: Final = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("go_and_come_back", "let_it_pass", "want_something_else", "draw_anew"),
                "check_in_again",
            )
        ),
        st.sampled_from(("renew", "dropoff", "company", "work", "asylum", "advice")),
        st.sampled_from((0.0, 1.0, 14.0, 16.0, 40.0)),
    ),
    min_size=1,
    max_size=5,
)
SLOTS: Final = st.none() | st.sampled_from((-40.0, -15.5, -15.0, -1.0, 0.0, 14.0, 59.0))
"""In how many minutes the own appointment is when one checks in; below 0 one is late."""


@pytest.mark.parametrize("minutes", [60, 20, 0, -15, -15.5, -40])
def test_no_place_is_gained_when_an_appointment_is_checked_in_early_or_late(
    one_counter: Office, minutes: float
) -> None:
    """Early and in time are one rank; who is too late has the place of somebody who just came."""
    office = one_counter
    slot_ms = office.clock() + round(minutes * MINUTE_MS)
    visitor = Visitor.comes(office, [], minutes)
    in_time = slot_ms - HEAD_MS
    just_come = office.waiting()["rank"]
    late = minutes < -15
    assert visitor.place[0] == (just_come if late else max(slot_ms, office.clock()) - HEAD_MS)
    assert visitor.place[0] >= in_time
    kept = visitor.place
    with pytest.raises(Refused, match="already_checked_in"):
        office.check_in("of-own")
    assert visitor.place == kept
    visitor.draw_anew("renew")
    assert visitor.place[0] == just_come
    assert visitor.place > kept or minutes > 20


def test_no_place_is_gained_when_a_visitor_moves(store: Store, site: Site) -> None:
    """Whatever a visitor does on the own account, in any order, the place is never a better one.

    Parking, missing a call and coming back (that is how a visitor delays), another concern, the
    number given back and a new one drawn; with an appointment of one's own, for which one comes
    early or late, also to check in twice, and to draw a number without it. A need or an appointment
    is no move: it is a reason. So who takes it up again has at the best the place of the first
    time, and who draws a number has at the best that of anybody who comes in that moment.
    """

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(moves=MOVES, needs=st.sampled_from(NEEDS), slot_in=SLOTS)
    def tried(moves: list[tuple[str, str, float]], needs: list[str], slot_in: float | None) -> None:
        store.redis.flushall()
        store.begin()
        clock = Clock()
        ledger = Ledger(store, serving_everything(site), openings=AlwaysOpen())
        office = Office(ledger, Hand(clock), clock)
        office.open("1")
        visitor = Visitor.comes(office, needs, slot_in)
        first = visitor.place
        for move, service, minutes in moves:
            clock.forward(seconds=1)
            before = first if move == "check_in_again" else visitor.place
            if move == "draw_anew":
                before = min(before, (clock(), ""))
            more: dict[str, Any] = {"service": service}
            if move in ("go_and_come_back", "let_it_pass"):
                more = {"minutes": minutes, "counter": "1"}
            getattr(visitor, move)(**({} if move == "check_in_again" else more))
            assert visitor.place >= before, (moves, move)

    tried()


# ----------------------------------------------------------------------------------- starvation


@dataclass
class Crowded:
    """An office to which more people come than it can serve, with head starts of every mix."""

    office: Office
    luck: random.Random
    waits: dict[str, Event] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)

    def let_come(self, count: int) -> None:
        """So many draw a number, some with help, some with an appointment."""
        office = self.office
        for nth in range(count):
            service = self.luck.choice(("renew", "dropoff", "company", "asylum", "work"))
            if self.luck.random() < 0.3:
                name = f"a{office.clock()}-{nth}"
                slot_ms = office.clock() + self.luck.choice((-10, 0, 5, 20)) * MINUTE_MS
                office.put(name, service=service, slot_ms=slot_ms)
                row = office.check_in(f"of-{name}")
            else:
                row = office.issued(service, needs=self.luck.choice(NEEDS))
            office.do("deliver", row, kiosk=KIOSK, how="paper")
            self.waits[row["id"]] = row

    def call(self) -> None:
        """Call and serve one, and count whom that passed."""
        called = self.office.serve("1")
        self.office.finish(called, "1")
        del self.waits[called["id"]]
        for id_, row in self.waits.items():
            if row["counted_ms"] < called["counted_ms"]:
                self.passed[id_] = self.passed.get(id_, 0) + 1


def starve(one_counter: Office, store: Store, tickets: int) -> None:
    """Let three times as many come as are served, all on one day; then nobody comes any more."""
    crowded = Crowded(one_counter, random.Random(tickets))  # noqa: S311 - no secret
    office, watch = one_counter, Watch(one_counter.ledger.site)
    office.open("1")
    rounds = tickets // 3
    pause_s = min(60, 10 * 3_600 // rounds)
    for _ in range(rounds):
        office.clock.forward(seconds=pause_s)
        crowded.let_come(3)
        office.ledger.alive(office.clock(), ["1"])
        crowded.call()
    while crowded.waits:
        crowded.call()
    watch.hear(stream(store))
    assert watch.broken == []
    assert watch.seen["calls"] == rounds * 3
    assert watch.seen["passed somebody"], "nobody was passed: no head start was ever used"
    most = max(crowded.passed.values())
    within_h_s = (office.ledger.site.rules.hold_minutes + 20 + 1) * 60
    assert most <= 3 * within_h_s / pause_s, "more than can come within H"


def test_nobody_starves_when_more_come_than_are_served(one_counter: Office, store: Store) -> None:
    """However many head starts there are: whoever waits is passed by those of H minutes only."""
    starve(one_counter, store, 900)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nobody_starves_when_ten_thousand_come(one_counter: Office, store: Store) -> None:
    """The same with 10,000 tickets."""
    starve(one_counter, store, 10_000)
