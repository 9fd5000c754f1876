"""Token buckets: how often somebody may do something, in the long run and at once. Pure.

A bucket holds `burst` tokens at the most and gets `per_second` new ones each second. Whoever does
something takes one; where none is left, it is told how long to wait. Nothing is remembered of whom
nobody has heard of for so long that the bucket would be full again.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

MOST_KEYS: Final = 10_000


class Buckets:
    """One bucket a key, in the memory of this process."""

    def __init__(
        self, *, per_second: float, burst: float, clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin with every bucket full."""
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def __len__(self) -> int:
        """Give how many are remembered."""
        return len(self._buckets)

    def wait_s(self, key: str = "", *, cost: float = 1) -> float:
        """Take `cost` tokens and give 0, or take none and give the seconds until there are some."""
        now = self._clock()
        tokens, then = self._buckets.get(key, (self._burst, now))
        tokens = min(self._burst, tokens + (now - then) * self._per_second)
        if tokens < cost:
            return (cost - tokens) / self._per_second
        if len(self._buckets) >= MOST_KEYS and key not in self._buckets:
            self._forget(now)
        self._buckets[key] = (tokens - cost, now)
        return 0.0

    def _forget(self, now: float) -> None:
        """Drop what is full again; if that is nothing, everything: memory is bounded first."""
        refill_s = self._burst / self._per_second
        kept = {key: row for key, row in self._buckets.items() if now - row[1] < refill_s}
        self._buckets = kept if len(kept) < MOST_KEYS else {}
