"""Whose turn it is at the printer: a visitor's paper, one that reception ordered, or a question.

Theory of operation: one greenlet at a time is at the printer. When the kiosk ends, the one that
prints is waited for; whoever comes or waits for a turn ends there, before anything of that paper
was begun, so what it owes is what a killed kiosk would owe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent
from gevent.lock import BoundedSemaphore

if TYPE_CHECKING:
    from types import TracebackType


class PrinterTurn:
    """Give the printer to who prints, for a `with` block."""

    def __init__(self) -> None:
        """Begin with a printer that nobody has."""
        self.free = BoundedSemaphore(1)
        """For questions, which wait for nobody and for which the end does not wait."""
        self._prints = self._is_over = False

    def __enter__(self) -> None:
        self.free.acquire()
        if self._is_over:
            self.free.release()
            raise gevent.GreenletExit
        self._prints = True

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._prints = False
        self.free.release()

    def end(self, *, seconds: float) -> None:
        """Let nobody print any more; return when who prints is through, or after this time."""
        self._is_over = True
        if self._prints and self.free.acquire(timeout=seconds):
            self.free.release()
