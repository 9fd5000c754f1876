"""The state of a site is read once for all who ask at the same time, and never from before."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from server.embedded import EmbeddedStore
from server.ledger import Ledger, Unavailable
from server.site import Site
from server.snapshots import Snapshots
from server.store import Store
from tests.office import Office

READERS = 40
FUNCTION_CALLS = ("cmdstat_fcall", "cmdstat_fcall_ro")


def at_once(work: Callable[[], Any], times: int = READERS) -> list[Any]:
    """Let so many do the same at the same moment; what each got, or its failure."""
    gate = threading.Barrier(times)

    def one(_: int) -> Any:
        gate.wait()
        try:
            return work()
        except Unavailable as away:
            return away

    with ThreadPoolExecutor(times) as crowd:
        return list(crowd.map(one, range(times)))


def reads(store: Store) -> int:
    """How often the store was asked to run a function."""
    counted = store.redis.info("commandstats")
    return sum(counted[name]["calls"] for name in FUNCTION_CALLS if name in counted)


def test_few_reads_serve_a_crowd_when_all_ask_at_once(store: Store, ledger: Ledger) -> None:
    """Whoever waits while a read begins takes what it finds."""
    snapshots = Snapshots(ledger)
    before = reads(store)
    states = at_once(snapshots.read)
    assert all(state == states[0] for state in states)
    assert 1 <= reads(store) - before < READERS / 2


def test_an_own_ticket_is_there_when_it_was_acknowledged_before(
    ledger: Ledger, office: Office
) -> None:
    """Nobody is given a state that was read before they asked."""
    snapshots = Snapshots(ledger)

    def draw_and_look() -> bool:
        mine = office.issued()["id"]
        return mine in {ticket["id"] for ticket in snapshots.read()["tickets"]}

    for _ in range(3):
        assert all(at_once(draw_and_look, 16))


def test_everybody_is_told_when_the_store_is_away(tmp_path: Path, site: Site) -> None:
    """One failure is one for all who wait, and the next read finds the store again."""
    embedded = EmbeddedStore(tmp_path)
    embedded.start()
    embedded.wait_until_ready()
    with closing(Store(embedded.url, [site.key])) as store:
        snapshots = Snapshots(Ledger(store, site))
        before = snapshots.read()["position"]
        embedded.kill()
        assert all(isinstance(told, Unavailable) for told in at_once(snapshots.read, 8))
        embedded.start()
        embedded.wait_until_ready()
        assert snapshots.read()["position"] != before
    embedded.stop()
