"""The verb put_back: a call is taken back."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_put_back_keeps_number_and_place_when_a_call_is_taken_back(
    office: Office, clock: Clock
) -> None:
    """The row is as it was before the call; whoever came later stays behind."""
    waiting = office.waiting()
    clock.forward(seconds=1)
    office.waiting()
    office.open()
    ticket = office.call()["ticket"]
    office.ledger.put_back(office.command(), ticket=ticket["id"], counter="7")
    assert office.row(ticket) == waiting
    assert office.call()["ticket"]["id"] == waiting["id"]


def test_put_back_is_refused_when_the_visit_has_begun(office: Office) -> None:
    """A visit is finished, not put back."""
    ticket = office.serving()
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.put_back(office.command(), ticket=ticket["id"], counter="7")


def test_put_back_is_refused_when_another_counter_called(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.called("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.ledger.put_back(office.command(), ticket=ticket["id"], counter="8")
