"""What a desk tells everybody who waits, over HTTP: who may, in which form, and who hears it."""

from typing import Any

import pytest

from server.message import LONGEST, LONGEST_MINUTES, MOST, TEXT_ALLOWED, TEXT_NEEDED, Kind
from server.ticket import Role
from tests.server.listening import listening
from tests.server.people import People, new_id

HALL: dict[str, Any] = {"kind": "urgent", "text": {"de": "Der Aufzug steht."}}


def standing(people: People, name: str = "reception") -> list[str]:
    """The ids of the messages that somebody finds."""
    return [row["id"] for row in getattr(people, name).get("state").json["messages"]]


# ------------------------------------------------------------------------------ showing


@pytest.mark.parametrize("name", ["reception", "supervisor"])
def test_a_message_is_shown_when_a_desk_says_so(people: People, name: str) -> None:
    """Reception and supervisor alike; the answer is the event with its row."""
    body = {**HALL, "areas": ["K", "F"], "minutes": 30}
    event = getattr(people, name).done("messages", body)
    row = event["message"]
    assert event["type"] == "message_shown"
    assert (row["kind"], row["areas"], row["text"]) == ("urgent", ["F", "K"], HALL["text"])
    assert row["until_ms"] - row["since_ms"] == 30 * 60_000
    assert people.display.get("state").json["messages"] == [row]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.RECEPTION, Role.SUPERVISOR}))
def test_a_message_is_forbidden_when_somebody_else_asks(people: People, role: Role) -> None:
    """No kiosk, board, counter, onlooker or administrator speaks to the whole house."""
    message = people.reception.done("messages", HALL)["message"]["id"]
    asked = people.by_role(role)
    for reply in (
        asked.post("messages", HALL),
        asked.post(f"messages/{message}/withdraw"),
    ):
        assert (reply.status, reply.code) == (403, "forbidden")
    assert standing(people) == [message]


def test_a_message_is_shown_once_when_its_command_comes_again(people: People) -> None:
    """The same id and body get the first answer; another body under it is refused."""
    command = new_id()
    first = people.reception.post("messages", HALL, id=command)
    again = people.reception.post("messages", {**HALL, "areas": []}, id=command)
    assert (again.status, again.json) == (first.status, first.json)
    other = people.reception.post("messages", {**HALL, "minutes": 5}, id=command)
    assert (other.status, other.code) == (422, "command_id_reused")
    assert standing(people) == [first.json["message"]["id"]]


def test_each_kind_is_taken_with_the_text_that_it_may_have(people: People) -> None:
    """Some must have one, some may, some may not; German is never missing."""
    for kind in Kind:
        bare = people.reception.post("messages", {"kind": kind})
        with_text = people.reception.post("messages", {"kind": kind, "text": {"de": "Halle"}})
        foreign = people.reception.post("messages", {"kind": kind, "text": {"uk": "Увага"}})
        assert (bare.status == 200) == (kind not in TEXT_NEEDED)
        assert (with_text.status == 200) == (kind in TEXT_ALLOWED)
        assert (foreign.status, foreign.code) == (422, "invalid_body")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "shout"}, "invalid_body"),
        ({"kind": None}, "invalid_body"),
        ({"areas": ["Q"]}, "unknown_area"),
        ({"areas": ["K", "K"]}, "invalid_body"),
        ({"areas": "K"}, "invalid_body"),
        ({"text": {"de": "Halle", "tlh": "nuqneH"}}, "unknown_language"),
        ({"text": {}}, "invalid_body"),
        ({"text": {"de": ""}}, "invalid_body"),
        ({"text": {"de": " \u200b\u3000"}}, "invalid_body"),
        ({"text": {"de": "x" * (LONGEST + 1)}}, "invalid_body"),
        ({"text": {"de": "zwei\nZeilen"}}, "invalid_body"),
        ({"text": {"de": "zwei\u2028Zeilen"}}, "invalid_body"),
        ({"text": {"de": "ein\x07Ton"}}, "invalid_body"),
        ({"text": {"de": "\u202everkehrt"}}, "invalid_body"),
        ({"text": {"de": "Halle", "uk": "\x85"}}, "invalid_body"),
        ({"minutes": 0}, "invalid_body"),
        ({"minutes": LONGEST_MINUTES + 1}, "invalid_body"),
        ({"minutes": 1.5}, "invalid_body"),
        ({"minutes": None}, "invalid_body"),
        ({"until_ms": 5}, "invalid_body"),
    ],
)
def test_nothing_is_shown_when_a_message_is_not_as_it_must_be(
    people: People, more: dict[str, object], code: str
) -> None:
    """The problem names what is wrong, and nothing has happened."""
    before = people.stream_length()
    reply = people.reception.post("messages", {**HALL, **more})
    assert (reply.status, reply.code) == (422, code)
    assert people.stream_length() == before


def test_a_text_is_told_without_the_space_around_it_when_it_is_as_long_as_may_be(
    people: People,
) -> None:
    """The longest text and the longest time are taken; a text begins and ends with what is seen."""
    text = {"de": "x" * LONGEST, "ar": " المصعد معطل\u3000"}
    body = {"kind": "news", "text": text, "minutes": LONGEST_MINUTES}
    row = people.reception.done("messages", body)["message"]
    assert row["text"] == {"de": "x" * LONGEST, "ar": "المصعد معطل"}
    least = people.reception.done("messages", {**HALL, "minutes": 1.0})["message"]
    assert least["until_ms"] - least["since_ms"] == 60_000


def test_a_message_is_refused_when_too_many_stand(people: People) -> None:
    """The answer says what to do first."""
    for _ in range(MOST):
        people.reception.done("messages", HALL)
    reply = people.supervisor.post("messages", HALL)
    assert (reply.status, reply.code) == (409, "too_many_messages")
    assert "withdraw one first" in reply.json["detail"]


# ------------------------------------------------------------------------------ hearing


def test_boards_hear_at_once_what_is_for_them_when_a_message_comes_and_goes(
    people: People,
) -> None:
    """The board of the area is told of both, another floor's of none; each of the whole house."""
    with (
        listening(people.url, {"token": people.tokens["display"]}) as upstairs,
        listening(people.url, {"token": people.tokens["other_display"]}) as downstairs,
    ):
        assert upstairs.join()["snapshot"]["messages"] == []
        downstairs.join()
        row = people.reception.done("messages", {**HALL, "areas": ["K"]})["message"]
        people.reception.done(f"messages/{row['id']}/withdraw")
        people.reception.done("messages", {"kind": "evacuation"})
        told, other = (board.events_until(people.now()) for board in (upstairs, downstairs))
    assert [each["event"]["type"] for each in told] == [
        *("message_shown", "message_withdrawn", "message_shown")
    ]
    assert told[0]["event"]["message"] == row
    assert [each["event"]["message"]["kind"] for each in other] == ["evacuation"]


def test_a_board_is_told_what_it_has_missed_when_it_comes_back(people: People) -> None:
    """From its position on, message for message; who knows nothing finds what stands."""
    before = people.display.get("state").json["position"]
    first = people.reception.done("messages", HALL)["message"]["id"]
    people.reception.done(f"messages/{first}/withdraw")
    last = people.reception.done("messages", {"kind": "quiet"})["message"]
    path = f"events?epoch={before['epoch']}&seq={before['seq']}"
    events = people.display.get(path).json["events"]
    assert [each["event"]["message"]["id"] for each in events] == [first, first, last["id"]]
    assert people.display.get("state").json["messages"] == [last]


@pytest.mark.parametrize("name", ["counter", "observer"])
def test_nobody_else_finds_the_messages_when_they_read_what_is_true(
    people: People, name: str
) -> None:
    """A counter and who looks on are told nothing of them."""
    people.reception.done("messages", HALL)
    assert "messages" not in getattr(people, name).get("state").json


# ------------------------------------------------------------------------------ withdrawing


def test_a_message_is_gone_when_another_desk_withdraws_it(people: People) -> None:
    """Whoever has shown it; a second time it is no message any more."""
    message = people.supervisor.done("messages", HALL)["message"]["id"]
    event = people.reception.done(f"messages/{message}/withdraw")
    assert event["message"] == {"id": message, "kind": "urgent", "areas": []}
    assert standing(people) == standing(people, "display") == []
    reply = people.reception.post(f"messages/{message}/withdraw")
    assert (reply.status, reply.code) == (404, "unknown_message")


@pytest.mark.parametrize("message", ["99", "0", "01", "-1", "x", "1" * 17, "%7B1%7D", "1%20"])
def test_a_message_is_unknown_when_nothing_has_that_id(people: People, message: str) -> None:
    """Whatever the address names, nothing else goes."""
    kept = people.reception.done("messages", HALL)["message"]["id"]
    reply = people.reception.post(f"messages/{message}/withdraw")
    assert (reply.status, reply.code) == (404, "unknown_message")
    assert standing(people) == [kept]
