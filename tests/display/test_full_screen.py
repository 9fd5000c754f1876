"""What takes the whole screen, and what comes before what."""

from dataclasses import replace
from typing import Any, Final

import pytest

from device.texts import strip_isolates
from display.around import Around
from display.board import Mode, Picture, Row
from display.full_screen import FullScreen
from display.glass import House, Line
from display.messages import Message, Standing
from display.opening_hours import OpeningHours
from tests.display.house import description
from tests.display.test_glass import TEXTS, a_call
from tests.display.test_opening_hours import OTHER, WEEK, at

HOURS = OpeningHours.of(description(hours=WEEK, other_days=OTHER))
NOON = at("2026-11-23 11:00")
EVENING = at("2026-11-23 20:00")
EMPTY = Picture(Mode.EMPTY, None, (), NOON)
STALE = replace(EMPTY, mode=Mode.STALE)
CALLED = Picture(Mode.NEW, a_call(), (), NOON, (Row(a_call(), soon=False),))
SERVED_CALL = replace(a_call(), ticket=replace(a_call().ticket, state="serving"))
SERVED = Picture(Mode.QUIET, SERVED_CALL, (), NOON, (Row(SERVED_CALL, soon=False),))


def message(kind: str, **more: Any) -> Message:
    """Make a message of noon."""
    return Message(id="1", kind=kind, since_ms=NOON, **more)


def house(
    picture: Picture,
    *messages: Message,
    now_ms: int = NOON,
    letters: tuple[str, ...] = ("K",),
    hours: OpeningHours = HOURS,
    nobody_waits: bool = False,
    somebody_waits: bool = False,
    own_turn: int = 0,
) -> House | None:
    """Return what takes the screen."""
    around = Around(
        server_ms=now_ms,
        messages=Standing(messages),
        nobody_waits=nobody_waits,
        somebody_waits=somebody_waits,
        own_turn=own_turn,
    )
    return FullScreen(TEXTS, hours, letters).shown(picture, around)


def kind(*given: Any, **more: Any) -> str:
    """Return what takes the screen in short."""
    shown = house(*given, **more)
    return shown.kind if shown else ""


def text(line: Line | None) -> str:
    """Return a line without isolates."""
    return strip_isolates(line.text) if line else ""


def test_the_board_is_a_board_when_nothing_else_is_the_matter() -> None:
    """Within the hours, without a message."""
    assert kind(EMPTY, nobody_waits=True) == ""


@pytest.mark.parametrize("picture", [EMPTY, STALE, CALLED, SERVED])
@pytest.mark.parametrize("now_ms", [NOON, EVENING])
def test_the_house_is_left_when_it_is_to_be(picture: Picture, now_ms: int) -> None:
    """Before calls, before every other message, and also when the board has lost touch."""
    others = (message("closed"), message("quiet"), message("evacuation"))
    assert kind(picture, *others, now_ms=now_ms, nobody_waits=True) == "evacuation"


def test_the_way_out_is_said_when_the_house_is_left() -> None:
    """In every language once, German first, with the way and without the lift."""
    shown = house(EMPTY, message("evacuation"))
    assert shown
    assert text(shown.title) == "Bitte verlassen Sie jetzt das Haus."
    assert text(shown.sub) == "Gehen Sie zum nächsten Ausgang. Benutzen Sie keinen Aufzug."
    others = [each.lang for each in shown.others]
    assert set(others) == set(TEXTS.languages()) - {"de"}
    assert len(others) == len(set(others))
    assert {each.lang: each.dir for each in shown.others}["ar"] == "rtl"
    assert (shown.own_text, shown.stand) == (None, "")


def test_the_stand_is_said_when_the_house_is_left_without_a_server() -> None:
    """Up to when the board knew what it says."""
    shown = house(STALE, message("evacuation"), now_ms=EVENING)
    assert shown
    assert (shown.kind, shown.stand) == ("evacuation", "11:00")


def test_every_language_says_when_it_goes_on_when_that_is_known() -> None:
    """Who reads no German learns as much from a closed house or a pause as who does."""
    pause = house(EMPTY, message("break", until_ms=at("2026-11-23 11:15")))
    closed = house(EMPTY, message("closed", until_ms=at("2026-11-23 12:10")))
    assert pause
    assert closed
    told = [{each.lang: text(each) for each in shown.others} for shown in (pause, closed)]
    assert told[0]["en"] == "We are taking a short break. We go on at 11:15."
    assert told[1]["en"] == "We are closed. We open today at 13:00."
    assert all("11:15" in said for said in told[0].values())
    assert all("13:00" in said for said in told[1].values())


@pytest.mark.parametrize("what", ["closed", "break"])
@pytest.mark.parametrize(
    ("picture", "shown"), [(EMPTY, True), (SERVED, True), (CALLED, False), (STALE, False)]
)
def test_a_call_comes_first_when_the_house_is_closed(
    what: str, picture: Picture, *, shown: bool
) -> None:
    """Who is called is called; a board that has lost touch says that before all else."""
    assert kind(picture, message(what)) == (what if shown else "")


def test_a_late_call_comes_first_when_the_house_is_closed() -> None:
    """A call that is only a row is a call all the same."""
    row = Row(a_call(late=True), soon=False)
    assert kind(Picture(Mode.EMPTY, None, (row,), NOON, (row,)), message("closed")) == ""


def test_the_board_goes_on_when_only_one_of_its_areas_is_closed() -> None:
    """Those of the other area are still called here."""
    assert kind(EMPTY, message("closed", areas=("K",)), letters=("F", "K")) == ""
    assert kind(EMPTY, message("closed", areas=("K",)), letters=("K",)) == "closed"


@pytest.mark.parametrize(
    ("until", "sub"),
    [
        (None, "Am 25.11. ab 10:00\u00a0Uhr."),
        ("2026-11-23 11:30", "Heute ab 11:30\u00a0Uhr."),
        ("2026-11-23 12:10", "Heute ab 13:00\u00a0Uhr."),
        ("2026-11-23 17:00", "Am 25.11. ab 10:00\u00a0Uhr."),
    ],
)
def test_a_closed_house_says_when_it_opens_when_that_is_known(until: str | None, sub: str) -> None:
    """A closing without an end lasts for the day; else its end, or the opening after it."""
    until_ms = at(until) if until else None
    shown = house(EMPTY, message("closed", until_ms=until_ms))
    assert shown
    assert (text(shown.title), text(shown.sub)) == ("Wir haben geschlossen.", sub)


def test_a_closed_house_says_no_more_when_its_hours_are_unknown() -> None:
    """Nothing is better than something wrong."""
    unknown = OpeningHours.of(description())
    shown = house(EMPTY, message("closed"), hours=unknown)
    assert shown
    assert shown.sub is None


@pytest.mark.parametrize(
    ("until", "sub"),
    [(None, "Es geht gleich weiter."), ("2026-11-23 11:15", "Um 11:15\u00a0Uhr geht es weiter.")],
)
def test_a_pause_says_when_it_ends_when_that_is_known(until: str | None, sub: str) -> None:
    """The time that somebody gave, else no time."""
    shown = house(EMPTY, message("break", until_ms=at(until) if until else None))
    assert shown
    assert (text(shown.title), text(shown.sub)) == ("Wir machen kurz Pause.", sub)


def test_a_person_s_own_words_are_shown_when_there_are_some() -> None:
    """German, then each other language, one at a time."""
    closed = message("closed", text={"uk": "Свято", "de": "Feier", "en": "Party"})
    shown = [house(EMPTY, closed, own_turn=turn) for turn in range(4)]
    assert [text(each.own_text) for each in shown if each] == ["Feier", "Party", "Свято", "Feier"]


@pytest.mark.parametrize(
    ("picture", "now_ms", "nobody_waits", "closed"),
    [
        (EMPTY, at("2026-11-23 16:00") - 1, True, ""),
        (EMPTY, at("2026-11-23 16:00"), True, "closed"),
        (EMPTY, at("2026-11-23 16:00"), False, ""),
        (SERVED, at("2026-11-23 16:00"), True, ""),
        (CALLED, at("2026-11-23 16:00"), True, ""),
        (EMPTY, at("2026-11-24 10:00"), True, "closed"),
    ],
)
def test_the_house_is_closed_by_its_hours_when_nobody_is_left(
    picture: Picture, now_ms: int, *, nobody_waits: bool, closed: str
) -> None:
    """After the hours, when no call stands and the server says that nobody waits."""
    assert kind(picture, now_ms=now_ms, nobody_waits=nobody_waits) == closed


@pytest.mark.parametrize(
    ("now_ms", "closed"),
    [
        (at("2026-11-23 17:00"), ""),
        (at("2026-11-23 17:00") + 1, "closed"),
        (at("2026-11-25 09:30") - 1, "closed"),
        (at("2026-11-25 09:30"), ""),
        (NOON, ""),
    ],
)
def test_a_stale_board_says_closed_when_it_is_night(now_ms: int, closed: str) -> None:
    """A server that is off at night leaves no warning on the wall; in the morning it does."""
    assert kind(STALE, now_ms=now_ms) == closed


TWO_HOURS_MS: Final = 7_200_000


@pytest.mark.parametrize(
    ("lost_ms", "closed"), [(EVENING - TWO_HOURS_MS + 1, ""), (EVENING - TWO_HOURS_MS, "closed")]
)
@pytest.mark.parametrize("people", ["called", "wait"])
def test_a_stale_board_says_so_at_night_when_people_were_here(
    people: str, lost_ms: int, closed: str
) -> None:
    """Who waits late in the evening is not sent home by a server that went away."""
    rows = CALLED.standing if people == "called" else ()
    lost = replace(STALE, stand_ms=lost_ms, standing=rows)
    assert kind(lost, now_ms=EVENING, somebody_waits=people == "wait") == closed


def test_a_closed_house_says_today_when_it_opens_today() -> None:
    """Before the first opening, and at noon."""
    for now, sub in (
        ("2026-11-23 06:00", "Heute ab 08:00\u00a0Uhr."),
        ("2026-11-23 12:30", "Heute ab 13:00\u00a0Uhr."),
    ):
        shown = house(EMPTY, now_ms=at(now), nobody_waits=True)
        assert shown
        assert text(shown.sub).endswith(sub)


def test_the_newer_one_is_shown_when_a_pause_and_a_closing_stand() -> None:
    """What was put up last is what holds."""
    newest_first = (message("break"), message("closed"))
    assert kind(EMPTY, *newest_first) == "break"
    assert kind(EMPTY, *reversed(newest_first)) == "closed"
