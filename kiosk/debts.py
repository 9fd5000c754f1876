"""What the kiosk owes the server: noted, written down, told.

Theory of operation: one greenlet, `settle_forever`, works through what the outbox owes (deliveries,
cancellations, numbers that nobody has seen), in the same way after a start as on a quiet afternoon.
The kiosk's own numbers are handed in by `kiosk.handing_in`, after what is to be taken back. What
the disk had no room for waits in memory, in its order, and is written before anything else is told.

A word that the server refuses again and again keeps its place, and those behind it go on
(`kiosk.refused_rows`).

Promises: a row goes only when the server has given its final answer, or where it cannot be read.
Whether a day is over is the server's to say, for this machine's clock may be wrong: a
last word is always sent, and a command whose number nobody saw is asked again only on its own day
by the server's clock (else it would issue a second number).
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import structlog
from gevent.event import Event

from device.connection import Refused, Server, Unavailable
from kiosk import numbers, wishes
from kiosk.effects import Abandon, Cancel, Deliver, Forget, Show
from kiosk.outbox import PAPER_HASH, Flight, Outbox, Stage
from kiosk.own_numbers import own_id
from kiosk.refused_rows import RefusedRows, UnreadableRow, reason_of, says_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.handing_in import HandingIn
    from kiosk.outage import Outage

    Noted = Deliver | Cancel | Abandon | Forget | Show | Flight  # what becomes a row of the outbox

OWED_AGAIN_S: Final = (0.5, 1.0, 2.0)  # then every 2 s: within 3 s of the server's return
_NOT_UNDERSTOOD: Final = 422  # a body with a member that this server does not know
_FINAL: Final = frozenset({400, 404, 409, _NOT_UNDERSTOOD})
"""Refusals that no repetition changes."""
CODE: Final = "phone_hash"
"""What a word says of the code on the paper that came, if reception has ordered it."""
UNCONFIRMED: Final = "unconfirmed"
"""How a number reached its visitor that stood on the screen, until somebody says a word."""
_log = structlog.get_logger(__name__)


class Debts:
    """Tells the server what it must still be told."""

    def __init__(
        self,
        server: Server,
        outbox: Outbox,
        *,
        outage: Outage,
        handing_in: HandingIn,
        server_day: Callable[[], str],
    ) -> None:
        """Begin with what the outbox holds."""
        self._server, self._outbox, self._outage = server, outbox, outage
        self._handing_in = handing_in
        self._server_day = server_day
        self._unwritten: deque[Noted] = deque()
        self._owing = Event()
        self._refused = RefusedRows()
        outage.when_changed(self._owing.set)

    def note(self, effect: Noted) -> None:
        """Note what became of a number; it is on the disk when this returns, if there is room."""
        self._unwritten.append(effect)
        try:
            self._write_down()
        except sqlite3.Error as error:  # `settle_forever` tries again
            _log.warning("outbox_failed", effect=type(effect).__name__, reason=str(error))
        self.wake()

    def wake(self) -> None:
        """Look at once whether something is owed."""
        self._owing.set()
        self._handing_in.wake()

    @property
    def owed(self) -> int:
        """How many words are owed to the server."""
        try:
            return len(self._unwritten) + len(self._outbox.owed())
        except sqlite3.Error:
            return len(self._unwritten)

    def settle_forever(self) -> None:
        """Tell the server what is owed, as soon as it can be told."""
        failures = 0
        while True:
            self._owing.clear()
            try:
                done = self._settle_all()
            except sqlite3.Error as error:  # a full disk: what is owed stays owed
                _log.warning("outbox_failed", reason=str(error))
                done = False
            failures = 0 if done else failures + 1
            pause = None if done else OWED_AGAIN_S[min(failures, len(OWED_AGAIN_S)) - 1]
            self._owing.wait(pause)

    def _write_down(self) -> None:
        """Write what was noted, the oldest first; what finds no room stays noted."""
        while self._unwritten:
            self._write(self._unwritten[0])
            self._unwritten.popleft()

    def _write(self, effect: Noted) -> None:
        match effect:
            case Abandon(errand):
                self._outbox.abandon(errand.id)
            case Show(errand_id, ticket):
                self._write_shown(errand_id, ticket)
            case Flight():
                self._outbox.begin(effect)
            case _ if numbers.is_own(effect.ticket) and not self._outbox.is_ordered(effect.errand):
                self._write_own(effect)
            case Deliver(errand_id, ticket, how):
                self._outbox.owe(errand_id, Stage.DELIVERING, ticket=ticket, word=how)
            case Cancel(errand_id, ticket, reason):
                self._outbox.owe(errand_id, Stage.CANCELLING, ticket=ticket, word=reason)
            case Forget(errand_id):
                self._outbox.settled(errand_id)

    def _write_shown(self, errand: str, ticket: str) -> None:
        """Write that a number is on the screen; a server that knows it must hear that, too."""
        self._outbox.shows(row_of(errand, ticket), word=UNCONFIRMED)
        if not numbers.is_own(ticket):
            shown = Flight(f"{errand}-shown", Stage.NO_PAPER, "", "{}", ticket)
            self._outbox.begin(shown)

    def _write_own(self, effect: Deliver | Cancel | Forget) -> None:
        """Write what became of a number that no server knows: handed in, unless given back."""
        row = own_id(effect.errand)
        if isinstance(effect, Cancel):
            self._outbox.settled(row)
            return
        how = effect.how if isinstance(effect, Deliver) else UNCONFIRMED
        self._outbox.owe(row, Stage.HANDING_IN, ticket=effect.ticket, word=how)

    def _settle_all(self) -> bool:
        self._write_down()
        stepped_over = set[str]()
        for flight in self._outbox.owed():
            if flight.stage is Stage.HANDING_IN:
                continue
            try:
                self._settle(flight)
                self._outage.answered()
            except sqlite3.Error:
                raise
            except UnreadableRow:
                _log.exception("owed_not_understood", stage=flight.stage)
                self._outbox.settled(flight.id)
            except Exception as error:  # noqa: BLE001 - one strange row must not hold up the others
                _log.warning("owed_to_server", stage=flight.stage, reason=reason_of(error))
                if not self._goes_on(flight, error):
                    return False
                stepped_over.add(flight.id)
        self._refused.keep(stepped_over)
        self._handing_in.wake()
        return not stepped_over

    def _goes_on(self, flight: Flight, error: Exception) -> bool:
        """Say whether the words behind this one are told although it was not taken."""
        if isinstance(error, _RefusedForNow):
            self._outage.answered()
        elif says_away(error):
            self._outage.unanswered()
        return self._refused.refused(flight.id, error) and not self._outage.is_on

    def _settle(self, flight: Flight) -> None:
        if flight.stage is Stage.ABANDONED and flight.day != self._server_day():
            self._outbox.settled(flight.id)  # its number expired when the day ended
            return
        try:
            owed = self._with_number(flight) if flight.stage is Stage.ABANDONED else flight
            path, body = _last_word(owed)
            self._say(path, body, command_id=owed.settling_id)
        except Refused as refused:
            _log.info("owed_refused", stage=flight.stage, code=refused.code)
            if refused.status not in _FINAL:
                said = f"refused for now: {refused.code}"
                raise _RefusedForNow(said, status=refused.status) from refused
        self._outbox.settled(flight.id)

    def _say(self, path: str, body: dict[str, object], *, command_id: str) -> None:
        """Say one word. An older server knows no codes of such papers, but that paper came.

        What is refused for its form keeps no answer, so the same id says it again without.
        """
        try:
            self._server.command(path, body, command_id=command_id)
        except Refused as refused:
            if refused.status != _NOT_UNDERSTOOD or CODE not in body:
                raise
            _log.warning("code_of_paper_not_taken", code=refused.code)
            without = {name: value for name, value in body.items() if name != CODE}
            self._server.command(path, without, command_id=command_id)

    def _with_number(self, flight: Flight) -> Flight:
        """Ask again, with the same id, which number a command gave that nobody has seen."""
        try:
            body = json.loads(flight.body)
            path = wishes.path_of(body)
        except Exception as error:
            raise UnreadableRow(flight.stage) from error
        event = self._server.command(path, body, command_id=flight.id)
        ticket = wishes.issued_ticket(event)
        self._outbox.owe(flight.id, Stage.CANCELLING, ticket=ticket.id, word="no_paper")
        return replace(flight, stage=Stage.CANCELLING, ticket=ticket.id, word="no_paper")


class _RefusedForNow(Unavailable):
    """The server is there and says no, but not for ever."""


def row_of(errand: str, ticket: str) -> str:
    """Give the id of a number's row: a number of the kiosk's own has one of its own."""
    return own_id(errand) if numbers.is_own(ticket) else errand


def _last_word(flight: Flight) -> tuple[str, dict[str, object]]:
    if flight.stage is Stage.NO_PAPER:
        return f"tickets/{flight.ticket}/paper-failed", {}
    if flight.stage is Stage.DELIVERING:
        return f"tickets/{flight.ticket}/deliver", {"how": flight.word, **_code_of_paper(flight)}
    return f"tickets/{flight.ticket}/cancel", {"reason": flight.word}


def _code_of_paper(flight: Flight) -> dict[str, object]:
    """Give what opens a number whose paper was ordered; of others the server knows it already."""
    try:
        body = json.loads(flight.body)
    except ValueError:  # the word that the paper came is worth more than its code
        return {}
    is_ordered = isinstance(body, dict) and PAPER_HASH in body
    return {CODE: body[PAPER_HASH]} if is_ordered else {}
