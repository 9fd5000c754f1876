"""All simulated people of one office: the door, the caseworkers, and the days that they have."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import structlog

from device.connection import Server
from server.demo.visitors.caseworker import Caseworker, Shift
from server.demo.visitors.crowd import Crowd
from server.demo.visitors.day import arrivals, open_s, openings
from server.demo.visitors.door import Door
from server.demo.visitors.habits import COURSES, Course, Visitor, somebody
from server.demo.visitors.hand import TIMEOUT_S, Done, Hand, nobody
from server.demo.visitors.openings import Openings
from server.demo.visitors.pace import GoneHome, Waiting
from server.demo.visitors.picture import Picture
from server.demo.visitors.staffing import Staffing
from server.site import Site

LOAD: Final = 0.85
"""How much of what the counters can serve comes; the rest is room for families and for chance."""
COUNTERS_OPEN_WITHIN_S: Final = 20 * 60
AFTER_TROUBLE_S: Final = 5.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Tokens:
    """What the simulated people show the server: a kiosk's token, and one for each counter."""

    kiosk: str
    counters: Mapping[str, str]


def one_day(
    dice: Random, site: Site, staffing: Staffing, *, tickets: int, breaks: bool
) -> list[tuple[float, Visitor]]:
    """Throw the dice for a day: who comes when, seconds of life since opening."""
    keys, weights = list(staffing.weights), list(staffing.weights.values())
    concerns = dice.choices(keys, weights, k=tickets)
    moments = arrivals(dice, hours(site), tickets, breaks=breaks)
    people = [somebody(dice, site.service(key), tuple(site.languages)) for key in concerns]
    return list(zip(moments, people, strict=True))


def hours(site: Site) -> tuple[tuple[float, float], ...]:
    """Give the opening hours of the first weekday that has any."""
    week = site.hours
    days = (week.monday, week.tuesday, week.wednesday, week.thursday, week.friday, week.saturday)
    return openings(next(filter(None, days), week.sunday) or ("08:00-12:00",))


def fitting(site: Site, staffing: Staffing, work: float) -> int:
    """Say how many visitors a day such counters get when work goes so fast."""
    return round(LOAD * staffing.a_second() * open_s(hours(site)) / work)


def shifts_for_ever(dice: Random) -> Iterator[Shift]:
    """Give shifts of two to four hours with short breaks between, the first one soon."""
    yield Shift(dice.uniform(0, COUNTERS_OPEN_WITHIN_S), dice.uniform(2, 4) * 3600)
    while True:
        yield Shift(dice.uniform(6, 15) * 60, dice.uniform(2, 4) * 3600)


class People:
    """Everybody who is simulated in one office; `begin` lets the caseworkers come."""

    def __init__(
        self,
        url: str,
        site: Site,
        tokens: Tokens,
        *,
        waiting: Waiting,
        dice: Random,
        staffing: Staffing,
        folder: Path | None = None,
        courses: Mapping[Course, float] = COURSES,
        done: Done = nobody,
    ) -> None:
        """Prepare them; nobody acts yet."""
        self.waiting = waiting
        self.staffing = staffing
        self._site = site
        self._dice = dice
        crowd = Crowd(site, Random(dice.random()), courses)  # noqa: S311 - no secret
        openings = Openings(folder)

        def hand(token: str) -> Hand:
            return Hand(Server(url, site.key, token, timeout_s=TIMEOUT_S), waiting, done)

        self.door = Door(hand(tokens.kiosk), crowd, waiting)
        self.caseworkers = tuple(
            Caseworker(
                counter,
                hand=hand(tokens.counters[counter.number]),
                picture=Picture(url, tokens.counters[counter.number]),
                crowd=crowd,
                waiting=waiting,
                site=site,
                dice=Random(dice.random()),  # noqa: S311 - no secret
                openings=openings,
                door_is_closed=lambda: self.door.is_closed,
            )
            for counter in staffing.counters
        )
        self.failures: list[Exception] = []
        self._threads: list[threading.Thread] = []

    def begin(self, shifts: Mapping[str, Iterable[Shift]]) -> None:
        """Let each caseworker follow the queue and work these shifts, in a thread of its own."""
        for caseworker in self.caseworkers:
            caseworker.picture.start()
            thread = threading.Thread(
                target=self._work, args=(caseworker, shifts[caseworker.counter]), daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def endless_shifts(self) -> dict[str, Iterator[Shift]]:
        """Give each caseworker shifts for ever."""
        return {
            each.counter: shifts_for_ever(Random(self._dice.random()))  # noqa: S311 - no secret
            for each in self.caseworkers
        }

    def join(self, within_s: float) -> bool:
        """Wait until every caseworker has gone home; tell whether all have."""
        end_s = time.monotonic() + within_s
        for thread in self._threads:
            thread.join(max(0.0, end_s - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self, caseworker: Caseworker, shifts: Iterable[Shift]) -> None:
        try:
            for shift in shifts:
                self._shift(caseworker, shift)
        except GoneHome:
            caseworker.go_home()

    def _shift(self, caseworker: Caseworker, shift: Shift) -> None:
        try:
            caseworker.work(shift)
        except GoneHome:
            raise
        except Exception as error:
            log.exception("a caseworker is at a loss", counter=caseworker.counter)
            self.failures.append(error)
            self.waiting.real(AFTER_TROUBLE_S)
