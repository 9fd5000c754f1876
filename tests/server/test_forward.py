"""The verb forward: a ticket is handed to a counter or a caseworker and waits there by rank."""

from typing import Any

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Event, Office


def forward(office: Office, ticket: Event, by: str = "7", **target: Any) -> Event:
    """Hand the ticket on; the row."""
    event = office.do("forward", ticket, by=by, **target)
    assert event["type"] == "forwarded"
    row: Event = event["ticket"]
    return row


def caseworker_at(office: Office, counter: str) -> str:
    """The opaque id of who sits at this counter."""
    rows = {row["number"]: row for row in office.snapshot()["counters"]}
    return str(rows[counter]["caseworker"])


@pytest.mark.parametrize("forwarded_first", [True, False])
def test_forward_competes_by_rank_when_others_wait_for_that_counter(
    office: Office, clock: Clock, *, forwarded_first: bool
) -> None:
    """Who is forwarded has no advantage over those of the counter's own services, nor less."""
    services = ("work", "asylum") if forwarded_first else ("asylum", "work")
    came = []
    for service in services:
        came.append(office.waiting(service)["id"])
        clock.forward(seconds=1)
    office.open("8")
    office.open("9")
    row = forward(office, office.call("9")["ticket"], "9", counter="8")
    assert (row["service"], row["held_for"], row["held_at"]) == ("work", "counter/8", "8")
    assert office.call("8")["ticket"]["id"] == came[0]


def test_forward_waits_for_one_counter_only_when_others_serve_that_too(office: Office) -> None:
    """Nobody else calls what is held for a counter."""
    ticket = office.serving("7")
    office.open("8")
    office.open("9")
    forward(office, ticket, counter="8")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("9")
    assert office.call("8")["ticket"]["id"] == ticket["id"]


def test_forward_follows_the_caseworker_when_they_sit_elsewhere(
    office: Office, clock: Clock
) -> None:
    """What is held for a person is at the counter that this person has opened."""
    ticket = office.serving("7")
    office.open("8")
    person = caseworker_at(office, "8")
    row = forward(office, ticket, caseworker=person)
    assert (row["held_for"], row["held_at"]) == (f"caseworker/{person}", "8")
    office.close("8")
    assert office.row(ticket)["held_for"] == f"caseworker/{person}"
    clock.forward(ms=office.ledger.site.rules.caseworker_away_ms - 1)
    office.ledger.alive(clock(), ["7"])
    office.ledger.due(clock())
    office.ledger.open_counter(office.command(), counter="10", person="person-8")
    row = office.row(ticket)
    assert (row["held_at"], caseworker_at(office, "10")) == ("10", person)
    clock.forward(minutes=1)
    office.ledger.due(clock())
    assert office.call("10")["ticket"]["id"] == ticket["id"]


@pytest.mark.parametrize("way", ["closes", "is_relieved"])
def test_forward_waits_for_all_when_the_caseworker_stays_away(
    office: Office, clock: Clock, way: str
) -> None:
    """After the site's minutes without that person everybody may call, also if another one came."""
    ticket = office.serving("7")
    office.open("8")
    person = caseworker_at(office, "8")
    forward(office, ticket, caseworker=person)
    if way == "closes":
        office.close("8")
    else:
        office.ledger.pause(office.command(), counter="8")
        office.ledger.open_counter(office.command(), counter="8", person="somebody else")
    clock.forward(ms=office.ledger.site.rules.caseworker_away_ms)
    office.ledger.alive(clock(), ["7", "8"])
    office.ledger.due(clock())
    row = office.row(ticket)
    assert "held_for" not in row
    assert (row["state"], row["counted_ms"]) == ("waiting", ticket["counted_ms"])
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_forward_is_let_go_when_its_counter_closes(office: Office) -> None:
    """Who was held for a counter waits like everybody when it closes, with the counted time."""
    ticket = office.serving("7")
    office.open("1")
    forward(office, ticket, counter="1")
    office.close("1")
    row = office.row(ticket)
    assert "held_for" not in row
    assert "held_at" not in row
    assert (row["waits_in"], row["counted_ms"]) == ("K", ticket["counted_ms"])
    assert office.call("7")["ticket"]["id"] == ticket["id"]


@pytest.mark.parametrize("verb", ["put_back", "readmit"])
@pytest.mark.parametrize("held", ["counter", "caseworker"])
def test_forward_is_let_go_when_its_holder_went_while_it_was_called_elsewhere(
    office: Office, verb: str, held: str
) -> None:
    """Nobody comes back into a queue from which nobody calls any more."""
    ticket = office.serving("7")
    office.open("8")
    forward(office, ticket, **{held: "8" if held == "counter" else caseworker_at(office, "8")})
    office.by_hand("7", ticket=ticket["id"], anywhere=True)
    office.close("8")
    if verb == "readmit":
        office.do("no_show", ticket, counter="7")
    office.do(verb, ticket, counter="7")
    assert "held_for" not in office.row(ticket)
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_forward_finds_the_caseworker_when_they_moved_while_it_was_called_elsewhere(
    office: Office,
) -> None:
    """A call that is taken back waits where the caseworker sits now."""
    ticket = office.serving("7")
    office.open("8")
    forward(office, ticket, caseworker=caseworker_at(office, "8"))
    office.by_hand("7", ticket=ticket["id"], anywhere=True)
    office.close("8")
    office.ledger.open_counter(office.command(), counter="10", person="person-8")
    row = office.do("put_back", ticket, counter="7")["ticket"]
    assert (row["held_at"], row["waits_in"]) == ("10", "W")
    assert office.call("10")["ticket"]["id"] == ticket["id"]


def test_forward_is_over_when_the_visit_has_begun(office: Office) -> None:
    """Whoever is served has arrived: parked and back, nothing leads to the old holder."""
    ticket = office.serving("7")
    office.open("8")
    forward(office, ticket, counter="8")
    row = office.serve("8")
    assert not {"held_for", "held_at"} & set(row)


def test_forward_is_refused_when_nobody_is_there(office: Office) -> None:
    """Neither a closed counter nor somebody who sits at none is handed a visitor."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="counter_closed"):
        forward(office, ticket, counter="8")
    with pytest.raises(Refused, match="caseworker_absent"):
        forward(office, ticket, caseworker="nobody")
    assert office.row(ticket)["state"] == "serving"


def test_forward_reaches_a_paused_counter_when_somebody_sits_there(office: Office) -> None:
    """A pause ends, so whoever is held for the counter waits there."""
    ticket = office.serving("7")
    office.open("8")
    office.ledger.pause(office.command(), counter="8")
    assert forward(office, ticket, counter="8")["held_at"] == "8"


def test_forward_is_refused_when_the_ticket_is_another_counters(office: Office) -> None:
    """A counter hands on whom it has called; the desk anybody who waits."""
    ticket = office.waiting()
    office.open("8")
    with pytest.raises(Refused, match="not_your_ticket"):
        forward(office, ticket, "8", counter="8")
    assert forward(office, ticket, "", counter="8")["held_for"] == "counter/8"
    office.do("cancel", ticket, kiosk="", reason="left")
    with pytest.raises(Refused, match="wrong_state"):
        forward(office, ticket, "", counter="8")
    with pytest.raises(Refused, match="unknown_ticket"):
        forward(office, {"id": "0000000099"}, "", counter="8")
