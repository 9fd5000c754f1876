"""The verb resume: a parked visitor is back."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Event, Office


def resume(office: Office, ticket: Event, by: str = "7", **more: str) -> Event:
    """The visitor is back; the event."""
    return office.do("resume", ticket, by=by, **more)


@pytest.mark.parametrize("by", ["7", ""])
def test_resume_calls_at_once_when_the_counter_is_free(
    office: Office, clock: Clock, by: str
) -> None:
    """The visitor is called to the same counter, whoever says that they are back."""
    ticket = office.parked()
    clock.forward(minutes=3)
    event = resume(office, ticket, by)
    row = event["ticket"]
    assert (event["type"], event["why"]["rule"]) == ("called", "resumed")
    assert (row["state"], row["counter"], row["called_ms"]) == ("called", "7", clock())
    assert row["counted_ms"] == ticket["counted_ms"]
    assert not {"park_reason", "return_ms"} & set(row)


def test_resume_waits_for_its_counter_when_that_is_asked(office: Office, clock: Clock) -> None:
    """The ticket waits in its counter's own queue, first by its rank, for its time is kept."""
    ticket = office.parked()
    clock.forward(minutes=1)
    office.waiting()
    clock.forward(minutes=1)
    event = resume(office, ticket, to="queue")
    assert event["ticket"]["counted_ms"] == ticket["counted_ms"]
    assert (event["type"], event["by"]) == ("resumed", "hand")
    assert (event["ticket"]["state"], event["ticket"]["held_for"]) == ("waiting", "counter/7")
    office.open("8")
    assert office.call("8")["ticket"]["id"] != ticket["id"]
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_resume_waits_for_all_when_its_counter_has_closed(office: Office) -> None:
    """A closed counter calls nobody back, but the desk lets the visitor wait like everybody."""
    ticket = office.parked()
    office.close()
    with pytest.raises(Refused, match="counter_closed"):
        resume(office, ticket, "")
    assert "held_for" not in resume(office, ticket, "", to="queue")["ticket"]


@pytest.mark.parametrize(("later_ms", "refused"), [(0, False), (1, True)])
def test_resume_needs_a_reason_when_it_passes_beyond_the_hold(
    office: Office, clock: Clock, later_ms: int, *, refused: bool
) -> None:
    """To be called back past somebody beyond H is a call by hand like any other."""
    office.open("8")
    earlier = office.waiting("asylum")
    clock.forward(ms=office.ledger.site.rules.hold_ms + later_ms)
    office.open("5")
    office.waiting("renew")
    ticket = office.call("5")["ticket"]
    office.open("7")
    office.do("put_back", ticket, counter="5")
    office.by_hand("7", ticket=ticket["id"], reason="same-matter")
    office.do("start", ticket, counter="7")
    office.do("park", ticket, counter="7", reason="photo")
    if refused:
        with pytest.raises(Refused, match="reason_needed") as refusal:
            resume(office, ticket)
        passed = {"id": earlier["id"], "counted_ms": earlier["counted_ms"]}
        assert refusal.value.more == {"passed": passed}
    event = resume(office, ticket, **({"reason": "same-matter"} if refused else {}))
    assert event["why"]["passed"]["id"] == earlier["id"]
    assert event["why"].get("reason") == ("same-matter" if refused else None)


def test_resume_is_refused_when_the_counter_cannot_call(office: Office) -> None:
    """Somebody else sits there, or it is paused."""
    ticket = office.parked()
    office.waiting()
    other = office.call()["ticket"]
    with pytest.raises(Refused, match="counter_busy"):
        resume(office, ticket)
    office.do("put_back", other, counter="7")
    office.ledger.pause(office.command(), counter="7")
    with pytest.raises(Refused, match="counter_paused"):
        resume(office, ticket)


def test_resume_is_refused_when_the_ticket_is_not_parked_there(office: Office) -> None:
    """A counter calls back whom it has parked itself."""
    ticket = office.parked("7")
    office.open("8")
    with pytest.raises(Refused, match="not_your_ticket"):
        resume(office, ticket, "8")
    resume(office, ticket)
    with pytest.raises(Refused, match="wrong_state"):
        resume(office, ticket)
    with pytest.raises(Refused, match="unknown_ticket"):
        resume(office, {"id": "0000000099"})
