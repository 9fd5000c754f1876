"""The verb amend: what a ticket says is put right, and its time stays."""

from typing import Any

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import everything


def amend(office: Office, ticket: Event, by: str = "", **changes: Any) -> Event:
    """Put the ticket right; the row."""
    event = office.do("amend", ticket, by=by, **changes)
    assert event["type"] == "amended"
    row: Event = event["ticket"]
    return row


def test_amend_changes_what_was_said_when_the_ticket_waits(office: Office, clock: Clock) -> None:
    """Language and people are put right; number and counted time stay."""
    ticket = office.waiting()
    clock.forward(minutes=5)
    row = amend(office, ticket, language="uk", persons=4, cases=2)
    assert row == ticket | {"language": "uk", "persons": 4, "cases": 2}


@pytest.mark.parametrize("scene", ["issued", "waiting", "called", "serving", "parked", "missed"])
def test_amend_keeps_the_state_when_the_ticket_is_open(office: Office, scene: str) -> None:
    """Whatever has not ended can be put right, and stays where it is."""
    ticket = getattr(office, scene)()
    assert amend(office, ticket, persons=2) == ticket | {"persons": 2}


def test_amend_moves_to_the_other_line_when_the_service_was_wrong(office: Office) -> None:
    """Another service is another queue and perhaps another waiting area; letter and T stay."""
    ticket = office.waiting("renew")
    row = amend(office, ticket, service="dropoff")
    assert (row["area"], row["number"], row["waits_in"]) == ("K", ticket["number"], "F")
    assert row["counted_ms"] == ticket["counted_ms"]
    office.open("7")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("7")
    office.open("1")
    assert office.call("1")["ticket"]["id"] == ticket["id"]


def test_amend_gives_the_head_start_when_help_is_needed(office: Office) -> None:
    """A need that was not said at the kiosk counts from now on, and goes when it is taken back."""
    ticket = office.waiting()
    head_ms = office.ledger.site.rules.head_start_minutes.help * 60_000
    row = amend(office, ticket, needs=["help"])
    assert (row["counted_ms"], row["rank"]) == (ticket["counted_ms"], ticket["rank"] - head_ms)
    row = amend(office, ticket, needs=[])
    assert (row["needs"], row["rank"]) == ([], ticket["rank"])


def test_amend_moves_up_in_the_line_when_help_is_needed(office: Office, clock: Clock) -> None:
    """Whoever waits with a need is called by the new rank, not by the one of the beginning."""
    office.waiting()
    clock.forward(minutes=5)
    helped = office.waiting()
    amend(office, helped, needs=["help"])
    office.open()
    assert office.call()["ticket"]["id"] == helped["id"]


def test_amend_keeps_a_confirmed_emergency_when_needs_are_put_right(office: Office) -> None:
    """Who decided in triage is not overruled by a word at the desk."""
    ticket = office.waiting("emergency")
    office.do("transfer", ticket, by="", confirmed=True)
    assert amend(office, ticket, needs=["help"])["needs"] == ["emergency", "help"]


def test_amend_adds_and_drops_concerns_when_there_are_several(office: Office) -> None:
    """A concern comes last, one goes; where one is left, no order is."""
    ticket = office.waiting("renew")
    row = amend(office, ticket, add="einb")
    assert (row["services"], row["order"]) == (["renew", "einb"], "planned")
    row = amend(office, ticket, drop="renew")
    assert (row["service"], row["services"]) == ("einb", ["einb"])
    assert "order" not in row
    assert row["waits_in"] == "W"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"service": "renew"}, "same_concern"),
        ({"add": "renew"}, "same_concern"),
        ({"service": "work", "add": "work"}, "same_concern"),
        ({"drop": "work"}, "no_such_concern"),
        ({"drop": "renew"}, "last_concern"),
    ],
)
def test_amend_is_refused_when_the_concerns_do_not_fit(
    office: Office, changes: dict[str, str], code: str
) -> None:
    """A concern is there once, and a ticket without any would wait for nothing."""
    ticket = office.waiting("renew")
    with pytest.raises(Refused, match=code):
        amend(office, ticket, **changes)
    assert office.row(ticket) == ticket


def test_amend_by_a_counter_is_refused_when_the_ticket_is_not_its_own(office: Office) -> None:
    """A counter puts right whom it has called, nobody who waits or sits elsewhere."""
    called, waiting = office.called("7"), office.waiting()
    for by, ticket in (("7", waiting), ("8", called)):
        with pytest.raises(Refused, match="not_your_ticket"):
            amend(office, ticket, by, persons=2)
    assert amend(office, called, "7", persons=2)["persons"] == 2


def test_amend_is_refused_when_the_ticket_has_ended(office: Office) -> None:
    """What is over stays as it was."""
    ticket = office.serving()
    office.finish(ticket)
    with pytest.raises(Refused, match="wrong_state"):
        amend(office, ticket, persons=2)
    with pytest.raises(Refused, match="unknown_ticket"):
        amend(office, {"id": "0000000099"}, persons=2)


@pytest.mark.parametrize("wish", [{"service": "work"}, {"add": "work", "drop": "renew"}])
def test_amend_measures_by_the_concern_that_it_is_when_the_visit_has_begun(
    office: Office, store: Store, clock: Clock, wish: dict[str, str]
) -> None:
    """A visit is overlong by its own service's minutes, counted from when it began."""
    ticket = office.serving()
    service = office.ledger.site.service
    factor = office.ledger.site.rules.overlong_factor
    assert service("work").minutes > service("renew").minutes
    clock.forward(minutes=service("renew").minutes * factor)
    office.ledger.alive(clock(), ["7"])
    office.due()
    assert office.row(ticket)["overlong"]
    overlong = everything(store)
    assert "overlong" not in amend(office, ticket, "7", **wish)
    at_ms = ticket["started_ms"] + service("work").minutes * factor * 60_000
    assert everything(store)[0]["due"][f"overlong:{ticket['id']}"] == at_ms
    office.do("undo", ticket, by="7")
    assert everything(store) == overlong


def test_amend_measures_as_before_when_the_concern_is_the_same(
    office: Office, store: Store
) -> None:
    """Whatever else is put right, the visit has begun when it has begun."""
    ticket = office.serving()
    before = everything(store)[0]["due"]
    amend(office, ticket, "7", add="work", persons=2)
    assert everything(store)[0]["due"] == before
