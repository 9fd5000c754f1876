"""A ticket's bytes: written by python-escpos, read back by ours (npos: test_receipt_texts.py)."""

import os

import pytest
from PIL import Image

from kiosk.printer import UnreadableJob, decode, encode
from kiosk.printer.job import BAND_DOTS, ending_of_any_part
from kiosk.printer.status import ASK_WHEN_DONE
from kiosk.receipt import PAPERS
from tests.kiosk.printer_device import PAPER, TICKET, Device
from tests.kiosk.receipts import WIDTHS

INIT, CUT = b"\x1b@", b"\x1dVB\x00"
DOT = b"\x1dv0\x00\x01\x00\x01\x00\x80"  # one band: eight dots by one, the first black


def noise(width: int, height: int) -> Image.Image:
    """A picture in which every dot is chance."""
    return Image.frombytes("1", (width, height), os.urandom(width // 8 * height))


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are equal, dot by dot."""
    return (one.mode, one.size, one.tobytes()) == (other.mode, other.size, other.tobytes())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "height", [1, BAND_DOTS - 1, BAND_DOTS, BAND_DOTS + 1, 2 * BAND_DOTS, 2500]
)
def test_picture_comes_back_bit_by_bit_when_it_was_encoded(width: int, height: int) -> None:
    """Bands and all, the printer gets every dot of the picture and no other."""
    picture = noise(width, height)
    assert same(decode(encode(picture, PAPERS[width])).picture, picture)


@pytest.mark.parametrize(("width", "cut"), [(512, True), (576, True), (384, False)])
def test_paper_is_cut_when_the_printer_has_a_cutter(width: int, cut: bool) -> None:  # noqa: FBT001 - a parameter
    """A printer without a cutter feeds the ticket to the edge where it is torn."""
    job = encode(noise(width, 8), PAPERS[width])
    assert decode(job).cut == cut
    assert job.endswith(CUT if cut else b"\x1bd\x05")


@pytest.mark.parametrize("taken", [0, 1, 3, 5, 8, 9, 10, 11, 50_000, -4, -2, -1])
def test_next_ticket_is_whole_when_the_printer_took_a_part_of_one(taken: int) -> None:
    """Wherever a ticket broke off, its ending fills and cuts it, and nothing of it is left over."""
    device, job = Device(), encode(TICKET, PAPER)
    device.hear(job[:taken] + ending_of_any_part(PAPER) + job + ASK_WHEN_DONE)
    assert (device.printed, device.pieces[-1]) == (1, TICKET.tobytes())


@pytest.mark.parametrize(
    "picture",
    [Image.new("L", (576, 8)), Image.new("1", (568, 8)), Image.new("1", (584, 8))],
    ids=["grey", "narrower", "wider"],
)
def test_value_error_when_the_picture_is_not_a_ticket(picture: Image.Image) -> None:
    """Greys and other widths would come out wrong, so they do not go in."""
    with pytest.raises(ValueError, match="576 dots wide"):
        encode(picture, PAPERS[576])


@pytest.mark.parametrize("job", [INIT + DOT + CUT, DOT, DOT + DOT + b"\x1bd\x05\x1dV\x00"])
def test_bytes_are_read_when_they_make_a_ticket(job: bytes) -> None:
    """Start, bands, feed and each kind of cut."""
    picture = decode(job).picture
    assert (picture.width, picture.getpixel((0, 0)), picture.getpixel((1, 0))) == (8, 0, 255)


@pytest.mark.parametrize(
    ("job", "why"),
    [
        (b"", "one picture"),
        (INIT + CUT, "no place"),
        (DOT + CUT + CUT, "no place"),
        (DOT + CUT + DOT, "no place"),
        (DOT + INIT, "no place"),
        (DOT + b"Guten Tag", "byte 9: 47 75 74 65 has no place"),
        (b"\x00" + DOT, "byte 0"),
        (DOT[:-1], "1 bytes should follow, 0 do"),
        (DOT[:5], "5 bytes should follow"),
        (DOT + b"\x1dV", "1 bytes should follow"),
        (DOT + b"\x1dVB", "1 bytes should follow"),
        (DOT + b"\x1dV\x07", "no such cut: 07"),
        (DOT + b"\x1bd", "1 bytes should follow"),
        (DOT.replace(b"v0\x00", b"v0\x03"), "mode 3"),
        (b"\x1dv0\x00\x00\x00\x01\x00", "0 bytes by 1"),
        (DOT + b"\x1dv0\x00\x02\x00\x01\x00\x80\x80", "bands of"),
    ],
)
def test_bytes_are_refused_when_they_are_no_ticket(job: bytes, why: str) -> None:
    """The demo's printer takes nothing that it does not understand."""
    with pytest.raises(UnreadableJob, match=why):
        decode(job)
