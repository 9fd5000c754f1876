"""The errands of the machine: commands to the server, paper from the printer.

Theory of operation: an errand runs in a greenlet of its own and ends with news for the machine.
What must be told to the server is in the outbox before it is sent. One greenlet, `settle_forever`,
works through what the outbox owes (deliveries, cancellations, numbers that nobody has seen), in the
same way after a start as on a quiet afternoon. What the disk had no room for waits in memory, in
its order, and is written before anything else is told.

Promises: every errand ends with news within `PATIENCE_S` and one answer's time, or with the
printer's own time-outs. A try is repeated only with the same command id. A number that may exist
stays in the outbox until the server has answered. Whether a day is over is the server's to say, for
this machine's clock may be wrong: a last word is always sent, and a command whose number nobody saw
is asked again only on its own day by the server's clock (else it would issue a second number).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections import deque
from typing import TYPE_CHECKING, Final, Literal

import gevent
import requests
import structlog
from gevent.event import Event
from gevent.lock import BoundedSemaphore
from pydantic import BaseModel, ValidationError
from urllib3.exceptions import NewConnectionError

from device.connection import Refused, Server, Unavailable
from kiosk import obstacles
from kiosk.outbox import Flight, Outbox, Stage
from kiosk.printer import PrintFailed
from kiosk.visit import (
    Abandon,
    Cancel,
    Deliver,
    Effect,
    Errand,
    Forget,
    Happening,
    Issue,
    PrintPaper,
    Ticket,
    What,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Tell = Callable[[Happening], object]
    Print = Callable[[Mapping[str, object], str], None]  # the issued event, the phone token
    _Noted = Deliver | Cancel | Abandon | Forget | Flight  # what becomes a row of the outbox

PATIENCE_S: Final = 6.0  # how long a visitor waits for an answer before the screen says so
TRY_AGAIN_S: Final = 0.3
OWED_AGAIN_S: Final = (0.5, 1.0, 2.0)  # then every 2 s: within 3 s of the server's return
_RULE: Final = 409  # refused by a rule of the queue: another choice may be granted
_ABOUT_THE_CHOICE: Final = frozenset({"unknown_service", "unknown_language"})
_FINAL: Final = frozenset({400, 404, 409, 422})  # refusals that no repetition changes
_log = structlog.get_logger(__name__)


class _Row(BaseModel):
    id: str
    number: str
    area: str
    counted_ms: int


class _Issued(BaseModel):
    type: Literal["issued"]
    ticket: _Row
    ahead: int


class Errands:
    """Carries out the machine's effects and tells it what came of them."""

    def __init__(
        self,
        *,
        server: Server,
        outbox: Outbox,
        print_paper: Print,
        tell: Tell,
        today: Callable[[], str],
        server_day: Callable[[], str],
    ) -> None:
        self._server = server
        self._outbox = outbox
        self._print_paper = print_paper
        self._tell = tell
        self._today = today
        self._server_day = server_day
        self._unwritten: deque[_Noted] = deque()
        self._owing = Event()
        self.at_the_printer = BoundedSemaphore(1)  # also for what reception ordered
        self._last_issued: tuple[str, Mapping[str, object]] = ("", {})

    def do(self, effect: Effect | Flight) -> None:
        """Begin one effect; what is owed is on the disk when this returns, if there is room."""
        match effect:
            case Issue(errand):
                gevent.spawn(self._issue, errand)
            case PrintPaper(errand, _, copy):
                gevent.spawn(self._print, errand, copy)
            case _:
                self._note(effect)

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

    def _note(self, effect: _Noted) -> None:
        self._unwritten.append(effect)
        try:
            self._write_down()
        except sqlite3.Error as error:  # `settle_forever` tries again
            _log.warning("outbox_failed", effect=type(effect).__name__, reason=str(error))
        self._owing.set()

    def _write_down(self) -> None:
        """Write what was noted, the oldest first; what finds no room stays noted."""
        while self._unwritten:
            self._write(self._unwritten[0])
            self._unwritten.popleft()

    def _write(self, effect: _Noted) -> None:
        match effect:
            case Deliver(errand_id, ticket, how):
                self._outbox.owe(errand_id, Stage.DELIVERING, ticket=ticket, word=how)
            case Cancel(errand_id, ticket, reason):
                self._outbox.owe(errand_id, Stage.CANCELLING, ticket=ticket, word=reason)
            case Abandon(errand):
                self._outbox.abandon(errand.id)
            case Forget(errand_id):
                self._outbox.settled(errand_id)
            case Flight():
                self._outbox.begin(effect)

    def _issue(self, errand: Errand) -> None:
        try:
            news = self._ask_for_number(errand)
        except Exception:  # noqa: BLE001 - whatever is wrong, the visitor must not be left standing
            _log.exception("issue_failed", service=errand.service)
            news = Happening(What.AWAY, errand.id)
        self._tell(news)

    def _ask_for_number(self, errand: Errand) -> Happening:
        body = _issue_body(errand)
        flight = Flight(errand.id, Stage.ISSUING, self._today(), json.dumps(body))
        may_exist = not self._outbox.begin(flight)
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                return self._number(
                    errand, self._server.command("tickets", body, command_id=errand.id)
                )
            except Refused as refused:
                self._outbox.settled(errand.id)
                return _refusal(errand, refused)
            except Unavailable as away:
                may_exist = may_exist or may_have_been_sent(away)
                _log.warning("server_away", reason=str(away))
            if time.monotonic() + TRY_AGAIN_S > until:
                break
            gevent.sleep(TRY_AGAIN_S)
        if not may_exist:  # nothing ever left this machine: nothing to take back
            self._outbox.settled(errand.id)
        return Happening(What.AWAY, errand.id)

    def _number(self, errand: Errand, event: Mapping[str, object]) -> Happening:
        ticket = _ticket(event)
        self._outbox.numbered(errand.id, ticket.id)
        self._last_issued = (errand.id, event)
        return Happening(What.ISSUED, errand.id, ticket=ticket)

    def _print(self, errand: Errand, copy: int) -> None:
        what = What.PRINTED
        try:
            with self.at_the_printer:
                issued_id, event = self._last_issued
                if issued_id == errand.id:
                    self._print_paper(event, errand.phone_token)
                else:  # the visit was over before the printer was free
                    what = What.NOT_PRINTED
        except PrintFailed as failed:
            _log.warning("no_paper", reason=str(failed), may_have_come=failed.may_have_come)
            what = What.NOT_PRINTED
        except Exception:  # noqa: BLE001 - whatever is wrong, the visitor must hear of it
            _log.exception("printing_failed")
            what = What.NOT_PRINTED
        self._tell(Happening(what, errand.id, copy=copy))

    def _settle_all(self) -> bool:
        self._write_down()
        for flight in self._outbox.owed():
            try:
                self._settle(flight)
            except Unavailable as away:
                _log.warning("owed_to_server", stage=flight.stage, reason=str(away))
                return False
            except sqlite3.Error:
                raise
            except Exception:  # noqa: BLE001 - one strange row must not hold up the others
                _log.exception("owed_not_understood", stage=flight.stage)
                self._outbox.settled(flight.id)
        return True

    def _settle(self, flight: Flight) -> None:
        if flight.stage is Stage.ABANDONED and flight.day != self._server_day():
            self._outbox.settled(flight.id)  # its number expired when the day ended
            return
        try:
            owed = self._with_number(flight) if flight.stage is Stage.ABANDONED else flight
            path, body = _last_word(owed)
            self._server.command(path, body, command_id=owed.settling_id)
        except Refused as refused:
            _log.info("owed_refused", stage=flight.stage, code=refused.code)
            if refused.status not in _FINAL:
                raise Unavailable(f"refused for now: {refused.code}") from refused
        self._outbox.settled(flight.id)

    def _with_number(self, flight: Flight) -> Flight:
        """Ask again, with the same id, which number a command gave that nobody has seen."""
        event = self._server.command("tickets", json.loads(flight.body), command_id=flight.id)
        ticket = _ticket(event)
        word = {"ticket": ticket.id, "word": "no_paper"}
        self._outbox.owe(flight.id, Stage.CANCELLING, **word)
        return Flight(flight.id, Stage.CANCELLING, flight.day, flight.body, **word)


def may_have_been_sent(away: Unavailable) -> bool:
    """Say whether the server may have got the command; False only if no connection was made."""
    cause = away.__cause__
    if isinstance(cause, requests.ConnectTimeout):
        return False
    first = cause.args[0] if cause is not None and cause.args else None
    return not isinstance(getattr(first, "reason", None), NewConnectionError)


def _issue_body(errand: Errand) -> dict[str, object]:
    return {
        "service": errand.service,
        "language": errand.language,
        "phone_hash": hashlib.sha256(errand.phone_token.encode()).hexdigest(),
    }


def _ticket(event: Mapping[str, object]) -> Ticket:
    if event.get("type") == "gone":  # it was done so long ago that nobody knows how it ended
        raise Refused("gone", _RULE, "the command's event is no longer kept")
    try:
        issued = _Issued.model_validate(event)
    except ValidationError as error:
        raise Unavailable("not an answer of ours: no issued ticket in it") from error
    row = issued.ticket
    return Ticket(row.id, row.number, row.area, issued.ahead, row.counted_ms)


def _refusal(errand: Errand, refused: Refused) -> Happening:
    _log.warning("issue_refused", code=refused.code, status=refused.status)
    if refused.status != _RULE and refused.code not in _ABOUT_THE_CHOICE:
        return Happening(What.AWAY, errand.id)
    return Happening(What.REFUSED, errand.id, obstacle=obstacles.of_refusal(refused))


def _last_word(flight: Flight) -> tuple[str, dict[str, object]]:
    if flight.stage is Stage.DELIVERING:
        return f"tickets/{flight.ticket}/deliver", {"how": flight.word}
    return f"tickets/{flight.ticket}/cancel", {"reason": flight.word}
