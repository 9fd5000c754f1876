"""The site's day: when it begins and when it ends, wherever the server stands. Pure.

Promises
--------
- The business day is the calendar day at the site. Neither the server's own time zone nor midnight
  in UTC has any part in it.
- ``day_end_ms`` is the first millisecond of the next day, also where a day has 23 or 25 hours.
"""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MS: Final = dt.timedelta(milliseconds=1)


def business_day(now_ms: int, timezone: str) -> str:
    """Give the date at the site, ``"2026-11-23"``."""
    return _date(now_ms, timezone).isoformat()


def day_end_ms(now_ms: int, timezone: str) -> int:
    """Give the first millisecond of the site's next day."""
    tomorrow = _date(now_ms, timezone) + dt.timedelta(days=1)
    # Where clocks go forward at midnight there is no 00:00; fold 0 then gives the very change.
    midnight = dt.datetime.combine(tomorrow, dt.time.min, ZoneInfo(timezone))
    return (midnight - _EPOCH) // _MS


def _date(now_ms: int, timezone: str) -> dt.date:
    return (_EPOCH + now_ms * _MS).astimezone(ZoneInfo(timezone)).date()
