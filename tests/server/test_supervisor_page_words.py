"""The words of the supervisor's page: complete in German and English, for all that can happen."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

import server.web
from server.ticket import VERBS

WEB: Final = Path(server.web.__file__).parent
FOLDERS: Final = (
    WEB / "supervisor",
    *(WEB / "staff" / each for each in ("overview", "messages", "desk", "languages")),
)
"""Whose words the page loads as one."""
_KEY: Final = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
_SAID: Final = re.compile(r'say\("([a-z][\w-]*)"')
_PLACEABLE: Final = re.compile(r"\$\w+")
SENT: Final = ("show_message", "withdraw_message")
"""The commands of the queue that this page sends and has words for; of alarms see the strip."""


def words(language: str) -> dict[str, str]:
    """The page's texts in this language, by key; none is there twice."""
    text = "".join((each / f"{language}.ftl").read_text("utf-8") for each in FOLDERS)
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    assert [key for key, count in Counter(each[1] for each in keys).items() if count > 1] == []
    return {key[1]: text[key.end() : end] for key, end in zip(keys, ends, strict=True)}


def test_both_languages_say_the_same_things_when_the_page_speaks() -> None:
    """The same keys in the same order, with the same facts in them."""
    german, english = words("de"), words("en")
    assert list(german) == list(english)
    for key, text in german.items():
        assert set(_PLACEABLE.findall(text)) == set(_PLACEABLE.findall(english[key])), key


def test_every_text_exists_when_a_script_says_it() -> None:
    """No key of the page's scripts is without words; those of devices have a file of their own."""
    scripts = [file.read_text("utf-8") for folder in FOLDERS for file in folder.glob("*.js")]
    said = {key for text in scripts for key in _SAID.findall(text) if not key.startswith("device-")}
    assert len(said) > 60
    assert said <= set(words("de"))


@pytest.mark.parametrize("verb", SENT)
def test_all_that_may_come_of_it_has_a_sentence_when_a_message_is_sent(verb: str) -> None:
    """What has happened, what is taken back then, and each refusal, with what to do."""
    lua = (WEB.parent / "lua" / f"{verb}.lua").read_text("utf-8")
    refusals = re.search(r"-- Refuses:((?:.*\n--      )*.*)\n", lua)
    assert refusals
    known = set(words("de"))
    codes = {*re.findall(r"[a-z_]+", refusals[1]), "forbidden", "invalid_body", "internal"}
    assert {f"refused-{code}" for code in codes} - known == set()
    assert {f"happened-{event}" for event in VERBS[verb].events} - known == set()
    assert f"undo-{verb.replace('_', '-')}" in known
