"""A sheet of paper that grows downwards, and the ways in which two languages stand on it."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import ceil

from PIL import Image, ImageDraw

from kiosk.receipt.paper import Paper
from kiosk.receipt.typesetting import Face, Line, paint, widest_word, wrap

_WHITE = 255
_DARK_ENOUGH = 144  # a dot is printed where the glyph covers at least 44 % of it: no thin stems
_COLUMN_GAP, _LANGUAGE_GAP = 16, 4  # design dots

Text = tuple[str, ...]
"""One thing said in each language of the ticket: German first."""

Columns = tuple[tuple[Line, ...], ...]
"""The lines of a text in each of its languages."""


class Sheet:
    """Collects what stands on a ticket; `top` is where the next thing goes, in dots."""

    def __init__(self, paper: Paper, languages: Sequence[str]) -> None:
        self.paper = paper
        self.languages = tuple(languages)
        self.left = paper.dots(10 if paper.narrow else 14)
        self.right = paper.width_dots - self.left
        self.top = 0
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

    def line(self, line: Line, *, left: float, baseline: float) -> None:
        """Put one line of text, its left end at `left`."""
        self._things.append(lambda _, pen: paint(pen, line, left=left, baseline=baseline))

    def picture(self, picture: Image.Image, *, left: int, top: int) -> None:
        """Put a black and white picture."""
        self._things.append(lambda canvas, _: canvas.paste(picture, (left, top)))

    def drawing(self, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
        """Put what `draw` draws."""
        self._things.append(lambda _, pen: draw(pen))

    def rule(self, *, above: float = 10, below: float = 8) -> None:
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

    def blocks(self, text: Text, faces: Sequence[Face], *, left: int | None = None) -> None:
        """Put a text in each language, one below the other."""
        for number, (part, face) in enumerate(zip(text, faces, strict=True)):
            if number and part:
                self.down(_LANGUAGE_GAP)
            self.block(part, face, left=left)

    def rows(self, texts: Sequence[Text], faces: Sequence[Face]) -> None:
        """Put texts row by row, side by side where each fits on one line; else by language."""
        columns = [self.columns(text, faces, most=1) for text in texts]
        if None not in columns:
            for pair in filter(None, columns):
                self.beside(pair, faces)
            return
        for number, face in enumerate(faces):
            if number:
                self.down(_LANGUAGE_GAP)
            for text in texts:
                self.block(text[number], face)

    def beside(self, columns: Columns, faces: Sequence[Face], *, left: int | None = None) -> None:
        """Put what `columns` broke side by side, on the same baselines."""
        begin = self.left if left is None else left
        second = (begin + self.right + self.dots(_COLUMN_GAP)) // 2
        for pair in zip_longest(*columns):
            for line, start in zip(pair, (begin, second), strict=False):
                if line:
                    rtl = line.face.direction == "rtl"
                    at = self.right - line.width if rtl else start
                    self.line(line, left=at, baseline=self.top + common_ascent(faces))
            self.top += max(face.line_height for face in faces)

    def columns(
        self, text: Text, faces: Sequence[Face], *, most: int, left: int | None = None
    ) -> Columns | None:
        """Break the text for columns side by side of at most `most` lines; None if it cannot be.

        Own text from the left has a column of its own at the middle. From the right its anchor is
        the paper's edge, so each row gives German the room that it needs there.
        """
        room = self.right - (self.left if left is None else left)
        if len(faces) == 1:
            return (wrap(text[0], faces[0], room),)
        gap = self.dots(_COLUMN_GAP)
        splits = [(room - gap) // 2]
        if faces[1].direction == "rtl":
            german, own = (
                ceil(sum(line.width for line in wrap(part, face, room)))
                for part, face in zip(text, faces, strict=True)
            )
            splits += [german, room - gap - own]
        fitting = [_split(text, faces, (split, room - gap - split)) for split in splits]
        return min(
            (pair for pair in fitting if pair and max(map(len, pair)) <= most),
            key=lambda pair: max(map(len, pair)),
            default=None,
        )

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


def _split(text: Text, faces: Sequence[Face], widths: tuple[int, int]) -> Columns | None:
    """Break the text into columns of these widths; None where a word is wider."""
    cells = list(zip(text, faces, widths, strict=True))
    if any(widest_word(part, face) > width for part, face, width in cells):
        return None
    return tuple(wrap(part, face, width) for part, face, width in cells)
