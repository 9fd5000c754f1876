"""Tables of texts for the tests of translating: as they go out, as they come back."""

import csv
import io
from pathlib import Path

from typer.testing import CliRunner, Result

from device.texts import GERMAN
from kiosk.translating import command
from kiosk.translating.catalogue import read
from kiosk.translating.table import table


def texts(*arguments: str | Path, folder: Path | None = None) -> Result:
    """Call `wartemarke-kiosk texts`, as somebody at a terminal does."""
    where = ["--folder", str(folder)] if folder else []
    return CliRunner().invoke(command.texts, [*map(str, arguments), *where])


def cells_of(folder: Path, language: str) -> list[list[str]]:
    """The table of a language as rows of cells."""
    catalogue = read(folder, language)
    data = table(read(folder, GERMAN), read(folder, "en"), catalogue).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(data, newline="")))


def saved(rows: list[list[str]], file: Path, delimiter: str = ",") -> Path:
    """The table as a spreadsheet program saves it."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
    return file


def with_text(rows: list[list[str]], key: str, text: str) -> list[list[str]]:
    """The same table with another text of one key."""
    return [[*row[:-1], text] if row[0] == key else row for row in rows]


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
