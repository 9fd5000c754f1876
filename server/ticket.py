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
    PARKED = "parked"
    FINISHED = "finished"
    MISSED = "missed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Role(StrEnum):
    """What a credential is for. A credential has exactly one role."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    OBSERVER = "observer"


ENDED: Final = frozenset({State.FINISHED, State.CANCELLED, State.EXPIRED})
"""States without a way out but an undo: the row stays readable until day close."""

_OPEN: Final = tuple(state for state in State if state not in ENDED)

_STAYS: Final = MappingProxyType({state: state for state in _OPEN})
_SENT_ON: Final = MappingProxyType(
    dict.fromkeys((State.WAITING, State.CALLED, State.SERVING, State.PARKED), State.WAITING)
)

MOVES: Final = MappingProxyType(
    {
        "deliver": {State.ISSUED: State.WAITING, State.WAITING: State.WAITING},
        "assume_delivery": {State.ISSUED: State.WAITING},
        "paper_failed": {State.ISSUED: State.ISSUED, State.WAITING: State.WAITING},
        "reprint": {State.ISSUED: State.ISSUED, State.WAITING: State.WAITING},
        "cancel": dict.fromkeys(
            (State.ISSUED, State.WAITING, State.MISSED, State.PARKED), State.CANCELLED
        ),
        "amend": _STAYS,
        "amend_own": {State.ISSUED: State.ISSUED, State.WAITING: State.WAITING},
        "call_next": {State.WAITING: State.CALLED},
        "call": {State.WAITING: State.CALLED, State.MISSED: State.CALLED},
        "recall": {State.CALLED: State.CALLED},
        "start": {State.CALLED: State.SERVING},
        "finish": {State.SERVING: State.FINISHED},
        "finish_concern": {State.SERVING: State.WAITING},
        "go_on": {State.SERVING: State.SERVING},
        "return_to_origin": {State.SERVING: State.WAITING},
        "no_show": {State.CALLED: State.MISSED},
        "end_grace": {State.MISSED: State.MISSED},
        "put_back": {State.CALLED: State.WAITING},
        "readmit": {State.MISSED: State.WAITING},
        "park": {State.SERVING: State.PARKED},
        "resume": {State.PARKED: State.CALLED},
        "return_from_park": {State.PARKED: State.WAITING},
        "transfer": _SENT_ON,
        "forward": _SENT_ON,
        "mark_overlong": {State.SERVING: State.SERVING},
        "expire": dict.fromkeys(_OPEN, State.EXPIRED),
    }
)
"""move → {state before: state after}. Most moves are a verb; the others belong to one:
`amend_own`, of a visitor, to `amend`; `finish_concern`, `go_on` and `return_to_origin` to `finish`,
`return_from_park` to `resume` and `due`, `expire` to `close_day`; `assume_delivery`, `end_grace`
and `mark_overlong` to `due`."""

UNDOABLE: Final = frozenset(
    {
        "amend",
        "cancel",
        "call_next",
        "call",
        "start",
        "finish",
        "finish_concern",
        "go_on",
        "return_to_origin",
        "no_show",
        "put_back",
        "readmit",
        "park",
        "resume",
        "return_from_park",
        "transfer",
        "forward",
    }
)
"""Moves that whoever made them may take back within the site's time: `undo` gives the ticket the
state that it had before. What a kiosk or the clock did is not among them."""

FieldKind = Literal["text", "integer", "flag", "json"]

TICKET_FIELDS: Final[tuple[tuple[str, FieldKind], ...]] = (
    ("id", "text"),
    ("number", "text"),
    ("area", "text"),
    ("service", "text"),
    ("services", "json"),
    ("order", "text"),
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
    ("slot_ms", "integer"),
    ("waits_in", "text"),
    ("held_for", "text"),
    ("held_at", "text"),
    ("triage", "text"),
    ("origin", "text"),
    ("counter", "text"),
    ("called_ms", "integer"),
    ("recalls", "integer"),
    ("started_ms", "integer"),
    ("overlong", "flag"),
    ("park_reason", "text"),
    ("return_ms", "integer"),
    ("missed_ms", "integer"),
    ("grace_until_ms", "integer"),
    ("uncertain", "flag"),
    ("readmitted", "flag"),
    ("kiosk", "text"),
    ("ordered", "flag"),
    ("copy_at", "text"),
    ("copy_ms", "integer"),
    ("paperless", "flag"),
)
"""The ticket's row, in the order in which it is written; a field without a value is left out."""

COUNTER_FIELDS: Final[tuple[tuple[str, FieldKind], ...]] = (
    ("number", "text"),
    ("state", "text"),
    ("ticket", "text"),
    ("tickets", "json"),
    ("opened_ms", "integer"),
    ("caseworker", "text"),
    ("alarm", "flag"),
    ("pause_reason", "text"),
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


_DESK: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR})
_AT_KIOSK: Final = frozenset({Role.KIOSK, Role.RECEPTION})
_AT_COUNTER: Final = frozenset({Role.COUNTER})
_STAFF: Final = _AT_COUNTER | _DESK

VERBS: Final = MappingProxyType(
    {
        verb.name: verb
        for verb in (
            Verb("issue", ("issued",), "POST tickets", _AT_KIOSK),
            Verb("check_in", ("issued",), "POST check-in", _AT_KIOSK),
            Verb("hand_in", ("handed_in",), "POST hand-in", frozenset({Role.KIOSK})),
            Verb("deliver", ("delivered",), _ticket_route("deliver"), _AT_KIOSK),
            Verb(
                "paper_failed",
                ("paper_failed",),
                _ticket_route("paper-failed"),
                frozenset({Role.KIOSK}),
            ),
            Verb("reprint", ("reprint_ordered",), _ticket_route("reprint"), _DESK),
            Verb("cancel", ("cancelled",), _ticket_route("cancel"), _AT_KIOSK | _DESK),
            Verb("amend", ("amended",), _ticket_route("amend"), _STAFF | {Role.KIOSK}),
            Verb(
                "open_counter", ("counter_opened", "forwarded"), _counter_route("open"), _AT_COUNTER
            ),
            Verb(
                "close_counter",
                ("counter_closed", "transferred"),
                _counter_route("close"),
                frozenset({Role.COUNTER, Role.SUPERVISOR}),
            ),
            Verb("pause", ("counter_paused",), _counter_route("pause"), _AT_COUNTER),
            Verb("alarm", ("alarm_raised",), _counter_route("alarm"), _AT_COUNTER),
            Verb("clear_alarm", ("alarm_cleared",), _counter_route("clear-alarm"), _STAFF),
            Verb("call_next", ("called",), _counter_route("call-next"), _AT_COUNTER),
            Verb("call", ("called",), _counter_route("call"), _STAFF),
            Verb("recall", ("recalled",), _ticket_route("recall"), _AT_COUNTER),
            Verb("start", ("started",), _ticket_route("start"), _AT_COUNTER),
            Verb(
                "finish",
                ("finished", "concern_finished", "returned"),
                _ticket_route("finish"),
                _AT_COUNTER,
            ),
            Verb("no_show", ("missed",), _ticket_route("no-show"), _AT_COUNTER),
            Verb("put_back", ("put_back",), _ticket_route("put-back"), _AT_COUNTER),
            Verb("readmit", ("readmitted",), _ticket_route("readmit"), _STAFF),
            Verb("park", ("parked",), _ticket_route("park"), _AT_COUNTER),
            Verb("resume", ("called", "resumed"), _ticket_route("resume"), _STAFF),
            Verb("transfer", ("transferred",), _ticket_route("transfer"), _STAFF),
            Verb("forward", ("forwarded",), _ticket_route("forward"), _STAFF),
            Verb("undo", ("undone",), _ticket_route("undo"), _STAFF),
            Verb("put_appointment", ("appointment_put",), "PUT appointments/{id}", _DESK),
            Verb("stop_numbers", ("numbers_stopped",), "POST numbers/stop", _DESK),
            Verb("allow_numbers", ("numbers_allowed",), "POST numbers/allow", _DESK),
            Verb("show_message", ("message_shown",), "POST messages", _DESK),
            Verb("withdraw_message", ("message_withdrawn",), "POST messages/{id}/withdraw", _DESK),
            Verb(
                "due",
                (
                    "delivery_assumed",
                    "resumed",
                    "grace_ended",
                    "visit_overlong",
                    "counter_left",
                    "put_back",
                    "transferred",
                ),
            ),
            Verb("alive"),
            Verb(
                "close_day",
                ("expired", "alarm_cleared", "counter_closed", "day_closed", "day_begun"),
            ),
            Verb("begin_epoch", ("epoch_begun",)),
            Verb("snapshot", writes=False),
            Verb("ticket", writes=False),
            Verb("find", writes=False),
            Verb("why", writes=False),
            Verb("mine", writes=False),
            Verb("offer", writes=False),
            Verb("waiting", writes=False),
        )
    }
)
"""The verb table: every verb has one Lua file and one `Ledger` method of the same stem."""
