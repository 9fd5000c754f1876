"""Which operation may follow which, for the published description: OpenAPI's links.

They follow from the table of moves: whoever got a ticket that is *called* may recall it, start it
and so on, and the answer holds what that needs. A client's author reads the way of a ticket there,
and the tests walk it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from server.ticket import MOVES, UNDOABLE, VERBS, State

_SITE: Final = MappingProxyType({"site": "$request.path.site"})
_TICKET: Final = MappingProxyType({"id": "$response.body#/ticket/id"})
_COUNTER: Final = MappingProxyType({"number": "$response.body#/counter/number"})
_ITS_COUNTER: Final = MappingProxyType({"number": "$response.body#/ticket/counter"})
_ROW: Final = MappingProxyType({"id": "$response.body#/id"})
_MESSAGE: Final = MappingProxyType({"id": "$response.body#/message/id"})
_OPEN_TICKET: Final = MappingProxyType({"id": "$response.body#/counter/ticket"})
_POSITION: Final = MappingProxyType(
    {"epoch": "$response.body#/position/epoch", "seq": "$response.body#/position/seq"}
)
_COUNTER_IS_FREE: Final = ("call_next", "call", "pause", "close_counter")
_READINGS: Final = ("ticket", "why")

_Expressions = Mapping[str, str]


def links_after(operation: str) -> dict[str, object]:
    """Give the links of this operation's answer: name of the operation that may follow → link."""
    return {
        target: {"operationId": target, "parameters": {**_SITE, **parameters}}
        for target, parameters in _followers(operation)
    }


def _followers(operation: str) -> Iterator[tuple[str, _Expressions]]:
    reached = _states_after(operation)
    if reached:
        yield from ((reading, _TICKET) for reading in _READINGS)
    if operation == "ticket_of_number":
        yield from ((reading, _ROW) for reading in _READINGS)
    for verb in _ticket_verbs():
        if reached & _states_before(verb):
            yield verb, _TICKET
    if _MADE_BY.get(operation, {operation}) & UNDOABLE:
        yield "undo", _TICKET
    yield from ((verb, _ITS_COUNTER) for verb in _COUNTER_IS_FREE if operation in _FREEING)
    yield from _others(operation)


def _others(operation: str) -> Iterator[tuple[str, _Expressions]]:
    """Give what follows an answer that holds no ticket of its own."""
    if operation == "open_counter":
        yield from ((verb, _COUNTER) for verb in (*_COUNTER_IS_FREE, "alarm"))
    if operation in {"close_counter", "pause"}:
        yield "open_counter", _COUNTER
    if operation == "alarm":
        yield "clear_alarm", _COUNTER
    if operation == "pause":
        yield "close_counter", _COUNTER
    if operation == "state":
        at_counter = {State.CALLED, State.SERVING}
        yield from (
            (verb, _OPEN_TICKET) for verb in _ticket_verbs() if at_counter & _states_before(verb)
        )
    if operation in {"state", "events"}:
        yield "events", _POSITION
    if operation == "show_message":
        yield "withdraw_message", _MESSAGE


def _states_after(operation: str) -> set[State]:
    """Give the states in which the ticket of this operation's answer may be."""
    if operation in {"issue", "check_in"}:
        return {State.ISSUED}
    if operation == "undo":
        return {before for move in UNDOABLE for before in MOVES[move]}
    made = _MADE_BY.get(operation, {operation})
    return {state for move in made for state in MOVES.get(move, {}).values()}


def _states_before(verb: str) -> set[State]:
    """Give the states in which this verb may be used on a ticket; an undo has links of its own."""
    return {state for move in _MADE_BY.get(verb, {verb}) for state in MOVES.get(move, {})}


def _ticket_verbs() -> Iterator[str]:
    return (name for name, verb in VERBS.items() if "{id}" in (verb.route or ""))


_FREEING: Final = frozenset({"finish", "no_show"})
"""After these the ticket's row still names its counter, which is free again."""

_MADE_BY: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "amend": frozenset({"amend", "amend_own"}),
        "finish": frozenset({"finish", "finish_concern", "go_on", "return_to_origin"}),
        "resume": frozenset({"resume", "return_from_park"}),
        "undo": frozenset(),
    }
)
"""Verb → the moves that it makes, where that is not just the one of its name."""
