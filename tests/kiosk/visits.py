"""Visits at a kiosk that have come to each of its screens, and what may happen to them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from kiosk import agent
from kiosk.visit import (
    Booked,
    Booking,
    Happening,
    Moment,
    Obstacle,
    Offer,
    Screen,
    State,
    Ticket,
    Way,
    What,
    Why,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.effects import Step
    from kiosk.visit import Errand

OFFER = Offer(
    ("de", "en", "ar"),
    tuple(f"service-{n}" for n in range(12)),
    "advice",
    bring=frozenset({"service-1", "service-2"}),
    asks={"service-2": frozenset({"persons"}), "service-4": frozenset({"persons", "cases"})},
    offices=("city", "registry"),
    nearest="city",
    voices=frozenset({"de", "en", "ar"}),
)
TICKET = Ticket("0000000042", "K214", "K", ahead=6, counted_ms=1_795_431_600_000)
NOW = 1_000_000
HOLDERS_PART = "ABCDEFGHIJKLMNOPQRSTUVWX23"
OWN_CODE = f"{TICKET.id}-{HOLDERS_PART}"
_numbers = count(1)


def moment(now_ms: int = NOW) -> Moment:
    """A moment with chance of its own."""
    return Moment(now_ms, f"secret-{next(_numbers):015}")


def tap(state: State, what: What, choice: str = "", now_ms: int = NOW) -> Step:
    """The step that a tap on the drawn screen makes."""
    return agent.step(state, Happening(what, state.id, choice), moment(now_ms))


def news(state: State, what: What, *, copy: int = 0, ticket: Ticket = TICKET) -> Step:
    """The step that news of the errand in flight makes."""
    errand = state.errand.id if state.errand else "no-errand"
    told = ticket if what in {What.ISSUED, What.FOUND, What.CHANGED} else None
    return agent.step(state, Happening(what, errand, ticket=told, copy=copy), moment())


def errand_of(state: State) -> Errand:
    """The errand in flight."""
    assert state.errand is not None
    return state.errand


def language() -> State:
    """A visit that has come to *language*."""
    return agent.start(OFFER, moment())


def start() -> State:
    """A visit that has come to *start*."""
    return tap(language(), What.CHOOSE_LANGUAGE, "ar").state


def way(which: Way) -> State:
    """A visit that has gone this way from *start*."""
    return tap(start(), What.CHOOSE_WAY, which).state


def concern() -> State:
    """A visit that has come to *concern*."""
    return way(Way.WITHOUT)


def party(service: str = "service-3") -> State:
    """A visit that has come to *party*: this service has no list."""
    return tap(concern(), What.CHOOSE_SERVICE, service).state


def bring(service: str = "service-1") -> State:
    """A visit that has come to *bring*: this service has a list."""
    return tap(concern(), What.CHOOSE_SERVICE, service).state


def listed() -> State:
    """A visit that has come to *list*."""
    return tap(bring(), What.MISSING).state


def working() -> State:
    """A visit that has come to *working*."""
    return tap(party(), What.TAKE_NUMBER).state


def checking_in(code: str = "AB12-CD34") -> State:
    """A visit whose appointment is being asked for."""
    return tap(way(Way.WITH), What.SCANNED, code).state


def booked(why: Booked) -> State:
    """A visit whose appointment gives no number now."""
    state = checking_in()
    assert state.errand is not None
    said = Happening(What.REFUSED, state.errand.id, booking=Booking(why))
    return agent.step(state, said, moment()).state


def mine(ticket: Ticket = TICKET) -> State:
    """A visit of somebody who has come back with a number."""
    scanned = tap(way(Way.HAVE_NUMBER), What.SCANNED, OWN_CODE).state
    return news(scanned, What.FOUND, ticket=ticket).state


def given_back() -> State:
    """A visit whose number was given back."""
    sure = tap(mine(), What.GIVE_BACK).state
    return news(tap(sure, What.GIVE_BACK).state, What.RETURNED).state


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
    Screen.START: start,
    Screen.CODE: lambda: way(Way.WITH),
    Screen.APPOINTMENT: lambda: booked(Booked.TOO_EARLY),
    Screen.MY_NUMBER: lambda: way(Way.HAVE_NUMBER),
    Screen.MINE: mine,
    Screen.GIVE_BACK: lambda: tap(mine(), What.GIVE_BACK).state,
    Screen.GIVEN_BACK: given_back,
    Screen.ELSEWHERE: lambda: tap(way(Way.ELSEWHERE), What.CHOOSE_OFFICE, "+").state,
    Screen.ADDRESS: lambda: way(Way.ELSEWHERE),
    Screen.ASK_DESK: lambda: tap(way(Way.WITH), What.ASK_DESK).state,
    Screen.CONCERN: concern,
    Screen.BRING: bring,
    Screen.LIST: listed,
    Screen.PARTY: lambda: party("service-4"),
    Screen.WORKING: working,
    Screen.TICKET: ticket,
    Screen.NO_PAPER: no_paper,
    Screen.UNAVAILABLE: unavailable,
    Screen.NO_SERVICE: no_service,
    Screen.CLOSED: lambda: refused(Why.CLOSED),
    Screen.STOPPED: lambda: refused(Why.STOPPED),
    Screen.USED_UP: lambda: refused(Why.USED_UP),
    Screen.TOO_LATE: lambda: refused(Why.TOO_LATE),
    Screen.OUT_OF_SERVICE: lambda: refused(Why.OUT_OF_SERVICE),
}
