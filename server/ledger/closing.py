"""What the clock brings, and what is true now."""

import json
from collections.abc import Collection
from typing import Final, cast

import structlog
from redis.exceptions import RedisError

from server.ledger.door import Door

DUE_AT_ONCE: Final = 100
"""How many due things one call does: it bounds how long the store is kept from other verbs."""
_UNTIDY: Final = b"!"

log = structlog.get_logger()


class Closing(Door):
    """Each due thing is done once, however many processes look after it."""

    def due(self, now_ms: int, *, at_once: int = DUE_AT_ONCE) -> int:
        """Do what is due at `now_ms` and say how many things that were; raise Unavailable.

        With 0 at once nothing is done: it only shows that something could be. After a day close it
        also lets the store write its file anew, without what was deleted.
        """
        done, away_ms = 0, self.site.rules.caseworker_away_ms
        while True:
            told = self._call(
                "due", now_ms, self._day(now_ms), at_once, away_ms, self._plan.services
            )
            batch = int(told.rstrip(_UNTIDY))
            done += batch
            if batch < max(at_once, 1):
                break
        if at_once and told.endswith(_UNTIDY):
            self._tidy()
        return done

    def alive(self, now_ms: int, counters: Collection[str]) -> int:
        """Note a sign of life of these counters, and say how many of them are open."""
        if not counters:
            return 0
        left_ms = self.site.rules.counter_left_ms
        return int(self._call("alive", now_ms, self._day(now_ms), left_ms, *sorted(counters)))

    def begin_epoch(self, run_id: str, now_ms: int) -> bytes:
        """Begin a new epoch when `run_id` is a new store process; give epoch and position."""
        return self._call("begin_epoch", now_ms, run_id)

    def snapshot(self) -> bytes:
        """Give all that is true now, as JSON: position, live tickets, counters, stops."""
        return self._run("snapshot")

    def waiting(self) -> dict[str, int]:
        """Give how many tickets wait in each area; one in which nobody waits is absent."""
        told: dict[str, int] = json.loads(self._run("waiting"))
        return told

    def ticket(self, ticket: str) -> bytes:
        """Give one ticket's row as JSON, with its note. Refused: unknown_ticket."""
        return self._run("ticket", ticket)

    def find(self, number: str) -> bytes:
        """Give the row of the ticket that bears this number today. Refused: unknown_ticket."""
        return self._run("find", number)

    def why(self, ticket: str) -> dict[str, object]:
        """Give where a ticket stands and which calls have passed it. Refused: unknown_ticket.

        `{"ticket": row, "ahead": people, "hold_ms": H of the day, "counters": {"able": […],
        "open": […]}, "passes": […]}`; a pass is a call, since the ticket waits, of one
        whose time counts from later, by a counter that could serve it.
        """
        told: dict[str, object] = json.loads(self._run("why", ticket, self._plan.queues))
        return told

    def mine(self, ticket: str, token_hash: str) -> dict[str, object]:
        """Give a ticket and where it stands to its holder. Refused: unknown_ticket.

        `{"ticket": row, "ahead": people, "hold_ms": H of the day}`, `ahead` only while it waits.
        `token_hash` is the SHA-256 of the token that was shown; a wrong one is unknown_ticket.
        """
        told: dict[str, object] = json.loads(
            self._run("mine", ticket, token_hash, self._plan.queues)
        )
        return told

    def _tidy(self) -> None:
        """See to it that the store's file no longer holds what a day close has deleted.

        A rewrite counts when it has ended well in the store's process that began it; until then
        the site's `untidy` field says which one that is, and the next second looks again.
        """
        meta = f"{self._prefix}:meta"
        try:
            begun_in = cast("bytes | None", self._store.redis.hget(meta, "untidy"))
            match self._store.rewrite(begun_in=begun_in or b""):
                case b"":
                    self._store.redis.hdel(meta, "untidy")
                case run_id:
                    self._store.redis.hset(meta, "untidy", run_id)
        except RedisError as error:
            log.warning("the store's file is not rewritten yet", why=str(error))
