"""What a credential does not open: another counter's tickets, and anything once it has ended."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

import pytest
import requests
import socketio

from server.ticket import VERBS, Role
from tests.contract.callers import Caller, Callers
from tests.contract.doorstep import LIVE, UPGRADE
from tests.server.listening import Listener, listening
from tests.server.people import SITE_PATH, People, Person

CUT_WITHIN_S: Final = 5.0
"""The promise of `docs/operation.md`: a lost device is outside within five seconds."""

ON_A_TICKET: Final = tuple(
    name
    for name, verb in VERBS.items()
    if "tickets/{id}" in (verb.route or "") and Role.COUNTER in verb.roles
)
DEVICES: Final = {"kiosk": "kiosk-1", "display": "display-k", "counter": "desk-7"}
BODIES: Final[dict[str, dict[str, object]]] = {
    "finish": {"outcome": "done"},
    "amend": {"persons": 2},
    "park": {"reason": "photo"},
    "resume": {"to": "call"},
    "transfer": {"service": "first"},
    "forward": {"counter": "7"},
}
BEFORE: Final = {
    "finish": ("start",),
    "readmit": ("no_show",),
    "park": ("start",),
    "resume": ("start", "park"),
}
"""Verb → what happens before it may, after the call."""


def _person(people: People, caller: Caller) -> Person:
    return people.stranger.with_headers(**caller.headers)


def _ticket_for(people: People, verb: str) -> str:
    """Bring a ticket of counter 7 to where the verb would be allowed."""
    ticket: str = people.called()["id"]
    for before in BEFORE.get(verb, ()):
        people.counter.done(_route(before, ticket), BODIES.get(before))
    return ticket


def _route(verb: str, ticket: str) -> str:
    return (VERBS[verb].route or "").format(id=ticket, number="7")


def _state(people: People) -> dict[str, Any]:
    """All that the counter of the ticket may know, but for the time."""
    state: dict[str, Any] = people.counter.get("state").json
    return {name: value for name, value in state.items() if name != "now_ms"}


@pytest.mark.parametrize("who", ["other counter", "page"])
@pytest.mark.parametrize("verb", ON_A_TICKET)
def test_nothing_changes_when_a_counter_acts_on_anothers_ticket(
    people: People, verb: str, who: str
) -> None:
    """Each verb is refused, by token and by cookie alike, and the whole state is as before."""
    caller = Callers(people, page_of="9").all[who]
    ticket = _ticket_for(people, verb)
    before = _state(people)
    route = _route(verb, ticket)
    reply = _person(people, caller).command(route, BODIES.get(verb))
    assert (reply.status, reply.code) == (
        409,
        "not_your_step" if verb == "undo" else "not_your_ticket",
    )
    assert _state(people) == before
    own = people.counter.command(route, BODIES.get(verb))
    assert own.code == "recall_too_soon" if verb == "recall" else own.status == 200


@pytest.mark.parametrize("verb", [name for name, verb in VERBS.items() if verb.route])
def test_a_ticket_id_opens_nothing_when_it_is_all_that_somebody_has(
    people: People, verb: str
) -> None:
    """The id of a real ticket is no secret: without a credential it is worth nothing."""
    ticket = people.called()["id"]
    before = _state(people)
    route = _route(verb, ticket)
    assert people.stranger.command(route, {"ticket": ticket}).code == "not_signed_in"
    assert people.display.command(route).code == "forbidden"
    assert people.stranger.get(f"tickets/{ticket}").code == "not_signed_in"
    assert people.display.get(f"tickets/{ticket}").code == "forbidden"
    assert _state(people) == before


def _live(people: People, caller: Caller) -> AbstractContextManager[Listener]:
    """Listen as this caller, with whatever its credential is."""
    headers = caller.headers
    token = headers.get("Authorization", "").removeprefix("Bearer ")
    auth = {"token": token} if token else {"csrf": headers["X-CSRF-Token"]}
    return listening(people.url, auth, headers.get("Cookie", ""), headers.get("Origin"))


def _end(people: People, caller: Caller) -> None:
    if caller.name in DEVICES:
        assert people.registry.revoke(DEVICES[caller.name])
    else:
        people.registry.end_session(caller.headers["Cookie"].partition("=")[2])


def _last_let_in(lets_in: Callable[[], bool], *, since: float) -> float:
    """Ask until it is refused: when was asked the last time that it was not; else `since`."""
    let_in = since
    while True:
        asked = time.monotonic()
        if not lets_in():
            return let_in
        let_in = asked
        time.sleep(0.05)


def _links(people: People, caller: Caller) -> bool:
    """Whether a new live link is let in. A process remembers of links and requests apart."""
    try:
        with _live(people, caller):
            return True
    except socketio.exceptions.ConnectionError:
        return False


@pytest.mark.parametrize("who", ["kiosk", "display", "counter", "page"])
def test_everything_is_shut_when_a_credential_that_is_connected_ends(
    people: People, who: str
) -> None:
    """Within five seconds the live link is cut, and requests and new links are refused."""
    caller = Callers(people).all[who]
    person = _person(people, caller)
    assert person.get().status == 200
    with _live(people, caller) as link:
        link.join()
        _end(people, caller)
        ended = time.monotonic()
        link.next("disconnect")
        assert time.monotonic() - ended <= CUT_WITHIN_S
    asked = _last_let_in(lambda: person.get().status == requests.codes.ok, since=ended)
    linked = _last_let_in(lambda: _links(people, caller), since=ended)
    assert max(asked, linked) - ended <= CUT_WITHIN_S
    assert person.get().code == "not_signed_in"


def test_nobody_is_signed_out_when_somebody_ends_what_never_was(people: People) -> None:
    """Ending an unknown session or a device without a token changes nothing for the others."""
    callers = Callers(people).all
    for session in ("", "nonsense", "wm_session_maschstrasse_" + "A" * 43, "wm_session_x_A"):
        people.registry.end_session(session)
    assert people.registry.revoke("nobody") is False
    for who in ("kiosk", "display", "counter", "page"):
        assert _person(people, callers[who]).get().status == 200


def test_no_link_opens_when_a_browser_hides_where_it_comes_from(people: People) -> None:
    """A cookie and its proof open no live link without the Origin that every browser sends."""
    page = Callers(people).all["page"]
    browser = {
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "websocket",
        "User-Agent": "Mozilla/5.0",
    }
    headers = {"Cookie": page.headers["Cookie"], **browser}
    with (
        pytest.raises(socketio.exceptions.ConnectionError),
        listening(people.url, {"csrf": page.headers["X-CSRF-Token"]}, headers["Cookie"]),
    ):
        pass
    foreign = {**UPGRADE, **headers, "Origin": "http://127.0.0.1:1"}
    assert people.stranger.send("GET", LIVE, headers=foreign).code == "foreign_origin"


def test_a_token_in_the_handshakes_address_opens_nothing_when_it_is_right(people: People) -> None:
    """A live token counts in the handshake's `auth` alone."""
    token = people.tokens["display"]
    address = f"{people.url}?token={token}&auth={token}&Authorization=Bearer+{token}"
    with pytest.raises(socketio.exceptions.ConnectionError), listening(address, {}):
        pass
    assert people.display.send("GET", f"{SITE_PATH}?token={token}").status == 200
    assert token not in people.program.log.read_text()
