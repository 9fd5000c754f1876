"""How two languages stand side by side, or one below the other."""

import pytest
from PIL import ImageChops

from kiosk.receipt import PAPERS
from kiosk.receipt.sheet import Placed, Row, Sheet, Text

SHORT, WORD, SENTENCE = "Pass", "Fiktionsbescheinigung", "alter und neuer Pass im Original"
ENGLISH, UKRAINIAN = "Passport", "посвідчення"
ARABIC, ARABIC_SENTENCE = "جواز السفر", "كشوف راتب ورسالة من صاحب العمل"


def table(*texts: Text, own: str, most: int = 2) -> tuple[Sheet, tuple[Placed, ...]]:
    """The rows of a table of one size on the wide paper, and its sheet."""
    sheet = Sheet(PAPERS[576], ("de", own))
    return sheet, sheet.table([Row(text, sheet.faces(27), sheet.left, most) for text in texts])


def beside(text: Text, own: str, *, most: int = 2) -> bool:
    """Whether the text stands in two columns when it is alone."""
    _, (placed,) = table(text, own=own, most=most)
    return placed.columns is not None


@pytest.mark.parametrize("own", ["en", "uk", "ar"])
def test_languages_stand_below_each_other_when_two_words_are_wider_than_the_paper(own: str) -> None:
    """A word is never broken only to make columns."""
    assert beside((WORD, SHORT), own)
    assert not beside((WORD, WORD), own)


def test_german_gets_the_room_it_needs_when_the_other_language_comes_from_the_right() -> None:
    """The paper's edge holds the other column, so the border between them is each row's own."""
    texts = [(WORD, ARABIC), (SENTENCE, ARABIC), (SHORT, ARABIC_SENTENCE), (WORD, ARABIC_SENTENCE)]
    sheet, rows = table(*texts, own="ar")
    assert len({placed.second for placed in rows}) > 1
    for placed in rows:
        assert placed.columns is not None
        widths = [max(line.width for line in lines) for lines in placed.columns]
        assert sum(widths) + 16 <= sheet.right - sheet.left


def test_second_column_begins_at_one_place_when_it_comes_from_the_left() -> None:
    """Rows make a table: the eye goes down along its edge, which lies where most rows fit."""
    texts = [(SHORT, ENGLISH), (WORD, ENGLISH), ("digitales Foto", "Digital photo")]
    sheet, rows = table(*texts, own="en")
    (second,) = {placed.second for placed in rows}
    assert all(placed.columns for placed in rows)
    assert second > (sheet.left + sheet.right) // 2


def test_a_row_stands_below_each_other_when_it_alone_does_not_fit() -> None:
    """One long thing does not make the others long."""
    _, rows = table((SHORT, ENGLISH), (SENTENCE * 3, SENTENCE * 3), (SHORT, UKRAINIAN), own="uk")
    assert [placed.columns is not None for placed in rows] == [True, False, True]


def test_no_row_has_columns_when_most_do_not_fit() -> None:
    """One row of three in columns would look like a mistake."""
    long = (SENTENCE * 3, SENTENCE * 3)
    _, rows = table((SHORT, ENGLISH), long, long, own="en")
    assert [placed.columns for placed in rows] == [None, None, None]


def test_languages_stand_below_each_other_when_columns_get_too_long() -> None:
    """More lines than allowed are harder to read than one language below the other."""
    text = (f"{SENTENCE} und Kopie davon", ARABIC)
    assert beside(text, "ar", most=2)
    assert not beside(text, "ar", most=1)
    assert not beside((f"{SENTENCE} {SENTENCE}", SENTENCE), "en", most=2)


def test_german_has_the_whole_width_when_the_other_language_says_nothing() -> None:
    """Where the site has no text of its own, there is no empty column."""
    _, (placed,) = table((SENTENCE, ""), own="en")
    assert placed.columns is None


def test_one_column_has_the_whole_width_when_there_is_one_language() -> None:
    """German alone is not squeezed."""
    sheet = Sheet(PAPERS[576], ("de",))
    (placed,) = sheet.table([Row((SENTENCE,), sheet.faces(27), sheet.left)])
    assert placed.columns is not None
    assert [len(lines) for lines in placed.columns] == [1]


@pytest.mark.parametrize("bold", [False, True])
def test_ink_keeps_to_the_margin_when_a_letter_hangs_out(bold: bool) -> None:  # noqa: FBT001 - a parameter
    """The tail of a J reaches out before the letter's own place: the line begins with its ink."""
    sheet = Sheet(PAPERS[576], ("de",))
    sheet.block("Jahr", sheet.faces(38, bold=bold)[0])
    ink = ImageChops.invert(sheet.finished().convert("L")).getbbox()
    assert ink is not None
    assert sheet.left <= ink[0] <= sheet.left + 2
