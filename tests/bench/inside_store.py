"""`call_next_store_…`, `issue_store_…`: ms that the store takes for a call and for a number.

The store's slow log says how long it ran each function. That ends when the function returns; what
the store does before it answers, to write the command into its file and to flush the file onto the
disk, comes after. So these are the ms for which a command keeps all others from running on the
store's one thread; the flush is part of what `issue_rate` and `call_to_board` measure. Medians.

`…_q10`, `…_q1000`, `…_q100000`: so many wait in the shipped office. `…_s1`, `…_s10`, `…_s60`: the
counter serves so many services, and 1,000 wait for them. All sites lie in one store and are
measured in turn; the reference is the smallest one of the same row, so a ratio says how it grows.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Final

from server.lua.library import function_name
from server.site import Site
from server.store import Store
from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.clock import Clock
from tests.crowd import APART_MS, SERVICES, let_wait, office_of
from tests.sites import SHIPPED, one_counter

WAITING: Final = (10, 1_000, 100_000)
AT_COUNTER: Final = (1, 10, 60)
NAMES: Final = (
    *("call_next_store_q10", "call_next_store_q1000", "call_next_store_q100000"),
    *("issue_store_q10", "issue_store_q1000", "issue_store_q100000"),
    *("call_next_store_s1", "call_next_store_s10", "call_next_store_s60"),
)
MANY: Final = 1_000
LEAST_US: Final = 20
"""What is faster is not written down. A function never is, what it calls nearly always: writing
those down, too, would be a part of what is measured."""
ROUNDS: Final = 5
VISITS: Final = 100
LOG_LENGTH: Final = 100_000
AIM: Final = "aim: at most 0.3 ms at 1,000 waiting, growing no faster than log n"


@dataclass(frozen=True)
class Plan:
    """One row of the table: how many wait for which services, and which counter calls them."""

    site: Site
    counter: str
    services: Sequence[str]
    people: int


class House:
    """One office in the store, as planned: people wait, and a counter calls them."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self.samples: dict[str, list[float]] = {"call_next": [], "issue": []}
        self._store, self._counter = store, plan.counter
        self._office = office_of(store, plan.site, Clock())
        self._drawn = cycle(plan.site.counter(plan.counter).services)
        let_wait(store, self._office, plan.people, plan.services)
        self._office.open(plan.counter)

    def measure(self, visits: int) -> None:
        """Let visitors go and others come; as many wait afterwards as before."""
        self._store.redis.slowlog_reset()
        for _ in range(visits):
            self._office.clock.forward(ms=APART_MS)
            self._office.finish(self._office.serve(self._counter), self._counter)
            self._office.waiting(next(self._drawn))
        log: Any = self._store.redis.slowlog_get(LOG_LENGTH)
        for verb in self.samples:
            word = function_name(verb).encode()
            found = [entry["duration"] / 1e3 for entry in log if word in entry["command"].split()]
            assert len(found) == visits, f"{verb}: {len(found)} of {visits} stand in the slow log"
            self.samples[verb] += found


def figures(folder: Path) -> Iterator[Figure]:
    """Fill every house, then measure them in turn."""
    plans = {f"q{people}": _shipped(people) for people in WAITING}
    plans |= {f"s{services}": _planned(folder, services) for services in AT_COUNTER}
    keys = [plan.site.key for plan in plans.values()]
    with bench_store(folder, keys, clock=Clock()) as store:
        houses = {name: House(store, plan) for name, plan in plans.items()}
        store.redis.config_set("slowlog-max-len", LOG_LENGTH)
        store.redis.config_set("slowlog-log-slower-than", LEAST_US)
        for _ in range(ROUNDS):
            for house in houses.values():
                house.measure(VISITS)
    rows = (("call_next", "q", WAITING), ("issue", "q", WAITING), ("call_next", "s", AT_COUNTER))
    for verb, kind, sizes in rows:
        yield from _row(verb, {f"{kind}{size}": houses[f"{kind}{size}"] for size in sizes})


def _shipped(people: int) -> Plan:
    site = Site.load(SHIPPED).model_copy(update={"key": f"waiting-{people}"})
    return Plan(site, "7", SERVICES, people)


def _planned(folder: Path, services: int) -> Plan:
    site = Site.load(one_counter(folder, services))
    return Plan(site, "1", site.counter("1").services, MANY)


def _row(verb: str, houses: Mapping[str, House]) -> Iterator[Figure]:
    medians = {name: statistics.median(house.samples[verb]) for name, house in houses.items()}
    smallest = next(iter(medians.values()))
    for name, ms in medians.items():
        late = statistics.quantiles(houses[name].samples[verb], n=100, method="inclusive")[98]
        yield Figure(
            f"{verb}_store_{name}",
            ms,
            "ms",
            reference=smallest,
            note=f"p99 {late:.3f}; {AIM}",
            lower_is_better=True,
        )
