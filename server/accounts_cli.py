"""`wartemarke user …`: accounts of people, at a terminal.

Nobody ever types or sees somebody else's password here: who is added or reset gets a link, which is
printed once, and sets the own one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.terminal import OtherData, SiteKey, fail, opened_credentials

if TYPE_CHECKING:
    from server.credentials import Credentials
    from server.registry import Account
    from server.ticket import Role

users = typer.Typer(help="Accounts of the people who work here.", rich_markup_mode=None)


class PersonsRole(StrEnum):
    """What a person may be."""

    CASEWORKER = "caseworker"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    OBSERVER = "observer"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
Roles = Annotated[
    list[PersonsRole], typer.Option("--role", help="What the person may be; again for another one.")
]


@users.command("add")
def add(name: Name, *, role: Roles, site: SiteKey = None, data: OtherData = None) -> None:
    """Make an account and print the link with which its person sets the password.

    The link holds for 24 hours and works once.
    """
    with _accounts(site, data, may_begin=True) as credentials:
        code = credentials.registry.add_account(name, _known(role))
        typer.echo(credentials.welcome_link(code))


@users.command("list")
def list_accounts(*, site: SiteKey = None, data: OtherData = None) -> None:
    """Print every account with its roles, and whether it can be used now."""
    from server.registry import role_words  # noqa: PLC0415 - Redis

    with _accounts(site, data) as credentials:
        for account in credentials.registry.accounts():
            typer.echo(f"{account.name}: {role_words(account.roles)}{_state(account)}")


@users.command("roles")
def set_roles(name: Name, *, role: Roles, site: SiteKey = None, data: OtherData = None) -> None:
    """Give an account these roles and no others; who works now has them within seconds."""
    with _accounts(site, data) as credentials:
        credentials.registry.set_roles(name, _known(role))
    typer.echo(f"changed: {name}")


@users.command("lock")
def lock(name: Name, *, site: SiteKey = None, data: OtherData = None) -> None:
    """Lock an account and sign it out everywhere, within seconds."""
    with _accounts(site, data) as credentials:
        credentials.registry.set_locked(name, locked=True)
    typer.echo(f"locked: {name}")


@users.command("unlock")
def unlock(name: Name, *, site: SiteKey = None, data: OtherData = None) -> None:
    """Let a locked account sign in again, with the password that it had."""
    with _accounts(site, data) as credentials:
        credentials.registry.set_locked(name, locked=False)
    typer.echo(f"unlocked: {name}")


@users.command("reset")
def reset(name: Name, *, site: SiteKey = None, data: OtherData = None) -> None:
    """Take an account's password away and print a link for a new one; all sessions end.

    The link holds for 24 hours and works once.
    """
    with _accounts(site, data) as credentials:
        typer.echo(credentials.welcome_link(credentials.registry.reset_account(name)))


@users.command("sign-out")
def sign_out(name: Name, *, site: SiteKey = None, data: OtherData = None) -> None:
    """Sign an account out everywhere, within seconds; it may sign in again."""
    from server.registry import TERMINAL  # noqa: PLC0415 - Redis

    with _accounts(site, data) as credentials:
        credentials.registry.end_sessions(name, by=TERMINAL)
    typer.echo(f"signed out: {name}")


@users.command("sign-out-provider")
def sign_out_provider(*, site: SiteKey = None, data: OtherData = None) -> None:
    """Sign out everybody who came from the identity provider; whom it lets in comes again."""
    with _accounts(site, data) as credentials:
        credentials.registry.end_provider_sessions()
    typer.echo("signed out: everybody who came from the identity provider")


@users.command("remove")
def remove(name: Name, *, site: SiteKey = None, data: OtherData = None) -> None:
    """Remove an account; all its sessions end within seconds."""
    with _accounts(site, data) as credentials:
        credentials.registry.remove_account(name)
    typer.echo(f"removed: {name}")


def _known(roles: list[PersonsRole]) -> list["Role"]:
    from server.registry import ROLE_NAMES  # noqa: PLC0415 - Redis

    return [ROLE_NAMES[role] for role in roles]


def _state(account: "Account") -> str:
    if account.locked:
        return " (locked)"
    return "" if account.password else " (has not set a password yet)"


@contextmanager
def _accounts(
    site: str | None, data: Path | None, *, may_begin: bool = False
) -> Iterator["Credentials"]:
    """Open a site's accounts; what cannot be done with one is told in one line."""
    from server.registry import AccountProblem  # noqa: PLC0415 - Redis

    with opened_credentials(site, data, may_begin=may_begin) as credentials:
        try:
            yield credentials
        except AccountProblem as problem:
            fail(str(problem))
