"""The verb alive: counters that give a sign of life are not taken for left."""

from typing import Final

from server.store import Store
from tests.office import Office

LEFT_MS: Final = 5 * 60_000
DUE: Final = "wm:{maschstrasse}:due"


def test_alive_keeps_a_counter_open_when_it_comes_in_time(office: Office) -> None:
    """From each sign of life the site's minutes begin anew."""
    ticket = office.called()
    for _ in range(3):
        office.clock.forward(ms=LEFT_MS - 1)
        assert office.ledger.alive(office.clock(), ["7"]) == 1
        assert office.due() == 0
    assert office.row(ticket)["state"] == "called"
    office.clock.forward(ms=LEFT_MS)
    assert office.due() == 1
    assert office.snapshot()["counters"][0]["state"] == "left"


def test_alive_keeps_a_paused_counter_when_it_comes_in_time(office: Office) -> None:
    """A pause needs signs of life too: whoever goes without closing is left."""
    office.open()
    office.ledger.pause(office.command(), counter="7")
    office.clock.forward(ms=LEFT_MS - 1)
    assert office.ledger.alive(office.clock(), ["7"]) == 1
    office.clock.forward(ms=LEFT_MS)
    assert office.due() == 1


def test_alive_opens_nothing_when_a_counter_is_closed_or_left(office: Office, store: Store) -> None:
    """A page that is only looked at makes nobody serve, and leaves nothing that falls due."""
    office.open("5")
    office.close("5")
    office.open("7")
    office.clock.forward(ms=LEFT_MS)
    office.due()
    before = office.snapshot()
    assert office.ledger.alive(office.clock(), ["5", "7", "10"]) == 0
    assert office.snapshot() == before
    assert store.redis.zcard(DUE) == 0


def test_alive_appends_no_event_when_counters_are_there(office: Office) -> None:
    """Signs of life come all day long: the stream tells of none."""
    office.open("7")
    office.open("8")
    before = office.snapshot()
    assert office.ledger.alive(office.clock(), ["7", "8"]) == 2
    assert office.ledger.alive(office.clock(), []) == 0
    assert office.snapshot() == before


def test_alive_closes_the_day_first_when_it_is_over(office: Office) -> None:
    """The first sign of life of a new day finds the old one closed."""
    office.called()
    office.clock.forward(minutes=24 * 60)
    assert office.ledger.alive(office.clock(), ["7"]) == 0
    assert office.snapshot()["counters"] == []
