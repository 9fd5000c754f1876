"""When the house is open, as far as its board knows: the usual week and other days. Pure.

Moments are ms of the server's time; times of day are those of the site's own clocks, also on the
days on which these are set forward or back.

Promises, held by tests/display/test_opening_hours.py:
- An opening holds its first millisecond and not the one of its end.
- Where the hours are not known, nothing is said: the house is neither open nor closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from display.site import SiteDescription

Moments = tuple[int, int]

LOOK_AHEAD_DAYS: Final = 60
"""Days within which the next opening is looked for."""

AFTER_THE_END_MS: Final = 60 * 60_000
BEFORE_THE_BEGIN_MS: Final = 30 * 60_000

_DAY: Final = timedelta(days=1)
_DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True)
class OpeningHours:
    """The openings of a site, date by date; `week` is `None` where they are not known."""

    timezone: str
    week: dict[int, tuple[Moments, ...]] | None
    special: dict[date, tuple[Moments, ...]]

    @classmethod
    def of(cls, site: SiteDescription) -> OpeningHours:
        """Take the hours of a site; they are known if each row of them could be read.

        A practice office is open when somebody tries it: nothing is known of its hours.
        """
        if site.hours is None or site.other_days is None or site.practice:
            return cls(site.timezone, None, {})
        week = {day: tuple(row.open) for row in site.hours for day in row.days}
        special = {day.date: tuple(day.open) for day in site.other_days}
        return cls(site.timezone, week, special)

    def is_closed(self, now_ms: int) -> bool:
        """Say whether the house is known to be closed at this moment."""
        today = self._openings(self._date(now_ms))
        return self.week is not None and not any(begin <= now_ms < end for begin, end in today)

    def is_night(self, now_ms: int) -> bool:
        """Say whether the last opening is well over, and the next one does not begin soon."""
        if not self.is_closed(now_ms):
            return False
        next_ms = self.next_begin_ms(now_ms)
        over = all(now_ms - end > AFTER_THE_END_MS for end in self._ends_before(now_ms))
        return over and (next_ms is None or next_ms - now_ms > BEFORE_THE_BEGIN_MS)

    def next_begin_ms(self, now_ms: int) -> int | None:
        """Return when the next opening begins after this moment; `None` if nobody knows."""
        begins = (begin for begin, _ in self._from(self._date(now_ms)))
        return next((begin for begin in begins if begin > now_ms), None)

    def next_begin_after_today_ms(self, now_ms: int) -> int | None:
        """Return when the first opening of a later date begins; `None` if nobody knows."""
        return next((begin for begin, _ in self._from(self._date(now_ms) + _DAY)), None)

    def opens_ms(self, at_ms: int) -> int | None:
        """Return the first moment from this one on at which the house is open."""
        held = any(begin <= at_ms < end for begin, end in self._openings(self._date(at_ms)))
        return at_ms if held or self.week is None else self.next_begin_ms(at_ms)

    def _ends_before(self, now_ms: int) -> Iterator[int]:
        """Give the ends of yesterday's and today's openings that are past."""
        today = self._date(now_ms)
        spans = (*self._openings(today - _DAY), *self._openings(today))
        return (end for _, end in spans if end <= now_ms)

    def _from(self, first: date) -> Iterator[Moments]:
        dates = (first + nth * _DAY for nth in range(LOOK_AHEAD_DAYS))
        return (span for each in dates for span in sorted(self._openings(each)))

    def _openings(self, day: date) -> tuple[Moments, ...]:
        usual = (self.week or {}).get(day.isoweekday(), ())
        spans = self.special.get(day, usual) if self.week is not None else ()
        return tuple((self._moment_ms(day, one), self._moment_ms(day, two)) for one, two in spans)

    def _moment_ms(self, day: date, minute: int) -> int:
        days, rest = divmod(minute, _DAY_MINUTES)
        clock = time(rest // 60, rest % 60, tzinfo=ZoneInfo(self.timezone))
        return round(datetime.combine(day + days * _DAY, clock).timestamp() * 1000)

    def _date(self, now_ms: int) -> date:
        moment = datetime.fromtimestamp(now_ms / 1000, tz=UTC)
        return moment.astimezone(ZoneInfo(self.timezone)).date()


UNKNOWN_HOURS: Final = OpeningHours("UTC", None, {})
