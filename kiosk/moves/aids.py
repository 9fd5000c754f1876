"""Moves that every screen has: what helps to read, the next page, "I am here". Pure."""

from dataclasses import replace

from kiosk.effects import Step
from kiosk.moves.drawing import left_behind, started_over, touched
from kiosk.paging import page_size, pages_of
from kiosk.visit import Happening, Moment, State


def start_over(state: State, _: Happening, moment: Moment) -> Step:
    """Go back to the first screen."""
    return Step(started_over(state, moment), left_behind(state))


def stay(state: State, _: Happening, moment: Moment) -> Step:
    """Count the quiet from here."""
    return Step(touched(state, moment))


def turn_page(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Show another page of the answers."""
    if not tap.choice.isdecimal() or not 0 <= int(tap.choice) < pages_of(state):
        return None
    return Step(replace(touched(state, moment), page=int(tap.choice)))


def larger(state: State, tap: Happening, moment: Moment) -> Step:
    """Show everything larger, or as usual."""
    return _rearranged(state, replace(state, larger=tap.choice == "on"), moment)


def lower(state: State, tap: Happening, moment: Moment) -> Step:
    """Put everything that can be pressed into the lower part of the screen, or back."""
    return _rearranged(state, replace(state, lower=tap.choice == "on"), moment)


def contrast(state: State, tap: Happening, moment: Moment) -> Step:
    """Show everything in high contrast, or as usual."""
    return Step(replace(touched(state, moment), contrast=tap.choice == "on"))


def _rearranged(before: State, after: State, moment: Moment) -> Step:
    """Keep the first answer of the page in sight when other many fit."""
    first = before.page * page_size(before)
    return Step(replace(touched(after, moment), page=first // page_size(after)))
