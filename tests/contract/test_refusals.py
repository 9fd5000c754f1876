"""Lua codes, exceptions and protocol rows are the same set of refusals."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import pytest

from server.ledger import Refused
from server.lua.library import SHARED, source_of
from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import VERBS

SAID: Final = re.compile(r"^-- Refuses: (.*(?:\n--  .*)*)", re.MULTILINE)
_FUNCTION: Final = re.compile(r"^local function (\w+)\(", re.MULTILINE)
_TOLD: Final = re.compile(r"^ *(?:emit|release)\(.*|[=~]= '\w+'", re.MULTILINE)
"""Words that are no codes though they look like one: events, reasons and what is compared."""
_WORD: Final = re.compile(r"'([a-z]+(?:_[a-z]+)*)'")
_DECIDING: Final = re.compile(
    r"(?:refuse\(\w+, |refusal_json\([^,]+, |return nil, |objection = )'(\w+)'"
)
"""Where a word can be nothing but a code."""

NEVER: Final[Mapping[str, set[str]]] = MappingProxyType(
    {
        "cancel": {"not_your_ticket"},  # without a kiosk it is the desk, whose every ticket is
        "reprint": {"not_your_ticket"},  # a desk alone asks for it
        "call": {"not_your_ticket"},  # whoever waits is nobody's yet
        "transfer": {"caseworker_absent"},  # it knows services, areas and counters as targets
    }
)
"""What a helper may decide for other verbs, but not for this one, and why."""


@cache
def functions() -> Mapping[str, str]:
    """Give every function that verbs share, by name, without comments."""
    found: dict[str, str] = {}
    for stem in SHARED:
        source = without_comments(source_of(f"shared/{stem}"))
        starts = [*_FUNCTION.finditer(source)]
        ends = [start.start() for start in starts[1:]] + [len(source)]
        found |= {
            start.group(1): source[start.end() : end]
            for start, end in zip(starts, ends, strict=True)
        }
    return found


def without_comments(source: str) -> str:
    """Give Lua without its comments, and without words that are told or compared."""
    return _TOLD.sub("", re.sub(r"--.*", "", source))


def decided_in(source: str) -> set[str]:
    """Give the codes that this source names."""
    return set(_WORD.findall(source)) & set(REFUSALS)


def reachable_from(source: str) -> set[str]:
    """Give the codes that this source decides, or what it calls, or what that calls."""
    seen, waiting = set[str](), [source]
    codes: set[str] = set()
    while waiting:
        text = waiting.pop()
        codes |= decided_in(text)
        called = {name for name in functions() if re.search(rf"\b{name}\(", text)} - seen
        seen |= called
        waiting += [functions()[name] for name in called]
    return codes


def said_by(verb: str) -> set[str]:
    """Give the codes that a verb's header names."""
    return set(_WORD.findall(re.sub(r"(\w+)", r"'\1'", SAID.findall(source_of(verb))[0])))


@pytest.mark.parametrize("verb", VERBS)
def test_lua_header_names_what_is_decided_when_a_verb_refuses(verb: str) -> None:
    """A header names each code that the verb or its helpers decide, and no other."""
    reachable = reachable_from(without_comments(source_of(verb)))
    never = NEVER.get(verb, set())
    assert never <= reachable
    assert said_by(verb) - {"nothing"} == reachable - never


def test_every_refusal_is_decided_when_all_verbs_are_read() -> None:
    """None of the table's codes is dead."""
    assert set().union(*(said_by(verb) for verb in VERBS)) - {"nothing"} == set(REFUSALS)


def test_lua_decides_known_codes_only_when_every_function_is_read() -> None:
    """No function decides a code that the table does not have."""
    sources = {verb: without_comments(source_of(verb)) for verb in VERBS}
    for name, source in (sources | dict(functions())).items():
        assert set(_DECIDING.findall(source)) <= set(REFUSALS), name
        if name.startswith("objection"):
            assert set(_WORD.findall(source)) <= set(REFUSALS), name


@pytest.mark.parametrize("code", REFUSALS)
def test_refusal_is_an_exception_and_a_problem_when_it_stands_in_the_table(code: str) -> None:
    """The exception takes each code, and the protocol has a row for it with the same status."""
    assert Refused(code).detail == REFUSALS[code].sentence
    assert PROBLEMS[code].status == REFUSALS[code].status


def test_unknown_code_is_a_bug_when_it_is_refused_with() -> None:
    """A code beyond the table never leaves as a refusal."""
    with pytest.raises(KeyError):
        Refused("no_such_code")
