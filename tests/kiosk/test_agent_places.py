"""Other offices, and what is left of one way when a visitor turns to another."""

from __future__ import annotations

from dataclasses import replace

from kiosk.effects import PrintSheet
from kiosk.visit import NONE_OF_THESE, OTHER_OFFICES, Obstacle, Screen, Way, What, Why
from tests.kiosk.visits import OFFER, errand_of, news, start, tap, way


def test_each_address_is_printed_once_when_a_visitor_reads_two() -> None:
    """One paper of one address; another office's has a paper of its own."""
    first = tap(way(Way.ELSEWHERE), What.PRINT_ADDRESS).state
    assert not tap(first, What.PRINT_ADDRESS).taken
    came = news(first, What.PRINTED, copy=1).state
    assert not tap(came, What.PRINT_ADDRESS).taken
    others = tap(came, What.CHOOSE_OFFICE, OTHER_OFFICES).state
    second = tap(others, What.CHOOSE_OFFICE, "registry").state
    assert (second.copies, second.printing, second.errand) == (0, False, None)
    printing = tap(second, What.PRINT_ADDRESS)
    assert printing.effects == (PrintSheet(errand_of(printing.state), 1),)
    assert (printing.state.printing, errand_of(printing.state).service) == (True, "registry")


def test_the_way_back_is_the_way_that_was_come_when_an_address_is_left() -> None:
    """From the list to the list, from the first question to the first question."""
    first = way(Way.ELSEWHERE)
    assert tap(first, What.BACK).state.screen is Screen.START
    others = tap(first, What.CHOOSE_OFFICE, OTHER_OFFICES).state
    second = tap(others, What.CHOOSE_OFFICE, "registry").state
    assert tap(second, What.BACK).state.screen is Screen.ELSEWHERE


def test_a_key_of_one_screen_is_nothing_when_another_is_drawn() -> None:
    """The list has no key to itself, and an address none that denies it."""
    first = way(Way.ELSEWHERE)
    assert not tap(first, What.CHOOSE_OFFICE, NONE_OF_THESE).taken
    others = tap(first, What.CHOOSE_OFFICE, OTHER_OFFICES).state
    assert not tap(others, What.CHOOSE_OFFICE, OTHER_OFFICES).taken


def test_the_field_is_empty_when_another_code_is_to_be_entered() -> None:
    """What was typed before is gone, and the pad begins with digits."""
    typing = tap(tap(way(Way.WITH), What.LETTERS, "on").state, What.TYPE, "A").state
    back = tap(typing, What.BACK).state
    again = tap(back, What.CHOOSE_WAY, Way.WITH).state
    assert (typing.typed, typing.letters) == ("A", True)
    assert (again.typed, again.letters) == ("", False)


def test_the_reason_is_said_when_nobody_can_advise() -> None:
    """Whoever does not know is told before a number is asked for; else it is advice's."""
    asked = tap(start(), What.CHOOSE_WAY, Way.DONT_KNOW).state
    assert (errand_of(asked).service, asked.chosen) == (OFFER.not_sure, Way.DONT_KNOW)
    why = Obstacle(Why.USED_UP, OFFER.not_sure)
    offer = replace(OFFER, withheld={OFFER.not_sure: why})
    told = tap(replace(start(), offer=offer), What.CHOOSE_WAY, Way.DONT_KNOW)
    assert (told.state.screen, told.effects) == (Screen.USED_UP, ())
