"""Visits at a kiosk that have come to each of its screens, and what may happen to them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from kiosk import agent
from kiosk.visit import Happening, Moment, Obstacle, Offer, Screen, State, Step, Ticket, What, Why

if TYPE_CHECKING:
    from collections.abc import Callable

OFFER = Offer(("de", "en", "ar"), tuple(f"service-{n}" for n in range(12)), "advice")
TICKET = Ticket("0000000042", "K214", "K", ahead=6, counted_ms=1_795_431_600_000)
NOW = 1_000_000
_numbers = count(1)


def moment(now_ms: int = NOW) -> Moment:
    """A moment with chance of its own."""
    return Moment(now_ms, f"secret-{next(_numbers):015}")


def tap(state: State, what: What, choice: str = "", now_ms: int = NOW) -> Step:
    """The step that a tap on the drawn screen makes."""
    return agent.step(state, Happening(what, state.id, choice), moment(now_ms))


def news(state: State, what: What, *, copy: int = 0) -> Step:
    """The step that news of the errand in flight makes."""
    errand = state.errand.id if state.errand else "no-errand"
    ticket = TICKET if what is What.ISSUED else None
    return agent.step(state, Happening(what, errand, ticket=ticket, copy=copy), moment())


def language() -> State:
    """A visit that has come to *language*."""
    return agent.start(OFFER, moment())


def concern() -> State:
    """A visit that has come to *concern*."""
    return tap(language(), What.CHOOSE_LANGUAGE, "ar").state


def working() -> State:
    """A visit that has come to *working*."""
    return tap(concern(), What.CHOOSE_SERVICE, "service-3").state


def printing() -> State:
    """A visit that has come to *printing*."""
    return news(working(), What.ISSUED).state


def ticket() -> State:
    """A visit that has come to *ticket*."""
    return news(printing(), What.PRINTED).state


def no_paper() -> State:
    """A visit that has come to *no paper*."""
    return news(printing(), What.NOT_PRINTED).state


def unavailable() -> State:
    """A visit that has come to *unavailable*."""
    return news(working(), What.AWAY).state


def no_service() -> State:
    """A visit that has come to *no service*."""
    return news(working(), What.REFUSED).state


def refused(why: Why) -> State:
    """A visit that the server has refused a number, and said why."""
    state = working()
    assert state.errand is not None
    said = Happening(What.REFUSED, state.errand.id, obstacle=Obstacle(why))
    return agent.step(state, said, moment()).state


SCREENS: dict[Screen, Callable[[], State]] = {
    Screen.LANGUAGE: language,
    Screen.CONCERN: concern,
    Screen.WORKING: working,
    Screen.TICKET: ticket,
    Screen.NO_PAPER: no_paper,
    Screen.UNAVAILABLE: unavailable,
    Screen.NO_SERVICE: no_service,
    Screen.CLOSED: lambda: refused(Why.CLOSED),
    Screen.STOPPED: lambda: refused(Why.STOPPED),
    Screen.USED_UP: lambda: refused(Why.USED_UP),
    Screen.TOO_LATE: lambda: refused(Why.TOO_LATE),
}
