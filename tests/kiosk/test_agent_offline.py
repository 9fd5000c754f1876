"""The walk of somebody with an appointment that no server can look up, and a number without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from kiosk import agent, paging, screens
from kiosk.effects import Cancel, Deliver, Forget, Issue
from kiosk.visit import NOT_SURE, Happening, Kind, Moment, Obstacle, Screen, Way, What, Why
from tests.kiosk.page_states.wishes import OFFICE, TEXTS
from tests.kiosk.visits import (
    NOW,
    OFFER,
    TICKET,
    checking_in,
    concern,
    errand_of,
    mine,
    moment,
    news,
    party,
    printing,
    tap,
    way,
)

if TYPE_CHECKING:
    from kiosk.visit import State

CODE: Final = "AB12-CD34"
OWN: Final = replace(TICKET, id="9271100801", number="K801", offline=True)


def not_asked(state: State | None = None) -> State:
    """A visit whose appointment nobody could be asked about."""
    asked = state or checking_in(CODE)
    offer = replace(OFFER, by_itself=("service-20", "service-1"))
    known = replace(asked, offer=offer)
    said = Happening(What.NOT_ASKED, errand_of(known).id, CODE)
    return agent.step(known, said, moment()).state


def test_the_concern_is_asked_for_when_no_server_can_look_an_appointment_up() -> None:
    """Every service for which this kiosk has numbers can be named, and nothing is withheld."""
    state = not_asked()
    assert (state.screen, state.errand) == (Screen.CONCERN, None)
    assert paging.keys_of(state) == ("service-20", "service-1")
    assert CODE not in repr(state)


def test_the_code_is_said_to_be_kept_when_the_concern_is_asked_for() -> None:
    """Whoever gave a code sees that it counts, one step further on; nobody else is told of one."""
    kept = screens.tell(not_asked(), OFFICE, TEXTS)
    assert (kept["codeKept"], kept["step"]) == (True, screens.tell(party(), OFFICE, TEXTS)["step"])
    assert CODE not in repr(kept)
    named = tap(not_asked(), What.CHOOSE_SERVICE, "service-1").state
    assert screens.tell(named, OFFICE, TEXTS)["codeKept"] is True
    walk_in = screens.tell(concern(), OFFICE, TEXTS)
    asked = screens.tell(way(Way.WITH), OFFICE, TEXTS)
    assert (walk_in["codeKept"], asked["codeKept"]) == (False, False)


@pytest.mark.parametrize("choice", ["service-20", "service-1", NOT_SURE])
def test_the_number_comes_at_once_when_an_appointment_s_concern_is_named(choice: str) -> None:
    """Neither list nor party is asked: the appointment knows them. The code goes with the wish."""
    state = not_asked()
    used_up = Obstacle(Why.USED_UP, choice)
    offer = replace(OFFER, by_itself=("service-20", "service-1"), withheld={choice: used_up})
    step = tap(replace(state, offer=offer), What.CHOOSE_SERVICE, choice)
    errand = errand_of(step.state)
    assert step.effects == (Issue(errand),)
    assert (errand.kind, errand.code) == (Kind.CHECK_IN, CODE)
    assert errand.service == ("advice" if choice == NOT_SURE else choice)


def test_no_other_service_can_be_named_when_this_kiosk_has_no_numbers_for_it() -> None:
    """A tap on what is not on the screen means nothing."""
    assert not tap(not_asked(), What.CHOOSE_SERVICE, "service-2").taken


def test_the_code_is_forgotten_when_its_visitor_goes_back() -> None:
    """Who begins anew without an appointment has none."""
    back = tap(not_asked(), What.BACK).state
    assert (back.screen, back.code) == (Screen.START, "")
    fresh = tap(back, What.CHOOSE_WAY, Way.WITHOUT).state
    assert paging.keys_of(fresh) == OFFER.services


def test_the_next_visitor_has_no_code_when_the_last_one_has_left() -> None:
    """After the quiet time nothing of the appointment is left."""
    state = not_asked()
    later = agent.pass_time(state, Moment(NOW + 10_000_000, "later")).state
    assert (later.screen, later.code) == (Screen.LANGUAGE, "")


def test_nothing_is_said_of_the_wait_when_no_server_knows_the_number() -> None:
    """The screen says no people, no counted time and no promise, but that the number is good."""
    state = replace(printing(), ticket=OWN, screen=Screen.TICKET)
    told = screens.tell(replace(state, ticket=replace(OWN, ahead=None)), OFFICE, TEXTS)
    ticket = told["ticket"]
    assert isinstance(ticket, dict)
    assert (ticket["people"], ticket["counted"], ticket["wait"]) == (None, None, None)
    assert ticket["offline"] is True


def test_the_screen_says_what_cannot_be_had_when_nobody_answers() -> None:
    """A number, or a look at one's own: two different sentences."""
    away = news(checking_in(CODE), What.AWAY).state
    own = replace(mine(), screen=Screen.UNAVAILABLE)
    says = []
    for state in (away, own):
        told = screens.tell(replace(state, language="en"), OFFICE, TEXTS)["away"]
        assert isinstance(told, dict)
        says.append(told["own"])
    assert says == [
        "There are no numbers here right now.",
        "We cannot look it up right now. Your number still counts.",
    ]


@pytest.mark.parametrize(
    ("what", "effect"), [(What.HAVE_IT, Deliver), (What.GIVE_BACK, Cancel), (None, Forget)]
)
def test_the_word_names_the_ticket_when_the_visitor_leaves_a_number_without_paper(
    what: What | None, effect: type[Deliver | Cancel | Forget]
) -> None:
    """Whose number it is, the server's or this kiosk's, is read from its id."""
    shown = news(replace(printing(), ticket=OWN), What.NOT_PRINTED).state
    if what is None:
        step = agent.pass_time(shown, Moment(NOW + 10_000_000, "later"))
    else:
        step = tap(shown, what)
    (said,) = step.effects
    assert isinstance(said, effect)
    assert said.ticket == OWN.id
