"""A caseworker at one counter: opens, calls, waits, serves, closes; and makes room for a person.

Theory of operation: one thread a counter, one command after another. So what is refused and is not
explained by a rule of the queue was changed by somebody else at this very counter (`Disturbed`).
Then the caseworker gets up and stays away until that person has closed the counter.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import structlog

from device.connection import Refused
from server.demo.visitors.crowd import Crowd
from server.demo.visitors.habits import BEFORE_THE_ERRAND, ERRAND_S, Coming, Course, Visitor
from server.demo.visitors.hand import Hand
from server.demo.visitors.openings import Openings
from server.demo.visitors.pace import Waiting
from server.demo.visitors.picture import Picture
from server.site import Counter, Site

MAKES_ROOM_S: Final = 180.0
"""How long a counter is left alone after a person has closed it, by the office's clock."""
LOOKS_EVERY_S: Final = 0.5
GIVES_UP_S: Final = 35.0
"""How long after the last call somebody is waited for, seconds of the office's clock."""
BREATHES_S: Final = (20, 60)
NOTICES_S: Final = 3.0
"""How long it takes to see that one has pressed the wrong key, by the office's clock."""
NOTE: Final = "Es geht um dieses Anliegen."
TOO_LATE: Final = frozenset(
    {"recall_too_soon", "recall_limit", "unknown_ticket", "undo_too_late", "nothing_to_undo"}
)
"""Refusals that the office's clock alone explains."""

Ticket = Mapping[str, Any]

log = structlog.get_logger()


class Disturbed(Exception):
    """Somebody else is at this counter."""


@dataclass(frozen=True)
class Shift:
    """When a caseworker comes, seconds of life from now, and for how long at the most."""

    after_s: float
    length_s: float


class Caseworker:
    """Works at one counter until everybody is told to go home."""

    def __init__(
        self,
        counter: Counter,
        *,
        hand: Hand,
        picture: Picture,
        crowd: Crowd,
        waiting: Waiting,
        site: Site,
        dice: Random,
        openings: Openings,
        door_is_closed: Callable[[], bool],
    ) -> None:
        """Take a seat; `work` a shift."""
        self.counter = counter.number
        self._services = counter.services
        self.picture = picture
        self._hand, self._crowd, self._waiting, self._dice = hand, crowd, waiting, dice
        self._site, self._openings = site, openings
        self._door_is_closed = door_is_closed
        self._expected: list[tuple[float, Ticket]] = []
        self._away: list[tuple[float, Ticket]] = []
        self._standing: Ticket | None = None
        self._is_here = False
        self.disturbed = 0

    def work(self, shift: Shift) -> None:
        """Work one shift, or give way to a person; raise GoneHome."""
        self._waiting.work(shift.after_s)
        until_s = time.monotonic() + shift.length_s / self._waiting.pace.work
        try:
            self._come()
            while not self._may_close(until_s):
                self._next(look=self.picture.waits())
            self._close()
        except Disturbed as why:
            self._make_room(str(why))

    def go_home(self) -> None:
        """Leave no called number standing and no counter open; without patience."""
        if not self._is_here:
            return
        if self._standing is not None:
            path = f"tickets/{self._standing['id']}"
            if not self._hand.try_once(f"{path}/put-back"):
                self._hand.try_once(f"{path}/finish", {"outcome": "done"})
        for _, ticket in self._away:
            self._hand.try_once(f"tickets/{ticket['id']}/resume", {"to": "queue"})
        self._hand.try_once(f"counters/{self.counter}/close")

    # ------------------------------------------------------------------------- opening, closing

    def _come(self) -> None:
        if self._hand.read("state")["counter"]["state"] == "paused":
            raise Disturbed("somebody has a break there")
        try:
            opened = self._hand.do("open_counter", f"counters/{self.counter}/open")
        except Refused as refused:
            if refused.code != "counter_already_open":
                raise
            self._take_over()
        else:
            self._openings.note(self.counter, opened["counter"]["opened_ms"])
        self._is_here = True

    def _take_over(self) -> None:
        """Go on where a caseworker of ours was killed; raise Disturbed if it is a person's."""
        row = self._hand.read("state")["counter"]
        if not self._openings.is_ours(self.counter, row.get("opened_ms")):
            raise Disturbed("somebody has opened it")
        if ticket := row.get("ticket"):
            served = self._hand.read(f"tickets/{ticket}")["state"] == "serving"
            if served:
                self._step("finish", {"id": ticket}, {"outcome": "done"})
            else:
                self._step("put_back", {"id": ticket})

    def _may_close(self, until_s: float) -> bool:
        """Tell whether the shift is over, or the day is: then nobody may be left waiting."""
        if self._away:
            return False
        if not self._door_is_closed():
            return time.monotonic() > until_s
        return not self._expected and not self._next(look=True) and not self._away

    def _close(self) -> None:
        self._hand_at_counter("close_counter", "close")
        self._is_here = False

    def _make_room(self, why: str) -> None:
        log.info("a counter is left to somebody else", counter=self.counter, why=why)
        self.disturbed += 1
        self._is_here, self._standing, self._expected, self._away = False, None, [], []
        while self.picture.counter.get("state") not in {"closed", "left"}:
            self._waiting.real(LOOKS_EVERY_S)
        self._waiting.clock(MAKES_ROOM_S)

    # --------------------------------------------------------------------------------- visitors

    def _next(self, *, look: bool) -> bool:
        """Call somebody and see to them, or wait a little; tell whether somebody was called."""
        self._readmit_who_is_back()
        self._resume_who_is_back()
        called = self._called() if look else None
        if called is None:
            self.picture.wait_for_change(LOOKS_EVERY_S)
            self._waiting.real(0)
            return False
        self._standing = called
        self._see_to(called)
        self._standing = None
        self._waiting.work(self._dice.uniform(*BREATHES_S))
        return True

    def _called(self) -> Ticket | None:
        try:
            ticket: Ticket = self._hand_at_counter("call_next", "call-next")["ticket"]
        except Refused:
            return None
        return ticket

    def _see_to(self, ticket: Ticket) -> None:
        visitor = self._crowd.holder(ticket)
        if visitor.coming is Coming.TOO_EARLY:
            self._waiting.clock(visitor.walk_s / 2)
            self._crowd.attends(ticket)
            self._step("put_back", ticket)
        elif self._comes(visitor, ticket):
            self._serve(visitor, ticket)
        else:
            self._miss(visitor, ticket)

    def _comes(self, visitor: Visitor, ticket: Ticket) -> bool:
        """Wait, and repeat the call if need be; tell whether the visitor came."""
        away = visitor.coming not in {Coming.AT_ONCE, Coming.AFTER_RECALL}
        for _ in range(0 if visitor.coming is Coming.AT_ONCE else visitor.recalls):
            self._waiting.clock(self._site.rules.recall_gap_seconds + self._dice.uniform(1, 8))
            self._step("recall", ticket)
        self._waiting.clock(GIVES_UP_S if away else visitor.walk_s)
        return not away

    def _serve(self, visitor: Visitor, ticket: Ticket) -> None:
        """Talk, as the dice say that it goes; whoever is not coming back leaves."""
        if not self._step("start", ticket):
            self._crowd.leave(ticket)
            return
        course = self._crowd.course(self._dice)
        if course is Course.ERRAND and self._site.park_reasons:
            self._send_away(visitor, ticket)
            return
        self._waiting.work(visitor.visit_s)
        if course is Course.OTHER_MATTER and self._pass_on(ticket):
            return
        self._finish(ticket, slips=course is Course.SLIP)
        self._crowd.leave(ticket)

    def _finish(self, ticket: Ticket, *, slips: bool) -> None:
        """End a visit; by a slip too early, so that it must be taken back and ended again."""
        self._step("finish", ticket, {"outcome": "done"})
        if not slips:
            return
        self._waiting.clock(NOTICES_S)
        if self._step("undo", ticket):
            self._waiting.clock(NOTICES_S)
            self._step("finish", ticket, {"outcome": "done"})

    def _send_away(self, visitor: Visitor, ticket: Ticket) -> None:
        """Send somebody to fetch something; the counter goes on with others."""
        self._waiting.work(visitor.visit_s * BEFORE_THE_ERRAND)
        reason = self._dice.choice(self._site.park_reasons)
        self._step("park", ticket, {"reason": reason.key})
        self._crowd.has_time_left(ticket, visitor.visit_s * (1 - BEFORE_THE_ERRAND))
        away_s = self._dice.uniform(*ERRAND_S) / self._waiting.pace.clock
        self._away.append((time.monotonic() + away_s, ticket))

    def _resume_who_is_back(self) -> None:
        """Let whoever is back wait for this counter; the office's clock may have done it before."""
        now_s = time.monotonic()
        back = [ticket for at_s, ticket in self._away if at_s <= now_s]
        self._away = [each for each in self._away if each[0] > now_s]
        for ticket in back:
            if self._state(ticket) == "parked":
                self._step("resume", ticket, {"to": "queue"})

    def _pass_on(self, ticket: Ticket) -> bool:
        """Let a visit wait for another matter of this counter; tell whether there is one."""
        area = self._site.service(ticket["service"]).area
        served = [self._site.service(key) for key in self._services if key != ticket["service"]]
        others = [each.key for each in served if each.area == area and not each.triage]
        if not others:
            return False
        self._step("transfer", ticket, {"service": self._dice.choice(others), "note": NOTE})
        self._crowd.attends(ticket)
        return True

    def _miss(self, visitor: Visitor, ticket: Ticket) -> None:
        self._step("no_show", ticket)
        if visitor.coming is Coming.NEVER:
            self._crowd.leave(ticket)
        else:
            back_s = visitor.back_s / self._waiting.pace.clock
            self._expected.append((time.monotonic() + back_s, ticket))

    def _readmit_who_is_back(self) -> None:
        now_s = time.monotonic()
        back = [ticket for at_s, ticket in self._expected if at_s <= now_s]
        self._expected = [each for each in self._expected if each[0] > now_s]
        for ticket in back:
            self._crowd.attends(ticket)
            self._step("readmit", ticket)

    # --------------------------------------------------------------------------------- commands

    def _hand_at_counter(self, verb: str, word: str) -> dict[str, Any]:
        """Do something at the counter; raise Refused for want of visitors, else Disturbed."""
        try:
            return self._hand.do(verb, f"counters/{self.counter}/{word}")
        except Refused as refused:
            if refused.code == "nobody_waiting":
                raise
            raise Disturbed(refused.code) from None

    def _step(self, verb: str, ticket: Ticket, body: Mapping[str, object] | None = None) -> bool:
        """Do something to a ticket; tell whether it was done; raise Disturbed if it is not ours."""
        try:
            self._hand.do(verb, f"tickets/{ticket['id']}/{verb.replace('_', '-')}", body)
        except Refused as refused:
            if refused.code in TOO_LATE or self._state(ticket) in {"", "expired"}:
                return False
            raise Disturbed(refused.code) from None
        return True

    def _state(self, ticket: Ticket) -> str:
        """Give a ticket's state; none if the business day ended under our hands."""
        try:
            return str(self._hand.read(f"tickets/{ticket['id']}")["state"])
        except Refused:
            return ""
