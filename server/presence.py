"""Which counters have given a sign of life to this process, for the duties to pass on.

A request with a counter's credential is one, and so is its live link. The ledger must know (a
counter without any for minutes is shown as left), but not of each request: hence this collection.

Promises
--------
* Whatever is noted is told by `take`, at once or within `TOLD_EVERY_MS`.
* No counter is told more often than every `TOLD_EVERY_MS`.
* Any number of threads and greenlets may note while one takes.
"""

import threading
from collections import defaultdict
from typing import Final

TOLD_EVERY_MS: Final = 15_000


class Presence:
    """The signs of life since they were last taken."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._noted: defaultdict[str, set[str]] = defaultdict(set)
        self._told_ms: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def note(self, site_key: str, counter: str) -> None:
        """Note that this counter has just given a sign of life."""
        with self._lock:
            self._noted[site_key].add(counter)

    def take(self, site_key: str, now_ms: int) -> set[str]:
        """Give the counters noted since the last time, without those told a moment ago.

        Those stay noted. A clock that was set back makes nobody wait.
        """
        with self._lock:
            noted, told_ms = self._noted[site_key], self._told_ms[site_key]
            ages_ms = {each: now_ms - at_ms for each, at_ms in told_ms.items()}
            due = noted - {each for each, age in ages_ms.items() if 0 <= age < TOLD_EVERY_MS}
            noted -= due
            told_ms |= dict.fromkeys(due, now_ms)
            return due
