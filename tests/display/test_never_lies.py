"""A board over a bad network: whatever happens on the way, in the end it shows what is true."""

import contextlib
import os
import random
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from device.texts import strip_isolates
from tests.clock import wait_until
from tests.display.broadcaster import Broadcaster
from tests.display.house import DESCRIPTION, RunningBoard, board
from tests.display.lossy_proxy import Harm, LossyProxy, Mischief
from tests.display.mischief import Counters, is_true, play, script, settle
from tests.display.onlooker import Onlooker, watching
from tests.display.screen import Screen

QUICK = DESCRIPTION | {"rules": {"new_call_seconds": 1, "call_gap_seconds": 1}}
"""A house whose calls are new for a second only: a script has many."""
NOTICED_S = 10.0
STALE_S = 5.0
A_LITTLE_S = 1.0


@dataclass
class Rig:
    """A board, its server, the machine between them, and somebody who watches."""

    server: Broadcaster
    proxy: LossyProxy
    board: RunningBoard
    counters: Counters
    seen: Onlooker

    def run(self, seed: int) -> float:
        """Play a script, and see that the board is true again; how long that took."""
        steps = script(seed)
        chosen = os.environ.get("MISCHIEF_STEPS")
        played = [steps[int(each)] for each in chosen.split()] if chosen else steps
        try:
            play(played, self.counters, self.proxy)
            return settle(self.counters, self.proxy, self.seen)
        except AssertionError as failure:
            lines = "\n".join(f"{at}: {step}" for at, step in enumerate(steps))
            failure.add_note(f"MISCHIEF_SEED={seed}\n{lines}\n{self.board.log[-2000:]}")
            raise

    def clear(self) -> None:
        """Mend all, let everybody go, and wait for a connection that nobody has harmed."""
        self.server.accepts = self.server.beats = True
        self.counters.end_all()
        self.proxy.mend()
        joins = len(self.server.joins)
        self.proxy.cut()
        wait_until(lambda: len(self.server.joins) > joins)
        wait_until(lambda: is_true(self.counters, self.seen), seconds=NOTICED_S)


@contextlib.contextmanager
def a_rig(folder: Path) -> Iterator[Rig]:
    """Run a board behind a bad network."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(contextlib.closing(Broadcaster(QUICK)))
        proxy = stack.enter_context(contextlib.closing(LossyProxy(server.port)))
        running = stack.enter_context(board(folder, proxy.url))
        seen = stack.enter_context(watching(running.port))
        yield Rig(server, proxy, running, Counters(server), seen)


@pytest.fixture(scope="module")
def one_rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One board for all tests of this file, as a board runs for a month."""
    with a_rig(tmp_path_factory.mktemp("board")) as rig:
        yield rig


@pytest.fixture
def rig(one_rig: Rig) -> Rig:
    """That board, with nobody called and the network well."""
    one_rig.clear()
    return one_rig


def seeds(count: int, first: int) -> list[int]:
    """Give the seeds to play; `MISCHIEF_SEED` gives one in their place."""
    asked = os.environ.get("MISCHIEF_SEED")
    return [int(asked)] if asked else list(range(first, first + count))


@pytest.mark.parametrize("seed", seeds(3, 1))
def test_the_board_is_true_when_the_mischief_is_over(rig: Rig, seed: int) -> None:
    """It ends equal to what the server says, and each standing call has had its turn."""
    rig.run(seed)


def test_the_board_is_true_when_the_mischief_is_new(rig: Rig) -> None:
    """The same with a script that nobody has seen before."""
    rig.run(secrets.randbelow(1 << 32))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_board_is_true_when_the_mischief_goes_on(rig: Rig) -> None:
    """The same board, through a hundred scripts."""
    first = random.SystemRandom().randrange(1 << 32)
    for seed in seeds(100, first):
        rig.clear()
        rig.run(seed)


@pytest.mark.parametrize("harm", [Harm.LOST, Harm.LATE, Harm.OVERTAKEN, Harm.TWICE, Harm.TORN])
def test_a_call_has_its_turn_when_its_own_frame_comes_to_harm(rig: Rig, harm: Harm) -> None:
    """The very frame that tells of a call is lost, late, overtaken, doubled or torn."""
    rig.proxy.plan(Mischief(harm, 0.6, of="event"))
    done = rig.proxy.done[harm]
    rig.counters.call(0)
    rig.counters.call(0.5)
    settle_after(rig, lambda: rig.proxy.done[harm] > done)


def settle_after(rig: Rig, happened: Callable[[], bool]) -> float:
    """Wait for the harm itself, then for the truth."""
    wait_until(happened)
    return settle(rig.counters, rig.proxy, rig.seen)


def test_a_taken_number_goes_when_the_word_of_it_was_lost(rig: Rig) -> None:
    """Nobody is sent to a counter that has long gone on, though no frame said so."""
    rig.counters.call(0)
    settle(rig.counters, rig.proxy, rig.seen)
    done = rig.proxy.done[Harm.LOST]
    rig.proxy.plan(Mischief(Harm.LOST, of="event"))
    rig.counters.finish(0)
    settle_after(rig, lambda: rig.proxy.done[Harm.LOST] > done)


# ---- half-open --------------------------------------------------------------------------------


def test_the_board_says_so_and_comes_back_when_its_connection_is_half_open(rig: Rig) -> None:
    """No byte passes and nobody hangs up: stale after 5 s, on a new connection within 10."""
    rig.counters.call(0)
    settle(rig.counters, rig.proxy, rig.seen)
    joins = len(rig.server.joins)
    rig.proxy.halve()
    begin = time.monotonic()
    rig.counters.call(0.5)
    wait_until(lambda: rig.seen.mode == "stale")
    stale_s = time.monotonic() - begin
    assert STALE_S - A_LITTLE_S < stale_s < STALE_S + A_LITTLE_S
    assert rig.seen.now["stand"]
    assert rig.seen.large is None
    wait_until(lambda: len(rig.server.joins) > joins)
    assert time.monotonic() - begin < NOTICED_S
    settle(rig.counters, rig.proxy, rig.seen)


def test_nothing_late_is_believed_when_the_network_thaws(rig: Rig) -> None:
    """Frozen for seven seconds, then what had waited comes at once: what is true is shown."""
    rig.counters.call(0)
    settle(rig.counters, rig.proxy, rig.seen)
    rig.proxy.freeze()
    rig.counters.finish(0)
    rig.counters.call(0.5)
    time.sleep(7)
    assert rig.seen.mode == "stale"
    rig.seen.modes.clear()
    rig.proxy.thaw()
    settle(rig.counters, rig.proxy, rig.seen)


# ---- the page ---------------------------------------------------------------------------------


@pytest.fixture
def screen(rig: Rig, browser: Browser) -> Iterator[Screen]:
    """The board's page on a real screen."""
    shown = Screen(browser, rig.board.url)
    yield shown
    assert shown.troubles == []
    shown.page.close()


@pytest.mark.parametrize("seed", seeds(1, 7))
def test_the_page_shows_what_is_true_when_the_mischief_is_over(
    rig: Rig, screen: Screen, seed: int
) -> None:
    """What people see is what the agent says, and so what the server says."""
    rig.run(seed)
    truth = {row["number"] for row in rig.counters.standing}
    screen.until(lambda seen: {seen["large"], *seen["rows"]} - {""} == truth)


def test_the_page_has_its_stand_when_the_server_is_gone(rig: Rig, screen: Screen) -> None:
    """The server dies: five seconds later the page says up to when it is true, and calls nobody."""
    rig.counters.call(0)
    settle(rig.counters, rig.proxy, rig.seen)
    screen.until(lambda seen: seen["large"])
    rig.server.accepts = rig.server.beats = False
    rig.proxy.cut()
    begin = time.monotonic()
    seen = screen.until(lambda seen: seen["mode"] == "stale")
    assert STALE_S - A_LITTLE_S < time.monotonic() - begin < STALE_S + A_LITTLE_S
    wait_until(lambda: rig.seen.now["stand"])  # the page's own clock may be the first to say so
    assert strip_isolates(seen["stand"]) == f"Stand {rig.seen.now['stand']}"
    assert seen["large"] == ""
    rig.server.accepts = rig.server.beats = True
    settle(rig.counters, rig.proxy, rig.seen)
    screen.until(lambda seen: seen["mode"] != "stale")
