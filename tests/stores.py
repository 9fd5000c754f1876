"""Stores that do not wait for the disk, for tests whose subject that is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis

from server.embedded import EmbeddedStore


@contextmanager
def quick_store(folder: Path) -> Iterator[EmbeddedStore]:
    """Run a real store that answers before what it wrote is on the disk.

    It ends well with its test. Who kills one, or asks what is on the disk, takes the shipped
    setting: `EmbeddedStore` itself.
    """
    store = EmbeddedStore(folder)
    store.start()
    try:
        store.wait_until_ready()
        with Redis.from_url(store.url) as redis:
            redis.config_set("appendfsync", "everysec")
        yield store
    finally:
        store.stop()
