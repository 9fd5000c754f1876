"""Every benchmark runs, small: one that nobody has run for a while must not be found broken."""

import math
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from tests.architecture.tree import ROOT
from tests.bench import (
    board_recovery,
    call_to_board,
    call_to_boards,
    call_to_voice,
    catching_up,
    counter_page,
    everysec,
    flood,
    inside_store,
    issue_rate,
    kiosk_cold_start,
    memory,
    offline_issue,
    outbox_drain,
    peak_day,
    processes,
    safety,
    sign_in,
    start_office,
    ticket_weight,
    touch_to_paper,
)
from tests.bench.__main__ import BENCHES, main
from tests.bench.figures import Figure

SMALL: Final[dict[ModuleType, dict[str, Any]]] = {
    inside_store: {"VISITS": 3, "ROUNDS": 1, "MANY": 60, "WAITING": (10,), "AT_COUNTER": (1, 60)},
    ticket_weight: {"PEOPLE": 50},
    catching_up: {"EVENTS": 100, "PEOPLE": 20, "TIMES": 2},
    issue_rate: {"CLIENTS": (1,), "ROUNDS": 1, "SECONDS": 1.0},
    memory: {"TICKETS": 10},
    sign_in: {"PEOPLE": 3, "ROUNDS": 1, "PAUSE_S": 0.01, "QUIET_S": 3.0},
}
"""How a benchmark is made small; these run in every test run."""
LONG: Final[dict[ModuleType, dict[str, Any]]] = {
    board_recovery: {"RESTARTS": 1},
    call_to_board: {"CALLS": 3, "WARM_UP": 1},
    call_to_voice: {"CALLS": 1},
    call_to_boards: {"BOARDS": 2, "CALLS": 3},
    counter_page: {"CALLS": 3, "WARM_UP": 1, "WAITING": 2, "COUNTERS": 2},
    everysec: {"COPIES": 1, "CUTS": 2},
    flood: {"SECONDS": 1.0, "QUIET_S": 0.5},
    kiosk_cold_start: {"STARTS": 1},
    offline_issue: {"ROUNDS": 1},
    outbox_drain: {"NUMBERS": 100, "CALLS": 10},
    processes: {"CALLS": 3, "BOARD_ROUNDS": 1, "ROUNDS": 1, "SECONDS": 0.1},
    safety: {"TICKETS": 200},
    start_office: {"STARTS": 1},
    touch_to_paper: {"ROUNDS": 1},
}
"""These start browsers, proxies and whole offices."""
HAS_ITS_OWN: Final = {peak_day}
"""`tests/server/test_peak_day.py` lets its first quarter of an hour pass."""


def measure(bench: ModuleType, folder: Path, small: dict[str, Any]) -> list[Figure]:
    """Run this benchmark with these of its sizes changed."""
    with pytest.MonkeyPatch.context() as patch:
        for size, value in small.items():
            patch.setattr(bench, size, value)
        return list(bench.figures(folder))


def check(bench: ModuleType, found: list[Figure]) -> None:
    """Each figure has a name that can be asked for, and a value; each line can be written."""
    assert found
    for figure in found:
        assert any(figure.name.startswith(name) for name in bench.NAMES), figure
        assert math.isfinite(figure.value), figure
        assert figure.line()


@pytest.mark.parametrize("bench", SMALL, ids=lambda bench: bench.__name__)
def test_a_bench_gives_its_figures_when_it_is_small(bench: ModuleType, tmp_path: Path) -> None:
    """What `make bench` prints can be measured today."""
    check(bench, measure(bench, tmp_path, SMALL[bench]))


@pytest.mark.long
@pytest.mark.parametrize("bench", LONG, ids=lambda bench: bench.__name__)
def test_a_bench_gives_its_figures_when_it_starts_a_whole_office(
    bench: ModuleType, tmp_path: Path
) -> None:
    """The same of those that take longer."""
    check(bench, measure(bench, tmp_path, LONG[bench]))


def test_slowest_language_is_named_when_paper_is_measured() -> None:
    """The one whose median is the highest, not the one with the longest single wait."""
    note = touch_to_paper.told_of_the_slowest({"de": [50, 60, 900], "ti": [70, 80, 90], "ar": [10]})
    assert note.startswith("3 languages, slowest ti: p50 80 ms, longest 90 ms;")


def test_every_bench_is_tried_when_it_is_in_the_list() -> None:
    """No benchmark can be added without being run here."""
    assert {*SMALL, *LONG, *HAS_ITS_OWN} == set(BENCHES)


def test_every_figure_is_told_when_it_can_be_asked_for() -> None:
    """README names each figure, or the family that its name begins with."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    untold = [name for bench in BENCHES for name in bench.NAMES if f"`{name}`" not in readme]
    assert untold == []


def test_bench_refuses_when_no_figure_has_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever mistypes a figure's name is told which there are."""
    assert main(["issue_rat", "no_such_figure"]) == 2
    told = capsys.readouterr()
    assert "no_such_figure" in told.err
    assert told.out == ""
