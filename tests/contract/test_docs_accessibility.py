"""The table of clauses is true: each test that it names exists, and each clause has its way."""

import re
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[1]
DOCUMENT: Final = (TESTS.parent / "docs" / "accessibility.md").read_text(encoding="utf-8")
PROGRAM, CABINET = DOCUMENT.split("<!-- end of proofs -->")

MUST: Final = {
    *("5.1.2.2", *(f"5.1.3.{each}" for each in range(1, 17) if each != 7)),  # no film is shown
    *("5.1.4", "5.1.5", "5.1.6.1", "5.1.6.2", "5.1.7", "5.2", "5.3", "5.5.1", "5.6.1", "5.6.2"),
    *("5.7", "5.8", "5.9", "8.5"),
}
"""Clauses of chapters 5 and 8 that software can meet, or meet its part of."""

IN_METAL: Final = {"5.1.3.12", "5.5.2", "8.1.2", "8.3.2", "8.3.5", "8.4.1", "8.4.2", "8.4.3", "8.5"}
"""Clauses that only a cabinet can meet."""

_TEST: Final = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
_CLAUSE: Final = re.compile(r"\b\d+(?:\.\d+)+\b")


def _existing() -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in TESTS.rglob("test_*.py"))
    return {name for text in texts for name in _TEST.findall(text)}


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def test_every_clause_has_its_proof_when_it_stands_in_the_table() -> None:
    """Each row names a clause, how it is met, and tests that exist; "none" needs none."""
    existing = _existing()
    for clause, how, proof in _rows(PROGRAM):
        named = set(re.findall(r"`(test_\w+)`", proof))
        assert _CLAUSE.search(clause), clause
        assert how, clause
        assert named or (how == "none" and proof == "—"), clause
        assert named <= existing, named - existing


def test_no_clause_is_forgotten_when_software_can_meet_it() -> None:
    """Chapters 5 and 8 are gone through clause by clause."""
    told = {clause for row in _rows(PROGRAM) for clause in _CLAUSE.findall(row[0])}
    assert told >= MUST


def test_the_cabinet_has_its_list_when_a_kiosk_is_built() -> None:
    """What only metal and glass can do is said to whoever builds it."""
    rows = _rows(CABINET)
    assert {clause for row in rows for clause in _CLAUSE.findall(row[0])} >= IN_METAL
    assert all(needed for _, needed in rows)
