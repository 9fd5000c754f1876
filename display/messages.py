"""What people in the house have put up on the boards, and what of it stands at a moment. Pure.

Theory of operation: a snapshot names every message that stands; events add and withdraw single
ones. Nothing is forgotten because the server is away: a message stands until it is withdrawn or
its time is over, by the server's clock. The board filters by its own areas, although the server
does: a board that has changed its areas goes by the new ones at once.

Promises, held by tests/display/test_messages.py:
- A message whose time is over is not shown, whether or not anybody withdraws it.
- A message of other areas is not shown; one without areas is for the whole house.
- A row of a snapshot that cannot be read is left out; one of an event raises ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import structlog
from pydantic import BaseModel, Field, ValidationError

from display.rows import or_else

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from device.continuity import Position


class Kind(StrEnum):
    """The kinds of a message that a board knows; another one stands and is shown nowhere."""

    URGENT = "urgent"
    NEWS = "news"
    CLOSED = "closed"
    BREAK = "break"
    EVACUATION = "evacuation"
    QUIET = "quiet"


_SHOWN: Final = "message_shown"
_WITHDRAWN: Final = "message_withdrawn"
_ONE_OF_A_KIND: Final = frozenset({Kind.CLOSED, Kind.BREAK, Kind.EVACUATION, Kind.QUIET})
"""Of these a new one takes the place of the one that stands for the same areas."""


class Message(BaseModel, frozen=True):
    """A message that stands; no areas: the whole house; `until_ms` is the server's time."""

    id: str = Field(min_length=1)
    kind: str
    areas: tuple[str, ...] = ()
    text: Annotated[dict[str, str], or_else({})] = {}
    since_ms: int = 0
    until_ms: int | None = None

    @property
    def which(self) -> tuple[str, int]:
        """Tell it from what stood in its place before: a server may give an id again."""
        return (self.id, self.since_ms)

    def meets(self, letters: Iterable[str]) -> bool:
        """Say whether it is for a board of these areas; one that knows none shows what it hears."""
        mine = set(letters)
        return not self.areas or not mine or not mine.isdisjoint(self.areas)


class _Event(BaseModel, frozen=True):
    type: str
    message: dict[str, object]


class _Named(BaseModel, frozen=True):
    id: str


@dataclass(frozen=True)
class Standing:
    """The messages of one board at one moment, newest first."""

    all: tuple[Message, ...] = ()

    def of(self, kind: Kind) -> tuple[Message, ...]:
        """Return those of a kind."""
        return tuple(each for each in self.all if each.kind == kind)

    def first(self, kind: Kind) -> Message | None:
        """Return the newest one of a kind."""
        return next(iter(self.of(kind)), None)

    def over_all(self, letters: Iterable[str], *kinds: Kind) -> Message | None:
        """Return the newest message whose kind is for each of the areas, of these kinds.

        Where one area is closed and another makes a pause, neither can be said of both.
        """
        wide = [kind for kind in kinds if _covers(self.of(kind), set(letters))]
        return next((each for each in self.all if each.kind in wide), None)


def _covers(messages: tuple[Message, ...], letters: set[str]) -> bool:
    """Say whether these messages, together, are for each of the areas."""
    named = {letter for each in messages for letter in each.areas}
    return any(not each.areas for each in messages) or letters <= named


NO_MESSAGES: Final = Standing()


class Messages:
    """The messages that stand, as far as this board has heard."""

    def __init__(self) -> None:
        """Begin without any."""
        self._log = structlog.get_logger("display.messages")
        self._position: Position | None = None
        self._all: dict[str, Message] = {}

    @staticmethod
    def is_about_one(event: Mapping[str, object]) -> bool:
        """Say whether an event is about a message."""
        return event.get("type") in {_SHOWN, _WITHDRAWN}

    def snapshot(self, rows: object, *, position: Position) -> None:
        """Take all that stands now; a server that knows no messages names none."""
        self._position = position
        read = (self._read(row) for row in rows) if isinstance(rows, list) else ()
        self._all = {each.id: each for each in read if each is not None}

    def event(self, event: Mapping[str, object], *, position: Position) -> None:
        """Take one event; one at or before the position that is known changes nothing."""
        if self._position is not None and position <= self._position:
            return
        told = _Event.model_validate(event)
        if told.type == _SHOWN:
            self._put(Message.model_validate(told.message))
        else:
            self._all.pop(_Named.model_validate(told.message).id, None)
        self._position = position

    def standing(self, letters: Iterable[str], server_ms: int) -> Standing:
        """Return what stands for a board of these areas at this moment of the server's."""
        mine = tuple(letters)
        now = (each for each in self._all.values() if _stands(each, server_ms) and each.meets(mine))
        return Standing(tuple(sorted(now, key=lambda each: (-each.since_ms, each.id))))

    def next_end_ms(self, server_ms: int) -> int | None:
        """Return when the next message's time is over, in the server's time."""
        ends = [each.until_ms for each in self._all.values() if each.until_ms is not None]
        return min((end for end in ends if end > server_ms), default=None)

    def _put(self, message: Message) -> None:
        if message.kind in _ONE_OF_A_KIND:
            same = (message.kind, set(message.areas))
            rest = self._all.values()
            self._all = {one.id: one for one in rest if (one.kind, set(one.areas)) != same}
        self._all[message.id] = message

    def _read(self, row: object) -> Message | None:
        try:
            return Message.model_validate(row)
        except ValidationError as error:
            self._log.warning("a message cannot be read", problems=error.error_count())
            return None


def _stands(message: Message, server_ms: int) -> bool:
    return message.until_ms is None or server_ms < message.until_ms
