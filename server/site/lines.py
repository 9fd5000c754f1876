"""In which line of a TOML file each value stands. Pure.

The standard library's parser tells no positions of values, and a mistake without its line is hard
to find in a file of a thousand lines. This reads only text that `tomllib` has accepted, so it
checks nothing: it splits the text into tokens and follows headers, keys and brackets.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Final, NamedTuple

from server.site.problem import Path

_TOKEN: Final = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|\"(?:\\.|[^\"\\])*\"|'[^']*')
    |(?P<mark>[\[\]{}=,.\n])
    |(?P<bare>[^\s\[\]{}=,.\#\"']+)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    text: str
    line: int


class Lines:
    """The lines of one valid TOML text, by path: ``("counters", 6, "room")``."""

    def __init__(self, source: str) -> None:
        self._tokens = _tokens(source)
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._last_table: dict[Path, int] = {}
        self._read()

    def __getitem__(self, path: Path) -> int:
        """Give the line of this value, or of what it would stand in if it is not there."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    @property
    def by_path(self) -> Mapping[Path, int]:
        """Every path of the text with its line."""
        return self._lines

    def _peek(self) -> str:
        return self._tokens[self._at].text

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, text: str) -> bool:
        found = self._peek() == text
        self._at += found
        return found

    def _read(self) -> None:
        table: Path = ()
        while self._peek():
            if self._take("["):
                table = self._header()
            elif not self._take("\n"):
                self._pair(table)

    def _header(self) -> Path:
        line, many = self._tokens[self._at].line, self._take("[")
        path: Path = ()
        keys = self._keys()
        for depth, key in enumerate(keys, start=1):
            path += (key,)
            if many and depth == len(keys):
                self._last_table[path] = self._last_table.get(path, -1) + 1
            self._lines.setdefault(path, line)
            if path in self._last_table:
                path += (self._last_table[path],)
                self._lines.setdefault(path, line)
        while self._take("]"):
            pass
        return path

    def _keys(self) -> tuple[str, ...]:
        keys = [_unquoted(self._next().text)]
        while self._take("."):
            keys.append(_unquoted(self._next().text))
        return tuple(keys)

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._at].line
        path = table
        for key in self._keys():
            path += (key,)
            self._lines.setdefault(path, line)
        self._take("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        self._lines.setdefault(path, self._tokens[self._at].line)
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            while self._peek() not in {",", "]", "}", "\n", ""}:
                self._next()

    def _array(self, path: Path) -> None:
        index = 0
        while not self._take("]"):
            if not (self._take("\n") or self._take(",")):
                self._value((*path, index))
                index += 1

    def _inline_table(self, path: Path) -> None:
        while not self._take("}"):
            if not (self._take("\n") or self._take(",")):
                self._pair(path)


def _tokens(source: str) -> list[_Token]:
    """Split the text; what stands between values is left out; an empty token ends the list."""
    tokens = []
    line = 1
    for match in _TOKEN.finditer(source):
        if match.lastgroup != "skip":
            tokens.append(_Token(match.group(), line))
        line += match.group().count("\n")
    return [*tokens, _Token("", line)]


def _unquoted(key: str) -> str:
    return str(tomllib.loads(f"key = {key}")["key"]) if key[0] in "\"'" else key
