"""All languages say the same: every text, every plural, in their own letters, and in our fonts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from device.texts import LANGUAGES, Texts, language
from server.site import Site
from tests.catalogues import (
    OTHERS,
    ROOT,
    SPOKEN,
    Catalogues,
    assert_easy,
    assert_own_letters,
    undrawn,
)
from tests.easy_german import ON_KIOSK

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES: Final = ROOT / "kiosk" / "locales"
KIOSK: Final = Catalogues(LOCALES)
SITE: Final = Site.load(ROOT / "server" / "sites" / "maschstrasse.toml")

SAME_WORD: Final = {
    ("tr", "Kontrast"),
    ("pl", "Kontrast"),
    ("kmr", "Kontrast"),
    ("sq", "Kontrast"),
    ("sq", "person"),
    ("ro", "Contrast"),
    *(("de-x-ls", text) for text in ON_KIOSK),
}
"""What is the same word in a language as in German or English."""


def all_texts(key: str) -> Iterator[str]:
    """Give every text that a kiosk shows in a language, the office's own among them."""
    yield from KIOSK.all_sentences(key)
    yield language(key).name
    site = [SITE.name, *(area.name for area in SITE.areas), *(area.floor for area in SITE.areas)]
    for service in SITE.services:
        site += [service.title, service.short, service.note, service.notice, *service.bring]
    for office in SITE.other_offices:
        site += [office.name, office.matter]
    yield from (text[key] for text in site if key in text)


def test_every_language_is_offered_when_the_kiosk_starts() -> None:
    """The paper and the screens speak these languages, in the visitors' order."""
    order = [one.key for one in LANGUAGES]
    assert Texts(LOCALES).languages() == tuple(sorted(SPOKEN, key=order.index))


@pytest.mark.parametrize("key", OTHERS)
def test_a_language_has_every_text_when_german_has_it(key: str) -> None:
    """Each catalogue has German's texts in German's order, and fills in the same things."""
    KIOSK.assert_says_what_german_says(key)


@pytest.mark.parametrize("key", SPOKEN)
def test_every_plural_is_there_when_a_text_counts(key: str) -> None:
    """A choice by number has each category of the language, and no other word for one."""
    assert {"screen-people", "paper-ahead"} <= KIOSK.counting
    KIOSK.assert_plurals(key)


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
    KIOSK.assert_translated(key, SAME_WORD)


def test_easy_german_is_easy_when_it_is_read() -> None:
    """Leichte Sprache has short sentences and short words; long words are parted by a dot."""
    assert_easy(all_texts("de-x-ls"))


def test_what_is_easy_already_is_german_when_it_is_named() -> None:
    """No text is excused that Leichte Sprache does not have: the list shrinks with the texts."""
    assert {form.strip() for form in KIOSK.all_sentences("de-x-ls")} >= ON_KIOSK


@pytest.mark.parametrize("key", SPOKEN)
def test_the_bold_part_is_the_same_when_paper_is_printed(key: str) -> None:
    """Asterisks come in pairs, as many in each form of a text as German has."""
    KIOSK.assert_stars(key)


@pytest.mark.parametrize("key", SPOKEN)
def test_letters_are_the_language_s_own_when_a_text_is_shown(key: str) -> None:
    """ASCII digits, no twins of letters, no straight quotes, no stretching, no exclamation mark."""
    assert_own_letters(key, all_texts(key))


@pytest.mark.parametrize("key", OTHERS)
def test_a_catalogue_says_what_it_is_when_it_is_opened(key: str) -> None:
    """The first lines name the language in its own words, and who has read it: nobody yet."""
    KIOSK.assert_head(key, "The kiosk's")


@pytest.mark.parametrize("weight", ["400", "700"])
@pytest.mark.parametrize("key", SPOKEN)
def test_the_web_font_has_every_letter_when_a_text_is_shown(key: str, weight: str) -> None:
    """No letter of any text comes from another font, regular or bold."""
    assert undrawn(all_texts(key), weight) == set()
