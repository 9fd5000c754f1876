"""Every value of a TOML file is found in its line."""

import json
import tomllib
from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from server.site.lines import Lines
from server.site.problem import Path

TEXT = '''\
title = "a # no comment" # a comment [x]
dotted.key."quoted key" = 1.5
many = [
  "one", # with, a comma
  { two = 2, deep = [ 3,
      4 ] },
]
multi = """
[not.a.table]
quote \\""" ""\\"
five"""""
literal = \'\'\'
x = 1 \'\'\'
when = 1979-05-27 07:32:00

[table.inner]
here = "\\""
[[parts]]
name = 'x = 2'
[parts.sub]
deep = true
[[parts]]
name = "second"
[[parts.sub]]
deep = 1
  [[parts.sub]]
  deep = 2
'''


def paths(value: object, at: Path = ()) -> Iterator[Path]:
    """Give the path of every value in parsed TOML."""
    if not isinstance(value, dict | list):
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*at, step)
        yield from paths(inner, (*at, step))


def test_line_is_found_when_the_file_uses_all_of_toml() -> None:
    """Strings with brackets, comments, dotted keys, inline tables and lists of tables are read."""
    lines = Lines(TEXT)
    assert set(paths(tomllib.loads(TEXT))) == set(lines.by_path)
    assert {
        "".join(f"/{step}" for step in path): line
        for path, line in lines.by_path.items()
        if path[0] not in {"title", "multi"}
    } == {
        "/dotted": 2,
        "/dotted/key": 2,
        "/dotted/key/quoted key": 2,
        "/many": 3,
        "/many/0": 4,
        "/many/1": 5,
        "/many/1/two": 5,
        "/many/1/deep": 5,
        "/many/1/deep/0": 5,
        "/many/1/deep/1": 6,
        "/literal": 12,
        "/when": 14,
        "/table": 16,
        "/table/inner": 16,
        "/table/inner/here": 17,
        "/parts": 18,
        "/parts/0": 18,
        "/parts/0/name": 19,
        "/parts/0/sub": 20,
        "/parts/0/sub/deep": 21,
        "/parts/1": 22,
        "/parts/1/name": 23,
        "/parts/1/sub": 24,
        "/parts/1/sub/0": 24,
        "/parts/1/sub/0/deep": 25,
        "/parts/1/sub/1": 26,
        "/parts/1/sub/1/deep": 27,
    }


def test_line_is_the_owner_s_when_the_value_is_missing() -> None:
    """What is not there has the line of what it would stand in; the file's own is 1."""
    lines = Lines(TEXT)
    assert lines["parts", 1, "room", "de"] == 22
    assert lines["nothing",] == 1
    assert Lines("")["nothing",] == 1


Table = Mapping[str, object]


def inline(value: object) -> str:
    """Write a value as TOML; a list over several lines."""
    if isinstance(value, dict):
        return "{" + ", ".join(pairs(value)) + "}"
    if isinstance(value, list):
        return "[ # a list\n" + "".join(f"{inline(inner)},\n" for inner in value) + "]"
    return json.dumps(value)  # for what is drawn here, JSON and TOML agree


def pairs(table: Mapping[str, object]) -> list[str]:
    """Write each key with its value as TOML."""
    return [f"{json.dumps(key)} = {inline(value)}" for key, value in table.items()]


def written(plain: Mapping[str, object], tables: Mapping[str, Table | list[Table]]) -> str:
    """Write TOML with plain values first, then tables and lists of tables with headers."""
    text = "\n".join([*pairs(plain), ""])
    for key, value in tables.items():
        form = "[[{}]]\n" if isinstance(value, list) else "[{}]\n"
        for table in value if isinstance(value, list) else [value]:
            text += form.format(json.dumps(key)) + "\n\n".join([*pairs(table), ""])
    return text


KEYS = st.text("ab.-#[]=\"' \\", max_size=4)
VALUES = st.recursive(
    st.text("a\n\"'\\#[]{},=", max_size=6) | st.integers(-9, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLE = st.dictionaries(KEYS, VALUES, max_size=3)


@given(
    plain=st.dictionaries(KEYS.map("p{}".format), VALUES, max_size=3),
    tables=st.dictionaries(KEYS.map("t{}".format), TABLE | st.lists(TABLE, min_size=1), max_size=3),
)
def test_every_value_has_a_line_when_a_file_is_well_formed(
    plain: dict[str, object], tables: dict[str, Table | list[Table]]
) -> None:
    """For any file the values that have lines are exactly those that the parser finds."""
    text = written(plain, tables)
    lines = Lines(text).by_path
    parsed = tomllib.loads(text)
    assert parsed == {**plain, **tables}
    assert set(lines) == set(paths(parsed))
    for path, line in lines.items():
        shown = json.dumps(path[-1]) if isinstance(path[-1], str) else ""
        assert shown in text.split("\n")[line - 1]
