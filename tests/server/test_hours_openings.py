"""When the office is open: breaks, holidays, single dates, and days on which clocks change."""

import datetime as dt
import os
import subprocess
import sys
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.hours import OpeningHours, Openings
from server.site.model import Hours

BERLIN: Final = "Europe/Berlin"
MINUTE_MS: Final = 60_000
DAY_MS: Final = 24 * 60 * MINUTE_MS
WEEK: Final = {
    **dict.fromkeys(("monday", "tuesday"), ("08:00-12:00", "13:00-15:30")),
    "friday": ("08:00-12:00",),
}
"""Open on Monday, Tuesday and Friday. The Monday of most tests is 2026-11-23."""


def at(text: str, fold: int = 0) -> int:
    """Give the ms of a time in Berlin, ``"2026-11-23 10:00"``; fold 1 is the second such time."""
    time = dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN), fold=fold)
    return round(time.timestamp() * 1000)


def office(**hours: Any) -> Openings:
    """Give the openings of an office in Berlin."""
    return Openings(Hours(**{**WEEK, **hours}), BERLIN)


def closed_on(date: str) -> dict[str, object]:
    """Describe a holiday."""
    return {"date": dt.date.fromisoformat(date), "name": {"de": "Feiertag"}}


def open_on(date: str, *openings: str) -> dict[str, object]:
    """Describe a date with hours of its own."""
    return {"date": dt.date.fromisoformat(date), "open": openings, "name": {"de": "Sondertag"}}


# ------------------------------------------------------------------------------ a day and a break


MORNING: Final = (at("2026-11-23 08:00"), at("2026-11-23 12:00"))
AFTERNOON: Final = (at("2026-11-23 13:00"), at("2026-11-23 15:30"))


@pytest.mark.parametrize(
    ("now_ms", "opening"),
    [
        (MORNING[0] - 1, None),
        (MORNING[0], MORNING),
        (MORNING[1] - 1, MORNING),
        (MORNING[1], None),
        (AFTERNOON[0] - 1, None),
        (AFTERNOON[0], AFTERNOON),
        (AFTERNOON[1] - 1, AFTERNOON),
        (AFTERNOON[1], None),
    ],
)
def test_office_is_open_from_the_first_millisecond_to_before_the_last_when_asked(
    now_ms: int, opening: tuple[int, int] | None
) -> None:
    """The moment of opening is open, that of closing is not, and the break is closed."""
    assert office().now(now_ms) == opening
    assert office().openings(dt.date(2026, 11, 23)) == (MORNING, AFTERNOON)


@pytest.mark.parametrize(
    ("now_ms", "opens_ms"),
    [
        (MORNING[0] - 1, MORNING[0]),
        (MORNING[0], MORNING[0]),
        (MORNING[1] - 1, MORNING[1] - 1),
        (MORNING[1], AFTERNOON[0]),
        (AFTERNOON[1], at("2026-11-24 08:00")),
        (at("2026-11-24 15:30"), at("2026-11-27 08:00")),
        (at("2026-11-27 12:00"), at("2026-11-30 08:00")),
        (at("2026-11-22 00:00"), MORNING[0]),
    ],
)
def test_next_opening_is_named_when_the_office_is_closed(now_ms: int, opens_ms: int) -> None:
    """Open: this very moment; closed: after the break, the next day, or after the week-end."""
    assert office().next_ms(now_ms) == opens_ms


def test_a_day_has_no_opening_when_the_week_names_none() -> None:
    """A weekday without hours is closed all day."""
    assert office().openings(dt.date(2026, 11, 25)) == ()
    assert office().now(at("2026-11-25 10:00")) is None


# ---------------------------------------------------------------- holidays and dates of their own


def test_holiday_is_closed_when_its_weekday_is_open() -> None:
    """A holiday beats the weekday, and only on its date."""
    hours = office(holidays=[closed_on("2026-11-23")])
    assert hours.openings(dt.date(2026, 11, 23)) == ()
    assert hours.next_ms(at("2026-11-22 12:00")) == at("2026-11-24 08:00")
    assert hours.now(at("2026-11-30 08:00"))


def test_exception_counts_when_the_date_is_a_holiday_too() -> None:
    """A date with hours of its own beats the holiday and the weekday."""
    hours = office(
        holidays=[closed_on("2026-11-23"), closed_on("2026-11-25")],
        exceptions=[open_on("2026-11-23", "10:00-11:00"), open_on("2026-11-24")],
    )
    only = (at("2026-11-23 10:00"), at("2026-11-23 11:00"))
    assert hours.openings(dt.date(2026, 11, 23)) == (only,)
    assert hours.openings(dt.date(2026, 11, 24)) == ()
    assert hours.next_ms(only[1]) == at("2026-11-27 08:00")


def test_exception_opens_when_the_weekday_is_closed() -> None:
    """An office may open on a day that has no hours."""
    hours = office(exceptions=[open_on("2026-11-28", "09:00-13:00")])
    assert hours.next_ms(at("2026-11-27 12:00")) == at("2026-11-28 09:00")


# ------------------------------------------------------------------------------- how far it looks


@pytest.mark.parametrize(("before_ms", "found"), [(60 * DAY_MS + 1, False), (60 * DAY_MS, True)])
def test_next_opening_is_unknown_when_it_is_more_than_60_days_away(
    before_ms: int, *, found: bool
) -> None:
    """Within 60 days an opening is found, beyond them none is promised."""
    opens = at("2026-09-01 08:00")
    hours = office(
        monday=(), tuesday=(), friday=(), exceptions=[open_on("2026-09-01", "08:00-12:00")]
    )
    assert hours.next_ms(opens - before_ms) == (opens if found else None)


def test_next_opening_is_unknown_when_the_office_has_no_hours() -> None:
    """An office without any hours is closed and promises nothing."""
    hours: OpeningHours = Openings(Hours(), BERLIN)
    assert hours.now(MORNING[0]) is None
    assert hours.next_ms(MORNING[0]) is None


# --------------------------------------------------------------------------------------- midnight


def test_opening_ends_with_the_day_when_it_ends_at_24() -> None:
    """24:00 is the first moment of the next day, and that is closed."""
    hours = office(monday=("20:00-24:00",), tuesday=("00:00-01:00",), wednesday=())
    evening = (at("2026-11-23 20:00"), at("2026-11-24 00:00"))
    night = (at("2026-11-24 00:00"), at("2026-11-24 01:00"))
    assert hours.now(evening[1] - 1) == evening
    assert hours.now(evening[1]) == night
    assert hours.now(night[1]) is None


def test_office_is_never_closed_when_it_is_open_day_and_night() -> None:
    """Days from 00:00 to 24:00 follow one another without a gap."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    hours = office(**dict.fromkeys(names, ("00:00-24:00",)))
    begin = dt.date(2026, 10, 20)
    days = [hours.openings(begin + dt.timedelta(days=number)) for number in range(10)]
    assert all(one[0][1] == other[0][0] for one, other in pairwise(days))


# ---------------------------------------------------------------------------- clocks that change


def test_opening_is_an_hour_longer_when_clocks_go_back_in_it() -> None:
    """On 2026-10-25 three hours on the clock are four, and none of them is closed."""
    night = office(sunday=("01:00-04:00",))
    ((begin, end),) = night.openings(dt.date(2026, 10, 25))
    assert end - begin == 4 * 60 * MINUTE_MS
    assert night.now(at("2026-10-25 02:30"))
    assert night.now(at("2026-10-25 02:30", fold=1))


def test_opening_is_an_hour_shorter_when_clocks_go_forward_in_it() -> None:
    """On 2027-03-28 three hours on the clock are two."""
    ((begin, end),) = office(sunday=("01:00-04:00",)).openings(dt.date(2027, 3, 28))
    assert end - begin == 2 * 60 * MINUTE_MS


def test_opening_ends_at_the_first_time_when_clocks_show_it_twice() -> None:
    """Half past two comes twice: what ends then ends once, what begins then begins once."""
    hours = office(sunday=("01:00-02:30", "02:31-05:00"))
    first, second = hours.openings(dt.date(2026, 10, 25))
    assert (first[1], second[0]) == (at("2026-10-25 02:30"), at("2026-10-25 02:31"))
    assert hours.now(at("2026-10-25 02:15", fold=1)) == second


def test_opening_begins_with_the_change_when_its_time_never_comes() -> None:
    """Half past two never comes: what begins then begins at 03:00; what lies within is not."""
    hours = office(sunday=("02:00-02:30", "02:31-05:00"))
    at_three = at("2027-03-28 03:00")
    assert hours.openings(dt.date(2027, 3, 28)) == ((at_three, at("2027-03-28 05:00")),)
    assert hours.next_ms(at_three - 1) == at_three


@pytest.mark.parametrize("date", ["2026-10-25", "2026-10-26", "2027-03-28", "2027-03-29"])
def test_office_opens_by_the_site_s_clock_when_clocks_have_changed(date: str) -> None:
    """Eight o'clock is eight o'clock, before, on and after the day of a change."""
    hours = office(sunday=("08:00-12:00",))
    assert hours.next_ms(at(f"{date} 00:30")) == at(f"{date} 08:00")


# -------------------------------------------------------------------------------- wherever we are


@pytest.mark.parametrize("server_zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_hours_are_the_site_s_when_the_server_has_another_zone(server_zone: str) -> None:
    """The server's own time zone changes nothing."""
    program = (
        "from server.hours import Openings; from server.site.model import Hours\n"
        f"hours = Openings(Hours(monday=('08:00-12:00',)), {BERLIN!r})\n"
        f"print(hours.now({MORNING[0]}), hours.now({MORNING[0]} - 1), hours.now({MORNING[1]}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": server_zone},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == f"{MORNING} None None"


@given(now_ms=st.integers(at("2026-10-01 00:00"), at("2027-05-01 00:00")))
def test_next_opening_is_the_first_open_moment_when_any_moment_is_asked(now_ms: int) -> None:
    """Open is now; otherwise the next opening is open, and the moment before it is closed."""
    hours = office(
        sunday=("00:00-02:30", "22:00-24:00"),
        holidays=[closed_on("2026-12-25")],
        exceptions=[open_on("2026-12-31", "10:00-12:00")],
    )
    opens = hours.next_ms(now_ms)
    assert opens is not None
    opening = hours.now(opens)
    assert opening is not None
    assert opening[0] <= opens < opening[1]
    if opens != now_ms:
        assert opening[0] == opens > now_ms
        assert hours.now(now_ms) is None
        assert hours.next_ms(opens - 1) == opens


# ------------------------------------------------------------------------------ what is to come


def test_every_opening_is_told_when_days_are_to_come() -> None:
    """From today's first on, also one that is over; holidays and single dates count."""
    friday = (at("2026-11-27 08:00"), at("2026-11-27 12:00"))
    hours = office(
        holidays=[closed_on("2026-11-24")],
        exceptions=[open_on("2026-11-25", "09:00-10:00")],
    )
    wednesday = (at("2026-11-25 09:00"), at("2026-11-25 10:00"))
    told = (MORNING, AFTERNOON, wednesday, friday)
    assert hours.coming(at("2026-11-23 23:59"), 5) == told
    assert hours.coming(at("2026-11-23 00:00"), 4) == told[:-1]
    assert hours.coming(at("2026-11-23 12:30"), 1) == (MORNING, AFTERNOON)


def test_days_are_the_sites_when_clocks_change_among_them() -> None:
    """The day of 25 hours is one day: the Monday after it is the second one."""
    told = office().coming(at("2026-10-25 00:30"), 2)
    assert [begin for begin, _ in told] == [at("2026-10-26 08:00"), at("2026-10-26 13:00")]
