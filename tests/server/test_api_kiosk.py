"""What a kiosk asks for over HTTP: numbers, and what became of the paper."""

from typing import Any

import pytest

from tests.server.people import NO_TICKET, People, new_id

CHOICE = {"service": "renew", "language": "ar"}


def test_a_number_is_issued_when_a_visitor_has_chosen(people: People) -> None:
    """The answer is 201 and the ledger's event, with its position and the whole row."""
    reply = people.kiosk.post("tickets", {**CHOICE, "needs": ["help"], "persons": 3, "cases": 2})
    assert reply.status == 201
    assert reply.headers["Content-Type"] == "application/json"
    event = reply.json
    assert event["type"] == "issued"
    assert set(event["position"]) == {"epoch", "seq"}
    row = event["ticket"]
    assert (row["service"], row["language"], row["state"]) == ("renew", "ar", "issued")
    assert (row["needs"], row["persons"], row["cases"]) == (["help"], 3, 2)
    assert (row["area"], row["kiosk"]) == ("K", "kiosk-1")


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"service": "no-such-service"}, 422, "unknown_service"),
        ({"service": "wrong"}, 422, "unknown_service"),
        ({"language": "tlh"}, 422, "unknown_language"),
        ({"service": ""}, 422, "invalid_body"),
        ({"service": 7}, 422, "invalid_body"),
        ({"service": None}, 422, "invalid_body"),
        ({"service": "x" * 42}, 422, "invalid_body"),
        ({"service": "\ud800"}, 422, "invalid_body"),
        ({"persons": 0}, 422, "invalid_body"),
        ({"persons": 21}, 422, "invalid_body"),
        ({"persons": "2"}, 422, "invalid_body"),
        ({"persons": 1.5}, 422, "invalid_body"),
        ({"persons": True}, 422, "invalid_body"),
        ({"cases": 0}, 422, "invalid_body"),
        ({"cases": 21}, 422, "invalid_body"),
        ({"needs": ["emergency"]}, 422, "invalid_body"),
        ({"needs": ["help", "help"]}, 422, "invalid_body"),
        ({"needs": "help"}, 422, "invalid_body"),
        ({"phone_hash": "0" * 63}, 422, "invalid_body"),
        ({"phone_hash": "Z" * 64}, 422, "invalid_body"),
        ({"appointment": True}, 422, "invalid_body"),
    ],
)
def test_a_choice_leaves_no_trace_when_it_is_refused(
    people: People, wrong: dict[str, Any], status: int, code: str
) -> None:
    """What the site does not know, or no body may hold, is refused and never reaches the queue."""
    before = people.counter.get("state").json
    reply = people.kiosk.post("tickets", {**CHOICE, **wrong})
    assert (reply.status, reply.code) == (status, code)
    after = people.counter.get("state").json
    assert (after["position"], after["tickets"]) == (before["position"], before["tickets"])
    assert people.issued()["number"] == "K101"


@pytest.mark.parametrize("persons", [1, 20])
def test_a_number_is_issued_when_the_limit_is_just_kept(people: People, persons: int) -> None:
    """One ticket holds one person at least and twenty at most."""
    assert people.issued(persons=persons)["persons"] == persons


def test_the_same_bytes_come_back_when_a_command_is_repeated(people: People) -> None:
    """The same id with the same body gives the first answer again, whatever happened since."""
    command = new_id()
    first = people.kiosk.post("tickets", CHOICE, id=command)
    people.issued()
    again = people.kiosk.post("tickets", CHOICE, id=command)
    assert (again.status, again.body) == (first.status, first.body)


def test_a_repeat_is_known_when_its_json_is_written_otherwise(people: People) -> None:
    """The order of members, and defaults that are spelt out, make no other command."""
    command = new_id()
    first = people.kiosk.post("tickets", CHOICE, id=command)
    other = {"cases": 1, "language": "ar", "needs": [], "service": "renew"}
    assert people.kiosk.post("tickets", other, id=command).body == first.body


def test_an_id_is_refused_when_its_body_is_another(people: People) -> None:
    """The same id with another body is no repeat."""
    command = new_id()
    people.kiosk.post("tickets", CHOICE, id=command)
    reply = people.kiosk.post("tickets", {**CHOICE, "persons": 2}, id=command)
    assert (reply.status, reply.code) == (422, "command_id_reused")


def test_an_id_is_refused_when_it_names_another_ticket(people: People) -> None:
    """The same id and body at another address is no repeat."""
    one, other = people.issued(), people.issued()
    command, paper = new_id(), {"how": "paper"}
    assert people.kiosk.post(f"tickets/{one['id']}/deliver", paper, id=command).status == 200
    reply = people.kiosk.post(f"tickets/{other['id']}/deliver", paper, id=command)
    assert (reply.status, reply.code) == (422, "command_id_reused")


def test_an_id_is_free_when_another_device_used_it(people: People) -> None:
    """Ids are an actor's own."""
    command = new_id()
    first = people.kiosk.post("tickets", CHOICE, id=command)
    second = people.other_kiosk.post("tickets", CHOICE, id=command)
    assert first.json["ticket"]["id"] != second.json["ticket"]["id"]


def test_a_refusal_comes_back_when_its_command_is_repeated(people: People) -> None:
    """A decided no is remembered like a yes."""
    command = new_id()
    first = people.kiosk.post(f"tickets/{NO_TICKET}/deliver", {"how": "paper"}, id=command)
    again = people.kiosk.post(f"tickets/{NO_TICKET}/deliver", {"how": "paper"}, id=command)
    assert (first.status, first.code) == (404, "unknown_ticket")
    assert (again.status, again.body) == (first.status, first.body)


@pytest.mark.parametrize(
    "command", ["", "seven77", "x" * 65, "spa ce 8 long", "slash/slash", "umläut-8"]
)
def test_a_command_is_refused_when_its_id_is_not_one(people: People, command: str) -> None:
    """An id has 8 to 64 letters, digits, hyphens or underscores."""
    reply = people.kiosk.send(
        "POST",
        "/api/v1/sites/maschstrasse/tickets",
        json=CHOICE,
        headers={"Idempotency-Key": command.encode()},
    )
    assert (reply.status, reply.code) == (400, "invalid_command_id")


@pytest.mark.parametrize("command", ["eight-88", "x" * 56 + "12345-_9"])
def test_a_command_is_taken_when_its_id_just_fits(people: People, command: str) -> None:
    """Eight characters are enough, sixty-four are not too many."""
    assert people.kiosk.post("tickets", CHOICE, id=command).status == 201


@pytest.mark.parametrize("how", ["paper", "screen"])
def test_a_ticket_waits_when_it_was_delivered(people: People, how: str) -> None:
    """From its delivery on a ticket may be called."""
    ticket = people.issued()
    event = people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": how})
    assert (event["type"], event["how"]) == ("delivered", how)
    assert event["ticket"]["state"] == "waiting"


@pytest.mark.parametrize("reason", ["no_paper", "left"])
def test_a_ticket_ends_when_it_is_cancelled(people: People, reason: str) -> None:
    """A number that reached nobody is taken back."""
    ticket = people.issued()
    event = people.kiosk.done(f"tickets/{ticket['id']}/cancel", {"reason": reason})
    assert (event["type"], event["ticket"]["state"]) == ("cancelled", "cancelled")


@pytest.mark.parametrize(
    ("step", "body"), [("deliver", {"how": "paper"}), ("cancel", {"reason": "left"})]
)
def test_a_step_is_refused_when_another_kiosk_issued_the_ticket(
    people: People, step: str, body: dict[str, str]
) -> None:
    """A kiosk acts on its own tickets."""
    ticket = people.issued()
    reply = people.other_kiosk.post(f"tickets/{ticket['id']}/{step}", body)
    assert (reply.status, reply.code) == (409, "not_your_kiosk")


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("deliver", {"how": "shout"}),
        ("deliver", {}),
        ("cancel", {"reason": "mood"}),
        ("cancel", {}),
    ],
)
def test_a_step_is_refused_when_its_word_is_unknown(
    people: People, step: str, body: dict[str, str]
) -> None:
    """How and why are words of the protocol."""
    reply = people.kiosk.post(f"tickets/{people.issued()['id']}/{step}", body)
    assert (reply.status, reply.code) == (422, "invalid_body")


@pytest.mark.parametrize("ticket", [NO_TICKET, "1", "x" * 10, "00000000001", "%7Bsite%7D"])
def test_a_step_is_refused_when_there_is_no_such_ticket(people: People, ticket: str) -> None:
    """What is no ticket's id is an unknown ticket."""
    reply = people.kiosk.post(f"tickets/{ticket}/deliver", {"how": "paper"})
    assert (reply.status, reply.code) == (404, "unknown_ticket")
