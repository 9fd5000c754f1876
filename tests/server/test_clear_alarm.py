"""The verb clear_alarm: help has come to a counter, or none was needed."""

import pytest

from server.ledger import Refused
from tests.office import Office


def test_an_alarm_is_over_when_it_is_cleared(office: Office) -> None:
    """The event and the row have none any more; it can be raised again."""
    office.open()
    before = office.snapshot()["counters"]
    office.alarm()
    event = office.clear_alarm()
    assert (event["type"], event["counter"]) == ("alarm_cleared", before[0])
    assert office.snapshot()["counters"] == before
    assert office.alarm()["counter"]["alarm"] is True


def test_clearing_is_refused_when_there_is_no_alarm(office: Office) -> None:
    """Where none is, or none any more, it is said so; another counter's stays."""
    with pytest.raises(Refused, match="no_alarm"):
        office.clear_alarm()
    office.alarm()
    with pytest.raises(Refused, match="no_alarm"):
        office.clear_alarm("8")
    office.clear_alarm()
    with pytest.raises(Refused, match="no_alarm"):
        office.clear_alarm()


def test_a_counter_stays_closed_when_its_alarm_is_cleared(office: Office) -> None:
    """Before anybody has opened it, too."""
    office.alarm()
    assert office.clear_alarm()["counter"] == {"number": "7", "state": "closed"}
    assert office.snapshot()["counters"] == [{"number": "7", "state": "closed"}]
