"""Every answer says where it was decided, and a repeat is told the same, a refusal too."""

import pytest

from server.ledger import Command, Refused
from tests.clock import Clock
from tests.office import Event, Office


def refusal_of(office: Office, command: Command) -> Refused:
    """Let counter 7 call with this command; how that was refused."""
    with pytest.raises(Refused, match="nobody_waiting") as refused:
        office.ledger.call_next(command, counter="7")
    return refused.value


def newest(office: Office) -> Event:
    """Where the newest event stands."""
    position: Event = office.snapshot()["position"]
    return position


def test_a_refusal_says_where_and_when_it_was_decided(office: Office, clock: Clock) -> None:
    """It stands after the newest event by then, at the ledger's time."""
    office.open()
    clock.forward(seconds=1)
    refused = refusal_of(office, office.command())
    assert refused.decided == {"position": newest(office), "at": clock()}
    assert refused.more == {}


def test_a_refusal_stays_where_it_was_decided_when_the_command_comes_again(
    office: Office, clock: Clock
) -> None:
    """What has happened since does not move it."""
    office.open()
    command = office.command()
    first = refusal_of(office, command)
    clock.forward(minutes=1)
    office.waiting()
    again = refusal_of(office, command)
    assert again.decided == first.decided
    assert again.decided["position"] != newest(office)


def test_a_refused_reading_says_what_it_had_read(office: Office) -> None:
    """Somebody who asks for an unknown ticket learns up to which event it is unknown."""
    with pytest.raises(Refused) as refused:
        office.ledger.ticket("0000000001")
    assert refused.value.decided == {"position": newest(office)}


@pytest.mark.parametrize("digest", ["", "two words", "line\n"])
def test_a_command_is_refused_when_its_digest_is_no_word(digest: str) -> None:
    """The store keeps it before the answer, with a blank between: it could not be read back."""
    with pytest.raises(ValueError, match="a digest is one word"):
        Command("kiosk", "command-1", digest, 0)
