"""Puts one board together: link, agent, voice, page; the only file of it that knows them all.

Theory of operation: three greenlets beside the page server. The link follows the server and calls
the agent. The ticker calls it when time alone changes something. The voice plays one announcement
after the other. A fourth fetches the site's description until it has it, and now and then again.

Promises:
- It comes up without its server and shows a page of ours at once, of the site as last known.
- SIGTERM and SIGINT end it within two seconds, with exit code 0; a taken port ends it with one
  line.
"""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import gevent
import structlog
from pydantic import ValidationError

from device import watchdog
from device.connection import Refused, Server, Unavailable
from device.ending import SIGNALS, end_when_told
from device.heartbeat import Heart
from device.live import LiveLink, ServerClock
from device.local_web import PageServer
from device.log import Stderr
from device.pairing import Wish, version
from device.pairing_page import PairingPage
from device.texts import Texts
from device.voice import Voice, sink
from display.agent import Agent
from display.site import SiteDescription, recall, remember

if TYPE_CHECKING:
    from device.token_file import Kept
    from display.settings import Settings

FOLDER: Final = Path(__file__).parent
SITE_FILE: Final = "site.json"
NAMELESS: Final = "display"
"""A board whose settings give it no name, and whose token was made by hand, shows all its areas."""
_REFRESH_S: Final = 60.0
_RETRY_S: Final = 1.0

_log = structlog.get_logger("display")


def run(settings: Settings, kept: Kept | None) -> None:
    """Run a board until a signal ends it; OSError if it cannot start.

    Without a token, or with one that holds no longer, it asks to be let in first.
    """
    end_when_told()
    _log_to_stderr()
    revoked = None
    while True:
        kept = kept or _paired(settings, revoked)
        if kept is None:
            return
        display = Display(settings, kept)
        _stop_on_signals(display)
        display.serve()
        if not display.is_revoked:
            return
        kept, revoked = None, kept


def _paired(settings: Settings, revoked: Kept | None) -> Kept | None:
    """Show a code until somebody has let this board in; None where it is told to end before."""
    page = PairingPage(
        Wish(settings.site, "display", settings.name or ""),
        base_url=settings.server,
        file=settings.token_path,
        port=settings.port,
        frame_ancestors=settings.frame_ancestors,
        revoked=revoked,
    )
    _stop_on_signals(page)
    return page.run()


def _stop_on_signals(serving: Display | PairingPage) -> None:
    for number in SIGNALS:
        gevent.signal_handler(number, serving.stop)


class Display:
    """One board with all its parts."""

    def __init__(self, settings: Settings, kept: Kept) -> None:
        """Put the parts together; the port is taken here, nothing else has begun."""
        name, token = kept.name or settings.name or NAMELESS, kept.token
        self._site_file = settings.data_dir / SITE_FILE
        self._server = Server(settings.server, settings.site, token)
        self._voice = Voice(sink(settings.sound), speech=settings.speech)
        self._clock = ServerClock()
        self._tick, self._speak = threading.Event(), threading.Event()
        self._ending = threading.Event()
        self._agent = Agent(
            Texts(FOLDER / "locales"),
            name=name,
            silent=self._voice.silent,
            steady_ms=lambda: time.monotonic_ns() // 1_000_000,
            server_ms=self._clock.now_ms,
            show=self._show,
            wake=self._wake,
        )
        self._page = PageServer(
            name="display",
            port=settings.port,
            page=FOLDER / "page",
            state=self._agent.state,
            commands={},
            frame_ancestors=settings.frame_ancestors,
        )
        self._link = LiveLink(
            settings.server,
            token,
            on_snapshot=self._agent.on_snapshot,
            on_event=self._agent.on_event,
            on_touch=self._on_touch,
            clock=self._clock,
        )
        self._heart = Heart(self._server, self._said, revoked=self._let_go)
        self.is_revoked = False

    def serve(self) -> None:
        """Show the board until `stop`."""
        known = recall(self._site_file)
        if known is not None:
            self._agent.learn_site(known)
        for task in (
            self._keep_time,
            self._keep_announcing,
            self._keep_site,
            self._heart.beat_forever,
        ):
            gevent.spawn(task)
        self._link.start()
        pages = gevent.spawn(self._page.serve_forever)
        pages.link_exception(lambda _: self._ending.set())
        gevent.spawn(watchdog.watch, self._page.answers)
        watchdog.ready()
        self._ending.wait()
        watchdog.ending()
        pages.kill()
        self._page.stop()
        self._link.stop()
        if isinstance(pages.exception, Exception):
            raise pages.exception

    def stop(self) -> None:
        """End `serve`, however far it has come."""
        self._ending.set()

    def _let_go(self) -> None:
        """End `serve`: the server does not know this board's token any more."""
        self.is_revoked = True
        self.stop()

    def _on_touch(self, touching: bool, server_ms: int) -> None:  # noqa: FBT001 - the link's shape
        self._agent.on_touch(touching, server_ms)
        if not touching:
            self._heart.hurry()

    def _said(self) -> dict[str, object]:
        """Say how this board is."""
        screen, off_ms = self._page.screen, self._clock.off_ms
        more: dict[str, object] = {} if off_ms is None else {"clock_off_ms": off_ms}
        if screen:
            more["screen"] = screen
        told = {"version": version(), "sound": self._voice.state, "page": screen is not None}
        return {**told, **more}

    def _show(self) -> None:
        self._page.push()

    def _wake(self) -> None:
        self._tick.set()
        self._speak.set()

    def _keep_time(self) -> None:
        while not self._ending.is_set():
            self._tick.clear()
            if not self._tick.wait(self._agent.wait_s()):
                self._agent.advance()

    def _keep_announcing(self) -> None:
        while not self._ending.is_set():
            self._speak.clear()
            due = self._agent.begin_announcement()
            if due is None:
                self._speak.wait(self._agent.voice_wait_s())
                continue
            key, sentences = due
            self._voice.say(sentences)
            self._agent.announced(key)

    def _keep_site(self) -> None:
        while not self._ending.wait(_REFRESH_S if self._learn_site() else _RETRY_S):
            pass

    def _learn_site(self) -> bool:
        try:
            site = SiteDescription.model_validate(self._server.read())
        except (Unavailable, Refused, ValidationError) as error:
            _log.debug("no description of the site", why=str(error))
            return False
        self._agent.learn_site(site)
        if site != recall(self._site_file):
            try:
                remember(self._site_file, site)
            except OSError as error:
                _log.warning("the site cannot be kept for the next start", why=str(error))
        return True


def _log_to_stderr() -> None:
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.WriteLoggerFactory(Stderr()),  # type: ignore[arg-type]  # all that it uses
    )
