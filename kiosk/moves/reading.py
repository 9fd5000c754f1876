"""Moves of who listens instead of looking: the cursor, and every wish to hear. Pure.

Nothing of this is taken while nothing is read aloud, except the wish that it be.
"""

from dataclasses import replace

from kiosk import paging
from kiosk.effects import Step
from kiosk.moves.drawing import touched
from kiosk.speech import items
from kiosk.visit import Happening, Moment, State


def speak(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Begin or end to read everything aloud; only where there is a voice."""
    if state.offer is None or not state.offer.voices:
        return None
    if tap.choice == "on":
        cursor = state.cursor if state.speaking else 0
        return _heard(replace(state, speaking=True, cursor=cursor), moment)
    if not state.speaking:
        return None
    return Step(replace(touched(state, moment), speaking=False, cursor=0))


def next_item(state: State, _: Happening, moment: Moment) -> Step | None:
    """Go on to the next thing that can be chosen; behind the last one the question comes again."""
    return _moved(state, 1, moment)


def previous_item(state: State, _: Happening, moment: Moment) -> Step | None:
    """Go back by one; before the question comes the last thing that can be chosen."""
    return _moved(state, -1, moment)


def say_again(state: State, _: Happening, moment: Moment) -> Step | None:
    """Say once more what was said last."""
    return _heard(state, moment) if state.speaking else None


def louder(state: State, _: Happening, moment: Moment) -> Step | None:
    """Speak louder, up to a level."""
    return _at_volume(state, min(items.VOLUMES, state.volume + 1), moment)


def quieter(state: State, _: Happening, moment: Moment) -> Step | None:
    """Speak more quietly, never inaudibly."""
    return _at_volume(state, max(1, state.volume - 1), moment)


def _at_volume(state: State, volume: int, moment: Moment) -> Step | None:
    return _heard(replace(state, volume=volume), moment) if state.speaking else None


def _moved(state: State, by: int, moment: Moment) -> Step | None:
    """Put the cursor elsewhere; the page with what it stands on is the one that is shown."""
    if not state.speaking:
        return None
    there = replace(state, cursor=(state.cursor + by) % (len(items.items_of(state)) + 1))
    item = items.at_cursor(there)
    keys = paging.keys_of(there)
    if item and item.choice in keys:
        there = replace(there, page=keys.index(item.choice) // paging.page_size(there))
    return _heard(there, moment)


def _heard(state: State, moment: Moment) -> Step:
    return Step(replace(touched(state, moment), utterance=state.utterance + 1))
