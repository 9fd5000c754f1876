"""The verb call: somebody is called by hand, and whoever passes far says why."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import everything


def passing(office: Office, clock: Clock, *, ms: int) -> tuple[Event, Event]:
    """Two who wait, the second one's time counting from so much later; counter 7 is open."""
    earlier = office.waiting("work")
    clock.forward(ms=ms)
    later = office.waiting("asylum")
    office.open()
    return earlier, later


def test_call_takes_the_chosen_one_when_somebody_is_before(office: Office, clock: Clock) -> None:
    """A chosen ticket is called, and the event says by which rule and whom it passed."""
    earlier, later = passing(office, clock, ms=60_000)
    event = office.by_hand(ticket=later["id"])
    assert (event["type"], event["ticket"]["id"]) == ("called", later["id"])
    assert event["why"] == {
        "rule": "chosen",
        "rank": later["rank"],
        "counted_ms": later["counted_ms"],
        "head_start_ms": 0,
        "passed": {"id": earlier["id"], "counted_ms": earlier["counted_ms"]},
    }


def test_call_passes_without_a_reason_when_it_is_not_beyond_the_hold(
    office: Office, clock: Clock
) -> None:
    """Exactly H later is within the promise: no reason is needed."""
    _, later = passing(office, clock, ms=office.ledger.site.rules.hold_ms)
    assert "reason" not in office.by_hand(ticket=later["id"])["why"]


@pytest.mark.parametrize("how", ["ticket", "service", "desk"])
def test_call_needs_a_reason_when_it_passes_beyond_the_hold(
    office: Office, store: Store, clock: Clock, how: str
) -> None:
    """One millisecond beyond H nobody is called by hand without a reason; with one they are."""
    earlier, later = passing(office, clock, ms=office.ledger.site.rules.hold_ms + 1)
    target: Event = {"service": "asylum"} if how == "service" else {"ticket": later["id"]}
    target["anywhere"] = how == "desk"
    before = everything(store)
    with pytest.raises(Refused, match="reason_needed") as refused:
        office.by_hand(**target)
    passed = {"id": earlier["id"], "counted_ms": earlier["counted_ms"]}
    assert refused.value.more == {"passed": passed}
    assert everything(store) == before
    why = office.by_hand(**target, reason="distress")["why"]
    assert (why["reason"], why["passed"]) == ("distress", passed)


def test_call_needs_no_reason_when_the_counter_could_not_serve_the_earlier_one(
    office: Office, clock: Clock
) -> None:
    """The promise is about counters that could serve you."""
    office.waiting("eat-pickup")
    clock.forward(minutes=60)
    later = office.waiting("renew")
    office.open()
    assert "passed" not in office.by_hand(ticket=later["id"])["why"]


def test_call_takes_the_next_of_one_service_when_that_is_asked(
    office: Office, clock: Clock
) -> None:
    """Of one service the smallest rank is next, whoever else waits."""
    office.waiting("work")
    clock.forward(seconds=1)
    office.waiting("asylum")
    clock.forward(seconds=1)
    helped = office.waiting("asylum", needs=["help"])
    office.open()
    event = office.by_hand(service="asylum")
    assert (event["ticket"]["id"], event["why"]["rule"]) == (helped["id"], "service")
    assert event["why"]["head_start_ms"] == office.ledger.site.rules.hold_ms


def test_call_makes_the_asked_service_current_when_somebody_has_several(office: Office) -> None:
    """Who is called for their second concern is served for that one."""
    office.waiting("renew", further=["work", "asylum"], order="any")
    office.open()
    row = office.by_hand(service="asylum")["ticket"]
    assert (row["service"], row["services"]) == ("asylum", ["asylum", "renew", "work"])


def test_call_takes_a_missed_one_when_they_have_come(office: Office, clock: Clock) -> None:
    """Within the grace the counted time is kept, and nothing is left of having been missed."""
    ticket = office.missed()
    clock.forward(ms=office.ledger.site.rules.readmit_grace_ms)
    event = office.by_hand(ticket=ticket["id"])
    row = event["ticket"]
    assert event["why"]["rule"] == "missed"
    assert row["counted_ms"] == ticket["counted_ms"]
    assert row["readmitted"] is True
    assert not {"missed_ms", "grace_until_ms"} & set(row)
    assert (row["called_ms"], row["recalls"]) == (clock(), 0)


def test_call_counts_from_now_when_the_missed_one_comes_after_the_grace(
    office: Office, clock: Clock
) -> None:
    """Who comes too late passes those who came meanwhile: beyond H only with a reason."""
    ticket = office.missed()
    office.waiting()
    clock.forward(ms=office.ledger.site.rules.hold_ms + 1)
    with pytest.raises(Refused, match="reason_needed"):
        office.by_hand(ticket=ticket["id"])
    event = office.by_hand(ticket=ticket["id"], reason="distress")
    assert event["why"]["counted_ms"] == event["ticket"]["counted_ms"] == clock()


def test_call_by_the_desk_reaches_any_counter_when_it_does_not_serve_that(office: Office) -> None:
    """Only reception or a supervisor sends a visitor to a counter that does not serve it."""
    ticket = office.waiting("eat-pickup")
    office.open("7")
    with pytest.raises(Refused, match="not_served_here"):
        office.by_hand("7", ticket=ticket["id"])
    row = office.by_hand("7", ticket=ticket["id"], anywhere=True)["ticket"]
    assert (row["counter"], row["service"]) == ("7", "eat-pickup")


def test_call_of_what_is_held_for_another_counter_is_refused_when_a_counter_asks(
    office: Office,
) -> None:
    """A forwarded visitor waits for one counter, also if others serve that concern."""
    ticket = office.serving("7")
    office.open("8")
    office.do("forward", ticket, by="7", counter="8")
    with pytest.raises(Refused, match="not_served_here"):
        office.by_hand("7", ticket=ticket["id"])
    assert office.by_hand("8", ticket=ticket["id"])["ticket"]["counter"] == "8"


@pytest.mark.parametrize(
    ("state", "code"), [("closed", "counter_closed"), ("paused", "counter_paused")]
)
def test_call_is_refused_when_nobody_serves_there(office: Office, state: str, code: str) -> None:
    """Neither a closed nor a paused counter calls by hand."""
    ticket = office.waiting()
    if state == "paused":
        office.open()
        office.ledger.pause(office.command(), counter="7")
    with pytest.raises(Refused, match=code):
        office.by_hand(ticket=ticket["id"])


def test_call_is_refused_when_the_counter_has_an_open_ticket(office: Office) -> None:
    """By hand, too, a counter has one at a time."""
    office.serving()
    ticket = office.waiting()
    with pytest.raises(Refused, match="counter_busy"):
        office.by_hand(ticket=ticket["id"])


@pytest.mark.parametrize("scene", ["issued", "called", "parked"])
def test_call_is_refused_when_the_ticket_neither_waits_nor_was_missed(
    office: Office, scene: str
) -> None:
    """Nobody is called who has no paper, is called already or will come back."""
    ticket = getattr(office, scene)()
    office.open("8")
    with pytest.raises(Refused, match="wrong_state"):
        office.by_hand("8", ticket=ticket["id"])


def test_call_is_refused_when_there_is_nobody(office: Office) -> None:
    """Neither a number that does not exist nor a service without people calls anybody."""
    office.waiting("work")
    office.open()
    with pytest.raises(Refused, match="unknown_ticket"):
        office.by_hand(ticket="0000000099")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.by_hand(service="asylum")


def test_call_by_service_is_refused_when_the_counter_does_not_serve_it(office: Office) -> None:
    """Who waits for two things is called for one that the counter serves; the desk may do it."""
    ticket = office.waiting("einb", further=["renew"], order="any")
    office.open()
    with pytest.raises(Refused, match="not_served_here"):
        office.by_hand(service="einb")
    with pytest.raises(Refused, match="nobody_waiting"):
        office.by_hand(service="company")
    assert office.row(ticket) == ticket
    assert office.by_hand(service="einb", anywhere=True)["ticket"]["service"] == "einb"
