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


@pytest.mark.parametrize("body", [{}, {"outcome": "never"}, {"outcome": "done", "note": "x"}])
def test_a_visit_is_not_finished_when_its_outcome_is_none(
    people: People, body: dict[str, str]
) -> None:
    """How a visit ended is a word of the protocol."""
    reply = people.counter.post(f"tickets/{people.called()['id']}/finish", body)
    assert (reply.status, reply.code) == (422, "invalid_body")


@pytest.mark.parametrize("step", ["open", "close", "call-next"])
def test_a_command_is_refused_when_its_empty_body_is_not_empty(people: People, step: str) -> None:
    """What needs nothing takes nothing."""
    reply = people.counter.post(f"counters/7/{step}", {"service": "renew"})
    assert (reply.status, reply.code) == (422, "invalid_body")
