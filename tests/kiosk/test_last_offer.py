"""What the last word of a server says while it is away: hours, stops and quotas go on."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, Final

import pytest

from kiosk.known import business_day
from kiosk.last_offer import Own, without_server
from kiosk.obstacles import NONE, Obstacles, understood
from kiosk.visit import Obstacle, Why

TODAY: Final = "2026-11-23"
TOMORROW: Final = "2026-11-24"
HOUR: Final = 3_600_000
EIGHT: Final = 1_795_417_200_000  # Monday 2026-11-23, 08:00 in Berlin
STOP: Final = {"de": "Wartung"}
TOLD: Final[dict[str, Any]] = {
    "day": TODAY,
    "open": [EIGHT, EIGHT + 4 * HOUR],
    "openings": [[EIGHT, EIGHT + 4 * HOUR], [EIGHT + 24 * HOUR, EIGHT + 28 * HOUR]],
    "areas": [{"letter": "K", "left": 9, "quota": 80}, {"letter": "F"}],
    "services": [{"key": "renew", "left": 2, "quota": 30}, {"key": "asylum"}],
}


def at(
    now_ms: int, *, day: str = TODAY, given: dict[str, int] | None = None, **told: object
) -> Obstacles:
    """What stands in the way at this moment, so many numbers after the server's last word."""
    offered = understood({**TOLD, **told})
    assert offered is not None
    services = Counter(given or {})
    areas = Counter({"K": services.total()})
    return without_server(offered, Own(day, areas, services), now_ms)


@pytest.mark.parametrize("after_ms", [0, 4 * HOUR - 1, 24 * HOUR])
def test_nothing_is_in_the_way_when_the_office_is_open(after_ms: int) -> None:
    """The first moment of an opening is in it, today and on a later day."""
    assert at(EIGHT + after_ms) == NONE


@pytest.mark.parametrize(
    ("after_ms", "opens_ms"),
    [(-1, EIGHT), (4 * HOUR, EIGHT + 24 * HOUR), (24 * HOUR - 1, EIGHT + 24 * HOUR)],
)
def test_the_office_is_closed_when_no_opening_holds_the_moment(
    after_ms: int, opens_ms: int
) -> None:
    """The last moment is not in an opening; the screen says when the next one begins."""
    assert at(EIGHT + after_ms).closed == Obstacle(Why.CLOSED, opens_ms=opens_ms)


def test_the_office_counts_as_open_when_nobody_has_told_its_hours() -> None:
    """Beyond the weeks that were told, and where an older server tells none."""
    assert at(EIGHT + 28 * HOUR).closed is None
    assert at(EIGHT - 1, openings=[]).closed is None


def test_a_stop_is_kept_when_its_day_goes_on_and_ends_with_it() -> None:
    """A business day's stop is of that day alone."""
    services = [{"key": "renew", "stop": STOP}]
    today = at(EIGHT, stop=STOP, services=services)
    assert today.every == Obstacle(Why.STOPPED, reason=STOP)
    assert today.by_service == {"renew": Obstacle(Why.STOPPED, "renew", reason=STOP)}
    assert at(EIGHT, day=TOMORROW, stop=STOP, services=services) == NONE


def test_a_quota_is_used_up_when_own_numbers_have_taken_the_rest() -> None:
    """What was left less what this kiosk has given since, of the service and of its area."""
    assert at(EIGHT, given={"renew": 1}) == NONE
    assert at(EIGHT, given={"renew": 2}).by_service == {"renew": Obstacle(Why.USED_UP, "renew")}
    assert at(EIGHT, given={"asylum": 8}) == NONE
    assert at(EIGHT, given={"asylum": 9}).by_area == {"K": Obstacle(Why.USED_UP)}


def test_a_quota_is_whole_when_the_day_is_another() -> None:
    """Nothing of a new day has been given, but for this kiosk's own numbers."""
    assert at(EIGHT, day=TOMORROW, given={"renew": 29}) == NONE
    assert at(EIGHT, day=TOMORROW, given={"renew": 30}).by_service.keys() == {"renew"}


def test_the_hours_are_not_known_when_the_machine_has_lost_its_time() -> None:
    """A clock before the server's last word is wrong: nobody is told that it is night."""
    lost = at(1_000, day="1970-01-01", stop=STOP)
    assert lost.closed is None
    assert lost.every == Obstacle(Why.STOPPED, reason=STOP)


@pytest.mark.parametrize(
    ("time", "closes", "day"),
    [
        ("00:00", "24:00", TODAY),
        ("23:59", "24:00", TODAY),
        ("19:59", "20:00", TODAY),
        ("20:00", "20:00", TOMORROW),
        ("02:59", "03:00", "2026-11-22"),
        ("03:00", "03:00", TODAY),
    ],
)
def test_a_day_ends_when_the_office_says(time: str, closes: str, day: str) -> None:
    """A business day ends at the office's own time: at midnight, before it, or in the night."""
    assert business_day(datetime.fromisoformat(f"{TODAY}T{time}:00+01:00"), closes) == day
