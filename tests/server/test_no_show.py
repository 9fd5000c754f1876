"""The verb no_show: nobody came."""

import pytest

from server.ledger import Refused
from tests.office import Office


def test_no_show_frees_the_counter_when_nobody_came(office: Office) -> None:
    """The ticket is missed, stays known, and the next may be called."""
    ticket = office.missed()
    assert office.row(ticket)["state"] == "missed"
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()


def test_no_show_is_refused_when_the_visitor_is_served(office: Office) -> None:
    """Who sits at the counter has come."""
    ticket = office.serving()
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.no_show(office.command(), ticket=ticket["id"], counter="7")


def test_no_show_is_refused_when_another_counter_called(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.called("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.ledger.no_show(office.command(), ticket=ticket["id"], counter="8")
