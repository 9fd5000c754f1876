"""The verb transfer: a ticket is sent on, with number and counted time."""

from typing import Any

import pytest

from server.ledger import Ledger, Refused
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.office import AlwaysOpen, Event, Office


def transfer(office: Office, ticket: Event, by: str = "7", **target: Any) -> Event:
    """Send the ticket on; the row."""
    event = office.do("transfer", ticket, by=by, **target)
    assert event["type"] == "transferred"
    row: Event = event["ticket"]
    return row


@pytest.mark.parametrize("scene", ["waiting", "called", "serving", "parked"])
def test_transfer_keeps_number_and_time_when_the_service_is_another(
    office: Office, clock: Clock, scene: str
) -> None:
    """From wherever it is the ticket waits for the other service, free of its counter."""
    ticket = getattr(office, scene)()
    clock.forward(minutes=7)
    row = transfer(office, ticket, "", service="einb")
    told = {"state": "waiting", "service": "einb", "services": ["einb"], "waits_in": "W"}
    fleeting = ("counter", "called_ms", "recalls", "started_ms", "park_reason", "return_ms")
    assert row == {k: v for k, v in ticket.items() if k not in fleeting} | told
    office.open("10")
    assert office.call("10")["ticket"]["id"] == ticket["id"]


def test_transfer_competes_by_rank_when_others_wait_there(office: Office, clock: Clock) -> None:
    """Who was sent on stands where the counted time says: before those who came later."""
    ticket = office.serving("7")
    clock.forward(minutes=1)
    office.waiting("einb")
    transfer(office, ticket, service="einb")
    office.open("10")
    assert office.call("10")["ticket"]["id"] == ticket["id"]


def test_transfer_to_an_area_is_called_when_a_counter_there_is_free(office: Office) -> None:
    """Any counter of the area may call, whatever it serves; no other one."""
    ticket = office.serving("7")
    row = transfer(office, ticket, area="W")
    assert (row["held_for"], row["waits_in"], row["service"]) == ("area/W", "W", "renew")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("7")
    office.open("11")
    assert office.call("11")["ticket"]["id"] == ticket["id"]


def test_transfer_to_a_counter_waits_there_when_it_is_staffed(office: Office) -> None:
    """The ticket is held for that counter and waits in its area."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="counter_closed"):
        transfer(office, ticket, counter="1")
    office.open("1")
    row = transfer(office, ticket, counter="1")
    assert (row["held_for"], row["held_at"], row["waits_in"]) == ("counter/1", "1", "F")
    assert office.call("1")["ticket"]["id"] == ticket["id"]


def test_transfer_comes_back_when_the_other_service_is_done(office: Office) -> None:
    """The first concern is open still: the ticket waits for the counter that had sent it."""
    ticket = office.serving("7", further=["asylum"])
    row = transfer(office, ticket, service="einb", come_back=True)
    assert (row["origin"], row["services"]) == ("7", ["einb", "asylum"])
    office.open("10")
    office.serve("10")
    event = office.finish(ticket, "10")
    row = event["ticket"]
    assert (event["type"], event["outcome"]) == ("returned", "done")
    assert (row["held_for"], row["services"]) == ("counter/7", ["renew", "asylum"])
    assert "origin" not in row
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_transfer_keeps_the_other_concerns_when_one_of_them_is_the_target(office: Office) -> None:
    """A concern is never there twice."""
    ticket = office.serving("7", further=["einb", "asylum"])
    row = transfer(office, ticket, service="einb")
    assert row["services"] == ["einb", "asylum"]


def test_transfer_is_refused_when_the_ticket_waits_for_that_already(office: Office) -> None:
    """To send on to where it is would be a mistake; what is held elsewhere may be let go so."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="same_concern"):
        transfer(office, ticket, service="renew")
    transfer(office, ticket, area="W")
    assert "held_for" not in transfer(office, ticket, "", service="renew")


@pytest.mark.parametrize("scene", ["issued", "missed"])
def test_transfer_is_refused_when_nobody_is_there(office: Office, scene: str) -> None:
    """Neither a number without a visitor nor a missed one is sent on."""
    ticket = getattr(office, scene)()
    with pytest.raises(Refused, match="wrong_state"):
        transfer(office, ticket, "", service="einb")


def test_transfer_is_refused_when_the_ticket_is_another_counters(office: Office) -> None:
    """A counter sends on whom it has called, and nobody else."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        transfer(office, ticket, "8", service="einb")
    with pytest.raises(Refused, match="unknown_ticket"):
        transfer(office, {"id": "0000000099"}, "8", service="einb")


@pytest.mark.parametrize("target", [{}, {"service": "einb", "counter": "1"}])
def test_transfer_is_a_mistake_when_there_is_not_one_target(
    office: Office, target: dict[str, str]
) -> None:
    """Nobody is sent to two places, or to none."""
    ticket = office.serving("7")
    with pytest.raises(ValueError, match="name one of"):
        transfer(office, ticket, **target)


def test_transfer_to_triage_is_refused_when_the_site_has_none(office: Office, store: Store) -> None:
    """Where nobody decides about emergencies, nobody waits for that."""
    site = office.ledger.site
    services = tuple(service.model_copy(update={"triage": False}) for service in site.services)
    plain = site.model_copy(update={"services": services})
    here = Office(Ledger(store, plain, openings=AlwaysOpen()), office.command, office.clock)
    ticket = here.waiting()
    with pytest.raises(Refused, match="no_triage"):
        transfer(here, ticket, "", triage=True)
    assert here.row(ticket) == ticket


def test_transfer_to_an_area_is_called_when_its_counters_are_those_of_another(
    office: Office, store: Store
) -> None:
    """A counter that serves an area's people calls for that area too, wherever it stands."""
    site = office.ledger.site
    counters = tuple(
        counter.model_copy(update={"area": "K", "also_areas": ("W",)})
        if counter.area == "W"
        else counter
        for counter in site.counters
    )
    parts = {name: getattr(site, name) for name in Site.model_fields}
    moved = Site(**(parts | {"counters": counters}))
    here = Office(Ledger(store, moved, openings=AlwaysOpen()), office.command, office.clock)
    ticket = here.waiting("einb")
    transfer(here, ticket, "", area="W")
    here.open("10")
    assert here.call("10")["ticket"]["id"] == ticket["id"]
