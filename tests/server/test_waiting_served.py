"""A server whose site wants ranges on its boards tells them, and answers calls meanwhile."""

import time
from collections.abc import Iterator

import pytest

from server.embedded import EmbeddedStore
from server.site import Site
from server.store import Store
from tests.clock import wait_until
from tests.running import Program, Programs, running
from tests.server.listening import Listener, listening
from tests.server.people import People
from tests.sites import write_changed_site

RANGES = {"first_serial = 101": "board_range = true\nfirst_serial = 101"}


@pytest.fixture
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """A server of the shipped site, which wants ranges; a range is told for half a minute."""
    folder = tmp_path_factory.mktemp("ranges")
    file = write_changed_site(folder / "own", RANGES)
    store = Store(door_store.url, [site.key])
    program = Programs(folder, store).server(WARTEMARKE_SITE_FILE=str(file))
    with running(program):
        yield program
    store.close()


def minutes(board: Listener) -> object:
    """What the next beat says of the wait in K; the first one comes before anybody has looked."""
    return board.next("beat").get("waiting", {}).get("K", {}).get("minutes")


def test_a_board_is_told_how_long_one_waits_when_its_site_wants_it(people: People) -> None:
    """Once a counter is open the range comes with the beats, from and to."""
    people.open()
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        board.join()
        heard: list[object] = []

        def is_told() -> bool:
            heard.append(minutes(board))
            return heard[-1] is not None

        wait_until(is_told, seconds=45)
    assert heard[-1] == [0, 5]


def test_a_call_is_answered_when_a_forecast_is_made(people: People) -> None:
    """While many wait and the forecast is made, calls are answered as ever."""
    people.open()
    for _ in range(20):
        people.waiting()
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        board.join()
        took = []
        for _ in range(20):
            began = time.monotonic()
            people.counter.get("state")
            took.append(time.monotonic() - began)
    assert sorted(took)[len(took) // 2] < 1.0
