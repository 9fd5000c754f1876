"""What the tests of the whole share: a store that they may kill, a house, a browser."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.embedded import EmbeddedStore
from server.site import Site
from server.store import Store
from tests.device.page_probe import chromium
from tests.e2e.house import House, now_ms
from tests.running import Programs, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """One Chromium for a file."""
    with chromium() as started:
        yield started


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store of this test's own, which it may kill."""
    embedded = EmbeddedStore(tmp_path / "store")
    embedded.start()
    embedded.wait_until_ready()
    yield embedded
    embedded.stop()


@pytest.fixture
def house(embedded: EmbeddedStore, tmp_path: Path, site: Site) -> Iterator[House]:
    """A house with its server running, open for two minutes already: its time never runs back."""
    opened_ms = now_ms() - 120_000
    with closing(Store(embedded.url, [site.key], clock_ms=lambda: opened_ms)) as store:
        store.begin()
        programs = Programs(tmp_path, store)
        server = programs.server()
        with running(server):
            yield House(programs, store, site, server)
