"""The states that page tests write by hand are those that an agent sends."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from display import board, glass
from tests.display.test_page_states import DOORS, SCENES

NAMES = vars(glass) | {"Mode": board.Mode}


def strange(told: Any, kind: Any, place: str) -> Iterator[str]:
    """Name every member that is missing, too much, or of a word that the agent never says."""
    if isinstance(kind, UnionType):
        if told is not None:
            yield from strange(told, get_args(kind)[0], place)
    elif is_dataclass(kind):
        names = {field.name for field in fields(kind)}
        yield from (f"{place}.{name}" for name in names ^ set(told))
        hints = get_type_hints(kind, NAMES)
        for name in names & set(told):
            yield from strange(told[name], hints[name], f"{place}.{name}")
    elif getattr(kind, "__origin__", None) is tuple:
        for each in told:
            yield from strange(each, get_args(kind)[0], place)
    elif kind is board.Mode and told not in tuple(board.Mode):
        yield place


@pytest.mark.parametrize(
    "told",
    [pytest.param(each, id=name) for name, each in (SCENES | DOORS).items()],
)
def test_a_state_is_the_agents_when_it_is_written_by_hand(told: dict[str, Any]) -> None:
    """Each member has the agent's name, at every depth; only the clock comes beside them."""
    said = {name: value for name, value in told.items() if name != "now_ms"}
    assert list(strange(said, glass.Glass, "state")) == []
