"""The table that goes out to translators and comes back: one text a row, as CSV. Pure.

Columns: key, comment, German, English, the language's own text. Spreadsheet programs see by the
first three bytes that it is UTF-8. A cell that such a program would take for a formula begins with
an apostrophe, which is taken off again: nothing that a translator writes is ever computed.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from device.texts import LANGUAGES, language
from kiosk.translating.catalogue import KEYS, Catalogue
from kiosk.translating.checks import findings

KEY, COMMENT, SOURCE, SECOND, OWN = "key", "comment", "German", "English", "text"
LARGEST: Final = 2_000_000  # bytes: ten times the largest table
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")  # noqa: RUF001 - wide ones
_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong with a table, its line, and what would be right."""

    file: str
    line: int
    what: str
    right: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.right}".rstrip()


class TableError(ValueError):
    """A table that cannot be taken; `problems` holds all that is wrong with it, in line order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class _Row:
    """One row of a table: the line where it begins, and what stands in each column."""

    line: int
    cells: dict[str, str]


def table(german: Catalogue, english: Catalogue | None, own: Catalogue | None) -> bytes:
    """Write the table of a language; without one, its last column is empty."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([KEY, COMMENT, SOURCE, SECOND, _own_column(own.language) if own else OWN])
    for key, entry in german.entries.items():
        cells = [key, entry.comment, entry.written, _text(english, key), _text(own, key)]
        rows.writerow([_guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def texts_in(
    data: bytes, file: str, *, of: str, german: Catalogue, own: Catalogue
) -> dict[str, str]:
    """Give the texts of a table by their keys, or raise TableError with all that is wrong.

    A row without a text is left alone where the catalogue has none either.
    """
    rows, problems = _rows(data, file, of)
    lines: dict[str, int] = {}
    texts: dict[str, str] = {}
    for row in rows:
        key, text = row.cells[KEY].strip(), row.cells[OWN].strip()
        wrong = list(_wrong_row(row, lines.get(key), german, own))
        if text and not wrong:
            texts[key] = text
            found = findings(key, text, of=of, german=german.entries[key].pattern)
            wrong = [(finding.what, finding.right) for finding in found]
        lines.setdefault(key, row.line)
        problems += [
            Problem(file, row.line, f"{key}: {what}" if key else what, right)
            for what, right in wrong
        ]
    if problems:
        raise TableError(problems)
    return texts


def _wrong_row(
    row: _Row, before: int | None, german: Catalogue, own: Catalogue
) -> Iterator[tuple[str, str]]:
    """Find what is wrong with a row before its text is read."""
    key, text = row.cells[KEY].strip(), row.cells[OWN].strip()
    if not key:
        yield "the row has no key.", "Take it out, or write the key of the text."
    elif key not in german.entries:
        yield "there is no such text.", "Take the row out, or write the key as the export has it."
    elif before is not None:
        yield f"it stands in line {before} already.", "Take one of the rows out."
    elif _spaced(row.cells.get(SOURCE, "")) not in {"", _spaced(german.entries[key].written)}:
        yield "its German text is not the program's.", "Export the table anew: German has changed."
    elif not text and key in own.entries:
        yield "its text is empty.", "Write it, or take the row out: then the old text stays."


def _rows(data: bytes, file: str, of: str) -> tuple[list[_Row], list[Problem]]:
    """Read a table's rows; what cannot be read is a problem with its line."""
    if len(data) > LARGEST:
        return [], [Problem(file, 0, "it is too large for a table of texts.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [Problem(file, line, "it is not UTF-8.", "Save it as “CSV UTF-8”.")]
    found, problems = _cells(text, file)
    if not found:
        return [], problems or [Problem(file, 0, "it is empty.", "Export the table anew.")]
    (_, head), *others = found
    columns, wrong = _columns(head, file, of)
    if wrong:
        return [], wrong
    rows = []
    for line, cells in others:
        if any(cells[len(columns) :]):
            right = "Put quotes around a cell that has such a sign as the columns are parted by."
            problems.append(Problem(file, line, "the row has too many cells.", right))
        elif any(cell.strip() for cell in cells):
            padded = [_bare(cell) for cell in cells] + [""] * len(columns)
            rows.append(_Row(line, dict(zip(columns, padded, strict=False))))
    return rows, problems


def _cells(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Give the cells of each row with the line where it begins, up to where it cannot be read."""
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return found, [Problem(file, line, f"it cannot be read: {error}.", "Save it as CSV anew.")]
    return found, []


def _columns(cells: list[str], file: str, of: str) -> tuple[list[str], list[Problem]]:
    """Give what each column is; the last one may be of this language alone."""
    names = [cell.strip() for cell in cells]
    own = {OWN, _own_column(of)}
    others = {_own_column(key): language(key) for key in KEYS if key != of}
    strange = next((others[name] for name in names if name in others), None)
    if strange is not None:
        what = f"it is the table of {strange.german} ({strange.key})."
        return [], [Problem(file, 1, what, f"Import it with --language {strange.key}.")]
    if KEY not in names or len(own & set(names)) != 1:
        what = f"the first line must name the columns “{KEY}” and “{_own_column(of)}”."
        return [], [Problem(file, 1, what, "Keep it as the export has it.")]
    return [OWN if name in own else name for name in names], []


def _own_column(key: str) -> str:
    (known,) = (each for each in LANGUAGES if each.key == key)
    return f"{known.name} ({known.key})"


def _text(catalogue: Catalogue | None, key: str) -> str:
    entry = catalogue.entries.get(key) if catalogue else None
    return entry.written if entry else ""


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell.replace("\r\n", "\n").removeprefix("'")


def _spaced(text: str) -> str:
    return " ".join(text.split())
