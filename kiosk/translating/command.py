"""`wartemarke-kiosk texts`: which texts there are, a table for translators, and back again."""

import datetime as dt
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from device.texts import GERMAN
from kiosk.translating.catalogue import (
    KEYS,
    LOCALES,
    Catalogue,
    CatalogueError,
    begun,
    catalogues,
    missing,
    parsed,
    read,
    write,
)
from kiosk.translating.table import TableError, table, texts_in

texts = typer.Typer(
    invoke_without_command=True, pretty_exceptions_enable=False, rich_markup_mode=None
)

_Folder = Annotated[
    Path,
    typer.Option(
        metavar="DIR",
        help="Where the catalogues (*.ftl) lie; by default the program's own.",
        show_default=False,
    ),
]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="A table (CSV, UTF-8).")]
_KEYS_HELP = f"One of {', '.join(KEYS)}."


@texts.callback(invoke_without_command=True)
def show(context: typer.Context, *, folder: _Folder = LOCALES) -> None:
    """Say how complete each language of the kiosk is, and whether a native reader has read it.

    The office's own texts are told by `wartemarke check`.
    """
    if context.invoked_subcommand is not None:
        return
    try:
        found = catalogues(folder)
    except CatalogueError as error:
        _fail(str(error))
    german, *_ = found
    there = {each.language: each for each in found}
    for key in KEYS:
        for line in _told(key, there.get(key), german):
            typer.echo(line)


@texts.command("export")
def export_table(
    file: _File,
    *,
    language: Annotated[str | None, typer.Option(help=f"The last column. {_KEYS_HELP}")] = None,
    folder: _Folder = LOCALES,
) -> None:
    """Write a table for translators: key, comment, German, English and the language's own text.

    A file that is there is never written over: it may hold somebody's work.
    """
    try:
        german = read(folder, GERMAN)
        own = _own(folder, language) if language else None
        english = read(folder, "en") if (folder / "en.ftl").is_file() else None
        made = table(german, english, own)
        with file.open("xb") as out:
            out.write(made)
    except FileExistsError:
        _fail(f"{file} is there already, and may hold a translation. Choose another name.")
    except CatalogueError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}")
    typer.echo(f"{file}: {len(german.entries)} texts")


@texts.command("import")
def import_table(
    file: _File,
    *,
    language: Annotated[str, typer.Option(help=f"Whose texts they are. {_KEYS_HELP}")],
    reviewed_on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When a native reader read all of it: 2026-12-24."),
    ] = None,
    folder: _Folder = LOCALES,
) -> None:
    """Take the texts of a table into the catalogue of a language, all or none.

    Everything is checked first; each mistake is told with its line and with what would be right.
    Comments and order of the catalogue stay. Without --reviewed-on, a catalogue whose texts change
    counts as not reviewed.
    """
    day = _day(reviewed_on, language)
    try:
        german, own = read(folder, GERMAN), _own(folder, language)
        found = texts_in(file.read_bytes(), file.name, of=language, german=german, own=own)
        told = _taken(own, german, found, day)
    except TableError as error:
        for problem in error.problems:
            typer.echo(f"wartemarke-kiosk: {problem}", err=True)
        typer.echo("wartemarke-kiosk: nothing was changed.", err=True)
        raise typer.Exit(1) from None
    except CatalogueError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}")
    typer.echo(told)


def _taken(own: Catalogue, german: Catalogue, found: dict[str, str], day: dt.date | None) -> str:
    """Write what has changed, and say what that was."""
    old = {key: entry.written for key, entry in own.entries.items()}
    new = {key: text for key, text in found.items() if text != old.get(key)}
    if not new and day in {None, own.reviewed}:
        return f"{own.file.name}: nothing is new"
    changed = own.changed(new, german, day)
    after = parsed(own.language, own.file, changed)
    if {key: entry.written for key, entry in after.entries.items()} != {**old, **new}:
        raise CatalogueError(f"{own.file.name} would not read as it was written: nothing changed.")
    write(own.file, changed)
    review = f", reviewed {day}" if day else ", not reviewed"
    return f"{own.file.name}: {len(new)} texts are new{review}"


def _own(folder: Path, language: str) -> Catalogue:
    """Read the catalogue of a language; one that has none yet gets the head of one."""
    if language not in KEYS:
        _fail(f"the office does not speak {language!r}. {_KEYS_HELP}")
    there = (folder / f"{language}.ftl").is_file()
    return read(folder, language) if there else begun(folder, language)


def _day(reviewed_on: str | None, language: str) -> dt.date | None:
    if reviewed_on is None:
        return None
    if language == GERMAN:
        _fail("German is what all others are translated from: it has no review.")
    try:
        return dt.date.fromisoformat(reviewed_on)
    except ValueError:
        _fail(f"{reviewed_on!r} is no day. Write it so: 2026-12-24.")


def _told(key: str, own: Catalogue | None, german: Catalogue) -> list[str]:
    """Say how complete a language is, in one line and one more for what is missing."""
    if own is None:
        return [f"{key}: no texts"]
    lacking = missing(own, german)
    there = len(german.entries) - len(lacking)
    review = f"reviewed {own.reviewed}" if own.reviewed else "not reviewed"
    read_by = "what all others are translated from" if key == GERMAN else review
    line = f"{key}: {there} of {len(german.entries)} texts, {read_by}"
    return [line, f"    missing: {', '.join(lacking)}"] if lacking else [line]


def _fail(sentence: str) -> NoReturn:
    typer.echo(f"wartemarke-kiosk: {sentence}", err=True)
    raise typer.Exit(1)
