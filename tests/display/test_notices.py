"""What is said aloud beside the calls: once, or again and again, and never what is over."""

import pytest

from device.texts import strip_isolates
from display.messages import Message, Standing
from display.notices import AGAIN_MS, FRESH_MS, Notices
from tests.display.stage import NOON_MS
from tests.display.test_glass import TEXTS

EVACUATION = Message(id="9", kind="evacuation", since_ms=NOON_MS)


def urgent(key: str = "1", *, since_ms: int = NOON_MS, **text: str) -> Message:
    """Make an urgent message of noon."""
    return Message(id=key, kind="urgent", text=text or {"de": "Halt."}, since_ms=since_ms)


def offered(*messages: Message, server_ms: int = NOON_MS, quiet: bool = False) -> Notices:
    """Make notices that know of these messages, newest first."""
    notices = Notices(TEXTS)
    notices.offer(Standing(messages), server_ms=server_ms, quiet=quiet)
    return notices


def said(notices: Notices, now_ms: int) -> list[tuple[str, str]]:
    """Return what is to be said now, by language; the key stands before it."""
    spoken = notices.begin(now_ms)
    if spoken is None:
        return []
    return [(each.language, strip_isolates(each.text)) for each in spoken.sentences]


def key(notices: Notices, now_ms: int) -> str:
    """Name what is to be said now."""
    spoken = notices.begin(now_ms)
    return spoken.key if spoken else ""


def test_nothing_is_said_when_nothing_stands() -> None:
    """No notice, and no moment to wait for."""
    notices = offered()
    assert (key(notices, 0), notices.next_change_ms(0), notices.evacuating) == ("", None, False)


def test_an_urgent_message_is_said_once_when_it_comes() -> None:
    """At once, in German and then in English, and not again while it stands."""
    message = urgent(de="Der Aufzug steht.", en="The lift is out of order.", uk="Ліфт стоїть.")
    notices = offered(message)
    assert notices.next_change_ms(5) == 5
    assert said(notices, 5) == [("de", "Der Aufzug steht."), ("en", "The lift is out of order.")]
    notices.offer(Standing((message,)), server_ms=NOON_MS + 5, quiet=False)
    assert (key(notices, 60_000), notices.next_change_ms(60_000)) == ("", None)


def test_german_is_said_alone_when_there_is_no_english() -> None:
    """What nobody wrote is not said."""
    assert said(offered(urgent(de="Halt.")), 0) == [("de", "Halt.")]


def test_urgent_messages_are_said_in_order_when_two_come() -> None:
    """The older one first."""
    notices = offered(urgent("2", since_ms=NOON_MS + 1), urgent("1"), server_ms=NOON_MS + 2)
    assert [key(notices, each) for each in (0, 1, 2)] == ["message-1", "message-2", ""]


@pytest.mark.parametrize(("age_ms", "is_said"), [(FRESH_MS, True), (FRESH_MS + 1, False)])
def test_an_urgent_message_is_not_said_when_it_is_old(age_ms: int, *, is_said: bool) -> None:
    """After a cut or a restart it is shown, and not announced as if it were new."""
    assert bool(key(offered(urgent(), server_ms=NOON_MS + age_ms), 0)) is is_said


def test_an_urgent_message_is_not_said_when_it_was_withdrawn_before() -> None:
    """Its time came too late."""
    notices = offered(urgent())
    notices.offer(Standing(), server_ms=NOON_MS, quiet=False)
    assert key(notices, 0) == ""


def test_an_urgent_message_is_not_said_afterwards_when_it_came_in_quiet_mode() -> None:
    """It is in the band; the end of quiet mode brings no heap of old notices."""
    notices = offered(urgent(), quiet=True)
    assert key(notices, 0) == ""
    notices.offer(Standing((urgent(),)), server_ms=NOON_MS + 1, quiet=False)
    assert key(notices, 0) == ""


def test_an_evacuation_is_said_every_30_s_when_it_stands() -> None:
    """At once and again, with the way out, in German and English."""
    notices = offered(EVACUATION)
    assert notices.evacuating
    leave = "Bitte verlassen Sie jetzt das Haus. Gehen Sie zum nächsten Ausgang."
    assert said(notices, 1_000) == [
        ("de", f"{leave} Benutzen Sie keinen Aufzug."),
        ("en", "Please leave the building now. Go to the nearest exit. Do not use the lift."),
    ]
    due_ms = 1_000 + AGAIN_MS
    assert notices.next_change_ms(1_001) == due_ms
    assert [bool(said(notices, each)) for each in (due_ms - 1, due_ms)] == [False, True]
    assert notices.next_change_ms(due_ms + 1) == due_ms + AGAIN_MS


@pytest.mark.parametrize("quiet", [False, True])
def test_an_evacuation_is_said_when_it_is_old_or_the_board_is_quiet(*, quiet: bool) -> None:
    """Nothing keeps it from being heard."""
    notices = offered(EVACUATION, server_ms=NOON_MS + 10 * FRESH_MS, quiet=quiet)
    assert key(notices, 0) == "message-9"


def test_an_evacuation_ends_when_it_is_withdrawn() -> None:
    """Nobody is sent out of the house for nothing."""
    notices = offered(EVACUATION)
    key(notices, 0)
    notices.offer(Standing(), server_ms=NOON_MS, quiet=False)
    assert (key(notices, AGAIN_MS), notices.evacuating) == ("", False)


def test_an_evacuation_comes_before_what_is_urgent_when_both_stand() -> None:
    """There is one thing to be heard; the other one waits."""
    notices = offered(EVACUATION, urgent())
    assert [key(notices, each) for each in (0, 1)] == ["message-9", ""]
    notices.offer(Standing((urgent(),)), server_ms=NOON_MS + 5, quiet=False)
    assert key(notices, 2) == "message-1"


def test_an_evacuation_is_said_at_once_when_it_was_put_up_again() -> None:
    """A server that gives the same id again means it anew."""
    notices = offered(EVACUATION)
    key(notices, 0)
    again = EVACUATION.model_copy(update={"since_ms": NOON_MS + 5})
    notices.offer(Standing((again,)), server_ms=NOON_MS + 5, quiet=False)
    assert key(notices, 5) == "message-9"
