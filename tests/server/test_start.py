"""The verb start: the called visitor is there."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_start_begins_the_visit_when_the_ticket_is_called(office: Office, clock: Clock) -> None:
    """The time of the start is kept."""
    ticket = office.called()
    clock.forward(seconds=40)
    office.ledger.start(office.command(), ticket=ticket["id"], counter="7")
    row = office.row(ticket)
    assert (row["state"], row["started_ms"]) == ("serving", clock())


def test_start_is_refused_when_the_ticket_waits(office: Office) -> None:
    """Nobody is served who was not called."""
    ticket = office.waiting()
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.start(office.command(), ticket=ticket["id"], counter="7")


def test_start_is_refused_when_another_counter_called(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.called("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.ledger.start(office.command(), ticket=ticket["id"], counter="8")
