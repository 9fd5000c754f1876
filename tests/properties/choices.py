"""How people choose what they do next: mostly what can be done, seldom anything else."""

import random
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from tests.model_book import Row
from tests.properties.two_queues import TwoQueues

SELDOM: Final = 0.12
"""How often somebody does what cannot be done, or as somebody else."""

_T = TypeVar("_T")


class Choices:
    """What there is to choose from, and how it is asked for."""

    def __init__(self, queues: TwoQueues, chance: random.Random) -> None:
        """Choose in this office, by this chance."""
        self.queues, self.model, self.site = queues, queues.model, queues.site
        self.chance = chance
        self.counters = [counter.number for counter in self.site.counters]
        self.keys = [service.key for service in self.site.services]
        self.last: tuple[str, str] = ("", "")

    def seldom(self) -> bool:
        """Say yes now and then."""
        return self.chance.random() < SELDOM

    def one_of(self, choices: Sequence[_T], otherwise: Sequence[_T]) -> _T:
        """Take one of these; seldom, or if there is none, one of the others."""
        return self.chance.choice(otherwise if self.seldom() or not choices else choices)

    def ticket(self, *states: str) -> Row:
        """Take a ticket in one of these states, mostly."""
        rows = list(self.model.tickets.values())
        able = [row for row in rows if row["state"] in states]
        return self.one_of(able, rows or [{"id": "9999999999", "state": "unknown"}])

    def counter_of(self, row: Row) -> str:
        """Take the ticket's own counter, mostly."""
        own: list[str] = [row["counter"]] if "counter" in row else []
        return self.one_of(own, self.counters)

    def somebody(self, row: Row) -> str:
        """Take the ticket's own counter or the desk, seldom another counter."""
        own: list[str] = [row["counter"]] * 2 if "counter" in row else []
        return self.one_of(["", *own], self.counters)

    def free_counter(self) -> str:
        """Take a counter that could call somebody, mostly."""
        desks = [self.model.desk(number) for number in self.counters]
        free: list[str] = [
            desk["number"] for desk in desks if desk["state"] == "open" and not desk["tickets"]
        ]
        return self.one_of(free, self.counters)

    def command(self, verb: str, **told: Any) -> Row:
        """Do something that is about no one ticket."""
        skew_ms = self.chance.choice((0, 0, 0, 0, -1_500, 1_500))
        actor = self.chance.choice(("one", "one", "one", "one", "another"))
        answer = self.queues.do(verb, skew_ms=skew_ms, actor=actor, **told)
        if "ticket" in answer and "counter" in told:
            self.last = (answer["ticket"]["id"], told["counter"])
        return answer

    def step(self, verb: str, row: Row, who: str, **told: Any) -> None:
        """Take a step with a ticket, and remember who did."""
        self.command(verb, ticket=row["id"], **told)
        self.last = (row["id"], who)
