"""`bytes_per_ticket`: what a ticket that waits takes of the store's memory, with all that is its.

It was drawn at a kiosk with a phone code and a need, and delivered. So it holds: its row; its place
in a queue by rank and by counted time, and among the living; its number; two kept answers, of the
number and of the delivery; and the two events in the stream, the largest part. A call (`{p}:calls`,
an event, an answer) would come with the call: nobody has been called yet. The value is what the
store's used memory grew by, keys and tables of keys included; the note says how the keys share it,
as the store weighs each.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from server.keys import site_prefix
from server.site import Site
from server.store import Store
from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.clock import Clock
from tests.crowd import let_wait, office_of
from tests.running import SITE_KEY
from tests.sites import SHIPPED

NAMES: Final = ("bytes_per_ticket",)
PEOPLE: Final = 10_000
AIM: Final = 2_048


def figures(folder: Path) -> Iterator[Figure]:
    """Weigh an empty house and a full one."""
    clock = Clock()
    with bench_store(folder, clock=clock) as store:
        office = office_of(store, Site.load(SHIPPED), clock)
        empty, empty_parts = _used(store), _parts(store)
        let_wait(store, office, PEOPLE, needs=["help"], phone_hash="a" * 64)
        grown = (_used(store) - empty) / PEOPLE
        parts = {
            name: (weight - empty_parts[name]) / PEOPLE
            for name, weight in _parts(store).most_common()
        }
    told = ", ".join(f"{name} {weight:.0f}" for name, weight in parts.items() if weight >= 1)
    note = f"{told}; aim: at most {AIM}"
    yield Figure(NAMES[0], grown, "bytes", note=note)


def _used(store: Store) -> int:
    return int(store.redis.info("memory")["used_memory_dataset"])


def _parts(store: Store) -> Counter[str]:
    """Add up what the store says that each key weighs, by the first word of its name."""
    redis: Any = store.redis
    parts: Counter[str] = Counter()
    prefix = f"{site_prefix(SITE_KEY)}:"
    for key in redis.scan_iter(f"{prefix}*", count=1_000):
        kind = key.decode().removeprefix(prefix).partition(":")[0]
        parts[kind] += redis.memory_usage(key, samples=0)
    return parts
