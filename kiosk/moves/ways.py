"""Moves before the concern: the language, the first question, codes, and other offices. Pure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.effects import PrintSheet, Step
from kiosk.moves.drawing import Move, drawn, leads_to, touched, wish, withheld, without_number, work
from kiosk.visit import (
    NONE_OF_THESE,
    OTHER_OFFICES,
    Booked,
    Booking,
    Happening,
    Kind,
    Moment,
    Screen,
    State,
    Way,
)

LONGEST_CODE: Final = 32
SHORTEST_CODE: Final = 4
SHEETS: Final = 1  # of one address: the same paper twice helps nobody
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_TYPED: Final = re.compile(r"[A-Z0-9-]")
_OWN_CODE: Final = re.compile(r"(?P<ticket>\d{10})-(?P<token>[A-Z2-7]{26})$")
_BOOKING_CODE: Final = re.compile(r"[A-Z0-9](?:-?[A-Z0-9]){3,31}")


def choose_language(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Speak this language from here on."""
    if state.offer is None or tap.choice not in state.offer.languages:
        return None
    spoken = replace(state, language=tap.choice, spoken=True)
    if state.offer.closed:
        return Step(withheld(spoken, state.offer.closed, moment))
    return Step(drawn(spoken, Screen.START, moment))


def choose_way(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Take one answer to the first question."""
    move = _MOVE_OF.get(tap.choice)
    return move(state, tap, moment) if move else None


def with_appointment(state: State, _: Happening, moment: Moment) -> Step:
    """Ask for the code of the appointment."""
    return Step(replace(drawn(state, Screen.CODE, moment), typed="", letters=False))


def go_without(state: State, _: Happening, moment: Moment) -> Step | None:
    """Ask for the concern."""
    if state.offer is None or not (state.offer.services or state.offer.not_sure):
        return None
    if state.offer.closed:
        return Step(withheld(state, state.offer.closed, moment))
    return Step(drawn(replace(state, code=""), Screen.CONCERN, moment))


def _to_a_person(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.offer is None or not state.offer.not_sure:
        return None
    chosen = replace(state, chosen=Way.DONT_KNOW, service=state.offer.not_sure)
    chosen = replace(chosen, persons=1, cases=1)
    obstacle = state.offer.obstacle(chosen.service)
    if obstacle:
        return Step(withheld(chosen, obstacle, moment))
    return work(chosen, wish(chosen, moment, Kind.ISSUE), moment)


def _elsewhere(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.offer is None or not state.offer.offices:
        return None
    if state.offer.nearest:
        return Step(_address(state, state.offer.nearest, moment))
    return Step(drawn(state, Screen.ELSEWHERE, moment))


def choose_office(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Show an office's address, or all of the other offices."""
    if state.offer is None:
        return None
    if tap.choice == OTHER_OFFICES and state.screen is not Screen.ELSEWHERE:
        return Step(drawn(state, Screen.ELSEWHERE, moment))
    if tap.choice == NONE_OF_THESE and state.screen is Screen.ELSEWHERE:
        return Step(drawn(state, Screen.START, moment))
    if tap.choice not in state.offer.offices:
        return None
    return Step(_address(state, tap.choice, moment))


def _address(state: State, office: str, moment: Moment) -> State:
    shown = drawn(state, Screen.ADDRESS, moment)
    fresh = replace(shown, beneath=state.screen, office=office, errand=None)
    return replace(fresh, copies=0)


def back_from_address(state: State, _: Happening, moment: Moment) -> Step:
    """Go back to where the office was chosen."""
    screen = Screen.ELSEWHERE if state.beneath is Screen.ELSEWHERE else Screen.START
    return Step(drawn(state, screen, moment))


def print_address(state: State, _: Happening, moment: Moment) -> Step | None:
    """Print the address that is shown."""
    if state.printing or state.copies >= SHEETS:
        return None
    errand = replace(wish(state, moment, Kind.ADDRESS), service=state.office)
    shown = replace(drawn(state, Screen.ADDRESS, moment), errand=errand)
    printing = replace(shown, copies=state.copies + 1, printing=True)
    return Step(printing, (PrintSheet(errand, printing.copies),))


def type_on(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Add one sign to the code; digits of any script are the same digits."""
    sign = tap.choice.translate(_DIGITS)
    if not _TYPED.fullmatch(sign) or len(state.typed) >= LONGEST_CODE:
        return None
    return Step(replace(touched(state, moment), typed=state.typed + sign))


def delete(state: State, _: Happening, moment: Moment) -> Step:
    """Take away the last sign of the code."""
    return Step(replace(touched(state, moment), typed=state.typed[:-1]))


def letters(state: State, tap: Happening, moment: Moment) -> Step:
    """Show the pad's letters, or its digits; who listens begins at the first of them."""
    shown = replace(touched(state, moment), letters=tap.choice == "on")
    return Step(replace(shown, cursor=min(1, state.cursor)))


def enter_code(state: State, _: Happening, moment: Moment) -> Step | None:
    """Check in with the code that was typed."""
    if len(state.typed) < SHORTEST_CODE:
        return None
    return _checked_in(state, state.typed, moment)


def scanned(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Take what the scanner read: one's own number, or the code of an appointment."""
    read = tap.choice.translate(_DIGITS)
    if len(read) < SHORTEST_CODE:
        return None
    own = _OWN_CODE.search(read)
    if own:
        return _looked_up(state, own["ticket"], own["token"], moment)
    return _checked_in(state, read, moment)


def _looked_up(state: State, ticket: str, token: str, moment: Moment) -> Step:
    known = replace(without_number(state), own=True, token=token, chosen="")
    errand = replace(
        wish(known, moment, Kind.LOOK_UP),
        ticket=ticket,
        phone_token=token,
        language=_spoken(state),
    )
    return work(known, errand, moment)


def _checked_in(state: State, code: str, moment: Moment) -> Step:
    asked = replace(without_number(state), service="", chosen="")
    if not _BOOKING_CODE.fullmatch(code):
        return Step(no_booking(asked, Booking(Booked.NOT_FOUND), moment))
    errand = replace(wish(asked, moment, Kind.CHECK_IN), code=code, language=_spoken(state))
    return work(asked, errand, moment)


def _spoken(state: State) -> str:
    """Give the language that was chosen; none while nobody has chosen one."""
    return state.language if state.spoken else ""


def no_booking(state: State, booking: Booking, moment: Moment) -> State:
    """Draw the screen that says why this appointment gives no number now."""
    return replace(drawn(state, Screen.APPOINTMENT, moment), errand=None, booking=booking)


def ask_desk(state: State, _: Happening, moment: Moment) -> Step:
    """Say that a person helps who has no code, or no slip any more."""
    return Step(replace(drawn(state, Screen.ASK_DESK, moment), beneath=state.screen))


def back_from_desk(state: State, _: Happening, moment: Moment) -> Step:
    """Go back to where the code was asked for."""
    screen = Screen.CODE if state.beneath is Screen.CODE else Screen.MY_NUMBER
    return Step(drawn(state, screen, moment))


_MOVE_OF: Final[Mapping[str, Move]] = {
    Way.WITH: with_appointment,
    Way.WITHOUT: go_without,
    Way.HAVE_NUMBER: leads_to(Screen.MY_NUMBER),
    Way.DONT_KNOW: _to_a_person,
    Way.ELSEWHERE: _elsewhere,
}
