"""`wartemarke pair`: what asks to be let in, and which device of the site it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import typer

from server.credentials import CredentialProblem, Credentials
from server.registry import Asking

HERE = "this machine"


def pair_at_terminal(
    credentials: Credentials, code: str, *, name: str | None, yes: bool, refuse: bool
) -> None:
    """Say who asks, ask which device it is and whether to let it in; do what was answered.

    Raises CredentialProblem.
    """
    asking = credentials.asking(code)
    typer.echo(_introduction(credentials, asking))
    if refuse:
        credentials.turn_away(code)
        typer.echo("turned away")
        return
    chosen = name or _chosen(credentials.names_for(asking), asking.about.wish, yes=yes)
    if not yes and not typer.confirm(f"Let it in as {chosen}? Its present token, if any, ends."):
        credentials.turn_away(code)
        typer.echo("turned away")
        return
    credentials.pair(code, asking, chosen)
    typer.echo(f"paired: {chosen}")


def _introduction(credentials: Credentials, asking: Asking) -> str:
    zone = ZoneInfo(credentials.site.timezone)
    since = datetime.fromtimestamp(asking.since_ms / 1000, tz=UTC).astimezone(zone)
    about = asking.about
    machine = f' that calls itself "{about.host}"' if about.host else ""
    version = f", version {about.version}" if about.version else ""
    return (
        f"A {asking.kind}{machine}{version} asks from {about.address or HERE} "
        f"since {since:%H:%M:%S}."
    )


def _chosen(names: list[str], wish: str, *, yes: bool) -> str:
    if len(names) == 1:
        return names[0]
    there = ", ".join(names) or "none"
    if yes or not names:
        raise CredentialProblem(f"say with --name which device it is; there are: {there}")
    typer.echo(f"The site has: {there}")
    answer: str = typer.prompt("Which is it", default=wish if wish in names else None)
    return answer
