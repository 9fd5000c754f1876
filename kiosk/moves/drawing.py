"""What every move of the kiosk is made of: a screen is drawn, touched, or work begins. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from kiosk.effects import Abandon, Change, Effect, Issue, LookUp, Return, Step
from kiosk.visit import HELP, Errand, Happening, Kind, Moment, Obstacle, Offer, Screen, State, Why

Move = Callable[[State, Happening, Moment], Step | None]
"""One move: the step, or None if this happening means nothing here."""

SCREEN_OF: Final[Mapping[Why, Screen]] = {why: Screen(why.value) for why in Why}
_NEW_WISH: Final = frozenset({Screen.START, Screen.CODE, Screen.MY_NUMBER})
"""Questions that begin another wish: whoever came back with a number has left it behind."""

_EFFECT: Final[Mapping[Kind, Callable[[Errand], Effect]]] = {
    Kind.ISSUE: Issue,
    Kind.CHECK_IN: Issue,
    Kind.LOOK_UP: LookUp,
    Kind.CHANGE: Change,
    Kind.RETURN: Return,
}


def start(offer: Offer | None, moment: Moment) -> State:
    """Give the first screen for a new visitor; without a site it is an honest *unavailable*."""
    screen = Screen.LANGUAGE if offer and offer.languages else Screen.UNAVAILABLE
    return State(screen, moment.secret, moment.now_ms, offer=offer)


def started_over(state: State, moment: Moment) -> State:
    """Give the first screen again; the reading aids stay, for it is the same person."""
    fresh = start(state.offer, moment)
    return with_aids_of(state, fresh)


def with_aids_of(before: State, fresh: State) -> State:
    """Give the fresh state with what helps this person to read, to reach and to hear."""
    return replace(
        fresh,
        larger=before.larger,
        contrast=before.contrast,
        lower=before.lower,
        speaking=before.speaking,
        volume=before.volume,
        utterance=before.utterance,
        hearing=before.hearing,
    )


def drawn(state: State, screen: Screen, moment: Moment) -> State:
    """Draw a screen anew: a new id, its question, the first page; the time counts from here."""
    known = without_number(state) if screen in _NEW_WISH else state
    return replace(
        known,
        screen=screen,
        id=moment.secret,
        touched_ms=moment.now_ms,
        page=0,
        cursor=0,
        asking=False,
        slow=False,
        printing=False,
        copy_failed=False,
        obstacle=None,
        booking=None,
    )


def without_number(state: State) -> State:
    """Forget the number that somebody came back with: another wish begins."""
    known = replace(state, own=False, token="", code="")
    return replace(known, ticket=None, errand=None, told="", copies=0)


def withheld(state: State, obstacle: Obstacle, moment: Moment) -> State:
    """Draw the screen that says why there is no number; one's own stays what it is."""
    shown = drawn(state, SCREEN_OF[obstacle.why], moment)
    return replace(shown, errand=state.errand if state.own else None, obstacle=obstacle)


def touched(state: State, moment: Moment) -> State:
    """Count the quiet from here; the time of work goes on whoever touches what."""
    if state.screen is Screen.WORKING:
        return state
    return replace(state, touched_ms=moment.now_ms, asking=False)


def wish(state: State, moment: Moment, kind: Kind) -> Errand:
    """Give the errand for what was chosen so far; the id of the drawn screen becomes its id."""
    return Errand(
        state.id,
        state.service,
        state.language,
        moment.secret,
        kind,
        needs=(HELP,) if state.support else (),
        persons=state.persons,
        cases=state.cases,
    )


def work(state: State, errand: Errand, moment: Moment) -> Step:
    """Begin an errand; what was drawn stays beneath it, but for a number that was left behind."""
    left = state.view is Screen.MINE and state.ticket is None
    begun = replace(
        touched(state, moment),
        screen=Screen.WORKING,
        beneath=Screen.MY_NUMBER if left else state.view,
        errand=errand,
        cursor=0,
    )
    return Step(begun, (effect_of(errand),))


def effect_of(errand: Errand) -> Effect:
    """Give what the app must do for this errand."""
    return _EFFECT[errand.kind](errand)


def left_behind(state: State) -> tuple[Effect, ...]:
    """Give what must be done about a number that may exist and that nobody waits for any more."""
    if state.screen is Screen.UNAVAILABLE and state.errand and state.errand.gives_number:
        return (Abandon(state.errand),)
    return ()


def leads_to(screen: Screen) -> Move:
    """Give the move that draws this screen."""

    def move(state: State, _: Happening, moment: Moment) -> Step:
        return Step(drawn(state, screen, moment))

    return move
