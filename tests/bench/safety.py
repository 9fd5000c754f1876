"""`double_calls`, `lost_tickets`, `duplicate_numbers`: a storm with the store killed in between."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from server.embedded import EmbeddedStore
from server.store import Store
from server.ticket import Role
from tests.bench.figures import Figure
from tests.running import SITE_KEY, Programs, running
from tests.storm import Storm

NAMES: Final = ("double_calls", "lost_tickets", "duplicate_numbers")
TICKETS: Final = 2_000
COUNTERS: Final = ("1", "2", "3", "5", "6", "7", "10", "11")


def figures(folder: Path) -> Iterator[Figure]:
    """Let the storm rage with one server process, and count."""
    embedded = EmbeddedStore(folder / "store")
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [SITE_KEY])
    programs = Programs(folder, store)
    server = programs.server()

    def kill_the_store() -> None:
        embedded.kill()
        embedded.start()

    with running(server):
        storm = Storm(
            ports=[server.port],
            kiosk_token=programs.token(Role.KIOSK, "kiosk-1"),
            counter_tokens={
                number: programs.token(Role.COUNTER, f"counter-{number}", counter=number)
                for number in COUNTERS
            },
            tickets=TICKETS,
            kill=kill_the_store,
        )
        report = storm.run()
    store.close()
    embedded.stop()
    assert report.in_flight_at_the_kill, "nothing was in flight when the store was killed"
    note = f"{report.in_flight_at_the_kill} in flight at the kill, {report.sent_again} sent again"
    yield Figure("double_calls", report.double_calls, "calls", note=note)
    yield Figure("lost_tickets", report.lost_tickets, "tickets", note=note)
    yield Figure("duplicate_numbers", report.duplicate_numbers, "numbers", note=note)
