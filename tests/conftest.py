"""What every test may use: a real store of its own, a clock that it sets, the shipped site."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.site import Site
from server.store import Store
from tests.clock import PATIENCE_S, Clock, Hand
from tests.nursery import open_nurseries
from tests.office import AlwaysOpen, Office
from tests.stores import quick_store
from tests.terminal import Terminal

expect.set_options(timeout=PATIENCE_S * 1000)
SITE_FILE = Path(__file__).parent.parent / "server" / "sites" / "maschstrasse.toml"


def pytest_sessionstart() -> None:
    """Where files are tested side by side, their programs come from nurseries."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        open_nurseries()


@pytest.fixture
def clock() -> Clock:
    """A clock at noon of a Monday."""
    return Clock()


@pytest.fixture
def command(clock: Clock) -> Hand:
    """A maker of commands, each with a new id."""
    return Hand(clock)


@pytest.fixture(scope="session")
def site() -> Site:
    """The shipped site."""
    return Site.load(SITE_FILE)


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """One real store process for the whole session; tests that kill one start their own."""
    with quick_store(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture
def store(embedded: EmbeddedStore, site: Site, clock: Clock) -> Iterator[Store]:
    """An empty store with the library loaded and an epoch begun at the test's time."""
    store = Store(embedded.url, [site.key], clock_ms=clock)
    store.redis.flushall()
    store.begin()
    yield store
    store.close()


@pytest.fixture
def ledger(store: Store, site: Site, clock: Clock) -> Ledger:
    """The ledger of the shipped site on a day that has just begun; it gives numbers at any time."""
    ledger = Ledger(store, site, openings=AlwaysOpen())
    ledger.close_day(clock())
    return ledger


@pytest.fixture
def office(ledger: Ledger, command: Hand, clock: Clock) -> Office:
    """People who use the ledger."""
    return Office(ledger, command, clock)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Where a run of many requests says what it met."""
    return Terminal(capsys)
