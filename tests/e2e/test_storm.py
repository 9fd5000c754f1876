"""Nothing is lost, doubled or called twice, whatever is killed: with two server processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedStore
from server.store import Store
from server.ticket import Role
from tests.running import SITE_KEY, Program, Programs, running
from tests.storm import Report, Storm

COUNTERS = ("1", "5", "7", "10")
"""Together they serve every service of the storm."""


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store of this test's own, which it may kill."""
    embedded = EmbeddedStore(tmp_path / "store")
    embedded.start()
    embedded.wait_until_ready()
    yield embedded
    embedded.stop()


def rage(embedded: EmbeddedStore, folder: Path, kill: Callable[[list[Program]], None]) -> Report:
    """Let 400 tickets be drawn by 16 clients and called by 4 counters through two servers."""
    store = Store(embedded.url, [SITE_KEY])
    programs = Programs(folder, store)
    servers = [programs.server(), programs.server()]
    tokens = {
        number: programs.token(Role.COUNTER, f"counter-{number}", counter=number)
        for number in COUNTERS
    }
    with running(*servers):
        storm = Storm(
            ports=[server.port for server in servers],
            kiosk_token=programs.token(Role.KIOSK, "kiosk-1"),
            counter_tokens=tokens,
            tickets=400,
            clients=16,
            kill=lambda: kill(servers),
        )
        report = storm.run()
    store.close()
    return report


def assert_whole(report: Report) -> None:
    """Every acknowledged ticket once, no number twice, no ticket at two counters."""
    assert report.in_flight_at_the_kill > 0
    assert len(report.numbers) == 400
    assert (report.duplicate_numbers, report.double_calls, report.lost_tickets) == (0, 0, 0)


def test_queue_is_whole_when_the_store_is_killed(embedded: EmbeddedStore, tmp_path: Path) -> None:
    """The store dies by SIGKILL with commands in flight and comes back on its folder."""

    def kill(_servers: list[Program]) -> None:
        embedded.kill()
        embedded.start()

    assert_whole(rage(embedded, tmp_path, kill))


def test_queue_is_whole_when_a_server_is_killed(embedded: EmbeddedStore, tmp_path: Path) -> None:
    """One of two servers dies by SIGKILL; its clients go to the other with the same ids."""

    def kill(servers: list[Program]) -> None:
        servers[0].kill()

    report = rage(embedded, tmp_path, kill)
    assert_whole(report)
    assert report.sent_again > 0
