"""The board's promises, on both sides of every limit, with a clock of the tests' own."""

import pytest

from display.board import Mode, Rules
from tests.display.stage import Stage, large, rows, said

NEW_S, GAP_S = 14, 6
TICK_S = 0.001


@pytest.fixture
def stage() -> Stage:
    """A board that has just been told that nobody is called."""
    stage = Stage()
    stage.snapshot()
    return stage


# ---- one call ---------------------------------------------------------------------------------


def test_board_is_empty_when_nobody_is_called(stage: Stage) -> None:
    """Without a call nothing is large and the list is empty."""
    assert said(stage.advance()) == (Mode.EMPTY, "", [])


def test_a_call_is_large_and_new_when_it_comes(stage: Stage) -> None:
    """A call is large and yellow with the first picture after its event."""
    assert said(stage.call("K214")) == (Mode.NEW, "K214", [])


@pytest.mark.parametrize(("after", "mode"), [(NEW_S - TICK_S, Mode.NEW), (NEW_S, Mode.QUIET)])
def test_a_call_is_new_for_its_time_when_nobody_waits(
    stage: Stage, after: float, mode: Mode
) -> None:
    """A call is new for 14 s and stays large, quietly, from then on."""
    stage.call("K214")
    assert said(stage.later(after)) == (mode, "K214", [])


def test_a_quiet_call_stays_large_when_nothing_newer_comes(stage: Stage) -> None:
    """The last call stays large for as long as it stands."""
    stage.call("K214")
    assert said(stage.later(3600)) == (Mode.QUIET, "K214", [])


def test_the_earlier_call_moves_to_the_list_when_a_newer_one_comes(stage: Stage) -> None:
    """A newer call takes the large place at once when the earlier one is not new any more."""
    stage.call("K213")
    stage.later(NEW_S)
    assert said(stage.call("K214")) == (Mode.NEW, "K214", ["K213"])


def test_the_list_holds_the_five_last_when_there_are_more(stage: Stage) -> None:
    """The list shows five calls, newest on top."""
    for number in range(201, 209):
        stage.call(f"K{number}")
        stage.later(NEW_S)
    assert rows(stage.advance()) == ["K207", "K206", "K205", "K204", "K203"]


# ---- several at once --------------------------------------------------------------------------


def test_both_calls_are_on_the_glass_when_they_come_within_a_second(stage: Stage) -> None:
    """The second call is at the top of the list at once, in the colour of those who wait."""
    stage.call("K213")
    stage.later(0.4)
    assert said(stage.call("K214")) == (Mode.NEW, "K213", ["K214*"])


@pytest.mark.parametrize(("after", "now_large"), [(GAP_S - TICK_S, "K213"), (GAP_S, "K214")])
def test_each_call_has_its_turn_when_others_wait(
    stage: Stage, after: float, now_large: str
) -> None:
    """A call keeps the large place for 6 s when another one waits, then the next has it."""
    stage.call("K213")
    stage.call("K214")
    assert large(stage.later(after)) == now_large


def test_the_last_of_two_has_its_full_time_when_its_turn_comes(stage: Stage) -> None:
    """The time of a call begins with its own turn."""
    stage.call("K213")
    stage.call("K214")
    stage.later(GAP_S)
    assert said(stage.later(NEW_S - TICK_S)) == (Mode.NEW, "K214", ["K213"])
    assert said(stage.later(TICK_S)) == (Mode.QUIET, "K214", ["K213"])


@pytest.mark.parametrize(("after", "now_large"), [(GAP_S - TICK_S, "K213"), (GAP_S, "K214")])
def test_a_call_waits_out_the_gap_when_it_comes_into_a_running_turn(
    stage: Stage, after: float, now_large: str
) -> None:
    """The 6 s count from the beginning of the running turn."""
    stage.call("K213")
    stage.later(after)
    stage.call("K214")
    assert large(stage.advance()) == now_large


def test_every_call_of_a_burst_has_its_turn_in_order(stage: Stage) -> None:
    """Ten calls at once are large one after the other, 6 s each, in the order of their coming."""
    numbers = [f"K{number}" for number in range(201, 211)]
    for number in numbers:
        stage.call(number)
    shown = [large(stage.advance())]
    shown += [large(stage.later(GAP_S)) for _ in numbers[1:]]
    assert shown == numbers == stage.begun
    assert said(stage.later(NEW_S))[:2] == (Mode.QUIET, "K210")


def test_every_call_of_a_burst_is_on_the_glass_at_once(stage: Stage) -> None:
    """Each call of a burst is drawn with the first picture after its event."""
    for number in range(201, 211):
        picture = stage.call(f"K{number}")
        assert f"K{number}" in {large(picture), *[row.call.ticket.number for row in picture.rows]}


def test_a_turn_waits_for_its_announcement_when_that_takes_longer(stage: Stage) -> None:
    """The next call waits until the announcement is over, and at most until the call is not new."""
    stage.voice = False
    stage.call("K213")
    stage.call("K214")
    assert large(stage.later(GAP_S + 1)) == "K213"
    stage.board.spoken("K213-" + str(stage.tickets["K213"].called_ms) + "-0")
    assert large(stage.advance()) == "K214"


def test_another_announcement_ends_no_turn_when_it_is_over(stage: Stage) -> None:
    """Only a turn's own announcement counts, and without a turn none does."""
    stage.board.spoken("K212-1-0")
    stage.voice = False
    stage.call("K213")
    stage.call("K214")
    stage.board.spoken("K212-1-0")
    assert large(stage.later(GAP_S + 1)) == "K213"


def test_a_call_is_standing_when_its_visitor_is_still_awaited(stage: Stage) -> None:
    """A call is announced only while this very call stands and nobody has come."""
    picture = stage.call("K214")
    assert picture.large
    first = picture.large.key
    assert stage.board.still_awaited(first)
    assert not stage.board.still_awaited("K213-1-0")
    stage.recall("K214")
    assert not stage.board.still_awaited(first)
    again = stage.advance().large
    assert again
    assert stage.board.still_awaited(again.key)
    stage.start("K214")
    assert not stage.board.still_awaited(again.key)


@pytest.mark.parametrize(("after", "now_large"), [(NEW_S - TICK_S, "K213"), (NEW_S, "K214")])
def test_a_turn_ends_when_its_announcement_never_does(
    stage: Stage, after: float, now_large: str
) -> None:
    """A voice that hangs holds a turn for 14 s at the most."""
    stage.voice = False
    stage.call("K213")
    stage.call("K214")
    assert large(stage.later(after)) == now_large


def test_the_site_s_own_limits_count_when_they_become_known(stage: Stage) -> None:
    """The site says how long a call is new."""
    stage.board.obey(Rules(new_call_ms=10_000, call_gap_ms=3_000))
    stage.call("K213")
    stage.call("K214")
    assert large(stage.later(3)) == "K214"
    assert said(stage.later(10))[0] is Mode.QUIET


# ---- what ends a call -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("finished", "finished"),
        ("missed", "missed"),
        ("put_back", "waiting"),
        ("cancelled", "cancelled"),
        ("expired", "expired"),
        ("something_of_tomorrow", "parked"),
    ],
)
def test_a_ticket_goes_when_it_does_not_stand_any_more(stage: Stage, kind: str, state: str) -> None:
    """Whatever takes a ticket out of the called and served ones takes it from the glass."""
    stage.call("K213")
    stage.call("K214")
    stage.end("K214", kind, state)
    stage.later(1)
    assert said(stage.end("K213", kind, state)) == (Mode.EMPTY, "", [])


def test_the_next_call_has_its_turn_at_once_when_the_large_one_ends(stage: Stage) -> None:
    """Nobody waits for a turn that has lost its ticket."""
    stage.call("K213")
    stage.call("K214")
    assert said(stage.end("K213", "put_back", "waiting")) == (Mode.NEW, "K214", [])


def test_a_waiting_call_has_no_turn_when_it_ends_before(stage: Stage) -> None:
    """A call that does not stand any more when its turn would come is passed over."""
    for number in ("K213", "K214", "K215"):
        stage.call(number)
    stage.end("K214", "missed", "missed")
    stage.later(GAP_S)
    assert stage.begun == ["K213", "K215"]


def test_the_newest_call_is_large_again_when_the_large_one_ends(stage: Stage) -> None:
    """A call whose visitor is still awaited comes back, quietly, when a newer one has gone."""
    stage.call("K213")
    stage.later(NEW_S)
    stage.call("K214")
    stage.later(NEW_S)
    assert said(stage.end("K214", "missed", "missed")) == (Mode.QUIET, "K213", [])


# ---- the visitor has arrived ------------------------------------------------------------------


def test_a_started_call_is_not_yellow_when_the_visitor_has_arrived(stage: Stage) -> None:
    """Yellow says "yours, now": it ends when the visitor is there; the number stays."""
    stage.call("K214")
    assert said(stage.start("K214")) == (Mode.QUIET, "K214", [])


def test_a_started_call_moves_to_the_list_when_another_one_stands(stage: Stage) -> None:
    """The large place belongs to those who are still awaited."""
    stage.call("K213")
    stage.later(NEW_S)
    stage.call("K214")
    assert said(stage.start("K214")) == (Mode.QUIET, "K213", ["K214"])


def test_a_started_call_stays_in_the_list_when_a_new_one_comes(stage: Stage) -> None:
    """A started call is a recent one until it is finished."""
    stage.call("K213")
    stage.start("K213")
    assert said(stage.call("K214")) == (Mode.NEW, "K214", ["K213"])
    assert said(stage.end("K213")) == (Mode.NEW, "K214", [])


def test_a_waiting_call_has_no_turn_when_the_visitor_has_come_already(stage: Stage) -> None:
    """Nobody is called who stands at the counter."""
    stage.call("K213")
    stage.call("K214")
    assert said(stage.start("K214")) == (Mode.NEW, "K213", ["K214"])
    stage.later(GAP_S)
    assert stage.begun == ["K213"]


# ---- recall -----------------------------------------------------------------------------------


def test_a_recall_is_new_again_when_the_call_was_quiet(stage: Stage) -> None:
    """A recall is large and yellow for its full time, and is announced again."""
    stage.call("K214")
    stage.later(60)
    assert said(stage.recall("K214")) == (Mode.NEW, "K214", [])
    assert stage.begun == ["K214", "K214"]
    assert stage.later(NEW_S - TICK_S).mode is Mode.NEW
    assert stage.later(TICK_S).mode is Mode.QUIET


def test_a_recall_comes_up_from_the_list_when_another_call_is_large(stage: Stage) -> None:
    """A recalled row goes to the top of the list and then has its turn."""
    for number in ("K212", "K213", "K214"):
        stage.call(number)
        stage.later(NEW_S)
    stage.call("K215")
    assert said(stage.recall("K212")) == (Mode.NEW, "K215", ["K212*", "K214", "K213"])
    assert said(stage.later(GAP_S)) == (Mode.NEW, "K212", ["K215", "K214", "K213"])


def test_a_recall_waits_for_its_turn_when_the_call_itself_is_still_new(stage: Stage) -> None:
    """A recall in its own call's time is a turn of its own, not a second one at once."""
    stage.call("K214")
    stage.later(2)
    stage.recall("K214")
    assert stage.begun == ["K214"]
    stage.later(NEW_S)
    assert stage.begun == ["K214", "K214"]


def test_a_recall_has_one_turn_when_the_call_still_waits_for_its_own(stage: Stage) -> None:
    """A call that is recalled before its turn has one turn, not two."""
    stage.call("K213")
    stage.call("K214")
    stage.recall("K214")
    stage.later(60)
    assert stage.begun == ["K213", "K214"]


def test_a_ticket_is_new_when_it_is_called_after_it_was_put_back(stage: Stage) -> None:
    """The next call of the same ticket is a call like any other."""
    stage.call("K214")
    stage.later(30)
    stage.end("K214", "put_back", "waiting")
    assert said(stage.call("K214")) == (Mode.NEW, "K214", [])
