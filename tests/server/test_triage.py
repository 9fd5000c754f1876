"""Triage: a person decides who is an emergency; nobody loses the counted time."""

from typing import Any

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Event, Office


def transfer(office: Office, ticket: Event, by: str = "", **target: Any) -> Event:
    """Send to triage, or decide there; the row."""
    row: Event = office.do("transfer", ticket, by=by, **target)["ticket"]
    return row


def test_triage_waits_for_a_person_when_an_emergency_is_drawn(office: Office) -> None:
    """Nobody is an emergency by a touch: no need, no head start, and its own queue."""
    ticket = office.waiting("emergency")
    assert (ticket["triage"], ticket["needs"]) == ("F", [])
    assert ticket["rank"] == ticket["counted_ms"]


@pytest.mark.parametrize(("counter", "decides"), [("1", True), ("3", False)])
def test_triage_is_called_where_a_counter_serves_emergencies(
    office: Office, counter: str, *, decides: bool
) -> None:
    """Whoever may decide calls from that queue; a counter without emergencies does not."""
    ticket = office.waiting("emergency")
    office.open(counter)
    if decides:
        assert office.call(counter)["ticket"]["id"] == ticket["id"]
    else:
        with pytest.raises(Refused, match="nobody_waiting"):
            office.call(counter)


@pytest.mark.parametrize("at_counter", [False, True])
def test_triage_gives_the_head_start_when_a_person_confirms(
    office: Office, clock: Clock, *, at_counter: bool
) -> None:
    """A confirmed emergency is ranked before, its counted time is kept, and it waits for all."""
    ticket = office.waiting("emergency")
    if at_counter:
        office.open("1")
        office.serve("1")
    clock.forward(minutes=5)
    row = transfer(office, ticket, "1" if at_counter else "", confirmed=True)
    head_ms = office.ledger.site.rules.head_start_minutes.emergency * 60_000
    assert (row["state"], row["needs"]) == ("waiting", ["emergency"])
    assert row["counted_ms"] == ticket["counted_ms"]
    assert row["rank"] == ticket["counted_ms"] - head_ms
    assert "triage" not in row
    office.open("2")
    assert office.call("2")["why"]["head_start_ms"] == head_ms


def test_triage_gives_the_normal_place_when_it_is_no_emergency(
    office: Office, clock: Clock
) -> None:
    """The decision may name what it is instead; the time since the check-in is not lost."""
    ticket = office.waiting("emergency", needs=["help"])
    clock.forward(minutes=5)
    row = transfer(office, ticket, confirmed=False, service="renew")
    assert (row["service"], row["services"], row["waits_in"]) == ("renew", ["renew"], "K")
    assert (row["counted_ms"], row["rank"]) == (ticket["counted_ms"], ticket["rank"])
    assert row["needs"] == ["help"]
    assert "triage" not in row
    office.open("7")
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_triage_is_where_a_counter_sends_when_it_sees_an_emergency(office: Office) -> None:
    """In an area without a triage the ticket waits in the first one that the site has."""
    ticket = office.serving("7")
    row = transfer(office, ticket, "7", triage=True)
    assert (row["state"], row["triage"], row["waits_in"]) == ("waiting", "F", "F")
    assert row["service"] == "renew"
    row = transfer(office, ticket, confirmed=True)
    assert (row["service"], row["waits_in"], row["needs"]) == ("renew", "K", ["emergency"])


def test_triage_decides_anew_when_a_ticket_is_sent_there_again(office: Office) -> None:
    """The last decision holds: confirmed twice is one head start, and none after a no."""
    ticket = office.waiting("renew")
    for confirmed, needs in ((True, ["emergency"]), (True, ["emergency"]), (False, [])):
        transfer(office, ticket, triage=True)
        assert transfer(office, ticket, confirmed=confirmed)["needs"] == needs
    assert office.row(ticket)["rank"] == ticket["rank"]


def test_triage_never_passes_the_hold_when_there_are_two_head_starts(office: Office) -> None:
    """Help and emergency together are no more than H."""
    ticket = office.waiting("emergency", needs=["help"])
    row = transfer(office, ticket, confirmed=True)
    assert row["rank"] == row["counted_ms"] - office.ledger.site.rules.hold_ms


def test_triage_is_over_when_the_visit_has_gone_on(office: Office) -> None:
    """Whoever was served without a decision waits for the next concern, not for triage again."""
    ticket = office.waiting("emergency", further=["renew"])
    office.open("1")
    office.serve("1")
    row = office.finish(ticket, "1")["ticket"]
    assert (row["service"], row["state"]) == ("renew", "waiting")
    assert "triage" not in row
    office.open("7")
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_triage_is_over_when_its_counter_has_sent_the_visitor_back(office: Office) -> None:
    """Sent to triage to come back, and the origin has closed: the concern, not triage again."""
    ticket = office.serving("7")
    transfer(office, ticket, "7", triage=True, come_back=True)
    office.close("7")
    office.open("1")
    office.serve("1")
    row = office.finish(ticket, "1")["ticket"]
    assert "triage" not in row
    office.open("8")
    assert office.call("8")["ticket"]["id"] == ticket["id"]


def test_triage_is_where_a_put_back_emergency_waits_when_nobody_has_decided(
    office: Office,
) -> None:
    """To be called is not to be decided about."""
    ticket = office.waiting("emergency")
    office.open("1")
    office.call("1")
    row = office.do("put_back", ticket, counter="1")["ticket"]
    assert row["triage"] == "F"


def test_decision_is_refused_when_the_ticket_is_not_in_triage(office: Office) -> None:
    """Nobody is confirmed who was not sent to triage, and no counter decides from afar."""
    with pytest.raises(Refused, match="wrong_state"):
        transfer(office, office.waiting(), confirmed=True)
    office.open("1")
    with pytest.raises(Refused, match="not_your_ticket"):
        transfer(office, office.waiting("emergency"), "1", confirmed=True)


def test_triage_decides_when_somebody_is_sent_to_an_emergency(office: Office) -> None:
    """Whoever becomes an emergency on the way waits for a person too; once confirmed, no more."""
    ticket = office.waiting("dropoff")
    assert transfer(office, ticket, service="emergency")["triage"] == "F"
    assert "triage" not in transfer(office, ticket, confirmed=True)
    transfer(office, ticket, service="dropoff")
    assert "triage" not in transfer(office, ticket, service="emergency")


def test_triage_decides_when_a_ticket_is_amended_to_an_emergency(office: Office) -> None:
    """What reception puts right is not decided by that."""
    ticket = office.waiting("dropoff")
    assert office.do("amend", ticket, by="", service="emergency")["ticket"]["triage"] == "F"


def test_triage_decides_when_an_emergency_is_among_concerns_in_any_order(office: Office) -> None:
    """Who could be called for any concern is not called for an emergency that nobody has seen."""
    ticket = office.waiting("renew", further=["emergency"], order="any")
    assert (ticket["triage"], ticket["waits_in"]) == ("F", "K")
    office.open("7")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call("7")
    office.open("1")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.by_hand("1", service="emergency")
    assert office.call("1")["ticket"]["id"] == ticket["id"]


def test_triage_waits_for_its_turn_when_the_emergency_is_planned_for_later(office: Office) -> None:
    """A planned concern is looked at when it is the next one."""
    ticket = office.serving("3", service="dropoff", further=["emergency"])
    assert "triage" not in ticket
    row = office.finish(ticket, "3")["ticket"]
    assert (row["state"], row["service"], row["triage"]) == ("waiting", "emergency", "F")


@pytest.mark.parametrize(("stay", "triage"), [(True, None), (False, "F")])
def test_triage_is_over_when_the_counter_goes_on_with_the_emergency_itself(
    office: Office, *, stay: bool, triage: str | None
) -> None:
    """Whoever sits there sees the visitor; who goes away and comes back is seen anew."""
    ticket = office.serving("1", service="dropoff", further=["emergency"])
    row = office.do("finish", ticket, counter="1", outcome="done", stay=stay)["ticket"]
    assert (row["service"], row.get("triage")) == ("emergency", triage)


def test_triage_is_over_when_the_emergency_was_confirmed_before(office: Office) -> None:
    """One decision is enough for the visit."""
    ticket = office.waiting("emergency", further=["dropoff"])
    transfer(office, ticket, confirmed=True, service="dropoff")
    office.do("amend", ticket, by="", add="emergency")
    office.open("3")
    office.serve("3")
    row = office.finish(ticket, "3")["ticket"]
    assert (row["service"], row["needs"]) == ("emergency", ["emergency"])
    assert "triage" not in row


@pytest.mark.parametrize("order", ["any", "planned"])
def test_triage_decides_when_an_emergency_is_added_to_others(office: Office, order: str) -> None:
    """In any order it could be next at once; planned, it comes last."""
    ticket = office.waiting("renew", further=["work"], order=order)
    row = office.do("amend", ticket, by="", add="emergency")["ticket"]
    assert row.get("triage") == ("F" if order == "any" else None)


def test_triage_does_not_take_who_is_held_when_an_emergency_is_added(office: Office) -> None:
    """Somebody has taken this visitor into their hands."""
    ticket = office.waiting("renew", further=["work"], order="any")
    office.open("7")
    office.do("forward", ticket, by="", counter="7")
    row = office.do("amend", ticket, by="", add="emergency")["ticket"]
    assert (row["held_for"], row.get("triage")) == ("counter/7", None)


@pytest.mark.parametrize(
    ("told", "triage"),
    [
        ({"service": "emergency"}, "F"),
        ({"service": "dropoff", "further": ["emergency"], "order": "any"}, "F"),
        ({"service": "dropoff", "further": ["emergency"], "order": "planned"}, None),
    ],
)
def test_triage_decides_when_an_emergency_has_an_appointment(
    office: Office, told: dict[str, Any], triage: str | None
) -> None:
    """A code at the kiosk is a touch like any other."""
    office.put(**told)
    assert office.check_in().get("triage") == triage


def test_triage_is_gone_when_the_visit_is_over(office: Office) -> None:
    """A finished ticket waits for nobody's decision."""
    ticket = office.waiting("emergency")
    office.open("1")
    office.serve("1")
    assert "triage" not in office.finish(ticket, "1")["ticket"]


def test_triage_still_decides_when_another_concern_than_the_emergency_was_put_right(
    office: Office,
) -> None:
    """The emergency that nobody has seen is there still, whatever the other concern is."""
    ticket = office.waiting("dropoff", further=["emergency"], order="any")
    assert office.do("amend", ticket, by="", service="renew")["ticket"]["triage"] == "F"
    transfer(office, ticket, confirmed=False)
    assert "triage" not in office.do("amend", ticket, by="", service="travel")["ticket"]


def test_triage_does_not_decide_again_when_concerns_come_in_any_order(office: Office) -> None:
    """A person has seen this visitor with all concerns: no emergency is not looked at again."""
    ticket = office.waiting("dropoff", further=["emergency"], order="any")
    transfer(office, ticket, confirmed=False)
    office.open("3")
    office.serve("3")
    row = office.finish(ticket, "3")["ticket"]
    assert (row["service"], row.get("triage")) == ("emergency", None)


def test_triage_still_decides_when_the_other_concern_is_sent_elsewhere(office: Office) -> None:
    """Sending on is no decision about the emergency that waits beside it."""
    ticket = office.waiting("renew", further=["emergency"], order="any")
    row = office.do("transfer", ticket, by="", service="first")["ticket"]
    assert (row["services"], row["triage"]) == (["first", "emergency"], "F")


def test_triage_decides_when_another_concern_was_served_by_hand_before(office: Office) -> None:
    """Whoever was called past triage for another concern waits there for the emergency."""
    ticket = office.waiting("renew", further=["emergency"], order="any")
    office.open("7")
    office.by_hand("7", ticket=ticket["id"], anywhere=True, reason="distress")
    office.do("start", ticket, counter="7")
    row = office.finish(ticket, "7")["ticket"]
    assert (row["services"], row["triage"]) == (["emergency"], "F")


def test_triage_is_over_when_the_emergency_is_dropped(office: Office) -> None:
    """Nobody waits for a decision about a concern that is gone."""
    ticket = office.waiting("renew", further=["emergency"], order="any")
    row = office.do("amend", ticket, by="", drop="emergency")["ticket"]
    assert "triage" not in row
    office.open("7")
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_triage_stays_when_somebody_has_sent_the_ticket_there(office: Office) -> None:
    """What a hand has asked for does not follow from the concerns."""
    ticket = office.waiting("renew")
    office.do("transfer", ticket, by="", triage=True)
    row = office.do("amend", ticket, by="", service="first")["ticket"]
    assert row["triage"] == "F"


def test_triage_decides_when_whoever_had_the_emergency_in_hand_has_gone(office: Office) -> None:
    """Held for a counter that closes, nobody has decided yet."""
    ticket = office.waiting("emergency")
    office.open("7")
    office.do("forward", ticket, by="", counter="7")
    office.close("7")
    assert office.row(ticket)["triage"] == "F"
