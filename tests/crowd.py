"""A house full of people, by the real ledger: its commands are collected and sent together.

Each command on its own takes a way to the store and a flush of the store's file, and a hundred
thousand people would take minutes. So the ledger writes into a pipeline; what the store runs is the
same function with the same arguments.
"""

import copy
import hashlib
import secrets
from collections.abc import Sequence
from itertools import cycle
from typing import Any, Final

from server.keys import site_prefix
from server.ledger import Command, Ledger
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import KIOSK, AlwaysOpen, Office

SERVICES: Final = ("eat-pickup", "dropoff", "renew", "first", "work", "asylum", "invite", "company")
APART_MS: Final = 100
_AT_ONCE: Final = 500


class DeviceHand(Hand):
    """Makes commands whose actor, id and digest are as long as those of our devices."""

    def __init__(self, clock: Clock, name: str = "kiosk") -> None:
        super().__init__(clock, hashlib.sha256(name.encode()).hexdigest()[:32])

    def __call__(self, *, id: str = "", digest: str = "") -> Command:  # noqa: A002 - the word
        """Make a command; without an id of its own it gets a new one."""
        return super().__call__(
            id=id or secrets.token_urlsafe(16), digest=digest or secrets.token_hex(32)
        )


class Collected:
    """A ledger whose commands are collected instead of sent; nobody gets an answer."""

    def __init__(self, store: Store, site: Site) -> None:
        self._pipeline = store.redis.pipeline(transaction=False)
        collecting = copy.copy(store)
        collecting.redis = self._pipeline
        self.ledger = Ledger(collecting, site, openings=AlwaysOpen())

    def words(self) -> list[tuple[str | int, ...]]:
        """Give what would be sent: the words of each command."""
        return [tuple(words) for words, _ in self._pipeline.command_stack]

    def send(self) -> None:
        """Send all of it together; fail if anything was refused."""
        for answer in self._pipeline.execute():
            assert b'"refused"' not in answer, answer


def office_of(store: Store, site: Site, clock: Clock) -> Office:
    """Give the office of this site, on a day that has begun."""
    ledger = Ledger(store, site, openings=AlwaysOpen())
    ledger.close_day(clock())
    return Office(ledger, DeviceHand(clock), clock)


def let_wait(
    store: Store, office: Office, people: int, services: Sequence[str] = SERVICES, **more: Any
) -> None:
    """Let so many draw a number for these services in turn, one after the other; all wait."""
    collected, command = Collected(store, office.ledger.site), office.command
    issued = store.redis.hget(f"{site_prefix(office.ledger.site.key)}:meta", "issued")
    tickets = range(int(issued or 0) + 1, int(issued or 0) + 1 + people)
    for ticket, service in zip(tickets, cycle(services), strict=False):
        office.clock.forward(ms=APART_MS)
        collected.ledger.issue(
            command(), service=service, **{"language": "de", "kiosk": KIOSK, **more}
        )
        collected.ledger.deliver(command(), ticket=f"{ticket:010d}", kiosk=KIOSK, how="paper")
        if ticket % _AT_ONCE == 0:
            collected.send()
    collected.send()
