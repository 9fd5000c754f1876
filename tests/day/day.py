"""A day at the kiosks with five outages: everybody gets a number, and all of them are called.

Two kiosks with printers that misbehave, a server, a store of its own and four caseworkers, all of
them real programs. It is a day without its pauses: one visitor follows the other at each kiosk.
"""

from __future__ import annotations

import random
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from server.embedded import EmbeddedStore
from server.store import Store
from tests.day.outages import Lasted, Parts, five_of
from tests.day.visits import Line, Visit
from tests.kills.book import Book
from tests.kills.crowd import Crowd, counter_tokens
from tests.kills.papers import numbers_on
from tests.kiosk.bad_printer import BadPrinter
from tests.kiosk.kiosk_office import until
from tests.kiosk.wire import Wire
from tests.running import SITE_KEY, Programs, running
from tests.sites import write_changed_site
from tests.storm import Traffic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

KIOSKS: Final = ("kiosk-1", "kiosk-2")
SITE: Final = {
    "delivery_timeout_seconds = 20": "delivery_timeout_seconds = 4",
    'name = "kiosk-1"\n': 'name = "kiosk-2"\n'
    "offline = { F = [851, 899], K = [851, 899], W = [851, 899] }\n\n"
    '[[kiosks]]\nname = "kiosk-1"\n',
}
"""A second kiosk with numbers of its own; what nobody hears of waits after 4 s."""
SETTLED_WITHIN_S: Final = 300.0
"""One counter of four serves half of the people."""
END_S: Final = 300.0
LOOK_S: Final = 0.2
ON_ITS_WAY_MS: Final = 1_000
"""How long a number may be on its way to a server that has just started: so much later it seems."""
HEARD_MS: Final = 1_500
"""How much later than the screen the server may have heard of a number, or its clock was read."""


@dataclass
class Day:
    """The office, its people and what failed."""

    store: Store
    parts: Parts
    lines: list[Line]
    crowd: Crowd
    seed: int
    failed: list[Lasted] = field(default_factory=list)

    def pass_(self) -> None:
        """Let everybody come, everything fail once, and the queue be worked off."""
        visitors = sum(line.visitors for line in self.lines)
        for line in self.lines:
            line.start()
        self.crowd.resume()
        for outage in five_of(self.parts.chance, visitors):
            self._wait_for(outage.after)
            self.failed.append(self.parts.let_fail(outage))
        self._wait_for(visitors)
        for line in self.lines:
            line.visits = [self._read(visit) for visit in line.visits]
        end_s = time.monotonic() + SETTLED_WITHIN_S
        while unsettled := self._unsettled():
            assert time.monotonic() < end_s, f"not seen to: {unsettled}, after {self.told}"
            time.sleep(LOOK_S)

    def _read(self, visit: Visit) -> Visit:
        """Give the visit with its number, where only a paper has it."""
        if visit.paper is None:
            return visit
        rows = Book.of(self.store).rows.values()
        return replace(visit, number=numbers_on([visit.paper], rows)[0])

    def _wait_for(self, visits: int) -> None:
        until(lambda: self._over() >= visits, seconds=END_S)

    @property
    def visits(self) -> list[Visit]:
        """Every visit that is over."""
        return [visit for line in self.lines for visit in line.visits]

    def assert_right(self) -> None:
        """Everybody's number is in the ledger once, in its place, and was called once."""
        book = Book.of(self.store)
        rows = {row["number"]: row for row in book.rows.values()}
        visits = self.visits
        numbers = [visit.number for visit in visits]
        assert len(numbers) == len(set(numbers)), "two people have one number"
        unknown = [number for number in numbers if number not in rows]
        assert not unknown, f"nobody will call {unknown}"
        open_ = {visit.number: rows[visit.number]["state"] for visit in visits}
        assert set(open_.values()) == {"finished"}, open_
        self._assert_in_order(visits, rows)
        self._assert_no_ghost_is_certain(set(numbers), book)
        self._assert_each_paper_came_once(rows)

    def _assert_in_order(self, visits: Sequence[Visit], rows: dict[str, Any]) -> None:
        """Each arrived between the touch and the number; at one kiosk one after the other."""
        for visit in visits:
            arrived_ms = rows[visit.number]["arrived_ms"]
            assert visit.touched_ms - HEARD_MS <= arrived_ms <= visit.shown_ms + HEARD_MS, (
                visit,
                rows[visit.number],
            )
        for line in self.lines:
            arrived = [rows[visit.number]["arrived_ms"] for visit in line.visits]
            earlier = [max(arrived[: place + 1]) - each for place, each in enumerate(arrived)]
            assert max(earlier) <= ON_ITS_WAY_MS, f"not in order at {line.kiosk}: {line.visits}"

    def _assert_no_ghost_is_certain(self, held: set[str], book: Book) -> None:
        """A number that nobody holds was called only if it may have reached somebody."""
        told = [event["ticket"] for event in book.events.values() if event.get("ticket")]
        uncertain = {row["id"] for row in told if row.get("uncertain")}
        called = {row["id"] for row in told if row["state"] == "called"}
        ghosts = [row for row in book.rows.values() if row["number"] not in held]
        certain = [row for row in ghosts if row["id"] in called - uncertain]
        assert not certain, f"nobody ever had these, and they were called: {certain}"

    def _assert_each_paper_came_once(self, rows: dict[str, Any]) -> None:
        """No number is on two papers, and who was told to take the paper could: it was whole."""
        for line in self.lines:
            pictures = [paper.picture for paper in line.printer.papers if paper.is_whole]
            printed = numbers_on(pictures, rows.values())
            assert len(printed) == len(set(printed)), f"two papers of one number: {printed}"
            told = {visit.number for visit in line.visits if visit.how == "ticket"}
            assert told <= set(printed), f"no whole paper of {told - set(printed)}"

    def _over(self) -> int:
        """Count the visits that are over; raise what went wrong in a line."""
        for line in self.lines:
            if line.failure is not None:
                raise AssertionError(f"{line.name} broke down") from line.failure
        return len(self.visits)

    def _unsettled(self) -> list[tuple[Visit, Any]]:
        """Give who has a number and was not seen to yet; raise what went wrong in the crowd."""
        self.crowd.is_quiet()
        rows = {row["number"]: row for row in Book.of(self.store).rows.values()}
        held = [(visit, rows.get(visit.number)) for visit in self.visits]
        return [(visit, row) for visit, row in held if not row or row["state"] != "finished"]

    @property
    def told(self) -> str:
        """Say what kind of a day it was."""
        hows = [visit.how for visit in self.visits]
        own = [visit for visit in self.visits if int(visit.number[1:]) > 800]
        took = sorted(visit.shown_ms - visit.touched_ms for visit in self.visits)
        failed = ", ".join(
            f"{each.outage.part} {each.how} after {each.outage.after} for "
            f"{(each.ended_ms - each.began_ms) / 1000:.1f} s"
            for each in self.failed
        )
        return (
            f"seed {self.seed}: {len(hows)} visitors, {len(own)} with a number of the kiosk's own, "
            f"{hows.count('no_paper')} without paper, {hows.count('paper')} of a kiosk that died, "
            f"{sum(line.began_anew for line in self.lines)} began anew; touch to number p50 "
            f"{took[len(took) // 2]} ms, longest {took[-1]} ms; {failed}"
        )


@contextmanager
def hard_day(folder: Path, *, visitors: int, seed: int) -> Iterator[Day]:
    """Open the office."""
    site = write_changed_site(folder / "two-kiosks", SITE)
    with ExitStack() as stack:
        embedded = EmbeddedStore(folder / "store")
        stack.callback(embedded.stop)
        embedded.start()
        embedded.wait_until_ready()
        store = stack.enter_context(closing(Store(embedded.url, [SITE_KEY])))
        programs = Programs(folder, store)
        server = programs.server(WARTEMARKE_SITE_FILE=str(site))
        stack.enter_context(running(server))
        wires = [stack.enter_context(closing(Wire(server.port))) for _ in KIOSKS]
        printers = [stack.enter_context(BadPrinter()) for _ in KIOSKS]
        kiosks = [
            programs.kiosk(server, NAME=name, SERVER=wire.url, PRINTER=printer.url)
            for name, wire, printer in zip(KIOSKS, wires, printers, strict=True)
        ]
        stack.enter_context(running(*kiosks))
        lines = [
            Line(name, kiosk.port, printer, visitors // len(KIOSKS), _dice(f"{name} {seed}"))
            for name, kiosk, printer in zip(KIOSKS, kiosks, printers, strict=True)
        ]
        tokens = counter_tokens(programs.registry)
        crowd = stack.enter_context(
            Crowd(Traffic([server.port]), tokens, _dice(f"crowd {seed}"), drawers=0)
        )
        parts = Parts(server, embedded, wires, printers, kiosks, _dice(f"{seed}"))
        yield Day(store, parts, lines, crowd, seed)


def _dice(seed: str) -> random.Random:
    """Give each their own: what one does never changes what the seed means for another."""
    return random.Random(seed)  # noqa: S311 - no secret
