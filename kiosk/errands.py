"""The errands of the machine: commands to the server, paper from the printer.

Theory of operation: an errand runs in a greenlet of its own and ends with news for the machine.
What must be told to the server is in the outbox before it is sent; `kiosk.debts` tells it.

Where the server is known to be away, or has not answered for `SHORT_PATIENCE_S`, the kiosk gives a
number of its own, if it has one. A command that the server may have got is taken back first. Such a
number's last word is that it is handed in (`kiosk.handing_in`).

Promises: every errand ends with news within `PATIENCE_S` and one answer's time, or with the
printer's own time-outs. A try is repeated only with the same command id. A number that may exist
stays in the outbox until the server has answered. An appointment whose number is being taken back
is not checked in before that is done.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import gevent
import structlog

from device.connection import Refused, Server, Unavailable
from kiosk import wishes
from kiosk.debts import row_of
from kiosk.effects import (
    Abandon,
    Change,
    Effect,
    Issue,
    LookUp,
    PrintPaper,
    PrintSheet,
    Return,
)
from kiosk.moments import Touch
from kiosk.outbox import TAKEN_BACK, Flight, Outbox, Stage
from kiosk.printer import PrintFailed
from kiosk.printer_turn import PrinterTurn
from kiosk.trying import PATIENCE_S, SHORT_PATIENCE_S, Tries
from kiosk.visit import Errand, Happening, Kind, Ticket, What

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.debts import Debts
    from kiosk.outage import Outage
    from kiosk.own_numbers import OwnNumbers

    Tell = Callable[[Happening], object]
    Begin = Callable[[], object]  # called before the printer gets anything
    Print = Callable[[Mapping[str, object], str, Begin], None]  # the event, the phone token
    Sheet = Callable[[Errand], None]  # a list or an address

_log = structlog.get_logger(__name__)


class Errands:
    """Carries out the machine's effects and tells it what came of them."""

    def __init__(
        self,
        *,
        server: Server,
        outbox: Outbox,
        outage: Outage,
        own: OwnNumbers,
        debts: Debts,
        print_paper: Print,
        print_sheet: Sheet,
        tell: Tell,
        today: Callable[[], str],
    ) -> None:
        self._server = server
        self._outbox = outbox
        self._outage, self._own_numbers, self._debts = outage, own, debts
        self._print_paper = print_paper
        self._print_sheet = print_sheet
        self._tell = tell
        self._today = today
        self.at_the_printer = PrinterTurn()  # also for what reception ordered
        self._last_numbered: tuple[str, Mapping[str, object]] = ("", {})

    def do(self, effect: Effect | Flight) -> None:
        """Begin one effect; what is owed is on the disk when this returns, if there is room."""
        match effect:
            case Issue(errand):
                gevent.spawn(self._run, errand, self._ask_for_number)
            case LookUp(errand):
                gevent.spawn(self._run, errand, self._look_up)
            case Change(errand):
                gevent.spawn(self._run, errand, self._change)
            case Return(errand):
                gevent.spawn(self._run, errand, self._return)
            case PrintPaper(errand, ticket, copy):
                gevent.spawn(self._print, errand, copy, partial(self._print_number, errand, ticket))
            case PrintSheet(errand, copy):
                gevent.spawn(self._print, errand, copy, partial(self._print_sheet, errand))
            case _:
                self._debts.note(effect)

    def _run(self, errand: Errand, ask: Callable[[Errand], Happening]) -> None:
        try:
            news = ask(errand)
        except Refused as refused:
            _log.warning("refused", wish=errand.kind, code=refused.code, status=refused.status)
            news = self._refused(errand, refused)
        except Unavailable:
            news = Happening(What.AWAY, errand.id)
        except Exception:  # noqa: BLE001 - whatever is wrong, the visitor must not be left standing
            _log.exception("errand_failed", wish=errand.kind, service=errand.service)
            news = Happening(What.AWAY, errand.id)
        self._tell(news)

    def _refused(self, errand: Errand, refused: Refused) -> Happening:
        """Give the refusal; who holds the number hears with it how it stands by now."""
        news = wishes.refusal(errand, refused)
        if errand.kind not in {Kind.CHANGE, Kind.RETURN} or news.what is not What.REFUSED:
            return news
        with suppress(Refused, Unavailable):
            return replace(news, ticket=self._own(errand))
        return news

    def _ask_for_number(self, errand: Errand) -> Happening:
        touch = Touch.now()
        if not self._own_numbers.may_give(errand):
            return self._ask_server(errand, PATIENCE_S)
        if self._outage.is_on:
            return self._without_server(errand, touch)
        try:
            return self._ask_server(errand, SHORT_PATIENCE_S)
        except Unavailable:
            return self._without_server(errand, touch)

    def _without_server(self, errand: Errand, touch: Touch) -> Happening:
        """Give a number of this kiosk's own, or say why there is none.

        What the server may have done for this errand meanwhile, nobody will see: it is taken back.
        """
        obstacle = self._own_numbers.obstacle(errand)
        if obstacle:
            self.do(Abandon(errand))
            return Happening(What.REFUSED, errand.id, obstacle=obstacle)
        if errand.kind is Kind.CHECK_IN and not errand.service:
            self.do(Abandon(errand))
            return Happening(What.NOT_ASKED, errand.id, errand.code)
        event, ticket = self._own_numbers.draw(errand, touch)
        self._debts.wake()
        self._last_numbered = (ticket.id, event)
        return Happening(What.ISSUED, errand.id, ticket=ticket)

    def _ask_server(self, errand: Errand, patience_s: float) -> Happening:
        body = wishes.body_of(errand)
        flight = Flight(errand.id, Stage.ISSUING, self._today(), json.dumps(body))
        is_new = self._outbox.begin(flight)
        tries = Tries(self._outage, patience_s, may_exist=not is_new)

        def send() -> tuple[Mapping[str, object], Ticket]:
            self._wait_for_what_is_taken_back(errand)
            path = wishes.path_of(body)
            event = self._server.command(path, body, command_id=errand.id)
            return event, wishes.issued_ticket(event)

        try:
            event, ticket = tries.answer(send)
        except Refused:
            self._outbox.settled(errand.id)
            raise
        except Unavailable:
            if not tries.may_exist:  # nothing ever left this machine: nothing to take back
                self._outbox.settled(errand.id)
            raise
        self._outbox.numbered(errand.id, ticket.id)
        self._last_numbered = (ticket.id, event)
        return Happening(What.ISSUED, errand.id, ticket=ticket)

    def _wait_for_what_is_taken_back(self, errand: Errand) -> None:
        """Raise `Unavailable` while a number of the same appointment is still to be taken back.

        Until then the server calls the appointment checked in, and names that number.
        """
        if errand.kind is not Kind.CHECK_IN:
            return
        taken_back = (each for each in self._outbox.owed() if each.stage in TAKEN_BACK)
        if any(json.loads(each.body).get("code") == errand.code for each in taken_back):
            self._debts.wake()
            raise Unavailable("a number of this appointment is taken back first")

    def _look_up(self, errand: Errand) -> Happening:
        return Happening(What.FOUND, errand.id, ticket=self._own(errand))

    def _change(self, errand: Errand) -> Happening:
        self._command_of_holder(errand, "amend", {"service": errand.service})
        return Happening(What.CHANGED, errand.id, ticket=self._own(errand))

    def _return(self, errand: Errand) -> Happening:
        self._command_of_holder(errand, "cancel", {"reason": "left"})
        return Happening(What.RETURNED, errand.id)

    def _own(self, errand: Errand) -> Ticket:
        path = f"tickets/{errand.ticket}/mine"
        answer = self._tried(partial(self._server.read, path, ticket_token=errand.phone_token))
        ticket = wishes.own_ticket(answer)
        self._last_numbered = (ticket.id, answer)
        return ticket

    def _command_of_holder(self, errand: Errand, verb: str, body: Mapping[str, object]) -> None:
        send = partial(
            self._server.command,
            f"tickets/{errand.ticket}/{verb}",
            body,
            command_id=errand.id,
            ticket_token=errand.phone_token,
        )
        self._tried(send)

    def _tried(self, send: Callable[[], Mapping[str, object]]) -> Mapping[str, object]:
        """Ask about a number that is there already: nothing else helps while nobody answers."""
        if self._outage.is_on:
            raise Unavailable("the server is known to be away")
        return Tries(self._outage).answer(send)

    def _print_number(self, errand: Errand, ticket: Ticket) -> None:
        numbered, event = self._last_numbered
        if numbered != ticket.id:  # the visit was over before the printer was free
            raise _Late
        shows = partial(self._outbox.shows, row_of(errand.id, ticket.id))
        self._print_paper(event, errand.phone_token, shows)

    def _print(self, errand: Errand, copy: int, put: Callable[[], None]) -> None:
        what = What.PRINTED
        try:
            with self.at_the_printer:
                put()
        except _Late:
            what = What.NOT_PRINTED
        except PrintFailed as failed:
            _log.warning("no_paper", reason=str(failed), may_have_come=failed.may_have_come)
            what = What.NOT_PRINTED
        except Exception:  # noqa: BLE001 - whatever is wrong, the visitor must hear of it
            _log.exception("printing_failed")
            what = What.NOT_PRINTED
        self._tell(Happening(what, errand.id, copy=copy))


class _Late(Exception):
    """A paper's turn came when its visitor had gone."""
