"""Scripts of mischief: a morning of calls over a bad network, drawn from a seed, and its judge.

A script is a list of steps; each has its own chance in it, so that any of them may be left out and
the others stay what they are. A run that fails prints its seed and its steps: `MISCHIEF_SEED=7`
gives the script again, and `MISCHIEF_STEPS='0 4 5'` plays only those of its steps.
"""

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from tests.clock import wait_until
from tests.display.broadcaster import Broadcaster
from tests.display.lossy_proxy import Harm, LossyProxy, Mischief

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Call = tuple[str, str]
"""Number and counter."""

STANDING: Final = 6
"""So many calls are on a board: with no more of them it must show each."""
BACK_S: Final = 10.0
"""Half-open is noticed within six seconds, and a new connection is up a second later."""
TURNS_S: Final = 15.0
_ACTS: Final = {
    "call": 8,
    "recall": 3,
    "start": 3,
    "finish": 4,
    "undo": 3,
    "amend": 1,
    "unseen": 1,
    "new epoch": 1,
    "cut": 1,
    "halve": 1,
    "freeze": 1,
}
_HARMS: Final = {
    Harm.LOST: 6,
    Harm.LATE: 3,
    Harm.OVERTAKEN: 6,
    Harm.TWICE: 4,
    Harm.TORN: 2,
    Harm.FROZEN: 1,
}
_NAMES: Final = {"event": 6, "beat": 2, "answer": 2, "any": 2, "connect": 1}


@dataclass(frozen=True)
class Step:
    """What happens after a pause: something at the counters, and perhaps to a frame."""

    pause_s: float
    act: str
    choice: float
    harm: Mischief | None

    def __str__(self) -> str:
        """Write it in a line."""
        harm = self.harm
        told = f", {harm.of} {harm.harm} {harm.seconds:.2f}" if harm else ""
        return f"{self.pause_s:.2f} s, {self.act} {self.choice:.2f}{told}"


def script(seed: int, length: int = 16) -> list[Step]:
    """Draw a script."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [_step(chance) for _ in range(length)]


def _step(chance: random.Random) -> Step:
    def one_of(weights: dict[Any, int]) -> Any:
        return chance.choices(list(weights), list(weights.values()))[0]

    harm = Mischief(one_of(_HARMS), chance.uniform(0.05, 1.2), one_of(_NAMES))
    # Calls come in bursts: most steps follow the one before at once.
    pause_s = chance.choice([0.01, 0.02, 0.05, 0.3, 0.6])
    return Step(pause_s, one_of(_ACTS), chance.random(), harm if chance.random() < 0.6 else None)


@dataclass
class Counters:
    """The people at the counters of a `Broadcaster`, who know what they did last."""

    server: Broadcaster
    number: int = 100
    last: dict[str, str] = field(default_factory=dict)
    before: dict[str, Row] = field(default_factory=dict)

    @property
    def standing(self) -> list[Row]:
        """What is called or served now, the newest call first."""
        rows = [r for r in self.server.tickets.values() if r["state"] in ("called", "serving")]
        return sorted(rows, key=lambda row: row["called_ms"], reverse=True)

    def called(self) -> list[Row]:
        """Give whom a counter waits for."""
        return [row for row in self.standing if row["state"] == "called"]

    def call(self, choice: float) -> None:
        """Call the next number, unless a board could not show it."""
        if len(self.standing) >= STANDING:
            self.finish(choice)
            return
        self.number += 1
        told = self.server.call(f"K{self.number}", counter=str(5 + int(choice * 5)))
        row = told["event"]["ticket"]
        self.last[row["id"]] = "called"
        self.before[row["id"]] = row | {"state": "waiting", "counter": ""}

    def recall(self, choice: float) -> None:
        """Call somebody again."""
        if row := _one(self.called(), choice):
            again = row | {"called_ms": self.server.clock_ms(), "recalls": row["recalls"] + 1}
            self._do("recalled", again, at=again["called_ms"])
            del self.before[row["id"]]

    def start(self, choice: float) -> None:
        """Begin with somebody who was called."""
        if row := _one(self.called(), choice):
            self._do("started", row | {"state": "serving"})

    def finish(self, choice: float) -> None:
        """End with somebody."""
        if row := _one(self.standing, choice):
            self._do("finished", row | {"state": "finished"})

    def amend(self, choice: float) -> None:
        """Put something right that no board shows."""
        if row := _one(self.standing, choice):
            self.server.happen("amended", row | {"language": "en"})

    def undo(self, choice: float) -> None:
        """Take somebody's last step back, unless a board could not show it then."""
        row = _one(list(self.before.values()), choice)
        if row is None or len(self.standing) >= STANDING:
            return
        self.last[row["id"]] = "undone"
        self.server.happen("undone", row)
        del self.before[row["id"]]

    def is_due_a_turn(self, row: Row) -> bool:
        """Say whether this call is one that the room must have been told of as a new one."""
        return row["state"] == "called" and self.last[row["id"]] in ("called", "recalled")

    def end_all(self) -> None:
        """Let everybody go."""
        for row in self.standing:
            self._do("finished", row | {"state": "finished"})
        self.before.clear()

    def _do(self, kind: str, row: Row, *, at: int | None = None) -> None:
        self.before[row["id"]] = self.server.tickets[row["id"]]
        self.last[row["id"]] = kind
        self.server.happen(kind, row, at=at)


def _one(rows: list[Row], choice: float) -> Row | None:
    return rows[int(choice * len(rows))] if rows else None


def play(steps: list[Step], counters: Counters, proxy: LossyProxy) -> None:
    """Let a script happen."""
    server = counters.server
    ways: dict[str, Callable[[], None]] = {
        "unseen": server.pass_unseen,
        "new epoch": server.lose_the_past,
        "cut": proxy.cut,
        "halve": proxy.halve,
    }
    for step in steps:
        time.sleep(step.pause_s)
        if step.harm:
            proxy.plan(step.harm)
        if step.act == "freeze":
            proxy.freeze()
            time.sleep(step.choice)
            proxy.thaw()
        elif step.act in ways:
            ways[step.act]()
        else:
            getattr(counters, step.act)(step.choice)


def key_of(row: Row) -> str:
    """Name a call as a board does."""
    return f"{row['id']}-{row['called_ms']}-{row['recalls']}"


class Seen(Protocol):
    """A board as somebody sees it who does not look away."""

    had_a_turn: set[str]

    @property
    def mode(self) -> str:
        """What the left side says."""

    @property
    def large(self) -> Call | None:
        """The call on the left."""

    @property
    def rows(self) -> list[Call]:
        """The list."""


def settle(counters: Counters, proxy: LossyProxy, seen: Seen) -> float:
    """Mend the network; seconds until the board tells the truth. Fail when it does not in time."""
    proxy.mend()
    begin = time.monotonic()
    try:
        wait_until(lambda: is_true(counters, seen), seconds=BACK_S)
        took = time.monotonic() - begin
        due = {key_of(row) for row in counters.standing if counters.is_due_a_turn(row)}
        wait_until(lambda: due <= seen.had_a_turn, seconds=TURNS_S)
        assert is_true(counters, seen)
    except AssertionError as failure:
        failure.add_note(f"shown: {seen.mode} {seen.large} {seen.rows}")
        failure.add_note(f"truth: {[key_of(row) for row in counters.standing]}")
        failure.add_note(f"had a turn: {seen.had_a_turn}")
        raise
    return took


def is_true(counters: Counters, seen: Seen) -> bool:
    """Say whether a board shows every call that stands, in order, and no other one."""
    truth = [(row["number"], row["counter"]) for row in counters.standing]
    large, rows = seen.large, seen.rows
    in_order = rows == [call for call in truth if call != large]
    return seen.mode != "stale" and in_order and (large is None or large in truth)
