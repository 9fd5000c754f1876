"""How long ago something was touched, whatever the machine's clocks have been through."""

import pytest

from kiosk.moments import LONGEST_MS, Touch

TOUCH = Touch("boot-1", 50_000, 1_795_431_600_000)


@pytest.mark.parametrize("jump_ms", [-86_400_000, 0, 3_600_000])
def test_the_wall_clock_does_not_matter_when_the_machine_has_run_on(jump_ms: int) -> None:
    """Somebody sets the clock: the time that has passed is the same."""
    now = Touch("boot-1", 50_000 + 7_000, TOUCH.wall_ms + jump_ms)
    assert TOUCH.age_ms(now) == 7_000


def test_the_wall_clock_answers_when_the_machine_was_started_anew() -> None:
    """The clock since the start begins anew with each start."""
    assert TOUCH.age_ms(Touch("boot-2", 900, TOUCH.wall_ms + 60_000)) == 60_000


def test_the_wall_clock_answers_when_no_start_is_known() -> None:
    """A kernel that does not name its starts proves nothing by naming none."""
    assert Touch("", 50_000, 1_000).age_ms(Touch("", 90_000, 3_000)) == 2_000


@pytest.mark.parametrize(
    ("wall_ms", "age_ms"), [(TOUCH.wall_ms - 1, 0), (TOUCH.wall_ms + LONGEST_MS + 1, LONGEST_MS)]
)
def test_no_age_is_impossible_when_the_clock_is_wrong(wall_ms: int, age_ms: int) -> None:
    """Nobody has touched anything in the future, nor so long ago that no server takes it."""
    assert TOUCH.age_ms(Touch("boot-2", 0, wall_ms)) == age_ms


def test_the_start_is_known_when_the_unit_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel's own word cannot be read, systemd's counts."""
    monkeypatch.setenv("BOOT_ID", "4a67b082470541dbb2f9ecd1ab4b7a73")
    assert Touch.now().boot == "4a67b082470541dbb2f9ecd1ab4b7a73"


def test_two_touches_are_in_order_when_the_clocks_are_read() -> None:
    """The machine's own clocks: a moment lies between two readings, and one start."""
    first, second = Touch.now(), Touch.now()
    assert first.boot == second.boot != ""
    assert 0 <= first.age_ms(second) < 60_000
