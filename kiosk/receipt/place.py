"""Where to wait: the frame with the floor and the area, and the area's own mark. Pure."""

from math import ceil

from kiosk.receipt.content import Receipt
from kiosk.receipt.parts import TEXT, said_in, text_faces
from kiosk.receipt.shapes import area_shape, letter_baseline, letter_size, sign
from kiosk.receipt.sheet import Row, Sheet
from kiosk.receipt.typesetting import Face, Line, font, widest_word, wrap

_FLOOR = 48  # type size in design dots
_PAD, _SIDE, _ABOVE, _GAP = 12, 62, 9, 18  # design dots


def put_place(sheet: Sheet, receipt: Receipt) -> None:
    """Put the floor into a frame, large, as the house's signs say it, and the area below it.

    The visitor's own words stand beside these or below them, as it takes less paper.
    """
    pad, side, top = sheet.dots(_PAD), sheet.dots(_SIDE), sheet.top
    left, right = sheet.left, sheet.right
    sheet.down(_ABOVE)
    ways = [lambda on: _below(on, receipt)]
    with sheet.column(left + pad + side + pad, right - pad):
        if len(receipt.words) > 1 and _beside_fits(sheet, receipt):
            ways.insert(0, lambda on: _beside(on, receipt))
        sheet.shortest(ways)
    sheet.down(_ABOVE)
    middle = (top + sheet.top - side) // 2
    if sheet.paper.narrow:
        put_mark(sheet, receipt.place, side, left=left + pad, top=middle)
    else:
        sheet.picture(sign("floor", side), left=left + pad, top=middle)
    box, thick, radius = (left, top, right - 1, sheet.top - 1), sheet.dots(4), sheet.dots(10)
    sheet.drawing(lambda pen: pen.rounded_rectangle(box, radius, outline=0, width=thick))


def put_mark(sheet: Sheet, letter: str, side: int, *, left: int, top: int) -> None:
    """Put the area's shape in black with its letter in white."""
    sheet.picture(area_shape(letter, side), left=left, top=top)
    spot = (left + side / 2, top + letter_baseline(letter) * side)
    face = font(round(letter_size(letter) * side), bold=True)
    sheet.drawing(lambda pen: pen.text(spot, letter, fill=255, font=face, anchor="ms"))


def _below(sheet: Sheet, receipt: Receipt) -> None:
    """Put what is said of the floor in each language, then of the area."""
    top = sheet.top
    german, *own = said_in(receipt, "floor")
    sheet.block(german, _german_floor(sheet, german))
    for text in own:
        sheet.block(text, _own(sheet, text, sheet.left, bold=True))
    if not sheet.paper.narrow:
        sheet.rows([Row(said_in(receipt, "area"), sheet.faces(TEXT), sheet.left)])
    sheet.top = max(sheet.top, top + sheet.dots(_SIDE))


def _german_floor(sheet: Sheet, floor: str) -> Face:
    """Give the face of the floor's name: large, unless its longest word is too wide for that."""
    design = _FLOOR
    while True:
        face = sheet.faces(design, bold=True)[0]
        if design <= TEXT or widest_word(floor, face) <= sheet.right - sheet.left:
            return face
        design -= 1


def _own(sheet: Sheet, text: str, left: int, *, bold: bool) -> Face:
    """Give the face of the own words from `left` on."""

    def lines(faces: tuple[Face, ...]) -> int:
        return len(wrap(text, faces[-1], sheet.right - left))

    return text_faces(sheet, lines, bold=bold)[-1]


def _sides(sheet: Sheet, receipt: Receipt) -> tuple[list[Line], list[tuple[str, Face]], int]:
    """Give German's lines, the own texts with their faces, and where these begin."""
    floor, area, faces = said_in(receipt, "floor"), said_in(receipt, "area"), sheet.faces(TEXT)
    room = sheet.right - sheet.left
    large = _german_floor(sheet, floor[0])
    german = [*wrap(floor[0], large, room), *wrap(area[0], faces[0], room)]
    begin = sheet.left + ceil(max(line.width for line in german)) + sheet.dots(_GAP)
    own = [
        (text, _own(sheet, text, begin, bold=bold))
        for text, bold in ((floor[1], True), (area[1], False))
    ]
    return german, own, begin


def _beside_fits(sheet: Sheet, receipt: Receipt) -> bool:
    if sheet.paper.narrow:
        return False
    _, own, begin = _sides(sheet, receipt)
    return all(widest_word(*each) <= sheet.right - begin for each in own)


def _beside(sheet: Sheet, receipt: Receipt) -> None:
    """Put German at the left and the own words at its right, each at the middle of the other."""
    german, own, begin = _sides(sheet, receipt)
    lines = [line for text, face in own for line in wrap(text, face, sheet.right - begin)]
    heights = [sum(line.face.line_height for line in side) for side in (german, lines)]
    top, high = sheet.top, max(*heights, sheet.dots(_SIDE))
    for side, height, left in zip((german, lines), heights, (sheet.left, begin), strict=True):
        sheet.top = top + (high - height) // 2
        for line in side:
            rtl = line.face.direction == "rtl"
            at = sheet.right - line.width if rtl else left
            sheet.line(line, left=at, baseline=sheet.top + line.face.ascent)
            sheet.top += line.face.line_height
    sheet.top = top + high
