"""The first quarter of an hour of the peak day, very fast: `make bench` lets the whole day pass."""

from pathlib import Path

from tests.bench.peak_day import pass_day

AT_LEAST = 20


def test_nothing_is_lost_when_the_doors_open_on_the_peak_day(tmp_path: Path) -> None:
    """Everybody gets a number of their own, and each ticket ends as it should."""
    day = pass_day(tmp_path, speed=600, minutes=15, settle_s=2)
    assert len(day.plan) >= AT_LEAST
    assert (day.lost, day.doubled) == (0, 0), day
