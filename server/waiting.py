"""How many wait in each area, and how long the next one would: what boards are told in their beats.

Theory of operation: a beat goes to every room of boards each two seconds; the relay asks here once
a site for all of them, and gets what was read last: it never waits for the store. `run` reads
beside it, each second and only while boards listen. How many wait is one cheap read. How long is a
forecast (`server/forecast`), for sites that want it; it takes some tenths of a second in all and
gives way every few milliseconds, so that no call and no beat waits for it.

Promises: no forecast is made more often than each `EVERY_S`, and none is shown that is older than
`GONE_AFTER_S`; no number that is older than `OLD_AFTER_S`. What fails here is left out of the beat,
and never holds it up.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import structlog

from server.forecast import Range, ranges
from server.ledger import Ledger, Unavailable

EVERY_S: Final = 30.0
GONE_AFTER_S: Final = 90.0
OLD_AFTER_S: Final = 5.0
_LISTENED_S: Final = 10.0
"""A site of which no beat has asked for so long has no boards here."""
_LOOK_S: Final = 1.0
_PAUSE_S: Final = 0.001
"""Between two plays: long enough for the loop to look who has come."""

Figures = Mapping[str, Mapping[str, object]]
"""Area → `numbers`, and `minutes` where they are known."""

log = structlog.get_logger()


class Waiting:
    """The figures of these sites; `run` reads them and makes the forecasts."""

    def __init__(
        self,
        ledgers: Iterable[Ledger],
        *,
        clock_ms: Callable[[], int],
        give_way: Callable[[], None] = lambda: time.sleep(_PAUSE_S),
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the ledgers of the sites, and the clocks."""
        self._ledgers = {ledger.site.key: ledger for ledger in ledgers}
        self._clock_ms = clock_ms
        self._give_way = give_way
        self._monotonic_s = monotonic_s
        self._asked_s: dict[str, float] = {}
        self._read: dict[str, tuple[float, Mapping[str, int]]] = {}
        self._made_s: dict[str, float] = {}
        self._ranges: dict[str, Mapping[str, Range]] = {}
        self._broken: set[str] = set()
        self._running = True

    def figures(self, site_key: str) -> Figures | None:
        """Give the figures of every area as they were just read; None where they were not."""
        self._asked_s[site_key] = now_s = self._monotonic_s()
        ledger = self._ledgers[site_key]
        read_s, numbers = self._read.get(site_key, (-OLD_AFTER_S, {}))
        if now_s - read_s >= OLD_AFTER_S:
            return None
        known = self._known(site_key)
        return {
            area.letter: {
                "numbers": numbers.get(area.letter, 0),
                **({"minutes": list(known[area.letter])} if area.letter in known else {}),
            }
            for area in ledger.site.areas
        }

    def _look(self, key: str, ledger: Ledger) -> None:
        """Read how many wait in each area; whatever mistake there is leaves them unread."""
        asked_s = self._monotonic_s()
        try:
            self._read[key] = asked_s, ledger.waiting()
        except Unavailable:
            return
        except Exception:
            if key not in self._broken:
                log.exception("who waits cannot be read", site=key)
            self._broken.add(key)
            self._read.pop(key, None)
            return
        self._broken.discard(key)

    def run(self) -> None:
        """Read the figures and make the forecasts that are due, until `stop`."""
        while self._running:
            self.once()
            time.sleep(_LOOK_S)

    def stop(self) -> None:
        """End `run` within a second."""
        self._running = False

    def once(self) -> None:
        """Read what boards wait for, make what is due; what goes wrong at one site stays there."""
        for key, ledger in self._ledgers.items():
            if self._is_heard(key):
                self._look(key, ledger)
            if not self._is_due(key, ledger):
                continue
            try:
                self._ranges[key] = self._forecast(ledger)
            except Unavailable:
                continue
            except Exception:
                log.exception("the forecast failed", site=key)
                self._ranges.pop(key, None)
            self._made_s[key] = self._monotonic_s()

    def _is_due(self, site_key: str, ledger: Ledger) -> bool:
        now_s = self._monotonic_s()
        rested = now_s - self._made_s.get(site_key, -EVERY_S) >= EVERY_S
        return ledger.site.rules.board_range and self._is_heard(site_key) and rested

    def _is_heard(self, site_key: str) -> bool:
        return self._monotonic_s() - self._asked_s.get(site_key, -_LISTENED_S) < _LISTENED_S

    def _forecast(self, ledger: Ledger) -> Mapping[str, Range]:
        state = json.loads(ledger.snapshot())
        return ranges(ledger.site, state, self._clock_ms(), self._give_way)

    def _known(self, site_key: str) -> Mapping[str, Range]:
        made_s = self._made_s.get(site_key, -GONE_AFTER_S)
        is_fresh = self._monotonic_s() - made_s < GONE_AFTER_S
        return self._ranges.get(site_key, {}) if is_fresh else {}
