"""The published description of the live link, AsyncAPI 3, generated from the event models. Pure."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from server.api.events import EVENTS
from server.api.messages import Beat, CatchUp, Hurry, Join, Message

NAMESPACE: Final = "/live"
_SCHEMAS: Final = "#/components/schemas/"
_LIVE: Final = {"$ref": "#/channels/live"}

_MESSAGES: Final[Mapping[str, tuple[type[BaseModel], str]]] = {
    "join": (
        Join,
        (
            "What the client knows: its position, or null. May be sent again at any time. "
            "Without an acknowledgement within 2 s the client connects anew."
        ),
    ),
    "joined": (
        CatchUp,
        "The acknowledgement of `join`: what was missed, or a snapshot; exactly one of both.",
    ),
    "event": (
        Message,
        (
            "A client at position p takes it if after <= p < position, ignores it if "
            "position <= p, and joins again with p if after > p."
        ),
    ),
    "beat": (
        Beat,
        (
            "Every 2 s: nothing came but what was told. Judged like an event. Whoever hears "
            "nothing for 5 s is out of touch."
        ),
    ),
    "hurry": (
        Hurry,
        (
            "To a kiosk alone: send a heartbeat now, its answer has something new. Whoever does "
            "not know it hears the same with the next heartbeat."
        ),
    ),
}


def asyncapi(version: str) -> dict[str, object]:
    """Write the document."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Wartemarke live",
            "version": version,
            "description": "What happened at a site, in order, over Socket.IO (WebSocket only). "
            'Sign in with auth {"token": …} (devices) or {"csrf": …} and the counter\'s cookie.',
        },
        "channels": {"live": _channel()},
        "operations": _operations(),
        "components": {"schemas": _schemas(), "messages": _messages()},
    }


def _channel() -> dict[str, object]:
    return {
        "address": NAMESPACE,
        "description": "The Socket.IO namespace; the server picks the room from the credential.",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _MESSAGES},
    }


def _operations() -> dict[str, object]:
    return {
        "join": {
            "action": "receive",
            "channel": _LIVE,
            "messages": [_in_channel("join")],
            "reply": {"channel": _LIVE, "messages": [_in_channel("joined")]},
        },
        "event": {"action": "send", "channel": _LIVE, "messages": [_in_channel("event")]},
        "beat": {"action": "send", "channel": _LIVE, "messages": [_in_channel("beat")]},
        "hurry": {"action": "send", "channel": _LIVE, "messages": [_in_channel("hurry")]},
    }


def _in_channel(name: str) -> dict[str, str]:
    return {"$ref": f"#/channels/live/messages/{name}"}


def _messages() -> dict[str, object]:
    return {
        name: {
            "name": name,
            "contentType": "application/json",
            "description": description,
            "payload": {"$ref": f"{_SCHEMAS}{model.__name__}"},
        }
        for name, (model, description) in _MESSAGES.items()
    }


def _schemas() -> object:
    models = [model for model, _ in _MESSAGES.values()] + list(EVENTS.values())
    _, schema = models_json_schema(
        [(model, "serialization") for model in models], ref_template=_SCHEMAS + "{model}"
    )
    return schema["$defs"]
