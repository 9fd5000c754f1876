"""Every Lua file of a verb opens with what it promises."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.tree import ROOT, files, plant, texts

LABELS: Final = ("Purpose", "KEYS", "ARGV", "Returns", "Emits", "Refuses")
"""What a verb's header says, in this order."""

_LABEL: Final = re.compile(rf"^-- ({'|'.join(LABELS)}): \S")
_VERB: Final = "server/lua/*.lua"
_SHARED: Final = "server/lua/shared/*.lua"

_GOOD: Final = "".join(f"-- {label}: it\n--   does\n" for label in LABELS) + "local function f()\n"


def headers_amiss(root: Path) -> list[str]:
    """Name every verb's file whose header does not say the six things, and what it says instead."""
    return [
        f"{name}: {', '.join(said) or 'nothing'}"
        for name, text in texts(root, _VERB)
        if (said := _said(text)) != LABELS
    ]


def unopened_files(root: Path) -> list[str]:
    """Name every shared file that does not open with what it is for."""
    return [name for name, text in texts(root, _SHARED) if not text.startswith("-- ")]


def _said(text: str) -> tuple[str, ...]:
    header = re.match(r"(?:--.*\n)*", text)
    matches = (_LABEL.match(line) for line in (header.group() if header else "").splitlines())
    return tuple(match.group(1) for match in matches if match)


def test_every_verb_has_its_header_when_it_is_ours() -> None:
    """Each verb's file says purpose, keys, arguments, answer, events and refusals."""
    assert list(files(ROOT, _VERB))
    assert headers_amiss(ROOT) == []


def test_every_shared_file_says_what_it_is_for_when_it_is_ours() -> None:
    """What the verbs share opens with a comment too."""
    assert list(files(ROOT, _SHARED))
    assert unopened_files(ROOT) == []


@pytest.mark.parametrize("label", LABELS)
def test_a_header_is_found_when_a_line_is_missing(tmp_path: Path, label: str) -> None:
    """Each of the six lines is missed, and a whole header is not."""
    plant(tmp_path, "server/lua/whole.lua", _GOOD)
    plant(tmp_path, "server/lua/lacking.lua", _GOOD.replace(f"-- {label}: it\n", ""))
    assert [line.partition(":")[0] for line in headers_amiss(tmp_path)] == [
        "server/lua/lacking.lua"
    ]


def test_a_header_is_found_when_code_comes_first(tmp_path: Path) -> None:
    """A header stands at the top."""
    plant(tmp_path, "server/lua/late.lua", "local x = 1\n" + _GOOD)
    assert headers_amiss(tmp_path) == ["server/lua/late.lua: nothing"]


def test_a_shared_file_is_found_when_it_says_nothing(tmp_path: Path) -> None:
    """A shared file that begins with code is named."""
    plant(tmp_path, "server/lua/shared/rows.lua", "local x = 1\n")
    assert unopened_files(tmp_path) == ["server/lua/shared/rows.lua"]
