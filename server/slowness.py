"""How long somebody who was wrong has to wait before the next try. Pure.

Each failure beyond the first `free` doubles the wait, from one second up to `most_s`. One failure
is forgotten each `forget_s`: nobody is shut out for ever, and in the long run that is how often a
stranger may try.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

MOST_KEYS: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How many failures cost nothing, the longest wait, and how soon a failure is forgotten."""

    free: int
    most_s: float
    forget_s: float


class Slowness:
    """One wait a key, in the memory of this process."""

    def __init__(self, pace: Pace, *, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nobody known."""
        self._pace, self._clock = pace, clock
        self._failed: dict[str, tuple[float, float]] = {}

    def __len__(self) -> int:
        """Give how many are remembered."""
        return len(self._failed)

    def wait_s(self, key: str) -> float:
        """Give the seconds until this key may try again; 0 if it may now."""
        failures, then = self._failed.get(key, (0.0, 0.0))
        beyond = failures - self._pace.free
        if beyond <= 0:
            return 0.0
        wait_s = min(self._pace.most_s, 2 ** (min(beyond, 30) - 1))
        return max(0.0, then + wait_s - self._clock())

    def failed(self, key: str) -> None:
        """Count a failure."""
        now = self._clock()
        if key not in self._failed and len(self._failed) >= MOST_KEYS:
            self._forget(now)
        self._failed[key] = (self._left(key, now) + 1, now)

    def forgive_one(self, key: str) -> None:
        """Take a failure back that was none."""
        failures, then = self._failed.get(key, (0.0, 0.0))
        if failures:
            self._failed[key] = (failures - 1, then)

    def forgive(self, key: str) -> None:
        """Forget the failures of this key."""
        self._failed.pop(key, None)

    def _left(self, key: str, now: float) -> float:
        """Give the failures that are not forgotten yet."""
        failures, then = self._failed.get(key, (0.0, now))
        return max(0.0, failures - (now - then) / self._pace.forget_s)

    def _forget(self, now: float) -> None:
        """Drop whom nothing is held against; if that is nobody, half of all, the oldest first."""
        kept = {key: row for key, row in self._failed.items() if self._left(key, now) > 0}
        if len(kept) >= MOST_KEYS:
            newest = sorted(kept.items(), key=lambda row: row[1][1])[MOST_KEYS // 2 :]
            kept = dict(newest)
        self._failed = kept
