"""Who may use which route: every role at every route of the verb table, and nobody without one."""

import pytest

from server.api.routes import ROLES
from server.app import create_app  # noqa: F401 - it brings every route
from server.ticket import VERBS, Role
from tests.server.people import NO_TICKET, People

DESK = frozenset({Role.RECEPTION, Role.SUPERVISOR})
FOLLOWERS = frozenset({Role.DISPLAY, Role.COUNTER, Role.OBSERVER}) | DESK
NEAR_A_TICKET = frozenset({Role.KIOSK, Role.COUNTER}) | DESK
READINGS = {
    "": frozenset(Role),
    "media/unknown.png": frozenset(Role),
    "audit": frozenset({Role.ADMINISTRATOR}),
    "people": frozenset({Role.ADMINISTRATOR}),
    f"tickets/{NO_TICKET}": NEAR_A_TICKET,
    f"tickets/{NO_TICKET}/why": NEAR_A_TICKET,
    f"tickets/{NO_TICKET}/mine": frozenset({Role.KIOSK}),
    "tickets?number=K214": DESK,
    "offer": DESK | {Role.KIOSK, Role.OBSERVER},
    "state": FOLLOWERS,
    "events?epoch=1&seq=1": FOLLOWERS,
    "devices": DESK | {Role.ADMINISTRATOR},
}
COMMANDS = {verb.name: verb for verb in VERBS.values() if verb.route}
BODIES: dict[str, dict[str, object]] = {
    "issue": {"service": "renew", "language": "de"},
    "check_in": {"code": "ABCD1"},
    "hand_in": {
        "id": "9271100801",
        "number": "K801",
        "service": "renew",
        "language": "de",
        "age_ms": 1,
        "how": "paper",
    },
    "deliver": {"how": "paper"},
    "cancel": {"reason": "left"},
    "amend": {"persons": 2},
    "call": {"service": "renew"},
    "finish": {"outcome": "done"},
    "park": {"reason": "photo"},
    "reprint": {"printer": "kiosk-1"},
    "resume": {"to": "call"},
    "transfer": {"service": "first"},
    "forward": {"counter": "9"},
    "put_appointment": {"code": "ABCD1", "service": "renew", "slot_ms": 1},
    "stop_numbers": {"reason": {"de": "Technische Störung."}},
    "show_message": {"kind": "closed"},
}


def _route(verb: str, ticket: str = NO_TICKET) -> str:
    return (COMMANDS[verb].route or "").format(number="7", id=ticket)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_is_forbidden_when_the_table_does_not_name_the_role(
    people: People, verb: str, role: Role
) -> None:
    """The verb table alone says who may; all others get 403, and nothing has happened."""
    ticket = people.waiting()["id"]
    before = people.stream_length()
    body = dict(BODIES.get(verb, {}))
    if role in DESK and verb in {"issue", "check_in"}:
        body["printer"] = "kiosk-1"
    if role is Role.KIOSK and verb == "amend":
        body = {"service": "dropoff"}
    reply = people.by_role(role).command(_route(verb, ticket), body)
    assert (reply.status == 403) == (role not in COMMANDS[verb].roles)
    if reply.status == 403:
        assert reply.code == "forbidden"
        assert people.stream_length() == before
    else:
        assert reply.status in {200, 201, 404, 409}, reply


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("path", READINGS)
def test_a_reading_is_forbidden_when_it_is_not_the_roles(
    people: People, path: str, role: Role
) -> None:
    """Boards do not read single tickets, kiosks do not follow the queue."""
    reply = people.by_role(role).get(path)
    assert (reply.status == 403) == (role not in READINGS[path])


@pytest.mark.parametrize("path", READINGS)
def test_a_reading_is_refused_when_nobody_is_signed_in(people: People, path: str) -> None:
    """Nothing of a site is read without a credential."""
    reply = people.stranger.get(path)
    assert (reply.status, reply.code) == (401, "not_signed_in")
    assert reply.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_is_refused_when_nobody_is_signed_in(people: People, verb: str) -> None:
    """No command works without a credential, whatever its body."""
    reply = people.stranger.command(_route(verb), {"anything": 1})
    assert (reply.status, reply.code) == (401, "not_signed_in")


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Bearer wm_kiosk_maschstrasse_" + "A" * 43,
        "Bearer wm_kiosk_elsewhere_" + "A" * 43,
        "Basic {token}",
        "bearer {token}",
        "{token}",
        "Bearer {token}x",
        "Bearer  {token}",
    ],
)
def test_a_token_is_refused_when_it_is_not_quite_one(people: People, authorization: str) -> None:
    """Only the whole token, sent as it must be, opens anything."""
    header = authorization.format(token=people.tokens["kiosk"])
    reply = people.stranger.with_headers(Authorization=header).get()
    assert (reply.status, reply.code) == (401, "not_signed_in")


@pytest.mark.parametrize("name", ["token", "access_token", "Authorization", "auth"])
def test_a_token_is_refused_when_it_stands_in_the_address(people: People, name: str) -> None:
    """An address is written into logs and histories: no token in it opens anything."""
    reply = people.stranger.get(f"state?{name}={people.tokens['display']}")
    assert (reply.status, reply.code) == (401, "not_signed_in")


def test_a_token_is_refused_when_it_was_revoked(people: People) -> None:
    """A revoked token, not looked up before, opens nothing."""
    people.registry.revoke("kiosk-1")
    assert people.kiosk.get().code == "not_signed_in"


def test_a_site_is_unknown_when_the_server_does_not_have_it(people: People) -> None:
    """An unknown site is a 404 with a code, for reading and for commands."""
    path = "/api/v1/sites/nowhere"
    assert people.kiosk.send("GET", path).code == "unknown_site"
    assert people.kiosk.send("POST", f"{path}/tickets", json={}).code == "unknown_site"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (
            Role.KIOSK,
            {"issue", "check_in", "hand_in", "deliver", "cancel", "heartbeat", "site", "offer"}
            | {"medium", "ticket", "why", "mine", "amend", "paper_failed"},
        ),
        (Role.DISPLAY, {"site", "medium", "state", "events", "heartbeat"}),
    ],
)
def test_a_screen_may_what_it_needs_when_every_table_is_read(role: Role, may: set[str]) -> None:
    """A stolen kiosk gives numbers and takes back its own; a stolen board listens; both report.

    What a kiosk reads of a number or changes for its holder needs the token on its paper, too.
    """
    assert {name.partition(".")[2] for name, roles in ROLES.items() if role in roles} == may
