"""The verb recall: a call again, without a change of state."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Event, Office


def recall(office: Office, ticket: Event, counter: str = "7") -> None:
    """Call again."""
    office.ledger.recall(office.command(), ticket=ticket["id"], counter=counter)


def test_recall_repeats_when_the_gap_is_over(office: Office, clock: Clock) -> None:
    """A recall counts, and moves the time of the call."""
    ticket = office.called()
    gap_ms = office.ledger.site.rules.recall_gap_ms
    clock.forward(ms=gap_ms - 1)
    with pytest.raises(Refused, match="recall_too_soon") as refused:
        recall(office, ticket)
    assert refused.value.more == {"again_ms": clock() + 1}
    clock.forward(ms=1)
    recall(office, ticket)
    row = office.row(ticket)
    assert (row["state"], row["recalls"], row["called_ms"]) == ("called", 1, clock())


def test_recall_is_refused_when_the_limit_is_reached(office: Office, clock: Clock) -> None:
    """After the site's number of recalls the ticket is missed, not called for ever."""
    ticket = office.called()
    rules = office.ledger.site.rules
    for _ in range(rules.recall_limit):
        clock.forward(ms=rules.recall_gap_ms)
        recall(office, ticket)
    clock.forward(ms=rules.recall_gap_ms)
    with pytest.raises(Refused, match="recall_limit"):
        recall(office, ticket)


def test_recall_is_refused_when_another_counter_called(office: Office, clock: Clock) -> None:
    """A counter repeats its own calls only."""
    ticket = office.called("7")
    clock.forward(minutes=2)
    with pytest.raises(Refused, match="not_your_ticket"):
        recall(office, ticket, "8")


def test_recall_is_refused_when_the_visitor_is_there(office: Office) -> None:
    """Nobody is called while being served."""
    ticket = office.serving()
    with pytest.raises(Refused, match="wrong_state"):
        recall(office, ticket)


def test_recalls_count_anew_when_the_ticket_is_called_again(office: Office, clock: Clock) -> None:
    """A call that was taken back and made again may be repeated as often as the first."""
    ticket = office.called()
    clock.forward(minutes=2)
    recall(office, ticket)
    office.do("put_back", ticket, counter="7")
    assert "recalls" not in office.row(ticket)
    assert office.call()["ticket"]["recalls"] == 0
