"""The registry's part of the store: look-ups that are remembered for a moment, safe changes."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Self, cast

from redis import exceptions as store_errors
from redis.client import Pipeline

from server.ledger import CannotWrite, Unavailable
from server.registry.secrets import site_of
from server.store import Store, is_away, refusing
from server.ticket import Role

LOOKUP_MS: Final = 5_000
_MOST_REMEMBERED: Final = 10_000

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Limits:
    """How long a session holds: since its last use, and as a whole."""

    idle_s: int = 2 * 60 * 60
    whole_s: int = 12 * 60 * 60


def wall_ms() -> int:
    """Give the machine's own clock: milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


class Shelf:
    """What every part of the registry stands on."""

    def __init__(
        self,
        store: Store,
        site_key: str = "",
        *,
        clock_ms: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000,
        audit_days: Mapping[str, int] = MappingProxyType({}),
        limits: Limits = Limits(),
        wall_ms: Callable[[], int] = wall_ms,
    ) -> None:
        """Answer for all sites of this store, and make for `site_key`, by default the first.

        `clock_ms` only measures how long a look-up is remembered; `wall_ms` says when a session's
        time is over, which `limits` allow. `audit_days` says for how many
        days each site keeps its audit, where that is not the default.
        """
        self._store = store
        self._redis, self._reading = store.redis, store.reading
        self._sites = frozenset(store.site_keys)
        self.site_key = site_key or store.site_keys[0]
        self._clock_ms, self._wall_ms = clock_ms, wall_ms
        self.limits = limits
        self._audit_days = audit_days
        self._remembered: dict[tuple[str, bool], tuple[int, Row]] = {}

    def at(self, site_key: str) -> Self:
        """Give the same, which makes and writes down for this site; they remember together."""
        there = copy(self)
        there.site_key = site_key
        return there

    def _ask(self, key: str, *, alive_s: int = 0) -> Row | None:
        """Ask the store, or repeat what it said less than `LOOKUP_MS` ago.

        With `alive_s` the key lives so long from now on; a look-up that keeps a session alive is
        answered by none that did not.
        """
        now_ms, touch = self._clock_ms(), alive_s > 0
        until_ms, row = self._remembered.get((key, touch), (0, None))
        if row is not None and now_ms < until_ms:
            return row
        with self._answers():
            found = self._touched(key, alive_s) if touch else self._reading.get(key)
        self._remembered.pop((key, touch), None)
        if found is None:
            return None
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        row = cast("Row", json.loads(cast("bytes", found)))
        self._remembered[key, touch] = (now_ms + LOOKUP_MS, row)
        return row

    def _touched(self, key: str, alive_s: int) -> object:
        """Read a session and keep it alive; while nothing can be written it is only read."""
        try:
            return self._redis.getex(key, ex=alive_s)
        except store_errors.RedisError as error:
            if not refusing(error):
                raise
            return self._reading.get(key)

    def _watching(self, key: str, change: Callable[[Pipeline], object], *more: str) -> object:
        """Run a change in one transaction, anew if another process has touched one of the keys."""
        told = cast("Callable[[Pipeline], None]", change)  # redis-py's type forgets the value
        return self._redis.transaction(told, key, *more, value_from_callable=True)

    @contextmanager
    def _answers(self) -> Iterator[None]:
        """Raise `Unavailable` where the store does not answer or write; a bug stays a bug."""
        try:
            yield
        except store_errors.RedisError as error:
            if refusing(error):
                raise CannotWrite(self._store.why_refusing(error)) from error
            if not is_away(error):
                raise
            raise Unavailable("the store does not answer") from error

    def _site_of(self, secret: str, *what: str | Role) -> str | None:
        """Give the site that a secret names, if it is one of ours and of the right kind."""
        site = site_of(secret, *what)
        return site if site in self._sites else None
