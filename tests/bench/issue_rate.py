"""`issue_rate` and `issue_cpu`: tickets a second through the API, beside a bare Flask route."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from server.store import Store
from server.ticket import Role
from tests.bench.figures import Figure
from tests.bench.load import Line, Window, hammer
from tests.bench.office import bench_store
from tests.running import SITE_KEY, Program, Programs, free_port, running
from tests.sites import write_site

NAMES: Final = ("issue_rate", "issue_cpu", "nothing_rate", "issue_bytes")
CLIENTS: Final = (1, 8, 32)
ROUNDS: Final = 3
SECONDS: Final = 1.5
PATH: Final = f"/api/v1/sites/{SITE_KEY}/tickets"
MOST_BYTES_APART: Final = 0.10


class Side:
    """One of those that are measured in turn: where it listens, and what it has done."""

    def __init__(self, program: Program, path: str, token: str = "") -> None:
        self._line = lambda: Line(program.port, token)
        self._path = path
        self._process = psutil.Process(program.pid)
        self._windows: list[Window] = []
        self._cpu_s = 0.0

    def measure(self, clients: int, *, seconds: float = SECONDS) -> None:
        """Measure one window."""
        before = sum(self._process.cpu_times()[:2])
        self._windows.append(hammer(self._line, self._path, clients=clients, seconds=seconds))
        self._cpu_s += sum(self._process.cpu_times()[:2]) - before

    def forget(self) -> None:
        """Begin anew."""
        self._windows, self._cpu_s = [], 0.0

    @property
    def requests(self) -> int:
        """How many requests were answered."""
        return sum(window.requests for window in self._windows)

    @property
    def rate(self) -> float:
        """Requests a second over all windows."""
        return self.requests / sum(window.seconds for window in self._windows)

    @property
    def cpu_us(self) -> float:
        """The server's CPU time a request, µs."""
        return self._cpu_s / self.requests * 1e6


def figures(folder: Path) -> Iterator[Figure]:
    """Measure our route, the bare route with a function call and a route without a store."""
    with bench_store(folder) as store:
        programs = Programs(folder, store)
        server = programs.server()
        token = programs.token(Role.KIOSK, "kiosk-1")
        reference = _reference(folder, store)
        with running(server, reference):
            ours, bare = Side(server, PATH, token), Side(reference, "/bare")
            nothing = Side(reference, "/nothing")
            yield _bytes_written(store, ours, bare)
            for clients in CLIENTS:
                yield from _compare(clients, ours, bare, nothing)


def _reference(folder: Path, store: Store) -> Program:
    port = free_port()
    env = {
        "REFERENCE_PORT": str(port),
        "REFERENCE_STORE_URL": store.url,
        "REFERENCE_SITE_FILE": str(write_site(folder / "reference")),
    }
    return Program(
        "tests.bench.reference", env, log=folder / "reference.log", alive="/nothing", port=port
    )


def _bytes_written(store: Store, ours: Side, bare: Side) -> Figure:
    """Compare what both write into the store's file for one request; fail if they differ."""

    def of(side: Side) -> float:
        side.forget()
        before = store.redis.info("persistence")["aof_current_size"]
        side.measure(1, seconds=0.5)
        return float(store.redis.info("persistence")["aof_current_size"] - before) / side.requests

    figure = Figure("issue_bytes", of(ours), "bytes", reference=of(bare))
    assert figure.reference is not None
    assert abs(figure.value / figure.reference - 1) <= MOST_BYTES_APART, figure
    return figure


def _compare(clients: int, ours: Side, bare: Side, nothing: Side) -> Iterator[Figure]:
    sides = (ours, bare, nothing)
    for side in sides:
        side.forget()
    for _ in range(ROUNDS):
        for side in sides:
            side.measure(clients)
    yield Figure(f"issue_rate_c{clients}", ours.rate, "1/s", reference=bare.rate)
    yield Figure(
        f"issue_cpu_c{clients}", ours.cpu_us, "µs", reference=bare.cpu_us, lower_is_better=True
    )
    yield Figure(f"nothing_rate_c{clients}", nothing.rate, "1/s", note="a route without a store")
