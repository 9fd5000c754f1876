"""The verb start: the called visitor is there."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Office


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


def test_start_makes_a_number_certain_when_nobody_knew_that_it_was_printed(
    office: Office, clock: Clock
) -> None:
    """Somebody has come with it: a kiosk that wakes up late cannot take it from them any more."""
    office.issued()
    clock.forward(seconds=20)
    office.due()
    office.open()
    ticket = office.serve()
    office.do("park", ticket, counter="7", reason="photo")
    assert "uncertain" not in ticket
    with pytest.raises(Refused, match="wrong_state"):
        office.do("cancel", ticket, kiosk=KIOSK, reason="no_paper")
