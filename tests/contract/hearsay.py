"""What a client knows of an office before it asks: the published protocol cannot say it.

A made-up ticket, service or name meets nothing but *unknown*. So the addresses and bodies of the
published description are narrowed to what the office of `test_schemathesis.py` begins with.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from server.message import Kind
from server.site import Site
from server.ticket import MOVES, State
from tests.running import SITE_KEY
from tests.sites import SHIPPED

BEGUN: Final = (
    *(State.PARKED, State.MISSED, State.SERVING, State.CALLED, State.WAITING, State.ISSUED),
)
TICKETS: Final = {state: f"{number:010}" for number, state in enumerate(BEGUN, start=1)}
"""The tickets with which an office begins, one in each state that is not an end."""
_COUNTERS: Final = ["7", "9", "5"]
_SERVICES: Final = ["renew", "first", "work"]
TOKEN: Final = "ABCDEFGHIJKLMNOPQRSTUVWX23"  # noqa: S105 - of made-up tickets
"""Of each of them: whoever holds one shows it at a kiosk."""
_KNOWN: Final = {
    "site": [SITE_KEY],
    "Ticket-Token": [TOKEN],
    "number": _COUNTERS,
    "language": ["de", "ar"],
    "service": _SERVICES,
    "add": _SERVICES,
    "drop": _SERVICES,
    "ticket": [TICKETS[State.WAITING], TICKETS[State.MISSED]],
    "area": ["K", "F"],
    "counter": _COUNTERS,
    "outcome": ["done", "papers-missing"],
    "code": ["ABCD1", "ABCD2"],
    "kind": ["kiosk"],
    "printer": ["kiosk-1"],
}
SECRET: Final = "s" * 43
"""Of a device that asks to be let in, with the code BBBB-CCCC; another one shows BBBB-DDDD."""
_KNOWN_IN: Final[dict[str, dict[str, list[object]]]] = {
    "HandInBody": {"id": ["9271100801"], "number": ["K801"]},
    "FindBody": {"code": ["BBBB-CCCC", "BBBB-DDDD"]},
    "ConfirmBody": {"code": ["BBBB-CCCC", "BBBB-DDDD"], "name": ["reception-9"]},
    "FetchBody": {"secret": [SECRET]},
    "BeatBody": {"printer": ["ready", "no_paper", "silent"]},
    "PersonBody": {"name": ["a.neu", "b.neu"]},
    "AmendBody": {"service": ["asylum", "fiktion"]},
    "AllowBody": {"service": ["travel", "renew"]},
    "CallBody": {"reason": ["distress"]},
    "ResumeBody": {"reason": ["distress"]},
    "PauseBody": {"reason": ["soon", "lunch"]},
    "ParkBody": {"reason": ["photo", "copy-shop"]},
    "MessageBody": {"kind": [*Kind], "areas": [[], ["K"], ["K", "F"]]},
}
"""What a client knows of the office before it asks: the published schema cannot say it."""


def put_in(document: dict[str, Any]) -> dict[str, Any]:
    """Put into a published description what people of the office know."""
    for operation in operations_of(document):
        known = {**_KNOWN, **_known_of(operation["operationId"])}
        for parameter in operation.get("parameters", []):
            _narrow(parameter["schema"], known.get(parameter["name"]))
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Body"):
            _narrow_body(schema, {**_KNOWN, **_KNOWN_IN.get(name, {})})
        elif "properties" in schema and name != "Problem":  # published open, to grow
            schema.setdefault("additionalProperties", False)
    return document


_MEDIA: Final = sorted(Site.load(SHIPPED).media)
_OF_DEVICES: Final = frozenset({"revoke_device"})
_OF_KIOSKS: Final = frozenset({"take_out_of_service", "take_back"})


def _known_of(operation: str) -> dict[str, list[str]]:
    """Give what only this operation's address can mean; a verb's tickets are those that it fits."""
    before: Iterable[State] = MOVES.get(operation, TICKETS)
    appointment = {"id": ["a-1", "a-2"]} if operation == "put_appointment" else {}
    device = {"name": ["spare", "nobody"]} if operation in _OF_DEVICES else {}
    device |= {"name": ["spare-kiosk", "nobody"]} if operation in _OF_KIOSKS else {}
    device |= {"name": ["b.krause"]} if operation.endswith(("_person", "set_roles")) else {}
    device |= {"name": [*_MEDIA, "0" * 64 + ".png"]} if operation == "medium" else {}
    number = {"number": ["K101", "K105"]} if operation == "ticket_of_number" else {}
    message = {"id": ["1", "2"]} if operation == "withdraw_message" else {}
    of_one = appointment | message
    return {"id": [TICKETS[state] for state in before], **of_one, **number, **device}


def operations_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give every published operation."""
    return [operation for item in document["paths"].values() for operation in item.values()]


def _narrow(schema: dict[str, Any], known: Sequence[object] | None) -> None:
    if known is not None:
        schema.clear()
        schema["enum"] = known


def _narrow_body(schema: dict[str, Any], known: Mapping[str, Sequence[object]]) -> None:
    """Let a body's fields hold what the office has; who is at a desk adds what they must."""
    fields = schema["properties"]
    fields.pop("anyway", None)
    for name, field in fields.items():
        if field.get("type") != "object":
            _narrow(field, known.get(name))
    if "further" in fields:
        fields["further"]["items"] = {"enum": ["fiktion", "settle"]}
    for texts in (fields.get("reason", {}), fields.get("text", {})):
        if texts.get("type") == "object":
            sentence = texts["additionalProperties"]
            texts["properties"] = {"de": sentence, "ar": sentence}
            texts["additionalProperties"] = False
