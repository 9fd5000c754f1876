"""Somebody comes back with a number: its own code is the right to see, change and give it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk import agent
from kiosk.effects import Abandon, Change, Issue, LookUp, PrintPaper, Return
from kiosk.moves.numbers import CHANGEABLE, RETURNABLE
from kiosk.visit import NOT_SURE, Booked, Happening, Kind, Obstacle, Screen, Way, What, Why
from tests.kiosk.visits import (
    HOLDERS_PART,
    OFFER,
    OWN_CODE,
    TICKET,
    booked,
    checking_in,
    errand_of,
    language,
    mine,
    moment,
    news,
    party,
    refused,
    tap,
    way,
)


@pytest.mark.parametrize("before", [Way.WITH, Way.HAVE_NUMBER])
def test_a_ticket_is_looked_up_when_its_own_code_is_scanned(before: Way) -> None:
    """The token in the code is the right to the number, wherever an address stands before it."""
    drawn = way(before)
    for code in (OWN_CODE, f"P7{OWN_CODE}"):
        step = tap(drawn, What.SCANNED, code)
        errand = errand_of(step.state)
        assert step.effects == (LookUp(errand),)
        assert (errand.ticket, errand.phone_token) == (TICKET.id, HOLDERS_PART)


def test_a_number_is_not_found_when_the_server_does_not_know_it() -> None:
    """Yesterday's slip, or a forged one: the sentence says so, and another can be tried."""
    state = news(tap(way(Way.HAVE_NUMBER), What.SCANNED, OWN_CODE).state, What.REFUSED).state
    assert (state.screen, state.ticket, state.errand) == (Screen.MINE, None, None)
    assert not tap(state, What.CHANGE).taken
    assert not tap(state, What.GIVE_BACK).taken
    assert not tap(state, What.PRINT_AGAIN).taken
    assert tap(state, What.BACK).state.screen is Screen.MY_NUMBER


@pytest.mark.parametrize(
    "stage", ["issued", "waiting", "called", "serving", "parked", "missed", "finished", "expired"]
)
def test_a_holder_may_do_what_the_state_allows_when_they_come_back(stage: str) -> None:
    """Only a number that waits changes its concern; one at a counter is not given back."""
    state = mine(replace(TICKET, state=stage))
    assert tap(state, What.CHANGE).taken is (stage in CHANGEABLE)
    assert tap(state, What.GIVE_BACK).taken is (stage in RETURNABLE)


def test_the_concern_changes_when_its_holder_chooses_another() -> None:
    """The same number for another concern: one command with the holder's own token."""
    chosen = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2")
    errand = errand_of(chosen.state)
    assert chosen.effects == (Change(errand),)
    assert (errand.ticket, errand.service) == (TICKET.id, "service-2")
    assert errand.phone_token == HOLDERS_PART
    changed = news(chosen.state, What.CHANGED, ticket=replace(TICKET, service="service-2")).state
    assert (changed.screen, changed.told) == (Screen.MINE, "changed")
    assert changed.ticket == replace(TICKET, service="service-2")
    refused = news(chosen.state, What.REFUSED).state
    assert (refused.screen, refused.told, refused.ticket) == (Screen.MINE, "change-failed", TICKET)


def test_the_number_stays_one_s_own_when_another_concern_is_withheld() -> None:
    """Who hears why a concern is withheld goes back to the concerns, and then to the number."""
    offer = replace(OFFER, withheld={"service-2": Obstacle(Why.USED_UP, "service-2")})
    choosing = replace(tap(mine(), What.CHANGE).state, offer=offer)
    told = tap(choosing, What.CHOOSE_SERVICE, "service-2").state
    assert told.screen is Screen.USED_UP
    again = tap(told, What.BACK).state
    assert (again.screen, again.own) == (Screen.CONCERN, True)
    assert tap(again, What.BACK).state.screen is Screen.MINE
    assert tap(again, What.CHOOSE_SERVICE, "service-3").effects[0].__class__ is Change


OF_AREA = Obstacle(Why.USED_UP)
OF_SERVICE = Obstacle(Why.USED_UP, "service-2")
OF_ALL = Obstacle(Why.STOPPED)


@pytest.mark.parametrize(
    ("held", "why", "asked"),
    [
        ("service-1", OF_AREA, True),  # the same area: its number is counted there
        ("service-3", OF_AREA, False),
        ("service-1", OF_SERVICE, False),
        ("service-1", OF_ALL, False),
        ("service-9", OF_AREA, True),  # the site has it no longer; the server asks as little
        ("", OF_AREA, False),
    ],
)
def test_an_area_s_quota_is_not_asked_when_a_number_stays_in_its_area(
    held: str, why: Obstacle, *, asked: bool
) -> None:
    """The kiosk asks for what the server gives: within its area a number has its place."""
    areas = {"service-1": "K", "service-2": "K", "service-3": "F"}
    offer = replace(OFFER, areas=areas, withheld={"service-2": why})
    changing = tap(mine(replace(TICKET, service=held)), What.CHANGE).state
    step = tap(replace(changing, offer=offer), What.CHOOSE_SERVICE, "service-2")
    assert (step.effects != ()) is asked
    assert step.state.obstacle == (None if asked else why)


@pytest.mark.parametrize("choice", ["service-1", NOT_SURE])
def test_nothing_is_asked_for_when_the_number_is_for_that_already(choice: str) -> None:
    """The server would refuse it; who chooses it has the number back, and reads of no fault."""
    held = OFFER.not_sure if choice == NOT_SURE else choice
    changing = tap(mine(replace(TICKET, service=held)), What.CHANGE).state
    withheld = replace(OFFER, withheld={held: Obstacle(Why.USED_UP, held)})
    for offer in (OFFER, withheld):
        step = tap(replace(changing, offer=offer), What.CHOOSE_SERVICE, choice)
        assert step.effects == ()
        assert (step.state.screen, step.state.told) == (Screen.MINE, "")
        assert tap(step.state, What.PRINT_AGAIN).effects


@pytest.mark.parametrize("why", [Why.CLOSED, Why.STOPPED, Why.USED_UP, Why.TOO_LATE])
def test_a_slip_is_taken_when_there_is_no_number_to_be_had(why: Why) -> None:
    """Who reads that there are no numbers may have one already: the reader takes its code."""
    step = tap(refused(why), What.SCANNED, OWN_CODE)
    assert step.effects == (LookUp(errand_of(step.state)),)
    assert (step.state.view, step.state.obstacle) == (Screen(why.value), Obstacle(why))
    assert news(step.state, What.FOUND).state.screen is Screen.MINE


def test_a_holder_gets_to_the_number_when_the_office_is_closed() -> None:
    """In the lunch break it can be seen, printed and given back; it is not changed."""
    closed = Obstacle(Why.CLOSED)
    told = tap(replace(language(), offer=replace(OFFER, closed=closed)), What.CHOOSE_LANGUAGE, "de")
    asked = tap(told.state, What.HAVE_NUMBER).state
    assert asked.screen is Screen.MY_NUMBER
    state = news(tap(asked, What.SCANNED, OWN_CODE).state, What.FOUND).state
    assert tap(state, What.PRINT_AGAIN).effects
    assert tap(state, What.GIVE_BACK).state.screen is Screen.GIVE_BACK
    changing = tap(state, What.CHANGE).state
    assert (changing.screen, changing.obstacle, changing.own) == (Screen.CLOSED, closed, True)
    again = tap(changing, What.BACK).state
    assert (again.screen, again.ticket) == (Screen.MINE, TICKET)
    assert tap(again, What.PRINT_AGAIN).effects


def test_a_paper_can_be_had_when_another_concern_was_withheld() -> None:
    """Whoever comes back to the number finds no key that does nothing."""
    offer = replace(OFFER, withheld={"service-2": Obstacle(Why.USED_UP, "service-2")})
    choosing = replace(tap(mine(), What.CHANGE).state, offer=offer)
    told = tap(choosing, What.CHOOSE_SERVICE, "service-2").state
    again = tap(tap(told, What.BACK).state, What.BACK).state
    assert tap(again, What.PRINT_AGAIN).effects == (PrintPaper(errand_of(again), TICKET, 1),)


def test_a_number_is_given_back_when_its_holder_is_sure() -> None:
    """It is asked once; "no" changes nothing, "yes" is one command."""
    asked = tap(mine(), What.GIVE_BACK)
    assert asked.effects == ()
    kept = tap(asked.state, What.BACK).state
    assert (kept.screen, kept.ticket) == (Screen.MINE, TICKET)
    given = tap(asked.state, What.GIVE_BACK)
    assert given.effects == (Return(errand_of(given.state)),)
    assert errand_of(given.state).ticket == TICKET.id
    assert errand_of(given.state).phone_token == HOLDERS_PART
    over = news(given.state, What.RETURNED).state
    assert (over.screen, over.ticket, over.errand) == (Screen.GIVEN_BACK, None, None)


def test_one_s_own_ticket_is_printed_again_when_its_holder_asks() -> None:
    """Two papers more and no third; nothing is told to the server about them."""
    state = mine()
    for copy in (1, 2):
        step = tap(state, What.PRINT_AGAIN)
        assert step.effects == (PrintPaper(errand_of(step.state), TICKET, copy),)
        came = news(step.state, What.PRINTED, copy=copy)
        assert came.effects == ()
        state = came.state
    assert state.screen is Screen.MINE
    assert not tap(state, What.PRINT_AGAIN).taken


def test_nothing_is_abandoned_when_a_look_up_goes_unanswered() -> None:
    """No number can come of a look-up; the same one is asked again."""
    asked = tap(way(Way.HAVE_NUMBER), What.SCANNED, OWN_CODE).state
    away = news(asked, What.AWAY).state
    assert away.screen is Screen.UNAVAILABLE
    assert tap(away, What.RETRY).effects == (LookUp(errand_of(asked)),)
    assert tap(away, What.START_OVER).effects == ()


@pytest.mark.parametrize("kind", ["issue", "check-in"])
def test_a_number_is_abandoned_when_nobody_waited_for_it(kind: str) -> None:
    """A number that may have come of any command is not left to be called."""
    working = checking_in() if kind == "check-in" else tap(party(), What.TAKE_NUMBER).state
    away = news(working, What.AWAY).state
    assert tap(away, What.START_OVER).effects == (Abandon(errand_of(working)),)


def test_an_appointment_gives_a_new_number_when_somebody_came_back_with_another() -> None:
    """A code scanned at one's own number begins a new wish: the old number is forgotten."""
    step = tap(mine(), What.SCANNED, "AB12-CD34")
    assert errand_of(step.state).kind is Kind.CHECK_IN
    assert (step.state.own, step.state.ticket) == (False, None)
    assert news(step.state, What.ISSUED).effects[0].__class__ is PrintPaper


def test_the_old_number_is_forgotten_when_its_holder_begins_anew() -> None:
    """From the first question on, a concern asks for a new number and changes none."""
    first = tap(tap(mine(), What.BACK).state, What.BACK).state
    assert (first.screen, first.own, first.ticket) == (Screen.START, False, None)
    asking = tap(first, What.CHOOSE_WAY, Way.WITHOUT).state
    assert tap(asking, What.CHOOSE_SERVICE, NOT_SURE).effects[0].__class__ is Issue


@pytest.mark.parametrize("came", [What.REFUSED, What.FOUND])
def test_a_new_number_is_asked_for_when_a_holder_goes_on_without_the_slip(came: What) -> None:
    """Who has left one's own number behind, found or not, meets no key that does nothing."""
    scanned = tap(way(Way.HAVE_NUMBER), What.SCANNED, OWN_CODE).state
    found = news(scanned, came).state
    back = tap(found, What.BACK).state
    assert (back.screen, back.own, back.ticket, back.token) == (Screen.MY_NUMBER, False, None, "")
    asking = tap(tap(back, What.ASK_DESK).state, What.GO_WITHOUT).state
    assert tap(asking, What.CHOOSE_SERVICE, NOT_SURE).effects[0].__class__ is Issue


def test_a_new_number_is_asked_for_when_a_holder_turns_to_an_appointment() -> None:
    """From the question for a code on, a concern asks for a new number and changes none."""
    offer = replace(OFFER, withheld={"service-2": Obstacle(Why.USED_UP, "service-2")})
    choosing = replace(tap(mine(), What.CHANGE).state, offer=offer)
    told = tap(choosing, What.CHOOSE_SERVICE, "service-2").state
    asked = tap(told, What.WITH_APPOINTMENT).state
    assert (asked.screen, asked.own, asked.token) == (Screen.CODE, False, "")
    asking = tap(tap(asked, What.ASK_DESK).state, What.GO_WITHOUT).state
    assert tap(asking, What.CHOOSE_SERVICE, NOT_SURE).effects[0].__class__ is Issue


def test_a_copy_can_be_asked_for_when_another_was_left_at_the_printer() -> None:
    """A paper that is still coming when its screen is left holds up no other."""
    printing = tap(mine(), What.PRINT_AGAIN).state
    kept = tap(tap(printing, What.CHANGE).state, What.BACK).state
    assert (kept.screen, kept.printing) == (Screen.MINE, False)
    again = tap(kept, What.PRINT_AGAIN)
    assert again.effects == (PrintPaper(errand_of(kept), TICKET, 2),)
    assert news(again.state, What.PRINTED, copy=1).state.printing
    assert not news(again.state, What.PRINTED, copy=2).state.printing


def test_an_appointment_s_number_keeps_its_concern_when_its_holder_comes_back() -> None:
    """The server never changes what an appointment was made for: no key leads to its refusal."""
    state = mine(replace(TICKET, slot_ms=TICKET.counted_ms))
    assert not tap(state, What.CHANGE).taken
    assert tap(state, What.GIVE_BACK).taken


def test_the_state_is_told_anew_when_a_holder_is_refused() -> None:
    """Who was called meanwhile sees where to, and no key that is refused again."""
    called = replace(TICKET, state="called", counter="7")
    for wish in (What.CHANGE, What.GIVE_BACK):
        asked = tap(mine(), wish).state
        choice = "service-2" if wish is What.CHANGE else ""
        working = tap(asked, What.CHOOSE_SERVICE if choice else wish, choice).state
        said = Happening(What.REFUSED, errand_of(working).id, ticket=called)
        told = agent.step(working, said, moment()).state
        assert (told.screen, told.told, told.ticket) == (Screen.MINE, "change-failed", called)


def test_a_copy_waits_for_the_one_before_when_its_key_is_tapped_again() -> None:
    """One paper at a time; what was said of an earlier wish is said no longer."""
    changing = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2").state
    changed = news(changing, What.CHANGED).state
    printing = tap(changed, What.PRINT_AGAIN).state
    assert (changed.told, printing.told, printing.printing) == ("changed", "", True)
    assert not tap(printing, What.PRINT_AGAIN).taken
    failed = news(printing, What.NOT_PRINTED, copy=1).state
    assert failed.copy_failed
    assert not tap(failed, What.PRINT_AGAIN).state.copy_failed


def test_work_goes_on_when_a_look_up_is_tried_again() -> None:
    """The second try is work as the first was, and its answer is heard."""
    asked = tap(way(Way.HAVE_NUMBER), What.SCANNED, OWN_CODE).state
    again = tap(news(asked, What.AWAY).state, What.RETRY).state
    assert (again.screen, again.view) == (Screen.WORKING, Screen.UNAVAILABLE)
    assert news(again, What.FOUND).state.screen is Screen.MINE


@pytest.mark.parametrize(
    ("services", "not_sure", "taken"),
    [(("service-1",), "", True), ((), "advice", True), ((), "", False)],
)
def test_another_concern_is_asked_for_only_when_there_is_one(
    services: tuple[str, ...],
    not_sure: str,
    *,
    taken: bool,
) -> None:
    """No key leads to a question without an answer."""
    offer = replace(OFFER, services=services, not_sure=not_sure)
    assert tap(replace(mine(), offer=offer), What.CHANGE).taken is taken


def test_what_became_of_a_wish_is_not_said_again_when_the_next_one_begins() -> None:
    """Who changes one's mind after a change does not read of the change that was."""
    choosing = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2").state
    changed = news(choosing, What.CHANGED).state
    assert tap(tap(changed, What.CHANGE).state, What.BACK).state.told == ""


def test_work_goes_on_when_an_answer_comes_to_who_has_given_up() -> None:
    """The number of a try that was given up is printed like any other."""
    away = news(checking_in(), What.AWAY).state
    came = news(away, What.ISSUED)
    assert came.state.screen is Screen.WORKING
    assert came.effects == (PrintPaper(errand_of(away), TICKET),)


def test_the_reason_is_said_when_the_server_has_no_number_for_the_new_concern() -> None:
    """Used up meanwhile: the own number stays, and another concern can be chosen."""
    choosing = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2").state
    why = Obstacle(Why.USED_UP, "service-2")
    said = Happening(What.REFUSED, errand_of(choosing).id, obstacle=why)
    told = agent.step(choosing, said, moment()).state
    assert (told.screen, told.obstacle, told.ticket) == (Screen.USED_UP, why, TICKET)
    assert tap(told, What.BACK).state.screen is Screen.CONCERN


def test_the_ticket_s_language_is_the_visitor_s_when_it_was_spoken_once() -> None:
    """Whoever read on in the language of the paper goes on in it."""
    asked = tap(language(), What.SCANNED, OWN_CODE).state
    found = news(asked, What.FOUND, ticket=replace(TICKET, language="ar")).state
    assert found.language == "ar"
    assert errand_of(tap(found, What.SCANNED, "AB12-CD34").state).language == "ar"
    unknown = news(asked, What.FOUND, ticket=replace(TICKET, language="xx")).state
    assert unknown.language == "de"


def test_the_same_change_is_tried_again_when_no_answer_came() -> None:
    """Also somebody with a number hears that no answer came, and is not left standing."""
    choosing = tap(tap(mine(), What.CHANGE).state, What.CHOOSE_SERVICE, "service-2").state
    away = news(choosing, What.AWAY).state
    assert away.screen is Screen.UNAVAILABLE
    assert tap(away, What.RETRY).effects == (Change(errand_of(choosing)),)
    assert tap(away, What.START_OVER).effects == ()


@pytest.mark.parametrize("code", [OWN_CODE, "AB12-CD34"])
def test_nobody_reads_of_a_number_not_found_when_another_code_is_still_asked_for(
    code: str,
) -> None:
    """The old number is off the screen at once, and what is drawn claims nothing of the new one."""
    asked = tap(mine(), What.SCANNED, code).state
    assert (asked.screen, asked.view, asked.ticket) == (Screen.WORKING, Screen.MY_NUMBER, None)
    given = tap(tap(mine(), What.GIVE_BACK).state, What.GIVE_BACK).state
    assert given.view is Screen.GIVE_BACK


def test_the_screen_is_not_empty_when_an_appointment_is_tried_again() -> None:
    """A refusal that is gone from the screen does not come back without its reason."""
    told = booked(Booked.NOT_FOUND)
    away = news(tap(told, What.SCANNED, "AB12-CD34").state, What.AWAY).state
    assert tap(away, What.RETRY).state.view is Screen.UNAVAILABLE
