"""The ticket as a picture: what can be measured on it."""

from dataclasses import replace
from itertools import groupby

import pytest
from PIL import Image, ImageChops

from kiosk.receipt import PAPERS, Words, compose, draw
from tests.kiosk.receipts import (
    DESCRIPTION,
    LETTERS,
    TEXTS,
    TOKEN,
    WIDTHS,
    black_rows,
    full_rows,
    ink_outside,
    issued,
    margin,
    number_band,
    receipt,
)

LONG = "Aufenthaltserlaubnisverlängerungsantragsbearbeitungsbestätigung "


def endless(words: Words) -> Words:
    """The same words with texts that nobody would write."""
    return replace(
        words,
        welcome=LONG,
        floor=LONG,
        area=LONG * 2,
        ahead=LONG,
        service=LONG * 3,
        bring=(LONG, LONG * 2, "x"),
        fair=LONG * 9,
        privacy=LONG * 3,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_no_line_leaves_its_margins_when_texts_are_endless(language: str, width: int) -> None:
    """What is too long is broken; nothing is cut off at the paper's edge."""
    made = receipt(language)
    long = replace(made, words=tuple(endless(words) for words in made.words))
    assert ink_outside(draw(long, PAPERS[width]), width) == []


@pytest.mark.parametrize("width", [512, 576])
@pytest.mark.parametrize("letter", LETTERS)
def test_digits_are_20_mm_high_when_the_paper_is_80_mm_wide(letter: str, width: int) -> None:
    """Three digits are at least 20 mm high, whatever the letter."""
    paper = PAPERS[width]
    first, last = number_band(draw(receipt(number=f"{letter}111"), paper), paper)
    assert 20 <= (last - first + 1) / paper.dots_per_mm < 21


@pytest.mark.parametrize("letter", LETTERS)
def test_letter_and_digits_are_12_mm_high_when_the_paper_is_58_mm_wide(letter: str) -> None:
    """Letter and digits are in one line, each at least 12 mm high; only W needs the margins."""
    paper = PAPERS[384]
    picture = draw(receipt(number=f"{letter}999"), paper)
    first, last = number_band(picture, paper)
    assert (last - first + 1) / paper.dots_per_mm >= 12
    letters = black_rows(picture, (0, first - 2, paper.width_dots // 6, last + 1))
    assert len(letters) / paper.dots_per_mm >= 12
    edge = (picture.width - margin(paper) + 1, first, picture.width, last + 1)
    assert bool(black_rows(picture, edge)) == (letter == "W")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("letter", LETTERS)
def test_number_shrinks_and_never_wraps_when_it_has_more_digits(letter: str, width: int) -> None:
    """Four and five digits stay in one line, each smaller than the last, none under 7 mm."""
    paper = PAPERS[width]
    heights = []
    for digits in ("999", "9999", "10001"):
        first, last = number_band(draw(receipt(number=letter + digits), paper), paper)
        heights.append((last - first + 1) / paper.dots_per_mm)
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] >= 7


def inked_widths(picture: Image.Image) -> list[int]:
    """The widths of what stands side by side with white between."""
    columns = ImageChops.invert(picture.convert("L")).getprojection()[0]
    return [len(list(run)) for black, run in groupby(columns) if black]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", ["W999", "W9999", "W99999", "K444", "J77777"])
def test_number_is_whole_when_it_is_wide(number: str, width: int) -> None:
    """Letter and digits stand apart in one line, and the paper's edge cuts nothing off."""
    paper = PAPERS[width]
    picture = draw(receipt(number=number), paper)
    top, last = number_band(picture, paper)
    letter, *digits = inked_widths(picture.crop((0, top, width, last + 1)))
    assert len(digits) == len(number) - 1
    assert max(digits) - min(digits) <= 1
    assert letter > 10


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_a_ticket_is_drawn_when_no_server_knows_it(language: str, width: int) -> None:
    """Without anything to say of the wait, the number and its code are there all the same."""
    told = issued(language)
    event = {"offline": True, "ticket": {**told["ticket"], "id": "9271100801"}}
    made = compose(event, DESCRIPTION, texts=TEXTS, phone_token=TOKEN)
    assert made.code is not None
    whole = compose(told, DESCRIPTION, texts=TEXTS, phone_token=TOKEN)
    assert 0 < draw(made, PAPERS[width]).height < draw(whole, PAPERS[width]).height


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_ticket_is_shorter_when_it_was_issued_offline(language: str) -> None:
    """The fairness sentence is not there; that nobody is called in order still is, in its place."""
    made = receipt(language)
    offline = replace(made, words=tuple(replace(words, fair=None) for words in made.words))
    rules = [len(full_rows(draw(each, PAPERS[576]), PAPERS[576])) for each in (made, offline)]
    assert draw(offline, PAPERS[576]).height < draw(made, PAPERS[576]).height
    assert rules[0] == rules[1]


def test_ticket_has_no_list_when_there_is_nothing_to_bring() -> None:
    """Advice needs nothing: no heading, no boxes."""
    made = receipt("en", service="advice")
    listed = replace(made, words=tuple(replace(w, bring=("Pass",)) for w in made.words))
    assert made.words[0].bring == ()
    assert draw(made, PAPERS[576]).height < draw(listed, PAPERS[576]).height


@pytest.mark.parametrize("width", WIDTHS)
def test_smallest_type_is_3_mm_when_paper_has_other_dots(width: int) -> None:
    """Sizes are lengths, not dots: 25 dots of 8 to the millimetre are 3.1 mm on every paper."""
    paper = PAPERS[width]
    assert 3.1 <= paper.dots(25) / paper.dots_per_mm < 3.3


def test_papers_are_as_their_profiles_say_when_the_kiosk_starts() -> None:
    """Widths and dots per millimetre come from python-escpos."""
    dpi = {width: round(paper.dots_per_mm * 25.4) for width, paper in PAPERS.items()}
    assert dpi == {512: 180, 576: 203, 384: 203}
