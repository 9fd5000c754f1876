"""Histories that must not be: each is a true one with one thing wrong in it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from tests.bench.load import Reply
from tests.history.acts import Act, Json
from tests.history.record import Entries, History


def an_answer_says_something_else(history: History) -> History:
    """A called ticket had another rank."""
    act = _last(history, lambda act: act.accepted and act.wish.verb == "call_next")
    return _told(history, act, why=act.answer["why"] | {"rank": 1})


def a_refusal_has_another_code(history: History) -> History:
    """Somebody was told another reason."""
    act = _last(history, lambda act: act.answer.get("code") == "wrong_state")
    return _told(history, act, code="unknown_ticket")


def a_refusal_was_decided_long_before(history: History) -> History:
    """Somebody was told the state of long ago."""
    act = _last(history, lambda act: act.answer.get("code") == "wrong_state")
    return _told(history, act, position=_middle(history).position.as_json())


def a_refusal_says_another_time(history: History) -> History:
    """A refusal was decided before it was asked for."""
    act = _last(history, lambda act: act.answer.get("code") == "wrong_state")
    return _told(history, act, at=act.begin_ms - 1)


def an_answer_says_nothing_of_its_place(history: History) -> History:
    """An answer without a position."""
    act = _last(history, lambda act: not act.accepted)
    return _told(history, act, position=None)


def an_acknowledged_event_is_lost(history: History) -> History:
    """The stream has not what somebody was told."""
    lost = _middle(history).position
    return replace(history, entries=[each for each in history.entries if each[0] != lost])


def the_last_event_is_lost(history: History) -> History:
    """The same at its very end, as after a power cut."""
    last = _last(history, lambda act: act.accepted and act.wish.verb == "deliver").position
    return replace(history, entries=[each for each in history.entries if each[0] < last])


def an_event_says_something_else(history: History) -> History:
    """The stream has another waiting area than the model."""
    place = _middle(history).position
    return _streamed(history, lambda at, event: event | ({"type": "x"} if at == place else {}))


def an_event_is_nobodys(history: History) -> History:
    """The stream has an event that no command brought and no clock."""
    first = _middle(history)
    acts = [act for act in history.acts if act is not first]
    return replace(history, acts=acts)


def two_events_have_changed_places(history: History) -> History:
    """What happened in one order stands in another."""
    (one, this), (two, that) = _neighbours(history)
    return _streamed(history, lambda at, event: that if at == one else this if at == two else event)


def one_event_was_told_to_two(history: History) -> History:
    """Two counters were told that they had called the same ticket."""
    act = _last(history, lambda act: act.accepted and act.wish.verb == "call_next")
    wish = replace(act.wish, command="another-command")
    return replace(history, acts=[*history.acts, replace(act, wish=wish)])


def a_command_was_decided_before_it_began(history: History) -> History:
    """A command began when its own event was long over for somebody else."""
    act = _middle(history)
    late = max(each.end_s for each in history.acts) + 1
    moved = replace(act, begin_s=late, end_s=late + 1)
    return replace(history, acts=[moved if each is act else each for each in history.acts])


def a_repeat_was_told_something_else(history: History) -> History:
    """The same id was answered in two ways."""
    (act, reply), *rest = history.again
    other = Reply(reply.status, reply.body.replace(b'"seq": ', b'"seq": 1').replace(b"at", b"ta"))
    return replace(history, again=[(act, other), *rest])


def an_answer_is_forgotten(history: History) -> History:
    """The store keeps no answer to a command that was refused."""
    act = _last(history, lambda act: act.answer.get("code") == "wrong_state")
    return replace(history, remembered=history.remembered - {act.wish.command})


def the_end_is_another(history: History) -> History:
    """A ticket is gone in the end."""
    tickets = history.snapshot["tickets"][1:]
    return replace(history, snapshot=history.snapshot | {"tickets": tickets})


FAULTS: Final[Mapping[Callable[[History], History], str]] = MappingProxyType(
    {
        an_answer_says_something_else: "an event that is not there",
        a_refusal_has_another_code: "the model: ",
        a_refusal_was_decided_long_before: "the model: |decided at or before",
        a_refusal_says_another_time: "decided at another time",
        an_answer_says_nothing_of_its_place: "nobody says where",
        an_acknowledged_event_is_lost: "told a position that is not there",
        the_last_event_is_lost: "told a position that is not there",
        an_event_says_something_else: "an event that is not there",
        an_event_is_nobodys: "nobody did this",
        two_events_have_changed_places: "an event that is not there",
        one_event_was_told_to_two: "one event for two commands",
        a_command_was_decided_before_it_began: "decided at or before",
        a_repeat_was_told_something_else: "another answer the second time",
        an_answer_is_forgotten: "an answer is forgotten",
        the_end_is_another: "in the end the model",
    }
)
"""What is wrong → how the replay says so."""


def _last(history: History, fits: Callable[[Act], bool]) -> Act:
    return [act for act in history.acts if fits(act)][-1]


def _middle(history: History) -> Act:
    """An act of the first half that brought an event to the stream."""
    acts = [act for act in history.acts if act.accepted and act.wish.verb == "deliver"]
    return acts[len(acts) // 3]


def _neighbours(history: History) -> Entries:
    """Two events, one after the other, of two tickets."""
    for one, two in pairwise(history.entries):
        if one[1]["type"] == two[1]["type"] == "issued":
            return [one, two]
    raise AssertionError("nobody drew a number right after somebody else")


def _told(history: History, act: Act, **members: Any) -> History:
    """The same history, but this act was answered so; None takes a member away."""
    answer = {name: value for name, value in (act.answer | members).items() if value is not None}
    reply = Reply(act.reply.status, json.dumps(answer).encode())
    told = Act(act.person, act.wish, act.begin_s, act.end_s, act.begin_ms, act.end_ms, reply)
    return replace(history, acts=[told if each is act else each for each in history.acts])


def _streamed(history: History, change: Callable[[Any, Json], Json]) -> History:
    entries = [(position, change(position, event)) for position, event in history.entries]
    return replace(history, entries=entries)
