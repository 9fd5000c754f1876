"""`wartemarke-kiosk`: starts the agent of one kiosk, set by a TOML file or the environment.

`wartemarke-kiosk texts` has to do with its words alone, and starts nothing.
"""

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from device.ending import SIGNALS, end_when_told
from device.folder import FolderInUse, owned
from device.log import log_to_stderr
from device.settings_told import told
from kiosk.doctor.command import doctor
from kiosk.settings import SETTINGS_FILE, Settings, SettingsError, load_settings
from kiosk.translating.command import texts

if TYPE_CHECKING:
    from device.pairing_page import PairingPage
    from device.token_file import Kept
    from kiosk.app import Kiosk

_SAYS: Final = "Start the kiosk's agent: its page, its printer and its way to the server."


def main() -> None:
    """Become `python -m kiosk`, which makes the program cooperative before anything is imported."""
    os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])  # noqa: S606 - our own


def run() -> None:
    """Read the command line and serve, or do what else it says."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    start = app.callback(
        invoke_without_command=True,
        help=told(_SAYS, Settings, file=SETTINGS_FILE),
        epilog="Ends with Ctrl-C or SIGTERM.",
    )
    start(serve)
    app.add_typer(texts, name="texts")
    app.command()(browser)
    app.command()(doctor)
    app(prog_name="wartemarke-kiosk")


def serve(
    context: typer.Context,
    settings: Annotated[Path | None, typer.Option(help="TOML file with the settings")] = None,
) -> None:
    """Serve the kiosk until it is told to stop; where another command is asked for, do nothing."""
    if settings is not None:
        os.environ[SETTINGS_FILE] = str(settings)
    if context.invoked_subcommand is not None:
        return
    end_when_told()
    log_to_stderr()
    try:
        raise typer.Exit(_serve(load_settings()))
    except (SettingsError, FolderInUse) as error:
        _fail(str(error), code=2)
    except sqlite3.Error as error:
        _fail(f"cannot open the outbox in the data folder: {error}")
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror))


def browser() -> None:
    """Keep the full-screen browser of the cabinet: start it, watch it, start it anew."""
    from kiosk.browser import keep  # noqa: PLC0415 - most starts keep none

    try:
        keep(load_settings())
    except SettingsError as error:
        _fail(str(error), code=2)


def _serve(settings: Settings) -> int:
    """Serve with the token that there is, and ask for one where there is none, or none that holds.

    Gives the exit code.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with owned(settings.data_dir):
        return _serve_alone(settings)


def _serve_alone(settings: Settings) -> int:
    kept, revoked = settings.kept(), None
    while True:
        kept = kept or _paired(settings, revoked)
        if kept is None:
            return 0
        kiosk = _kiosk(settings, kept)
        _stop_on_signals(kiosk)
        code = kiosk.run()
        if not kiosk.is_revoked:
            return code
        kept, revoked = None, kept


def _paired(settings: Settings, revoked: "Kept | None") -> "Kept | None":
    """Show a code until somebody has let this kiosk in; None where it is told to end before."""
    from device.pairing import Wish  # noqa: PLC0415 - most starts need no code
    from device.pairing_page import PairingPage  # noqa: PLC0415 - the same
    from kiosk.printer import open_printer  # noqa: PLC0415 - the same
    from kiosk.receipt import PAPERS  # noqa: PLC0415 - the same

    try:
        open_printer(settings.printer, PAPERS[settings.profile])  # connects nothing yet
        page = PairingPage(
            Wish(settings.site, "kiosk", settings.name),
            base_url=settings.server,
            file=settings.token_path,
            port=settings.port,
            frame_ancestors=settings.frame_ancestors,
            revoked=revoked,
        )
    except ValueError as error:
        raise SettingsError(str(error)) from None
    _stop_on_signals(page)
    return page.run()


def _kiosk(settings: Settings, kept: "Kept") -> "Kiosk":
    from kiosk.app import Kiosk  # noqa: PLC0415 - `--help` needs no printer

    try:
        return Kiosk(settings, kept)
    except ValueError as error:  # a printer or a frame-ancestors that is none
        raise SettingsError(str(error)) from None


def _stop_on_signals(serving: "Kiosk | PairingPage") -> None:
    import gevent  # noqa: PLC0415 - after `--help`

    for number in SIGNALS:
        gevent.signal_handler(number, serving.stop)


def _fail(sentence: str, *, code: int = 1) -> NoReturn:
    typer.echo(f"wartemarke-kiosk: {sentence}", err=True)
    raise typer.Exit(code)
