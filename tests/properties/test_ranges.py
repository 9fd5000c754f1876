"""No number is lost or doubled, however often ranges change while kiosks are away.

Two servers with files of their own on one store, two kiosks that hear of it late. No two kiosks
ever have the same range: then nothing is refused. With each number it is looked who has it today.
"""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import pytest

from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.office import Office
from tests.ranges import days_pass, server_with

SPANS: Final = {
    "kiosk-1": ((101, 104), (103, 106), (111, 114), (121, 126)),
    "kiosk-2": ((107, 110), (115, 117), (116, 120)),
}
"""What each kiosk may be given by a site file: the day's series begins in the midst of it."""
STEPS: Final = ("change", "hear", "give", "give", "hand_in", "hand_in", "draw", "draw")
OFFICES: Final = 25
STEPS_IN_ONE: Final = 80


@dataclass
class Away:
    """A kiosk, and what it knows: its range, what was given of it on which day, what it owes."""

    span: tuple[int, int] = (1, 0)
    given: set[tuple[str, int]] = field(default_factory=set)
    owed: list[tuple[str, int, int]] = field(default_factory=list)


class Changes:
    """Site files change, kiosks come and go, people draw numbers."""

    def __init__(self, store: Store, site: Site, chance: random.Random) -> None:
        """Begin two servers with the same file; both kiosks hear of it."""
        self.store, self.site, self.chance, self.clock = store, site, chance, Clock()
        store.redis.flushall()
        store.begin()
        self.holders: set[tuple[str, str]] = set()
        self.done: Counter[str] = Counter()
        self.kiosks = {name: Away() for name in SPANS}
        spans = self._drawn()
        self.servers = [self._begun(spans), self._begun(spans)]
        for name in SPANS:
            self._hear_of(self.servers[0], name)

    def step(self) -> None:
        """Somebody does something; now and then a day ends."""
        if self.chance.random() < 1 / STEPS_IN_ONE:
            days_pass(self.clock, 1)
        getattr(self, self.chance.choice(STEPS))()

    def change(self) -> None:
        """One server begins anew with another file."""
        self.servers[self.chance.randrange(2)] = self._begun(self._drawn())

    def hear(self) -> None:
        """A kiosk hears of its range from a server, and of what was given of it today."""
        self._hear_of(self.chance.choice(self.servers), self._kiosk())

    def give(self) -> None:
        """Somebody draws a number at a kiosk that is away."""
        kiosk, today = self.kiosks[self._kiosk()], self._today()
        serials = range(kiosk.span[0], kiosk.span[1] + 1)
        for serial in [each for each in serials if (today, each) not in kiosk.given][:1]:
            kiosk.given.add((today, serial))
            kiosk.owed.append((today, serial, self.clock()))
            self._has("given", f"K{serial}")

    def hand_in(self) -> None:
        """A kiosk hands in what it gave first: it waits, or it is of an earlier day."""
        name, office = self._kiosk(), self.chance.choice(self.servers)
        owed = self.kiosks[name].owed
        for day, serial, at in owed[:1]:
            told = {"ticket": f"9{day[-2:]}11{serial:05}", "kiosk": name}
            row = office.hand_in(serial, minutes=(self.clock() - at) / 60_000, **told)
            assert row["state"] == ("waiting" if day == self._today() else "expired")
            site_has = self._spans_of(office)[name]
            self.done["former" if not site_has[0] <= serial <= site_has[1] else "present"] += 1
            del owed[0]

    def draw(self) -> None:
        """Somebody draws a number at a kiosk that has a server."""
        self._has("drawn", self.chance.choice(self.servers).issued()["number"])

    def _has(self, how: str, number: str) -> None:
        """Somebody has a number from now on: nobody else does today."""
        holder = (self._today(), number)
        assert holder not in self.holders, f"{number} was {how} a second time on {self._today()}"
        self.holders.add(holder)
        self.done[how] += 1

    def _hear_of(self, server: Office, name: str) -> None:
        offer, kiosk = server.offer(), self.kiosks[name]
        kiosk.span = self._spans_of(server)[name]
        serials = [int(each[1:]) for each in offer["taken"]]
        serials += [int(each[5:]) for each in offer["handed_in"]]
        kiosk.given |= {(offer["day"], serial) for serial in serials}
        self.done["taken"] += len(offer["taken"])

    def _spans_of(self, server: Office) -> dict[str, tuple[int, int]]:
        return {each.name: each.offline["K"] for each in server.ledger.site.kiosks}

    def _begun(self, spans: dict[str, tuple[int, int]]) -> Office:
        return server_with(self.store, self.site, spans, self.clock)

    def _drawn(self) -> dict[str, tuple[int, int]]:
        return {name: self.chance.choice(spans) for name, spans in SPANS.items()}

    def _kiosk(self) -> str:
        return self.chance.choice(sorted(SPANS))

    def _today(self) -> str:
        return dt.datetime.fromtimestamp(self.clock() / 1000, dt.UTC).date().isoformat()


@pytest.mark.parametrize("seed", range(4))
def test_no_number_is_lost_or_doubled_when_ranges_change(
    store: Store, site: Site, seed: int
) -> None:
    """Every paper is taken, and nobody else has its number on that day; all of it was tried."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    done: Counter[str] = Counter()
    for _ in range(OFFICES):
        office = Changes(store, site, chance)
        for _ in range(STEPS_IN_ONE):
            office.step()
        done += office.done
    assert min(done[what] for what in ("given", "drawn", "present", "former", "taken")) > OFFICES
