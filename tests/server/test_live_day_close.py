"""The end of a business day, as those see it who are connected: nothing of yesterday stays."""

import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import pytest

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.position import Position
from server.site import Site
from server.store import Store
from tests.server.listening import Listener, listening
from tests.server.people import People
from tests.sites import at_noon

DAY_MS: Final = 24 * 3600 * 1000


@pytest.fixture
def tomorrow(people: People, door_store: EmbeddedStore, site: Site) -> Iterator[Ledger]:
    """A ledger of the store that the server is on; the test gives it a clock of tomorrow."""
    assert people.store.site_keys == (site.key,)
    with closing(Store(door_store.url, [site.key])) as store:
        yield Ledger(store, at_noon(site))


def after_the_close(follower: Listener, known: dict[str, int]) -> Any:
    """Follow as a client does until something begins beyond what it knows; then ask."""
    position = Position.of_json(known)
    for _ in range(20):  # beats come for ever
        _, body = follower.heard.get(timeout=10)
        if Position.of_json(body["after"]) > position:
            return follower.join(position.as_json())
        position = max(position, Position.of_json(body["position"]))
    message = "nothing told this follower to ask"
    raise AssertionError(message)


def test_everybody_ends_empty_when_a_day_closes_under_them(
    people: People, tomorrow: Ledger
) -> None:
    """Board and counter that are connected are told to ask, and find nobody there.

    A server whose clock is still at yesterday goes on in the new day.
    """
    with (
        listening(people.url, {"token": people.tokens["display"]}) as board,
        listening(people.url, {"token": people.tokens["counter"]}) as desk,
    ):
        called = people.called()
        people.waiting()
        starts = [follower.join()["position"] for follower in (board, desk)]
        assert tomorrow.close_day(time.time_ns() // 1_000_000 + DAY_MS)
        shown = [
            after_the_close(follower, start)["snapshot"]
            for follower, start in zip((board, desk), starts, strict=True)
        ]
        assert [snapshot["tickets"] for snapshot in shown] == [[], []]
        assert shown[1]["counter"] == {"number": "7", "state": "closed"}
        assert all(row["id"] != called["id"] for row in people.counter.get("state").json["tickets"])
        people.open()
        heard = desk.events_until(people.now())
        assert [message["event"]["type"] for message in heard] == ["counter_opened"]


def test_a_snapshot_comes_when_a_follower_slept_through_the_close(
    people: People, tomorrow: Ledger
) -> None:
    """Whoever comes back with a position of yesterday gets all that is true, and no event."""
    people.called()
    with listening(people.url, {"token": people.tokens["counter"]}) as desk:
        position = desk.join()["position"]
    tomorrow.close_day(time.time_ns() // 1_000_000 + DAY_MS)
    people.open()
    with listening(people.url, {"token": people.tokens["counter"]}) as desk:
        answer = desk.join(position)
    assert answer["snapshot"]["tickets"] == []
    assert answer["snapshot"]["counter"]["state"] == "open"
    assert "events" not in answer
