"""How long simulated people stay, so that an office that is left alone does not fill up. Pure."""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

DAYS_AT_A_TIME: Final = 24
"""So many simulated days, not quite eight hours, then they rest until the office opens again."""


def seconds_until_opening(now_ms: int, timezone: str, hour: float) -> float:
    """Say how long it is until the office next opens, at this hour of the day."""
    zone = ZoneInfo(timezone)
    now = dt.datetime.fromtimestamp(now_ms / 1000, zone)
    minutes = round(hour * 60)
    opening = dt.time(minutes // 60, minutes % 60)
    day = now.date() if now.time() < opening else now.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, opening, zone).timestamp() - now_ms / 1000
