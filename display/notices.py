"""What is said aloud beside the calls: urgent messages once, an evacuation again and again. Pure.

Theory of operation: the agent asks here before it asks the announcer, so a notice comes between two
calls and never into one. It only ever comes before calls: those wait, and none is lost by it.

Promises, held by tests/display/test_notices.py:
- An urgent message is said once, unless it had stood for `FRESH_MS` before it was heard of, or is
  heard of while the board is to be quiet.
- An evacuation is said at once and every 30 s for as long as it stands, whatever else holds.
- A notice that does not stand any more when its time comes is not said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from device.voice import Sentence
from display.messages import Kind, Standing

if TYPE_CHECKING:
    from device.texts import Texts
    from display.messages import Message

FRESH_MS: Final = 90_000
"""For how long after it was put up, or called, something may still be said for the first time."""
AGAIN_MS: Final = 30_000
PREFIX: Final = "message-"

_SPOKEN: Final = ("de", "en")
_EVACUATION: Final = ("evacuation", "evacuation-way", "evacuation-lift")


@dataclass(frozen=True)
class Spoken:
    """Something that is said aloud: the key of a call or of a message, and its sentences."""

    key: str
    sentences: tuple[Sentence, ...]


class Notices:
    """The messages that are to be said, and when each was said last."""

    def __init__(self, texts: Texts) -> None:
        """Begin with nothing to say."""
        self._texts = texts
        self._urgent: tuple[Message, ...] = ()
        self._evacuation: Message | None = None
        self._heard: dict[tuple[str, int], int] = {}  # when each was said last, steady ms

    def offer(self, standing: Standing, *, server_ms: int, quiet: bool) -> None:
        """Go by these messages from now on."""
        self._evacuation = standing.first(Kind.EVACUATION)
        for each in standing.of(Kind.URGENT):
            known = each.which in self._heard
            if not known and (quiet or server_ms - each.since_ms > FRESH_MS):
                self._heard[each.which] = 0
        stand = {each.which for each in standing.all}
        self._heard = {one: at_ms for one, at_ms in self._heard.items() if one in stand}
        unheard = (each for each in standing.of(Kind.URGENT) if each.which not in self._heard)
        self._urgent = tuple(reversed(tuple(unheard)))

    @property
    def evacuating(self) -> bool:
        """Say whether the house is being left: nobody is called to a counter then."""
        return self._evacuation is not None

    def begin(self, now_ms: int) -> Spoken | None:
        """Return the notice to say now, if one is due."""
        if self._evacuation is not None:
            return self._evacuate(self._evacuation, now_ms)
        if not self._urgent:
            return None
        first, *rest = self._urgent
        self._urgent = tuple(rest)
        self._heard[first.which] = now_ms
        sentences = (Sentence(each, first.text[each]) for each in _SPOKEN if each in first.text)
        return Spoken(f"{PREFIX}{first.id}", tuple(sentences))

    def next_change_ms(self, now_ms: int) -> int | None:
        """Return when the next notice is due; `None` if that depends on something else."""
        if self._evacuation is not None:
            return self._due_ms(self._evacuation, now_ms)
        return now_ms if self._urgent else None

    def _evacuate(self, message: Message, now_ms: int) -> Spoken | None:
        if now_ms < self._due_ms(message, now_ms):
            return None
        self._heard[message.which] = now_ms
        return Spoken(f"{PREFIX}{message.id}", tuple(self._way_out(each) for each in _SPOKEN))

    def _due_ms(self, message: Message, now_ms: int) -> int:
        said_ms = self._heard.get(message.which)
        return now_ms if said_ms is None else said_ms + AGAIN_MS

    def _way_out(self, language: str) -> Sentence:
        return Sentence(language, " ".join(self._texts.get(key, language) for key in _EVACUATION))
