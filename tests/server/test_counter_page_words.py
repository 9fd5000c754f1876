"""The words of the counter's page: complete in German and English, for all that can happen."""

import re
from pathlib import Path
from typing import Final

import pytest

import server.web
from server.ticket import VERBS, Role

FOLDER: Final = Path(server.web.__file__).parent / "counter"
ALARM: Final = FOLDER.parent / "staff" / "alarm"
_KEY: Final = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
_SAID: Final = re.compile(r'say\("([a-z][\w-]*)"')
_CHOSEN: Final = re.compile(r'say\([^"`()]*\? "([a-z][\w-]*)" : "([a-z][\w-]*)"')
_REASON: Final = re.compile(
    r'(?:\?|:|\?\?) "((?:counter|ticket|nobody|recall|after|conversation|out)[a-z-]*)"'
)
_PLACEABLE: Final = re.compile(r"\$\w+")
ROUTES: Final = [name for name, verb in VERBS.items() if verb.route and Role.COUNTER in verb.roles]
NEVER_MET: Final = frozenset(
    {
        *("alarm_already_raised", "no_alarm"),
        *("office_closed", "numbers_stopped", "quota_used", "too_late_today"),
    }
)
"""What the alarm takes for done: then it is as it was wished. And what stands in the way of a new
number, or of who changes their own at the kiosk: a counter is never refused for it."""


def words(folder: Path, language: str) -> dict[str, str]:
    """The texts of this folder in this language, by key."""
    text = (folder / f"{language}.ftl").read_text(encoding="utf-8")
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    return {key[1]: text[key.end() : end] for key, end in zip(keys, ends, strict=True)}


def scripts() -> str:
    """All scripts of the page."""
    return "\n".join(file.read_text("utf-8") for file in sorted(FOLDER.rglob("*.js")))


def refusals(verb: str) -> set[str]:
    """The codes that the Lua file of this verb says it refuses with."""
    text = (Path(server.web.__file__).parents[1] / "lua" / f"{verb}.lua").read_text("utf-8")
    said = re.search(r"-- Refuses:((?:.*\n--      )*.*)\n", text)
    assert said
    return set(re.findall(r"[a-z_]+", said[1])) - {"nothing"}


@pytest.mark.parametrize("folder", [FOLDER, ALARM], ids=["counter", "alarm"])
def test_both_languages_say_the_same_things_when_the_page_speaks(folder: Path) -> None:
    """The same keys, with the same facts in them."""
    german, english = words(folder, "de"), words(folder, "en")
    assert set(german) == set(english)
    for key, text in german.items():
        assert set(_PLACEABLE.findall(text)) == set(_PLACEABLE.findall(english[key])), key


def test_every_text_exists_when_a_script_says_it() -> None:
    """No key of the page's scripts is without words, and no reason why a key rests."""
    text, known = scripts(), {*words(FOLDER, "de"), *words(ALARM, "de")}
    said = {*_SAID.findall(text), *(key for pair in _CHOSEN.findall(text) for key in pair)}
    assert len(said) > 80
    assert said - known == set()
    reasons = set(_REASON.findall((FOLDER / "steps.js").read_text("utf-8")))
    assert {"nobody-called", "after-start", "ticket-open", "out-of-touch"} <= reasons
    assert {f"because-{reason}" for reason in reasons} - known == set()


def test_every_key_has_a_name_and_every_own_step_can_be_named_when_it_is_taken_back() -> None:
    """What is on a key, what takes it back, and each part of a sheet."""
    known = set(words(FOLDER, "de"))
    table = (FOLDER / "keys.js").read_text("utf-8")
    keys = set(re.findall(r'^  "?([a-z-]+)"?: \{ shortcut', table, re.MULTILINE))
    undoable = set(re.findall(r'"([a-z-]+)"', table.partition("UNDOABLE")[2]))
    tabs = (FOLDER / "sheets" / "choices.js").read_text("utf-8").partition("TABS")[2]
    parts = set(re.findall(r'"([a-z]+)"', tabs.partition("});")[0]))
    assert {f"do-{key}" for key in keys - {"person", "reason", "leave"}} - known == set()
    assert {f"undo-{verb}" for verb in undoable} - known == set()
    assert {f"tab-{part}" for part in parts} - known == set()


@pytest.mark.parametrize("verb", ROUTES)
def test_every_refusal_has_a_sentence_when_a_counter_may_meet_it(verb: str) -> None:
    """What the ledger refuses is said in words that say what to do."""
    known = set(words(FOLDER, "de"))
    assert {f"refused-{code}" for code in refusals(verb) - NEVER_MET} - known == set()


@pytest.mark.parametrize("verb", ROUTES)
def test_everything_that_is_done_here_has_a_sentence_when_it_has_happened(verb: str) -> None:
    """The foot says what the own step has done."""
    known = set(words(FOLDER, "de"))
    assert {f"happened-{event}" for event in VERBS[verb].events} - known == set()
