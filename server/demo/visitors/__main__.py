"""The process of the simulated people: started by the demo's supervisor, and ended with it.

Signals are waited for, not handled: a handler would run in the middle of a wait that it must end.
"""

import os
import signal
import sys
import threading
from random import Random
from typing import Final

import structlog

from device.log import log_to_stderr
from server.demo.clock import PracticeClock, practice_clock
from server.demo.visitors import settings
from server.demo.visitors.pace import WATCHABLE, GoneHome, Pace, Waiting
from server.demo.visitors.people import People, fitting, hours, one_day
from server.demo.visitors.staffing import simulated, staff
from server.demo.visitors.stay import DAYS_AT_A_TIME, seconds_until_opening
from server.site import Site

ENDS_WITHIN_S: Final = 1.2

log = structlog.get_logger()


def main() -> int:
    """Let people come and be called until SIGTERM or SIGINT."""
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    log_to_stderr()
    told = settings.read(os.environ)
    site = Site.load(told.site_file)
    clock = practice_clock(os.environ)
    people = _people(told, site, clock)
    people.begin(people.endless_shifts())
    dice = Random(told.seed)  # noqa: S311 - no secret
    door = threading.Thread(target=_let_in, args=(people, site, clock, dice), daemon=True)
    door.start()
    signal.sigwait(ends)
    people.waiting.end()
    people.join(ENDS_WITHIN_S)
    return 0


def _people(told: settings.Settings, site: Site, clock: PracticeClock) -> People:
    pace = Pace(WATCHABLE.work * clock.rate, WATCHABLE.clock * clock.rate)
    staffing = staff(site, simulated(site), pace)
    return People(
        told.server,
        site,
        told.secrets([counter.number for counter in staffing.counters]),
        waiting=Waiting(pace),
        dice=Random(told.seed),  # noqa: S311 - no secret
        staffing=staffing,
        folder=told.data,
    )


def _let_in(people: People, site: Site, clock: PracticeClock, dice: Random) -> None:
    tickets = fitting(site, people.staffing, people.waiting.pace.work)
    try:
        while True:
            for _ in range(DAYS_AT_A_TIME):
                day = one_day(dice, site, people.staffing, tickets=tickets, breaks=False)
                people.door.let_in(day)
            rest_s = seconds_until_opening(clock(), site.timezone, hours(site)[0][0])
            log.info("the simulated visitors rest", seconds=round(rest_s))
            people.waiting.clock(rest_s)
    except GoneHome:
        return


sys.exit(main())
