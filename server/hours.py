"""The site's time: its business day, and when the office is open, wherever the server stands. Pure.

Promises
--------
- The business day is the site's. Neither the server's own time zone nor midnight in UTC has any
  part in it.
- Every moment belongs to exactly one business day: ``day_begin_ms <= now_ms < day_end_ms``, and
  the end of one day is the begin of the next, also where a day has 23 or 25 hours.
- A time of day is the first moment at which the site's clock shows it or, where clocks go forward
  over it, a later one: 02:30 happens once on every day, also where clocks show it twice or never.
"""

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from server.site.model import Hours

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MS: Final = dt.timedelta(milliseconds=1)
_DAY: Final = dt.timedelta(days=1)
_LOOK_AHEAD: Final = 60
"""Days within which the next opening is looked for."""
_LOOK_AHEAD_MS: Final = _LOOK_AHEAD * _DAY // _MS

MIDNIGHT: Final = "00:00"
_NOON: Final = "12:00"
_DAY_END: Final = "24:00"

Interval = tuple[int, int]
"""From and to, in ms since 1970; the first moment is in it, the last one is not."""


class OpeningHours(Protocol):
    """Whether the office gives numbers at a moment, and when it does next."""

    @property
    def in_practice(self) -> bool:
        """Say whether these are hours of practice, and not those of the site file."""

    def now(self, now_ms: int) -> Interval | None:
        """Give the opening that holds this moment, or None when closed."""

    def next_ms(self, now_ms: int) -> int | None:
        """Give when the office opens next: this very moment if it is open, None if unknown."""

    def coming(self, now_ms: int, days: int) -> tuple[Interval, ...]:
        """Give the openings of so many days, from today's first one on, earliest first."""


def business_day(now_ms: int, timezone: str, closes: str = MIDNIGHT) -> str:
    """Give the date that the business day of this moment bears, ``"2026-11-23"``."""
    return _day(now_ms, timezone, closes).isoformat()


def day_begin_ms(now_ms: int, timezone: str, closes: str = MIDNIGHT) -> int:
    """Give the first millisecond of the business day that holds this moment."""
    return _end_ms(_day(now_ms, timezone, closes) - _DAY, timezone, closes)


def day_end_ms(now_ms: int, timezone: str, closes: str = MIDNIGHT) -> int:
    """Give the first millisecond of the business day after this moment's."""
    return _end_ms(_day(now_ms, timezone, closes), timezone, closes)


class Openings:
    """When the office of these hours is open. Exceptions beat holidays, and these the weekday."""

    in_practice = False

    def __init__(self, hours: "Hours", timezone: str) -> None:
        """Take the hours of a site and its time zone."""
        self._timezone = timezone
        self._week = hours.week
        closed = {holiday.date: () for holiday in hours.holidays}
        self._special = closed | {day.date: day.open for day in hours.exceptions}

    def openings(self, date: dt.date) -> tuple[Interval, ...]:
        """Give the openings of a date, earliest first; none when closed all day."""
        times = self._special.get(date, self._week[date.weekday()])
        spans = (self._interval(date, *opening.split("-")) for opening in times)
        return tuple(span for span in spans if span[0] < span[1])

    def now(self, now_ms: int) -> Interval | None:
        """Give the opening that holds this moment, or None when closed."""
        today = self.openings(_date(now_ms, self._timezone))
        return next((span for span in today if span[0] <= now_ms < span[1]), None)

    def next_ms(self, now_ms: int) -> int | None:
        """Give when the office opens next, or None if not within 60 days; now if it is open."""
        if self.now(now_ms):
            return now_ms
        today = _date(now_ms, self._timezone)
        dates = (today + days * _DAY for days in range(_LOOK_AHEAD + 1))
        begins = (begin for date in dates for begin, _ in self.openings(date))
        coming = next((begin for begin in begins if begin > now_ms), None)
        return None if coming is None or coming - now_ms > _LOOK_AHEAD_MS else coming

    def coming(self, now_ms: int, days: int) -> tuple[Interval, ...]:
        """Give the openings of so many dates, from today's first one on, earliest first."""
        today = _date(now_ms, self._timezone)
        dates = (today + nth * _DAY for nth in range(days))
        return tuple(span for date in dates for span in self.openings(date))

    def _interval(self, date: dt.date, opens: str, closes: str) -> Interval:
        return _moment_ms(date, opens, self._timezone), _moment_ms(date, closes, self._timezone)


def _day(now_ms: int, timezone: str, closes: str) -> dt.date:
    """Give the first day that has not ended yet; in the night that may be yesterday's."""
    day = _date(now_ms, timezone) - _DAY
    while _end_ms(day, timezone, closes) <= now_ms:
        day += _DAY
    return day


def _end_ms(day: dt.date, timezone: str, closes: str) -> int:
    """Give when a business day ends: from noon on, on its own date, else in the night after."""
    return _moment_ms(day if closes >= _NOON else day + _DAY, closes, timezone)


def _date(now_ms: int, timezone: str) -> dt.date:
    return (_EPOCH + now_ms * _MS).astimezone(ZoneInfo(timezone)).date()


@lru_cache(maxsize=1024)
def _moment_ms(date: dt.date, time: str, timezone: str) -> int:
    """Give the first moment at which the site's clock shows this time, or a later one."""
    if time == _DAY_END:
        date, time = date + _DAY, MIDNIGHT
    wall = dt.datetime.combine(date, dt.time.fromisoformat(time), ZoneInfo(timezone))
    first, second = (wall - _EPOCH) // _MS, (wall.replace(fold=1) - _EPOCH) // _MS
    return first if first <= second else _change_ms(second, first, ZoneInfo(timezone))


def _change_ms(before_ms: int, after_ms: int, zone: ZoneInfo) -> int:
    """Give the millisecond at which clocks go forward, which is between these two."""
    old = _offset(before_ms, zone)
    while after_ms - before_ms > 1:
        middle = (before_ms + after_ms) // 2
        if _offset(middle, zone) == old:
            before_ms = middle
        else:
            after_ms = middle
    return after_ms


def _offset(now_ms: int, zone: ZoneInfo) -> dt.timedelta | None:
    return (_EPOCH + now_ms * _MS).astimezone(zone).utcoffset()
