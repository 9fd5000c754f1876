"""The band of urgent messages: the newest at once, all of them in turn, each in its languages.

Pure: no clock, no door.

Promises, held by tests/display/test_band.py:
- A message that has just come is in the band at once; the others follow, and it comes again.
- German always stands there; the language beside it changes every 8 s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from device.texts import GERMAN
from display.cards import other_languages

if TYPE_CHECKING:
    from display.messages import Message

STEP_MS: Final = 8_000


@dataclass(frozen=True)
class Banner:
    """What the band says now: a message in these languages."""

    message: Message
    languages: tuple[str, ...]


class Band:
    """The urgent messages that have their turns in the band."""

    def __init__(self) -> None:
        """Begin without any."""
        self._steps: tuple[Banner, ...] = ()
        self._ids: tuple[tuple[str, int], ...] = ()
        self._since_ms = 0

    def offer(self, messages: tuple[Message, ...], *, now_ms: int) -> None:
        """Go by these messages, newest first; begin with the first when they are others."""
        ids = tuple(each.which for each in messages)
        if ids != self._ids:
            self._ids, self._since_ms = ids, now_ms
        self._steps = tuple(
            Banner(each, languages) for each in messages for languages in _pairs(each)
        )

    def shown(self, now_ms: int) -> Banner | None:
        """Return what the band says at this moment."""
        nth = (now_ms - self._since_ms) // STEP_MS
        return self._steps[nth % len(self._steps)] if self._steps else None

    def next_change_ms(self, now_ms: int) -> int | None:
        """Return when the band says something else; `None` if it stays as it is."""
        if len(self._steps) <= 1:
            return None
        return now_ms + STEP_MS - (now_ms - self._since_ms) % STEP_MS


def _pairs(message: Message) -> list[tuple[str, ...]]:
    """Return what stands beside each other, one after the other: German and each other language."""
    german = (GERMAN,) if GERMAN in message.text else ()
    others = other_languages(message.text)
    return [(*german, each) for each in others] or [german]
