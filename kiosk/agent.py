"""What a kiosk does, as a pure machine: it gets happenings and the time, and gives back effects.

Theory of operation
-------------------
A visit is one walk through the screens:

    language ─▶ concern ─▶ working ─▶ ticket ─▶ (start)
                   │          ├─▶ no_paper ─▶ (start)     the number counts, the paper is missing
                   │          ├─▶ unavailable ─▶ working  no answer came; the same command again
                   ├──────────┴─▶ no_service              nothing to choose, or the server said no
                   └──────────┴─▶ closed, stopped,        known before it is asked for, or the
                                  used_up, too_late       server's answer: why, and what to do

`step` takes one *happening*: a tap of the visitor, or news of an errand that the agent asked for.
It returns the next state and the *effects* that the app must carry out (`Issue`, `PrintPaper`,
`Deliver`, `Cancel`, `Abandon`, `Forget`). Nothing here reads a clock, throws dice or waits: time
(milliseconds of any clock that never runs backwards) and chance come in with each `Moment`. What
may happen on which screen stands in `MOVES` and how long a screen stays in `limit_of`. Whatever
is not in `MOVES` is not taken and changes nothing.

Every drawn screen has an id, 128 bits of chance, that each tap on it must carry. The id of the
concern screen is also the id of the command that its keys send.

Promises
--------
- Both taps of a double tap carry one id and give one ticket: the second finds another screen.
- A tap on a screen that is gone, by touch or by time, does nothing. A new visitor never presses
  what the last one saw.
- The phone token is made before the command is sent; only its SHA-256 leaves the machine.
- Every screen leads on: by a key, and all but a start without a site by time as well.
- Before a screen goes by time, it asks for 20 s whether somebody is there; any tap is a yes.
- What the server withholds is shown with its reason and never asked for; whatever it has not said
  is offered: it decides anyway.
- A number is delivered only after its paper came or the visitor said "Ich habe sie". A number that
  surely reached nobody is abandoned; about one that may have, the server is told nothing untrue.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from kiosk.paging import page_size, pages_of
from kiosk.visit import (
    NEWS,
    NOT_SURE,
    Abandon,
    Cancel,
    Deliver,
    Errand,
    Forget,
    Happening,
    Issue,
    Limit,
    Moment,
    Obstacle,
    Offer,
    PrintPaper,
    Screen,
    State,
    Step,
    What,
    Why,
)

SLOW_MS: Final = 400  # before this, nobody needs to hear that work goes on
QUIET_MS: Final = 60_000  # without a touch, then the screen asks
ASKING_MS: Final = 20_000  # to answer with one tap
WORK_MS: Final = 45_000  # no errand takes so long; if one does, the visitor is not left standing
COPIES: Final = 2  # of one ticket, beside the first paper: a roll of paper is not endless


Move = Callable[[State, Happening, Moment], Step | None]
"""One move: the step, or None if this happening means nothing here."""


def start(offer: Offer | None, moment: Moment) -> State:
    """Give the first screen for a new visitor; without a site it is an honest *unavailable*."""
    screen = Screen.LANGUAGE if offer and offer.languages else Screen.UNAVAILABLE
    return State(screen, moment.secret, moment.now_ms, offer=offer)


def step(state: State, happening: Happening, moment: Moment) -> Step:
    """Take one happening at its moment. What means nothing here is not taken."""
    passed = pass_time(state, moment)
    now = passed.state
    move = MOVES[now.screen].get(happening.what)
    if move is None or happening.id != _expected_id(now, happening.what):
        return replace(passed, taken=False)
    moved = move(now, happening, moment)
    if moved is None:
        return replace(passed, taken=False)
    return Step(moved.state, passed.effects + moved.effects)


def pass_time(state: State, moment: Moment) -> Step:
    """Give what has become of the state by this moment without anybody touching it."""
    since = moment.now_ms - state.touched_ms
    limit = limit_of(state)
    if limit and since >= limit.end_ms:
        return _overdue(state, moment)
    asking = limit is not None and limit.ask_ms is not None and since >= limit.ask_ms
    slow = state.screen is Screen.WORKING and since >= SLOW_MS
    if (asking, slow) == (state.asking, state.slow):
        return Step(state)
    return Step(replace(state, asking=asking, slow=slow))


def due_ms(state: State) -> int | None:
    """Give the time at which `pass_time` will next change this state, if ever."""
    limit = limit_of(state)
    waits = [limit.end_ms] if limit else []
    if limit and limit.ask_ms is not None and not state.asking:
        waits.append(limit.ask_ms)
    if state.screen is Screen.WORKING and not state.slow:
        waits.append(SLOW_MS)
    return state.touched_ms + min(waits) if waits else None


def limit_of(state: State) -> Limit | None:
    """Give the time limits of this screen; None where nothing has to end."""
    match state.screen:
        case Screen.WORKING:
            return Limit(None, WORK_MS)
        case Screen.TICKET:
            end_ms = state.offer.ticket_ms if state.offer else Offer((), ()).ticket_ms
            return Limit(max(end_ms - ASKING_MS, 0), max(end_ms, ASKING_MS))
        case Screen.LANGUAGE | Screen.UNAVAILABLE if state.errand is None:
            touched = state.larger or state.contrast or state.page
            return Limit(None, QUIET_MS) if touched else None
        case _:
            return Limit(QUIET_MS, QUIET_MS + ASKING_MS)


def with_offer(state: State, offer: Offer, moment: Moment) -> State:
    """Give the state once the office's description has come or changed."""
    resting = state.screen in {Screen.LANGUAGE, Screen.UNAVAILABLE} and state.errand is None
    if resting and (state.screen is Screen.LANGUAGE) != bool(offer.languages):
        fresh = start(offer, moment)
        return replace(fresh, larger=state.larger, contrast=state.contrast)
    known = replace(state, offer=offer)
    return replace(known, page=min(state.page, pages_of(known) - 1))


def _expected_id(state: State, what: What) -> str | None:
    if what not in NEWS:
        return state.id
    return state.errand.id if state.errand else None


def _overdue(state: State, moment: Moment) -> Step:
    if state.screen is Screen.WORKING:
        screen = Screen.NO_PAPER if state.ticket else Screen.UNAVAILABLE
        return Step(_drawn(state, screen, moment))
    fresh = start(state.offer, moment)
    if state.errand and state.screen is Screen.UNAVAILABLE:
        return Step(fresh, (Abandon(state.errand),))
    if state.errand and state.screen is Screen.NO_PAPER:
        return Step(fresh, (Forget(state.errand.id),))
    return Step(fresh)


def _drawn(state: State, screen: Screen, moment: Moment) -> State:
    """Draw a screen anew: a new id, the first page, and the time counts from here."""
    return replace(
        state,
        screen=screen,
        id=moment.secret,
        touched_ms=moment.now_ms,
        page=0,
        asking=False,
        slow=False,
        obstacle=None,
    )


def _withheld(state: State, obstacle: Obstacle, moment: Moment) -> State:
    """Draw the screen that says why there is no number."""
    drawn = _drawn(state, _SCREEN_OF[obstacle.why], moment)
    return replace(drawn, errand=None, obstacle=obstacle)


def _touched(state: State, moment: Moment) -> State:
    """Count the quiet from here; the time of work goes on whoever touches what."""
    if state.screen is Screen.WORKING:
        return state
    return replace(state, touched_ms=moment.now_ms, asking=False)


def _start_over(state: State, _: Happening, moment: Moment) -> Step:
    fresh = start(state.offer, moment)
    kept = replace(fresh, larger=state.larger, contrast=state.contrast)
    left = state.errand if state.screen is Screen.UNAVAILABLE else None
    return Step(kept, (Abandon(left),) if left else ())


def _choose_language(state: State, tap: Happening, moment: Moment) -> Step | None:
    if state.offer is None or tap.choice not in state.offer.languages:
        return None
    spoken = replace(state, language=tap.choice)
    if state.offer.closed:
        return Step(_withheld(spoken, state.offer.closed, moment))
    screen = Screen.CONCERN if state.offer.services or state.offer.not_sure else Screen.NO_SERVICE
    return Step(_drawn(spoken, screen, moment))


def _choose_service(state: State, tap: Happening, moment: Moment) -> Step | None:
    service = _service_of(tap.choice, state.offer)
    if not service:
        return None
    obstacle = state.offer.obstacle(service) if state.offer else None
    if obstacle:
        return Step(_withheld(replace(state, chosen=tap.choice), obstacle, moment))
    errand = Errand(state.id, service, state.language, moment.secret)
    touched = replace(_touched(state, moment), chosen=tap.choice)
    return Step(replace(touched, screen=Screen.WORKING, errand=errand), (Issue(errand),))


def _service_of(choice: str, offer: Offer | None) -> str:
    if offer is None:
        return ""
    if choice == NOT_SURE:
        return offer.not_sure
    return choice if choice in offer.services else ""


def _concern_again(state: State, tap: Happening, moment: Moment) -> Step | None:
    if state.offer and state.offer.closed:  # every concern would lead here again
        return _start_over(state, tap, moment)
    return _choose_language(state, replace(tap, choice=state.language), moment)


def _retry(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.errand is None:
        return None
    working = replace(_touched(state, moment), screen=Screen.WORKING)
    return Step(working, (Issue(state.errand),))


def _stay(state: State, _: Happening, moment: Moment) -> Step:
    return Step(_touched(state, moment))


def _turn_page(state: State, tap: Happening, moment: Moment) -> Step | None:
    if not tap.choice.isdecimal() or not 0 <= int(tap.choice) < pages_of(state):
        return None
    return Step(replace(_touched(state, moment), page=int(tap.choice)))


def _larger(state: State, tap: Happening, moment: Moment) -> Step:
    first = state.page * page_size(state)
    changed = replace(_touched(state, moment), larger=tap.choice == "on")
    return Step(replace(changed, page=first // page_size(changed)))


def _contrast(state: State, tap: Happening, moment: Moment) -> Step:
    return Step(replace(_touched(state, moment), contrast=tap.choice == "on"))


def _print_again(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.errand is None or state.ticket is None or state.copies >= COPIES or state.printing:
        return None
    drawn = _drawn(state, Screen.TICKET, moment)
    copies = state.copies + 1
    printing = replace(drawn, copies=copies, printing=True, copy_failed=False)
    return Step(printing, (PrintPaper(state.errand, state.ticket, copies),))


def _done(state: State, _: Happening, moment: Moment) -> Step:
    return Step(start(state.offer, moment))


def _have_it(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.errand is None or state.ticket is None:
        return None
    told = Deliver(state.errand.id, state.ticket.id, "screen")
    return Step(start(state.offer, moment), (told,))


def _give_back(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.errand is None or state.ticket is None:
        return None
    return Step(start(state.offer, moment), (Cancel(state.errand.id, state.ticket.id),))


def _issued(state: State, news: Happening, moment: Moment) -> Step | None:
    if state.errand is None or state.ticket is not None or news.ticket is None:
        return None
    known = replace(_touched(state, moment), screen=Screen.WORKING, ticket=news.ticket)
    return Step(known, (PrintPaper(state.errand, news.ticket),))


def _refused(state: State, news: Happening, moment: Moment) -> Step | None:
    if state.ticket is not None:
        return None
    if news.obstacle:
        return Step(_withheld(state, news.obstacle, moment))
    return Step(replace(_drawn(state, Screen.NO_SERVICE, moment), errand=None))


def _away(state: State, _: Happening, moment: Moment) -> Step | None:
    if state.ticket is not None:
        return None
    return Step(_drawn(state, Screen.UNAVAILABLE, moment))


def _printed(state: State, news: Happening, moment: Moment) -> Step | None:
    if state.errand is None or state.ticket is None or news.copy:
        return None
    told = Deliver(state.errand.id, state.ticket.id, "paper")
    return Step(_drawn(state, Screen.TICKET, moment), (told,))


def _not_printed(state: State, news: Happening, moment: Moment) -> Step | None:
    if state.ticket is None or news.copy:
        return None
    return Step(_drawn(state, Screen.NO_PAPER, moment))


def _copy_printed(state: State, news: Happening, _: Moment) -> Step | None:
    if not state.printing or news.copy != state.copies:
        return None
    return Step(replace(state, printing=False))


def _copy_not_printed(state: State, news: Happening, _: Moment) -> Step | None:
    if not state.printing or news.copy != state.copies:
        return None
    return Step(replace(state, printing=False, copy_failed=True))


_ACCESS: Final[Mapping[What, Move]] = {What.LARGER: _larger, What.CONTRAST: _contrast}
_IDLE: Final[Mapping[What, Move]] = {**_ACCESS, What.STAY: _stay}
_NO_NUMBER: Final[Mapping[What, Move]] = {
    **_IDLE,
    What.BACK: _concern_again,
    What.START_OVER: _start_over,
}
_SCREEN_OF: Final[Mapping[Why, Screen]] = {why: Screen(why.value) for why in Why}

MOVES: Final[Mapping[Screen, Mapping[What, Move]]] = MappingProxyType(
    {
        Screen.LANGUAGE: {
            **_ACCESS,
            What.CHOOSE_LANGUAGE: _choose_language,
            What.TURN_PAGE: _turn_page,
        },
        Screen.CONCERN: {
            **_IDLE,
            What.CHOOSE_SERVICE: _choose_service,
            What.TURN_PAGE: _turn_page,
            What.BACK: _start_over,
            What.START_OVER: _start_over,
        },
        Screen.WORKING: {
            **_ACCESS,
            What.ISSUED: _issued,
            What.REFUSED: _refused,
            What.AWAY: _away,
            What.PRINTED: _printed,
            What.NOT_PRINTED: _not_printed,
        },
        Screen.TICKET: {
            **_IDLE,
            What.PRINT_AGAIN: _print_again,
            What.DONE: _done,
            What.PRINTED: _copy_printed,
            What.NOT_PRINTED: _copy_not_printed,
        },
        Screen.NO_PAPER: {
            **_IDLE,
            What.HAVE_IT: _have_it,
            What.GIVE_BACK: _give_back,
            What.PRINTED: _printed,  # late, but it came: the truth is shown
        },
        Screen.UNAVAILABLE: {
            **_IDLE,
            What.RETRY: _retry,
            What.START_OVER: _start_over,
            What.ISSUED: _issued,  # the answer of a try that was given up
        },
        Screen.NO_SERVICE: _NO_NUMBER,
        **dict.fromkeys(_SCREEN_OF.values(), _NO_NUMBER),
    }
)
"""Screen → what may happen there → the move. Everything else is not taken."""
