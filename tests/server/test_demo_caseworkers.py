"""Simulated caseworkers: they call whoever waits, make room for a person, and leave in order."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from device.connection import Server, Unavailable
from server.demo.visitors.crowd import Crowd
from server.demo.visitors.habits import COURSES, Course
from server.demo.visitors.hand import Hand
from server.demo.visitors.openings import Openings
from server.demo.visitors.pace import Waiting
from server.keys import events_key, site_prefix
from server.site import Site
from tests.clock import wait_until
from tests.running import SITE_KEY
from tests.server.people import People
from tests.server.practice.simulated import PACE, TALKATIVE, simulated


def row(people: People) -> Any:
    """Counter 7, as it is now."""
    return people.counter.get("state").json["counter"]


def state_of(people: People, ticket: Any) -> str:
    """How a ticket of the kiosk stands."""
    state: str = people.kiosk.get(f"tickets/{ticket['id']}").json["state"]
    return state


def test_a_person_s_ticket_is_served_when_the_caseworkers_are_simulated(
    people: People, site: Site
) -> None:
    """Whoever draws a number at the real kiosk is called in turn."""
    tickets = [people.waiting() for _ in range(3)]
    with simulated(people, site, "7"):
        wait_until(lambda: {state_of(people, each) for each in tickets} == {"finished"})


def test_a_counter_is_left_alone_when_a_person_has_opened_it(people: People, site: Site) -> None:
    """Nobody calls at it but the person, also when somebody waits; the next counter does."""
    people.open()
    opened = row(people)
    with simulated(people, site, "7", "8") as crowd:
        wait_until(lambda: crowd.caseworkers[0].disturbed)
        ticket = people.waiting("asylum")
        wait_until(lambda: state_of(people, ticket) == "finished")
        key = f"{site_prefix(site.key)}:ticket:{ticket['id']}"
        assert people.store.redis.hget(key, "counter") == b"8"  # nobody outside is told any more
        assert row(people) == opened


def test_a_caseworker_gets_up_when_a_person_closes_the_counter(people: People, site: Site) -> None:
    """It stays closed while the person may want it, and is staffed again after three minutes."""
    with simulated(people, site, "7") as crowd:
        wait_until(lambda: row(people)["state"] == "open")
        people.counter.done("counters/7/close")
        people.waiting()
        wait_until(lambda: crowd.caseworkers[0].disturbed)
        wait_until(lambda: row(people)["state"] == "open")


def test_a_caseworker_gets_up_when_a_person_serves_there(people: People, site: Site) -> None:
    """Whoever ends a conversation there has the counter from then on, and it stays open."""
    with simulated(people, site, "7", pace=TALKATIVE) as crowd:
        ticket = people.waiting()
        wait_until(lambda: state_of(people, ticket) == "serving", seconds=20)
        people.counter.done(f"tickets/{ticket['id']}/finish", {"outcome": "done"})
        people.waiting()
        wait_until(lambda: crowd.caseworkers[0].disturbed, seconds=40)
        assert row(people)["state"] == "open"
        assert "ticket" not in row(people)


def test_no_call_stands_when_the_caseworkers_have_gone_home(people: People, site: Site) -> None:
    """Called numbers wait again, and the counters are closed."""
    with simulated(people, site, "7", "8"):
        tickets = [people.waiting("asylum") for _ in range(6)]
        wait_until(lambda: any(state_of(people, each) != "waiting" for each in tickets))
    assert {state_of(people, each) for each in tickets} <= {"waiting", "finished", "missed"}
    assert row(people)["state"] == "closed"


def test_a_counter_is_taken_over_when_its_caseworker_was_killed(
    people: People, site: Site, tmp_path: Path
) -> None:
    """What was open and called there goes on, if we remember that the opening was ours."""
    ticket = people.called()
    Openings(tmp_path).note("7", row(people)["opened_ms"])
    with simulated(people, site, "7", folder=tmp_path) as crowd:
        wait_until(lambda: state_of(people, ticket) == "finished")
        assert crowd.caseworkers[0].disturbed == 0


def test_a_command_is_done_once_when_its_answer_was_lost(people: People) -> None:
    """It is sent again with the same id until it is decided, so no second number is given."""
    lost = iter([True, True, False])
    before = people.issued()

    class Deaf(Server):
        """A connection on which the first answers are lost."""

        def command(self, *words: Any, **more: Any) -> dict[str, object]:
            answer = super().command(*words, **more)
            if next(lost):
                raise Unavailable("lost")
            return answer

    hand = Hand(Deaf(people.url, SITE_KEY, people.tokens["kiosk"]), Waiting(PACE))
    ticket = hand.do("issue", "tickets", {"service": "renew", "language": "de"})["ticket"]
    assert int(ticket["number"][1:]) == int(before["number"][1:]) + 1


def events_of(people: People, ticket: Any) -> list[str]:
    """What has happened to a ticket, in order."""
    stream: Any = people.store.redis.xrange(events_key(SITE_KEY))
    events = (json.loads(fields[b"e"]) for _, fields in stream)
    return [each["type"] for each in events if each.get("ticket", {}).get("id") == ticket["id"]]


@pytest.mark.parametrize(
    ("course", "told"),
    [
        (Course.ERRAND, ["called", "started", "parked", "resumed", "called", "started", "parked"]),
        (Course.OTHER_MATTER, ["called", "started", "transferred", "called", "started"]),
        (Course.SLIP, ["called", "started", "finished", "undone", "finished"]),
    ],
)
def test_a_visit_goes_on_when_it_does_not_go_straight(
    people: People, site: Site, course: Course, told: list[str]
) -> None:
    """Errands, other matters and wrong presses are part of a day, and nobody is lost by them."""
    ticket = people.waiting("asylum")
    with simulated(people, site, "7", courses={course: 1.0}) as crowd:
        wait_until(lambda: events_of(people, ticket)[2 : 2 + len(told)] == told)
        assert crowd.caseworkers[0].disturbed == 0
        assert crowd.failures == []


def test_most_conversations_go_straight_when_the_dice_are_thrown(site: Site) -> None:
    """The shares of the other courses are small, and the same seed gives the same day."""

    def day(seed: int) -> list[Course]:
        dice = Random(seed)  # noqa: S311 - no secret
        crowd = Crowd(site, Random(0), COURSES)  # noqa: S311 - no secret
        return [crowd.course(dice) for _ in range(2_000)]

    drawn = Counter(day(7))
    assert set(drawn) == set(Course)
    assert drawn[Course.PLAIN] > sum(drawn.values()) * 0.85
    assert day(7) == day(7) != day(8)
