"""How many commands of the store a verb makes: no more where more people wait.

The store counts every command, those of our functions too. A verb that looks at each ticket shows
here at once, on every machine, however fast it is.
"""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest

from server.embedded import EmbeddedStore
from server.ledger.wishes import Order
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.crowd import let_wait, office_of
from tests.office import KIOSK, Office
from tests.sites import one_counter

FEW, MANY = 10, 1_000
MOST_SETS: Final = 64
"""How many different sets of queues are looked at so that each person counts once."""
SERVICES: Final = (1, 10, 60)
OWN: Final = ("cmdstat_fcall", "cmdstat_info", "cmdstat_config|resetstat")
"""What the client sends: the call itself, and the questions of this test."""
LOOKS_A_SERVICE: Final = 2
"""The smallest rank of its queue, and the earliest counted time."""
COUNTER: Final = "7"


def steps(store: Store, act: Callable[[], object]) -> int:
    """How many commands the store runs within this one verb."""
    store.ping()  # whoever reads has a connection by now
    store.redis.config_resetstat()
    act()
    counted = store.redis.info("commandstats")
    assert counted["cmdstat_fcall"]["calls"] == 1
    return sum(row["calls"] for name, row in counted.items() if name not in OWN)


def steps_of_a_visit(store: Store, office: Office, wish: dict[str, Any]) -> dict[str, int]:
    """The steps of a number, of the question why it waits, and of the next call."""
    ticket = office.waiting(**wish)
    found = {
        "issue": steps(store, lambda: office.issued(**wish)),
        "why": steps(store, lambda: office.ledger.why(ticket["id"])),
        "call_next": steps(store, lambda: office.call(COUNTER)),
    }
    [called] = [row for row in office.snapshot()["tickets"] if row["state"] == "called"]
    office.do("put_back", called, counter=COUNTER)
    return found


@pytest.mark.parametrize("order", ["planned", "any"])
def test_steps_are_the_same_when_a_hundred_times_as_many_wait(
    store: Store, office: Office, order: Order
) -> None:
    """A number, its why and the next call look at no other ticket, also if all wait in 3 queues."""
    office.open(COUNTER)
    wish: dict[str, Any] = {"further": ("settle", "asylum"), "order": order}
    let_wait(store, office, FEW, ["renew"], **wish)
    few = steps_of_a_visit(store, office, wish)
    let_wait(store, office, MANY - FEW, ["renew"], **wish)
    assert steps_of_a_visit(store, office, wish) == few


def test_steps_are_bounded_when_everybody_waits_for_other_concerns(
    store: Store, office: Office
) -> None:
    """Of many different sets of queues only the first are looked at: more people may be told of.

    Nobody is told of fewer than there are.
    """
    office.open(COUNTER)
    keys = [service.key for service in office.ledger.site.services if not service.triage]
    sets = list(combinations(keys, 4))
    found = {}
    for many in (FEW, 4 * MOST_SETS, 8 * MOST_SETS):
        for first, *further in sets[len(office.snapshot()["tickets"]) : many]:
            office.clock.forward(ms=1)
            office.waiting(first, further=further, order="any", anyway=True)
        office.clock.forward(ms=1)
        last = office.issued(keys[0], anyway=True)
        found[many] = steps(store, partial(office.ledger.why, last["id"]))
        office.do("cancel", last, kiosk=KIOSK, reason="no_paper")
        told: Any = office.ledger.why(last["id"])["ahead"]
        assert (told == many) if many < MOST_SETS else (told > many)
    assert found[4 * MOST_SETS] < found[FEW] + 2 * MOST_SETS
    assert found[8 * MOST_SETS] == found[4 * MOST_SETS]


def test_next_call_takes_as_many_steps_more_as_the_counter_has_services_more(
    embedded: EmbeddedStore, tmp_path: Path, clock: Clock
) -> None:
    """Two looks a service, and nothing else grows with their number."""
    found = {}
    for services in SERVICES:
        site = Site.load(one_counter(tmp_path, services))
        with closing(Store(embedded.url, [site.key], clock_ms=clock)) as store:
            store.redis.flushall()
            store.begin()
            office = office_of(store, site, clock)
            office.open("1")
            let_wait(store, office, FEW, site.counter("1").services)
            found[services] = steps(store, partial(office.call, "1"))
    fewest = found[1]
    assert found == {services: fewest + LOOKS_A_SERVICE * (services - 1) for services in SERVICES}
