"""The ways to a number, and back with one: appointments, other offices, lists, one's own number."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk import agent, paging
from kiosk.effects import Issue, PrintSheet
from kiosk.moves.concerns import MOST_PERSONS
from kiosk.visit import (
    HELP,
    NONE_OF_THESE,
    NOT_SURE,
    OTHER_OFFICES,
    Booked,
    Booking,
    Happening,
    Kind,
    Obstacle,
    Screen,
    Way,
    What,
    Why,
)
from tests.kiosk.visits import (
    HOLDERS_PART,
    OFFER,
    TICKET,
    booked,
    bring,
    checking_in,
    concern,
    errand_of,
    language,
    listed,
    mine,
    moment,
    news,
    party,
    start,
    tap,
    way,
)

if TYPE_CHECKING:
    from kiosk.visit import State

LEADING_ON = (
    *(What.CHOOSE_LANGUAGE, What.CHOOSE_WAY, What.CHOOSE_SERVICE, What.ENTER_CODE),
    *(What.HAVE_ALL, What.TAKE_NUMBER),
)


def typed(code: str) -> State:
    """A visit in which this code was typed, sign by sign."""
    state = way(Way.WITH)
    for sign in code:
        state = tap(state, What.TYPE, sign).state
    return state


def screens_to_a_number() -> dict[str, int]:
    """How many screens each service takes, by the longest way on: found by walking them all."""
    found: dict[str, int] = {}
    visits = deque([(language(), 1)])
    while visits:
        state, screens = visits.popleft()
        for what in LEADING_ON:
            for choice in ("de", Way.WITHOUT, *OFFER.services, NOT_SURE, ""):
                step = tap(state, what, choice)
                if not step.taken:
                    continue
                if step.state.screen is Screen.WORKING:
                    service = errand_of(step.state).service
                    found[service] = max(found.get(service, 0), screens)
                else:
                    visits.append((step.state, screens + 1))
    return found


def test_a_number_is_five_screens_away_at_most_when_any_concern_is_chosen() -> None:
    """No concern takes more than five screens; without questions of its own it takes four."""
    found = screens_to_a_number()
    assert set(found) == {*OFFER.services, "advice"}
    assert max(found.values()) == 5
    assert found["service-2"] == 5
    assert {found[key] for key in OFFER.services if key != "service-2"} == {4}
    assert found["advice"] == 3


def test_a_number_is_three_screens_away_when_there_is_an_appointment() -> None:
    """Language, the first question, the code: then the number comes."""
    screens = [language()]
    screens.append(tap(screens[-1], What.CHOOSE_LANGUAGE, "de").state)
    screens.append(tap(screens[-1], What.CHOOSE_WAY, Way.WITH).state)
    assert len(screens) == 3
    assert tap(screens[-1], What.SCANNED, "AB12-CD34").state.screen is Screen.WORKING


@pytest.mark.parametrize("screen", [Screen.START, Screen.CODE, Screen.LANGUAGE])
def test_an_appointment_is_checked_in_when_its_code_is_scanned(screen: Screen) -> None:
    """A scan needs no question before it; without a language the appointment's own counts."""
    before = {Screen.START: start(), Screen.CODE: way(Way.WITH), Screen.LANGUAGE: language()}[
        screen
    ]
    step = tap(before, What.SCANNED, "AB12-CD34")
    errand = errand_of(step.state)
    assert step.effects == (Issue(errand),)
    assert (errand.kind, errand.code, errand.id) == (Kind.CHECK_IN, "AB12-CD34", before.id)
    assert errand.language == ("" if screen is Screen.LANGUAGE else "ar")


def test_the_ticket_s_language_is_spoken_when_none_was_chosen() -> None:
    """Who only scans is answered in the language of the appointment, if the kiosk has it."""
    scanned = tap(language(), What.SCANNED, "AB12-CD34").state
    english = news(scanned, What.ISSUED, ticket=replace(TICKET, language="en")).state
    assert english.language == "en"
    unknown = news(scanned, What.ISSUED, ticket=replace(TICKET, language="xx")).state
    assert unknown.language == "de"
    chosen = news(checking_in(), What.ISSUED, ticket=replace(TICKET, language="en")).state
    assert chosen.language == "ar"


@pytest.mark.parametrize("why", Booked)
def test_an_appointment_has_ways_on_when_it_gives_no_number(why: Booked) -> None:
    """Each reason has its screen: another code, without an appointment, or from the start."""
    state = booked(why)
    assert (state.screen, state.booking) == (Screen.APPOINTMENT, Booking(why))
    assert state.errand is None
    again = tap(state, What.BACK).state
    assert (again.screen, again.typed) == (Screen.CODE, "")
    assert tap(state, What.GO_WITHOUT).state.screen is Screen.CONCERN


@pytest.mark.parametrize("code", ["-A12", "A12-", "A--12", "A" * 33])
def test_a_code_is_not_found_when_it_can_be_none(code: str) -> None:
    """What cannot be a code is said at once, without asking the server."""
    step = tap(way(Way.WITH), What.SCANNED, code)
    assert (step.state.screen, step.effects) == (Screen.APPOINTMENT, ())
    assert step.state.booking == Booking(Booked.NOT_FOUND)


def test_nothing_happens_when_a_scan_is_only_a_few_signs() -> None:
    """Three signs are no code of anybody."""
    assert not tap(way(Way.WITH), What.SCANNED, "A12").taken
    assert tap(way(Way.WITH), What.SCANNED, "A123").taken


@pytest.mark.parametrize("digits", ["1234", "١٢٣٤", "۱۲۳۴"])
def test_a_digit_is_the_same_digit_when_it_is_typed_in_any_script(digits: str) -> None:
    """Arabic-Indic and Extended Arabic-Indic digits are taken for the ASCII ones."""
    state = typed(digits)
    assert state.typed == "1234"
    assert errand_of(tap(state, What.ENTER_CODE).state).code == "1234"
    assert errand_of(tap(way(Way.WITH), What.SCANNED, digits).state).code == "1234"


@pytest.mark.parametrize("sign", ["a", "ä", " ", "!", "12", "", "७"])
def test_a_sign_is_not_taken_when_no_code_has_it(sign: str) -> None:
    """Only A to Z, digits and the hyphen are signs of a code, one at a time."""
    assert not tap(way(Way.WITH), What.TYPE, sign).taken


def test_a_code_ends_when_it_is_as_long_as_any() -> None:
    """The 32nd sign is taken, the next one not; deleting makes room again; four are enough."""
    full = typed("7" * 32)
    assert not tap(full, What.TYPE, "7").taken
    assert tap(tap(full, What.DELETE).state, What.TYPE, "8").state.typed == "7" * 31 + "8"
    assert not tap(typed("123"), What.ENTER_CODE).taken
    assert tap(typed("1234"), What.ENTER_CODE).taken
    assert tap(typed(""), What.DELETE).state.typed == ""


def test_the_code_is_in_no_log_when_the_state_is_written() -> None:
    """A code and a token open something: no text of the machine holds them."""
    for state in (checking_in("GEHEIM-77"), typed("GEHEIM77"), mine()):
        assert "GEHEIM" not in repr(state)
        assert HOLDERS_PART not in repr(state)


def test_who_has_no_code_finds_a_person_when_they_say_so() -> None:
    """The desk finds an appointment by its name; the visitor can go back, or on without one."""
    for before in (way(Way.WITH), way(Way.HAVE_NUMBER)):
        asked = tap(before, What.ASK_DESK).state
        assert asked.screen is Screen.ASK_DESK
        assert tap(asked, What.BACK).state.screen is before.screen
        assert tap(asked, What.GO_WITHOUT).state.screen is Screen.CONCERN


def test_an_address_is_shown_and_printed_when_another_office_helps() -> None:
    """The nearest office first, all others behind it; one paper, and no number is used up."""
    shown = way(Way.ELSEWHERE)
    assert (shown.screen, shown.office) == (Screen.ADDRESS, "city")
    printing = tap(shown, What.PRINT_ADDRESS)
    errand = errand_of(printing.state)
    assert printing.effects == (PrintSheet(errand, 1),)
    assert (errand.kind, errand.service) == (Kind.ADDRESS, "city")
    assert not tap(printing.state, What.PRINT_ADDRESS).taken
    others = tap(shown, What.CHOOSE_OFFICE, OTHER_OFFICES).state
    assert paging.keys_of(others) == ("city", "registry", NONE_OF_THESE)
    second = tap(others, What.CHOOSE_OFFICE, "registry").state
    assert (second.office, second.copies) == ("registry", 0)
    assert tap(second, What.BACK).state.screen is Screen.ELSEWHERE
    assert tap(others, What.CHOOSE_OFFICE, NONE_OF_THESE).state.screen is Screen.START
    assert not tap(others, What.CHOOSE_OFFICE, "unheard-of").taken


def test_all_offices_are_asked_about_when_none_is_nearest() -> None:
    """A site that names no office on the first question shows what each of them does."""
    first = replace(start(), offer=replace(OFFER, nearest=""))
    assert tap(first, What.CHOOSE_WAY, Way.ELSEWHERE).state.screen is Screen.ELSEWHERE


def test_a_list_is_printed_without_a_number_when_something_is_missing() -> None:
    """No command is sent; whoever wants a number all the same gets one."""
    missing = tap(bring(), What.MISSING)
    errand = errand_of(missing.state)
    assert missing.effects == (PrintSheet(errand),)
    assert (errand.kind, errand.service) == (Kind.LIST, "service-1")
    failed = news(missing.state, What.NOT_PRINTED).state
    assert (failed.screen, failed.copy_failed, failed.printing) == (Screen.LIST, True, False)
    numbered = tap(listed(), What.HAVE_ALL)
    assert numbered.effects == (Issue(errand_of(numbered.state)),)
    assert errand_of(numbered.state).kind is Kind.ISSUE
    assert tap(listed(), What.DONE).state.screen is Screen.LANGUAGE


@pytest.mark.parametrize("way_on", [What.HAVE_ALL, What.MISSING])
def test_who_comes_is_asked_when_the_service_wants_to_know(way_on: What) -> None:
    """Persons are asked after the list, and only where the service asks."""
    state = tap(bring("service-2"), way_on).state
    state = tap(state, What.HAVE_ALL).state if way_on is What.MISSING else state
    assert state.screen is Screen.PARTY
    counted = tap(state, What.PERSONS, "3").state
    assert not tap(counted, What.CASES, "2").taken
    errand = errand_of(tap(counted, What.TAKE_NUMBER).state)
    assert (errand.persons, errand.cases) == (3, 1)
    assert tap(state, What.BACK).state.screen is Screen.BRING


@pytest.mark.parametrize("count", ["0", "-1", str(MOST_PERSONS + 1), "", "x"])
def test_a_count_is_not_taken_when_nobody_can_be_so_many(count: str) -> None:
    """From one to the most that a kiosk takes; both sides of the limit."""
    asked = party("service-4")
    assert not tap(asked, What.PERSONS, count).taken
    assert tap(asked, What.PERSONS, str(MOST_PERSONS)).state.persons == MOST_PERSONS
    assert tap(asked, What.CASES, "1").state.cases == 1


def test_counts_begin_anew_when_another_concern_is_chosen() -> None:
    """What was said about one concern is not said about the next."""
    counted = tap(party("service-4"), What.PERSONS, "5").state
    again = tap(tap(counted, What.BACK).state, What.CHOOSE_SERVICE, "service-4").state
    assert again.persons == 1


def test_help_is_wished_when_support_is_on() -> None:
    """One switch on three screens, no reason; it goes with the number and ends with the visit."""
    helped = tap(start(), What.SUPPORT, "on").state
    assert helped.support
    assert tap(helped, What.SUPPORT, "on").state.support  # the second of a double tap
    assert not tap(helped, What.SUPPORT, "off").state.support
    assert not tap(start(), What.CHOOSE_WAY, Way.SUPPORT).taken
    coming = tap(helped, What.CHOOSE_WAY, Way.WITH).state
    assert errand_of(tap(coming, What.SCANNED, "AB12-CD34").state).needs == (HELP,)
    person = tap(helped, What.CHOOSE_WAY, Way.DONT_KNOW).state
    assert errand_of(person).needs == (HELP,)
    asked = tap(party(), What.SUPPORT, "on").state
    assert errand_of(tap(asked, What.TAKE_NUMBER).state).needs == (HELP,)
    assert errand_of(tap(party(), What.TAKE_NUMBER).state).needs == ()
    assert not tap(helped, What.START_OVER).state.support


def test_a_closed_office_still_takes_appointments_when_they_come_early() -> None:
    """Before the doors open nobody draws a number, but who has an appointment may check in."""
    offer = replace(OFFER, closed=Obstacle(Why.CLOSED))
    told = tap(replace(language(), offer=offer), What.CHOOSE_LANGUAGE, "ar").state
    assert told.screen is Screen.CLOSED
    coming = tap(told, What.WITH_APPOINTMENT).state
    assert coming.screen is Screen.CODE
    assert tap(coming, What.SCANNED, "AB12-CD34").state.screen is Screen.WORKING
    asked = tap(coming, What.ASK_DESK).state
    assert tap(asked, What.GO_WITHOUT).state.screen is Screen.CLOSED


def test_back_leads_to_the_first_question_when_an_appointment_met_an_obstacle() -> None:
    """Whoever came for no concern is not asked for one."""
    state = checking_in()
    said = Happening(What.REFUSED, errand_of(state).id, obstacle=Obstacle(Why.STOPPED))
    told = agent.step(state, said, moment()).state
    assert told.screen is Screen.STOPPED
    assert tap(told, What.BACK).state.screen is Screen.START


@pytest.mark.parametrize(("larger", "lower", "size"), [(0, 0, 10), (1, 0, 4), (0, 1, 4), (1, 1, 2)])
def test_fewer_answers_stand_on_a_page_when_keys_need_room(
    larger: int, lower: int, size: int
) -> None:
    """Larger text and low reach spread the concerns over more pages; each is shown once."""
    state = concern()
    state = tap(state, What.LARGER, "on").state if larger else state
    state = tap(state, What.LOWER, "on").state if lower else state
    assert paging.page_size(state) == size
    shown = [
        key
        for page in range(paging.pages_of(state))
        for key in paging.on_this_page(tap(state, What.TURN_PAGE, str(page)).state)
    ]
    assert shown == list(OFFER.services)


def test_the_appointment_s_own_language_stays_when_nobody_has_chosen_one() -> None:
    """A code that is scanned once more after a refusal speaks for nobody's language either."""
    asked = tap(language(), What.SCANNED, "AB12-CD34").state
    refusal = Happening(What.REFUSED, errand_of(asked).id, booking=Booking(Booked.TOO_EARLY))
    told = agent.step(asked, refusal, moment()).state
    for drawn in (told, tap(told, What.BACK).state):
        again = tap(drawn, What.SCANNED, "AB12-CD34").state
        assert errand_of(again).language == ""
        german = news(again, What.ISSUED, ticket=replace(TICKET, language="ar")).state
        assert german.language == "ar"
    spoken = tap(tap(told, What.START_OVER).state, What.CHOOSE_LANGUAGE, "en").state
    typing = tap(spoken, What.CHOOSE_WAY, Way.WITH).state
    assert errand_of(tap(typing, What.SCANNED, "AB12-CD34").state).language == "en"


def test_the_ticket_is_printed_again_when_a_list_came_before_it() -> None:
    """A list that is still at the printer when its screen is left holds up no paper of a number."""
    listing = listed()
    assert listing.printing
    number = news(news(tap(listing, What.HAVE_ALL).state, What.ISSUED).state, What.PRINTED).state
    assert (number.screen, number.printing) == (Screen.TICKET, False)
    assert tap(number, What.PRINT_AGAIN).taken


def test_one_person_is_counted_when_the_question_was_left_for_advice() -> None:
    """What was said of another concern is not said of this one."""
    asked = party("service-4")
    many = tap(tap(asked, What.PERSONS, "5").state, What.CASES, "3").state
    first = tap(tap(many, What.BACK).state, What.BACK).state
    errand = errand_of(tap(first, What.CHOOSE_WAY, Way.DONT_KNOW).state)
    assert (errand.persons, errand.cases) == (1, 1)
