"""How the kiosk's printer is, between tickets too: staff should know before a visitor does.

Theory of operation: each ticket says how the printer was with it. A printer that can answer is
asked in between, every half minute while all is well and every few seconds while something is not;
never while somebody prints. A ticket that comes in the middle of such a question waits for its end:
a moment where the printer answers; where it does not, up to the time that opening the way to it and
a question may take (`Patience`), some seconds.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import structlog

from kiosk.printer import TalkingPrinter, VirtualPrinter

if TYPE_CHECKING:
    from gevent.lock import BoundedSemaphore

    from kiosk.printer import Outlook, Printer, Reason

LOOK_EVERY_S: Final = 30.0
TROUBLED_EVERY_S: Final = 5.0
_log = structlog.get_logger(__name__)


class PrinterWatch:
    """Remembers how the printer is."""

    def __init__(self, printer: Printer, at_the_printer: BoundedSemaphore) -> None:
        """Know nothing yet, unless the printer is none that could fail."""
        self._printer, self._at_the_printer = printer, at_the_printer
        self._state = "ready" if isinstance(printer, VirtualPrinter) else ""
        self._paper = ""

    def said(self) -> dict[str, object]:
        """Give what a beat says of the printer; nothing of what is not known."""
        known = {"printer": self._state, "paper": self._paper}
        return {name: value for name, value in known.items() if value}

    def printed(self, after: Outlook | None = None) -> None:
        """Note that a ticket has come, and how the printer is after it."""
        self._state = "ready"
        if after is not None and after.knows:
            self._take(after)

    def failed(self, reason: Reason) -> None:
        """Note that a ticket has not come."""
        self._state = reason.value

    def watch_forever(self) -> None:
        """Ask the printer now and then, if it is one that can answer."""
        while isinstance(self._printer, TalkingPrinter):
            troubled = self._state not in {"", "ready"}
            time.sleep(TROUBLED_EVERY_S if troubled else LOOK_EVERY_S)
            self.look()

    def look(self) -> None:
        """Ask the printer now, unless somebody prints or it is one that cannot answer."""
        printer = self._printer
        if not isinstance(printer, TalkingPrinter):
            return
        if not self._at_the_printer.acquire(blocking=False):
            return
        try:
            seen = printer.look()
        except Exception:  # noqa: BLE001 - a strange printer must not end the kiosk
            _log.exception("printer_not_asked")
            return
        finally:
            self._at_the_printer.release()
        if seen is not None:
            self._take(seen)

    def _take(self, seen: Outlook) -> None:
        if seen.reason:
            self._state = seen.reason.value
        else:
            self._state = "ready" if seen.knows else ""
        self._paper = ("low" if seen.little_paper else "enough") if seen.knows else ""
