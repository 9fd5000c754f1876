"""Somebody stays at the own number: it is looked up anew, and shown as it stands now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk import agent
from kiosk.effects import LookUp
from kiosk.visit import Happening, Kind, Screen, What
from tests.kiosk.visits import HOLDERS_PART, NOW, TICKET, errand_of, mine, moment, news, tap

if TYPE_CHECKING:
    from kiosk.effects import Step
    from kiosk.visit import State

ASKED_AT = NOW + agent.QUIET_MS


def stays(state: State) -> Step:
    """Somebody says that they are still there, when they are asked."""
    return tap(state, What.STAY, now_ms=ASKED_AT)


def test_the_number_is_looked_up_anew_when_its_holder_stays() -> None:
    """Whoever stays for an hour reads how it stands now, and can press meanwhile."""
    changing = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2").state
    step = stays(news(changing, What.CHANGED).state)
    errand = errand_of(step.state)
    assert step.effects == (LookUp(errand),)
    assert (errand.kind, errand.ticket) == (Kind.LOOK_UP, TICKET.id)
    assert errand.phone_token == HOLDERS_PART
    assert tap(step.state, What.GIVE_BACK, now_ms=ASKED_AT).state.screen is Screen.GIVE_BACK
    assert tap(mine(), What.STAY).effects == ()


def test_the_new_state_is_shown_when_it_has_moved_on_meanwhile() -> None:
    """A tap on the picture before means nothing any more; the same state changes nothing."""
    staying = stays(mine()).state
    called = replace(TICKET, state="called", counter="7")
    said = Happening(What.FOUND, errand_of(staying).id, ticket=called)
    shown = agent.step(staying, said, moment(ASKED_AT)).state
    assert (shown.screen, shown.ticket) == (Screen.MINE, called)
    assert shown.id != staying.id
    same = Happening(What.FOUND, errand_of(staying).id, ticket=TICKET)
    assert agent.step(staying, same, moment(ASKED_AT)).state == staying


def test_it_is_said_when_a_holder_who_stays_cannot_be_told_anew() -> None:
    """No server, or a day that is over: nothing old is shown as if it were so now."""
    staying = stays(mine()).state
    for what, screen in ((What.AWAY, Screen.UNAVAILABLE), (What.REFUSED, Screen.MINE)):
        said = Happening(what, errand_of(staying).id)
        told = agent.step(staying, said, moment(ASKED_AT)).state
        assert told.screen is screen
        assert (told.ticket is None) is (what is What.REFUSED)


def test_who_listens_is_told_anew_when_a_key_answers_the_question() -> None:
    """By four keys as by touch."""
    listening = replace(mine(), speaking=True)
    assert tap(listening, What.REPEAT, now_ms=ASKED_AT).effects
    assert tap(listening, What.NEXT, now_ms=ASKED_AT).effects
    assert not tap(listening, What.REPEAT).effects
