"""Sixteen people who use the office at once, through two servers, until they are sent home.

They live in one thread with an event loop, as the crowd of `tests/kills` does; whoever kills stands
outside. Each sends a command until it is decided, with one id, to whichever server answers.
"""

import asyncio
import random
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Self

from server.registry import Registry
from server.ticket import Role
from tests.bench.load import Reply
from tests.history.acts import Act, Person, Wish
from tests.history.hall import Hall
from tests.history.wishes import COUNTERS, Wishes
from tests.storm import Request, Sender, Traffic

KIOSKS: Final = ("kiosk-1", "kiosk-2")
PEOPLE: Final = (
    *(Person(name, Role.KIOSK) for name in KIOSKS * 2),
    *(Person(f"counter-{number}", Role.COUNTER, number) for number in COUNTERS),
    *(Person(f"reception-{each}", Role.RECEPTION) for each in (1, 2)),
    *(Person(f"supervisor-{each}", Role.SUPERVISOR) for each in (1, 2)),
)
PAUSE_S: Final = (0.0, 0.06)
SAME_AGAIN: Final = 0.04
"""How often a command that was answered is sent once more."""
OTHER_AGAIN: Final = 0.03
"""How often another command takes the id of one that was answered."""
CALLS: Final = ("call_next", "call")
A_LONG_WAY: Final = 0.2
"""How often a caseworker waits after a call, until it may be repeated."""
LONG_WAY_S: Final = 1.1
END_S: Final = 30.0


def tokens_of(registry: Registry) -> dict[str, str]:
    """Give each of them a token; people of one name share it."""
    return {
        person.name: registry.create_token(person.role, person.name, counter=person.counter or None)
        for person in dict.fromkeys(PEOPLE)
    }


@dataclass
class Crowd:
    """All of them, while the block lasts, and what they did and were told."""

    traffic: Traffic
    tokens: Mapping[str, str]
    chance: random.Random
    people: Sequence[Person] = PEOPLE
    pause_s: tuple[float, float] = PAUSE_S
    acts: list[Act] = field(default_factory=list)
    again: list[tuple[Act, Reply]] = field(default_factory=list)
    """A command that was sent once more, and what was answered the second time."""
    naps: dict[str, float] = field(default_factory=dict)
    """Person → until when (monotonic) nothing is heard of them."""
    _at_home: bool = False
    _failure: BaseException | None = None

    def __enter__(self) -> Self:
        self._hall = Hall(self.chance)
        self._thread = threading.Thread(target=self._run, name="people", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.send_home()

    def send_home(self) -> None:
        """Let everybody end what they have begun; raise what went wrong."""
        self._at_home = True
        self._thread.join(END_S)
        assert not self._thread.is_alive(), "somebody is not answered"
        self.look()

    def look(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._failure is not None:
            raise AssertionError("the crowd broke down") from self._failure

    def _run(self) -> None:
        try:
            asyncio.run(self._live())
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody looks
            self._failure = error

    async def _live(self) -> None:
        async with asyncio.TaskGroup() as group:
            for start, person in enumerate(self.people):
                group.create_task(self._act(person, start))

    async def _act(self, person: Person, start: int) -> None:
        sender = Sender(self.traffic, self.tokens[person.name], start)
        wishes, mine = Wishes(person, self._hall), list[Act]()
        try:
            while not self._at_home:
                await asyncio.sleep(self.chance.uniform(*self.pause_s))
                if time.monotonic() >= self.naps.get(person.name, 0):
                    await self._one(sender, wishes, mine)
        finally:
            sender.close()

    async def _one(self, sender: Sender, wishes: Wishes, mine: list[Act]) -> None:
        """Do one thing: mostly something new, at times something old."""
        luck, old = self.chance.random(), self.chance.choice(mine) if mine else None
        if old and luck < SAME_AGAIN:
            self.again.append((old, await _send(sender, old.wish)))
            return
        wish = wishes.next()
        if old and luck < SAME_AGAIN + OTHER_AGAIN and wish.verb != old.wish.verb:
            wish = replace(wish, command=old.wish.command)
            await self._decided(sender, wishes.person, wish)  # nobody keeps what it is told
            return
        mine.append(await self._decided(sender, wishes.person, wish))
        if mine[-1].accepted and wish.verb in CALLS and self.chance.random() < A_LONG_WAY:
            self.naps[wishes.person.name] = time.monotonic() + LONG_WAY_S

    async def _decided(self, sender: Sender, person: Person, wish: Wish) -> Act:
        begin_s, begin_ms = time.monotonic(), time.time_ns() // 1_000_000
        reply = await _send(sender, wish)
        end_s, end_ms = time.monotonic(), time.time_ns() // 1_000_000
        act = Act(person, wish, begin_s, end_s, begin_ms, end_ms, reply)
        self.acts.append(act)
        self._hall.hear(act)
        return act


async def _send(sender: Sender, wish: Wish) -> Reply:
    request = Request(wish.method, wish.path, wish.body)
    return await sender.send(request, command=wish.command)
