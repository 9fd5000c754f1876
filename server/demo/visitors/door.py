"""The door: people come in, one after the other, and draw a number at a kiosk of their own."""

import time
from collections.abc import Iterable
from typing import Final

import structlog

from device.connection import Refused
from server.demo.visitors.crowd import Crowd
from server.demo.visitors.habits import Visitor
from server.demo.visitors.hand import Hand
from server.demo.visitors.pace import GoneHome, Waiting

TOUCH_S = 15.0
"""How long somebody stands at the kiosk, seconds of life."""
PAPER_S = 2.0
log = structlog.get_logger()

TURNED_AWAY: Final = frozenset({"office_closed", "numbers_stopped", "quota_used"})
"""Why somebody gets no number: then they go home, and the next one comes all the same."""


class Door:
    """Lets the visitors of one day in."""

    def __init__(self, hand: Hand, crowd: Crowd, waiting: Waiting) -> None:
        """Draw numbers with this hand."""
        self._hand = hand
        self._crowd = crowd
        self._waiting = waiting
        self.is_closed = False

    def let_in(self, people: Iterable[tuple[float, Visitor]]) -> None:
        """Let everybody in at the moment of each, seconds of life from now; raise GoneHome."""
        opened_s = time.monotonic()
        for moment_s, visitor in people:
            passed_s = time.monotonic() - opened_s
            self._waiting.real(moment_s / self._waiting.pace.work - passed_s)
            self._draw(visitor)

    def close(self) -> None:
        """Let nobody in any more: the caseworkers go when everybody was seen to."""
        self.is_closed = True

    def _draw(self, visitor: Visitor) -> None:
        self._waiting.work(TOUCH_S)
        try:
            ticket = self._crowd.enter(visitor, lambda: self._issued(visitor))
        except Refused as refused:
            if refused.code not in TURNED_AWAY:
                raise
            log.info("a visitor was turned away", code=refused.code)
            return
        try:
            self._waiting.work(PAPER_S)
        except GoneHome:
            self._hand.try_once(f"tickets/{ticket}/deliver", {"how": "paper"})
            raise
        self._hand.do("deliver", f"tickets/{ticket}/deliver", {"how": "paper"})

    def _issued(self, visitor: Visitor) -> str:
        ticket: str = self._hand.do("issue", "tickets", visitor.wish())["ticket"]["id"]
        return ticket
