"""Visitors who draw and caseworkers who call, at an easy pace, while processes are killed.

They behave as our clients do: a command that got no answer is sent again with the same id. All of
them live in one thread with an event loop; whoever kills stands outside, may let them pause, and
is told here what was in flight and what was answered.
"""

import asyncio
import itertools
import random
import threading
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self, TypeVar

from server.registry import Registry
from server.ticket import Role
from tests.bench.load import Reply, command_id
from tests.storm import SERVICES, Sender, Traffic

KIOSK: Final = "kiosk-2"
COUNTERS: Final = ("1", "5", "8", "10")
"""Together they serve every service that is drawn."""
PROBE: Final = "6"
PROBE_SERVICE: Final = "renew"
"""Counter 6 calls when somebody outside wants to see a call; counter 7 hears of it too."""
DRAWERS: Final = 3
DRAW_S: Final = (0.1, 0.5)
STEP_S: Final = (0.05, 0.3)
GATE_S: Final = 0.02
END_S: Final = 15.0

_T = TypeVar("_T")
Body = Mapping[str, object]


def tokens_of(registry: Registry) -> dict[str, str]:
    """Give the crowd's kiosk and its counters a token each."""
    return {KIOSK: registry.create_token(Role.KIOSK, KIOSK), **counter_tokens(registry)}


def counter_tokens(registry: Registry) -> dict[str, str]:
    """Give the crowd's counters a token each."""
    return {
        number: registry.create_token(Role.COUNTER, f"counter-{number}", counter=number)
        for number in (*COUNTERS, PROBE)
    }


@dataclass(frozen=True)
class Act:
    """One command that was answered, and its answer word for word."""

    who: str
    path: str
    body: Body
    command: str
    reply: Reply

    @property
    def accepted(self) -> bool:
        """Say whether it was done."""
        return self.reply.status in {200, 201}


@dataclass
class Client:
    """One of the crowd, with a line of its own; what it was answered is kept."""

    who: str
    sender: Sender
    acts: list[Act]
    waits: bool = False
    """Whether it was not answered yet."""

    async def ask(self, path: str, body: Body | None = None) -> Reply:
        """Send a command until it is decided."""
        command, body = command_id(), body or {}
        self.waits = True
        reply = await self.sender.post(path, body, command=command)
        self.waits = False
        self.acts.append(Act(self.who, path, body, command, reply))
        return reply

    async def do(self, path: str, body: Body | None = None) -> Any:
        """Send a command that must be accepted; its event."""
        reply = await self.ask(path, body)
        assert reply.status in {200, 201}, (path, reply)
        return reply.json()

    async def draw(self, service: str) -> None:
        """Draw a number and take the paper."""
        event = await self.do("/tickets", {"service": service, "language": "de"})
        await self.do(f"/tickets/{event['ticket']['id']}/deliver", {"how": "paper"})

    async def open(self) -> None:
        """Open the counter, if it is not open yet."""
        reply = await self.ask(f"/counters/{self.who}/open")
        assert reply.status == 200 or reply.json()["code"] == "counter_already_open", reply

    async def call(self) -> str:
        """Call the next number: the ticket's id, empty when nobody waits."""
        reply = await self.ask(f"/counters/{self.who}/call-next")
        if reply.status == 200:
            ticket: str = reply.json()["ticket"]["id"]
            return ticket
        assert reply.json()["code"] == "nobody_waiting", reply
        return ""

    async def step(self, ticket: str, verb: str) -> None:
        """Take one step with a ticket."""
        body = {"outcome": "done"} if verb == "finish" else {}
        await self.do(f"/tickets/{ticket}/{verb}", body)

    async def again(self, act: Act) -> Reply:
        """Send a command that was answered once more, with the id that it had."""
        return await self.sender.post(act.path, act.body, command=act.command)


@dataclass
class Crowd:
    """Some visitors at a time and a caseworker at each of four counters, while the block lasts."""

    traffic: Traffic
    tokens: Mapping[str, str]
    chance: random.Random
    drawers: int = DRAWERS
    acts: list[Act] = field(default_factory=list)
    _paused: bool = True
    _clients: list[Client] = field(default_factory=list)
    _again: dict[str, Client] = field(default_factory=dict)
    _thread: threading.Thread = field(init=False)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _failure: BaseException | None = None

    def __enter__(self) -> Self:
        self._again = {who: self._client(who) for who in self.tokens}
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(END_S)
        self._loop.close()

    # ---- for whoever stands outside ------------------------------------------------------------

    def resume(self) -> None:
        """Let everybody go on."""
        self._paused = False

    def pause(self) -> None:
        """Let nobody begin another command; what is in flight is still sent until answered."""
        self._paused = True

    def is_quiet(self) -> bool:
        """Say whether they pause and all are answered; raise what went wrong in here."""
        if self._failure is not None:
            raise AssertionError("the crowd broke down") from self._failure
        return self._paused and not self._here(self._anybody_waits())

    def call(self) -> str:
        """Let somebody draw a number, and counter 6 call the next one: the ticket's id."""
        return self._here(self._call())

    def attend(self, ticket: str) -> None:
        """Serve what counter 6 has called."""
        self._here(self._attend(ticket))

    def ask_again(self, acts: Iterable[Act]) -> list[tuple[Act, Reply]]:
        """Send these commands once more, each with the id that it had."""
        return self._here(self._ask_again(list(acts)))

    def _here(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(END_S)

    async def _anybody_waits(self) -> bool:
        return any(client.waits for client in self._clients)

    async def _call(self) -> str:
        await self._again[KIOSK].draw(PROBE_SERVICE)
        await self._again[PROBE].open()
        ticket = await self._again[PROBE].call()
        assert ticket, "nobody waits, and somebody has just drawn a number"
        return ticket

    async def _attend(self, ticket: str) -> None:
        for verb in ("start", "finish"):
            await self._again[PROBE].step(ticket, verb)

    async def _ask_again(self, acts: list[Act]) -> list[tuple[Act, Reply]]:
        async def of(who: str) -> list[tuple[Act, Reply]]:
            own = [act for act in acts if act.who == who]
            return [(act, await self._again[who].again(act)) for act in own]

        answered = await asyncio.gather(*(of(who) for who in self.tokens))
        return list(itertools.chain.from_iterable(answered))

    # ---- in the thread -------------------------------------------------------------------------

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._live())
        except asyncio.CancelledError:
            return
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody looks
            self._failure = error
        finally:
            for client in self._clients:
                client.sender.close()
            self._loop.run_until_complete(asyncio.sleep(GATE_S))  # closing takes a turn

    def _end(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()

    async def _live(self) -> None:
        drawers = [self._client(KIOSK) for _ in range(self.drawers)]
        workers = [self._client(counter) for counter in COUNTERS]
        await asyncio.gather(*map(self._draw, drawers), *map(self._work, workers))

    def _client(self, who: str) -> Client:
        sender = Sender(self.traffic, self.tokens[who], start=len(self._clients))
        self._clients.append(Client(who, sender, self.acts))
        return self._clients[-1]

    async def _draw(self, drawer: Client) -> None:
        while True:
            await self._gate(DRAW_S)
            await drawer.draw(self.chance.choice(SERVICES))

    async def _work(self, worker: Client) -> None:
        await self._gate(STEP_S)
        await worker.open()
        while True:
            await self._gate(STEP_S)
            if ticket := await worker.call():
                for verb in self._steps():
                    await self._gate(STEP_S)
                    await worker.step(ticket, verb)

    def _steps(self) -> tuple[str, ...]:
        """Most are served; some are put back, some miss their call and come after all."""
        luck = self.chance.random()
        if luck < 0.1:
            return ("put-back",)
        return ("no-show", "readmit") if luck < 0.2 else ("start", "finish")

    async def _gate(self, span_s: tuple[float, float]) -> None:
        """Take a little time, and wait while the crowd pauses."""
        await asyncio.sleep(self.chance.uniform(*span_s))
        while self._paused:  # noqa: ASYNC110 - another thread sets it
            await asyncio.sleep(GATE_S)
