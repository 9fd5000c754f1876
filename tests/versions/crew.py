"""Everybody of an office whose data folder the servers of two versions open one after the other."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from redis import Redis

from server.embedded import EmbeddedStore
from server.store import Store
from tests.running import SITE_KEY, Program, Programs
from tests.server.people import Person
from tests.versions.recorded import Unpacked, patient_site

Row = dict[str, Any]
COUNTERS: Final = ("5", "6", "7", "8", "9")
"""They all serve `renew`."""
SERVICE: Final = "renew"
_TOKENS: Final = """
import json, sys
from server.registry import Registry
from server.store import Store
from server.ticket import Role
url, site, wanted = sys.argv[1:]
store = Store(url, [site])
make = Registry(store, site).create_token
print(json.dumps({who: make(Role(role), who, **more) for who, role, more in json.loads(wanted)}))
store.close()
"""
_STAFF: Final = [["kiosk-1", "kiosk", {}]] + [
    [f"counter-{number}", "counter", {"counter": number}] for number in COUNTERS
]
_RECEPTION: Final = [["reception-1", "reception", {}]]


@dataclass(frozen=True)
class House:
    """A data folder with the embedded store in it, and who opens it."""

    old: Unpacked
    data: Path
    store_url: str
    _programs: Programs

    def old_server(self) -> Program:
        """A server of the old version, with its own store on the folder."""
        return self.old.server(self._programs, **self._here)

    def new_server(self) -> Program:
        """A server of today on the same folder."""
        site = patient_site(self.data.parent / "patient")
        return self._programs.server(WARTEMARKE_SITE_FILE=str(site), **self._here)

    def tokens(self, *, reception: bool = True) -> Mapping[str, str]:
        """Let the old version make everybody's token, while its server runs."""
        wanted = _STAFF + (_RECEPTION if reception else [])
        said = self.old.run(_TOKENS, self.store_url, SITE_KEY, json.dumps(wanted))
        tokens: dict[str, str] = json.loads(said)
        return tokens

    def rows(self) -> dict[bytes, dict[bytes, bytes]]:
        """Every row of a ticket or counter as it is stored, while a server runs."""
        with Redis.from_url(self.store_url) as redis:
            keys = [*redis.keys("wm:*:ticket:*"), *redis.keys("wm:*:counter:*")]
            return {key: redis.hgetall(key) for key in keys}

    @property
    def _here(self) -> dict[str, str]:
        return {"WARTEMARKE_STORE_URL": "", "WARTEMARKE_DATA_DIR": str(self.data)}


@contextmanager
def house_of(old: Unpacked, folder: Path) -> Iterator[House]:
    """Prepare a house; no server runs yet."""
    data = folder / "data"
    url = EmbeddedStore(data / "store").url
    with closing(Store(url, [SITE_KEY])) as unused:
        yield House(old, data, url, Programs(folder, unused))


@dataclass
class Crew:
    """What people do with tickets at one server; each step must be accepted."""

    url: str
    tokens: Mapping[str, str]
    tickets: dict[str, Row] = field(default_factory=dict)
    """What was done with it last → the ticket's row."""

    def __getitem__(self, who: str) -> Person:
        return Person(self.url, {"Authorization": f"Bearer {self.tokens[who]}"})

    def counter(self, number: str) -> Person:
        """The caseworker at this counter."""
        return self[f"counter-{number}"]

    def open(self) -> None:
        """Open every counter."""
        for number in COUNTERS:
            self.counter(number).done(f"counters/{number}/open")

    def issued(self) -> Row:
        """A ticket on its way to its visitor."""
        row: Row = self["kiosk-1"].done("tickets", {"service": SERVICE, "language": "de"})["ticket"]
        return row

    def waiting(self) -> Row:
        """A ticket that waits."""
        path = f"tickets/{self.issued()['id']}/deliver"
        row: Row = self["kiosk-1"].done(path, {"how": "paper"})["ticket"]
        return row

    def call(self, number: str) -> Row:
        """Whom this counter calls next."""
        row: Row = self.counter(number).done(f"counters/{number}/call-next")["ticket"]
        return row

    def called(self, number: str) -> Row:
        """A new ticket that this counter has called."""
        ticket, called = self.waiting(), self.call(number)
        assert called["id"] == ticket["id"]
        return called

    def step(self, number: str, ticket: Row, verb: str, **body: Any) -> Row:
        """A step of this counter with a ticket: the row."""
        path = f"tickets/{ticket['id']}/{verb}"
        row: Row = self.counter(number).done(path, body)["ticket"]
        return row

    def serving(self, number: str) -> Row:
        """A new ticket that this counter serves."""
        return self.step(number, self.called(number), "start")

    def by_reception(self, ticket: Row, verb: str, **body: Any) -> Row:
        """A step of the reception with a ticket: the row."""
        row: Row = self["reception-1"].done(f"tickets/{ticket['id']}/{verb}", body)["ticket"]
        return row

    def row(self, who: str, ticket: Row) -> Row:
        """A ticket as this person sees it."""
        row: Row = self[who].get(f"tickets/{ticket['id']}").json
        return row

    def state(self, who: str) -> Row:
        """All that is true now, as this person sees it, but for where and when that was asked."""
        state: Row = self[who].get("state").json
        return {name: value for name, value in state.items() if name not in {"position", "now_ms"}}
