"""Parts of several papers: a concern with its sign, a list to tick. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.receipt.content import Receipt
from kiosk.receipt.head import SMALL
from kiosk.receipt.shapes import sign
from kiosk.receipt.sheet import Placed, Row, Sheet, Text
from kiosk.receipt.typesetting import Face, widest_word, wrap

TITLE, TEXT = 38, 27  # type sizes in design dots


def said_in(receipt: Receipt, name: str) -> Text:
    """Give one text of the ticket in each of its languages."""
    return tuple(getattr(words, name) or "" for words in receipt.words)


def text_faces(
    sheet: Sheet, lines: Callable[[tuple[Face, ...]], int], *, bold: bool = False
) -> tuple[Face, ...]:
    """Give the text's faces: a little smaller, but not under the smallest, where that saves lines.

    `lines` says how many lines there are in faces of a size.
    """
    sizes = (sheet.faces(design, bold=bold) for design in range(TEXT, SMALL - 1, -1))
    return min(sizes, key=lines)


def put_concern(sheet: Sheet, name: str, text: Text) -> None:
    """Put the concern beside its sign; below it where a word is too long for that.

    A sign that this kiosk does not have is left out.
    """
    side, gap = sheet.dots(44), sheet.dots(14)
    top, left = sheet.top, sheet.left + side + gap
    faces = text_faces(sheet, lambda faces: _lines(text, faces, sheet.right - left))
    try:
        picture = sign(name, side)
    except KeyError:  # a newer server's
        sheet.blocks(text, faces)
        return
    if not _is_whole(text, faces, sheet.right - left):
        left = sheet.left
        sheet.top += side
        if not _is_whole(text, faces, sheet.right - left):
            faces = sheet.faces(SMALL)
    sheet.blocks(text, faces, left=left)
    sheet.picture(picture, left=sheet.left, top=top)
    sheet.top = max(sheet.top, top + side)


def _is_whole(text: Text, faces: Sequence[Face], width: int) -> bool:
    """Say whether no word has to be broken."""
    return all(widest_word(*said) <= width for said in zip(text, faces, strict=True))


def _lines(text: Text, faces: Sequence[Face], width: int) -> int:
    return sum(len(wrap(*said, width)) for said in zip(text, faces, strict=True))


def put_boxes(sheet: Sheet, heading: Text, things: Sequence[Text]) -> None:
    """Put things below their heading, each with a box to tick."""
    left = sheet.left + sheet.dots(42)
    most = 1 if sheet.paper.narrow else 2

    def table(faces: tuple[Face, ...]) -> tuple[Placed, ...]:
        bold = tuple(replace(face, bold=True) for face in faces)
        rows = [
            Row(heading, bold, sheet.left),
            *(Row(thing, faces, left, most) for thing in things),
        ]
        return sheet.table(rows)

    faces = text_faces(sheet, lambda faces: sum(map(sheet.lines_of, table(faces))))
    title, *boxes = table(faces)
    sheet.put(title)
    for placed in boxes:
        sheet.down(2)
        _box(sheet, baseline=sheet.top + placed.ascent)
        sheet.put(placed)
        sheet.down(3)


def _box(sheet: Sheet, *, baseline: int) -> None:
    """Put a box to tick on the line with this baseline."""
    side, thick = sheet.dots(30), sheet.dots(3)
    bottom = baseline + sheet.dots(5)
    box = (sheet.left, bottom - side, sheet.left + side - 1, bottom - 1)
    sheet.drawing(lambda pen: pen.rectangle(box, outline=0, width=thick))
