"""Which announcement comes when, and what it says."""

from pathlib import Path

import pytest

import display
from device.texts import Texts, strip_isolates
from display.announcer import Announcer, announcement
from display.board import Call, Ticket

GAP_MS = 6_000
TEXTS = Texts(Path(display.__file__).parent / "locales")


def a_call(number: str = "K214", *, language: str = "de", recalls: int = 0) -> Call:
    """Make a call."""
    row = Ticket(number, number, "called", "7", 1, recalls=recalls, language=language)
    return Call(row, at_ms=1, order=1, fresh_until_ms=1, late=False)


def number(call: Call | None) -> str:
    """Name what was begun."""
    return call.ticket.number if call else ""


def test_a_call_is_announced_at_once_when_nothing_else_is() -> None:
    """Silence is broken without waiting."""
    now_ms = 1_000
    announcer = Announcer()
    announcer.announce(a_call())
    assert announcer.next_change_ms(now_ms) == now_ms
    assert number(announcer.begin(now_ms)) == "K214"


def test_nothing_is_announced_when_nobody_is_called() -> None:
    """Without a call there is nothing to say and no moment to wait for."""
    announcer = Announcer()
    assert announcer.begin(1_000) is None
    assert announcer.next_change_ms(1_000) is None


def test_announcements_follow_each_other_when_calls_come_at_once() -> None:
    """Two calls in one second are both heard, one after the other."""
    announcer = Announcer()
    for each in ("K213", "K214"):
        announcer.announce(a_call(each))
    assert number(announcer.begin(0)) == "K213"
    assert announcer.begin(GAP_MS) is None
    announcer.over()
    assert number(announcer.begin(GAP_MS)) == "K214"


def test_the_gap_counts_from_what_is_heard_when_its_sound_had_to_be_made() -> None:
    """The first sound of a morning takes a moment; the second call is no nearer to it for that."""
    announcer = Announcer()
    for each in ("K213", "K214"):
        announcer.announce(a_call(each))
    announcer.begin(0)
    announcer.heard(400)
    announcer.over()
    assert announcer.next_change_ms(GAP_MS) == GAP_MS + 400
    assert announcer.begin(GAP_MS + 399) is None
    assert number(announcer.begin(GAP_MS + 400)) == "K214"


@pytest.mark.parametrize(("after", "begun"), [(GAP_MS - 1, ""), (GAP_MS, "K214")])
def test_the_next_announcement_keeps_its_distance_when_the_first_was_short(
    after: int, begun: str
) -> None:
    """Two announcements begin at least 6 s apart."""
    announcer = Announcer()
    announcer.announce(a_call("K213"))
    announcer.begin(0)
    announcer.over()
    announcer.announce(a_call("K214"))
    assert announcer.next_change_ms(1) == GAP_MS
    assert number(announcer.begin(after)) == begun


def test_the_next_announcement_waits_when_the_first_takes_longer() -> None:
    """Nobody is talked over."""
    announcer = Announcer()
    for each in ("K213", "K214"):
        announcer.announce(a_call(each))
    announcer.begin(0)
    assert announcer.begin(60_000) is None
    assert announcer.next_change_ms(60_000) is None
    announcer.over()
    assert number(announcer.begin(60_000)) == "K214"


def test_a_call_is_not_announced_when_it_does_not_stand_any_more() -> None:
    """Only calls that still stand are said."""
    announcer = Announcer()
    calls = [a_call(each) for each in ("K213", "K214", "K215")]
    for each in calls:
        announcer.announce(each)
    standing = {each.key: each for each in calls if each.ticket.number != "K214"}
    announcer.keep_up(standing.get)
    said = []
    for moment in range(4):
        said.append(number(announcer.begin(moment * GAP_MS)))
        announcer.over()
    assert said == ["K213", "K215", "", ""]


def test_a_recall_is_said_in_the_call_s_place_when_that_still_waits() -> None:
    """Nobody loses their place because they were called again meanwhile, and each is said once."""
    announcer = Announcer()
    announcer.announce(a_call("K213"))
    announcer.announce(a_call("K214"))
    announcer.announce(a_call("K213", recalls=1))
    first = announcer.begin(0)
    announcer.over()
    second = announcer.begin(GAP_MS)
    announcer.over()
    assert (number(first), number(second)) == ("K213", "K214")
    assert first
    assert first.ticket.recalls == 1
    assert announcer.begin(2 * GAP_MS) is None


def test_nothing_is_announced_when_what_waited_was_dropped() -> None:
    """It has become quiet: whoever waited to be announced is handed back, in order."""
    announcer = Announcer()
    for each in ("K213", "K214", "K215"):
        announcer.announce(a_call(each))
    announcer.begin(0)
    first = announcer.first()
    assert number(first) == "K214"
    assert [number(call) for call in announcer.drop()] == ["K214", "K215"]
    announcer.over()
    assert announcer.begin(GAP_MS) is None
    assert announcer.first() is None


def test_a_burst_is_said_in_order_when_ten_come_at_once() -> None:
    """Ten calls at once are ten announcements, 6 s apart."""
    announcer = Announcer()
    numbers = [f"K{each}" for each in range(201, 211)]
    for each in numbers:
        announcer.announce(a_call(each))
    said = []
    for moment in range(10):
        said.append(number(announcer.begin(moment * GAP_MS)))
        announcer.over()
    assert said == numbers


def spoken(call: Call) -> list[tuple[str, str]]:
    """Return what is said, by language."""
    return [(each.language, strip_isolates(each.text)) for each in announcement(call, TEXTS)]


def test_german_is_spoken_first_when_the_visitor_s_language_has_words() -> None:
    """Digit by digit, German first, then the visitor's own language."""
    assert spoken(a_call(language="en")) == [
        ("de", "Nummer K 2 1 4, bitte zu Schalter 7."),
        ("en", "Number K 2 1 4, please go to counter 7."),
    ]


@pytest.mark.parametrize("language", ["de", "de-x-ls", "no-such-language"])
def test_german_is_spoken_alone_when_there_is_no_other_language(language: str) -> None:
    """German visitors hear one sentence, and so do those whose language has no words."""
    assert [each for each, _ in spoken(a_call(language=language))] == ["de"]


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_language_says_the_whole_call_when_it_has_words(language: str) -> None:
    """Each language's sentence has the number, digit by digit in ASCII, and the counter."""
    text = strip_isolates(TEXTS.get("call", language, number="W 1 0 0 1", counter="11"))
    assert "W 1 0 0 1" in text
    assert "11" in text
