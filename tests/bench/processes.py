"""One and two server processes behind the shipped nginx, side by side.

`issue_rate_c32_processes_1` has the same process without nginx as its reference, so its ratio says
what nginx with TLS costs; `…_processes_2` has the one process behind nginx, so its ratio is the
speed-up. The second process lives only while it is measured: it would read every event, too.
Store, servers, nginx and clients share the cores of this machine.
"""

import http.client
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from server.ticket import Role
from tests.bench.call_to_board import COUNTER, Hand, call_often
from tests.bench.figures import Figure, percentiles
from tests.bench.load import Line, Window, hammer
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.proxy import NAME, Proxy, address_of, proxying
from tests.running import SITE_KEY, Program, Programs, running

NAMES: Final = (
    *("issue_rate_c32_processes_1", "issue_rate_c32_processes_2"),
    *("call_to_board_processes_1", "call_to_board_processes_2"),
)
CLIENTS: Final = 32
ROUNDS: Final = 3
SECONDS: Final = 1.5
BOARD_ROUNDS: Final = 2
CALLS: Final = 100
PATH: Final = f"/api/v1/sites/{SITE_KEY}/tickets"


class House:
    """Two server processes, of which the second may be away, and a proxy for one and for both."""

    def __init__(self, folder: Path, programs: Programs) -> None:
        self.programs = programs
        names = {"WARTEMARKE_ALLOWED_HOSTS": f"127.0.0.1,{NAME}", "WARTEMARKE_HTTPS": "true"}
        self.first, self.second = (programs.server(**names) for _ in range(2))
        self.one = Proxy(folder / "one", [self.first.port])
        self.both = Proxy(folder / "both", [self.first.port, self.second.port])
        self.kiosk_token = programs.token(Role.KIOSK, "kiosk-1")
        self.counter_token = programs.token(Role.COUNTER, "counter-7", counter=COUNTER)

    def behind(self, proxy: Proxy) -> tuple[Program, ...]:
        """The processes that must be started for this proxy, beside the first."""
        return (self.second,) if proxy is self.both else ()


def figures(folder: Path) -> Iterator[Figure]:
    """Measure the way from a call to the board; then the rate, which leaves a full house."""
    with bench_store(folder) as store, ExitStack() as stack:
        house = House(folder, Programs(folder, store))
        stack.enter_context(running(house.first))
        for proxy in (house.one, house.both):
            stack.enter_context(proxying(proxy))
        with chromium() as browser:
            yield from _boards(house, browser)
        yield from _rates(house)


# ------------------------------------------------------------------------------ tickets a second


def _rates(house: House) -> Iterator[Figure]:
    windows: dict[str, list[Window]] = {"direct": [], "one": [], "both": []}
    for _ in range(ROUNDS):
        windows["direct"].append(_hammer(partial(Line, house.first.port, house.kiosk_token)))
        windows["one"].append(_through(house, house.one))
        windows["both"].append(_through(house, house.both))
    rate = {
        side: sum(window.requests for window in rows) / sum(window.seconds for window in rows)
        for side, rows in windows.items()
    }
    cores = f"all on {os.cpu_count()} cores"
    without = f"reference: the same process without nginx; {cores}"
    yield Figure("issue_rate_c32_processes_1", rate["one"], "1/s", rate["direct"], without)
    speed_up = f"reference: one process, behind nginx too; {cores}"
    yield Figure("issue_rate_c32_processes_2", rate["both"], "1/s", rate["one"], speed_up)


def _through(house: House, proxy: Proxy) -> Window:
    """Let each client be a device of its own: the proxy counts by address."""
    devices = count(1)
    with running(*house.behind(proxy)):
        return _hammer(
            lambda: proxy.line(proxy.port, house.kiosk_token, device=next(devices)),
        )


def _hammer(make_line: Callable[[], Line]) -> Window:
    return hammer(make_line, PATH, clients=CLIENTS, seconds=SECONDS)


# ----------------------------------------------------------------------------- from call to board


def _boards(house: House, browser: Browser) -> Iterator[Figure]:
    samples: dict[Proxy, list[float]] = {house.one: [], house.both: []}
    for _ in range(BOARD_ROUNDS):
        for proxy in samples:
            with running(*house.behind(proxy)):
                samples[proxy] += _calls(house, proxy, browser)
    reference = percentiles("call_to_board_processes_1", samples[house.one], "ms")
    yield from reference
    for one, both in zip(
        reference,
        percentiles("call_to_board_processes_2", samples[house.both], "ms"),
        strict=True,
    ):
        yield Figure(both.name, both.value, "ms", one.value, lower_is_better=True)


def _calls(house: House, proxy: Proxy, browser: Browser) -> list[float]:
    board = house.programs.display(house.first, "F", "K", "W", SERVER=proxy.url)
    board.env.update(proxy.trust)
    with running(board), ExitStack() as stack:
        kiosk, counter = (
            stack.enter_context(closing(Hand(_connection(proxy, device), token)))
            for device, token in enumerate((house.kiosk_token, house.counter_token), 1)
        )
        counter.post(f"counters/{COUNTER}/open")
        samples = call_often(browser, board.url, kiosk, counter, CALLS)
        counter.post(f"counters/{COUNTER}/close")
    return samples


def _connection(proxy: Proxy, device: int) -> http.client.HTTPSConnection:
    return http.client.HTTPSConnection(
        NAME, proxy.port, context=proxy.context, source_address=(address_of(device), 0)
    )
