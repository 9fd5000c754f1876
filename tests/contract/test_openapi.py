"""The published HTTP protocol is valid, whole, and what the server really does."""

import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import VERBS
from server.upkeep import UPKEEP

COMMANDS = {verb.name for verb in VERBS.values() if verb.route}
OPEN = {row.name for row in UPKEEP.values() if row.is_open}


def _operations(protocol: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for item in protocol["paths"].values() for operation in item.values()]


def test_the_document_is_valid_when_it_is_published(http_protocol: dict[str, Any]) -> None:
    """It is OpenAPI 3.1 by its own rules, and JSON."""
    assert http_protocol["openapi"] == "3.1.0"
    errors = list(OpenAPIV31SpecValidator(json.loads(json.dumps(http_protocol))).iter_errors())
    assert errors == []


FOR_HOLDERS = {"mine": "needed", "amend": "a kiosk's", "cancel": "a kiosk's"}
"""Operation that takes the token of whoever holds a number, and whether it is always needed."""


def test_every_command_documents_its_id_when_it_is_published(
    http_protocol: dict[str, Any],
) -> None:
    """Each command says that it needs an id, and how one looks."""
    for operation in _operations(http_protocol):
        headers = [p for p in operation.get("parameters", []) if p["in"] == "header"]
        is_command = operation["operationId"] in COMMANDS
        has_body = is_command or operation["operationId"] in UPKEEP
        assert has_body == ("requestBody" in operation)
        use = FOR_HOLDERS.get(operation["operationId"])
        needed = {"Idempotency-Key": True} if is_command else {}
        needed |= {} if use is None else {"Ticket-Token": use == "needed"}
        assert {header["name"]: header["required"] for header in headers} == needed


def test_every_operation_says_what_may_go_wrong_when_it_is_published(
    http_protocol: dict[str, Any],
) -> None:
    """Each operation answers with a model or a problem document and has a word.

    It needs a credential, but for the two with which a device gets its own.
    """
    for operation in _operations(http_protocol):
        assert {"4XX", "5XX"} < set(operation["responses"])
        known: list[dict[str, list[str]]]
        known = [] if operation["operationId"] in OPEN else [{"device": []}, {"counter": []}]
        assert operation["security"] == known
        assert operation["summary"].endswith(".")
        assert set(operation["responses"]) <= {"200", "201", "4XX", "5XX"}


def test_every_problem_is_published_when_the_server_knows_it(
    http_protocol: dict[str, Any],
) -> None:
    """The enumerated codes are the server's, the ledger's refusals among them."""
    code = http_protocol["components"]["schemas"]["Problem"]["properties"]["code"]
    assert set(code["enum"]) == set(PROBLEMS) >= set(REFUSALS)
    for kind in PROBLEMS.values():
        assert f"- `{kind.code}` ({kind.status}): {kind.sentence}" in code["description"]


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_means_the_same_when_it_is_published(code: str) -> None:
    """Status and sentence of a refusal are the ledger's own."""
    kind, refusal = PROBLEMS[code], REFUSALS[code]
    assert (kind.status, kind.sentence) == (refusal.status, refusal.sentence)
