"""People and their accounts: added, given roles, locked, reset, signed out, removed.

Each is an administrative act, which is written down with who did it. So nobody is let in here but
an administrator who has signed in as a person; a session that a link has opened is nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final, Literal

from flask import Response
from pydantic import AfterValidator, Field

from server.api.acting import Visit, as_json, visit
from server.api.bodies import Incoming, Nothing
from server.api.models import Outgoing, SitePath
from server.api.routes import audience, reading, upkeep
from server.problems import Problem
from server.registry import (
    STAFF,
    WELCOME_S,
    Account,
    AccountProblem,
    AccountTaken,
    LastAdministrator,
    NoAccount,
    Registry,
    is_local_name,
)
from server.ticket import Role

api = audience("people", "Who may sign in, and as what. For administrators.")
_ADMINISTRATOR: Final = frozenset({Role.ADMINISTRATOR})

StaffRole = Literal[
    Role.COUNTER, Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.OBSERVER
]


def _once(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    if len(set(roles)) < len(roles):
        raise ValueError("each may stand there once")
    return roles


Roles = Annotated[
    tuple[StaffRole, ...],
    Field(min_length=1, max_length=len(STAFF), json_schema_extra={"uniqueItems": True}),
    AfterValidator(_once),
]


class PersonPath(SitePath):
    """Which account of which site."""

    name: str


class RolesBody(Incoming):
    """What somebody may be from now on."""

    roles: Roles


class PersonBody(RolesBody):
    """Somebody who gets an account."""

    name: Annotated[
        str,
        Field(
            pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$",
            description="the name with which the person signs in",
        ),
    ]


class PersonRow(Outgoing):
    """An account, without anything that opens it."""

    name: str
    roles: list[StaffRole]
    state: Annotated[
        Literal["active", "invited", "locked"],
        Field(description="invited: the person has not set a password yet"),
    ]
    you: Annotated[bool | None, Field(description="it is the account of whoever asks")] = None

    @classmethod
    def of(cls, account: Account, *, asks: str) -> "PersonRow":
        """Show an account to whoever asks."""
        state: Literal["active", "invited"] = "active" if account.password else "invited"
        return cls(
            name=account.name,
            roles=[role for role in STAFF if role in account.roles],
            state="locked" if account.locked else state,
            you=True if account.name == asks else None,
        )


class PeopleAnswer(Outgoing):
    """The accounts of the site, in the order of their names."""

    people: list[PersonRow]


class Welcome(Outgoing):
    """How a person begins: told once, to be handed over, and kept nowhere."""

    name: str
    link: Annotated[str, Field(description="the path of the page where the password is set, once")]
    hours: Annotated[int, Field(description="for how many hours it opens")]


@reading(api, "/people", _ADMINISTRATOR, PeopleAnswer)
def people(path: SitePath) -> Response:
    """Give the accounts of the site."""
    del path
    now, registry = _person()
    rows = [PersonRow.of(each, asks=now.caller.account) for each in registry.accounts()]
    return _sent(PeopleAnswer(people=rows))


@upkeep(api, "add_person", Welcome, status=201)
def add_person(path: SitePath, body: PersonBody) -> Response:
    """Make an account, and give its welcome link."""
    del path
    now, registry = _person()
    with _problems():
        code = registry.add_account(body.name, body.roles, by=now.caller.written)
    return _sent(_welcome(body.name, code), status=201)


@upkeep(api, "set_roles", PersonRow)
def set_roles(path: PersonPath, body: RolesBody) -> Response:
    """Give an account these roles and no others."""
    now, registry = _person(path.name)
    with _problems():
        registry.set_roles(path.name, body.roles, by=now.caller.written)
    return _as_it_is(now, registry, path.name)


@upkeep(api, "lock_person", PersonRow)
def lock_person(path: PersonPath, body: Nothing) -> Response:
    """Let nobody sign in with an account, and end its sessions."""
    del body
    now, registry = _person(path.name)
    with _problems():
        registry.set_locked(path.name, locked=True, by=now.caller.written)
    return _as_it_is(now, registry, path.name)


@upkeep(api, "unlock_person", PersonRow)
def unlock_person(path: PersonPath, body: Nothing) -> Response:
    """Let an account sign in again."""
    del body
    now, registry = _person(path.name)
    with _problems():
        registry.set_locked(path.name, locked=False, by=now.caller.written)
    return _as_it_is(now, registry, path.name)


@upkeep(api, "reset_person", Welcome)
def reset_person(path: PersonPath, body: Nothing) -> Response:
    """Take an account's password away, end its sessions, and give a new welcome link."""
    del body
    now, registry = _person(path.name)
    with _problems():
        code = registry.reset_account(path.name, by=now.caller.written)
    return _sent(_welcome(path.name, code))


@upkeep(api, "sign_out_person", PersonRow)
def sign_out_person(path: PersonPath, body: Nothing) -> Response:
    """End all sessions of an account."""
    del body
    now, registry = _person(path.name)
    with _problems():
        registry.end_sessions(path.name, by=now.caller.written)
    return _as_it_is(now, registry, path.name)


@upkeep(api, "remove_person", PersonRow)
def remove_person(path: PersonPath, body: Nothing) -> Response:
    """Remove an account with its sessions; the answer is what it was."""
    del body
    now, registry = _person(path.name)
    before = registry.account(path.name)
    with _problems():
        registry.remove_account(path.name, by=now.caller.written)
    if before is None:
        raise Problem("unknown_account")
    return _sent(PersonRow.of(before, asks=now.caller.account))


def _person(about: str = "") -> tuple[Visit, Registry]:
    """Give the visit of somebody who has signed in as a person, and the site's registry.

    Refuses a name that no local account can have: those of an identity provider are looked after
    there.
    """
    now = visit()
    if not now.caller.account:
        raise Problem("forbidden", "An administrator acts here signed in as a person.")
    if about and not is_local_name(about):
        raise Problem("unknown_account")
    return now, now.behind.registry.at(now.caller.site)


@contextmanager
def _problems() -> Iterator[None]:
    try:
        yield
    except NoAccount:
        raise Problem("unknown_account") from None
    except AccountTaken:
        raise Problem("account_taken") from None
    except LastAdministrator:
        raise Problem("last_administrator") from None
    except AccountProblem:
        raise Problem("invalid_body", "This name cannot be an account's.") from None


def _as_it_is(now: Visit, registry: Registry, name: str) -> Response:
    account = registry.account(name)
    if account is None:
        raise Problem("unknown_account")
    return _sent(PersonRow.of(account, asks=now.caller.account))


def _welcome(name: str, code: str) -> Welcome:
    return Welcome(name=name, link=f"/welcome/{code}", hours=WELCOME_S // 3600)


def _sent(told: Outgoing, *, status: int = 200) -> Response:
    return as_json(told.model_dump_json(exclude_none=True).encode(), status=status)
