"""The area shapes and the signs on paper, drawn from the pages' icons.svg."""

from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from kiosk.receipt.shapes import FRIEZE, area_box, area_shape, sign
from kiosk.receipt.svg import outlines, path_outlines
from tests.kiosk.receipts import DESCRIPTION, LETTERS


def ink(picture: Image.Image) -> int:
    """The number of black dots."""
    return picture.convert("L").histogram()[0]


def inked_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """The smallest box around all black dots."""
    box = ImageChops.invert(picture.convert("L")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("service", DESCRIPTION["services"], ids=lambda service: service["key"])
def test_sign_can_be_drawn_when_a_service_of_the_site_has_it(service: dict[str, str]) -> None:
    """A concern has the same sign on the key and on the paper."""
    picture = sign(service["icon"], 44)
    assert (picture.mode, picture.size) == ("1", (44, 44))
    assert 100 < ink(picture) < 900


def test_key_error_when_there_is_no_such_sign() -> None:
    """A sign that icons.svg does not have is named."""
    with pytest.raises(KeyError, match="icon-nothing"):
        sign("nothing", 44)


@pytest.mark.parametrize("letter", LETTERS)
def test_shape_is_as_large_black_as_in_outline_when_drawn_at_one_size(letter: str) -> None:
    """The outline lies within the shape's edge; within it the paper is white."""
    black, outline = area_shape(letter, 100), area_shape(letter, 100, 4)
    assert max(abs(a - b) for a, b in zip(inked_box(black), inked_box(outline), strict=True)) <= 3
    assert black.getpixel((50, 50)) == 0
    assert outline.getpixel((50, 50)) == 255


@pytest.mark.parametrize("letter", LETTERS)
def test_shape_stands_where_its_box_says_when_drawn(letter: str) -> None:
    """The frieze stands shapes on its line by this box."""
    expected = [round(side * 200) for side in area_box(letter)]
    found = inked_box(area_shape(letter, 200))
    assert max(abs(a - b) for a, b in zip(expected, found, strict=True)) <= 1


def test_frieze_has_each_shape_once() -> None:
    """Six shapes, all of them, and never one twice."""
    assert sorted(FRIEZE) == sorted(LETTERS)


@pytest.mark.parametrize(
    ("d", "end"),
    [
        ("M1 2L3 4", 3 + 4j),
        ("M1 2l3 4", 4 + 6j),
        ("M1 2 3 4 5 6", 5 + 6j),
        ("m1 2 3 4", 4 + 6j),
        ("M1 2H9V7h-1v-1", 8 + 6j),
        ("M0 0C0 5 5 5 5 0s5-5 5 0", 10 + 0j),
        ("M0 5a5 5 0 0 1 10 0", 10 + 5j),
        ("M4 4h3v3z", 4 + 4j),
    ],
)
def test_path_ends_where_svg_says_when_it_is_read(d: str, end: complex) -> None:
    """Absolute and relative commands, repeated ones, curves, arcs, closing."""
    *_, last = path_outlines(d)
    assert abs(last[-1] - end) < 1e-9


def test_curve_goes_on_smoothly_when_its_first_handle_is_left_out() -> None:
    """S mirrors the handle before it; without a curve before, its first handle is its start."""
    ((*points,),) = path_outlines("M0 0C0 4 4 4 4 0S8-4 8 0")
    assert min(points, key=lambda point: point.imag).imag == pytest.approx(-3)
    assert max(points, key=lambda point: point.imag).imag == pytest.approx(3)
    ((*points,),) = path_outlines("M0 0L4 0S8-4 8 0")
    assert min(points, key=lambda point: point.imag).imag > -2


@pytest.mark.parametrize(("sweep", "top"), [(1, 0), (0, 10)])
def test_arc_goes_round_its_own_side_when_swept(sweep: int, top: float) -> None:
    """A half circle goes over the top clockwise and under it otherwise."""
    ((*points,),) = path_outlines(f"M0 5a5 5 0 0 {sweep} 10 0")
    assert any(abs(point - complex(5, top)) < 0.1 for point in points)
    assert all(abs(abs(point - (5 + 5j)) - 5) < 1e-9 for point in points)


def test_large_arc_is_the_longer_way_when_asked_for() -> None:
    """Of the two arcs of a circle, the flag chooses the longer."""
    longer, shorter = (next(path_outlines(f"M5 0A5 5 0 {flag} 1 0 5")) for flag in (1, 0))
    assert max(abs(point - 5) for point in longer) > 9
    assert max(abs(point - 5) for point in shorter) < 7.2


@pytest.mark.parametrize("d", ["M1 2Q3 4 5 6", "M1L3 4", "X"])
def test_value_error_when_a_path_has_what_is_not_understood(d: str) -> None:
    """A sign is drawn right or not at all."""
    with pytest.raises(ValueError, match=r"icons\.svg: cannot read the path"):
        list(path_outlines(d))


def test_value_error_when_a_symbol_has_another_element() -> None:
    """An ellipse, say, must be taught first."""
    with pytest.raises(ValueError, match="<ellipse>"):
        list(outlines(ET.Element("ellipse")))
