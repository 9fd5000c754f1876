"""The answers of a question, spread over as many pages as they need. Pure."""

from typing import Final

from kiosk.visit import NONE_OF_THESE, Offer, Screen, State, Way

_SIZES: Final = {
    Screen.LANGUAGE: (21, 7, 6, 4),
    Screen.START: (6, 4, 4, 2),
    Screen.ELSEWHERE: (8, 4, 3, 2),
}
_SIZE: Final = (10, 4, 4, 2)
"""How many answers stand on a page: as usual, larger, lower, larger and lower."""


def keys_of(state: State) -> tuple[str, ...]:
    """Give every answer of the question on this screen, over all pages."""
    if state.offer is None:
        return ()
    match state.view:
        case Screen.LANGUAGE:
            return state.offer.languages
        case Screen.START:
            return _ways(state.offer)
        case Screen.ELSEWHERE:
            return (*state.offer.offices, NONE_OF_THESE)
        case Screen.CONCERN:
            return state.offer.by_itself if state.code else state.offer.services
        case _:
            return ()


def page_size(state: State) -> int:
    """Give how many answers stand on one page; never smaller keys to make more of them fit."""
    return _SIZES.get(state.view, _SIZE)[state.larger + 2 * state.lower]


def pages_of(state: State) -> int:
    """Give the number of pages of this screen, at least one."""
    return max(1, -(-len(keys_of(state)) // page_size(state)))


def on_this_page(state: State) -> tuple[str, ...]:
    """Give the answers that are shown now."""
    first = state.page * page_size(state)
    return keys_of(state)[first : first + page_size(state)]


def _ways(offer: Offer) -> tuple[str, ...]:
    """Give the ways that the office has."""
    missing = {
        *(() if offer.services or offer.not_sure else (Way.WITHOUT,)),
        *(() if offer.not_sure else (Way.DONT_KNOW,)),
        *(() if offer.offices else (Way.ELSEWHERE,)),
    }
    return tuple(way for way in Way if way not in missing)
