"""`wartemarke message …`: what everybody who waits is told, from a terminal.

It goes to the store as a server process does, so it works beside the server and without one, and
the boards show it as soon as they hear the server.
"""

from collections.abc import Sequence
from typing import Annotated

import typer

from server.message import LONGEST_MINUTES, Kind
from server.terminal import OtherData, SiteKey, fail, opened_ledger

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="One line, in German.")]
Withdrawn = Annotated[
    str | None, typer.Option(metavar="ID", help="Show this one no more; `all`: none any more.")
]
Translations = Annotated[
    list[str] | None,
    typer.Option(metavar="LANGUAGE=TEXT", help="The same in another language; again for more."),
]
Areas = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="LETTER", help="For this area alone; again for another one."),
]
Minutes = Annotated[
    int | None, typer.Option(min=1, max=LONGEST_MINUTES, help="For so long, and no longer.")
]


def message(
    german: Text = None,
    *,
    kind: Annotated[Kind, typer.Option(help="What it is.")] = Kind.URGENT,
    text: Translations = None,
    area: Areas = None,
    minutes: Minutes = None,
    listed: Annotated[bool, typer.Option("--list", help="Print what is shown now.")] = False,
    withdraw: Withdrawn = None,
    site: SiteKey = None,
    data: OtherData = None,
) -> None:
    """Tell everybody who waits something, at once on every board.

    It stands until it is withdrawn, its minutes are over or the day closes; an evacuation outlasts
    the day. `closed` and `break` fill the board and need no text; `evacuation` does and has none;
    with `quiet` numbers are shown and not spoken.
    """
    _check_wish(german, told=[text, area, minutes], listed=listed, withdraw=withdraw)
    texts = _texts(german, text or ())
    with opened_ledger(site, data) as ledger:
        from server.announcing import Announcing, AnnouncingProblem  # noqa: PLC0415 - Redis

        announcing = Announcing(ledger)
        try:
            if listed:
                lines = announcing.standing()
            elif withdraw is not None:
                lines = announcing.withdraw(withdraw)
            else:
                lines = [announcing.show(kind, texts, area or (), minutes)]
        except AnnouncingProblem as problem:
            fail(str(problem))
    for line in lines:
        typer.echo(line)


def _check_wish(
    german: str | None, *, told: Sequence[object], listed: bool, withdraw: str | None
) -> None:
    """Refuse two wishes at once: nobody should think that a text is shown which is not."""
    others = listed + (withdraw is not None)
    if others > 1 or (others and (german is not None or any(told))):
        fail("--list and --withdraw stand alone: nothing was shown, nothing withdrawn")


def _texts(german: str | None, others: Sequence[str]) -> dict[str, str]:
    texts = {} if german is None else {"de": german}
    for other in others:
        language, sign, text = other.partition("=")
        if not sign or not language:
            fail(f"--text is LANGUAGE=TEXT, as in --text uk=…, and not {other!r}")
        if language in texts:
            fail(f"the text in {language} is given twice")
        texts[language] = text
    return texts
