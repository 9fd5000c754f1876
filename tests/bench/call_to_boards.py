"""`call_to_board_b20`: the same as `call_to_board`, with twenty boards that all hear of the call.

One server process and twenty display agents, each a program of its own; one of them has a real
Chromium before it. All of them share the cores of this machine, which a house's boards do not.
"""

import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import psutil

from server.ticket import Role
from tests.bench.call_to_board import COUNTER, call_often, hands
from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.running import Program, Programs, running

NAMES: Final = ("call_to_board_b20",)
BOARDS: Final = 20
CALLS: Final = 300
AIM_MS: Final = 80


def figures(folder: Path) -> Iterator[Figure]:
    """Call 300 numbers, one after the other, and see each on one of the twenty boards."""
    with bench_store(folder) as store, chromium() as browser, ExitStack() as stack:
        programs = Programs(folder, store)
        server = programs.server()
        boards = [
            programs.display(server, "F", "K", "W", NAME=f"display-{number}")
            for number in range(1, BOARDS + 1)
        ]
        tokens = (
            programs.token(Role.KIOSK, "kiosk-1"),
            programs.token(Role.COUNTER, "counter-7", counter=COUNTER),
        )
        stack.enter_context(running(server, *boards))
        kiosk, counter = stack.enter_context(hands(server, *tokens))
        counter.post(f"counters/{COUNTER}/open")
        before_s = [_busy_s(board) for board in boards]
        samples = call_often(browser, boards[-1].url, kiosk, counter, CALLS)
        busy_s = [_busy_s(board) - before for board, before in zip(boards, before_s, strict=True)]
    note = (
        f"{BOARDS} agents and one page; of a core's time an agent takes "
        f"{statistics.median(busy_s) / CALLS * 1000:.1f} ms a visit; aim: p99 at most {AIM_MS} ms"
    )
    for figure in percentiles("call_to_board_b20", samples, "ms"):
        yield Figure(figure.name, figure.value, figure.unit, note=note)


def _busy_s(board: Program) -> float:
    return float(sum(psutil.Process(board.pid).cpu_times()[:2]))
