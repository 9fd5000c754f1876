"""A sheet of paper that grows downwards, and the ways in which two languages stand on it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil

from PIL import Image, ImageDraw

from device.texts import direction
from kiosk.receipt.paper import Paper
from kiosk.receipt.typesetting import Face, Line, paint, widest_word, wrap

_WHITE = 255
_DARK_ENOUGH = 144  # a dot is printed where the glyph covers at least 44 % of it: no thin stems
_COLUMN_GAP, _LANGUAGE_GAP = 14, 4  # design dots
_ENDLESS = 100_000  # dots: wider than any text

Text = tuple[str, ...]
"""One thing said in each language of the ticket: German first."""


@dataclass(frozen=True)
class Row:
    """A thing said in each language, where it begins, and how many lines a column of it may have.

    The second column may lie beside the first where no word must be broken for it.
    """

    text: Text
    faces: tuple[Face, ...]
    left: int
    most: int = 1


@dataclass(frozen=True)
class Placed:
    """A row's lines in each language, side by side; None: one language below the other."""

    row: Row
    columns: tuple[tuple[Line, ...], ...] | None
    second: int

    @property
    def ascent(self) -> int:
        """Give how far the first baseline lies below the row's top."""
        return common_ascent(self.row.faces if self.columns else self.row.faces[:1])


@dataclass(frozen=True)
class SetLine:
    """A line of text in its place."""

    line: Line
    left: float
    baseline: float

    def paint(self, pen: ImageDraw.ImageDraw, *, top: float = 0) -> None:
        """Draw the line on a canvas whose upper edge lies at `top` of the sheet."""
        paint(pen, self.line, left=self.left, baseline=self.baseline - top)


class Sheet:
    """Collects what stands on a ticket; `top` is where the next thing goes, in dots."""

    def __init__(self, paper: Paper, languages: Sequence[str]) -> None:
        self.paper = paper
        self.languages = tuple(languages)
        self.left = paper.dots(10 if paper.narrow else 14)
        self.right = paper.width_dots - self.left
        self.top = 0
        self.lines: list[SetLine] = []
        self._things: list[Callable[[Image.Image, ImageDraw.ImageDraw], None]] = []

    def dots(self, design: float) -> int:
        """Turn a length of the design (8 dots to the millimetre) into dots of this paper."""
        return self.paper.dots(design)

    def down(self, design: float) -> None:
        """Leave white space."""
        self.top += self.dots(design)

    def faces(self, design: float, *, bold: bool = False) -> tuple[Face, ...]:
        """Give the face of this size in each language of the ticket."""
        return tuple(Face(self.dots(design), language, bold) for language in self.languages)

    def shortest(self, ways: Sequence[Callable[["Sheet"], None]]) -> None:
        """Put what takes the least paper of several ways to put the same; the first of equals."""

        def foot(way: Callable[[Sheet], None]) -> int:
            trial = Sheet(self.paper, self.languages)
            trial.left, trial.right, trial.top = self.left, self.right, self.top
            way(trial)
            return trial.top

        min(ways, key=foot)(self)

    @contextmanager
    def column(self, left: int, right: int) -> Iterator[None]:
        """Keep what is put meanwhile between two edges."""
        edges = (self.left, self.right)
        self.left, self.right = left, right
        yield
        self.left, self.right = edges

    def line(self, line: Line, *, left: float, baseline: float) -> None:
        """Put one line of text, its left end at `left`."""
        placed = SetLine(line, left, baseline)
        self.lines.append(placed)
        self._things.append(lambda _, pen: placed.paint(pen))

    def picture(self, picture: Image.Image, *, left: int, top: int) -> None:
        """Put a black and white picture."""
        self._things.append(lambda canvas, _: canvas.paste(picture, (left, top)))

    def drawing(self, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
        """Put what `draw` draws."""
        self._things.append(lambda _, pen: draw(pen))

    def rule(self, *, above: float = 9, below: float = 7) -> None:
        """Put a line across the text's width."""
        self.down(above)
        top, thick = self.top, self.dots(3)
        box = (self.left, top, self.right - 1, top + thick - 1)
        self.drawing(lambda pen: pen.rectangle(box, fill=0))
        self.top += thick
        self.down(below)

    def block(self, text: str, face: Face, *, left: int | None = None) -> None:
        """Put a text at its language's own edge, over the whole width or from `left` on."""
        begin = self.left if left is None else left
        for line in wrap(text, face, self.right - begin):
            at = begin if face.direction == "ltr" else self.right - line.width
            self.line(line, left=at, baseline=self.top + face.ascent)
            self.top += face.line_height

    def blocks(
        self,
        text: Text,
        faces: Sequence[Face],
        *,
        left: int | None = None,
        gap: float = _LANGUAGE_GAP,
    ) -> None:
        """Put a text in each language, one below the other."""
        for number, (part, face) in enumerate(zip(text, faces, strict=True)):
            if number and part:
                self.down(gap)
            self.block(part, face, left=left)

    def height(self, text: Text, faces: Sequence[Face], *, left: int) -> int:
        """Give how high a text is in each language, one below the other from `left` on."""
        lines = [
            len(wrap(part, face, self.right - left)) * face.line_height
            for part, face in zip(text, faces, strict=True)
        ]
        return sum(lines) + self.dots(_LANGUAGE_GAP) * (sum(map(bool, lines)) - 1)

    def rows(self, rows: Sequence[Row]) -> None:
        """Put rows below each other; where none has two columns, one language after the other."""
        table = self.table(rows)
        if any(placed.columns for placed in table):
            for placed in table:
                self.put(placed)
            return
        for number in range(len(self.languages)):
            self.down(_LANGUAGE_GAP if number else 0)
            for row in rows:
                self.block(row.text[number], row.faces[number], left=row.left)

    def put(self, placed: Placed) -> None:
        """Put one row: side by side on the same baselines, else one language below the other."""
        row = placed.row
        if placed.columns is None:
            self.blocks(row.text, row.faces, left=row.left)
            return
        for lines in zip_longest(*placed.columns):
            for line, start in zip(lines, (row.left, placed.second), strict=False):
                if line:
                    rtl = line.face.direction == "rtl"
                    at = self.right - line.width if rtl else start
                    self.line(line, left=at, baseline=self.top + common_ascent(row.faces))
            self.top += max(face.line_height for face in row.faces)

    def table(self, rows: Sequence[Row]) -> tuple[Placed, ...]:
        """Break the rows' texts into two columns where they fit, so that the table gets short.

        A row that does not fit stands one language below the other. Own text from the left begins
        at one place in all rows; where most rows do not fit, none stands there: it would look like
        a mistake. From the right its anchor is the paper's edge, so each row gives German the room
        that it needs there.
        """
        if self.languages[1:] and direction(self.languages[1]) == "rtl":
            return tuple(placed for row in rows for placed in self._shortest([row]))
        table = self._shortest(rows)
        if 2 * sum(placed.columns is not None for placed in table) >= len(table):
            return table
        return tuple(replace(placed, columns=None) for placed in table)

    def _shortest(self, rows: Sequence[Row]) -> tuple[Placed, ...]:
        """Give the shortest table whose second columns begin at one place."""
        seconds = sorted({second for row in rows for second in self._seconds(row)})
        middle = self.left + self.right
        tables = [tuple(self._placed(row, second) for row in rows) for second in seconds]
        return min(
            tables,
            key=lambda table: (
                sum(self.lines_of(placed) for placed in table),
                sum(place for place, placed in enumerate(table, 1) if placed.columns is None),
                abs(2 * table[0].second - middle),
            ),
        )

    def _seconds(self, row: Row) -> set[int]:
        """Give where the second column may best begin: just behind German, just before its end."""
        gap = self.dots(_COLUMN_GAP)
        seconds = {(row.left + self.right + gap) // 2}
        if len(row.faces) > 1:
            for width in (_natural_width, widest_word):
                german, own = map(width, row.text, row.faces)
                seconds |= {row.left + ceil(german) + gap, self.right - ceil(own)}
        return seconds

    def _placed(self, row: Row, second: int) -> Placed:
        """Break a row for columns of which the second begins there."""
        if len(row.faces) == 1:
            return Placed(row, (wrap(row.text[0], row.faces[0], self.right - row.left),), second)
        widths = (second - self.dots(_COLUMN_GAP) - row.left, self.right - second)
        cells = list(zip(row.text, row.faces, widths, strict=True))
        fits = all(part and widest_word(part, face) <= width for part, face, width in cells)
        columns = tuple(wrap(*cell) for cell in cells) if fits else ()
        height = max(map(len, columns), default=0)
        return Placed(row, columns if fits and height <= row.most else None, second)

    def lines_of(self, placed: Placed) -> int:
        """Give how many lines high a row is."""
        return max(map(len, placed.columns)) if placed.columns else self._stacked(placed.row)

    def _stacked(self, row: Row) -> int:
        """Give how many lines high a row is with one language below the other."""
        room = self.right - row.left
        cells = zip(row.text, row.faces, strict=True)
        return sum(len(wrap(part, face, room)) for part, face in cells)

    def finished(self) -> Image.Image:
        """Give the picture in black and white, as high as what stands on it."""
        canvas = Image.new("L", (self.paper.width_dots, self.top), _WHITE)
        pen = ImageDraw.Draw(canvas)
        for put in self._things:
            put(canvas, pen)
        return canvas.point(lambda value: _WHITE if value >= _DARK_ENOUGH else 0, mode="1")


def common_ascent(faces: Sequence[Face]) -> int:
    """Give how far the baseline lies below the top of a row of several faces."""
    return max(face.ascent for face in faces)


def _natural_width(text: str, face: Face) -> float:
    """Give the width of the text on one line."""
    return sum(line.width for line in wrap(text, face, _ENDLESS))
