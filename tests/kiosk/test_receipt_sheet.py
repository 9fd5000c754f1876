"""How two languages stand side by side, or one below the other."""

import pytest

from kiosk.receipt import PAPERS
from kiosk.receipt.sheet import Columns, Sheet, Text

SHORT, WORD, SENTENCE = "Pass", "Fiktionsbescheinigung", "alter und neuer Pass im Original"
ARABIC, ARABIC_SENTENCE = "جواز السفر", "كشوف راتب ورسالة من صاحب العمل"


def columns(text: Text, own: str, *, most: int = 2) -> Columns | None:
    """The columns of a text of one size on the wide paper."""
    sheet = Sheet(PAPERS[576], ("de", own))
    return sheet.columns(text, sheet.faces(27), most=most)


def words(of: Columns) -> list[list[str]]:
    """The words of each column, as they were set."""
    return [[word for line in lines for word in line.text.split(" ")] for lines in of]


@pytest.mark.parametrize("own", ["en", "uk"])
def test_languages_stand_below_each_other_when_a_word_is_wider_than_its_column(own: str) -> None:
    """A word is never broken only to make columns."""
    assert columns((WORD, SHORT), own) is None
    assert columns((SHORT, WORD), own) is None
    assert columns((SHORT, SHORT), own) is not None


def test_german_gets_the_room_it_needs_when_the_other_language_comes_from_the_right() -> None:
    """The paper's edge holds the other column, so the border between them is free."""
    for text in (
        (WORD, ARABIC),
        (SENTENCE, ARABIC),
        (SHORT, ARABIC_SENTENCE),
        (WORD, ARABIC_SENTENCE),
    ):
        made = columns(text, "ar")
        assert made is not None
        assert words(made) == [part.split(" ") for part in text]
        widths = [max(line.width for line in lines) for lines in made]
        assert sum(widths) + 16 <= 576 - 28


def test_languages_stand_below_each_other_when_columns_get_too_long() -> None:
    """More lines than allowed are harder to read than one language below the other."""
    text = (f"{SENTENCE} und Kopie davon", ARABIC)
    assert columns(text, "ar", most=2) is not None
    assert columns(text, "ar", most=1) is None
    assert columns((f"{SENTENCE} {SENTENCE}", SENTENCE), "en", most=2) is None


def test_one_column_has_the_whole_width_when_there_is_one_language() -> None:
    """German alone is not squeezed."""
    sheet = Sheet(PAPERS[576], ("de",))
    (lines,) = sheet.columns((SENTENCE,), sheet.faces(27), most=1) or ()
    assert len(lines) == 1
