"""A note for the next counter: in the ticket's own answer only, and gone with the next one."""

import json
from collections.abc import Callable
from typing import Any, Final

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import PREFIX, places

NOTE = "Vollmacht liegt bei Zimmer 12"
NEXT = "bitte zweite Kopie"


def send(office: Office, ticket: Event, verb: str, **more: Any) -> None:
    """Counter 7 sends the ticket to counter 8, which takes it."""
    office.do(verb, ticket, by="7", counter="8", **more)


@pytest.mark.parametrize("verb", ["transfer", "forward"])
def test_note_is_in_the_ticket_only_when_somebody_leaves_one(
    office: Office, store: Store, verb: str
) -> None:
    """No event, snapshot, answer or reading but the ticket's own tells it."""
    ticket = office.serving("7")
    office.open("8")
    send(office, ticket, verb, note=NOTE, come_back=True)
    assert office.row(ticket)["note"] == NOTE
    office.serve("8")
    assert office.row(ticket)["note"] == NOTE
    office.finish(ticket, "8")
    assert "note" not in office.row(ticket)
    office.do("undo", ticket, by="8")
    assert office.row(ticket)["note"] == NOTE
    told = (
        repr(store.redis.xrange(f"{PREFIX}:events")),
        repr(store.redis.hgetall(f"{PREFIX}:answers")),
        office.ledger.snapshot().decode(),
        office.ledger.find(ticket["number"]).decode(),
        json.dumps(office.ledger.why(ticket["id"])),
    )
    assert not [text for text in told if NOTE in text or "note" in text]


def test_note_is_gone_when_the_ticket_is_sent_on_again(office: Office, store: Store) -> None:
    """Each note is for the next one only: another takes its place, or none, also in the store."""
    ticket = office.serving("7")
    office.open("8")
    send(office, ticket, "forward", note=NOTE)
    office.serve("8")
    office.do("transfer", ticket, by="8", service="einb", note=NEXT)
    assert office.row(ticket)["note"] == NEXT
    office.do("transfer", ticket, by="", area="W")
    assert "note" not in office.row(ticket)
    kept = repr(store.redis.hgetall(f"{PREFIX}:ticket:{ticket['id']}"))
    assert NOTE not in kept


def test_note_is_gone_when_the_concern_is_done(office: Office) -> None:
    """A note is about this concern: neither the next one nor a finished ticket has it."""
    ticket = office.serving("7", further=["einb"])
    office.open("8")
    send(office, ticket, "forward", note=NOTE)
    office.serve("8")
    office.do("finish", ticket, counter="8", outcome="done", stay=False)
    assert "note" not in office.row(ticket)
    office.open("10")
    office.call("10")
    office.do("transfer", ticket, by="10", service="company", note=NOTE)
    office.serve("10")
    office.finish(ticket, "10")
    assert "note" not in office.row(ticket)


def test_note_keeps_its_signs_when_it_has_quotes_and_other_scripts(office: Office) -> None:
    """What was typed is read, byte for byte."""
    ticket = office.serving("7")
    office.open("8")
    note = 'sagt "später" \\ Пізніше\nلاحقا'
    send(office, ticket, "forward", note=note)
    assert office.row(ticket)["note"] == note


def finished(office: Office, ticket: Event) -> None:
    """Counter 8 has finished what the note was for."""
    office.serve("8")
    office.finish(ticket, "8")


ENDS: Final[dict[str, Callable[[Office, Event], object]]] = {
    "finished": finished,
    "cancelled": lambda office, ticket: office.do("cancel", ticket, kiosk="", reason="left"),
    "sent on": lambda office, ticket: office.do("transfer", ticket, by="", area="W"),
    "sent on with another": lambda office, ticket: office.do(
        "forward", ticket, by="", counter="7", note=NEXT
    ),
}
"""What ends a note, and who may take it back within the site's time."""


def stored(store: Store, ticket: Event) -> str:
    """The ticket's row as the store has it, everything in it."""
    return repr(store.redis.hgetall(f"{PREFIX}:ticket:{ticket['id']}"))


def with_note(office: Office) -> Event:
    """A ticket that counter 7 has sent to counter 8 with a note."""
    ticket = office.serving("7")
    office.open("8")
    send(office, ticket, "forward", note=NOTE)
    return ticket


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("begun_before", [False, True])
def test_note_is_nowhere_when_the_time_to_take_its_end_back_is_over(
    office: Office, store: Store, clock: Clock, end: str, *, begun_before: bool
) -> None:
    """The step that ended a note holds it for an undo, and no longer: no event tells of that."""
    if begun_before:  # by a library that told the day no undo time: then it is a minute
        heads = json.loads(store.redis.hget(f"{PREFIX}:meta", "heads") or b"")
        del heads["undo"]
        store.redis.hset(f"{PREFIX}:meta", "heads", json.dumps(heads))
    ticket = with_note(office)
    ENDS[end](office, ticket)
    assert NOTE in stored(store, ticket)
    clock.forward(ms=60_000 - 1)
    position = office.snapshot()["position"]
    assert office.due() == 0
    clock.forward(ms=1)
    assert office.due() == 1
    assert NOTE not in stored(store, ticket)
    assert office.snapshot()["position"] == position
    with pytest.raises(Refused, match="nothing_to_undo"):
        office.do("undo", ticket, by="8" if end == "finished" else "")
    assert office.due() == 0


@pytest.mark.parametrize("end", ENDS)
def test_note_is_back_when_its_end_is_taken_back_in_time(
    office: Office, store: Store, clock: Clock, end: str
) -> None:
    """A wrong press loses nothing; then nothing is forgotten any more."""
    ticket = with_note(office)
    ENDS[end](office, ticket)
    clock.forward(seconds=60)
    office.do("undo", ticket, by="8" if end == "finished" else "")
    assert office.row(ticket)["note"] == NOTE
    assert "forget" not in places(store)


def test_note_is_nowhere_when_another_step_follows_its_end(office: Office, store: Store) -> None:
    """Only the last step can be taken back: the one before it holds nothing any more."""
    ticket = with_note(office)
    office.do("transfer", ticket, by="", area="W")
    office.do("amend", ticket, by="", persons=2)
    assert NOTE not in stored(store, ticket)
    assert "forget" not in places(store)


def test_note_is_gone_when_the_number_is_cancelled(office: Office) -> None:
    """Nobody reads it any more."""
    ticket = with_note(office)
    office.do("cancel", ticket, kiosk="", reason="left")
    assert "note" not in office.row(ticket)
