"""The visit at a kiosk and its number: issued, printed, delivered, given back, abandoned."""

from dataclasses import replace

import pytest

from kiosk import agent, paging
from kiosk.effects import Abandon, Cancel, Deliver, Issue, PrintPaper, Show, Step
from kiosk.visit import NOT_SURE, Errand, Happening, Moment, Offer, Screen, Way, What
from tests.kiosk.visits import (
    NOW,
    OFFER,
    SCREENS,
    TICKET,
    concern,
    errand_of,
    language,
    moment,
    news,
    no_paper,
    printing,
    tap,
    ticket,
    unavailable,
    working,
)


def test_copies_end_when_two_have_been_printed() -> None:
    """A visitor gets two copies and no more; the key then says so."""
    state = ticket()
    for copy in (1, 2):
        state = news(tap(state, What.PRINT_AGAIN).state, What.PRINTED, copy=copy).state
    assert state.copies == 2
    assert not tap(state, What.PRINT_AGAIN).taken


def test_the_number_stays_when_a_copy_does_not_come() -> None:
    """A copy that fails is said, and takes nothing back: the first paper counts."""
    failed = news(tap(ticket(), What.PRINT_AGAIN).state, What.NOT_PRINTED, copy=1)
    assert failed.state.screen is Screen.TICKET
    assert failed.state.copy_failed
    assert failed.effects == ()
    assert not tap(failed.state, What.PRINT_AGAIN).state.copy_failed


def test_news_of_an_old_copy_is_ignored_when_the_next_is_printing() -> None:
    """Only news of the copy that is being printed ends its printing."""
    state = tap(ticket(), What.PRINT_AGAIN).state
    assert not news(state, What.PRINTED, copy=0).taken
    assert not news(state, What.NOT_PRINTED, copy=2).taken


def test_a_number_is_delivered_when_its_paper_came() -> None:
    """The agent says "paper" to the server as soon as the paper is out, and not before."""
    issued = news(working(), What.ISSUED)
    errand = issued.state.errand
    assert errand is not None
    assert issued.effects == (PrintPaper(errand, TICKET, 0),)
    printed = news(issued.state, What.PRINTED)
    assert printed.effects == (Deliver(errand.id, TICKET.id, "paper"),)


def test_nothing_is_said_of_delivery_when_the_paper_did_not_come() -> None:
    """A number on a screen that nobody has answered is told as shown, not delivered nor cancelled.

    So too where the printer has said nothing for longer than any paper takes.
    """
    state = printing()
    shown = Show(errand_of(state).id, TICKET.id)
    assert news(state, What.NOT_PRINTED).effects == (shown,)
    overdue = agent.pass_time(state, moment(state.touched_ms + agent.WORK_MS))
    assert (overdue.state.screen, overdue.effects) == (Screen.NO_PAPER, (shown,))


def test_a_number_is_delivered_by_screen_when_the_visitor_has_it() -> None:
    """The answer "Ich habe sie" delivers the number by screen."""
    state = no_paper()
    assert state.errand is not None
    answered = tap(state, What.HAVE_IT)
    assert answered.effects == (Deliver(state.errand.id, TICKET.id, "screen"),)


def test_a_number_is_cancelled_when_the_visitor_gives_it_back() -> None:
    """The answer "Nummer abgeben" cancels the number."""
    state = no_paper()
    assert state.errand is not None
    assert tap(state, What.GIVE_BACK).effects == (Cancel(state.errand.id, TICKET.id),)


def test_the_paper_counts_when_it_comes_late() -> None:
    """Paper that comes after all turns "no paper" into the ticket, and is delivered as paper."""
    state = no_paper()
    assert state.errand is not None
    late = news(state, What.PRINTED)
    assert late.state.screen is Screen.TICKET
    assert late.effects == (Deliver(state.errand.id, TICKET.id, "paper"),)


def test_the_same_command_is_sent_when_the_visitor_tries_again() -> None:
    """The second try sends the command that went unanswered, under its id and phone token."""
    state = unavailable()
    assert state.errand is not None
    again = tap(state, What.RETRY)
    assert again.effects == (Issue(state.errand),)
    assert again.state.errand == state.errand


def test_a_command_is_abandoned_when_the_visitor_leaves_it_unanswered() -> None:
    """Who starts over after an unanswered command leaves no number behind."""
    state = unavailable()
    assert state.errand is not None
    left = tap(state, What.START_OVER)
    assert left.effects == (Abandon(state.errand),)
    assert left.state.errand is None


def test_a_late_answer_is_printed_when_the_visitor_is_still_there() -> None:
    """An answer of a try that was given up still leads to the paper."""
    late = news(unavailable(), What.ISSUED)
    assert late.state.errand is not None
    assert late.effects == (PrintPaper(late.state.errand, TICKET, 0),)


def test_an_answer_counts_once_when_two_tries_are_answered() -> None:
    """The second answer to one command prints nothing and changes nothing."""
    state = printing()
    for what in (What.ISSUED, What.AWAY, What.REFUSED):
        assert news(state, what) == Step(state, (), taken=False)


def test_the_phone_token_is_made_when_the_command_is_made() -> None:
    """The phone token comes from the tap's own chance and stays the same for every try."""
    drawn = concern()
    now = Moment(NOW, "a-token-of-128-bits-xx")
    state = agent.step(drawn, Happening(What.CHOOSE_SERVICE, drawn.id, NOT_SURE), now).state
    assert state.errand == Errand(drawn.id, "advice", "ar", "a-token-of-128-bits-xx")
    assert "a-token-of-128-bits-xx" not in repr(state)


def test_a_start_is_honest_when_no_site_is_known() -> None:
    """Without a site the kiosk says so, and recovers by itself when the site comes."""
    lonely = agent.start(None, moment())
    assert lonely.screen is Screen.UNAVAILABLE
    assert not tap(lonely, What.RETRY).taken
    known = agent.with_offer(replace(lonely, contrast=True), OFFER, moment())
    assert known.screen is Screen.LANGUAGE
    assert known.contrast


def test_no_number_is_promised_when_nothing_is_offered() -> None:
    """Where nothing can be chosen, only who has an appointment or a number finds a way."""
    bare = tap(agent.start(Offer(("de",), ()), moment()), What.CHOOSE_LANGUAGE, "de").state
    assert paging.keys_of(bare) == ("with", "have-number", "support")
    for which in (Way.WITHOUT, Way.DONT_KNOW, Way.ELSEWHERE):
        assert not tap(bare, What.CHOOSE_WAY, which).taken


def test_not_sure_is_no_choice_when_nobody_is_there_for_it() -> None:
    """Without a service for "I do not know" there is no such answer."""
    bare = agent.start(Offer(("de",), ("dropoff",)), moment())
    first = tap(bare, What.CHOOSE_LANGUAGE, "de").state
    drawn = tap(first, What.CHOOSE_WAY, Way.WITHOUT).state
    assert not tap(drawn, What.CHOOSE_SERVICE, NOT_SURE).taken
    assert not tap(first, What.CHOOSE_WAY, Way.DONT_KNOW).taken


def test_not_sure_is_enough_when_no_other_service_is_offered() -> None:
    """A person is always one touch away, even when nothing else can be chosen."""
    bare = agent.start(Offer(("de",), (), "advice"), moment())
    first = tap(bare, What.CHOOSE_LANGUAGE, "de").state
    assert tap(first, What.CHOOSE_WAY, Way.WITHOUT).state.screen is Screen.CONCERN
    assert tap(first, What.CHOOSE_WAY, Way.DONT_KNOW).state.screen is Screen.WORKING


@pytest.mark.parametrize("screen", Screen)
def test_a_visit_goes_on_when_the_office_changes_meanwhile(screen: Screen) -> None:
    """A new description never takes a visitor's screen away, and its page still exists."""
    before = replace(SCREENS[screen](), page=1 if screen is Screen.CONCERN else 0)
    changed = agent.with_offer(before, Offer(("de", "ar"), ("advice",), "advice"), moment())
    assert (changed.screen, changed.id, changed.ticket) == (before.screen, before.id, before.ticket)
    assert changed.page < paging.pages_of(changed)


def test_the_start_becomes_honest_when_the_office_offers_no_language() -> None:
    """A start without a language to choose is no start."""
    closed = agent.with_offer(language(), Offer((), ()), moment())
    assert closed.screen is Screen.UNAVAILABLE
