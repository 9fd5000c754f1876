"""One number at a time: how fast a kiosk may give numbers, and who is noticed. Pure."""

from server.pace import BURST_AFTER, BURST_WITHIN_S, REMEMBERED, Pace

PACE_S = 2.0


class Hours:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now_s


def draws(pace: Pace, *ids: str, kiosk: str = "kiosk-1") -> list[float]:
    """Let a kiosk ask for these numbers at once; give how long each must wait."""
    return [pace.wait_s(kiosk, each) for each in ids]


def test_a_number_waits_when_the_last_one_is_younger_than_the_pace() -> None:
    """Both sides of the limit: a moment before it waits, at it it comes."""
    hours = Hours()
    pace = Pace(PACE_S, clock=hours)
    assert draws(pace, "first", "second") == [0, PACE_S]
    hours.now_s += PACE_S - 0.5
    assert draws(pace, "second") == [0.5]
    hours.now_s += 0.5
    assert draws(pace, "second") == [0]
    assert draws(pace, "third") == [PACE_S]


def test_a_command_is_not_counted_when_it_was_let_through_before() -> None:
    """The same id again never waits, and takes nothing from the next number."""
    hours = Hours()
    pace = Pace(PACE_S, clock=hours)
    assert draws(pace, "first", "first", "first") == [0, 0, 0]
    hours.now_s += PACE_S
    assert draws(pace, "first", "second") == [0, 0]


def test_a_kiosk_does_not_wait_when_another_one_has_given_a_number() -> None:
    """Each kiosk has its own pace."""
    pace = Pace(PACE_S, clock=Hours())
    assert draws(pace, "a") == [0]
    assert draws(pace, "b", kiosk="kiosk-2") == [0]


def test_nothing_waits_when_there_is_no_pace() -> None:
    """With 0 everybody draws as fast as they like."""
    pace = Pace(0, clock=Hours())
    assert draws(pace, *(f"id-{n}" for n in range(100))) == [0.0] * 100
    assert not pace.is_bursting("kiosk-1")


def test_a_burst_is_noticed_when_many_numbers_come_too_fast_within_a_minute() -> None:
    """Both sides of the count and of the minute; a number that is tried again is one number."""
    hours = Hours()
    pace = Pace(PACE_S, clock=hours)
    draws(pace, "let-through", *["again"] * 50, *(f"id-{n}" for n in range(BURST_AFTER - 1)))
    assert not pace.is_bursting("kiosk-1")
    draws(pace, "one-more")
    assert pace.is_bursting("kiosk-1")
    assert not pace.is_bursting("kiosk-2")
    hours.now_s += BURST_WITHIN_S - 0.5
    assert pace.is_bursting("kiosk-1")
    hours.now_s += 0.5
    assert not pace.is_bursting("kiosk-1")


def test_what_is_remembered_is_bounded_when_a_program_runs_wild() -> None:
    """A wild program fills no memory: the last few commands of a kiosk are known, no more."""
    hours = Hours()
    pace = Pace(PACE_S, clock=hours)
    for n in range(REMEMBERED + 1):
        hours.now_s += PACE_S
        draws(pace, f"id-{n}")
    assert draws(pace, "id-1") == [0]
    assert draws(pace, "id-0") == [PACE_S]
