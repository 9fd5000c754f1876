"""Record a history: people act through two servers on one store, and all three are killed.

The site's times are short, so that what falls due by the clock falls due within a test.
"""

import json
import random
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from server.embedded import EmbeddedStore
from server.keys import events_key, site_prefix
from server.ledger import Ledger
from server.position import Position
from server.site import Site
from server.store import Store
from tests.bench.load import Reply
from tests.history.acts import Act, Json
from tests.history.people import Crowd, tokens_of
from tests.kills import victims
from tests.kills.book import Book
from tests.kills.victims import Victim
from tests.running import SITE_KEY, Program, Programs, running
from tests.sites import SHIPPED, always_open, write_site
from tests.storm import Traffic

Entries = list[tuple[Position, Json]]
_QUICK: Final = MappingProxyType(
    {
        "hold_minutes": 1,
        "delivery_timeout_seconds": 1,
        "recall_gap_seconds": 1,
        "readmit_grace_minutes": 1,
        "undo_seconds": 2,
        "counter_left_minutes": 1,
        "caseworker_away_minutes": 1,
        "overlong_factor": 1,
    }
)
"""Rules of a site in which everything happens soon."""
QUOTA: Final = 25


@dataclass(frozen=True)
class History:
    """What everybody was told, and what the store has of it in the end."""

    site: Site
    acts: list[Act]
    again: list[tuple[Act, Reply]]
    entries: Entries
    snapshot: Json
    remembered: frozenset[str]
    """The ids of the commands whose answers the store keeps."""
    in_flight: list[int] = field(default_factory=list)
    """How many commands were on their way at each kill."""


@dataclass
class Office:
    """A store, two servers and the people, while a history is recorded."""

    embedded: EmbeddedStore
    servers: tuple[Program, Program]
    crowd: Crowd
    chance: random.Random
    in_flight: list[int] = field(default_factory=list)

    def strike(self, rounds: int) -> None:
        """Kill the store and each server, in an order of chance, and start them again."""
        for _ in range(rounds):
            for name in self.chance.sample(("store", "first", "second"), 3):
                self.crowd.look()
                victim = self._victim(name)
                self.in_flight.append(victim.strike(self.chance))
                victim.start()
                _say(f"killed {name} with {self.in_flight[-1]} commands in flight")

    def _victim(self, name: str) -> Victim:
        traffic = self.crowd.traffic
        if name == "store":
            return victims.store(self.embedded, traffic.in_flight)
        server = self.servers[name == "second"]
        return victims.program(server, lambda: traffic.in_flight(port=server.port))


def quick_site() -> str:
    """Give the shipped site's file with short times, and a service of which there is not enough."""
    text = always_open(SHIPPED.read_text(encoding="utf-8"))
    for name, value in _QUICK.items():
        text, count = re.subn(rf"^{name} = \d+$", f"{name} = {value}", text, flags=re.MULTILINE)
        assert count == 1, name
    text = re.sub(r"^minutes = \d+$", "minutes = 1", text, flags=re.MULTILINE)
    return text.replace('key = "welcome"\n', f'key = "welcome"\ndaily_quota = {QUOTA}\n', 1)


@contextmanager
def open_office(folder: Path, seed: int, **crowd: Any) -> Iterator[Office]:
    """Start everything and let everybody in; they are sent home by `history_of` or in the end."""
    _say(f"seed {seed}")
    chance = random.Random(seed)  # noqa: S311 - no secret
    with ExitStack() as stack:
        embedded = EmbeddedStore(folder / "store")
        stack.callback(embedded.stop)
        embedded.start()
        embedded.wait_until_ready()
        with closing(Store(embedded.url, [SITE_KEY])) as store:
            programs = Programs(folder, store)
            tokens = tokens_of(programs.registry)
            site = {"WARTEMARKE_SITE_FILE": str(write_site(folder / "quick", quick_site()))}
            servers = (programs.server(**site), programs.server(**site))
        stack.enter_context(running(*servers))
        traffic = Traffic([server.port for server in servers], time.monotonic() + 600)
        people = stack.enter_context(Crowd(traffic, tokens, chance, **crowd))
        yield Office(embedded, servers, people, chance)


def history_of(office: Office, folder: Path) -> History:
    """Send everybody home, end the servers, and read what the store has."""
    office.crowd.send_home()
    for server in office.servers:
        server.kill()
    site = Site.load(folder / "quick" / SHIPPED.name)
    with closing(Store(office.embedded.url, [SITE_KEY])) as store:
        snapshot = json.loads(Ledger(store, site).snapshot())
        entries = entries_of(store)
        answers: Any = store.redis.hkeys(f"{site_prefix(SITE_KEY)}:answers")
        Book.of(store)  # fails where a ticket is at two counters
    ids = frozenset(name.decode().rpartition(":")[2] for name in answers)
    crowd = office.crowd
    return History(site, crowd.acts, crowd.again, entries, snapshot, ids, office.in_flight)


def entries_of(store: Store) -> Entries:
    """Read the whole stream."""
    redis: Any = store.redis  # its answers are typed for every protocol at once
    found: list[tuple[bytes, Mapping[bytes, bytes]]] = redis.xrange(events_key(SITE_KEY))
    return [(Position.of_entry(entry), json.loads(fields[b"e"])) for entry, fields in found]


def _say(line: str) -> None:
    """Tell whoever reads a failed run what was done."""
    sys.stderr.write(f"{line}\n")
