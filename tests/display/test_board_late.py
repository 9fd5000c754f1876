"""What the board does with what it hears late, again, or not at all; and with anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.continuity import Position
from display.board import Mode, Ticket
from tests.display.stage import Stage, large, late, rows, said

NEW_S, GAP_S, FRESH_S, STALE_S = 14, 6, 60, 5
TICK_S = 0.001


@pytest.fixture
def stage() -> Stage:
    """A board that has just been told that nobody is called."""
    stage = Stage()
    stage.snapshot()
    return stage


# ---- late, and again --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ago", "seen"),
    [
        (FRESH_S - TICK_S, (Mode.NEW, "K214", [])),
        (FRESH_S, (Mode.EMPTY, "", ["K214"])),
    ],
)
def test_an_event_is_new_only_when_it_is_younger_than_a_minute(
    stage: Stage, ago: float, seen: object
) -> None:
    """A call that comes to be known a minute late goes into the list with its time."""
    picture = stage.call("K214", ago=ago)
    assert said(picture) == seen
    assert late(picture) == [number for number in rows(picture) if number == "K214"]


@pytest.mark.parametrize(
    ("ago", "seen"),
    [
        (FRESH_S - TICK_S, (Mode.NEW, "K214", [])),
        (FRESH_S, (Mode.EMPTY, "", ["K214"])),
    ],
)
def test_a_snapshot_s_call_is_new_only_when_it_is_younger_than_a_minute(
    ago: float, seen: object
) -> None:
    """The same holds for what a snapshot tells, as after a restart of the board."""
    stage = Stage()
    assert said(stage.snapshot(stage.called("K214", ago=ago))) == seen


@pytest.mark.parametrize(
    ("ago", "seen"), [(FRESH_S - TICK_S, ["K214*"]), (FRESH_S, ["K214"]), (600, ["K214"])]
)
def test_an_old_call_waits_for_no_turn_when_it_has_just_come_to_be_known(
    stage: Stage, ago: float, seen: list[str]
) -> None:
    """It is old in the first picture already, before any time has passed."""
    row = stage.called("K214", ago=ago)
    stage.tell("called", row, position=Position(1, stage.seq + 1), at_ms=row.called_ms)
    assert rows(stage.board.picture(stage.steady_ms)) == seen


def test_missed_calls_stand_in_order_when_the_board_starts_again() -> None:
    """After a restart the calls that still stand are in the list with their time, newest on top."""
    stage = Stage()
    old = [stage.called(f"K{210 + n}", ago=600 - n * 60) for n in (3, 1, 2)]
    serving = stage.called("K220", ago=90, state="serving")
    picture = stage.snapshot(*old, serving)
    assert said(picture) == (Mode.EMPTY, "", ["K220", "K213", "K212", "K211"])
    assert late(picture) == ["K220", "K213", "K212", "K211"]
    assert stage.begun == []


def test_fresh_calls_have_their_turns_in_order_when_a_snapshot_brings_several() -> None:
    """Two calls made during a cut are both new, the earlier one first."""
    stage = Stage()
    two = (stage.called("K214", ago=2), stage.called("K213", ago=3))
    assert said(stage.snapshot(*two)) == (Mode.NEW, "K213", ["K214*"])
    assert large(stage.later(GAP_S)) == "K214"


def test_a_snapshot_changes_nothing_when_it_tells_what_is_known(stage: Stage) -> None:
    """A known call keeps its turn, its place and its being new."""
    stage.call("K213")
    stage.later(NEW_S)
    stage.call("K214")
    stage.later(1)
    before = stage.advance()
    after = stage.snapshot(*stage.tickets.values())
    assert (before.mode, before.large, before.rows) == (after.mode, after.large, after.rows)
    assert stage.begun == ["K213", "K214"]


def test_a_call_goes_when_a_snapshot_does_not_have_it(stage: Stage) -> None:
    """What ended during a cut is gone with the snapshot, even in the midst of its turn."""
    stage.call("K213")
    stage.call("K214")
    assert said(stage.snapshot()) == (Mode.EMPTY, "", [])


def test_a_known_call_is_quiet_when_a_snapshot_says_that_the_visitor_arrived(stage: Stage) -> None:
    """A snapshot's state counts like an event's."""
    stage.call("K214")
    serving = Ticket("K214", "K214", "serving", "7", stage.tickets["K214"].called_ms)
    assert said(stage.snapshot(serving)) == (Mode.QUIET, "K214", [])


def test_a_large_call_yields_when_a_newer_one_is_known_late(stage: Stage) -> None:
    """Nothing stays large that is older than a call in the list; the late one is not large."""
    stage.call("K213")
    stage.later(300)
    newer = stage.called("K214", ago=120)
    assert said(stage.snapshot(*stage.tickets.values(), newer)) == (
        Mode.EMPTY,
        "",
        ["K214", "K213"],
    )


def test_a_started_call_stays_large_when_only_an_older_one_is_late(stage: Stage) -> None:
    """The last large call gives way to newer ones only."""
    older = stage.called("K213", ago=90)
    stage.call("K214")
    stage.start("K214")
    assert said(stage.snapshot(*stage.tickets.values(), older)) == (Mode.QUIET, "K214", ["K213"])


def test_nothing_changes_when_an_event_comes_again(stage: Stage) -> None:
    """An event at or before the known position is ignored, whatever it says."""
    stage.call("K213")
    stage.call("K214")
    known = stage.tickets["K214"]
    stage.later(60)
    before = stage.advance()
    for seq in range(stage.seq + 1):
        stage.tell("called", known, position=Position(1, seq))
        stage.tell("called", known, position=Position(0, seq + 1000))
    assert stage.advance() == before
    assert stage.begun == ["K213", "K214"]


def test_an_unknown_ticket_is_late_when_an_event_only_says_that_it_stands(stage: Stage) -> None:
    """Only a call or a recall makes a call new; being told of a standing one does not."""
    picture = stage.happen("restored", stage.called("K214", ago=1))
    assert said(picture) == (Mode.EMPTY, "", ["K214"])


@pytest.mark.parametrize(
    ("ago", "seen"),
    [
        (FRESH_S - TICK_S, (Mode.NEW, "K213", ["K214*"])),
        (FRESH_S, (Mode.EMPTY, "", ["K214", "K213"])),
    ],
)
def test_a_known_call_is_late_when_a_snapshot_shows_that_it_never_was_new(
    stage: Stage, ago: float, seen: object
) -> None:
    """The server's time corrects an age that was taken too small, in a turn and before it."""
    stage.call("K213")
    stage.call("K214")
    stage.ahead_ms += round(ago * 1000)
    assert said(stage.snapshot(*stage.tickets.values())) == seen


def test_a_call_keeps_its_turn_when_it_was_new_at_its_beginning(stage: Stage) -> None:
    """A turn that began within the minute runs its time, and the call stays large after it."""
    stage.call("K214", ago=FRESH_S - TICK_S)
    stage.later(1)
    assert said(stage.snapshot(*stage.tickets.values())) == (Mode.NEW, "K214", [])
    stage.later(600)
    assert said(stage.snapshot(*stage.tickets.values())) == (Mode.QUIET, "K214", [])


@pytest.mark.parametrize(("ago", "yellow"), [(54 - TICK_S, "K214"), (54, "")])
def test_a_turn_begins_only_when_its_call_is_younger_than_a_minute(
    stage: Stage, ago: float, yellow: str
) -> None:
    """A call that grew a minute old while others had their turns is a row with its time."""
    stage.call("K213")
    stage.call("K214", ago=ago)
    picture = stage.later(GAP_S)
    assert (large(picture) if picture.mode is Mode.NEW else "") == yellow
    assert late(picture) == ["K214"] * (not yellow)
    assert "K214*" not in rows(picture)


def test_the_board_names_the_moment_when_a_call_grows_old_in_another_s_turn(stage: Stage) -> None:
    """In touch, a waiting call's becoming late is a change too."""
    stage.call("K213")
    stage.call("K214", ago=FRESH_S - 1)
    assert stage.board.next_change_ms(stage.steady_ms) == stage.steady_ms + 1_000


# ---- out of touch -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "seen"),
    [
        (STALE_S - TICK_S, (Mode.NEW, "K214", ["K215*"])),
        (STALE_S, (Mode.STALE, "", ["K215", "K214"])),
    ],
)
def test_the_board_is_stale_when_nothing_was_heard_for_five_seconds(
    stage: Stage, after: float, seen: object
) -> None:
    """After 5 s nothing is large, nothing is yellow or pale, and the calls are in the list."""
    stage.call("K214")
    stage.call("K215")
    heard_ms = stage.server_ms
    picture = stage.later(after, touched=False)
    assert said(picture) == seen
    assert picture.stand_ms == heard_ms


def test_the_board_is_stale_when_it_has_never_heard_anything() -> None:
    """Before the first word it waits 5 s as well, and knows no time."""
    stage = Stage()
    assert stage.later(STALE_S - TICK_S, touched=False).mode is Mode.EMPTY
    picture = stage.later(TICK_S, touched=False)
    assert (picture.mode, picture.stand_ms) == (Mode.STALE, None)


def test_a_quiet_call_is_large_again_when_touch_comes_back(stage: Stage) -> None:
    """What still stands after a cut is shown as before, and not as new."""
    stage.call("K214")
    stage.later(60)
    stage.later(30, touched=False)
    stage.touch()
    assert said(stage.advance()) == (Mode.QUIET, "K214", [])


def test_a_waiting_call_keeps_its_turn_when_the_cut_was_short(stage: Stage) -> None:
    """A turn is not spent while nobody can see it."""
    stage.call("K213")
    stage.call("K214")
    stage.later(FRESH_S - 2, touched=False)
    stage.touch()
    assert said(stage.advance()) == (Mode.NEW, "K214", ["K213"])


@pytest.mark.parametrize(("after", "new"), [(FRESH_S - TICK_S, "K214"), (FRESH_S, "")])
def test_a_waiting_call_is_late_when_the_cut_made_it_old(
    stage: Stage, after: float, new: str
) -> None:
    """A call that grew older than a minute during a cut is never shown as new."""
    stage.call("K213")
    stage.call("K214")
    stage.later(after, touched=False)
    stage.touch()
    picture = stage.advance()
    assert large(picture) == new
    assert late(picture) == ([] if new else ["K214"])


def test_a_new_call_has_the_rest_of_its_time_when_the_cut_ends_within_it(stage: Stage) -> None:
    """The time of a turn goes on during a cut."""
    stage.call("K214")
    stage.later(10, touched=False)
    stage.touch()
    assert stage.advance().mode is Mode.NEW
    assert stage.later(NEW_S - 10).mode is Mode.QUIET


def test_the_server_s_clock_may_jump_when_the_board_measures_time(stage: Stage) -> None:
    """Durations go by the steady clock: no jump makes a call new or old, or hides a cut."""
    stage.call("K214")
    stage.ahead_ms -= 3_600_000
    assert stage.later(NEW_S).mode is Mode.QUIET
    assert stage.later(STALE_S, touched=False).mode is Mode.STALE


# ---- when to look again -----------------------------------------------------------------------


def test_the_board_says_when_it_changes_when_only_time_passes(stage: Stage) -> None:
    """`next_change_ms` names each limit: the end of a turn, staleness, growing old."""
    board, start = stage.board, stage.steady_ms
    assert board.next_change_ms(start) == start + 5_000
    stage.call("K213")
    stage.later(12)
    assert board.next_change_ms(stage.steady_ms) == start + 14_000
    stage.call("K214")
    assert board.next_change_ms(stage.steady_ms) == start + 12_000 + 5_000
    stage.later(STALE_S, touched=False)
    assert board.next_change_ms(stage.steady_ms) is None


def test_the_board_names_the_moment_when_a_waiting_call_grows_old(stage: Stage) -> None:
    """Out of touch, the next change is a waiting call's becoming late."""
    stage.call("K213")
    stage.call("K214")
    called = stage.steady_ms
    stage.later(STALE_S, touched=False)
    assert stage.board.next_change_ms(stage.steady_ms) == called + 60_000


# ---- anything at all --------------------------------------------------------------------------

_NUMBERS = [f"K{number}" for number in range(201, 208)]
_STEPS = st.one_of(
    st.tuples(st.just("call"), st.sampled_from(_NUMBERS), st.sampled_from([0, 1, 59.999, 60, 90])),
    st.tuples(
        st.sampled_from(["recall", "start", "missed"]), st.sampled_from(_NUMBERS), st.just(0)
    ),
    st.tuples(st.just("later"), st.just(""), st.sampled_from([0.1, 1, 4.999, 6, 14, 61])),
    st.tuples(st.just("cut"), st.just(""), st.sampled_from([1, 5, 20, 70])),
    st.tuples(st.just("again"), st.just(""), st.just(0)),
)


def _do(stage: Stage, what: str, number: str, seconds: float) -> None:
    standing = number in stage.tickets and stage.tickets[number].state in ("called", "serving")
    if what == "call" and not standing:
        stage.call(number, ago=seconds)
    elif what == "recall" and standing and stage.tickets[number].state == "called":
        stage.recall(number)
    elif what == "start" and standing:
        stage.start(number)
    elif what == "missed" and standing:
        stage.end(number, "missed", "missed")
    elif what in ("later", "cut"):
        stage.later(seconds, touched=what == "later")
    elif what == "again":
        stands = [row for row in stage.tickets.values() if row.state in ("called", "serving")]
        stage.snapshot(*stands)


@given(st.lists(_STEPS, max_size=40))
def test_a_picture_is_true_when_anything_happens(steps: list[tuple[str, str, float]]) -> None:
    """What is shown stands, each once; yellow is for the awaited alone, and never late."""
    stage = Stage()
    stage.snapshot()
    for step in steps:
        _do(stage, *step)
        picture = stage.advance()
        shown = [row.call for row in picture.rows] + ([picture.large] if picture.large else [])
        numbers = [call.ticket.number for call in shown]
        standing = [t for t in stage.tickets.values() if t.state in ("called", "serving")]
        assert len(set(numbers)) == len(numbers)
        assert set(numbers) <= {ticket.number for ticket in standing}
        assert len(numbers) == min(len(standing), 5 + bool(picture.large))
        times = [row.call.at_ms for row in picture.rows]
        assert times == sorted(times, reverse=True)
        if picture.mode is Mode.NEW:
            assert picture.large
            assert not picture.large.late
            assert not picture.large.arrived
        assert (picture.large is None) == (picture.mode in (Mode.EMPTY, Mode.STALE))
