"""How many people, how long, since when; and the ticket's own code beside that. Pure."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import segno
from PIL import Image

from kiosk.receipt.content import Receipt
from kiosk.receipt.head import SMALL
from kiosk.receipt.parts import said_in, text_faces
from kiosk.receipt.sheet import Row, Sheet, Text
from kiosk.receipt.typesetting import Face, widest_word, wrap

MODULE, QUIET = 5, 4  # of a code: dots a module (0.6 to 0.7 mm), modules of white around
_LEAST = 0.35  # of the text's width: less room beside a code is no room for its words
_ABOVE = 8  # design dots of white above the facts
_COLUMN_LINES = 3  # of the code's words, in each of two columns


def put_facts(sheet: Sheet, receipt: Receipt) -> None:
    """Put what is known of the wait, and the code, if any, as it takes the least paper."""
    names = ("area", "ahead", "wait", "counted") if sheet.paper.narrow else _WAIT
    facts = [text for text in (said_in(receipt, name) for name in names) if text[0]]
    sheet.down(_ABOVE)
    if receipt.code is None:
        _rows(sheet, facts)
        return
    code, words = _picture(receipt.code), said_in(receipt, "code")
    ways = [lambda on: _above(on, facts, code, words)]
    if not sheet.paper.narrow:
        ways += [
            lambda on: _beside(on, facts, code, words),
            lambda on: _beside(on, facts, code, words, within=True),
        ]
    sheet.shortest(ways)


_WAIT = ("ahead", "wait", "counted")


def _rows(sheet: Sheet, facts: Sequence[Text]) -> None:
    if not facts:  # a number that no server knows yet
        return

    def table(faces: tuple[Face, ...]) -> list[Row]:
        return [Row(text, faces, sheet.left) for text in facts]

    def lines(faces: tuple[Face, ...]) -> int:
        return sum(map(sheet.lines_of, sheet.table(table(faces))))

    sheet.rows(table(text_faces(sheet, lines)))


def _above(sheet: Sheet, facts: Sequence[Text], code: Image.Image, words: Text) -> None:
    """Put the facts over the whole width, then the code with its words beside or below it."""
    _rows(sheet, facts)
    put_code(sheet, code, words)


def _beside(
    sheet: Sheet,
    facts: Sequence[Text],
    code: Image.Image,
    words: Text,
    *,
    within: bool = False,
) -> None:
    """Put the code at the right of the facts, and its words below both, or below the facts."""
    top, edges = sheet.top, (sheet.left, sheet.paper.width_dots - code.width)
    if within and any(widest_word(*each) > edges[1] - edges[0] for each in _small(sheet, words)):
        within = False
    with sheet.column(*edges):
        faces = _facts_faces(sheet, facts)
        for number in range(len(sheet.languages)):
            sheet.down(4 if number else 0)
            for text in facts:
                sheet.block(text[number], faces[number])
        if within:
            sheet.down(6)
            sheet.blocks(words, sheet.faces(SMALL))
    # The white around the code is the white above the facts, too.
    top -= sheet.dots(_ABOVE)
    high = max(sheet.top - top, code.height)
    sheet.picture(code, left=edges[1], top=top + (high - code.height) // 2)
    sheet.top = top + high
    if not within:
        sheet.down(4)
        for placed in sheet.table([Row(words, sheet.faces(SMALL), sheet.left, _COLUMN_LINES)]):
            sheet.put(placed)


def _facts_faces(sheet: Sheet, facts: Sequence[Text]) -> tuple[Face, ...]:
    """Give the facts' faces: a little smaller where more of them then have one line."""

    def lines(faces: tuple[Face, ...]) -> int:
        cells = [cell for text in facts for cell in zip(text, faces, strict=True)]
        return sum(len(wrap(*cell, sheet.right - sheet.left)) for cell in cells)

    return text_faces(sheet, lines)


def put_code(sheet: Sheet, code: Image.Image, words: Text) -> None:
    """Put a code and its words: beside it as many languages as fit there, the others below it."""
    top, left = sheet.top, max(0, sheet.left - QUIET * MODULE)
    sheet.picture(code, left=left, top=top)
    left += code.width
    room, cells = sheet.right - left, _small(sheet, words)
    beside = 0
    if room >= _LEAST * (sheet.right - sheet.left):
        fits = [widest_word(*cell) <= room for cell in cells]
        beside = [*fits, False].index(False)

    def way(count: int) -> Callable[[Sheet], None]:
        return lambda on: _code_words(on, cells, count, left=left, foot=top + code.height)

    sheet.shortest([way(count) for count in range(beside, -1, -1)])


def _code_words(
    sheet: Sheet, cells: Sequence[tuple[str, Face]], count: int, *, left: int, foot: int
) -> None:
    """Put the words of the first languages beside the code, at its middle, and the others below."""
    near, far = cells[:count], cells[count:]
    if near:
        text, faces = zip(*near, strict=True)
        high = sheet.height(text, faces, left=left)
        sheet.top += max(QUIET * MODULE, (foot - sheet.top - high) // 2)
        sheet.blocks(text, faces, left=left)
        sheet.down(4)
    sheet.top = max(sheet.top, foot)
    if far:
        text, faces = zip(*far, strict=True)
        sheet.blocks(text, faces)


def _small(sheet: Sheet, words: Text) -> list[tuple[str, Face]]:
    return list(zip(words, sheet.faces(SMALL), strict=True))


@lru_cache(maxsize=16)
def _picture(code: str) -> Image.Image:
    """Draw a code with the white around it."""
    modules = [list(row) for row in segno.make_qr(code, error="m").matrix_iter(border=QUIET)]
    dots = Image.new("1", (len(modules), len(modules)), 1)
    dots.putdata([0 if dark else 255 for row in modules for dark in row])
    side = len(modules) * MODULE
    return dots.resize((side, side), Image.Resampling.NEAREST)
