"""What falls due by the clock, done each second: deliveries assumed, tickets expired.

Any number of processes may run this at once: the ledger does each due thing once. A store that
is away is waited for; what fell due meanwhile is done when it is back.
"""

import time
from collections.abc import Callable, Iterable
from typing import Final

import structlog

from server.ledger import Ledger, Unavailable

EVERY_S: Final = 1.0

log = structlog.get_logger()


class Duties:
    """Looks after these ledgers until `stop`."""

    def __init__(
        self,
        ledgers: Iterable[Ledger],
        *,
        clock_ms: Callable[[], int],
        every_s: float = EVERY_S,
    ) -> None:
        """Take the ledgers and the clock; `run` looks after them."""
        self._ledgers = tuple(ledgers)
        self._clock_ms = clock_ms
        self._every_s = every_s
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
                ledger.due(self._clock_ms())
            except Unavailable as error:
                self._note_away(str(error))
            except Exception:
                log.exception("duties failed", site=ledger.site.key)
            else:
                self._away = False

    def _note_away(self, why: str) -> None:
        if not self._away:
            log.warning("duties wait for the store", why=why)
        self._away = True
