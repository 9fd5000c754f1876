"""A clock that only a test moves, commands at its time, and waiting for what other processes do."""

import time
from collections.abc import Callable

from server.ledger import Command

NOON_MS = 1_795_431_600_000
"""Monday, 2026-11-23, 12:00 in Hannover."""
PATIENCE_S = 20
"""So long a test waits for what must come, and promises no time: the machine may be busy."""


class Clock:
    """A clock that only the test moves, in ms."""

    def __init__(self, now_ms: int = NOON_MS) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        """Read the clock."""
        return self.now_ms

    def forward(self, *, ms: int = 0, seconds: float = 0, minutes: float = 0) -> None:
        """Move on by all of these together."""
        self.now_ms += ms + round(seconds * 1000) + round(minutes * 60_000)


class Hand:
    """Makes commands of one actor, each with an id of its own, at the clock's time."""

    def __init__(self, clock: Clock, actor: str = "tester") -> None:
        self._clock = clock
        self._actor = actor
        self._count = 0

    def __call__(self, *, id: str = "", digest: str = "body") -> Command:  # noqa: A002 — the word
        """Make a command; without an id of its own it gets a new one."""
        self._count += 1
        return Command(self._actor, id or f"command-{self._count}", digest, self._clock())


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE_S) -> None:
    """Return as soon as `condition()` is true; fail the test when it never is."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.01)
