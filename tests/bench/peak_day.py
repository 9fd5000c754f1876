"""`peak_day`: the office's peak day, 335 tickets, 300 times faster than life; nothing may be lost.

Simulated people (`server/demo/visitors`) come, are called, are not there and come back, through the
published interface alone. Each counter follows its queue as its page does, each area has a board,
and at the end every one of these live clients must show exactly what is true.

The day is that of the site's hours: a crowd at the door, a lunch break, a queue at closing time
that is worked off. Times of requests are those that a person waits, in real ms.
"""

import contextlib
import datetime as dt
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from device.connection import Server
from server.demo.clock import RATE, SINCE, START
from server.demo.visitors.caseworker import Shift
from server.demo.visitors.habits import Coming, Visitor
from server.demo.visitors.pace import Pace, Waiting
from server.demo.visitors.people import COUNTERS_OPEN_WITHIN_S, People, Tokens, hours, one_day
from server.demo.visitors.picture import Picture
from server.demo.visitors.staffing import staff
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.clock import wait_until
from tests.running import SITE_KEY, Program, Programs, free_port, running

NAMES: Final = ("peak_day",)
SITE_FILE: Final = Path(__file__).parents[2] / "server" / "sites" / "maschstrasse.toml"
TICKETS: Final = 335
SPEED: Final = 300.0
SEED: Final = 335
BEFORE_OPENING_S: Final = 10
"""Real seconds before the doors open, for the server to start and the counters to follow."""
WORKED_OFF_WITHIN_S: Final = 90.0


@dataclass
class Records:
    """What was done: each command's real time, and how each of our tickets began."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def done(self, verb: str, seconds: float, answer: Mapping[str, Any]) -> None:
        """Note one command that was accepted."""
        with self._lock:
            self.seconds.setdefault(verb, []).append(seconds)
            if verb == "issue":
                self.numbers[answer["ticket"]["id"]] = answer["ticket"]["number"]

    def count(self, verb: str) -> int:
        """How often it was done."""
        return len(self.seconds.get(verb, []))


@dataclass(frozen=True)
class Day:
    """What came of a day."""

    plan: list[tuple[float, Visitor]]
    records: Records
    states: Counter[str]
    failures: list[Exception]
    disturbed: int

    @property
    def lost(self) -> int:
        """Visitors whose ticket has not ended as the plan says: served, or never there."""
        never = sum(visitor.coming is Coming.NEVER for _, visitor in self.plan)
        ended = min(self.states["missed"], never) + self.states["finished"]
        return len(self.plan) - ended

    @property
    def note(self) -> str:
        """Say what happened."""
        words = ("call_next", "recall", "no_show", "readmit", "put_back", "finish")
        counts = ", ".join(f"{self.records.count(word)} {word}" for word in words)
        return f"{len(self.records.numbers)} tickets, {counts}"


def figures(folder: Path) -> Iterator[Figure]:
    """Let the day pass."""
    day = PeakDay(folder, speed=SPEED).pass_(TICKETS)
    day_is_whole(day)
    yield Figure("peak_day", day.lost, "lost tickets", note=day.note)
    for name, verb in (("peak_day_call", "call_next"), ("peak_day_issue", "issue")):
        samples = [seconds * 1000 for seconds in day.records.seconds[verb]]
        yield from percentiles(name, samples, "ms")


def day_is_whole(day: Day) -> None:
    """Fail if a number was given twice, a ticket is lost, or somebody was at a loss."""
    numbers = day.records.numbers
    assert len(set(numbers.values())) == len(numbers) == len(day.plan), "a number was given twice"
    assert day.lost == 0, day.states
    assert not day.failures, day.failures
    assert not day.disturbed, "a counter's command was refused: somebody else acted there"


class PeakDay:
    """An office with a fast clock, for one day."""

    def __init__(self, folder: Path, *, speed: float) -> None:
        self._folder = folder
        self._speed = speed
        self._site = Site.load(SITE_FILE)
        self._records = Records()

    def pass_(self, tickets: int, *, minutes: float = 24 * 60) -> Day:
        """Let so many people come as on a whole day, but only in its first minutes."""
        pace = Pace(self._speed, self._speed)
        staffing = staff(self._site, self._site.counters, pace)
        dice = Random(SEED)  # noqa: S311 - no secret
        whole = one_day(dice, self._site, staffing, tickets=tickets, breaks=True)
        plan = [each for each in whole if each[0] < minutes * 60]
        with bench_store(self._folder) as store:
            programs = Programs(self._folder, store)
            opens_s = time.time() + BEFORE_OPENING_S
            server = self._server(store, opens_s)
            with running(server), self._boards(programs, server) as boards:
                people = People(
                    server.url,
                    self._site,
                    _tokens(programs, self._site),
                    waiting=Waiting(pace),
                    dice=dice,
                    staffing=staffing,
                    done=self._records.done,
                )
                with _following(people):
                    self._pass(people, plan, opens_s)
                    pictures = [worker.picture for worker in people.caseworkers]
                    _all_know_the_truth(server, programs, pictures, boards, self._site)
                    return self._day(people, plan, server, programs)

    def _pass(self, people: People, plan: list[tuple[float, Visitor]], opens_s: float) -> None:
        for _ in people.caseworkers:
            pass
        time.sleep(max(0.0, opens_s - time.time()))
        people.door.let_in(plan)
        people.door.close()
        assert people.join(WORKED_OFF_WITHIN_S), "the queue was not worked off"
