"""A paper as one picture; here the ticket, from the head down to the address. Pure."""

from math import ceil

from PIL import Image

from device.texts import GERMAN
from kiosk.receipt.content import Receipt
from kiosk.receipt.facts import put_facts
from kiosk.receipt.head import SMALL, put_head
from kiosk.receipt.paper import Paper
from kiosk.receipt.parts import TEXT, TITLE, put_boxes, put_concern, said_in
from kiosk.receipt.place import put_mark, put_place
from kiosk.receipt.sheet import Row, Sheet
from kiosk.receipt.typesetting import CAPITAL, Face, font, wrap
from kiosk.receipt.unnumbered import Address, BringList
from kiosk.receipt.unnumbered_layout import lay_out_address, lay_out_list

DIGITS_MM = 20  # on 80 mm paper, for three digits
NARROW_MM = 12  # on 58 mm paper, letter and three digits
_MEASURED = 200  # type size at which widths are measured
_SPACE_EM = 0.16  # between letter and digits
_MARK_GAP_EM = 0.12  # between area mark and digits
_MARK_EM, _SMALLEST_MARK_EM = 0.62, 0.5  # side of the area mark, in em of the digits
_LEAST_TITLE = 30  # type size in design dots


def draw(made: Receipt | BringList | Address, paper: Paper) -> Image.Image:
    """Draw what was composed in black and white, exactly as wide as the paper. Pure."""
    return lay_out(made, paper).finished()


def lay_out(made: Receipt | BringList | Address, paper: Paper) -> Sheet:
    """Put everything that the paper says in its place. Pure."""
    match made:
        case BringList():
            return lay_out_list(made, paper)
        case Address():
            return lay_out_address(made, paper)
    return _lay_out_ticket(made, paper)


def _lay_out_ticket(receipt: Receipt, paper: Paper) -> Sheet:
    sheet = Sheet(paper, [words.language for words in receipt.words])
    put_head(
        sheet,
        name=receipt.site_name,
        moment=f"{receipt.day} · *{receipt.time}*",
        own=receipt.letter,
        logo=receipt.logo,
    )
    _welcome(sheet, receipt)
    _number(sheet, receipt)
    put_place(sheet, receipt)
    put_facts(sheet, receipt)
    _things_to_bring(sheet, receipt)
    _fine_print(sheet, receipt)
    _foot(sheet, receipt)
    return sheet


def _welcome(sheet: Sheet, receipt: Receipt) -> None:
    sheet.down(6)
    sheet.rows(_welcome_rows(sheet, receipt))
    sheet.down(10)


def _welcome_rows(sheet: Sheet, receipt: Receipt) -> list[Row]:
    """Give the welcome large, or a little smaller where its languages then stand side by side."""

    def rows(design: int) -> list[Row]:
        return [
            Row(said_in(receipt, "welcome"), sheet.faces(design, bold=True), sheet.left),
            Row(said_in(receipt, "your_number"), sheet.faces(TEXT), sheet.left),
        ]

    def lines(rows: list[Row]) -> int:
        return sum(map(sheet.lines_of, sheet.table(rows)))

    return min(map(rows, range(TITLE, _LEAST_TITLE - 1, -1)), key=lines)


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
    put_mark(sheet, receipt.letter, side, left=sheet.left, top=middle - side // 2)
    sheet.top += bottom - top
    sheet.down(12)


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
    sheet.line(line, left=left - line.lead, baseline=baseline)


def _things_to_bring(sheet: Sheet, receipt: Receipt) -> None:
    """Put the concern with its sign, then what to have ready, each thing with a box to tick."""
    sheet.rule()
    put_concern(sheet, receipt.sign, said_in(receipt, "service"))
    if receipt.words[0].bring:
        sheet.down(6)
        things = list(zip(*(word.bring for word in receipt.words), strict=True))
        put_boxes(sheet, said_in(receipt, "bring_title"), things)


def _fine_print(sheet: Sheet, receipt: Receipt) -> None:
    """Put one paragraph a language: how calls are ordered, the promise, and what is deleted."""
    sheet.rule()
    said = zip(*(said_in(receipt, name) for name in ("order", "fair", "privacy")), strict=True)
    text = tuple(" ".join(filter(None, (_bold(order), *rest))) for order, *rest in said)
    sheet.blocks(text, sheet.faces(SMALL), gap=8)


def _bold(text: str) -> str:
    return f"*{text}*" if text else ""


def _foot(sheet: Sheet, receipt: Receipt) -> None:
    """Put where the house is."""
    sheet.down(6)
    sheet.block(receipt.address, Face(sheet.dots(SMALL), GERMAN))
    sheet.down(12)
