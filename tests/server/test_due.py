"""The verb due: what the clock brings."""

import json
import threading
from typing import Any, Final

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import everything, stream

GRACE_S: Final = 15 * 60
LEFT_S: Final = 5 * 60
AWAY_S: Final = 30 * 60
OVERLONG_S: Final = 3 * 18 * 60
PHOTO_S: Final = 20 * 60


def types(store: Store, since: Event) -> list[str]:
    """What has happened after this snapshot, in order."""
    return [event["type"] for event in told(store, since)]


def told(store: Store, since: Event) -> list[Event]:
    """The events after this snapshot."""
    position = since["position"]
    first = f"({position['epoch']}-{position['seq']}"
    entries: Any = store.redis.xrange("wm:{maschstrasse}:events", first, "+")
    return [json.loads(fields[b"e"]) for _, fields in entries]


def just_before(office: Office, seconds: float) -> None:
    """Nothing is due a millisecond before this time is over; then it is over."""
    office.clock.forward(seconds=seconds, ms=-1)
    before = office.snapshot()
    assert office.due() == 0
    assert office.snapshot() == before
    office.clock.forward(ms=1)


def test_due_assumes_delivery_when_no_word_came(office: Office) -> None:
    """After 20 s without word a number may have reached somebody: it waits, marked uncertain."""
    ticket = office.issued()
    just_before(office, 20)
    assert office.due() == 1
    row = office.row(ticket)
    assert (row["state"], row["uncertain"], row["counted_ms"]) == (
        "waiting",
        True,
        ticket["counted_ms"],
    )
    assert office.due() == 0


@pytest.mark.parametrize(
    ("seconds", "scene"),
    [(20, "waiting"), (PHOTO_S, "finished"), (GRACE_S, "readmitted"), (OVERLONG_S, "finished")],
)
def test_due_does_nothing_when_somebody_was_faster(
    office: Office, store: Store, seconds: float, scene: str
) -> None:
    """What was to fall due is forgotten as soon as somebody has done the step."""
    match scene:
        case "waiting":
            office.open()
            office.waiting()
        case "finished":
            office.finish(office.serving())
        case _:
            missed = office.missed()
            office.do("readmit", missed, counter="7")
    office.close()
    before = office.snapshot()
    office.clock.forward(seconds=seconds)
    assert office.due() == 0
    assert office.snapshot() == before
    assert store.redis.zcard("wm:{maschstrasse}:due") == 0


def test_due_lets_a_parked_visitor_wait_for_the_counter_when_time_is_over(
    office: Office,
) -> None:
    """After the reason's minutes the ticket waits for the counter that parked it, time kept."""
    ticket = office.parked(reason="photo")
    office.ledger.alive(office.clock() + PHOTO_S * 1000, ["7"])
    just_before(office, PHOTO_S)
    assert office.due() == 1
    row = office.row(ticket)
    assert (row["state"], row["held_for"], row["counted_ms"]) == (
        "waiting",
        "counter/7",
        ticket["counted_ms"],
    )
    assert not {"park_reason", "return_ms", "counter"} & set(row)
    office.waiting()
    assert office.call()["ticket"]["id"] == ticket["id"]


def test_due_lets_a_parked_visitor_wait_for_all_when_the_counter_is_closed(office: Office) -> None:
    """Nobody waits for a counter where nobody is."""
    ticket = office.parked(reason="photo")
    office.close()
    office.clock.forward(seconds=PHOTO_S)
    office.due()
    assert "held_for" not in office.row(ticket)
    office.open("5")
    assert office.call("5")["ticket"]["id"] == ticket["id"]


@pytest.mark.parametrize("first", ["return", "left"])
def test_due_strands_nobody_when_a_return_and_the_end_of_its_counter_come_together(
    office: Office, first: str
) -> None:
    """Both found in one call, in either order: the visitor waits for whoever can serve."""
    ticket = office.parked(reason="photo")
    last_sign_s = PHOTO_S - LEFT_S + (1 if first == "return" else -1)
    office.ledger.alive(office.clock() + last_sign_s * 1000, ["7"])
    office.clock.forward(seconds=PHOTO_S + 1)
    assert office.due() == 2
    row = office.row(ticket)
    assert (row["state"], row.get("held_for")) == ("waiting", None)
    office.open("5")
    assert office.call("5")["ticket"]["id"] == ticket["id"]


def test_due_ends_the_grace_when_a_missed_visitor_stays_away(office: Office, store: Store) -> None:
    """The moment is an event, so that screens need no clock of ours; from then on T is lost."""
    ticket = office.missed()
    office.close()
    just_before(office, GRACE_S)
    before = office.snapshot()
    assert office.due() == 1
    assert types(store, before) == ["grace_ended"]
    row = office.row(ticket)
    assert row["state"] == "missed"
    assert "grace_until_ms" not in row
    again = office.do("readmit", ticket, counter="")["ticket"]
    assert again["counted_ms"] == office.clock()


def test_due_marks_a_visit_when_it_is_open_for_three_times_its_minutes(office: Office) -> None:
    """It is asked about, and stays what it is."""
    ticket = office.serving()
    office.ledger.alive(office.clock() + OVERLONG_S * 1000, ["7"])
    just_before(office, OVERLONG_S)
    assert office.due() == 1
    assert office.row(ticket) == {**ticket, "overlong": True}
    assert office.due() == 0
    office.finish(ticket)


def test_due_puts_a_called_visitor_back_when_the_counter_is_left(
    office: Office, store: Store
) -> None:
    """Five minutes without a sign of life: who was called waits again, number and time kept."""
    ticket = office.called()
    just_before(office, LEFT_S)
    before = office.snapshot()
    assert office.due() == 1
    put_back, left = told(store, before)
    assert (put_back["type"], put_back["reason"]) == ("put_back", "left")
    assert (left["type"], left["counter"]["state"]) == ("counter_left", "left")
    row = office.row(ticket)
    assert (row["state"], row["counted_ms"]) == ("waiting", ticket["counted_ms"])
    assert "counter" not in row
    assert "ticket" not in office.snapshot()["counters"][0]
    office.open("8")
    assert office.call("8")["ticket"]["id"] == ticket["id"]


def test_due_keeps_whom_a_left_counter_serves_and_lets_go_whom_it_held(office: Office) -> None:
    """A conversation is not ended by a browser that is gone; who only waited there waits for all.

    Whoever comes back opens the counter again and goes on.
    """
    served = office.serving()
    held = office.waiting()
    office.do("forward", held, by="", counter="7")
    office.clock.forward(seconds=LEFT_S)
    assert office.due() == 1
    assert office.row(served)["state"] == "serving"
    assert "held_for" not in office.row(held)
    office.open()
    assert office.snapshot()["counters"][0]["tickets"] == [served["id"]]
    office.finish(served)
    assert office.call()["ticket"]["id"] == held["id"]


def test_due_forgets_a_left_counter_when_it_was_shown(office: Office) -> None:
    """A left counter falls due once; it calls nobody until it is opened again."""
    office.open()
    office.clock.forward(seconds=LEFT_S)
    assert office.due() == 1
    office.clock.forward(seconds=3 * LEFT_S)
    assert office.due() == 0
    office.open()
    assert office.snapshot()["counters"][0]["state"] == "open"


@pytest.mark.parametrize("goes", ["closes", "is left"])
def test_due_lets_go_whom_a_caseworker_held_when_nobody_comes_back(
    office: Office, store: Store, goes: str
) -> None:
    """Who waits for one person does so half an hour after that person has gone, no longer."""
    office.open()
    [counter] = office.snapshot()["counters"]
    held = office.waiting()
    office.do("forward", held, by="", caseworker=counter["caseworker"])
    if goes == "closes":
        office.close()
    else:
        office.clock.forward(seconds=LEFT_S)
        assert office.due() == 1
    assert office.row(held)["held_for"] == f"caseworker/{counter['caseworker']}"
    just_before(office, AWAY_S)
    before = office.snapshot()
    assert office.due() == 1
    [event] = told(store, before)
    assert (event["type"], event["reason"]) == ("transferred", "caseworker_away")
    assert office.due() == 0
    assert "held_for" not in office.row(held)
    office.open("5")
    assert office.call("5")["ticket"]["id"] == held["id"]


def test_due_waits_for_a_caseworker_when_that_person_is_back_in_time(office: Office) -> None:
    """Whoever opens a counter again, any counter, keeps the people who wait for them."""
    office.open()
    [counter] = office.snapshot()["counters"]
    held = office.waiting()
    office.do("forward", held, by="", caseworker=counter["caseworker"])
    office.close()
    office.clock.forward(seconds=AWAY_S - 1)
    office.ledger.open_counter(office.command(), counter="9", person="person-7")
    office.clock.forward(seconds=LEFT_S - 1)
    assert office.due() == 0
    assert office.call("9")["ticket"]["id"] == held["id"]


def test_due_expires_what_is_open_when_the_day_ends(office: Office, clock: Clock) -> None:
    """At the site's midnight every open ticket ends and every counter is free."""
    office.called("7")
    waiting = office.waiting()
    issued = office.issued()
    clock.now_ms = 1_795_474_800_000  # 2026-11-24, 00:00 in Hannover
    office.ledger.due(clock() - 1)
    assert office.row(issued)["state"] == "waiting"
    office.due()
    state = office.snapshot()
    assert (state["tickets"], state["counters"]) == ([], [])
    for gone in (waiting, issued):
        with pytest.raises(Refused, match="unknown_ticket"):
            office.row(gone)


def test_due_frees_queue_and_counter_when_nobody_ran_for_days(
    office: Office, clock: Clock, store: Store
) -> None:
    """A stop over a long weekend loses no row of an open ticket: the queue works on Monday."""
    office.called("7")
    office.waiting()
    rows = [bytes(key).decode() for key in store.redis.scan_iter(match="*:ticket:*")]
    assert [store.redis.pttl(key) for key in rows] == [-1, -1]
    clock.forward(minutes=4 * 24 * 60)
    office.due()
    assert office.snapshot()["tickets"] == []
    fresh = office.waiting()
    office.open("7")
    assert office.call("7")["ticket"]["id"] == fresh["id"]


def test_due_does_each_thing_once_when_many_look_after_it(office: Office, store: Store) -> None:
    """Any number of processes may call it at once: the sum of what they did is what was due."""
    for _ in range(250):
        office.issued()
    office.missed("5", service="settle")
    office.parked("7", service="asylum")
    office.open("8")
    office.ledger.alive(office.clock() + PHOTO_S * 1000, ["5", "7"])
    office.clock.forward(seconds=PHOTO_S)
    before = office.snapshot()
    done: list[int] = []
    workers = [threading.Thread(target=lambda: done.append(office.due())) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    happened = types(store, before)
    assert sum(done) == len(happened) == 253
    counts = {name: happened.count(name) for name in set(happened)}
    assert counts == {
        "delivery_assumed": 250,
        "grace_ended": 1,
        "resumed": 1,
        "counter_left": 1,
    }


def test_due_does_all_when_it_is_more_than_one_call_does(office: Office) -> None:
    """Nobody waits for the next second because many fell due in this one."""
    tickets = [office.issued() for _ in range(3)]
    office.clock.forward(seconds=20)
    assert office.ledger.due(office.clock(), at_once=1) == 3
    assert {office.row(ticket)["state"] for ticket in tickets} == {"waiting"}


def test_due_only_looks_when_it_may_do_nothing(office: Office) -> None:
    """With nothing at once it proves that the store takes writes, and leaves all for later."""
    ticket = office.issued()
    office.clock.forward(seconds=20)
    assert office.ledger.due(office.clock(), at_once=0) == 0
    assert office.row(ticket)["state"] == "issued"
    assert office.due() == 1


def test_due_keeps_nothing_of_who_sat_there_when_a_counter_is_left(
    office: Office, store: Store
) -> None:
    """A left counter has its open visit and no more: nobody sits there, and nobody knows since."""
    ticket = office.serving("7")
    office.clock.forward(seconds=LEFT_S)
    office.due()
    [event] = [event for event in stream(store) if event["type"] == "counter_left"]
    told = {"number": "7", "state": "left", "ticket": ticket["id"], "tickets": [ticket["id"]]}
    assert event["counter"] == told
    [kept] = everything(store)[2].values()
    assert set(kept) == {"state", "ticket", "tickets"}
