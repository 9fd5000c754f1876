"""A simulated day: who comes when, for what, and how they are. Plain arithmetic on seeded dice."""

import datetime as dt
from collections import Counter
from random import Random
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from server.demo.visitors.day import arrivals, open_s, openings
from server.demo.visitors.habits import Coming, somebody
from server.demo.visitors.pace import WATCHABLE
from server.demo.visitors.people import fitting, one_day
from server.demo.visitors.staffing import free_counters, simulated, staff
from server.demo.visitors.stay import seconds_until_opening
from server.site import Site

HOURS = openings(("08:00-12:00", "13:00-15:30"))
NOON_S, ONE_S, CLOSING_S = 4 * 3600, 5 * 3600, 7.5 * 3600


def dice(seed: int | str) -> Random:
    """Dice that fall the same way each time."""
    return Random(seed)  # noqa: S311 - no secret


def test_nobody_comes_when_the_office_is_closed() -> None:
    """A crowd stands at the door; then people come in the opening hours alone."""
    moments = arrivals(dice(1), HOURS, 335, breaks=True)
    assert len(moments) == 335
    assert 12 <= moments.count(0.0) <= 18
    assert moments == sorted(moments)
    assert max(moments) <= CLOSING_S
    assert not [moment for moment in moments if NOON_S < moment < ONE_S]


def test_the_break_takes_no_time_when_somebody_watches() -> None:
    """Without breaks the afternoon follows upon the morning."""
    moments = arrivals(dice(1), HOURS, 335, breaks=False)
    assert max(moments) <= open_s(HOURS) == CLOSING_S - 3600
    assert any(NOON_S < moment < ONE_S for moment in moments)


def test_the_first_half_hour_is_the_busiest_when_a_day_is_long() -> None:
    """More people come in it than in any other, those at the door left out."""
    halves = Counter(
        int(moment // 1800) for moment in arrivals(dice(1), HOURS, 5_000, breaks=True) if moment
    )
    assert halves.most_common(1)[0][0] == 0
    assert halves[8] == halves[9] == 0


def test_the_same_people_come_when_the_seed_is_the_same(site: Site) -> None:
    """A fixed seed gives a fixed day; another seed another one."""
    staffing = staff(site, simulated(site), WATCHABLE)
    one, same, other = (
        one_day(dice(seed), site, staffing, tickets=50, breaks=False) for seed in ("7", "7", "8")
    )
    assert one == same != other


def test_people_differ_when_there_are_many(site: Site) -> None:
    """A tenth needs help, eight in a hundred are not there, a visit takes what the site says."""
    service = site.service("renew")
    people = [somebody(dice(each), service, tuple(site.languages)) for each in range(4_000)]
    away = {Coming.BACK, Coming.BACK_LATE, Coming.NEVER}
    assert 0.08 < mean(bool(each.needs) for each in people) < 0.12
    assert 0.06 < mean(each.coming in away for each in people) < 0.10
    alone = [each.visit_s for each in people if each.cases == 1]
    assert service.minutes * 60 * 0.93 < mean(alone) < service.minutes * 60 * 1.07
    assert {each.language for each in people} == set(site.languages)


def test_one_counter_of_each_area_is_left_alone_when_people_are_simulated(site: Site) -> None:
    """It is the one for most of what the kiosk offers, so that a person has something to call."""
    free = free_counters(site)
    assert [site.counter(number).area for number in free] == ["F", "K", "W"]
    staffed = {counter.number for counter in simulated(site)}
    assert staffed == {counter.number for counter in site.counters} - set(free)


def test_nobody_comes_when_no_counter_can_be_staffed(site: Site) -> None:
    """An office with one counter an area leaves it to people, so nobody would be called."""
    kept = tuple(site.counter(number) for number in free_counters(site))
    small = site.model_copy(update={"counters": kept})
    assert staff(small, simulated(small), WATCHABLE).weights == {}


def test_nobody_comes_for_what_only_a_free_counter_serves(site: Site) -> None:
    """Whoever comes can be called by a simulated caseworker."""
    staffing = staff(site, simulated(site), WATCHABLE)
    served = {key for counter in staffing.counters for key in counter.services}
    assert set(staffing.weights) <= served


def test_somebody_comes_every_six_to_ten_seconds_when_somebody_watches(site: Site) -> None:
    """Often enough to be lively, and rarely enough for the board to show each call."""
    staffing = staff(site, simulated(site), WATCHABLE)
    tickets = fitting(site, staffing, WATCHABLE.work)
    assert 6 <= open_s(HOURS) / WATCHABLE.work / tickets <= 10


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        ((2026, 11, 24, 7, 59), 1 / 60),
        ((2026, 11, 24, 8, 0), 24),
        ((2026, 11, 24, 20, 0), 12),
        ((2026, 10, 24, 20, 0), 13),  # the clocks go back in this night
    ],
)
def test_people_rest_until_the_office_opens_when_they_have_stayed_long(
    now: tuple[int, int, int, int, int], hours: float
) -> None:
    """They come again at the next opening, at the site's own time."""
    moment = dt.datetime(*now, tzinfo=ZoneInfo("Europe/Berlin"))
    left_s = seconds_until_opening(round(moment.timestamp() * 1000), "Europe/Berlin", 8)
    assert left_s == pytest.approx(hours * 3600)
