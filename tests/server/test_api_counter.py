"""What a counter does over HTTP: open, call, serve, close."""

from typing import Any

import pytest

from tests.server.people import NO_TICKET, People, new_id

STEPS: dict[str, Any] = {
    "recall": {},
    "start": {},
    "finish": {"outcome": "done"},
    "no-show": {},
    "put-back": {},
    "readmit": {},
}


def test_a_visit_ends_when_every_step_was_taken(people: People) -> None:
    """From open to close, each step answers with its event and the row after it."""
    people.waiting()
    assert people.counter.done("counters/7/open")["counter"]["state"] == "open"
    called = people.counter.done("counters/7/call-next")
    assert (called["type"], called["ticket"]["counter"]) == ("called", "7")
    assert called["why"]["rule"] == "rank"
    ticket = called["ticket"]["id"]
    assert people.counter.done(f"tickets/{ticket}/start")["type"] == "started"
    finished = people.counter.done(f"tickets/{ticket}/finish", {"outcome": "done"})
    assert (finished["type"], finished["ticket"]["state"]) == ("finished", "finished")
    assert people.counter.done("counters/7/close")["type"] == "counter_closed"


def test_a_ticket_waits_again_when_its_call_is_put_back(people: People) -> None:
    """A call can be taken back."""
    ticket = people.called()
    event = people.counter.done(f"tickets/{ticket['id']}/put-back")
    assert (event["type"], event["ticket"]["state"]) == ("put_back", "waiting")


def test_a_ticket_is_missed_and_waits_again_when_its_visitor_comes_late(people: People) -> None:
    """Who did not come is missed, and may come back."""
    ticket = people.called()
    assert people.counter.done(f"tickets/{ticket['id']}/no-show")["type"] == "missed"
    event = people.counter.done(f"tickets/{ticket['id']}/readmit")
    assert (event["type"], event["ticket"]["state"]) == ("readmitted", "waiting")


def test_a_recall_is_refused_when_the_call_is_too_recent(people: People) -> None:
    """Nobody is called twice within the site's gap."""
    reply = people.counter.post(f"tickets/{people.called()['id']}/recall")
    assert (reply.status, reply.code) == (409, "recall_too_soon")


def test_nobody_is_called_when_nobody_waits(people: People) -> None:
    """An empty queue is a refusal with a code, not an error."""
    people.open()
    reply = people.counter.post("counters/7/call-next")
    assert (reply.status, reply.code) == (409, "nobody_waiting")


def test_a_counter_calls_nobody_when_it_is_closed_or_busy(people: People) -> None:
    """A counter calls when it is open and has no open ticket."""
    people.waiting()
    people.waiting()
    assert people.counter.post("counters/7/call-next").code == "counter_closed"
    people.open()
    assert people.counter.post("counters/7/open").code == "counter_already_open"
    people.call()
    assert people.counter.post("counters/7/call-next").code == "counter_busy"
    assert people.counter.post("counters/7/close").code == "counter_busy"


def test_nobody_is_called_twice_when_the_command_is_repeated(people: People) -> None:
    """The same id gives the first call again, and the next ticket still waits."""
    people.waiting()
    people.waiting()
    people.open()
    command = new_id()
    first = people.counter.post("counters/7/call-next", id=command)
    again = people.counter.post("counters/7/call-next", id=command)
    assert again.body == first.body
    states = [row["state"] for row in people.counter.get("state").json["tickets"]]
    assert sorted(states) == ["called", "waiting"]


@pytest.mark.parametrize("step", ["open", "close", "call-next"])
def test_a_counter_is_refused_when_it_is_another_ones(people: People, step: str) -> None:
    """A counter's credential acts for its own number only."""
    reply = people.other_counter.post(f"counters/7/{step}")
    assert (reply.status, reply.code) == (403, "forbidden")


@pytest.mark.parametrize("step", ["open", "close", "call-next"])
@pytest.mark.parametrize("number", ["12", "0", "seven", "007"])
def test_a_counter_is_refused_when_the_site_has_none_of_that_number(
    people: People, number: str, step: str
) -> None:
    """An unknown counter is told apart from another one's."""
    reply = people.counter.post(f"counters/{number}/{step}")
    assert (reply.status, reply.code) == (404, "unknown_counter")


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_when_there_is_no_such_ticket(people: People, step: str) -> None:
    """An unknown ticket is a 404."""
    reply = people.counter.post(f"tickets/{NO_TICKET}/{step}", STEPS[step])
    assert (reply.status, reply.code) == (404, "unknown_ticket")


@pytest.mark.parametrize("step", ["recall", "start", "no-show", "put-back"])
def test_a_step_is_refused_when_another_counter_called_the_ticket(
    people: People, step: str
) -> None:
    """A counter acts on the tickets that it called."""
    ticket = people.called()
    reply = people.other_counter.post(f"tickets/{ticket['id']}/{step}")
    assert (reply.status, reply.code) == (409, "not_your_ticket")


def test_a_step_is_refused_when_the_state_does_not_allow_it(people: People) -> None:
    """A waiting ticket cannot be finished."""
    ticket = people.called()
    reply = people.counter.post(f"tickets/{ticket['id']}/finish", {"outcome": "done"})
    assert (reply.status, reply.code) == (409, "wrong_state")


@pytest.mark.parametrize("body", [{}, {"outcome": 1}, {"outcome": "done", "note": "x"}])
def test_a_visit_is_not_finished_when_its_outcome_is_none(
    people: People, body: dict[str, object]
) -> None:
    """How a visit ended is one of the site's words, and nothing else is said with it."""
    route = f"tickets/{people.called()['id']}/finish"
    reply = people.counter.post(route, body)
    assert (reply.status, reply.code) == (422, "invalid_body")
    assert people.counter.post(route, {"outcome": "never"}).code == "unknown_outcome"


@pytest.mark.parametrize("step", ["open", "close", "call-next"])
def test_a_command_is_refused_when_its_empty_body_is_not_empty(people: People, step: str) -> None:
    """What needs nothing takes nothing."""
    reply = people.counter.post(f"counters/7/{step}", {"service": "renew"})
    assert (reply.status, reply.code) == (422, "invalid_body")


def serving(people: People) -> str:
    """The id of a ticket that counter 7 serves."""
    ticket: str = people.called()["id"]
    people.counter.done(f"tickets/{ticket}/start")
    return ticket


def test_a_visit_goes_on_when_it_was_parked(people: People) -> None:
    """A visit pauses for one of the site's reasons, and is called again."""
    ticket = serving(people)
    assert (
        people.counter.post(f"tickets/{ticket}/park", {"reason": "mood"}).code == "unknown_reason"
    )
    parked = people.counter.done(f"tickets/{ticket}/park", {"reason": "photo"})
    assert (parked["type"], parked["ticket"]["park_reason"]) == ("parked", "photo")
    called = people.counter.done(f"tickets/{ticket}/resume", {"to": "call"})
    assert (called["type"], called["why"]["rule"]) == ("called", "resumed")


def test_a_step_is_taken_back_when_it_was_a_wrong_press(people: People) -> None:
    """Whoever finished too soon serves again; the event says which step it was."""
    ticket = serving(people)
    people.counter.done(f"tickets/{ticket}/finish", {"outcome": "done"})
    assert people.other_counter.post(f"tickets/{ticket}/undo").status == 409
    event = people.counter.done(f"tickets/{ticket}/undo")
    assert (event["type"], event["move"]) == ("undone", "finish")
    assert event["ticket"]["state"] == "serving"


def test_the_next_of_a_service_is_called_when_a_counter_asks_for_it(people: People) -> None:
    """One of its services, or one ticket; anything else is no call."""
    people.waiting("renew")
    people.waiting("first")
    people.open()
    event = people.counter.done("counters/7/call", {"service": "first"})
    assert (event["ticket"]["service"], event["why"]["rule"]) == ("first", "service")
    for body in ({}, {"service": "first", "ticket": NO_TICKET}, {"ticket": None}):
        assert people.counter.post("counters/7/call", body).code == "invalid_body"
    for body, code in (
        ({"service": "none"}, "unknown_service"),
        ({"service": "renew", "reason": "mood"}, "unknown_reason"),
        ({"ticket": "{x}"}, "unknown_ticket"),
    ):
        assert people.counter.post("counters/7/call", body).code == code


@pytest.mark.parametrize("body", [{"needs": ["help"]}, {"service": "first"}, {"needs": []}])
def test_a_counter_may_not_amend_when_it_changes_somebodys_turn(
    people: People, body: dict[str, object]
) -> None:
    """Service and needs say when somebody is called: that is for a desk."""
    ticket = serving(people)
    before = people.stream_length()
    reply = people.counter.post(f"tickets/{ticket}/amend", body)
    assert (reply.status, reply.code) == (403, "forbidden")
    assert people.stream_length() == before
    row = people.counter.done(f"tickets/{ticket}/amend", {"add": "first", "persons": 2})["ticket"]
    assert (row["services"], row["persons"]) == (["renew", "first"], 2)


def test_a_counter_shows_signs_of_life_when_it_asks_for_anything(people: People) -> None:
    """Another counter learns that one is there, and nothing of what it does."""
    people.called()
    nine = people.other_counter.get("state").json
    assert [set(row) for row in nine["counters"]] == [{"number", "state", "caseworker"}]
    assert people.counter.get("state").json["counter"]["tickets"]
