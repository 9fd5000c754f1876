"""What falls due by the clock is done, whatever happens to the store."""

import threading
from pathlib import Path

from structlog.testing import capture_logs

from server.duties import Duties
from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.site import Site
from server.store import Store
from tests.clock import Clock, wait_until
from tests.office import Office


def test_a_delivery_is_assumed_when_its_time_is_over(
    ledger: Ledger, office: Office, clock: Clock
) -> None:
    """A ticket of which no word came waits after the site's time, and not before."""
    duties = Duties([ledger], clock_ms=clock)
    ticket = office.issued()["id"]
    clock.forward(ms=ledger.site.rules.delivery_timeout_ms - 1)
    duties.once()
    assert b'"state":"issued"' in ledger.ticket(ticket)
    clock.forward(ms=1)
    duties.once()
    assert b'"state":"waiting"' in ledger.ticket(ticket)
    assert b'"uncertain":true' in ledger.ticket(ticket)


def test_duties_are_done_when_they_run(ledger: Ledger, office: Office, clock: Clock) -> None:
    """The loop does what is due, until it is stopped."""
    duties = Duties([ledger], clock_ms=clock)
    runner = threading.Thread(target=duties.run)
    runner.start()
    ticket = office.issued()["id"]
    clock.forward(ms=ledger.site.rules.delivery_timeout_ms)
    wait_until(lambda: b'"state":"waiting"' in ledger.ticket(ticket))
    duties.stop()
    runner.join(timeout=5)
    assert not runner.is_alive()


def test_duties_go_on_when_the_store_was_away(tmp_path: Path, site: Site, clock: Clock) -> None:
    """An absent store is noted once and waited for."""
    embedded = EmbeddedStore(tmp_path)
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [site.key], clock_ms=clock)
    store.begin()
    duties = Duties([Ledger(store, site)], clock_ms=clock)
    embedded.kill()
    with capture_logs() as said:
        duties.once()
        duties.once()
    assert [line["event"] for line in said] == ["duties wait for the store"]
    embedded.start()
    embedded.wait_until_ready()
    with capture_logs() as said:
        duties.once()
    assert said == []
    store.close()
    embedded.stop()
