"""The kiosk's own numbers on their way into the queue, once there is a server again.

Theory of operation: one greenlet hands them in one after the other, in the order in which they were
drawn, beside everything else: no visitor waits for it. What is to be taken back goes first, because
an appointment whose number nobody saw must be free before it is handed in with another; but what
the server does not take back within `TAKING_BACK_S` of its answering keeps nobody waiting. How long
ago the number was drawn is told anew with each try; the id is always the same. A number that the
server refuses again and again keeps its place here, and those behind it go on (`refused_rows`).

Promise: each number is handed in once. A row goes only when the server has given its final answer,
or where it cannot be read; a refusal that is final is logged, without the number.
"""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Final

import structlog
from gevent.event import Event

from device.connection import Refused, Server, Unavailable
from kiosk.moments import Touch
from kiosk.refused_rows import RefusedRows, UnreadableRow, reason_of, says_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.outage import Outage
    from kiosk.outbox import Flight, Outbox

AGAIN_S: Final = (0.5, 1.0, 2.0)  # then every 2 s: within 3 s of the server's return
TAKING_BACK_S: Final = 15.0
"""Well within the time for which the server believes what is handed in after an outage."""
_FINAL: Final = frozenset({400, 409, 422})
"""Refusals that no repetition changes. An older server knows no such address: it will be newer."""

_log = structlog.get_logger(__name__)


class HandingIn:
    """Hands in what is owed."""

    def __init__(
        self, server: Server, outbox: Outbox, *, outage: Outage, drained: Callable[[], object]
    ) -> None:
        """Begin with nothing to do; `drained` is called each time that all was handed in."""
        self._server, self._outbox, self._outage = server, outbox, outage
        self._wanted = Event()
        self._drained = drained
        self._waits_since: float | None = None
        self._refused = RefusedRows()
        outage.when_changed(self._turn)

    def wake(self) -> None:
        """Look at once whether there is something to hand in."""
        self._wanted.set()

    def _turn(self) -> None:
        self._waits_since = None
        self._wanted.set()

    def hand_in_forever(self) -> None:
        """Hand in each number as soon as it can be."""
        failures = 0
        while True:
            self._wanted.clear()
            try:
                done = self._hand_in_all()
            except Unavailable as away:
                _log.warning("not_handed_in", reason=str(away))
                done = False
            except sqlite3.Error as error:  # a full disk: what is owed stays owed
                _log.warning("outbox_failed", reason=str(error))
                done = False
            failures = 0 if done else failures + 1
            self._wanted.wait(None if done else AGAIN_S[min(failures, len(AGAIN_S)) - 1])

    def _hand_in_all(self) -> bool:
        """Hand in all; False where something must be taken back before, or was stepped over."""
        handed_in, stepped_over = False, set[str]()
        turn = 0
        while flight := self._outbox.next_to_hand_in(after=turn):
            if self._outbox.takes_back and self._may_wait():
                return False
            if self._hand_in(flight):
                handed_in = True
            else:
                turn = flight.turn
                stepped_over.add(flight.id)
        self._waits_since = None
        self._refused.keep(stepped_over)
        if handed_in:
            self._drained()
        return not stepped_over

    def _may_wait(self) -> bool:
        """Say whether there is still time for what must be taken back before."""
        if self._outage.is_on:
            return True
        if self._waits_since is None:
            self._waits_since = time.monotonic()
        return time.monotonic() - self._waits_since < TAKING_BACK_S

    def _hand_in(self, flight: Flight) -> bool:
        """Hand in one; False where it is stepped over, `Unavailable` where all must wait."""
        try:
            self._send(flight)
        except UnreadableRow:
            _log.exception("hand_in_not_understood")
        except Exception as error:
            if says_away(error):
                self._outage.unanswered()
            if not self._refused.refused(flight.id, error) or self._outage.is_on:
                raise Unavailable(f"not for now: {reason_of(error)}") from error
            _log.error("hand_in_stepped_over", reason=reason_of(error))
            return False
        self._outage.answered()
        self._outbox.settled(flight.id)
        return True

    def _send(self, flight: Flight) -> None:
        """Send one; what returns is final."""
        try:
            body = body_of(flight, Touch.now())
        except Exception as error:
            raise UnreadableRow(flight.stage) from error
        try:
            self._server.command("hand-in", body, command_id=flight.settling_id)
        except Refused as refused:
            if refused.status not in _FINAL:
                raise
            _log.error("hand_in_refused", code=refused.code)


def body_of(flight: Flight, now: Touch) -> dict[str, object]:
    """Give the command that hands in this number at this moment."""
    body = json.loads(flight.body)
    touch = Touch(**body.pop("touch"))
    return {"id": flight.ticket, **body, "age_ms": touch.age_ms(now), "how": flight.word}
