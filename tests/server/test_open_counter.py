"""The verb open_counter."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_open_counter_lets_a_counter_call_when_it_was_closed(office: Office, clock: Clock) -> None:
    """Opening is an event with the counter's row."""
    office.open("7")
    assert office.snapshot()["counters"] == [{"number": "7", "state": "open", "opened_ms": clock()}]


def test_open_counter_is_refused_when_it_is_open(office: Office) -> None:
    """A second opening tells that somebody has opened it already."""
    office.open("7")
    with pytest.raises(Refused, match="counter_already_open"):
        office.open("7")
