"""The head of every paper: whose it is, and the six shapes on one line, or the logo. Pure."""

from kiosk.receipt.logo import logo_picture
from kiosk.receipt.shapes import FRIEZE, area_box, area_shape
from kiosk.receipt.sheet import Sheet
from kiosk.receipt.typesetting import Face, wrap

SMALL = 25  # type size in design dots
_NEIGHBOUR = 0.8  # size of the other shapes on the frieze beside one's own
_SHAPE, _LOGO = 68, 96  # how high they may be


def put_head(sheet: Sheet, *, name: str, moment: str = "", own: str = "", logo: str = "") -> None:
    """Put the office's name, the day and time if any, and what stands on the ground line.

    That is the frieze with the visitor's own shape in black, or the logo with this shape alone.
    """
    sheet.down(6)
    _letterhead(sheet, name, moment)
    own_room = sheet.dots(_SHAPE + 16) if own else 0
    room = sheet.right - sheet.left - own_room
    picture = logo_picture(logo, room, sheet.dots(_LOGO)) if logo else None
    if picture is None:
        sheet.down(6)
        ground = _frieze(sheet, own)
    else:
        sheet.down(12)
        ground = sheet.top + max(picture.height, sheet.dots(_SHAPE) if own else 0) + sheet.dots(10)
        sheet.picture(picture, left=sheet.left, top=ground - sheet.dots(10) - picture.height)
        if own:
            _shape(sheet, own, middle=sheet.right - sheet.dots(_SHAPE) / 2, ground=ground)
    box = (0, ground, sheet.paper.width_dots - 1, ground + sheet.dots(5) - 1)
    sheet.drawing(lambda pen: pen.rectangle(box, fill=0))
    sheet.top = ground + sheet.dots(5)


def _letterhead(sheet: Sheet, name: str, moment: str) -> None:
    """Put the name at the left and day and time at the right, below it where they do not fit."""
    face = Face(sheet.dots(SMALL), "de")
    room = sheet.right - sheet.left
    names = wrap(f"*{name}*", face, room)
    when = wrap(moment, face, room)
    beside = len(names) == 1 and sum(line.width for line in names + when) <= room - sheet.dots(16)
    if beside and when:
        at = sheet.right - when[0].width
        sheet.line(when[0], left=at, baseline=sheet.top + face.ascent)
    sheet.block(f"*{name}*", face)
    if not beside:
        sheet.block(moment, face)


def _frieze(sheet: Sheet, own: str) -> int:
    """Put the six shapes side by side, like people in a house; give the line they stand on."""
    step = (sheet.right - sheet.left) / len(FRIEZE)
    tall = min(sheet.dots(_SHAPE), int(step))
    if not own:
        tall = round(tall * _NEIGHBOUR)
    ground = sheet.top + tall
    for place, letter in enumerate(FRIEZE):
        _shape(
            sheet,
            letter,
            middle=sheet.left + (place + 0.5) * step,
            ground=ground,
            size=tall if letter == own or not own else round(tall * _NEIGHBOUR),
            line=0 if letter == own else sheet.dots(4),
        )
    return ground


def _shape(
    sheet: Sheet, letter: str, *, middle: float, ground: int, size: int = 0, line: int = 0
) -> None:
    """Put one shape onto the ground line."""
    size = size or sheet.dots(_SHAPE)
    shape = area_shape(letter, size, line)
    foot = round(area_box(letter)[3] * size)
    sheet.picture(shape.crop((0, 0, size, foot)), left=round(middle - size / 2), top=ground - foot)
