"""The verb open_counter."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office, event_of


def opened(office: Office, counter: str, person: str) -> Event:
    """The row of a counter that this person has just opened."""
    answer = office.ledger.open_counter(office.command(), counter=counter, person=person)
    row: Event = event_of(answer)["counter"]
    return row


def test_open_counter_lets_a_counter_call_when_it_was_closed(office: Office, clock: Clock) -> None:
    """Opening is an event with the counter's row."""
    row = opened(office, "7", "anna")
    caseworker = row["caseworker"]
    assert row == {
        "number": "7",
        "state": "open",
        "opened_ms": clock(),
        "caseworker": caseworker,
    }
    assert office.snapshot()["counters"] == [row]
    office.waiting()
    assert office.call()["ticket"]["counter"] == "7"


def test_open_counter_is_refused_when_it_is_open(office: Office) -> None:
    """There are no two open counters with one number: a second opening tells it, whoever tries."""
    opened(office, "7", "anna")
    for person in ("anna", "berta"):
        with pytest.raises(Refused, match="counter_already_open"):
            opened(office, "7", person)


@pytest.mark.parametrize("paused", [False, True])
def test_open_counter_is_refused_when_the_caseworker_has_another(
    office: Office, *, paused: bool
) -> None:
    """Nobody sits at two counters, not even paused ones; the refusal names the first one."""
    opened(office, "7", "anna")
    if paused:
        office.ledger.pause(office.command(), counter="7")
    with pytest.raises(Refused, match="caseworker_elsewhere") as refused:
        opened(office, "8", "anna")
    assert refused.value.more == {"counter": "7"}
    opened(office, "8", "berta")
    office.close("8")
    office.close("7")
    assert opened(office, "8", "anna")["state"] == "open"


def test_open_counter_keeps_the_time_when_it_was_paused(office: Office, clock: Clock) -> None:
    """A pause is no second opening."""
    first = opened(office, "7", "anna")
    office.ledger.pause(office.command(), counter="7")
    clock.forward(minutes=10)
    assert opened(office, "7", "anna") == first


def test_open_counter_publishes_an_id_of_the_day_and_never_the_person(
    office: Office, clock: Clock, store: Store
) -> None:
    """One person keeps one random id all day, at any counter, and has another one each day."""
    first = opened(office, "7", "anna")["caseworker"]
    other = opened(office, "8", "berta")["caseworker"]
    office.close("7")
    assert opened(office, "9", "anna")["caseworker"] == first != other
    assert len(first) == 16
    assert "anna" not in str(store.redis.xrange("wm:{maschstrasse}:events"))
    assert b"anna" not in office.ledger.snapshot()
    clock.forward(minutes=24 * 60)
    assert opened(office, "7", "anna")["caseworker"] not in {first, other}


def test_open_counter_takes_its_people_along_when_the_caseworker_moves(office: Office) -> None:
    """Who was handed to a caseworker is called by that person at whatever counter they open."""
    caseworker = opened(office, "7", "anna")["caseworker"]
    ticket = office.waiting()
    office.do("forward", ticket, by="", caseworker=caseworker)
    office.close("7")
    assert office.row(ticket)["held_for"] == f"caseworker/{caseworker}"
    opened(office, "3", "anna")
    assert (office.row(ticket)["held_at"], office.row(ticket)["waits_in"]) == ("3", "F")
    assert office.call("3")["ticket"]["id"] == ticket["id"]


def test_open_counter_releases_later_whom_another_caseworker_left_behind(
    office: Office, clock: Clock
) -> None:
    """Somebody who takes over a paused counter does not inherit the people of who has gone."""
    caseworker = opened(office, "7", "anna")["caseworker"]
    ticket = office.waiting()
    office.do("forward", ticket, by="", caseworker=caseworker)
    office.ledger.pause(office.command(), counter="7")
    opened(office, "7", "berta")
    clock.forward(minutes=30)
    office.due()
    assert "held_for" not in office.row(ticket)
