"""The kiosk as a whole: the one file that knows the machine, its page, its server and its printer.

Theory of operation: everything that happens (a tap, news of an errand, time, the office's
description) becomes one step of the machine in `kiosk.agent`. After a step the page is sent the new
state and the errands begin. Steps never yield to another greenlet, so they cannot interleave.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import gevent
import structlog
from gevent.event import Event
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from device import watchdog
from device.connection import Server
from device.heartbeat import Heart
from device.live import LiveLink
from device.local_web import CommandRefused, PageServer
from device.pairing import version
from device.texts import Texts
from kiosk import agent, receipt
from kiosk.errands import Errands
from kiosk.memory import Memory
from kiosk.orders import Orders
from kiosk.out_of_service import OUT_OF_SERVICE, OutOfService
from kiosk.paper_page import PAGE, PaperPage
from kiosk.phone_token import chance
from kiosk.printer import PrintFailed, Reason, VirtualPrinter, open_printer
from kiosk.printer_watch import PrinterWatch
from kiosk.receipt import PAPERS, compose, draw
from kiosk.screens import tell
from kiosk.speech import keys
from kiosk.speech.aloud import Aloud
from kiosk.visit import NEWS, TAPS, Happening, Kind, Moment, Obstacle, Screen, What, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Response
    from PIL import Image

    from device.token_file import Kept
    from kiosk.effects import Step
    from kiosk.receipt import Address, BringList, Receipt
    from kiosk.settings import Settings
    from kiosk.visit import Errand, Offer, State

LOCALES: Final = Path(__file__).parent / "locales"
_OUT_OF_SERVICE: Final = Obstacle(Why.OUT_OF_SERVICE)
_CHOOSING: Final = frozenset({Screen.START, Screen.CONCERN})
_LAST_PAPER_S: Final = 8.0
"""So long the end waits for a paper; the service manager waits longer (`TimeoutStopSec`)."""
_log = structlog.get_logger(__name__)


class Tap(BaseModel):
    """A tap as the page sends it: the screen on which it was made, and which key it was."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(max_length=64)
    choice: str = Field("", max_length=64, repr=False)


class Kiosk:
    """One kiosk: `run` serves it until `stop`."""

    def __init__(self, settings: Settings, kept: Kept) -> None:
        name, token = kept.name or settings.name, kept.token
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._texts = Texts(LOCALES)
        self._server = Server(settings.server, settings.site, token)
        self._memory = Memory(self._server, settings.data_dir, kiosk=name)
        self._known, self._outbox = self._memory.known, self._memory.outbox
        self._paper = PAPERS[settings.profile]
        self._printer = open_printer(settings.printer, self._paper, settings.data_dir)
        self._strip = (
            PaperPage(self._printer) if isinstance(self._printer, VirtualPrinter) else None
        )
        self._name = name
        self._errands = Errands(
            server=self._server,
            outbox=self._outbox,
            outage=self._memory.outage,
            own=self._memory.own,
            debts=self._memory.debts,
            print_paper=self._print,
            print_sheet=self._print_sheet,
            tell=self._hear,
            today=self._known.today,
        )
        self._printer_watch = PrinterWatch(self._printer, self._errands.at_the_printer.free)
        self._out = OutOfService(settings.data_dir / OUT_OF_SERVICE)
        self._heart = Heart(self._server, self._said, revoked=self._let_go, heard=self._attend)
        self.is_revoked = False
        self._orders = Orders(
            name,
            outbox=self._outbox,
            errands=self._errands,
            print_paper=self._print,
        )
        self._link = LiveLink(
            settings.server,
            token,
            on_snapshot=self._orders.on_snapshot,
            on_event=self._orders.on_event,
            on_touch=self._on_touch,
            on_hurry=self._heart.hurry,
            clock=self._known.clock,
        )
        self._aloud = Aloud(settings.sound, self._tell, ended=self._note_hearing)
        self._keys, self._first = settings.speech_keys, settings.languages
        self._known.changed, self._memory.own.is_out = self._offer_anew, lambda: self._out.is_so
        self._state = agent.start(self._offer(), _moment())
        self._changed, self._ended = Event(), Event()
        self._page = self._page_server(settings)
        self.port = self._page.port

    def run(self) -> int:
        """Serve until `stop`; give the exit code: 1 if a part of the kiosk broke down."""
        self._outbox.recover()
        work = [self._watch_clock, self._known.follow_office, self._known.follow_offer]
        work += [self._follow_orders, self._orders.print_forever]
        work += [self._memory.debts.settle_forever, self._memory.handing_in.hand_in_forever]
        work += [self._printer_watch.watch_forever, self._heart.beat_forever]
        greenlets = [gevent.spawn(each) for each in (self._page.serve_forever, *work)]
        for greenlet in greenlets:
            greenlet.link_exception(lambda _: self.stop())
        greenlets.append(gevent.spawn(watchdog.watch, self._page.answers))
        watchdog.ready()
        self._ended.wait()
        watchdog.ending()
        self._errands.at_the_printer.end(seconds=_LAST_PAPER_S)
        broken = any(greenlet.exception for greenlet in greenlets)
        self._page.stop()
        self._aloud.close()
        gevent.killall(greenlets, timeout=1)
        self._link.stop()
        self._outbox.close()
        self._server.close()
        return int(broken)

    def stop(self) -> None:
        """End `run`, once a paper is through that is just being printed.

        What else is in flight stays in the outbox.
        """
        self._ended.set()

    def _let_go(self) -> None:
        """End `run`: the server does not know this kiosk's token any more."""
        self.is_revoked = True
        self.stop()

    def _on_touch(self, touching: bool, server_ms: int) -> None:  # noqa: FBT001 - the link's shape
        self._orders.on_touch(touching, server_ms)
        self._memory.outage.touched(touching)
        if not touching:
            self._heart.hurry()

    def _attend(self, answer: Mapping[str, object]) -> None:
        """Take what the server answered to a heartbeat."""
        if self._out.hear(answer):
            self._offer_anew()

    def _said(self) -> Mapping[str, object]:
        """Say how this kiosk is."""
        screen, off_ms = self._page.screen, self._link.clock.off_ms
        more: dict[str, object] = {} if off_ms is None else {"clock_off_ms": off_ms}
        if screen:
            more["screen"] = screen
        told = {"version": version(), "outbox": self._memory.debts.owed, "page": screen is not None}
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

    def _tell(self, state: State) -> dict[str, object]:
        return tell(state, self._known.office, self._texts)

    def _told(self) -> Mapping[str, object]:
        told = self._tell(self._state)
        if isinstance(told["speech"], dict):
            told["speech"]["keys"] = keys.meanings(self._keys, is_on=self._state.speaking)
        return {**told, "papers": self._strip.papers(self._known.timezone)} if self._strip else told

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
        self._take(step, is_tap=step.taken and happening.what not in NEWS)
        return step.taken

    def _take(self, step: Step, *, is_tap: bool = False) -> None:
        if step.state == self._state and not step.effects and not is_tap:
            return
        if step.state.screen in _CHOOSING and self._state.screen not in _CHOOSING:
            self._known.choosing.set()
        before, self._state = self._state, step.state
        for effect in step.effects:
            self._errands.do(effect)
        self._show(before, is_tap=is_tap)

    def _show(self, before: State, *, is_tap: bool = False) -> None:
        """Let the page draw and the voice say what has become of the state."""
        self._aloud.follow(before, self._state, is_tap=is_tap)
        self._note_hearing()
        self._page.push()

    def _note_hearing(self) -> None:
        """Note whether something is being read: the quiet time counts from its end."""
        is_heard = self._aloud.is_reading
        self._state = agent.hearing(self._state, _moment(), is_heard=is_heard)
        self._changed.set()

    def _watch_clock(self) -> None:
        while True:
            self._changed.clear()
            moment = _moment()
            self._take(agent.pass_time(self._state, moment))
            due_ms = agent.due_ms(self._state)
            pause_s = None if due_ms is None else max(0, due_ms - moment.now_ms) / 1000
            self._changed.wait(pause_s)

    def _follow_orders(self) -> None:
        """Listen for reception's orders as soon as their papers could be drawn."""
        self._known.office_known.wait()
        self._link.start()

    def _offer_anew(self) -> None:
        offer = self._offer()
        if offer is None:
            return
        before, self._state = self._state, agent.with_offer(self._state, offer, _moment())
        self._show(before)

    def _print(
        self,
        event: Mapping[str, object],
        phone_token: str,
        begin: Callable[[], object] = lambda: None,
    ) -> None:
        """Print one ticket; `begin` comes before the first byte. Raises PrintFailed."""
        site = self._known.description
        self._put(lambda: compose(event, site, texts=self._texts, phone_token=phone_token), begin)

    def _print_sheet(self, errand: Errand) -> None:
        """Print a list or an address; raises PrintFailed on a known failure."""
        settle = receipt.compose_list if errand.kind is Kind.LIST else receipt.compose_address
        site, of = self._known.description, errand.service
        self._put(lambda: settle(of, site, texts=self._texts, language=errand.language))

    def _put(
        self,
        settle: Callable[[], Receipt | BringList | Address],
        begin: Callable[[], object] = lambda: None,
    ) -> None:
        try:
            picture = self._picture(settle)
            begin()
            after = self._printer.print(picture)
        except PrintFailed as failed:
            self._printer_watch.failed(failed.reason)
            raise
        self._printer_watch.printed(after)
        if self._strip:
            self._page.push()

    def _picture(self, settle: Callable[[], Receipt | BringList | Address]) -> Image.Image:
        """Draw one paper. That is arithmetic of 20 ms: a thread does it, the page goes on."""
        try:
            paper = settle()
            picture: Image.Image = gevent.get_hub().threadpool.apply(draw, (paper, self._paper))
        except Exception as error:
            _log.exception("paper_not_drawn")
            raise PrintFailed(Reason.FAULT, may_have_come=False, hint="not drawn") from error
        return picture

    def _offer(self) -> Offer | None:
        office = self._known.office
        if office is None:
            return None
        offer = office.offer(frozenset(self._texts.languages()), self._name, first=self._first)
        offer = replace(offer, voices=self._aloud.languages)
        told = self._known.obstacles.put_into(offer, office)
        return replace(told, closed=_OUT_OF_SERVICE) if self._out.is_so else told


def _moment() -> Moment:
    return Moment(time.monotonic_ns() // 1_000_000, chance())
