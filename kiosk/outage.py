"""Whether the server is known to be away.

Theory of operation: two things tell. The live link says when the server has proven that it is
there, and when it has not done so for 5 s; each exchange ends with an answer or without one. While
the link is in touch, an exchange that fails says nothing about the next one. Without the link, the
latest word counts. At a start nobody knows, and the server is asked.

Promise: from the first answer or touch on, nobody is told that the server is away, and whoever
waits for its return is woken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

_log = structlog.get_logger(__name__)


class Outage:
    """Remembers the latest word about the server."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._in_touch = False
        self._unanswered = False
        self._listeners: list[Callable[[], object]] = []

    @property
    def is_on(self) -> bool:
        """Whether asking the server would surely be in vain."""
        return self._unanswered and not self._in_touch

    def when_changed(self, listener: Callable[[], object]) -> None:
        """Call this each time an outage has begun or ended."""
        self._listeners.append(listener)

    def touched(self, touching: bool) -> None:  # noqa: FBT001 - the link's shape
        """Take the link's word."""
        self._take(in_touch=touching, unanswered=not touching)

    def answered(self) -> None:
        """Note that the server has answered, whatever it said."""
        self._take(in_touch=self._in_touch, unanswered=False)

    def unanswered(self) -> None:
        """Note that it has not."""
        self._take(in_touch=self._in_touch, unanswered=True)

    def _take(self, *, in_touch: bool, unanswered: bool) -> None:
        was_on = self.is_on
        self._in_touch, self._unanswered = in_touch, unanswered
        if self.is_on == was_on:
            return
        _log.warning("outage_began" if self.is_on else "outage_ended")
        for listener in self._listeners:
            listener()
