"""Two areas side by side, and the sign beside one counter's door."""

from dataclasses import replace

import pytest

from device.texts import strip_isolates
from display.board import Mode, Picture, Rules
from display.glass import Door, Glass, Side
from display.glazier import Glazier
from display.site import SiteDescription
from tests.display.house import description
from tests.display.stage import Stage, large, rows
from tests.display.test_glass import TEXTS

BOARDS = [
    {"name": "two", "areas": ["F", "K"], "layout": "areas", "arrows": {"7": "up"}},
    {"name": "door", "areas": ["K"], "layout": "door", "counter": "7"},
]
SITE = description(displays=BOARDS)


def glass(picture: Picture, name: str = "two", site: SiteDescription = SITE) -> Glass:
    """Put a picture into the words of a board."""
    return Glazier(TEXTS, site, name=name, silent=False).glass(picture)


def said(side: Side) -> tuple[str, bool, list[str]]:
    """Return a side in short; a call that waits for its turn has a star."""
    number = side.large.number if side.large else ""
    return number, side.fresh, [row.number + "*" * row.soon for row in side.rows]


def sides(picture: Picture) -> list[tuple[str, bool, list[str]]]:
    """Return both sides in short."""
    return [said(side) for side in glass(picture).sides]


def door(picture: Picture) -> Door:
    """Return the door sign."""
    shown = glass(picture, "door").door
    assert shown
    return shown


def door_stage() -> Stage:
    """A stage of the board beside the door of counter 7."""
    return Stage(SITE.board_rules("door"))


# ---- two areas ----------------------------------------------------------------------------------


def test_each_side_has_its_own_newest_call_when_two_areas_stand_side_by_side() -> None:
    """Yellow is only the side whose call has its turn; the other keeps its own, white."""
    stage = Stage()
    stage.call("F11")
    stage.later(14)
    assert sides(stage.call("K21")) == [("F11", False, []), ("K21", True, [])]
    assert sides(stage.later(14)) == [("F11", False, []), ("K21", False, [])]


def test_a_call_waits_on_its_own_side_when_the_other_one_has_the_turn() -> None:
    """It stands there as a row with the next picture; then it is large."""
    stage = Stage()
    stage.call("F11")
    assert sides(stage.call("K21")) == [("F11", True, []), ("", False, ["K21*"])]
    assert sides(stage.later(6)) == [("F11", False, []), ("K21", True, [])]


def test_a_side_has_three_rows_at_the_most_when_many_are_called() -> None:
    """The newest three beside the large one; the other side's calls take no place."""
    stage = Stage()
    for number in ("K1", "K2", "K3", "K4", "K5", "F1", "F2"):
        stage.call(number)
        stage.later(14)
    picture = stage.advance()
    assert sides(picture) == [("F2", False, ["F1"]), ("K5", False, ["K4", "K3", "K2"])]
    assert len(rows(picture)) == 5


def test_a_side_has_the_row_that_is_spoken_when_others_are_newer() -> None:
    """After a cut the oldest is said first: it takes the last place of its side's list."""
    stage = Stage()
    stage.voice = False
    late = [stage.called(f"K{20 + n}", ago=80 - n) for n in range(5)]
    (_, right) = sides(stage.snapshot(*late))
    assert right == ("", False, ["K24", "K23", "K20"])


def test_a_side_is_named_when_it_is_shown() -> None:
    """Letter, title and floor of its area; the way is the board's own."""
    left, right = glass(Stage().call("K21")).sides
    assert (left.letter, strip_isolates(left.title), left.floor) == (
        *("F", "Wartebereich F", "Erdgeschoss"),
    )
    assert right.large
    assert (right.letter, right.large.room, right.large.arrow) == ("K", "1.14", "up")


def test_nothing_is_large_on_a_side_when_a_newer_call_came_too_late() -> None:
    """An older call is not shown as current beside a newer row with its time."""
    stage = Stage()
    stage.call("K21")
    stage.later(14)
    stage.call("K22", ago=61)
    stage.call("K23", ago=0)
    stage.end("K23")
    assert sides(stage.advance())[1] == ("K21", False, ["K22"])
    stage.end("K21")
    assert sides(stage.advance())[1] == ("", False, ["K22"])


def test_a_visitor_s_number_stays_on_its_side_when_the_visitor_has_come() -> None:
    """White, as on the whole board, until the visit ends or the next one is called."""
    stage = Stage()
    stage.call("K21")
    assert sides(stage.start("K21"))[1] == ("K21", False, [])
    stage.call("K22")
    assert sides(stage.later(14))[1] == ("K22", False, ["K21"])


def test_a_call_is_on_a_side_when_its_letter_is_on_neither() -> None:
    """A number of another area that was sent here stands where its counter is; never nowhere."""
    stage = Stage()
    stage.call("W31", counter="7")
    stage.later(14)
    stage.call("W32", counter="99")
    assert sides(stage.advance()) == [("W32", True, []), ("W31", False, [])]


def test_nothing_is_large_on_any_side_when_the_board_is_stale() -> None:
    """The calls stand in the lists, nothing is yellow."""
    stage = Stage()
    stage.call("F11")
    stage.call("K21")
    picture = stage.later(6, touched=False)
    assert sides(picture) == [("", False, ["F11"]), ("", False, ["K21"])]
    assert glass(picture).mode == "stale"


def test_there_is_one_board_when_an_area_of_two_is_unknown() -> None:
    """A side without its area cannot be drawn; the calls are shown all the same."""
    site = description(displays=BOARDS, areas=[{"letter": "K"}])
    shown = glass(Stage().call("K21"), site=site)
    assert (shown.layout, shown.sides) == ("board", ())
    assert shown.large


def test_there_are_no_sides_when_the_board_is_no_such_board() -> None:
    """Neither sides nor a door."""
    shown = glass(Stage().call("K21"), "display-new")
    assert (shown.layout, shown.sides, shown.door) == ("board", (), None)


# ---- a door -------------------------------------------------------------------------------------


def test_a_door_shows_the_calls_to_its_own_counter_when_others_are_made() -> None:
    """Another counter's call has no turn here, no row, no voice; its end changes nothing."""
    stage = door_stage()
    other = stage.call("K22", counter="8")
    assert (large(other), rows(other), door(other).state) == ("", [], "free")
    mine = stage.call("K21", counter="7")
    assert (large(mine), rows(mine), stage.begun) == ("K21", [], ["K21"])
    assert (door(mine).number, door(mine).fresh) == ("K21", True)
    assert stage.board.still_awaited(stage.turns[0])


def test_a_door_waits_for_no_other_counter_when_many_call() -> None:
    """Its call is new at once, however many others have been called before."""
    stage = door_stage()
    for number in ("K1", "K2", "K3"):
        stage.call(number, counter="8")
    assert large(stage.call("K4", counter="7")) == "K4"


def test_a_door_is_left_when_its_number_is_called_to_another() -> None:
    """A number that was put back and called elsewhere does not stand here any more."""
    stage = door_stage()
    stage.call("K21", counter="7")
    assert door(stage.call("K21", counter="8")).number == ""
    assert stage.board.still_awaited(stage.turns[0]) is None


@pytest.mark.parametrize("heard_first", ["call", "site"])
def test_a_door_shows_its_own_when_it_learns_late_that_it_is_one(heard_first: str) -> None:
    """The site may come to be known after the calls."""
    stage = Stage() if heard_first == "call" else door_stage()
    stage.call("K22", counter="8")
    stage.call("K21", counter="7")
    stage.board.obey(SITE.board_rules("door"))
    assert large(stage.advance()) == "K21"
    stage.board.obey(Rules())
    assert rows(stage.later(14)) == ["K22"]


def test_a_door_says_how_it_is_inside_when_a_visit_goes_on() -> None:
    """Called, then in conversation, then free; the number is gone with the visit."""
    stage = door_stage()
    seen = []
    for picture in (
        stage.advance(),
        stage.call("K21", counter="7"),
        stage.later(14),
        stage.start("K21"),
        stage.end("K21"),
    ):
        shown = door(picture)
        seen.append((shown.state, shown.number, shown.fresh, strip_isolates(shown.line.text)))
    assert seen == [
        ("free", "", False, "Bitte warten Sie auf Ihren Aufruf"),
        ("called", "K21", True, "Bitte eintreten"),
        ("called", "K21", False, "Bitte eintreten"),
        ("serving", "K21", False, "Hier läuft ein Gespräch"),
        ("free", "", False, "Bitte warten Sie auf Ihren Aufruf"),
    ]


def test_a_door_says_that_a_call_is_a_recall_when_it_is_one() -> None:
    """As on every board; and no more once the visitor has come."""
    stage = door_stage()
    assert not door(stage.call("K21")).again
    stage.later(14)
    assert door(stage.recall("K21")).again
    assert not door(stage.start("K21")).again


def test_a_door_calls_the_next_one_when_a_visit_still_goes_on() -> None:
    """Who is called counts before who is inside."""
    stage = door_stage()
    stage.call("K21", counter="7")
    stage.start("K21")
    stage.call("K22", counter="7")
    shown = door(stage.later(14))
    assert (shown.state, shown.number) == ("called", "K22")


@pytest.mark.parametrize(
    ("language", "own"), [("de", ""), ("de-x-ls", ""), ("ar", "ar"), ("xx", "")]
)
def test_a_door_speaks_the_visitor_s_language_when_it_calls(language: str, own: str) -> None:
    """German and the language of whoever is called, if there are words for it."""
    stage = door_stage()
    stage.call("K21", counter="7")
    shown = door(stage.amend("K21", language=language))
    assert (shown.line.lang, shown.own.lang if shown.own else "") == ("de", own)


def test_a_door_speaks_english_too_when_nobody_is_called() -> None:
    """Who stands before it is not known."""
    shown = door(door_stage().advance())
    assert shown.own
    assert (shown.own.lang, shown.counter, shown.room) == ("en", "7", "1.14")


def test_a_door_says_nothing_of_inside_when_it_is_stale() -> None:
    """Neither a number nor that it is free: that the sign is not up to date."""
    stage = door_stage()
    stage.call("K21", counter="7")
    shown = door(stage.later(6, touched=False))
    assert (shown.number, shown.fresh) == ("", False)
    assert shown.line.text == "Diese Anzeige ist gerade nicht aktuell."


def test_the_turn_is_the_only_fresh_one_when_a_picture_is_quiet() -> None:
    """A call that is large without a turn is not yellow on any board."""
    stage = door_stage()
    picture = replace(stage.call("K21", counter="7"), mode=Mode.QUIET)
    assert not door(picture).fresh
    assert not any(side.fresh for side in glass(picture).sides)
