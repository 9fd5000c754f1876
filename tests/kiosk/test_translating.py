"""A table goes out to translators and comes back; nothing else of a catalogue changes."""

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from device.texts import GERMAN, LANGUAGES, Texts
from kiosk.translating.catalogue import LOCALES, catalogues, read, write
from tests.kiosk.tables import cells_of, everything, saved, texts, with_text

SPOKEN = Texts(LOCALES).languages()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogues, where they may be changed."""
    there = tmp_path / "locales"
    shutil.copytree(LOCALES, there)
    return there


@pytest.mark.parametrize("language", SPOKEN)
def test_catalogue_is_identical_when_a_table_comes_back_as_it_went(
    language: str, folder: Path, tmp_path: Path
) -> None:
    """Out and in changes no byte, in each language, whichever sign parts the columns."""
    before = everything(folder)
    for delimiter in ",;\t":
        file = saved(cells_of(folder, language), tmp_path / f"{ord(delimiter)}.csv", delimiter)
        done = texts("import", file, "--language", language, folder=folder)
        assert (done.exit_code, done.stderr) == (0, "")
        assert everything(folder) == before


@pytest.mark.parametrize("language", SPOKEN[1:])
def test_catalogue_is_whole_again_when_most_of_its_texts_were_lost(
    language: str, folder: Path, tmp_path: Path
) -> None:
    """From the table alone every text comes back to its place, below its heading."""
    before = read(folder, language)
    rows = cells_of(folder, language)
    lost = list(before.entries)[40:]
    kept = before.source[: before.entries[lost[0]].start].rpartition("\n")[0] + "\n"
    before.file.write_text(kept, encoding="utf-8")
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", language, folder=folder)
    assert (done.exit_code, done.stderr) == (0, "")
    after = read(folder, language)
    assert {key: each.written for key, each in after.entries.items()} == {
        key: each.written for key, each in before.entries.items()
    }
    assert list(after.entries) == list(before.entries)
    headings = [line for line in before.source.splitlines() if line.startswith("# ----")]
    assert [line for line in after.source.splitlines() if line.startswith("# ----")] == headings


def test_new_texts_have_their_places_when_a_language_has_them_not_yet(
    folder: Path, tmp_path: Path
) -> None:
    """In the middle of a section, at its begin (with its heading or without), at the end of all."""
    before = read(folder, "en")
    gone = ["screen-step", "screen-code", "screen-code-type", "screen-bring", "paper-no-number"]
    rows = cells_of(folder, "en")
    source = before.source
    for key in gone:
        line = f"{key} = {before.entries[key].written}\n"
        heading = f"\n# {before.entries[key].heading}\n" if key == "screen-code" else ""
        assert heading + line in source
        source = source.replace(heading + line, "")
    before.file.write_text(source, encoding="utf-8")
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", "en", folder=folder)
    assert done.exit_code == 0
    assert read(folder, "en").source == before.source


def test_new_language_has_a_catalogue_when_its_first_table_comes(
    folder: Path, tmp_path: Path
) -> None:
    """It begins as all others do, and the kiosk offers it from then on."""
    (folder / "fr.ftl").unlink(missing_ok=True)
    assert texts("export", tmp_path / "fr.csv", "--language", "fr", folder=folder).exit_code == 0
    made = (tmp_path / "fr.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(made, newline="")))
    assert rows[0][-1] == "Français (fr)"
    assert {row[-1] for row in rows[1:]} == {""}
    rows = with_text(rows, "screen-welcome", "Bienvenue")
    rows = with_text(rows, "screen-no-paper", "Le ticket n’est pas sorti.")
    done = texts("import", saved(rows, tmp_path / "t.csv"), "--language", "fr", folder=folder)
    assert done.stdout == "fr.ftl: 2 texts are new, not reviewed\n"
    assert (folder / "fr.ftl").read_text(encoding="utf-8") == (
        "# The kiosk's words in French (Français): the screen first, then the paper.\n"
        "# Review: none yet\n\n# ---- screen ----\nscreen-welcome = Bienvenue\n"
        "screen-no-paper = Le ticket n’est pas sorti.\n"
    )
    assert Texts(folder).get("screen-welcome", "fr") == "Bienvenue"


def test_only_the_text_changes_when_a_translator_writes_another(
    folder: Path, tmp_path: Path
) -> None:
    """One line of the file is another one; comments, order and blank lines stay."""
    file = folder / "uk.ftl"
    before = file.read_text(encoding="utf-8").splitlines()
    rows = with_text(cells_of(folder, "uk"), "screen-welcome", "Вітаємо")
    texts("import", saved(rows, tmp_path / "t.csv"), "--language", "uk", folder=folder)
    after = file.read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        "screen-welcome = Вітаємо"
    ]


def reviews(folder: Path, language: str) -> str:
    """The second line of a catalogue."""
    return read(folder, language).source.splitlines()[1]


def test_review_is_of_the_day_that_is_named_when_a_native_reader_has_read(
    folder: Path, tmp_path: Path
) -> None:
    """The day is kept while nothing changes; a text that nobody has read ends it."""
    file = saved(cells_of(folder, "tr"), tmp_path / "t.csv")
    arguments = ("import", file, "--language", "tr")
    texts(*arguments, "--reviewed-on", "2026-12-24", folder=folder)
    assert reviews(folder, "tr") == "# Review: 2026-12-24"
    assert "tr: " in texts(folder=folder).stdout
    (line,) = [each for each in texts(folder=folder).stdout.splitlines() if "tr: " in each]
    assert line.endswith("reviewed 2026-12-24")
    texts(*arguments, folder=folder)
    assert reviews(folder, "tr") == "# Review: 2026-12-24"
    saved(with_text(cells_of(folder, "tr"), "screen-done", "Tamamdır"), file)
    texts(*arguments, folder=folder)
    assert reviews(folder, "tr") == "# Review: none yet"


def test_table_is_never_written_over_when_it_may_hold_somebodys_work(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    file = tmp_path / "t.csv"
    file.write_text("work", encoding="utf-8")
    done = texts("export", file)
    assert (done.exit_code, file.read_text(encoding="utf-8")) == (1, "work")
    assert "is there already" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "t.csv", "--language", "xx"], "does not speak 'xx'"),
        (["export", "t.csv", "--language", "xx"], "does not speak 'xx'"),
        (["import", "nowhere.csv", "--language", "en"], "No such file or directory: nowhere.csv"),
        (["import", "t.csv", "--language", "en", "--reviewed-on", "24.12.2026"], "is no day"),
        (["import", "t.csv", "--language", "de", "--reviewed-on", "2026-12-24"], "has no review"),
        (["--folder", "/nowhere"], "has no de.ftl"),
    ],
)
def test_one_line_says_what_is_wrong_when_a_command_is(arguments: list[str], says: str) -> None:
    """No wrong word on the command line ends in a traceback."""
    done = texts(*arguments)
    assert done.exit_code == 1
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_each_language_is_told_when_somebody_asks(folder: Path) -> None:
    """How many texts, which are missing, and that nobody who speaks it has read it."""
    source = (folder / "vi.ftl").read_text(encoding="utf-8")
    line = next(each for each in source.splitlines() if each.startswith("screen-done ="))
    (folder / "vi.ftl").write_text(source.replace(f"{line}\n", ""), encoding="utf-8")
    (folder / "fr.ftl").unlink(missing_ok=True)
    done = texts(folder=folder)
    lines = done.stdout.splitlines()
    of = len(read(folder, GERMAN).entries)
    told = [each.partition(":")[0] for each in lines if not each.startswith(" ")]
    assert told == [each.key for each in LANGUAGES]
    assert lines[0] == f"de: {of} of {of} texts, what all others are translated from"
    assert f"en: {of} of {of} texts, not reviewed" in lines
    place = next(at for at, each in enumerate(lines) if each.startswith("vi: "))
    assert lines[place].endswith("texts, not reviewed")
    assert lines[place + 1].startswith("    missing: ")
    assert "screen-done" in lines[place + 1]
    assert "fr: no texts" in lines
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("screen-done = { $x\n", "de.ftl, line 1: "),
        ("a = x\na = y\n", "de.ftl, line 2: a stands here a second time."),
        ("a = x\nb =\n    .c = y\n", "de.ftl, line 2: b says nothing."),
    ],
)
def test_a_broken_catalogue_is_told_with_its_line(source: str, says: str, tmp_path: Path) -> None:
    """Somebody has written in the file by hand."""
    (tmp_path / "de.ftl").write_text(source, encoding="utf-8")
    done = texts(folder=tmp_path)
    assert done.exit_code == 1
    assert says in done.stderr


def test_old_catalogue_is_whole_when_the_new_one_is_not_yet(folder: Path, tmp_path: Path) -> None:
    """A write that fails leaves the old file; one that succeeds puts another in its place."""
    file, before = folder / "en.ftl", everything(folder)
    file.chmod(0o640)
    (tmp_path / "reader").hardlink_to(file)
    with pytest.raises(UnicodeEncodeError):
        write(file, "half\ud800")
    assert everything(folder) == before
    write(file, "whole")
    assert everything(folder) == before | {"en.ftl": b"whole"}
    assert file.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "reader").read_bytes() == before["en.ftl"]


def test_program_tells_of_its_texts_when_it_has_no_settings() -> None:
    """It starts no kiosk for that: neither a server nor a printer is needed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WARTEMARKE")}
    program = [sys.executable, "-m", "kiosk", "texts"]
    done = subprocess.run(program, env=clean, capture_output=True, text=True, check=True)
    assert done.stdout == texts().stdout
    assert done.stdout.startswith("de: ")


def test_every_catalogue_of_ours_can_be_taken_apart_when_it_is_read() -> None:
    """Each text is found as the file has it."""
    for catalogue in catalogues(LOCALES):
        for key, entry in catalogue.entries.items():
            assert f"{key} = {entry.written}" in catalogue.source
