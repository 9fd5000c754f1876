"""What can be chosen on a screen, one after the other, over all of its pages. Pure.

The four keys walk through this: first the answers in their reading order, then the ways back, and
last what has to do with the voice itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk import paging
from kiosk.moves import concerns, numbers, ways
from kiosk.visit import NOT_SURE, OTHER_OFFICES, Screen, State, Way, What

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

VOLUMES: Final = 5
"""How many levels of volume there are; `State.volume` says with which of them a visit begins."""

DIGITS: Final = "1234567890"
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_ORDER: Final = (
    *(What.CHOOSE_LANGUAGE, What.CHOOSE_WAY, What.CHOOSE_SERVICE),
    *(What.PRINT_ADDRESS, What.CHOOSE_OFFICE, What.TYPE, What.LETTERS, What.DELETE),
    *(What.ENTER_CODE, What.HAVE_ALL, What.MISSING, What.PERSONS, What.CASES, What.SUPPORT),
    *(What.TAKE_NUMBER, What.RETRY, What.CHANGE, What.PRINT_AGAIN, What.HAVE_IT, What.GIVE_BACK),
    *(What.ASK_DESK, What.GO_WITHOUT, What.WITH_APPOINTMENT, What.HAVE_NUMBER, What.DONE),
    *(What.BACK, What.START_OVER),
)
"""The reading order of the taps, on whatever screen they are."""

_BACK: Final = (What.BACK, What.START_OVER)
_NO_NUMBER: Final = _BACK
_ON: Final[Mapping[Screen, tuple[What, ...]]] = {
    Screen.LANGUAGE: (What.CHOOSE_LANGUAGE,),
    Screen.START: (What.CHOOSE_WAY, *_BACK),
    Screen.CODE: (
        *(What.TYPE, What.LETTERS, What.DELETE, What.ENTER_CODE, What.ASK_DESK),
        *_BACK,
    ),
    Screen.APPOINTMENT: (What.GO_WITHOUT, *_BACK),
    Screen.MY_NUMBER: (What.ASK_DESK, *_BACK),
    Screen.MINE: (What.CHANGE, What.PRINT_AGAIN, What.GIVE_BACK, What.DONE, *_BACK),
    Screen.GIVE_BACK: (What.GIVE_BACK, *_BACK),
    Screen.GIVEN_BACK: (What.DONE,),
    Screen.ASK_DESK: (What.GO_WITHOUT, *_BACK),
    Screen.ELSEWHERE: (What.CHOOSE_OFFICE, *_BACK),
    Screen.ADDRESS: (What.PRINT_ADDRESS, What.CHOOSE_OFFICE, What.DONE, *_BACK),
    Screen.CONCERN: (What.CHOOSE_SERVICE, *_BACK),
    Screen.BRING: (What.HAVE_ALL, What.MISSING, What.SUPPORT, *_BACK),
    Screen.LIST: (What.HAVE_ALL, What.DONE, What.START_OVER),
    Screen.PARTY: (What.PERSONS, What.CASES, What.SUPPORT, What.TAKE_NUMBER, *_BACK),
    Screen.TICKET: (What.PRINT_AGAIN, What.DONE),
    Screen.NO_PAPER: (What.HAVE_IT, What.GIVE_BACK),
    Screen.UNAVAILABLE: (What.RETRY, What.START_OVER),
    Screen.CLOSED: (What.WITH_APPOINTMENT, What.HAVE_NUMBER, *_NO_NUMBER),
    Screen.OUT_OF_SERVICE: (What.START_OVER,),
    **dict.fromkeys(
        (Screen.NO_SERVICE, Screen.STOPPED, Screen.USED_UP, Screen.TOO_LATE), _NO_NUMBER
    ),
}
_VOICE: Final = (What.LOUDER, What.QUIETER, What.SPEAK)


@dataclass(frozen=True, slots=True)
class Item:
    """A tap that can be chosen; `available` is False where it would not be taken now."""

    what: What
    choice: str = ""
    available: bool = True


def items_of(state: State) -> tuple[Item, ...]:
    """Give everything that can be chosen now; nothing but the voice while work goes on."""
    offered = _ON.get(state.screen, ())
    taps = [item for what in _ORDER if what in offered for item in _items(state, what)]
    return (*taps, *(item for what in _VOICE for item in _items(state, what)))


def at_cursor(state: State) -> Item | None:
    """Give what was read last; None where it was the question."""
    items = items_of(state)
    return items[state.cursor - 1] if 0 < state.cursor <= len(items) else None


def _items(state: State, what: What) -> Iterable[Item]:
    listed = _LISTED.get(what)
    return listed(state) if listed else (Item(what),)


def _languages(state: State) -> Iterable[Item]:
    offer = state.offer
    spoken = [key for key in offer.languages if key in offer.voices] if offer else []
    return [Item(What.CHOOSE_LANGUAGE, key) for key in spoken]


def _ways(state: State) -> Iterable[Item]:
    """Give the answers to the first question; one of them is a switch."""
    for key in paging.keys_of(state):
        yield from _support(state) if key == Way.SUPPORT else (Item(What.CHOOSE_WAY, key),)


def _support(state: State) -> Iterable[Item]:
    return _other_than(What.SUPPORT, is_on=state.support)


def _concerns(state: State) -> Iterable[Item]:
    not_sure = (NOT_SURE,) if state.offer and state.offer.not_sure else ()
    return [Item(What.CHOOSE_SERVICE, key) for key in (*paging.keys_of(state), *not_sure)]


def _offices(state: State) -> Iterable[Item]:
    if state.screen is Screen.ADDRESS:
        more = state.offer is not None and len(state.offer.offices) > 1
        return [Item(What.CHOOSE_OFFICE, OTHER_OFFICES)] if more else []
    return [Item(What.CHOOSE_OFFICE, key) for key in paging.keys_of(state)]


def _address(state: State) -> Iterable[Item]:
    used = state.printing or state.copies >= ways.SHEETS
    return [Item(What.PRINT_ADDRESS, available=not used)]


def _signs(state: State) -> Iterable[Item]:
    room = len(state.typed) < ways.LONGEST_CODE
    signs = LETTERS if state.letters else DIGITS
    return [Item(What.TYPE, sign, available=room) for sign in (*signs, "-")]


def _entering(state: State) -> Iterable[Item]:
    return [Item(What.ENTER_CODE, available=len(state.typed) >= ways.SHORTEST_CODE)]


def _other_than(what: What, *, is_on: bool) -> Iterable[Item]:
    return [Item(what, "off" if is_on else "on")]


def _counting(what: What) -> Callable[[State], Iterable[Item]]:
    """Give one more and one less, where the service asks how many."""

    def counting(state: State) -> Iterable[Item]:
        asked = state.offer.asks.get(state.service, frozenset()) if state.offer else frozenset()
        if what.value not in asked:
            return []
        count = state.persons if what is What.PERSONS else state.cases
        more, less = count + 1, count - 1
        return [
            Item(what, str(more), available=more <= concerns.MOST_PERSONS),
            Item(what, str(less), available=less >= 1),
        ]

    return counting


def _change(state: State) -> Iterable[Item]:
    may = state.ticket is not None and numbers.changeable(state.ticket)
    return [Item(What.CHANGE)] if may and may_go_without(state) else []


def _copy(state: State) -> Iterable[Item]:
    if state.ticket is None or state.errand is None:
        return []
    used = state.printing or state.copies >= numbers.COPIES
    return [Item(What.PRINT_AGAIN, available=not used)]


def _give_back(state: State) -> Iterable[Item]:
    asked = state.screen is Screen.MINE
    may = state.ticket is not None and (not asked or state.ticket.state in numbers.RETURNABLE)
    return [Item(What.GIVE_BACK)] if may else []


def may_go_without(state: State) -> bool:
    """Say whether there is anything to choose without an appointment."""
    return state.offer is not None and bool(state.offer.services or state.offer.not_sure)


_LISTED: Final[Mapping[What, Callable[[State], Iterable[Item]]]] = {
    What.CHOOSE_LANGUAGE: _languages,
    What.CHOOSE_WAY: _ways,
    What.CHOOSE_SERVICE: _concerns,
    What.CHOOSE_OFFICE: _offices,
    What.PRINT_ADDRESS: _address,
    What.TYPE: _signs,
    What.LETTERS: lambda state: _other_than(What.LETTERS, is_on=state.letters),
    What.ENTER_CODE: _entering,
    What.SUPPORT: _support,
    What.PERSONS: _counting(What.PERSONS),
    What.CASES: _counting(What.CASES),
    What.CHANGE: _change,
    What.PRINT_AGAIN: _copy,
    What.GIVE_BACK: _give_back,
    What.GO_WITHOUT: lambda state: [Item(What.GO_WITHOUT)] if may_go_without(state) else [],
    What.RETRY: lambda state: [Item(What.RETRY)] if state.errand else [],
    What.LOUDER: lambda state: [Item(What.LOUDER, available=state.volume < VOLUMES)],
    What.QUIETER: lambda state: [Item(What.QUIETER, available=state.volume > 1)],
    What.SPEAK: lambda _: [Item(What.SPEAK, "off")],
}
"""Taps with a choice, and those that are not always there."""
