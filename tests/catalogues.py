"""Catalogues of texts as a test reads them: what each language says, and what all must keep to.

The kiosk's and the board's tests share these checks, and so does whoever has words of their own.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel import Locale
from fluent.syntax import FluentParser, ast
from fontTools.ttLib import TTFont

from device.texts import language
from server.site.letters import wrong_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[1]
FONTS: Final = ROOT / "device" / "page" / "fonts"
SPOKEN: Final = (
    *("de", "de-x-ls", "en", "uk", "ar", "tr", "fa", "prs", "kmr", "ckb"),
    *("ru", "pl", "ro", "bg", "sr", "sq", "vi", "fr", "es", "ti", "ps"),
)
OTHERS: Final = SPOKEN[1:]

LONG: Final = {"Aufenthaltserlaubnis", "Daueraufenthalt-EU", "Fiktionsbescheinigung"} | {
    *("Meldebescheinigung", "Niederlassungserlaubnis", "Verpflichtungserklärung"),
}
"""Long words that Leichte Sprache keeps whole, as they stand on letters."""


class Catalogues:
    """The catalogues of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, Mapping[str, ast.Pattern]] = {}

    def source(self, key: str) -> str:
        """Give a catalogue as it stands in the tree."""
        return (self.folder / f"{key}.ftl").read_text(encoding="utf-8")

    def messages(self, key: str) -> Mapping[str, ast.Pattern]:
        """Read a catalogue: each text by its key, in the order of the file."""
        if key not in self._read:
            body = FluentParser(with_spans=False).parse(self.source(key)).body
            self._read[key] = {
                entry.id.name: entry.value  # type: ignore[misc] # a message without a value is refused by Texts
                for entry in body
                if isinstance(entry, ast.Message)
            }
        return self._read[key]

    def selections(self, key: str) -> Iterator[tuple[str, ast.SelectExpression]]:
        """Give every choice by number in a catalogue."""
        for name, text in self.messages(key).items():
            for node in parts(text):
                if isinstance(node, ast.SelectExpression):
                    yield name, node

    def all_sentences(self, key: str) -> Iterator[str]:
        """Give every form of every text of a language."""
        for text in self.messages(key).values():
            yield from sentences(text)

    @cached_property
    def counting(self) -> frozenset[str]:
        """Name the texts that German chooses by number."""
        return frozenset(name for name, _ in self.selections("de"))

    def assert_says_what_german_says(self, key: str) -> None:
        """Check that a language has German's texts in German's order, with the same filled in.

        A form for one or two may say the number in words: some form has to have it.
        """
        german, own = self.messages("de"), self.messages(key)
        assert list(own) == list(german)
        for name, text in own.items():
            assert variables(text) == variables(german[name]), name

    def assert_plurals(self, key: str) -> None:
        """Check that a choice by number has each form of the language, and no other."""
        categories = {*Locale.parse(language(key).locale).plural_form.tags, "other"}
        found = list(self.selections(key))
        assert {name for name, _ in found} >= self.counting
        for name, choice in found:
            forms = {str(v.key.name) for v in choice.variants if isinstance(v.key, ast.Identifier)}
            assert forms == categories, name

    def assert_translated(self, key: str, same: set[tuple[str, str]]) -> None:
        """Check that no text is still the German or the English one, but for the same words."""
        for name, text in self.messages(key).items():
            for other in {"de", "en"} - {key}:
                alike = set(sentences(text)) & set(sentences(self.messages(other)[name]))
                assert {(key, word.strip()) for word in alike if word.strip()} <= same, name

    def assert_stars(self, key: str) -> None:
        """Check that asterisks come in pairs, as many in each form of a text as German has."""
        for name, text in self.messages(key).items():
            stars = {sentence.count("*") for sentence in sentences(text)}
            assert stars == {sentences(self.messages("de")[name])[0].count("*")}, name

    def assert_head(self, key: str, whose: str) -> None:
        """Check that a file begins with its language and with who has read it: nobody, or a day."""
        first, second, *_ = self.source(key).splitlines()
        assert re.match(rf"# {whose} words in [A-Z][a-z]+ \(", first)
        assert f"({language(key).name})" in first
        assert re.fullmatch(r"# Review: (none yet|\d{4}-\d\d-\d\d)", second)


def parts(node: object) -> Iterator[ast.BaseNode]:
    """Give every node of a text."""
    if isinstance(node, list | tuple):
        for one in node:
            yield from parts(one)
    elif isinstance(node, ast.BaseNode):
        yield node
        yield from parts(list(vars(node).values()))


def variables(text: ast.Pattern) -> set[str]:
    """Give what is filled into a text."""
    return {node.id.name for node in parts(text) if isinstance(node, ast.VariableReference)}


def sentences(text: ast.Pattern) -> list[str]:
    """Give each form of a text, what is filled in as a space."""
    chosen = [node.value for node in parts(text) if isinstance(node, ast.Variant)]
    return [_written(pattern) for pattern in chosen or [text]]


def _written(pattern: ast.Pattern) -> str:
    return "".join(
        one.value if isinstance(one, ast.TextElement) else " " for one in pattern.elements
    )


def assert_easy(texts: Iterable[str]) -> None:
    """Check that Leichte Sprache has short sentences and words; long words are parted by a dot."""
    for text in texts:
        for sentence in re.split("[.?:]", text):
            assert len(sentence.replace(",", " ").split()) <= 11, text
        for word in re.findall(r"[\w-]+", text):
            assert len(word) <= 14 or word in LONG, text


def assert_own_letters(key: str, texts: Iterable[str]) -> None:
    """Check for ASCII digits, no twins of letters, no straight quotes, no exclamation mark."""
    for text in texts:
        assert wrong_letters(key, text) is None, text
        assert not set("\"'!\uff01\u0640\ufeff") & set(text), text
        assert not re.search("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text), text


def undrawn(texts: Iterable[str], weight: str) -> set[str]:
    """Give the letters of these texts that the web fonts of a weight lack."""
    return {sign for text in texts for sign in text if ord(sign) not in drawn(weight)}


@cache
def drawn(weight: str) -> frozenset[int]:
    """Give every character that the web fonts of a weight draw where CSS asks them for it."""
    faces = (FONTS / "fonts.css").read_text(encoding="utf-8").split("@font-face")[1:]
    found: set[int] = set()
    for face in faces:
        file, ranges = re.search(r'url\("(.+?)"\)', face), re.search(r"unicode-range: (.+?);", face)
        if file and ranges and f"font-weight: {weight}" in face:
            with TTFont(FONTS / file[1]) as font:
                found |= font.getBestCmap().keys() & _points(ranges[1])
    return frozenset(found)


def _points(ranges: str) -> set[int]:
    points: set[int] = set()
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points
