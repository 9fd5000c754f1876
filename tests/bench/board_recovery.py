"""`board_recovery`: from the start of a killed server to a board that is true again.

While the server is away, a counter calls somebody; the board, which was stale, must show that call
and none that is over. The page's own clock stamps the frame. The time of the server's own start is
in the figure; the note says how much of it was over when the server answered.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from server.ledger import Ledger
from server.site import Site
from server.store import Store
from tests.bench.call_to_board import seen_ms
from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.clock import Clock, Hand
from tests.device.page_probe import chromium
from tests.office import AlwaysOpen, Office
from tests.running import SITE_KEY, Program, Programs, running
from tests.sites import SHIPPED, at_noon

NAMES: Final = ("board_recovery",)
RESTARTS: Final = 7
AIM_S: Final = 3.0
COUNTER: Final = "7"
TOO_LONG_S: Final = 10.0


def figures(folder: Path) -> Iterator[Figure]:
    """Kill the server several times, with its store kept."""
    with bench_store(folder) as store, chromium() as browser:
        programs = Programs(folder, store)
        server = programs.server()
        board = programs.display(server, "F", "K", "W")
        with running(server, board), closing(Store(store.url, [SITE_KEY])) as behind:
            clock = Clock(_now_ms())
            ledger = Ledger(behind, at_noon(Site.load(SHIPPED)), openings=AlwaysOpen())
            office = Office(ledger, Hand(clock), clock)
            office.open(COUNTER)
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            page.goto(board.url)
            page.get_by_text("F · K · W").first.wait_for()
            took = [_recovery(server, page, office) for _ in range(RESTARTS)]
    seconds = [whole for whole, _ in took]
    own = statistics.median(since_ready for _, since_ready in took)
    note = (
        f"median of {RESTARTS}, slowest {max(seconds):.2f}; {own:.2f} s after the server answered; "
        f"aim: at most {AIM_S:g} s"
    )
    yield Figure("board_recovery", statistics.median(seconds), "s", note=note)


def _recovery(server: Program, page: Page, office: Office) -> tuple[float, float]:
    """Restart the server once: seconds since its start, and since it answered."""
    server.kill()
    page.locator("[data-mode=stale]").wait_for(timeout=TOO_LONG_S * 1000)
    office.clock.now_ms = _now_ms()
    office.waiting()
    number = office.call(COUNTER)["ticket"]
    started_ms = _now_ms()
    server.start()
    ready_ms = _now_ms()
    true_ms = seen_ms(page, number["number"])
    office.clock.now_ms = _now_ms()
    office.finish(office.do("start", number, counter=COUNTER)["ticket"], COUNTER)
    return (true_ms - started_ms) / 1000, (true_ms - ready_ms) / 1000


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
