"""Whoever calls for help is told whether anybody could read it, whichever process they are at."""

from contextlib import ExitStack
from typing import Any

import pytest

from server.ticket import Role
from tests.clock import wait_until
from tests.running import Program, Programs, running
from tests.server.listening import listening
from tests.server.people import SITE_PATH, People, Person

WHERE = f"{SITE_PATH}/counters/7/alarm"


@pytest.fixture
def elsewhere(programs: Programs) -> Program:
    """A second server process on the same store; the test ends it."""
    return programs.server()


def is_shown(person: Person) -> bool:
    """What counter 7 is told."""
    reply = person.send("GET", WHERE)
    assert (reply.status, set(reply.json)) == (200, {"shown"}), reply
    shown: bool = reply.json["shown"]
    return shown


def subscribers(redis: Any) -> set[str]:
    """The store's connections that listen to channels."""
    return {each["id"] for each in redis.client_list(_type="pubsub")}


def listener(people: People, who: str, url: str) -> Any:
    """A live link of somebody, joined."""
    return listening(url, {"token": people.tokens[who]})


@pytest.mark.parametrize("who", ["reception", "supervisor"])
def test_it_is_shown_when_a_desk_is_connected_to_another_process(
    people: People, elsewhere: Program, who: str
) -> None:
    """One process has the page, the other is asked; when the page is gone, both know."""
    with running(elsewhere):
        there = Person(elsewhere.url, people.counter.headers)
        wait_until(lambda: not is_shown(people.counter))  # the page of the test before is gone
        assert not is_shown(there)
        with listener(people, who, elsewhere.url) as page:
            page.join()
            wait_until(lambda: is_shown(people.counter))
            assert is_shown(there)
        wait_until(lambda: not is_shown(people.counter))
        assert not is_shown(there)


def test_it_is_shown_to_nobody_when_their_process_has_died(
    people: People, elsewhere: Program
) -> None:
    """Nobody has to say that it is gone."""
    with running(elsewhere), listener(people, "reception", elsewhere.url) as page:
        page.join()
        wait_until(lambda: is_shown(people.counter))
        elsewhere.kill()
        wait_until(lambda: not is_shown(people.counter))


def test_it_is_shown_at_a_neighbour_and_to_nobody_else(people: People) -> None:
    """Neither the own page nor another floor's, no board, no kiosk and nobody who looks on."""
    near = people.registry.create_token(Role.COUNTER, "desk-6", counter="6")
    with ExitStack() as stack:
        for who in ("counter", "other_counter", "display", "kiosk", "observer"):
            stack.enter_context(listener(people, who, people.url)).join()
        with listening(people.url, {"token": near}) as neighbour:
            neighbour.join()
            wait_until(lambda: is_shown(people.counter))
        wait_until(lambda: not is_shown(people.counter))


def test_it_is_shown_still_when_the_line_to_the_store_was_cut(people: People) -> None:
    """The process says anew where its pages are."""
    redis: Any = people.store.redis
    with listener(people, "reception", people.url) as page:
        page.join()
        wait_until(lambda: is_shown(people.counter))
        before = subscribers(redis)
        assert redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub") >= 1
        wait_until(lambda: not before & subscribers(redis))
        wait_until(lambda: is_shown(people.counter))


def test_another_counter_s_alarm_is_not_told_of(people: People) -> None:
    """Each asks for the own one."""
    assert people.other_counter.send("GET", WHERE).code == "forbidden"
    assert people.counter.get("counters/99/alarm").code == "unknown_counter"
    assert people.reception.send("GET", WHERE).code == "forbidden"
