"""What falls due by the clock, done each second; and who has given a sign of life.

What `due` does stands in `server/lua/due.lua`; a business day that is over is closed first. Signs
of life are noted before anything falls due, so that nobody counts as gone only because this process
or its store was away. Any number of processes may run this at once: the ledger does each due thing
once. A store that is away is waited for; what fell due meanwhile is done when it is back. So it is
with a clock of ours that is off the store's: by it a day could be closed before it is over.
"""

import time
from collections.abc import Callable, Iterable
from typing import Final

import structlog

from server.hours import business_day
from server.ledger import Ledger, Unavailable, WrongClock
from server.presence import Presence

EVERY_S: Final = 1.0

_THE_CLOCK: Final = "duties wait for our clock"
_THE_STORE: Final = "duties wait for the store"

log = structlog.get_logger()


class Duties:
    """Looks after these ledgers until `stop`."""

    def __init__(
        self,
        ledgers: Iterable[Ledger],
        *,
        presence: Presence,
        clock_ms: Callable[[], int],
        hold_clock: Callable[[], None],
        forget: Callable[[str], None] = lambda _: None,
        every_s: float = EVERY_S,
    ) -> None:
        """Take the ledgers, who is there, and the clock; `run` looks after them.

        `hold_clock` raises WrongClock where that clock is off the store's, or Unavailable. `forget`
        takes out of a site's audit what is too old.
        """
        self._presence = presence
        self._ledgers = tuple(ledgers)
        self._clock_ms = clock_ms
        self._hold_clock = hold_clock
        self._every_s = every_s
        self._forget = forget
        self._heard: set[str] = set()
        self._forgot_on: dict[str, str] = {}
        self._running = True
        self._waits_for = ""

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
        held_up = [waits for ledger in self._ledgers if (waits := self._hold_up(ledger))]
        waits_for, why = held_up[0] if held_up else ("", "")
        if waits_for and waits_for != self._waits_for:
            log.warning(waits_for, why=why)
        elif self._waits_for and not waits_for:
            log.info("duties go on")
        self._waits_for = waits_for

    def _hold_up(self, ledger: Ledger) -> tuple[str, str] | None:
        """Do what is due at this site, or say what that has to wait for, and why."""
        try:
            self._hold_clock()
            self._look_after(ledger, self._clock_ms())
        except Unavailable as error:
            self._heard.discard(ledger.site.key)
            waits_for = _THE_CLOCK if isinstance(error, WrongClock) else _THE_STORE
            return waits_for, str(error)
        except Exception:
            log.exception("duties failed", site=ledger.site.key)
        return None

    def _look_after(self, ledger: Ledger, now_ms: int) -> None:
        """Note who is there, then do what is due; on each new day the audit forgets before that.

        So what it forgets is out of the store's file, too, once the day close has that rewritten.
        And on each new day the ranges of our site file are noted, whoever has closed the last one.

        Where we have just begun, or have just found the store again, every counter's time begins
        anew: nobody could give us a sign of life.
        """
        key = ledger.site.key
        there = self._presence.take(key, now_ms)
        if key not in self._heard:
            there = {counter.number for counter in ledger.site.counters}
        ledger.alive(now_ms, there)
        self._heard.add(key)
        day = business_day(now_ms, ledger.site.timezone, ledger.site.rules.day_close)
        if self._forgot_on.get(key) != day:
            ledger.close_day(now_ms)
            self._forget(key)
            self._forgot_on[key] = day
        ledger.due(now_ms)
