"""When the server is known to be away, and who hears of its return."""

import pytest

from kiosk.outage import Outage


def test_nobody_knows_when_the_kiosk_has_just_started() -> None:
    """At a start the server is asked."""
    assert not Outage().is_on


def test_it_is_away_when_it_has_not_answered() -> None:
    """One exchange without an answer is enough, until the next answer."""
    outage = Outage()
    outage.unanswered()
    assert outage.is_on
    outage.answered()
    assert not outage.is_on


def test_one_exchange_says_nothing_when_the_link_is_in_touch() -> None:
    """A question that was lost on the way is no outage; when the link is lost too, it is one."""
    outage = Outage()
    outage.touched(touching=True)
    outage.unanswered()
    assert not outage.is_on
    outage.touched(touching=False)
    assert outage.is_on


@pytest.mark.parametrize("back", ["touched", "answered"])
def test_whoever_waits_is_woken_when_it_is_back(back: str) -> None:
    """A touch or an answer ends an outage, and each change is told once."""
    outage, heard = Outage(), []
    outage.when_changed(lambda: heard.append(outage.is_on))
    for _ in range(2):
        outage.unanswered()
    for _ in range(2):
        outage.touched(touching=True) if back == "touched" else outage.answered()
    assert heard == [True, False]
