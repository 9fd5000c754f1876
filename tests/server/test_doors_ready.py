"""When a server says that it is ready, and what it says when it is not."""

from contextlib import closing

import pytest

from server.api.backend import clock_ms
from server.app import trouble_with
from server.clocks import CLOCKS_AGREE_MS
from server.store import Store
from tests.clock import wait_until
from tests.server.people import People, Reply


def test_a_server_is_ready_when_all_is_well(people: People) -> None:
    """Store, library and clocks are as they must be; nobody needs a credential to ask."""
    assert people.stranger.send("GET", "/readyz").json == {"ready": True}
    assert people.stranger.send("GET", "/healthz").json == {"alive": True}


def test_a_server_is_not_ready_when_the_library_is_gone(people: People) -> None:
    """A store without our functions is said to be one; the next command loads them again."""

    def without_library() -> Reply:
        people.store.redis.function_flush("SYNC")
        return people.stranger.send("GET", "/readyz")

    wait_until(lambda: without_library().status == 503)  # a duty may load it in between
    people.store.redis.function_flush("SYNC")
    people.issued()
    assert people.stranger.send("GET", "/readyz").status == 200


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize(("beyond_ms", "said"), [(-500, ""), (500, "clock")])
def test_a_server_is_not_ready_when_its_clock_is_off(
    store: Store, sign: int, beyond_ms: int, said: str
) -> None:
    """Two seconds from the store's clock are the most, in both directions."""
    off_ms = sign * (CLOCKS_AGREE_MS + beyond_ms)
    with closing(
        Store(store.url, ["maschstrasse"], machine_ms=lambda: clock_ms() + off_ms)
    ) as ours:
        trouble = trouble_with(ours, (), clock_ms)
    assert bool(trouble) == bool(said)
    assert said in trouble
