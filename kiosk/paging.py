"""The answers of a question, spread over as many pages as they need. Pure."""

from kiosk.visit import Screen, State


def keys_of(state: State) -> tuple[str, ...]:
    """Give every answer of the question on this screen, over all pages."""
    if state.offer is None:
        return ()
    if state.screen is Screen.LANGUAGE:
        return state.offer.languages
    return state.offer.services


def page_size(state: State) -> int:
    """Give how many answers stand on one page; never smaller keys to make more of them fit."""
    if state.screen is Screen.LANGUAGE:
        return 7 if state.larger else 21
    return 4 if state.larger else 10


def pages_of(state: State) -> int:
    """Give the number of pages of this screen, at least one."""
    return max(1, -(-len(keys_of(state)) // page_size(state)))
