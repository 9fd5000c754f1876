"""The verb due: what the clock brings."""

import threading

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Office


@pytest.mark.parametrize(("ms", "state"), [(19_999, "issued"), (20_000, "waiting")])
def test_due_assumes_delivery_when_no_word_came(
    office: Office, clock: Clock, ms: int, state: str
) -> None:
    """After 20 s without word a number may have reached somebody: it waits, marked uncertain."""
    ticket = office.issued()
    clock.forward(ms=ms)
    office.ledger.due(clock())
    row = office.row(ticket)
    assert row["state"] == state
    assert row.get("uncertain", False) is (state == "waiting")


def test_due_expires_what_is_open_when_the_day_ends(office: Office, clock: Clock) -> None:
    """At the site's midnight every open ticket ends and every counter is free."""
    office.called("7")
    waiting = office.waiting()
    issued = office.issued()
    clock.now_ms = 1_795_474_800_000  # 2026-11-24, 00:00 in Hannover
    assert office.ledger.due(clock() - 1) == 1  # the one without word of its delivery
    office.ledger.due(clock())
    assert office.row(waiting)["state"] == office.row(issued)["state"] == "expired"
    state = office.snapshot()
    assert state["tickets"] == []
    assert "ticket" not in state["counters"][0]
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()


def test_due_frees_queue_and_counter_when_nobody_ran_for_days(
    office: Office, clock: Clock, store: Store
) -> None:
    """A stop over a long weekend loses no row of an open ticket: the queue works on Monday."""
    office.called("7")
    office.waiting()
    rows = [bytes(key).decode() for key in store.redis.scan_iter(match="*:ticket:*")]
    assert [store.redis.pttl(key) for key in rows] == [-1, -1]
    clock.forward(minutes=4 * 24 * 60)
    office.ledger.due(clock())
    assert office.snapshot()["tickets"] == []
    fresh = office.waiting()
    assert office.call("7")["ticket"]["id"] == fresh["id"]


def test_due_does_each_thing_once_when_many_look_after_it(office: Office, clock: Clock) -> None:
    """Any number of processes may call it at once: the sum of what they did is what was due."""
    for _ in range(250):
        office.issued()
    clock.forward(seconds=20)
    done: list[int] = []
    workers = [
        threading.Thread(target=lambda: done.append(office.ledger.due(clock()))) for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(done) == 250
