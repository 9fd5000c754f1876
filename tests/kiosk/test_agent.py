"""The visit at a kiosk, move by move: what every screen takes, and what it ignores."""

from dataclasses import replace
from itertools import product

import pytest

from kiosk import agent, paging
from kiosk.effects import Issue, PrintPaper, Step
from kiosk.visit import NEWS, NOT_SURE, TAPS, Happening, Screen, State, What
from tests.kiosk.visits import (
    NOW,
    OFFER,
    SCREENS,
    TICKET,
    concern,
    language,
    moment,
    news,
    no_paper,
    no_service,
    party,
    start,
    tap,
    ticket,
    working,
)

CHOICES = {
    What.CHOOSE_LANGUAGE: "en",
    What.CHOOSE_WAY: "with",
    What.SCANNED: "AB12-CD34",
    What.TYPE: "7",
    What.LETTERS: "on",
    What.CHOOSE_OFFICE: "registry",
    What.CHOOSE_SERVICE: "service-5",
    What.SUPPORT: "on",
    What.PERSONS: "3",
    What.CASES: "2",
    What.TURN_PAGE: "0",
    What.LARGER: "on",
    What.CONTRAST: "on",
    What.LOWER: "on",
}
SCANS = (Screen.LANGUAGE, Screen.START, Screen.CODE, Screen.APPOINTMENT, Screen.MY_NUMBER)
ASKED = (
    *(Screen.START, Screen.CODE, Screen.APPOINTMENT, Screen.MY_NUMBER, Screen.MINE),
    *(Screen.GIVE_BACK, Screen.ELSEWHERE, Screen.ADDRESS, Screen.ASK_DESK, Screen.CONCERN),
    *(Screen.BRING, Screen.LIST, Screen.PARTY, Screen.OUT_OF_SERVICE),
)
NO_NUMBER = (Screen.NO_SERVICE, Screen.CLOSED, Screen.STOPPED, Screen.USED_UP, Screen.TOO_LATE)
# Written down a second time, by hand: what leads where. All other pairs are not taken.
LEADS = {
    (Screen.LANGUAGE, What.CHOOSE_LANGUAGE): Screen.START,
    (Screen.LANGUAGE, What.TURN_PAGE): Screen.LANGUAGE,
    **{(screen, What.SCANNED): Screen.WORKING for screen in (*SCANS, *NO_NUMBER, Screen.MINE)},
    **{(screen, What.START_OVER): Screen.LANGUAGE for screen in ASKED},
    **{(screen, What.STAY): screen for screen in ASKED},
    (Screen.START, What.CHOOSE_WAY): Screen.CODE,
    (Screen.START, What.SUPPORT): Screen.START,
    (Screen.START, What.TURN_PAGE): Screen.START,
    (Screen.START, What.BACK): Screen.LANGUAGE,
    (Screen.CODE, What.TYPE): Screen.CODE,
    (Screen.CODE, What.DELETE): Screen.CODE,
    (Screen.CODE, What.LETTERS): Screen.CODE,
    (Screen.CODE, What.ASK_DESK): Screen.ASK_DESK,
    (Screen.CODE, What.BACK): Screen.START,
    (Screen.APPOINTMENT, What.BACK): Screen.CODE,
    (Screen.APPOINTMENT, What.GO_WITHOUT): Screen.CONCERN,
    (Screen.MY_NUMBER, What.ASK_DESK): Screen.ASK_DESK,
    (Screen.MY_NUMBER, What.BACK): Screen.START,
    (Screen.MINE, What.PRINT_AGAIN): Screen.MINE,
    (Screen.MINE, What.CHANGE): Screen.CONCERN,
    (Screen.MINE, What.GIVE_BACK): Screen.GIVE_BACK,
    (Screen.MINE, What.BACK): Screen.MY_NUMBER,
    (Screen.MINE, What.FOUND): Screen.MINE,
    (Screen.MINE, What.REFUSED): Screen.MINE,
    (Screen.MINE, What.AWAY): Screen.UNAVAILABLE,
    (Screen.MINE, What.DONE): Screen.LANGUAGE,
    (Screen.GIVE_BACK, What.GIVE_BACK): Screen.WORKING,
    (Screen.GIVE_BACK, What.BACK): Screen.MINE,
    (Screen.GIVEN_BACK, What.DONE): Screen.LANGUAGE,
    (Screen.GIVEN_BACK, What.STAY): Screen.GIVEN_BACK,
    (Screen.ASK_DESK, What.BACK): Screen.CODE,
    (Screen.ASK_DESK, What.GO_WITHOUT): Screen.CONCERN,
    (Screen.ELSEWHERE, What.CHOOSE_OFFICE): Screen.ADDRESS,
    (Screen.ELSEWHERE, What.TURN_PAGE): Screen.ELSEWHERE,
    (Screen.ELSEWHERE, What.BACK): Screen.START,
    (Screen.ADDRESS, What.CHOOSE_OFFICE): Screen.ADDRESS,
    (Screen.ADDRESS, What.PRINT_ADDRESS): Screen.ADDRESS,
    (Screen.ADDRESS, What.BACK): Screen.START,
    (Screen.ADDRESS, What.DONE): Screen.LANGUAGE,
    (Screen.CONCERN, What.CHOOSE_SERVICE): Screen.PARTY,
    (Screen.CONCERN, What.TURN_PAGE): Screen.CONCERN,
    (Screen.CONCERN, What.BACK): Screen.START,
    (Screen.BRING, What.SUPPORT): Screen.BRING,
    (Screen.BRING, What.HAVE_ALL): Screen.WORKING,
    (Screen.BRING, What.MISSING): Screen.LIST,
    (Screen.BRING, What.BACK): Screen.CONCERN,
    (Screen.LIST, What.HAVE_ALL): Screen.WORKING,
    (Screen.LIST, What.PRINTED): Screen.LIST,
    (Screen.LIST, What.NOT_PRINTED): Screen.LIST,
    (Screen.LIST, What.DONE): Screen.LANGUAGE,
    (Screen.PARTY, What.SUPPORT): Screen.PARTY,
    (Screen.PARTY, What.PERSONS): Screen.PARTY,
    (Screen.PARTY, What.CASES): Screen.PARTY,
    (Screen.PARTY, What.TAKE_NUMBER): Screen.WORKING,
    (Screen.PARTY, What.BACK): Screen.CONCERN,
    (Screen.WORKING, What.FOUND): Screen.MINE,
    (Screen.WORKING, What.CHANGED): Screen.MINE,
    (Screen.WORKING, What.RETURNED): Screen.GIVEN_BACK,
    (Screen.WORKING, What.ISSUED): Screen.WORKING,
    (Screen.WORKING, What.REFUSED): Screen.NO_SERVICE,
    (Screen.WORKING, What.AWAY): Screen.UNAVAILABLE,
    (Screen.TICKET, What.PRINT_AGAIN): Screen.TICKET,
    (Screen.TICKET, What.DONE): Screen.LANGUAGE,
    (Screen.TICKET, What.STAY): Screen.TICKET,
    (Screen.NO_PAPER, What.HAVE_IT): Screen.LANGUAGE,
    (Screen.NO_PAPER, What.GIVE_BACK): Screen.LANGUAGE,
    (Screen.NO_PAPER, What.STAY): Screen.NO_PAPER,
    (Screen.NO_PAPER, What.PRINTED): Screen.TICKET,
    (Screen.UNAVAILABLE, What.RETRY): Screen.WORKING,
    (Screen.UNAVAILABLE, What.START_OVER): Screen.LANGUAGE,
    (Screen.UNAVAILABLE, What.STAY): Screen.UNAVAILABLE,
    (Screen.UNAVAILABLE, What.ISSUED): Screen.WORKING,
    **{(screen, What.BACK): Screen.CONCERN for screen in NO_NUMBER},
    **{(screen, What.WITH_APPOINTMENT): Screen.CODE for screen in NO_NUMBER},
    (Screen.CLOSED, What.HAVE_NUMBER): Screen.MY_NUMBER,
    **{(screen, What.START_OVER): Screen.LANGUAGE for screen in NO_NUMBER},
    **{(screen, What.STAY): screen for screen in NO_NUMBER},
    **{(screen, What.TOUCH): screen for screen in Screen},
    (Screen.LANGUAGE, What.STAY): Screen.LANGUAGE,
    **{(screen, What.LARGER): screen for screen in Screen},
    **{(screen, What.CONTRAST): screen for screen in Screen},
    **{(screen, What.LOWER): screen for screen in Screen},
}


@pytest.mark.parametrize(("screen", "what"), list(product(Screen, What)))
def test_a_screen_knows_its_moves_when_anything_happens(screen: Screen, what: What) -> None:
    """Every happening on every screen leads where the table says, or is not taken at all."""
    before = SCREENS[screen]()
    assert before.screen is screen
    step = news(before, what) if what in NEWS else tap(before, what, CHOICES.get(what, ""))
    leads = LEADS.get((screen, what))
    if leads is None:
        assert step == Step(before, (), taken=False)
    else:
        assert step.taken
        assert step.state.screen is leads


@pytest.mark.parametrize(("screen", "what"), list(product(Screen, TAPS)))
def test_a_tap_is_ignored_when_it_carries_an_earlier_screens_id(screen: Screen, what: What) -> None:
    """A tap that carries the id of another screen does nothing, on every screen."""
    before = SCREENS[screen]()
    late = Happening(what, "an-earlier-screen", CHOICES.get(what, ""))
    assert agent.step(before, late, moment()) == Step(before, (), taken=False)


@pytest.mark.parametrize(("screen", "what"), list(product(Screen, sorted(NEWS))))
def test_news_is_ignored_when_it_is_of_another_errand(screen: Screen, what: What) -> None:
    """News of an earlier visitor's errand never reaches the next visitor's screen."""
    before = SCREENS[screen]()
    late = Happening(what, "an-earlier-errand", ticket=TICKET)
    assert agent.step(before, late, moment()) == Step(before, (), taken=False)


def test_a_double_tap_gives_one_command_when_both_taps_hit_one_key() -> None:
    """Both taps of a double tap carry the screen's id and ask for one ticket."""
    drawn = party()
    first = tap(drawn, What.TAKE_NUMBER)
    second = agent.step(first.state, Happening(What.TAKE_NUMBER, drawn.id), moment())
    assert first.state.errand is not None
    assert first.effects == (Issue(first.state.errand),)
    assert first.state.errand.id == drawn.id
    assert second == Step(first.state, (), taken=False)


def test_a_double_tap_gives_one_command_when_it_slips_to_the_next_key() -> None:
    """The second tap of a double tap never asks for another service."""
    drawn = concern()
    first = tap(drawn, What.CHOOSE_SERVICE, NOT_SURE)
    assert first.state.errand is not None
    second = agent.step(
        first.state, Happening(What.CHOOSE_SERVICE, drawn.id, "service-4"), moment()
    )
    assert second == Step(first.state, (), taken=False)


@pytest.mark.parametrize("what", [What.DONE, What.HAVE_IT, What.CHOOSE_LANGUAGE])
def test_a_double_tap_stops_at_one_screen_when_the_next_is_drawn(what: What) -> None:
    """The second tap of a double tap never presses a key of the screen that came after."""
    before = {What.DONE: ticket, What.HAVE_IT: no_paper, What.CHOOSE_LANGUAGE: language}[what]()
    after = tap(before, what, CHOICES.get(what, "")).state
    for again in TAPS:
        late = Happening(again, before.id, CHOICES.get(again, ""))
        assert not agent.step(after, late, moment()).taken


def test_a_copy_is_printed_once_when_its_key_is_tapped_twice() -> None:
    """The second tap of a double tap on "print again" prints nothing, even after the paper came."""
    before = ticket()
    first = tap(before, What.PRINT_AGAIN)
    assert first.state.errand is not None
    assert first.effects == (PrintPaper(first.state.errand, TICKET, 1),)
    assert not tap(first.state, What.PRINT_AGAIN).taken
    came = news(first.state, What.PRINTED, copy=1).state
    late = Happening(What.PRINT_AGAIN, before.id)
    assert not agent.step(came, late, moment()).taken


def test_every_screen_is_drawn_with_an_id_of_its_own_when_a_visit_goes_on() -> None:
    """No two screens of a visit share an id, save the work that the concern's keys started."""
    visit = [language()]
    visit.append(tap(visit[-1], What.CHOOSE_LANGUAGE, "de").state)
    visit.append(tap(visit[-1], What.CHOOSE_WAY, "without").state)
    visit.append(news(tap(visit[-1], What.CHOOSE_SERVICE, NOT_SURE).state, What.AWAY).state)
    visit.append(news(tap(visit[-1], What.RETRY).state, What.ISSUED).state)
    assert visit[-1].id == visit[-2].id
    visit[-1] = news(visit[-1], What.NOT_PRINTED).state
    visit.append(tap(visit[-1], What.HAVE_IT).state)
    assert len({state.id for state in visit}) == len(visit)


@pytest.mark.parametrize(
    ("what", "choice"),
    [
        (What.CHOOSE_SERVICE, "unheard-of"),
        (What.CHOOSE_SERVICE, ""),
        (What.CHOOSE_SERVICE, "advice"),
        (What.TURN_PAGE, "2"),
        (What.TURN_PAGE, "-1"),
        (What.TURN_PAGE, ""),
    ],
)
def test_a_choice_is_not_taken_when_it_is_not_on_the_screen(what: What, choice: str) -> None:
    """Only what is offered can be chosen."""
    before = concern()
    assert tap(before, what, choice) == Step(before, (), taken=False)


def test_a_language_is_not_taken_when_it_is_not_offered() -> None:
    """Only a language of the screen can be chosen."""
    before = language()
    assert not tap(before, What.CHOOSE_LANGUAGE, "xx").taken


def test_the_concern_is_asked_again_in_the_same_language_when_back_is_tapped() -> None:
    """After a refused service the visitor chooses again, under a new command id."""
    refused = no_service()
    again = tap(refused, What.BACK).state
    assert again.language == "ar"
    assert again.errand is None
    assert tap(again, What.CHOOSE_SERVICE, NOT_SURE).state.errand != working().errand


@pytest.mark.parametrize("screen", Screen)
def test_access_keys_do_what_they_say_when_tapped_twice(screen: Screen) -> None:
    """Larger and contrast carry the wished value: the same tap twice is the same wish."""
    state = SCREENS[screen]()
    on = tap(tap(state, What.LARGER, "on").state, What.LARGER, "on").state
    both = tap(on, What.CONTRAST, "on").state
    assert both.larger
    assert both.contrast
    off = tap(tap(both, What.LARGER, "off").state, What.CONTRAST, "off").state
    assert not off.larger
    assert not off.contrast
    assert off.screen is screen


def test_the_first_answer_stays_in_sight_when_the_text_grows() -> None:
    """Larger text has fewer answers a page; the page turns so that what was seen is still seen."""
    second = tap(concern(), What.TURN_PAGE, "1").state
    assert second.page == 1
    grown = tap(second, What.LARGER, "on").state
    first_seen = paging.page_size(second)
    assert grown.page == first_seen // paging.page_size(grown)
    assert tap(grown, What.LARGER, "off").state.page in {0, 1}


@pytest.mark.parametrize("what", [What.DONE, What.HAVE_IT, What.GIVE_BACK])
def test_the_next_visitor_starts_plain_when_a_visit_is_over(what: What) -> None:
    """Size, contrast, language and number of one visitor are gone for the next."""
    state = replace(ticket() if what is What.DONE else no_paper(), larger=True, contrast=True)
    fresh = tap(state, what).state
    assert fresh == State(Screen.LANGUAGE, fresh.id, NOW, offer=OFFER)


def test_size_and_contrast_stay_when_the_same_visitor_starts_over() -> None:
    """Who starts over is the same person: what they need to read is kept."""
    state = replace(start(), larger=True, contrast=True, lower=True)
    for what in (What.START_OVER, What.BACK):
        again = tap(state, what).state
        assert (again.larger, again.contrast, again.lower) == (True, True, True)
