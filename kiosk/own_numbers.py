"""A number that this kiosk gives by itself, because no server answers.

Theory of operation: the number, that it is given, and everything that the server must be told of it
later are one commit of the outbox, before anybody can see the number. The paper says the number,
where to wait and the time; nothing of who is ahead, how long it takes and what is promised: nobody
knows that without a server.

Promises: no number twice on one day, whatever the machine's clock says and however often the kiosk
is killed. None where it is not known which were given today, and none beyond the range.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from typing import TYPE_CHECKING

import structlog

from device.connection import Unavailable
from kiosk import numbers, wishes
from kiosk.moments import Touch
from kiosk.office import GERMAN
from kiosk.outbox import Flight, Stage
from kiosk.phone_token import hash_of
from kiosk.visit import Kind, Obstacle, Ticket, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kiosk.known import Known
    from kiosk.numbers import Given, Range
    from kiosk.obstacles import Today
    from kiosk.outbox import Outbox
    from kiosk.visit import Errand

_log = structlog.get_logger(__name__)


class OwnNumbers:
    """Gives the numbers of one kiosk's own ranges."""

    def __init__(self, kiosk: str, *, known: Known, outbox: Outbox) -> None:
        """Give those of the kiosk of this name."""
        self._kiosk, self._known, self._outbox = kiosk, known, outbox
        self.is_out: Callable[[], bool] = lambda: False
        known.own, known.heard = self.pending, self._hear

    def may_give(self, errand: Errand) -> bool:
        """Say whether a number can come of this errand without a server.

        An appointment whose concern is not known yet may be for any: then one range is enough.
        """
        letters = self._ranges() if _lacks_concern(errand) else (self._letter(errand),)
        return any(self._next(letter) for letter in letters)

    def obstacle(self, errand: Errand) -> Obstacle | None:
        """Give what stands before a number, by what the server said last.

        Before whoever has an appointment only that the kiosk is out of service does.
        """
        if self.is_out():
            return Obstacle(Why.OUT_OF_SERVICE)
        office = self._known.office
        if errand.kind is Kind.CHECK_IN or office is None:
            return None
        offer = self._known.without_server().put_into(office.offer(frozenset()), office)
        return offer.obstacle(errand.service)

    def draw(self, errand: Errand, touch: Touch) -> tuple[Mapping[str, object], Ticket]:
        """Give the next number, written down; what its paper says, and what the screen says.

        Raises `Unavailable` where there is none, sqlite3.Error where it could not be written down.
        """
        given = self._next(self._letter(errand))
        if given is None:
            raise Unavailable("no number of this kiosk's own is left")
        told = _told(errand, given)
        body = json.dumps({**told, "touch": asdict(touch)})
        flight = Flight(
            own_id(errand.id), Stage.DRAWN, given.day, body, ticket=given.ticket, turn=given.turn
        )
        self._outbox.draw(flight, given, instead_of=errand.id)
        _log.info("number_without_server")
        return self._paper(told, given, touch)

    def pending(self) -> Iterable[Ticket]:
        """Give this day's numbers that no server has counted yet; none that cannot be read."""
        try:
            day, flights = self._today(), self._outbox.flights()
        except sqlite3.Error:
            return ()
        return [_drawn(each) for each in flights if each.turn and each.day == day]

    def _hear(self, told: Today) -> None:
        """Take the server's word on which day it is, and on what was given on it by others.

        A machine that is new in this kiosk's place does not give once more what was handed in, nor
        a kiosk with a new range what the server itself gave of that before.
        """
        try:
            self._outbox.hear_day(told.day)
            serials = numbers.serials_of(told.handed_in, told.taken, self._ranges())
            self._outbox.note_given(numbers.unknown_of(serials, self._outbox.given(), told.day))
        except sqlite3.Error as error:  # it says so again
            _log.warning("outbox_failed", reason=str(error))

    def _paper(
        self, told: Mapping[str, object], given: Given, touch: Touch
    ) -> tuple[Mapping[str, object], Ticket]:
        came_ms = self._known.now_ms() - touch.age_ms(Touch.now())
        row = {"id": given.ticket, "area": given.letter, "issued_ms": came_ms}
        kept = {name: told[name] for name in ("number", "service", "language")}
        return wishes.own_number({**row, **kept})

    def _next(self, letter: str) -> Given | None:
        serials = self._ranges().get(letter)
        if serials is None or self._outbox.numbers_are_doubtful:
            return None
        return numbers.following(letter, serials, self._outbox.given(), self._today())

    def _today(self) -> str:
        day = max(self._known.today(), self._outbox.server_day)
        return numbers.day_of(day, self._outbox.given())

    def _ranges(self) -> Mapping[str, Range]:
        return self._known.office.own_ranges(self._kiosk) if self._known.office else {}

    def _letter(self, errand: Errand) -> str:
        service = self._known.office.service(errand.service) if self._known.office else None
        return service.area if service else ""


def own_id(errand: str) -> str:
    """Give the id of the row of a number of the kiosk's own; the command's own may be another's."""
    return f"{errand}-own"


def _drawn(flight: Flight) -> Ticket:
    told = json.loads(flight.body)
    number = told["number"]
    return Ticket(flight.ticket, number, number[0], None, 0, service=told["service"])


def _lacks_concern(errand: Errand) -> bool:
    return errand.kind is Kind.CHECK_IN and not errand.service


def _told(errand: Errand, given: Given) -> dict[str, object]:
    """Give what the server is told of this number later."""
    code = {"code": errand.code} if errand.code else {}
    return {
        "number": given.number,
        "service": errand.service,
        "language": errand.language or GERMAN,
        "needs": list(errand.needs),
        "persons": errand.persons,
        "cases": errand.cases,
        "phone_hash": hash_of(errand.phone_token),
        **code,
    }
