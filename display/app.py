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
from device.live import LiveLink, ServerClock
from device.local_web import PageServer
from device.log import Stderr
from device.texts import Texts
from device.voice import Voice, sink
from display.agent import Agent
from display.site import SiteDescription, recall, remember

if TYPE_CHECKING:
    from display.settings import Settings

FOLDER: Final = Path(__file__).parent
SITE_FILE: Final = "site.json"
_REFRESH_S: Final = 60.0
_RETRY_S: Final = 1.0

_log = structlog.get_logger("display")


def run(settings: Settings, token: str) -> None:
    """Run a board until a signal ends it; OSError if it cannot start."""
    end_when_told()
    _log_to_stderr()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    display = Display(settings, token)
    for number in SIGNALS:
        gevent.signal_handler(number, display.stop)
    display.serve()


class Display:
    """One board with all its parts."""

    def __init__(self, settings: Settings, token: str) -> None:
        """Put the parts together; the port is taken here, nothing else has begun."""
        self._site_file = settings.data_dir / SITE_FILE
        self._server = Server(settings.server, settings.site, token)
        self._voice = Voice(sink(settings.sound), speech=settings.speech)
        self._clock = ServerClock()
        self._tick, self._speak = threading.Event(), threading.Event()
        self._ending = threading.Event()
        self._agent = Agent(
            Texts(FOLDER / "locales"),
            name=settings.name,
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
            on_touch=self._agent.on_touch,
            clock=self._clock,
        )

    def serve(self) -> None:
        """Show the board until `stop`."""
        known = recall(self._site_file)
        if known is not None:
            self._agent.learn_site(known)
        for task in (self._keep_time, self._keep_announcing, self._keep_site):
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
