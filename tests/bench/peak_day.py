"""`peak_day`: the office's peak day, 335 tickets, 300 times faster than life; nothing may be lost.

Simulated people (`server/demo/visitors`) come, are called, are not there and come back, through the
published interface alone. Each counter follows its queue live, as its page does; each area has a
board; at the end every one of these clients must show exactly what is true.

The day has the site's hours: a crowd at the door, a break at noon, a queue at closing time that is
worked off. The times of requests are those that a person waits for, in real ms.
"""

import contextlib
import datetime as dt
import math
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
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
from server.ticket import Role
from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.clock import wait_until
from tests.running import SITE_KEY, Program, Programs, free_port, running
from tests.sites import SHIPPED, write_site

NAMES: Final = ("peak_day",)
PATIENT: Final = {
    "counter_left_minutes = 5": "counter_left_minutes = 720",
    "delivery_timeout_seconds = 20": "delivery_timeout_seconds = 7200",
}
"""A link gives its sign of life every two seconds, and so fast a day has ten minutes in them;
until a kiosk has said that its paper is out, half a minute of it is gone."""
TICKETS: Final = 335
SPEED: Final = 300.0
SEED: Final = 2
NOTED: Final = (
    "call_next", "recall", "no_show", "readmit", "put_back", "park", "resume", "transfer", "undo",
    "finish",
)  # fmt: skip
"""The steps of which it is said how often they were taken."""
SETTLE_S: Final = 5.0
"""Real seconds before the doors open, for the server to start."""
WORKED_OFF_WITHIN_S: Final = 90.0


@dataclass
class Records:
    """Each accepted command's real time by verb, and every number that was given, in order."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def done(self, verb: str, seconds: float, answer: Mapping[str, Any]) -> None:
        """Note one command."""
        with self._lock:
            self.seconds.setdefault(verb, []).append(seconds)
            if verb == "issue":
                self.numbers[answer["ticket"]["id"]] = answer["ticket"]["number"]


@dataclass(frozen=True)
class Day:
    """What came of a day."""

    plan: Sequence[Visitor]
    records: Records
    states: Mapping[str, str]
    """How each ticket ended, by id, in the order of the plan."""

    @property
    def lost(self) -> int:
        """Visitors whose ticket did not end as theirs should: served, or missed for good."""
        pairs = zip(self.plan, self.states.values(), strict=True)
        return sum(state != end_of(visitor) for visitor, state in pairs)

    @property
    def doubled(self) -> int:
        """Numbers that were given twice."""
        return len(self.records.numbers) - len(set(self.records.numbers.values()))

    @property
    def note(self) -> str:
        """Say what happened."""
        counts = {verb: len(each) for verb, each in self.records.seconds.items()}
        said = ", ".join(f"{counts.get(word, 0)} {word}" for word in NOTED)
        return f"{len(self.plan)} tickets: {said}"


def end_of(visitor: Visitor) -> str:
    """Say how a visitor's ticket must end."""
    return "missed" if visitor.coming is Coming.NEVER else "finished"


def figures(folder: Path) -> Iterator[Figure]:
    """Let the whole day pass."""
    day = pass_day(folder, speed=SPEED)
    assert day.doubled == 0, day.records.numbers
    yield Figure("peak_day", day.lost, "lost tickets", note=day.note)
    assert day.lost == 0, day.states
    for name, verb in (("peak_day_call", "call_next"), ("peak_day_issue", "issue")):
        samples = [seconds * 1000 for seconds in day.records.seconds[verb]]
        yield from percentiles(name, samples, "ms")


def pass_day(
    folder: Path, *, speed: float, minutes: float = math.inf, settle_s: float = SETTLE_S
) -> Day:
    """Let the people of the day's first minutes come and be seen to, and look at everything."""
    site_file = _site_file(folder / "site")
    site = Site.load(site_file)
    with bench_store(folder) as store, contextlib.ExitStack() as stack:
        programs = Programs(folder, store)
        opens_s = time.time() + settle_s
        server = _server(folder, store.url, site_file, opens_s=opens_s, speed=speed)
        stack.enter_context(running(server))
        house = _House(programs, server, site, Waiting(Pace(speed, speed)))
        stack.callback(house.end)
        return house.pass_(opens_s, minutes)


class _House:
    """The people of one day, their boards, and what they are told."""

    def __init__(self, programs: Programs, server: Program, site: Site, waiting: Waiting) -> None:
        self._records = Records()
        self._dice = Random(SEED)  # noqa: S311 - no secret
        self._site, self._waiting = site, waiting
        self._staffing = staff(site, site.counters, waiting.pace)
        self._tokens = _tokens(programs, site)
        self._url = server.url
        self._people = People(
            server.url,
            site,
            self._tokens,
            waiting=waiting,
            dice=self._dice,
            staffing=self._staffing,
            done=self._records.done,
        )
        self._pictures = {
            self._tokens.counters[each.counter]: each.picture for each in self._people.caseworkers
        }
        for area in site.areas:
            letter = area.letter
            token = programs.token(Role.DISPLAY, f"board-{letter.lower()}", areas=(letter,))
            self._pictures[token] = Picture(server.url, token, board=True)
            self._pictures[token].start()

    def pass_(self, opens_s: float, minutes: float) -> Day:
        """Let the day pass and look at what came of it."""
        whole = one_day(self._dice, self._site, self._staffing, tickets=TICKETS, breaks=True)
        plan = [each for each in whole if each[0] < minutes * 60]
        time.sleep(max(0.0, opens_s - time.time()))
        self._people.begin({each.number: [self._shift()] for each in self._staffing.counters})
        self._people.door.let_in(plan)
        self._people.door.close()
        assert self._people.join(WORKED_OFF_WITHIN_S), "the queue was not worked off"
        assert self._people.failures == []
        assert not any(each.disturbed for each in self._people.caseworkers)
        self._all_show_the_truth()
        return Day([visitor for _, visitor in plan], self._records, self._ends())

    def end(self) -> None:
        """Send everybody home."""
        self._waiting.end()
        self._people.join(WORKED_OFF_WITHIN_S)
        for picture in self._pictures.values():
            picture.stop()

    def _shift(self) -> Shift:
        return Shift(self._dice.uniform(0, COUNTERS_OPEN_WITHIN_S), math.inf)

    def _all_show_the_truth(self) -> None:
        """Fail unless every live client shows what the server says is true."""
        for token, picture in self._pictures.items():
            server = Server(self._url, SITE_KEY, token)
            wait_until(partial(_shows_what_is_true, picture, server))

    def _ends(self) -> dict[str, str]:
        kiosk = Server(self._url, SITE_KEY, self._tokens.kiosk)
        return {
            ticket: str(kiosk.read(f"tickets/{ticket}")["state"])
            for ticket in self._records.numbers
        }


def _shows_what_is_true(picture: Picture, server: Server) -> bool:
    truth: Mapping[str, Any] = server.read("state")
    rows = {row["id"]: row for row in truth["tickets"]}
    return picture.tickets == rows and picture.counter == truth.get("counter", {})


def _tokens(programs: Programs, site: Site) -> Tokens:
    return Tokens(
        programs.token(Role.KIOSK, "kiosk-1"),
        {
            each.number: programs.token(Role.COUNTER, f"counter-{each.number}", counter=each.number)
            for each in site.counters
        },
    )


def _site_file(folder: Path) -> Path:
    """Write the shipped site, which takes no counter for left; the file."""
    text = SHIPPED.read_text(encoding="utf-8")
    for shipped, patient in PATIENT.items():
        assert text.count(shipped) == 1
        text = text.replace(shipped, patient)
    return write_site(folder, text)


def _server(
    folder: Path, store_url: str, site_file: Path, *, opens_s: float, speed: float
) -> Program:
    """Describe the demo's server process: its clock shows the opening hour at `opens_s`."""
    port, now_s = free_port(), time.time()
    start = _opening(Site.load(site_file)) - dt.timedelta(seconds=(opens_s - now_s) * speed)
    return Program(
        "server.demo",
        {
            "WARTEMARKE_PORT": str(port),
            "WARTEMARKE_STORE_URL": store_url,
            "WARTEMARKE_SITE_FILE": str(site_file),
            "WARTEMARKE_PACE_SECONDS": "0",
            RATE: f"{speed:g}",
            START: start.isoformat(),
            SINCE: str(round(now_s * 1000)),
        },
        log=folder / "server.log",
        alive="/readyz",
        port=port,
    )


def _opening(site: Site) -> dt.datetime:
    """Give the moment at which the office opens next Monday."""
    zone = ZoneInfo(site.timezone)
    today = dt.datetime.now(zone).date()
    monday = today + dt.timedelta(days=7 - today.weekday())
    hour, minute = divmod(round(hours(site)[0][0] * 60), 60)
    return dt.datetime.combine(monday, dt.time(hour, minute), zone)
