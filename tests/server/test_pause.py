"""The verb pause: a counter calls nobody for a while."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Event, Office, event_of


def pause(office: Office, counter: str = "7") -> Event:
    """Pause a counter; the event."""
    return event_of(office.ledger.pause(office.command(), counter=counter))


def test_pause_ends_calling_when_the_counter_is_free(office: Office, clock: Clock) -> None:
    """A paused counter calls nobody until it is opened again; since when it is open stays."""
    office.waiting()
    office.open()
    opened = office.snapshot()["counters"][0]
    clock.forward(minutes=5)
    event = pause(office)
    assert (event["type"], event["counter"]) == ("counter_paused", opened | {"state": "paused"})
    with pytest.raises(Refused, match="counter_paused"):
        office.call()
    office.open()
    assert office.snapshot()["counters"] == [opened]
    office.call()


def test_pause_keeps_who_is_held_when_it_begins(office: Office) -> None:
    """Whoever waits for this counter waits on."""
    ticket = office.serving("8")
    office.open("7")
    office.do("forward", ticket, by="8", counter="7")
    pause(office)
    assert office.row(ticket)["held_for"] == "counter/7"
    office.open("7")
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_pause_is_refused_when_the_counter_is_not_free(office: Office) -> None:
    """Nobody is left standing; a closed or paused counter says what it is."""
    with pytest.raises(Refused, match="counter_closed"):
        pause(office)
    ticket = office.called()
    with pytest.raises(Refused, match="counter_busy"):
        pause(office)
    office.do("put_back", ticket, counter="7")
    pause(office)
    with pytest.raises(Refused, match="counter_paused"):
        pause(office)


def test_pause_ends_for_good_when_the_counter_closes(office: Office) -> None:
    """A paused counter can be closed without opening it first."""
    office.open()
    pause(office)
    assert office.close()["counter"] == {"number": "7", "state": "closed"}
