"""The practice office's clock: it may begin at another hour, and run faster than life.

Theory of operation
-------------------
Whoever tests a day cannot wait for one. So the demo's server process, and nothing else, may be told
how fast its clock runs (`WARTEMARKE_DEMO_CLOCK_RATE`) and at which moment it begins
(`WARTEMARKE_DEMO_CLOCK_START`). The clock is a straight line through the pair (start, the machine's
time at which the office was started), which `WARTEMARKE_DEMO_CLOCK_SINCE` keeps: so every process
of the office, also one that is started again, reads the same time.

It only ever runs ahead: the store keeps some keys until a time that the ledger says and goes by its
own clock; one that lay behind would have it forget what was just written.
"""

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

RATE: Final = "WARTEMARKE_DEMO_CLOCK_RATE"
START: Final = "WARTEMARKE_DEMO_CLOCK_START"
SINCE: Final = "WARTEMARKE_DEMO_CLOCK_SINCE"
FASTEST: Final = 1_000.0


class ClockProblem(Exception):
    """The clock cannot be set like that; the message is one clear line."""


@dataclass(frozen=True)
class PracticeClock:
    """Gives the office's time, in ms since 1970; the machine's own unless it was set otherwise."""

    rate: float
    start_ms: int
    since_ms: int

    def __call__(self) -> int:
        """Read the clock."""
        return self.start_ms + round((machine_ms() - self.since_ms) * self.rate)

    def settings(self) -> dict[str, str]:
        """Give the environment from which another process reads this very clock."""
        start = dt.datetime.fromtimestamp(self.start_ms / 1000, dt.UTC)
        return {
            RATE: f"{self.rate:g}",
            START: start.isoformat(timespec="milliseconds"),
            SINCE: str(self.since_ms),
        }


def machine_ms() -> int:
    """Give this machine's own time."""
    return time.time_ns() // 1_000_000


def practice_clock(environment: Mapping[str, str]) -> PracticeClock:
    """Read the clock's settings; raise ClockProblem."""
    since_ms = _whole(environment.get(SINCE), otherwise=machine_ms())
    start_ms = _instant_ms(environment.get(START), otherwise=since_ms)
    if start_ms < since_ms:
        raise ClockProblem(f"{START} lies in the past: the office's clock may only run ahead")
    return PracticeClock(_rate(environment.get(RATE)), start_ms, since_ms)


def _rate(text: str | None) -> float:
    try:
        rate = float(text or 1)
    except ValueError:
        rate = 0.0
    if not 1 <= rate <= FASTEST:
        raise ClockProblem(f"{RATE} must be a number from 1 to {FASTEST:.0f}")
    return rate


def _instant_ms(text: str | None, *, otherwise: int) -> int:
    if not text:
        return otherwise
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        instant = dt.datetime.min  # noqa: DTZ901 - has no time zone, so it is refused below
    if instant.tzinfo is None:
        raise ClockProblem(f"{START} must be a moment as in 2026-11-30T07:30:00+01:00")
    return round(instant.timestamp() * 1000)


def _whole(text: str | None, *, otherwise: int) -> int:
    if not text:
        return otherwise
    if not text.isdecimal():
        raise ClockProblem(f"{SINCE} must be a whole number, ms since 1970")
    return int(text)
