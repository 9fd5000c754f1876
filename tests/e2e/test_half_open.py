"""A board and the real server over a network that lies: frozen, half-open, torn, lost, doubled."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

import pytest

from tests.clock import wait_until
from tests.display.lossy_proxy import Harm, LossyProxy, Mischief
from tests.display.onlooker import Onlooker, watching
from tests.e2e.house import House
from tests.kills.followers import call_keys
from tests.running import Program, running

STALE_S = 5.0
NOTICED_S = 10.0
A_LITTLE_S = 1.5
"""A beat comes each second: the last word may be so old when all falls silent."""


@dataclass
class Hall:
    """A board behind a bad network, and somebody who watches it."""

    house: House
    proxy: LossyProxy
    board: Program
    seen: Onlooker
    at_counter: str = ""

    def call(self) -> None:
        """Let counter 7 end with whom it has, and call the next."""
        people = self.house.people
        if self.at_counter:
            people.counter.done(f"tickets/{self.at_counter}/start")
            people.counter.done(f"tickets/{self.at_counter}/finish", {"outcome": "done"})
        else:
            people.open()
        people.waiting()
        self.at_counter = people.call()["id"]

    @property
    def log(self) -> str:
        """What the board has said."""
        return self.board.log.read_text(errors="replace")

    def is_true(self) -> bool:
        """Say whether the board shows exactly the calls that stand."""
        state = self.house.people.display.get("state").json
        now = self.seen.now
        shown = {row["key"] for row in (*now["rows"], *([now["large"]] if now["large"] else []))}
        return now["mode"] != "stale" and shown == call_keys(state)


@contextmanager
def a_hall(house: House) -> Iterator[Hall]:
    """Run a board of the area of counter 7."""
    with ExitStack() as stack:
        proxy = stack.enter_context(closing(LossyProxy(house.server.port)))
        board = house.programs.display(house.server, "K", SERVER=proxy.url)
        stack.enter_context(running(board))
        hall = Hall(house, proxy, board, stack.enter_context(watching(board.port)))
        wait_until(lambda: hall.seen.mode == "empty")
        yield hall


def test_the_board_is_stale_and_comes_back_when_the_server_s_machine_freezes(house: House) -> None:
    """A stopped server hangs nothing up: stale after 5 s, given up within 10, back with it."""
    with a_hall(house) as hall:
        hall.call()
        wait_until(hall.is_true)
        os.kill(house.server.pid, signal.SIGSTOP)
        begin = time.monotonic()
        try:
            wait_until(lambda: hall.seen.mode == "stale")
            assert STALE_S - A_LITTLE_S < time.monotonic() - begin < STALE_S + A_LITTLE_S
            assert hall.seen.now["stand"]
            assert hall.seen.large is None
            wait_until(lambda: "live link lost" in hall.log)
            assert time.monotonic() - begin < NOTICED_S
        finally:
            os.kill(house.server.pid, signal.SIGCONT)
        hall.call()
        wait_until(hall.is_true)


def test_the_board_is_on_a_new_connection_when_the_old_one_is_half_open(house: House) -> None:
    """Only this board's connection is frozen: it gives it up and is true within 10 s."""
    with a_hall(house) as hall:
        hall.call()
        wait_until(hall.is_true)
        hall.proxy.halve()
        begin = time.monotonic()
        hall.call()
        wait_until(hall.is_true, seconds=NOTICED_S)
        assert time.monotonic() - begin < NOTICED_S
        assert "no word in time" in hall.log


@pytest.mark.parametrize("harm", [Harm.LOST, Harm.OVERTAKEN, Harm.TWICE, Harm.TORN, Harm.LATE])
def test_the_board_is_true_when_the_server_s_frames_come_to_harm(house: House, harm: Harm) -> None:
    """Each second event of the real server, and an answer, comes to harm."""
    with a_hall(house) as hall:
        for _ in range(3):
            wait_until(hall.is_true)
            done = hall.proxy.done[harm]
            hall.proxy.plan(Mischief(harm, 0.7, of="event"))
            hall.call()
            wait_until(lambda done=done: hall.proxy.done[harm] > done)  # type: ignore[misc]
            hall.proxy.plan(Mischief(harm, 0.7, of="answer"))
            hall.call()
        hall.proxy.mend()
        wait_until(hall.is_true)
