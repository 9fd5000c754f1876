"""`catch_up_10000`, `snapshot_1000`: ms until a client that comes back is told what it missed.

`catch_up_10000`: `Feed.since` for a client that is 10,000 events behind, the most that one catch-up
serves, asked by a counter of every service: of those that have a history it sees the most.
`snapshot_1000`: `Feed.snapshot` where 1,000 wait, for reception. Both in a process whose memory is
settled as a server's is; medians. The reference is what Python takes to read the same as JSON, and
nothing else, measured in turn.
"""

import contextlib
import gc
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from server.feed import CATCH_UP_LIMIT, CatchUp, Feed
from server.site import Site
from server.views import CounterAudience, OfficeAudience
from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.clock import Clock
from tests.crowd import let_wait, office_of
from tests.running import SITE_KEY
from tests.sites import SHIPPED

NAMES: Final = ("catch_up_10000", "snapshot_1000")
EVENTS: int = CATCH_UP_LIMIT
PEOPLE: Final = 1_000
EVENTS_A_TICKET: Final = 2
TIMES: Final = 15
GC_THRESHOLDS: Final = (10_000, 50, 1_000)
"""As `server/serving.py` sets them; that module is for a process patched by gevent."""


def figures(folder: Path) -> Iterator[Figure]:
    """Let people draw numbers; ask for a snapshot, and for everything since the doors opened."""
    clock = Clock()
    with bench_store(folder, clock=clock) as store, settled_memory():
        office = office_of(store, Site.load(SHIPPED), clock)
        feed, desk = Feed(store, {SITE_KEY: office.ledger}), OfficeAudience()
        audience = CounterAudience("1", frozenset(s.key for s in office.ledger.site.services))
        opened = feed.snapshot(SITE_KEY, audience).position
        let_wait(store, office, PEOPLE)
        snapshot = _measured("snapshot_1000", lambda: feed.snapshot(SITE_KEY, desk), 30)
        let_wait(store, office, EVENTS // EVENTS_A_TICKET - PEOPLE)
        catch_up = _measured("catch_up_10000", lambda: feed.since(SITE_KEY, opened, audience), 100)
        assert len(feed.since(SITE_KEY, opened, audience).messages) == EVENTS
    yield catch_up
    yield snapshot


def _measured(name: str, ask: Callable[[], CatchUp], aim_ms: int) -> Figure:
    """Ask in turn with reading as JSON what is told."""
    text = json.dumps(ask().as_json(0))
    told, read = [], []
    for _ in range(TIMES):
        told.append(_ms(ask))
        read.append(_ms(lambda: json.loads(text)))
    note = f"fastest {min(told):.1f}; aim: at most {aim_ms}; reference: to read the same JSON"
    return Figure(
        name,
        statistics.median(told),
        "ms",
        reference=statistics.median(read),
        note=note,
        lower_is_better=True,
    )


def _ms(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1e3


@contextlib.contextmanager
def settled_memory() -> Iterator[None]:
    """Collect as rarely as a server that has settled its memory."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
