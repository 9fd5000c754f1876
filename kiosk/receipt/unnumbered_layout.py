"""Papers without a number as pictures: the list of a service, the address of another office. Pure.

They look like a ticket, but nothing is as large as its number: the frieze has no black shape, and a
frame at the end says that the paper is no number.
"""

from device.texts import GERMAN
from kiosk.receipt.head import SMALL, put_head
from kiosk.receipt.paper import Paper
from kiosk.receipt.parts import TEXT, TITLE, put_boxes, put_concern
from kiosk.receipt.sheet import Sheet, Text
from kiosk.receipt.typesetting import Face, widest_word
from kiosk.receipt.unnumbered import Address, BringList

_HEADING = 32  # type size in design dots


def lay_out_list(made: BringList, paper: Paper) -> Sheet:
    """Put everything that the list says in its place."""
    sheet = Sheet(paper, [words.language for words in made.words])
    put_head(sheet, name=made.site_name, logo=made.logo)
    sheet.down(14)
    put_concern(sheet, made.sign, _said(made, "service"))
    if made.words[0].bring:
        sheet.rule()
        things = list(zip(*(word.bring for word in made.words), strict=True))
        put_boxes(sheet, _said(made, "title"), things)
    sheet.rule()
    sheet.blocks(_said(made, "again"), sheet.faces(TEXT, bold=True))
    if made.words[0].online:
        sheet.down(10)
        sheet.blocks(_said(made, "online"), sheet.faces(TEXT))
    _no_number(sheet, _said(made, "no_number"))
    sheet.down(8)
    sheet.block(made.address, Face(sheet.dots(SMALL), GERMAN))
    sheet.down(16)
    return sheet


def lay_out_address(made: Address, paper: Paper) -> Sheet:
    """Put everything about another office in its place: its address is the largest."""
    sheet = Sheet(paper, [words.language for words in made.words])
    put_head(sheet, name=made.site_name, logo=made.logo)
    sheet.down(14)
    put_concern(sheet, made.sign, _said(made, "matter"))
    sheet.rule()
    sheet.blocks(_said(made, "title"), sheet.faces(TEXT))
    sheet.down(10)
    sheet.blocks(_said(made, "name"), _faces(sheet, _said(made, "name"), _HEADING))
    if made.address:
        sheet.down(12)
        (face, *_) = _faces(sheet, (" ".join(made.address),) * len(made.words), TITLE)
        for line in made.address:
            sheet.block(line, face)
    _no_number(sheet, _said(made, "no_number"))
    sheet.down(16)
    return sheet


def _faces(sheet: Sheet, text: Text, design: int) -> tuple[Face, ...]:
    """Give bold faces of this size; smaller where a word would have to be broken for it."""
    room = sheet.right - sheet.left
    faces = sheet.faces(design, bold=True)
    while design > SMALL and any(
        widest_word(*each) > room for each in zip(text, faces, strict=True)
    ):
        design -= 1
        faces = sheet.faces(design, bold=True)
    return faces


def _no_number(sheet: Sheet, text: Text) -> None:
    """Put into a frame that this paper is no number."""
    pad, edges = sheet.dots(16), (sheet.left, sheet.right)
    sheet.down(14)
    top = sheet.top
    sheet.down(8)
    sheet.left, sheet.right = edges[0] + pad, edges[1] - pad
    sheet.blocks(text, sheet.faces(TEXT, bold=True))
    sheet.left, sheet.right = edges
    sheet.down(8)
    box = (edges[0], top, edges[1] - 1, sheet.top - 1)
    radius, thick = sheet.dots(10), sheet.dots(4)
    sheet.drawing(lambda pen: pen.rounded_rectangle(box, radius, outline=0, width=thick))


def _said(made: BringList | Address, name: str) -> Text:
    return tuple(getattr(words, name) for words in made.words)
