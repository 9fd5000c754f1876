"""Whether this process's clock agrees with the store's, against which every server's is held.

Promises
--------
- The limit is the same for whoever asks: more than `CLOCKS_AGREE_MS` apart is off.
- How long the store took to answer never counts: what may have been right is not called off.
- A clock that steps is off at once, and not only when the store is asked the next time: since the
  last answer the machine's steady clock, which nobody sets, says what time it must be.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

CLOCKS_AGREE_MS: Final = 2_000
_STEADY: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""One that also goes on while the machine sleeps, where there is one."""


def machine_ms() -> int:
    """Give the machine's clock: ms since 1970, UTC."""
    return time.time_ns() // 1_000_000


def _steady_ms() -> int:
    return time.clock_gettime_ns(_STEADY) // 1_000_000


@dataclass(frozen=True)
class _Told:
    """What the store said its time was, and between which moments of the steady clock it did."""

    store_ms: int
    asked_ms: int
    heard_ms: int

    def apart_ms(self, now_ms: int, steady_ms: int) -> int:
        """Give how far this time is ahead of the store's at least; behind is less than 0."""
        least = self.store_ms + steady_ms - self.heard_ms
        most = self.store_ms + steady_ms - self.asked_ms
        return max(now_ms - most, 0) + min(now_ms - least, 0)


class Clocks:
    """This process's clock, held against the store's."""

    def __init__(
        self, now_ms: Callable[[], int] = machine_ms, steady_ms: Callable[[], int] = _steady_ms
    ) -> None:
        """Take the clock that may be off, and the one that only goes on."""
        self._now_ms = now_ms
        self._steady_ms = steady_ms
        self._told: _Told | None = None

    def hold(self, ask: Callable[[], int]) -> str:
        """Ask the store for its time; say in one sentence how far ours is off, or nothing."""
        asked_ms = self._steady_ms()
        store_ms = ask()
        self._told = _Told(store_ms, asked_ms, self._steady_ms())
        return self.trouble()

    def trouble(self) -> str:
        """Say the same by what the store said last; nothing if it was never asked."""
        if self._told is None:
            return ""
        apart_ms = self._told.apart_ms(self._now_ms(), self._steady_ms())
        if abs(apart_ms) <= CLOCKS_AGREE_MS:
            return ""
        side = "ahead of" if apart_ms > 0 else "behind"
        return f"Our clock is {abs(apart_ms) / 1000:.1f} s {side} the store's."
