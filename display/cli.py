"""`wartemarke-display`: starts one board."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from gevent import monkey

from device.log import log_to_stderr
from display.settings import SETTINGS_FILE, SettingsError, load_settings

_HELP = """The board of a waiting room: shows and announces who is called.

Settings come from the environment (WARTEMARKE_DISPLAY_SERVER, _SITE, _NAME, _TOKEN_FILE, _PORT,
_DATA_DIR, _SOUND, _SPEECH, _FRAME_ANCESTORS) or from a TOML file; the environment wins.
"""

_cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@_cli.command(help=_HELP)
def start(
    settings: Annotated[Path | None, typer.Option(help="TOML file with the settings")] = None,
) -> None:
    """Run the board until it is told to stop."""
    if settings is not None:
        os.environ[SETTINGS_FILE] = str(settings)
    from display.app import run  # noqa: PLC0415 - help and a wrong setting need no web server

    try:
        known = load_settings()
        log_to_stderr()
        known.data_dir.mkdir(parents=True, exist_ok=True)
        run(known, known.kept())
    except (SettingsError, OSError) as error:
        typer.echo(f"wartemarke-display: {error}", err=True)
        raise typer.Exit(2) from None


def main() -> None:
    """Start a board; gevent must have patched before anything else was imported."""
    if not monkey.is_module_patched("socket"):
        os.execv(sys.executable, [sys.executable, "-m", "display", *sys.argv[1:]])  # noqa: S606 - our own
    _cli(prog_name="wartemarke-display")
