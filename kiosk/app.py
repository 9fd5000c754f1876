"""The kiosk as a whole: the one file that knows the machine, its page, its server and its printer.

Theory of operation: everything that happens (a tap, news of an errand, time, the office's
description) becomes one step of the machine in `kiosk.agent`. After a step the page is sent the new
state and the errands begin. Steps never yield to another greenlet, so they cannot interleave.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import gevent
import requests
import structlog
from gevent.event import Event
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from device import watchdog
from device.connection import Refused, Server, Unavailable
from device.heartbeat import Heart
from device.live import LiveLink
from device.local_web import CommandRefused, PageServer
from device.pairing import version
from device.texts import Texts
from kiosk import agent, obstacles, office
from kiosk.errands import Errands
from kiosk.orders import Orders
from kiosk.outbox import Outbox
from kiosk.paper_page import PAGE, PaperPage
from kiosk.printer import PrintFailed, Reason, VirtualPrinter, open_printer
from kiosk.printer_watch import PrinterWatch
from kiosk.receipt import PAPERS, compose, draw
from kiosk.screens import tell
from kiosk.visit import TAPS, Happening, Moment, Screen, What

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Response
    from PIL import Image

    from device.token_file import Kept
    from kiosk.obstacles import Obstacles
    from kiosk.office import Office
    from kiosk.settings import Settings
    from kiosk.visit import Offer, Step

LOCALES: Final = Path(__file__).parent / "locales"
OFFICE_EVERY_S: Final = 60.0
OFFICE_AGAIN_S: Final = 2.0  # while there is no server
OFFER_EVERY_S: Final = 30.0  # and when somebody comes to the concerns, and when the office opens
OFFER_SOONEST_S: Final = 1.0
_log = structlog.get_logger(__name__)


class Tap(BaseModel):
    """A tap as the page sends it: the screen on which it was made, and which key it was."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(max_length=64)
    choice: str = Field("", max_length=64)


class Kiosk:
    """One kiosk: `run` serves it until `stop`."""

    def __init__(self, settings: Settings, kept: Kept) -> None:
        name, token = kept.name or settings.name, kept.token
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._texts = Texts(LOCALES)
        self._office_file = settings.data_dir / "site.json"
        self._server = Server(settings.server, settings.site, token)
        self._outbox = Outbox(settings.data_dir / "outbox.db")
        self._paper = PAPERS[settings.profile]
        self._printer = open_printer(settings.printer, self._paper)
        self._strip = (
            PaperPage(self._printer) if isinstance(self._printer, VirtualPrinter) else None
        )
        self._errands = Errands(
            server=self._server,
            outbox=self._outbox,
            print_paper=self._print,
            tell=self._hear,
            today=self._today,
            server_day=self._server_day,
        )
        self._printer_watch = PrinterWatch(self._printer, self._errands.at_the_printer)
        self._heart = Heart(self._server, self._said, revoked=self._let_go)
        self.is_revoked = False
        self._orders = Orders(
            name,
            outbox=self._outbox,
            errands=self._errands,
            print_paper=partial(self._print, phone_token=""),
        )
        self._link = LiveLink(
            settings.server,
            token,
            on_snapshot=self._orders.on_snapshot,
            on_event=self._orders.on_event,
            on_touch=self._on_touch,
        )
        self._obstacles = obstacles.NONE
        self._office = office.remembered(self._office_file)
        self._state = agent.start(self._offer(), _moment())
        self._changed = Event()
        self._choosing = Event()
        self._office_known = Event()
        self._ended = Event()
        self._page = self._page_server(settings)
        self.port = self._page.port

    def run(self) -> int:
        """Serve until `stop`; give the exit code: 1 if a part of the kiosk broke down."""
        self._outbox.recover()
        work = [self._watch_clock, self._follow_office, self._follow_offer, self._follow_orders]
        work += [self._errands.settle_forever, self._orders.print_forever]
        work += [self._printer_watch.watch_forever, self._heart.beat_forever]
        greenlets = [gevent.spawn(each) for each in (self._page.serve_forever, *work)]
        for greenlet in greenlets:
            greenlet.link_exception(lambda _: self.stop())
        greenlets.append(gevent.spawn(watchdog.watch, self._page.answers))
        watchdog.ready()
        self._ended.wait()
        watchdog.ending()
        broken = any(greenlet.exception for greenlet in greenlets)
        self._page.stop()
        gevent.killall(greenlets, timeout=1)
        self._link.stop()
        self._outbox.close()
        self._server.close()
        return int(broken)

    def stop(self) -> None:
        """End `run`; what is in flight stays in the outbox."""
        self._ended.set()

    def _let_go(self) -> None:
        """End `run`: the server does not know this kiosk's token any more."""
        self.is_revoked = True
        self.stop()

    def _on_touch(self, touching: bool, server_ms: int) -> None:  # noqa: FBT001 - the link's shape
        self._orders.on_touch(touching, server_ms)
        if not touching:
            self._heart.hurry()

    def _said(self) -> Mapping[str, object]:
        """Say how this kiosk is."""
        screen, off_ms = self._page.screen, self._link.clock.off_ms
        more: dict[str, object] = {} if off_ms is None else {"clock_off_ms": off_ms}
        if screen:
            more["screen"] = screen
        told = {"version": version(), "outbox": self._errands.owed, "page": screen is not None}
        return {**told, **more, **self._printer_watch.said()}

    def _page_server(self, settings: Settings) -> PageServer:
        return PageServer(
            name=settings.name,
            port=settings.port,
            page=PAGE,
            state=self._told,
            commands={what.value: partial(self._tap, what) for what in TAPS},
            frame_ancestors=settings.frame_ancestors,
            extra_routes=self._strip.routes(self._filled) if self._strip else {},
        )

    def _filled(self, file: Path) -> Response:
        return self._page.html(file)

    def _told(self) -> Mapping[str, object]:
        told = tell(self._state, self._office, self._texts)
        return {**told, "papers": self._strip.papers(self._timezone())} if self._strip else told

    def _tap(self, what: What, body: Mapping[str, object]) -> Mapping[str, object]:
        """Take a tap of the page; one that means nothing any more is answered and not taken."""
        try:
            tap = Tap.model_validate(body)
        except ValidationError as error:
            raise CommandRefused(
                "invalid_body", "A tap is an id and a choice.", status=422
            ) from error
        return {"taken": self._hear(Happening(what, tap.id, tap.choice))}

    def _hear(self, happening: Happening) -> bool:
        step = agent.step(self._state, happening, _moment())
        self._take(step)
        return step.taken

    def _take(self, step: Step) -> None:
        if step.state == self._state and not step.effects:
            return
        if step.state.screen is Screen.CONCERN and self._state.screen is not Screen.CONCERN:
            self._choosing.set()
        self._state = step.state
        for effect in step.effects:
            self._errands.do(effect)
        self._changed.set()
        self._page.push()

    def _watch_clock(self) -> None:
        while True:
            self._changed.clear()
            moment = _moment()
            self._take(agent.pass_time(self._state, moment))
            due_ms = agent.due_ms(self._state)
            pause_s = None if due_ms is None else max(0, due_ms - moment.now_ms) / 1000
            self._changed.wait(pause_s)

    def _follow_office(self) -> None:
        """Fetch the description now and every minute; after a failure more often."""
        while True:
            pause_s = OFFICE_EVERY_S
            try:
                self._learn(office.read(self._server.read()))
            except (Unavailable, Refused, office.BadDescription) as problem:
                _log.warning("office_not_fetched", reason=str(problem))
                pause_s = OFFICE_AGAIN_S
            except OSError as problem:  # it is known now, but not kept for the next start
                _log.warning("office_not_kept", reason=str(problem))
            gevent.sleep(pause_s)

    def _learn(self, learnt: Office) -> None:
        self._office_known.set()
        if self._office == learnt:
            return
        self._office = learnt
        self._offer_anew()
        office.remember(learnt, self._office_file)

    def _follow_offer(self) -> None:
        """Ask what is given now, every half minute and whenever somebody is about to choose."""
        while True:
            self._choosing.clear()
            told = self._ask_offer()
            if told != self._obstacles:
                self._obstacles = told
                self._offer_anew()
            self._choosing.wait(_pause_s(told, self._link.clock.now_ms()))

    def _ask_offer(self) -> Obstacles:
        try:
            return obstacles.read(self._server.read("offer"))
        except (Unavailable, Refused) as problem:  # then all is offered: the server decides anyway
            _log.info("offer_not_fetched", reason=str(problem))
            return obstacles.NONE

    def _follow_orders(self) -> None:
        """Listen for reception's orders as soon as their papers could be drawn."""
        if self._office is None:
            self._office_known.wait()
        self._link.start()

    def _offer_anew(self) -> None:
        offer = self._offer()
        if offer is None:
            return
        self._state = agent.with_offer(self._state, offer, _moment())
        self._changed.set()
        self._page.push()

    def _print(self, event: Mapping[str, object], phone_token: str) -> None:
        """Print one ticket; raises PrintFailed on a known failure."""
        try:
            self._printer.print(self._picture(event, phone_token))
        except PrintFailed as failed:
            self._printer_watch.failed(failed.reason)
            raise
        self._printer_watch.printed()
        if self._strip:
            self._page.push()

    def _picture(self, event: Mapping[str, object], phone_token: str) -> Image.Image:
        """Draw one ticket. That is arithmetic of 20 ms: a thread does it, the page goes on."""
        site = self._office.description if self._office else {}
        try:
            receipt = compose(event, site, texts=self._texts, phone_token=phone_token)
            picture: Image.Image = gevent.get_hub().threadpool.apply(draw, (receipt, self._paper))
        except Exception as error:
            _log.exception("ticket_not_drawn")
            raise PrintFailed(Reason.FAULT, may_have_come=False, hint="not drawn") from error
        return picture

    def _offer(self) -> Offer | None:
        if self._office is None:
            return None
        offer = self._office.offer(frozenset(self._texts.languages()))
        return self._obstacles.put_into(offer, self._office)

    def _timezone(self) -> str:
        return self._office.site.timezone if self._office else "UTC"

    def _today(self) -> str:
        return self._day_of(datetime.now(UTC))

    def _server_day(self) -> str:
        """Give the day at the office by the server's clock, or raise `Unavailable`."""
        if self._office is None:
            raise Unavailable("the office's time zone is not known yet")
        return self._day_of(server_time(self._server.base_url))

    def _day_of(self, instant: datetime) -> str:
        return instant.astimezone(ZoneInfo(self._timezone())).date().isoformat()


def server_time(base_url: str) -> datetime:
    """Give the server's time from the Date of its answer, or raise `Unavailable`."""
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.get(f"{base_url}/healthz", timeout=2, allow_redirects=False)
            return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
        except (requests.RequestException, KeyError, ValueError) as error:
            raise Unavailable(f"no time from the server: {type(error).__name__}") from error


def _pause_s(told: Obstacles, now_ms: int) -> float:
    """Give the wait before the offer is asked for again: when the office opens, it has opened."""
    opens_ms = told.closed.opens_ms if told.closed else None
    opens_in_s = OFFER_EVERY_S if opens_ms is None else (opens_ms - now_ms) / 1000
    return min(OFFER_EVERY_S, max(OFFER_SOONEST_S, opens_in_s))


def _moment() -> Moment:
    return Moment(time.monotonic_ns() // 1_000_000, secrets.token_urlsafe(16))
