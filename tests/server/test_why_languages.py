"""Why a number was not called yet, in every language: whole, translated, one as another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast

from device.texts import Texts, language
from server.site.letters import wrong_letters
from server.why import words
from tests.catalogues import OTHERS, SPOKEN, drawn, parts, sentences, variables
from tests.server.whys import CASES, a_pass, a_why, an_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from server.site import Site

ROOT: Final = Path(__file__).parents[2]
LOCALES: Final = ROOT / "server" / "locales"
ISOLATED: Final = re.compile("\u2068([^\u2066-\u2069]*)\u2069")


@pytest.fixture(scope="module")
def office(site: Site) -> Site:
    """The shipped office with reasons of these tests' own."""
    return an_office(site)


@cache
def messages(key: str) -> Mapping[str, ast.Pattern]:
    """Read a catalogue: each text by its key, in the order of the file."""
    body = FluentParser(with_spans=False).parse(source(key)).body
    return {entry.id.name: entry.value for entry in body if isinstance(entry, ast.Message)}  # type: ignore[misc] # a message without a value is refused by Texts


def source(key: str) -> str:
    """Give a catalogue as it stands in the tree."""
    return (LOCALES / f"{key}.ftl").read_text(encoding="utf-8")


def said(told: Mapping[str, Any]) -> Iterator[str]:
    """Give every sentence of an answer, the paragraph among them."""
    yield told["text"]
    yield from (one["text"] for one in (*told["reasons"], *told["passed_by"]))


def test_the_kiosks_languages_are_spoken_when_somebody_asks_why() -> None:
    """Whoever could draw a number in a language is answered in it."""
    assert Texts(LOCALES).languages() == Texts(ROOT / "kiosk" / "locales").languages()


@pytest.mark.parametrize("key", OTHERS)
def test_a_language_has_every_text_when_german_has_it(key: str) -> None:
    """Each catalogue has German's texts in German's order, and fills in the same things."""
    german, own = messages("de"), messages(key)
    assert list(own) == list(german)
    for name, text in own.items():
        assert variables(text) == variables(german[name]), name


@pytest.mark.parametrize("key", SPOKEN)
def test_every_plural_is_there_when_a_text_counts(key: str) -> None:
    """A choice by number has each category of the language; all that count in German have one."""
    categories = {*Locale.parse(language(key).locale).plural_form.tags, "other"}
    for name, text in messages(key).items():
        counts = variables(text) & {"people", "minutes", "passes"}
        choices = [node for node in parts(text) if isinstance(node, ast.SelectExpression)]
        assert len(choices) == len(counts), name
        for choice in choices:
            forms = {str(v.key.name) for v in choice.variants if isinstance(v.key, ast.Identifier)}
            assert forms == categories, name


@pytest.mark.parametrize("key", OTHERS)
def test_a_text_is_translated_when_it_is_of_a_language(key: str) -> None:
    """No text is still the German or the English one."""
    for name, text in messages(key).items():
        for other in {"de", "en"} - {key}:
            same = set(sentences(text)) & set(sentences(messages(other)[name]))
            assert not same, name


@pytest.mark.parametrize("key", SPOKEN)
def test_letters_are_the_language_s_own_when_a_text_is_shown(key: str) -> None:
    """ASCII digits, no twins of letters, no straight quotes, no exclamation mark."""
    for text in messages(key).values():
        for form in sentences(text):
            assert wrong_letters(key, form) is None, form
            assert not set("\"'!\uff01\u0640\ufeff") & set(form), form
            # A phone's page and the kiosk's draw them with our own web fonts.
            assert {ord(sign) for sign in form} <= drawn("400"), form


@pytest.mark.parametrize("key", OTHERS)
def test_a_catalogue_says_what_it_is_when_it_is_opened(key: str) -> None:
    """The first lines name the language in its own words, and who has read it: nobody yet."""
    first, second, *_ = source(key).splitlines()
    assert first.startswith("# Why a number has not been called yet, in ")
    assert f"({language(key).name})" in first
    assert re.fullmatch(r"# Review: (none yet|\d{4}-\d\d-\d\d)", second)


@pytest.mark.parametrize("key", SPOKEN)
def test_every_text_is_used_when_all_cases_are_told(office: Site, key: str) -> None:
    """All cases together say each text of the catalogue: none is there for nothing."""
    answers = (words(answer, office, key) for answer, _ in CASES.values())
    told = {ISOLATED.sub(" ", text) for answer in answers for text in said(answer)}
    for name, text in messages(key).items():
        assert any(form.strip() in one for form in sentences(text) for one in told), name


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("key", SPOKEN)
def test_a_case_is_whole_when_it_is_told_in_a_language(office: Site, key: str, case: str) -> None:
    """No placeable is left, digits are ASCII, and each number or time stands in an isolate."""
    told = words(CASES[case][0], office, key)
    assert told["language"] == key
    for text in said(told):
        assert text.strip(), case
        assert not set("{}$*\"'!") & set(text), text
        assert all(sign.isascii() for sign in text if unicodedata.category(sign) == "Nd"), text
        outside = ISOLATED.sub("", text)
        assert not set(outside) & set("0123456789\u2066\u2067\u2068\u2069"), text


@pytest.mark.parametrize("key", SPOKEN)
def test_a_number_is_one_piece_when_it_stands_in_a_sentence(office: Site, key: str) -> None:
    """A number keeps its letter before its digits, whichever way the sentence runs."""
    for rule in ("rank", "chosen", "service", "missed", "resumed", "lottery"):
        told: Any = words(a_why("waiting", a_pass(rule)), office, key)
        (passed,) = told["passed_by"]
        assert {"F 105", "10:42"} <= set(ISOLATED.findall(passed["text"]))
