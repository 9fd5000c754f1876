"""The business day is the site's, on every day of the year."""

import datetime as dt
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.hours import business_day, day_end_ms

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


@pytest.mark.parametrize("server_zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_day_is_the_site_s_when_the_server_has_another_zone(server_zone: str) -> None:
    """The server's own time zone changes nothing."""
    times = [utc_ms("2026-10-25 22:59:59.999"), utc_ms("2026-10-25 23:00:00.000")]
    program = (
        "from server.hours import business_day, day_end_ms\n"
        f"print([(business_day(t, {BERLIN!r}), day_end_ms(t, {BERLIN!r})) for t in {times}])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": server_zone},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.strip() == str([(business_day(t, BERLIN), day_end_ms(t, BERLIN)) for t in times])


@given(
    now_ms=st.integers(utc_ms("2020-01-01"), utc_ms("2037-12-31")),
    zone=st.sampled_from([BERLIN, "UTC", "Africa/Cairo", "America/Havana", "Pacific/Kiritimati"]),
)
def test_day_lasts_exactly_to_its_end_when_any_moment_is_asked(now_ms: int, zone: str) -> None:
    """From any moment on, the day is the same one until its end and another one at its end."""
    end = day_end_ms(now_ms, zone)
    assert now_ms < end <= now_ms + 25 * HOUR_MS
    assert business_day(end - 1, zone) == business_day(now_ms, zone)
    assert business_day(end, zone) > business_day(now_ms, zone)
