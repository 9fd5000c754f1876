"""The board's program with a clock that runs a hundred times as fast, for the soak.

Run as `python -m tests.display.fast_board`. What the board takes for time is fast: how long a call
is new, how old it is, when it is stale. Its connection keeps the machine's time: no server answers
a hundred times as fast. SIGUSR1 makes it collect its garbage and write a line of what it holds.
"""

from gevent import monkey

monkey.patch_all()

import gc
import json
import os
import signal
import time
from pathlib import Path

import gevent
import psutil

import device.live
import display.app
from display.agent import Agent
from display.cli import run
from tests.display.fast_clock import FASTER, WEIGHT, fast_ns

_START_NS = time.time_ns()
_START_STEADY_NS = time.monotonic_ns()


class FastTime:
    """The module `time`, but for what tells the board its own time."""

    monotonic = staticmethod(time.monotonic)

    @staticmethod
    def monotonic_ns() -> int:
        """Give steady time."""
        return (time.monotonic_ns() - _START_STEADY_NS) * FASTER

    @staticmethod
    def time_ns() -> int:
        """Give the time of day."""
        return fast_ns(_START_NS)


class FastAgent(Agent):
    """The agent, whose waits are as short as its time is fast."""

    def wait_s(self) -> float:
        """Return how long nothing changes by itself."""
        return super().wait_s() / FASTER

    def voice_wait_s(self) -> float:
        """Return how long the voice has nothing to do."""
        return super().voice_wait_s() / FASTER


def weigh() -> None:
    """Write what this process holds: bytes that are its alone, and objects."""
    for _ in range(3):
        gc.collect()
    held = {
        "uss": psutil.Process().memory_full_info().uss,
        "objects": len(gc.get_objects()),
        "greenlets": sum(isinstance(each, gevent.Greenlet) for each in gc.get_objects()),
    }
    with Path(os.environ[WEIGHT]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(held) + "\n")


if __name__ == "__main__":
    vars(device.live)["time"] = vars(display.app)["time"] = FastTime
    vars(display.app)["Agent"] = FastAgent
    gevent.signal_handler(signal.SIGUSR1, weigh)
    run()
