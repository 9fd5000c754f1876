"""What a whole journey is answered is what was published; `test_schemathesis.py` asks the rest."""

import time
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
    _all_fit(http_protocol, answers)


def test_each_answer_fits_its_schema_when_a_desk_and_a_counter_do_all_the_rest(
    people: People, http_protocol: dict[str, Any]
) -> None:
    """Appointments, pauses, hand-overs, stops and what is read of them have the published form."""
    answers = _arrived(people)
    ticket = answers["check_in"].json["ticket"]["id"]
    answers |= _served(people, ticket)
    desk = people.reception
    sent = {"area": "K", "note": "Bringt die Kopie nach.", "come_back": True}
    answers["transfer"] = people.counter.post(f"tickets/{ticket}/transfer", sent)
    answers["forward"] = desk.post(f"tickets/{ticket}/forward", {"counter": "7"})
    answers["ticket"] = desk.get(f"tickets/{ticket}")
    answers["pause"] = people.counter.post("counters/7/pause", {"reason": "lunch"})
    answers["stop_numbers"] = desk.post("numbers/stop", {"reason": {"de": "Störung."}})
    urgent = {"kind": "urgent", "text": {"de": "Der Aufzug steht."}, "minutes": 30}
    answers["show_message"] = desk.post("messages", urgent)
    answers["state"] = desk.get("state")
    answers["withdraw_message"] = desk.post("messages/1/withdraw")
    answers["allow_numbers"] = desk.post("numbers/allow")
    answers["events"] = desk.get("events?epoch=1&seq=1")
    _all_fit(http_protocol, answers)


def _arrived(people: People) -> dict[str, Reply]:
    """Somebody with an appointment for two concerns checks in at a desk, and waits."""
    answers, desk = dict[str, Reply](), people.reception
    slot_ms = time.time_ns() // 1_000_000
    appointment = {"code": "ABCD1", "service": "renew", "further": ["first"], "slot_ms": slot_ms}
    answers["put_appointment"] = desk.command("PUT appointments/a-1", appointment)
    answers["check_in"] = desk.post("check-in", {"code": "ABCD1", "printer": "kiosk-1"})
    ticket = answers["check_in"].json["ticket"]
    people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    answers["amend"] = desk.post(f"tickets/{ticket['id']}/amend", {"needs": ["help"]})
    answers["ticket_of_number"] = desk.get(f"tickets?number={ticket['number']}")
    answers["why"] = desk.get(f"tickets/{ticket['id']}/why")
    answers["offer"] = desk.get("offer")
    return answers


def _served(people: People, ticket: str) -> dict[str, Reply]:
    """A desk calls the ticket to counter 7, which finishes one concern and takes that back."""
    answers, counter = dict[str, Reply](), people.counter
    people.open()
    answers["call"] = people.reception.post("counters/7/call", {"ticket": ticket})
    counter.done(f"tickets/{ticket}/start")
    answers["park"] = counter.post(f"tickets/{ticket}/park", {"reason": "photo"})
    answers["resume"] = counter.post(f"tickets/{ticket}/resume", {"to": "call"})
    counter.done(f"tickets/{ticket}/start")
    answers["finish"] = counter.post(f"tickets/{ticket}/finish", {"outcome": "done"})
    assert answers["finish"].json["type"] == "concern_finished"
    answers["undo"] = counter.post(f"tickets/{ticket}/undo")
    return answers


def _all_fit(protocol: dict[str, Any], answers: dict[str, Reply]) -> None:
    for name, reply in answers.items():
        assert reply.status in {200, 201}, (name, reply)
        _fits(protocol, name, reply)


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
        name: {"additionalProperties": False, **schema} if "properties" in schema else schema
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
