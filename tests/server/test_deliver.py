"""The verb deliver: the number has reached its visitor."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Office, event_of


def test_deliver_lets_a_ticket_wait_when_its_paper_came(office: Office) -> None:
    """A delivered ticket can be called; one that is only issued cannot."""
    ticket = office.issued()
    office.open()
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()
    office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=KIOSK, how="paper")
    assert office.call()["ticket"]["id"] == ticket["id"]


def test_deliver_ranks_by_check_in_when_paper_took_long(office: Office, clock: Clock) -> None:
    """Slow paper costs nobody a place."""
    slow = office.issued()
    clock.forward(seconds=5)
    office.waiting()
    clock.forward(seconds=5)
    office.ledger.deliver(office.command(), ticket=slow["id"], kiosk=KIOSK, how="paper")
    office.open()
    assert office.call()["ticket"]["id"] == slow["id"]


def test_deliver_clears_the_doubt_when_it_comes_after_the_time_out(
    office: Office, clock: Clock
) -> None:
    """Word of the delivery after the time-out takes the mark *uncertain* away."""
    ticket = office.issued()
    clock.forward(seconds=20)
    office.ledger.due(clock())
    assert office.row(ticket)["uncertain"] is True
    event = event_of(
        office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=KIOSK, how="screen")
    )
    assert "uncertain" not in event["ticket"]
    assert event["how"] == "screen"


def test_deliver_is_refused_when_the_kiosk_is_another(office: Office) -> None:
    """A kiosk speaks for its own tickets only."""
    ticket = office.issued()
    with pytest.raises(Refused, match="not_your_kiosk"):
        office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk="other", how="paper")
    assert office.row(ticket) == ticket


def test_deliver_is_refused_when_it_was_said_before(office: Office) -> None:
    """A ticket that waits for certain is not delivered twice by two commands."""
    ticket = office.waiting()
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=KIOSK, how="paper")


def test_deliver_is_refused_when_the_ticket_is_unknown(office: Office) -> None:
    """Nothing can be said of a ticket that does not exist."""
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.deliver(office.command(), ticket="0000000099", kiosk=KIOSK, how="paper")
