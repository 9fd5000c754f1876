"""How long somebody would wait who takes a number now: the queue, played forward. Pure.

Theory of operation
-------------------
Nobody knows how long the next visits take. So the queue is played forward some dozens of times, by
the rule of `call_next` itself: a counter that is free takes the smallest rank among its queues. A
visit lasts as its service's `minutes` and `cv` say (lognormal), further cases of a family 60 % of
the first; one that has begun lasts longer than it has lasted. Whoever takes a number now stands
behind everybody whose rank is not later than now, and is called by the first counter for their
service that finds nobody before them. So one play answers for every service at once.

An area's answer is over its services for which nobody needs an appointment and that an open counter
serves: from the median to the 80th percentile of all plays, in steps of five minutes.

The method is the best of those that `docs/decisions/0054-how-long-one-waits.md` compares: averages
and the wait of whoever was called last do worse where the skills of counters overlap.

Promises
--------
- A range, never a single number: `low < high`, both whole multiples of `STEP`.
- An area that no open counter can serve has no answer, rather than a wrong one.
- The same queue at the same moment has the same answer in every process.
- It gives way between two plays: no play takes longer than a few milliseconds.
"""

import heapq
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

from server.ticket import State

if TYPE_CHECKING:
    from server.site import Site

PLAYS: Final = 40
"""The percentiles of so many plays of several services are good to a step of five minutes."""
STEP: Final = 5
HIGH: Final = 0.8
"""Of five people four wait no longer than the upper end."""
FURTHER_CASE: Final = 0.6
"""What each further case of a family takes of the first one's time."""
_MINUTE_MS: Final = 60_000
_LAST: Final = 1 - 1e-9
"""A visit that has lasted longer than any other is about to end."""
_NORMAL: Final = NormalDist()

Row = Mapping[str, object]
Range = tuple[int, int]


@dataclass(frozen=True)
class _Length:
    """How long a visit for one service takes."""

    mu: float
    sigma: float

    @classmethod
    def of(cls, minutes: float, cv: float) -> "_Length":
        """Take the mean and how much it varies."""
        spread = math.log(1 + cv * cv)
        return cls(math.log(minutes) - spread / 2, math.sqrt(spread))

    def drawn(self, chance: random.Random, after: float = 0.0) -> float:
        """Draw how many minutes one takes, of those that take longer than `after`."""
        lower = _NORMAL.cdf((math.log(after) - self.mu) / self.sigma) if after > 0 else 0.0
        share = min(_LAST, lower + (1 - lower) * chance.random())
        return math.exp(self.mu + self.sigma * _NORMAL.inv_cdf(max(share, 1 - _LAST)))


_UNKNOWN: Final = _Length.of(15, 0.7)
"""A service that the site file has no more, while somebody is still there for it."""


@dataclass(frozen=True)
class _Visit:
    """Somebody who waits, or is at a counter: what for, and where a counter finds them."""

    rank: int
    id: str
    queues: tuple[str, ...]
    services: tuple[str, ...]
    in_any_order: bool
    cases: int

    def at(self, queues: frozenset[str]) -> tuple[str, "_Visit | None"]:
        """Give for what a counter of these queues takes them, and who waits on afterwards."""
        here = next((key for key in self.services if key in queues), self.services[0])
        service = here if self.in_any_order else self.services[0]
        left = tuple(key for key in self.services if key != service)
        then = left if self.in_any_order else left[:1]
        if not left:
            return service, None
        return service, _Visit(self.rank, self.id, then, left, self.in_any_order, self.cases)


@dataclass(frozen=True)
class _Place:
    """An open counter: its queues, and whom it has, for so many minutes."""

    queues: frozenset[str]
    visit: _Visit | None
    minutes: float


class _Queue:
    """Everything that one forecast knows; each play begins from it."""

    def __init__(self, site: "Site", state: Mapping[str, Sequence[Row]], now_ms: int) -> None:
        tickets = state["tickets"]
        self.lengths = {s.key: _Length.of(s.minutes, s.cv) for s in site.services}
        self.places = [
            _place(site, row, tickets, now_ms) for row in state["counters"] if _is_open(site, row)
        ]
        self.waiting = [
            visit
            for visit in (_visit(row) for row in tickets if row["state"] == State.WAITING)
            if visit.rank <= now_ms
        ]

    def asked(self, site: "Site") -> dict[str, dict[str, str]]:
        """Give of each area the queue of each service that can be had, where somebody serves it."""
        served = frozenset[str]().union(*(place.queues for place in self.places))
        asked: dict[str, dict[str, str]] = {}
        for service in site.services:
            queue = f"triage/{service.area}" if service.triage else service.key
            if service.walk_in and queue in served:
                asked.setdefault(service.area, {})[service.key] = queue
        return asked


def ranges(
    site: "Site",
    state: Mapping[str, Sequence[Row]],
    now_ms: int,
    give_way: Callable[[], None] = lambda: None,
) -> dict[str, Range]:
    """Give the minutes, from and to, of each area's next number; `state` is the snapshot."""
    queue = _Queue(site, state, now_ms)
    asked = queue.asked(site)
    wanted = frozenset(name for queues in asked.values() for name in queues.values())
    waits: dict[str, list[float]] = {letter: [] for letter in asked}
    for seed in range(PLAYS if asked else 0):
        reached = _play(queue, wanted, random.Random(seed))  # noqa: S311 - no secret is drawn
        for letter, queues in asked.items():
            waits[letter].extend(reached[name] for name in queues.values())
        give_way()
    return {letter: _range(minutes) for letter, minutes in waits.items()}


def _range(minutes: Iterable[float]) -> Range:
    """Give the median and the 80th percentile in whole steps, at least one step apart."""
    ordered = sorted(minutes)
    low, high = (
        STEP * round(ordered[math.ceil(share * len(ordered)) - 1] / STEP) for share in (0.5, HIGH)
    )
    return low, max(high, low + STEP)


def _play(queue: _Queue, wanted: frozenset[str], chance: random.Random) -> Mapping[str, float]:
    """Play until every wanted queue has been found empty; give when, in minutes from now."""
    waiting = _Waiting(queue.waiting)
    reached: dict[str, float] = {}
    idle: list[int] = []
    turns = list(_first_turns(queue, chance))
    heapq.heapify(turns)
    while turns and not wanted <= reached.keys():
        at, nth, back = heapq.heappop(turns)
        if back:
            waiting.put(back)
            for other in idle:
                heapq.heappush(turns, (at, other, None))
            idle = []
        place = queue.places[nth]
        visit = waiting.take(place.queues)
        if visit is None:
            idle.append(nth)
            for name in place.queues:
                reached.setdefault(name, at)
            continue
        service, then = visit.at(place.queues)
        minutes = _minutes(queue, visit, service, chance)
        heapq.heappush(turns, (at + minutes, nth, then))
    return reached


_Turn = tuple[float, int, "_Visit | None"]
"""When a counter is free, which one, and who comes out of it and waits on."""


def _first_turns(queue: _Queue, chance: random.Random) -> Iterator[_Turn]:
    for nth, place in enumerate(queue.places):
        if place.visit is None:
            yield 0.0, nth, None
        else:
            service, then = place.visit.at(place.queues)
            whole = _minutes(queue, place.visit, service, chance, place.minutes)
            yield max(0.0, whole - place.minutes), nth, then


def _minutes(
    queue: _Queue, visit: _Visit, service: str, chance: random.Random, after: float = 0.0
) -> float:
    """Draw how long a visit takes, all its cases together."""
    cases = 1 + FURTHER_CASE * (visit.cases - 1)
    return cases * queue.lengths.get(service, _UNKNOWN).drawn(chance, after / cases)


class _Waiting:
    """Everybody who waits, by queue; who waits in several leaves all of them at once."""

    def __init__(self, visits: Iterable[_Visit]) -> None:
        self._heaps: dict[str, list[tuple[int, str, int]]] = {}
        self._here: dict[int, _Visit] = {}
        self._count = 0
        for visit in visits:
            self.put(visit)

    def put(self, visit: _Visit) -> None:
        """Let somebody wait."""
        self._count += 1
        self._here[self._count] = visit
        for name in visit.queues:
            heap = self._heaps.setdefault(name, [])
            heapq.heappush(heap, (visit.rank, visit.id, self._count))

    def take(self, queues: frozenset[str]) -> _Visit | None:
        """Take out whoever has the smallest rank in these queues, if anybody waits there."""
        first: tuple[int, str, int] | None = None
        for name in queues & self._heaps.keys():
            heap = self._heaps[name]
            while heap and heap[0][2] not in self._here:
                heapq.heappop(heap)
            if heap and (first is None or heap[0] < first):
                first = heap[0]
        return self._here.pop(first[2]) if first else None


def _is_open(site: "Site", row: Row) -> bool:
    known = {counter.number for counter in site.counters}
    return row["state"] == "open" and row["number"] in known


def _place(site: "Site", row: Row, tickets: Iterable[Row], now_ms: int) -> _Place:
    number = str(row["number"])
    own = {f"counter/{number}", f"caseworker/{row.get('caseworker', '')}"}
    queues = frozenset(site.queues_of(number)) | own
    here = [
        each
        for each in tickets
        if each.get("counter") == number and each["state"] in {State.CALLED, State.SERVING}
    ]
    if not here:
        return _Place(queues, None, 0.0)
    since = _whole(here[0], "started_ms", now_ms)
    return _Place(queues, _visit(here[0]), max(0, now_ms - since) / _MINUTE_MS)


def _visit(row: Row) -> _Visit:
    service = str(row["service"])
    named = row.get("services")
    services = tuple(map(str, named)) if isinstance(named, list) else (service,)
    is_any = row.get("order") == "any"
    return _Visit(
        rank=_whole(row, "rank", 0),
        id=str(row["id"]),
        queues=_queues(row, services if is_any else (service,)),
        services=services,
        in_any_order=is_any,
        cases=_whole(row, "cases", 1),
    )


def _queues(row: Row, services: tuple[str, ...]) -> tuple[str, ...]:
    """Give where this ticket waits, as `queues_of` in `server/lua/shared/places.lua` does."""
    if "held_for" in row:
        return (str(row["held_for"]),)
    if "triage" in row:
        return (f"triage/{row['triage']}",)
    return services


def _whole(row: Row, name: str, absent: int) -> int:
    value = row.get(name, absent)
    return value if isinstance(value, int) else absent
