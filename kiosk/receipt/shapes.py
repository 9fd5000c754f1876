"""The six area shapes and the signs, in dots: the pages' own icons.svg in black and white."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from xml.etree import ElementTree as ET

from PIL import Image, ImageDraw

from kiosk.receipt.svg import Outline, outlines

FRIEZE = "FJUKZW"
"""The shapes as they stand side by side on the frieze."""

SIGN_GRID, AREA_GRID = 48, 100
_SVG = "{http://www.w3.org/2000/svg}"
_SIGN_STROKE = 3.0
_FINE = 4  # drawn this much larger, then thresholded: round edges without greys
_HALF = 128
# Size and baseline of the letter inside its shape, on the grid of 100 of icons.svg.
_LETTER_SIZE = {"Z": 50, "W": 54, "J": 58}
_LETTER_BASELINE = {"Z": 82, "U": 79}


@dataclass(frozen=True)
class _Stroke:
    """One outline of a symbol, as icons.svg says it is to be drawn."""

    points: Outline
    width: float
    filled: bool


def letter_size(letter: str) -> float:
    """Give the type size of the letter inside its shape, as a part of the shape's side."""
    return _LETTER_SIZE.get(letter, 64) / AREA_GRID


def letter_baseline(letter: str) -> float:
    """Give the letter's baseline below the shape's top, as a part of the shape's side."""
    return _LETTER_BASELINE.get(letter, 72) / AREA_GRID


@lru_cache(maxsize=64)
def sign(name: str, size: int) -> Image.Image:
    """Draw the sign on a square of `size` dots; KeyError if icons.svg has no such sign."""
    scale = size / SIGN_GRID
    canvas, pen = _canvas(size)
    for stroke in _symbol(f"icon-{name}"):
        points = _scaled(stroke.points, scale)
        if stroke.filled:
            pen.polygon(points, fill=0)
        _stroke(pen, points, max(stroke.width * scale, 2.5))
    return _settled(canvas, size)


@lru_cache(maxsize=64)
def area_shape(letter: str, size: int, line: int = 0) -> Image.Image:
    """Draw an area's shape on a square of `size` dots: black, or an outline of `line` dots."""
    (shape,) = _symbol(f"area-{letter.lower()}")
    canvas, pen = _canvas(size)
    # An outline lies inside the shape's own edge: both forms of a shape are equally large.
    inner = size - line
    points = [
        (x + line / 2 * _FINE, y + line / 2 * _FINE)
        for x, y in _scaled(shape.points, inner / AREA_GRID)
    ]
    if line:
        _stroke(pen, points, line)
    else:
        pen.polygon(points, fill=0)
    return _settled(canvas, size)


def area_box(letter: str) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of an area's shape, as parts of its square's side."""
    (shape,) = _symbol(f"area-{letter.lower()}")
    across = [point.real / AREA_GRID for point in shape.points]
    down = [point.imag / AREA_GRID for point in shape.points]
    return min(across), min(down), max(across), max(down)


@cache
def _icons() -> dict[str, ET.Element]:
    root = ET.fromstring(files("device").joinpath("page/icons.svg").read_text("utf-8"))  # noqa: S314 (our own file)
    return {symbol.attrib["id"]: symbol for symbol in root.iter(f"{_SVG}symbol")}


@cache
def _symbol(name: str) -> tuple[_Stroke, ...]:
    return tuple(
        _Stroke(points, float(element.get("stroke-width", _SIGN_STROKE)), "fill" in element.attrib)
        for element in _icons()[name]
        for points in outlines(element)
    )


def _canvas(size: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    canvas = Image.new("L", (size * _FINE, size * _FINE), 255)
    return canvas, ImageDraw.Draw(canvas)


def _scaled(points: Outline, scale: float) -> list[tuple[float, float]]:
    return [(p.real * scale * _FINE, p.imag * scale * _FINE) for p in points]


def _stroke(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float) -> None:
    """Draw a line with round joins and ends."""
    wide = round(width * _FINE)
    pen.line(points, fill=0, width=wide)
    radius = wide / 2
    for x, y in points:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=0)


def _settled(canvas: Image.Image, size: int) -> Image.Image:
    small = canvas.resize((size, size), Image.Resampling.BOX)
    return small.point(lambda value: 255 if value >= _HALF else 0, mode="1")
