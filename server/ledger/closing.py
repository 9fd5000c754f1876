"""What the clock brings, and what is true now."""

from typing import Final

from server.ledger.door import Door

DUE_AT_ONCE: Final = 100
"""How many due things one call does: it bounds how long the store is kept from other verbs."""


class Closing(Door):
    """Each due thing is done once, however many processes look after it."""

    def due(self, now_ms: int, *, at_once: int = DUE_AT_ONCE) -> int:
        """Do what is due at `now_ms` and say how many things that were; raise Unavailable.

        With 0 at once nothing is done: it only shows that something could be.
        """
        done = 0
        while True:
            batch = int(self._call("due", now_ms, at_once))
            done += batch
            if batch < max(at_once, 1):
                return done

    def begin_epoch(self, run_id: str, now_ms: int) -> bytes:
        """Begin a new epoch when `run_id` is a new store process; give epoch and position."""
        return self._call("begin_epoch", now_ms, run_id)

    def snapshot(self) -> bytes:
        """Give all that is true now, as JSON: position, live tickets, counters."""
        return self._run("snapshot")

    def ticket(self, ticket: str) -> bytes:
        """Give one ticket's row as JSON. Refused: unknown_ticket."""
        return self._run("ticket", ticket)
