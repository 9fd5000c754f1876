"""What the board says aloud, and when: chime, then speech, one call at a time. Pure.

Theory of operation: the board gives each new call one turn; the announcer takes the calls in the
order of their turns, and hands them out one by one. It never plays anything: whoever does says
when an announcement is over.

Promises, held by tests/display/test_announcer.py:
- One announcement at a time, in the order of the calls; two of them begin to be heard
  at least `gap_ms` apart, however long the sound of one took to be made.
- A call that does not stand any more when its time comes is not announced.
- A recall takes the place of the same ticket's call that still waits to be announced.
- Digit by digit, in German first, then in the ticket's language if there are words for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.voice import CALL, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from device.texts import Texts
    from display.board import Call

GERMAN: Final = "de"


def announcement(call: Call, texts: Texts) -> tuple[Sentence, ...]:
    """Return what is said for a call: one sentence, or two when the visitor's language is known."""
    spelt = " ".join(call.ticket.number)
    languages = [GERMAN]
    own = call.ticket.language
    if not own.startswith(GERMAN) and own in texts.languages():
        languages.append(own)
    number, counter = call.ticket.number, call.ticket.counter
    means = (("number", number), ("counter", counter))
    return tuple(
        Sentence(each, texts.get("call", each, number=spelt, counter=counter), CALL, means)
        for each in languages
    )


class Announcer:
    """The calls that are still to be announced, and the one that is being announced."""

    def __init__(self, gap_ms: int = 6_000) -> None:
        """Begin in silence."""
        self.gap_ms = gap_ms
        self._calls: list[Call] = []
        self._speaking = False
        self._last_ms: int | None = None

    def announce(self, call: Call) -> None:
        """Put a call behind those that wait, or in the place of an earlier one of its ticket."""
        places = [at for at, each in enumerate(self._calls) if each.ticket.id == call.ticket.id]
        if places:
            self._calls[places[0]] = call
        else:
            self._calls.append(call)

    def first(self) -> Call | None:
        """Return the call that is announced next, as far as is known."""
        return self._calls[0] if self._calls else None

    def drop(self) -> list[Call]:
        """Announce none of those that wait, and return them: it has become quiet here."""
        dropped, self._calls = self._calls, []
        return dropped

    def keep_up(self, awaited: Callable[[str], Call | None]) -> None:
        """Take the waiting calls as they are now; forget those that nobody is awaited for."""
        self._calls = [now for each in self._calls if (now := awaited(each.key)) is not None]

    def begin(self, now_ms: int) -> Call | None:
        """Return the call to announce now, if one is due; the next waits for `over`."""
        if self._speaking or not self._calls or now_ms < self._due_ms(now_ms):
            return None
        self._speaking = True
        self._last_ms = now_ms
        return self._calls.pop(0)

    def heard(self, now_ms: int) -> None:
        """Note that what was begun is heard from now on: the gap counts from there."""
        self._last_ms = now_ms

    def over(self) -> None:
        """Note that the announcement which was begun has been heard, or could not be played."""
        self._speaking = False

    def next_change_ms(self, now_ms: int) -> int | None:
        """Return when the next announcement is due; `None` if that depends on something else."""
        if self._speaking or not self._calls:
            return None
        return self._due_ms(now_ms)

    def _due_ms(self, now_ms: int) -> int:
        return now_ms if self._last_ms is None else self._last_ms + self.gap_ms
