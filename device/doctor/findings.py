"""What the doctor finds: a level, what was looked at, how it is and what to do."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: `bad` things keep the device from its work."""

    WELL = "well"
    NOTE = "note"
    BAD = "bad"


_SIGNS = {Level.WELL: "✓", Level.NOTE: "!", Level.BAD: "✗"}


@dataclass(frozen=True)
class Finding:
    """One line of what the doctor says."""

    level: Level
    what: str
    says: str
    do: str = ""


def well(what: str, says: str) -> Finding:
    """Say that something is as it must be."""
    return Finding(Level.WELL, what, says)


def note(what: str, says: str, do: str = "") -> Finding:
    """Say that somebody should know something, or that it could not be found out."""
    return Finding(Level.NOTE, what, says, do)


def bad(what: str, says: str, do: str) -> Finding:
    """Say that something keeps the device from its work, and what to do."""
    return Finding(Level.BAD, what, says, do)


def in_words(findings: Sequence[Finding]) -> str:
    """Give a line a finding, and one below it where there is something to do."""
    lines = []
    for each in findings:
        lines.append(f"{_SIGNS[each.level]} {each.what}: {each.says}")
        if each.do:
            lines.append(f"    → {each.do}")
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """Give the same for a program."""
    return json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=1)


def is_ill(findings: Sequence[Finding]) -> bool:
    """Say whether anything keeps the device from its work."""
    return any(each.level is Level.BAD for each in findings)
