"""Each audience is told what is its own, and of nothing else more than that it is gone."""

from typing import Any

import pytest

from server.boards import BoardAudience
from server.site import Site
from server.store import Store
from server.ticket import State
from server.views import (
    QUARTER_MS,
    Audience,
    CounterAudience,
    KioskAudience,
    OfficeAudience,
    kiosk_ticket,
)
from server.white_lists import KIOSK_FIELDS
from tests.clock import NOON_MS, Clock
from tests.office import Office
from tests.places import stream

HIDDEN = frozenset({"day", "issued_ms", "kiosk", "ordered", "origin"})
"""What a counter is not told of a ticket that it has, and where one goes back to that never did."""
GONE = {"id", "number", "area", "state"}
"""What is left of a ticket for whoever may see it no more."""
TO_CALL = GONE | {"service", "language", "needs", "persons", "cases", "counted_ms"}
"""What is told of one that was missed elsewhere to whoever could call it."""
F_BOARD, K_BOARD = BoardAudience(frozenset({"F"})), BoardAudience(frozenset({"K"}))
ROW: dict[str, Any] = {
    "id": "0000000001",
    "number": "K101",
    "area": "K",
    "service": "renew",
    "services": ["renew", "advice"],
    "order": "planned",
    "state": "waiting",
    "language": "ar",
    "needs": ["help"],
    "waits_in": "K",
    "note": "secret",
    "phone": "secret",
}


def event(kind: str, **changes: object) -> dict[str, Any]:
    """Make an event of this ticket, changed so."""
    row = {**ROW, **changes}
    return {"type": kind, "at": 5, "ticket": {k: v for k, v in row.items() if v is not None}}


def seen(audience: Audience, told: dict[str, Any]) -> dict[str, Any]:
    """What this audience may see of the event's ticket."""
    ticket = audience.event(told)["ticket"]
    assert isinstance(ticket, dict)
    return ticket


def tickets(audience: Audience, office: Office) -> list[dict[str, Any]]:
    """The rows of this audience's snapshot."""
    rows = audience.snapshot(office.snapshot())["tickets"]
    assert isinstance(rows, list)
    return rows


@pytest.fixture
def seven(site: Site) -> CounterAudience:
    """Counter 7, on the first floor."""
    return CounterAudience("7", frozenset(site.queues_of("7")))


@pytest.fixture
def two(site: Site) -> CounterAudience:
    """Counter 2, on the ground floor."""
    return CounterAudience("2", frozenset(site.queues_of("2")))


@pytest.mark.parametrize("kind", ["called", "recalled", "started", "amended", "undone"])
def test_a_board_is_told_when_a_ticket_stands_on_it(kind: str) -> None:
    """Where the number's area is, and where its visitor waits now; nowhere else."""
    there = event(kind, state="called", counter="3", waits_in="F")
    assert F_BOARD.wants(there)
    assert K_BOARD.wants(there)
    assert not BoardAudience(frozenset({"W"})).wants(there)
    assert seen(F_BOARD, there)["counter"] == "3"


@pytest.mark.parametrize(
    "kind", ["transferred", "forwarded", "concern_finished", "returned", "put_back", "undone"]
)
def test_a_foreign_board_learns_that_a_ticket_is_gone_when_it_may_have_stood_there(
    kind: str,
) -> None:
    """Who waits elsewhere now stood here perhaps: the board is told the number, and no language."""
    gone = event(kind)
    assert F_BOARD.wants(gone)
    assert set(seen(F_BOARD, gone)) == GONE


@pytest.mark.parametrize(
    "kind",
    [
        *("issued", "handed_in", "delivered", "amended", "cancelled", "expired", "resumed"),
        "grace_ended",
    ],
)
def test_a_board_hears_nothing_when_a_ticket_never_stood_on_it(kind: str) -> None:
    """What waits and was never called is none of the waiting room's business."""
    assert not K_BOARD.wants(event(kind))
    assert not K_BOARD.wants({"type": "counter_opened", "at": 5, "counter": {"number": "7"}})


def test_a_board_does_not_hear_it_when_a_visit_takes_long() -> None:
    """How long somebody is at a counter is shown to nobody."""
    overlong = event("visit_overlong", state="serving", counter="7")
    assert not K_BOARD.wants(overlong)
    assert not OfficeAudience().wants(overlong)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"service": "advice", "order": "any"},
        {"service": "advice", "held_for": "area/K"},
        {"service": "advice", "held_for": "caseworker/x", "held_at": "7"},
        {"service": "advice", "counter": "7", "state": "serving"},
    ],
)
def test_a_counter_sees_a_ticket_when_it_may_come_to_it(
    seven: CounterAudience, changes: dict[str, object]
) -> None:
    """Of its services, its queues, held there or at it; never its note."""
    told = event("delivered", **changes)
    assert seven.wants(told)
    assert not {"note", "phone", "kiosk"} & set(seen(seven, told))


def test_a_counter_sees_a_triage_when_it_has_one(
    seven: CounterAudience, two: CounterAudience
) -> None:
    """A person who may decide sees who waits for it."""
    asked = event("delivered", service="settle", triage="F", services=["settle"])
    assert two.may_see(asked["ticket"])
    assert not seven.may_see(asked["ticket"])


@pytest.mark.parametrize(
    "kind", ["transferred", "forwarded", "amended", "concern_finished", "put_back", "started"]
)
def test_a_counter_learns_that_a_ticket_is_gone_when_it_goes_to_others(
    two: CounterAudience, kind: str
) -> None:
    """It may have waited here: its id is told, and nothing of where it goes."""
    gone = {**event(kind, held_at="9"), "reason": "x", "why": {}}
    assert two.wants(gone)
    assert set(two.event(gone)) == {"type", "at", "ticket"}
    assert set(seen(two, gone)) == GONE


def test_a_counter_hears_who_is_there_when_another_one_opens(seven: CounterAudience) -> None:
    """Of others it is told number, state and caseworker, of itself all."""
    row = {"number": "9", "state": "open", "caseworker": "c", "opened_ms": 1, "tickets": ["1"]}
    told = seven.event({"type": "counter_opened", "at": 5, "counter": row})
    assert told["counter"] == {"number": "9", "state": "open", "caseworker": "c"}
    own = {**row, "number": "7"}
    assert seven.event({"type": "counter_opened", "at": 5, "counter": own})["counter"] == own


def test_the_office_sees_no_time_of_a_counter_when_it_follows() -> None:
    """Everything of everybody, but what says how long somebody takes, and no private field."""
    office = OfficeAudience()
    times = {"called_ms": 1, "started_ms": 2, "missed_ms": 3, "overlong": True}
    times |= {"return_ms": 4, "grace_until_ms": 5}
    ticket = seen(office, event("started", state="serving", **times))
    assert not {*times, "note", "phone"} & set(ticket)
    counter = {"number": "7", "state": "open", "opened_ms": 1}
    told = office.event({"type": "counter_opened", "at": 5, "counter": counter})
    assert told["counter"] == {"number": "7", "state": "open"}
    assert office.wants({"type": "numbers_stopped", "at": 5, "reason": {"de": "x"}})


def a_visit(office: Office, store: Store, clock: Clock, ended: str) -> Any:
    """What happens while counter 7 has somebody for 12 minutes and 34 seconds: every event."""
    clock.forward(minutes=3, seconds=21)
    office.open("9")
    ticket = office.called("7")
    clock.forward(seconds=5)
    if ended in {"put_back", "no_show"}:
        office.do(ended, ticket, counter="7")
    else:
        office.do("start", ticket, counter="7")
        clock.forward(minutes=12, seconds=34)
        ways: dict[str, dict[str, Any]] = {
            "finish": {"counter": "7", "outcome": "done"},
            "park": {"counter": "7", "reason": "photo"},
            "transfer": {"by": "7", "service": "work", "come_back": True},
            "forward": {"by": "7", "counter": "9", "come_back": True},
        }
        office.do(ended, ticket, **ways[ended])
        office.do("undo", ticket, by="7")
        office.do("finish", ticket, counter="7", outcome="done")
    clock.forward(minutes=7)
    office.close("7")
    return stream(store)


def moments(told: Any) -> set[str]:
    """Every member of this, however deep, whose value is a moment."""
    if isinstance(told, list):
        return set[str]().union(*map(moments, told))
    if not isinstance(told, dict):
        return set()
    own = {name for name, value in told.items() if name != "rank" and _is_moment(value)}
    return own.union(*map(moments, told.values()))


def _is_moment(value: object) -> bool:
    return isinstance(value, int) and value > NOON_MS - 24 * 3_600_000


ENDS = ["finish", "park", "transfer", "forward", "put_back", "no_show"]


@pytest.mark.parametrize("ended", ENDS)
def test_no_moment_of_a_counter_is_told_when_reception_follows(
    office: Office, store: Store, clock: Clock, ended: str
) -> None:
    """To the quarter of an hour, without a counter once it is over; the start stands nowhere."""
    audience = OfficeAudience()
    events = a_visit(office, store, clock, ended)
    exact = {event["at"] for event in events if event["at"] % QUARTER_MS}
    assert exact
    seen_live: Any = [audience.event(event) for event in events if audience.wants(event)]
    for told in seen_live:
        row = told.get("ticket", {})
        assert ("counter" in row) == (row.get("state") in {"called", "serving"})
        if told["type"] not in {"issued", "delivered", "day_begun"}:
            assert told["at"] % QUARTER_MS == 0
        assert moments(told) <= {"at", "counted_ms", "arrived_ms", "issued_ms"}
    assert not audience.has_history
    assert moments(audience.snapshot(office.snapshot())) <= {
        "counted_ms",
        "arrived_ms",
        "issued_ms",
    }


@pytest.mark.parametrize("ended", ENDS)
def test_nothing_of_a_visit_is_told_when_it_is_at_another_counter(
    office: Office, store: Store, clock: Clock, site: Site, ended: str
) -> None:
    """A colleague hears id, number, area and state, and neither where nor when nor how it ended."""
    colleague = CounterAudience("8", frozenset(site.queues_of("8")))
    events = [event for event in a_visit(office, store, clock, ended) if colleague.wants(event)]
    assert {"called", "counter_closed"} <= {event["type"] for event in events}
    for event in events:
        told: Any = colleague.event(event)
        assert not {"counter", "origin", "called_ms", "started_ms"} & set(told.get("ticket", ()))
        if event["type"] not in {"issued", "delivered"}:
            assert told["at"] == event["at"] - event["at"] % QUARTER_MS
        if "counter" in event.get("ticket", ()):
            assert set(told) == {"type", "at", "ticket"}
            missed = event["ticket"]["state"] == "missed"
            assert set(seen(colleague, event)) == (TO_CALL if missed else GONE)
        assert "outcome" not in told
    assert all("counter" not in row for row in tickets(colleague, office))


def test_a_counter_sees_its_own_visit_whole_when_it_ends(
    office: Office, store: Store, clock: Clock, site: Site
) -> None:
    """At the counter itself everything is told, to the millisecond, and where it comes back to."""
    own = CounterAudience("7", frozenset(site.queues_of("7")))
    events = a_visit(office, store, clock, "transfer")
    told: Any = [own.event(event) for event in events if own.wants(event)]
    [finished] = [event for event in events if event["type"] == "finished"]
    assert [event for event in told if event["type"] == "finished"] == [
        {
            **{name: finished[name] for name in ("type", "at", "outcome")},
            "ticket": {k: v for k, v in finished["ticket"].items() if k not in HIDDEN},
        }
    ]
    [sent] = [event for event in told if event["type"] == "transferred"]
    assert sent["ticket"]["origin"] == "7"


@pytest.mark.parametrize("kind", ["concern_finished", "returned"])
def test_no_outcome_is_told_when_a_ticket_comes_from_another_counter(
    seven: CounterAudience, kind: str
) -> None:
    """It waits here from now on; how and when it ended there is not told."""
    ended = {**event(kind, origin="8"), "at": QUARTER_MS + 5, "outcome": "papers-missing"}
    told = seven.event(ended)
    assert (told["type"], told["at"], "outcome" in told) == (kind, QUARTER_MS, False)
    assert seen(seven, ended)["service"] == "renew"
    assert "origin" not in seen(seven, ended)


def test_an_overlong_visit_is_its_counters_own_concern_when_others_follow(
    seven: CounterAudience,
) -> None:
    """That a visit takes long is told to the counter where it is, and to no other one."""
    there = event("visit_overlong", state="serving", counter="7")
    assert seven.wants(there)
    assert not CounterAudience("9", seven.queues).wants(there)


@pytest.mark.parametrize("kind", ["finished", "missed", "parked", "readmitted", "expired"])
def test_a_board_is_told_no_counter_when_a_ticket_stands_no_longer(kind: str) -> None:
    """It takes the number down; when and where somebody's visit ended is not its concern."""
    gone = {**event(kind, counter="7", called_ms=3, state="finished"), "at": QUARTER_MS + 5}
    assert set(seen(K_BOARD, gone)) == GONE
    assert K_BOARD.event(gone)["at"] == QUARTER_MS + (5 if kind == "expired" else 0)
    called = {**event("called", counter="7", called_ms=3, state="called"), "at": QUARTER_MS + 5}
    assert K_BOARD.event(called)["at"] == QUARTER_MS + 5


def test_a_kiosk_sees_no_time_of_a_visit_when_it_asks_for_its_ticket() -> None:
    """A paper says when somebody came, not when somebody was served."""
    assert not {"called_ms", "started_ms", "missed_ms", "overlong"} & set(KIOSK_FIELDS)


@pytest.mark.parametrize("state", list(State))
def test_a_kiosk_sees_a_counter_when_its_ticket_is_there(state: State) -> None:
    """Where somebody was is told to nobody once they have left."""
    there = state in {"called", "serving"}
    assert ("counter" in kiosk_ticket({**ROW, "state": state, "counter": "7"})) == there
    order = event("issued", kiosk="kiosk-1", ordered=True, state=state, counter="7")
    assert ("counter" in seen(KioskAudience("kiosk-1"), order)) == there


def test_a_missed_ticket_is_told_when_another_counter_could_call_it(
    office: Office, store: Store, site: Site
) -> None:
    """With it the number can be called there; neither where nor when it was missed is told."""
    colleague, far = (CounterAudience(each, frozenset(site.queues_of(each))) for each in "82")
    missed = office.missed("7")
    [row] = tickets(colleague, office)
    assert row == {name: missed[name] for name in TO_CALL}
    assert tickets(far, office) == []
    told = next(each for each in stream(store) if each["type"] == "missed")
    assert colleague.event(told)["ticket"] == row
    assert set(seen(far, told)) == GONE
    office.open("8")
    assert office.by_hand("8", ticket=row["id"])["ticket"]["counter"] == "8"
    assert set(tickets(colleague, office)[0]) > TO_CALL
    assert set(CounterAudience("7", colleague.queues).ticket(office.row(missed))) == GONE


def test_a_kiosk_is_told_when_it_must_print() -> None:
    """What a desk ordered from this printer, and nothing that the kiosk asked for itself."""
    kiosk = KioskAudience("kiosk-1")
    order = event("issued", kiosk="kiosk-1", ordered=True, state="issued")
    assert kiosk.wants(order)
    assert not {"note", "phone"} & set(seen(kiosk, order))
    for other in (
        event("issued", kiosk="kiosk-1", state="issued"),
        event("issued", kiosk="kiosk-2", ordered=True, state="issued"),
        event("delivered", kiosk="kiosk-1", ordered=True),
    ):
        assert not kiosk.wants(other)


def test_a_kiosk_is_told_when_it_must_print_a_paper_once_more() -> None:
    """The kiosk that was chosen hears of it, and finds it in its snapshot as long as it waits."""
    kiosk = KioskAudience("kiosk-1")
    order = event("reprint_ordered", kiosk="kiosk-2", copy_at="kiosk-1", copy_ms=7)
    assert kiosk.wants(order)
    assert seen(kiosk, order)["copy_ms"] == 7
    assert not KioskAudience("kiosk-2").wants(order)
    waits = order["ticket"]
    state = {"tickets": [waits, {**waits, "state": "called"}, {**waits, "copy_at": "kiosk-3"}]}
    assert kiosk.snapshot(state)["tickets"] == [seen(kiosk, order)]


@pytest.mark.parametrize("how", ["paper", "screen", "unsure", "unconfirmed"])
def test_a_kiosk_prints_nothing_when_it_has_handed_a_number_in(
    office: Office, store: Store, how: str
) -> None:
    """Its visitor has the paper, or nobody knows: it is no order, by the event or the snapshot."""
    office.hand_in(how=how)
    kiosk = KioskAudience("kiosk-1")
    assert not kiosk.wants(stream(store)[-1])
    assert kiosk.snapshot(office.snapshot())["tickets"] == []
