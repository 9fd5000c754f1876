"""When people come: an office's day, in seconds since its doors were opened. Pure.

The shape of a day is an assumption of ours about offices of this kind: a crowd at the door, a busy
morning, a quieter afternoon.
"""

from collections.abc import Sequence
from random import Random
from typing import Final

HOUR_S: Final = 3_600
AT_THE_DOOR: Final = (12, 18)
LARGEST_SHARE_AT_THE_DOOR: Final = 0.12
_SHAPE: Final = ((10.0, 1.35), (12.0, 0.9), (13.0, 0.55), (14.5, 1.0))
"""Until this hour, so many times the day's mean; after the last one `_LATE`."""
_LATE: Final = 0.65
_FIRST_HALF_HOUR: Final = 1.9
_STEP_S: Final = 60

Opening = tuple[float, float]
"""From and to, in hours of the day."""


def openings(texts: Sequence[str]) -> tuple[Opening, ...]:
    """Read opening hours as the site file writes them: ``"08:00-12:00"``."""
    return tuple((_hour(text[:5]), _hour(text[6:])) for text in texts)


def arrivals(dice: Random, hours: Sequence[Opening], tickets: int, *, breaks: bool) -> list[float]:
    """Give the moments at which so many people come, seconds since opening, in order.

    Without `breaks` the time at which the office is closed in between takes no time at all.
    """
    at_the_door = min(dice.randint(*AT_THE_DOOR), round(tickets * LARGEST_SHARE_AT_THE_DOOR))
    moments, weights = _steps(hours, breaks=breaks)
    later = dice.choices(moments, weights, k=tickets - at_the_door)
    return [0.0] * at_the_door + sorted(moment + dice.uniform(0, _STEP_S) for moment in later)


def open_s(hours: Sequence[Opening]) -> float:
    """Say how long the office is open, in seconds."""
    return sum(to - start for start, to in hours) * HOUR_S


def _steps(hours: Sequence[Opening], *, breaks: bool) -> tuple[list[float], list[float]]:
    """Give each minute at which people may come, with its weight."""
    moments, weights = [], []
    passed_s = 0.0
    for start, to in hours:
        if breaks:
            passed_s = (start - hours[0][0]) * HOUR_S
        for minute in range(round((to - start) * HOUR_S) // _STEP_S):
            moments.append(passed_s + minute * _STEP_S)
            weights.append(
                _weight(start + minute / 60, since_opening=start - hours[0][0] + minute / 60)
            )
        passed_s += (to - start) * HOUR_S
    return moments, weights


def _weight(hour: float, *, since_opening: float) -> float:
    if since_opening < 1 / 2:
        return _FIRST_HALF_HOUR
    return next((weight for until, weight in _SHAPE if hour < until), _LATE)


def _hour(text: str) -> float:
    hours, minutes = text.split(":")
    return int(hours) + int(minutes) / 60
