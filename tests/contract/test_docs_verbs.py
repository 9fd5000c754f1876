"""The page of examples is what a real server answers on its day: `python -m docs.verbs`."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from docs.verbs import PAGE, WIDTH, laid_out, page
from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import VERBS
from tests.contract.test_docs_tables import refusals_of

ROUTES: Final = tuple(verb.name for verb in VERBS.values() if verb.route)


@pytest.fixture(scope="module")
def lived() -> str:
    """The page as a server makes it now."""
    return page()


def sections(text: str) -> dict[str, str]:
    """Give the page's sections by their verb, in their order."""
    found = re.split(r"^## `(\w+)`\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


def shown(section: str) -> Iterator[Any]:
    """Give what the server said in a section: answers, events and problems."""
    for block in re.findall(r"```json\n(.*?)```", section, re.DOTALL):
        yield json.loads(block)


def test_the_page_says_what_the_server_says_when_the_day_is_lived_again(lived: str) -> None:
    """Every request, answer, event and refusal of the page is that of the server, word for word."""
    assert lived.splitlines() == PAGE.read_text(encoding="utf-8").splitlines()


def test_every_verb_is_shown_when_it_has_a_route(lived: str) -> None:
    """Each verb with a route has its section, in the order of the table; the contents name it."""
    assert tuple(sections(lived)) == ROUTES
    assert re.findall(r"\[`\w+`\]\(#(\w+)\)", lived) == list(ROUTES)


@pytest.mark.parametrize("verb", ROUTES)
def test_a_verb_is_shown_whole_when_it_has_a_section(lived: str, verb: str) -> None:
    """A section has an answer that is one of the verb's events, and a refusal that may come."""
    said = list(shown(sections(lived)[verb]))
    types = {each["type"] for each in said if "code" not in each}
    codes = {each["code"] for each in said if "code" in each}
    assert types
    assert types <= set(VERBS[verb].events)
    assert codes
    assert codes <= {*refusals_of(verb), *(set(PROBLEMS) - set(REFUSALS))}


def test_nothing_random_or_secret_stands_on_the_page_when_it_is_made(lived: str) -> None:
    """No token, and no caseworker's id but the fixed texts."""
    assert "wm_" not in lived
    ids = re.findall(r'"caseworker": "(\w+)"', lived)
    assert ids
    assert all(len(set(each)) == 1 for each in ids)


def test_json_keeps_its_meaning_and_its_width_when_it_is_laid_out() -> None:
    """What is laid out reads back as it was, and only a single long value is wider."""
    ticket = {f"field_{number}": "x" * number for number in range(30)}
    content = {"at": 1, "ticket": ticket, "why": {"rule": "rank", "passed": {"id": "y" * 60}}}
    text = laid_out(content)
    assert json.loads(text) == content
    assert max(map(len, text.splitlines())) <= WIDTH
