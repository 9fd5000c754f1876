"""`flood_call_p99`: ms from sending call-next to its answer while the server is flooded.

Eight counters call; each attack of `tests/flood.py` runs beside them in turn, with the limits that
the server ships with. The value is that of the worst attack, the reference that of quiet times
between the attacks.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.calls import Calls
from tests.flood import ATTACKS, Office
from tests.running import Programs, running

NAMES: Final = ("flood_call_p99",)
SECONDS: Final = 5.0
AIM_MS: Final = 200.0
QUIET_S: Final = 1.5


def figures(folder: Path) -> Iterator[Figure]:
    """Let each attack run beside the calls, with quiet times before, between and after."""
    quiet: list[float] = []
    worst = ("", 0.0)
    with bench_store(folder) as store:
        office = Office.of(Programs(folder, store))
        with running(office.server), office.calls() as calls:
            time.sleep(QUIET_S)
            for name in ATTACKS:
                quiet += _while(calls, lambda: time.sleep(QUIET_S))
                samples = _while(calls, lambda name=name: _under(office, name))
                p99 = _p99(samples)
                said = f"flood: {name}: {len(samples)} calls, p99 {p99:.1f} ms"
                print(said, file=sys.stderr)
                worst = max(worst, (name, p99), key=lambda pair: pair[1])
    yield Figure(
        NAMES[0],
        worst[1],
        "ms",
        reference=_p99(quiet),
        note=f"worst attack: {worst[0]}; aim: at most {AIM_MS:.0f} ms",
        lower_is_better=True,
    )


def _under(office: Office, name: str) -> None:
    with office.under(name, SECONDS):
        pass


def _while(calls: Calls, what: object) -> list[float]:
    """Give the ms of every call that was answered meanwhile."""
    assert callable(what)
    begin = time.monotonic()
    what()
    return [ms for _, ms in calls.between(begin, time.monotonic())]


def _p99(samples: list[float]) -> float:
    return statistics.quantiles(samples, n=100, method="inclusive")[98]
