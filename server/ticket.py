"""The life of a ticket: its states, its allowed moves and the verbs, as data.

Theory of operation
-------------------
Everything about the state machine stands here, once. `server/lua/library.py` writes `MOVES`,
`TICKET_FIELDS` and `COUNTER_FIELDS` into the store's function library, so no Lua file names an
allowed state by hand; the API reads `VERBS` to know who may call what; the tests walk both.

A move that is not in `MOVES` is refused (`wrong_state`) and changes nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal


class State(StrEnum):
    """Where a ticket is in its life."""

    ISSUED = "issued"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    MISSED = "missed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Role(StrEnum):
    """What a credential is for. A credential has exactly one role."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"


class Outcome(StrEnum):
    """How a visit ended, as the caseworker says it."""

    DONE = "done"


ENDED: Final = frozenset({State.FINISHED, State.CANCELLED, State.EXPIRED})
"""States without a way out: the row stays readable until day close plus two days."""

_OPEN: Final = tuple(state for state in State if state not in ENDED)

MOVES: Final = MappingProxyType(
    {
        "deliver": {State.ISSUED: State.WAITING, State.WAITING: State.WAITING},
        "cancel": {State.ISSUED: State.CANCELLED, State.WAITING: State.CANCELLED},
        "call_next": {State.WAITING: State.CALLED},
        "recall": {State.CALLED: State.CALLED},
        "start": {State.CALLED: State.SERVING},
        "finish": {State.SERVING: State.FINISHED},
        "no_show": {State.CALLED: State.MISSED},
        "put_back": {State.CALLED: State.WAITING},
        "readmit": {State.MISSED: State.WAITING},
        "assume_delivery": {State.ISSUED: State.WAITING},
        "expire": dict.fromkeys(_OPEN, State.EXPIRED),
    }
)
"""verb → {state before: state after}. `assume_delivery` and `expire` are moves of `due`."""

FieldKind = Literal["text", "integer", "flag", "json"]

TICKET_FIELDS: Final[tuple[tuple[str, FieldKind], ...]] = (
    ("id", "text"),
    ("number", "text"),
    ("area", "text"),
    ("service", "text"),
    ("state", "text"),
    ("language", "text"),
    ("needs", "json"),
    ("persons", "integer"),
    ("cases", "integer"),
    ("day", "text"),
    ("issued_ms", "integer"),
    ("arrived_ms", "integer"),
    ("counted_ms", "integer"),
    ("rank", "integer"),
    ("counter", "text"),
    ("called_ms", "integer"),
    ("recalls", "integer"),
    ("started_ms", "integer"),
    ("missed_ms", "integer"),
    ("uncertain", "flag"),
    ("readmitted", "flag"),
    ("kiosk", "text"),
)
"""The ticket's row, in the order in which it is written; a field without a value is left out."""

COUNTER_FIELDS: Final[tuple[tuple[str, FieldKind], ...]] = (
    ("number", "text"),
    ("state", "text"),
    ("ticket", "text"),
    ("opened_ms", "integer"),
)


@dataclass(frozen=True)
class Verb:
    """One verb of the queue: its route, the events that it may append and who may use it."""

    name: str
    events: tuple[str, ...] = ()
    route: str | None = None
    roles: frozenset[Role] = frozenset()
    writes: bool = True


def _ticket_route(word: str) -> str:
    return f"POST tickets/{{id}}/{word}"


def _counter_route(word: str) -> str:
    return f"POST counters/{{number}}/{word}"


_AT_KIOSK: Final = frozenset({Role.KIOSK})
_AT_COUNTER: Final = frozenset({Role.COUNTER})

VERBS: Final = MappingProxyType(
    {
        verb.name: verb
        for verb in (
            Verb("issue", ("issued",), "POST tickets", _AT_KIOSK),
            Verb("deliver", ("delivered",), _ticket_route("deliver"), _AT_KIOSK),
            Verb("cancel", ("cancelled",), _ticket_route("cancel"), _AT_KIOSK),
            Verb("open_counter", ("counter_opened",), _counter_route("open"), _AT_COUNTER),
            Verb("close_counter", ("counter_closed",), _counter_route("close"), _AT_COUNTER),
            Verb("call_next", ("called",), _counter_route("call-next"), _AT_COUNTER),
            Verb("recall", ("recalled",), _ticket_route("recall"), _AT_COUNTER),
            Verb("start", ("started",), _ticket_route("start"), _AT_COUNTER),
            Verb("finish", ("finished",), _ticket_route("finish"), _AT_COUNTER),
            Verb("no_show", ("missed",), _ticket_route("no-show"), _AT_COUNTER),
            Verb("put_back", ("put_back",), _ticket_route("put-back"), _AT_COUNTER),
            Verb("readmit", ("readmitted",), _ticket_route("readmit"), _AT_COUNTER),
            Verb("due", ("delivery_assumed", "expired")),
            Verb("begin_epoch", ("epoch_begun",)),
            Verb("snapshot", writes=False),
            Verb("ticket", writes=False),
        )
    }
)
"""The verb table: every verb has one Lua file and one `Ledger` method of the same stem."""
