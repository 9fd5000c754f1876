"""Letters that look right on one screen and are wrong, or missing, on the next. Pure.

Keyboards and converters bring them in unseen: Romanian with cedillas, Persian with Arabic letters,
other digits than those on the paper and on the doors.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

_PERSIAN: Final = ("يىك", "Write ی and ک, as a Persian keyboard has them.")
_TWINS: Final[Mapping[str, tuple[str, str]]] = {
    "ro": ("şţŞŢ", "Write ș and ț, with a comma below, not with a cedilla."),
    "fa": _PERSIAN,
    "prs": _PERSIAN,
    "ckb": ("يىكهة", "Write ی, ک, and ە or ھ, as a Sorani keyboard has them."),  # noqa: RUF001 - letters of many scripts
    "ps": ("ىكگ", "Write ک and ګ, and ی or ي, as a Pashto keyboard has them."),
    "ar": ("یکھہە", "Write ي, ك and ه, as an Arabic keyboard has them."),  # noqa: RUF001 - letters of many scripts
    "uk": ("ыэъёЫЭЪЁ", "Write the Ukrainian letters."),
    "ru": ("іїєґІЇЄҐ", "Write the Russian letters."),
    "bg": ("ыэёіїєґЫЭЁІЇЄҐ", "Write the Bulgarian letters."),
    "sr": ("йщъыьэюяёЙЩЪЫЬЭЮЯЁ", "Write the Serbian letters."),
    "tr": ("\u0307", "Write i and İ as one letter each, without a dot of its own."),
}
"""For each language: letters of its neighbours, and what would be right."""


def wrong_letters(language: str, text: str) -> tuple[str, str] | None:
    """Give what is wrong with the letters of a text and what would be right; None if nothing."""
    twins, right = _TWINS.get(language, ("", ""))
    for sign in text:
        if sign in twins:
            return f"{sign} (U+{ord(sign):04X}), a letter of another language.", right
        if not sign.isascii() and unicodedata.category(sign) == "Nd":
            return f"the digit {sign}.", "Write 0 to 9: all digits are the same everywhere."
    if not unicodedata.is_normalized("NFC", text):
        return "marks apart from their letters.", "Write each letter as one sign (Unicode NFC)."
    return None
