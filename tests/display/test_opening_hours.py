"""When the house is open, by the site's own clocks, on both sides of each minute."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from display.opening_hours import UNKNOWN_HOURS, OpeningHours
from display.site import SiteDescription
from tests.display.house import description

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = [
    {"days": [1, 2], "open": [["08:00", "12:00"], ["13:00", "16:00"]]},
    {"days": [3, 7], "open": [["08:00", "12:00"]]},
]
OTHER = [
    {"date": "2026-11-24", "open": []},
    {"date": "2026-11-25", "open": [["10:00", "24:00"]]},
]
HOURS = OpeningHours.of(description(hours=WEEK, other_days=OTHER))
MINUTE_MS = 60_000


def at(text: str) -> int:
    """Return a moment of the site's time, as in "2026-11-23 08:00"."""
    moment = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN)
    return round(moment.timestamp() * 1000)


def told(at_ms: int | None) -> str:
    """Return a moment as the site's clocks say it."""
    return "" if at_ms is None else f"{datetime.fromtimestamp(at_ms / 1000, BERLIN):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("2026-11-23 08:00", "2026-11-23 12:00"),
        ("2026-11-23 13:00", "2026-11-23 16:00"),
        ("2026-11-25 10:00", "2026-11-26 00:00"),
    ],
)
def test_the_house_is_open_from_its_first_moment_when_an_opening_begins(
    begin: str, end: str
) -> None:
    """An opening holds its first millisecond and not that of its end."""
    assert HOURS.is_closed(at(begin) - 1)
    assert not HOURS.is_closed(at(begin))
    assert not HOURS.is_closed(at(end) - 1)
    assert HOURS.is_closed(at(end))


def test_the_house_is_closed_all_day_when_it_is_a_holiday() -> None:
    """A day of its own beats the weekday."""
    assert all(HOURS.is_closed(at(f"2026-11-24 {hour:02}:00")) for hour in range(24))


def test_nothing_is_said_when_the_hours_are_unknown() -> None:
    """A board that does not know when a house is open never says that it is closed."""
    practice = description(hours=WEEK, other_days=OTHER, practice=True)
    known = (description(), _half_read(), practice)
    for hours in (UNKNOWN_HOURS, *map(OpeningHours.of, known)):
        assert not hours.is_closed(at("2026-11-23 23:00"))
        assert not hours.is_night(at("2026-11-23 23:00"))
        assert hours.next_begin_ms(at("2026-11-23 23:00")) is None


def _half_read() -> SiteDescription:
    return description(hours=WEEK, other_days=[{"date": "soon"}])


@pytest.mark.parametrize(
    ("now", "begin"),
    [
        ("2026-11-23 07:59", "11-23 08:00"),
        ("2026-11-23 08:00", "11-23 13:00"),
        ("2026-11-23 12:30", "11-23 13:00"),
        ("2026-11-23 16:00", "11-25 10:00"),
        ("2026-11-25 12:00", "11-29 08:00"),
    ],
)
def test_the_next_opening_is_found_when_days_between_are_closed(now: str, begin: str) -> None:
    """The next beginning after this moment, over holidays and days without hours."""
    assert told(HOURS.next_begin_ms(at(now))) == begin


def test_no_opening_is_found_when_there_is_none() -> None:
    """A house that never opens again does not make the board look for ever."""
    never = OpeningHours.of(description(hours=[]))
    assert never.is_closed(at("2026-11-23 12:00"))
    assert never.next_begin_ms(at("2026-11-23 12:00")) is None
    assert never.is_night(at("2026-11-23 12:00"))


@pytest.mark.parametrize(
    ("now", "begin"), [("2026-11-22 07:00", "11-23 08:00"), ("2026-11-23 07:00", "11-25 10:00")]
)
def test_today_does_not_count_when_the_house_is_closed_for_the_day(now: str, begin: str) -> None:
    """Closed for today: it opens on a later date."""
    assert told(HOURS.next_begin_after_today_ms(at(now))) == begin


@pytest.mark.parametrize(
    ("from_", "opens"),
    [
        ("2026-11-23 11:59", "11-23 11:59"),
        ("2026-11-23 12:00", "11-23 13:00"),
        ("2026-11-23 16:30", "11-25 10:00"),
    ],
)
def test_the_house_opens_at_once_when_the_hours_hold_that_moment(from_: str, opens: str) -> None:
    """A closing that ends within the hours ends then; else the next opening is the one."""
    assert told(HOURS.opens_ms(at(from_))) == opens


def test_a_closing_ends_at_its_end_when_the_hours_are_unknown() -> None:
    """Nobody knows better than the person who put it up."""
    assert UNKNOWN_HOURS.opens_ms(5) == 5


@pytest.mark.parametrize(
    ("now_ms", "night"),
    [
        (at("2026-11-23 17:00"), False),
        (at("2026-11-23 17:00") + 1, True),
        (at("2026-11-24 12:00"), True),
        (at("2026-11-25 09:30") - 1, True),
        (at("2026-11-25 09:30"), False),
        (at("2026-11-25 10:00"), False),
        (at("2026-11-26 01:00"), False),
        (at("2026-11-26 01:00") + 1, True),
        (at("2026-11-23 12:30"), False),
    ],
)
def test_it_is_night_when_the_last_opening_is_well_over(now_ms: int, *, night: bool) -> None:
    """More than 60 min after the end, also past midnight, and more than 30 min before the next."""
    assert HOURS.is_night(now_ms) is night


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_the_wall_clock_counts_when_the_clocks_are_changed(day: str) -> None:
    """Both Sundays on which the clocks are changed open at eight by the clock on the wall."""
    assert HOURS.is_closed(at(f"{day} 08:00") - 1)
    assert not HOURS.is_closed(at(f"{day} 08:00"))
    assert HOURS.is_closed(at(f"{day} 12:00"))
