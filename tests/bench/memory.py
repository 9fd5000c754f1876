"""`memory_idle`, `memory_3000`: what server and store hold, with an empty house and a full one."""

import asyncio
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import psutil

from server.embedded import EmbeddedStore
from server.store import Store
from server.ticket import Role
from tests.bench.figures import Figure
from tests.bench.load import Line
from tests.running import SITE_KEY, Program, Programs, running

NAMES: Final = ("memory_idle", "memory_3000")
TICKETS: Final = 3_000
CLIENTS: Final = 8
PATH: Final = f"/api/v1/sites/{SITE_KEY}/tickets"
SERVICES: Final = ("eat-pickup", "dropoff", "renew", "first", "work", "asylum", "invite", "company")


def figures(folder: Path) -> Iterator[Figure]:
    """Weigh a server and its store, then again with 3,000 tickets that all wait."""
    embedded = EmbeddedStore(folder / "store")
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [SITE_KEY])
    programs = Programs(folder, store)
    server = programs.server()
    token = programs.token(Role.KIOSK, "kiosk-1")
    try:
        with running(server):
            yield _weight("memory_idle", server, embedded)
            asyncio.run(_fill(server.port, token))
            yield _weight("memory_3000", server, embedded)
    finally:
        store.close()
        embedded.stop()


async def _fill(port: int, token: str) -> None:
    """Let 3,000 visitors draw a number; each waits from then on."""
    services = cycle(SERVICES)
    tickets = iter(range(TICKETS))

    async def kiosk() -> None:
        line = Line(port, token)
        for _ in tickets:
            body = {"service": next(services), "language": "ar", "needs": ["help"], "persons": 3}
            issued = await line.post(PATH, body)
            assert issued.status == 201, issued
            ticket = issued.json()["ticket"]["id"]
            delivered = await line.post(f"{PATH}/{ticket}/deliver", {"how": "paper"})
            assert delivered.status == 200, delivered
        line.close()

    await asyncio.gather(*(kiosk() for _ in range(CLIENTS)))


def _weight(name: str, server: Program, store: EmbeddedStore) -> Figure:
    """Add up the resident memory of both processes."""
    mb = {
        part: psutil.Process(pid).memory_info().rss / 1e6
        for part, pid in (("server", server.pid), ("store", store.pid))
    }
    note = ", ".join(f"{part} {value:.0f}" for part, value in mb.items())
    return Figure(name, sum(mb.values()), "MB", note=note)
