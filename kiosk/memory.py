"""All of a kiosk that outlives a restart, put together: its office, its debts, its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.debts import Debts
from kiosk.handing_in import HandingIn
from kiosk.known import Known
from kiosk.outage import Outage
from kiosk.outbox import Outbox
from kiosk.own_numbers import OwnNumbers

if TYPE_CHECKING:
    from pathlib import Path

    from device.connection import Server


class Memory:
    """What the kiosk of this name knows, owes and may give, in its data folder."""

    def __init__(self, server: Server, folder: Path, *, kiosk: str) -> None:
        """Open it. Raises sqlite3.OperationalError where another process holds it."""
        self.outage = Outage()
        self.known = Known(server, folder, outage=self.outage)
        was_used = self.known.office is not None
        self.outbox = Outbox(folder / "outbox.db", was_used=was_used)
        self.own = OwnNumbers(kiosk, known=self.known, outbox=self.outbox)
        drained = self.known.choosing.set
        self.handing_in = HandingIn(server, self.outbox, outage=self.outage, drained=drained)
        self.debts = Debts(
            server,
            self.outbox,
            outage=self.outage,
            handing_in=self.handing_in,
            server_day=self.known.server_day,
        )
