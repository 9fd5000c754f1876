"""Servers whose site files give the kiosks other ranges, on one store."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

import pytest

from server.ledger import Ledger, Refused
from server.site import Site
from server.site.model import Kiosk
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import AlwaysOpen, Office
from tests.places import PREFIX

Spans = Mapping[str, tuple[int, int]]
"""kiosk → its first and last serial of area K"""
Begin = Callable[..., Office]
DAY_MINUTES: Final = 24 * 60
_NTH: Final = count(1)


def site_with(site: Site, spans: Spans) -> Site:
    """The site with these kiosks, and these ranges of area K alone."""
    kiosks = tuple(Kiosk(name=name, offline={"K": span}) for name, span in spans.items())
    return site.model_copy(update={"kiosks": kiosks})


def server_with(store: Store, site: Site, spans: Spans, clock: Clock) -> Office:
    """A server that begins with these ranges, and people who use it."""
    ledger = Ledger(store, site_with(site, spans), openings=AlwaysOpen())
    ledger.close_day(clock())
    return Office(ledger, Hand(clock, f"somebody at server {next(_NTH)}"), clock)


def days_pass(clock: Clock, days: int) -> None:
    """Nobody does anything for so many days."""
    clock.forward(minutes=days * DAY_MINUTES)


def next_online(store: Store, office: Office, last: int) -> str:
    """The number that this server gives online after this serial of area K."""
    store.redis.hset(f"{PREFIX}:series", "K", str(last))
    number: str = office.issued()["number"]
    return number


def refused(office: Office, code: str, serial: int, **more: Any) -> None:
    """Hand in a number that is refused so; nothing has changed."""
    before = office.snapshot()
    with pytest.raises(Refused) as no:
        office.hand_in(serial, **more)
    assert no.value.code == code
    assert office.snapshot() == before
