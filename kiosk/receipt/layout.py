"""The ticket as one picture, from the frieze down to day and time. Pure."""

from math import ceil

import segno
from PIL import Image

from kiosk.receipt.content import Receipt
from kiosk.receipt.paper import Paper
from kiosk.receipt.shapes import (
    FRIEZE,
    area_box,
    area_shape,
    letter_baseline,
    letter_size,
    sign,
)
from kiosk.receipt.sheet import Row, Sheet, Text
from kiosk.receipt.typesetting import CAPITAL, Face, font, widest_word, wrap

DIGITS_MM = 20  # on 80 mm paper, for three digits
NARROW_MM = 12  # on 58 mm paper, letter and three digits
_MEASURED = 200  # type size at which widths are measured
_SPACE_EM = 0.16  # between letter and digits
_MARK_GAP_EM = 0.12  # between area mark and digits
_MARK_EM, _SMALLEST_MARK_EM = 0.62, 0.5  # side of the area mark, in em of the digits
_TITLE, _PLACE, _TEXT, _SMALL = 38, 48, 27, 25  # type sizes in design dots
_NEIGHBOUR = 0.8  # size of the other shapes on the frieze beside one's own
_MODULE, _QUIET = 6, 4  # of the code: dots a module, modules of white around


def draw(receipt: Receipt, paper: Paper) -> Image.Image:
    """Draw the ticket in black and white, exactly as wide as the paper. Pure."""
    return lay_out(receipt, paper).finished()


def lay_out(receipt: Receipt, paper: Paper) -> Sheet:
    """Put everything that the ticket says in its place. Pure."""
    sheet = Sheet(paper, [words.language for words in receipt.words])
    _frieze(sheet, receipt.letter)
    _welcome(sheet, receipt)
    _number(sheet, receipt)
    _place(sheet, receipt)
    _facts(sheet, receipt)
    _things_to_bring(sheet, receipt)
    if receipt.phone_url is not None:
        _code(sheet, receipt, receipt.phone_url)
    _fine_print(sheet, receipt)
    _foot(sheet, receipt)
    return sheet


def _frieze(sheet: Sheet, own: str) -> None:
    """Put the six shapes on one line, like people in a house; the visitor's own is black."""
    sheet.down(12)
    step = (sheet.right - sheet.left) / len(FRIEZE)
    tall = min(sheet.dots(74), int(step))
    ground = sheet.top + tall
    for place, letter in enumerate(FRIEZE):
        size = tall if letter == own else round(tall * _NEIGHBOUR)
        shape = area_shape(letter, size, 0 if letter == own else sheet.dots(4))
        foot = round(area_box(letter)[3] * size)
        left = round(sheet.left + (place + 0.5) * step - size / 2)
        sheet.picture(shape.crop((0, 0, size, foot)), left=left, top=ground - foot)
    box = (0, ground, sheet.paper.width_dots - 1, ground + sheet.dots(5) - 1)
    sheet.drawing(lambda pen: pen.rectangle(box, fill=0))
    sheet.top = ground + sheet.dots(5)


def _welcome(sheet: Sheet, receipt: Receipt) -> None:
    sheet.down(8)
    sheet.rows(
        [
            Row(_said(receipt, "welcome"), sheet.faces(_TITLE, bold=True), sheet.left),
            Row(_said(receipt, "your_number"), sheet.faces(_TEXT), sheet.left),
        ]
    )
    sheet.down(16)


def _number(sheet: Sheet, receipt: Receipt) -> None:
    """Put the number, the largest thing on the paper, in one line that never breaks."""
    if sheet.paper.narrow:
        _number_with_plain_letter(sheet, receipt)
    else:
        _number_with_mark(sheet, receipt)


def _number_with_mark(sheet: Sheet, receipt: Receipt) -> None:
    room = sheet.right - sheet.left
    size = _type_size(sheet, DIGITS_MM)
    wide = _ink(receipt.digits, size)[2] / size  # in em
    size = min(size, int(room / (wide + _MARK_GAP_EM + _SMALLEST_MARK_EM)))
    left, top, right, bottom = _ink(receipt.digits, size)
    side = min(round(_MARK_EM * size), round(room - right + left - _MARK_GAP_EM * size))
    _put_number(sheet, receipt.digits, size, left=sheet.right - right, baseline=sheet.top - top)
    middle = sheet.top + (bottom - top) // 2
    _mark(sheet, receipt.letter, side, left=sheet.left, top=middle - side // 2)
    sheet.top += bottom - top
    sheet.down(16)


def _number_with_plain_letter(sheet: Sheet, receipt: Receipt) -> None:
    """Put letter and digits equally high over the whole width; the mark stands with the place.

    They keep to the margins unless they would be smaller than 12 mm there.
    """
    size = max(
        _plain_size(receipt, sheet.right - sheet.left),
        min(_plain_size(receipt, sheet.paper.width_dots), _type_size(sheet, NARROW_MM)),
    )
    letter, digits = _ink(receipt.letter, size), _ink(receipt.digits, size)
    begin = min(sheet.left, (sheet.paper.width_dots - _plain_width(receipt, size)) // 2)
    baseline = sheet.top - min(letter[1], digits[1])
    _put_number(sheet, receipt.letter, size, left=begin - letter[0], baseline=baseline)
    after = begin + letter[2] - letter[0] + round(_SPACE_EM * size)
    _put_number(sheet, receipt.digits, size, left=after - digits[0], baseline=baseline)
    sheet.top = baseline + max(letter[3], digits[3])
    sheet.down(16)


def _plain_size(receipt: Receipt, room: int) -> int:
    """Give the largest type size at which letter and digits are not wider than the room."""
    size = ceil(room * _MEASURED / _plain_width(receipt, _MEASURED)) + 1
    while _plain_width(receipt, size) > room:
        size -= 1
    return size


def _plain_width(receipt: Receipt, size: int) -> int:
    inks = [_ink(text, size) for text in (receipt.letter, receipt.digits)]
    return sum(right - left for left, _, right, _ in inks) + round(_SPACE_EM * size)


def _type_size(sheet: Sheet, millimetres: float) -> int:
    """Give the type size at which digits are so high."""
    return ceil(millimetres * sheet.paper.dots_per_mm / CAPITAL)


def _ink(text: str, size: int) -> tuple[int, int, int, int]:
    """Give the ink's box of the text in the number's face, from its start on the baseline."""
    left, top, right, bottom = font(size, bold=True).getbbox(text, anchor="ls")
    return int(left), int(top), ceil(right), ceil(bottom)


def _put_number(sheet: Sheet, text: str, size: int, *, left: int, baseline: int) -> None:
    """Put the digits or the letter in the number's face."""
    line = wrap(text, Face(size, "de", bold=True), sheet.paper.width_dots * 2)[0]
    sheet.line(line, left=left, baseline=baseline)


def _mark(sheet: Sheet, letter: str, side: int, *, left: int, top: int) -> None:
    """Put the area's shape in black with its letter in white."""
    sheet.picture(area_shape(letter, side), left=left, top=top)
    spot = (left + side / 2, top + letter_baseline(letter) * side)
    face = font(round(letter_size(letter) * side), bold=True)
    sheet.drawing(lambda pen: pen.text(spot, letter, fill=255, font=face, anchor="ms"))


def _place(sheet: Sheet, receipt: Receipt) -> None:
    """Put the floor into a frame: large, as the house's signs say it; below, what to do there."""
    pad, side, frame_top = sheet.dots(20), sheet.dots(74), sheet.top
    edge = sheet.right
    sheet.down(14)
    text_top, text_left = sheet.top, sheet.left + pad + side + pad
    sheet.right -= pad
    german, *own = receipt.words
    sheet.block(german.floor, _place_face(sheet, german.floor, text_left), left=text_left)
    if own:
        sheet.block(own[0].floor, sheet.faces(_TEXT, bold=True)[1], left=text_left)
    sheet.right = edge
    sheet.top = max(sheet.top, text_top + side)
    sheet.down(14)
    middle = (frame_top + sheet.top - side) // 2
    if sheet.paper.narrow:
        _mark(sheet, receipt.letter, side, left=sheet.left + pad, top=middle)
    else:
        sheet.picture(sign("floor", side), left=sheet.left + pad, top=middle)
    box, thick = (sheet.left, frame_top, edge - 1, sheet.top - 1), sheet.dots(4)
    radius = sheet.dots(10)
    sheet.drawing(lambda pen: pen.rounded_rectangle(box, radius, outline=0, width=thick))


def _place_face(sheet: Sheet, floor: str, left: int) -> Face:
    """Give the face of the floor's name: large, unless its longest word is too wide for that."""
    design = _PLACE
    while True:
        face = sheet.faces(design, bold=True)[0]
        if design <= _TEXT or widest_word(floor, face) <= sheet.right - left:
            return face
        design -= 1


def _facts(sheet: Sheet, receipt: Receipt) -> None:
    sheet.down(8)
    names = ("area", "ahead", "counted") if receipt.words[0].ahead else ("area", "counted")
    texts = [_said(receipt, name) for name in names]
    sheet.rows([Row(text, sheet.faces(_TEXT), sheet.left) for text in texts])


def _things_to_bring(sheet: Sheet, receipt: Receipt) -> None:
    """Put the concern with its sign, then what to have ready, each thing with a box to tick."""
    sheet.rule()
    _concern(sheet, receipt)
    if receipt.words[0].bring:
        sheet.down(6)
        _boxes(sheet, receipt)


def _concern(sheet: Sheet, receipt: Receipt) -> None:
    """Put the concern beside its sign; below it where a word is too long for that."""
    side, gap = sheet.dots(44), sheet.dots(14)
    top, left = sheet.top, sheet.left + side + gap
    said = list(zip(_said(receipt, "service"), sheet.faces(_TEXT), strict=True))
    if any(widest_word(text, face) > sheet.right - left for text, face in said):
        left = sheet.left
        sheet.top += side
    sheet.blocks(_said(receipt, "service"), sheet.faces(_TEXT), left=left)
    sheet.picture(sign(receipt.sign, side), left=sheet.left, top=top)
    sheet.top = max(sheet.top, top + side)


def _boxes(sheet: Sheet, receipt: Receipt) -> None:
    left = sheet.left + sheet.dots(44)
    heading = Row(_said(receipt, "bring_title"), sheet.faces(_TEXT, bold=True), sheet.left)
    things = zip(*(word.bring for word in receipt.words), strict=True)
    most = 1 if sheet.paper.narrow else 2
    rows = [heading, *(Row(thing, sheet.faces(_TEXT), left, most) for thing in things)]
    title, *boxes = sheet.table(rows)
    sheet.put(title)
    for placed in boxes:
        sheet.down(3)
        _box(sheet, baseline=sheet.top + placed.ascent)
        sheet.put(placed)
        sheet.down(3)


def _box(sheet: Sheet, *, baseline: int) -> None:
    """Put a box to tick on the line with this baseline."""
    side, thick = sheet.dots(30), sheet.dots(3)
    bottom = baseline + sheet.dots(5)
    box = (sheet.left, bottom - side, sheet.left + side - 1, bottom - 1)
    sheet.drawing(lambda pen: pen.rectangle(box, outline=0, width=thick))


def _code(sheet: Sheet, receipt: Receipt, url: str) -> None:
    """Put the code to the phone page and its words beside it, below it on narrow paper."""
    sheet.rule(above=8, below=0)
    modules = [list(row) for row in segno.make_qr(url, error="m").matrix_iter(border=_QUIET)]
    side = len(modules) * _MODULE
    top = sheet.top
    code = Image.new("1", (len(modules), len(modules)), 1)
    code.putdata([0 if dark else 255 for row in modules for dark in row])
    picture = code.resize((side, side), Image.Resampling.NEAREST)
    sheet.picture(picture, left=max(0, sheet.left - _QUIET), top=top)
    below = 2 * side > sheet.paper.width_dots
    left = None if below else sheet.left + side
    sheet.top += side if below else side // 4
    sheet.blocks(_said(receipt, "phone"), sheet.faces(_TEXT), left=left)
    sheet.top = max(sheet.top, top + side)


def _fine_print(sheet: Sheet, receipt: Receipt) -> None:
    """Put the promise of fairness, where there is one, and what becomes of the number."""
    if receipt.words[0].fair is not None:
        sheet.rule()
        sheet.blocks(_said(receipt, "fair"), sheet.faces(_SMALL))
    sheet.rule()
    sheet.blocks(_said(receipt, "privacy"), sheet.faces(_SMALL))


def _foot(sheet: Sheet, receipt: Receipt) -> None:
    """Put the house at the left, its address, and day and time of issue."""
    sheet.down(8)
    face = Face(sheet.dots(_SMALL), "de")
    moment = wrap(f"{receipt.day} · *{receipt.time}*", face, sheet.right - sheet.left)[0]
    name = wrap(receipt.site_name, face, sheet.right - sheet.left)
    if len(name) == 1 and name[0].width + moment.width + sheet.dots(16) <= sheet.right - sheet.left:
        at = sheet.right - moment.width
        sheet.line(moment, left=at, baseline=sheet.top + face.ascent)
        sheet.block(receipt.site_name, face)
        sheet.block(receipt.address, face)
    else:
        sheet.block(receipt.site_name, face)
        sheet.block(receipt.address, face)
        sheet.block(f"{receipt.day} · *{receipt.time}*", face)
    sheet.down(16)


def _said(receipt: Receipt, name: str) -> Text:
    """Give one text of the ticket in each of its languages."""
    return tuple(getattr(words, name) or "" for words in receipt.words)
