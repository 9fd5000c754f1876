"""What the board does with everything that an office does with a ticket after its call."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.board import Mode
from tests.display.stage import Stage, large, late, rows, said

NEW_S, GAP_S, FRESH_S = 14, 6, 60
TICK_S = 0.001

LEAVES = [
    ("parked", "serving", "parked"),
    ("transferred", "called", "waiting"),
    ("transferred", "serving", "waiting"),
    ("forwarded", "called", "waiting"),
    ("forwarded", "serving", "waiting"),
    ("returned", "serving", "waiting"),
    ("concern_finished", "serving", "waiting"),
    ("cancelled", "called", "cancelled"),
    ("finished", "serving", "finished"),
    ("missed", "called", "missed"),
    ("put_back", "called", "waiting"),
    ("expired", "serving", "expired"),
]
UNDONE = [step for step in LEAVES if step[0] != "expired"]


@pytest.fixture
def stage() -> Stage:
    """A board that has just been told that nobody is called."""
    stage = Stage()
    stage.snapshot()
    return stage


# ---- what ends a call -------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "before", "after"), LEAVES)
def test_a_ticket_goes_with_the_next_picture_when_it_leaves_the_counter(
    stage: Stage, kind: str, before: str, after: str
) -> None:
    """Whatever an office does with a ticket that takes it from the counter, takes it away here."""
    stage.call("K214")
    if before == "serving":
        stage.start("K214")
    assert said(stage.end("K214", kind, after)) == (Mode.EMPTY, "", [])


def test_a_call_has_no_turn_when_it_is_undone_before(stage: Stage) -> None:
    """A call that was a wrong press is not announced if it still waited for its turn."""
    stage.call("K213")
    stage.happen("issued", replace(stage.called("K214", ago=0), state="waiting", called_ms=0))
    stage.call("K214")
    assert said(stage.undo("K214")) == (Mode.NEW, "K213", [])
    stage.later(NEW_S)
    assert stage.begun == ["K213"]


def test_the_glass_is_empty_when_the_day_has_begun(stage: Stage) -> None:
    """The server has the board ask anew, and nothing stands: nothing is left of yesterday."""
    stage.call("K213")
    stage.start("K213")
    stage.call("K214")
    assert said(stage.snapshot()) == (Mode.EMPTY, "", [])


# ---- what leaves it where it is ---------------------------------------------------------------


def test_a_ticket_stays_when_its_next_concern_goes_on_at_the_counter(stage: Stage) -> None:
    """A concern is finished and the next one begins on the same chair: nothing changes."""
    stage.call("K214")
    before = stage.start("K214")
    row = stage.tickets["K214"]
    after = stage.happen("concern_finished", row)
    assert (after.mode, after.large, after.rows) == (before.mode, before.large, before.rows)


def test_a_turn_goes_on_when_its_ticket_is_amended(stage: Stage) -> None:
    """The language is corrected during the turn: the call stays new and is not announced twice."""
    stage.call("K214")
    stage.later(3)
    picture = stage.amend("K214", language="ar")
    assert said(picture) == (Mode.NEW, "K214", [])
    assert picture.large
    assert picture.large.ticket.language == "ar"
    assert stage.later(NEW_S - 3).mode is Mode.QUIET
    assert stage.begun == ["K214"]


def test_a_call_keeps_its_place_in_the_row_when_it_is_amended_before_its_turn(stage: Stage) -> None:
    """The amended call still has its turn, and what is announced then is the new row."""
    stage.call("K213")
    stage.call("K214")
    key = f"K214-{stage.tickets['K214'].called_ms}-0"
    assert said(stage.amend("K214", language="ti")) == (Mode.NEW, "K213", ["K214*"])
    awaited = stage.board.still_awaited(key)
    assert awaited
    assert awaited.ticket.language == "ti"
    assert large(stage.later(GAP_S)) == "K214"


def test_an_amended_ticket_comes_nowhere_when_it_does_not_stand(stage: Stage) -> None:
    """An event of a waiting ticket is not a board's business."""
    waiting = replace(stage.called("K214", ago=0), state="waiting")
    assert said(stage.happen("amended", waiting)) == (Mode.EMPTY, "", [])


# ---- undo -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "before", "after"), UNDONE)
@pytest.mark.parametrize("heard", ["event", "snapshot"])
def test_a_call_comes_back_as_an_old_one_when_what_ended_it_is_undone(
    stage: Stage, kind: str, before: str, after: str, heard: str
) -> None:
    """It stands again with the time of its call: not new, not announced, however young it is."""
    stage.call("K214")
    if before == "serving":
        stage.start("K214")
    called_ms = stage.tickets["K214"].called_ms
    stage.later(2)
    stage.end("K214", kind, after)
    stage.later(2)
    picture = stage.undo("K214") if heard == "event" else stage.undo_unheard("K214")
    assert said(picture) == (Mode.EMPTY, "", ["K214"])
    assert late(picture) == ["K214"]
    assert picture.rows[0].call.at_ms == called_ms
    stage.later(NEW_S)
    assert stage.begun == ["K214"]


def test_a_call_is_never_new_when_it_was_gone_before_its_turn(stage: Stage) -> None:
    """A call that waited for its turn, was taken away and came back, is a row with its time."""
    stage.call("K213")
    stage.call("K214")
    stage.end("K214", "missed", "missed")
    assert rows(stage.undo("K214")) == ["K214"]
    stage.later(NEW_S)
    assert stage.begun == ["K213"]


def test_a_call_is_never_new_when_only_snapshots_told_that_it_was_gone(stage: Stage) -> None:
    """Gone in one snapshot and there in the next: it is the same call as before."""
    stage.call("K214")
    row = stage.tickets["K214"]
    stage.snapshot()
    assert said(stage.snapshot(row)) == (Mode.EMPTY, "", ["K214"])
    assert stage.begun == ["K214"]


def test_a_call_is_never_new_when_it_is_gone_and_back_for_the_second_time(stage: Stage) -> None:
    """A second wrong press within the minute: the board still remembers the call."""
    stage.call("K214")
    for undo in (stage.undo, stage.undo_unheard):
        stage.end("K214", "missed", "missed")
        assert said(undo("K214")) == (Mode.EMPTY, "", ["K214"])
    assert stage.begun == ["K214"]


def test_a_started_call_is_awaited_again_but_old_when_the_start_is_undone(stage: Stage) -> None:
    """It never left the glass: it stays where it is, quietly."""
    stage.call("K214")
    stage.later(1)
    stage.start("K214")
    assert said(stage.undo("K214")) == (Mode.QUIET, "K214", [])
    stage.later(NEW_S)
    assert stage.begun == ["K214"]


def test_a_call_has_no_turn_when_its_start_is_undone_before_it(stage: Stage) -> None:
    """Somebody sat at the counter already, so the house need not hear the call any more."""
    stage.call("K213")
    stage.call("K214")
    stage.start("K214")
    assert said(stage.undo("K214")) == (Mode.NEW, "K213", ["K214"])
    stage.later(NEW_S)
    assert stage.begun == ["K213"]


def test_a_recall_is_new_when_the_call_had_come_back_by_an_undo(stage: Stage) -> None:
    """Whoever calls again wants to be heard."""
    stage.call("K214")
    stage.end("K214", "missed", "missed")
    stage.undo("K214")
    stage.later(45)
    row = stage.tickets["K214"]
    recalled = replace(row, recalls=1, called_ms=stage.server_ms)
    assert said(stage.happen("recalled", recalled)) == (Mode.NEW, "K214", [])


def test_the_next_call_of_a_ticket_is_new_when_an_earlier_one_was_undone(stage: Stage) -> None:
    """A call that was taken back is another call than the one that follows."""
    stage.call("K214")
    stage.end("K214", "put_back", "waiting")
    stage.later(TICK_S)
    assert said(stage.call("K214")) == (Mode.NEW, "K214", [])


def test_nothing_changes_when_an_undo_is_heard_of_that_does_not_concern_the_glass(
    stage: Stage,
) -> None:
    """A transfer among those who wait, taken back, is not a board's business."""
    stage.call("K213")
    before = stage.advance()
    waiting = replace(stage.called("K214", ago=0), state="waiting")
    assert stage.happen("undone", waiting) == before


# ---- anything at all --------------------------------------------------------------------------

_NUMBERS = [f"K{number}" for number in (201, 202)]
_WAITS_S = (0.1, 1.0, 6.0, 14.0)
_STEPS = st.one_of(
    st.tuples(st.sampled_from(_NUMBERS), st.integers(0, 60)),
    st.tuples(st.just(""), st.sampled_from(_WAITS_S)),
)
_STAYS = {"called": ["recall", "start", "amend"], "serving": ["go_on", "amend"]}


def _acts(stage: Stage, number: str) -> list[object]:
    """What may be done with a number now."""
    state = stage.tickets[number].state if number in stage.tickets else "waiting"
    if state not in _STAYS:
        return ["call", "undo", "undo_unheard"]
    leaves = [step for step in LEAVES if step[1] == state]
    return [*leaves, *_STAYS[state], *_STAYS[state], "undo", "undo_unheard"]


def _do(stage: Stage, act: object, number: str) -> None:
    if isinstance(act, tuple):
        stage.end(number, act[0], act[2])
    elif act == "call":
        stage.call(number)
    elif act == "recall":
        row = stage.tickets[number]
        stage.happen("recalled", replace(row, recalls=row.recalls + 1, called_ms=stage.server_ms))
    elif act == "start":
        stage.start(number)
    elif act == "go_on":
        stage.happen("concern_finished", stage.tickets[number])
    elif act == "amend":
        stage.amend(number, language="ar")


def _undo(stage: Stage, act: object, number: str) -> str:
    """Take a step back; name the call that stands again and must never be new any more."""
    if act not in {"undo", "undo_unheard"} or number not in stage.before:
        return ""
    before, now = stage.before.pop(number), stage.tickets[number]
    if before.recalls != now.recalls or before.called_ms > now.called_ms:
        return ""  # a recall cannot be undone
    stage.before[number] = before
    (stage.undo if act == "undo" else stage.undo_unheard)(number)
    stage.before.pop(number)
    stood_on = now.state == before.state
    return "" if stood_on else f"{number}-{before.called_ms}-{before.recalls}"


@given(st.lists(_STEPS, min_size=20, max_size=60))
def test_no_call_is_announced_twice_or_after_an_undo_when_anything_happens(
    steps: list[tuple[str, float]],
) -> None:
    """All that stands is shown, each once; a call has one turn, and none once it has come back."""
    stage = Stage()
    stage.snapshot()
    old: set[str] = set()
    for number, choice in steps:
        begun = len(stage.turns)
        stage.later(TICK_S)  # no two commands of one ticket are done within the same millisecond
        if number:
            acts = _acts(stage, number)
            act = acts[int(choice) % len(acts)]
            old |= {_undo(stage, act, number)}
            _do(stage, act, number)
        else:
            stage.later(choice)
        picture = stage.advance()
        calls = [row.call for row in picture.rows] + ([picture.large] if picture.large else [])
        standing = {t.id: t for t in stage.tickets.values() if t.state in {"called", "serving"}}
        assert {call.ticket.id: call.ticket for call in calls} == standing
        assert len(set(stage.turns)) == len(stage.turns)
        assert not old.intersection(stage.turns[begun:])
