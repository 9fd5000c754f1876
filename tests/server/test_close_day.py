"""The verb close_day: what was for a day ends with it, whoever looks first and whenever."""

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any, Final

import pytest

from server.embedded import EmbeddedStore
from server.ledger import Ledger, Refused
from server.ledger.wishes import Order
from server.lua import library
from server.site import Site
from server.store import Store
from tests.clock import NOON_MS, Clock, Hand
from tests.days import close_day_once
from tests.office import KIOSK, AlwaysOpen, Event, Office

PREFIX: Final = "wm:{maschstrasse}"
MIDNIGHT_MS: Final = 1_795_474_800_000
"""2026-11-24, 00:00 in Hannover."""
AT_ONCE: Final = 100


def stream(store: Store) -> list[Event]:
    """Every event that the store holds."""
    entries: Any = store.redis.xrange(f"{PREFIX}:events")
    return [json.loads(fields[b"e"]) for _, fields in entries]


def keys_of(store: Store) -> set[str]:
    """The site's keys, without its prefix."""
    return {bytes(key).decode().removeprefix(f"{PREFIX}:") for key in store.redis.scan_iter()}


def a_busy_day(office: Office) -> None:
    """Tickets in every state, counters in several, stops, notes, an appointment that has come."""
    office.missed("5", service="settle")
    office.parked("6", service="travel")
    sent = office.serving("7", service="asylum")
    office.do("transfer", sent, by="7", service="ukraine", note="Pass fehlt")
    office.called("1", service="dropoff")
    office.serving("2", service="welcome")
    office.waiting("renew", further=["work"], order="any", phone_hash="ab" * 32)
    office.finish(office.serving("9", service="work"), "9")
    office.put()
    office.check_in()
    office.stop("renew")
    office.show("closed")
    with pytest.raises(Refused):
        office.call("10")


def test_close_day_expires_what_is_open_when_it_is_over(
    office: Office, store: Store, clock: Clock
) -> None:
    """Each open ticket ends with an event that holds its row; what has ended is not told again."""
    a_busy_day(office)
    before = {row["id"]: row for row in office.snapshot()["tickets"]}
    told = len(stream(store))
    clock.now_ms = MIDNIGHT_MS
    assert close_day_once(store, office.ledger, office.clock(), at_once=AT_ONCE) == b"again"
    events = stream(store)[told:]
    assert {event["type"] for event in events} == {"expired"}
    rows = {event["ticket"]["id"]: event["ticket"] for event in events}
    assert rows == {key: {**row, "state": "expired"} for key, row in before.items()}
    states = {"missed", "parked", "waiting", "issued", "called", "serving"}
    assert {row["state"] for row in before.values()} == states
    assert office.ledger.close_day(clock()) is True
    assert office.ledger.close_day(clock()) is False


def test_close_day_leaves_nothing_of_the_day_when_it_is_over(
    office: Office, store: Store, clock: Clock
) -> None:
    """Rows, queues, numbers, answers, codes, caseworkers: what remains is where the stream is."""
    a_busy_day(office)
    clock.now_ms = MIDNIGHT_MS
    assert office.ledger.close_day(clock())
    assert keys_of(store) == {"meta", "events", "ranges"}
    meta = store.redis.hgetall(f"{PREFIX}:meta")
    assert set(meta) == {
        *(b"epoch", b"run_id", b"now", b"day", b"heads"),
        *(b"issued", b"first", b"untidy", b"messages"),
    }
    state = office.snapshot()
    assert (state["tickets"], state["counters"], state["stops"]) == ([], [], {})
    with pytest.raises(Refused, match="unknown_appointment"):
        office.check_in()


def test_close_day_trims_the_stream_and_never_its_positions(
    office: Office, store: Store, clock: Clock
) -> None:
    """The new day's first event goes on counting: no position is ever given twice."""
    a_busy_day(office)
    before = office.snapshot()["position"]
    clock.now_ms = MIDNIGHT_MS
    office.due()
    assert stream(store) == [{"type": "day_begun", "at": MIDNIGHT_MS, "day": "2026-11-24"}]
    after = office.snapshot()["position"]
    assert after["epoch"] == before["epoch"]
    assert after["seq"] > before["seq"]
    event = office.put(slot_ms=MIDNIGHT_MS)
    assert event["position"] == {"epoch": after["epoch"], "seq": after["seq"] + 1}


def test_close_day_comes_before_the_first_command_when_nobody_was_there_at_night(
    office: Office, store: Store, clock: Clock
) -> None:
    """Whoever slept through midnight closes the old day first, then does what was asked."""
    a_busy_day(office)
    clock.now_ms = MIDNIGHT_MS + (8 * 60 + 5) * 60_000
    ticket = office.issued()
    assert (ticket["number"], ticket["day"]) == ("K101", "2026-11-24")
    assert [event["type"] for event in stream(store)] == ["day_begun", "issued"]
    assert office.snapshot()["tickets"] == [ticket]
    with pytest.raises(Refused, match="counter_closed"):
        office.call("7")


def test_close_day_is_done_once_when_two_processes_wake_up(
    office: Office, store: Store, embedded: EmbeddedStore, clock: Clock
) -> None:
    """Any number of processes may find the old day at once: each then does its command."""
    for _ in range(120):
        office.waiting()
    clock.now_ms = MIDNIGHT_MS + 8 * 3_600_000
    site, gate = office.ledger.site, threading.Barrier(4)
    numbers: list[str] = []

    def wake_up(name: str) -> None:
        with closing(Store(embedded.url, [site.key], clock_ms=clock)) as own:
            ledger = Ledger(own, site, openings=AlwaysOpen())
            gate.wait()
            numbers.append(Office(ledger, Hand(clock, name), clock).issued()["number"])

    crowd = [threading.Thread(target=wake_up, args=(f"p{index}",)) for index in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert sorted(numbers) == ["K101", "K102", "K103", "K104"]
    assert [event["type"] for event in stream(store)] == ["day_begun", *["issued"] * 4]


def test_close_day_reopens_nothing_when_the_clock_steps_back(
    office: Office, store: Store, clock: Clock
) -> None:
    """Over midnight and back again: the new day stays, and its numbers go on."""
    office.waiting()
    clock.now_ms = MIDNIGHT_MS + 1_000
    first = office.waiting()
    clock.now_ms = MIDNIGHT_MS - 60_000
    assert office.ledger.close_day(clock()) is False
    assert office.due() == 0
    second = office.waiting()
    assert (second["number"], second["day"], second["counted_ms"]) == (
        "K102",
        first["day"],
        first["counted_ms"],
    )
    clock.now_ms = MIDNIGHT_MS + 2_000
    assert office.issued()["number"] == "K103"
    assert [event["type"] for event in stream(store)].count("day_begun") == 1


def test_close_day_goes_on_when_it_was_killed_between_two_calls(
    office: Office, store: Store, clock: Clock
) -> None:
    """A call ends a hundred tickets at the most; whoever comes next does the rest, once."""
    for _ in range(251):
        office.waiting()
    clock.now_ms = MIDNIGHT_MS
    for left in (151, 51):
        assert close_day_once(store, office.ledger, office.clock(), at_once=AT_ONCE) == b"again"
        assert store.redis.zcard(f"{PREFIX}:live") == left
    clock.forward(minutes=5)
    assert office.issued()["number"] == "K101"
    assert keys_of(store) == {
        *("meta", "events", "ranges", "live", "series", "numbers", "due", "answers"),
        "ticket:0000000252",
    }


def test_close_day_ends_a_ticket_that_a_late_clock_drew_when_it_had_begun(
    office: Office, store: Store, clock: Clock
) -> None:
    """A process whose clock is behind may still act in the old day, and nothing of it stays."""
    for _ in range(AT_ONCE):
        office.waiting()
    clock.now_ms = MIDNIGHT_MS
    assert close_day_once(store, office.ledger, office.clock(), at_once=AT_ONCE) == b"again"
    clock.forward(ms=-1)
    late = office.waiting()
    assert late["number"] == "K201"
    clock.forward(ms=1)
    office.due()
    assert keys_of(store) == {"meta", "events", "ranges"}


def test_close_day_takes_a_ghost_away_when_its_row_is_lost(
    office: Office, store: Store, clock: Clock
) -> None:
    """An id without a row, as a store with too little memory leaves it, holds up no day close."""
    ticket = office.waiting()
    store.redis.delete(f"{PREFIX}:ticket:{ticket['id']}")
    clock.now_ms = MIDNIGHT_MS
    assert office.ledger.close_day(clock())
    assert office.issued()["number"] == "K101"


@pytest.mark.parametrize("order", ["planned", "any"])
def test_close_day_ends_a_ticket_when_only_a_newer_library_knows_its_state(
    office: Office, store: Store, clock: Clock, order: Order
) -> None:
    """It holds up no day close, everybody hears that it has expired, and it stands in no queue."""
    ticket = office.waiting(further=["first"], order=order)
    store.redis.hset(f"{PREFIX}:ticket:{ticket['id']}", "state", "resting")
    clock.now_ms = MIDNIGHT_MS
    at_midnight = partial(close_day_once, store, office.ledger, clock(), at_once=AT_ONCE)
    assert at_midnight() == b"again"
    last = stream(store)[-1]
    assert (last["type"], last["ticket"]["id"]) == ("expired", ticket["id"])
    assert at_midnight() == b"begun"
    assert keys_of(store) == {"meta", "events", "ranges"}


def test_close_day_says_nothing_of_a_ticket_when_it_has_ended_already(
    office: Office, store: Store, clock: Clock
) -> None:
    """Whatever has left its id among the living: it is taken out, and has not expired."""
    ended = office.finish(office.serving())["ticket"]
    store.redis.zadd(f"{PREFIX}:live", {ended["id"]: 1})
    clock.now_ms = MIDNIGHT_MS
    told = close_day_once(store, office.ledger, clock(), at_once=AT_ONCE)
    assert (told, stream(store)[-1]["type"]) == (b"again", "finished")
    assert office.ledger.close_day(clock())


def test_close_day_takes_what_an_older_library_has_left_when_it_does_not_know_it(
    office: Office, store: Store, clock: Clock
) -> None:
    """What stands there without a ticket goes like everything else."""
    left = {"forget": "0000000009", "several": "0000000009", "together": "service/a+b|1|9"}
    for name, member in left.items():
        store.redis.zadd(f"{PREFIX}:{name}", {member: 9e15})
    clock.now_ms = MIDNIGHT_MS
    assert office.ledger.close_day(clock())
    assert keys_of(store) == {"meta", "events", "ranges"}


def test_head_starts_hold_for_a_day_when_the_site_changes_them(
    office: Office, store: Store, site: Site, clock: Clock
) -> None:
    """A change of H or of head starts takes effect at the next business day."""
    less = site.rules.head_start_minutes.model_copy(update={"help": 5})
    changed = office.under(store, head_start_minutes=less)  # type: ignore[arg-type]  # a rule with parts
    starts = []
    for _ in range(2):
        row = changed.issued(needs=["help"])
        starts.append((row["counted_ms"] - row["rank"]) / 60_000)
        clock.now_ms = MIDNIGHT_MS
    assert starts == [20, 5]


def moment(utc: str) -> int:
    """This moment, ms."""
    return round(dt.datetime.fromisoformat(f"{utc}+00:00").timestamp() * 1000)


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process stands in another time zone than the office."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("closes", "end", "old", "new"),
    [
        ("00:00", "2026-11-23T23:00", "2026-11-23", "2026-11-24"),
        ("20:00", "2026-11-23T19:00", "2026-11-23", "2026-11-24"),
        ("02:30", "2026-11-24T01:30", "2026-11-23", "2026-11-24"),
        ("00:00", "2026-10-24T22:00", "2026-10-24", "2026-10-25"),
        ("00:00", "2026-10-25T23:00", "2026-10-25", "2026-10-26"),
        ("02:30", "2026-10-25T00:30", "2026-10-24", "2026-10-25"),
        ("20:00", "2026-10-25T19:00", "2026-10-25", "2026-10-26"),
        ("00:00", "2027-03-28T22:00", "2027-03-28", "2027-03-29"),
        ("02:30", "2027-03-28T01:00", "2027-03-27", "2027-03-28"),
        ("20:00", "2027-03-28T18:00", "2027-03-28", "2027-03-29"),
    ],
)
def test_close_day_comes_at_the_sites_time_when_clocks_change(
    store: Store, site: Site, clock: Clock, command: Hand, closes: str, end: str, old: str, new: str
) -> None:
    """Also where a day has 23 or 25 hours, wherever the server stands: not a millisecond off."""
    rules = site.rules.model_copy(update={"day_close": closes})
    ledger = Ledger(store, site.model_copy(update={"rules": rules}), openings=AlwaysOpen())
    office = Office(ledger, command, clock)
    store.redis.flushall()
    clock.now_ms = moment(end) - 6 * 3_600_000
    store.begin()
    drawn = [office.issued()]
    clock.now_ms = moment(end) - 1
    office.due()
    drawn.append(office.issued())
    assert [(row["number"], row["day"]) for row in drawn] == [("K101", old), ("K102", old)]
    clock.forward(ms=1)
    office.due()
    assert office.snapshot()["tickets"] == []
    assert stream(store) == [{"type": "day_begun", "at": moment(end), "day": new}]
    today = office.issued()
    assert (today["number"], today["day"]) == ("K101", new)


def test_a_command_is_a_new_one_when_it_comes_again_on_another_day(
    office: Office, clock: Clock
) -> None:
    """Kept answers end with their day: what they told of is gone."""
    clock.now_ms = MIDNIGHT_MS - 1
    assert clock() > NOON_MS
    again = office.command(id="one-tap")
    office.ledger.issue(again, service="renew", language="de", kiosk=KIOSK)
    clock.forward(ms=1)
    late = office.command(id="one-tap", digest="whatever")
    answer = office.ledger.issue(late, service="renew", language="de", kiosk=KIOSK)
    assert json.loads(answer.body)["ticket"]["day"] == "2026-11-24"


def test_close_day_closes_counters_in_one_order_when_there_are_many(
    office: Office, store: Store
) -> None:
    """What happens at day close happens in the same order on every store."""
    numbers = [counter.number for counter in office.ledger.site.counters]
    for number in reversed(numbers):
        office.open(number)
    untrimmed = library.source().replace("redis.call('XTRIM', ", "assert(true, ")
    store.redis.function_load(untrimmed, replace=True)
    try:
        close_day_once(store, office.ledger, MIDNIGHT_MS, at_once=AT_ONCE)
    finally:
        library.load(store.redis)
    events = [event for event in stream(store) if event["type"] == "counter_closed"]
    assert [event["counter"]["number"] for event in events] == sorted(numbers)
