"""What no file of the project says: where it was made, and what it leaves open."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.tree import ROOT, files, plant, texts

PLACES: Final = re.compile(
    r"/work/|/root/|/home/\w"
    r"|pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org"
    r"|\b(?:anthropic|claude|chatgpt|copilot|sub-?agent)\b|\bCEO\b"
    r"|\b(?:design|domain|contract|look|issue2)\.md\b",
    re.IGNORECASE,
)
"""A machine's folders, where packages come from, who wrote it with what, notes nobody else has."""

GAPS: Final = re.compile(
    r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b"
    r"|unittest\.mock|\bMagicMock\b|\bfakeredis\b"
    r"|pytest\.(?:mark\.)?(?:skip|skipif|xfail)\b|pytest\.importorskip"
)
"""Work left open, and tests that do not test."""

EMPTY_NAMES: Final = frozenset({"utils", "util", "helpers", "helper", "manager", "common", "misc"})
"""Names that tell nobody what is inside."""

_THIS: Final = "tests/architecture/test_words.py"


def lines_that_say(words: re.Pattern[str], root: Path) -> list[str]:
    """Give every line that says one of the words; this file, which must name them, left out."""
    return [
        f"{name}:{number}: {match.group()}"
        for name, text in texts(root)
        if name != _THIS
        for number, line in enumerate(text.splitlines(), 1)
        if (match := words.search(line))
    ]


def empty_names(root: Path) -> list[str]:
    """Give every file whose name, or whose folder's name, says nothing."""
    paths = (path.relative_to(root) for path in files(root))
    return [path.as_posix() for path in paths if EMPTY_NAMES.intersection((*path.parts, path.stem))]


def test_no_file_names_a_place_when_it_is_ours() -> None:
    """No file names a machine's folder, a registry's host or whoever wrote it."""
    assert lines_that_say(PLACES, ROOT) == []


def test_no_file_leaves_a_gap_when_it_is_ours() -> None:
    """Nothing is left to do later, no test is skipped, nothing real is mocked."""
    assert lines_that_say(GAPS, ROOT) == []


def test_every_name_says_something_when_it_is_ours() -> None:
    """Files are nouns or verbs of the queue."""
    assert empty_names(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "open('/work/main/x')",
        "HOME=/root/",
        "see /home/somebody",
        "https://pypi.org/simple",
        "https://files.pythonhosted.org/x",
        "https://registry.npmjs.org/x",
        "http://deb.debian.org/debian",
        "as the CEO said",
        "written with Claude",
        "rule 2 of design.md",
    ],
)
def test_a_place_is_found_when_it_is_named(tmp_path: Path, line: str) -> None:
    """Each kind of place is found, in a file of any kind."""
    plant(tmp_path, "docs/x.md", f"first line\n{line}\n")
    assert len(lines_that_say(PLACES, tmp_path)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "# TODO later",
        "raise NotImplementedError",
        "from unittest.mock import Mock",
        "@pytest.mark.skip",
        "pytest.skip('no browser')",
        "@pytest.mark.xfail(strict=True)",
        "import fakeredis",
    ],
)
def test_a_gap_is_found_when_it_is_left(tmp_path: Path, line: str) -> None:
    """Each kind of gap is found."""
    plant(tmp_path, "kiosk/x.py", f"{line}\n")
    assert len(lines_that_say(GAPS, tmp_path)) == 1


def test_a_name_is_found_when_it_is_empty(tmp_path: Path) -> None:
    """A file and a folder are found by a name that says nothing."""
    plant(tmp_path, "kiosk/utils.py", "")
    plant(tmp_path, "kiosk/common/paper.py", "")
    plant(tmp_path, "kiosk/paper.py", "")
    assert empty_names(tmp_path) == ["kiosk/common/paper.py", "kiosk/utils.py"]
