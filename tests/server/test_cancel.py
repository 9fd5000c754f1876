"""The verb cancel: a number that reached nobody is never called."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Event, Office


def cancel(office: Office, ticket: Event, kiosk: str = KIOSK) -> None:
    """Take the number back."""
    office.ledger.cancel(office.command(), ticket=ticket["id"], kiosk=kiosk, reason="no_paper")


def test_cancel_keeps_a_number_from_being_called_when_no_paper_came(office: Office) -> None:
    """A cancelled ticket is in no queue, and its number is not given again."""
    ticket = office.issued()
    cancel(office, ticket)
    office.open()
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()
    assert office.row(ticket)["state"] == "cancelled"
    assert office.snapshot()["tickets"] == []
    assert office.issued()["number"] == "K102"


def test_cancel_works_when_the_delivery_was_only_assumed(office: Office, clock: Clock) -> None:
    """A visitor may give the number back while it is uncertain that it reached anybody."""
    ticket = office.issued()
    clock.forward(seconds=20)
    office.ledger.due(clock())
    cancel(office, ticket)
    assert office.row(ticket)["state"] == "cancelled"


@pytest.mark.parametrize(("kiosk", "code"), [(KIOSK, "wrong_state"), ("x", "not_your_kiosk")])
def test_cancel_is_refused_when_the_number_is_somebodys(
    office: Office, kiosk: str, code: str
) -> None:
    """A kiosk cannot cancel a confirmed ticket, nor another kiosk's."""
    ticket = office.waiting()
    with pytest.raises(Refused, match=code):
        cancel(office, ticket, kiosk)
    assert office.row(ticket) == ticket
