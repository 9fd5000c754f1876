"""An office's logo: a picture file beside the site file, made ready for paper.

Whoever can put a file there can also change the site, so this guards against mistakes more than
against people; all the same nothing of the file goes further as it is. It is decoded as one of two
kinds, drawn anew on white in black alone, and written as a PNG of our own.

Promises: `ready_for_paper` reads no more than `LARGEST_FILE`, decodes no more than `LARGEST_SIDE`
squared, and gives a PNG of one bit a point, at most `WIDEST` by `HIGHEST`, with something on it.
"""

import base64
import io
import re
import warnings
from pathlib import Path
from typing import Final

from PIL import Image

WIDEST: Final = 600
HIGHEST: Final = 160
"""Points: wider than any paper that our printers take, and as high as two lines of its head."""
LARGEST_FILE: Final = 1_000_000
"""Bytes: a logo of that size is a photograph."""
LARGEST_SIDE: Final = 4_000
"""Points: what is larger costs more memory than a logo is worth."""

_KINDS: Final = ("PNG", "JPEG")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_HALF: Final = 128
"""Of the lightness, from 0 to 255: what is darker is black on paper."""


class Unfit(Exception):
    """The picture cannot be used: what is wrong, and what would be right."""

    def __init__(self, what: str, right: str) -> None:
        super().__init__(f"{what} {right}")
        self.what, self.right = what, right


def ready_for_paper(folder: Path, name: str) -> str:
    """Give the base64 of the PNG that paper gets of this file; raise Unfit."""
    content = bytes_of(folder / checked_name(name, "logo.png"), LARGEST_FILE)
    drawn = _in_black(_opened(content, name))
    if drawn.getextrema() == (255, 255):
        right = "Draw it darker: what is lighter than a middle grey is white on paper."
        raise Unfit(f"{name} would be an empty picture.", right)
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def checked_name(name: str, example: str) -> str:
    """Give this name of a file if none of it leads out of the folder; raise Unfit."""
    if not _NAME.fullmatch(name):
        what = f'"{name}" is no name of a file beside the site file.'
        raise Unfit(what, f'Write it without a folder, as in: "{example}"')
    return name


def bytes_of(file: Path, most: int) -> bytes:
    """Read a file of so many bytes at most; raise Unfit."""
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise Unfit(
            f"{file.name}: {error.strerror}.", f"Put it into the folder {file.parent.resolve()}"
        ) from None
    if len(content) > most:
        raise Unfit(f"{file.name} has more than {most} bytes.", "Save it smaller.")
    return content


def _opened(content: bytes, name: str) -> Image.Image:
    """Decode a picture, or say that it is none: a broken file can break a decoder in many ways."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(content), formats=_KINDS)
            if max(image.size) <= LARGEST_SIDE:
                image.load()
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except Exception:  # noqa: BLE001 - see above; whatever it is, the file cannot be used
        raise Unfit(f"{name} is no PNG or JPEG that can be read.", "Save it as a PNG.") from None
    if max(image.size) > LARGEST_SIDE:
        raise _too_large(name)
    return image


def _too_large(name: str) -> Unfit:
    right = f"Save it at {WIDEST} by {HIGHEST} points or less."
    return Unfit(f"{name} has more than {LARGEST_SIDE} points a side.", right)


def _in_black(image: Image.Image) -> Image.Image:
    """Draw a picture on white, no larger than it may be, each point black or white."""
    coloured = image.convert("RGBA")
    flat = Image.new("RGBA", coloured.size, "white")
    flat.alpha_composite(coloured)
    grey = flat.convert("L")
    grey.thumbnail((WIDEST, HIGHEST))
    return grey.point(lambda light: 255 if light >= _HALF else 0).convert("1")
