"""How high a board's letters are: by the table of the look, and as the page draws them."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from PIL import Image

from display.doctor.letters import CAPITAL, MM_A_METRE, SHRUNK, SIZES, Layout, Screen, Text, read
from tests.display.scenes import ROWS, State, call, large, spoken
from tests.display.scenes_more import door, side, two, urgent
from tests.display.screen import LANDSCAPE, PORTRAIT

if TYPE_CHECKING:
    from tests.display.shown import Shown

LARGE: Final = ".call-number .ticket-number"
WHERE: Final = {
    Text.COUNTER: ":is(.call-counter, .door-counter) strong",
    Text.ROOM: ":is(.call-room, .door-room) strong",
    Text.WORDS: ".door-lines p",
    Text.RECENT: ".row .ticket-number",
    Text.SPOKEN: ".spoken-lines p",
}
"""Where each text stands on the page."""
NUMBERS: Final = tuple(
    f"{letter}{digits}" for letter in "KUW" for digits in ("101", "1001", "10001")
)
FONTS: Final = Path(__file__).parents[2] / "device" / "page" / "fonts"
DARK: Final = 90
_TYPE: Final = """(where) => {
  const element = document.querySelector(where);
  return element && parseFloat(getComputedStyle(element).fontSize);
}"""


def far_m(inches: float, size: tuple[int, int], letter: str, text: Text = Text.NUMBER) -> float:
    """From how far a text is read; a number is one of three digits."""
    shown = read(Screen(inches, *size), [letter])
    return next(each.far_m for each in shown if each.text is text)


@pytest.mark.parametrize(
    ("inches", "size", "letter", "metres"),
    [
        (55, LANDSCAPE, "K", 13.0),
        (55, LANDSCAPE, "W", 11.8),
        (43, LANDSCAPE, "K", 10.2),
        (43, LANDSCAPE, "W", 9.2),
        (55, PORTRAIT, "K", 11.2),
        (55, PORTRAIT, "W", 9.9),
        (43, PORTRAIT, "K", 8.8),
    ],
)
def test_a_number_is_read_from_afar_when_the_screen_is_that_large(
    inches: float, size: tuple[int, int], letter: str, metres: float
) -> None:
    """The reaches are those that the look was drawn for, to ten centimetres."""
    assert far_m(inches, size, letter) == pytest.approx(metres, abs=0.1)


def test_numbers_have_a_height_when_no_area_could_be_read() -> None:
    """The doctor is asked when something is wrong: it must not fail on it."""
    numbers = [each for each in read(Screen(55, *LANDSCAPE), []) if each.text is Text.NUMBER]
    assert [each.example for each in numbers] == ["101", "1001", "10001"]


def test_a_rule_of_thumb_holds_when_a_55_inch_screen_is_ten_metres_away() -> None:
    """The norm's own figure: 122 mm at 10 m are 193 pixels on 55 inches."""
    pixel_mm = 55 * 25.4 / math.hypot(*LANDSCAPE)
    assert round(MM_A_METRE * 10) == 122
    assert pytest.approx(math.tan(math.radians(0.7)), rel=0.002) == MM_A_METRE / 1000
    assert MM_A_METRE * 10 / pixel_mm == pytest.approx(193, abs=1)
    assert far_m(55, LANDSCAPE, "K", Text.RECENT) == 3.4


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_letters_are_as_high_when_the_screen_has_more_pixels(size: tuple[int, int]) -> None:
    """What counts is the diagonal: the page grows with its pixels."""
    assert far_m(55, size, "K") == far_m(55, LANDSCAPE, "K")


def test_letters_are_lower_when_the_screen_is_not_so_wide() -> None:
    """On a screen of 4 to 3 the page is as wide as the screen, and its letters smaller."""
    assert far_m(55, (1024, 768), "K") < far_m(55, LANDSCAPE, "K")
    assert Screen(55, 1024, 768).unit_mm == pytest.approx(55 * 25.4 * 0.8 / 1920)


# ---- the page itself ---------------------------------------------------------------------------


def called(layout: Layout, number: str, **more: object) -> State:
    """The state of a board that is laid out like this and has just called a number."""
    if layout is Layout.DOOR:
        return door(number=number) | more
    if layout is Layout.AREAS:
        first = side("K", large=large(number, "7"), rows=ROWS[:3], fresh=True)
        return two(first, side("W")) | {"foot": spoken("ar")} | more
    return call(number) | more


def type_px(page: Shown, where: str, size: tuple[int, int]) -> float:
    """How large the type is there, on a screen of this size."""
    page.resize(size)
    page.rest()
    drawn: float | None = page.page.evaluate(_TYPE, where)
    assert drawn is not None, where
    return drawn


@pytest.mark.parametrize("shape", SIZES)
def test_the_table_holds_when_the_page_draws_its_numbers(
    page: Shown, shape: tuple[Layout, bool]
) -> None:
    """Each number is as large as the doctor believes, in every layout and both shapes."""
    layout, upright = shape
    for number in NUMBERS:
        page.show(called(layout, number))
        part = SHRUNK[shape].get(number[0], SHRUNK[shape][""])[len(number) - 4]
        wanted = SIZES[shape][Text.NUMBER] * part
        drawn = type_px(page, LARGE, PORTRAIT if upright else LANDSCAPE)
        assert drawn == pytest.approx(wanted, rel=0.005), number


@pytest.mark.parametrize("shape", SIZES)
def test_the_table_holds_when_the_page_draws_its_other_texts(
    page: Shown, shape: tuple[Layout, bool]
) -> None:
    """Counter, room, recent calls and words are as large as the doctor believes."""
    layout, upright = shape
    size = PORTRAIT if upright else LANDSCAPE
    page.show(called(layout, "K101"))
    for text, units in SIZES[shape].items():
        if text in WHERE:
            assert type_px(page, WHERE[text], size) == pytest.approx(units, rel=0.005), text
    page.show(called(layout, "K101", urgent=urgent()))
    drawn = type_px(page, WHERE[Text.COUNTER], size)
    assert drawn == pytest.approx(SIZES[shape][Text.BELOW_URGENT], rel=0.005)
    assert type_px(page, LARGE, size) == pytest.approx(SIZES[shape][Text.NUMBER], rel=0.005)


@pytest.mark.parametrize("weight", [400, 700])
def test_a_capital_is_as_high_in_the_fonts_when_they_are_shipped(weight: int) -> None:
    """Letters and digits of both weights are as high as the doctor believes, but for round ones."""
    font = TTFont(FONTS / f"noto-sans-{weight}.woff2")
    glyphs, names, high = font.getGlyphSet(), font.getBestCmap(), CAPITAL * font["head"].unitsPerEm
    for sign in "17FKUWZ":
        glyphs[names[ord(sign)]].draw(pen := BoundsPen(glyphs))
        assert pen.bounds[3] == pytest.approx(high), sign


def test_a_digits_ink_is_as_high_when_it_is_seen(page: Shown) -> None:
    """What the table says is what is painted: the dark rows of a picture of the digits."""
    page.show(called(Layout.BOARD, "K111"))
    page.resize(LANDSCAPE)
    shot = page.page.locator(f"{LARGE} .ticket-digits").screenshot()
    picture = Image.open(io.BytesIO(shot)).convert("L")
    inked = "".join("#" if _has_ink(picture, y) else " " for y in range(picture.height))
    wanted = SIZES[Layout.BOARD, False][Text.NUMBER] * CAPITAL
    assert max(map(len, inked.split())) == pytest.approx(wanted, abs=2)


def _has_ink(picture: Image.Image, y: int) -> bool:
    darkest, _ = picture.crop((0, y, picture.width, y + 1)).getextrema()
    return isinstance(darkest, (int, float)) and darkest < DARK
