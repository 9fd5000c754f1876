"""The server's time as a device knows it, and messages that are taken long after they came."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from device.continuity import Position
from device.live import ServerClock
from tests.clock import wait_until
from tests.device.test_connection_live import QUICK, Listener
from tests.display.broadcaster import Broadcaster, now_ms

BACK_MS = 3_600_000


class SlowListener(Listener):
    """Stands still with its first event, as a stopped machine does."""

    still_s = 0.0

    def on_event(self, event: Mapping[str, Any], position: Position) -> None:
        """Note an event, then stand still once."""
        super().on_event(event, position)
        still_s, self.still_s = self.still_s, 0.0
        time.sleep(still_s)


@pytest.fixture
def server() -> Iterator[Broadcaster]:
    """A server that nobody is called by."""
    with contextlib.closing(Broadcaster()) as running:
        yield running


@pytest.fixture
def listener(server: Broadcaster) -> Iterator[SlowListener]:
    """A link that has its first snapshot."""
    listener = SlowListener(server.url)
    listener.link.start()
    try:
        wait_until(lambda: listener.in_touch)
        yield listener
    finally:
        listener.link.stop()


# ---- the clock --------------------------------------------------------------------------------


def test_the_server_s_time_is_taken_when_it_is_said() -> None:
    """The first answer replaces the machine's own clock."""
    clock = ServerClock()
    assert abs(clock.now_ms() - now_ms()) < 1_000
    clock.learn(1_000_000)
    assert 1_000_000 <= clock.now_ms() < 1_001_000


@pytest.mark.parametrize(("said_ms", "taken"), [(-400, False), (-700, True), (300, True)])
def test_a_slow_answer_is_not_taken_when_a_faster_one_was_heard(
    said_ms: int, *, taken: bool
) -> None:
    """An answer that was long on its way makes the clock no slower; a real jump is followed."""
    clock = ServerClock()
    clock.learn(1_000_000)
    before = clock.now_ms()
    clock.learn(before + said_ms)
    assert (abs(clock.now_ms() - (before + said_ms)) < 100) is taken


@pytest.mark.parametrize(
    ("said_ms", "moved_ms", "agrees"),
    [(300, 300, True), (90_000, 90_000, True), (-400, 0, True), (-700, 0, False)],
)
def test_the_clock_goes_only_forward_when_a_beat_says_the_time(
    said_ms: int, moved_ms: int, *, agrees: bool
) -> None:
    """A beat may have been buffered for long: it never makes the clock slower."""
    clock = ServerClock()
    clock.learn(1_000_000)
    before = clock.now_ms()
    assert clock.hear(before + said_ms) is agrees
    assert abs(clock.now_ms() - before - moved_ms) < 100


def test_the_clock_goes_on_when_nothing_is_said() -> None:
    """Without the server the time goes on."""
    clock = ServerClock()
    clock.learn(1_000_000)
    time.sleep(0.02)
    assert clock.now_ms() >= 1_000_020


# ---- the link ---------------------------------------------------------------------------------


def test_the_clock_stays_and_the_link_asks_when_a_beat_is_old(
    server: Broadcaster, listener: SlowListener
) -> None:
    """An old beat is no news of the server's time; what time it is, the answer says."""
    server.beats = False
    before = len(server.joins)
    server.beat(behind_ms=BACK_MS)
    wait_until(lambda: len(server.joins) > before)
    assert len(server.tokens) == 1, "it was asked on the same connection"
    assert abs(listener.link.clock.now_ms() - now_ms()) < 500


def test_the_clock_follows_when_the_server_s_own_was_set_back(
    listener: SlowListener, server: Broadcaster
) -> None:
    """A server whose clock was ahead and is set right is followed, by its answer."""
    server.clock_ms = lambda: now_ms() - BACK_MS
    wait_until(lambda: abs(listener.link.clock.now_ms() + BACK_MS - now_ms()) < 500)
    wait_until(lambda: listener.in_touch)


def test_the_connection_is_replaced_when_its_messages_are_taken_too_late(
    server: Broadcaster, listener: SlowListener
) -> None:
    """After a standstill what was buffered is not taken as word of now: the link asks anew."""
    listener.still_s = QUICK.silence + 0.3
    server.call("K201")
    server.call("K202")
    wait_until(lambda: len(server.tokens) > 1)
    wait_until(lambda: listener.knows(server) and listener.in_touch)
    assert [number for _, number in listener.events] == ["K201", "K202"]
