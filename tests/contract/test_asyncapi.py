"""The published live protocol is whole: every message, every event, no dangling reference."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from server.api.events import EVENTS
from server.api.live import NAMESPACE
from server.api.messages import Message


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for part in node.values():
            yield from _references(part)
    elif isinstance(node, list):
        for part in node:
            yield from _references(part)


def _resolve(document: dict[str, Any], reference: str) -> object:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def test_the_document_is_whole_when_it_is_published(live_protocol: dict[str, Any]) -> None:
    """It is AsyncAPI 3, JSON, and every reference leads somewhere."""
    document = json.loads(json.dumps(live_protocol))
    assert document["asyncapi"] == "3.0.0"
    assert {"info", "channels", "operations", "components"} <= set(document)
    references = set(_references(document))
    assert references
    for reference in references:
        assert _resolve(document, reference)


def test_every_message_is_published_when_the_namespace_speaks_it(
    live_protocol: dict[str, Any],
) -> None:
    """A client sends `join` and gets `joined`; the server sends events and beats."""
    assert live_protocol["channels"]["live"]["address"] == NAMESPACE
    operations = live_protocol["operations"]
    actions = {name: operation["action"] for name, operation in operations.items()}
    assert actions == {"join": "receive", "event": "send", "beat": "send", "hurry": "send"}
    assert "reply" in operations["join"]


def test_every_event_is_published_when_the_server_may_send_it(
    live_protocol: dict[str, Any],
) -> None:
    """Each event's model stands in the document, told apart by its type."""
    schemas = live_protocol["components"]["schemas"]
    assert {model.__name__ for model in EVENTS.values()} <= set(schemas)
    mapping = schemas["Message"]["properties"]["event"]["discriminator"]["mapping"]
    assert set(mapping) == set(EVENTS)


def test_a_message_is_what_was_published_when_it_is_written() -> None:
    """The models read a message as it goes over the wire."""
    message = {
        "after": {"epoch": 1, "seq": 1},
        "position": {"epoch": 1, "seq": 2},
        "event": {
            "type": "called",
            "at": 5,
            "ticket": {
                "id": "0000000001",
                "number": "K101",
                "area": "K",
                "state": "called",
                "counter": "7",
                "called_ms": 5,
                "recalls": 0,
                "language": "de",
            },
        },
    }
    read = TypeAdapter(Message).validate_python(message)
    assert read.model_dump(exclude_none=True, mode="json") == message
