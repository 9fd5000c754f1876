"""How loud samples are: a share of what they were. Pure."""

from __future__ import annotations

import array
from typing import Final

FULL: Final = 100  # percent


def scaled(samples: bytes, percent: int) -> bytes:
    """Return samples of 16 bits at so many percent of their height; nothing is made louder."""
    if percent >= FULL:
        return samples
    levels, share = array.array("h", samples), max(0, percent)
    return array.array("h", [level * share // FULL for level in levels]).tobytes()
