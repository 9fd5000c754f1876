"""Several open tickets at one counter: refused unless the site allows it."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.office import Event, Office


@pytest.fixture
def roomy(office: Office, store: Store) -> Office:
    """An office whose counters may have two open tickets."""
    return office.under(store, open_tickets_per_counter=2)


def seat(office: Office, counter: str = "7") -> tuple[str | None, list[str]]:
    """The newest and all open tickets of a counter."""
    rows: dict[str, Event] = {row["number"]: row for row in office.snapshot()["counters"]}
    return rows[counter].get("ticket"), rows[counter].get("tickets", [])


def test_second_ticket_is_called_when_the_site_allows_two(roomy: Office) -> None:
    """Two are open, the oldest first; a third is refused by every way of calling."""
    first, second, third = (roomy.waiting()["id"] for _ in range(3))
    roomy.open()
    roomy.call()
    roomy.call()
    assert seat(roomy) == (second, [first, second])
    with pytest.raises(Refused, match="counter_busy"):
        roomy.call()
    with pytest.raises(Refused, match="counter_busy"):
        roomy.by_hand(ticket=third)


@pytest.mark.parametrize("first_goes", [True, False])
def test_counter_keeps_the_other_one_when_one_of_two_ends(
    roomy: Office, *, first_goes: bool
) -> None:
    """Whichever ends, the other one stays open, and there is room for one."""
    tickets = [roomy.waiting() for _ in range(2)]
    roomy.open()
    roomy.serve()
    roomy.serve()
    gone, stays = tickets if first_goes else tickets[::-1]
    roomy.finish(gone)
    assert seat(roomy) == (stays["id"], [stays["id"]])
    with pytest.raises(Refused, match="counter_busy"):
        roomy.close()
    roomy.waiting()
    roomy.call()


def test_parked_ticket_does_not_count_when_the_counter_calls(office: Office) -> None:
    """A counter with one place serves the next one while somebody is at the copy shop."""
    office.parked()
    office.waiting()
    office.call()
    assert len(seat(office)[1]) == 1


def test_two_counters_never_share_a_ticket_when_one_hands_it_to_the_other(
    roomy: Office,
) -> None:
    """After the forward and the call it is open at the second counter only."""
    ticket = roomy.serving("7")
    roomy.open("8")
    roomy.do("forward", ticket, by="7", counter="8")
    assert seat(roomy, "7") == (None, [])
    roomy.call("8")
    assert seat(roomy, "8") == (ticket["id"], [ticket["id"]])
