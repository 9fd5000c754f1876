"""What the model writes down: rows, what happened, and what each command was answered.

The first part of `tests/model.py`; it knows no verb of the queue.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from server.hours import OpeningHours, Openings, business_day
from server.ledger import Command, Refused
from server.position import START, Position
from server.site import Site
from server.ticket import COUNTER_FIELDS, TICKET_FIELDS

Row = dict[str, Any]
"""A ticket or a counter: a field that it does not have is not in it."""
Event = dict[str, Any]

ENDED: Final = ("finished", "cancelled", "expired")
_MINUTE_MS: Final = 60_000
_P = ParamSpec("_P")


class No(Exception):
    """A verb is refused; nothing was changed."""

    def __init__(self, code: str, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.more = {name: value for name, value in more.items() if value is not None}


def verb(
    act: Callable[Concatenate[Any, _P], Event],
) -> Callable[Concatenate[Any, Command, _P], Event]:
    """Make a command of what is done: its id is decided once."""

    @wraps(act)
    def decided(book: Any, command: Command, /, *told: _P.args, **more: _P.kwargs) -> Event:
        event: Event = book.answer(command, lambda: act(book, *told, **more))
        return event

    return decided


class Book:
    """One site's rows and its stream."""

    def __init__(self, site: Site, *, openings: OpeningHours | None = None) -> None:
        """Begin with nothing: no epoch, no day."""
        self.site, self.rules = site, site.rules
        self.openings = openings or Openings(site.hours, site.timezone)
        self.run_id, self.epoch, self.head = "", 0, START
        self.now, self.day, self.issued = 0, "", 0
        self.actor, self.asked_ms = "", 0
        self.heads: dict[str, int] = {}
        self.appointments: dict[str, Row] = {}
        self.messages: dict[str, Row] = {}
        self.messages_given = 0
        self.events: list[tuple[Position, Event]] = []
        self.begin_with_nothing()

    def begin_with_nothing(self) -> None:
        """Forget whatever is kept for a day only."""
        self.tickets: dict[str, Row] = {}
        self.counters: dict[str, Row] = {}
        self.answers: dict[tuple[str, str], tuple[str, Event | Refused]] = {}
        self.stops: dict[str, dict[str, str]] = {}
        self.last_serial: dict[str, int] = {}
        self.given: dict[str, int] = {}
        self.persons: dict[str, str] = {}
        self.calls: dict[tuple[str, int], Event] = {}
        self.left_at: dict[str, int] = {}
        self.absent_at: dict[str, int] = {}

    # ------------------------------------------------------------------------- time and day

    def begin_epoch(self, run_id: str, now_ms: int) -> None:
        """A store's new process counts from another epoch."""
        if run_id == self.run_id:
            return
        previous, self.run_id = self.head, run_id
        self.now = max(self.now, now_ms)
        self.epoch = max(previous.epoch + 1, self.now)
        more = {} if previous == START else {"previous": previous.as_json()}
        self.emit("epoch_begun", **more)

    def close_day(self, now_ms: int) -> bool:
        """End the day that is over, and begin the one that it is now; say whether one began."""
        day = self.day_of(now_ms)
        if day <= self.day:
            return False
        self.now = max(self.now, now_ms)
        for row in self.open_tickets():
            self.move(row, "expire", to="expired")
            self.tell("expired", row)
        for counter in sorted(self.counters):
            desk = self.counters[counter]
            if desk.get("alarm"):
                self.change_counter(desk, alarm=None)
                self.emit("alarm_cleared", counter=public(desk, COUNTER_FIELDS))
            if desk["state"] != "closed":
                over: Row = dict.fromkeys(("opened_ms", "caseworker", "pause_reason"))
                self.change_counter(desk, state="closed", **over)
                self.emit("counter_closed", counter=public(desk, COUNTER_FIELDS))
        if self.day:
            self.emit("day_closed", day=self.day)
            self.events.clear()
        self.begin_with_nothing()
        gone = [id_ for id_, row in self.appointments.items() if self.day_of(row["slot_ms"]) < day]
        for id_ in gone:
            del self.appointments[id_]
        evacuations = self.standing("evacuation")
        self.messages = {row["id"]: row for row in evacuations}
        self.day, self.heads = day, self._heads()
        self.emit("day_begun", day=day)
        return True

    def standing(self, *kinds: str) -> list[Row]:
        """Give the messages whose time is not up, of these kinds if any are named."""
        rows = self.messages.values()
        return [
            row
            for row in rows
            if self.now < row.get("until_ms", self.now + 1) and (not kinds or row["kind"] in kinds)
        ]

    def day_of(self, now_ms: int) -> str:
        """Give the business day of a moment."""
        return business_day(now_ms, self.site.timezone, self.rules.day_close)

    def _heads(self) -> dict[str, int]:
        minutes = self.rules.head_start_minutes.model_dump() | {"hold": self.rules.hold_minutes}
        return {name: value * _MINUTE_MS for name, value in minutes.items()}

    # ------------------------------------------------------------------------- commands

    def answer(self, command: Command, act: Callable[[], Event]) -> Event:
        """Decide a command, or give again what was decided; a refusal moves not even the time."""
        self.close_day(command.now_ms)
        key = (command.actor, command.id)
        before, self.now = self.now, max(command.now_ms, self.now)
        self.actor, self.asked_ms, happened = command.actor, command.now_ms, len(self.events)
        try:
            digest, given = self.answers.get(key, ("", None))
            if given is None:
                given = self._first(act)
                self.answers[key] = (command.digest, given)
            elif digest != command.digest:
                given = self._refused(No("command_id_reused"))
        finally:
            if len(self.events) == happened:
                self.now = before
        if isinstance(given, Refused):
            raise Refused(given.code, given.more, given.decided)
        return given

    def _first(self, act: Callable[[], Event]) -> Event | Refused:
        try:
            return act()
        except No as no:
            return self._refused(no)

    def _refused(self, no: No) -> Refused:
        return Refused(no.code, no.more, {"position": self.head.as_json(), "at": self.now})

    # ------------------------------------------------------------------------- rows and events

    def emit(self, type_: str, **more: object) -> Event:
        """Write down what happened; it stands after everything else."""
        seq = self.head.seq + 1 if self.head.epoch == self.epoch else 0
        self.head = Position(self.epoch, seq)
        event = {"type": type_, "at": self.now, **more}
        self.events.append((self.head, event))
        return {"position": self.head.as_json(), **event}

    def tell(self, type_: str, row: Row, **more: object) -> Event:
        """Write down what happened to a ticket, with its row as it is now."""
        return self.emit(type_, ticket=public(row, TICKET_FIELDS), **more)

    def move(self, row: Row, step: str, *, to: str, by: str = "", **changes: Any) -> None:
        """Change a ticket's state; whoever did it may take it back until the next step."""
        seat, area, before = self.seat_of(row), row.get("waits_in"), row["state"]
        nth = self.counters[seat]["tickets"].index(row["id"]) if seat else None
        if to == "waiting" and before != "waiting":
            changes |= {"waiting_ms": self.now, "waited_ms": None}
        elif before == "waiting" and to != "waiting":
            changes |= {"waited_ms": self.now}
        was = self.change(row, state=to, **changes) | {"waits_in": area}
        for kept in ("undo", "forget_ms"):
            row.pop(kept, None)
        if by:
            row["undo"] = {"move": step, "by": by, "at": self.now, "was": was, "nth": nth}
            if was.get("note"):
                row["forget_ms"] = self.now + self.rules.undo_ms

    def change(self, row: Row, *, nth: int | None = None, **changes: object) -> Row:
        """Change a ticket's fields, and its seat if that changes; give what the fields were."""
        seat = self.seat_of(row)
        was = set_fields(row, changes)
        if seat != self.seat_of(row):
            if seat:
                self.counters[seat]["tickets"].remove(row["id"])
            if now_at := self.seat_of(row):
                tickets = self.counters[now_at]["tickets"]
                tickets.insert(len(tickets) if nth is None else nth, row["id"])
        return was

    def change_counter(self, desk: Row, **changes: object) -> None:
        """Change a counter's fields."""
        set_fields(desk, changes)

    def seat_of(self, row: Row) -> str:
        """Give the counter at which somebody stands or sits, or nothing."""
        return row["counter"] if row.get("state") in ("called", "serving") else ""

    def open_tickets(self) -> list[Row]:
        """Give every ticket that has not ended, in the order of issue; handed in ones come last."""
        rows = sorted(self.tickets.values(), key=lambda row: row["id"])
        return [row for row in rows if row["state"] not in ENDED]

    def snapshot(self) -> Event:
        """Give all that is true now."""
        return {
            "position": self.head.as_json(),
            "tickets": [public(row, TICKET_FIELDS) for row in self.open_tickets()],
            "counters": [
                public(self.counters[number], COUNTER_FIELDS) for number in sorted(self.counters)
            ],
            "stops": self.stops,
            "messages": list(self.messages.values()),
            "hold_ms": self.heads["hold"],
        }


def set_fields(row: Row, changes: Row) -> Row:
    """Set the fields of a row; None takes one away. Give what those that changed were."""
    was = {name: row.get(name) for name, value in changes.items() if row.get(name) != value}
    for name, value in changes.items():
        row[name] = value
        if value is None:
            del row[name]
    return was


def public(row: Row, fields: tuple[tuple[str, Any], ...]) -> Row:
    """Give what is published of a row."""
    told = {name: row.get(name) for name, _ in fields}
    if row.get("tickets"):
        told["ticket"] = row["tickets"][-1]
    return {
        name: list(value) if isinstance(value, list) else value
        for name, value in told.items()
        if value not in (None, "") and (name != "tickets" or value)
    }
