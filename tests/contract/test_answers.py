"""What a whole journey is answered is what was published; `test_schemathesis.py` asks the rest."""

from typing import Any

from openapi_schema_validator import OAS31Validator

from tests.server.people import SITE_PATH, People, Reply


def test_each_answer_fits_its_schema_when_a_ticket_goes_its_way(
    people: People, http_protocol: dict[str, Any]
) -> None:
    """The events and rows of a whole journey have the published form, field by field."""
    answers: dict[str, Reply] = {}
    answers["issue"] = people.kiosk.post("tickets", {"service": "renew", "language": "ar"})
    ticket = answers["issue"].json["ticket"]["id"]
    answers["deliver"] = people.kiosk.post(f"tickets/{ticket}/deliver", {"how": "paper"})
    answers["open_counter"] = people.counter.post("counters/7/open")
    answers["call_next"] = people.counter.post("counters/7/call-next")
    answers["ticket"] = people.counter.get(f"tickets/{ticket}")
    answers["no_show"] = people.counter.post(f"tickets/{ticket}/no-show")
    answers["readmit"] = people.counter.post(f"tickets/{ticket}/readmit")
    people.counter.post("counters/7/call-next")
    answers["put_back"] = people.counter.post(f"tickets/{ticket}/put-back")
    people.counter.post("counters/7/call-next")
    answers["start"] = people.counter.post(f"tickets/{ticket}/start")
    answers["state"] = people.counter.get("state")
    answers["events"] = people.display.get("events?epoch=1&seq=1")
    answers["finish"] = people.counter.post(f"tickets/{ticket}/finish", {"outcome": "done"})
    answers["close_counter"] = people.counter.post("counters/7/close")
    answers["site"] = people.display.get()
    other = people.issued()["id"]
    answers["cancel"] = people.kiosk.post(f"tickets/{other}/cancel", {"reason": "no_paper"})
    for name, reply in answers.items():
        assert reply.status in {200, 201}, (name, reply)
        _fits(http_protocol, name, reply)


def _fits(protocol: dict[str, Any], operation_id: str, reply: Reply) -> None:
    """Hold an answer against the operation's schema; every field of it must be published."""
    operation = next(
        operation
        for item in protocol["paths"].values()
        for operation in item.values()
        if operation["operationId"] == operation_id
    )
    content = operation["responses"][str(reply.status)]["content"]["application/json"]
    closed = {
        name: {**schema, "additionalProperties": False} if "properties" in schema else schema
        for name, schema in protocol["components"]["schemas"].items()
    }
    root = {**content["schema"], "components": {"schemas": closed}}
    errors = [error.message for error in OAS31Validator(root).iter_errors(reply.json)]
    assert errors == [], (operation_id, reply)


def test_a_problem_fits_its_schema_when_something_goes_wrong(
    people: People, http_protocol: dict[str, Any]
) -> None:
    """A problem document has the published form and one of the published codes."""
    problem = http_protocol["components"]["schemas"]["Problem"]
    for reply in (
        people.stranger.get(),
        people.kiosk.post("tickets", {}),
        people.counter.post("counters/7/close"),
        people.stranger.send("GET", f"{SITE_PATH}/nowhere"),
    ):
        assert list(OAS31Validator(problem).iter_errors(reply.json)) == []
