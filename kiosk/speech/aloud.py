"""The kiosk's voice: it follows the machine and reads aloud what is new to who listens.

A tap is silence at once, whatever it was; then comes what it has led to. News that come by
themselves wait until what is being read has ended, unless they are another screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from device.reader import Reader
from device.sound import sink
from kiosk.office import GERMAN
from kiosk.speech.saying import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kiosk.visit import State


class Aloud:
    """Reads to one visitor after the other; `ended` is called when all has been read."""

    def __init__(
        self,
        sound: str | Sequence[str],
        tell: Callable[[State], Mapping[str, object]],
        *,
        ended: Callable[[], None],
    ) -> None:
        self._reader = Reader(sink(sound), ended=ended)
        self._tell = tell

    @property
    def languages(self) -> frozenset[str]:
        """Give the languages that this kiosk can read aloud."""
        return self._reader.languages

    @property
    def is_reading(self) -> bool:
        """Say whether something is being read."""
        return self._reader.is_reading

    def follow(self, before: State, now: State, *, is_tap: bool) -> None:
        """Say what is new since then."""
        if is_tap or not now.speaking:
            self._reader.stop()
        if not now.speaking:
            return
        sentences = said(self._spoken(before), self._spoken(now))
        if sentences:
            cut = is_tap or before.view != now.view
            self._reader.read(sentences, volume=now.volume, cut=cut)

    def close(self) -> None:
        """Be silent for ever."""
        self._reader.close()

    def _spoken(self, state: State) -> Mapping[str, object]:
        """Tell a state in a language that has a voice; in German where its own has none."""
        has_voice = state.language in self._reader.languages
        return self._tell(state if has_voice else replace(state, language=GERMAN))
