"""What the kiosk still owes the server: written down before it is sent, gone when it is answered.

Theory of operation: one row a number in flight, in SQLite with a full sync at each commit, so that
a row outlives a pulled plug. A row exists as long as the server may know something that it must
still be told more about. The row's stage says what is known:

    issuing ─▶ paper ─▶ delivering ─▶ (gone)      the usual way
       │          └───▶ cancelling ─▶ (gone)      the visitor gave the number back
       └▶ abandoned ──▶ cancelling ─▶ (gone)      nobody has seen the number
    ordered ─▶ delivering or cancelling ─▶ (gone) reception's order, written before it is printed

After a kill, `recover` settles what each stage means: a command of stage *issuing* was never shown
to anybody, so its number is given back; at stage *paper* nobody knows whether the paper came, so
the server's own time-out decides; what was owed is still owed, under the same ids. A row of stage
*ordered* stays, so that its ticket is not printed again; `kiosk.orders` says when it goes.
No row is dropped for its day: a machine that starts may have yesterday's date.
Where the disk takes nothing, every call raises sqlite3.Error; the next one tries again.

Promises: the ids of the commands follow from the row's id, so a replay never makes a second ticket.
A row that is answered leaves no trace of its language in the file or its log.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import structlog

if TYPE_CHECKING:
    from pathlib import Path

_log = structlog.get_logger(__name__)
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS flight (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL,
    ticket TEXT NOT NULL DEFAULT '', word TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID
"""


class Stage(StrEnum):
    """How far a number in flight has come."""

    ISSUING = "issuing"
    PAPER = "paper"
    DELIVERING = "delivering"
    CANCELLING = "cancelling"
    ABANDONED = "abandoned"
    ORDERED = "ordered"


OWED: Final = frozenset({Stage.DELIVERING, Stage.CANCELLING, Stage.ABANDONED})


@dataclass(frozen=True, slots=True)
class Flight:
    """One number in flight: `body` is the issue command's, `word` the last command's how or why."""

    id: str
    stage: Stage
    day: str
    body: str
    ticket: str = ""
    word: str = ""

    @property
    def settling_id(self) -> str:
        """Give the id of the command that ends this flight; the same after every restart."""
        return f"{self.id}-{self.stage}"


class Outbox:
    """The rows on disk. Calls block for one small write (about a millisecond on a kiosk's disk)."""

    def __init__(self, path: Path) -> None:
        """Open the file, or leave that to the first call that finds room on the disk.

        Raises sqlite3.OperationalError where another process holds it.
        """
        self._path = path
        self._is_settled = True
        self._file: sqlite3.Connection | None = None
        try:
            self._file = _open_or_begin(path)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise
            _log.warning("outbox_failed", path=str(path), reason=str(error))

    def begin(self, flight: Flight) -> bool:
        """Write a command down before it is sent; False if it was there already."""
        inserted = self._rows.execute(
            "INSERT OR IGNORE INTO flight (id, stage, day, body) VALUES (?, ?, ?, ?)",
            (flight.id, flight.stage, flight.day, flight.body),
        )
        return inserted.rowcount == 1

    def numbered(self, flight_id: str, ticket: str) -> None:
        """Note the ticket that the server gave; from here on its paper may come.

        A command that was abandoned meanwhile stays so: its number is given back.
        """
        self._rows.execute(
            "UPDATE flight SET stage = ?, ticket = ? WHERE id = ? AND stage = ?",
            (Stage.PAPER, ticket, flight_id, Stage.ISSUING),
        )

    def abandon(self, flight_id: str) -> None:
        """Owe it to the server to take back what nobody has seen."""
        self.owe(flight_id, Stage.ABANDONED, ticket="", word="")

    def owe(self, flight_id: str, stage: Stage, *, ticket: str, word: str) -> None:
        """Owe the server the word that ends this flight."""
        self._rows.execute(
            "UPDATE flight SET stage = ?, ticket = ?, word = ? WHERE id = ?",
            (stage, ticket, word, flight_id),
        )

    def settled(self, flight_id: str) -> None:
        """Forget a flight, on the disk too."""
        self._rows.execute("DELETE FROM flight WHERE id = ?", (flight_id,))
        self._forget_log()

    def recover(self) -> None:
        """Settle after a start what each row means now, before anything else is done with them."""
        self._is_settled = False

    def flights(self) -> tuple[Flight, ...]:
        """Give every flight there is."""
        rows = self._rows.execute("SELECT id, stage, day, body, ticket, word FROM flight")
        return tuple(Flight(row[0], Stage(row[1]), *row[2:]) for row in rows)

    def owed(self) -> tuple[Flight, ...]:
        """Give the flights that the server must still be told about."""
        return tuple(flight for flight in self.flights() if flight.stage in OWED)

    def close(self) -> None:
        """Close the file; nothing is lost by not calling this."""
        if self._file is not None:
            self._file.close()

    @property
    def _rows(self) -> sqlite3.Connection:
        """The rows, opened and settled; raise sqlite3.Error where the disk takes nothing."""
        if self._file is None:
            self._file = _open_or_begin(self._path)
        if not self._is_settled:
            self._settle(self._file)
            self._is_settled = True
            self._forget_log()
        return self._file

    @staticmethod
    def _settle(rows: sqlite3.Connection) -> None:
        rows.execute("DELETE FROM flight WHERE stage = ?", (Stage.PAPER,))
        rows.execute(
            "UPDATE flight SET stage = ? WHERE stage = ?", (Stage.ABANDONED, Stage.ISSUING)
        )

    def _forget_log(self) -> None:
        # secure_delete blanks the row in the file; the write-ahead log still holds older pages.
        if not self._rows.execute("SELECT 1 FROM flight LIMIT 1").fetchone():
            self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open_or_begin(path: Path) -> sqlite3.Connection:
    """Open the file, or begin a new one if a power cut has left it unreadable."""
    try:
        return _open(path)
    except sqlite3.OperationalError:  # the disk or another process: not the file's fault
        raise
    except sqlite3.DatabaseError:
        # Losing the rows is safe: the server's delivery time-out covers every one of them.
        _remove(path)
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    rows = sqlite3.connect(path, isolation_level=None, timeout=1)
    try:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = FULL")
        rows.execute("PRAGMA secure_delete = ON")
        rows.execute(_SCHEMA)
        rows.execute("SELECT * FROM flight").fetchall()
    except sqlite3.DatabaseError:
        rows.close()
        raise
    return rows


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
