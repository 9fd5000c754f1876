"""`wartemarke …`: what people do at a terminal.

Every command has `--help`, and ends with one clear line on standard error and a code that is not
0 when something is wrong. The heavy parts are imported by the command that needs them.
"""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from server.accounts_cli import users
from server.messages_cli import message
from server.terminal import OtherData, SiteKey, opened_credentials
from server.ticket import Role

app = typer.Typer(
    help="Hands out numbers at an office, calls them and shows them.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
tokens = typer.Typer(
    help="Tokens of kiosks, displays, counters, reception and supervisor.", rich_markup_mode=None
)
app.add_typer(tokens, name="token")
app.add_typer(users, name="user")
app.command("message")(message)

Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="Folder that keeps the state.")]
_BadInput: Any = typer.BadParameter.__base__  # typer brings its own click, or uses another's


def main() -> None:
    """Run the command that the terminal names; what is typed wrongly is told in one line."""
    try:
        code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except _BadInput as error:
        typer.echo(f"wartemarke: {' '.join(error.format_message().split())}", err=True)
        code = error.exit_code
    except typer.Abort:
        typer.echo("wartemarke: stopped before it was done", err=True)
        code = 1
    sys.exit(code)


@app.command()
def demo(
    *,
    port: Annotated[int, typer.Option(min=1, max=65533, help="Port of the overview.")] = 8000,
    data: Data = Path("data"),
    kiosk: Annotated[bool, typer.Option("--kiosk/--no-kiosk", help="Start a kiosk.")] = True,
    display: Annotated[bool, typer.Option("--display/--no-display", help="Start a board.")] = True,
    visitors: Annotated[
        bool, typer.Option("--visitors", help="Let simulated visitors come and be called.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="With --visitors: the same ones each time.")
    ] = None,
) -> None:
    """Start a whole office here.

    Store, server, kiosk and board, on the loopback of this machine. With --visitors, simulated
    people draw numbers and are called at most counters; one counter of each area is left to you.
    """
    from server.demo import run_demo  # noqa: PLC0415 - only this command needs it
    from server.demo.wishes import Wishes  # noqa: PLC0415 - nor is this needed by others

    wishes = Wishes(
        port=port, data=data, kiosk=kiosk, display=display, visitors=visitors, seed=seed
    )
    raise typer.Exit(run_demo(wishes))


@app.command()
def server(
    *,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="So many processes, on as many ports; see the setting."),
    ] = None,
) -> None:
    """Start the server alone.

    Its settings are variables of the environment: WARTEMARKE_PORT and others.
    """
    settings = {} if processes is None else {"WARTEMARKE_PROCESSES": str(processes)}
    argv = [sys.executable, "-m", "server"]
    os.execve(sys.executable, argv, {**os.environ, **settings})  # noqa: S606 - our own program


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A site file (TOML).")],
) -> None:
    """Say what is wrong with a site file.

    Everything that is wrong in it and in the texts beside it, each with its line and with what
    would be right. If nothing is, how complete each language is.
    """
    from server import site as sites  # noqa: PLC0415 - takes its time

    if problems := sites.check(file):
        typer.echo(sites.render(problems), err=True)
        raise typer.Exit(1)
    site = sites.Site.load(file)
    counts = {
        "areas": site.areas,
        "services": site.services,
        "counters": site.counters,
        "kiosks": site.kiosks,
        "displays": site.displays,
        "cards": site.cards,
        "languages": site.languages,
    }
    parts = ", ".join(f"{len(things)} {name}" for name, things in counts.items())
    typer.echo(f"ok: {site.key}: {parts}")
    for language in sites.languages_of(file):
        typer.echo(language)


@app.command()
def audit(
    *,
    newest: Annotated[int, typer.Option(min=1, max=2000, help="So many acts at most.")] = 50,
    site: SiteKey = None,
    data: OtherData = None,
) -> None:
    """Print who has changed accounts and devices.

    The newest first, at the site's time; for as many days as its file says.
    """
    with opened_credentials(site, data) as credentials:
        for line in credentials.acts(newest):
            typer.echo(line)


@tokens.command("create")
def create_token(
    *,
    role: Annotated[Role, typer.Option(help="What the token is for.")],
    name: Annotated[str, typer.Option(help="The device's name; the token that it had ends.")],
    counter: Annotated[str | None, typer.Option(help="Number of a counter's device.")] = None,
    areas: Annotated[str, typer.Option(help="Areas of a display, with commas: K,F.")] = "",
    site: SiteKey = None,
    data: OtherData = None,
) -> None:
    """Give a device a token and print it, once: the store keeps only its hash."""
    letters = tuple(letter.strip() for letter in areas.split(",") if letter.strip())
    with opened_credentials(site, data, may_begin=True) as credentials:
        typer.echo(credentials.create_token(role, name, counter=counter, areas=letters))


@tokens.command("revoke")
def revoke_token(
    *,
    name: Annotated[str, typer.Option(help="The device's name.")],
    site: SiteKey = None,
    data: OtherData = None,
) -> None:
    """End a device's token; what is connected with it is cut within seconds."""
    with opened_credentials(site, data) as credentials:
        credentials.revoke(name)
    typer.echo(f"revoked: {name}")


@app.command()
def pair(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code that the device shows.")],
    *,
    name: Annotated[str | None, typer.Option(help="Which device of the site it is.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Let it in without asking.")] = False,
    refuse: Annotated[bool, typer.Option("--refuse", help="Turn it away without asking.")] = False,
    site: SiteKey = None,
    data: OtherData = None,
) -> None:
    """Let in the kiosk, board or other device that shows this code, or turn it away.

    First it says what asks, from where and since when; then it asks which device of the site it is.
    Whoever answers nothing decides nothing: the device still waits.
    """
    from server.pairing import pair_at_terminal  # noqa: PLC0415 - only this command needs it

    with opened_credentials(site, data) as credentials:
        pair_at_terminal(credentials, code, name=name, yes=yes, refuse=refuse)
