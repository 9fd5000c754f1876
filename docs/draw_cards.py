# ruff: noqa: INP001 - a script beside the pages, no package
"""Draw the pictures of the shipped site's cards: `python docs/draw_cards.py`.

They are ours: warm paper, dark ink, friendly shapes, no text. Yellow is left out, for on a board it
means that somebody is called; so are the colours of the areas. Each is drawn three times as large,
then made smaller, so that its edges are smooth.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

FOLDER: Final = Path(__file__).parents[1] / "server" / "sites"
WIDE, HIGH = 1_200, 900
_LARGER: Final = 3
_COLOURS: Final = 64
_PAGE, _SUNK, _LINE = "#FBF7EF", "#F3ECDF", "#E2D8C6"
_WHITE, _INK, _SOFT = "#FFFFFF", "#12262F", "#2F4752"
_LEAF, _CLAY, _SEA = "#E3F1E4", "#FCE8D2", "#E2EEF8"
_EDGE: Final = 10

Point = tuple[float, float]


class Sheet:
    """A sheet of paper to draw on, in points of the finished picture."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDE * _LARGER, HIGH * _LARGER), _PAGE)
        self._pen = ImageDraw.Draw(self._image)

    def shape(self, *points: Point, fill: str, edge: int = _EDGE) -> None:
        """Draw a shape with an ink edge and round corners."""
        corners = [(x * _LARGER, y * _LARGER) for x, y in points]
        self._pen.polygon(corners, fill=fill)
        if edge:
            self.line(*points, points[0], width=edge)

    def line(self, *points: Point, width: int = _EDGE, fill: str = _INK) -> None:
        """Draw a line with round ends."""
        corners = [(x * _LARGER, y * _LARGER) for x, y in points]
        self._pen.line(corners, fill=fill, width=width * _LARGER, joint="curve")
        for x, y in points:
            self.disc((x, y), width / 2, fill=fill, edge=0)

    def disc(self, middle: Point, radius: float, *, fill: str, edge: int = _EDGE) -> None:
        """Draw a disc."""
        x, y = middle
        box = [
            *(round((x - radius) * _LARGER), round((y - radius) * _LARGER)),
            *(round((x + radius) * _LARGER), round((y + radius) * _LARGER)),
        ]
        self._pen.ellipse(box, fill=fill, outline=_INK if edge else None, width=edge * _LARGER)

    def slab(self, left: Point, right: Point, radius: int, *, fill: str, edge: int = _EDGE) -> None:
        """Draw a rectangle with round corners."""
        box = [round(value * _LARGER) for value in (*left, *right)]
        ring = _INK if edge else None
        self._pen.rounded_rectangle(box, radius * _LARGER, fill, ring, edge * _LARGER)

    def done(self) -> Image.Image:
        """Give the finished picture, in few colours: it is small in a file."""
        small = self._image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
        return small.quantize(_COLOURS, dither=Image.Dither.NONE)


def welcome_folder() -> Image.Image:
    """An open folder, with sheets that look out of it and a house on the first one."""
    sheet = Sheet()
    sheet.disc((600, 470), 380, fill=_SUNK, edge=0)
    sheet.slab((330, 250), (870, 690), 24, fill=_SEA)
    sheet.slab((470, 130), (790, 560), 14, fill=_LEAF)
    sheet.slab((390, 170), (710, 600), 14, fill=_WHITE)
    _house(sheet, 550, 330)
    sheet.line((460, 440), (640, 440), width=12, fill=_SOFT)
    sheet.shape((290, 430), (470, 430), (520, 490), (910, 490), (870, 760), (330, 760), fill=_CLAY)
    _heart(sheet, 600, 625)
    return sheet.done()


def _house(sheet: Sheet, x: float, y: float) -> None:
    sheet.slab((x - 62, y - 20), (x + 62, y + 76), 6, fill=_CLAY, edge=8)
    sheet.shape((x - 88, y - 18), (x, y - 92), (x + 88, y - 18), fill=_WHITE, edge=8)
    sheet.slab((x - 20, y + 16), (x + 20, y + 76), 6, fill=_INK, edge=0)


def _heart(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc((x - 34, y - 18), 42, fill=_INK, edge=0)
    sheet.disc((x + 34, y - 18), 42, fill=_INK, edge=0)
    sides = ((x - 68, y + 6), (x, y - 24), (x + 68, y + 6))
    sheet.shape(*sides, (x, y + 84), fill=_INK, edge=0)


def course() -> Image.Image:
    """Three people at a table with a book; one asks, one answers."""
    sheet = Sheet()
    sheet.disc((600, 450), 390, fill=_SUNK, edge=0)
    _bubble(sheet, (250, 110), (520, 270), tail=(400, 330), fill=_WHITE)
    _bubble(sheet, (660, 80), (960, 250), tail=(790, 315), fill=_SEA)
    for x, dress in ((330, _LEAF), (600, _CLAY), (870, _SEA)):
        _person(sheet, x, 430, dress)
    sheet.slab((180, 640), (1_020, 770), 20, fill=_WHITE)
    sheet.line((270, 775), (255, 850), width=16)
    sheet.line((930, 775), (945, 850), width=16)
    _book(sheet, 600, 640)
    return sheet.done()


def _bubble(sheet: Sheet, left: Point, right: Point, *, tail: Point, fill: str) -> None:
    x, foot = tail[0], right[1]
    sheet.shape((x - 36, foot - 20), tail, (x + 36, foot - 20), fill=fill)
    sheet.slab(left, right, 48, fill=fill)
    sheet.shape((x - 26, foot - 24), (x, foot + 10), (x + 26, foot - 24), fill=fill, edge=0)
    middle = (left[1] + right[1]) / 2
    for nth, end in enumerate((50, 100)):
        y = middle - 22 + 44 * nth
        sheet.line((left[0] + 54, y), (right[0] - 4 - end, y), width=12, fill=_SOFT)


def _person(sheet: Sheet, x: float, y: float, dress: str) -> None:
    sheet.slab((x - 105, y + 70), (x + 105, y + 330), 90, fill=dress)
    sheet.disc((x, y), 78, fill=_WHITE)
    for side in (-1, 1):
        sheet.disc((x + 26 * side, y - 8), 8, fill=_INK, edge=0)
    smile = [(x + step * 6, y + 40 - step * step * 0.7) for step in range(-5, 6)]
    sheet.line(*smile, width=8)


def _book(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape((x, y - 8), (x - 150, y - 44), (x - 150, y + 8), (x, y + 44), fill=_WHITE)
    sheet.shape((x, y - 8), (x + 150, y - 44), (x + 150, y + 8), (x, y + 44), fill=_WHITE)


PICTURES: Final[dict[str, Callable[[], Image.Image]]] = {
    "begruessungsmappe.png": welcome_folder,
    "integrationskurs.png": course,
}


def main() -> None:
    """Write the pictures beside the shipped site file."""
    for name, draw in PICTURES.items():
        draw().save(FOLDER / name, "PNG", optimize=True)


if __name__ == "__main__":
    main()
