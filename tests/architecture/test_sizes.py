"""A file fits into a head, a function onto a screen."""

import ast
from pathlib import Path
from typing import Final

from tests.architecture.tree import ROOT, plant, texts

FILE_LIMITS: Final = {"*.py": 399, "*.js": 199, "*.lua": 80}
"""The most lines that a file may have."""

FUNCTION_LIMIT: Final = 50
"""The most lines that a Python function may have."""


def long_files(root: Path) -> list[str]:
    """Name every file that is too long."""
    return [
        f"{name}: {lines} lines of {limit}"
        for pattern, limit in FILE_LIMITS.items()
        for name, text in texts(root, pattern)
        if (lines := len(text.splitlines())) > limit
    ]


def long_functions(root: Path) -> list[str]:
    """Name every Python function that is too long."""
    return [
        f"{name}:{node.lineno}: {node.name}, {lines} lines of {FUNCTION_LIMIT}"
        for name, text in texts(root, "*.py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LIMIT
    ]


def _function_of(lines: int) -> str:
    return "def told() -> None:\n" + "    print()\n" * (lines - 1)


def test_every_file_is_short_when_it_is_ours() -> None:
    """No file of ours is longer than its kind may be."""
    assert long_files(ROOT) == []


def test_every_function_is_short_when_it_is_ours() -> None:
    """No Python function of ours is longer than a screen."""
    assert long_functions(ROOT) == []


def test_a_file_is_found_when_it_is_one_line_too_long(tmp_path: Path) -> None:
    """The limit itself is allowed, one line more is not, and other people's code is not ours."""
    for pattern, limit in FILE_LIMITS.items():
        plant(tmp_path, f"kiosk/right.{pattern[2:]}", "-\n" * limit)
        plant(tmp_path, f"kiosk/long.{pattern[2:]}", "-\n" * (limit + 1))
        plant(tmp_path, f"kiosk/vendor/long.{pattern[2:]}", "-\n" * (limit + 1))
    found = [line.partition(":")[0] for line in long_files(tmp_path)]
    assert found == ["kiosk/long.py", "kiosk/long.js", "kiosk/long.lua"]


def test_a_function_is_found_when_it_is_one_line_too_long(tmp_path: Path) -> None:
    """The limit itself is allowed, one line more is not."""
    plant(tmp_path, "right.py", _function_of(FUNCTION_LIMIT))
    plant(tmp_path, "long.py", _function_of(FUNCTION_LIMIT + 1))
    assert long_functions(tmp_path) == ["long.py:1: told, 51 lines of 50"]
