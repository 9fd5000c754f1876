"""Which places are shown alarms just now, on any server process. Nothing of it is written anywhere.

Theory of operation
-------------------
Each process subscribes at the store to one channel for each place whose page is connected to it: a
counter, or the desks (reception and supervisors together). Nobody ever publishes anything there:
that somebody subscribes is all that is said, and the store counts it. So no file of the store comes
to know who was there when, and what a process that died has said ends with its connection.

Promises
--------
* A place that is told is counted as soon as `tell` has returned, by every process.
* It is counted no more once its process tells that it is gone, or has died.
* After the store was away, the next `tell` says all of it anew.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final, cast

from redis.exceptions import RedisError

from server.keys import shown_channel
from server.ledger import Unavailable
from server.store import Store

if TYPE_CHECKING:
    from redis.client import PubSub

DESKS: Final = "desks"
"""The place of reception and supervisors."""


class Listeners:
    """Who could be shown an alarm: told by each process of its own pages, asked of all."""

    def __init__(self, store: Store) -> None:
        """Tell through this store, and ask it."""
        self._store = store
        self._line: PubSub | None = None
        self._told: frozenset[str] = frozenset()

    def tell(self, places: Mapping[str, Collection[str]]) -> None:
        """Say which places of each site have a page at this process; raise Unavailable."""
        wanted = frozenset(shown_channel(site, each) for site in places for each in places[site])
        try:
            self._tell(wanted)
        except RedisError as error:
            self.close()
            raise Unavailable("the store does not answer") from error

    def is_shown(self, site_key: str, places: Iterable[str]) -> bool:
        """Tell whether one of these places has a page at any process; raise Unavailable."""
        channels = [shown_channel(site_key, each) for each in places]
        try:
            found = self._store.reading.pubsub_numsub(*channels)
        except RedisError as error:
            raise Unavailable("the store does not answer") from error
        return any(count for _, count in cast("list[tuple[bytes, int]]", found))

    def close(self) -> None:
        """Say nothing any more."""
        line, self._line, self._told = self._line, None, frozenset()
        if line is not None:
            line.close()

    def _tell(self, wanted: frozenset[str]) -> None:
        if self._line is None:
            self._line = cast("PubSub", self._store.reading.pubsub())  # type: ignore[no-untyped-call]
        if new := wanted - self._told:
            self._line.subscribe(*new)
        if gone := self._told - wanted:
            self._line.unsubscribe(*gone)  # type: ignore[no-untyped-call]
        self._told = wanted
        while self._line.subscribed and self._line.get_message(timeout=0):
            pass  # what the store says to each; a line that broke is made anew by reading
