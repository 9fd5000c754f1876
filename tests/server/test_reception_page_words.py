"""The words of the reception's page: complete in German and English, for all that can happen."""

import re
from pathlib import Path
from typing import Final

import pytest

import server.web
from server.ticket import VERBS, Role

FOLDER: Final = Path(server.web.__file__).parent / "reception"
SHARED: Final = tuple(
    FOLDER.parent / "staff" / each for each in ("overview", "messages", "desk", "languages")
)
_KEY: Final = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
_SAID: Final = re.compile(r'say\("([a-z][\w-]*)"')
_PLACEABLE: Final = re.compile(r"\$\w+")
NEVER_MET: Final = frozenset({"counter_already_open", "not_your_kiosk", "code_taken"})
"""Refusals of verbs that reception may use, for others who may use them too."""


def words(language: str) -> dict[str, str]:
    """The page's texts in this language, by key."""
    text = "".join((each / f"{language}.ftl").read_text("utf-8") for each in (FOLDER, *SHARED))
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    return {key[1]: text[key.end() : end] for key, end in zip(keys, ends, strict=True)}


def refusals(verb: str) -> set[str]:
    """The codes that the Lua file of this verb says it refuses with."""
    text = (Path(server.web.__file__).parents[1] / "lua" / f"{verb}.lua").read_text("utf-8")
    said = re.search(r"-- Refuses:((?:.*\n--      )*.*)\n", text)
    assert said
    return set(re.findall(r"[a-z_]+", said[1])) - {"nothing"}


def test_both_languages_say_the_same_things_when_the_page_speaks() -> None:
    """The same keys, with the same facts in them."""
    german, english = words("de"), words("en")
    assert list(german) == list(english)
    for key, text in german.items():
        assert set(_PLACEABLE.findall(text)) == set(_PLACEABLE.findall(english[key])), key


def test_every_text_exists_when_a_script_says_it() -> None:
    """No key of the page's scripts is without words."""
    scripts = [file for folder in (FOLDER, *SHARED) for file in folder.glob("*.js")]
    said = {key for file in scripts for key in _SAID.findall(file.read_text("utf-8"))}
    assert len(said) > 100
    assert said <= set(words("de"))


@pytest.mark.parametrize(
    "verb",
    [name for name, verb in VERBS.items() if verb.route and Role.RECEPTION in verb.roles],
)
def test_every_refusal_has_a_sentence_when_the_reception_may_meet_it(verb: str) -> None:
    """What the ledger refuses is said in words that say what to do."""
    known = set(words("de"))
    for code in refusals(verb) - NEVER_MET:
        assert f"refused-{code}" in known, code


@pytest.mark.parametrize(
    "verb",
    [name for name, verb in VERBS.items() if verb.route and Role.RECEPTION in verb.roles],
)
def test_everything_that_is_done_here_has_a_sentence_when_it_has_happened(verb: str) -> None:
    """The foot says what the own step has done."""
    for event in set(VERBS[verb].events) - {"appointment_put"}:
        assert f"happened-{event}" in words("de"), event
