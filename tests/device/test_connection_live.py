"""The live link over real sockets, with a server that cuts, loses, repeats and falls silent."""

import contextlib
import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from device.continuity import Position
from device.live import LiveLink, Timings
from tests.clock import wait_until
from tests.display.broadcaster import TOKEN, Broadcaster, ticket

QUICK = Timings(
    connect=1.0, answer=0.6, out_of_touch=0.6, silence=0.9, first_delay=0.01, longest_delay=0.05
)


class Listener:
    """Notes what a link says, and is a link."""

    def __init__(
        self, url: str, timings: Timings = QUICK, position: Position | None = None
    ) -> None:
        self.snapshots: list[list[str]] = []
        self.events: list[tuple[str, str]] = []
        self.positions: list[Position] = []
        self.touches: list[bool] = []
        self.fails = 0
        self.link = LiveLink(
            url,
            TOKEN,
            on_snapshot=self.on_snapshot,
            on_event=self.on_event,
            on_touch=lambda touching, _: self.touches.append(touching),
            timings=timings,
            position=position,
        )
        self.waiting: list[Mapping[str, object]] = []
        self.link.on_waiting = self.waiting.append

    def on_snapshot(self, snapshot: Mapping[str, Any], position: Position, _now_ms: int) -> None:
        """Note a snapshot."""
        self.positions.append(position)
        self.snapshots.append([row["number"] for row in snapshot["tickets"]])

    def on_event(self, event: Mapping[str, Any], position: Position) -> None:
        """Note an event, or fail as often as the test wants."""
        if self.fails:
            self.fails -= 1
            raise KeyError("a slip of the listener")
        self.positions.append(position)
        self.events.append((event["type"], event["ticket"]["number"]))

    @property
    def in_touch(self) -> bool:
        """Say whether the last word was that all is known."""
        return self.touches[-1:] == [True]

    def knows(self, server: Broadcaster) -> bool:
        """Say whether the link is where the server is."""
        return self.link.position == Position(server.epoch, server.seq)


@pytest.fixture
def server() -> Iterator[Broadcaster]:
    """A server that nobody is called by."""
    with contextlib.closing(Broadcaster()) as running:
        yield running


@contextlib.contextmanager
def listening(server: Broadcaster, timings: Timings = QUICK) -> Iterator[Listener]:
    """Give a link that has its first snapshot."""
    listener = Listener(server.url, timings)
    listener.link.start()
    try:
        wait_until(lambda: listener.in_touch)
        yield listener
    finally:
        listener.link.stop()


def test_the_link_begins_with_a_snapshot_when_it_knows_nothing(server: Broadcaster) -> None:
    """The first question has no position, and its answer is all that is true now."""
    server.call("K214", tell=False)
    with listening(server) as listener:
        assert server.joins[0] is None
        assert listener.snapshots == [["K214"]]
        assert listener.knows(server)


def test_events_arrive_in_order_when_they_happen(server: Broadcaster) -> None:
    """Each event is handed on once, in order."""
    with listening(server) as listener:
        for number in ("K201", "K202", "K203"):
            server.call(number)
        wait_until(lambda: listener.knows(server))
        assert listener.events == [("called", "K201"), ("called", "K202"), ("called", "K203")]
        assert listener.positions == sorted(set(listener.positions))


def test_the_link_asks_when_a_message_was_lost(server: Broadcaster) -> None:
    """A message that leads on from further than we are makes the link ask from where it is."""
    with listening(server) as listener:
        before = server.position
        server.call("K201", tell=False)
        server.call("K202")
        wait_until(lambda: listener.knows(server))
        assert server.joins == [None, before]
        assert [number for _, number in listener.events] == ["K201", "K202"]


def test_a_beat_shows_the_loss_when_no_message_follows(server: Broadcaster) -> None:
    """The last message before a silence can be lost too: the next beat says so."""
    with listening(server) as listener:
        server.call("K201", tell=False)
        wait_until(lambda: listener.knows(server))
        assert listener.events == [("called", "K201")]


def test_an_event_is_taken_once_when_it_is_repeated(server: Broadcaster) -> None:
    """What is known is ignored."""
    with listening(server) as listener:
        message = server.call("K201")
        server.tell(message)
        server.call("K202")
        server.tell(message)
        wait_until(lambda: listener.knows(server))
        assert [number for _, number in listener.events] == ["K201", "K202"]


def test_a_beat_moves_the_position_when_others_were_told_something(server: Broadcaster) -> None:
    """What does not concern this room is passed without a question."""
    with listening(server) as listener:
        server.pass_unseen()
        wait_until(lambda: listener.knows(server))
        assert server.joins == [None]


def test_the_link_catches_up_when_the_connection_was_cut(server: Broadcaster) -> None:
    """After a cut the link asks from its position and gets what it missed, without a snapshot."""
    with listening(server) as listener:
        server.call("K201")
        wait_until(lambda: listener.knows(server))
        position = server.position
        server.cut()
        server.call("K202", tell=False)
        wait_until(lambda: listener.knows(server))
        assert server.joins[-1] == position
        assert [number for _, number in listener.events] == ["K201", "K202"]
        assert len(listener.snapshots) == 1


def test_a_snapshot_replaces_all_when_the_past_cannot_be_proven(server: Broadcaster) -> None:
    """After a loss of the store's own past the link begins with what is true now."""
    with listening(server) as listener:
        server.call("K201")
        server.lose_the_past()
        server.tickets.clear()
        server.call("K301", tell=False)
        wait_until(lambda: listener.knows(server))
        assert listener.snapshots[-1] == ["K301"]


def test_what_happens_during_the_answer_is_not_lost_when_a_question_is_open(
    server: Broadcaster,
) -> None:
    """An event between the answer's making and its sending is known all the same."""

    def meanwhile() -> None:
        server.before_answer = lambda: None
        server.call("K203")

    with listening(server) as listener:
        server.beats = False
        server.before_answer = meanwhile
        server.call("K201", tell=False)
        server.call("K202")
        wait_until(lambda: listener.knows(server) and server.seq == 3)
        assert [number for _, number in listener.events] == ["K201", "K202", "K203"]
        assert len(server.tokens) == 1, "it was asked for on the same connection"


def test_the_link_is_out_of_touch_and_connects_anew_when_the_server_is_silent(
    server: Broadcaster,
) -> None:
    """Without a word it says once that it is out of touch, then replaces the connection."""
    with listening(server) as listener:
        server.fall_silent()
        wait_until(lambda: not listener.in_touch)
        wait_until(lambda: len(server.tokens) > 1)
        server.call("K201", tell=False)
        server.answers = server.beats = True
        wait_until(lambda: listener.knows(server) and listener.in_touch)
        assert listener.events == [("called", "K201")]
        assert [
            one
            for one, two in zip(listener.touches, listener.touches[1:], strict=False)
            if (one, two) == (False, False)
        ] == []


def test_the_link_connects_anew_when_a_question_is_not_answered(server: Broadcaster) -> None:
    """Beats alone do not keep a connection whose question stays open."""
    with listening(server) as listener:
        server.answers = False
        server.call("K201", tell=False)
        wait_until(lambda: len(server.tokens) > 1)
        server.answers = True
        wait_until(lambda: listener.knows(server))
        assert listener.events == [("called", "K201")]


def test_the_link_connects_anew_when_nobody_speaks_after_accepting() -> None:
    """A port that accepts and says nothing is given up in time."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        listener = Listener(f"http://127.0.0.1:{mute.getsockname()[1]}")
        listener.link.start()
        try:
            taken = [mute.accept()[0] for _ in range(2)]
        finally:
            listener.link.stop()
        for each in taken:
            each.close()


def test_the_link_connects_anew_when_its_connection_is_never_opened(server: Broadcaster) -> None:
    """A server that shakes hands and then does not let anybody in is given up in time."""
    server.welcomes = server.beats = False
    listener = Listener(server.url)
    listener.link.start()
    try:
        wait_until(lambda: len(server.tokens) > 1)
        server.welcomes = True
        wait_until(lambda: listener.in_touch)
    finally:
        listener.link.stop()


def test_the_link_comes_up_when_the_server_comes_later(server: Broadcaster) -> None:
    """A device may be on before its server is, and may outlive it."""
    port = server.port
    server.close()
    listener = Listener(f"http://127.0.0.1:{port}")
    listener.link.start()
    try:
        wait_until(lambda: listener.touches == [False])
        with contextlib.closing(Broadcaster(port=port)):
            wait_until(lambda: listener.in_touch)
        wait_until(lambda: not listener.in_touch)
    finally:
        listener.link.stop()


def test_the_link_goes_on_trying_when_it_is_refused(server: Broadcaster) -> None:
    """A refusal may be mended at the server: the link asks again."""
    server.accepts = False
    listener = Listener(server.url)
    listener.link.start()
    try:
        wait_until(lambda: len(server.tokens) > 2)
        server.accepts = True
        wait_until(lambda: listener.in_touch)
    finally:
        listener.link.stop()
    assert server.tokens[0] == {"token": TOKEN}


@pytest.mark.parametrize(
    "broken",
    [
        {"after": {"epoch": 1000, "seq": 0}},
        {"after": 1, "position": 2, "event": {}},
        {"after": {"epoch": 0, "seq": 0}, "position": {"epoch": "x", "seq": 1}, "event": {}},
        "nonsense",
        None,
    ],
)
def test_the_link_begins_afresh_when_a_message_cannot_be_read(
    server: Broadcaster, broken: object
) -> None:
    """What cannot be read may have changed what is true: only a snapshot is safe then."""
    with listening(server) as listener:
        server.tell(broken)  # type: ignore[arg-type]
        wait_until(lambda: len(listener.snapshots) == 2)
        assert server.joins == [None, None]


def test_the_link_begins_afresh_when_its_listener_slips(server: Broadcaster) -> None:
    """An error in what is done with an event costs a snapshot, not the link."""
    with listening(server) as listener:
        listener.fails = 1
        server.call("K201")
        wait_until(lambda: listener.snapshots[1:] == [["K201"]])
        server.call("K202")
        wait_until(lambda: listener.events == [("called", "K202")])


def test_the_link_gives_up_a_connection_when_its_answers_never_join_on(
    server: Broadcaster,
) -> None:
    """A server that talks nonsense is not asked in a circle."""
    with listening(server) as listener:
        server.call("K201", tell=False)
        server.history[0]["after"] = {"epoch": 1_000, "seq": 7}
        wait_until(lambda: len(server.tokens) > 1)
        assert len(server.joins) < 8
        assert listener.events == []


def test_nothing_is_left_when_the_link_is_stopped(server: Broadcaster) -> None:
    """Stopping ends the link's threads."""
    with listening(server):
        pass
    names = {"live-link", "wire"}
    wait_until(lambda: not names & {thread.name for thread in threading.enumerate()})


def test_no_log_holds_the_token_when_everything_is_logged(
    server: Broadcaster, caplog: pytest.LogCaptureFixture
) -> None:
    """The token stands in the handshake alone, however much is logged."""
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines, listening(server) as listener:
        server.cut()
        wait_until(lambda: len(server.joins) > 1 and listener.in_touch)
    assert TOKEN not in caplog.text + str(lines)
    assert any(line["event"] == "live link lost" for line in lines)


# ---- limits -----------------------------------------------------------------------------------


def test_the_limits_are_the_protocol_s_when_nothing_else_is_set() -> None:
    """Out of touch after 5 s, a new connection after 6 s, answers within 2 s, 0.1-1 s between."""
    limits = Timings()
    assert (limits.out_of_touch, limits.silence) == (5.0, 6.0)
    assert (limits.connect, limits.answer) == (2.0, 2.0)
    assert (limits.first_delay, limits.longest_delay, limits.jitter) == (0.1, 1.0, 0.5)


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_every_delay_lies_between_its_limits_when_attempts_go_on(
    attempt: int, chance: float
) -> None:
    """Each attempt waits 0.1 to 1 s, however many there were."""
    assert 0.1 <= Timings().delay(attempt, chance) <= 1.0


def test_delays_grow_and_spread_when_many_devices_come_back() -> None:
    """Later attempts wait longer, and devices do not come at the same moment."""
    limits = Timings()
    assert [limits.delay(attempt, 0.5) for attempt in range(5)] == [0.1, 0.2, 0.4, 0.8, 1.0]
    assert limits.delay(2, 0.0) == pytest.approx(0.2)
    assert limits.delay(2, 1.0) == pytest.approx(0.6)


def test_the_row_of_these_tests_is_a_board_s_when_it_is_made() -> None:
    """The server of these tests tells what a board may see, and no more."""
    fields = {"id", "number", "area", "state", "counter", "called_ms", "recalls", "language"}
    assert set(ticket()) == fields


def test_the_link_tells_of_each_join_when_a_connection_is_new(server: Broadcaster) -> None:
    """Once for each connection, after its first answer; a gap on the same one is no join."""
    listener, joins = Listener(server.url), []
    listener.link.on_join = lambda: joins.append(len(listener.snapshots))
    listener.link.start()
    try:
        wait_until(lambda: joins == [1])
        server.lose_the_past()
        wait_until(lambda: len(listener.snapshots) == 2 and listener.knows(server))
        assert joins == [1]
        server.cut()
        wait_until(lambda: len(joins) == 2)
    finally:
        listener.link.stop()
