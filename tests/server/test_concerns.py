"""A visit of several concerns: one number, in the planned order or whichever counter is free."""

from random import Random

import pytest

from server.ledger import Refused
from server.ledger.plan import Plan
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office, event_of
from tests.places import places


def finish(office: Office, ticket: Event, counter: str = "7", *, stay: bool = True) -> Event:
    """This concern is done; the event."""
    return office.do("finish", ticket, counter=counter, outcome="done", stay=stay)


def queues_with(store: Store, ticket: Event) -> set[str]:
    """The names of the queues that hold the ticket, by rank and by counted time."""
    held = {name for name, members in places(store).items() if ticket["id"] in members}
    ranked = {name.partition(":")[2] for name in held if name.startswith("queue:")}
    counted = {name.partition(":")[2] for name in held if name.startswith("counted:")}
    assert ranked == counted
    return ranked


def test_concerns_wait_in_every_queue_when_any_order_will_do(office: Office, store: Store) -> None:
    """Whichever counter is free first calls, and then the ticket is gone from all queues."""
    ticket = office.waiting("renew", further=["einb", "dropoff"], order="any")
    assert queues_with(store, ticket) == {"renew", "einb", "dropoff"}
    office.open("10")
    row = office.call("10")["ticket"]
    assert (row["service"], row["services"]) == ("einb", ["einb", "renew", "dropoff"])
    assert queues_with(store, ticket) == set()
    for counter in ("7", "1"):
        office.open(counter)
        with pytest.raises(Refused, match="nobody_waiting"):
            office.call(counter)


def test_concerns_wait_in_the_first_queue_only_when_they_are_planned(
    office: Office, store: Store
) -> None:
    """The second concern's counter does not call before the first concern is done."""
    ticket = office.waiting("renew", further=["einb"])
    assert (ticket["order"], queues_with(store, ticket)) == ("planned", {"renew"})
    office.open("10")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("10")


def test_concerns_go_on_when_the_counter_serves_the_next_one(office: Office, clock: Clock) -> None:
    """The visitor stays seated, the visit's time begins anew, and the event tells what is done."""
    ticket = office.serving("7", further=["work"])
    clock.forward(minutes=9)
    event = finish(office, ticket)
    row = event["ticket"]
    assert (event["type"], event["service"], event["outcome"]) == (
        "concern_finished",
        "renew",
        "done",
    )
    assert (row["state"], row["service"], row["services"]) == ("serving", "work", ["work"])
    assert (row["started_ms"], row["counter"]) == (clock(), "7")
    assert "order" not in row
    assert finish(office, ticket)["type"] == "finished"


@pytest.mark.parametrize(("further", "stay"), [("work", False), ("einb", True)])
def test_concerns_wait_on_when_the_visitor_does_not_stay(
    office: Office, clock: Clock, further: str, *, stay: bool
) -> None:
    """By the caseworker's will, or because another counter serves it: T kept, counter free."""
    ticket = office.serving("7", further=[further])
    clock.forward(minutes=1)
    row = finish(office, ticket, stay=stay)["ticket"]
    assert (row["state"], row["service"]) == ("waiting", further)
    assert (row["counted_ms"], row["rank"]) == (ticket["counted_ms"], ticket["rank"])
    assert not {"counter", "called_ms", "started_ms"} & set(row)
    assert "ticket" not in office.snapshot()["counters"][0]


def test_concerns_go_on_with_the_one_served_here_when_any_order_will_do(
    office: Office, store: Store
) -> None:
    """Of what is left the counter takes what it can; the rest waits in all its queues."""
    ticket = office.serving("7", further=["einb", "work", "dropoff"], order="any")
    row = finish(office, ticket)["ticket"]
    assert (row["state"], row["services"]) == ("serving", ["work", "einb", "dropoff"])
    row = finish(office, ticket)["ticket"]
    assert (row["state"], row["order"]) == ("waiting", "any")
    assert queues_with(store, ticket) == {"einb", "dropoff"}


def test_concerns_go_on_in_the_planned_order_when_a_later_one_is_served_here(
    office: Office,
) -> None:
    """A plan is a plan: nobody jumps to the third concern because the counter could."""
    ticket = office.serving("7", further=["einb", "work"])
    row = finish(office, ticket)["ticket"]
    assert (row["state"], row["service"], row["waits_in"]) == ("waiting", "einb", "W")


def test_ahead_counts_each_person_once_when_they_wait_in_several_queues(office: Office) -> None:
    """Two people with three concerns of one counter are two people, and a third is no other's."""
    for _ in range(2):
        office.waiting("renew", further=["work", "asylum"], order="any")
    office.waiting("einb", further=["company"], order="any")
    answer = office.ledger.issue(office.command(), service="renew", language="de", kiosk="kiosk-1")
    assert event_of(answer)["ahead"] == 2


def test_ahead_counts_all_lines_when_the_new_ticket_waits_in_several(office: Office) -> None:
    """Who may be called from two lines has those of both ahead."""
    office.waiting("renew")
    office.waiting("einb")
    answer = office.ledger.issue(
        office.command(),
        service="renew",
        further=["einb"],
        order="any",
        language="de",
        kiosk="kiosk-1",
    )
    assert event_of(answer)["ahead"] == 2


def test_ahead_is_as_counted_one_by_one_when_all_lines_are_mixed(
    office: Office, clock: Clock, site: Site
) -> None:
    """Whatever sets of lines people wait in, with equal ranks too, each is counted once."""
    chance = Random(5)  # noqa: S311 - no secret, the same people in every run
    lines = ("renew", "work", "asylum", "settle", "einb", "company", "dropoff")
    for _ in range(60):
        service, *further = chance.sample(lines, chance.randint(1, 4))
        needs = ["help"] if chance.random() < 0.2 else []
        office.waiting(service, further=further, order="any", needs=needs)
        clock.forward(minutes=chance.choice((0, 0, 1, 10)))
    rows = office.snapshot()["tickets"]
    plan = Plan(site)

    def stands_before(other: Event, row: Event) -> bool:
        rivals = plan.rivals(row["services"])
        earlier = (other["rank"], other["id"]) < (row["rank"], row["id"])
        return earlier and not set(rivals).isdisjoint(other["services"])

    for row in rows:
        counted = sum(stands_before(other, row) for other in rows)
        assert office.ledger.why(row["id"])["ahead"] == counted, row
