"""People over HTTP: an administrator says who may sign in, and the audit says who did it."""

import threading
from typing import Any

import pytest

from server.registry import Deed, LastAdministrator, Registry, Station
from server.ticket import Role
from tests.server.people import People, Person
from tests.server.registered import at_once

ADMINISTRATOR = Station(Role.ADMINISTRATOR)


def rows(people: People) -> dict[str, Any]:
    """Give the accounts as the administrator is told of them, by name."""
    return {row["name"]: row for row in people.administrator.get("people").json["people"]}


def written(people: People) -> list[tuple[str, str, str]]:
    """Give the audit: who, what, about whom, the newest first."""
    return [(act.by, act.what, act.about) for act in people.registry.acts()]


def employ(people: People, name: str = "b.krause", *roles: Role) -> str:
    """Let somebody have signed in: the session's secret."""
    return people.session_of(name, *(roles or (Role.COUNTER,)))


def test_a_person_begins_when_the_link_is_handed_over(people: People) -> None:
    """The answer has a link that opens the welcome page; the list says that somebody is invited."""
    told = people.administrator.done("people", {"name": "b.krause", "roles": ["counter"]})
    assert (told["name"], told["hours"]) == ("b.krause", 24)
    assert people.stranger.send("GET", told["link"]).status == 200
    row = {"name": "b.krause", "roles": ["counter"], "state": "invited"}
    assert rows(people)["b.krause"] == row
    assert written(people)[0] == ("administrator", Deed.ACCOUNT_ADDED, "b.krause")


def test_the_list_tells_nothing_that_opens_an_account_when_it_is_read(people: People) -> None:
    """Name, roles, state, and which one is the own: no hash, no link, no browser, no time."""
    employ(people)
    assert rows(people) == {
        "administrator": {
            "name": "administrator",
            "roles": ["administrator"],
            "state": "active",
            "you": True,
        },
        "b.krause": {"name": "b.krause", "roles": ["counter"], "state": "active"},
    }


def test_roles_change_when_the_administrator_says_so(people: People) -> None:
    """What somebody may changes at once for every session; the audit tells from what to what."""
    session = employ(people)
    told = people.administrator.done("people/b.krause/roles", {"roles": ["supervisor", "counter"]})
    assert told["roles"] == ["counter", "supervisor"]
    caller = Registry(people.store).caller_of_session(session, Station(Role.SUPERVISOR))
    assert caller is not None
    assert written(people)[0] == ("administrator", Deed.ACCOUNT_CHANGED, "b.krause")
    assert list(people.registry.acts()[0].change) == ["roles"]


@pytest.mark.parametrize(
    ("step", "deed", "state"),
    [
        ("lock", Deed.ACCOUNT_LOCKED, "locked"),
        ("sign-out", Deed.SIGNED_OUT, "active"),
        ("reset", Deed.PASSWORD_RESET, "invited"),
        ("remove", Deed.ACCOUNT_REMOVED, ""),
    ],
)
def test_every_session_ends_when_the_administrator_acts(
    people: People, step: str, deed: Deed, state: str
) -> None:
    """Locked, signed out, reset or removed: who works with the account is outside."""
    session = employ(people)
    people.administrator.done(f"people/b.krause/{step}")
    assert Registry(people.store).session(session) is None
    assert rows(people).get("b.krause", {}).get("state", "") == state
    assert written(people)[0] == ("administrator", deed, "b.krause")


def test_an_account_can_be_used_again_when_it_is_unlocked(people: People) -> None:
    """Who was locked may come back, with the roles as before."""
    employ(people)
    people.administrator.done("people/b.krause/lock")
    assert people.administrator.done("people/b.krause/unlock")["state"] == "active"
    assert written(people)[0] == ("administrator", Deed.ACCOUNT_UNLOCKED, "b.krause")


def test_the_first_link_ends_when_there_is_a_second(people: People) -> None:
    """Only the newest link of an account opens it."""
    first = people.administrator.done("people", {"name": "b.krause", "roles": ["counter"]})
    second = people.administrator.done("people/b.krause/reset")
    assert people.stranger.send("GET", first["link"]).status == 404
    assert people.stranger.send("GET", second["link"]).status == 200


# ------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("lock", {}),
        ("reset", {}),
        ("remove", {}),
        ("roles", {"roles": ["counter"]}),
    ],
)
def test_the_last_administrator_stays_when_somebody_would_take_it(
    people: People, step: str, body: object
) -> None:
    """Who cannot sign in does not count as another one; who can does."""
    refused = people.administrator.post(f"people/administrator/{step}", body)
    assert (refused.status, refused.code) == (409, "last_administrator")
    people.registry.add_account("invited", [Role.ADMINISTRATOR])
    employ(people, "locked", Role.ADMINISTRATOR)
    people.registry.set_locked("locked", locked=True)
    assert people.administrator.post(f"people/administrator/{step}", body).status == 409
    assert rows(people)["administrator"]["roles"] == ["administrator"]
    employ(people, "another", Role.ADMINISTRATOR)
    assert people.administrator.post(f"people/administrator/{step}", body).status == 200


@pytest.mark.parametrize("locks", [True, False])
def test_one_stays_when_two_administrators_shut_each_other_out_at_once(
    people: People, *, locks: bool
) -> None:
    """Whatever happens at the same moment, somebody is left who can administrate."""
    people.registry.remove_account("administrator")
    for turn in range(20):
        names = (f"one-{turn}", f"two-{turn}")
        for name in names:
            employ(people, name, Role.ADMINISTRATOR)
        refused: list[str] = []

        def shut_out(name: str, by: str, refused: list[str] = refused) -> None:
            registry = Registry(people.store)
            try:
                if locks:
                    registry.set_locked(name, locked=True, by=by)
                else:
                    registry.remove_account(name, by=by)
            except LastAdministrator:
                refused.append(name)

        at_once([threading.Thread(target=shut_out, args=pair) for pair in (names, names[::-1])])
        left = [each.name for each in people.registry.accounts() if each.can_administrate]
        assert len(left) == 1, left
        assert refused == left
        people.registry.remove_account(left[0])


def test_roles_stay_when_a_sign_out_is_the_own(people: People) -> None:
    """An administrator may end the own sessions, and unlock nobody by it."""
    assert people.administrator.post("people/administrator/sign-out").status == 200
    elsewhere = people.registry.account("administrator")
    assert elsewhere is not None
    assert elsewhere.can_administrate


@pytest.mark.parametrize("name", ["B.Krause", "", "b krause", "b{krause}", "x" * 41, "terminal"])
def test_no_account_is_made_when_its_name_is_none(people: People, name: str) -> None:
    """A name that could not be one is refused, and so is that of the terminal."""
    reply = people.administrator.post("people", {"name": name, "roles": ["counter"]})
    assert (reply.status, reply.code) == (422, "invalid_body")
    assert set(rows(people)) == {"administrator"}


@pytest.mark.parametrize("roles", [[], ["kiosk"], ["display"], ["counter", "counter"], ["chief"]])
def test_no_account_is_made_when_its_roles_are_no_persons(people: People, roles: list[str]) -> None:
    """Somebody has at least one role, each once, and only those of people."""
    reply = people.administrator.post("people", {"name": "b.krause", "roles": roles})
    assert (reply.status, reply.code) == (422, "invalid_body")
    assert set(rows(people)) == {"administrator"}


def test_no_account_is_made_when_the_name_is_taken(people: People) -> None:
    """Nobody gets another's account by asking for it again."""
    employ(people)
    reply = people.administrator.post("people", {"name": "b.krause", "roles": ["administrator"]})
    assert (reply.status, reply.code) == (409, "account_taken")
    assert rows(people)["b.krause"]["roles"] == ["counter"]


@pytest.mark.parametrize("name", ["nobody", "@" + "a" * 32, "x}y", "B.KRAUSE"])
@pytest.mark.parametrize("step", ["lock", "unlock", "reset", "sign-out", "remove", "roles"])
def test_nobody_is_changed_when_the_account_is_unknown(
    people: People, step: str, name: str
) -> None:
    """A name that is nobody's, or an identity provider's, is said to be unknown."""
    people.registry.let_come("issuer subject", [Role.COUNTER])
    body = {"roles": ["counter"]} if step == "roles" else {}
    reply = people.administrator.post(f"people/{name}/{step}", body)
    assert (reply.status, reply.code) == (404, "unknown_account")


@pytest.mark.parametrize("step", ["", "/b.krause/lock", "/b.krause/remove", "/b.krause/reset"])
def test_nothing_happens_when_an_administrator_has_no_account(people: People, step: str) -> None:
    """A session that a link has opened has no name for the audit: it may not act."""
    employ(people)
    nameless = people.at(ADMINISTRATOR)
    body = {} if step else {"name": "a.neu", "roles": ["counter"]}
    before = written(people)
    assert nameless.post(f"people{step}", body).code == "forbidden"
    assert nameless.get("people").code == "forbidden"
    assert written(people) == before


def test_somebody_of_an_identity_provider_is_named_when_they_act(people: People) -> None:
    """The audit says what the person is called there, and which account it was."""
    account = people.registry.let_come("issuer subject", [Role.ADMINISTRATOR])
    session = people.registry.start_session("maschstrasse", account, shown="Beate\nKrause")
    person = Person(people.url, people.headers_of(session, ADMINISTRATOR))
    person.done("people", {"name": "a.neu", "roles": ["counter"]})
    assert written(people)[0][0] == f"BeateKrause {account.name[:7]}"
