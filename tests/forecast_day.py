"""A day at the office, simulated plainly: to hold a forecast against what came of it.

It knows nothing of `server/forecast.py`: minute by minute people come, and each counter that is
free takes the smallest rank among its queues, by looking at everybody who waits. People come as
`domain` says of such offices: a crowd at the door, a busy morning, half of them with appointments,
one in ten with a head start, some who do not answer when they are called.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from server.site import Site

Row = dict[str, Any]
BEGIN_MS: Final = 1_800_000_000_000
MINUTE_MS: Final = 60_000
HEAD_MS: Final = 20 * MINUTE_MS
LASTS_MIN: Final = 390
AT_THE_DOOR: Final = 15
BUSY: Final = ((30, 1.9), (120, 1.35), (240, 0.9), (300, 0.55), (390, 1.0))
"""Until that minute, how much more people come than on average."""
WITH_APPOINTMENT: Final = 0.5
NEEDS_HELP: Final = 0.1
NO_SHOW: Final = 0.08
NO_SHOW_MIN: Final = 2.0


@dataclass
class Arrival:
    """Somebody who came without an appointment: when, where to, and when they were called."""

    at_ms: int
    area: str
    ticket: str
    called_ms: int = 0

    @property
    def minutes(self) -> float:
        """How long they waited."""
        return (self.called_ms - self.at_ms) / MINUTE_MS


@dataclass
class Day:
    """One day with so many people, played minute by minute."""

    site: Site
    people: int
    seed: int
    walk_ins: dict[str, Arrival] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 - a day, no secret
        self._tickets: dict[str, Row] = {}
        self._until: dict[str, float] = {counter.number: 0.0 for counter in self.site.counters}
        self._at: dict[str, str] = {}

    def states(self) -> Iterator[tuple[int, Arrival, dict[str, list[Row]]]]:
        """Play the day; give, each time somebody comes who will have waited, what was true then."""
        for minute in range(LASTS_MIN * 2):
            now_ms = BEGIN_MS + minute * MINUTE_MS
            for row in self._coming(minute):
                if "slot_ms" not in row and row["needs"] == []:
                    arrival = Arrival(now_ms, row["area"], row["id"])
                    self.walk_ins[row["id"]] = arrival
                    yield now_ms, arrival, self.state()
                self._tickets[row["id"]] = row
            self._call(minute, now_ms)

    def state(self) -> dict[str, list[Row]]:
        """Give the rows as the snapshot does."""
        counters: list[Row] = [{"number": number, "state": "open"} for number in self._until]
        return {"tickets": [dict(row) for row in self._tickets.values()], "counters": counters}

    def _coming(self, minute: int) -> Iterator[Row]:
        if minute >= LASTS_MIN:
            return
        share = next(factor for until, factor in BUSY if minute < until)
        mean = (self.people - AT_THE_DOOR) / LASTS_MIN * share
        crowd = AT_THE_DOOR if minute == 0 else 0
        for _ in range(crowd + self._how_many(mean)):
            yield self._ticket(BEGIN_MS + minute * MINUTE_MS)

    def _how_many(self, mean: float) -> int:
        limit, product, count = math.exp(-mean), self._chance.random(), 0
        while product > limit:
            product *= self._chance.random()
            count += 1
        return count

    def _ticket(self, now_ms: int) -> Row:
        planned = self._chance.random() < WITH_APPOINTMENT
        kinds = [s for s in self.site.services if (s.mode != "walk-in" if planned else s.walk_in)]
        service = self._chance.choice(kinds)
        needs = ["help"] if self._chance.random() < NEEDS_HELP else []
        row: Row = {"id": f"{len(self._tickets):010d}", "area": service.area, "needs": needs}
        row |= {"service": service.key, "state": "waiting"}
        counted = now_ms
        if planned:
            row["slot_ms"] = counted = now_ms + self._chance.randrange(30) * MINUTE_MS
        if service.triage:
            row["triage"] = service.area
        return row | {"rank": counted - (HEAD_MS if planned or needs else 0)}

    def _call(self, minute: int, now_ms: int) -> None:
        for number, until in self._until.items():
            if until > minute + 1:
                continue
            if number in self._at:
                self._tickets[self._at.pop(number)]["state"] = "finished"
            queues = set(self.site.queues_of(number))
            mine = [
                row
                for row in self._tickets.values()
                if row["state"] == "waiting" and _queue(row) in queues
            ]
            if mine:
                row = min(mine, key=lambda each: (each["rank"], each["id"]))
                self._begin(row, number, max(until, minute), now_ms)

    def _begin(self, row: Row, number: str, begins: float, now_ms: int) -> None:
        row |= {"state": "serving", "counter": number, "started_ms": now_ms}
        self._at[number] = row["id"]
        if row["id"] in self.walk_ins:
            self.walk_ins[row["id"]].called_ms = now_ms
        service = self.site.service(row["service"])
        spread = math.log(1 + service.cv**2)
        lasts = self._chance.lognormvariate(
            math.log(service.minutes) - spread / 2, math.sqrt(spread)
        )
        away = self._chance.random() < NO_SHOW
        self._until[number] = begins + (NO_SHOW_MIN if away else lasts)


def _queue(row: Row) -> str:
    return f"triage/{row['triage']}" if "triage" in row else str(row["service"])
