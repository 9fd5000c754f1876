"""The verb close_counter."""

import pytest

from server.ledger import Refused
from tests.office import Office


def test_close_counter_ends_calling_when_it_is_free(office: Office) -> None:
    """A closed counter calls nobody."""
    office.waiting()
    office.open()
    office.ledger.close_counter(office.command(), counter="7")
    with pytest.raises(Refused, match="counter_closed"):
        office.call()
    assert office.snapshot()["counters"] == [{"number": "7", "state": "closed"}]


def test_close_counter_is_refused_when_a_ticket_is_open(office: Office) -> None:
    """Nobody is left standing at a counter that closes."""
    office.called()
    with pytest.raises(Refused, match="counter_busy"):
        office.ledger.close_counter(office.command(), counter="7")


def test_close_counter_is_refused_when_it_is_closed(office: Office) -> None:
    """Closing twice says so."""
    with pytest.raises(Refused, match="counter_closed"):
        office.ledger.close_counter(office.command(), counter="7")
