"""`outbox_drain` and `drain_call`: 500 numbers of a kiosk's own come to the queue, and calls go on.

A kiosk that was alone for long stands before its server again: its outbox holds 500 numbers on
paper. `outbox_drain` counts from the moment at which the cable is whole, so the kiosk's finding out
is in it, to the last number's answer. Meanwhile a counter calls, starts and finishes as fast as the
server's limits let it; `drain_call` is what its calls take, beside the same counter's calls before.
The server has its shipped settings.
"""

import contextlib
import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import psutil

from device.connection import Server
from kiosk.moments import Touch
from kiosk.numbers import Given
from kiosk.outbox import Flight, Outbox, Stage
from server.hours import business_day
from server.ledger import Ledger
from server.site import Site
from server.ticket import Role
from tests.bench.figures import Figure
from tests.bench.load import command_id
from tests.bench.office import bench_store
from tests.clock import Clock
from tests.crowd import DeviceHand, let_wait
from tests.kills.papers import stages_of
from tests.kiosk.kiosk_office import Page, until
from tests.office import AlwaysOpen, Office
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.counter_page.cable import Cable
from tests.sites import ZONE, write_changed_site

NAMES: Final = ("outbox_drain", "drain_call")
NUMBERS: Final = 500
CALLS: Final = 100
PACE_S: Final = 0.06
"""Three commands each: no more than a credential may send a second."""
AIM_S: Final = 10.0
COUNTER: Final = "7"
SERVICE: Final = "renew"
FIRST: Final = 1001
RANGES: Final = "offline = { F = [801, 849], K = [801, 849], W = [801, 849] }"
PATIENCE_S: Final = 120.0


def figures(folder: Path) -> Iterator[Figure]:
    """Let a kiosk come back with all these numbers while a counter works."""
    site = write_changed_site(folder / "long-range", {RANGES: _range()})
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(bench_store(folder))
        clock = Clock(time.time_ns() // 1_000_000 - 3 * CALLS * 100)
        ledger = Ledger(store, Site.load(site), openings=AlwaysOpen())
        ledger.close_day(clock())
        people = CALLS + NUMBERS
        let_wait(store, Office(ledger, DeviceHand(clock), clock), people, (SERVICE,))
        programs = Programs(folder, store)
        server = programs.server(
            WARTEMARKE_SITE_FILE=str(site), WARTEMARKE_COMMANDS_PER_SECOND="50"
        )
        stack.enter_context(running(server))
        cable = stack.enter_context(Cable(server.port))
        kiosk = programs.kiosk(server, SERVER=cable.url, PRINTER="file:/dev/null")
        counter = stack.enter_context(contextlib.closing(_Counter(programs, server)))
        with running(kiosk):
            Page(kiosk.port).on("language")
            until((kiosk.log.parent / "site.json").exists)
        _fill(kiosk)
        cable.cut()
        stack.enter_context(running(kiosk))
        Page(kiosk.port).on("language")
        yield from _measured(kiosk, server, cable, counter)


def _measured(
    kiosk: Program, server: Program, cable: Cable, counter: "_Counter"
) -> Iterator[Figure]:
    before = [counter.serve_one() for _ in range(CALLS)]
    assert len(stages_of(kiosk)) == NUMBERS
    begin, during = time.perf_counter(), list[float]()
    busy = _cpu_s(kiosk), _cpu_s(server)
    cable.mend()
    while stages_of(kiosk):
        during.append(counter.serve_one())
        assert time.perf_counter() - begin < PATIENCE_S, "the numbers do not come"
    took = time.perf_counter() - begin
    busy = _cpu_s(kiosk) - busy[0], _cpu_s(server) - busy[1]
    note = (
        f"{NUMBERS} numbers, {len(during)} visits meanwhile; a core's time: kiosk {busy[0]:.1f} s, "
        f"server {busy[1]:.1f} s; aim: at most {AIM_S:g} s"
    )
    yield Figure("outbox_drain", took, "s", note=note)
    for name, place in (("drain_call_p50", 49), ("drain_call_p99", 98)):
        value, reference = (_percentile(each, place) for each in (during, before))
        yield Figure(name, value, "ms", reference=reference, lower_is_better=True)


def _cpu_s(program: Program) -> float:
    return sum(psutil.Process(program.pid).cpu_times()[:2])


def _percentile(samples: list[float], place: int) -> float:
    return statistics.quantiles(samples, n=100, method="inclusive")[place]


class _Counter:
    """Somebody who works as fast as the server lets one counter."""

    def __init__(self, programs: Programs, server: Program) -> None:
        token = programs.token(Role.COUNTER, f"counter-{COUNTER}", counter=COUNTER)
        self._server = Server(server.url, SITE_KEY, token)
        self._do(f"counters/{COUNTER}/open")

    def close(self) -> None:
        """Go home."""
        self._server.close()

    def serve_one(self) -> float:
        """Call somebody and be done with the visit: how long the call took, ms."""
        time.sleep(PACE_S)
        begin = time.perf_counter()
        ticket = self._do(f"counters/{COUNTER}/call-next")
        took_ms = (time.perf_counter() - begin) * 1000
        self._do(f"tickets/{ticket}/start")
        self._do(f"tickets/{ticket}/finish", outcome="done")
        return took_ms

    def _do(self, path: str, **body: str) -> str:
        event = self._server.command(path, body, command_id=command_id())
        row = event.get("ticket")
        return str(row["id"]) if isinstance(row, dict) else ""


def _range() -> str:
    return f"offline = {{ K = [{FIRST}, {FIRST + NUMBERS - 1}] }}"


def _fill(kiosk: Program) -> None:
    """Write down what the kiosk would have in its outbox after that many visits."""
    day = business_day(time.time_ns() // 1_000_000, ZONE)
    with contextlib.closing(Outbox(kiosk.log.parent / "outbox.db")) as outbox:
        for turn in range(1, NUMBERS + 1):
            given = Given("K", FIRST - 1 + turn, day, turn)
            told = {
                "number": given.number,
                "service": SERVICE,
                "language": "de",
                "needs": [],
                "persons": 1,
                "cases": 1,
                "phone_hash": f"{turn:064x}",
                "touch": asdict(Touch.now()),
            }
            flight = Flight(
                f"visit-{turn:026}", Stage.DRAWN, day, json.dumps(told), given.ticket, turn=turn
            )
            outbox.draw(flight, given, instead_of="")
            outbox.owe(flight.id, Stage.HANDING_IN, ticket=given.ticket, word="paper")
