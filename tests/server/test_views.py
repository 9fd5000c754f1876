"""Each audience is told what is its own, and of nothing else more than that it is gone."""

from typing import Any

import pytest

from server.site import Site
from server.views import (
    GONE_FIELDS,
    Audience,
    BoardAudience,
    CounterAudience,
    KioskAudience,
    OfficeAudience,
)

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
    assert set(seen(F_BOARD, gone)) == set(GONE_FIELDS)


@pytest.mark.parametrize(
    "kind", ["issued", "delivered", "amended", "cancelled", "expired", "resumed", "grace_ended"]
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
    assert set(seen(two, gone)) == set(GONE_FIELDS)


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
    ticket = seen(office, event("started", state="serving", **times))
    assert not {*times, "note", "phone"} & set(ticket)
    counter = {"number": "7", "state": "open", "opened_ms": 1}
    told = office.event({"type": "counter_opened", "at": 5, "counter": counter})
    assert told["counter"] == {"number": "7", "state": "open"}
    assert office.wants({"type": "numbers_stopped", "at": 5, "reason": {"de": "x"}})


def test_a_kiosk_is_told_when_it_must_print() -> None:
    """What a desk ordered from this printer, and nothing that the kiosk asked for itself."""
    kiosk = KioskAudience("kiosk-1")
    order = event("issued", kiosk="kiosk-1", ordered=True, state="issued")
    assert kiosk.wants(order)
    assert not {"note", "phone"} & set(seen(kiosk, order))
    for other in (
        event("issued", kiosk="kiosk-1"),
        event("issued", kiosk="kiosk-2", ordered=True),
        event("delivered", kiosk="kiosk-1", ordered=True),
    ):
        assert not kiosk.wants(other)
