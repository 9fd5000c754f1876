"""Replay a history through the model: each answer must be the model's, in one order of all.

Theory of operation
-------------------
The order is that of the positions. An acceptance stands at its own event. A refusal, and an
appointment that was put as it was already, was decided after the event at its position. Events that
no act owns are the clock's: something fell due, a day or an epoch began. The model is told to do
the same at the same time, and must come to the very same events.

A sign of life leaves no event, so the stream decides who gave one: a counter that is found left
gave none for so long, and everybody else did whenever something fell due. What falls due at once is
done in the order in which it fell due; a counter's turn is where the stream has it.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Final

from server.ledger import Command, Refused
from server.position import START, Position
from server.problems import PROBLEMS, document
from server.ticket import VERBS
from server.views import OfficeAudience, pick
from tests.history.acts import Act, Json
from tests.history.commands import arguments_of
from tests.history.record import History

_NUMBER_GIVEN: Final = {"issue": 201, "check_in": 201, "hand_in": 201}
_OF_ANSWERS: Final = ("position", "ahead", "hold_ms")
"""What an answer says at a desk, too, beyond what the office hears of the event."""
_OF_THE_CLOCK: Final = frozenset(VERBS["due"].events)
_THINGS: Final = {
    "delivery_assumed": "deliver",
    "resumed": "return",
    "grace_ended": "grace",
    "visit_overlong": "overlong",
}
"""Event → what the model calls the thing that fell due."""


@dataclass
class Replay:
    """One pass through a history; `run` raises AssertionError where the model says otherwise."""

    history: History
    model: Any
    told: int = 0
    """How many answers were found to be the model's."""
    by_the_clock: int = 0
    """How many events nobody had asked for."""
    _owners: dict[Position, Act] = field(default_factory=dict)
    """Position → the act whose event that is."""
    _others: dict[Position, list[Act]] = field(default_factory=lambda: defaultdict(list))
    """Position → the acts that were decided after it, without an event of their own."""
    _opened: dict[str, int] = field(default_factory=dict)
    """Counter → when it was opened last."""
    _done: int = 0
    """How many entries of the stream are replayed."""

    def run(self) -> None:
        """Replay all of it."""
        self._sort_acts()
        while self._done < len(self.history.entries):
            self._step()
        assert not self._others, f"no command ended there: {[*map(str, self._others.values())]}"
        assert self.told == len(self.history.acts)
        told, found = self.model.snapshot(), self.history.snapshot
        unlike = {name: (told.get(name), found.get(name)) for name in {*told, *found}}
        unlike = {name: each for name, each in unlike.items() if each[0] != each[1]}
        assert not unlike, f"in the end the model and the store have: {unlike}"

    def _sort_acts(self) -> None:
        """Tell acts that own an event from those that only name the newest one."""
        events = dict(self.history.entries)
        for act in sorted(self.history.acts, key=lambda act: act.begin_s):
            assert "position" in act.answer, f"nobody says where it was decided: {act}"
            event = events.get(act.position)
            assert event is not None, f"told a position that is not there: {act}"
            owned = act.accepted and _is_told(event, act)
            if owned and act.position not in self._owners:
                self._owners[act.position] = act
                continue
            changes_nothing = act.wish.verb == "put_appointment"
            assert not owned or changes_nothing, f"one event for two commands: {act}"
            assert not act.accepted or changes_nothing, f"an event that is not there: {act}"
            self._others[act.position].append(act)

    def owns(self, act: Act) -> bool:
        """Say whether this act has an event of its own in the stream."""
        return self._owners.get(act.position) is act

    # ---- one step ------------------------------------------------------------------------------

    def _step(self) -> None:
        """Do what brought the next event, with all that came of the same, and what was refused."""
        _, event = self.history.entries[self._done]
        before = len(self.model.events)
        owner = self._owner()
        if owner is not None:
            self._answer(owner)
        else:
            self._let_the_clock(event)
        self._compare(self.model.events[before:])
        for act in self._others.pop(self.history.entries[self._done - 1][0], []):
            self._answer(act)

    def _owner(self) -> Act | None:
        """Give the act that brought the next event; an answer tells the last of its events."""
        for position, event in self.history.entries[self._done :]:
            if position in self._owners:
                return self._owners[position]
            if not _comes_with_another(event):
                return None
        return None

    def _answer(self, act: Act) -> None:
        """Let the model decide it: word for word what was told, at a time that was then."""
        at = self._moment_of(act)
        assert act.begin_ms <= at <= act.end_ms, f"decided at another time: {act}"
        told = _told_by(self.model, act, at)
        if (act.reply.status, act.answer) != told:
            assert self._was_forgotten(act), f"{act}\n  the model: {told}"
        self.told += 1

    def _moment_of(self, act: Act) -> int:
        """Give when it was decided: a desk is told of an event's moment only about."""
        if not self.owns(act):
            return int(act.answer["at"])
        entries = self.history.entries
        index = bisect_left(entries, act.position, key=lambda entry: entry[0])
        return int(entries[index][1]["at"])

    def _was_forgotten(self, act: Act) -> bool:
        """Say whether the clock has taken the step away that was to be undone: it tells nobody."""
        if act.wish.verb != "undo" or act.answer["code"] != "nothing_to_undo":
            return False
        forget = f"forget:{act.wish.subject}"
        return any(
            thing == forget and due_ms <= act.answer["at"] for due_ms, thing in self.model.things()
        )

    def _let_the_clock(self, event: Json) -> None:
        at = event["at"]
        self.by_the_clock += 1
        if event["type"] == "epoch_begun":
            self.model.begin_epoch(f"run of {self._done}", at)
        elif event["type"] == "day_begun":
            self.model.close_day(at)
        else:
            assert event["type"] in _OF_THE_CLOCK, f"nobody did this: {event}"
            self._settle_who_is_there(at)
            self.model.due(at)

    def _compare(self, new: list[tuple[Position, Json]]) -> None:
        """Hold the model's new events against the stream's, word for word."""
        begin, self._done = self._done, self._done + len(new)
        for index, (position, event) in enumerate(new):
            where, found = self.history.entries[begin + index]
            assert (where, found) == (position, event), f"{found}\n  the model: {event}"
            if event["type"] == "counter_opened":
                self._opened[event["counter"]["number"]] = event["at"]
        assert new, f"the model did nothing: {self.history.entries[begin]}"

    # ---- signs of life -------------------------------------------------------------------------

    def _settle_who_is_there(self, at: int) -> None:
        """Let those be found left of whom the stream says so now, in its order, and nobody else."""
        due = {thing: due_ms for due_ms, thing in self.model.things()}
        latest, left_ms, left = at, self.history.site.rules.counter_left_ms, {}
        for event in reversed(self._falls_due(at)):
            if event["type"] == "counter_left":
                number = event["counter"]["number"]
                assert self._opened[number] + left_ms <= at, f"left too soon: {event}"
                left[number], latest = latest, latest - 1
            elif event["type"] in _THINGS:
                thing = f"{_THINGS[event['type']]}:{event['ticket']['id']}"
                latest = min(latest, due.get(thing, at) - 1)
        numbers = [counter.number for counter in self.history.site.counters]
        self.model.alive(at, [number for number in numbers if number not in left])
        self.model.left_at.update(left)

    def _falls_due(self, at: int) -> list[Json]:
        """Give the clock's next events of this very moment."""
        entries = self.history.entries[self._done :]
        clocks = takewhile(lambda entry: entry[0] not in self._owners, entries)
        return [event for _, event in takewhile(lambda entry: entry[1]["at"] == at, clocks)]


def assert_order(acts: Sequence[Act], owns: Callable[[Act], bool]) -> int:
    """Fail where a command that ended before another began was decided after it.

    `owns` says whether an act has an event of its own: no earlier one may share its position. Gives
    how many commands began when another had ended.
    """
    ended, latest, compared = sorted(acts, key=lambda act: act.end_s), START, 0
    first = 0
    for act in sorted(acts, key=lambda act: act.begin_s):
        while ended[first].end_s < act.begin_s:
            latest = max(latest, ended[first].position)
            first += 1
        later = act.position > latest or (act.position == latest and not owns(act))
        assert later, f"decided at or before {latest}, which was told before it began: {act}"
        compared += first > 0
    return compared


def _told_by(model: Any, act: Act, at: int) -> tuple[int, Json]:
    """Give status and body of the model's answer, as this person gets them."""
    wish, arguments = act.wish, arguments_of(act.person, act.wish)
    command = Command(act.person.name, wish.command, wish.digest, at)
    if wish.verb == "open_counter":  # the ledger has drawn this id by lot
        row = act.answer.get("counter", {}) if act.accepted else {}
        arguments["caseworker"] = row.get("caseworker", "")
    try:
        answer: Json = getattr(model, wish.verb)(command, **arguments)
    except Refused as refused:
        kind = PROBLEMS[refused.code]
        return kind.status, json.loads(document(kind, more=refused.more | refused.decided))
    return _NUMBER_GIVEN.get(wish.verb, 200), _as_seen(answer, act)


def _as_seen(answer: Json, act: Act) -> Json:
    if not act.person.is_desk:
        return answer
    return pick(answer, _OF_ANSWERS) | OfficeAudience().event(answer)


def _is_told(event: Json, act: Act) -> bool:
    """Say whether this is the event that the answer tells."""
    return act.answer == _as_seen({"position": act.position.as_json(), **event}, act)


def _comes_with_another(event: Json) -> bool:
    """Say whether it came of a counter's opening or closing, whose own event is the last."""
    return event["type"] == "forwarded" or event.get("reason") == "counter_closed"
