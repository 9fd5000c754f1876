"""A store for one benchmark, empty and durable like the shipped one."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from server.embedded import EmbeddedStore
from server.store import Store
from tests.clock import Clock
from tests.running import SITE_KEY


@contextlib.contextmanager
def bench_store(
    folder: Path, sites: Sequence[str] = (SITE_KEY,), *, clock: Clock | None = None
) -> Iterator[Store]:
    """Run a store of the benchmark's own while it is needed; its day is the clock's, if any."""
    embedded = EmbeddedStore(folder / "store")
    embedded.start()
    embedded.wait_until_ready()
    more = {"clock_ms": clock} if clock else {}
    store = Store(embedded.url, sites, **more)
    try:
        store.begin()
        yield store
    finally:
        store.close()
        embedded.stop()
