"""The verb call_next: the smallest rank among the services of the counter."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_call_next_takes_the_earliest_when_nobody_has_a_head_start(
    office: Office, clock: Clock
) -> None:
    """Without head starts, people are called in the order in which they came."""
    office.open()
    came = []
    for service in ("renew", "work", "asylum"):
        came.append(office.waiting(service)["id"])
        clock.forward(seconds=1)
    called = []
    for _ in came:
        ticket = office.call()["ticket"]
        called.append(ticket["id"])
        office.ledger.no_show(office.command(), ticket=ticket["id"], counter="7")
    assert called == came


def test_call_next_takes_the_first_issued_when_ranks_are_equal(office: Office) -> None:
    """Two of one millisecond are told apart by the order of their numbers, across services."""
    first = office.waiting("work")
    office.waiting("asylum")
    office.open()
    assert office.call()["ticket"]["id"] == first["id"]


@pytest.mark.parametrize(("minutes", "helped_first"), [(19.99, True), (20, False)])
def test_call_next_lets_help_pass_when_it_came_within_the_head_start(
    office: Office, clock: Clock, minutes: float, *, helped_first: bool
) -> None:
    """A head start of 20 minutes passes those who came up to 20 minutes before, nobody else."""
    early = office.waiting()
    clock.forward(minutes=minutes)
    helped = office.waiting(needs=["help"])
    office.open()
    event = office.call()
    assert (event["ticket"]["id"] == helped["id"]) is helped_first
    passed = {"id": early["id"], "counted_ms": early["counted_ms"]}
    assert event["why"].get("passed") == (passed if helped_first else None)


def test_call_next_looks_at_own_services_only_when_others_wait(office: Office) -> None:
    """A counter calls nobody whom it cannot serve."""
    office.waiting("eat-pickup")
    office.open("7")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("7")


def test_call_next_is_refused_when_the_counter_is_closed(office: Office) -> None:
    """A closed counter calls nobody."""
    office.waiting()
    with pytest.raises(Refused, match="counter_closed"):
        office.call()


def test_call_next_is_refused_when_a_ticket_is_open(office: Office) -> None:
    """A counter has one open ticket at most."""
    office.waiting()
    office.called()
    with pytest.raises(Refused, match="counter_busy"):
        office.call()


def test_call_next_calls_nobody_twice_when_two_counters_call(office: Office) -> None:
    """One ticket, one counter."""
    office.waiting()
    office.open("7")
    office.open("8")
    office.call("7")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("8")
