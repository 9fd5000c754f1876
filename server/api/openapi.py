"""The published description of the HTTP API: what flask-openapi3 collects, and what it cannot know.

Header models would cost a quarter of a request's CPU, so `Idempotency-Key` is read by hand and
written down here; so are the problem documents, which every route may answer with.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask_openapi3 import Info, OpenAPI
from flask_openapi3.types import SecuritySchemesDict

from server.api.holders import HEADER
from server.api.links import links_after
from server.problems import PROBLEM_TYPE, PROBLEMS
from server.ticket import VERBS
from server.upkeep import UPKEEP

VERSION: Final = "1.0.0"
INFO: Final = Info(
    title="Wartemarke",
    version=VERSION,
    description="Numbers at an office: issued, called, shown. Within v1 the protocol only grows.",
)
SECURITY_SCHEMES: Final[SecuritySchemesDict] = {
    "device": {"type": "http", "scheme": "bearer", "description": "A device's token."},
    "counter": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF-Token",
        "description": "The counter page's own token, beside its cookie and its own Origin.",
    },
}
_COMMAND_ID: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The command's id: the same id again gives the first answer again.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"},
}
_TICKET_TOKEN: Final = {
    "name": HEADER,
    "in": "header",
    "description": "A kiosk's alone: the token on the paper of whoever holds this number.",
    "schema": {"type": "string", "pattern": "^[A-Z2-7]{26}$"},
}
_FOR_HOLDERS: Final = {"mine": True, "amend": False, "cancel": False}
"""Operation that a visitor may have a kiosk do → whether it is for visitors alone."""
_COMMANDS: Final = frozenset(verb.name for verb in VERBS.values() if verb.route)
_OPEN: Final = frozenset(row.name for row in UPKEEP.values() if row.is_open)

_Spec = dict[str, Any]


def openapi(app: OpenAPI) -> _Spec:
    """Write the OpenAPI 3.1 document of this app."""
    spec: _Spec = copy.deepcopy(app.api_doc)
    schemas = spec["components"]["schemas"]
    schemas.pop("ValidationErrorModel", None)
    schemas["Problem"] = _problem_schema()
    spec["components"]["responses"] = {"Problem": _problem_response()}
    for path, operation in _operations(spec):
        _complete(operation, in_site="{site}" in path)
    return spec


def _operations(spec: _Spec) -> Iterator[tuple[str, _Spec]]:
    for path, item in spec["paths"].items():
        for operation in item.values():
            yield path, operation


def _complete(operation: _Spec, *, in_site: bool) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    if operation["operationId"] in _OPEN:
        operation["security"] = []
    elif in_site:
        operation["security"] = [{"device": []}, {"counter": []}]
    else:
        return
    if links := links_after(operation["operationId"]):
        (answer,) = responses.values()
        answer["links"] = links
    problem = {"$ref": "#/components/responses/Problem"}
    responses |= {"4XX": problem, "5XX": problem}
    if operation["operationId"] in _COMMANDS:
        operation["parameters"] = [*operation.get("parameters", []), _COMMAND_ID]
    if (is_needed := _FOR_HOLDERS.get(operation["operationId"])) is not None:
        token = {**copy.deepcopy(_TICKET_TOKEN), "required": is_needed}
        operation["parameters"] = [*operation.get("parameters", []), token]


def _problem_schema() -> Mapping[str, object]:
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "retry"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "code": {"enum": sorted(PROBLEMS), "description": _code_list()},
            "retry": {"type": "boolean", "description": "the same request may succeed later"},
            "position": {
                "type": "object",
                "required": ["epoch", "seq"],
                "properties": {"epoch": {"type": "integer"}, "seq": {"type": "integer"}},
                "description": "of the newest event when the ledger decided",
            },
            "at": {"type": "integer", "description": "when the ledger decided, ms since 1970"},
        },
    }


def _problem_response() -> Mapping[str, object]:
    return {
        "description": "What went wrong (RFC 9457).",
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _code_list() -> str:
    rows = sorted(PROBLEMS.values(), key=lambda kind: (kind.status, kind.code))
    return "\n".join(f"- `{kind.code}` ({kind.status}): {kind.sentence}" for kind in rows)
