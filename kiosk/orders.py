"""Tickets that reception orders at this kiosk's printer.

Theory of operation: the live link says of each ordered ticket that it was issued, and of each whose
paper is wanted once more; after a gap or a start, which of them still wait for their paper, and
never what had been ordered meanwhile: for some of it nobody waits any more. One greenlet prints
them one after the other; whatever is on the screen goes on. Visitors' papers and these take turns
at the printer. A row is written to the outbox before the printer gets anything. What then comes of
it:

    ordered ─▶ delivering ─▶ (gone)     the paper came
          └──▶ cancelling ─▶ (gone)     the paper surely did not come
          └──▶ (stays)                  nobody knows: the server's time-out decides. The row goes
                                        when a snapshot no longer has the order

A copy's row stays also where its paper surely did not come: the number has reached its owner once,
and is not taken back. What was ordered long before a start, nobody waits for any more.

Promises: each ordered ticket is printed at most once, however often it is heard of, also by a
kiosk that was killed meanwhile. A number whose paper surely did not come is taken back. Nothing
untrue is told about one whose paper may have come. Each paper has a code of its own: its token is
in memory until the paper is out, its hash in the row, so that a repeat says the same. The server
hears it with the word that the paper came; until then, and where nobody knows, it opens nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

import gevent
import structlog
from gevent.queue import SimpleQueue
from pydantic import BaseModel, ValidationError

from kiosk.effects import Cancel, Deliver
from kiosk.outbox import PAPER_HASH, Flight, Stage
from kiosk.phone_token import hash_of, new_token
from kiosk.printer import PrintFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from device.continuity import Position
    from kiosk.errands import Errands
    from kiosk.outbox import Outbox

    Event = Mapping[str, object]
    Print = Callable[[Event, str], None]  # the event, the token of its code

COPY_MS: Final = 60_000  # who ordered a copy longer ago has asked for another one, or left
REMEMBERED: Final = 1000  # ordered tickets; a repeated event comes soon or not at all
_log = structlog.get_logger(__name__)


class _Order(Protocol):
    """What must be known of an order to print it once; the paper reads the whole row."""

    @property
    def id(self) -> str:
        """The ticket."""

    @property
    def flight(self) -> Flight:
        """Its row in the outbox."""

    @property
    def takes_back(self) -> bool:
        """Whether the number goes where its paper surely did not come."""


class _First(BaseModel):
    """A number whose first paper was ordered here."""

    takes_back: Literal[True] = True

    id: str
    kiosk: str
    state: Literal["issued"]
    ordered: Literal[True]
    issued_ms: int
    day: str = ""

    @property
    def flight(self) -> Flight:
        """Give its row in the outbox. A store that was emptied gives the same ids again."""
        return Flight(f"ordered-{self.id}-{self.issued_ms}", Stage.ORDERED, self.day, "{}")


class _Copy(BaseModel):
    """A number that waits, or is on a screen alone, and whose paper is wanted here."""

    takes_back: Literal[False] = False
    id: str
    copy_at: str
    state: Literal["waiting", "issued"]
    copy_ms: int
    day: str = ""

    @property
    def kiosk(self) -> str:
        """Give who must print it."""
        return self.copy_at

    @property
    def flight(self) -> Flight:
        """Give its row in the outbox: each order of a copy has one of its own."""
        return Flight(f"copy-{self.id}-{self.copy_ms}", Stage.ORDERED, self.day, "{}")


_KINDS: Final = (_First, _Copy)
_TOLD: Final = frozenset({"issued", "reprint_ordered"})


class Orders:
    """Hears of ordered tickets and prints them."""

    def __init__(self, name: str, *, outbox: Outbox, errands: Errands, print_paper: Print) -> None:
        """Listen for the kiosk of this name."""
        self._name = name
        self._outbox = outbox
        self._errands = errands
        self._print_paper = print_paper
        self._known: OrderedDict[str, None] = OrderedDict()
        self._waiting: SimpleQueue[tuple[_Order, Event]] = SimpleQueue()
        self._in_hand = ""

    def on_event(self, event: Event, position: Position) -> None:
        """Take what happened at the site; only an order for this printer means anything here."""
        del position
        if event.get("type") in _TOLD:
            self._take(event.get("ticket"), event)

    def on_snapshot(self, snapshot: Event, position: Position, now_ms: int) -> None:
        """Take what is true now: the orders whose paper has not come yet, without people ahead."""
        del position
        of_today = {"hold_ms": snapshot["hold_ms"]} if "hold_ms" in snapshot else {}
        told = snapshot.get("tickets")
        tickets = told if isinstance(told, list) else []
        still_issued = {row.flight.id for each in tickets if (row := self._order(each))}
        self._forget_unsure(but=still_issued | {self._in_hand})
        for ticket in tickets:
            if not _is_old(self._order(ticket), now_ms):
                self._take(ticket, {"type": "issued", "ticket": ticket, **of_today})

    def on_touch(self, in_touch: bool, now_ms: int) -> None:  # noqa: FBT001 - the link's shape
        """Take the link's word on whether it is in touch: an order that comes late comes late."""

    def print_forever(self) -> None:
        """Print each ordered ticket as it comes."""
        while True:
            row, event = self._waiting.get()
            try:
                self._print(row, event)
            except Exception:  # noqa: BLE001 - one strange ticket must not hold up the others
                _log.exception("ordered_not_printed")

    def _order(self, ticket: object) -> _First | _Copy | None:
        for kind in _KINDS:
            try:
                row = kind.model_validate(ticket)
            except ValidationError:  # another's, or no order
                continue
            return row if row.kiosk == self._name else None
        return None

    def _take(self, ticket: object, event: Event) -> None:
        row = self._order(ticket)
        if row is None or row.flight.id in self._known:
            return
        self._known[row.flight.id] = None
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        self._waiting.put((row, event))

    def _print(self, row: _Order, event: Event) -> None:
        with self._errands.at_the_printer:
            self._in_hand = row.flight.id
            token = new_token()
            if self._begun(row, token):
                self._to_paper(row, event, token)
            self._in_hand = ""
        gevent.sleep(0)  # whoever waited for the printer is next, not the next order

    def _begun(self, row: _Order, token: str) -> bool:
        """Write the order down; False where it must not be printed."""
        try:
            body = json.dumps({PAPER_HASH: hash_of(token)})
            return self._outbox.begin(replace(row.flight, body=body))
        except sqlite3.Error as error:  # what is not on the disk might be printed twice
            _log.warning("outbox_failed", reason=str(error))
            self._errands.do(row.flight)
            self._did_not_come(row)
            return False

    def _to_paper(self, row: _Order, event: Event, token: str) -> None:
        try:
            self._print_paper(event, token)
        except PrintFailed as failed:
            _log.warning("no_paper", reason=str(failed), may_have_come=failed.may_have_come)
            if not failed.may_have_come:
                self._did_not_come(row)
        else:
            self._errands.do(Deliver(row.flight.id, row.id, "paper"))

    def _did_not_come(self, row: _Order) -> None:
        if row.takes_back:
            self._errands.do(Cancel(row.flight.id, row.id, "no_paper"))

    def _forget_unsure(self, *, but: set[str]) -> None:
        """Forget the papers of which nobody knew: the server has decided about them."""
        try:
            for flight in self._outbox.flights():
                if flight.stage is Stage.ORDERED and flight.id not in but:
                    self._outbox.settled(flight.id)
        except sqlite3.Error as error:  # the next snapshot forgets them
            _log.warning("outbox_failed", reason=str(error))


def _is_old(row: _First | _Copy | None, now_ms: int) -> bool:
    return isinstance(row, _Copy) and now_ms > row.copy_ms + COPY_MS
