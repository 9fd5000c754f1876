"""The codes of devices that ask to be let in: who may guess how often, what a code is good for."""

import json

import pytest

from server.registry.code_space import (
    CODE_LENGTH,
    CODE_MS,
    LETTERS,
    MOST_ASKING,
    WRONG_TRIES,
    About,
    Asked,
    Asking,
    CodeSpace,
    NotPaired,
    Post,
    is_code,
    new_code,
    shown,
    typed,
)
from server.ticket import Role

NOW = 1_795_500_000_000


def asking(number: int = 1, *, since_ms: int = NOW) -> Asking:
    """Give a device that asks."""
    about = About("0.1.0", "kiosk", "192.0.2.7")
    return Asking(f"s{number}", f"c{number}", Role.KIOSK, about, since_ms, since_ms + CODE_MS)


def test_a_code_has_no_word_and_no_twin_when_it_is_drawn() -> None:
    """Sixteen letters without vowels, digits, H, S, V and Z, so 32 random bits."""
    assert len(set(LETTERS)) == len(LETTERS) == 16
    assert set(LETTERS).isdisjoint("AEIOUYHSVZ0123456789")
    assert all(is_code(new_code()) for _ in range(100))
    assert CODE_LENGTH == 8


@pytest.mark.parametrize("text", ["BCDF-GJKL", "bcdfgjkl", "BCDF GJKL", " bc-df-gj-kl "])
def test_a_code_is_read_when_it_is_typed_otherwise(text: str) -> None:
    """Small letters, gaps and hyphens make no difference."""
    assert typed(text) == "BCDFGJKL"
    assert shown("BCDFGJKL") == "BCDF-GJKL"


def test_a_code_is_over_when_ten_minutes_are_over() -> None:
    """It is good for ten minutes, and not a millisecond longer."""
    space = CodeSpace().with_asking(asking())
    assert space.at(NOW + CODE_MS - 1).of_code("c1") is not None
    assert space.at(NOW + CODE_MS).of_code("c1") is None


def test_guessing_ends_when_somebody_has_guessed_five_times() -> None:
    """After the fifth wrong code nothing is looked up for this person for ten minutes."""
    space = CodeSpace()
    for number in range(WRONG_TRIES):
        space.check_patience("mara", NOW + number)
        space = space.with_wrong_try("mara", NOW + number)
    with pytest.raises(NotPaired) as refused:
        space.check_patience("mara", NOW + 10)
    assert refused.value.code == "too_many_requests"
    assert refused.value.retry_after_s == 600
    space.check_patience("jan", NOW + 10)
    over = space.at(NOW + CODE_MS)
    over.check_patience("mara", NOW + CODE_MS)


def test_every_open_code_ends_when_all_together_have_guessed_five_times() -> None:
    """Five wrong tries are all that anybody has at the same codes, whoever made them."""
    space = CodeSpace().with_asking(asking(1)).with_asking(asking(2))
    decided = space.of_code("c2")
    assert decided is not None
    space = space.with_state(decided, Asked.CONFIRMED, post=Post(Role.KIOSK, "kiosk-1"))
    for number in range(WRONG_TRIES - 1):
        space = space.with_wrong_try(f"person {number}", NOW)
    assert space.of_code("c1") is not None
    space = space.with_wrong_try("the last", NOW)
    assert space.of_code("c1") is None
    assert space.of_code("c2") is not None
    space = space.with_asking(asking(3)).with_wrong_try("another", NOW)
    assert space.of_code("c3") is not None


def test_no_more_ask_when_fifty_do() -> None:
    """The number is bounded; who asks again takes no further place, and says so after the first."""
    space = CodeSpace()
    for number in range(MOST_ASKING):
        space = space.with_asking(asking(number))
    again = space.with_asking(asking(3))
    assert len(again.asking) == MOST_ASKING
    with pytest.raises(NotPaired) as refused:
        space.with_asking(asking(MOST_ASKING, since_ms=NOW + 1000))
    assert refused.value.code == "too_many_requests"
    assert refused.value.retry_after_s == 600
    later = space.at(NOW + CODE_MS)
    assert len(later.with_asking(asking(MOST_ASKING)).asking) == 1


def test_nothing_is_lost_when_it_is_written_and_read() -> None:
    """What the store holds is what was put there."""
    space = CodeSpace().with_asking(asking(1)).with_asking(asking(2)).with_wrong_try("mara", NOW)
    first = space.of_code("c1")
    assert first is not None
    post = Post(Role.DISPLAY, "display-k", areas=("K",))
    space = space.with_state(first, Asked.CONFIRMED, post=post, by="mara")
    assert CodeSpace.of(json.loads(json.dumps(space.as_json()))) == space
