"""The verb close_counter."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Office
from tests.places import stream


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


def test_close_counter_tells_of_each_who_is_let_go_when_people_were_held(
    office: Office, store: Store
) -> None:
    """Before the close each held ticket is transferred, with the reason, and no step to undo."""
    office.open("1")
    held = [office.waiting() for _ in range(2)]
    for ticket in held:
        office.do("forward", ticket, by="", counter="1")
    office.close("1")
    *transfers, closed = stream(store)[-3:]
    assert [event["ticket"]["id"] for event in transfers] == [ticket["id"] for ticket in held]
    assert {(event["type"], event["reason"]) for event in transfers} == {
        ("transferred", "counter_closed")
    }
    assert closed["type"] == "counter_closed"
    with pytest.raises(Refused, match="nothing_to_undo"):
        office.do("undo", held[0], by="")
    assert office.row(held[0]) == held[0]


def test_close_counter_lets_parked_visitors_return_to_all_when_it_has_closed(
    office: Office, clock: Clock
) -> None:
    """Who comes back from the copy shop to a closed counter waits like everybody, T kept."""
    ticket = office.parked("7", reason="copy-shop")
    office.close("7")
    clock.forward(minutes=office.ledger.site.park_reason("copy-shop").minutes)
    office.ledger.due(clock())
    row = office.row(ticket)
    assert (row["state"], row["counted_ms"]) == ("waiting", ticket["counted_ms"])
    assert "held_for" not in row


def test_close_counter_forgets_the_caseworker_when_it_closes(office: Office) -> None:
    """A closed counter tells of nobody, and no duty looks after it any more."""
    office.open()
    event = office.close()
    assert event["counter"] == {"number": "7", "state": "closed"}
    office.clock.forward(minutes=60)
    assert office.due() == 0
