"""A text of the kiosk as its page draws it: in the own language, German beside it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from device.texts import day_text, time_text, weekday_text
from kiosk.office import GERMAN, own_or_german

if TYPE_CHECKING:
    from collections.abc import Mapping

    from device.texts import Texts
    from kiosk.office import Office
    from kiosk.visit import State

Word = dict[str, str]


@dataclass(frozen=True)
class Telling:
    """Who is spoken to, where, and the texts to do it with."""

    state: State
    office: Office | None
    texts: Texts

    @property
    def zone(self) -> str:
        """Give the office's time zone."""
        return self.office.site.timezone if self.office else "UTC"

    def word(self, key: str, **args: str | float) -> Word:
        """Give a text in the visitor's language, and in German where that says more."""
        own = self.texts.get(key, self.state.language, **args)
        return self._beside(own, self.texts.get(key, GERMAN, **args))

    def of_office(self, texts: Mapping[str, str] | None) -> Word | None:
        """Give a text of the site file, and which language it is in; None where it has none."""
        own = own_or_german(texts or {}, self.state.language)
        if not texts or not own:
            return None
        german = texts.get(GERMAN, "")
        is_german = own == german
        return {
            **self._beside(own, german),
            "language": GERMAN if is_german else self.state.language,
        }

    def at(self, key: str, at_ms: int) -> Word:
        """Give a text with a time of the day in it."""
        return self.word(key, time=time_text(at_ms, self.zone))

    def day(self, at_ms: int) -> Word:
        """Give a day and its time."""

        def said(key: str) -> str:
            named = {
                "weekday": weekday_text(at_ms, self.zone, key),
                "day": day_text(at_ms, self.zone, key),
            }
            time = time_text(at_ms, self.zone)
            return self.texts.get("screen-opens-at", key, **named, time=time)

        return self._beside(said(self.state.language), said(GERMAN))

    def _beside(self, own: str, german: str) -> Word:
        """Put German beside another language; Leichte Sprache is German already."""
        is_german = self.state.language.partition("-")[0] == GERMAN
        return {"own": own, "german": "" if is_german or own == german else german}
