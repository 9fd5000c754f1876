"""The business day is the site's, on every day of the year."""

import datetime as dt
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.hours import business_day, day_begin_ms, day_end_ms

BERLIN = "Europe/Berlin"
HOUR_MS = 3_600_000


def utc_ms(text: str) -> int:
    """Give the milliseconds of a time in UTC, ``"2026-11-23 10:00:00.000"``."""
    time = dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    return round(time.timestamp() * 1000)


def test_day_goes_on_when_it_is_midnight_in_utc() -> None:
    """At UTC midnight the site's day is already an hour old, and stays the same day."""
    assert business_day(utc_ms("2026-11-22 23:59:59.999"), BERLIN) == "2026-11-23"
    assert business_day(utc_ms("2026-11-23 00:00:00.000"), BERLIN) == "2026-11-23"


@pytest.mark.parametrize(
    ("midnight", "before", "after"),
    [
        ("2026-11-22 23:00:00.000", "2026-11-22", "2026-11-23"),
        ("2026-07-14 22:00:00.000", "2026-07-14", "2026-07-15"),
        ("2026-10-24 22:00:00.000", "2026-10-24", "2026-10-25"),
        ("2026-10-25 23:00:00.000", "2026-10-25", "2026-10-26"),
        ("2027-03-27 23:00:00.000", "2027-03-27", "2027-03-28"),
        ("2027-03-28 22:00:00.000", "2027-03-28", "2027-03-29"),
    ],
)
def test_day_changes_when_it_is_midnight_at_the_site(
    midnight: str, before: str, after: str
) -> None:
    """The last millisecond before the site's midnight is the old day, midnight the new one."""
    at = utc_ms(midnight)
    assert business_day(at - 1, BERLIN) == before
    assert business_day(at, BERLIN) == after
    assert day_end_ms(at - 1, BERLIN) == at
    assert day_end_ms(at, BERLIN) > at


@pytest.mark.parametrize(
    ("midnight", "hours"),
    [
        ("2026-10-23 22:00:00", 24),
        ("2026-10-24 22:00:00", 25),
        ("2026-10-25 23:00:00", 24),
        ("2027-03-26 23:00:00", 24),
        ("2027-03-27 23:00:00", 23),
        ("2027-03-28 22:00:00", 24),
    ],
)
def test_day_has_its_own_length_when_clocks_change(midnight: str, hours: int) -> None:
    """A day on which clocks change has 25 or 23 hours; the days beside it have 24."""
    start = utc_ms(midnight)
    assert day_end_ms(start, BERLIN) - start == hours * HOUR_MS


@pytest.mark.parametrize("time", ["2026-10-25 00:59:59.999", "2026-10-25 01:00:00.000"])
def test_both_half_past_two_are_one_day_when_clocks_go_back(time: str) -> None:
    """The hour that comes twice belongs to one day, with one end."""
    assert business_day(utc_ms(time), BERLIN) == "2026-10-25"
    assert day_end_ms(utc_ms(time), BERLIN) == utc_ms("2026-10-25 23:00:00.000")


def test_day_begins_at_one_when_there_is_no_midnight() -> None:
    """Where clocks go forward at midnight the day begins with the change, not before it."""
    change = utc_ms("2026-04-23 22:00:00.000")  # Cairo: 00:00 becomes 01:00
    local = dt.datetime.fromtimestamp(change / 1000, ZoneInfo("Africa/Cairo"))
    assert local.isoformat() == "2026-04-24T01:00:00+03:00"
    assert day_end_ms(change - 1, "Africa/Cairo") == change
    assert business_day(change - 1, "Africa/Cairo") == "2026-04-23"
    assert business_day(change, "Africa/Cairo") == "2026-04-24"


@pytest.mark.parametrize("closes", ["00:00", "20:00"])
@pytest.mark.parametrize("server_zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_day_is_the_site_s_when_the_server_has_another_zone(server_zone: str, closes: str) -> None:
    """The server's own time zone changes nothing."""
    times = [utc_ms("2026-10-25 22:59:59.999"), utc_ms("2026-10-25 23:00:00.000")]
    times += [utc_ms("2026-10-25 18:59:59.999"), utc_ms("2026-10-25 19:00:00.000")]
    program = (
        "from server.hours import business_day, day_end_ms\n"
        f"print([(business_day(t, {BERLIN!r}, {closes!r}), day_end_ms(t, {BERLIN!r}, {closes!r}))"
        f" for t in {times}])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": server_zone},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    here = [(business_day(t, BERLIN, closes), day_end_ms(t, BERLIN, closes)) for t in times]
    assert said.strip() == str(here)


# -------------------------------------------------------------- days that end at another time


@pytest.mark.parametrize(
    ("closes", "change", "before", "after"),
    [
        # in the night: a number after midnight still belongs to the day before
        ("02:30", "2026-11-23 01:30:00.000", "2026-11-22", "2026-11-23"),
        ("11:59", "2026-11-23 10:59:00.000", "2026-11-22", "2026-11-23"),
        # from noon on: a number in the evening belongs to the next day
        ("12:00", "2026-11-23 11:00:00.000", "2026-11-23", "2026-11-24"),
        ("20:00", "2026-11-23 19:00:00.000", "2026-11-23", "2026-11-24"),
        ("23:59", "2026-12-31 22:59:00.000", "2026-12-31", "2027-01-01"),
        # 02:30 comes twice: the day ends at the first one, and not again at the second
        ("02:30", "2026-10-25 00:30:00.000", "2026-10-24", "2026-10-25"),
        ("20:00", "2026-10-25 19:00:00.000", "2026-10-25", "2026-10-26"),
        # 02:30 never comes: the day ends with the change of the clocks, at 03:00
        ("02:30", "2027-03-28 01:00:00.000", "2027-03-27", "2027-03-28"),
        ("20:00", "2027-03-28 18:00:00.000", "2027-03-28", "2027-03-29"),
    ],
)
def test_day_changes_when_the_site_s_day_closes(
    closes: str, change: str, before: str, after: str
) -> None:
    """The last millisecond before the close is the old business day, the close the new one."""
    at = utc_ms(change)
    assert business_day(at - 1, BERLIN, closes) == before
    assert business_day(at, BERLIN, closes) == after
    assert day_end_ms(at - 1, BERLIN, closes) == day_begin_ms(at, BERLIN, closes) == at


@pytest.mark.parametrize(
    ("closes", "day", "hours"),
    [
        ("02:30", "2026-10-24 12:00:00", 24),
        ("02:30", "2026-10-25 12:00:00", 25),
        ("02:30", "2027-03-27 12:00:00", 23.5),
        ("02:30", "2027-03-28 12:00:00", 23.5),
        ("03:00", "2027-03-27 12:00:00", 23),
        ("20:00", "2026-10-25 12:00:00", 25),
        ("20:00", "2027-03-28 12:00:00", 23),
    ],
)
def test_day_has_no_hour_twice_when_it_closes_as_clocks_change(
    closes: str, day: str, hours: float
) -> None:
    """The hour that comes twice lengthens one day alone; the one that never comes shortens it."""
    now = utc_ms(day)
    assert day_end_ms(now, BERLIN, closes) - day_begin_ms(now, BERLIN, closes) == hours * HOUR_MS


def test_second_half_past_two_is_the_new_day_when_clocks_go_back() -> None:
    """A day that has closed at 02:30 does not come back when clocks show 02:00 again."""
    for time in ("2026-10-25 00:30:00", "2026-10-25 01:00:00", "2026-10-25 01:29:59"):
        assert business_day(utc_ms(time), BERLIN, "02:30") == "2026-10-25"


@given(
    now_ms=st.integers(utc_ms("2010-01-01"), utc_ms("2037-12-31")),
    zone=st.sampled_from(
        [BERLIN, "UTC", "Africa/Cairo", "America/Havana", "Pacific/Kiritimati", "Pacific/Apia"]
    ),
    closes=st.times().map(lambda time: f"{time:%H:%M}") | st.sampled_from(["00:00", "02:30"]),
)
@example(now_ms=utc_ms("2011-12-30 10:00"), zone="Pacific/Apia", closes="00:00")  # a lost day
@example(now_ms=utc_ms("2027-03-28 01:00"), zone=BERLIN, closes="02:30")
@example(now_ms=utc_ms("2026-10-25 01:00"), zone=BERLIN, closes="02:30")
def test_days_follow_one_another_without_a_gap_when_any_moment_is_asked(
    now_ms: int, zone: str, closes: str
) -> None:
    """A moment is in its day; all of that day has its date; the next one begins where it ends."""
    begin, end = day_begin_ms(now_ms, zone, closes), day_end_ms(now_ms, zone, closes)
    day = business_day(now_ms, zone, closes)
    assert begin <= now_ms < end <= begin + 26 * HOUR_MS
    assert {business_day(at, zone, closes) for at in (begin, end - 1)} == {day}
    assert business_day(begin - 1, zone, closes) < day < business_day(end, zone, closes)
    assert day_begin_ms(end, zone, closes) == end
    assert day_end_ms(begin - 1, zone, closes) == begin
