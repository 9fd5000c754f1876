"""What a counter's page or a board knows: all that is true for it now, kept live."""

import threading
from collections.abc import Mapping
from typing import Any, Final

from device.continuity import Position
from device.live import LiveLink

ENDED: Final = frozenset({"finished", "cancelled", "expired"})
ON_A_BOARD: Final = frozenset({"called", "serving"})

Row = Mapping[str, Any]


class Picture:
    """One live client: a snapshot, and what came after it. A counter's, or a board's."""

    def __init__(self, url: str, token: str, *, board: bool = False) -> None:
        """Prepare to follow with this token; `start` does."""
        self._board = board
        self._changed = threading.Condition()
        self._changes = 0
        self._tickets: dict[str, Row] = {}
        self._counter: Row = {}
        self._link = LiveLink(
            url, token, on_snapshot=self._snapshot, on_event=self._event, on_touch=_unmoved
        )

    def start(self) -> None:
        """Begin to follow."""
        self._link.start()

    def stop(self) -> None:
        """Stop following."""
        self._link.stop()

    @property
    def position(self) -> Position | None:
        """How far everything is known."""
        return self._link.position

    @property
    def counter(self) -> Row:
        """The counter's own row; empty before the first word of it."""
        with self._changed:
            return self._counter

    @property
    def tickets(self) -> dict[str, Row]:
        """The rows by id."""
        with self._changed:
            return dict(self._tickets)

    def waits(self) -> bool:
        """Tell whether somebody waits."""
        with self._changed:
            return any(row["state"] == "waiting" for row in self._tickets.values())

    def wait_for_change(self, seconds: float) -> None:
        """Return when something has changed, or after so long."""
        with self._changed:
            seen = self._changes
            self._changed.wait_for(lambda: self._changes != seen, seconds)

    def _snapshot(self, snapshot: Row, _position: Position, _now_ms: int) -> None:
        with self._changed:
            self._tickets = {row["id"]: row for row in snapshot["tickets"]}
            self._counter = snapshot.get("counter", {})
            self._note()

    def _event(self, event: Row, _position: Position) -> None:
        with self._changed:
            if "ticket" in event:
                self._take(event["ticket"])
            elif "counter" in event and event["counter"]["number"] == self._counter.get("number"):
                self._counter = event["counter"]
            self._note()

    def _take(self, row: Row) -> None:
        """Keep a row that a snapshot would have too; one without its concern is out of sight."""
        state, may_be_seen = row["state"], self._board or "service" in row
        if may_be_seen and (state in ON_A_BOARD if self._board else state not in ENDED):
            self._tickets[row["id"]] = row
        else:
            self._tickets.pop(row["id"], None)

    def _note(self) -> None:
        self._changes += 1
        self._changed.notify_all()


def _unmoved(_in_touch: bool, _now_ms: int) -> None:  # noqa: FBT001 - the link's shape
    """Take no notice of the link's state: whoever acts is told by the answers."""
