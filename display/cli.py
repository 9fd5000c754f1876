"""`wartemarke-display`: starts the agent of one board, or does what else it is told.

A command is one line in `run`; it reads the settings by itself.
"""

import os
import sys
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from device.folder import FolderInUse, owned
from device.log import log_to_stderr
from device.settings_told import told
from display.doctor.command import doctor
from display.settings import SETTINGS_FILE, Settings, SettingsError, load_settings
from display.sound_test import sound_test

_SAYS: Final = "The board of a waiting room: shows and announces who is called."


def main() -> None:
    """Become `python -m display`, where gevent patches before anything else is imported."""
    os.execv(sys.executable, [sys.executable, "-m", "display", *sys.argv[1:]])  # noqa: S606 - our own


def run() -> None:
    """Read the command line and show the board, or do what else it says."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    start = app.callback(
        invoke_without_command=True,
        help=told(_SAYS, Settings, file=SETTINGS_FILE),
        epilog="Ends with Ctrl-C or SIGTERM.",
    )
    start(show)
    app.command()(browser)
    app.command()(doctor)
    app.command("sound-test")(sound_test)
    app(prog_name="wartemarke-display")


def show(
    context: typer.Context,
    settings: Annotated[Path | None, typer.Option(help="TOML file with the settings")] = None,
) -> None:
    """Run the board until it is told to stop; where another command is asked for, do nothing."""
    if settings is not None:
        os.environ[SETTINGS_FILE] = str(settings)
    if context.invoked_subcommand is not None:
        return
    from display.app import run as run_board  # noqa: PLC0415 - most commands need no web server

    try:
        known = load_settings()
        log_to_stderr()
        known.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with owned(known.data_dir):
            run_board(known, known.kept())
    except (SettingsError, FolderInUse, OSError) as error:
        _fail(str(error))


def browser() -> None:
    """Keep the full-screen browser of the board: start it, watch it, start it anew."""
    from display.browser import keep  # noqa: PLC0415 - most starts keep none

    try:
        keep(load_settings())
    except SettingsError as error:
        _fail(str(error))


def _fail(sentence: str) -> NoReturn:
    typer.echo(f"wartemarke-display: {sentence}", err=True)
    raise typer.Exit(2)
