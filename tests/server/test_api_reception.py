"""What a desk does over HTTP: numbers for visitors, tickets set right, appointments, stops."""

import time
from typing import Any

import pytest

from tests.server.people import NO_TICKET, People, new_id

GERMAN = {"de": "Technische Störung."}
APPOINTMENT = {"code": "ab 12 cd", "service": "renew", "language": "ar"}
TOO_LONG = "x" * 141


def soon_ms() -> int:
    """A slot for which somebody may check in now."""
    return time.time_ns() // 1_000_000 + 60_000


def desk_note(people: People, ticket: str, note: str) -> Any:
    """Send a ticket to another service with a note: its row, as a desk reads it."""
    people.reception.done(f"tickets/{ticket}/transfer", {"service": "first", "note": note})
    return people.reception.get(f"tickets/{ticket}").json


# ------------------------------------------------------------------------------ for a visitor


def test_a_number_is_for_a_printer_when_the_reception_orders_it(people: People) -> None:
    """The row says which kiosk must print it, and that it was ordered."""
    body = {"service": "renew", "language": "de", "printer": "kiosk-1"}
    ticket = people.reception.done("tickets", body)["ticket"]
    assert (ticket["kiosk"], ticket["ordered"], ticket["state"]) == ("kiosk-1", True, "issued")
    assert people.kiosk.get(f"tickets/{ticket['id']}").json == ticket
    assert people.reception.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})


@pytest.mark.parametrize(
    ("printer", "code"),
    [("kiosk-9", "unknown_printer"), ("", "invalid_body"), (None, "invalid_body")],
)
def test_no_number_is_ordered_when_no_kiosk_of_the_site_would_print_it(
    people: People, printer: str | None, code: str
) -> None:
    """A desk names one of the site's kiosks."""
    body: dict[str, object] = {"service": "renew", "language": "de", "printer": printer}
    before = people.stream_length()
    for route in ("tickets", "check-in"):
        reply = people.reception.post(
            route, body if route == "tickets" else {"code": "A1B2", **body}
        )
        assert reply.status == 422
    assert people.reception.post("tickets", body).code == code
    del body["printer"]
    assert people.reception.post("tickets", body).code == "invalid_body"
    assert people.stream_length() == before


@pytest.mark.parametrize("more", [{"printer": "kiosk-1"}, {"printer": "kiosk-2"}, {"anyway": True}])
def test_a_kiosk_is_refused_when_it_asks_for_what_a_desk_may(
    people: People, more: dict[str, object]
) -> None:
    """A kiosk prints its own numbers, and goes by the office's hours."""
    before = people.stream_length()
    reply = people.kiosk.post("tickets", {"service": "renew", "language": "de", **more})
    assert (reply.status, reply.code) == (403, "forbidden")
    assert people.stream_length() == before


def test_a_desk_may_cancel_and_amend_when_the_ticket_is_a_kiosks(people: People) -> None:
    """What was said wrongly is set right; who goes is taken out, whichever kiosk printed it."""
    ticket = people.waiting()["id"]
    body = {"service": "first", "needs": ["help"], "language": "ar", "persons": 2, "cases": 3}
    row = people.reception.done(f"tickets/{ticket}/amend", body)["ticket"]
    assert {name: row[name] for name in body} == body
    event = people.reception.done(f"tickets/{ticket}/cancel", {"reason": "mistake"})
    assert (event["ticket"]["state"], event["reason"]) == ("cancelled", "mistake")


def test_a_desk_calls_to_any_counter_when_somebody_must_be_served(people: People) -> None:
    """Reception and supervisor call a ticket to a counter that is not theirs."""
    ticket = people.waiting()["id"]
    people.open()
    event = people.reception.done("counters/7/call", {"ticket": ticket})
    assert (event["ticket"]["counter"], event["why"]["rule"]) == ("7", "chosen")
    assert people.reception.post("counters/77/call", {"ticket": ticket}).code == "unknown_counter"


def test_a_ticket_is_found_when_its_number_is_known(people: People) -> None:
    """A number on a paper leads to its ticket, however it is typed; a desk sees no call's times."""
    ticket = people.called()
    for number in ("K101", "k101"):
        row = people.supervisor.get(f"tickets?number={number}").json
        assert (row["id"], row["counter"]) == (ticket["id"], "7")
        assert not {"called_ms", "started_ms", "missed_ms", "note"} & set(row)
    assert people.reception.get("tickets?number=K999").code == "unknown_ticket"
    for query in ("", "?number=", "?number=%7B%7D", "?number=K101&all=1"):
        assert people.reception.get(f"tickets{query}").code == "invalid_query"


# ------------------------------------------------------------------------------------- notes


@pytest.mark.parametrize("note", ["Bringt die Kopie nach. 🙂", "x" * 140])
def test_a_note_is_read_when_staff_ask_for_the_ticket(people: People, note: str) -> None:
    """It stands in the answer for one ticket, for staff alone, and in no event and no state."""
    ticket = people.waiting()["id"]
    assert desk_note(people, ticket, note)["note"] == note
    assert people.counter.get(f"tickets/{ticket}").json["note"] == note
    assert "note" not in people.kiosk.get(f"tickets/{ticket}").json
    for person in (people.counter, people.reception, people.supervisor):
        state = person.get("state").json
        assert [row["id"] for row in state["tickets"]] == [ticket]
        assert all("note" not in row for row in state["tickets"])
    assert ticket.encode() in people.stream()
    assert note.encode() not in people.stream()


@pytest.mark.parametrize("note", [TOO_LONG, "a\nb", "a\x00b", "\x7f", "a\x85b", 7, None, "\ud800"])
def test_a_note_is_refused_when_it_is_not_one_short_line(people: People, note: object) -> None:
    """140 characters without control characters, and nothing has happened."""
    ticket = people.waiting()["id"]
    before = people.stream_length()
    for verb, target in (("transfer", {"service": "first"}), ("forward", {"counter": "7"})):
        reply = people.reception.post(f"tickets/{ticket}/{verb}", {**target, "note": note})
        assert (reply.status, reply.code) == (422, "invalid_body")
    assert people.stream_length() == before


# -------------------------------------------------------------------------------- appointments


def test_somebody_has_a_number_when_they_check_in_by_their_code(people: People) -> None:
    """A code counts however it is typed; the number keeps the slot, and it is given once."""
    slot_ms = soon_ms()
    event = people.reception.done("PUT appointments/a-1", {**APPOINTMENT, "slot_ms": slot_ms})
    assert event["type"] == "appointment_put"
    assert "code" not in str(event)
    issued = people.kiosk.post("check-in", {"code": " AB12 cD "})
    assert issued.status == 201
    ticket = issued.json["ticket"]
    assert (ticket["slot_ms"], ticket["language"], ticket["kiosk"]) == (slot_ms, "ar", "kiosk-1")
    again = people.kiosk.post("check-in", {"code": "AB12CD"})
    assert (again.code, again.json["number"]) == ("already_checked_in", ticket["number"])
    assert people.kiosk.post("check-in", {"code": "ZZZZ"}).code == "unknown_appointment"


def test_a_refusal_says_when_to_come_when_somebody_is_too_early(people: People) -> None:
    """What a refusal says beside stands in its problem document."""
    slot_ms = soon_ms() + 3 * 3_600_000
    people.supervisor.done("PUT appointments/a-1", {**APPOINTMENT, "slot_ms": slot_ms})
    reply = people.kiosk.post("check-in", {"code": "AB12CD"})
    assert reply.code in {"too_early", "other_day"}
    assert reply.json["slot_ms"] == slot_ms
    assert (reply.code == "other_day") != ("from_ms" in reply.json)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"service": "none"}, "unknown_service"),
        ({"further": ["none"]}, "unknown_service"),
        ({"language": "tlh"}, "unknown_language"),
        ({"further": ["first", "first"]}, "invalid_body"),
        ({"code": "a{b}c"}, "invalid_body"),
        ({"code": "ABC"}, "invalid_body"),
        ({"code": "A" * 33}, "invalid_body"),
        ({"slot_ms": -1}, "invalid_body"),
        ({"slot_ms": 2**53}, "invalid_body"),
        ({"slot_ms": 253_370_764_800_001}, "invalid_body"),
        ({"slot_ms": "1"}, "invalid_body"),
        ({"order": "mine"}, "invalid_body"),
        ({"cancelled": "yes"}, "invalid_body"),
        ({"name": "Somebody"}, "invalid_body"),
    ],
)
def test_no_appointment_is_put_when_it_is_not_as_it_must_be(
    people: People, wrong: dict[str, object], code: str
) -> None:
    """What the site does not know, or no body may hold, leaves no trace."""
    before = people.stream_length()
    body = {**APPOINTMENT, "slot_ms": soon_ms(), **wrong}
    reply = people.reception.command("PUT appointments/a-1", body)
    assert (reply.status, reply.code) == (422, code)
    assert people.stream_length() == before


def test_nothing_is_given_when_one_concern_is_named_twice(people: People) -> None:
    """A visit has each concern once, whoever asks for it."""
    before, twice = people.stream_length(), {"service": "renew", "further": ["first", "renew"]}
    number = people.kiosk.post("tickets", {**twice, "language": "de"})
    put = {"code": "ABCD1", "slot_ms": soon_ms(), **twice}
    appointment = people.reception.command("PUT appointments/a-1", put)
    assert (number.status, number.code, appointment.code) == (409, "same_concern", "same_concern")
    assert people.stream_length() == before


@pytest.mark.parametrize("name", ["%7Ba%7D", "a%20b", "x" * 65, "%C3%A4"])
def test_no_appointment_is_put_when_its_id_is_none(people: People, name: str) -> None:
    """An id enters a key: letters, digits, hyphens and underscores, 64 at most."""
    body = {**APPOINTMENT, "slot_ms": soon_ms()}
    reply = people.reception.command(f"PUT appointments/{name}", body)
    assert (reply.status, reply.code) == (404, "unknown_appointment")


# ------------------------------------------------------------------------------------- numbers


def test_no_number_is_given_when_a_service_is_stopped(people: People) -> None:
    """Kiosks are told why, in each language; the offer says so before anybody asks."""
    reason = {**GERMAN, "en": "Technical fault."}
    people.reception.done("numbers/stop", {"service": "renew", "reason": reason})
    reply = people.kiosk.post("tickets", {"service": "renew", "language": "de"})
    assert (reply.code, reply.json["reason"]) == ("numbers_stopped", reason)
    offered = {row["key"]: row for row in people.kiosk.get("offer").json["services"]}
    assert offered["renew"]["stop"] == reason
    assert "stop" not in offered["first"]
    assert people.supervisor.get("state").json["stops"] == [{"service": "renew", "reason": reason}]
    people.supervisor.done("numbers/allow", {"service": "renew"})
    assert people.issued()["number"] == "K101"


def test_no_number_at_all_is_given_when_everything_is_stopped(people: People) -> None:
    """A stop without a service is one of everything; a desk may still give a number anyway."""
    people.supervisor.done("numbers/stop", {"reason": GERMAN})
    assert people.kiosk.get("offer").json["stop"] == GERMAN
    assert people.reception.get("state").json["stops"] == [{"reason": GERMAN}]
    body = {"service": "renew", "language": "de", "printer": "kiosk-1"}
    assert people.reception.post("tickets", body).code == "numbers_stopped"
    assert people.reception.done("tickets", {**body, "anyway": True})["type"] == "issued"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid_body"),
        ({"reason": {}}, "invalid_body"),
        ({"reason": {"en": "No."}}, "invalid_body"),
        ({"reason": {"de": ""}}, "invalid_body"),
        ({"reason": {"de": " \u00a0"}}, "invalid_body"),
        ({"reason": {"de": TOO_LONG}}, "invalid_body"),
        ({"reason": {"de": "a\nb"}}, "invalid_body"),
        ({"reason": {**GERMAN, "tlh": "x"}}, "unknown_language"),
        ({"reason": GERMAN, "service": "none"}, "unknown_service"),
        ({"reason": GERMAN, "service": None}, "invalid_body"),
    ],
)
def test_nothing_is_stopped_when_its_reason_is_none(
    people: People, body: dict[str, object], code: str
) -> None:
    """A reason has a German sentence, and sentences in the site's languages alone."""
    before = people.stream_length()
    reply = people.reception.post("numbers/stop", body)
    assert (reply.status, reply.code) == (422, code)
    assert people.stream_length() == before


# ---------------------------------------------------------------------- bodies of ticket verbs


@pytest.mark.parametrize(
    ("verb", "body", "code"),
    [
        ("amend", {}, "invalid_body"),
        ("amend", {"persons": None}, "invalid_body"),
        ("amend", {"persons": 21}, "invalid_body"),
        ("amend", {"needs": ["emergency"]}, "invalid_body"),
        ("amend", {"service": "none"}, "unknown_service"),
        ("amend", {"add": "none"}, "unknown_service"),
        ("amend", {"drop": "none"}, "unknown_service"),
        ("amend", {"language": "tlh"}, "unknown_language"),
        ("resume", {}, "invalid_body"),
        ("resume", {"to": "home"}, "invalid_body"),
        ("resume", {"to": "call", "reason": "mood"}, "unknown_reason"),
        ("transfer", {}, "invalid_body"),
        ("transfer", {"service": "first", "area": "K"}, "invalid_body"),
        ("transfer", {"area": "K", "confirmed": True}, "invalid_body"),
        ("transfer", {"triage": False}, "invalid_body"),
        ("transfer", {"triage": 1}, "invalid_body"),
        ("transfer", {"confirmed": "yes"}, "invalid_body"),
        ("transfer", {"service": "none"}, "unknown_service"),
        ("transfer", {"area": "Q"}, "unknown_area"),
        ("forward", {}, "invalid_body"),
        ("forward", {"counter": "7", "caseworker": "x"}, "invalid_body"),
        ("forward", {"caseworker": "{x}"}, "invalid_body"),
        ("undo", {"step": "call"}, "invalid_body"),
        ("cancel", {"reason": "mood"}, "invalid_body"),
    ],
)
def test_a_ticket_stays_as_it_is_when_the_body_is_wrong(
    people: People, verb: str, body: dict[str, object], code: str
) -> None:
    """What is wrong is refused before the queue is asked."""
    ticket = people.waiting()["id"]
    before = people.stream_length()
    reply = people.reception.post(f"tickets/{ticket}/{verb}", body)
    assert (reply.status, reply.code) == (422, code)
    assert people.stream_length() == before


def test_a_desk_is_refused_when_it_wants_a_ticket_back(people: People) -> None:
    """Only a counter can be come back to; a counter may say so, and anybody may say no."""
    ticket = people.called()["id"]
    people.other_counter.done("counters/2/open")
    people.counter.done(f"tickets/{ticket}/start")
    before = people.stream_length()
    for desk in (people.reception, people.supervisor):
        for verb, target in (("transfer", {"service": "first"}), ("forward", {"counter": "2"})):
            body = {**target, "come_back": True}
            reply = desk.post(f"tickets/{ticket}/{verb}", body)
            assert (reply.status, reply.code) == (422, "invalid_body")
            assert "only a counter can be come back to" in reply.json["detail"]
    assert people.stream_length() == before
    event = people.counter.done(f"tickets/{ticket}/forward", {"counter": "2", "come_back": True})
    assert event["ticket"]["origin"] == "7"
    people.reception.done(f"tickets/{ticket}/transfer", {"service": "first", "come_back": False})


def test_a_counter_is_unknown_when_a_ticket_is_sent_to_none(people: People) -> None:
    """A counter that the site does not have is told apart from one that is closed."""
    ticket = people.waiting()["id"]
    for verb in ("transfer", "forward"):
        route = f"tickets/{ticket}/{verb}"
        assert people.reception.post(route, {"counter": "77"}).code == "unknown_counter"
        assert people.reception.post(route, {"counter": "9"}).code == "counter_closed"


# ------------------------------------------------------------------------------------- reading


def test_why_is_told_in_words_when_somebody_may_see_the_ticket(people: People) -> None:
    """In the language that is asked for, the ticket's own, or German; nobody else is told."""
    ticket = people.waiting(language="en")["id"]
    for person in (people.kiosk, people.counter, people.reception, people.supervisor):
        answer = person.get(f"tickets/{ticket}/why").json
        assert (answer["ticket"], answer["state"], answer["language"]) == (ticket, "waiting", "en")
        assert answer["text"]
        assert person.get(f"tickets/{ticket}/why?language=de").json["language"] == "de"
    for person in (people.other_kiosk, people.other_counter):
        assert person.get(f"tickets/{ticket}/why").code == "forbidden"
    assert people.kiosk.get(f"tickets/{ticket}/why?language=tlh").code == "unknown_language"
    assert people.reception.get(f"tickets/{NO_TICKET}/why").code == "unknown_ticket"
    assert people.reception.get("tickets/x/why").code == "unknown_ticket"


def test_the_offer_says_what_is_left_when_a_kiosk_asks(people: People, site: Any) -> None:
    """Every area and service of the site stands in it, and the hours that hold now."""
    offer = people.kiosk.get("offer").json
    assert offer["open"][0] <= time.time_ns() // 1_000_000 < offer["open"][1]
    assert [row["key"] for row in offer["services"]] == [each.key for each in site.services]
    assert [row["letter"] for row in offer["areas"]] == [each.letter for each in site.areas]


def test_a_desk_sees_everything_but_durations_when_it_asks_for_the_state(people: People) -> None:
    """All tickets and counters of the site, and no time that says how long somebody takes."""
    called = people.called()
    other = people.waiting("dropoff")
    for person in (people.reception, people.supervisor):
        state = person.get("state").json
        assert {row["id"] for row in state["tickets"]} == {called["id"], other["id"]}
        (counter,) = state["counters"]
        assert (counter["number"], counter["tickets"]) == ("7", [called["id"]])
        assert "_ms" not in "".join(counter)
        for row in state["tickets"]:
            assert not {"called_ms", "started_ms", "missed_ms", "overlong"} & set(row)


def test_an_appointment_is_put_once_when_the_command_is_repeated(people: People) -> None:
    """A PUT is a command like any other: with an id, and done once."""
    body, command = {**APPOINTMENT, "slot_ms": soon_ms()}, new_id()
    first = people.reception.command("PUT appointments/a-1", body, id=command)
    before = people.stream_length()
    again = people.reception.command("PUT appointments/a-1", body, id=command)
    assert (again.status, again.body) == (first.status, first.body)
    assert people.stream_length() == before
    assert (
        people.reception.command("PUT appointments/a-1", body, id="x").code == "invalid_command_id"
    )


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("text/plain", "{}", "not_json"),
        ("application/json", "{", "malformed_json"),
        ("application/json", "[]", "invalid_body"),
        ("application/json", "{}", "invalid_body"),
    ],
)
def test_an_appointment_is_refused_when_its_body_is_none(
    people: People, kind: str, body: str, code: str
) -> None:
    """What is put comes in the same form as what is posted."""
    path = "/api/v1/sites/maschstrasse/appointments/a-1"
    headers = {"Content-Type": kind, "Idempotency-Key": new_id()}
    assert people.reception.send("PUT", path, data=body, headers=headers).code == code
