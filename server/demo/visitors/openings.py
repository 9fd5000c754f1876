"""Which openings of counters are our own: remembered beyond our death, for whoever comes after us.

A counter that is open when a simulated caseworker comes is either one that was left open when this
process was killed, or somebody's. The moment of its opening tells.
"""

import json
from pathlib import Path


class Openings:
    """The moments at which we opened counters, in a file of ours; without a folder, in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read what was remembered."""
        self._file = None if folder is None else folder / "openings.json"
        self._opened: dict[str, int] = _read(self._file)

    def note(self, counter: str, opened_ms: int) -> None:
        """Remember that this opening is ours."""
        self._opened[counter] = opened_ms
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_suffix(f".{counter}")
            new.write_text(json.dumps(self._opened), encoding="utf-8")
            new.replace(self._file)

    def is_ours(self, counter: str, opened_ms: object) -> bool:
        """Tell whether we opened it at this moment."""
        return counter in self._opened and self._opened[counter] == opened_ms


def _read(file: Path | None) -> dict[str, int]:
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(counter): int(opened) for counter, opened in dict(found).items()}
