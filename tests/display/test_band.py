"""The band of urgent messages: the newest at once, none for ever."""

from display.band import STEP_MS, Band
from display.messages import Message

NEW = Message(id="2", kind="urgent", text={"de": "Neu", "uk": "Нове", "en": "New"}, since_ms=9)
OLD = Message(id="1", kind="urgent", text={"de": "Alt"}, since_ms=5)


def said(band: Band, now_ms: int) -> str:
    """Return what the band says in short."""
    shown = band.shown(now_ms)
    return f"{shown.message.id} {' '.join(shown.languages)}" if shown else ""


def test_the_band_is_empty_when_nothing_is_urgent() -> None:
    """No band, and no moment to wait for."""
    band = Band()
    band.offer((), now_ms=5)
    assert (band.shown(9), band.next_change_ms(9)) == (None, None)


def test_a_single_message_stands_still_when_it_has_one_other_language_at_most() -> None:
    """Nothing moves without need."""
    band = Band()
    band.offer((OLD,), now_ms=5)
    assert [said(band, each) for each in (5, 5 + STEP_MS)] == ["1 de", "1 de"]
    assert band.next_change_ms(5) is None


def test_each_language_has_its_time_when_a_message_has_several() -> None:
    """Beside German the other language changes every 8 s."""
    band = Band()
    band.offer((NEW,), now_ms=1_000)
    moments = (1_000, 8_999, 9_000, 16_999, 17_000)
    assert [said(band, each) for each in moments] == [
        *("2 de en", "2 de en", "2 de uk", "2 de uk", "2 de en"),
    ]
    assert [band.next_change_ms(each) for each in (1_000, 8_999, 9_000)] == [9_000, 9_000, 17_000]


def test_every_message_has_its_turn_when_several_are_urgent() -> None:
    """The newest first, then the others, and again from the start."""
    band = Band()
    band.offer((NEW, OLD), now_ms=0)
    turns = [said(band, nth * STEP_MS) for nth in range(4)]
    assert turns == ["2 de en", "2 de uk", "1 de", "2 de en"]


def test_a_new_message_is_in_the_band_at_once_when_it_comes() -> None:
    """Whatever stood there makes room; the same messages told again change nothing."""
    band = Band()
    band.offer((OLD,), now_ms=0)
    band.offer((NEW, OLD), now_ms=STEP_MS * 2 + 1)
    assert said(band, STEP_MS * 2 + 1) == "2 de en"
    band.offer((NEW, OLD), now_ms=STEP_MS * 3 + 1)
    assert said(band, STEP_MS * 3 + 1) == "2 de uk"


def test_a_message_begins_anew_when_it_was_put_up_again() -> None:
    """A server that gives an id again means another message."""
    band = Band()
    band.offer((NEW,), now_ms=0)
    band.offer((NEW.model_copy(update={"since_ms": 10}),), now_ms=STEP_MS)
    assert said(band, STEP_MS) == "2 de en"


def test_a_message_without_german_is_shown_when_it_comes() -> None:
    """The server asks for German; a board shows what it is told all the same."""
    band = Band()
    band.offer((Message(id="3", kind="urgent", text={"en": "Fire drill"}),), now_ms=0)
    assert said(band, 0) == "3 en"
