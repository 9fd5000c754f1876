"""The model's counters: who sits there, who is held for them, who is called to them.

The third part of `tests/model.py`.
"""

from collections.abc import Iterable
from typing import Any

from server.ticket import COUNTER_FIELDS
from tests.model_alone import Alone
from tests.model_book import Event, No, Row, public, verb
from tests.model_door import queues_of

STAFFED = ("open", "paused")
OVER = (
    *("counter", "called_ms", "recalls", "started_ms", "overlong", "overlong_at_ms"),
    *("park_reason", "return_ms", "missed_ms", "grace_until_ms"),
)
"""What only a ticket has that is called, served, parked or missed."""


def at_rest(**changes: Any) -> Row:
    """Give the changes that make a ticket neither called, served, parked nor missed."""
    nothing: Row = dict.fromkeys(OVER)
    return nothing | changes


class Counters(Alone):
    """No ticket is at two counters, no caseworker either."""

    def desk(self, number: str) -> Row:
        """Give a counter's row."""
        return self.counters.get(number) or {"number": number, "state": "closed", "tickets": []}

    def desk_state(self, number: str) -> str:
        """Say whether a counter is open, paused, left or closed."""
        return str(self.desk(number)["state"])

    def staffed(self, number: str) -> bool:
        """Say whether somebody is there."""
        return self.desk(number)["state"] in STAFFED

    def sits_at(self, caseworker: str) -> str:
        """Give the counter where this person sits, or nothing."""
        desks = [d for d in self.counters.values() if d.get("caseworker") == caseworker]
        return next((desk["number"] for desk in desks if desk["state"] in STAFFED), "")

    def tell_counter(self, type_: str, desk: Row) -> Event:
        """Write down what happened to a counter."""
        return self.emit(type_, counter=public(desk, COUNTER_FIELDS))

    # ------------------------------------------------------------------------- open and close

    @verb
    def open_counter(self, *, counter: str, person: str, caseworker: str) -> Event:
        """Let the counter serve; `caseworker` is the id that was drawn for an unknown person."""
        caseworker = self.persons.get(person, caseworker)
        desk, now_at = self.desk(counter), self.sits_at(caseworker)
        if desk["state"] == "open":
            raise No("counter_already_open")
        if now_at not in ("", counter):
            raise No("caseworker_elsewhere", counter=now_at)
        if desk["state"] == "paused" and desk["caseworker"] != caseworker:
            self.leave(desk)
        opened_ms = desk["opened_ms"] if desk["state"] == "paused" else self.now
        self.counters[counter], self.persons[person] = desk, caseworker
        self.absent_at.pop(caseworker, None)
        self.left_at[counter] = self.now + self.rules.counter_left_ms
        area = self.site.counter(counter).area
        for row in self.waiting_in([f"caseworker/{caseworker}"]):
            self.change(row, held_at=counter, waits_in=area)
            self.tell("forwarded", row)
        self.change_counter(
            desk,
            state="open",
            opened_ms=opened_ms,
            caseworker=caseworker,
            area=area,
            pause_reason=None,
        )
        return self.tell_counter("counter_opened", desk)

    @verb
    def close_counter(self, *, counter: str) -> Event:
        """Let the counter rest; whoever was held for it waits like everybody."""
        desk = self.desk(counter)
        if desk["state"] == "closed":
            raise No("counter_closed")
        if desk["tickets"]:
            raise No("counter_busy")
        self.release(f"counter/{counter}", "counter_closed")
        self.leave(desk)
        self.abandon(desk, "closed")
        return self.tell_counter("counter_closed", desk)

    @verb
    def pause(self, *, counter: str, reason: str = "") -> Event:
        """Call nobody for a while, and perhaps say why."""
        desk = self.desk(counter)
        self.must_be_free(desk, most=1)
        self.change_counter(desk, state="paused", pause_reason=reason or None)
        return self.tell_counter("counter_paused", desk)

    @verb
    def alarm(self, *, counter: str) -> Event:
        """Call for help, at an open counter or at another one."""
        desk = self.desk(counter)
        if desk.get("alarm"):
            raise No("alarm_already_raised")
        self.counters[counter] = desk
        self.change_counter(desk, alarm=True)
        return self.tell_counter("alarm_raised", desk)

    @verb
    def clear_alarm(self, *, counter: str) -> Event:
        """End an alarm; nothing else does, but the end of the day."""
        desk = self.desk(counter)
        if not desk.get("alarm"):
            raise No("no_alarm")
        self.change_counter(desk, alarm=None)
        return self.tell_counter("alarm_cleared", desk)

    def leave(self, desk: Row) -> None:
        """Somebody goes; who is held for that person waits a while."""
        self.left_at.pop(desk["number"], None)
        caseworker = desk.get("caseworker", "")
        if self.waiting_in([f"caseworker/{caseworker}"]):
            self.absent_at[caseworker] = self.now + self.rules.caseworker_away_ms

    def abandon(self, desk: Row, state: str) -> None:
        """Keep nothing of who was there, since when, and why nobody was called."""
        gone: Row = dict.fromkeys(("opened_ms", "caseworker", "area", "pause_reason"))
        self.change_counter(desk, state=state, **gone)

    def forsake(self, number: str) -> None:
        """Nobody is at this counter any more: who was called waits again, a visit goes on."""
        desk = self.desk(number)
        self.leave(desk)
        self.abandon(desk, "left")
        for id_ in list(desk["tickets"]):
            row = self.tickets[id_]
            if row["state"] == "called":
                self.move(row, "put_back", to="waiting", **at_rest(**self.let_go(row)))
                self.tell("put_back", row, reason="left")
        self.release(f"counter/{number}", "counter_left")
        self.tell_counter("counter_left", desk)

    # ------------------------------------------------------------------------- held for somebody

    def release(self, queue: str, reason: str) -> None:
        """Let all who are held in this queue wait like everybody."""
        for row in sorted(self.waiting_in([queue]), key=lambda row: row["id"]):
            self.move(row, "transfer", to="waiting", **self.let_go(row))
            self.tell("transferred", row, reason=reason)

    def let_go(self, row: Row) -> Row:
        """Wait for the concern; a return from where it was only handed to is over with it."""
        changes = self.for_service(row["service"])
        changes["triage"] = self.triage_of(row, row["services"], row.get("order"))
        while row.get("origin") and row["sent_for"] == row["origin_service"]:
            popped = pop_origin(row)
            changes |= popped
            row = row | popped
        return changes

    def for_service(self, service: str) -> Row:
        """Wait for a concern like everybody, held for nobody."""
        return {"held_for": None, "held_at": None, "waits_in": self.site.service(service).area}

    def for_counter(self, number: str, row: Row) -> Row:
        """Wait for a counter if somebody is there, else like everybody."""
        if not self.staffed(number):
            return self.let_go(row)
        area = self.desk(number)["area"]
        return {"held_for": f"counter/{number}", "held_at": number, "waits_in": area}

    def still_held(self, row: Row) -> Row:
        """Wait for whom it was held if they are there, else like everybody."""
        kind, _, target = row.get("held_for", "").partition("/")
        if kind not in ("counter", "caseworker"):
            return {}
        number = target if kind == "counter" else self.sits_at(target)
        if not number or not self.staffed(number):
            return self.let_go(row)
        return {"held_at": number, "waits_in": self.desk(number)["area"]}

    # ------------------------------------------------------------------------- calling

    def must_be_free(self, desk: Row, most: int = 0) -> None:
        """Refuse where the counter cannot call anybody now."""
        if desk["state"] == "paused":
            raise No("counter_paused")
        if desk["state"] != "open":
            raise No("counter_closed")
        if len(desk["tickets"]) >= (most or self.rules.open_tickets_per_counter):
            raise No("counter_busy")

    @verb
    def call_next(self, *, counter: str) -> Event:
        """Call who waits with the smallest rank at this counter, of equals the one issued first."""
        desk = self.desk(counter)
        self.must_be_free(desk)
        waiting = self.waiting_in(self.all_queues(counter))
        if not waiting:
            raise No("nobody_waiting")
        return self.call_to(desk, waiting[0], "call_next", "rank", by=f"counter/{counter}")

    @verb
    def call(
        self,
        *,
        counter: str,
        ticket: str = "",
        service: str = "",
        reason: str = "",
        anywhere: bool = False,
    ) -> Event:
        """Call by hand: a ticket that waits or was missed, or the next of one service."""
        desk = self.desk(counter)
        self.must_be_free(desk)
        row, queues = self.tickets.get(ticket), self.all_queues(counter)
        if service:
            row = next(iter(self.waiting_in([service])), None)
        if row is None:
            raise No("nobody_waiting" if service else "unknown_ticket")
        if row["state"] not in ("waiting", "missed"):
            raise No("wrong_state")
        served = {service} if service else set(queues_of(row))
        if not anywhere and not served & set(queues) and row.get("counter") != counter:
            raise No("not_served_here")
        rule = "missed" if row["state"] == "missed" else "service" if service else "chosen"
        changes = at_rest(**self.back_again(row)) if rule == "missed" else {}
        self.must_have_a_reason(counter, changes.get("counted_ms") or row["counted_ms"], reason)
        by = self.desk_name if anywhere else f"counter/{counter}"
        return self.call_to(desk, row, "call", rule, reason, by, first=service, **changes)

    def call_to(
        self,
        desk: Row,
        row: Row,
        step: str,
        rule: str,
        reason: str = "",
        by: str = "",
        *,
        first: str = "",
        **changes: Any,
    ) -> Event:
        """Call this ticket, with the first of its concerns that the counter serves."""
        number, queues = desk["number"], self.all_queues(desk["number"])
        counted_ms = changes.get("counted_ms") or row["counted_ms"]
        passed = self.passed_by(queues, counted_ms)
        served = [first] if first else [q for q in queues_of(row) if q in queues]
        changes |= self.with_current(row, served[0] if served else row["service"])
        changes |= {"counter": number, "called_ms": self.now, "recalls": 0}
        self.move(row, step, to="called", by=by, **changes)
        why = {"rule": rule} | {k: row[k] for k in ("rank", "counted_ms", "head_start_ms")}
        why |= {"reason": reason} if reason else {}
        about = {"number": row["number"], "counter": number, "at": self.now}
        self.calls[row["id"], self.now] = why | about
        return self.tell("called", row, why=why | ({"passed": passed} if passed else {}))

    def with_current(self, row: Row, service: str) -> Row:
        """Put this concern first, if it is one of the ticket's."""
        if service not in row["services"]:
            return {}
        others = [other for other in row["services"] if other != service]
        return {"service": service, "services": [service, *others]}

    def passed_by(self, queues: Iterable[str], counted_ms: int) -> Row | None:
        """Give who waits with the earliest counted time, if that is before this one."""
        waiting = self.waiting_in(queues)
        first = min(waiting, key=lambda row: (row["counted_ms"], row["id"]), default=None)
        if first is None or first["counted_ms"] >= counted_ms:
            return None
        return {"id": first["id"], "counted_ms": first["counted_ms"]}

    def must_have_a_reason(self, counter: str, counted_ms: int, reason: str) -> None:
        """Refuse a call by hand that passes somebody by more than H, unless it says why."""
        passed = self.passed_by(self.all_queues(counter), counted_ms)
        if passed and not reason and passed["counted_ms"] + self.heads["hold"] < counted_ms:
            raise No("reason_needed", passed=passed)

    def back_again(self, row: Row) -> Row:
        """Give the counted time of a missed visitor: kept once in the grace, else from now."""
        if self.now <= max(row.get("grace_until_ms", 0), row["counted_ms"]):
            return {"readmitted": True}
        return self.counted(self.now, row["needs"], None) | {"readmitted": True}

    @property
    def desk_name(self) -> str:
        """Who acts for reception or a supervisor."""
        return f"desk/{self.actor}"


def push_origin(row: Row, counter: str, sent_for: str) -> Row:
    """Remember that the ticket comes back to this counter when it is done elsewhere."""
    older = [[row["origin"], row["origin_service"], row["sent_for"]]] if row.get("origin") else []
    return {
        "origin": counter,
        "origin_service": row["service"],
        "sent_for": sent_for,
        "origins": [*older, *(row.get("origins") or [])] or None,
    }


def pop_origin(row: Row) -> Row:
    """Forget the newest of the counters to which it comes back."""
    older = row.get("origins") or []
    counter, service, sent_for = older[0] if older else (None, None, None)
    return {
        "origin": counter,
        "origin_service": service,
        "sent_for": sent_for,
        "origins": older[1:] or None,
    }
