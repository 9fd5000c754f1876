"""A kiosk in a network of its own, and the cable of packets between it and the server."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from server.store import Store
from tests.kills.papers import assert_each_counts, rows_of, stages_of
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.well_printer import WellPrinter
from tests.net.namespace import Cable, Namespace
from tests.running import SITE_KEY, Program, Programs, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.embedded import EmbeddedStore
    from tests.kills.papers import Row

PATIENCE_S: Final = 60.0
ON_ITS_WAY_MS: Final = 2_500
"""How long a command may be on a bad cable: what it says of the past is so much older then."""


@dataclass
class Remote:
    """An office whose kiosk and printer stand at the far end of a cable."""

    office: KioskOffice
    server: Program
    kiosk: Program
    printer: WellPrinter
    network: Namespace
    cable: Cable
    drawn: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Number → when its visitor came to the page and when the number was there, ms."""

    @property
    def page(self) -> Page:
        """The kiosk's page; to be asked within the kiosk's network."""
        return Page(self.kiosk.port)

    def draw(self, service: str = "asylum", *, seconds: float = 30) -> str:
        """Let one visitor draw a number and take the paper; the number on the screen."""
        with self.network.inside():
            page, came_ms = self.page, _now_ms()
            page.ask_for(service, "de")
            until(lambda: page.state()["screen"] == "ticket", seconds=seconds)
            number: str = page.state()["ticket"]["number"]
            self.drawn[number] = came_ms, _now_ms()
            page.press("done", on="ticket")
        return number

    def restart_kiosk(self) -> None:
        """Pull the kiosk's plug and put it in again."""
        self.kiosk.kill()
        with self.network.inside():
            self.kiosk.start()

    def settle(self) -> dict[str, Row]:
        """Mend the cable, wait until the server knows all; each ticket as it stands, by number."""
        self.cable.mend()
        until(lambda: not stages_of(self.kiosk) and not self._issued(), seconds=PATIENCE_S)
        rows = rows_of(self.office.events())
        assert_each_counts(self.printer.papers, rows)
        for row in rows.values():
            if row["number"] in self.drawn:
                came_ms, shown_ms = self.drawn[row["number"]]
                assert came_ms <= row["arrived_ms"] <= shown_ms + ON_ITS_WAY_MS, row
        return {row["number"]: row for row in rows.values()}

    def _issued(self) -> list[Row]:
        rows = rows_of(self.office.events()).values()
        return [row for row in rows if row["state"] == "issued"]


@contextlib.contextmanager
def remote_kiosk(embedded: EmbeddedStore, folder: Path) -> Iterator[Remote]:
    """Run a server here and a kiosk there, on an emptied store."""
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(contextlib.closing(Store(embedded.url, [SITE_KEY])))
        store.redis.flushall()
        store.begin()
        network = stack.enter_context(Namespace())
        cable = stack.enter_context(Cable(network))
        programs = Programs(folder, store)
        hosts = f"127.0.0.1,{cable.far}"
        server = programs.server(WARTEMARKE_HOST="0.0.0.0", WARTEMARKE_ALLOWED_HOSTS=hosts)  # noqa: S104 - one address is the cable's
        stack.enter_context(running(server))
        with network.inside():
            printer = stack.enter_context(WellPrinter())
            address = f"http://{cable.far}:{server.port}"
            kiosk = programs.kiosk(server, SERVER=address, PRINTER=printer.setting)
            stack.enter_context(running(kiosk))
        office = KioskOffice(programs, server, store)
        office.wire.close()
        yield Remote(office, server, kiosk, printer, network, cable)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
