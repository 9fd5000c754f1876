"""Every process is killed in mid-load, at random instants, in random order; nothing is lost by it.

A round kills each of six once with SIGKILL: the only server, one of two servers, the store, the
kiosk's agent, the board's agent, and the supervisor of the practice office. After each kill the
process is started again, as whoever supervises it does, and the office is judged. A run prints its
seed; `KILLS_SEED` gives it again.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from server.site import Site
from tests.kills.rounds import Rounds, rounds_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS: Final = 5

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def rounds(tmp_path: Path, site: Site, browser: "Browser") -> Iterator[Rounds]:
    """A house and a practice office, both open, in which processes may be killed."""
    seed = int(os.environ.get("KILLS_SEED", "0")) or secrets.randbelow(1 << 32)
    with rounds_of(tmp_path, site, browser, seed) as rounds:
        yield rounds


def test_nothing_is_lost_when_each_process_is_killed_in_turn(rounds: Rounds) -> None:
    """After every kill in mid-load all are back within 3 s, and the office is whole."""
    run(rounds)


@pytest.mark.long
@pytest.mark.parametrize("_run", range(9))
def test_nothing_is_lost_when_the_killing_goes_on(rounds: Rounds, _run: int) -> None:
    """The same for another 45 rounds."""
    run(rounds)


def run(rounds: Rounds) -> None:
    """Kill for five rounds, and see that there was something to judge."""
    rounds.run(ROUNDS)
    assert rounds.at_house.compared_calls > 0
    assert rounds.at_house.compared_papers > 0


@pytest.mark.parametrize("seconds", [9, pytest.param(90, marks=pytest.mark.long)])
def test_all_are_back_when_the_server_was_away_for_long(rounds: Rounds, seconds: int) -> None:
    """Nobody waits longer each time: all are back within 3 s, and what was owed is told."""
    rounds.stay_away(seconds)
