"""The words of a machine: German behind every language, ASCII digits in all of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from device.texts import (
    LANGUAGES,
    BrokenText,
    Texts,
    UnknownText,
    date_text,
    direction,
    language,
    number_text,
    strip_isolates,
    time_text,
    weekday_text,
)

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = """
welcome = Willkommen
    .hint = Bitte wählen Sie.
ahead = { $people ->
    [one] Vor Ihnen wartet { $people } Person.
   *[other] Vor Ihnen warten { $people } Personen.
}
number = Nummer { $number }
"""
ARABIC = """
welcome = أهلًا وسهلًا
ahead = { $people ->
    [zero] صفر { $people }
    [one] واحد { $people }
    [two] اثنان { $people }
    [few] قليل { $people }
    [many] كثير { $people }
   *[other] آخر { $people }
}
"""


def ms(*moment: int) -> int:
    """Return a moment in UTC as milliseconds."""
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with German and Arabic texts."""
    (tmp_path / "de.ftl").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "ar.ftl").write_text(ARABIC, encoding="utf-8")
    return tmp_path


@pytest.fixture
def texts(folder: Path) -> Texts:
    """Give the texts of that folder."""
    return Texts(folder)


def test_own_language_when_the_file_has_the_text(texts: Texts) -> None:
    """A text comes in the visitor's language."""
    assert texts.get("welcome", "ar") == "أهلًا وسهلًا"
    assert texts.language_of("welcome", "ar") == "ar"


@pytest.mark.parametrize("wanted", ["ar", "ti", "xx"])
def test_german_when_the_language_or_its_text_is_missing(texts: Texts, wanted: str) -> None:
    """A text that a language lacks comes in German, and `language_of` says so."""
    assert texts.get("welcome.hint", wanted) == "Bitte wählen Sie."
    assert texts.language_of("welcome.hint", wanted) == "de"


@pytest.mark.parametrize("key", ["nothing", "welcome.nothing", "number.hint"])
def test_a_clear_error_when_no_file_has_the_key(texts: Texts, key: str) -> None:
    """A key that German lacks is an error that names the key."""
    with pytest.raises(UnknownText, match=f"no text '{key}'"):
        texts.get(key, "ar")


def test_a_clear_error_when_an_argument_is_missing(texts: Texts) -> None:
    """A text without its argument is an error, never a text with a hole."""
    with pytest.raises(BrokenText, match=r"de\.ftl, number: .*number"):
        texts.get("number", "de")


@pytest.mark.parametrize(
    ("people", "word"),
    [(0, "صفر"), (1, "واحد"), (2, "اثنان"), (3, "قليل"), (11, "كثير"), (100, "آخر")],
)
def test_plural_of_its_own_when_the_language_has_six_forms(
    texts: Texts, people: int, word: str
) -> None:
    """Arabic takes each of its six plural forms."""
    assert strip_isolates(texts.get("ahead", "ar", people=people)) == f"{word} {people}"


@pytest.mark.parametrize("key", [one.key for one in LANGUAGES])
def test_ascii_digits_when_any_language_writes_a_number(tmp_path: Path, key: str) -> None:
    """Every language shows a number in ASCII digits, in a text and alone."""
    (tmp_path / "de.ftl").write_text("n = x")
    (tmp_path / f"{key}.ftl").write_text("n = { $n } · { NUMBER($n, minimumFractionDigits: 1) }")
    text = Texts(tmp_path).get("n", key, n=1234567890) + number_text(1234567890, key)
    digits = [sign for sign in text if sign.isdigit()]
    assert len(digits) == 31
    assert all(sign.isascii() for sign in digits)


def test_an_isolate_when_a_number_stands_in_a_sentence(texts: Texts) -> None:
    """What is filled into a sentence stands in a bidi isolate, which speech can take off."""
    assert texts.get("number", "de", number="K214") == "Nummer \u2068K214\u2069"
    assert strip_isolates(texts.get("number", "de", number="K214")) == "Nummer K214"


@pytest.mark.parametrize(
    ("content", "line"),
    [("a = 1\nb ist kein Text\n", 2), ("a = 1\n\nc = 2\na = 3\n", 4), ("a = { $x\n", 1)],
)
def test_the_line_when_a_file_cannot_be_read(tmp_path: Path, content: str, line: int) -> None:
    """A file with an unreadable line or a key twice stops the start and says where."""
    (tmp_path / "de.ftl").write_text(content)
    with pytest.raises(BrokenText, match=rf"de\.ftl, line {line}: "):
        Texts(tmp_path)


def test_no_start_when_german_is_missing(tmp_path: Path) -> None:
    """A folder without German is refused: nothing would stand behind the others."""
    (tmp_path / "en.ftl").write_text("a = 1\n")
    with pytest.raises(BrokenText, match=r"has no de\.ftl"):
        Texts(tmp_path)


def test_order_of_the_office_when_languages_are_listed(folder: Path) -> None:
    """Languages come in the fixed order, German first; files of other names are no languages."""
    (folder / "README.ftl").write_text("a = 1\n")
    (folder / "en.ftl").write_text("a = 1\n")
    assert Texts(folder).languages() == ("de", "en", "ar")
    assert len(LANGUAGES) == len({one.key for one in LANGUAGES}) == 21
    assert [one.key for one in LANGUAGES][:3] == ["de", "de-x-ls", "en"]


def test_direction_when_a_script_runs_from_the_right() -> None:
    """Five languages run from right to left."""
    right = [one.key for one in LANGUAGES if direction(one.key) == "rtl"]
    assert right == ["ar", "fa", "prs", "ckb", "ps"]
    assert direction("xx") == "ltr"


def test_unknown_when_the_office_does_not_speak_a_language() -> None:
    """Asking for a language that is not the office's is a KeyError."""
    assert language("uk").name == "Українська"
    with pytest.raises(KeyError):
        language("xx")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ((2026, 11, 23, 9, 43), "10:43 23.11.2026"),
        ((2026, 10, 25, 0, 59), "02:59 25.10.2026"),
        ((2026, 10, 25, 1, 0), "02:00 25.10.2026"),
        ((2027, 3, 28, 1, 0), "03:00 28.03.2027"),
        ((2026, 6, 30, 22, 0), "00:00 01.07.2026"),
    ],
)
def test_local_time_when_the_clock_changes_in_between(moment: tuple[int, ...], text: str) -> None:
    """Times and days are the site's, on both sides of each clock change."""
    at = ms(*moment)
    zone = "Europe/Berlin"
    assert f"{time_text(at, zone)} {date_text(at, zone)}" == text


def test_a_weekday_stays_in_one_line_when_it_has_two_words() -> None:
    """Vietnamese names its days with two words, which no line break parts."""
    wednesday = ms(2026, 11, 25, 7, 0)
    assert weekday_text(wednesday, "Europe/Berlin", "de") == "Mittwoch"
    assert weekday_text(wednesday, "Europe/Berlin", "vi") == "Th\u1ee9\u00a0T\u01b0"
