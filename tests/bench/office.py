"""A store for one benchmark, empty and durable like the shipped one."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from server.embedded import EmbeddedStore
from server.store import Store
from tests.running import SITE_KEY


@contextlib.contextmanager
def bench_store(folder: Path) -> Iterator[Store]:
    """Run a store of the benchmark's own while it is needed."""
    embedded = EmbeddedStore(folder / "store")
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [SITE_KEY])
    try:
        store.begin()
        yield store
    finally:
        store.close()
        embedded.stop()
