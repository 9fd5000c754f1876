"""`kiosk_cold_start`: from the start of a kiosk's program to a start screen that takes a tap.

There is no server, as in the morning before somebody has switched it on: the kiosk knows its office
from the day before. The screen counts once a page has its token and its state; drawing it in the
browser is not in the figure.
"""

import http.client
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil
import websocket

from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.kiosk.kiosk_office import Page, until
from tests.running import Program, Programs, running

NAMES: Final = ("kiosk_cold_start",)
STARTS: Final = 7
AIM_S: Final = 3.0
TOO_LONG_S: Final = 30.0
LOOK_S: Final = 0.01
_NOT_YET: Final = (OSError, http.client.HTTPException, websocket.WebSocketException, AssertionError)


def figures(folder: Path) -> Iterator[Figure]:
    """Start a kiosk that knows its office several times."""
    with bench_store(folder) as store:
        programs = Programs(folder, store)
        server = programs.server()
        kiosk = programs.kiosk(server)
        with running(server, kiosk):
            Page(kiosk.port).on("language")
            until((kiosk.log.parent / "site.json").exists)
    starts = [_start(kiosk) for _ in range(STARTS)]
    seconds = [took for took, _ in starts]
    busy = statistics.median(cpu for _, cpu in starts)
    note = (
        f"median of {STARTS}, slowest {max(seconds):.2f}, {busy:.2f} s of a core's time; "
        f"aim: at most {AIM_S:g} s"
    )
    yield Figure("kiosk_cold_start", statistics.median(seconds), "s", note=note)


def _start(kiosk: Program) -> tuple[float, float]:
    """Start it: seconds by the clock, and of a core's time."""
    begin = time.perf_counter()
    kiosk.start(wait=False)
    try:
        while not _takes_a_tap(kiosk.port):
            assert time.perf_counter() - begin < TOO_LONG_S, "the kiosk does not start"
            time.sleep(LOOK_S)
        took = time.perf_counter() - begin
        return took, sum(psutil.Process(kiosk.pid).cpu_times()[:2])
    finally:
        kiosk.kill()


def _takes_a_tap(port: int) -> bool:
    try:
        state = Page(port).state()
    except _NOT_YET:
        return False
    return bool(state["screen"] == "language")
