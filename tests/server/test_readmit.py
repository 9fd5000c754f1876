"""The verb readmit: a missed visitor has come after all."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Event, Office


def readmit(office: Office, ticket: Event, counter: str = "7") -> Event:
    """Let the visitor wait again; the row after it."""
    office.ledger.readmit(office.command(), ticket=ticket["id"], counter=counter)
    return office.row(ticket)


def test_readmit_keeps_the_counted_time_when_within_the_grace(office: Office, clock: Clock) -> None:
    """At the last moment of the grace the counted time is kept; one moment later it is now."""
    ticket = office.missed()
    clock.forward(ms=office.ledger.site.rules.readmit_grace_ms)
    row = readmit(office, ticket)
    assert (row["state"], row["counted_ms"]) == ("waiting", ticket["counted_ms"])
    assert row["readmitted"] is True


def test_readmit_counts_from_now_when_the_grace_is_over(office: Office, clock: Clock) -> None:
    """Who comes back late is not punished, but passes nobody."""
    ticket = office.missed()
    clock.forward(ms=office.ledger.site.rules.readmit_grace_ms + 1)
    row = readmit(office, ticket)
    assert (row["counted_ms"], row["rank"]) == (clock(), clock())


def test_readmit_counts_from_now_when_it_is_the_second_time(office: Office, clock: Clock) -> None:
    """The counted time is kept once."""
    ticket = office.missed()
    readmit(office, ticket)
    office.call()
    office.ledger.no_show(office.command(), ticket=ticket["id"], counter="7")
    clock.forward(seconds=1)
    assert readmit(office, ticket)["counted_ms"] == clock()


def test_readmit_is_refused_when_the_ticket_was_not_missed(office: Office) -> None:
    """Only a missed ticket comes back."""
    ticket = office.called()
    with pytest.raises(Refused, match="wrong_state"):
        readmit(office, ticket)


def test_readmit_is_refused_when_another_counter_missed_it(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.missed("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        readmit(office, ticket, "8")


def test_readmit_by_the_desk_reaches_any_ticket_when_the_visitor_asks_there(
    office: Office, clock: Clock
) -> None:
    """Reception lets anybody wait again, by the same rule."""
    ticket = office.missed("7")
    clock.forward(minutes=1)
    row = readmit(office, ticket, "")
    assert (row["state"], row["counted_ms"]) == ("waiting", ticket["counted_ms"])
    gone = ("counter", "called_ms", "missed_ms", "grace_until_ms", "recalls")
    assert not set(gone) & set(row)


def checked_in(office: Office, clock: Clock, *, minutes_before: int) -> Event:
    """Somebody with an appointment, called at once by counter 7 and not there."""
    office.ledger.put_appointment(
        office.command(),
        appointment="a-1",
        code_hash="c" * 64,
        service="renew",
        slot_ms=clock() + minutes_before * 60_000,
    )
    office.ledger.check_in(office.command(), code_hash="c" * 64, kiosk=KIOSK)
    clock.forward(ms=office.ledger.site.rules.delivery_timeout_ms)
    office.ledger.due(clock())
    office.open()
    row: Event = office.do("no_show", office.call()["ticket"], counter="7")["ticket"]
    return row


@pytest.mark.parametrize("desk", [False, True])
def test_readmit_makes_an_appointment_a_walk_in_when_the_grace_is_over(
    office: Office, clock: Clock, *, desk: bool
) -> None:
    """Who was called in time and comes late has no appointment any more, nor its head start."""
    ticket = checked_in(office, clock, minutes_before=0)
    clock.forward(ms=office.ledger.site.rules.readmit_grace_ms + 1)
    row = readmit(office, ticket, "" if desk else "7")
    assert "slot_ms" not in row
    assert (row["counted_ms"], row["rank"]) == (clock(), clock())


def test_readmit_keeps_the_slot_when_it_is_still_to_come(office: Office, clock: Clock) -> None:
    """Called before the appointment's time, nobody is late: the counted time never goes back."""
    ticket = checked_in(office, clock, minutes_before=50)
    clock.forward(ms=office.ledger.site.rules.readmit_grace_ms + 1)
    row = readmit(office, ticket)
    assert clock() < row["counted_ms"] == row["slot_ms"] == ticket["slot_ms"]
