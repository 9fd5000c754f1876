"""What the documents promise is what the code holds: fields, examples, decisions, addresses."""

import json
import re
import time
from pathlib import Path
from typing import Any, Final, cast

import pytest
from flask_openapi3 import OpenAPI

from server.api.events import EVENTS, Called, Issued
from server.api.messages import Beat, CatchUp, Message
from server.app import App
from server.asyncapi import asyncapi
from server.keys import SCHEMA
from server.problems import PROBLEMS
from server.ticket import COUNTER_FIELDS, TICKET_FIELDS
from tests.server.people import People

DOCS: Final = Path(__file__).parents[2] / "docs"
PRIVATE_FIELDS: Final = (
    "on_screen",
    *("phone", "phone_copy", "head_start_ms", "note", "undo"),
    *("forget_ms", "deliver_by_ms", "overlong_at_ms"),
    *("origin_service", "sent_for", "origins", "tied", "decided", "appointment"),
    *("waiting_ms", "waited_ms"),
)
"""Fields of a ticket's row that are in no event; only the note is told, to staff who ask."""
PRIVATE_COUNTER_FIELDS: Final = ("area",)
"""Fields of a counter's row that are in no event."""

DECISIONS: Final = sorted((DOCS / "decisions").glob("*.md"))


def read(name: str) -> str:
    """Give a document's text."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """Give a document's section, from its title to the next of the same level."""
    found = re.search(
        rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", read(name), re.MULTILINE | re.DOTALL
    )
    assert found is not None, title
    return found[1]


def fields_of(text: str) -> list[str]:
    """Give the first column of a section's table: the names in backquotes."""
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def example(title: str) -> Any:
    """Give the JSON example that stands under this title in the protocol."""
    found = re.search(
        rf"^{re.escape(title)}\n\n```json\n(.*?)```", read("protocol.md"), re.MULTILINE | re.DOTALL
    )
    assert found is not None, title
    return json.loads(found[1])


@pytest.mark.parametrize("pattern", [row.pattern for row in SCHEMA])
def test_every_key_is_told_when_it_is_stored(pattern: str) -> None:
    """Who asks what is stored finds every key of the store."""
    assert f"`{pattern}`" in read("privacy.md")


def test_every_field_of_a_ticket_is_told_when_it_is_stored() -> None:
    """Each field of a ticket's row has a line, the private ones too, and nothing else has."""
    told = fields_of(section("privacy.md", "A ticket, field by field"))
    assert told == [*(name for name, _ in TICKET_FIELDS), *PRIVATE_FIELDS]


def test_every_field_of_a_counter_is_told_when_it_is_stored() -> None:
    """Each field of a counter's row has a line, and nothing else has."""
    told = fields_of(section("privacy.md", "A counter, field by field"))
    assert told == [*(name for name, _ in COUNTER_FIELDS), *PRIVATE_COUNTER_FIELDS]


def names_in(people: People, kind: str) -> set[str]:
    """Give the names of all fields that the store's rows of this kind have."""
    redis = people.store.redis
    rows = redis.scan_iter(f"wm:{{maschstrasse}}:{kind}:*")
    return {name.decode() for key in rows for name in cast("list[bytes]", redis.hkeys(key))}


def test_the_private_fields_are_told_when_the_store_writes_them(people: People) -> None:
    """The rows of a day have the published fields and the private ones, no others."""
    slot_ms = time.time_ns() // 1_000_000
    appointment = {"code": "ABCD1", "service": "renew", "slot_ms": slot_ms}
    people.reception.done("PUT appointments/a-1", appointment)
    people.kiosk.done("check-in", {"code": "ABCD1", "phone_hash": "a" * 64})
    ticket = people.called()["id"]
    people.counter.done(f"tickets/{ticket}/start")
    sent = {"service": "first", "note": "x", "come_back": True}
    people.counter.done(f"tickets/{ticket}/transfer", sent)
    people.call()
    people.counter.done(f"tickets/{ticket}/start")
    people.counter.done(f"tickets/{ticket}/transfer", sent | {"service": "emergency", "note": "y"})
    people.reception.done(f"tickets/{ticket}/transfer", {"confirmed": False, "note": "z"})
    people.waiting()
    people.counter.done(f"tickets/{people.call()['id']}/start")
    people.kiosk.done(f"tickets/{people.issued()['id']}/paper-failed")
    held = people.issued(phone_hash="a" * 64)["id"]
    people.kiosk.done(f"tickets/{held}/deliver", {"how": "paper"})
    people.reception.done(f"tickets/{held}/reprint", {"printer": "kiosk-1"})
    people.kiosk.done(f"tickets/{held}/deliver", {"how": "paper", "phone_hash": "b" * 64})
    assert names_in(people, "ticket") - {name for name, _ in TICKET_FIELDS} == set(PRIVATE_FIELDS)
    kept = {name for name, _ in COUNTER_FIELDS} - {"number"}  # that is the key's
    assert names_in(people, "counter") - kept == set(PRIVATE_COUNTER_FIELDS)


def test_every_event_is_told_when_it_is_published() -> None:
    """The protocol's document names every type of event."""
    told = set(re.findall(r"`(\w+)`", read("protocol.md")))
    assert set(EVENTS) <= told


def test_the_examples_have_their_published_form_when_they_stand_in_the_protocol() -> None:
    """An example is what the models say, with no field too many."""
    for title, model in (
        ("The answer, status 201:", Issued),
        ("The answer to the counter:", Called),
        ("What a board is told:", Message),
        ("A beat:", Beat),
        ("What was missed:", CatchUp),
    ):
        content = example(title)
        read_back = model.model_validate(content)
        assert json.loads(read_back.model_dump_json(exclude_unset=True)) == content


def test_the_example_of_a_problem_is_one_when_it_stands_in_the_protocol() -> None:
    """The document shows a problem as the server writes it."""
    content = example("A refusal, status 409:")
    kind = PROBLEMS[content["code"]]
    assert (content["status"], content["retry"]) == (kind.status, kind.retry)
    assert content["type"] == f"urn:wartemarke:problem:{kind.code}"
    assert content["title"] == content["detail"] == kind.sentence


def test_every_reading_address_is_told_when_it_is_published(app: App) -> None:
    """The protocol's document names every GET of a site, as the app serves it."""
    assert isinstance(app.flask, OpenAPI)
    served = {
        "GET " + (rule.rule.removeprefix("/api/v1/sites/<site>").lstrip("/") or "the site itself")
        for rule in app.flask.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/sites/<site>") and "GET" in (rule.methods or ())
    }
    told = {re.sub(r"\{(\w+)\}", r"<\1>", name) for name in _told_reads()}
    assert told == served


def _told_reads() -> list[str]:
    return re.findall(r"^\| `(GET [^`]*)` \|", read("protocol.md"), re.MULTILINE)


def test_the_live_events_are_told_when_they_are_published() -> None:
    """The protocol's document and the published description name the same namespace."""
    assert "/live" in json.dumps(asyncapi("0"))
    assert "`/live`" in read("protocol.md")


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_what_was_planned_done_and_why_when_it_is_kept(file: Path) -> None:
    """Each decision has its number, its date and the same three sections."""
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"# {file.stem[:4]} ")
    assert re.search(r"^20\d\d-\d\d-\d\d$", text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Planned", "Done", "Why"]


def test_decisions_are_numbered_without_a_gap_when_one_is_added() -> None:
    """Decisions are counted from 0001 on."""
    numbers = [int(file.stem[:4]) for file in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("file", sorted(DOCS.rglob("*.md")), ids=lambda file: file.stem)
def test_every_link_leads_somewhere_when_it_stands_in_a_document(file: Path) -> None:
    """A link to a file of the repository names one that is there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []
