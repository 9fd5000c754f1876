"""What this kiosk knows of its office: its description and what it gives now.

Theory of operation: both are asked for again and again, and kept on disk as they came, so that a
kiosk that starts without its server has its screens, its hours and its quotas. While the server is
away, what it said last is looked at anew, with the time as it is then (`kiosk.last_offer`).

Time and day are the server's, as its clock was last heard; without that, the machine's own.
"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import gevent
import structlog
from gevent.event import Event

from device.connection import OpenDoors, Refused, Server, Unavailable
from device.live import ServerClock
from kiosk import kept, obstacles, office
from kiosk.last_offer import Own, without_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kiosk.obstacles import Obstacles, Today
    from kiosk.office import Office
    from kiosk.outage import Outage
    from kiosk.visit import Ticket

OFFICE_EVERY_S: Final = 60.0
AGAIN_S: Final = 2.0  # while there is no server
OFFER_EVERY_S: Final = 30.0  # and when somebody comes to the concerns, and when the office opens
OFFER_SOONEST_S: Final = 1.0
_NOON: Final = "12:00"
_log = structlog.get_logger(__name__)


class Known:
    """The office and its offer, as this kiosk knows them."""

    def __init__(self, server: Server, folder: Path, *, outage: Outage) -> None:
        """Begin with what is on the disk."""
        self._server, self._outage = server, outage
        self._site_file, self._offer_file = folder / "site.json", folder / "offer.json"
        self.clock = ServerClock()
        self.office: Office | None = office.remembered(self._site_file)
        self._kept_office = self.office
        self._offered: Today | None = None
        self._kept = kept.read(self._offer_file)
        if self._kept is not None:
            self._offered = obstacles.understood(self._kept)
        self.choosing = Event()  # somebody is about to choose: what is given is asked for anew
        self.office_known = Event()
        self.changed: Callable[[], None] = lambda: None
        self.heard: Callable[[Today], None] = lambda _: None
        self.own: Callable[[], Iterable[Ticket]] = tuple
        self.obstacles: Obstacles = self.without_server()
        if self.office:
            self.office_known.set()
        outage.when_changed(self.choosing.set)

    @property
    def description(self) -> Mapping[str, object]:
        """The site as it came; empty before it ever did."""
        return self.office.description if self.office else {}

    @property
    def timezone(self) -> str:
        """The office's time zone."""
        return self.office.site.timezone if self.office else "UTC"

    def now_ms(self) -> int:
        """Give the time, in ms since 1970."""
        if self.clock.off_ms is not None:
            return self.clock.now_ms()
        return time.time_ns() // 1_000_000

    def today(self) -> str:
        """Give the business day at the office."""
        return self._day_of(datetime.fromtimestamp(self.now_ms() / 1000, UTC))

    def server_day(self) -> str:
        """Give the business day by the server's clock, or raise `Unavailable`."""
        if self.office is None:
            raise Unavailable("the office's time zone is not known yet")
        with closing(OpenDoors(self._server.base_url, timeout_s=2.0)) as doors:
            return self._day_of(doors.time())

    def _day_of(self, instant: datetime) -> str:
        closes = self.office.site.rules.day_close if self.office else _NOON
        return business_day(instant.astimezone(ZoneInfo(self.timezone)), closes)

    def follow_office(self) -> None:
        """Fetch the description now and every minute; after a failure more often."""
        while True:
            gevent.sleep(OFFICE_EVERY_S if self._ask_office() else AGAIN_S)

    def _ask_office(self) -> bool:
        try:
            learnt = office.read(self._server.read())
        except (Unavailable, Refused, office.BadDescription) as problem:
            _log.warning("office_not_fetched", reason=str(problem))
            self._note(problem)
            return False
        self._outage.answered()
        try:
            self._learn(learnt)
        except OSError as problem:  # it is known now, but not kept for the next start
            _log.warning("office_not_kept", reason=str(problem))
        return True

    def _note(self, problem: Exception) -> None:
        if isinstance(problem, Unavailable):
            self._outage.unanswered()
        else:
            self._outage.answered()

    def _learn(self, learnt: Office) -> None:
        self.office_known.set()
        if self.office != learnt:
            if self.office is not None:
                self.choosing.set()  # of a new range some may have been given today
            self.office = learnt
            self.changed()
        if self._kept_office != learnt:
            kept.write(learnt.description, self._site_file)
            self._kept_office = learnt

    def follow_offer(self) -> None:
        """Ask what is given now, every half minute and whenever somebody is about to choose."""
        while True:
            self.choosing.clear()
            told = self._ask_offer()
            if told != self.obstacles:
                self.obstacles = told
                self.changed()
            pause_s = AGAIN_S if self._outage.is_on else pause_until(told, self.now_ms())
            self.choosing.wait(pause_s)

    def _ask_offer(self) -> Obstacles:
        try:
            answer = self._server.read("offer")
        except (Unavailable, Refused) as problem:
            _log.info("offer_not_fetched", reason=str(problem))
            self._note(problem)
            return self.without_server()
        self._outage.answered()
        self._offered = obstacles.understood(answer)
        if self._offered and self._offered.day:
            self.heard(self._offered)
        self._keep(answer)
        return obstacles.read(answer)

    def _keep(self, answer: Mapping[str, object]) -> None:
        if answer == self._kept:
            return
        try:
            kept.write(answer, self._offer_file)
            self._kept = dict(answer)
        except OSError as problem:
            _log.warning("offer_not_kept", reason=str(problem))

    def without_server(self) -> Obstacles:
        """Give what stands in the way now by what the server said last; nothing, if it never did.

        Then all is offered: the server decides anyway, or there is nobody who could.
        """
        if self._offered is None:
            return obstacles.NONE
        mine = tuple(self.own())
        own = Own(
            self.today(),
            Counter(ticket.area for ticket in mine),
            Counter(ticket.service for ticket in mine),
        )
        return without_server(self._offered, own, self.now_ms())


def business_day(there: datetime, closes: str) -> str:
    """Give the day of an office whose day ends at this time: in the night after, or before noon."""
    time_of_day = there.strftime("%H:%M")
    if closes >= _NOON:
        return (there.date() + timedelta(days=time_of_day >= closes)).isoformat()
    return (there.date() - timedelta(days=time_of_day < closes)).isoformat()


def pause_until(told: Obstacles, now_ms: int) -> float:
    """Give the wait before the offer is asked for again: when the office opens, it has opened."""
    opens_ms = told.closed.opens_ms if told.closed else None
    opens_in_s = OFFER_EVERY_S if opens_ms is None else (opens_ms - now_ms) / 1000
    return min(OFFER_EVERY_S, max(OFFER_SOONEST_S, opens_in_s))
