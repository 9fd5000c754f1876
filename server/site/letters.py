"""Letters that look right on one screen and are wrong, or missing, on the next. Pure.

Keyboards and converters bring them in unseen: Romanian with cedillas, Persian with Arabic letters,
other digits than those on the paper and on the doors.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from server.site.problem import Finding, Path
from server.site.sayings import owner_of
from server.site.words import LANGUAGES

_PERSIAN: Final = ("يىك", "Write ی and ک, as a Persian keyboard has them.")
_TWINS: Final[Mapping[str, tuple[str, str]]] = {
    "ro": ("şţŞŢ", "Write ș and ț, with a comma below, not with a cedilla."),
    "fa": _PERSIAN,
    "prs": _PERSIAN,
    "ckb": ("يىكهة", "Write ی, ک, and ە or ھ, as a Sorani keyboard has them."),  # noqa: RUF001 - letters of many scripts
    "ps": ("ىكگ", "Write ک and ګ, and ی or ي, as a Pashto keyboard has them."),
    "ar": ("یکھہە", "Write ي, ك and ه, as an Arabic keyboard has them."),  # noqa: RUF001 - letters of many scripts
    "uk": ("ыэъёЫЭЪЁ", "Write the Ukrainian letters."),
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


def letters(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Find every text of a site that has letters of another language."""
    for path, language, text in _texts(data):
        wrong = wrong_letters(language, text)
        if wrong:
            owner = owner_of(path, data)
            what = f'the text in "{language}" has {wrong[0]}'
            yield Finding(path, f"{owner}: {what}" if owner else what, wrong[1])


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Give every text that stands under the key of a language."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in LANGUAGES and isinstance(inner, str):
                yield (*path, key), key, inner
            else:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
