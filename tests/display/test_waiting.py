"""How many wait: what a beat says, read area by area, and never as word of now once it is not."""

import pytest

from display.waiting import AreaWaiting, Waiting


def heard(told: object) -> Waiting:
    """Hear one beat."""
    waiting = Waiting()
    waiting.hear(told)
    return waiting


def test_nothing_is_shown_when_nothing_was_said() -> None:
    """A board that has just started knows nothing."""
    assert Waiting().shown == {}
    assert not Waiting().nobody_in(("K",))


def test_each_area_is_known_when_a_beat_says_it() -> None:
    """Numbers always, minutes where there are some."""
    told = {"K": {"numbers": 7, "minutes": [20, 35]}, "F": {"numbers": 0}}
    shown = heard(told).shown
    assert shown == {"K": AreaWaiting(numbers=7, minutes=(20, 35)), "F": AreaWaiting(numbers=0)}


@pytest.mark.parametrize("bad", [None, 7, {}, {"numbers": -1}, {"numbers": "many"}])
def test_the_other_areas_are_known_when_one_cannot_be_read(bad: object) -> None:
    """One bad area takes no other down."""
    assert list(heard({"K": bad, "F": {"numbers": 1}}).shown) == ["F"]


@pytest.mark.parametrize("minutes", [None, 7, [1], [1, 2, 3], ["a", "b"], [-1, 5]])
def test_the_numbers_are_known_when_the_minutes_cannot_be_read(minutes: object) -> None:
    """Half of the row is better than none."""
    shown = heard({"K": {"numbers": 7, "minutes": minutes}}).shown
    assert shown["K"] == AreaWaiting(numbers=7)


@pytest.mark.parametrize("told", [None, [], "K", {}])
def test_nothing_stays_when_a_beat_says_nothing(told: object) -> None:
    """What an earlier beat said is not word of now."""
    waiting = heard({"K": {"numbers": 7}})
    waiting.hear(told)
    assert waiting.shown == {}


def test_nothing_is_shown_when_the_board_lost_touch() -> None:
    """Until a beat says it again; for the night it is enough that nobody waited."""
    waiting = heard({"K": {"numbers": 0}})
    waiting.lose_touch()
    assert waiting.shown == {}
    assert waiting.nobody_in(("K",))
    waiting.hear({"K": {"numbers": 1}})
    assert waiting.shown["K"].numbers == 1


@pytest.mark.parametrize(
    ("told", "nobody"),
    [
        ({"K": {"numbers": 0}, "F": {"numbers": 0}}, True),
        ({"K": {"numbers": 0}, "F": {"numbers": 1}}, False),
        ({"K": {"numbers": 0}}, False),
        ({}, False),
    ],
)
def test_nobody_waits_when_every_area_says_so(told: object, *, nobody: bool) -> None:
    """An area of which nothing is known may be full of people."""
    assert heard(told).nobody_in(("K", "F")) is nobody
    assert not heard(told).nobody_in(())
