"""Who only looks on is told who waits where since when, and which counters are open: no more."""

from typing import Any

import pytest

from server.onlookers import ObserverAudience
from server.ticket import COUNTER_FIELDS, TICKET_FIELDS
from server.views import QUARTER_MS
from tests.clock import Clock
from tests.office import Office

TOLD = {
    *("id", "number", "area", "service", "services", "state"),
    *("waits_in", "held_for", "counted_ms", "rank", "uncertain"),
}
WHOLE: dict[str, Any] = {name: f"a {name}" for name, _ in TICKET_FIELDS}
LOOKS_ON = ObserverAudience()


def of_ticket(kind: str, **changes: object) -> dict[str, Any]:
    """Make an event of a ticket of which everything is known, changed so."""
    row = {**WHOLE, "held_for": "area/K", **changes}
    about = {"why": {"rule": "rank"}, "outcome": "done", "reason": "photo", "by": "counter/7"}
    return {"type": kind, "at": QUARTER_MS + 1, "ticket": row, **about}


@pytest.mark.parametrize("kind", ["issued", "called", "started", "parked", "missed", "finished"])
def test_a_ticket_is_told_by_the_list_alone_when_something_happens_to_it(kind: str) -> None:
    """No language, need, emergency or counter, no moment of a visit, no reason of the event."""
    assert LOOKS_ON.wants(of_ticket(kind))
    told = LOOKS_ON.event(of_ticket(kind))
    assert set(told) == {"type", "at", "ticket"}
    ticket: Any = told["ticket"]
    assert set(ticket) == TOLD


def test_the_moment_of_a_visit_is_the_quarter_of_an_hour_when_it_is_told() -> None:
    """As for everybody who follows a counter that is not the own one."""
    assert LOOKS_ON.event(of_ticket("finished"))["at"] == QUARTER_MS


@pytest.mark.parametrize(
    ("held", "told"),
    [("area/K", "area/K"), ("triage/F", None), ("counter/7", None), ("caseworker/ab", None)],
)
def test_where_a_ticket_is_held_is_told_when_it_is_an_area(held: str, told: str | None) -> None:
    """Whoever looks on learns of no emergency and of no caseworker's own people."""
    ticket = LOOKS_ON.event(of_ticket("transferred", held_for=held))["ticket"]
    assert isinstance(ticket, dict)
    assert ticket.get("held_for") == told


def test_a_counter_is_told_by_number_and_state_when_it_opens() -> None:
    """Nobody who looks on learns who is there, or whom they serve."""
    row = {**{name: f"a {name}" for name, _ in COUNTER_FIELDS}, "number": "7", "state": "open"}
    opened = {"type": "counter_opened", "at": 5, "counter": row}
    assert LOOKS_ON.wants(opened)
    assert LOOKS_ON.event(opened)["counter"] == {"number": "7", "state": "open"}


@pytest.mark.parametrize(
    "told",
    [
        of_ticket("visit_overlong"),
        {"type": "alarm_raised", "at": 5, "counter": {"number": "7", "state": "open"}},
        {"type": "alarm_cleared", "at": 5, "counter": {"number": "7", "state": "open"}},
        {"type": "appointment_put", "at": 5, "appointment": {"id": "a-1"}},
        {"type": "numbers_stopped", "at": 5, "reason": {"de": "x"}},
        {"type": "epoch_begun", "at": 5},
    ],
)
def test_nothing_is_told_when_it_moves_no_queue(told: dict[str, Any]) -> None:
    """Who only looks on can help nobody, and plans nothing."""
    assert not LOOKS_ON.wants(told)


def test_a_snapshot_tells_no_more_than_the_events_when_somebody_begins_to_look_on(
    office: Office, clock: Clock
) -> None:
    """The same lists, of every live ticket and every counter; no stop is told."""
    office.waiting(language="ar", needs=["help"])
    office.open()
    office.call()
    office.waiting()
    clock.forward(minutes=1)
    told = LOOKS_ON.snapshot(office.snapshot())
    assert set(told) == {"tickets", "counters"}
    rows: Any = told["tickets"]
    assert sorted(row["state"] for row in rows) == ["called", "waiting"]
    assert all(set(row) <= TOLD for row in rows)
    counters: Any = told["counters"]
    assert all(set(row) == {"number", "state"} for row in counters)
    assert {"number": "7", "state": "open"} in counters


def test_nothing_is_told_one_by_one_when_somebody_comes_back() -> None:
    """No history: what happened meanwhile is told as what is true now."""
    assert LOOKS_ON.has_history is False
    assert LOOKS_ON.room == "gallery"
