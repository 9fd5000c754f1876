"""A board runs for a month: thousands of calls at a hundred times the speed leave nothing behind.

The real program with a fast clock, its page in a real Chromium, and a server with the same clock.
Now and then nobody is called; then agent and page are weighed, after their garbage was collected.
"""

import contextlib
import json
import random
import signal
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page

from tests.clock import PATIENCE_S, wait_until
from tests.device.page_probe import chromium
from tests.display.broadcaster import Broadcaster
from tests.display.fast_clock import FASTER, WEIGHT, fast_ns
from tests.display.house import DESCRIPTION, RunningBoard, settings
from tests.display.mischief import Counters
from tests.display.onlooker import Onlooker, watching
from tests.display.screen import Screen
from tests.terminal import Terminal

A_SAMPLE = 20
"""So many samples at the most, and one for so many calls at the least."""
WARM_UP = 0.25
"""Of the samples: caches fill, code is compiled."""
FLAT, NEARLY_FLAT = 1.03, 1.10
"""So much more at the end than after the warm-up is noise."""
CALL_EVERY_S = 6.5 / FASTER
BEAT_S = 1 / FASTER
PAGE = ("Nodes", "JSEventListeners", "JSHeapUsedSize")
OWN = {"object", "closure", "array", "string", "concatenated string", "sliced string", "regexp"}
"""What a script makes. The rest of a heap is the browser's: compiled code, and a list of its own
slow frames, of which it keeps two hundred and which is long on a busy machine."""
SWEPT_LATE = ("Nodes", "JSEventListeners")
"""The browser counts what has left the page until it has time to sweep it up."""
SWEEPS, SWEEP_MS = 10, 100
"""So often, and so long each time, it gets that time before what it counts is believed."""
AT_REST = "document.querySelector('.board')?.dataset.mode === 'empty'"
"""The page shows that nobody is called, and nothing of before."""
BROWSERS = {"JSHeapUsedSize"}
"""Told, and held to ten percent: it counts what is the browser's, too."""


_NODE = ("type", "self_size")


@dataclass
class Scales:
    """Weighs an agent and its page."""

    board: RunningBoard
    page: Page
    weights: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the page's own door for measuring."""
        self._door: CDPSession = self.page.context.new_cdp_session(self.page)
        self._door.send("Performance.enable")

    def weigh(self) -> None:
        """Take one sample of both."""
        for name, value in (*self._agent().items(), *self._page().items()):
            self.weights.setdefault(name, []).append(value)

    def growth(self, name: str) -> float:
        """Give the last third's median over that of the first third after the warm-up."""
        after = self.weights[name][round(len(self.weights[name]) * WARM_UP) :]
        third = max(1, len(after) // 3)
        return statistics.median(after[-third:]) / statistics.median(after[:third])

    def told(self) -> str:
        """Say all of it in a line each."""
        return "\n".join(
            f"{name}: {values[0]:.0f} … {values[-1]:.0f}, growth {self.growth(name):.4f}"
            for name, values in self.weights.items()
        )

    def _agent(self) -> dict[str, float]:
        file = Path(self.board.env[WEIGHT])
        lines = len(file.read_text().splitlines()) if file.exists() else 0
        assert self.board.process
        self.board.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: file.exists() and len(file.read_text().splitlines()) > lines)
        held: dict[str, float] = json.loads(file.read_text().splitlines()[-1])
        return held

    def _page(self) -> dict[str, float]:
        """Weigh the page; what has become more since the last sample may be swept up first."""
        told = self._at_rest()
        for _ in range(SWEEPS):
            before = {name: self.weights.get(name, [told[name]])[-1] for name in SWEPT_LATE}
            if all(told[name] <= before[name] for name in SWEPT_LATE):
                break
            self.page.wait_for_timeout(SWEEP_MS)
            told = self._at_rest()
        return told | self._own_heap()

    def _at_rest(self) -> dict[str, float]:
        """Count in one state of the page: a board that says `Stand` is made of other nodes.

        At a hundred times the speed 50 ms without a beat, on a busy machine, make it say so.
        """
        end = time.monotonic() + PATIENCE_S
        while True:
            rested = self.page.evaluate(AT_REST)
            told = self._counted()
            if rested and self.page.evaluate(AT_REST):
                return told
            assert time.monotonic() < end, "the page does not come to rest"
            self.page.wait_for_timeout(10)

    def _counted(self) -> dict[str, float]:
        for _ in range(2):
            self._door.send("HeapProfiler.collectGarbage")
        metrics = self._door.send("Performance.getMetrics")["metrics"]
        return {row["name"]: row["value"] for row in metrics if row["name"] in PAGE}

    def _own_heap(self) -> dict[str, float]:
        """Count what the page's scripts hold, and its bytes, in a picture of the whole heap."""
        parts: list[str] = []

        def keep(told: dict[str, str]) -> None:
            parts.append(told["chunk"])

        self._door.on("HeapProfiler.addHeapSnapshotChunk", keep)
        self._door.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
        self._door.remove_listener("HeapProfiler.addHeapSnapshotChunk", keep)
        heap = json.loads("".join(parts))
        fields = heap["snapshot"]["meta"]["node_fields"]
        kinds, sizes = (heap["nodes"][fields.index(name) :: len(fields)] for name in _NODE)
        names = heap["snapshot"]["meta"]["node_types"][fields.index("type")]
        own = [size for kind, size in zip(kinds, sizes, strict=True) if names[kind] in OWN]
        return {"page_objects": len(own), "page_bytes": sum(own)}


@dataclass
class Soak:
    """A board that is never left in peace."""

    server: Broadcaster
    counters: Counters
    screen: Screen
    seen: Onlooker
    scales: Scales
    chance: random.Random = field(default_factory=lambda: random.Random(9))  # noqa: S311 - a run that can be repeated

    def run(self, calls: int) -> None:
        """Make so many calls; weigh whenever a part of them is done."""
        samples = min(A_SAMPLE, calls // A_SAMPLE * 2)
        for _ in range(samples):
            for at in range(calls // samples):
                self._one_call()
                if at % 300 == 150:
                    self.server.cut()
            self.counters.end_all()
            self.server.history.clear()
            self.server.tickets.clear()
            self.server.lose_the_past()
            wait_until(lambda: self.seen.large is None and not self.seen.rows)
            self.screen.until(lambda seen: not seen["large"] and not seen["rows"])
            self.scales.weigh()

    def _one_call(self) -> None:
        """Call somebody; what else happens at a counter meanwhile is chance."""
        if len(self.counters.standing) > 4:
            self.counters.finish(self.chance.random())
        self.counters.call(self.chance.random())
        for act in ("recall", "start", "finish", "undo", "amend"):
            if self.chance.random() < 0.3:
                getattr(self.counters, act)(self.chance.random())
        self.screen.page.wait_for_timeout(CALL_EVERY_S * 1000)


@contextlib.contextmanager
def soaking(folder: Path) -> Iterator[Soak]:
    """Run a fast board, its fast server and its page."""
    with contextlib.ExitStack() as stack:
        start_ns = time.time_ns()
        server = Broadcaster(
            DESCRIPTION, clock_ms=lambda: fast_ns(start_ns) // 1_000_000, beat_s=BEAT_S
        )
        stack.enter_context(contextlib.closing(server))
        env = settings(folder, server.url, NAME="display-demo")
        env[WEIGHT] = str(folder / "weight")
        running = RunningBoard(int(env["WARTEMARKE_DISPLAY_PORT"]), folder, env)
        running.program = "tests.display.fast_board"
        running.start()
        stack.callback(running.stop, signal.SIGKILL)
        browser = stack.enter_context(chromium())
        screen = Screen(browser, running.url)
        screen.until(lambda seen: "F" in seen["title"])
        seen = stack.enter_context(watching(running.port))
        yield Soak(server, Counters(server), screen, seen, Scales(running, screen.page))


@pytest.mark.parametrize(
    "calls",
    [
        pytest.param(120, id="a_day"),
        pytest.param(10_000, id="a_month", marks=[pytest.mark.long, pytest.mark.timeout(3_000)]),
    ],
)
def test_agent_and_page_weigh_the_same_when_thousands_were_called(
    tmp_path: Path, terminal: Terminal, calls: int
) -> None:
    """Bytes, objects, nodes and listeners at the end are those of the beginning."""
    with soaking(tmp_path) as soak:
        soak.run(calls)
        turns, joins = len(soak.seen.had_a_turn), len(soak.server.joins)
        terminal.say(f"{calls} calls, {turns} turns, {joins} joins", soak.scales.told())
        assert soak.screen.troubles == []
        assert "Traceback" not in soak.scales.board.log
    for name in soak.scales.weights:
        limit = NEARLY_FLAT if name in BROWSERS else FLAT
        assert soak.scales.growth(name) <= limit, soak.scales.told()
    assert len(soak.seen.had_a_turn) > calls // 2


def test_a_weight_is_told_when_it_grows() -> None:
    """The scales see what grows by a tenth over the whole run."""
    scales = object.__new__(Scales)
    scales.weights = {"flat": [100.0] * 24, "grows": [100 + at * 0.5 for at in range(24)]}
    assert scales.growth("flat") == 1.0
    assert scales.growth("grows") > FLAT
