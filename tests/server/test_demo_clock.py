"""The practice clock: it runs ahead as it is told, and only where numbers are not real."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.demo.clock import RATE, SINCE, START, ClockProblem, machine_ms, practice_clock
from tests.clock import wait_until
from tests.running import running
from tests.server.people import Mortal, People
from tests.server.practice.office import PracticeOffice

NEVER_SO_LONG_MS = 60_000
A_DAY_AHEAD = "2199-01-07T08:00:00+01:00"
A_DAY_AHEAD_MS = 7_227_126_000_000


def test_the_clock_is_the_machine_s_when_nothing_is_set() -> None:
    """Without settings the office lives with everybody else."""
    before_ms = machine_ms()
    assert before_ms <= practice_clock({})() <= machine_ms()


def test_the_clock_runs_from_its_start_when_it_is_set() -> None:
    """It is a straight line from the start, and another process reads the same time."""
    since_ms = machine_ms() - 2_000
    clock = practice_clock({RATE: "300", START: A_DAY_AHEAD, SINCE: str(since_ms)})
    assert 600_000 <= clock() - A_DAY_AHEAD_MS < 600_000 + 300 * NEVER_SO_LONG_MS
    assert practice_clock(clock.settings()) == clock


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({RATE: "0.5"}, "from 1 to 1000"),
        ({RATE: "1001"}, "from 1 to 1000"),
        ({RATE: "nan"}, "from 1 to 1000"),
        ({RATE: "fast"}, "from 1 to 1000"),
        ({START: "tomorrow"}, "must be a moment"),
        ({START: "2199-01-07T08:00:00"}, "must be a moment"),
        ({START: "2020-01-07T08:00:00+01:00"}, "lies in the past"),
        ({SINCE: "-1"}, "whole number"),
    ],
)
def test_one_line_is_said_when_the_clock_cannot_be_so(
    settings: Mapping[str, str], said: str
) -> None:
    """A clock that would run back, or that is not understood, stops the start."""
    with pytest.raises(ClockProblem, match=said):
        practice_clock(settings)


def test_the_demo_does_not_start_when_its_clock_cannot_be_so(tmp_path: Path) -> None:
    """It is found before anything is started."""
    office = PracticeOffice(tmp_path / "data", **{RATE: "0"})
    assert office.failed() == f"wartemarke demo: {RATE} must be a number from 1 to 1000"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("module", "is_set"), [("server", False), ("server.demo", True)])
def test_only_the_demo_s_clock_can_be_set_when_both_are_told(
    mortal: Mortal, module: str, *, is_set: bool
) -> None:
    """The same settings move the demo's time; the plain server has no such switch."""
    with started(mortal, module, **{RATE: "300", START: A_DAY_AHEAD}) as people:
        now_ms = people.counter.get("state").json["now_ms"]
        issued_ms = people.issued()["issued_ms"]
    for moment_ms in (now_ms, issued_ms):
        assert (abs(moment_ms - machine_ms()) > NEVER_SO_LONG_MS) == is_set


def test_what_falls_due_comes_sooner_when_the_clock_is_fast(mortal: Mortal) -> None:
    """A delivery is assumed after the site's 20 s, which are a fifth of a second here."""
    with started(mortal, "server.demo", **{RATE: "100"}) as people:
        ticket = people.issued()["id"]
        path = f"tickets/{ticket}"
        wait_until(lambda: people.kiosk.get(path).json["state"] == "waiting", seconds=15)


@contextmanager
def started(mortal: Mortal, module: str, **env: str) -> Iterator[People]:
    """Start this module as the server of an office of its own."""
    server = mortal.programs.server(**env)
    server.module = module
    with running(server):
        yield People(server, mortal.client)
