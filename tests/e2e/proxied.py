"""Two server processes under one parent, behind the shipped nginx, and who goes through it."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

import psutil
import pytest
import requests

from server.embedded import EmbeddedStore
from server.keys import events_key
from server.store import Store
from tests.clock import wait_until
from tests.proxy import NAME, Proxy, free_ports, proxying
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.people import People, Person
from tests.sites import write_site

PROCESSES: Final = 2
BACK_S: Final = 30.0
ABOUT_BOARDS: Final = frozenset({"called", "started", "finished"})


class House:
    """Two server processes under one parent, the proxy before them, and who goes through it."""

    def __init__(self, folder: Path) -> None:
        self.ports = free_ports(PROCESSES)
        self.proxy = Proxy(folder / "nginx", self.ports)
        env = {
            "WARTEMARKE_DATA_DIR": str(folder / "data"),
            "WARTEMARKE_PORT": str(self.ports[0]),
            "WARTEMARKE_PROCESSES": str(PROCESSES),
            "WARTEMARKE_SITE_FILE": str(write_site(folder / "site")),
            "WARTEMARKE_ALLOWED_HOSTS": f"{NAME},127.0.0.1",
            "WARTEMARKE_HTTPS": "true",
            "WARTEMARKE_COMMANDS_PER_SECOND": "100000",
            "WARTEMARKE_PACE_SECONDS": "0",
        }
        self.parent = Program(
            "server", env, log=folder / "log", alive="/readyz", port=self.ports[0]
        )
        self.store = Store(EmbeddedStore(folder / "data" / "store").url, [SITE_KEY])
        self.programs = Programs(folder, self.store)

    def wait_until_all_serve(self) -> None:
        """Return when the parent has said so."""
        wait_until(lambda: "all processes serve" in self.parent.log.read_text(), seconds=BACK_S)

    def people(self) -> People:
        """The people of the office, all of them outside the proxy."""
        return People(self.proxy, self.store)  # type: ignore[arg-type]  # it has an address: enough

    def events(self) -> list[tuple[str, str, str]]:
        """What boards are to hear of all that happened: position, type and number, in order."""
        entries: Any = self.store.redis.xrange(events_key(SITE_KEY))
        events = [(id_.decode(), json.loads(fields[b"e"])) for id_, fields in entries]
        return [
            (place, event["type"], event["ticket"]["number"])
            for place, event in events
            if event["type"] in ABOUT_BOARDS
        ]

    def servers(self) -> dict[int, psutil.Process]:
        """The server processes that answer, by port."""
        children = psutil.Process(self.parent.pid).children()
        return {
            connection.laddr.port: child
            for child in children
            for connection in _listening(child)
            if _is_ready(connection.laddr.port)
        }


def _is_ready(port: int) -> bool:
    try:
        return Person(f"http://127.0.0.1:{port}").send("GET", "/readyz").status == HTTPStatus.OK
    except requests.ConnectionError:  # it has just died
        return False


def _listening(process: psutil.Process) -> list[Any]:
    try:
        found = process.net_connections("tcp")
    except psutil.Error:
        return []
    return [each for each in found if each.status == psutil.CONN_LISTEN]


@contextmanager
def opened_house(folder: Path) -> Iterator[House]:
    """Open a house, and trust its certificate meanwhile."""
    house = House(folder)
    with ExitStack() as stack:
        trust = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in house.proxy.trust.items():
            trust.setenv(name, value)
        stack.enter_context(closing(house.store))
        stack.enter_context(running(house.parent))
        house.wait_until_all_serve()
        stack.enter_context(proxying(house.proxy))
        yield house
