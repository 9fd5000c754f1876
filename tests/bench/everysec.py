"""`everysec_lost`: what a store risks that flushes once a second.

The shipped store flushes before it answers. Here it is told not to (`appendfsync everysec`), and
sixteen people storm it through two servers. Then the power is cut, in thought: the store's files
are copied, and the copy is cut at a random place of what was written in the last second, for none
of that need be on the disk. Lost is what was answered and is not in the store that starts on such
a copy. Where the disk is slow, the store waits up to two seconds: then twice as much is at risk.
"""

import random
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.embedded import EmbeddedStore
from server.refuge import FILE
from server.store import Store
from tests.bench.figures import Figure
from tests.history.acts import Act
from tests.history.record import Office, entries_of, open_office
from tests.running import SITE_KEY

NAMES: Final = ("everysec_lost",)
SEED: Final = 5
COPIES: Final = 8
CUTS: Final = 6
SECOND: Final = 1.0


@dataclass(frozen=True)
class Copy:
    """The store's files at a moment, and how long the last one was a second before."""

    file: Path
    earlier: int
    length: int
    at_s: float


def figures(folder: Path) -> Iterator[Figure]:
    """Let the storm rage, and cut the power at some moments."""
    with open_office(folder, SEED, pause_s=(0.0, 0.0)) as office:
        with closing(Store(office.embedded.url, [SITE_KEY])) as store:
            store.redis.config_set("appendfsync", "everysec")
        begin_s = time.monotonic()
        copies = [_copy(office, folder / f"copy-{each}") for each in range(COPIES)]
        took_s = time.monotonic() - begin_s
        office.crowd.send_home()
    acts, chance = office.crowd.acts, random.Random(SEED)  # noqa: S311 - no secret
    lost = [_lost(copy, chance, acts) for copy in copies for _ in range(CUTS)]
    events = sum(begin_s <= act.end_s < begin_s + took_s for act in _accepted(acts)) / took_s
    note = f"most of {len(lost)} cuts, median {statistics.median(lost):.0f}; {events:.0f} a second"
    yield Figure("everysec_lost", max(lost), "answered commands", note=note, lower_is_better=True)


def _accepted(acts: list[Act]) -> list[Act]:
    return [act for act in acts if act.accepted]


def _copy(office: Office, folder: Path) -> Copy:
    """Copy the store's files as they are now."""
    [file] = (office.embedded.folder / FILE).glob("*.incr.aof")
    earlier = file.stat().st_size
    time.sleep(SECOND)
    office.crowd.look()
    at_s, length = time.monotonic(), file.stat().st_size
    shutil.copytree(file.parent, folder / FILE)
    return Copy(folder / FILE / file.name, earlier, length, at_s)


def _lost(copy: Copy, chance: random.Random, acts: list[Act]) -> int:
    """Cut the copy within its last second: how much had been answered and is gone."""
    place = copy.file.parent.parent / f"cut-{chance.getrandbits(64):x}"
    shutil.copytree(copy.file.parent, place / FILE)
    with (place / FILE / copy.file.name).open("r+b") as file:
        file.truncate(chance.randint(copy.earlier, copy.length))
    embedded = EmbeddedStore(place)
    embedded.start()
    try:
        embedded.wait_until_ready()
        with closing(Store(embedded.url, [SITE_KEY])) as store:
            there = {position for position, _ in entries_of(store)}
    finally:
        embedded.stop()
    told = [act for act in _accepted(acts) if act.end_s < copy.at_s]
    return sum(act.position not in there for act in told)
