"""Moves around a number: it comes, its paper comes, its holder comes back with it. Pure."""

from dataclasses import replace
from typing import Final

from kiosk.effects import Cancel, Deliver, LookUp, PrintPaper, Show, Step
from kiosk.moves.drawing import Move, drawn, start, touched, wish, withheld, work
from kiosk.moves.ways import no_booking
from kiosk.visit import Happening, Kind, Moment, Screen, State, Ticket

COPIES: Final = 2  # of one ticket, beside the first paper: a roll of paper is not endless
CHANGEABLE: Final = frozenset({"waiting"})
RETURNABLE: Final = frozenset({"waiting", "missed", "parked"})
"""States of one's own number in which the server lets its holder change it, and give it back."""


def retry(state: State, _: Happening, moment: Moment) -> Step | None:
    """Ask for the same once more, under the same id."""
    if state.errand is None:
        return None
    return work(state, state.errand, moment)


def print_again(state: State, _: Happening, moment: Moment) -> Step | None:
    """Print the ticket once more."""
    if state.errand is None or state.ticket is None or state.copies >= COPIES or state.printing:
        return None
    shown = drawn(state, state.screen, moment)
    copies = state.copies + 1
    printing = replace(shown, copies=copies, printing=True, told="")
    return Step(printing, (PrintPaper(state.errand, state.ticket, copies),))


def done(state: State, _: Happening, moment: Moment) -> Step:
    """Make room for the next visitor."""
    return Step(start(state.offer, moment))


def have_it(state: State, _: Happening, moment: Moment) -> Step | None:
    """Tell that the visitor has noted the number."""
    if state.errand is None or state.ticket is None:
        return None
    told = Deliver(state.errand.id, state.ticket.id, "screen")
    return Step(start(state.offer, moment), (told,))


def give_back(state: State, _: Happening, moment: Moment) -> Step | None:
    """Give back a number whose paper did not come."""
    if state.errand is None or state.ticket is None:
        return None
    return Step(start(state.offer, moment), (Cancel(state.errand.id, state.ticket.id),))


def ask_whether_sure(state: State, _: Happening, moment: Moment) -> Step | None:
    """Ask before one's own number is given back."""
    if state.ticket is None or state.ticket.state not in RETURNABLE:
        return None
    return Step(drawn(state, Screen.GIVE_BACK, moment))


def return_own(state: State, _: Happening, moment: Moment) -> Step | None:
    """Give back one's own number."""
    if state.ticket is None:
        return None
    errand = replace(
        wish(state, moment, Kind.RETURN), ticket=state.ticket.id, phone_token=state.token
    )
    return work(state, errand, moment)


def changeable(ticket: Ticket) -> bool:
    """Say whether its holder may change this number: an appointment is for what it was made for."""
    return ticket.state in CHANGEABLE and ticket.slot_ms is None


def change_own(state: State, _: Happening, moment: Moment) -> Step | None:
    """Choose another concern for one's own number."""
    if state.ticket is None or not changeable(state.ticket) or state.offer is None:
        return None
    if not (state.offer.services or state.offer.not_sure):
        return None
    fresh = replace(state, told="")
    if state.offer.closed:
        return Step(withheld(fresh, state.offer.closed, moment))
    return Step(drawn(fresh, Screen.CONCERN, moment))


def issued(state: State, news: Happening, moment: Moment) -> Step | None:
    """Print the number that came."""
    if state.errand is None or state.ticket is not None or news.ticket is None:
        return None
    known = replace(touched(state, moment), screen=Screen.WORKING, ticket=news.ticket)
    return Step(_spoken(known, news), (PrintPaper(state.errand, news.ticket),))


def found(state: State, news: Happening, moment: Moment) -> Step | None:
    """Show the number whose holder stands here."""
    if news.ticket is None:
        return None
    shown = drawn(replace(state, ticket=news.ticket), Screen.MINE, moment)
    return Step(_spoken(shown, news))


def still_here(move: Move) -> Move:
    """Give the same move; who answers thereby that somebody is there has the number looked up anew.

    What is drawn stays and can be pressed meanwhile.
    """

    def moved(state: State, tap: Happening, moment: Moment) -> Step | None:
        step = move(state, tap, moment)
        if step is None or not state.asking or state.errand is None or state.ticket is None:
            return step
        errand = replace(
            state.errand, kind=Kind.LOOK_UP, ticket=state.ticket.id, language=state.language
        )
        return Step(replace(step.state, errand=errand), (*step.effects, LookUp(errand)))

    return moved


def seen_anew(state: State, news: Happening, moment: Moment) -> Step | None:
    """Show how the number stands by now; a tap on what was shown before does nothing any more."""
    if news.ticket is None or state.ticket is None:
        return None
    if news.ticket == state.ticket:
        return Step(state)
    return Step(replace(state, ticket=news.ticket, id=moment.secret, cursor=0, told=""))


def _spoken(state: State, news: Happening) -> State:
    """Speak the ticket's language where none was chosen."""
    known = state.offer.languages if state.offer else ()
    asked = state.errand is not None and state.errand.language != ""
    if asked or news.ticket is None or news.ticket.language not in known:
        return state
    return replace(state, language=news.ticket.language, spoken=True)


def changed(state: State, news: Happening, moment: Moment) -> Step | None:
    """Show one's own number with its new concern."""
    if news.ticket is None:
        return None
    shown = drawn(replace(state, ticket=news.ticket), Screen.MINE, moment)
    return Step(replace(shown, told="changed"))


def returned(state: State, _: Happening, moment: Moment) -> Step:
    """Say that the number is given back."""
    return Step(replace(drawn(state, Screen.GIVEN_BACK, moment), ticket=None, errand=None))


def refused(state: State, news: Happening, moment: Moment) -> Step | None:
    """Say what stands in the way."""
    if state.own:
        return _refused_own(state, news, moment)
    if state.ticket is not None:
        return None
    if news.booking:
        return Step(no_booking(state, news.booking, moment))
    if news.obstacle:
        return Step(withheld(state, news.obstacle, moment))
    return Step(replace(drawn(state, Screen.NO_SERVICE, moment), errand=None))


def _refused_own(state: State, news: Happening, moment: Moment) -> Step:
    if state.errand and state.errand.kind is Kind.LOOK_UP:
        return Step(replace(drawn(state, Screen.MINE, moment), ticket=None, errand=None))
    if news.obstacle:
        return Step(withheld(state, news.obstacle, moment))
    known = replace(state, ticket=news.ticket or state.ticket)
    return Step(replace(drawn(known, Screen.MINE, moment), told="change-failed"))


def away(state: State, _: Happening, moment: Moment) -> Step | None:
    """Say that no answer came."""
    if state.ticket is not None and not state.own:
        return None
    return Step(drawn(state, Screen.UNAVAILABLE, moment))


def printed(state: State, news: Happening, moment: Moment) -> Step | None:
    """Show the number whose paper came, and tell that it has reached its visitor."""
    if state.errand is None or state.ticket is None or news.copy or state.own:
        return None
    told = Deliver(state.errand.id, state.ticket.id, "paper")
    return Step(drawn(state, Screen.TICKET, moment), (told,))


def not_printed(state: State, news: Happening, moment: Moment) -> Step | None:
    """Show the number whose paper did not come."""
    if state.errand is None or state.ticket is None or news.copy or state.own:
        return None
    shown = Show(state.errand.id, state.ticket.id)
    return Step(drawn(state, Screen.NO_PAPER, moment), (shown,))


def copy_printed(state: State, news: Happening, _: Moment) -> Step | None:
    """Note that what was being printed beside the number came."""
    if not state.printing or news.copy != state.copies:
        return None
    return Step(replace(state, printing=False))


def copy_not_printed(state: State, news: Happening, _: Moment) -> Step | None:
    """Note that what was being printed beside the number did not come."""
    if not state.printing or news.copy != state.copies:
        return None
    return Step(replace(state, printing=False, copy_failed=True))
