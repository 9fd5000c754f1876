"""Whatever goes wrong is a problem document, and it repeats nothing that was sent."""

import json
from collections.abc import Iterator

import pytest

from server.keys import site_prefix
from server.problems import PROBLEMS
from tests.server.people import SITE_PATH, Mortal, People, Person, Reply, new_id

CHOICE = {"service": "renew", "language": "de"}
UNTOLD = "what-somebody-typed"


def test_there_is_a_problem_when_there_is_no_such_address(people: People) -> None:
    """An unknown address is a 404, below the API and beside it."""
    for path in ("/nowhere", "/api/v1/nowhere", f"{SITE_PATH}/nowhere", "/api/v2/sites/x"):
        reply = people.stranger.send("GET", path)
        assert (reply.status, reply.code) == (404, "unknown_route"), path


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", f"{SITE_PATH}/tickets", "POST"),
        ("PUT", f"{SITE_PATH}/tickets", "POST"),
        ("DELETE", f"{SITE_PATH}/counters/7/open", "POST"),
        ("POST", f"{SITE_PATH}/state", "GET"),
        ("POST", "/healthz", "GET"),
    ],
)
def test_there_is_a_problem_when_the_method_is_another(
    people: People, method: str, path: str, allowed: str
) -> None:
    """A method that an address does not take is a 405 that names those it takes."""
    reply = people.counter.send(method, path)
    assert (reply.status, reply.code) == (405, "method_not_allowed")
    assert allowed in reply.headers["Allow"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/json",
        "application/jsonp",
        "",
    ],
)
def test_a_command_is_refused_when_it_is_not_sent_as_json(people: People, kind: str) -> None:
    """A form, which any page may send anywhere, is no command."""
    reply = people.kiosk.send(
        "POST",
        f"{SITE_PATH}/tickets",
        data=json.dumps(CHOICE),
        headers={"Content-Type": kind, "Idempotency-Key": new_id()},
    )
    assert (reply.status, reply.code) == (415, "not_json")


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "{'a': 1}", '{"a": }', "\x00", "\xff\xfe", "[" * 60_000, "1" * 5000 + "}"),
        *('{"a": NaN}', '{"a": -Infinity}', '{"a": 1, "a": 2}', '{"a": {"b": 1, "b": 1}}'),
        *('{"a": "\xff"}', '{"a": "\x00"}', '{"a": "\n"}', '{"a":' * 10_000),
        *('\xef\xbb\xbf{"a": 1}', "\xff\xfe{\x00}\x00", '{"persons": ' + "9" * 401 + "}"),
    ],
)
def test_a_command_is_refused_when_its_json_is_broken(people: People, body: str) -> None:
    """What is not JSON in UTF-8, or is so in more than one way, is a 400, however deep or long."""
    reply = _send(people.kiosk, body.encode("latin-1"))
    assert (reply.status, reply.code) == (400, "malformed_json")


@pytest.mark.parametrize("body", ["[]", "7", "null", "true", '"{}"', '"{\\"service\\": 1}"'])
def test_a_command_is_refused_when_its_json_is_no_object(people: People, body: str) -> None:
    """A body is a JSON object, not a text that holds one."""
    reply = _send(people.kiosk, body.encode())
    assert (reply.status, reply.code) == (422, "invalid_body")


def test_a_command_is_refused_when_its_body_is_too_large(people: People) -> None:
    """A body of more than 64 KiB is not read; one of 64 KiB is."""
    empty = len(json.dumps({"x": ""}))
    fits = json.dumps({"x": "a" * (64 * 1024 - empty)})
    assert _send(people.kiosk, fits.encode()).code == "invalid_body"
    reply = _send(people.kiosk, fits.encode() + b" ")
    assert (reply.status, reply.code) == (413, "body_too_large")


def test_a_command_is_refused_when_its_body_comes_in_pieces_without_end(people: People) -> None:
    """A body without a stated length is bounded just the same."""
    spaces = iter([b" " * 1024] * 65)
    assert _send(people.kiosk, spaces).code == "body_too_large"
    pieces = iter([b'{"service": "renew",', b' "language": "de"}'])
    assert _send(people.kiosk, pieces).status == 201


@pytest.mark.parametrize(
    "body",
    [
        {**CHOICE, "persons": UNTOLD},
        {**CHOICE, UNTOLD: 1},
        {**CHOICE, "service": {UNTOLD: 1}},
        {**CHOICE, "needs": [UNTOLD]},
        {**CHOICE, "phone_hash": UNTOLD},
        {"service": UNTOLD, "language": "de"},
        {**CHOICE, "service": "\ud800"},
        {**CHOICE, "service": "\x00"},
        {**CHOICE, "language": "d" * 60_000},
        {**CHOICE, "\udfff": 1},
        {**CHOICE, "needs": ["help"] * 5_000},
        {**CHOICE, "persons": 1.5},
        {**CHOICE, "persons": int("9" * 400)},
        {**CHOICE, "phone_hash": "a" * 64 + "\n"},
    ],
)
def test_a_problem_repeats_nothing_when_a_body_is_wrong(
    people: People, body: dict[str, object]
) -> None:
    """A problem says which field is wrong, never what was in it."""
    reply = people.kiosk.post("tickets", body)
    assert reply.status == 422
    assert UNTOLD not in reply.body.decode()
    assert UNTOLD not in str(reply.headers)


def test_every_problem_names_its_field_when_a_body_is_wrong(people: People) -> None:
    """All that is wrong is said at once, in one sentence each."""
    reply = people.kiosk.post("tickets", {"language": 1, "persons": 99})
    for name in ("service", "language", "persons"):
        assert name in reply.json["detail"]


def test_a_bug_has_an_id_and_no_trace_when_it_happens(people: People) -> None:
    """A failure that nobody foresaw is a 500 with the id under which the log knows it."""
    people.store.redis.set(f"{site_prefix('maschstrasse')}:counters", "of a wrong type")
    reply = people.display.get("state")
    assert (reply.status, reply.code) == (500, "internal")
    assert "WRONGTYPE" not in reply.body.decode()
    assert "Traceback" not in reply.body.decode()
    bug = reply.json["detail"].removeprefix("Id ").removesuffix(".")
    assert len(bug) == 12
    assert bug in people.program.log.read_text()


def test_the_queue_is_unavailable_when_the_store_is_away(mortal: Mortal) -> None:
    """Without its store a server says 503 and that a retry helps, and is alive but not ready."""
    people = mortal.people()
    mortal.store.kill()
    reply = people.kiosk.post("tickets", CHOICE)
    assert (reply.status, reply.code, reply.json["retry"]) == (503, "unavailable", True)
    ready = people.stranger.send("GET", "/readyz")
    assert (ready.status, ready.code, ready.json["retry"]) == (503, "not_ready", True)
    assert people.stranger.send("GET", "/healthz").status == 200
    mortal.store.start()
    mortal.store.wait_until_ready()
    assert people.kiosk.post("tickets", CHOICE).status == 201
    assert people.stranger.send("GET", "/readyz").status == 200


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_says_what_to_know_when_it_is_published(code: str) -> None:
    """A code has a status that fits, a whole sentence, and says retry only where it may help."""
    kind = PROBLEMS[code]
    assert kind.code == code
    assert 400 <= kind.status < 600
    assert kind.sentence.endswith(".")
    assert kind.retry == (kind.status in {408, 429, 503})


def _send(person: Person, body: bytes | Iterator[bytes]) -> Reply:
    return person.send(
        "POST",
        f"{SITE_PATH}/tickets",
        data=body,
        headers={"Content-Type": "application/json", "Idempotency-Key": new_id()},
    )
