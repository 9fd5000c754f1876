"""An office whose kiosk loses its power at named points, and the judge of what comes of it."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import websocket

from server.store import Store
from tests.kills.papers import LIVES, Row, assert_each_counts, knows_outage, rows_of, stages_of
from tests.kills.points import ARMED, STEPS
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.well_printer import WELL, WellPrinter
from tests.running import SITE_KEY, Program, Programs, running
from tests.sites import write_changed_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from server.embedded import EmbeddedStore

PATIENCE_S: Final = 40.0
SURELY_UNSEEN: Final = frozenset({"issuing", "abandoned", "numbered", "drawn"})
"""Stages of the outbox that say: not a byte of this number has gone to the printer."""
_GONE: Final = (OSError, websocket.WebSocketException, http.client.HTTPException, AssertionError)
"""What a page meets whose agent has just died."""


@dataclass(frozen=True)
class Way:
    """What is done before the plug may be pulled, and what while it may."""

    prepare: Callable[[Power], object]
    go: Callable[[Power], object]


@dataclass
class Power:
    """One kiosk whose plug may be pulled."""

    office: KioskOffice
    kiosk: Program
    printer: WellPrinter
    folder: Path
    killed: list[str] = field(default_factory=list)
    """Points at which it has died, in order."""

    @property
    def page(self) -> Page:
        """The page as it is fetched now."""
        return Page(self.kiosk.port)

    def steps_of(self, way: Way) -> tuple[str, ...]:
        """Give the points that are passed when nobody pulls the plug, each once, in order."""
        way.prepare(self)
        self._steps.write_text("")
        way.go(self)
        until(lambda: not self._steps.read_text().endswith("before writing settled\n"))
        points = self._steps.read_text().split("\n")[:-1]
        self.judge(may_have_come=False)
        return tuple(dict.fromkeys(points))

    def kill_at(self, point: str, way: Way) -> None:
        """Pull the plug at this point of the way, plug it in again, and judge."""
        way.prepare(self)
        begun, papers = self.printer.begun, len(self.printer.papers)
        self._armed.write_text(point)
        with contextlib.suppress(*_GONE):
            way.go(self)
        self._see_dead(point)
        stages = self.stages()
        began = self.printer.begun > begun
        assert not (began and stages and set(stages) <= SURELY_UNSEEN), f"{stages}, and bytes came"
        self.kiosk.start()
        self.page.on("language")
        self.judge(
            may_have_come="paper" in stages,
            torn=began and len(self.printer.papers) == papers,
        )

    def kill_in_recovery(self, point: str, after: str, way: Way) -> None:
        """Pull the plug on the way, and once more while the kiosk finds out what that meant."""
        way.prepare(self)
        self._armed.write_text(after)
        with contextlib.suppress(*_GONE):
            way.go(self)
        self._see_dead(after)
        stages = self.stages()
        self._armed.write_text(point)
        self.kiosk.start(wait=False)
        self._see_dead(point)
        self.kiosk.start()
        self.page.on("language")
        self.judge(may_have_come="paper" in stages)

    def cut(self) -> None:
        """Cut the cable, and wait until the kiosk knows that nobody is there."""
        page = self.page
        page.on("language")
        until((self.kiosk.log.parent / "offer.json").exists, seconds=PATIENCE_S)
        until(lambda: not knows_outage(self.kiosk), seconds=PATIENCE_S)
        self.office.wire.cut()
        self._is_cut = True
        page.press("choose-language", "de", on="language")  # it asks what is given now
        until(lambda: knows_outage(self.kiosk), seconds=PATIENCE_S)
        page.press("start-over", on="start")

    def mend(self) -> None:
        """Put the cable together, and let no answer be lost, if that is not so."""
        if self._is_cut:
            self.office.wire.mend()
        self._is_cut = False
        self.office.wire.loses = lambda _: False
        self.office.wire.ended.set()
        self.printer.says = WELL

    def lose_answers(self, end: str) -> None:
        """Lose every answer to commands whose path ends so."""
        self.office.wire.ended.clear()
        self.office.wire.loses = lambda path: path.endswith(end)

    def settle(self) -> None:
        """Wait until nothing is owed any more; fail where the kiosk is dead."""
        until(lambda: not self.kiosk.runs or not self.stages(), seconds=PATIENCE_S)
        assert self.kiosk.runs

    def judge(self, *, may_have_come: bool, torn: bool = False) -> None:
        """Wait until nothing is owed any more, and hold the papers against the queue."""
        self.mend()
        self.settle()
        until(lambda: not self._in("issued"), seconds=PATIENCE_S)
        papers = assert_each_counts(self.printer.papers, self.rows())
        ghosts = [row for row in self._in(*LIVES) if row["number"] not in papers]
        new = [row for row in ghosts if row["id"] not in self._known_ghosts]
        self._known_ghosts.update(row["id"] for row in ghosts)
        assert may_have_come or not new, f"it reached nobody and waits: {new}"
        assert all(row.get("uncertain") for row in new), f"nobody says that it is uncertain: {new}"
        assert new or not torn, "half a paper came, and its number is lost"

    def stages(self) -> list[str]:
        """Give the stages of what this kiosk has in flight."""
        return stages_of(self.kiosk)

    def rows(self) -> dict[str, Row]:
        """Give each ticket as it stands now."""
        return rows_of(self.office.events())

    def _see_dead(self, point: str) -> None:
        try:
            assert self.kiosk.ended() == -signal.SIGKILL
        except subprocess.TimeoutExpired:
            raise AssertionError(f"nobody came to {point!r}") from None
        self._armed.unlink()
        self.killed.append(point)

    def _in(self, *states: str) -> list[Row]:
        return [row for row in self.rows().values() if row["state"] in states]

    @property
    def _steps(self) -> Path:
        return self.folder / "steps"

    @property
    def _armed(self) -> Path:
        return self.folder / "armed"

    def __post_init__(self) -> None:
        self._known_ghosts: set[str] = set()
        self._is_cut = False
        self.kiosk.module = "tests.kills.at"
        self.kiosk.env |= {STEPS: str(self._steps), ARMED: str(self._armed)}


@contextlib.contextmanager
def power_office(embedded: EmbeddedStore, folder: Path) -> Iterator[Power]:
    """Run an office that soon takes a number for delivered of which it hears nothing."""
    site = write_changed_site(
        folder / "hasty-site", {"delivery_timeout_seconds = 20": "delivery_timeout_seconds = 1"}
    )
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(contextlib.closing(Store(embedded.url, [SITE_KEY])))
        store.redis.flushall()
        store.begin()
        programs = Programs(folder, store)
        server = programs.server(WARTEMARKE_SITE_FILE=str(site))
        stack.enter_context(running(server))
        printer = stack.enter_context(WellPrinter())
        office = KioskOffice(programs, server, store)
        stack.enter_context(contextlib.closing(office.wire))
        kiosk = office.kiosk(PRINTER=printer.setting)
        power = Power(office, kiosk, printer, folder)
        stack.enter_context(running(kiosk))
        yield power
