"""Ten languages say the same: every text, every plural, in their own letters, and in our fonts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fontTools.ttLib import TTFont

from device.texts import LANGUAGES, Texts, language
from server.site import Site
from server.site.letters import wrong_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
LOCALES: Final = ROOT / "kiosk" / "locales"
FONTS: Final = ROOT / "device" / "page" / "fonts"
SITE: Final = Site.load(ROOT / "server" / "sites" / "maschstrasse.toml")
SPOKEN: Final = ("de", "en", "uk", "ar", "tr", "fa", "ckb", "vi", "ti", "ps")
OTHERS: Final = SPOKEN[1:]

SAME_WORD: Final = {("tr", "Kontrast")}
"""What is the same word in a language as in German or English."""


def source(key: str) -> str:
    """Give a catalogue as it stands in the tree."""
    return (LOCALES / f"{key}.ftl").read_text(encoding="utf-8")


@cache
def messages(key: str) -> Mapping[str, ast.Pattern]:
    """Read a catalogue: each text by its key, in the order of the file."""
    body = FluentParser(with_spans=False).parse(source(key)).body
    return {entry.id.name: entry.value for entry in body if isinstance(entry, ast.Message)}  # type: ignore[misc] # a message without a value is refused by Texts


def parts(node: object) -> Iterator[ast.BaseNode]:
    """Give every node of a text."""
    if isinstance(node, list | tuple):
        for one in node:
            yield from parts(one)
    elif isinstance(node, ast.BaseNode):
        yield node
        yield from parts(list(vars(node).values()))


def selections(key: str) -> Iterator[tuple[str, ast.SelectExpression]]:
    """Give every choice by number in a catalogue."""
    for name, text in messages(key).items():
        for node in parts(text):
            if isinstance(node, ast.SelectExpression):
                yield name, node


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


def all_texts(key: str) -> Iterator[str]:
    """Give every text that a kiosk shows in a language, the office's own among them."""
    for text in messages(key).values():
        yield from sentences(text)
    yield language(key).name
    site = [SITE.name, *(area.name for area in SITE.areas), *(area.floor for area in SITE.areas)]
    for service in SITE.services:
        site += [service.title, service.short, service.note, service.notice, *service.bring]
    for office in SITE.other_offices:
        site += [office.name, office.matter]
    yield from (text[key] for text in site if key in text)


def test_ten_languages_are_offered_when_the_kiosk_starts() -> None:
    """The paper and the screens speak ten languages, in the visitors' order."""
    order = [one.key for one in LANGUAGES]
    assert Texts(LOCALES).languages() == tuple(sorted(SPOKEN, key=order.index))


@pytest.mark.parametrize("key", OTHERS)
def test_a_language_has_every_text_when_german_has_it(key: str) -> None:
    """Each catalogue has German's texts in German's order, and fills in the same things."""
    german, own = messages("de"), messages(key)
    assert list(own) == list(german)
    for name, text in own.items():
        assert variables(text) == variables(german[name]), name


@pytest.mark.parametrize("key", SPOKEN)
def test_every_plural_is_there_when_a_text_counts(key: str) -> None:
    """A choice by number has each category of the language, and no other word for one."""
    rule = Locale.parse(language(key).locale).plural_form
    categories = {*rule.tags, "other"}
    found = list(selections(key))
    assert {name for name, _ in found} >= {"screen-people", "paper-ahead"}
    for name, choice in found:
        forms = {str(v.key.name) for v in choice.variants if isinstance(v.key, ast.Identifier)}
        assert forms == categories, name


@pytest.mark.parametrize("key", SPOKEN)
def test_nobody_is_said_when_nobody_is_ahead(key: str) -> None:
    """At 0 no language shows a digit: it says that nobody is there."""
    texts = Texts(LOCALES)
    for name, arg in (("screen-people", "people"), ("paper-ahead", "ahead")):
        assert "0" not in texts.get(name, key, **{arg: 0})
        assert re.search("5", texts.get(name, key, **{arg: 5}))


@pytest.mark.parametrize("key", OTHERS)
def test_a_text_is_translated_when_it_is_of_a_language(key: str) -> None:
    """No text is still the German or the English one, but for the same words."""
    for name, text in messages(key).items():
        for other in {"de", "en"} - {key}:
            same = set(sentences(text)) & set(sentences(messages(other)[name]))
            assert {(key, word) for word in same if word.strip()} <= SAME_WORD, name


@pytest.mark.parametrize("key", SPOKEN)
def test_the_bold_part_is_the_same_when_paper_is_printed(key: str) -> None:
    """Asterisks come in pairs, as many in each form of a text as German has."""
    for name, text in messages(key).items():
        stars = {sentence.count("*") for sentence in sentences(text)}
        assert stars == {sentences(messages("de")[name])[0].count("*")}, name


@pytest.mark.parametrize("key", SPOKEN)
def test_letters_are_the_language_s_own_when_a_text_is_shown(key: str) -> None:
    """ASCII digits, no twins of letters, no straight quotes, no stretching, no exclamation mark."""
    for text in all_texts(key):
        assert wrong_letters(key, text) is None, text
        assert not set("\"'!\uff01\u0640\ufeff") & set(text), text
        assert not re.search("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text), text


@pytest.mark.parametrize("key", OTHERS)
def test_a_catalogue_says_what_it_is_when_it_is_opened(key: str) -> None:
    """The first lines name the language in its own words, and who has read it: nobody yet."""
    first, second, *_ = source(key).splitlines()
    assert re.fullmatch(r"# The kiosk's words in [A-Z][a-z]+ \((.+)\): .*", first)
    assert f"({language(key).name})" in first
    assert re.fullmatch(r"# Review: (none yet|\d{4}-\d\d-\d\d)", second)


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


@pytest.mark.parametrize("weight", ["400", "700"])
@pytest.mark.parametrize("key", SPOKEN)
def test_the_web_font_has_every_letter_when_a_text_is_shown(key: str, weight: str) -> None:
    """No letter of any text comes from another font, regular or bold."""
    needed = {ord(sign) for text in all_texts(key) for sign in text}
    assert {chr(point) for point in needed - drawn(weight)} == set()
