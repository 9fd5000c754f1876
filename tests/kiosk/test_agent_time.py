"""The visit at a kiosk and the clock: both sides of every limit."""

from dataclasses import replace
from itertools import count

import pytest

from kiosk import agent
from kiosk.effects import Abandon, Effect, Forget, Show, Step
from kiosk.visit import Errand, Happening, Moment, Offer, Screen, State, Ticket, What

BEGIN = 5_000_000
OFFER = Offer(("de", "ar"), ("dropoff", "advice"), "advice", ticket_ms=40_000)
ERRAND = Errand("errand", "dropoff", "ar", "token")
TICKET = Ticket("0000000042", "W102", "W", ahead=1, counted_ms=1)
_numbers = count(1)

QUIET = (
    *(Screen.START, Screen.CODE, Screen.APPOINTMENT, Screen.MY_NUMBER, Screen.MINE),
    *(Screen.GIVE_BACK, Screen.GIVEN_BACK, Screen.ELSEWHERE, Screen.ADDRESS, Screen.ASK_DESK),
    *(Screen.CONCERN, Screen.BRING, Screen.LIST, Screen.PARTY),
)
ASKING = [
    (Screen.LANGUAGE, 60_000, 80_000),  # where something was set: see `shown`
    *((screen, 60_000, 80_000) for screen in QUIET),
    (Screen.TICKET, 20_000, 40_000),
    (Screen.NO_PAPER, 60_000, 80_000),
    (Screen.UNAVAILABLE, 60_000, 80_000),
    (Screen.NO_SERVICE, 60_000, 80_000),
    (Screen.CLOSED, 60_000, 80_000),
    (Screen.STOPPED, 60_000, 80_000),
    (Screen.USED_UP, 60_000, 80_000),
    (Screen.TOO_LATE, 60_000, 80_000),
    (Screen.OUT_OF_SERVICE, 60_000, 80_000),
]
LEAVES: dict[Screen, tuple[Effect, ...]] = {
    Screen.UNAVAILABLE: (Abandon(ERRAND),),
    Screen.NO_PAPER: (Forget("errand", TICKET.id),),
}


def at(ms: int) -> Moment:
    """The moment so many ms after the screen was last touched."""
    return Moment(BEGIN + ms, f"secret-{next(_numbers)}")


def shown(screen: Screen) -> State:
    """A visit that has come to this screen."""
    state = State(screen, "screen", BEGIN, offer=OFFER, language="ar", larger=True)
    if screen in {Screen.TICKET, Screen.NO_PAPER}:
        return replace(state, errand=ERRAND, ticket=TICKET)
    return replace(state, errand=ERRAND) if screen is Screen.UNAVAILABLE else state


@pytest.mark.parametrize(("screen", "ask_ms", "end_ms"), ASKING)
def test_a_screen_asks_when_its_quiet_time_is_over(
    screen: Screen, ask_ms: int, end_ms: int
) -> None:
    """A screen asks whether somebody is there at its limit and not a millisecond before."""
    state = shown(screen)
    assert agent.pass_time(state, at(ask_ms - 1)) == Step(state)
    asked = agent.pass_time(state, at(ask_ms)).state
    assert asked == replace(state, asking=True)
    assert end_ms - ask_ms == 20_000


@pytest.mark.parametrize(("screen", "ask_ms", "end_ms"), ASKING)
def test_a_visit_ends_when_nobody_answers_for_20_seconds(
    screen: Screen, ask_ms: int, end_ms: int
) -> None:
    """After 20 s without an answer the start comes, and not a millisecond before."""
    asked = agent.pass_time(shown(screen), at(ask_ms)).state
    assert agent.pass_time(asked, at(end_ms - 1)) == Step(asked)
    over = agent.pass_time(asked, at(end_ms))
    assert over.state == State(Screen.LANGUAGE, over.state.id, BEGIN + end_ms, offer=OFFER)
    assert over.effects == LEAVES.get(screen, ())


@pytest.mark.parametrize(("screen", "ask_ms", "end_ms"), ASKING)
def test_a_visitor_stays_when_they_say_so_ten_times(
    screen: Screen, ask_ms: int, end_ms: int
) -> None:
    """One tap gives the whole time again, at least ten times over."""
    state, now = shown(screen), 0
    for _ in range(12):
        now += end_ms - 1
        stay = agent.step(state, Happening(What.STAY, state.id), at(now))
        assert stay.taken
        assert (stay.state.screen, stay.state.asking) == (screen, False)
        state = stay.state
        assert agent.pass_time(state, at(now + ask_ms - 1)) == Step(state)


@pytest.mark.parametrize(("screen", "ask_ms", "end_ms"), ASKING)
@pytest.mark.parametrize("what", [What.TOUCH, What.LARGER, What.CONTRAST])
def test_any_tap_is_a_yes_when_the_screen_asks(
    screen: Screen, ask_ms: int, end_ms: int, what: What
) -> None:
    """Who touches anything is still there."""
    asked = agent.pass_time(shown(screen), at(ask_ms)).state
    touched = agent.step(asked, Happening(what, asked.id, "on"), at(end_ms - 1)).state
    assert touched.screen is screen
    assert not touched.asking


@pytest.mark.parametrize(("screen", "end_ms"), [(s, end) for s, _, end in ASKING])
def test_a_tap_is_too_late_when_the_visit_has_ended(screen: Screen, end_ms: int) -> None:
    """A tap at the very end finds the start, whether the clock had been looked at or not."""
    state = shown(screen)
    late = agent.step(state, Happening(What.STAY, state.id), at(end_ms))
    assert not late.taken
    assert late.state.screen is Screen.LANGUAGE
    assert late.effects == LEAVES.get(screen, ())


def test_work_is_mentioned_when_it_takes_400_ms() -> None:
    """Before 0.4 s nobody hears of work; from then on the key says that the paper comes."""
    state = replace(shown(Screen.WORKING), errand=ERRAND)
    assert agent.pass_time(state, at(399)) == Step(state)
    assert agent.pass_time(state, at(400)).state == replace(state, slow=True)


@pytest.mark.parametrize(
    ("ticket", "screen"), [(None, Screen.UNAVAILABLE), (TICKET, Screen.NO_PAPER)]
)
def test_a_visitor_is_not_left_standing_when_work_never_ends(
    ticket: Ticket | None, screen: Screen
) -> None:
    """After 45 s the screen says what is known: a number without paper, or nothing."""
    state = replace(shown(Screen.WORKING), errand=ERRAND, ticket=ticket, slow=True)
    assert agent.pass_time(state, at(44_999)) == Step(state)
    over = agent.pass_time(state, at(45_000))
    assert over.state.screen is screen
    assert over.state.errand == ERRAND
    assert over.effects == ((Show("errand", TICKET.id),) if ticket else ())


def test_work_is_not_prolonged_when_an_access_key_is_tapped() -> None:
    """Larger and contrast work while the number comes, and do not restart its clock."""
    state = replace(shown(Screen.WORKING), errand=ERRAND)
    touched = agent.step(state, Happening(What.CONTRAST, state.id, "on"), at(399)).state
    assert touched.contrast
    assert agent.pass_time(touched, at(400)).state.slow


def test_the_start_becomes_plain_when_nobody_uses_it() -> None:
    """Size and contrast that somebody left behind are gone after a minute and the warning."""
    asked = agent.pass_time(shown(Screen.LANGUAGE), at(60_000)).state
    assert (asked.asking, asked.larger) == (True, True)
    assert agent.pass_time(asked, at(79_999)).state.larger
    assert not agent.pass_time(asked, at(80_000)).state.larger


@pytest.mark.parametrize("screen", [Screen.LANGUAGE, Screen.UNAVAILABLE])
def test_a_resting_screen_stays_when_nobody_has_touched_it(screen: Screen) -> None:
    """A start that nobody uses has nothing to end, with a site or without."""
    state = agent.start(OFFER if screen is Screen.LANGUAGE else None, at(0))
    assert state.screen is screen
    assert agent.due_ms(state) is None
    assert agent.pass_time(state, at(10**9)) == Step(state)


@pytest.mark.parametrize("screen", Screen)
def test_the_clock_is_set_to_the_next_change_when_time_passes(screen: Screen) -> None:
    """`due_ms` names exactly the moments at which waiting changes something."""
    state = shown(screen)
    if screen is Screen.WORKING:
        state = replace(state, errand=ERRAND)
    for _ in range(2):
        due = agent.due_ms(state)
        assert due is not None
        assert agent.pass_time(state, at(due - BEGIN - 1)).state == state
        after = agent.pass_time(state, at(due - BEGIN)).state
        assert after != state
        if after.screen is not screen or agent.due_ms(after) is None:
            return
        state = after


@pytest.mark.parametrize(
    ("ticket_ms", "ask_ms", "end_ms"), [(30_000, 10_000, 30_000), (5, 0, 20_000)]
)
def test_the_number_stays_as_long_as_the_site_says_when_it_says_so(
    ticket_ms: int, ask_ms: int, end_ms: int
) -> None:
    """The site's seconds include the 20 s of asking, which nobody can take away."""
    state = replace(shown(Screen.TICKET), offer=replace(OFFER, ticket_ms=ticket_ms))
    limit = agent.limit_of(state)
    assert limit is not None
    assert (limit.ask_ms, limit.end_ms) == (ask_ms, end_ms)
