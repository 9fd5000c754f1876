"""The verb reprint: another paper of the same number."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Office, event_of

OTHER = "kiosk-2"


def test_reprint_asks_a_kiosk_for_a_paper_when_a_number_waits(office: Office) -> None:
    """Number, state and place stay; the row says who prints, and since when."""
    ticket = office.waiting()
    event = event_of(office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER))
    assert event["type"] == "reprint_ordered"
    wanted = {**ticket, "copy_at": OTHER, "copy_ms": office.clock()}
    assert event["ticket"] == wanted
    assert office.row(ticket) == wanted


def test_a_paper_is_wanted_no_more_when_its_kiosk_says_that_it_came(office: Office) -> None:
    """Another kiosk than the first one may have been asked; it answers once."""
    ticket = office.waiting()
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    came = {"ticket": ticket["id"], "kiosk": OTHER, "how": "paper"}
    event = event_of(office.ledger.deliver(office.command(), **came))
    assert (event["type"], event["ticket"]) == ("delivered", ticket)
    with pytest.raises(Refused, match="not_your_kiosk"):
        office.ledger.deliver(office.command(), **came)


def test_the_first_kiosk_cannot_say_that_a_paper_came_when_another_one_prints(
    office: Office,
) -> None:
    """Who was not asked for the paper cannot confirm it."""
    ticket = office.waiting()
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=KIOSK, how="paper")


def test_a_number_is_certain_when_its_second_paper_came(office: Office, clock: Clock) -> None:
    """Nobody knew whether the first paper came; the second one did."""
    ticket = office.issued()
    clock.forward(seconds=20)
    office.ledger.due(clock())
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=OTHER, how="paper")
    assert not {"uncertain", "copy_at", "copy_ms"} & set(office.row(ticket))


def test_reprint_is_refused_when_the_number_does_not_wait(office: Office) -> None:
    """One that has not reached anybody is printed already; whoever is called needs no paper."""
    ticket = office.issued()
    with pytest.raises(Refused, match="wrong_state"):
        office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=KIOSK)
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.reprint(office.command(), ticket="0000009999", kiosk=KIOSK)


def test_a_paper_that_comes_late_calls_nobody_back_when_the_number_was_called(
    office: Office,
) -> None:
    """The kiosk's word about the copy is refused, and the call stands."""
    ticket = office.waiting()
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    office.open()
    office.call()
    with pytest.raises(Refused, match="not_your_kiosk"):
        office.ledger.deliver(office.command(), ticket=ticket["id"], kiosk=OTHER, how="paper")
    assert office.row(ticket)["state"] == "called"
