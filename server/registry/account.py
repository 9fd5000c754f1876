"""One account: what the store holds of a person, and what can be wrong with it."""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from server.registry.callers import STAFF
from server.registry.shelf import Row
from server.ticket import Role

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
OF_PROVIDER: Final = "@"


class AccountProblem(ValueError):
    """An account cannot be made or changed so; the message is one clear line."""


class NoAccount(AccountProblem):
    """There is no such account."""


class AccountTaken(AccountProblem):
    """There is such an account already."""


class LastAdministrator(AccountProblem):
    """Nobody could administrate any more."""


@dataclass(frozen=True)
class Account:
    """One person's account. Without `password` nobody can sign in with one."""

    name: str
    roles: tuple[Role, ...]
    epoch: int
    locked: bool = False
    password: str = field(default="", repr=False)
    welcome: str = field(default="", repr=False)
    browsers: tuple[str, ...] = field(default=(), repr=False)
    """Hashes of what the browsers hold in which this account has signed in before."""

    @property
    def is_local(self) -> bool:
        """Whether it has a name and a password here, not at an identity provider."""
        return not self.name.startswith(OF_PROVIDER)

    @property
    def can_administrate(self) -> bool:
        """Whether this person could sign in now and administrate."""
        return Role.ADMINISTRATOR in self.roles and not self.locked and bool(self.password)


def first_epoch() -> int:
    """Give where an account that is made now begins.

    Never again where one of the same name once was: that one's sessions would live on in it.
    """
    return secrets.randbits(52)


def is_account_name(name: str) -> bool:
    """Tell whether an account may be called so, here or by a provider's identity."""
    return NAME.fullmatch(name.removeprefix(OF_PROVIDER)) is not None


def is_local_name(name: str) -> bool:
    """Tell whether an account may be called so that somebody has made here."""
    return NAME.fullmatch(name) is not None


def roles_of_people(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Give these in the order of `STAFF`, each once; raise AccountProblem where one is no person's.

    Whoever has no role may do nothing, and should be locked or removed.
    """
    if not roles or set(roles) - set(STAFF):
        raise AccountProblem("an account has at least one role, and only those of people")
    return tuple(role for role in STAFF if role in roles)


def nobody(name: str) -> NoAccount:
    """Say that there is no such account."""
    return NoAccount(f'there is no account "{name}"')


def row_of(account: Account) -> str:
    """Write an account's row."""
    return json.dumps(
        {
            "roles": list(account.roles),
            "epoch": account.epoch,
            "locked": account.locked,
            "password": account.password,
            "welcome": account.welcome,
            "browsers": list(account.browsers),
        }
    )


def account_of(name: str, row: Row) -> Account:
    """Read what `row_of` has written."""
    return Account(
        name=name,
        roles=tuple(Role(role) for role in row["roles"]),
        epoch=row["epoch"],
        locked=row["locked"],
        password=row["password"],
        welcome=row["welcome"],
        browsers=tuple(row["browsers"]),
    )
