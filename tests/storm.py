"""A storm on the queue: many draw, many call, something is killed in between; and what came of it.

Every client behaves as our agents do: a command that got no answer is sent again with the same id,
to the next server.
"""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.bench.load import Line, Reply, command_id
from tests.running import SITE_KEY

ROOT: Final = f"/api/v1/sites/{SITE_KEY}"
SERVICES: Final = ("eat-pickup", "dropoff", "renew", "first", "work", "asylum", "invite", "company")
AGAIN_S: Final = 0.05
END_S: Final = 60.0


@dataclass
class Report:
    """What the storm's clients were told."""

    numbers: dict[str, str] = field(default_factory=dict)
    """ticket id → number, of every acknowledged ticket."""
    calls: Counter[str] = field(default_factory=Counter)
    """ticket id → how many different commands were told that they called it."""
    in_flight_at_the_kill: int = 0
    sent_again: int = 0

    @property
    def duplicate_numbers(self) -> int:
        """Numbers that two tickets have."""
        return len(self.numbers) - len(set(self.numbers.values()))

    @property
    def double_calls(self) -> int:
        """Calls of a ticket beyond its first."""
        return sum(count - 1 for count in self.calls.values())

    @property
    def lost_tickets(self) -> int:
        """Acknowledged tickets that nobody ever called."""
        return len(set(self.numbers) - set(self.calls))


@dataclass
class Storm:
    """2,000 tickets from 32 clients, called by 8 counters at once, by default."""

    ports: Sequence[int]
    kiosk_token: str
    counter_tokens: Mapping[str, str]
    tickets: int = 2_000
    clients: int = 32
    kill: Callable[[], None] = lambda: None
    report: Report = field(default_factory=Report)
    in_flight: int = 0
    _issued: int = 0
    end_s: float = 0.0
    _lines: list[Line] = field(default_factory=list)

    def run(self) -> Report:
        """Let it rage until every ticket was called; fail when that takes too long."""
        self.end_s = time.monotonic() + END_S
        asyncio.run(self._rage())
        return self.report

    async def _rage(self) -> None:
        numbers = iter(range(self.tickets))
        try:
            await asyncio.gather(
                *(self._draw(numbers) for _ in range(self.clients)),
                *(self._serve(counter, token) for counter, token in self.counter_tokens.items()),
                self._strike(),
            )
        finally:
            for line in self._lines:
                line.close()

    async def _strike(self) -> None:
        """Kill in the middle, at a moment at which commands are in flight."""
        while self._issued < self.tickets // 2 or not self.in_flight:
            assert time.monotonic() < self.end_s
            await asyncio.sleep(0.001)
        self.report.in_flight_at_the_kill = self.in_flight
        self.kill()  # on the main thread: only there may children be started

    def _line(self, token: str, start: int) -> "Sender":
        lines = [Line(port, token) for port in self.ports]
        self._lines += lines
        return Sender(self, lines[start % len(lines) :] + lines[: start % len(lines)])

    async def _draw(self, numbers: Any) -> None:
        sender = self._line(self.kiosk_token, start=self.clients - len(self.report.numbers))
        for index in numbers:
            body = {"service": SERVICES[index % len(SERVICES)], "language": "de"}
            ticket = (await sender.post("/tickets", body)).json()["ticket"]
            self.report.numbers[ticket["id"]] = ticket["number"]
            self._issued += 1
            await sender.post(f"/tickets/{ticket['id']}/deliver", {"how": "paper"})

    async def _serve(self, counter: str, token: str) -> None:
        sender = self._line(token, start=int(counter))
        await sender.post(f"/counters/{counter}/open", {})
        while len(self.report.calls) < self.tickets:
            assert time.monotonic() < self.end_s, self._standing()
            reply = await sender.post(f"/counters/{counter}/call-next", {})
            if reply.status != 200:
                assert reply.json()["code"] == "nobody_waiting", reply
                await asyncio.sleep(AGAIN_S)
                continue
            ticket = reply.json()["ticket"]["id"]
            self.report.calls[ticket] += 1
            for step, body in (("start", {}), ("finish", {"outcome": "done"})):
                done = await sender.post(f"/tickets/{ticket}/{step}", body)
                assert done.status == 200, done

    def _standing(self) -> str:
        return f"{len(self.report.numbers)} drawn, {len(self.report.calls)} called"


@dataclass
class Sender:
    """One client with a line to each server; sends again until it is answered."""

    storm: Storm
    lines: Sequence[Line]

    async def post(self, path: str, body: Mapping[str, object]) -> Reply:
        """Send one command until it is decided; an acceptance or a refusal comes back."""
        id_ = command_id()
        for line in itertools.cycle(self.lines):
            assert time.monotonic() < self.storm.end_s, path
            self.storm.in_flight += 1
            try:
                reply = await line.post(ROOT + path, body, command=id_)
            except (OSError, EOFError):
                reply = None
            finally:
                self.storm.in_flight -= 1
            if reply is not None and reply.status < 500:
                return reply
            assert reply is None or reply.status == 503, reply
            self.storm.report.sent_again += 1
            await asyncio.sleep(AGAIN_S)
        raise AssertionError
