"""`wartemarke pair`: what asks to be let in, and which device of the site it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import typer

from server.credentials import CredentialProblem, Credentials
from server.registry import Asking

HERE = "this machine"
UNDECIDED = "nothing was decided: the device still waits"


def pair_at_terminal(
    credentials: Credentials, code: str, *, name: str | None, yes: bool, refuse: bool
) -> None:
    """Say who asks, ask which device it is and whether to let it in; do what was answered.

    Raises CredentialProblem.
    """
    asking = credentials.asking(code)
    if name and not refuse:
        credentials.place_for(asking, name)
    typer.echo(_introduction(credentials, asking))
    if refuse:
        _turn_away(credentials, code)
        return
    chosen = name or _chosen(credentials.names_for(asking), asking.about.wish, yes=yes)
    credentials.place_for(asking, chosen)
    if not yes and not _is_let_in(chosen):
        _turn_away(credentials, code)
        return
    credentials.pair(code, asking, chosen)
    typer.echo(f"paired: {chosen}")


def _turn_away(credentials: Credentials, code: str) -> None:
    credentials.turn_away(code)
    typer.echo("turned away")


def _is_let_in(name: str) -> bool:
    """Ask until it is said plainly: a device is refused by that word alone."""
    typer.echo(f"Let it in as {name}? Its present token, if any, ends.")
    while True:
        answer = _answer("yes, or refuse (Enter: decide nothing)")
        if answer in {"y", "yes", "refuse"}:
            return answer != "refuse"
        if answer in {"n", "no"}:
            raise CredentialProblem(UNDECIDED)


def _answer(question: str, *, default: str = "") -> str:
    """Ask, and give what was answered; nothing, Ctrl-C and Ctrl-D decide nothing."""
    try:
        given = typer.prompt(question, default=default, show_default=bool(default))
    except typer.Abort:
        typer.echo()
        raise CredentialProblem(UNDECIDED) from None
    answer = str(given).strip()
    if not answer:
        raise CredentialProblem(UNDECIDED)
    return answer


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
    return _answer("Which is it", default=wish if wish in names else "")
