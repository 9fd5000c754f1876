"""What a kiosk does, as a pure machine: it gets happenings and the time, and gives back effects.

Theory of operation
-------------------
A visit is one walk through the screens; never more than five lead to a number, three with an
appointment:

    language ─▶ start ─▶ code ─▶ working ─▶ ticket ─▶ (start)         with an appointment
                  │                 └─▶ appointment                   too early, another day, …
                  ├─▶ concern ─▶ bring ─▶ party ─▶ working ─▶ ticket  without one
                  │                └─▶ list                           printed, no number used up
                  ├─▶ my_number ─▶ working ─▶ mine ─▶ concern, give_back, …
                  └─▶ address ◀─▶ elsewhere                           another office's matter

    working ─▶ no_paper      the number counts, the paper is missing
            ─▶ unavailable   no answer came; the same command again
            ─▶ no_service, closed, stopped, used_up, too_late   why, and what to do

`step` takes one *happening*: a tap of the visitor, a code that was scanned, or news of an errand
that the agent asked for. It returns the next state and the *effects* that the app must carry out.
Nothing here reads a clock, throws dice or waits: time (milliseconds of any clock that never runs
backwards) and chance come in with each `Moment`. What may happen on which screen stands in
`kiosk.moves.table` and how long a screen stays in `limit_of`. Whatever is not in the table is not
taken and changes nothing.

Every drawn screen has an id, 128 bits of chance, that each tap on it must carry. The id of the
screen whose key sends a command is also the id of that command.

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
- Without a server the walk is the same, but for an appointment: its concern is asked for, because
  nobody can be asked what the code stands for.
- Whatever can be tapped can be chosen by four keys and without sight; *choose* becomes the tap on
  what was read last, so all of the above holds for it too. Who listens is not away.
- Whoever holds a number's own code may see it, change its concern and give it back; whoever only
  knows the number may not.
"""

from dataclasses import replace
from typing import Final

from kiosk.effects import Forget, Show, Step
from kiosk.moves import MOVES
from kiosk.moves.drawing import drawn, left_behind, with_aids_of
from kiosk.moves.drawing import start as start  # noqa: PLC0414 -- where every visit begins
from kiosk.paging import pages_of
from kiosk.speech import items
from kiosk.visit import NEWS, Happening, Limit, Moment, Offer, Screen, State, What

SLOW_MS: Final = 400  # before this, nobody needs to hear that work goes on
QUIET_MS: Final = 60_000  # without a touch, then the screen asks
ASKING_MS: Final = 20_000  # to answer with one tap
HEARING_MS: Final = 300_000  # nothing is so long to read; a voice that hangs ends a visit then
WORK_MS: Final = 45_000  # no errand takes so long; if one does, the visitor is not left standing


def step(state: State, happening: Happening, moment: Moment) -> Step:
    """Take one happening at its moment. What means nothing here is not taken."""
    passed = pass_time(state, moment)
    now = passed.state
    if happening.id != _expected_id(now, happening.what):
        return replace(passed, taken=False)
    moved = _moved(now, _meant(now, happening), moment) or _moved(now, happening, moment)
    if moved is None:
        return replace(passed, taken=False)
    return Step(moved.state, passed.effects + moved.effects)


def _moved(state: State, happening: Happening, moment: Moment) -> Step | None:
    move = MOVES[state.screen].get(happening.what)
    return move(state, happening, moment) if move else None


def _meant(state: State, happening: Happening) -> Happening:
    """Give the tap that *choose* stands for: what was read last, or the answer to a question.

    Where that is nothing, *choose* stays what it is, and what was read last is read again.
    """
    if happening.what is not What.CHOOSE or not state.speaking or state.asking:
        return happening
    item = items.at_cursor(state)
    return replace(happening, what=item.what, choice=item.choice) if item else happening


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
    limit = _limit_in_silence(state)
    if limit is None or not state.hearing or state.screen is Screen.WORKING:
        return limit
    ask_ms = None if limit.ask_ms is None or state.asking else limit.ask_ms + HEARING_MS
    return Limit(limit.ask_ms if state.asking else ask_ms, limit.end_ms + HEARING_MS)


def _limit_in_silence(state: State) -> Limit | None:
    match state.screen:
        case Screen.WORKING:
            return Limit(None, WORK_MS)
        case Screen.TICKET:
            end_ms = state.offer.ticket_ms if state.offer else Offer((), ()).ticket_ms
            return Limit(max(end_ms - ASKING_MS, 0), max(end_ms, ASKING_MS))
        case Screen.LANGUAGE | Screen.UNAVAILABLE if state.errand is None and not state.speaking:
            touched = state.larger or state.contrast or state.lower or state.page
            return Limit(QUIET_MS, QUIET_MS + ASKING_MS) if touched else None
        case _:
            return Limit(QUIET_MS, QUIET_MS + ASKING_MS)


def hearing(state: State, moment: Moment, *, is_heard: bool) -> State:
    """Give the state once the voice has begun, or has ended: listening is not being away.

    The quiet time counts from the end of what was read; the time to answer counts from the end of
    the question.
    """
    if state.hearing == is_heard:
        return state
    if is_heard or state.screen is Screen.WORKING:
        return replace(state, hearing=is_heard)
    silent = replace(state, hearing=False)
    limit = limit_of(silent)
    asked_ms = limit.ask_ms or 0 if limit and state.asking else 0
    return replace(silent, touched_ms=moment.now_ms - asked_ms)


def with_offer(state: State, offer: Offer, moment: Moment) -> State:
    """Give the state once the office's description has come or changed."""
    resting = state.screen in {Screen.LANGUAGE, Screen.UNAVAILABLE} and state.errand is None
    if resting and (state.screen is Screen.LANGUAGE) != bool(offer.languages):
        fresh = start(offer, moment)
        return with_aids_of(state, fresh)
    known = replace(state, offer=offer)
    cursor = min(state.cursor, len(items.items_of(known)))
    return replace(known, page=min(state.page, pages_of(known) - 1), cursor=cursor)


def _expected_id(state: State, what: What) -> str | None:
    if what not in NEWS:
        return state.id
    return state.errand.id if state.errand else None


def _overdue(state: State, moment: Moment) -> Step:
    if state.screen is Screen.WORKING:
        if state.errand is None or state.ticket is None or state.own:
            return Step(drawn(state, Screen.UNAVAILABLE, moment))
        shown = Show(state.errand.id, state.ticket.id)
        return Step(drawn(state, Screen.NO_PAPER, moment), (shown,))
    fresh = start(state.offer, moment)
    if state.errand and state.ticket and state.screen is Screen.NO_PAPER:
        return Step(fresh, (Forget(state.errand.id, state.ticket.id),))
    return Step(fresh, left_behind(state))
