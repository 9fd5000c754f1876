"""For how long a server remembers which ranges its kiosks had, and what it says of them."""

from typing import Final

from structlog.testing import capture_logs

from server import keys
from server.contact import KNOWN_DAYS
from server.duties import Duties
from server.ledger import Ledger
from server.ledger.ranges import Range
from server.presence import Presence
from server.store import Store
from server.told_ranges import remembered, tell_of_ranges
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import PREFIX, stream
from tests.ranges import Begin, days_pass, next_online, refused

OLD: Final = (801, 849)
NEW: Final = (901, 949)
RANGES: Final = keys.ranges_key("maschstrasse")


# ------------------------------------------------------------------------- how long


def ranges_of(store: Store, office: Office) -> list[tuple[str, str, str]]:
    """What is remembered: kiosk, range and day."""
    return [(each.kiosk, str(each), each.day) for each in remembered(store, office.ledger.site)]


def test_a_range_is_forgotten_when_its_time_is_over(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """To the day: as long as the contact with a kiosk is known, and no longer."""
    begin(kiosk_1=OLD)
    days_pass(clock, KNOWN_DAYS)
    office = begin(kiosk_1=NEW)
    assert office.hand_in(805)["state"] == "waiting"
    assert next_online(store, office, 800) == "K850"
    days_pass(clock, 1)
    office.ledger.close_day(clock())
    assert ranges_of(store, office) == [("kiosk-1", "K 901-949", "2026-12-29")]
    refused(office, "not_your_number", 806)
    assert next_online(store, office, 800) == "K801"


def test_nothing_is_left_when_no_kiosk_has_a_range_any_more(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """The last one is forgotten like every other."""
    begin(kiosk_1=OLD)
    days_pass(clock, KNOWN_DAYS)
    refused(begin(), "not_your_number", 850)
    assert store.redis.exists(RANGES)
    days_pass(clock, 1)
    refused(begin(), "not_your_number", 805)
    assert not store.redis.exists(RANGES)


def test_a_range_is_in_force_when_the_day_begins_anew(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """Its time counts from the last day, not from the first."""
    office = begin(kiosk_1=OLD)
    days_pass(clock, 1)
    office.waiting()
    assert ranges_of(store, office) == [("kiosk-1", "K 801-849", "2026-11-24")]
    days_pass(clock, KNOWN_DAYS)
    assert begin(kiosk_1=NEW).hand_in(805)["state"] == "waiting"


def test_a_range_is_in_force_when_another_server_has_begun_the_day(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """Each server's duties note the ranges of its own file, whoever was first."""
    older, newer = begin(kiosk_1=OLD), begin(kiosk_1=NEW)
    days_pass(clock, 1)
    duties = duties_of(older.ledger, clock)
    newer.waiting()
    assert ranges_of(store, newer)[0] == ("kiosk-1", "K 801-849", "2026-11-23")
    duties.once()
    assert [day for *_, day in ranges_of(store, newer)] == ["2026-11-24"] * 2


def duties_of(ledger: Ledger, clock: Clock) -> Duties:
    """The duties of a server with this ledger."""
    return Duties([ledger], presence=Presence(), clock_ms=clock, hold_clock=lambda: None)


def test_a_range_is_noted_once_when_many_servers_begin(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """Beginning again changes nothing, and tells nobody anything."""
    begin(kiosk_1=OLD, kiosk_2=NEW)
    before = everything(store)
    clock.forward(minutes=1)
    for _ in range(2):
        begin(kiosk_1=OLD, kiosk_2=NEW)
    office = begin(kiosk_1=OLD, kiosk_2=NEW)
    assert everything(store) == before
    assert remembered(store, office.ledger.site) == (
        Range("kiosk-1", "K", 801, 849, "2026-11-23"),
        Range("kiosk-2", "K", 901, 949, "2026-11-23"),
    )


def everything(store: Store) -> tuple[object, ...]:
    """What a server could change by beginning."""
    redis = store.redis
    return redis.hgetall(RANGES), redis.hgetall(f"{PREFIX}:meta"), stream(store)


def test_a_day_is_never_earlier_when_a_slower_server_notes_it(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """A clock that is a day behind takes nothing from what is known."""
    days_pass(clock, 1)
    begin(kiosk_1=OLD)
    days_pass(clock, -1)
    assert ranges_of(store, begin(kiosk_1=OLD)) == [("kiosk-1", "K 801-849", "2026-11-24")]


def test_the_memory_goes_by_itself_when_no_server_begins_any_more(
    begin: Begin, store: Store
) -> None:
    """A version that knows nothing of it leaves nothing behind; nothing goes too early."""
    begin(kiosk_1=OLD)
    seconds = store.redis.ttl(RANGES)
    assert KNOWN_DAYS * 86_400 < int(seconds) <= (KNOWN_DAYS + 1) * 86_400


# ------------------------------------------------------------------------- what a start says


def said_by(store: Store, office: Office) -> list[Event]:
    """What a server says of the ranges when it begins."""
    with capture_logs() as said:
        tell_of_ranges(store, office.ledger.site)
    return [{**line} for line in said]


def test_a_start_says_nothing_when_ranges_are_as_they_were(begin: Begin, store: Store) -> None:
    """Nobody needs to know."""
    begin(kiosk_1=OLD, kiosk_2=NEW)
    assert said_by(store, begin(kiosk_1=OLD, kiosk_2=NEW)) == []


def test_a_start_says_what_is_kept_when_a_range_was_changed(begin: Begin, store: Store) -> None:
    """One line: whose numbers they were, and until when they are its."""
    begin(kiosk_1=OLD, kiosk_2=(850, 899))
    [line] = said_by(store, begin(kiosk_1=NEW))
    assert line["log_level"] == "info"
    assert line["numbers"] == (
        "kiosk-1 K 801-849 until 2026-12-28, kiosk-2 K 850-899 until 2026-12-28"
    )


def test_a_start_warns_once_when_a_range_was_another_kiosks(begin: Begin, store: Store) -> None:
    """One warning names both kiosks, and which numbers both may have given.

    There is none where a kiosk keeps some of its own, or gets what nobody had.
    """
    begin(kiosk_1=OLD, kiosk_2=NEW, kiosk_3=(951, 960))
    said = said_by(store, begin(kiosk_1=(890, 930), kiosk_2=(840, 889), kiosk_3=(951, 970)))
    warnings = [line for line in said if line["log_level"] == "warning"]
    told = [(line["kiosk"], line["had_by"], line["numbers"]) for line in warnings]
    assert told == [("kiosk-1", "kiosk-2", "K 901-930"), ("kiosk-2", "kiosk-1", "K 840-849")]
    assert {line["event"] for line in warnings} == {
        "two kiosks may have given the same numbers: what is handed in first counts"
    }
