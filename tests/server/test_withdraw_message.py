"""The verb withdraw_message: what was told to everybody who waits is told no more."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_a_message_is_gone_when_it_is_withdrawn(office: Office) -> None:
    """The event says which it was and for whom, and repeats no text; the others stay."""
    office.show("urgent", areas=["W", "K"])
    other = office.show("news")["message"]
    event = office.withdraw("1")
    assert event["type"] == "message_withdrawn"
    assert event["message"] == {"id": "1", "kind": "urgent", "areas": ["K", "W"]}
    assert office.messages() == [other]


def test_a_message_for_the_whole_house_is_told_so_when_it_is_withdrawn(office: Office) -> None:
    """No areas are an empty list, then too."""
    office.show("quiet")
    assert office.withdraw("1")["message"] == {"id": "1", "kind": "quiet", "areas": []}


@pytest.mark.parametrize("message", ["2", "0", "", "1 ", "urgent"])
def test_withdrawing_is_refused_when_there_is_no_such_message(office: Office, message: str) -> None:
    """Nothing else is withdrawn instead."""
    office.show("urgent")
    with pytest.raises(Refused, match="unknown_message"):
        office.withdraw(message)
    assert len(office.messages()) == 1


def test_withdrawing_is_refused_when_it_was_withdrawn_before(office: Office) -> None:
    """A second press says that it is done already."""
    office.show("urgent")
    office.withdraw("1")
    with pytest.raises(Refused, match="unknown_message"):
        office.withdraw("1")


def test_withdrawing_is_refused_when_its_time_is_up(office: Office, clock: Clock) -> None:
    """A millisecond before it is withdrawn, at its time it is nobody's any more."""
    office.show("urgent", minutes=1)
    office.show("urgent", minutes=1)
    clock.forward(minutes=1, ms=-1)
    office.withdraw("1")
    clock.forward(ms=1)
    with pytest.raises(Refused, match="unknown_message"):
        office.withdraw("2")


def test_an_evacuation_of_yesterday_is_withdrawn_when_it_is_over(
    office: Office, clock: Clock
) -> None:
    """It has outlasted its day, and ends like any other message."""
    office.show("evacuation")
    clock.forward(minutes=24 * 60)
    assert office.withdraw("1")["message"]["kind"] == "evacuation"
    assert office.messages() == []
