"""What commands at a terminal share: the credentials of a site, one line for what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from server.credentials import Credentials

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

    try:
        begun = _say_begun if may_begin else None
        with open_credentials(site, data, begun=begun) as credentials:
            yield credentials
    except CredentialProblem as problem:
        fail(str(problem))


def _say_begun(folder: Path) -> None:
    typer.echo(f"wartemarke: begins a new store in {folder.resolve()}", err=True)
