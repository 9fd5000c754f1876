"""What commands at a terminal share: a site's credentials or ledger, one line for what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from server.credentials import Credentials
    from server.ledger import Ledger

OtherData = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="Folder of the embedded store.")
]
SiteKey = Annotated[
    str | None, typer.Option("--site", help="Key of the site, if there are several.")
]


def fail(message: str) -> NoReturn:
    """End with one line on standard error."""
    typer.echo(f"wartemarke: {message}", err=True)
    raise typer.Exit(1)


@contextmanager
def opened_credentials(
    site: str | None, data: Path | None, *, may_begin: bool = False
) -> Iterator["Credentials"]:
    """Open the credentials of a site; whatever is wrong ends the command with one line.

    Only what may be the first thing done on a new machine may begin a store, and says where.
    """
    from server.credentials import CredentialProblem, open_credentials  # noqa: PLC0415 - Redis

    _log_beside_answers()
    try:
        begun = _say_begun if may_begin else None
        with open_credentials(site, data, begun=begun) as credentials:
            yield credentials
    except CredentialProblem as problem:
        fail(str(problem))


@contextmanager
def opened_ledger(site: str | None, data: Path | None) -> Iterator["Ledger"]:
    """Open the ledger of a site; whatever is wrong ends the command with one line."""
    from server.credentials import CredentialProblem, open_ledger  # noqa: PLC0415 - Redis

    _log_beside_answers()
    try:
        with open_ledger(site, data, alone=_say_alone) as ledger:
            yield ledger
    except CredentialProblem as problem:
        fail(str(problem))


def _log_beside_answers() -> None:
    """Keep standard output for what the command answers: a script may take it as it is."""
    from device.log import log_to_stderr  # noqa: PLC0415 - takes its time

    log_to_stderr()


def _say_alone(folder: Path) -> None:
    typer.echo(
        f"wartemarke: no server runs on {folder.resolve()}: no board knows of it before one does",
        err=True,
    )


def _say_begun(folder: Path) -> None:
    typer.echo(f"wartemarke: begins a new store in {folder.resolve()}", err=True)
