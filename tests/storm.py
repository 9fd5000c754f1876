"""A storm on the queue: many draw, many call, something is killed in between; and what came of it.

Every client behaves as our agents do: a command that got no answer is sent again with the same id,
to the next server.
"""

import asyncio
import contextlib
import itertools
import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.bench.load import Line, Reply, command_id
from tests.running import SITE_KEY

ROOT: Final = f"/api/v1/sites/{SITE_KEY}"
SERVICES: Final = ("eat-pickup", "dropoff", "renew", "first", "work", "asylum", "invite", "company")
AGAIN_S: Final = 0.05
ANSWER_S: Final = 10.0
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


@dataclass(frozen=True)
class Request:
    """What one command says, however often it is sent."""

    method: str
    path: str
    body: Mapping[str, object]


@dataclass(frozen=True)
class OnItsWay:
    """A command that was sent and is not answered."""

    port: int
    path: str


@dataclass
class Traffic:
    """What all clients together have on its way to the servers at these ports."""

    ports: Sequence[int]
    end_s: float = math.inf
    open_line: Callable[[int, str], Line] = Line
    """How a client connects to a port with a token."""
    sent_again: int = 0
    _on_its_way: dict[str, OnItsWay] = field(default_factory=dict)

    def in_flight(self, *, port: int = 0, verb: str = "") -> int:
        """Count what is on its way: to everybody or to one port, of any verb or of one."""
        sent = list(self._on_its_way.values())
        return sum(port in {0, each.port} and each.path.endswith(verb) for each in sent)

    @contextlib.contextmanager
    def sending(self, command: str, port: int, path: str) -> Iterator[None]:
        """Note that this is on its way for as long as the block lasts."""
        self._on_its_way[command] = OnItsWay(port, path)
        try:
            yield
        finally:
            del self._on_its_way[command]


@dataclass
class Storm:
    """2,000 tickets from 32 clients, called by 8 counters at once, by default."""

    ports: Sequence[int]
    kiosk_token: str
    counter_tokens: Mapping[str, str]
    tickets: int = 2_000
    clients: int = 32
    kill: Callable[[], None] = lambda: None
    open_line: Callable[[int, str], Line] = Line
    send_by: Callable[["Traffic", str, int], "Sender"] = lambda *how: Sender(*how)  # noqa: PLW0108 - it stands below
    report: Report = field(default_factory=Report)
    _issued: int = 0
    _traffic: Traffic = field(init=False)
    _senders: list["Sender"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._traffic = Traffic(self.ports, open_line=self.open_line)

    @property
    def in_flight(self) -> int:
        """How many commands are on their way."""
        return self._traffic.in_flight()

    def run(self) -> Report:
        """Let it rage until every ticket was called; fail when that takes too long."""
        self._traffic.end_s = time.monotonic() + END_S
        asyncio.run(self._rage())
        self.report.sent_again = self._traffic.sent_again
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
            for sender in self._senders:
                sender.close()

    async def _strike(self) -> None:
        """Kill in the middle, at a moment at which commands are in flight."""
        while self._issued < self.tickets // 2 or not self._traffic.in_flight():
            assert time.monotonic() < self._traffic.end_s
            await asyncio.sleep(0.001)
        self.report.in_flight_at_the_kill = self._traffic.in_flight()
        self.kill()  # on the main thread: only there may children be started

    def _sender(self, token: str, start: int) -> "Sender":
        self._senders.append(self.send_by(self._traffic, token, start))
        return self._senders[-1]

    async def _draw(self, numbers: Any) -> None:
        sender = self._sender(self.kiosk_token, start=self.clients - len(self.report.numbers))
        for index in numbers:
            body = {"service": SERVICES[index % len(SERVICES)], "language": "de"}
            ticket = (await sender.post("/tickets", body)).json()["ticket"]
            self.report.numbers[ticket["id"]] = ticket["number"]
            self._issued += 1
            await sender.post(f"/tickets/{ticket['id']}/deliver", {"how": "paper"})

    async def _serve(self, counter: str, token: str) -> None:
        sender = self._sender(token, start=int(counter))
        await sender.post(f"/counters/{counter}/open", {})
        while len(self.report.calls) < self.tickets:
            assert time.monotonic() < self._traffic.end_s, self._standing()
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

    traffic: Traffic
    token: str
    start: int = 0
    """Which of the servers it asks first."""
    _lines: dict[int, Line] = field(default_factory=dict)

    async def post(self, path: str, body: Mapping[str, object], *, command: str = "") -> Reply:
        """Send one command until it is decided; an acceptance or a refusal comes back."""
        return await self.send(Request("POST", path, body), command=command or command_id())

    async def send(self, request: Request, *, command: str) -> Reply:
        """Send a command of any method, with this id, until it is decided."""
        for attempt in itertools.count(self.start):
            assert time.monotonic() < self.traffic.end_s, request.path
            port = self.traffic.ports[attempt % len(self.traffic.ports)]
            reply = await self._attempt(port, request, command)
            if reply is not None and reply.status < 500:
                return reply
            assert reply is None or reply.status == 503, reply
            self.traffic.sent_again += 1
            await asyncio.sleep(AGAIN_S)
        raise AssertionError

    def close(self) -> None:
        """Close every line."""
        for line in self._lines.values():
            line.close()

    async def _attempt(self, port: int, request: Request, command: str) -> Reply | None:
        """Send it once to one server; None when no answer comes."""
        if port not in self._lines:
            self._lines[port] = self.traffic.open_line(port, self.token)
        line = self._lines[port]
        try:
            with self.traffic.sending(command, port, request.path):
                async with asyncio.timeout(ANSWER_S):
                    return await line.post(
                        ROOT + request.path, request.body, command=command, method=request.method
                    )
        except (OSError, EOFError):
            line.close()
            return None
