"""A follower ends where the truth is, whatever happens to the messages on their way."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.continuity import Continuity, Message, Position, Verdict


def at(epoch: int, seq: int) -> Position:
    """Make a position."""
    return Position(epoch, seq)


# ---- one message ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "position", "verdict", "ends"),
    [
        (at(1, 4), at(1, 6), Verdict.TAKE, at(1, 6)),
        (at(1, 5), at(1, 6), Verdict.TAKE, at(1, 6)),
        (at(1, 6), at(1, 7), Verdict.GAP, at(1, 5)),
        (at(1, 4), at(1, 5), Verdict.KNOWN, at(1, 5)),
        (at(1, 3), at(1, 4), Verdict.KNOWN, at(1, 5)),
        (at(1, 5), at(2, 1), Verdict.TAKE, at(2, 1)),
        (at(2, 0), at(2, 1), Verdict.GAP, at(1, 5)),
        (at(0, 99), at(1, 4), Verdict.KNOWN, at(1, 5)),
        (at(0, 99), at(1, 6), Verdict.TAKE, at(1, 6)),
    ],
)
def test_a_message_is_taken_when_it_joins_on(
    after: Position, position: Position, verdict: Verdict, ends: Position
) -> None:
    """A message is taken exactly when after ≤ p < position; else nothing moves."""
    follower = Continuity(at(1, 5))
    assert follower.step(after, position) is verdict
    assert follower.position == ends


def test_nothing_is_taken_when_nothing_is_known_yet() -> None:
    """Before the first snapshot every message is a gap."""
    follower = Continuity()
    assert follower.step(at(0, 0), at(1, 1)) is Verdict.GAP
    assert follower.position is None


# ---- answers ----------------------------------------------------------------------------------


def message(after: Position, position: Position) -> Message:
    """Make a message."""
    return Message(after, position, {"at": position.seq})


def test_an_answer_is_taken_in_part_when_some_of_it_is_known() -> None:
    """What came live while the question was on its way is not taken twice."""
    follower = Continuity(at(1, 4))
    follower.ask()
    follower.step(at(1, 4), at(1, 5))
    answer = [message(at(1, 4), at(1, 5)), message(at(1, 5), at(1, 7))]
    assert follower.catch_up(answer, at(1, 9)) == answer[1:]
    assert follower.position == at(1, 9)


def test_an_answer_moves_the_position_when_it_holds_no_event() -> None:
    """Nothing new, proven up to there, is an answer too."""
    follower = Continuity(at(1, 4))
    follower.ask()
    assert follower.catch_up([], at(1, 9)) == []
    assert follower.position == at(1, 9)


def test_an_answer_is_refused_when_it_does_not_join_on() -> None:
    """An answer with a hole before it or in it is not taken, and nothing moves."""
    follower = Continuity(at(1, 4))
    follower.ask()
    assert follower.catch_up([message(at(1, 5), at(1, 6))], at(1, 6)) is None
    hole = [message(at(1, 4), at(1, 5)), message(at(1, 6), at(1, 7))]
    assert follower.catch_up(hole, at(1, 7)) is None
    assert follower.position == at(1, 4)


def test_an_answer_is_refused_when_nothing_is_known_yet() -> None:
    """Who knows nothing needs a snapshot."""
    follower = Continuity()
    follower.ask()
    assert follower.catch_up([], at(1, 9)) is None


def test_an_answer_across_epochs_is_refused_when_something_was_taken_since() -> None:
    """What was taken while the question was on its way may be what the store has lost."""
    follower = Continuity(at(1, 4))
    follower.ask()
    follower.step(at(1, 4), at(1, 5))
    assert follower.catch_up([message(at(1, 4), at(2, 2))], at(2, 2)) is None
    assert follower.ask() == at(1, 5)


@pytest.mark.parametrize(
    ("taken_since", "snapshot", "accepted"),
    [
        (None, at(1, 9), True),
        (None, at(1, 4), True),
        (None, at(1, 3), True),
        (None, at(0, 1), True),
        (at(1, 6), at(1, 6), True),
        (at(1, 6), at(1, 9), True),
        (at(1, 6), at(1, 5), False),
    ],
)
def test_a_snapshot_is_taken_when_it_is_not_older_than_what_is_proven(
    taken_since: Position | None, snapshot: Position, *, accepted: bool
) -> None:
    """A snapshot older than a message taken since the question is refused, every other is taken."""
    follower = Continuity(at(1, 4))
    follower.ask()
    if taken_since is not None:
        follower.step(at(1, 4), taken_since)
    assert follower.accept_snapshot(snapshot) is accepted
    assert follower.position == (snapshot if accepted else taken_since)


# ---- anything at all --------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A message or beat on its way."""

    after: Position
    position: Position
    seen: str | None


@dataclass
class Truth:
    """The stream, and the room of one audience that sees some of it."""

    entries: list[tuple[Position, str | None]] = field(default_factory=list)
    epoch: int = 1
    count: int = 0
    told: Position = field(default_factory=lambda: at(1, 0))

    @property
    def position(self) -> Position:
        """Where the stream ends."""
        return self.entries[-1][0] if self.entries else at(1, 0)

    @property
    def seen(self) -> list[str]:
        """What this audience has seen, if it has seen everything."""
        return [seen for _, seen in self.entries if seen is not None]

    def happen(self, *, visible: bool) -> Told | None:
        """Append something; tell the room if it may see it."""
        self.count += 1
        seq = self.position.seq + 1 if self.position.epoch == self.epoch else 1
        seen = f"event {self.count}" if visible else None
        self.entries.append((at(self.epoch, seq), seen))
        if not visible:
            return None
        told = Told(self.told, self.position, seen)
        self.told = self.position
        return told

    def beat(self) -> Told:
        """Tell that nothing has come but what was told."""
        return Told(self.told, self.position, None)

    def crash(self, lost: int) -> None:
        """Lose the last entries and begin a new epoch."""
        lost = min(lost, len(self.entries))
        self.entries = self.entries[: len(self.entries) - lost]
        self.epoch += 1
        self.entries.append((at(self.epoch, 1), None))
        if lost:
            self.told = self.position

    def since(self, asked: Position | None) -> tuple[list[Message] | None, list[str], Position]:
        """Answer a question: events (or None and what a snapshot shows), and the position."""
        places = [place for place, _ in self.entries]
        if asked not in places:
            return None, self.seen, self.position
        told, messages = asked, []
        for place, seen in self.entries[places.index(asked) + 1 :]:
            if seen is not None:
                messages.append(Message(told, place, {"seen": seen}))
                told = place
        return messages, [], self.position


@dataclass
class Follower:
    """What a device does with `Continuity`: takes, asks, answers to gaps."""

    continuity: Continuity = field(default_factory=Continuity)
    seen: list[str] = field(default_factory=list)
    wants_to_ask: bool = True

    def hear(self, told: Told) -> None:
        """Take a message or beat if it may be taken."""
        verdict = self.continuity.step(told.after, told.position)
        if verdict is Verdict.TAKE and told.seen is not None:
            self.seen.append(told.seen)
        self.wants_to_ask |= verdict is Verdict.GAP

    def answer(self, messages: list[Message] | None, snapshot: list[str], end: Position) -> None:
        """Take an answer if it may be taken; else ask again."""
        if messages is None:
            if self.continuity.accept_snapshot(end):
                self.seen = list(snapshot)
            else:
                self.wants_to_ask = True
            return
        taken = self.continuity.catch_up(messages, end)
        self.seen += [str(each.event["seen"]) for each in taken or ()]
        self.wants_to_ask |= taken is None


@dataclass
class World:
    """The truth, a follower, and a network between them that may do anything."""

    truth: Truth = field(default_factory=Truth)
    follower: Follower = field(default_factory=Follower)
    on_the_way: list[Told] = field(default_factory=list)
    asked: tuple[Position | None] | None = None
    answer: tuple[list[Message] | None, list[str], Position] | None = None

    def do(self, what: str, number: int) -> None:
        """Do one thing."""
        if what in ("visible", "hidden"):
            told = self.truth.happen(visible=what == "visible")
            self.on_the_way += [told] if told else []
        elif what == "beat":
            self.on_the_way.append(self.truth.beat())
        elif what == "crash":
            self.truth.crash(number % 4)
        elif what == "ask":
            self.ask()
        elif what == "reply" and self.asked is not None:
            self.answer, self.asked = self.truth.since(self.asked[0]), None
        elif what == "arrive" and self.answer is not None:
            answer, self.answer = self.answer, None
            self.follower.answer(*answer)
        elif self.on_the_way:
            self.carry(what, number % len(self.on_the_way))

    def carry(self, what: str, index: int) -> None:
        """Deliver one of the messages on the way, once or once more, or lose it."""
        if what in ("deliver", "repeat"):
            self.follower.hear(self.on_the_way[index])
        if what in ("deliver", "lose"):
            del self.on_the_way[index]

    def ask(self) -> None:
        """Let the follower ask, unless it is waiting for an answer."""
        if self.asked is None and self.answer is None:
            self.follower.wants_to_ask = False
            self.asked = (self.follower.continuity.ask(),)

    def settle(self) -> None:
        """Let the network be well again for as long as a device would need."""
        self.do("reply", 0)
        self.do("arrive", 0)
        for _ in range(4):
            self.follower.hear(self.truth.beat())
            if self.follower.wants_to_ask:
                for step in ("ask", "reply", "arrive"):
                    self.do(step, 0)


_WHAT = ["visible", "visible", "hidden", "beat", "crash", "ask", "reply", "arrive"]
_WHAT += ["deliver", "deliver", "deliver", "repeat", "lose"]
_STEPS = st.lists(st.tuples(st.sampled_from(_WHAT), st.integers(0, 20)), max_size=60)


@given(_STEPS)
def test_a_follower_ends_at_the_truth_when_messages_go_any_way(
    steps: list[tuple[str, int]],
) -> None:
    """Any loss, repeat, delay and order of messages, answers and crashes ends with the truth."""
    world = World()
    for step in steps:
        world.do(*step)
    world.settle()
    assert world.follower.seen == world.truth.seen
    assert world.follower.continuity.position == world.truth.position


@given(_STEPS)
def test_a_follower_knows_no_more_and_no_less_when_nothing_was_lost(
    steps: list[tuple[str, int]],
) -> None:
    """Without crashes a follower at a position has seen exactly what came up to it, at any time."""
    world = World()
    for what, number in steps:
        world.do("hidden" if what == "crash" else what, number)
        known = world.follower.continuity.position
        if known is not None:
            before = [seen for place, seen in world.truth.entries if place <= known and seen]
            assert world.follower.seen == before


def test_the_network_of_these_tests_is_seen_to_break_a_follower_that_takes_everything() -> None:
    """The world above finds a follower that does not look where a message joins on."""
    world = World()
    for step in ("ask", "reply", "arrive", "visible", "lose", "visible"):
        world.do(step, 0)
    careless = replace(world.on_the_way[0], after=at(0, 0))
    world.follower.hear(careless)
    world.settle()
    assert world.follower.seen != world.truth.seen
