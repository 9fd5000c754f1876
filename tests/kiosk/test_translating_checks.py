"""A table that comes back with mistakes: each is told, and nothing is written."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.translating.catalogue import LOCALES, read
from tests.kiosk.tables import cells_of, everything, saved, texts, with_text

AHEAD = "{ $ahead ->\n    [0] *nobody*\n    [one] *{ $ahead }*\n   *[other] *{ $ahead }*\n}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogues, where they may be changed."""
    there = tmp_path / "locales"
    shutil.copytree(LOCALES, there)
    return there


PLURAL = "paper-ahead"
WRONG = [
    ("screen-step", "Step { $step }", "{ $steps } is missing."),
    ("screen-step", "Step { $step } of { $steps } { $x }", "{ $x } is not filled in here."),
    ("screen-step", "Step { $step of { $steps }", "it cannot be read"),
    ("screen-done", "One\nand = another", "it is more than one text."),
    ("screen-done", "One\nmore", "it cannot be read"),
    ("screen-done", "One\n    .more = of it", "it is more than one text."),
    ("screen-done", "{ screen-back }", "it calls for something that no text has."),
    ("screen-done", "{ NUMBER(3) }", "it calls for something that no text has."),
    ("screen-done", "{ -brand }", "it calls for something that no text has."),
    ("screen-done", "Done!", "it has an exclamation mark."),
    ("screen-done", 'Done{ "!" }', "it has an exclamation mark."),
    ("screen-done", 'The "end"', "it has straight quotes."),
    ("screen-done", "Do\u200fne", "it has a sign that nobody sees (U+200F)."),
    ("screen-done", "*Done*", "its bold part is not between two asterisks."),
    ("screen-done", '{ " " }', "a form of it says nothing."),
    ("screen-done", "Do\u0307ne", "it has marks apart from their letters."),
    ("screen-done", "٣", "it has the digit ٣."),
    ("screen-done", "", "its text is empty."),
    ("paper-phone", "*See on your phone.", "its bold part is not between two asterisks."),
    (PLURAL, "{ $ahead }", "it has one form for all numbers."),
    (PLURAL, AHEAD.replace("    [one] *{ $ahead }*\n", ""), "the form [one] is missing."),
    (PLURAL, AHEAD.replace("    [0] *nobody*\n", ""), "the form [0] is missing."),
    (PLURAL, AHEAD.replace("[one]", "[few]"), "the language has no form [few]."),
    (PLURAL, AHEAD.replace("   *[o", "    [o").replace("    [one", "   *[one"), "the asterisk"),
    (PLURAL, AHEAD.replace("*nobody*", "nobody"), "its bold part is not between two asterisks."),
]


@pytest.mark.parametrize(("key", "text", "says"), WRONG)
def test_nothing_is_written_when_a_text_is_wrong(
    key: str, text: str, says: str, folder: Path, tmp_path: Path
) -> None:
    """One line says in which file and line, what is wrong and what would be right."""
    before = everything(folder)
    rows = with_text(cells_of(folder, "en"), key, text)
    rows = with_text(rows, "screen-welcome", "Hello")
    done = texts("import", saved(rows, tmp_path / "en.csv"), "--language", "en", folder=folder)
    line = next(
        number
        for number, text_line in enumerate(
            (tmp_path / "en.csv").read_text(encoding="utf-8-sig").splitlines(), 1
        )
        if text_line.startswith(f"{key},")
    )
    *told, last = done.stderr.splitlines()
    assert done.exit_code == 1
    assert last == "wartemarke-kiosk: nothing was changed."
    assert any(each.startswith(f"wartemarke-kiosk: en.csv, line {line}: {key}: ") for each in told)
    assert any(says in each for each in told)
    assert all(each.count(". ") >= 1 for each in told), "each says what would be right"
    assert everything(folder) == before


def test_letters_of_a_neighbour_are_refused_when_a_keyboard_brought_them(
    folder: Path, tmp_path: Path
) -> None:
    """Ukrainian has no ы: the line says which letters would be right."""
    rows = with_text(cells_of(folder, "uk"), "screen-done", "Готовы")
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", "uk", folder=folder)
    assert "screen-done: it has ы (U+044B), a letter of another language." in done.stderr
    assert "Write the Ukrainian letters." in done.stderr


def test_text_is_right_when_the_language_has_other_forms_than_german(
    folder: Path, tmp_path: Path
) -> None:
    """Every form that the language counts with, and a word for nobody by the form for none."""
    rows = with_text(cells_of(folder, "en"), PLURAL, AHEAD)
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", "en", folder=folder)
    assert done.stderr == ""
    assert read(folder, "en").entries[PLURAL].written == AHEAD


def tables() -> Iterator[tuple[str, bytes, str]]:
    """Files that are no table of English, and what is said of them."""
    head = "key,comment,German,English,English (en)\r\n"
    yield "unknown", f"{head}screen-nothing,,,,Hi\r\n".encode(), "line 2: screen-nothing: there is"
    yield "no key", f"{head},,,,Hi\r\n".encode(), "line 2: the row has no key."
    twice = f'{head}screen-done,,,,"Do\nne"\r\nscreen-done,,,,Done\r\n'
    yield "twice", twice.encode(), "line 4: screen-done: it stands in line 2 already."
    yield "old", f"{head}screen-done,,Ende,,Done\r\n".encode(), "line 2: screen-done: its German"
    yield "cells", f"{head}screen-done,,,,Done,more\r\n".encode(), "line 2: the row has too many"
    yield "latin", f"{head}screen-done,,,,".encode() + b"D\xfcne\r\n", "line 2: it is not UTF-8."
    yield "other", head.replace("English (en)", "Türkçe (tr)").encode(), "line 1: it is the table"
    yield "no head", b"screen-done,Done\r\n", "line 1: the first line must name the columns"
    yield "quotes", f'{head}screen-done,,,,"Done'.encode(), "line 2: it cannot be read"
    yield "empty", b"", "it is empty."
    yield "huge", b"x" * 2_000_001, "it is too large"


@pytest.mark.parametrize(
    ("data", "says"), [each[1:] for each in tables()], ids=[each[0] for each in tables()]
)
def test_nothing_is_written_when_a_file_is_no_table(
    data: bytes, says: str, folder: Path, tmp_path: Path
) -> None:
    """Whatever was saved wrongly is told with its line."""
    before = everything(folder)
    (tmp_path / "t.csv").write_bytes(data)
    done = texts("import", tmp_path / "t.csv", "--language", "en", folder=folder)
    assert done.exit_code == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(folder) == before


def test_every_mistake_is_told_when_there_are_several(folder: Path, tmp_path: Path) -> None:
    """Nobody mends a table one mistake at a time."""
    rows = with_text(cells_of(folder, "en"), "screen-done", "Done!")
    rows = with_text(rows, "screen-step", "Step")
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", "en", folder=folder)
    assert len(done.stderr.splitlines()) == 4  # two figures are missing


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@A1", "'quoted", "＝1"])
def test_nothing_is_computed_when_a_text_looks_like_a_formula(
    text: str, folder: Path, tmp_path: Path
) -> None:
    """Such a cell goes out as text, and comes back as it was written."""
    source = (folder / "de.ftl").read_text(encoding="utf-8")
    (folder / "de.ftl").write_text(
        source.replace("screen-done = Fertig", f"screen-done = {text}"), encoding="utf-8"
    )
    texts("export", tmp_path / "t.csv", "--language", "de", folder=folder)
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfkey,")
    (row,) = [each for each in raw.decode().splitlines() if each.startswith("screen-done,")]
    assert row.split(",")[2] == f"'{text}"
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    before = everything(folder)
    done = texts("import", tmp_path / "t.csv", "--language", "de", folder=folder)
    assert everything(folder) == before
    assert ("straight quotes" in done.stderr) == text.startswith("'")
