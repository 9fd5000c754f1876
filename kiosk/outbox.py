"""What the kiosk still owes the server: written down before it is sent, gone when it is answered.

Theory of operation: one row a number in flight, in SQLite with a full sync at each commit, so that
a row outlives a pulled plug. A row exists as long as the server may know something that it must
still be told more about. The row's stage says what is known:

    issuing ─▶ numbered ─▶ paper ─▶ delivering ─▶ (gone)  the usual way
       │                     └────▶ cancelling ─▶ (gone)  the visitor gave the number back
       └▶ abandoned ──────────────▶ cancelling ─▶ (gone)  nobody has seen the number
    drawn ─▶ paper ─▶ handing_in ─▶ (gone)         a number of this kiosk's own, without a server
    ordered ─▶ delivering or cancelling ─▶ (gone)  reception's order, written before it is printed
    no_paper ─▶ (gone)                             beside these: the number is on the screen alone

Each stage is on the disk before what it names happens: *paper* before the printer gets the first
byte, or the screen shows the number instead. So after a kill `recover` knows what each row means:

    issuing, numbered  nobody has seen the number: it is given back
    drawn              nobody has seen the number, and no server knows it: the row goes
    paper              nobody knows whether the paper came. The server's own time-out decides; a
                       number that no server knows is handed in as *unsure*, or
                       as *unconfirmed* where it stood on the screen
    ordered            stays, so that its ticket is not printed again (`kiosk.orders`)

What was owed is still owed, under the same ids.
No row is dropped for its day: a machine that starts may have yesterday's date.
Where the disk takes nothing, every call raises sqlite3.Error; the next one tries again.

Beside the rows stands which of the kiosk's own numbers was given last on which day, and nothing
else of it. It is written in the same commit as the number's row. A file that was lost with it
(`was_used` says that there was one) says so from then on: `numbers_are_doubtful`.

Promises: the ids of the commands follow from the row's id, so a replay never makes a second ticket.
A row that is answered leaves no trace of its language in the file or its log.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import structlog

from kiosk.numbers import Given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_log = structlog.get_logger(__name__)
_SCHEMA: Final = (
    """
CREATE TABLE IF NOT EXISTS flight (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL,
    ticket TEXT NOT NULL DEFAULT '', word TEXT NOT NULL DEFAULT '', turn INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS given (
    letter TEXT NOT NULL, serial INTEGER NOT NULL, day TEXT NOT NULL, turn INTEGER NOT NULL,
    PRIMARY KEY (letter, serial)
) STRICT, WITHOUT ROWID
""",
    "CREATE TABLE IF NOT EXISTS known (what TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT",
)
_ADDED: Final = "ALTER TABLE flight ADD COLUMN turn INTEGER NOT NULL DEFAULT 0"
_SERVER_DAY: Final = "server"  # the day that the server said last
_LOST: Final = "lost"  # the day on which it was lost which numbers were given; '': not known yet
PAPER_HASH: Final = "paper_hash"
"""In the body of an order's row: the hash of the token on the paper that reception has ordered."""


class Stage(StrEnum):
    """How far a number in flight has come."""

    ISSUING = "issuing"
    NUMBERED = "numbered"
    DRAWN = "drawn"
    PAPER = "paper"
    HANDING_IN = "handing_in"
    DELIVERING = "delivering"
    CANCELLING = "cancelling"
    ABANDONED = "abandoned"
    ORDERED = "ordered"
    NO_PAPER = "no_paper"


TAKEN_BACK: Final = frozenset({Stage.CANCELLING, Stage.ABANDONED})
OWED: Final = TAKEN_BACK | {Stage.DELIVERING, Stage.HANDING_IN, Stage.NO_PAPER}


@dataclass(frozen=True, slots=True)
class Flight:
    """One number in flight: `body` is the issue command's, or an order's `PAPER_HASH` alone.

    `word` is the last command's how or why.
    `turn` counts the numbers that this kiosk has drawn without a server; 0: a server gave it.
    """

    id: str
    stage: Stage
    day: str
    body: str = field(repr=False)  # an appointment's code stands in it
    ticket: str = ""
    word: str = ""
    turn: int = 0

    @property
    def settling_id(self) -> str:
        """Give the id of the command that ends this flight; the same after every restart."""
        return f"{self.id}-{self.stage}"


class Outbox:
    """The rows on disk. Calls block for one small write (about a millisecond on a kiosk's disk)."""

    def __init__(self, path: Path, *, was_used: bool = False) -> None:
        """Open the file, or leave that to the first call that finds room on the disk.

        `was_used`: this kiosk has worked before, so a file that is missing was lost.
        Raises sqlite3.OperationalError where another process holds it.
        """
        self._path = path
        self._was_used = was_used
        self._is_settled = True
        self._file: sqlite3.Connection | None = None
        try:
            self._file = _open_or_begin(path, was_used=was_used)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise
            _log.warning("outbox_failed", path=str(path), reason=str(error))

    def begin(self, flight: Flight) -> bool:
        """Write a command down before it is sent; False if it was there already."""
        inserted = self._rows.execute(
            "INSERT OR IGNORE INTO flight (id, stage, day, body, ticket) VALUES (?, ?, ?, ?, ?)",
            (flight.id, flight.stage, flight.day, flight.body, flight.ticket),
        )
        return inserted.rowcount == 1

    def numbered(self, flight_id: str, ticket: str) -> None:
        """Note the ticket that the server gave; nobody has seen it yet.

        A command that was abandoned meanwhile stays so: its number is given back.
        """
        self._rows.execute(
            "UPDATE flight SET stage = ?, ticket = ? WHERE id = ? AND stage = ?",
            (Stage.NUMBERED, ticket, flight_id, Stage.ISSUING),
        )

    def draw(self, flight: Flight, given: Given, *, instead_of: str) -> None:
        """Note a number of the kiosk's own, and that it is given; nobody has seen it yet.

        `instead_of` is the command to the server that got no answer, if there is a row of it.
        """
        with self._at_once() as rows:
            rows.execute(
                "UPDATE flight SET stage = ?, ticket = '', word = '' WHERE id = ?",
                (Stage.ABANDONED, instead_of),
            )
            rows.execute("INSERT INTO flight VALUES (?, ?, ?, ?, ?, ?, ?)", _values(flight))
            rows.execute(
                "INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?)",
                (given.letter, given.serial, given.day, given.turn),
            )

    def shows(self, flight_id: str, *, word: str = "unsure") -> None:
        """Note that from here on somebody may see the number: on paper, or on the screen.

        `word` is how it reached its visitor, if nothing more is heard of it.
        """
        self._rows.execute(
            "UPDATE flight SET stage = ?, word = ? WHERE id = ? AND stage IN (?, ?, ?)",
            (Stage.PAPER, word, flight_id, Stage.NUMBERED, Stage.DRAWN, Stage.PAPER),
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
        gone = self._rows.execute("DELETE FROM flight WHERE id = ? RETURNING body", (flight_id,))
        told_of_somebody = any(body != "{}" for (body,) in gone.fetchall())
        if told_of_somebody or not self._rows.execute("SELECT 1 FROM flight LIMIT 1").fetchone():
            self._forget_log()

    def recover(self) -> None:
        """Settle after a start what each row means now, before anything else is done with them."""
        self._is_settled = False

    def flights(self) -> tuple[Flight, ...]:
        """Give every flight there is."""
        return tuple(map(_flight, self._rows.execute(_SELECT)))

    def owed(self) -> tuple[Flight, ...]:
        """Give the flights that the server must still be told about."""
        return tuple(flight for flight in self.flights() if flight.stage in OWED)

    def is_ordered(self, flight_id: str) -> bool:
        """Say whether this is an order of reception's: the server knows its number."""
        found = "SELECT 1 FROM flight WHERE id = ? AND stage = ?"
        return self._rows.execute(found, (flight_id, Stage.ORDERED)).fetchone() is not None

    def next_to_hand_in(self, *, after: int = 0) -> Flight | None:
        """Give the number of the kiosk's own that was drawn first of those not handed in yet.

        Those up to turn `after` are stepped over.
        """
        order = f"{_SELECT} WHERE stage = ? AND turn > ? ORDER BY turn LIMIT 1"
        row = self._rows.execute(order, (Stage.HANDING_IN, after)).fetchone()
        return _flight(row) if row else None

    @property
    def takes_back(self) -> bool:
        """Whether the server must still be told of a number that nobody has."""
        found = "SELECT 1 FROM flight WHERE stage IN (?, ?) LIMIT 1"
        return self._rows.execute(found, tuple(TAKEN_BACK)).fetchone() is not None

    def given(self) -> tuple[Given, ...]:
        """Give each of the kiosk's own numbers that was ever given, and when it was last."""
        return tuple(Given(*row) for row in self._rows.execute("SELECT * FROM given"))

    def note_given(self, given: Iterable[Given]) -> None:
        """Note numbers of the kiosk's own that were given by another machine in its place."""
        for each in given:
            row = (each.letter, each.serial, each.day, each.turn)
            self._rows.execute("INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?)", row)

    def hear_day(self, day: str) -> None:
        """Note the server's day: no number was given later, and doubts of earlier days end."""
        with self._at_once() as rows:
            rows.execute("UPDATE given SET day = ? WHERE day > ?", (day, day))
            rows.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (_SERVER_DAY, day))
            rows.execute("DELETE FROM known WHERE what = ? AND '' < day AND day < ?", (_LOST, day))
            rows.execute("UPDATE known SET day = ? WHERE what = ? AND day = ''", (day, _LOST))

    @property
    def server_day(self) -> str:
        """The day that the server said last; empty if it never did."""
        return self._known().get(_SERVER_DAY, "")

    @property
    def numbers_are_doubtful(self) -> bool:
        """Whether it was lost which numbers were given today: until the server says another day."""
        return numbers_are_doubtful(self._rows)

    def _known(self) -> Mapping[str, str]:
        return dict(self._rows.execute("SELECT what, day FROM known"))

    @contextmanager
    def _at_once(self) -> Iterator[sqlite3.Connection]:
        """Write everything or nothing."""
        rows = self._rows
        rows.execute("BEGIN IMMEDIATE")
        try:
            yield rows
            rows.execute("COMMIT")
        except BaseException:
            if rows.in_transaction:
                rows.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; nothing is lost by not calling this."""
        if self._file is not None:
            self._file.close()

    @property
    def _rows(self) -> sqlite3.Connection:
        """The rows, opened and settled; raise sqlite3.Error where the disk takes nothing."""
        if self._file is None:
            self._file = _open_or_begin(self._path, was_used=self._was_used)
        if not self._is_settled:
            self._settle(self._file)
            self._is_settled = True
            self._forget_log()
        return self._file

    @staticmethod
    def _settle(rows: sqlite3.Connection) -> None:
        rows.execute(
            "UPDATE flight SET stage = ?, word = CASE word WHEN '' THEN 'unsure' ELSE word END"
            " WHERE stage = ? AND turn > 0",
            (Stage.HANDING_IN, Stage.PAPER),
        )
        rows.execute("DELETE FROM flight WHERE stage IN (?, ?)", (Stage.PAPER, Stage.DRAWN))
        rows.execute(
            "UPDATE flight SET stage = ?, word = 'no_paper' WHERE stage = ?",
            (Stage.CANCELLING, Stage.NUMBERED),
        )
        rows.execute(
            "UPDATE flight SET stage = ? WHERE stage = ?", (Stage.ABANDONED, Stage.ISSUING)
        )

    def _forget_log(self) -> None:
        # secure_delete blanks the row in the file; the write-ahead log still holds older pages. It
        # is cut whatever else is in flight: a row may stay for long.
        self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def numbers_are_doubtful(rows: sqlite3.Connection) -> bool:
    """Say whether this file knows that it was lost which numbers were given today."""
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'known'"
    if rows.execute(tables).fetchone() is None:  # an older kiosk's, which gave none by itself
        return False
    lost = rows.execute("SELECT 1 FROM known WHERE what = ?", (_LOST,))
    return lost.fetchone() is not None


_SELECT: Final = "SELECT id, stage, day, body, ticket, word, turn FROM flight"


def _flight(row: tuple[str, str, str, str, str, str, int]) -> Flight:
    return Flight(row[0], Stage(row[1]), *row[2:])


def _values(flight: Flight) -> tuple[str | int, ...]:
    named = flight.id, flight.stage, flight.day, flight.body
    return (*named, flight.ticket, flight.word, flight.turn)


def _open_or_begin(path: Path, *, was_used: bool) -> sqlite3.Connection:
    """Open the file, or begin a new one if a power cut has left it unreadable."""
    is_lost = was_used and not (path.exists() and path.stat().st_size)
    try:
        return _open(path, is_lost=is_lost)
    except sqlite3.OperationalError:  # the disk or another process: not the file's fault
        raise
    except sqlite3.DatabaseError:
        # Losing the rows is safe: the server's delivery time-out covers every one that it knows.
        _log.exception("outbox_lost", path=str(path))
        _remove(path)
        return _open(path, is_lost=True)


def _open(path: Path, *, is_lost: bool) -> sqlite3.Connection:
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    rows = sqlite3.connect(path, isolation_level=None, timeout=1)
    try:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = FULL")
        rows.execute("PRAGMA secure_delete = ON")
        _build(rows, is_lost=is_lost)
        rows.execute(_SELECT).fetchall()
        rows.execute("SELECT * FROM given").fetchall()
    except sqlite3.DatabaseError:
        rows.close()
        raise
    return rows


def _build(rows: sqlite3.Connection, *, is_lost: bool) -> None:
    """Make the tables that are missing, all or none; an older kiosk's file gets its new column."""
    if is_lost or not _is_built(rows):
        rows.execute("BEGIN IMMEDIATE")
        for table in _SCHEMA:
            rows.execute(table)
        if not _has_turns(rows):
            rows.execute(_ADDED)
        if is_lost:
            rows.execute("INSERT OR REPLACE INTO known VALUES (?, '')", (_LOST,))
        rows.execute("COMMIT")


def _is_built(rows: sqlite3.Connection) -> bool:
    made = rows.execute("SELECT name FROM sqlite_master WHERE name IN ('flight', 'given', 'known')")
    return len(made.fetchall()) == len(_SCHEMA) and _has_turns(rows)


def _has_turns(rows: sqlite3.Connection) -> bool:
    columns = rows.execute("SELECT name FROM pragma_table_info('flight')")
    return "turn" in {name for (name,) in columns}


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
