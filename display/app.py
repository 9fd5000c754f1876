"""Puts one board together: link, agent, voice, page; the only file of it that knows them all.

Theory of operation: three greenlets beside the page server. The link follows the server and calls
the agent. The ticker calls it when time alone changes something. The voice plays one announcement
after the other. A fourth fetches the site's description: at the start, and whenever the link has
joined anew, for a server reads its site file once. It asks until it has it, once more a little
later (another process of the same server may have answered), and then no longer. A fifth fetches
what cards show.

Promises:
- A part of it that fails is named in the log and begun anew; the others go on meanwhile.
- It comes up without its server and shows a page of ours at once, of the site as last known.
- While nothing happens it asks the server nothing but what a beat of its heart brings.
- SIGTERM and SIGINT end it within two seconds, with exit code 0; a taken port ends it with one
  line.
"""

from __future__ import annotations

import logging
import threading
import time
from functools import partial
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
from device.local_web import PageServer, files_of
from device.log import Stderr
from device.pairing import Wish, version
from device.pairing_page import PairingPage
from device.shelf import Shelf
from device.sound import Silence, sink
from device.texts import Texts
from device.voice import Voice
from display.agent import Agent
from display.media import MOST_BYTES, Media
from display.settings import speech
from display.site import SiteDescription, recall, remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from device.token_file import Kept
    from display.settings import Settings

FOLDER: Final = Path(__file__).parent
SITE_FILE: Final = "site.json"
MEDIA_FOLDER: Final = "media"
SPEECH: Final = "speech"
NAMELESS: Final = "display"
"""A board whose settings give it no name, and whose token was made by hand, shows all its areas."""
_RETRY_S: Final = 1.0
_AGAIN_S: Final = 15.0
"""By then all processes of a server that is restarted one by one have read the new site file."""

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
        self._name = name
        self._site_file = settings.data_dir / SITE_FILE
        self._server = Server(settings.server, settings.site, token)
        self._voice = _voice(settings)
        self._clock = ServerClock()
        self._tick, self._speak = threading.Event(), threading.Event()
        self._ending, self._joined = threading.Event(), threading.Event()
        self._agent = Agent(
            Texts(FOLDER / "locales"),
            name=name,
            silent=self._voice.silent,
            steady_ms=lambda: time.monotonic_ns() // 1_000_000,
            server_ms=self._clock.now_ms,
            show=self._show,
            wake=self._wake,
        )
        media = settings.data_dir / MEDIA_FOLDER
        self._media = Media(media, fetch=self._fetch_media, here=self._agent.learn_media)
        self._page = PageServer(
            name="display",
            port=settings.port,
            page=FOLDER / "page",
            state=self._agent.state,
            commands={},
            frame_ancestors=settings.frame_ancestors,
            extra_routes={"/media/<name>": files_of(media)},
        )
        self._link = LiveLink(
            settings.server,
            token,
            on_snapshot=self._agent.on_snapshot,
            on_event=self._agent.on_event,
            on_touch=self._on_touch,
            clock=self._clock,
        )
        self._link.on_waiting = self._agent.on_waiting
        self._link.on_join = self._joined.set
        self._heart = Heart(self._server, self._said, revoked=self._let_go)
        self.is_revoked = False

    def serve(self) -> None:
        """Show the board until `stop`."""
        known = recall(self._site_file)
        if known is not None:
            self._learn(known)
        for task in (
            self._keep_time,
            self._keep_announcing,
            self._keep_site,
            self._media.keep,
            self._heart.beat_forever,
        ):
            gevent.spawn(self._go_on, task)
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
        self._media.stop()
        self._ending.set()
        self._joined.set()

    def _go_on(self, task: Callable[[], None]) -> None:
        """Do a task until it is over; one that fails begins anew: a dead part is never noticed."""
        while not self._ending.is_set():
            try:
                task()
            except Exception:  # noqa: BLE001 - whatever it was, the rest goes on
                _log.exception("a part of the board begins anew")
                self._ending.wait(_RETRY_S)
            else:
                return

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
            self._voice.tidy()
            due = self._agent.begin_announcement()
            if due is None:
                self._speak.wait(self._agent.voice_wait_s())
                continue
            key, sentences = due
            try:
                self._voice.say(
                    sentences,
                    percent=self._agent.volume(),
                    then=self._agent.coming,
                    begun=partial(self._agent.heard, key),
                )
            finally:
                self._agent.announced(key)

    def _keep_site(self) -> None:
        """Read the description now and after each join; once more where processes may differ."""
        while not self._ending.is_set():
            self._joined.clear()
            self._read_site()
            if not self._joined.wait(_AGAIN_S):
                self._read_site()
                self._joined.wait()

    def _read_site(self) -> None:
        while not self._ending.is_set() and not self._learn_site():
            self._ending.wait(_RETRY_S)

    def _learn_site(self) -> bool:
        try:
            site = SiteDescription.model_validate(self._server.read())
        except (Unavailable, Refused, ValidationError) as error:
            _log.debug("no description of the site", why=str(error))
            return False
        self._learn(site)
        if site != recall(self._site_file):
            try:
                remember(self._site_file, site)
            except OSError as error:
                _log.warning("the site cannot be kept for the next start", why=str(error))
        return True

    def _learn(self, site: SiteDescription) -> None:
        self._agent.learn_site(site)
        self._media.want(site.media(self._name))

    def _fetch_media(self, name: str) -> bytes:
        return self._server.fetch(f"media/{name}", most_bytes=MOST_BYTES)


def _voice(settings: Settings) -> Voice:
    to, folder = sink(settings.sound), settings.data_dir / SPEECH
    if settings.speech and not isinstance(to, Silence):
        return Voice(to, speech(settings, folder=folder))
    Shelf(folder)  # what it kept when it still spoke goes with its day all the same
    return Voice(to)


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
