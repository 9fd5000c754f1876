"""What stands on the glass: words, places, arrows and times."""

from pathlib import Path

import pytest

import display
from device.texts import Texts, strip_isolates
from display.board import Call, Mode, Picture, Row, Ticket
from display.glass import Glass
from display.glazier import Glazier
from display.site import SiteDescription
from tests.display.house import description
from tests.display.stage import NOON_MS

TEXTS = Texts(Path(display.__file__).parent / "locales")


def a_call(
    number: str = "K214", counter: str = "7", *, late: bool = False, language: str = "de"
) -> Call:
    """Make a call of noon."""
    row = Ticket(number, number, "called", counter, NOON_MS, language=language)
    return Call(row, at_ms=NOON_MS, order=1, fresh_until_ms=0, late=late)


def glass(
    picture: Picture,
    *,
    site: SiteDescription | None = None,
    name: str = "display-k",
    silent: bool = False,
) -> Glass:
    """Put a picture into words."""
    glazier = Glazier(TEXTS, site or description(), name=name, silent=silent)
    return glazier.glass(picture)


def empty(mode: Mode = Mode.EMPTY) -> Picture:
    """Make a picture without calls."""
    return Picture(mode, None, (), NOON_MS)


def new(call: Call) -> Picture:
    """Make a picture of a new call."""
    return Picture(Mode.NEW, call, (), NOON_MS)


def words(glass_: Glass) -> list[str]:
    """Return the foot's lines without isolates."""
    return [strip_isolates(line.text) for line in glass_.foot.lines]


def test_the_bar_names_area_and_floor_when_the_board_has_one_area() -> None:
    """A board of one area says which, and on which floor."""
    said = glass(empty()).words
    assert (strip_isolates(said.title), said.floor, said.letters) == (
        "Wartebereich K",
        "1. Stock",
        ("K",),
    )


def test_the_bar_names_all_areas_when_the_board_has_several() -> None:
    """A board of several areas names them, and no floor."""
    said = glass(empty(), name="display-demo").words
    assert (strip_isolates(said.title), said.floor) == ("Wartebereiche F · K · W", "")


def test_every_area_is_shown_when_the_site_does_not_know_the_board() -> None:
    """A board that the site does not name shows the whole house, without arrows."""
    said = glass(new(a_call()), name="display-new")
    assert said.words.letters == ("F", "K", "W")
    assert said.large
    assert said.large.arrow == ""


def test_a_call_shows_the_way_when_the_site_knows_it() -> None:
    """Number, counter, room, floor and arrow are this board's and this counter's."""
    large = glass(new(a_call())).large
    assert large
    assert (large.number, large.counter, large.room, large.floor, large.arrow) == (
        "K214",
        "7",
        "1.14",
        "1. Stock",
        "right",
    )


def test_no_way_is_shown_when_the_site_does_not_know_the_counter() -> None:
    """Nothing is better than something wrong: an unknown counter has a number and no place."""
    large = glass(new(a_call(counter="99"))).large
    assert large
    assert (large.counter, large.room, large.floor, large.arrow) == ("99", "", "", "")


def test_only_the_number_is_shown_when_the_site_is_not_known_yet() -> None:
    """Without a description the call is shown all the same."""
    shown = Glazier(TEXTS, None, name="display-k", silent=False).glass(new(a_call()))
    assert shown.large
    assert (shown.large.number, shown.large.room) == ("K214", "")
    assert (shown.words.title, shown.words.letters, shown.timezone) == ("Willkommen", (), "")


def test_the_foot_says_what_is_spoken_when_a_call_is_new() -> None:
    """The announcement is there to be read, in German and the visitor's language."""
    shown = glass(new(a_call(language="ar")))
    assert shown.foot.icon == "speak"
    assert [(line.lang, line.dir) for line in shown.foot.lines] == [("de", "ltr"), ("ar", "rtl")]
    assert words(shown)[0] == "Nummer K 2 1 4, bitte zu Schalter 7."


def test_the_foot_is_quiet_when_the_call_is_not_new_any_more() -> None:
    """What is spoken stands there for as long as the call is new."""
    shown = glass(Picture(Mode.QUIET, a_call(), (), NOON_MS))
    assert (shown.foot.icon, words(shown)[0]) == ("time", "Neue Nummern sehen und hören Sie hier.")


@pytest.mark.parametrize(
    ("silent", "icon", "quiet"),
    [
        (False, "speak", "Neue Nummern sehen und hören Sie hier."),
        (True, "see", "Neue Nummern sehen Sie hier."),
    ],
)
def test_the_foot_promises_no_sound_when_there_is_none(
    icon: str, quiet: str, *, silent: bool
) -> None:
    """A board without a voice does not say that numbers are heard."""
    assert glass(new(a_call()), silent=silent).foot.icon == icon
    assert words(glass(empty(), silent=silent))[0] == quiet


def test_a_row_has_its_time_when_it_came_to_be_known_late() -> None:
    """A late row says when it was called, in the site's own time; others do not."""
    rows = (Row(a_call("K213", late=True), soon=False), Row(a_call("K214"), soon=True))
    shown = glass(Picture(Mode.EMPTY, None, rows, NOON_MS)).rows
    assert [(row.number, row.time, row.soon) for row in shown] == [
        ("K213", "12:00", False),
        ("K214", "", True),
    ]


def test_the_stand_is_said_when_the_board_is_stale() -> None:
    """A stale board says up to when it was true, and whom to ask."""
    shown = glass(empty(Mode.STALE))
    assert shown.stand == "12:00"
    assert shown.foot == shown.words.stale_foot
    assert strip_isolates(shown.words.stale_stand) == "Stand {time}"


def test_no_stand_is_said_when_nothing_was_ever_heard() -> None:
    """A board that has not heard anything knows no time."""
    assert glass(Picture(Mode.STALE, None, (), None)).stand == ""


def test_the_state_stays_the_same_when_only_time_passes() -> None:
    """A beat changes nothing that is drawn, so nothing is sent to the page."""
    call = a_call()
    first = glass(Picture(Mode.QUIET, call, (), NOON_MS))
    assert first == glass(Picture(Mode.QUIET, call, (), NOON_MS + 2_000))
