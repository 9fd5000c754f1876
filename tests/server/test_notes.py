"""A note for the next counter: in the ticket's own answer only, and gone with the next one."""

import json
from typing import Any

import pytest

from server.store import Store
from tests.office import Event, Office
from tests.places import PREFIX

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
