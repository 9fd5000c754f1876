"""While nothing happens nobody asks: a minute of a board and its page, every byte of it counted."""

import contextlib
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, WebSocket

from tests.clock import wait_until
from tests.device.page_probe import chromium
from tests.display.broadcaster import Broadcaster
from tests.display.house import DESCRIPTION, RunningBoard, board
from tests.display.lossy_proxy import LossyProxy, name_of
from tests.display.screen import Screen

MINUTE_S = 60.0
HEARTBEAT = "up POST /api/v1/sites/maschstrasse/heartbeat"
SITE = "up GET /api/v1/sites/maschstrasse"
PROOFS = {"down beat", "down ping", "up pong", HEARTBEAT}
SIGNS_OF_LIFE = {"down ping", "up pong", "up alive"}


class Traffic:
    """What goes between a page and its agent."""

    def __init__(self, page: Page) -> None:
        """Count from the page's next load on."""
        self.seen: Counter[str] = Counter()
        page.on("request", lambda asked: self.note(f"GET {asked.url}"))
        page.on("websocket", self._listen)

    def note(self, what: str) -> None:
        """Count one thing."""
        self.seen[what] += 1

    def _listen(self, link: WebSocket) -> None:
        link.on("framesent", lambda said: self.note(f"up {_name(said)}"))
        link.on("framereceived", lambda said: self.note(f"down {_name(said)}"))


def _name(said: str | bytes) -> str:
    text = said if isinstance(said, bytes) else said.encode()
    return name_of(text.replace(b"/page,", b""))


def site_is_kept(running: RunningBoard) -> bool:
    """Say whether the board has learnt its site."""
    return (running.folder / "data" / "site.json").exists()


def test_nobody_is_asked_when_nothing_happens(tmp_path: Path) -> None:
    """In a minute the server hears two beats of the board's heart, and the agent no question."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(contextlib.closing(Broadcaster(DESCRIPTION)))
        proxy = stack.enter_context(contextlib.closing(LossyProxy(server.port)))
        running = stack.enter_context(board(tmp_path, proxy.url))
        browser = stack.enter_context(chromium())
        screen = Screen(browser, running.url)
        traffic = Traffic(screen.page)
        screen.page.reload()
        screen.until(lambda seen: seen["mode"] == "empty" and "K" in seen["title"])
        wait_until(lambda: site_is_kept(running))
        screen.page.wait_for_timeout(16_000)  # the heart tells of the page, the site is read
        before, before_page = Counter(proxy.seen), Counter(traffic.seen)
        begin = time.monotonic()
        screen.page.wait_for_timeout(MINUTE_S * 1000)
        minute, page_minute = proxy.seen - before, traffic.seen - before_page
        assert time.monotonic() - begin < MINUTE_S + 5
        assert set(minute) == PROOFS, minute
        assert minute[HEARTBEAT] <= 3
        assert minute["up pong"] <= 4
        assert set(page_minute) == SIGNS_OF_LIFE, page_minute
        server.call("K214")  # all were awake
        screen.until(lambda seen: seen["large"] == "K214")


def test_the_site_is_asked_for_twice_when_the_link_joins_anew(tmp_path: Path) -> None:
    """A new site file means a new start of the server: it is asked at once, and 15 s later."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(contextlib.closing(Broadcaster(DESCRIPTION)))
        proxy = stack.enter_context(contextlib.closing(LossyProxy(server.port)))
        running = stack.enter_context(board(tmp_path, proxy.url))
        file = tmp_path / "data" / "site.json"
        wait_until(lambda: site_is_kept(running) and server.joins and proxy.seen[SITE] > 1)
        time.sleep(1)
        asked = proxy.seen[SITE]
        server.site = DESCRIPTION | {"timezone": "Europe/Vienna"}
        proxy.cut()
        wait_until(lambda: "Europe/Vienna" in file.read_text())
        server.site = DESCRIPTION | {"timezone": "Europe/Paris"}  # as the other process has it
        wait_until(lambda: "Europe/Paris" in file.read_text(), seconds=20)
        time.sleep(2.5)
        assert proxy.seen[SITE] == asked + 2


def test_the_site_is_asked_for_until_it_is_there_when_the_server_has_none_yet(
    tmp_path: Path,
) -> None:
    """A link without a description: asked each second, and no more once it has come."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(contextlib.closing(Broadcaster(None)))
        proxy = stack.enter_context(contextlib.closing(LossyProxy(server.port)))
        running = stack.enter_context(board(tmp_path, proxy.url))
        wait_until(lambda: server.joins and proxy.seen[SITE] > 2)
        server.site = DESCRIPTION
        wait_until(lambda: site_is_kept(running), seconds=3)
        kept = proxy.seen[SITE]
        time.sleep(1)  # it has joined meanwhile: it asks once more, at once
        asked = proxy.seen[SITE]
        assert asked <= kept + 1
        time.sleep(2.5)
        assert proxy.seen[SITE] == asked
