"""Figures: what they cost whoever is asked for them."""

from server.api.metrics import DEVICES_S, Metrics
from tests.server.people import People


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
