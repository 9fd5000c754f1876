"""`call_to_board`: ms from sending call-next to the board's page having drawn the number.

One server process, one display agent, one real Chromium. The page's own clock stamps the first
frame that shows a call (`data-painted-ms`); both clocks are this machine's.
"""

import http.client
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from server.ticket import Role
from tests.bench.figures import Figure, percentiles
from tests.bench.load import command_id
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.running import SITE_KEY, Program, Programs, running

NAMES: Final = ("call_to_board",)
CALLS: Final = 300
WARM_UP: Final = 10
COUNTER: Final = "7"
LOOK_S: Final = 0.03
TOO_LONG_S: Final = 10.0
PAINTED: Final = (
    """number => document.querySelector(`[data-number="${number}"]`)?.dataset.paintedMs"""
)


class Hand:
    """Sends commands on one keep-alive connection, one after the other."""

    def __init__(self, connection: http.client.HTTPConnection, token: str) -> None:
        self._connection = connection
        self._head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def post(self, path: str, body: Mapping[str, object] | None = None) -> Any:
        """Send one command; its answer."""
        head = {**self._head, "Idempotency-Key": command_id()}
        address = f"/api/v1/sites/{SITE_KEY}/{path}"
        self._connection.request("POST", address, json.dumps(body or {}), head)
        answer = self._connection.getresponse()
        content = json.loads(answer.read())
        assert answer.status < 300, content
        return content


def figures(folder: Path) -> Iterator[Figure]:
    """Draw a number and call it, 300 times, each time when the board has shown the one before."""
    with bench_store(folder) as store, chromium() as browser:
        programs = Programs(folder, store)
        server = programs.server()
        board = programs.display(server, "F", "K", "W")
        kiosk_token = programs.token(Role.KIOSK, "kiosk-1")
        token = programs.token(Role.COUNTER, "counter-7", counter=COUNTER)
        with running(server, board), hands(server, kiosk_token, token) as (kiosk, counter):
            counter.post(f"counters/{COUNTER}/open")
            samples = call_often(browser, board.url, kiosk, counter)
    yield from percentiles("call_to_board", samples, "ms")


@contextmanager
def hands(server: Program, *tokens: str) -> Iterator[list[Hand]]:
    """Give a hand for each of these tokens."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(
                closing(Hand(http.client.HTTPConnection("127.0.0.1", server.port), token))
            )
            for token in tokens
        ]


def call_often(
    browser: Browser, board: str, kiosk: Hand, counter: Hand, calls: int = CALLS
) -> list[float]:
    """Call so many numbers and see each on the board, in ms; the first ones warm it up."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(board)
    page.get_by_text("F · K · W").first.wait_for()
    samples = [one_call(page, kiosk, counter) for _ in range(WARM_UP + calls)]
    page.close()
    return samples[WARM_UP:]


def one_call(page: Page, kiosk: Hand, counter: Hand) -> float:
    """Draw a number, call it and end the visit; ms from the call to the painted number."""
    ticket = kiosk.post("tickets", {"service": "renew", "language": "de"})["ticket"]
    kiosk.post(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    sent_ms = time.time_ns() / 1e6
    counter.post(f"counters/{COUNTER}/call-next")
    painted_ms = seen_ms(page, ticket["number"])
    counter.post(f"tickets/{ticket['id']}/start")
    counter.post(f"tickets/{ticket['id']}/finish", {"outcome": "done"})
    return painted_ms - sent_ms


def seen_ms(page: Page, number: str) -> float:
    """Give when the page has drawn this number; look seldom enough not to disturb it."""
    end = time.monotonic() + TOO_LONG_S
    while time.monotonic() < end:
        time.sleep(LOOK_S)
        painted = page.evaluate(PAINTED, number)
        if painted:
            return float(painted)
    message = f"the board has not drawn {number} within {TOO_LONG_S:.0f} s"
    raise AssertionError(message)
