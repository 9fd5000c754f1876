"""Which messages a follower of a site's events may take, and when it must ask again.

Theory of operation: every event has a position `(epoch, seq)`, ordered as a tuple. A follower is
at the position up to which it knows everything that concerns it. Each message says from where to
where it leads: `after` is the position up to which its room had been told everything, `position`
is where the room is with it. So the messages of a room form a chain, whichever events of other
rooms lie between them, and one comparison finds every loss. Socket.IO delivers and never
remembers: messages may be lost, repeated, late or in another order.

Promises, held by tests/device/test_connection_continuity.py for any loss, repeat, delay and order:
- An event is taken at most once, and only when everything before it was taken.
- A follower that missed something says GAP; it never goes on as if nothing had been.
- An answer of events is taken only where it joins on, and across an epoch's border only if nothing
  was taken since the question: what came in between may be what the store has lost. A snapshot is
  taken when it is not older than what the follower has proven already, or when it answers the very
  question "what came after my position?": then the follower's past is not the server's.
- After the last question has been answered, the follower is where the truth is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, order=True)
class Position:
    """A place in a site's stream of events; ordered, later is greater."""

    epoch: int
    seq: int

    def json(self) -> dict[str, int]:
        """Return the position as the protocol writes it."""
        return {"epoch": self.epoch, "seq": self.seq}


class Verdict(StrEnum):
    """What a follower does with a message."""

    TAKE = "take"
    KNOWN = "known"
    GAP = "gap"


@dataclass(frozen=True)
class Message:
    """One event of the room, with the stretch of the stream that it proves."""

    after: Position
    position: Position
    event: dict[str, object]


class Continuity:
    """The position of one follower, and the only code that moves it."""

    def __init__(self, position: Position | None = None) -> None:
        """Begin at `position`, or knowing nothing."""
        self.position = position
        self._asked_at: Position | None = None

    def ask(self) -> Position | None:
        """Return the position to ask from, and remember that it was asked."""
        self._asked_at = self.position
        return self.position

    def step(self, after: Position, position: Position) -> Verdict:
        """Judge one message or beat; TAKE moves the follower to `position`."""
        if self.position is None or after > self.position:
            return Verdict.GAP
        if position <= self.position:
            return Verdict.KNOWN
        self.position = position
        return Verdict.TAKE

    def catch_up(self, messages: Sequence[Message], position: Position) -> list[Message] | None:
        """Take an answer of events; return those to apply in order, `None` if it does not join."""
        if self.position is None or not self._answers_us(position):
            return None
        reached, taken = self.position, []
        for message in messages:
            if message.after > reached:
                return None
            if message.position > reached:
                taken.append(message)
                reached = message.position
        self.position = max(reached, position)
        return taken

    def _answers_us(self, position: Position) -> bool:
        """Say whether an answer is about us: a new epoch may have lost what came since we asked."""
        same_epoch = self.position is not None and self.position.epoch == position.epoch
        return same_epoch or self.position == self._asked_at

    def accept_snapshot(self, position: Position) -> bool:
        """Move to a snapshot's position; `False` if the snapshot is older than what is proven."""
        if self.position is not None and position < self.position != self._asked_at:
            return False
        self.position = position
        return True
