"""The reading `find`: who bears this number today."""

import json

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_find_gives_the_row_when_the_number_was_given_today(office: Office) -> None:
    """Whatever has become of it, a number of today leads to its ticket, without the note."""
    ticket = office.serving()
    office.waiting()
    office.do("transfer", ticket, by="7", service="work", note="Pass fehlt")
    found = json.loads(office.ledger.find("K101"))
    assert (found["id"], found["state"], found["service"]) == (ticket["id"], "waiting", "work")
    assert "note" not in found
    assert json.loads(office.ledger.find("K102"))["number"] == "K102"


def test_find_gives_the_row_when_the_ticket_has_ended(office: Office) -> None:
    """Reception can say that it was finished."""
    ticket = office.serving()
    office.finish(ticket)
    assert json.loads(office.ledger.find(ticket["number"]))["state"] == "finished"


@pytest.mark.parametrize("number", ["K102", "F101", "", "k101"])
def test_find_is_refused_when_nobody_has_the_number(office: Office, number: str) -> None:
    """A number that was not given leads nowhere."""
    office.issued()
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.find(number)


def test_find_knows_nobody_of_yesterday_when_the_day_has_closed(
    office: Office, clock: Clock
) -> None:
    """A number is used anew each day: yesterday's bearer is gone."""
    office.issued()
    clock.forward(minutes=24 * 60)
    office.due()
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.find("K101")
    today = office.issued()
    assert json.loads(office.ledger.find("K101"))["id"] == today["id"]
