"""The command itself: what was found, in words or as JSON."""

import typer

from device.doctor.findings import as_json, in_words, is_ill


def doctor(
    *,
    in_json: bool = typer.Option(False, "--json", help="say it as JSON, for a program"),  # noqa: FBT003 - typer's own shape
    on_paper: bool = typer.Option(False, "--print", help="print a ruler as wide as `profile`"),  # noqa: FBT003 - the same
) -> None:
    """Look at everything that this kiosk needs, and say what to do; exit code 1 if it is ill."""
    from kiosk.doctor.looks import looks  # noqa: PLC0415 - `--help` and most starts need none

    findings = list(looks(on_paper=on_paper))
    typer.echo(as_json(findings) if in_json else in_words(findings))
    raise typer.Exit(int(is_ill(findings)))
