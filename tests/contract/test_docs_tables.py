"""Tables and diagrams in the documents come from the code.

A table stands between `<!-- table: NAME -->` and `<!-- end of table -->`, a diagram between
`<!-- diagram: NAME -->` and `<!-- end of diagram -->`. Started as a program
(`python -m tests.contract.test_docs_tables`) this file writes each anew. As a test it compares
them.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from pydantic_settings import BaseSettings

import display.settings
import kiosk.settings
import server.settings
from device.doctor.findings import in_words
from display.doctor.letters import DRAWN, SIZES, Layout, Screen, read
from display.doctor.looks import Wish, looks
from server.keys import SCHEMA
from server.lua.library import source_of
from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import ENDED, MOVES, VERBS, State
from server.upkeep import UPKEEP
from tests.contract import life

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
_TABLE: Final = re.compile(
    r"(?<=<!-- table: )([a-z-]+)( -->\n\n)((?:\|.*\n)*)\n?(?=<!-- end of table -->)"
)
_DIAGRAM: Final = re.compile(
    r"(?<=<!-- diagram: )([a-z-]+)( -->\n\n)((?:```mermaid\n[^`]*```\n)?)\n?"
    r"(?=<!-- end of diagram -->)"
)
_REFUSES: Final = re.compile(r"^-- Refuses: (.*(?:\n--  .*)*)", re.MULTILINE)


def _table(head: str, rows: Iterable[Iterable[str]]) -> str:
    names = head.split(", ")
    lines = [names, ["---"] * len(names), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _code(text: object) -> str:
    return f"`{text}`"


def refusals_of(verb: str) -> list[str]:
    """Give the codes that the head of a verb's Lua file names."""
    found = _REFUSES.search(source_of(verb))
    assert found is not None, verb
    return [code for code in re.findall(r"[a-z_]+", found[1]) if code in REFUSALS]


def _verbs() -> str:
    return _table(
        "Verb, Route, Roles, Events, Refuses with",
        (
            (
                _code(verb.name),
                _code(verb.route) if verb.route else "none: the server's own",
                ", ".join(sorted(verb.roles)) or "-",
                ", ".join(map(_code, verb.events)) or "-",
                ", ".join(map(_code, refusals_of(verb.name))) or "-",
            )
            for verb in VERBS.values()
        ),
    )


def _upkeep() -> str:
    return _table(
        "Operation, Route, Roles, What it does",
        (
            (
                _code(row.name),
                _code(row.route.replace("/api/v1/sites/{site}/", "")),
                ", ".join(sorted(row.roles)) or "anybody",
                row.does,
            )
            for row in UPKEEP.values()
        ),
    )


def _problems() -> str:
    return _table(
        "Code, Status, Retry, Who says so, Sentence",
        (
            (
                _code(kind.code),
                str(kind.status),
                "yes" if kind.retry else "no",
                "ledger" if kind.code in REFUSALS else "API",
                kind.sentence,
            )
            for kind in sorted(PROBLEMS.values(), key=lambda kind: (kind.status, kind.code))
        ),
    )


def _keys() -> str:
    return _table(
        "Key, Type, Writer, Lifetime, What it holds",
        ((_code(row.pattern), row.type, row.writer, row.lifetime, row.holds) for row in SCHEMA),
    )


def _default(value: object) -> str:
    if isinstance(value, Path) and value.is_relative_to(ROOT):
        return _code(value.relative_to(ROOT))
    if isinstance(value, tuple):
        return _code(",".join(value))
    if isinstance(value, bool):
        return _code(str(value).lower())
    return "none" if value is None else _code(value)


def _settings(settings: type[BaseSettings]) -> Callable[[], str]:
    prefix = settings.model_config["env_prefix"]

    def table() -> str:
        return _table(
            "Variable, Default, Meaning",
            (
                (
                    _code(prefix + name.upper()),
                    "must be set" if field.is_required() else _default(field.default),
                    field.description or "",
                )
                for name, field in settings.model_fields.items()
            ),
        )

    return table


def _reach() -> str:
    shapes = list(SIZES)
    heads = [f"{layout}, {'upright' if upright else 'landscape'}" for layout, upright in shapes]
    return _table(
        ", ".join(["Screen", *(head.replace(",", "") for head in heads)]),
        (
            (f"{inches} inches", *(_reaches(inches, layout, upright) for layout, upright in shapes))
            for inches in (32, 43, 50, 55, 65, 75, 86)
        ),
    )


def _reaches(inches: int, layout: Layout, upright: bool) -> str:  # noqa: FBT001 - a row of `SIZES`
    """From how far number and counter are read: with a usual letter, and with the widest."""
    width, height = reversed(DRAWN) if upright else DRAWN
    screen = Screen(inches, width, height, layout)
    usual, widest = (
        min(each.far_m for each in read(screen, letter) if each.must) for letter in "KW"
    )
    return f"{usual:.1f} m ({widest:.1f} m)"


def _states() -> str:
    return _table("State, What it means, Moves out", life.states_rows())


def _moves() -> str:
    return _table("Move, Made by, From and to, Undo", life.moves_rows())


TABLES: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "verbs": _verbs,
        "upkeep": _upkeep,
        "problems": _problems,
        "keys": _keys,
        "settings-server": _settings(server.settings.Settings),
        "settings-kiosk": _settings(kiosk.settings.Settings),
        "settings-display": _settings(display.settings.Settings),
        "reach": _reach,
        "states": _states,
        "moves": _moves,
    }
)
DIAGRAMS: Final[Mapping[str, Callable[[], str]]] = MappingProxyType({"states": life.diagram})
_KINDS: Final = {"table": (_TABLE, TABLES), "diagram": (_DIAGRAM, DIAGRAMS)}


def made_in(text: str, kind: str) -> dict[str, str]:
    """Give every marked table, or diagram, of a document by its name."""
    pattern, _ = _KINDS[kind]
    return {match[1]: match[3] for match in pattern.finditer(text)}


def renewed(text: str) -> str:
    """Give the document with every marked table and diagram made anew."""
    for pattern, makers in _KINDS.values():
        text = pattern.sub(partial(_anew, makers), text)
    return text


def _anew(makers: Mapping[str, Callable[[], str]], match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}{makers[match[1]]()}\n"


def _documents() -> list[Path]:
    return sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, (_, makers) in _KINDS.items() for name in makers]
)
def test_what_is_made_says_what_the_code_says_when_it_stands_in_a_document(
    kind: str, name: str
) -> None:
    """Each table and diagram stands in one document, word for word as the code gives it."""
    found = [made_in(file.read_text(encoding="utf-8"), kind) for file in _documents()]
    told = [made[name] for made in found if name in made]
    assert told == [_KINDS[kind][1][name]()]


@pytest.mark.parametrize("kind", _KINDS)
def test_nothing_is_marked_when_nobody_makes_it(kind: str) -> None:
    """A document marks no table and no diagram whose name is not known here."""
    marked = {
        name
        for file in _documents()
        for name in re.findall(rf"<!-- {kind}: (\S+) -->", file.read_text(encoding="utf-8"))
    }
    assert marked == set(_KINDS[kind][1])


def test_a_changed_table_is_made_anew_when_the_program_runs() -> None:
    """What was written by hand between the marks gives way to what the code says."""
    text = "before\n<!-- table: keys -->\n\n| old |\n\n<!-- end of table -->\nafter\n"
    assert made_in(renewed(text), "table")["keys"].strip() == TABLES["keys"]().strip()
    assert renewed(text).startswith("before\n")
    assert renewed(text).endswith("after\n")


def test_a_changed_diagram_is_made_anew_when_the_program_runs() -> None:
    """A diagram that was drawn by hand between the marks gives way to the code's."""
    block = "```mermaid\nold --> drawing\n```\n"
    text = f"before\n<!-- diagram: states -->\n\n{block}\n<!-- end of diagram -->\nafter\n"
    assert made_in(renewed(text), "diagram") == {"states": life.diagram()}
    assert renewed(renewed(text)) == renewed(text)


def test_the_diagram_has_every_state_and_every_move_when_it_is_read_back() -> None:
    """Each arrow is a move of the table of moves, and each move of it is an arrow."""
    drawn = set()
    for before, after, moves in re.findall(r"(\S+) --> (\S+) : (\S+)", life.diagram()):
        sources = set(State) - ENDED if before == life.FRAME else {before}
        drawn |= {(source, after, move) for source in sources for move in moves.split("<br>")}
    moves = {
        (before, after, move) for move, pairs in MOVES.items() for before, after in pairs.items()
    }
    begins = {("[*]", state, name) for state, names in life.starts().items() for name in names}
    assert drawn == moves | begins
    assert {state for edge in drawn for state in edge[:2]} == {*State, "[*]"}


def test_a_move_is_told_with_the_verbs_that_make_it_when_their_lua_names_it() -> None:
    """Each verb whose Lua file names a move stands beside that move, and each move has a verb."""
    named = {
        (move, verb)
        for verb in VERBS
        for move in re.findall(r"'([a-z_]+)'", source_of(verb))
        if move in MOVES
    }
    told = {(move, verb) for move in MOVES for verb in life.verbs_of(move)}
    assert named <= told
    assert {move for move, _ in told} == set(MOVES)
    assert {verb for _, verb in told} <= set(VERBS)


def test_what_the_doctor_is_said_to_say_is_what_it_says_when_it_is_asked() -> None:
    """The example of a board's letters in the document is the program's own, word for word."""
    text = (DOCS / "waiting-room.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- doctor (.*) -->\n\n```\n([^`]*)```", text)
    assert found is not None
    inches, seat = (float(word) for word in found[1].split()[1::2])
    assert in_words(list(looks(Wish(inches, seat)))) + "\n" == found[2]


def main() -> int:
    """Write every table and every diagram anew."""
    for file in _documents():
        file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
