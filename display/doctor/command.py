"""The command itself: what was found, in words or as JSON."""

import re
from typing import Annotated

import typer

from device.doctor.findings import as_json, in_words, is_ill
from display.doctor.letters import Layout


def doctor(
    *,
    in_json: Annotated[bool, typer.Option("--json", help="say it as JSON, for a program")] = False,
    inches: Annotated[
        float | None, typer.Option(help="the screen's diagonal in inches", min=5, max=300)
    ] = None,
    seat: Annotated[
        float | None, typer.Option(help="metres to the farthest seat", min=0.1, max=100)
    ] = None,
    pixels: Annotated[
        str | None, typer.Option(help="width and height of the screen, such as 1920x1080")
    ] = None,
    layout: Annotated[Layout | None, typer.Option(help="how the board is laid out")] = None,
) -> None:
    """Look at everything that this board needs, and say what to do; exit code 1 if it is ill.

    With --inches and --seat it says how high the letters of such a screen are, and nothing else.
    """
    from display.doctor.looks import Wish, looks  # noqa: PLC0415 - most starts need none

    findings = list(looks(Wish(inches, seat, _size(pixels), layout)))
    typer.echo(as_json(findings) if in_json else in_words(findings))
    raise typer.Exit(int(is_ill(findings)))


def _size(pixels: str | None) -> tuple[int, int] | None:
    if pixels is None:
        return None
    found = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})", pixels)
    if found is None:
        raise typer.BadParameter("--pixels is a width and a height, such as 1920x1080")
    return int(found[1]), int(found[2])
