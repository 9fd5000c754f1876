"""Lua codes, exceptions and protocol rows are the same set of refusals."""

import re
from typing import Final

import pytest

from server.ledger import Refused
from server.lua.library import SHARED, source_of
from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import VERBS

DECIDED: Final = re.compile(r"(?:refuse\(call, |return nil, |refusal_json\([^,]+, )'([a-z_]+)'")
SAID: Final = re.compile(r"^-- Refuses: (.*(?:\n--  .*)*)", re.MULTILINE)
LUA: Final = {name: source_of(name) for name in (*VERBS, *(f"shared/{name}" for name in SHARED))}


def test_lua_codes_are_the_refusals_when_every_file_is_read() -> None:
    """No function decides a code that the table does not have, and none of the table's is dead."""
    decided = {code for source in LUA.values() for code in DECIDED.findall(source)}
    assert decided == set(REFUSALS)


def test_lua_headers_name_what_is_decided_when_a_verb_refuses() -> None:
    """What a verb's file decides itself stands in its header, and headers name nothing else."""
    for name in VERBS:
        said = set(re.findall(r"[a-z_]+", SAID.findall(LUA[name])[0])) - {"nothing"}
        assert set(DECIDED.findall(LUA[name])) <= said <= set(REFUSALS), name


@pytest.mark.parametrize("code", REFUSALS)
def test_refusal_is_an_exception_and_a_problem_when_it_stands_in_the_table(code: str) -> None:
    """The exception takes each code, and the protocol has a row for it with the same status."""
    assert Refused(code).detail == REFUSALS[code].sentence
    assert PROBLEMS[code].status == REFUSALS[code].status


def test_unknown_code_is_a_bug_when_it_is_refused_with() -> None:
    """A code beyond the table never leaves as a refusal."""
    with pytest.raises(KeyError):
        Refused("no_such_code")
