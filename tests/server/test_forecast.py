"""The forecast: how long somebody waits who takes a number now, and how often that is right."""

import time
from typing import Any, Final

import pytest

from server.forecast import STEP, ranges
from server.site import Site
from tests.forecast_day import Day

NOW_MS: Final = 1_800_000_000_000
MINUTE_MS: Final = 60_000
Row = dict[str, Any]


@pytest.fixture
def even(site: Site) -> Site:
    """The shipped site, where every visit takes ten minutes, give or take nothing."""
    same = {"minutes": 10, "cv": 0.001}
    services = tuple(service.model_copy(update=same) for service in site.services)
    return site.model_copy(update={"services": services})


def waits(service: str, *, ago: float = 10, id: int = 1, **more: Any) -> Row:  # noqa: A002 - the row's own word
    """The row of a ticket that waits, with a rank so many minutes ago."""
    rank = NOW_MS - round(ago * MINUTE_MS)
    return {"id": f"{id:010d}", "state": "waiting", "service": service, "rank": rank, **more}


def at(counter: str, service: str, *, ago: float | None = None) -> Row:
    """The row of somebody at a counter, whose visit began so many minutes ago, or not yet."""
    row = {**waits(service, id=900), "state": "called", "counter": counter}
    if ago is None:
        return row
    return {**row, "state": "serving", "started_ms": NOW_MS - round(ago * MINUTE_MS)}


def state(*tickets: Row, counters: str = "7", **rows: Any) -> dict[str, list[Any]]:
    """What is true now: these counters are open."""
    opened = [{"number": number, "state": "open", **rows} for number in counters.split()]
    return {"tickets": list(tickets), "counters": opened}


# ------------------------------------------------------------------------------------- by example


@pytest.mark.parametrize(
    ("people", "counters", "expected"),
    [
        (0, "7", (0, 5)),
        (1, "7", (10, 15)),
        (4, "7", (40, 45)),
        (4, "7 8", (20, 25)),
        (5, "7 8", (20, 25)),
    ],
)
def test_the_wait_is_the_queue_s_when_every_visit_is_alike(
    even: Site, people: int, counters: str, expected: tuple[int, int]
) -> None:
    """Each person before takes ten minutes, shared by the counters that serve them."""
    before = [waits("fiktion", id=nth) for nth in range(people)]
    assert ranges(even, state(*before, counters=counters), NOW_MS)["K"] == expected


def test_there_is_no_range_when_no_counter_is_open(even: Site) -> None:
    """Where nobody serves an area nobody knows how long it takes."""
    assert ranges(even, state(waits("fiktion"), counters=""), NOW_MS) == {}
    for kind in ("paused", "left", "closed"):
        shut = {"tickets": [], "counters": [{"number": "7", "state": kind}]}
        assert ranges(even, shut, NOW_MS) == {}


def test_an_area_has_no_range_when_only_another_is_served(even: Site) -> None:
    """Counter 7 serves nobody who waits in F or W."""
    assert set(ranges(even, state(), NOW_MS)) == {"K"}


def test_somebody_is_not_waited_for_when_their_time_counts_from_later(even: Site) -> None:
    """An appointment of half an hour from now does not pass who comes now; one from before does."""
    later, before = waits("renew", ago=-10, id=1), waits("renew", ago=0, id=2)
    assert ranges(even, state(later), NOW_MS)["K"] == (0, 5)
    assert ranges(even, state(later, before), NOW_MS)["K"] == (10, 15)


def test_somebody_elsewhere_is_not_waited_for_when_this_counter_cannot_serve_them(
    even: Site,
) -> None:
    """People of another area's services, and of a counter that is closed, pass nobody here."""
    others = [
        waits("einb", id=1),
        waits("fiktion", id=2, held_for="counter/9"),
        waits("fiktion", id=3, held_for="caseworker/abc"),
        waits("fiktion", id=4, triage="F"),
        {**waits("fiktion", id=5), "state": "parked"},
    ]
    assert ranges(even, state(*others), NOW_MS)["K"] == (0, 5)


@pytest.mark.parametrize("held_for", ["counter/7", "caseworker/abc", "area/K"])
def test_somebody_held_is_waited_for_when_this_counter_has_them(even: Site, held_for: str) -> None:
    """A counter's own queue, its caseworker's and its area's go by rank with all the others."""
    held = waits("einb", held_for=held_for)
    assert ranges(even, state(held, caseworker="abc"), NOW_MS)["K"] == (10, 15)


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        (at("7", "renew"), (10, 15)),
        (at("7", "renew", ago=4.9), (5, 10)),
        (at("7", "renew", ago=60), (0, 5)),
    ],
)
def test_a_visit_is_waited_for_when_it_lasts(
    even: Site, visit: Row, expected: tuple[int, int]
) -> None:
    """Whoever is at the counter is waited for, as long as such a visit still lasts."""
    assert ranges(even, state(visit), NOW_MS)["K"] == expected


def test_a_family_is_waited_for_longer_when_it_has_several_cases(even: Site) -> None:
    """Each further case takes 60 % of the first: six of them forty minutes."""
    assert ranges(even, state(waits("renew", cases=6)), NOW_MS)["K"] == (40, 45)


def test_several_concerns_are_waited_for_when_one_person_has_them(even: Site) -> None:
    """Whoever comes for two things is before us twice; for what another serves, once."""
    two: Row = {"services": ["renew", "first"], "order": "planned"}
    assert ranges(even, state(waits("renew", **two)), NOW_MS)["K"] == (20, 25)
    elsewhere: Row = {"services": ["renew", "einb"], "order": "any"}
    assert ranges(even, state(waits("renew", **elsewhere)), NOW_MS)["K"] == (10, 15)


def test_a_short_line_is_told_of_when_another_service_s_is_long(even: Site) -> None:
    """A free counter for one of the area's services shortens the area's wait, not the other's."""
    shut = ("asylum", "fiktion")
    only = {"7": ("fiktion",), "9": ("asylum",)}
    counters = tuple(
        counter.model_copy(update={"services": only.get(counter.number, counter.services)})
        for counter in even.counters
    )
    split = even.model_copy(update={"counters": counters})
    line = [waits(shut[0], id=nth) for nth in range(4)]
    assert ranges(split, state(*line, counters="9"), NOW_MS)["K"] == (40, 45)
    assert ranges(split, state(*line, counters="7"), NOW_MS)["K"] == (0, 5)
    assert ranges(split, state(*line, counters="7 9"), NOW_MS)["K"] == (0, 40)


def test_a_service_that_is_gone_is_played_when_somebody_is_still_there_for_it(even: Site) -> None:
    """A changed site file takes no area's range away."""
    assert ranges(even, state(at("7", "gone")), NOW_MS)["K"][0] > 0


# ----------------------------------------------------------------------------------- what it is


def test_a_range_is_two_steps_of_five_when_it_is_given(site: Site) -> None:
    """From and to are multiples of five and never the same."""
    for people in range(0, 40, 3):
        line = [waits("fiktion", id=nth) for nth in range(people)]
        for low, high in ranges(site, state(*line, counters="5 7 9"), NOW_MS).values():
            assert low % STEP == high % STEP == 0
            assert 0 <= low < high


def test_the_answer_is_the_same_when_another_process_asks(site: Site) -> None:
    """Boards of two processes show the same."""
    line = state(*(waits("fiktion", id=nth) for nth in range(20)), counters="5 7")
    assert ranges(site, line, NOW_MS) == ranges(site, line, NOW_MS)


def test_a_play_is_short_when_a_whole_house_waits(site: Site) -> None:
    """With 150 people and 11 counters it gives way every few milliseconds."""
    line = [waits(site.services[nth % 19].key, id=nth, ago=nth / 2) for nth in range(150)]
    took: list[float] = []
    full = state(*line, counters=" ".join(counter.number for counter in site.counters))
    began = time.thread_time()
    ranges(site, full, NOW_MS, lambda: took.append(time.thread_time()))
    plays = [after - before for before, after in zip([began, *took], took, strict=False)]
    assert sum(plays) < 0.5
    assert sorted(plays)[len(plays) // 2] < 0.010


# ---------------------------------------------------------------------------- how often it is right


@pytest.mark.parametrize("people", [200, 260])
def test_four_of_five_wait_no_longer_when_days_are_simulated(site: Site, people: int) -> None:
    """On days with appointments, head starts and no-shows the upper end holds about as promised."""
    told: list[tuple[float, tuple[int, int]]] = []
    for seed in range(4):
        asked = [
            (arrival, ranges(site, now, now_ms)[arrival.area])
            for nth, (now_ms, arrival, now) in enumerate(Day(site, people, seed).states())
            if nth % 3 == 0
        ]
        told += [(arrival.minutes, answer) for arrival, answer in asked if arrival.called_ms]
    assert len(told) > 80
    within = sum(waited <= high for waited, (_, high) in told) / len(told)
    between = sum(low <= waited <= high for waited, (low, high) in told) / len(told)
    assert 0.75 <= within <= 0.95, (within, between)
    assert between >= 0.45, (within, between)
    assert sum(high - low for _, (low, high) in told) / len(told) <= 3 * STEP
