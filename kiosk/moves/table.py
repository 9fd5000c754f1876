"""The table of the kiosk's machine: what may happen on each screen, and the move that it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.moves import aids, concerns, numbers, reading, ways
from kiosk.moves.drawing import SCREEN_OF, Move, leads_to
from kiosk.visit import Screen, What

_ACCESS: Final[Mapping[What, Move]] = {
    What.TOUCH: aids.stay,  # of the glass, wherever it is
    What.LARGER: aids.larger,
    What.CONTRAST: aids.contrast,
    What.LOWER: aids.lower,
    What.SPEAK: reading.speak,
    What.NEXT: reading.next_item,
    What.PREVIOUS: reading.previous_item,
    What.CHOOSE: reading.say_again,  # where it does not become another tap
    What.REPEAT: reading.say_again,
    What.LOUDER: reading.louder,
    What.QUIETER: reading.quieter,
}
_IDLE: Final[Mapping[What, Move]] = {**_ACCESS, What.STAY: aids.stay}
_ASKED: Final[Mapping[What, Move]] = {**_IDLE, What.START_OVER: aids.start_over}
_NO_NUMBER: Final[Mapping[What, Move]] = {
    **_ASKED,
    What.BACK: concerns.back_to_concern,
    What.WITH_APPOINTMENT: ways.with_appointment,
    What.SCANNED: ways.scanned,
}
_SHEET: Final[Mapping[What, Move]] = {
    What.PRINTED: numbers.copy_printed,
    What.NOT_PRINTED: numbers.copy_not_printed,
}
_COUNTED: Final[Mapping[What, Move]] = {What.SUPPORT: concerns.support}

MOVES: Final[Mapping[Screen, Mapping[What, Move]]] = MappingProxyType(
    {
        Screen.LANGUAGE: {
            **_IDLE,
            What.CHOOSE_LANGUAGE: ways.choose_language,
            What.TURN_PAGE: aids.turn_page,
            What.SCANNED: ways.scanned,
        },
        Screen.START: {
            **_ASKED,
            **_COUNTED,
            What.CHOOSE_WAY: ways.choose_way,
            What.TURN_PAGE: aids.turn_page,
            What.SCANNED: ways.scanned,
            What.BACK: aids.start_over,
        },
        Screen.CODE: {
            **_ASKED,
            What.SCANNED: ways.scanned,
            What.TYPE: ways.type_on,
            What.DELETE: ways.delete,
            What.LETTERS: ways.letters,
            What.ENTER_CODE: ways.enter_code,
            What.ASK_DESK: ways.ask_desk,
            What.BACK: leads_to(Screen.START),
        },
        Screen.APPOINTMENT: {
            **_ASKED,
            What.SCANNED: ways.scanned,
            What.BACK: ways.with_appointment,
            What.GO_WITHOUT: ways.go_without,
        },
        Screen.MY_NUMBER: {
            **_ASKED,
            What.SCANNED: ways.scanned,
            What.ASK_DESK: ways.ask_desk,
            What.BACK: leads_to(Screen.START),
        },
        Screen.MINE: {
            **{what: numbers.still_here(move) for what, move in _IDLE.items()},
            **_SHEET,
            What.START_OVER: aids.start_over,
            What.FOUND: numbers.seen_anew,
            What.REFUSED: numbers.refused,
            What.AWAY: numbers.away,
            What.PRINT_AGAIN: numbers.print_again,
            What.CHANGE: numbers.change_own,
            What.GIVE_BACK: numbers.ask_whether_sure,
            What.SCANNED: ways.scanned,
            What.BACK: leads_to(Screen.MY_NUMBER),
            What.DONE: numbers.done,
        },
        Screen.GIVE_BACK: {
            **_ASKED,
            What.GIVE_BACK: numbers.return_own,
            What.BACK: leads_to(Screen.MINE),
        },
        Screen.GIVEN_BACK: {**_IDLE, What.DONE: numbers.done},
        Screen.ASK_DESK: {
            **_ASKED,
            What.BACK: ways.back_from_desk,
            What.GO_WITHOUT: ways.go_without,
        },
        Screen.ELSEWHERE: {
            **_ASKED,
            What.CHOOSE_OFFICE: ways.choose_office,
            What.TURN_PAGE: aids.turn_page,
            What.BACK: leads_to(Screen.START),
        },
        Screen.ADDRESS: {
            **_ASKED,
            **_SHEET,
            What.CHOOSE_OFFICE: ways.choose_office,
            What.PRINT_ADDRESS: ways.print_address,
            What.BACK: ways.back_from_address,
            What.DONE: numbers.done,
        },
        Screen.CONCERN: {
            **_ASKED,
            What.CHOOSE_SERVICE: concerns.choose_service,
            What.TURN_PAGE: aids.turn_page,
            What.BACK: concerns.back_from_concern,
        },
        Screen.BRING: {
            **_ASKED,
            **_COUNTED,
            What.HAVE_ALL: concerns.have_all,
            What.MISSING: concerns.missing,
            What.BACK: leads_to(Screen.CONCERN),
        },
        Screen.LIST: {
            **_ASKED,
            **_SHEET,
            What.HAVE_ALL: concerns.have_all,
            What.DONE: numbers.done,
        },
        Screen.PARTY: {
            **_ASKED,
            **_COUNTED,
            What.PERSONS: concerns.persons,
            What.CASES: concerns.cases,
            What.TAKE_NUMBER: concerns.take_number,
            What.BACK: concerns.back_from_party,
        },
        Screen.WORKING: {
            **_ACCESS,
            What.ISSUED: numbers.issued,
            What.FOUND: numbers.found,
            What.CHANGED: numbers.changed,
            What.RETURNED: numbers.returned,
            What.REFUSED: numbers.refused,
            What.AWAY: numbers.away,
            What.NOT_ASKED: concerns.not_asked,
            What.PRINTED: numbers.printed,
            What.NOT_PRINTED: numbers.not_printed,
        },
        Screen.TICKET: {
            **_IDLE,
            **_SHEET,
            What.PRINT_AGAIN: numbers.print_again,
            What.DONE: numbers.done,
        },
        Screen.NO_PAPER: {
            **_IDLE,
            What.HAVE_IT: numbers.have_it,
            What.GIVE_BACK: numbers.give_back,
            What.PRINTED: numbers.printed,  # late, but it came: the truth is shown
        },
        Screen.UNAVAILABLE: {
            **_IDLE,
            What.RETRY: numbers.retry,
            What.START_OVER: aids.start_over,
            What.ISSUED: numbers.issued,  # the answer of a try that was given up
        },
        Screen.NO_SERVICE: _NO_NUMBER,
        **dict.fromkeys(SCREEN_OF.values(), _NO_NUMBER),
        Screen.CLOSED: {**_NO_NUMBER, What.HAVE_NUMBER: leads_to(Screen.MY_NUMBER)},
        Screen.OUT_OF_SERVICE: _ASKED,
    }
)
"""Screen → what may happen there → the move. Everything else is not taken."""
