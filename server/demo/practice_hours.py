"""The practice office's hours: open day and night, unless somebody wants to see it closed.

Whoever starts the practice office on a Sunday evening must be able to draw a number; the hours of
the site file would send them home. So the ledger asks these in place of the site's own.
"""

from typing import Final

from server.hours import Interval, Openings, day_begin_ms, day_end_ms
from server.site import Site
from server.site.model import Hours

_MORNING: Final = ("08:00-12:00",)
_EVERY_MORNING: Final = Hours(
    monday=_MORNING,
    tuesday=_MORNING,
    wednesday=_MORNING,
    thursday=_MORNING,
    friday=_MORNING,
    saturday=_MORNING,
    sunday=_MORNING,
)


class PracticeHours:
    """The hours that the ledger of a practice office asks; `is_open` may be set at any time."""

    in_practice = True

    def __init__(self, site: Site) -> None:
        """Take the site whose hours count while the office is shown closed."""
        self.is_open = True
        self._site = site
        self._own = Openings(site.hours, site.timezone)
        self._morning = Openings(_EVERY_MORNING, site.timezone)

    def now(self, now_ms: int) -> Interval | None:
        """Give the whole business day while open, None while closed."""
        if not self.is_open:
            return None
        day = self._site.timezone, self._site.rules.day_close
        return day_begin_ms(now_ms, *day), day_end_ms(now_ms, *day)

    def next_ms(self, now_ms: int) -> int:
        """Give this moment while open; while closed the site's next opening, or a morning's."""
        if self.is_open:
            return now_ms
        would_be = self._own.now(now_ms)
        after = would_be[1] if would_be else now_ms
        return self._own.next_ms(after) or self._tomorrow_ms(now_ms)

    def coming(self, now_ms: int, days: int) -> tuple[Interval, ...]:
        """Give whole business days while open; while closed the site's openings after this one."""
        if not self.is_open:
            opens_ms = self.next_ms(now_ms)
            return tuple(span for span in self._own.coming(now_ms, days) if span[0] >= opens_ms)
        spans: list[Interval] = []
        while len(spans) < days and (span := self.now(spans[-1][1] if spans else now_ms)):
            spans.append(span)
        return tuple(spans)

    def _tomorrow_ms(self, now_ms: int) -> int:
        midnight = day_end_ms(now_ms, self._site.timezone)
        morning = self._morning.next_ms(midnight)
        return midnight if morning is None else morning
