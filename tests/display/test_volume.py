"""How loud a board is at a time of day, by its site's clock."""

import pytest

from display.volume import percent

DAY = (("07:30", 100), ("12:00", 60), ("20:00", 0))
HANNOVER = "Europe/Berlin"
MIDNIGHT_MS = 1_795_388_400_000  # Monday, 2026-11-23, 00:00 in Hannover


def at(time: str) -> int:
    """A moment of that day."""
    hours, minutes = map(int, time.split(":"))
    return MIDNIGHT_MS + (hours * 60 + minutes) * 60_000


def test_a_board_is_as_loud_as_it_can_be_when_its_site_says_nothing() -> None:
    """Without any step: full, at every hour."""
    assert percent((), at_ms=at("03:00"), timezone=HANNOVER) == 100


@pytest.mark.parametrize(
    ("time", "volume"),
    [
        ("07:29", 0),
        ("07:30", 100),
        ("11:59", 100),
        ("12:00", 60),
        ("19:59", 60),
        ("20:00", 0),
        ("23:59", 0),
        ("00:00", 0),
    ],
)
def test_a_step_holds_until_the_next_one_when_there_are_several(time: str, volume: int) -> None:
    """The evening's holds over midnight until the morning's first."""
    assert percent(DAY, at_ms=at(time), timezone=HANNOVER) == volume
    assert percent(DAY[::-1], at_ms=at(time), timezone=HANNOVER) == volume


def test_the_site_s_clock_counts_when_the_machine_has_another_one() -> None:
    """07:30 in Hannover is half past six in London."""
    assert percent(DAY, at_ms=at("07:30"), timezone=HANNOVER) == 100
    assert percent(DAY, at_ms=at("07:30"), timezone="Europe/London") == 0


def test_seconds_count_when_a_step_begins() -> None:
    """Up to the last millisecond before it the former one holds."""
    assert percent(DAY, at_ms=at("12:00") - 1, timezone=HANNOVER) == 100
