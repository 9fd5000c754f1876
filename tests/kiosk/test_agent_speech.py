"""Speech mode in the machine: four keys do everything, listening is not being away."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from kiosk import agent
from kiosk.effects import Issue
from kiosk.moves import MOVES
from kiosk.speech.items import VOLUMES, Item, at_cursor, items_of
from kiosk.visit import TAPS, Happening, Kind, Obstacle, Screen, State, What, Why
from tests.kiosk import visits
from tests.kiosk.visits import NOW, OFFER, SCREENS, TICKET, mine, moment, start, tap

SEEN: Final = frozenset(
    {
        *(
            What.LARGER,
            What.CONTRAST,
            What.LOWER,
            What.TURN_PAGE,
            What.SCANNED,
            What.STAY,
            What.TOUCH,
        ),
        *(What.NEXT, What.PREVIOUS, What.CHOOSE, What.REPEAT),
    }
)
"""Taps that need no place among the items: for eyes, for the scanner, the four keys themselves."""

WHERE: Final = {What.WITH_APPOINTMENT: {Screen.CLOSED}}
"""Taps that the page offers on some of the screens alone that would take them."""

HEARD: Final = 7_000
"""Something is being read at this time after the touch, ms."""


def speaking(state: State) -> State:
    """The same visit of somebody who listens."""
    return replace(state, speaking=True)


def listening(screen: Screen) -> State:
    """A visit of somebody who listens and has come to this screen."""
    return speaking(SCREENS[screen]())


def on(state: State, what: What, choice: str | None = None) -> State:
    """The same visit, with the cursor on the first item that is this."""
    for place, item in enumerate(items_of(state), 1):
        if item.what is what and choice in {None, item.choice}:
            return replace(state, cursor=place)
    raise AssertionError(f"{what} {choice} is not among {items_of(state)}")


@pytest.mark.parametrize("screen", Screen)
def test_whatever_can_be_tapped_can_be_chosen_when_nobody_sees(screen: Screen) -> None:
    """Each tap that a screen takes is among its items; without sight nothing is out of reach."""
    taps = {what for what in MOVES[screen] if what in TAPS} - SEEN
    needed = {what for what in taps if screen in WHERE.get(what, {screen})}
    assert needed - {item.what for item in items_of(listening(screen))} == set()


@pytest.mark.parametrize("screen", Screen)
def test_what_is_offered_is_taken_when_it_is_chosen(screen: Screen) -> None:
    """No item leads nowhere: *choose* on it does just what its tap does."""
    state = listening(screen)
    for place, item in enumerate(items_of(state), 1):
        there = replace(state, cursor=place)
        chosen = agent.step(there, Happening(What.CHOOSE, there.id), (now := moment()))
        tapped = agent.step(there, Happening(item.what, there.id, item.choice), now)
        assert tapped.taken is item.available or item.what in {What.LOUDER, What.QUIETER}, item
        assert chosen.taken
        if tapped.taken:
            assert chosen == tapped


@pytest.mark.parametrize("screen", Screen)
def test_the_ways_back_come_last_when_a_screen_is_read(screen: Screen) -> None:
    """First the answers, then back and from the start, then what has to do with the voice."""
    tail = (What.BACK, What.START_OVER, What.LOUDER, What.QUIETER, What.SPEAK)
    whats = [item.what for item in items_of(listening(screen))]
    assert [what for what in whats if what in tail] == whats[-len(set(whats) & set(tail)) :]
    assert whats[-3:] == list(tail[-3:])


def test_answers_of_all_pages_are_read_when_there_are_more_than_one() -> None:
    """A page that is not shown is for eyes alone; the one with the cursor is shown."""
    state = listening(Screen.CONCERN)
    services = [item.choice for item in items_of(state) if item.what is What.CHOOSE_SERVICE]
    assert services == [*OFFER.services, "?"]
    pages = []
    for _ in range(13):
        state = tap(state, What.NEXT).state
        pages.append(state.page)
    assert pages == [*([0] * 10), 1, 1, 1]
    assert tap(replace(state, cursor=11), What.PREVIOUS).state.page == 0


def test_only_languages_with_a_voice_are_read_when_one_is_chosen() -> None:
    """Nobody is led to a language that then cannot be heard."""
    state = replace(listening(Screen.LANGUAGE), offer=replace(OFFER, voices=frozenset({"ar"})))
    assert next(item.choice for item in items_of(state)) == "ar"
    assert items_of(state)[1].what is What.LOUDER


@pytest.mark.parametrize(
    ("typed", "available"), [("", False), ("ABC", False), ("ABCD", True), ("A" * 32, True)]
)
def test_a_code_can_be_entered_when_it_is_long_enough(typed: str, available: bool) -> None:  # noqa: FBT001 -- both sides of a limit
    """Four signs are enough, three are not; and signs are taken up to the longest code."""
    state = replace(listening(Screen.CODE), typed=typed)
    items = items_of(state)
    assert Item(What.ENTER_CODE, available=available) in items
    assert Item(What.TYPE, "7", available=len(typed) < 32) in items


def test_letters_and_digits_can_be_typed_when_nobody_sees() -> None:
    """The pad has 26 letters behind a key of its own, ten digits and a hyphen."""
    state = listening(Screen.CODE)
    digits = {item.choice for item in items_of(state) if item.what is What.TYPE}
    state = tap(on(state, What.LETTERS), What.CHOOSE).state
    letters = {item.choice for item in items_of(state) if item.what is What.TYPE}
    assert (len(digits), len(letters), digits & letters) == (11, 27, {"-"})
    assert at_cursor(state) == Item(What.TYPE, "A")
    for sign in "AB-":
        state = tap(on(state, What.TYPE, sign), What.CHOOSE).state
    assert state.typed == "AB-"
    assert state.screen is Screen.CODE


@pytest.mark.parametrize(("persons", "more", "less"), [(1, True, False), (12, False, True)])
def test_as_many_come_as_the_limit_lets_when_they_are_counted(
    persons: int,
    more: bool,  # noqa: FBT001 -- both sides of a limit
    less: bool,  # noqa: FBT001 -- the same
) -> None:
    """One more and one less are offered, and at an end it is said that it is one."""
    state = replace(listening(Screen.PARTY), persons=persons)
    assert Item(What.PERSONS, str(persons + 1), available=more) in items_of(state)
    assert Item(What.PERSONS, str(persons - 1), available=less) in items_of(state)


# ---- the cursor -------------------------------------------------------------------------------


def test_the_cursor_goes_around_when_it_comes_to_an_end() -> None:
    """Behind the last item comes the question, before the question the last item."""
    state = listening(Screen.TICKET)
    count = len(items_of(state))
    last = tap(state, What.PREVIOUS).state
    assert (last.cursor, tap(last, What.NEXT).state.cursor) == (count, 0)


def test_a_new_screen_begins_at_its_question_when_it_is_drawn() -> None:
    """The cursor of the last screen means nothing here."""
    chosen = tap(on(listening(Screen.START), What.CHOOSE_WAY, "without"), What.CHOOSE)
    assert (chosen.state.screen, chosen.state.cursor) == (Screen.CONCERN, 0)


def test_what_was_read_is_read_again_when_nothing_can_be_chosen() -> None:
    """On the question, and on what is not available, *choose* is never silence."""
    state = listening(Screen.CODE)
    assert at_cursor(state) is None
    for there in (state, on(state, What.ENTER_CODE)):
        chosen = tap(there, What.CHOOSE)
        assert chosen.taken
        assert chosen.state == replace(there, utterance=there.utterance + 1)


def test_one_number_comes_when_choose_is_pressed_twice() -> None:
    """Both presses carry one screen's id; the second finds work, and no second errand."""
    state = on(listening(Screen.PARTY), What.TAKE_NUMBER)
    first = tap(state, What.CHOOSE)
    again = agent.step(first.state, Happening(What.CHOOSE, state.id), moment())
    assert [type(effect) for effect in first.effects] == [Issue]
    assert again.effects == ()


@pytest.mark.parametrize(
    ("screen", "what"),
    [(Screen.PARTY, What.TAKE_NUMBER), (Screen.UNAVAILABLE, What.RETRY)],
)
def test_the_cursor_stands_on_nothing_when_work_goes_on(screen: Screen, what: What) -> None:
    """What is not a key any more is not read as one."""
    working = tap(on(listening(screen), what), What.CHOOSE).state
    assert (working.screen, at_cursor(working)) == (Screen.WORKING, None)


def test_a_press_does_nothing_when_its_screen_is_gone() -> None:
    """A key carries the id of the screen that it was pressed on."""
    state = listening(Screen.TICKET)
    assert not agent.step(state, Happening(What.CHOOSE, "gone"), moment()).taken
    assert not agent.step(state, Happening(What.NEXT, "gone"), moment()).taken


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize(
    "what", [What.NEXT, What.PREVIOUS, What.CHOOSE, What.REPEAT, What.LOUDER, What.QUIETER]
)
def test_the_four_keys_do_nothing_when_nothing_is_read_aloud(screen: Screen, what: What) -> None:
    """Whoever sees is not moved by a key that leant against something."""
    assert not tap(SCREENS[screen](), what).taken


@pytest.mark.parametrize("screen", Screen)
def test_it_can_be_read_aloud_when_the_kiosk_has_a_voice(screen: Screen) -> None:
    """On every screen, with one tap; and ended on every screen."""
    state = SCREENS[screen]()
    begun = tap(state, What.SPEAK, "on").state
    assert (begun.speaking, begun.cursor, begun.utterance) == (True, 0, 1)
    assert not tap(begun, What.SPEAK, "off").state.speaking
    mute = replace(state, offer=replace(OFFER, voices=frozenset()))
    assert not tap(mute, What.SPEAK, "on").taken


def test_the_cursor_stays_among_the_items_when_the_office_offers_less() -> None:
    """What it stood on may be gone."""
    state = replace(listening(Screen.CONCERN), cursor=15)
    fewer = agent.with_offer(state, replace(OFFER, services=("service-1",)), moment())
    assert fewer.cursor == len(items_of(fewer))


# ---- volume -----------------------------------------------------------------------------------


def test_the_volume_ends_when_it_is_at_its_ends() -> None:
    """Never beyond the loudest, never inaudible."""
    state = listening(Screen.START)
    loud = [state := tap(state, What.LOUDER).state for _ in range(VOLUMES)]
    soft = [state := tap(state, What.QUIETER).state for _ in range(VOLUMES)]
    assert [each.volume for each in loud] == [4, 5, 5, 5, 5]
    assert [each.volume for each in soft] == [4, 3, 2, 1, 1]
    assert Item(What.LOUDER, available=False) in items_of(loud[-1])
    assert Item(What.QUIETER, available=False) in items_of(soft[-1])


def test_the_same_person_hears_as_before_when_they_start_over() -> None:
    """Speech and volume stay: it is the same person."""
    state = replace(listening(Screen.CONCERN), volume=5)
    again = tap(on(state, What.START_OVER), What.CHOOSE).state
    assert (again.screen, again.speaking, again.volume) == (Screen.LANGUAGE, True, 5)


@pytest.mark.parametrize("what", [What.DONE, What.PRINT_AGAIN])
def test_the_volume_is_reset_when_the_next_visitor_comes(what: What) -> None:
    """Every visit begins without speech and at the same volume."""
    state = replace(listening(Screen.TICKET), volume=5)
    state = tap(on(state, what), What.CHOOSE).state
    fresh = agent.pass_time(state, moment(NOW + 40_000)).state if what != What.DONE else state
    assert fresh.screen is Screen.LANGUAGE
    assert (fresh.speaking, fresh.volume) == (False, SCREENS[Screen.LANGUAGE]().volume)


# ---- time -------------------------------------------------------------------------------------


def asked(state: State, ms: int) -> bool:
    """Whether the screen asks so many ms after the touch."""
    return agent.pass_time(state, moment(NOW + ms)).state.asking


def test_the_quiet_time_counts_from_the_end_when_somebody_listens() -> None:
    """While it reads, nothing is asked; 60 s after it has ended, and not a millisecond before."""
    state = agent.hearing(listening(Screen.BRING), moment(), is_heard=True)
    assert not asked(state, 80_000)
    silent = agent.hearing(state, moment(NOW + 80_000), is_heard=False)
    assert not asked(silent, 80_000 + 59_999)
    assert asked(silent, 80_000 + 60_000)


def test_the_time_to_answer_counts_from_the_end_when_the_question_is_read() -> None:
    """20 s are 20 s after the question was heard."""
    state = agent.pass_time(listening(Screen.BRING), moment(NOW + 60_000)).state
    heard = agent.hearing(state, moment(), is_heard=True)
    silent = agent.hearing(heard, moment(NOW + 60_000 + HEARD), is_heard=False)
    assert asked(silent, 60_000 + HEARD)
    before, after = (
        agent.pass_time(silent, moment(NOW + 80_000 + HEARD + ms)).state for ms in (-1, 0)
    )
    assert (before.screen, after.screen) == (Screen.BRING, Screen.LANGUAGE)


@pytest.mark.parametrize("what", [What.NEXT, What.PREVIOUS, What.CHOOSE, What.REPEAT, What.TOUCH])
def test_any_key_is_a_yes_when_the_screen_asks_aloud(what: What) -> None:
    """Ten times and more; and *choose* is then no choice of what the cursor stands on."""
    state = on(listening(Screen.NO_PAPER), What.GIVE_BACK)
    now = NOW
    for _ in range(12):
        now += 79_999
        answered = tap(state, what, now_ms=now)
        assert answered.taken
        assert (answered.state.screen, answered.state.asking) == (Screen.NO_PAPER, False)
        assert answered.effects == ()
        state = replace(answered.state, cursor=state.cursor)


def test_the_first_screen_asks_too_when_somebody_listens() -> None:
    """Speech is not taken away without a word."""
    assert asked(listening(Screen.LANGUAGE), 60_000)
    assert not asked(listening(Screen.LANGUAGE), 59_999)
    assert agent.pass_time(listening(Screen.LANGUAGE), moment(NOW + 79_999)).state.speaking
    assert not agent.pass_time(listening(Screen.LANGUAGE), moment(NOW + 80_000)).state.speaking


def test_a_visit_ends_when_the_voice_hangs() -> None:
    """A player that never ends keeps no visit for ever."""
    state = agent.hearing(listening(Screen.BRING), moment(), is_heard=True)
    over = agent.HEARING_MS + 80_000
    assert agent.pass_time(state, moment(NOW + over - 1)).state.screen is Screen.BRING
    assert agent.pass_time(state, moment(NOW + over)).state.screen is Screen.LANGUAGE


def test_work_takes_as_long_as_ever_when_something_is_read() -> None:
    """An errand that hangs is ended although somebody listens; reading does not lengthen it."""
    state = agent.hearing(listening(Screen.WORKING), moment(), is_heard=True)
    state = agent.hearing(state, moment(NOW + HEARD), is_heard=False)
    assert agent.pass_time(state, moment(NOW + 44_999)).state.screen is Screen.WORKING
    assert agent.pass_time(state, moment(NOW + 45_000)).state.screen is Screen.UNAVAILABLE


def test_a_closed_office_lets_an_appointment_in_when_nobody_sees() -> None:
    """The one way in is among the items, and behind it the way to one's own number."""
    offer = replace(OFFER, closed=Obstacle(Why.CLOSED))
    state = speaking(replace(visits.language(), offer=offer))
    state = tap(on(state, What.CHOOSE_LANGUAGE, "de"), What.CHOOSE).state
    assert [item.what for item in items_of(state)][:2] == [What.WITH_APPOINTMENT, What.HAVE_NUMBER]
    assert tap(on(state, What.HAVE_NUMBER), What.CHOOSE).state.screen is Screen.MY_NUMBER
    state = tap(on(state, What.WITH_APPOINTMENT), What.CHOOSE).state
    assert state.screen is Screen.CODE
    entered = on(replace(state, typed="AB12"), What.ENTER_CODE)
    working = tap(entered, What.CHOOSE).state
    assert working.errand
    assert working.errand.kind is Kind.CHECK_IN


def test_a_change_is_offered_when_it_would_be_taken_and_not_else() -> None:
    """An appointment is for what it was made for: by ear as on the glass nobody is led astray."""
    walked_in, booked = mine(), mine(replace(TICKET, slot_ms=TICKET.counted_ms))
    for state, offered in ((walked_in, True), (booked, False)):
        assert (What.CHANGE in {item.what for item in items_of(state)}) is offered
        assert tap(state, What.CHANGE).taken is offered


def test_help_is_a_switch_when_it_is_wished_by_ear() -> None:
    """The first question reads it as what it is, at its place among the answers."""
    read = [(item.what, item.choice) for item in items_of(start())]
    assert (What.SUPPORT, "on") in read
    assert (What.CHOOSE_WAY, "support") not in read
    helped = tap(start(), What.SUPPORT, "on").state
    assert (What.SUPPORT, "off") in [(item.what, item.choice) for item in items_of(helped)]
