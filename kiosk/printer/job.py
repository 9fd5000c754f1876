"""One ticket as bytes: the picture in `GS v 0`, then feed and cut; and those bytes read back.

`encode` uses python-escpos. `decode` shares nothing with it: it is the demo's printer and takes
only what it knows, so a byte too many or a wrong length never goes unseen.
"""

from dataclasses import dataclass

from escpos.printer import Dummy
from PIL import Image, ImageChops

from kiosk.escpos_profiles import can_cut
from kiosk.receipt.paper import Paper

BAND_DOTS = 960
"""Height of a band: old printers choke on higher pictures, and more bands print more slowly."""

_TEAR_LINES = 5  # fed where there is no cutter: 15 to 20 mm, past the edge to tear at
_INIT, _FEED, _RASTER, _CUT = b"\x1b@", b"\x1bd", b"\x1dv0", b"\x1dV"
_CUTS_WITH_FEED, _CUTS = b"ABab", b"\x00\x0101"


class UnreadableJob(ValueError):
    """The bytes are not what a ticket is made of; says what, and at which byte."""


@dataclass(frozen=True)
class Job:
    """What a printer makes of the bytes: the picture, and whether the paper is cut after it."""

    picture: Image.Image
    cut: bool


def encode(picture: Image.Image, paper: Paper) -> bytes:
    """Give the bytes that print the picture and cut; ValueError unless it is as wide as paper."""
    if picture.mode != "1" or picture.width != paper.width_dots:
        raise ValueError(
            f"a ticket is black and white and {paper.width_dots} dots wide on {paper.name}"
        )
    device = Dummy(profile=paper.name)
    device.hw("INIT")
    device.image(picture, impl="bitImageRaster", fragment_height=BAND_DOTS)
    _end(device, paper)
    return bytes(device.output)


def ending_of_any_part(paper: Paper) -> bytes:
    """Give the bytes that end a ticket of which a printer has got a part, wherever it broke off.

    White as long as a band at most, then the cut. A printer that waits for the rest of a band takes
    it for that; every other one takes NULs for nothing.
    """
    device = Dummy(profile=paper.name)
    _end(device, paper)
    return bytes(BAND_DOTS * paper.width_dots // 8) + bytes(device.output)


def _end(device: Dummy, paper: Paper) -> None:
    if can_cut(paper.name):
        device.cut(feed=False)  # GS V 66 feeds just as far as the cutter
    else:
        device.print_and_feed(_TEAR_LINES)


def decode(data: bytes) -> Job:
    """Read the bytes of one ticket back; UnreadableJob for anything that is not understood."""
    bands: list[Image.Image] = []
    cut, at = False, 0
    while at < len(data):
        if data.startswith(_INIT, at) and not bands:
            at += len(_INIT)
        elif data.startswith(_FEED, at) and bands:
            at += len(_FEED) + len(_take(data, at + len(_FEED), 1))
        elif data.startswith(_RASTER, at) and not cut:
            band, at = _band(data, at + len(_RASTER))
            bands.append(band)
        elif data.startswith(_CUT, at) and bands and not cut:
            cut, at = True, _past_cut(data, at + len(_CUT))
        else:
            raise UnreadableJob(f"byte {at}: {data[at : at + 4].hex(' ')} has no place in a ticket")
    return Job(_stacked(bands), cut)


def _take(data: bytes, at: int, count: int) -> bytes:
    taken = data[at : at + count]
    if len(taken) < count:
        raise UnreadableJob(f"byte {at}: {count} bytes should follow, {len(taken)} do")
    return taken


def _band(data: bytes, at: int) -> tuple[Image.Image, int]:
    """Read mode, width in bytes, height in dots and the dots; 1 is black."""
    mode, *size = _take(data, at, 5)
    wide, high = size[0] + 256 * size[1], size[2] + 256 * size[3]
    if mode != 0 or not wide or not high:
        raise UnreadableJob(f"byte {at}: a picture of mode {mode}, {wide} bytes by {high} dots")
    dots = _take(data, at + 5, wide * high)
    black_is_one = Image.frombytes("1", (wide * 8, high), dots)
    return ImageChops.invert(black_is_one), at + 5 + len(dots)


def _past_cut(data: bytes, at: int) -> int:
    how = _take(data, at, 1)
    if how in _CUTS_WITH_FEED:
        return at + 1 + len(_take(data, at + 1, 1))
    if how in _CUTS:
        return at + 1
    raise UnreadableJob(f"byte {at}: no such cut: {how.hex()}")


def _stacked(bands: list[Image.Image]) -> Image.Image:
    """Put the bands below each other; they must be equally wide."""
    if len({band.width for band in bands}) != 1:
        raise UnreadableJob(
            f"a ticket is one picture, not bands of {[band.width for band in bands]} dots"
        )
    picture = Image.new("1", (bands[0].width, sum(band.height for band in bands)), 1)
    top = 0
    for band in bands:
        picture.paste(band, (0, top))
        top += band.height
    return picture
