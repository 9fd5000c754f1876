"""The board says the same in all languages, in the kiosk's words, and is heard in time."""

from __future__ import annotations

import re
from typing import Final

import pytest

from device import espeak
from device.sound import RATE
from device.texts import Texts
from device.voice import Sentence
from tests.catalogues import (
    OTHERS,
    ROOT,
    SPOKEN,
    Catalogues,
    assert_easy,
    assert_own_letters,
    undrawn,
)
from tests.easy_german import ON_BOARD

LOCALES: Final = ROOT / "display" / "locales"
BOARD: Final = Catalogues(LOCALES)
TEXTS: Final = Texts(LOCALES)
KIOSK: Final = Texts(ROOT / "kiosk" / "locales")
MIDDLE_S: Final = 3.2  # with a chime of 0.8 s, two pauses and the German sentence: under 8 s
LONG_DIGITS: Final = {"ar": 3.8, "fa": 3.3, "prs": 3.4, "pl": 3.4}
"""What is left where digits and letter alone take as long as whole sentences elsewhere."""

NO_VOICE: Final = {"ckb", "ti", "ps"}

SAME_WORD: Final = {
    ("fr", "Important"),
    ("ro", "Important"),
    *(("de-x-ls", text) for text in ON_BOARD),
}
"""What is the same word in a language as in German or English."""

ONE_WORD: Final = {"area": "screen-area", "office": "screen-welcome", "closed": "screen-closed"}
"""What the kiosk says too, and by which key."""


def test_every_language_is_there_when_the_board_starts() -> None:
    """Whoever drew a number at the kiosk can read the board, in the visitors' order."""
    assert TEXTS.languages() == KIOSK.languages()
    assert set(TEXTS.languages()) == set(SPOKEN)


@pytest.mark.parametrize("key", OTHERS)
def test_a_language_has_every_text_when_german_has_it(key: str) -> None:
    """Each catalogue has German's texts in German's order, and fills in the same things."""
    BOARD.assert_says_what_german_says(key)


@pytest.mark.parametrize("key", SPOKEN)
def test_every_plural_is_there_when_numbers_are_counted(key: str) -> None:
    """How many wait is said with each form of the language, and no other form."""
    assert "waiting" in BOARD.counting
    BOARD.assert_plurals(key)


@pytest.mark.parametrize("key", SPOKEN)
def test_nobody_is_said_when_nobody_waits(key: str) -> None:
    """At 0 no language shows a digit: it says that nobody waits."""
    assert "0" not in TEXTS.get("waiting", key, numbers=0)
    assert "25" in TEXTS.get("waiting", key, numbers=25)


@pytest.mark.parametrize("key", OTHERS)
def test_a_text_is_translated_when_it_is_of_a_language(key: str) -> None:
    """No text is still the German or the English one, but for the same words."""
    BOARD.assert_translated(key, SAME_WORD)


def test_easy_german_is_easy_when_it_is_read_from_far() -> None:
    """Leichte Sprache has short sentences and short words; long words are parted by a dot."""
    assert_easy(BOARD.all_sentences("de-x-ls"))


def test_what_is_easy_already_is_german_when_it_is_on_the_board() -> None:
    """No text is excused that Leichte Sprache does not have: the list shrinks with the texts."""
    assert {form.strip() for form in BOARD.all_sentences("de-x-ls")} >= ON_BOARD


@pytest.mark.parametrize("key", SPOKEN)
def test_words_are_calm_when_they_are_read(key: str) -> None:
    """The language's own letters, no exclamation mark, and no sentence of over twelve words."""
    assert_own_letters(key, BOARD.all_sentences(key))
    for text in BOARD.all_sentences(key):
        assert all(len(sentence.split()) <= 12 for sentence in re.split("[.?؟]", text)), text


@pytest.mark.parametrize("key", SPOKEN)
def test_one_thing_has_one_word_when_kiosk_and_board_both_say_it(key: str) -> None:
    """Nobody looks for a "waiting room" whose paper says "waiting area"."""
    for ours, theirs in ONE_WORD.items():
        filled = {"letter": "K"} if ours == "area" else {}
        assert TEXTS.get(ours, key, **filled) == KIOSK.get(theirs, key, **filled), ours


@pytest.mark.parametrize("key", SPOKEN)
def test_a_number_keeps_its_side_when_the_words_run_from_the_right(key: str) -> None:
    """Number, counter, minutes, times and dates stand in isolates: "K 2 1 4" is never "4 1 2 K"."""
    assert "\u2068K 2 1 4\u2069" in TEXTS.get("call", key, number="K 2 1 4", counter="7")
    assert "\u206820\u2069" in TEXTS.get("wait-range", key, **{"from": "20", "to": "35"})
    assert "\u206830.11.\u2069" in TEXTS.get("opens-on", key, date="30.11.", time="08:00")


@pytest.mark.parametrize("key", OTHERS)
def test_a_catalogue_says_what_it_is_when_it_is_opened(key: str) -> None:
    """The first lines name the language in its own words, and who has read it: nobody yet."""
    BOARD.assert_head(key, "The board's")


@pytest.mark.parametrize("weight", ["400", "700"])
@pytest.mark.parametrize("key", SPOKEN)
def test_the_web_font_has_every_letter_when_a_text_is_shown(key: str, weight: str) -> None:
    """No letter of any text comes from another font, regular or bold."""
    assert undrawn(BOARD.all_sentences(key), weight) == set()


@pytest.mark.parametrize("key", [key for key in SPOKEN if key not in NO_VOICE])
def test_a_call_is_short_when_it_is_spoken(key: str) -> None:
    """The visitor's sentence leaves room for chime and German: the next call waits for it."""
    speaker = espeak.program()
    assert speaker is not None
    text = TEXTS.get("call", key, number="K 2 1 4", counter="10")
    samples = espeak.spoken(speaker, Sentence(key, text))
    seconds = len(samples) / 2 / RATE
    assert 1 < seconds <= LONG_DIGITS.get(key, MIDDLE_S) + (key.startswith("de")) * 0.1
