"""Rows that the server refuses while it takes others: they hold up nobody behind them. Pure.

Theory of operation: some refusals say that the server takes nothing now (401, 404 of an older one,
408, 429, 503, or no answer at all): then the order is kept, and the first row is tried again. Any
other 5xx, 403 and 413 may be for this row alone. A row that was refused so three times keeps its
place and is tried each time, but what stands behind it is tried too.

Promise: no row goes for it, whatever came instead of an answer.
"""

from __future__ import annotations

from typing import Final

from device.connection import Refused, Unavailable

TRIES: Final = 3
"""So often all others wait for a row that is refused."""
_ALONE: Final = frozenset({403, 413, *range(500, 600)} - {503})
_OWN: Final = frozenset({403, 413, 500})  # mostly the server's own: not away for it


class UnreadableRow(Exception):
    """What this row says cannot be read: no repetition changes it."""


class RefusedRows:
    """Counts how often each row was refused by itself."""

    def __init__(self) -> None:
        """Begin with none."""
        self._refused: dict[str, int] = {}

    def refused(self, row: str, error: Exception) -> bool:
        """Note that a row was not taken; say whether those behind it are tried now."""
        if isinstance(error, Refused | Unavailable) and error.status not in _ALONE:
            return False
        self._refused[row] = self._refused.get(row, 0) + 1
        return self._refused[row] >= TRIES

    def keep(self, rows: set[str]) -> None:
        """Forget all rows but these: the others have gone."""
        self._refused = {row: count for row, count in self._refused.items() if row in rows}


def says_away(error: Exception) -> bool:
    """Say whether what came instead of an answer says that the server is away."""
    return isinstance(error, Unavailable) and error.status not in _OWN


def reason_of(error: Exception) -> str:
    """Give what a log may say: of anything unexpected the kind alone, for a row has secrets."""
    is_ours = isinstance(error, Refused | Unavailable)
    return str(error) if is_ours else type(error).__name__
