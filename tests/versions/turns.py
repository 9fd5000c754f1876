"""An office that two versions keep in turns, and a crowd that either of them serves."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import PREFIX, everything, places_told

Act = Callable[[], object]
OF_PEOPLE: Final = ("left:", "absent:")
NOTE: Final = "Pass fehlt"
DRAWN: Final = ("renew", "first", "work", "settle", "asylum")


@dataclass(frozen=True)
class Two:
    """The same office, kept by the older version and by today's."""

    old: Office
    new: Office
    store: Store

    @property
    def clock(self) -> Clock:
        """The clock of both."""
        return self.new.clock

    def stored(self, ticket: Event) -> dict[str, str]:
        """A ticket's row as it is stored."""
        found: Any = self.store.redis.hgetall(f"{PREFIX}:ticket:{ticket['id']}")
        return {name.decode(): value.decode() for name, value in found.items()}

    def ahead(self, ticket: Event) -> int:
        """How many people today's version says stand before it."""
        told: Any = self.new.ledger.why(ticket["id"])["ahead"]
        return int(told)


def sets_of(two: Two) -> dict[str, dict[str, float]]:
    """Where everybody stands."""
    found, _, counters = everything(two.store)
    due = {k: at for k, at in found.pop("due", {}).items() if not k.startswith(OF_PEOPLE)}
    assert counters is not None
    return found | ({"due": due} if due else {})


def sets_told(two: Two) -> dict[str, dict[str, float]]:
    """Where everybody should stand, by the rows alone."""
    return places_told(everything(two.store)[1])


class Crowd:
    """Caseworkers and visitors who are served by either version, as it happens."""

    def __init__(self, two: Two, seed: int) -> None:
        self.two, self.chance = two, random.Random(seed)  # noqa: S311 - no secret
        self.counters = ("5", "7", "8", "9", "10")

    @property
    def office(self) -> Office:
        """Whichever version answers."""
        return self.chance.choice((self.two.old, self.two.new))

    def act(self) -> None:
        """Somebody does something; a no changes nothing."""
        with suppress(Refused):
            acts = (self.come, self.call, self.act_on, self.act_on, self.open)
            acts[self.chance.randrange(len(acts))]()
        self.two.clock.forward(seconds=self.chance.choice((0, 1, 20, 90)))

    def come(self) -> None:
        """Somebody draws a number, for one concern or for several."""
        concern, *more = self.chance.sample(DRAWN, 3)
        further = more[: self.chance.randrange(3)]
        order = self.chance.choice(("any", "any", "planned"))
        draw = self.chance.choice((self.office.waiting, self.office.issued))
        draw(concern, further=further, **({"order": order} if further else {}))

    def open(self) -> None:
        """A counter opens, or closes."""
        number = self.chance.choice(self.counters)
        self.chance.choice((self.office.open, self.office.open, self.office.close))(number)

    def call(self) -> None:
        """A counter calls the next, and begins."""
        self.office.serve(self.chance.choice(self.counters))

    def act_on(self) -> None:
        """Something is done with a ticket."""
        rows = self.two.new.snapshot()["tickets"]
        row = self.chance.choice(rows or [{"id": "none"}])
        at, office = row.get("counter", ""), self.office
        further = self.chance.choice(("renew", "first", "work"))
        note, back = self.chance.choice(("", NOTE)), bool(at) and self.chance.random() < 0.7
        send = {"by": at, "service": further, "note": note, "come_back": back}
        acts: dict[str, list[Act]] = {
            "serving": [
                partial(office.finish, row, at),
                partial(office.finish, row, at),
                partial(office.do, "transfer", row, **send),
                partial(office.do, "transfer", row, **send),
                partial(office.do, "amend", row, by=at, add=further),
                partial(office.do, "park", row, counter=at, reason="photo"),
            ],
            "waiting": [
                partial(office.do, "cancel", row, kiosk="", reason="left"),
                partial(office.do, "amend", row, by="", needs=["help"]),
                partial(office.do, "transfer", row, **send),
            ],
        }
        undo: Act = partial(office.do, "undo", row, by=at)
        self.chance.choice([undo, *acts.get(row.get("state", ""), [])])()


def end_one(office: Office, row: Event, number: str) -> None:
    """Bring a ticket one step nearer to its end."""
    match row["state"]:
        case "serving":
            office.finish(row, row["counter"])
        case "called":
            office.do("start", row, counter=row["counter"])
        case "parked":
            office.do("resume", row, by=row["counter"], to="call")
        case "waiting" if "triage" in row:
            office.do("transfer", row, by="", decision=True)
        case "waiting":
            office.by_hand(number, ticket=row["id"], anywhere=True, reason="distress")
