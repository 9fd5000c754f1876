"""Which calls the voice is to say, in which order, and that each is on the glass meanwhile."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.continuity import Position
from display.board import Mode, Picture
from tests.display.stage import Stage, large, late, rows, said

NEW_S, GAP_S, FRESH_S, SPEAK_S, STALE_S = 14, 6, 60, 90, 5
TICK_S = 0.001


@pytest.fixture
def stage() -> Stage:
    """A board that has just been told that nobody is called."""
    stage = Stage()
    stage.snapshot()
    return stage


def spoken(picture: Picture) -> str:
    """Return the number that is said now."""
    return picture.spoken.ticket.number if picture.spoken else ""


def speaking(picture: Picture) -> list[str]:
    """Return the rows that are marked as being said."""
    return [row.call.ticket.number for row in picture.rows if row.speaking]


def announce_all(stage: Stage, *, takes_s: float = 8, most: int = 60) -> list[str]:
    """Let the voice say everything, so many seconds each; what was on the glass meanwhile."""
    stage.voice = False
    told = []
    picture = stage.advance()
    for _ in range(most):
        if picture.spoken is None:
            break
        told.append(spoken(picture))
        shown = [large(picture)] if picture.mode is Mode.NEW else speaking(picture)
        assert shown == [told[-1]]
        key = picture.spoken.key
        stage.later(takes_s)
        stage.board.spoken(key)
        picture = stage.advance()
    return told


# ---- each call, in full and in order ------------------------------------------------------------


def test_every_call_is_spoken_in_order_when_twenty_come_in_a_second(stage: Stage) -> None:
    """The first have their turns on the left, the rest is spoken from its rows, each once."""
    stage.voice = False
    numbers = [f"K{number}" for number in range(201, 221)]
    for number in numbers:
        stage.call(number)
        stage.later(0.05)
    assert announce_all(stage) == numbers
    assert stage.begun == numbers
    assert announce_all(stage) == []


def test_a_call_is_marked_in_its_row_when_it_is_spoken_from_there(stage: Stage) -> None:
    """Too old for the left, it is said from its row: nothing is yellow, and its row says so."""
    stage.voice = False
    stage.call("K213")
    stage.call("K214", ago=FRESH_S - 1)
    stage.later(8)
    stage.board.spoken(stage.turns[0])
    picture = stage.advance()
    assert said(picture) == (Mode.QUIET, "K213", ["K214"])
    assert (spoken(picture), speaking(picture), late(picture)) == ("K214", ["K214"], ["K214"])


def test_a_row_is_on_the_glass_when_it_is_spoken_though_it_is_old(stage: Stage) -> None:
    """The list shows the five newest, and the one that is spoken in the last line if need be."""
    rows_now = [stage.called(f"K{number}", ago=80 - number % 100) for number in range(201, 211)]
    picture = stage.snapshot(*rows_now)
    assert rows(picture) == ["K210", "K209", "K208", "K207", "K201"]
    assert speaking(picture) == ["K201"]


def test_a_new_call_waits_for_its_turn_when_a_row_is_being_spoken(stage: Stage) -> None:
    """Yellow is what is said: the left does not call somebody while the voice says another."""
    stage.voice = False
    stage.snapshot(stage.called("K213", ago=FRESH_S + 1))
    assert said(stage.call("K214")) == (Mode.EMPTY, "", ["K214*", "K213"])
    stage.later(GAP_S + 1)
    stage.board.spoken(stage.turns[0])
    assert said(stage.advance()) == (Mode.NEW, "K214", ["K213"])


def test_a_row_s_turn_ends_when_the_voice_does_not_come_back(stage: Stage) -> None:
    """It holds up nobody for longer than a call is new."""
    stage.voice = False
    stage.snapshot(stage.called("K213", ago=FRESH_S + 1))
    assert spoken(stage.later(NEW_S - TICK_S)) == "K213"
    assert spoken(stage.later(TICK_S)) == ""


@pytest.mark.parametrize("end", ["start", "end"])
def test_a_call_is_not_spoken_when_its_visitor_comes_before_its_time(
    stage: Stage, end: str
) -> None:
    """Who has arrived, or is not called any more, is called by nobody."""
    for number in ("K213", "K214", "K215"):
        stage.call(number)
    getattr(stage, end)("K214")
    stage.later(3 * GAP_S)
    assert stage.begun == ["K213", "K215"]


def test_a_row_is_not_spoken_any_more_when_its_visitor_comes(stage: Stage) -> None:
    """In the midst of it the row loses its mark, and the next one has its turn."""
    stage.voice = False
    picture = stage.snapshot(*(stage.called(f"K21{n}", ago=FRESH_S + 9 - n) for n in (3, 4)))
    assert spoken(picture) == "K213"
    assert spoken(stage.start("K213")) == "K214"


# ---- recalls ------------------------------------------------------------------------------------


def test_a_recall_keeps_the_call_s_place_when_that_has_not_been_spoken(stage: Stage) -> None:
    """It takes the waiting call's place, and the ticket is said once."""
    for number in ("K213", "K214", "K215"):
        stage.call(number)
    stage.recall("K214")
    stage.later(4 * GAP_S)
    assert stage.begun == ["K213", "K214", "K215"]
    assert stage.turns[1].endswith("-1")


def test_a_recall_is_spoken_again_when_the_call_has_been_spoken(stage: Stage) -> None:
    """Whoever is called again is said again, on the left, however old the call was."""
    stage.snapshot(stage.called("K213", ago=300))
    assert stage.begun == []
    assert said(stage.recall("K213")) == (Mode.NEW, "K213", [])


def test_a_recall_is_new_when_its_call_waited_to_be_spoken_from_its_row(stage: Stage) -> None:
    """It is spoken once, in its place, and on the left."""
    stage.voice = False
    stage.snapshot(*(stage.called(f"K21{n}", ago=FRESH_S + 9 - n) for n in (3, 4)))
    stage.recall("K214")
    stage.later(GAP_S + 1)
    stage.board.spoken(stage.turns[0])
    assert said(stage.advance()) == (Mode.NEW, "K214", ["K213"])
    assert stage.begun == ["K213", "K214"]


# ---- known late, and never twice ----------------------------------------------------------------


@pytest.mark.parametrize("how", ["event", "snapshot"])
@pytest.mark.parametrize(
    ("ago", "begun", "mode"),
    [
        (FRESH_S - TICK_S, ["K214"], Mode.NEW),
        (FRESH_S, ["K214"], Mode.EMPTY),
        (SPEAK_S - TICK_S, ["K214"], Mode.EMPTY),
        (SPEAK_S, [], Mode.EMPTY),
        (600, [], Mode.EMPTY),
    ],
)
def test_a_call_is_spoken_only_when_it_is_known_within_ninety_seconds(
    stage: Stage, how: str, ago: float, begun: list[str], mode: Mode
) -> None:
    """After a cut or a restart: up to a minute new, up to ninety seconds a row that is spoken."""
    if how == "event":
        picture = stage.call("K214", ago=ago)
    else:
        picture = stage.snapshot(stage.called("K214", ago=ago))
    assert stage.begun == begun
    assert picture.mode is mode
    assert speaking(picture) == (begun if mode is Mode.EMPTY else [])
    stage.later(300)
    assert stage.begun == begun


def test_nothing_is_spoken_twice_when_snapshots_and_events_come_again(stage: Stage) -> None:
    """A reconnect tells what is known: no turn, no row, no word."""
    stage.call("K213")
    stage.snapshot(*stage.tickets.values(), stage.called("K214", ago=FRESH_S + 1))
    stage.later(30)
    begun = list(stage.begun)
    for _ in range(3):
        stage.snapshot(*stage.tickets.values())
        stage.later(4)
        stage.tell("called", stage.tickets["K213"], position=Position(1, 1))
        stage.advance()
    assert stage.begun == begun == ["K213", "K214"]


@pytest.mark.parametrize("after", [30, FRESH_S + 1, SPEAK_S - TICK_S])
def test_a_call_is_not_spoken_again_when_it_was_gone_and_stands_again(
    stage: Stage, after: float
) -> None:
    """A snapshot without it and one with it, within the ninety seconds."""
    picture = stage.call("K214")
    assert picture.large
    row = picture.large.ticket
    stage.later(20)
    stage.snapshot()
    stage.later(after - 20)
    stage.snapshot(row)
    stage.later(30)
    assert stage.begun == ["K214"]


def test_a_call_is_not_spoken_when_an_undo_brings_it_back(stage: Stage) -> None:
    """It keeps its time, and was said already."""
    stage.call("K214")
    stage.later(FRESH_S + 5)
    stage.end("K214", "missed", "missed")
    stage.undo("K214")
    assert stage.begun == ["K214"]


# ---- a cut, and no voice ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cut", "begun"), [(SPEAK_S - TICK_S, ["K213", "K214"]), (SPEAK_S, ["K213"])]
)
def test_a_waiting_call_is_spoken_after_a_cut_only_when_that_was_short(
    stage: Stage, cut: float, begun: list[str]
) -> None:
    """A blip loses no announcement of a burst; after a long silence what is old is only shown."""
    stage.call("K213")
    stage.call("K214")
    stage.later(cut, touched=False)
    stage.touch()
    stage.advance()
    stage.later(30)
    assert stage.begun == begun


def test_what_came_during_the_cut_is_spoken_when_that_was_long(stage: Stage) -> None:
    """The silence takes what was known before it, not what is new."""
    stage.call("K213")
    stage.call("K214")
    stage.later(SPEAK_S + 30, touched=False)
    stage.call("K215", ago=10)
    assert stage.begun == ["K213", "K215"]
    stage.later(30)
    assert stage.begun == ["K213", "K215"]


def test_nothing_is_spoken_when_the_board_is_out_of_touch(stage: Stage) -> None:
    """Nobody knows whether it still stands."""
    stage.voice = False
    stage.snapshot(*(stage.called(f"K21{n}", ago=FRESH_S + 9 - n) for n in (3, 4)))
    picture = stage.later(STALE_S, touched=False)
    assert (spoken(picture), speaking(picture)) == ("", [])


def test_no_row_has_a_turn_when_nothing_is_heard(stage: Stage) -> None:
    """On a silent board an old call holds nobody up, and is never said when sound comes back."""
    stage.board.speak(False)  # noqa: FBT003 - a switch
    stage.snapshot(stage.called("K213", ago=FRESH_S + 1))
    assert said(stage.call("K214")) == (Mode.NEW, "K214", ["K213"])
    stage.board.speak(True)  # noqa: FBT003 - a switch
    stage.later(30)
    assert stage.begun == ["K214"]


@pytest.mark.parametrize("called", [16, 20, 30])
def test_each_call_is_large_once_when_many_come_at_once_and_nothing_is_heard(
    stage: Stage, called: int
) -> None:
    """Nobody's ears help: turns are shorter, of two seconds at least, and nobody is left out."""
    stage.board.speak(False)  # noqa: FBT003 - a switch
    numbers = [f"K{200 + place}" for place in range(called)]
    for place, number in enumerate(numbers):
        stage.call(number, counter=str(place + 1))
    stage.later(1.9)
    assert stage.begun == numbers[:1]
    stage.later(58)
    assert stage.begun == numbers


def test_the_next_turn_is_named_when_somebody_waits(stage: Stage) -> None:
    """Who makes the speech beforehand asks for it."""
    stage.call("K213")
    assert stage.board.next_turn() is None
    stage.call("K214")
    upcoming = stage.board.next_turn()
    assert upcoming
    assert upcoming.ticket.number == "K214"


# ---- anything at all ----------------------------------------------------------------------------

_STEP = st.tuples(
    st.sampled_from(["call", "recall", "start", "end", "later", "blip", "again"]),
    st.integers(1, 9),
    st.sampled_from([0.1, 3, 8, 20]),
)


@given(st.lists(_STEP, max_size=30))
def test_every_call_is_begun_once_when_anything_happens(
    steps: list[tuple[str, int, float]],
) -> None:
    """Each call that still stands at the end was begun, none twice, and in the calls' order."""
    stage = Stage()
    stage.snapshot()
    for what, at, seconds in steps:
        number = f"K20{at}"
        known = stage.tickets.get(number)
        if what == "call" and (known is None or known.state == "finished"):
            stage.call(number)
        elif what in ("recall", "start", "end") and known and known.state == "called":
            getattr(stage, what)(number)
        elif what == "again":
            standing = [row for row in stage.tickets.values() if row.state != "finished"]
            stage.snapshot(*(replace(row) for row in standing))
        else:
            stage.later(seconds if what == "later" else seconds / 2, touched=what != "blip")
            stage.touch()
        stage.advance()
    stage.later(300)
    stands = [row for row in stage.tickets.values() if row.state == "called"]
    keys = {f"{row.id}-{row.called_ms}-{row.recalls}" for row in stands}
    assert keys <= set(stage.turns)
    assert len(set(stage.turns)) == len(stage.turns)
    calls = {row.id for row in stage.tickets.values() if not row.recalls}
    first = [int(key.split("-")[1]) for key in stage.turns if key.split("-")[0] in calls]
    assert first == sorted(first)
