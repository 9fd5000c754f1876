"""What the agent gives the voice: how loud, when not at all, what comes next; and what is shown."""

from typing import Any

import pytest
import structlog

from device.texts import strip_isolates
from tests.display.broadcaster import ticket
from tests.display.house import DESCRIPTION, description
from tests.display.stage import NOON_MS
from tests.display.test_agent import Bench

HOUR_MS = 3_600_000


def at_volume(*steps: tuple[str, int]) -> dict[str, Any]:
    """The site's description with these steps for the board of these tests."""
    boards = [dict(each) for each in DESCRIPTION["displays"]]
    boards[0]["volume"] = [list(step) for step in steps]
    return {"displays": boards}


@pytest.fixture
def bench() -> Bench:
    """An agent that knows its site and that nobody is called."""
    return Bench()


def begin(bench: Bench) -> tuple[str, list[str]]:
    """Begin what is due: its key, and what is said."""
    begun = bench.agent.begin_announcement()
    assert begun
    return begun[0], [strip_isolates(each.text) for each in begun[1]]


# ---- whatever else breaks -----------------------------------------------------------------------


def test_a_call_is_said_when_its_picture_cannot_be_made(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The voice does not hang by the picture: this call is said, and so is the next."""
    bench.call("K213")
    with monkeypatch.context() as broken, structlog.testing.capture_logs() as log:
        broken.setattr("display.glazier.Glazier.glass", None)
        key, said = begin(bench)
    assert said == ["Nummer K 2 1 3, bitte zu Schalter 7."]
    assert [line["event"] for line in log] == ["what is said now could not be drawn"]
    bench.agent.announced(key)
    bench.now_ms += 10_000
    bench.call("K214")
    assert begin(bench)[1] == ["Nummer K 2 1 4, bitte zu Schalter 7."]


# ---- how loud -----------------------------------------------------------------------------------


def test_the_board_is_full_when_no_site_is_known_or_it_says_nothing(bench: Bench) -> None:
    """Who has never learnt its site is heard."""
    assert bench.agent.volume() == 100


def test_the_volume_is_that_of_the_hour_when_the_site_has_steps(bench: Bench) -> None:
    """By the server's time in the site's zone: these tests begin at 12:16 in Hannover."""
    bench.agent.learn_site(description(**at_volume(("07:30", 100), ("12:00", 60), ("13:00", 80))))
    assert bench.agent.volume() == 60
    bench.now_ms += HOUR_MS
    assert bench.agent.volume() == 80
    bench.now_ms += 23 * HOUR_MS
    assert bench.agent.volume() == 60


def test_nothing_is_announced_and_turns_go_on_when_the_volume_is_nought(bench: Bench) -> None:
    """Numbers are shown as ever; no turn waits for a voice that does not speak."""
    bench.agent.learn_site(description(**at_volume(("12:00", 0), ("13:00", 50))))
    bench.call("K213")
    bench.call("K214")
    assert bench.agent.begin_announcement() is None
    bench.beat(4)
    bench.beat(2)
    assert bench.shown[-1]["large"]["number"] == "K214"
    assert bench.agent.volume() == 0


def test_the_board_shows_no_loudspeaker_when_the_volume_is_nought(bench: Bench) -> None:
    """What cannot be heard has the sign of what is seen, and the board says so."""
    bench.agent.learn_site(description(**at_volume(("12:00", 0), ("13:00", 50))))
    bench.call("K213")
    assert bench.shown[-1]["foot"]["icon"] == "see"
    assert bench.shown[-1]["quiet_sound"]
    bench.now_ms += HOUR_MS
    bench.beat()
    bench.call("K214")
    assert bench.shown[-1]["foot"]["icon"] == "speak"


def test_only_new_calls_are_heard_when_the_silence_is_over(bench: Bench) -> None:
    """What was called while it was silent is not said afterwards."""
    bench.agent.learn_site(description(**at_volume(("12:00", 0), ("13:00", 50))))
    for number in ("K211", "K212", "K213"):
        bench.call(number)
    for _ in range(60):
        bench.beat(4)
    bench.now_ms += HOUR_MS
    bench.beat()
    assert bench.agent.begin_announcement() is None
    bench.call("K214")
    assert begin(bench)[1] == ["Nummer K 2 1 4, bitte zu Schalter 7."]


# ---- quiet --------------------------------------------------------------------------------------


def test_nothing_is_played_and_turns_go_on_when_it_is_to_be_quiet(bench: Bench) -> None:
    """Calls that waited to be said are shown, and not said later."""
    bench.call("K213")
    bench.call("K214")
    bench.put_up("quiet")
    assert bench.agent.begin_announcement() is None
    assert bench.agent.volume() == 0
    bench.beat(4)
    bench.beat(2)
    assert bench.shown[-1]["large"]["number"] == "K214"
    bench.beat(4)
    bench.take_down()
    assert bench.agent.begin_announcement() is None
    bench.beat(4)
    bench.call("K215")
    assert begin(bench)[1] == ["Nummer K 2 1 5, bitte zu Schalter 7."]


def test_what_is_heard_comes_to_its_end_when_it_is_to_be_quiet_meanwhile(bench: Bench) -> None:
    """The turn ends as ever, and the next one is not said."""
    bench.call("K213")
    bench.call("K214")
    key, _ = begin(bench)
    bench.put_up("quiet")
    bench.beat(3)
    bench.agent.announced(key)
    bench.beat(3)
    assert bench.shown[-1]["large"]["number"] == "K214"
    assert bench.agent.begin_announcement() is None


# ---- what comes next, and what is shown ---------------------------------------------------------


def test_the_next_call_s_words_are_known_when_one_is_being_said(bench: Bench) -> None:
    """So that they can be made meanwhile."""
    assert bench.agent.coming() == ()
    bench.call("K213")
    bench.call("K214", language="en")
    begin(bench)
    assert [strip_isolates(each.text) for each in bench.agent.coming()] == [
        "Nummer K 2 1 4, bitte zu Schalter 7.",
        "Number K 2 1 4, please go to counter 7.",
    ]


def test_the_words_stand_on_the_board_when_they_are_said_from_a_row(bench: Bench) -> None:
    """An old call is said from its row: that is marked, and the foot has the words."""
    old = ticket("K213", called_ms=bench.server_ms - 70_000, language="en")
    bench.snapshot(old)
    state = bench.shown[-1]
    assert (state["mode"], state["large"]) == ("empty", None)
    assert [(row["number"], row["speaking"]) for row in state["rows"]] == [("K213", True)]
    said = begin(bench)
    assert state["foot"]["icon"] == "speak"
    assert [strip_isolates(line["text"]) for line in state["foot"]["lines"]] == said[1]
    bench.beat(3)
    bench.agent.announced(said[0])
    bench.beat(3)
    assert [row["speaking"] for row in bench.shown[-1]["rows"]] == [False]
    assert bench.shown[-1]["foot"]["icon"] == "time"


def test_every_call_is_said_and_stands_on_the_board_when_twenty_come_at_once(
    bench: Bench,
) -> None:
    """Each announcement of 8 s: all twenty in order, each on the left or in a marked row."""
    numbers = [f"K{number}" for number in range(201, 221)]
    for number in numbers:
        bench.call(number)
    said = []
    for _ in numbers:
        key, (words,) = begin(bench)
        state = bench.agent.state()
        rows: Any = state["rows"]
        marked = [row["number"] for row in rows if row["speaking"]]
        large: Any = state["large"]
        shown = [large["number"]] if state["mode"] == "new" else marked
        assert [" ".join(number) for number in shown] == [words.split(",")[0].split(" ", 1)[1]]
        foot: Any = state["foot"]
        assert strip_isolates(foot["lines"][0]["text"]) == words
        said.extend(shown)
        bench.beat(4)
        bench.beat(4)
        bench.agent.announced(key)
    assert said == numbers
    bench.beat(4)
    assert bench.agent.begin_announcement() is None


def test_a_visitor_who_came_is_not_called_when_a_burst_takes_long(bench: Bench) -> None:
    """Minutes later, those who stand at the counters are left out."""
    rows = [bench.call(f"K{number}") for number in range(201, 216)]
    for _ in range(9):
        key, _ = begin(bench)
        bench.beat(4)
        bench.beat(4)
        bench.agent.announced(key)
    for row in rows[9:14]:
        bench.event("started", row | {"state": "serving"})
    assert begin(bench)[1] == ["Nummer K 2 1 5, bitte zu Schalter 7."]


def test_the_clock_of_these_tests_is_noon_when_they_begin(bench: Bench) -> None:
    """The hours above are counted from there."""
    assert bench.server_ms == NOON_MS + bench.now_ms
