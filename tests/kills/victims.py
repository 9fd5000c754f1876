"""Who is killed, at which moment, and how it is started again."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from server.embedded import EmbeddedStore
from tests.running import Program

CALM_S: Final = (0.3, 1.0)
LOOK_S: Final = 0.0005
PATIENCE_S: Final = 15.0


@dataclass(frozen=True)
class Victim:
    """One process: what is in flight at it, how it dies, how it comes back and answers."""

    in_flight: Callable[[], int]
    kill: Callable[[], None]
    start: Callable[[], object]
    span_s: float = 0.004
    """How long a command of its kind is in flight, about."""

    def strike(self, chance: random.Random) -> int:
        """Kill it at a random instant at which something is in flight: how much that was."""
        time.sleep(chance.uniform(*CALM_S))
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self.in_flight():
                time.sleep(chance.uniform(0, self.span_s))
                if found := self.in_flight():
                    self.kill()
                    return found
            time.sleep(LOOK_S)
        raise AssertionError("nothing is in flight")


def program(program: Program, in_flight: Callable[[], int], **more: float) -> Victim:
    """One of our programs."""
    return Victim(in_flight, program.kill, program.start, **more)


def store(store: EmbeddedStore, in_flight: Callable[[], int]) -> Victim:
    """The store."""

    def start() -> None:
        store.start()
        store.wait_until_ready()

    return Victim(in_flight, store.kill, start)
