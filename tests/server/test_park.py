"""The verb park: the visitor goes for what is missing, and the counter is free."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_park_frees_the_counter_when_something_is_missing(office: Office, clock: Clock) -> None:
    """The ticket stays this counter's, says why and until when, and the next one is called."""
    ticket = office.serving()
    event = office.do("park", ticket, counter="7", reason="photo")
    row = event["ticket"]
    return_ms = clock() + office.ledger.site.park_reason("photo").minutes * 60_000
    assert (event["type"], row["state"], row["counter"]) == ("parked", "parked", "7")
    assert (row["park_reason"], row["return_ms"]) == ("photo", return_ms)
    assert "started_ms" not in row
    assert "ticket" not in office.snapshot()["counters"][0]
    office.waiting()
    office.call()


@pytest.mark.parametrize(("early_ms", "state"), [(1, "parked"), (0, "waiting")])
def test_park_ends_by_itself_when_the_reasons_time_is_over(
    office: Office, clock: Clock, early_ms: int, state: str
) -> None:
    """At that moment, not before, the ticket waits for its counter, with its counted time."""
    ticket = office.parked(reason="copy-shop")
    clock.forward(ms=ticket["return_ms"] - clock() - early_ms)
    office.ledger.alive(clock(), ["7"])
    office.ledger.due(clock())
    row = office.row(ticket)
    assert row["state"] == state
    assert row["counted_ms"] == ticket["counted_ms"]
    assert row.get("held_for") == (None if early_ms else "counter/7")


def test_park_is_refused_when_nobody_is_served(office: Office) -> None:
    """Who was only called can be put back; of another counter nobody is parked."""
    ticket = office.called("7")
    with pytest.raises(Refused, match="wrong_state"):
        office.do("park", ticket, counter="7", reason="photo")
    office.do("start", ticket, counter="7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.do("park", ticket, counter="8", reason="photo")
    with pytest.raises(KeyError):
        office.do("park", ticket, counter="7", reason="no such reason")
    with pytest.raises(Refused, match="unknown_ticket"):
        office.do("park", {"id": "0000000099"}, counter="7", reason="photo")
