"""`wartemarke-kiosk`: starts the agent of one kiosk; every setting is an environment variable."""

import os
import sqlite3
import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from device.ending import SIGNALS, end_when_told
from device.log import log_to_stderr
from kiosk.settings import PREFIX, SETTINGS_FILE, Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from kiosk.app import Kiosk


def main() -> None:
    """Become `python -m kiosk`, which makes the program cooperative before anything is imported."""
    os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])  # noqa: S606 - our own


def run() -> None:
    """Read the command line and serve."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(help=_help(), epilog="Ends with Ctrl-C or SIGTERM.")(serve)
    app(prog_name="wartemarke-kiosk")


def serve() -> None:
    """Serve the kiosk until it is told to stop."""
    end_when_told()
    log_to_stderr()
    try:
        settings = load_settings()
        kiosk = _kiosk(settings, settings.token())
    except SettingsError as error:
        _fail(str(error), code=2)
    except sqlite3.Error as error:
        _fail(f"cannot open the outbox in the data folder: {error}")
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror))
    _stop_on_signals(kiosk)
    raise typer.Exit(kiosk.run())


def _kiosk(settings: Settings, token: str) -> "Kiosk":
    from kiosk.app import Kiosk  # noqa: PLC0415 - `--help` needs no printer

    try:
        return Kiosk(settings, token)
    except ValueError as error:  # a printer or a frame-ancestors that is none
        raise SettingsError(str(error)) from None


def _stop_on_signals(kiosk: "Kiosk") -> None:
    import gevent  # noqa: PLC0415 - after `--help`

    for number in SIGNALS:
        gevent.signal_handler(number, kiosk.stop)


def _fail(sentence: str, *, code: int = 1) -> NoReturn:
    typer.echo(f"wartemarke-kiosk: {sentence}", err=True)
    raise typer.Exit(code)


def _help() -> str:
    lines = [
        f"{PREFIX}{name.upper()}: {field.description}"
        for name, field in Settings.model_fields.items()
    ]
    return "\n\n".join(
        [
            "Start the kiosk's agent: its page, its printer and its way to the server.",
            f"Settings: environment variables, or lines of the TOML file {SETTINGS_FILE}:",
            *lines,
        ]
    )
