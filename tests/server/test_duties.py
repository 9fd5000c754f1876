"""What falls due by the clock is done, whatever happens to the store."""

import threading
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from structlog.testing import capture_logs

from server.duties import Duties
from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.presence import TOLD_EVERY_MS, Presence
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand, wait_until
from tests.office import AlwaysOpen, Office

SITE: Final = "maschstrasse"
LEFT_MS: Final = 5 * 60_000


def right() -> None:
    """The clock agrees with the store's."""


@pytest.fixture
def presence() -> Presence:
    """Signs of life that a test notes."""
    return Presence()


@pytest.fixture
def duties(ledger: Ledger, presence: Presence, clock: Clock) -> Duties:
    """The duties of the shipped site."""
    return Duties([ledger], presence=presence, clock_ms=clock, hold_clock=right)


def test_a_delivery_is_assumed_when_its_time_is_over(
    duties: Duties, ledger: Ledger, office: Office, clock: Clock
) -> None:
    """A ticket of which no word came waits after the site's time, and not before."""
    ticket = office.issued()["id"]
    clock.forward(ms=ledger.site.rules.delivery_timeout_ms - 1)
    duties.once()
    assert b'"state":"issued"' in ledger.ticket(ticket)
    clock.forward(ms=1)
    duties.once()
    assert b'"state":"waiting"' in ledger.ticket(ticket)
    assert b'"uncertain":true' in ledger.ticket(ticket)


def test_a_counter_is_kept_when_its_sign_of_life_and_its_end_meet(
    duties: Duties, presence: Presence, office: Office, clock: Clock
) -> None:
    """Signs are noted before anything falls due: nobody has gone because the store was away."""
    ticket = office.called()
    clock.forward(ms=LEFT_MS)
    presence.note(SITE, "7")
    duties.once()
    assert office.row(ticket)["state"] == "called"
    clock.forward(ms=LEFT_MS)
    duties.once()
    assert office.row(ticket)["state"] == "waiting"


def test_a_counter_is_kept_when_it_speaks_all_the_time(
    duties: Duties, presence: Presence, office: Office, clock: Clock
) -> None:
    """A sign that is held back for being one of many is told later, and not lost."""
    office.open()
    presence.note(SITE, "7")
    duties.once()
    clock.forward(ms=TOLD_EVERY_MS - 1)
    presence.note(SITE, "7")
    duties.once()  # too soon after the last one
    clock.forward(ms=1)
    duties.once()
    clock.forward(ms=LEFT_MS - 1)
    duties.once()
    assert office.snapshot()["counters"][0]["state"] == "open"


def test_a_day_is_closed_when_duties_run_after_it(
    duties: Duties, office: Office, clock: Clock
) -> None:
    """Nobody needs to do anything in the night."""
    office.called()
    clock.forward(minutes=24 * 60)
    duties.once()
    state = office.snapshot()
    assert (state["tickets"], state["counters"]) == ([], [])


def test_other_sites_are_looked_after_when_one_fails(
    ledger: Ledger, office: Office, presence: Presence, clock: Clock, site: Site, store: Store
) -> None:
    """One site's trouble is written down and does not hold up another."""
    broken = Ledger(store, site.model_copy(update={"timezone": "Nowhere/Never"}))
    duties = Duties([broken, ledger], presence=presence, clock_ms=clock, hold_clock=right)
    ticket = office.issued()["id"]
    clock.forward(seconds=20)
    with capture_logs() as said:
        duties.once()
    assert [line["event"] for line in said] == ["duties failed"]
    assert b'"state":"waiting"' in ledger.ticket(ticket)


def test_duties_are_done_when_they_run(
    duties: Duties, ledger: Ledger, office: Office, clock: Clock
) -> None:
    """The loop does what is due, until it is stopped."""
    runner = threading.Thread(target=duties.run)
    runner.start()
    try:
        ticket = office.issued()["id"]
        clock.forward(ms=ledger.site.rules.delivery_timeout_ms)
        wait_until(lambda: b'"state":"waiting"' in ledger.ticket(ticket))
    finally:
        duties.stop()
        runner.join(timeout=5)
    assert not runner.is_alive()


def test_duties_go_on_when_the_store_was_away(
    tmp_path: Path, site: Site, clock: Clock, presence: Presence
) -> None:
    """An absent store is noted once and waited for."""
    embedded = EmbeddedStore(tmp_path)
    embedded.start()
    embedded.wait_until_ready()
    with closing(Store(embedded.url, [site.key], clock_ms=clock)) as store:
        store.begin()
        duties = Duties([Ledger(store, site)], presence=presence, clock_ms=clock, hold_clock=right)
        embedded.kill()
        with capture_logs() as said:
            duties.once()
            duties.once()
        assert [line["event"] for line in said] == ["duties wait for the store"]
        embedded.start()
        embedded.wait_until_ready()
        with capture_logs() as said:
            duties.once()
        assert [line["event"] for line in said] == ["duties go on"]
    embedded.stop()


def test_a_counter_is_kept_when_the_store_was_away_for_long(
    tmp_path: Path, site: Site, clock: Clock, presence: Presence
) -> None:
    """Nobody could give a sign of life to a store that was away: all time begins anew."""
    embedded = EmbeddedStore(tmp_path)
    embedded.start()
    embedded.wait_until_ready()
    with closing(Store(embedded.url, [site.key], clock_ms=clock)) as store:
        ledger = Ledger(store, site, openings=AlwaysOpen())
        office = Office(ledger, Hand(clock), clock)
        duties = Duties([ledger], presence=presence, clock_ms=clock, hold_clock=right)
        ticket = office.called()
        embedded.kill()
        clock.forward(ms=LEFT_MS)
        duties.once()
        embedded.start()
        embedded.wait_until_ready()
        clock.forward(seconds=1)
        duties.once()
        assert office.row(ticket)["state"] == "called"
    embedded.stop()


def test_a_counter_is_kept_when_no_server_ran_for_long(
    ledger: Ledger, office: Office, clock: Clock
) -> None:
    """Nobody could give a sign of life to a server that did not run; from then on it counts."""
    ticket = office.called()
    clock.forward(ms=2 * LEFT_MS)
    duties = Duties([ledger], presence=Presence(), clock_ms=clock, hold_clock=right)
    duties.once()
    assert office.row(ticket)["state"] == "called"
    clock.forward(ms=LEFT_MS)
    duties.once()
    assert office.row(ticket)["state"] == "waiting"
