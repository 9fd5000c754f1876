"""Moves from the concern to the number: what to bring, who comes, and the wish itself. Pure."""

from dataclasses import replace
from typing import Final

from kiosk.effects import PrintSheet, Step
from kiosk.moves.aids import start_over
from kiosk.moves.drawing import drawn, touched, wish, withheld, work
from kiosk.paging import keys_of
from kiosk.visit import NOT_SURE, Happening, Kind, Moment, Offer, Screen, State

MOST_PERSONS: Final = 12
"""Whoever are more speak to a person first; the server takes 20."""


def choose_service(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Take the concern; whoever does not know goes straight to a person."""
    service = _service_of(tap.choice, state)
    if not service or state.offer is None:
        return None
    chosen = replace(touched(state, moment), chosen=tap.choice, service=service)
    chosen = replace(chosen, persons=1, cases=1)
    if state.code:
        return _of_appointment(chosen, moment)
    if state.own:
        return _changed_to(chosen, state.offer, moment)
    obstacle = state.offer.obstacle(service)
    if obstacle:
        return Step(withheld(chosen, obstacle, moment))
    if tap.choice == NOT_SURE:
        return work(chosen, wish(chosen, moment, Kind.ISSUE), moment)
    screen = Screen.BRING if service in state.offer.bring else Screen.PARTY
    return Step(drawn(chosen, screen, moment))


def _changed_to(state: State, offer: Offer, moment: Moment) -> Step | None:
    """Ask for the change; the concern that the number is for already leads back to it."""
    if state.ticket is None:
        return None
    if state.service == state.held:
        return Step(drawn(state, Screen.MINE, moment))
    obstacle = offer.obstacle(state.service, held=state.held)
    if obstacle:
        return Step(withheld(state, obstacle, moment))
    errand = replace(
        wish(state, moment, Kind.CHANGE), ticket=state.ticket.id, phone_token=state.token
    )
    return work(state, errand, moment)


def not_asked(state: State, news: Happening, moment: Moment) -> Step | None:
    """Ask what an appointment is for: no server could be asked. Its code is kept."""
    if not news.choice or state.own or state.ticket is not None:
        return None
    asked = replace(drawn(state, Screen.CONCERN, moment), errand=None, code=news.choice)
    return Step(replace(asked, service="", chosen=""))


def _of_appointment(state: State, moment: Moment) -> Step:
    """Ask for the number of an appointment whose concern is known now; it has its own numbers."""
    errand = replace(wish(state, moment, Kind.CHECK_IN), code=state.code)
    return work(state, replace(errand, language=state.language if state.spoken else ""), moment)


def _service_of(choice: str, state: State) -> str:
    if state.offer is None:
        return ""
    if choice == NOT_SURE:
        return state.offer.not_sure
    return choice if choice in keys_of(state) else ""


def have_all(state: State, _: Happening, moment: Moment) -> Step | None:
    """Go on to the number, with a question before it where the service has one."""
    if state.offer is None:
        return None
    if state.offer.asks.get(state.service):
        return Step(drawn(state, Screen.PARTY, moment))
    return take_number(state, _, moment)


def missing(state: State, _: Happening, moment: Moment) -> Step:
    """Print what to bring; no number is used up."""
    errand = wish(state, moment, Kind.LIST)
    shown = replace(drawn(state, Screen.LIST, moment), errand=errand)
    printing = replace(shown, copies=0, printing=True)
    return Step(printing, (PrintSheet(errand),))


def take_number(state: State, _: Happening, moment: Moment) -> Step:
    """Ask for the number."""
    return work(state, wish(state, moment, Kind.ISSUE), moment)


def support(state: State, tap: Happening, moment: Moment) -> Step:
    """Note that help is needed, or not; no reason is asked."""
    return Step(replace(touched(state, moment), support=tap.choice == "on"))


def persons(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Say how many people come."""
    count = _count(state, "persons", tap.choice)
    return None if count is None else Step(replace(touched(state, moment), persons=count))


def cases(state: State, tap: Happening, moment: Moment) -> Step | None:
    """Say how many cards or applications it is about."""
    count = _count(state, "cases", tap.choice)
    return None if count is None else Step(replace(touched(state, moment), cases=count))


def _count(state: State, what: str, choice: str) -> int | None:
    """Give the number that was chosen, if the service asks for it."""
    asked = state.offer is not None and what in state.offer.asks.get(state.service, ())
    if not asked or not choice.isdecimal() or not 1 <= int(choice) <= MOST_PERSONS:
        return None
    return int(choice)


def back_to_concern(state: State, tap: Happening, moment: Moment) -> Step:
    """Go back to the concerns; where none can be chosen, to the question before.

    Whoever has a number goes back to it while the office is closed.
    """
    offer = state.offer
    if offer and offer.closed:  # every concern would lead here again
        if state.own:
            return Step(drawn(state, Screen.MINE, moment))
        return start_over(state, tap, moment)
    has_concern = state.service and offer and (offer.services or offer.not_sure)
    return Step(drawn(state, Screen.CONCERN if has_concern else Screen.START, moment))


def back_from_concern(state: State, _: Happening, moment: Moment) -> Step:
    """Go back to one's own number, or to the first question."""
    return Step(drawn(state, Screen.MINE if state.own else Screen.START, moment))


def back_from_party(state: State, _: Happening, moment: Moment) -> Step:
    """Go back to what to bring, where that was asked."""
    asked = state.offer is not None and state.service in state.offer.bring
    return Step(drawn(state, Screen.BRING if asked else Screen.CONCERN, moment))
