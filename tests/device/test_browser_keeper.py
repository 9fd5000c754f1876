"""When a browser is taken for lost, and how long its next start waits: both sides of each limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from device.browser.family import descendants
from device.browser.keeper import Patience, Rests, Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGAN_S = 100.0
PATIENCE = Patience(silent_s=4, first_s=20, lasting_s=60, rest_s=60)


def watched(*looks: tuple[float, float | None, bool]) -> Watch:
    """A watch that has taken these looks: when, how long ago the page was seen, any answer."""
    watch = Watch(BEGAN_S, PATIENCE)
    for now_s, seen_ms, answered in looks:
        watch.look(now_s, seen_ms, answered=answered)
    return watch


@pytest.mark.parametrize(
    ("looks", "now_s", "lost"),
    [
        ([(100.5, None, True)], 120.4, False),  # a first page has twenty seconds
        ([(100.5, None, True)], 120.6, True),
        ([(110.0, 500, True)], 113.4, False),  # a page that was seen has four
        ([(110.0, 500, True)], 114.1, True),
        ([(110.0, 10_500, True)], 114.1, False),  # that was the page of the browser before
        ([(110.0, 500, True), (111.0, None, False)], 150.0, False),  # no agent, no blame
        ([(110.0, 500, True), (140.0, None, False), (150.0, None, True)], 160.0, False),
        ([(110.0, 500, True), (140.0, None, False), (150.0, None, True)], 170.1, True),
        ([(110.0, 500, True), (140.0, None, False), (150.0, 40_000, True)], 153.9, False),
        ([(110.0, 500, True), (140.0, None, False), (150.0, 40_000, True)], 154.1, True),
    ],
)
def test_a_browser_is_lost_when_its_page_is_silent_and_its_agent_is_not(
    looks: Sequence[tuple[float, float | None, bool]], now_s: float, *, lost: bool
) -> None:
    """Only a page that its agent would hear counts as silent, and each kind has its patience."""
    assert watched(*looks).is_lost(now_s) is lost


def test_rests_double_when_runs_are_short_and_end_with_a_long_one() -> None:
    """Two starts at once, then 1, 2, 4 … 60 s; a run of a minute begins the count anew."""
    rests = Rests(PATIENCE)
    assert [rests.after(59.9) for _ in range(10)] == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert [rests.after(60.0), rests.after(1.0)] == [0, 0]


def test_no_descendant_is_there_when_nothing_was_started() -> None:
    """A process that is not there has no family."""
    assert descendants(2**22 + 1) == []
