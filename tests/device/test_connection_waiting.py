"""Who waits, as the live link hands it on from the server's beats."""

import pytest

from tests.clock import wait_until
from tests.device.test_connection_live import listening, server
from tests.display.broadcaster import Broadcaster

__all__ = ["server"]


def test_who_waits_is_handed_on_when_a_beat_says_it(server: Broadcaster) -> None:
    """As it was said, with each beat of now."""
    server.waiting = {"K": {"numbers": 7, "minutes": [20, 35]}}
    with listening(server) as listener:
        wait_until(lambda: listener.waiting[-1:] == [server.waiting])


@pytest.mark.parametrize("told", [None, 7, "many", [1], {}])
def test_nobody_is_told_of_when_a_beat_says_nothing_that_can_be_read(
    server: Broadcaster, told: object
) -> None:
    """As of a server of yesterday: the beat counts, and what was said before does not stay."""
    server.waiting = told
    with listening(server) as listener:
        wait_until(lambda: len(listener.waiting) > 1)
        assert listener.waiting == [{}] * len(listener.waiting)
        assert listener.in_touch
        assert listener.snapshots == [[]]


def test_nobody_is_told_of_when_a_beat_shows_a_gap(server: Broadcaster) -> None:
    """A beat that is ahead of us says nothing of what we know; the next one does."""
    server.waiting = {"K": {"numbers": 7}}
    with listening(server) as listener:
        server.beats = False
        server.call("K214", tell=False)
        server.waiting = {"K": {"numbers": 8}}
        server.beat()
        wait_until(lambda: listener.knows(server))
        assert server.waiting not in listener.waiting
        server.beat()
        wait_until(lambda: server.waiting in listener.waiting)
