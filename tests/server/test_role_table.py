"""Every role at every route: the whole table of who may do what, by people who have signed in.

`test_api_roles.py` tries the same with tokens, verb by verb. Here nothing is left out: what is
published and what is a page must stand in one of these tables.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from server.registry import STAFF, Station
from server.ticket import Role
from tests.server.people import SITE_PATH, People, Person
from tests.server.signing_in import Browser, employ

COUNTER, RECEPTION, SUPERVISOR = Role.COUNTER, Role.RECEPTION, Role.SUPERVISOR
ADMINISTRATOR, OBSERVER = Role.ADMINISTRATOR, Role.OBSERVER
EVERYBODY = frozenset(STAFF)
DESK = frozenset({RECEPTION, SUPERVISOR})
STAFFED = DESK | {COUNTER}
ADMINISTRATORS = frozenset({ADMINISTRATOR})
UPKEEP = frozenset({SUPERVISOR, ADMINISTRATOR})
AT_A_COUNTER = frozenset({COUNTER})

ROUTES: dict[str, frozenset[Role]] = {
    "GET ": EVERYBODY,
    "GET /audit": ADMINISTRATORS,
    "GET /counters/{number}/alarm": AT_A_COUNTER,
    "GET /devices": DESK | {ADMINISTRATOR},
    "GET /events": STAFFED | {OBSERVER},
    "GET /media/{name}": EVERYBODY,
    "GET /offer": DESK | {OBSERVER},
    "GET /people": ADMINISTRATORS,
    "GET /state": STAFFED | {OBSERVER},
    "GET /tickets": DESK,
    "GET /tickets/{id}": STAFFED,
    "GET /tickets/{id}/mine": frozenset(),
    "GET /tickets/{id}/why": STAFFED,
    "POST /check-in": frozenset({RECEPTION}),
    "POST /counters/{number}/alarm": AT_A_COUNTER,
    "POST /counters/{number}/call": STAFFED,
    "POST /counters/{number}/call-next": AT_A_COUNTER,
    "POST /counters/{number}/clear-alarm": STAFFED,
    "POST /counters/{number}/close": frozenset({COUNTER, SUPERVISOR}),
    "POST /counters/{number}/open": AT_A_COUNTER,
    "POST /counters/{number}/pause": AT_A_COUNTER,
    "POST /devices/{name}/back-in-service": UPKEEP,
    "POST /devices/{name}/out-of-service": UPKEEP,
    "POST /devices/{name}/revoke": UPKEEP,
    "POST /hand-in": frozenset(),
    "POST /heartbeat": frozenset(),
    "POST /messages": DESK,
    "POST /messages/{id}/withdraw": DESK,
    "POST /numbers/allow": DESK,
    "POST /numbers/stop": DESK,
    "POST /pairings/confirm": UPKEEP,
    "POST /pairings/find": UPKEEP,
    "POST /pairings/refuse": UPKEEP,
    "POST /people": ADMINISTRATORS,
    "POST /people/{name}/lock": ADMINISTRATORS,
    "POST /people/{name}/remove": ADMINISTRATORS,
    "POST /people/{name}/reset": ADMINISTRATORS,
    "POST /people/{name}/roles": ADMINISTRATORS,
    "POST /people/{name}/sign-out": ADMINISTRATORS,
    "POST /people/{name}/unlock": ADMINISTRATORS,
    "POST /tickets": frozenset({RECEPTION}),
    "POST /tickets/{id}/amend": STAFFED,
    "POST /tickets/{id}/cancel": DESK,
    "POST /tickets/{id}/deliver": frozenset({RECEPTION}),
    "POST /tickets/{id}/finish": AT_A_COUNTER,
    "POST /tickets/{id}/forward": STAFFED,
    "POST /tickets/{id}/no-show": AT_A_COUNTER,
    "POST /tickets/{id}/paper-failed": frozenset(),
    "POST /tickets/{id}/park": AT_A_COUNTER,
    "POST /tickets/{id}/put-back": AT_A_COUNTER,
    "POST /tickets/{id}/readmit": STAFFED,
    "POST /tickets/{id}/recall": AT_A_COUNTER,
    "POST /tickets/{id}/reprint": DESK,
    "POST /tickets/{id}/resume": STAFFED,
    "POST /tickets/{id}/start": AT_A_COUNTER,
    "POST /tickets/{id}/transfer": STAFFED,
    "POST /tickets/{id}/undo": STAFFED,
    "PUT /appointments/{id}": DESK,
}
"""Below the site. What a kiosk or a board alone may is nobody's here."""
RIGHT = {"POST /heartbeat": {"version": "0.1.0"}}
"""What is sent where it is read before it is asked who sends it."""

PAGES: dict[str, frozenset[Role]] = {
    "/counter/7/": AT_A_COUNTER,
    "/reception/": frozenset({RECEPTION}),
    "/supervisor/": frozenset({SUPERVISOR}),
    "/administrator/": frozenset({ADMINISTRATOR}),
    "/observer/": frozenset({OBSERVER}),
    "/staff/": EVERYBODY,
    "/password/": EVERYBODY,
}
OPEN = frozenset({"/healthz", "/readyz", "/metrics", "/sign-in/", "/api/v1/openapi.json"})
"""Of whom nothing is asked."""


def _published(people: People) -> Iterator[str]:
    spec = people.stranger.send("GET", "/api/v1/openapi.json").json
    site = "/api/v1/sites/{site}"
    for path, item in spec["paths"].items():
        if path.startswith(site):
            yield from (f"{method.upper()} {path.removeprefix(site)}" for method in item)


def _staff(people: People, role: Role) -> Browser:
    """Somebody with this role alone, who works at counter 7 if that is at a counter."""
    browser = Browser(people.url)
    employ(people.registry, browser.name, role)
    return browser.signed_in(browser.name, to="/counter/7/")


def _page(people: People, browser: Browser, role: Role) -> Person:
    return browser.at(people, Station(role, "7" if role is Role.COUNTER else ""))


def _what_is(people: People) -> tuple[Any, ...]:
    """All that a route could have changed."""
    registry = people.registry
    return (
        people.stream_length(),
        registry.devices(),
        registry.accounts(),
        registry.acts(),
        people.counter.get("state").json["counter"],
    )


def _ask(person: Person, route: str, ticket: str) -> Any:
    method, _, path = route.partition(" ")
    path = path.format(id=ticket, number="7", name="kiosk-1")
    if method == "GET":
        return person.send(method, SITE_PATH + path)
    return person.command(f"{method} {path.removeprefix('/')}", RIGHT.get(route, {}))


def test_every_published_route_is_in_the_table_when_it_is_there(people: People) -> None:
    """Nothing is published of which nobody has said who may."""
    assert sorted(_published(people)) == sorted(ROUTES)


@pytest.mark.parametrize("role", STAFF)
def test_nothing_is_done_when_the_table_does_not_name_a_persons_role(
    people: People, role: Role
) -> None:
    """What is not allowed is 403 and does nothing, at every route; what is allowed is not 403."""
    ticket = people.waiting()["id"]
    person = _page(people, _staff(people, role), role)
    for route, roles in ROUTES.items():
        before = _what_is(people)
        reply = _ask(person, route, ticket)
        assert (reply.status == 403) == (role not in roles), (route, reply)
        if reply.status == 403:
            assert reply.code == "forbidden", route
            assert _what_is(people) == before, route


def test_nothing_is_done_when_a_person_acts_for_a_role_of_somebody_else(people: People) -> None:
    """A proof for a station that the account has not opens nothing, whatever the route."""
    ticket = people.waiting()["id"]
    before = _what_is(people)
    for role in STAFF:
        browser = _staff(people, role)
        for other in STAFF:
            stolen = Station(other, "7" if other is Role.COUNTER else "")
            if other is not role:
                reply = _ask(browser.at(people, stolen), "POST /tickets/{id}/cancel", ticket)
                assert (reply.status, reply.code) == (403, "missing_csrf"), (role, other)
    assert people.stream_length() == before[0]


@pytest.mark.parametrize("role", STAFF)
def test_a_page_is_given_when_it_is_the_roles(people: People, role: Role) -> None:
    """Each page to its own people; to others who are signed in it says no, with a way on."""
    browser = _staff(people, role)
    for path, roles in PAGES.items():
        answer = browser.get(path)
        assert (answer.status == 200) == (role in roles), (path, answer.status)
        assert answer.status in {200, 403}, path
        assert answer.status == 200 or (answer.why, "/staff/" in answer.text) == ("forbidden", True)


@pytest.mark.parametrize("who", ["stranger", "kiosk", "display", "counter", "supervisor"])
def test_every_page_leads_to_the_sign_in_when_nobody_has_signed_in(
    people: People, who: str
) -> None:
    """Nor does a device's token open a page: pages are for people, who come back after it."""
    person: Person = getattr(people, who)
    for path in PAGES:
        reply = person.send("GET", path)
        assert reply.status == 401, path
        assert 'action="/sign-in/"' in reply.body.decode(), path
        back = "/staff/" if path == "/password/" else path
        assert f'name="to" value="{back}"' in reply.body.decode(), path


@pytest.mark.parametrize("role", STAFF)
def test_a_counter_is_chosen_when_somebody_is_a_caseworker(people: People, role: Role) -> None:
    """Nobody else sits at one."""
    answer = _staff(people, role).send("/staff/counter", counter="9")
    assert answer.status == (303 if role is Role.COUNTER else 403)


def test_what_asks_nobody_tells_nothing_when_it_is_read(people: People) -> None:
    """The few addresses that anybody may read hold no ticket, no name and no secret."""
    browser = Browser(people.url)
    number = people.waiting()["number"]
    employ(people.registry, browser.name, Role.COUNTER)
    for path in OPEN:
        answer = browser.get(path)
        assert answer.status == 200, path
        assert number not in answer.text
        assert browser.name not in answer.text
