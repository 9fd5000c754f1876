"""The table of doors is true: each test that it names exists, and each test of a door is named."""

import re
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[1]
TABLE: Final = (TESTS.parent / "docs" / "security.md").read_text(encoding="utf-8")
PROGRAMS: Final = {"all", "agents", "demo", "kiosk", "server"}
_TEST: Final = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def _tests_in(pattern: str) -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in TESTS.rglob(pattern))
    return {name for text in texts for name in _TEST.findall(text)}


def _rows() -> list[list[str]]:
    lines = [line for line in TABLE.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def test_every_door_has_its_proof_when_it_stands_in_the_table() -> None:
    """Each row names a door, what it keeps out, programs that we have, and tests that exist."""
    existing = _tests_in("test_*.py")
    for door, keeps_out, programs, proof in _rows():
        named = set(re.findall(r"`(test_\w+)`", proof))
        assert door, proof
        assert keeps_out, door
        assert set(programs.split(", ")) <= PROGRAMS, door
        assert named, door
        assert named <= existing, door


def test_every_test_of_a_door_is_told_when_it_is_added() -> None:
    """Whoever adds a test of a door across programs tells in the table what it proves."""
    named = set(re.findall(r"`(test_\w+)`", TABLE))
    assert _tests_in("contract/test_doors*.py") <= named
    assert _tests_in("contract/test_schemathesis*.py") <= named
