"""Figures: what they cost whoever is asked for them."""

import os
import signal

import pytest

from server.api.metrics import DEVICES_S, Metrics
from tests.server.people import Mortal, People


def test_devices_are_counted_once_when_figures_are_asked_for_all_the_time() -> None:
    """The store is asked once in some seconds, however often anybody asks for figures."""
    now = [100.0]
    metrics = Metrics(lambda: now[0])
    assert metrics.devices_are_due()
    assert not metrics.devices_are_due()
    now[0] += DEVICES_S - 0.001
    assert not metrics.devices_are_due()
    now[0] += 0.001
    assert metrics.devices_are_due()


def test_the_store_is_not_asked_when_figures_are_asked_for_at_once_again(people: People) -> None:
    """Of ten who ask one after the other, two at the most have the devices counted."""

    def looked_up() -> int:
        stats = people.store.redis.info("commandstats")
        return int(stats.get("cmdstat_hvals", {"calls": 0})["calls"])

    before = looked_up()
    for _ in range(10):
        assert people.stranger.send("GET", "/metrics").status == 200
    assert looked_up() - before <= 2


@pytest.mark.parametrize("trouble", [signal.SIGSTOP, signal.SIGKILL])
def test_figures_are_given_when_the_store_does_not_answer(mortal: Mortal, trouble: int) -> None:
    """Who looks after the office asks for figures most when something is wrong."""
    people = mortal.people()
    people.kiosk.done("heartbeat", {"version": "0.1.0"})
    pid = int(people.store.redis.info("server")["process_id"])
    os.kill(pid, trouble)
    try:
        figures = people.stranger.send("GET", "/metrics")
    finally:
        if trouble == signal.SIGSTOP:
            os.kill(pid, signal.SIGCONT)
    assert figures.status == 200
    assert b"wartemarke_connections" in figures.body
    assert b"wartemarke_devices{" not in figures.body
