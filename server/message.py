"""What somebody of the office tells everybody who waits: kinds, limits, wording. Pure.

A message is written by a person and shown by the boards, whose own words it never replaces:
`evacuation` and `quiet` have no text, for these must be right in every language.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a message is."""

    URGENT = "urgent"
    NEWS = "news"
    CLOSED = "closed"
    BREAK = "break"
    EVACUATION = "evacuation"
    QUIET = "quiet"


LONGEST: Final = 160
"""Characters of a text in one language."""
LONGEST_MINUTES: Final = 24 * 60
MOST: Final = 20
"""So many stand at once; evacuations are counted apart, so that none is refused for the rest."""
MINUTE_MS: Final = 60_000
_BROKEN: Final = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""What no line has: controls, other ends of a line, marks that turn the direction of the rest."""
_UNSEEN: Final = (
    rf"{_BROKEN} \xa0\xad\u061c\u1680\u180e\u2000-\u200f\u202f\u205f-\u206f\u3000\ufeff"
)
ONE_LINE: Final = rf"^[^{_BROKEN}]*[^{_UNSEEN}][^{_BROKEN}]*$"
"""The form of a text: one line, in which something can be seen."""

TEXT_NEEDED: Final = frozenset({Kind.URGENT, Kind.NEWS})
TEXT_ALLOWED: Final = TEXT_NEEDED | {Kind.CLOSED, Kind.BREAK}
ONE_AT_A_TIME: Final = frozenset(Kind) - TEXT_NEEDED
"""Of each of these kinds one stands for the same areas: a new one takes the place of the last."""


def objection(kind: Kind, text: Mapping[str, str]) -> str:
    """Say what is wrong with the languages of a message's text, or nothing.

    German is never missing. The form of each text is another matter.
    """
    if text and kind not in TEXT_ALLOWED:
        return f"{kind} has no text: its words are the board's own, in every language"
    if not text and kind in TEXT_NEEDED:
        return f"{kind} needs a text"
    return "the German text (de) must not be missing" if text and "de" not in text else ""


def is_one_line(text: str) -> bool:
    """Say whether a text has the form and the length that it must have, and can be written down."""
    is_whole = not any("\ud800" <= letter <= "\udfff" for letter in text)
    return is_whole and len(text) <= LONGEST and re.fullmatch(ONE_LINE, text) is not None
