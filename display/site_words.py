"""What a board's page says in its house whatever happens. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from device.texts import GERMAN
from display.glass import TIME_PLACE, Foot, Line, Place, Words, line

if TYPE_CHECKING:
    from device.texts import Texts
    from display.site import Area, SiteDescription

ENGLISH: Final = "en"
HINTS: Final = (GERMAN, ENGLISH, "ar")  # what a quiet board says at once; more would not be read


@dataclass(frozen=True)
class SiteWords:
    """The words of one board of one site; without a site, less is said."""

    texts: Texts
    site: SiteDescription | None
    areas: tuple[Area, ...]

    def all(self) -> Words:
        """Return every word."""
        german, areas = self.german, self.areas
        places = self.site.areas if self.site else ()
        return Words(
            title=self._title(),
            floor=areas[0].floor.get(GERMAN, "") if len(areas) == 1 else "",
            letters=tuple(area.letter for area in areas),
            counter=german("counter"),
            room=german("room"),
            recent=german("recent"),
            recent_none=german("recent-none"),
            again=german("recalled"),
            urgent=german("urgent"),
            quiet_sound=german("quiet-sound"),
            welcome=german("welcome"),
            welcome_hints=tuple(self.line("welcome-hint", each) for each in HINTS),
            card=german("card"),
            places=tuple(Place(area.letter, area.floor.get(GERMAN, "")) for area in places),
            stale=german("stale"),
            stale_stand=german("stale-stand", time=TIME_PLACE),
            stale_lines=self._stale_lines(),
            stale_recent=german("stale-recent", time=TIME_PLACE),
            stale_recent_never=german("stale-recent-never"),
            stale_foot=Foot("info", self.lines("stale-questions")),
        )

    def german(self, key: str, **args: str | float) -> str:
        """Return a text in German."""
        return self.texts.get(key, GERMAN, **args)

    def lines(self, key: str) -> tuple[Line, ...]:
        """Return a text in German and in English."""
        return tuple(self.line(key, language) for language in (GERMAN, ENGLISH))

    def line(self, key: str, language: str, **args: str | float) -> Line:
        """Return a text in a language, else in German."""
        return line(self.texts.language_of(key, language), self.texts.get(key, language, **args))

    def _stale_lines(self) -> tuple[Line, ...]:
        mine = ("stale-valid", "stale-stay", "stale-come")
        english = " ".join(self.texts.get(key, ENGLISH) for key in mine[:2])
        return (*(self.line(key, GERMAN) for key in mine), line(ENGLISH, english))

    def _title(self) -> str:
        letters = " · ".join(area.letter for area in self.areas)
        if not self.areas:
            return self.german("office")
        if len(self.areas) == 1:
            return self.german("area", letter=letters)
        return self.german("areas", letters=letters)
