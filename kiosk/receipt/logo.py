"""A site's logo in black and white, as large as the paper has room for it. Pure."""

import base64
import io
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops

WIDEST, HIGHEST = 600, 160
"""Dots of the largest logo; a server sends none that is larger."""
_LARGEST_TEXT: Final = 400_000  # characters of base64
_WHITE, _HALF = 255, 128


@lru_cache(maxsize=8)
def logo_picture(logo: str, width: int, height: int) -> Image.Image | None:
    """Draw the logo (base64 of a PNG) as large as fits in `width` by `height` dots.

    It is never drawn larger than it is, and without the white around it. None where there is no
    logo, or none that can be drawn: a ticket comes without a logo rather than not at all.
    """
    try:
        picture = _opened(logo)
    except Exception:  # noqa: BLE001 - a broken PNG makes Pillow raise whatever there is
        return None
    inked = ImageChops.invert(picture).point(lambda value: _WHITE * (value >= _HALF)).getbbox()
    if inked is None or min(width, height) < 1:
        return None
    picture = picture.crop(inked)
    scale = min(1.0, width / picture.width, height / picture.height)
    size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
    small = picture.resize(size, Image.Resampling.LANCZOS) if scale < 1 else picture
    return small.point(lambda value: _WHITE if value >= _HALF else 0, mode="1")


def _opened(logo: str) -> Image.Image:
    """Give the picture in greys on white; raises where it is none."""
    if len(logo) > _LARGEST_TEXT:
        raise ValueError("too large")
    png = base64.b64decode(logo, validate=True)
    with Image.open(io.BytesIO(png), formats=["PNG"]) as found:
        if found.width > WIDEST or found.height > HIGHEST:
            raise ValueError("too large")
        coloured = found.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, (_WHITE, _WHITE, _WHITE, _WHITE))
    return Image.alpha_composite(ground, coloured).convert("L")
