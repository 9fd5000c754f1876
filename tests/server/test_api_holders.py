"""The holder's right over HTTP: a header beside the kiosk's credential, and nobody else's."""

import hashlib
from typing import Any, Final

import pytest

from tests.server.people import NO_TICKET, People, Person, new_id

TOKEN: Final = "ABCDEFGHIJKLMNOPQRSTUVWX23"  # noqa: S105 - of a made-up ticket
OTHER: Final = "ZZZZZZZZZZZZZZZZZZZZZZZZ77"
PHONE_HASH: Final = hashlib.sha256(TOKEN.encode()).hexdigest()
SEEN: Final = {
    *("id", "number", "area", "service", "state", "language", "issued_ms", "counted_ms"),
    "waits_in",
}
"""What a holder sees of a ticket that waits."""
WRONG: Final[tuple[dict[str, str], ...]] = (
    {"Ticket_Token": OTHER},
    {"Ticket_Token": ""},
    {"Ticket_Token": PHONE_HASH},
    {"Ticket_Token": TOKEN.lower()},
    {},
)


def shown(person: Person, token: str = TOKEN) -> Person:
    """The same person, at whose kiosk somebody shows this token."""
    return person.with_headers(Ticket_Token=token)


def held(people: People, service: str = "asylum", **more: Any) -> Any:
    """A ticket that waits, whose holder has this token."""
    told = {"phone_hash": PHONE_HASH, "service": service, **more}
    ticket = people.issued(**told)
    return people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})["ticket"]


def test_a_ticket_is_told_when_its_token_is_shown(people: People) -> None:
    """Enough to print its paper once more, at whichever kiosk, and no field beyond the list."""
    people.waiting()
    ticket = held(people, needs=["help"], persons=3)
    for kiosk in (people.kiosk, people.other_kiosk):
        reply = shown(kiosk).get(f"tickets/{ticket['id']}/mine")
        assert reply.status == 200
        assert reply.headers["Cache-Control"] == "no-store"
        assert set(reply.json) == {"ticket", "ahead", "hold_ms"}
        assert reply.json["ticket"] == {name: ticket[name] for name in SEEN}


def test_the_counter_is_told_when_the_number_was_called(people: People) -> None:
    """Whoever missed the call learns where to go, as long as the counter waits; nothing else."""
    ticket = held(people)
    people.counter.done("counters/7/open")
    people.counter.done("counters/7/call-next")
    told = shown(people.kiosk).get(f"tickets/{ticket['id']}/mine").json
    assert (told["ticket"]["state"], told["ticket"]["counter"]) == ("called", "7")
    assert set(told["ticket"]) == SEEN | {"counter"}
    assert "ahead" not in told
    people.counter.done(f"tickets/{ticket['id']}/no-show")
    told = shown(people.kiosk).get(f"tickets/{ticket['id']}/mine").json
    assert (told["ticket"]["state"], set(told["ticket"])) == ("missed", SEEN)


@pytest.mark.parametrize("headers", WRONG)
def test_a_ticket_is_unknown_when_its_token_is_not_shown(
    people: People, headers: dict[str, str]
) -> None:
    """A wrong token, none, and an id of nobody: the same bytes; nobody learns of a number."""
    ticket, kiosk = held(people), people.kiosk.with_headers(**headers)
    before = people.stream_length()
    bodies = {"amend": {"service": "fiktion"}, "cancel": {"reason": "left"}}
    readings = [kiosk.get(f"tickets/{id_}/mine") for id_ in (ticket["id"], NO_TICKET)]
    assert [reply.code for reply in readings] == ["unknown_ticket"] * 2
    assert readings[0].body == readings[1].body
    for verb in bodies if headers else ("amend",):
        one, other = (
            kiosk.post(f"tickets/{id_}/{verb}", bodies[verb]) for id_ in (ticket["id"], NO_TICKET)
        )
        assert (one.status, one.code, other.code) == (404, "unknown_ticket", "unknown_ticket")
        assert set(one.json) == set(other.json)
    assert people.stream_length() == before


def test_a_kiosk_has_its_own_right_when_no_token_is_shown(people: People) -> None:
    """What reached nobody its kiosk takes back, and nothing that waits."""
    ticket = held(people)
    reply = people.kiosk.post(f"tickets/{ticket['id']}/cancel", {"reason": "left"})
    assert (reply.status, reply.code) == (409, "wrong_state")
    lost = people.issued(phone_hash=PHONE_HASH)
    people.kiosk.done(f"tickets/{lost['id']}/cancel", {"reason": "no_paper"})


def test_the_holder_changes_the_concern_when_the_token_is_shown(people: People) -> None:
    """The answer shows what the holder may see; number, letter and counted time stay."""
    ticket = held(people)
    event = shown(people.other_kiosk).done(f"tickets/{ticket['id']}/amend", {"service": "dropoff"})
    assert set(event) == {"position", "type", "at", "ticket"}
    now = {"service": "dropoff", "waits_in": "F"}
    assert event["ticket"] == {**{name: ticket[name] for name in SEEN}, **now}


@pytest.mark.parametrize("service", ["renew", "einb", "nothing"])
def test_a_change_is_refused_when_the_service_has_no_walk_in(people: People, service: str) -> None:
    """A visitor draws no number for what needs an appointment, nor changes to it."""
    ticket, before = held(people), people.stream_length()
    reply = shown(people.kiosk).post(f"tickets/{ticket['id']}/amend", {"service": service})
    assert (reply.status, reply.code) == (422, "unknown_service")
    assert people.stream_length() == before


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("amend", {"persons": 2}),
        ("amend", {"service": "dropoff", "needs": ["help"]}),
        ("amend", {"service": "dropoff", "add": "advice"}),
        ("amend", {"language": "en"}),
        ("cancel", {"reason": "no_paper"}),
        ("cancel", {"reason": "mistake"}),
    ],
)
def test_a_holder_may_no_more_when_the_token_is_right(
    people: People, verb: str, body: dict[str, Any]
) -> None:
    """Another concern, or giving back: needs and people are said once, or to somebody."""
    ticket, before = held(people), people.stream_length()
    reply = shown(people.kiosk).post(f"tickets/{ticket['id']}/{verb}", body)
    assert (reply.status, reply.code) == (403, "forbidden")
    assert people.stream_length() == before


def test_the_number_ends_when_its_holder_gives_it_back(people: People) -> None:
    """The answer says so, and so does the ticket until the day is closed."""
    ticket = held(people)
    kiosk = shown(people.other_kiosk)
    event = kiosk.done(f"tickets/{ticket['id']}/cancel", {"reason": "left"})
    assert (event["type"], event["reason"], event["ticket"]["state"]) == (
        "cancelled",
        "left",
        "cancelled",
    )
    assert kiosk.get(f"tickets/{ticket['id']}/mine").json["ticket"]["state"] == "cancelled"


def test_the_first_answer_comes_back_when_a_holders_command_is_repeated(people: People) -> None:
    """The same id gives the same bytes; with another token, or none, it is another body."""
    ticket, command = held(people), new_id()
    path, body = f"tickets/{ticket['id']}/amend", {"service": "dropoff"}
    first = shown(people.kiosk).post(path, body, id=command)
    assert shown(people.kiosk).post(path, body, id=command).body == first.body
    for kiosk in (shown(people.kiosk, OTHER), people.kiosk):
        again = kiosk.post(path, body, id=command)
        assert (again.status, again.code) == (422, "command_id_reused")


@pytest.mark.parametrize("who", ["counter", "reception", "supervisor", "display", "observer"])
def test_a_token_opens_nothing_when_no_kiosk_shows_it(people: People, who: str) -> None:
    """It stands beside a kiosk's credential; others have the rights of their role, and no more."""
    ticket, person = held(people), shown(getattr(people, who))
    assert person.get(f"tickets/{ticket['id']}/mine").status == 403
    right = shown(getattr(people, who), OTHER).post(
        f"tickets/{ticket['id']}/cancel", {"reason": "mistake"}
    )
    assert right.status == (200 if who in {"reception", "supervisor"} else 403)


def test_no_token_is_written_down_when_it_was_shown(people: People) -> None:
    """Not in the log, not in the store, not in a figure, and in no answer: right or wrong."""
    ticket, said = held(people), []
    for token in (TOKEN, OTHER):
        kiosk, id_ = shown(people.kiosk, token), new_id()
        said.append(kiosk.get(f"tickets/{ticket['id']}/mine"))
        body = {"service": "dropoff"}
        said += [kiosk.post(f"tickets/{ticket['id']}/amend", body, id=id_) for _ in range(2)]
        said.append(kiosk.post(f"tickets/{ticket['id']}/amend", {"service": 7}))
        said.append(kiosk.get(f"tickets/{ticket['id']}/nowhere"))
        said.append(kiosk.post(f"tickets/{ticket['id']}/cancel", {"reason": "left"}))
    said.append(people.stranger.send("GET", "/metrics"))
    redis: Any = people.store.redis
    stored = [redis.dump(key) for key in redis.keys("*")] + [
        str(redis.hgetall(key)).encode() for key in redis.keys("*:answers")
    ]
    log = people.program.log.read_bytes()
    for place in (*stored, *(reply.body for reply in said), log):
        for token in (TOKEN, OTHER):
            assert token.encode() not in place
    assert all(PHONE_HASH.encode() not in reply.body for reply in said)
