"""The life of a ticket as a picture and as tables, told from `server/ticket.py` alone."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from server.ticket import ENDED, MOVES, UNDOABLE, VERBS, State

MEANS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.ISSUED: "It has a number; nobody knows yet whether its visitor has it. "
        "It cannot be called.",
        State.WAITING: "The visitor has the number and waits.",
        State.CALLED: "The number stands on the boards; the counter waits for the visitor.",
        State.SERVING: "The visitor is at the counter.",
        State.PARKED: "The visit pauses: the visitor fetches something. The counter is free.",
        State.FINISHED: "The visit is over.",
        State.MISSED: "The number was called and nobody came.",
        State.CANCELLED: "The number was taken back or given back.",
        State.EXPIRED: "The business day ended before the visit did.",
    }
)

_ALSO: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "amend_own": ("amend",),
        "assume_delivery": ("due",),
        "finish_concern": ("finish",),
        "go_on": ("finish",),
        "return_to_origin": ("finish",),
        "return_from_park": ("resume", "due"),
        "end_grace": ("due",),
        "mark_overlong": ("due",),
        "expire": ("close_day",),
        "put_back": ("due",),
        "transfer": ("close_counter", "due"),
    }
)
"""move → verbs that make it beside the one of its name."""


FRAME: Final = "open"
"""What the diagram calls the states that have not ended, together."""


def verbs_of(move: str) -> tuple[str, ...]:
    """Give the verbs that may make this move."""
    return ((move,) if move in VERBS else ()) + _ALSO.get(move, ())


_BEGINS: Final = MappingProxyType(
    {"issued": (State.ISSUED,), "handed_in": (State.WAITING, State.EXPIRED)}
)
"""event with which a ticket's life begins → the states in which it may"""


def starts() -> dict[State, list[str]]:
    """Give the verbs with which a ticket's life begins, by the state in which it does."""
    found: dict[State, list[str]] = {}
    for verb in VERBS.values():
        for event in verb.events:
            for state in _BEGINS.get(event, ()):
                found.setdefault(state, []).append(verb.name)
    return found


def edges() -> dict[tuple[State, State], list[str]]:
    """Give the moves of each pair of states, in the table's order."""
    found: dict[tuple[State, State], list[str]] = {}
    for move, pairs in MOVES.items():
        for pair in pairs.items():
            found.setdefault(pair, []).append(move)
    return found


def diagram() -> str:
    """Draw every state and every move, one arrow a pair of states.

    What leads from every open state to the same one is one arrow from their common frame.
    """
    inside: list[str] = []
    outside: list[str] = []
    for (before, after), moves in edges().items():
        arrow = _arrow(before, after, [move for move in moves if move not in _from_anywhere()])
        (outside if after in ENDED else inside).extend(arrow)
    lines = ["stateDiagram-v2"]
    for state, verbs in starts().items():
        lines += _arrow("[*]", state, verbs)
    lines += [f"state {FRAME} {{", *(f"    {line}" for line in inside), "}", *outside]
    for move, after in _from_anywhere().items():
        lines += _arrow(FRAME, after, [move])
    return "```mermaid\n" + "\n    ".join(lines) + "\n```\n"


def _from_anywhere() -> dict[str, State]:
    """Give the moves that lead from every open state to one and the same."""
    return {
        move: next(iter(pairs.values()))
        for move, pairs in MOVES.items()
        if set(pairs) == set(State) - ENDED and len(set(pairs.values())) == 1
    }


def _arrow(before: str, after: str, moves: Sequence[str]) -> list[str]:
    return [f"{before} --> {after} : {'<br>'.join(moves)}"] if moves else []


def states_rows() -> Iterable[tuple[str, ...]]:
    """Say of each state what it means and which moves lead out of it."""
    for state in State:
        out = [
            f"{_of_verb(move)} → {_code(after)}"
            for (before, after), moves in edges().items()
            for move in moves
            if before is state
        ]
        yield _code(state), MEANS[state], "<br>".join(out) or _way_back(state)


def moves_rows() -> Iterable[tuple[str, ...]]:
    """Say of each move which verbs make it, from where to where, and if it can be taken back."""
    for move, pairs in MOVES.items():
        yield (
            _code(move),
            ", ".join(map(_code, verbs_of(move))),
            "<br>".join(f"{_code(before)} → {_code(after)}" for before, after in pairs.items()),
            "yes" if move in UNDOABLE else "no",
        )


def _way_back(state: State) -> str:
    undoable = any(
        move in UNDOABLE
        for (_, after), moves in edges().items()
        for move in moves
        if after is state
    )
    return "none but `undo`" if undoable else "none"


def _of_verb(move: str) -> str:
    if move in VERBS:
        return _code(move)
    return f"{_code(move)} (of {', '.join(map(_code, verbs_of(move)))})"


def _code(text: str) -> str:
    return f"`{text}`"
