"""The agent: what it hears is on its way to the page at once, and nothing else is sent."""

from pathlib import Path
from typing import Any

import pytest
import structlog

import display
from device.continuity import Position
from device.texts import Texts, strip_isolates
from display.agent import Agent
from tests.display.broadcaster import ticket
from tests.display.house import description
from tests.display.stage import NOON_MS

TEXTS = Texts(Path(display.__file__).parent / "locales")


class Bench:
    """An agent with a clock of the test's own, and everything that it sent to its page."""

    def __init__(self, *, silent: bool = False) -> None:
        self.now_ms = 1_000_000
        self.seq = 0
        self.shown: list[dict[str, Any]] = []
        self.woken = 0
        self.agent = Agent(
            TEXTS,
            name="display-k",
            silent=silent,
            steady_ms=lambda: self.now_ms,
            server_ms=lambda: NOON_MS + self.now_ms,
            show=lambda: self.shown.append(self.agent.state()),
            wake=self._wake,
        )
        self.agent.learn_site(description())
        self.snapshot()
        self.shown.clear()

    def _wake(self) -> None:
        self.woken += 1

    @property
    def server_ms(self) -> int:
        """The server's time."""
        return NOON_MS + self.now_ms

    def snapshot(self, *rows: object) -> None:
        """Tell all that is true now."""
        self.seq += 1
        self.agent.on_snapshot({"tickets": list(rows)}, Position(1, self.seq), self.server_ms)

    def call(self, number: str, **changed: object) -> dict[str, Any]:
        """Call a number."""
        row = ticket(number, called_ms=self.server_ms, **changed)
        self.event("called", row)
        return row

    def event(self, kind: str, row: object) -> None:
        """Tell one event, as the live link does."""
        self.seq += 1
        event = {"type": kind, "at": self.server_ms, "ticket": row}
        self.agent.on_event(event, Position(1, self.seq))
        self.agent.on_touch(True, self.server_ms)  # noqa: FBT003 - the link's shape

    def put_up(self, kind: str = "urgent", key: str = "1", **changed: Any) -> None:
        """Put a message up."""
        row = {"id": key, "kind": kind, "areas": [], "since_ms": self.server_ms, "text": {}}
        self._message("message_shown", row | changed)

    def take_down(self, key: str = "1") -> None:
        """Take it down again."""
        self._message("message_withdrawn", {"id": key, "kind": "urgent", "areas": []})

    def _message(self, kind: str, row: object) -> None:
        self.seq += 1
        event = {"type": kind, "at": self.server_ms, "message": row}
        self.agent.on_event(event, Position(1, self.seq))

    def beat(self, seconds: float = 0) -> None:
        """Let time pass, then hear a beat."""
        self.now_ms += round(seconds * 1000)
        self.agent.on_touch(True, self.server_ms)  # noqa: FBT003 - the link's shape


@pytest.fixture
def bench() -> Bench:
    """An agent that knows its site and that nobody is called."""
    return Bench()


def test_a_call_is_sent_at_once_when_it_comes(bench: Bench) -> None:
    """The page is sent the call before the event's method returns, and once."""
    bench.call("K214")
    assert [(state["mode"], state["large"]["number"]) for state in bench.shown] == [("new", "K214")]


def test_two_calls_are_sent_at_once_when_they_come_together(bench: Bench) -> None:
    """The second one is a row with the very next state."""
    bench.call("K213")
    bench.call("K214")
    assert [row["number"] for row in bench.shown[-1]["rows"]] == ["K214"]
    assert len(bench.shown) == 2


def test_nothing_is_sent_when_only_beats_come(bench: Bench) -> None:
    """The page is sent a state only when it draws something else."""
    bench.call("K214")
    bench.shown.clear()
    for _ in range(6):
        bench.beat(2)
    assert bench.shown == []
    bench.beat(2)
    assert [state["mode"] for state in bench.shown] == ["quiet"]


def test_the_wait_ends_when_time_alone_changes_something(bench: Bench) -> None:
    """The agent says how long nothing changes by itself."""
    assert bench.agent.wait_s() == 5.0
    bench.call("K214")
    for _ in range(6):
        bench.beat(2)
    assert bench.agent.wait_s() == 2.0
    bench.now_ms += 2_000
    bench.agent.advance()
    assert bench.shown[-1]["mode"] == "quiet"


def test_the_ticker_looks_at_once_when_it_asks_a_moment_too_late(bench: Bench) -> None:
    """It was woken just before a limit and asks just behind it: a lost touch is seen all the same.

    Else a call would stand as if it were current until the next minute begins.
    """
    bench.call("K214")
    bench.now_ms += 4_999
    bench.agent.on_touch(False, bench.server_ms)  # noqa: FBT003 - the link's shape
    assert bench.agent.state()["mode"] == "new"
    bench.now_ms += 2
    assert bench.agent.wait_s() == 0.0
    bench.agent.advance()
    assert bench.agent.state()["mode"] == "stale"
    assert bench.agent.wait_s() > 0


def test_the_page_is_stale_when_the_server_falls_silent(bench: Bench) -> None:
    """Five seconds after the last word the page says so, with the time of that word."""
    bench.call("K214")
    bench.now_ms += round(bench.agent.wait_s() * 1000)
    bench.agent.advance()
    state = bench.shown[-1]
    assert (state["mode"], state["large"], state["stand"]) == ("stale", None, "12:16")
    assert [row["number"] for row in state["rows"]] == ["K214"]


def test_whoever_waits_is_woken_when_something_is_heard(bench: Bench) -> None:
    """A new event can bring the next change forward."""
    woken = bench.woken
    bench.call("K214")
    assert bench.woken > woken


def test_the_state_has_the_server_s_time_when_it_is_asked_for(bench: Bench) -> None:
    """The page's clock goes by the server."""
    state = bench.agent.state()
    assert (state["now_ms"], state["timezone"]) == (bench.server_ms, "Europe/Berlin")


# ---- the voice --------------------------------------------------------------------------------


def test_an_announcement_is_due_when_a_call_has_its_turn(bench: Bench) -> None:
    """The voice gets each call in its turn, and the next one when it has ended."""
    bench.call("K213", language="en")
    bench.call("K214")
    begun = bench.agent.begin_announcement()
    assert begun
    key, sentences = begun
    assert [strip_isolates(each.text) for each in sentences] == [
        "Nummer K 2 1 3, bitte zu Schalter 7.",
        "Number K 2 1 3, please go to counter 7.",
    ]
    assert bench.agent.begin_announcement() is None
    bench.beat(4)
    bench.beat(4)
    assert bench.shown[-1]["large"]["number"] == "K213"
    bench.agent.announced(key)
    assert bench.shown[-1]["large"]["number"] == "K214"
    assert bench.agent.begin_announcement()


def test_nothing_is_announced_when_the_visitor_has_come_already(bench: Bench) -> None:
    """Who stands at the counter is not called."""
    row = bench.call("K214")
    bench.event("started", row | {"state": "serving"})
    assert bench.agent.begin_announcement() is None


def test_turns_follow_each_other_when_the_board_has_no_voice() -> None:
    """A silent board waits for no announcement."""
    bench = Bench(silent=True)
    bench.call("K213")
    bench.call("K214")
    assert bench.agent.begin_announcement() is None
    bench.beat(4)
    bench.beat(2)
    assert bench.shown[-1]["large"]["number"] == "K214"


def test_the_voice_waits_out_the_gap_when_it_has_just_spoken(bench: Bench) -> None:
    """The voice's own wait ends when the next announcement is due."""
    assert bench.agent.voice_wait_s() == 60.0
    row = bench.call("K213")
    assert bench.agent.voice_wait_s() == 0.0
    begun = bench.agent.begin_announcement()
    assert begun
    bench.agent.announced(begun[0])
    bench.event("finished", row | {"state": "finished"})
    bench.call("K214")
    assert bench.agent.voice_wait_s() == 6.0


# ---- what cannot be read ----------------------------------------------------------------------


def test_the_other_calls_are_shown_when_one_of_a_snapshot_cannot_be_read(bench: Bench) -> None:
    """One wrong row never takes a board down."""
    right = ticket("K214", called_ms=bench.server_ms)
    with structlog.testing.capture_logs() as log:
        bench.snapshot({"id": "x"}, right, None)
    assert bench.shown[-1]["large"]["number"] == "K214"
    assert len(log) == 2


@pytest.mark.parametrize("row", [None, {}, {"id": "1", "number": "K", "state": "called"}])
def test_an_event_is_refused_when_it_cannot_be_read(bench: Bench, row: object) -> None:
    """The link is told, so that it begins afresh with a snapshot."""
    with pytest.raises(ValueError, match="validation"):
        bench.event("called", row)


def test_a_ticket_goes_when_it_waits_again_without_a_counter(bench: Bench) -> None:
    """A field without a value is absent: a ticket that was put back has no counter."""
    row = bench.call("K214")
    bench.event("put_back", {"id": row["id"], "number": "K214", "area": "K", "state": "waiting"})
    assert bench.shown[-1]["mode"] == "empty"


def test_an_event_changes_nothing_when_it_is_about_no_ticket(bench: Bench) -> None:
    """A server of tomorrow may tell of things that no board knows: they are harmless."""
    bench.call("K214")
    shown = len(bench.shown)
    bench.agent.on_event({"type": "lamp_lit", "at": 1, "lamp": {}}, Position(1, bench.seq + 1))
    assert len(bench.shown) == shown


# ---- what is amended or taken back ------------------------------------------------------------


def test_the_visitor_s_own_language_is_said_when_it_is_amended_before_the_announcement(
    bench: Bench,
) -> None:
    """The voice says what is true when it speaks, as the foot does."""
    row = bench.call("K214", language="de")
    bench.event("amended", row | {"language": "en"})
    begun = bench.agent.begin_announcement()
    assert begun
    assert [sentence.language for sentence in begun[1]] == ["de", "en"]


def test_nothing_is_announced_when_a_call_comes_back_by_an_undo(bench: Bench) -> None:
    """A wrong press and its undo are not heard in the waiting room."""
    row = bench.call("K214")
    begun = bench.agent.begin_announcement()
    assert begun
    bench.agent.announced(begun[0])
    bench.event("started", row | {"state": "serving"})
    bench.event("finished", row | {"state": "finished"})
    bench.beat(7)
    bench.event("undone", row | {"state": "serving"})
    bench.event("undone", row)
    assert [each["number"] for each in bench.shown[-1]["rows"]] == ["K214"]
    bench.beat(7)
    assert bench.agent.begin_announcement() is None
