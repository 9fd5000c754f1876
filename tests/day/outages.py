"""What fails during a day: which part, after how many visits, for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.kiosk.bad_printer import Mood

if TYPE_CHECKING:
    import random

    from server.embedded import EmbeddedStore
    from tests.kiosk.bad_printer import BadPrinter
    from tests.kiosk.wire import Wire
    from tests.running import Program

AWAY_S: Final = {
    "server": (2.0, 8.0),
    "store": (1.0, 4.0),
    "network": (2.0, 10.0),
    "printer": (3.0, 8.0),
    "power": (0.2, 2.0),
}
MOODS: Final = (
    Mood.PAPER_OUT,
    Mood.COVER_OPEN,
    Mood.CUTTER_STUCK,
    Mood.SILENT,
    Mood.UNPLUGGED,
    Mood.HANGS_UP,
    Mood.STOPS,
)
Failing = tuple[str, Callable[[], object]]
"""How a part fails, in words, and what mends it."""


@dataclass(frozen=True)
class Outage:
    """One part fails once so many visits are over, for so many seconds."""

    part: str
    after: int
    seconds: float


@dataclass(frozen=True)
class Lasted:
    """An outage that was: from when to when, in ms of the wall clock."""

    outage: Outage
    how: str
    began_ms: int
    ended_ms: int


def five_of(chance: random.Random, visitors: int) -> list[Outage]:
    """Give each part one outage, in an order and at times of chance."""
    parts = chance.sample(sorted(AWAY_S), len(AWAY_S))
    times = sorted(chance.sample(range(1, visitors - 2), len(parts)))
    return [
        Outage(part, after, chance.uniform(*AWAY_S[part]))
        for part, after in zip(parts, times, strict=True)
    ]


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass
class Parts:
    """The parts of an office that may fail; chance picks the kiosk and the way."""

    server: Program
    store: EmbeddedStore
    wires: list[Wire]
    printers: list[BadPrinter]
    kiosks: list[Program]
    chance: random.Random

    def let_fail(self, outage: Outage) -> Lasted:
        """Let a part fail for its time, and mend it."""
        fails = {
            "server": self._server,
            "store": self._store,
            "network": self._network,
            "printer": self._printer,
            "power": self._power,
        }
        began_ms = _now_ms()
        how, mend = fails[outage.part]()
        time.sleep(outage.seconds)
        mend()
        return Lasted(outage, how, began_ms, _now_ms())

    def _server(self) -> Failing:
        self.server.kill()
        return "killed", self.server.start

    def _store(self) -> Failing:
        self.store.kill()

        def mend() -> None:
            self.store.start()
            self.store.wait_until_ready()

        return "killed", mend

    def _network(self) -> Failing:
        """Cut a kiosk's cable, or let every answer on it be lost."""
        wire = self.chance.choice(self.wires)
        if self.chance.random() < 0.5:
            wire.cut()
            return "cut", wire.mend
        wire.loses = lambda _: True

        def mend() -> None:
            wire.loses = lambda _: False
            wire.ended.set()

        return "every answer lost", mend

    def _printer(self) -> Failing:
        printer, mood = self.chance.choice(self.printers), self.chance.choice(MOODS)
        within = self.chance.random() < 0.5
        if within:
            printer.within(mood)
        else:
            printer.mood = mood

        def mend() -> None:
            printer.mood = Mood.WELL

        return f"{mood}{' in mid-picture' if within else ''}", mend

    def _power(self) -> Failing:
        kiosk = self.chance.choice(self.kiosks)
        kiosk.kill()
        return "killed", kiosk.start
