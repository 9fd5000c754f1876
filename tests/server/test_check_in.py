"""The verb check_in: somebody with an appointment has come."""

import hashlib
from typing import Any, Final

import pytest

from server.ledger import Ledger, Refused
from server.site import Site
from server.site.rules import HeadStarts
from server.store import Store
from tests.clock import NOON_MS, Clock, Hand
from tests.office import AlwaysOpen, Office

MINUTE_MS: Final = 60_000
SLOT_MS: Final = NOON_MS + 120 * MINUTE_MS
EARLIEST_MS: Final = SLOT_MS - 60 * MINUTE_MS
LATEST_MS: Final = SLOT_MS + 15 * MINUTE_MS
HEAD_START_MS: Final = 20 * MINUTE_MS


@pytest.mark.parametrize("at_ms", [EARLIEST_MS, SLOT_MS - 1, SLOT_MS])
def test_check_in_counts_from_the_slot_when_somebody_is_early(
    office: Office, clock: Clock, at_ms: int
) -> None:
    """Coming early gives no advantage: time counts from the appointment, with its head start."""
    office.put(slot_ms=SLOT_MS)
    clock.now_ms = at_ms
    row = office.check_in()
    assert (row["counted_ms"], row["rank"]) == (SLOT_MS, SLOT_MS - HEAD_START_MS)
    assert (row["slot_ms"], row["arrived_ms"], row["state"]) == (SLOT_MS, at_ms, "issued")


@pytest.mark.parametrize("at_ms", [SLOT_MS + 1, LATEST_MS])
def test_check_in_counts_from_now_when_somebody_is_a_little_late(
    office: Office, clock: Clock, at_ms: int
) -> None:
    """Within the site's minutes it is still an appointment, and its time is the check-in."""
    office.put(slot_ms=SLOT_MS)
    clock.now_ms = at_ms
    row = office.check_in()
    assert (row["counted_ms"], row["rank"]) == (at_ms, at_ms - HEAD_START_MS)
    assert row["slot_ms"] == SLOT_MS


def test_check_in_gives_a_walk_in_number_when_somebody_is_too_late(
    office: Office, clock: Clock
) -> None:
    """After the site's minutes there is no head start, and no slot."""
    office.put(slot_ms=SLOT_MS)
    clock.now_ms = LATEST_MS + 1
    row = office.check_in()
    assert row["counted_ms"] == row["rank"] == LATEST_MS + 1
    assert "slot_ms" not in row


@pytest.mark.parametrize(
    ("at_ms", "appointment", "help_", "hold", "head_start"),
    [
        *((SLOT_MS, 12, 5, 20, 17), (SLOT_MS, 12, 8, 20, 20), (SLOT_MS, 12, 9, 20, 20)),
        (SLOT_MS, 20, 20, 45, 40),
        (LATEST_MS + 1, 12, 5, 20, 5),
    ],
)
def test_check_in_adds_both_head_starts_up_to_h_when_somebody_needs_help(
    store: Store,
    site: Site,
    clock: Clock,
    at_ms: int,
    appointment: int,
    help_: int,
    hold: int,
    head_start: int,
) -> None:
    """The rank is the counted time less the sum, at most H; who is late has that of the need."""
    minutes = {"help": help_, "emergency": 20, "appointment": appointment}
    changes = {"head_start_minutes": HeadStarts(**minutes), "hold_minutes": hold}
    rules = site.rules.model_copy(update=changes)
    ledger = Ledger(store, site.model_copy(update={"rules": rules}), openings=AlwaysOpen())
    ledger.close_day(clock())
    office = Office(ledger, Hand(clock), clock)
    office.put(slot_ms=SLOT_MS)
    clock.now_ms = at_ms
    row = office.check_in(needs=["help"])
    assert row["needs"] == ["help"]
    assert row["counted_ms"] - row["rank"] == head_start * MINUTE_MS


def test_check_in_takes_the_areas_next_number_when_walk_ins_came_too(office: Office) -> None:
    """Appointments share series, queue and `ahead` with everybody."""
    office.put("a1", slot_ms=NOON_MS + MINUTE_MS, language="tr")
    office.waiting("first")
    office.waiting("eat-pickup")
    command = office.command()
    answer = office.ledger.check_in(command, code_hash="of-a1", kiosk="kiosk-2", ordered=True)
    assert b'"ahead":0' in answer.body  # the head start passes who has just come
    row = office.row({"id": "0000000003"})
    assert (row["number"], row["language"], row["kiosk"], row["ordered"]) == (
        "K102",
        "tr",
        "kiosk-2",
        True,
    )
    assert office.issued()["number"] == "K103"
    assert office.ledger.check_in(command, code_hash="of-a1", kiosk="kiosk-2") == answer


def test_check_in_skips_the_offline_range_when_the_series_reaches_it(
    office: Office, store: Store
) -> None:
    """An appointment, too, never draws a number that a kiosk gives by itself."""
    store.redis.hset("wm:{maschstrasse}:series", "K", "800")
    office.put()
    assert office.check_in()["number"] == "K850"


def test_check_in_can_be_called_when_its_number_was_delivered(office: Office) -> None:
    """A checked-in ticket waits like all others, with its own phone and language."""
    office.put(language="tr")
    ticket = office.check_in(language="ar", phone_hash=hashlib.sha256(b"token").hexdigest())
    assert ticket["language"] == "ar"
    office.do("deliver", ticket, kiosk="kiosk-1", how="paper")
    office.open()
    assert office.call()["ticket"]["id"] == ticket["id"]


def refused_check_in(office: Office, refusal: str, **more: Any) -> dict[str, object]:
    """What is said beside this refusal of a check-in, which may have changed nothing."""
    before = office.snapshot()
    with pytest.raises(Refused, match=refusal) as refused:
        office.check_in(**more)
    assert office.snapshot() == before
    return refused.value.more


def test_check_in_says_when_to_come_when_it_is_before_the_window(
    office: Office, clock: Clock
) -> None:
    """Whoever is too early learns from when on the kiosk takes the code, to the millisecond."""
    office.put(slot_ms=SLOT_MS)
    clock.now_ms = EARLIEST_MS - 1
    told = {"slot_ms": SLOT_MS, "from_ms": EARLIEST_MS}
    assert refused_check_in(office, "too_early") == told
    clock.forward(ms=1)
    office.check_in()


def test_check_in_is_refused_when_the_appointment_was_cancelled(office: Office) -> None:
    """A cancelled appointment says so, and no more."""
    office.put()
    office.put(cancelled=True)
    assert refused_check_in(office, "appointment_cancelled") == {}
    office.put()
    office.check_in()


def test_check_in_is_refused_when_it_is_another_day(office: Office) -> None:
    """The answer says when it is; a minute past midnight is another day."""
    midnight = NOON_MS + 12 * 60 * MINUTE_MS
    office.put(slot_ms=midnight)
    assert refused_check_in(office, "other_day") == {"slot_ms": midnight}


def test_check_in_is_refused_when_the_code_is_unknown(office: Office) -> None:
    """A code that nobody was given opens nothing."""
    office.put()
    assert refused_check_in(office, "unknown_appointment", code="guessed") == {}


def test_check_in_tells_the_number_when_it_was_done_before(office: Office) -> None:
    """Whoever taps again learns the number; there is never a second one."""
    office.put()
    number = office.check_in()["number"]
    assert refused_check_in(office, "already_checked_in") == {"number": number}


def test_check_in_gives_another_number_when_the_first_reached_nobody(office: Office) -> None:
    """A number that was taken back does not count: its owner may check in again."""
    office.put()
    first = office.check_in()
    office.do("cancel", first, kiosk="kiosk-1", reason="no_paper")
    second = office.check_in()
    assert (first["number"], second["number"]) == ("K101", "K102")
    assert refused_check_in(office, "already_checked_in") == {"number": "K102"}


def test_check_in_is_refused_when_no_numbers_are_given_at_all(office: Office) -> None:
    """A stop of everything is one of appointments too; a stop of the service is not."""
    office.put()
    office.stop("renew", de="Akte fehlt")
    office.stop(de="Feueralarm", en="Fire alarm")
    reason = {"de": "Feueralarm", "en": "Fire alarm"}
    assert refused_check_in(office, "numbers_stopped") == {"reason": reason}
    office.allow()
    office.check_in()
