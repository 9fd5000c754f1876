"""The tables of the documents are made from the code: `python -m tests.contract.test_docs_tables`.

A table stands between `<!-- table: NAME -->` and `<!-- end of table -->`; started as a program,
this file writes every table anew. As a test it compares them.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from pydantic_settings import BaseSettings

import display.settings
import kiosk.settings
import server.settings
from server.keys import SCHEMA
from server.lua.library import source_of
from server.problems import PROBLEMS
from server.refusals import REFUSALS
from server.ticket import VERBS

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
_TABLE: Final = re.compile(
    r"(?<=<!-- table: )([a-z-]+)( -->\n\n)((?:\|.*\n)*)\n?(?=<!-- end of table -->)"
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


TABLES: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "verbs": _verbs,
        "problems": _problems,
        "keys": _keys,
        "settings-server": _settings(server.settings.Settings),
        "settings-kiosk": _settings(kiosk.settings.Settings),
        "settings-display": _settings(display.settings.Settings),
    }
)


def tables_in(text: str) -> dict[str, str]:
    """Give every marked table of a document by its name."""
    return {match[1]: match[3] for match in _TABLE.finditer(text)}


def renewed(text: str) -> str:
    """Give the document with every marked table made anew."""
    return _TABLE.sub(lambda match: f"{match[1]}{match[2]}{TABLES[match[1]]()}\n", text)


def _documents() -> list[Path]:
    return sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_the_code_says_when_it_stands_in_a_document(name: str) -> None:
    """Each table stands in one document, word for word as the code gives it."""
    found = [tables_in(file.read_text(encoding="utf-8")) for file in _documents()]
    told = [tables[name] for tables in found if name in tables]
    assert told == [TABLES[name]()]


def test_no_table_is_marked_when_nobody_makes_it() -> None:
    """A document marks no table whose name is not known here."""
    marked = {
        name
        for file in _documents()
        for name in re.findall(r"<!-- table: (\S+) -->", file.read_text(encoding="utf-8"))
    }
    assert marked == set(TABLES)


def test_a_changed_table_is_made_anew_when_the_program_runs() -> None:
    """What was written by hand between the marks gives way to what the code says."""
    text = "before\n<!-- table: keys -->\n\n| old |\n\n<!-- end of table -->\nafter\n"
    assert tables_in(renewed(text))["keys"].strip() == TABLES["keys"]().strip()
    assert renewed(text).startswith("before\n")
    assert renewed(text).endswith("after\n")


def main() -> int:
    """Write every table anew."""
    for file in _documents():
        file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
