"""A real server process on a real store, and people who speak to it over HTTP."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.registry import Registry
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.device.page_probe import headless_shell
from tests.office import Office
from tests.ranges import Begin, Spans, server_with
from tests.running import Program, Programs, running
from tests.server.at_terminal import Run, command_in
from tests.server.people import Mortal, People
from tests.server.registered import SITE
from tests.sites import at_noon, copy_pictures
from tests.stores import quick_store


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all pages of a file."""
    with headless_shell() as opened:
        yield opened


@pytest.fixture
def wartemarke(tmp_path: Path) -> Run:
    """The command, as somebody at a terminal runs it in a folder of their own."""
    return command_in(tmp_path)


@pytest.fixture
def shipped_pictures(tmp_path: Path) -> None:
    """The pictures of the shipped cards lie where a test puts a copy of the site file."""
    copy_pictures(tmp_path)


@pytest.fixture
def running_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """The embedded store of the data folder, in use by somebody."""
    store = EmbeddedStore(tmp_path / "data" / "store")
    store.start()
    store.wait_until_ready()
    yield store
    store.stop()


@pytest.fixture
def begin(store: Store, site: Site, clock: Clock) -> Begin:
    """Begins a server whose kiosks have these ranges: `begin(kiosk_1=(801, 849))`."""

    def started(**spans: tuple[int, int]) -> Office:
        named: Spans = {name.replace("_", "-"): span for name, span in spans.items()}
        return server_with(store, site, named, clock)

    return started


@pytest.fixture
def registry(store: Store, clock: Clock) -> Registry:
    """The registry of the shipped site in an empty store."""
    return Registry(store, SITE, clock_ms=clock)


@pytest.fixture
def elsewhere(store: Store) -> Registry:
    """The same registry in another process: it remembers nothing of the first."""
    return Registry(store, SITE)


@pytest.fixture(scope="module")
def door_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A store process for one file of tests: a server lives on it, so nobody else may."""
    with quick_store(tmp_path_factory.mktemp("door-store")) as store:
        yield store


@pytest.fixture(scope="module")
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """`python -m server` for one file of tests."""
    store = Store(door_store.url, [site.key])
    program = Programs(tmp_path_factory.mktemp("server"), store).server()
    with running(program):
        yield program
    store.close()


@pytest.fixture
def people(server_process: Program, door_store: EmbeddedStore, site: Site) -> Iterator[People]:
    """An empty queue, and everybody of a small office, with a token each."""
    store = Store(door_store.url, [site.key])
    store.redis.flushall()
    store.begin()
    ledger = Ledger(store, at_noon(site))
    ledger.close_day(time.time_ns() // 1_000_000)  # the day begins before the test
    yield People(server_process, store)
    store.close()


@pytest.fixture
def programs(tmp_path: Path, door_store: EmbeddedStore, site: Site) -> Iterator[Programs]:
    """A maker of further processes on the same store, for tests that stop or kill them."""
    store = Store(door_store.url, [site.key])
    yield Programs(tmp_path, store)
    store.close()


@pytest.fixture
def mortal(tmp_path: Path, site: Site) -> Iterator[Mortal]:
    """A store and a server that a test may kill."""
    store = EmbeddedStore(tmp_path / "mortal")
    store.start()
    store.wait_until_ready()
    with closing(Store(store.url, [site.key])) as client, ExitStack() as stack:
        yield Mortal(store, Programs(tmp_path, client), client, stack)
    store.stop()
