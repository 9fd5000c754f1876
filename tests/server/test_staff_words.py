"""One word for one thing, on whatever page of staff it is said."""

import re
from pathlib import Path
from typing import Final

import pytest

import device
import server.web

WEB: Final = Path(server.web.__file__).parent
PAIRING: Final = Path(device.__file__).parent / "unpaired"

OTHER_WORDS: Final = {
    "de": {
        r"\bF[aä]ll(?:e|en)?\b": "Vorgang",
        r"nehmen Sie die Nummer zurück": "Nummer abgeben",
        r"[Kk]ode\b": "Code",
    },
    "en": {
        r"\b[Ss]en[dt](?:ing)? on\b": "pass on",
        r"\b[Jj]udges?\b": "assess",
        r"(?<!not )\b[Mm]atters?\b": "concern",
        r"(?<!\$)\b[Pp]ersons\b": "people",
        r"\b[Ll]et wait again\b": "take back in",
    },
}
"""What was said for the same thing elsewhere → the word of the house."""
OF_PEOPLE: Final = {
    "de": r"[Aa]n(?:ge)?meld|[Aa]b(?:ge)?meld",
    "en": r"\b[Ss]ign(?:s|ed)? (?:in|out)\b",
}
"""People sign in and out; devices are paired and unpaired."""
OF_UNDOING: Final = {
    "de": r"zurück(?:ge|zu)?n[eo][hm]",
    "en": r"\b(?:tak(?:e|en|ing)\b.*\bback|withdr[ae]w)",
}
"""What is said of a number taken back in, or of a message withdrawn: not of the own last step."""
OF_DEVICES: Final = re.compile(r"^(?:pair|revoke|device|some-un)")


def texts(language: str) -> dict[str, str]:
    """Every text of every page of staff, by its file and key."""
    found = {}
    for file in sorted(WEB.rglob(f"{language}.ftl")):
        for block in re.split(r"\n(?=[a-z][\w-]* =)", file.read_text("utf-8")):
            key, _, text = block.partition(" =")
            found[f"{file.parent.name}/{key}"] = text
    return found


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_a_thing_has_one_word_when_any_page_names_it(language: str) -> None:
    """No page has a word of its own for what another page names already."""
    said = texts(language)
    assert len(said) > 500
    for other, ours in OTHER_WORDS[language].items():
        assert not [key for key, text in said.items() if re.search(other, text)], ours


@pytest.mark.parametrize("language", OF_PEOPLE)
def test_a_device_is_paired_when_a_person_is_signed_in(language: str) -> None:
    """The words for people's sessions are not used for devices."""
    said = {
        key: text for key, text in texts(language).items() if OF_DEVICES.match(key.split("/")[1])
    }
    said |= {"unpaired": (PAIRING / f"{language}.ftl").read_text("utf-8")}
    assert len(said) > 40
    assert not [key for key, text in said.items() if re.search(OF_PEOPLE[language], text)]


@pytest.mark.parametrize("language", OF_UNDOING)
def test_the_own_last_step_has_one_word_when_it_is_undone(language: str) -> None:
    """Counter and desks say the same of the same act, and another word of withdrawing a message."""
    undoing = re.compile(r"/(?:do-undo|take-back|happened-undone|refused-.*undo.*)$")
    said = {key: text for key, text in texts(language).items() if undoing.search(key)}
    assert {"counter/do-undo", "desk/take-back", "reception/happened-undone"} <= said.keys()
    assert not [key for key, text in said.items() if re.search(OF_UNDOING[language], text)]
    assert said["counter/do-undo"] == said["desk/take-back"]
    for key, text in said.items():
        page, _, name = key.partition("/")
        if page == "counter" and f"reception/{name}" in said:
            assert text.strip() == said[f"reception/{name}"].strip(), key
