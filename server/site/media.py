"""The pictures and videos of cards: files beside the site file, made ready for the boards.

A picture is decoded as one of two kinds and written anew, so that nothing of the file goes further
but what can be seen: no place where it was taken, no name of a camera, nothing behind its end. A
video goes out as it is: to write it anew takes an encoder, and we ship none. It is shown by a
browser that may do nothing else, without its sound.

Promises: `picture` reads no more than `LARGEST_PICTURE`, decodes no more than `MOST_POINTS`, and
gives a PNG or JPEG of ours, `WIDEST` by `HIGHEST` at most. `video` gives a WebM or MP4, by its
first bytes, of `LARGEST_VIDEO` at most. `Room` takes `LARGEST_TOGETHER` at most. What is served is
named after its own bytes.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from server.site.pictures import Unfit, bytes_of, checked_name

WIDEST: Final = 1_600
HIGHEST: Final = 1_200
"""Points: as much as half a board of 4K shows."""
LARGEST_PICTURE: Final = 20_000_000
LARGEST_VIDEO: Final = 20_000_000
"""Bytes: every process holds them in memory, and every board fetches them once."""
LARGEST_TOGETHER: Final = 60_000_000
"""Bytes of all pictures and videos of one site."""
MOST_POINTS: Final = 50_000_000
"""More than any camera of today takes; each costs three bytes of memory while it is decoded."""

_KINDS: Final = ("PNG", "JPEG")
_QUALITY: Final = 88
_WEBM: Final = b"\x1a\x45\xdf\xa3"
_WEBM_NAME: Final = b"webm"
_WEBM_WITHIN: Final = 64
"""Bytes within which a WebM says that it is one, and no other file of its family."""
_MP4: Final = b"ftyp"
_MP4_AT: Final = 4

TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webm": "video/webm",
    "mp4": "video/mp4",
}
"""By the end of its name, what a medium is."""


@dataclass(frozen=True)
class Medium:
    """What is served: its bytes, and how they end in a name (`png`, `jpg`, `webm`, `mp4`)."""

    content: bytes
    ending: str

    @cached_property
    def name(self) -> str:
        """The name under which it is served: the SHA-256 of its bytes, and its ending."""
        return f"{hashlib.sha256(self.content).hexdigest()}.{self.ending}"

    @property
    def type(self) -> str:
        """Its media type."""
        return TYPES[self.ending]


class Room:
    """What the pictures and videos of one site take together, each counted once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._sizes: dict[str, int] = {}

    def take(self, medium: Medium) -> Medium:
        """Give this one if there is room for it beside those before; raise Unfit."""
        sizes = {**self._sizes, medium.name: len(medium.content)}
        together = sum(sizes.values())
        if together > LARGEST_TOGETHER:
            what = f"with it the pictures and videos of all cards have {together} bytes."
            right = f"There is room for {LARGEST_TOGETHER}: save some smaller."
            raise Unfit(what, right)
        self._sizes = sizes
        return medium


def picture(folder: Path, name: str) -> Medium:
    """Give what boards get of this picture; raise Unfit."""
    content = bytes_of(folder / checked_name(name, "welcome.jpg"), LARGEST_PICTURE)
    image, kind = _opened(content, name)
    out = io.BytesIO()
    if kind == "PNG":
        image.save(out, "PNG")
        return Medium(out.getvalue(), "png")
    image.save(out, "JPEG", quality=_QUALITY, progressive=True)
    return Medium(out.getvalue(), "jpg")


def video(folder: Path, name: str) -> Medium:
    """Give this video as it is; raise Unfit."""
    content = bytes_of(folder / checked_name(name, "course.webm"), LARGEST_VIDEO)
    if content.startswith(_WEBM) and _WEBM_NAME in content[:_WEBM_WITHIN]:
        return Medium(content, "webm")
    if content[_MP4_AT:].startswith(_MP4):
        return Medium(content, "mp4")
    raise Unfit(f"{name} is no WebM and no MP4.", "Save it as one of these.")


def _opened(content: bytes, name: str) -> tuple[Image.Image, str]:
    """Decode a picture, upright and no larger than it may be; or say that it is none."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(content), formats=_KINDS)
            width, height = image.size
            if width * height <= MOST_POINTS:
                return _seen(image), image.format or ""
    except Image.DecompressionBombError:
        pass
    except Exception:  # noqa: BLE001 - a broken file can break a decoder in many ways
        raise Unfit(f"{name} is no PNG or JPEG that can be read.", "Save it as one.") from None
    right = f"Save it at {WIDEST} by {HIGHEST} points or less."
    raise Unfit(f"{name} has more than {MOST_POINTS} points.", right)


def _seen(image: Image.Image) -> Image.Image:
    """Draw what people see of a picture onto a new one: nothing else of it can come along."""
    image.draft("RGB", (WIDEST, HIGHEST))  # a JPEG is decoded no larger than is needed
    upright = ImageOps.exif_transpose(image)
    see_through = image.format == "PNG" and upright.has_transparency_data
    seen = upright.convert("RGBA" if see_through else "RGB")
    seen.thumbnail((WIDEST, HIGHEST))
    fresh = Image.new(seen.mode, seen.size)
    fresh.paste(seen)
    return fresh
