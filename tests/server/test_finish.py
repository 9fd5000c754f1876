"""The verb finish: the visit is over."""

import pytest

from server.ledger import Refused
from tests.office import Office


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
