"""The words of a board: tickets and calls as it knows them, its limits, and its picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class State(StrEnum):
    """The states in which a ticket stands on a board."""

    CALLED = "called"
    SERVING = "serving"


class Mode(StrEnum):
    """What the left side of the board says."""

    NEW = "new"
    QUIET = "quiet"
    EMPTY = "empty"
    STALE = "stale"
    HOUSE = "house"


FRESH_EVENTS = frozenset({"called", "recalled"})


@dataclass(frozen=True)
class Rules:
    """Every limit of a board, in ms; with a `counter` it shows the calls to that one alone."""

    new_call_ms: int = 14_000
    call_gap_ms: int = 6_000
    fresh_ms: int = 60_000
    speak_ms: int = 90_000
    stale_ms: int = 5_000
    rows: int = 5
    counter: str = ""


@dataclass(frozen=True)
class Ticket:
    """A ticket as a board may see it."""

    id: str
    number: str
    state: str
    counter: str
    called_ms: int
    recalls: int = 0
    language: str = "de"


@dataclass(frozen=True)
class Call:
    """A ticket that stands; `at_ms` is the server's time of its last call."""

    ticket: Ticket
    at_ms: int
    order: int
    fresh_until_ms: int
    late: bool

    @property
    def arrived(self) -> bool:
        """Say whether the visitor has come to the counter."""
        return self.ticket.state == State.SERVING

    @property
    def again(self) -> bool:
        """Say whether the number was called before, and nobody came."""
        return self.ticket.recalls > 0

    @property
    def key(self) -> str:
        """Name this very call: a recall, or the next call of the same ticket, has another."""
        return f"{self.ticket.id}-{self.ticket.called_ms}-{self.ticket.recalls}"


@dataclass(frozen=True)
class Row:
    """A line of the list; `soon` while it waits for its turn, `speaking` while it is spoken."""

    call: Call
    soon: bool
    speaking: bool = False


def listed(rows: Iterable[Row], most: int) -> tuple[Row, ...]:
    """Return the first so many rows; one that is spoken is among them, however old it is."""
    every = tuple(rows)
    shown, older = list(every[:most]), every[most:]
    shown[-1:] = next(([row] for row in older if row.speaking), shown[-1:])
    return tuple(shown)


@dataclass(frozen=True)
class Picture:
    """All that a board shows; `stand_ms` is the server's time up to which it is true.

    `standing` is every call, newest first, however long the list may be: sides and doors take
    theirs from it.
    `spoken` is the call whose turn it is, on the left or in its row: the voice says it now.
    """

    mode: Mode
    large: Call | None
    rows: tuple[Row, ...]
    stand_ms: int | None
    standing: tuple[Row, ...] = ()
    spoken: Call | None = None

    @property
    def somebody_is_called(self) -> bool:
        """Say whether a call stands whose visitor has not come yet."""
        return any(not row.call.arrived for row in self.standing)
