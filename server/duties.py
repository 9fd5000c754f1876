"""What falls due by the clock, done each second; and who has given a sign of life.

What `due` does stands in `server/lua/due.lua`; a business day that is over is closed first. Signs
of life are noted before anything falls due, so that nobody counts as gone only because this process
or its store was away. Any number of processes may run this at once: the ledger does each due thing
once. A store that is away is waited for; what fell due meanwhile is done when it is back.
"""

import time
from collections.abc import Callable, Iterable
from typing import Final

import structlog

from server.ledger import Ledger, Unavailable
from server.presence import Presence

EVERY_S: Final = 1.0

log = structlog.get_logger()


class Duties:
    """Looks after these ledgers until `stop`."""

    def __init__(
        self,
        ledgers: Iterable[Ledger],
        *,
        presence: Presence,
        clock_ms: Callable[[], int],
        every_s: float = EVERY_S,
    ) -> None:
        """Take the ledgers, who is there, and the clock; `run` looks after them."""
        self._presence = presence
        self._ledgers = tuple(ledgers)
        self._clock_ms = clock_ms
        self._every_s = every_s
        self._heard: set[str] = set()
        self._running = True
        self._away = False

    def run(self) -> None:
        """Do what is due, each second of the office's time."""
        while self._running:
            self.once()
            time.sleep(self._every_s)

    def stop(self) -> None:
        """End `run` within a second."""
        self._running = False

    def once(self) -> None:
        """Do what is due now at every site; one site's trouble does not hold up another."""
        for ledger in self._ledgers:
            try:
                self._look_after(ledger, self._clock_ms())
            except Unavailable as error:
                self._heard.discard(ledger.site.key)
                self._note_away(str(error))
            except Exception:
                log.exception("duties failed", site=ledger.site.key)
            else:
                self._away = False

    def _look_after(self, ledger: Ledger, now_ms: int) -> None:
        """Note who is there, then do what is due.

        Where we have just begun, or have just found the store again, every counter's time begins
        anew: nobody could give us a sign of life.
        """
        key = ledger.site.key
        there = self._presence.take(key, now_ms)
        if key not in self._heard:
            there = {counter.number for counter in ledger.site.counters}
        ledger.alive(now_ms, there)
        self._heard.add(key)
        ledger.due(now_ms)

    def _note_away(self, why: str) -> None:
        if not self._away:
            log.warning("duties wait for the store", why=why)
        self._away = True
