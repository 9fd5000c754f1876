"""The verb finish: the visit is over."""

import pytest

from server.ledger import Refused
from tests.office import Event, Office


def test_finish_frees_the_counter_when_the_visit_is_over(office: Office) -> None:
    """A finished ticket is gone from what is live, and the counter may call again."""
    event = office.finish(office.serving())
    assert (event["type"], event["outcome"]) == ("finished", "done")
    state = office.snapshot()
    assert state["tickets"] == []
    assert "ticket" not in state["counters"][0]


def test_finish_is_refused_when_nobody_was_served(office: Office) -> None:
    """A call alone cannot be finished."""
    with pytest.raises(Refused, match="wrong_state"):
        office.finish(office.called())


def test_finish_is_refused_when_another_counter_serves(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.finish(ticket, "8")


def test_finish_keeps_the_outcome_when_it_is_another(office: Office) -> None:
    """Whatever the site calls it stands in the event."""
    ticket = office.serving()
    assert office.do("finish", ticket, counter="7", outcome="papers-missing")["outcome"] == (
        "papers-missing"
    )


def sent_to_8(office: Office, **more: object) -> Event:
    """A ticket that counter 7 has handed to counter 8, where it is served; it is to come back."""
    ticket = office.serving("7", **more)
    office.open("8")
    office.do("forward", ticket, by="7", counter="8", come_back=True)
    return office.serve("8")


@pytest.mark.parametrize("paused", [False, True])
def test_finish_returns_to_the_origin_when_somebody_is_there(
    office: Office, *, paused: bool
) -> None:
    """The visitor waits for the counter that had sent them, with the counted time."""
    ticket = sent_to_8(office)
    if paused:
        office.ledger.pause(office.command(), counter="7")
    event = office.finish(ticket, "8")
    row = event["ticket"]
    assert (event["type"], row["state"], row["held_for"]) == ("returned", "waiting", "counter/7")
    assert (row["service"], row["counted_ms"]) == ("renew", ticket["counted_ms"])
    assert not {"origin", "counter", "started_ms"} & set(row)


@pytest.mark.parametrize("again", [False, True])
def test_finish_lets_all_call_when_the_origin_has_closed(office: Office, *, again: bool) -> None:
    """Nobody waits for a closed counter; one that has opened again is there again."""
    ticket = sent_to_8(office)
    office.close("7")
    if again:
        office.open("7")
    row = office.finish(ticket, "8")["ticket"]
    assert row.get("held_for") == ("counter/7" if again else None)
    assert office.call("7" if again else "8")["ticket"]["id"] == ticket["id"]


def test_finish_has_each_concern_once_when_one_was_added_meanwhile(office: Office) -> None:
    """What is open at the origin is not there twice after the return."""
    ticket = office.serving("7")
    office.open("10")
    office.do("transfer", ticket, by="7", service="einb", come_back=True)
    office.do("amend", ticket, by="", add="renew")
    office.serve("10")
    assert office.finish(ticket, "10")["ticket"]["services"] == ["renew"]


def test_finish_ends_the_visit_when_the_origin_has_it_again(office: Office) -> None:
    """There and back once: the next finish is the end."""
    ticket = sent_to_8(office)
    office.finish(ticket, "8")
    office.serve("7")
    assert office.finish(ticket, "7")["type"] == "finished"
