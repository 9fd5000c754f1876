"""The queue in plain, slow, obvious Python: what the ledger is held against.

Theory of operation
-------------------
A `Model` takes the commands that a `Ledger` takes, by the same names and with the same words, and
gives the same answers: the event with its position, or `Refused` with code, members and position.
It keeps every ticket as a dict and looks through all of them for each question: nobody stands in a
queue here, a ticket's queues are read off its row when somebody asks. It shares no rule with the
store's functions; of the server it reads the site, the business day and the opening hours.

What is written down stands in `model_book`, how numbers are given in `model_door`, who sits and
calls at a counter in `model_counters`, the visit in `model_visit`; and here, how a ticket goes on
elsewhere, how a step is taken back, and what the clock brings.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from tests.model_book import Event, No, Row, set_fields, verb
from tests.model_counters import at_rest, push_origin
from tests.model_door import order_of
from tests.model_visit import Visits

AWAY = ("call_next", "call", "resume", "cancel")
"""Whoever was called or cancelled by mistake did not wait in between: nobody passed them."""


class Model(Visits):
    """One site's queue: its verbs are the ledger's."""

    # ------------------------------------------------------------------------- elsewhere

    @verb
    def transfer(self, /, *, ticket: str, by: str, **aim: Any) -> Event:
        """Send a ticket on, or decide about it in triage."""
        row = self.ticket_of(ticket, by, "waiting", "called", "serving", "parked")
        changes: Row
        if aim.get("confirmed") is not None:
            changes = self._decided(row, confirmed=aim["confirmed"], service=aim.get("service"))
        elif aim.get("counter"):
            changes = self._in_hands_of(aim["counter"], f"counter/{aim['counter']}")
        elif aim.get("area"):
            area = aim["area"]
            changes = {"held_for": f"area/{area}", "held_at": None, "waits_in": area}
        elif aim.get("triage"):
            changes = self._to_triage(row)
        else:
            changes = self._to_service(row, aim["service"])
        changes = {"triage": None} | changes
        self._send_on(row, "transfer", by, aim, changes)
        return self.tell("transferred", row)

    @verb
    def forward(self, /, *, ticket: str, by: str, **aim: Any) -> Event:
        """Hand a ticket to a counter or a caseworker."""
        row = self.ticket_of(ticket, by, "waiting", "called", "serving", "parked")
        if aim.get("counter"):
            changes = self._in_hands_of(aim["counter"], f"counter/{aim['counter']}")
        else:
            number = self.sits_at(aim["caseworker"])
            if not number:
                raise No("caseworker_absent")
            changes = self._in_hands_of(number, f"caseworker/{aim['caseworker']}")
        self._send_on(row, "forward", by, aim, changes | {"triage": None})
        return self.tell("forwarded", row)

    def _send_on(self, row: Row, step: str, by: str, aim: Row, changes: Row) -> None:
        changes |= {"note": aim.get("note") or None}
        if aim.get("come_back") and by:
            changes |= push_origin(row, by, changes.get("service") or row["service"])
        self.move(row, step, to="waiting", by=self.name_of(by), **at_rest(**changes))

    def _in_hands_of(self, number: str, held_for: str) -> Row:
        if not self.staffed(number):
            raise No("counter_closed")
        return {"held_for": held_for, "held_at": number, "waits_in": self.desk(number)["area"]}

    def _to_triage(self, row: Row) -> Row:
        areas = sorted({service.area for service in self.site.services if service.triage})
        if not areas:
            raise No("no_triage")
        area = row["waits_in"] if row["waits_in"] in areas else areas[0]
        return {"held_for": None, "held_at": None, "triage": area, "waits_in": area}

    def _to_service(self, row: Row, service: str) -> Row:
        if service == row["service"] and "triage" not in row and "held_for" not in row:
            raise No("same_concern")
        services = [service, *(other for other in row["services"][1:] if other != service)]
        changes = self.for_service(service) | {"service": service, "services": services}
        order = order_of(row, services)
        return changes | {"order": order, "triage": self.triage_of(row, services, order)}

    def _decided(self, row: Row, *, confirmed: bool, service: str | None) -> Row:
        if "triage" not in row:
            raise No("wrong_state")
        needs = [need for need in row["needs"] if need != "emergency"]
        needs = ["emergency", *needs] if confirmed else needs
        changes = self._to_service(row, service or row["service"])
        changes |= {"decided": True, "triage": None}
        return changes | self.counted(row["counted_ms"], needs, row.get("slot_ms"))

    @verb
    def amend(self, /, *, ticket: str, by: str, token_hash: str = "", **wish: Any) -> Event:
        """Put right what a ticket says; the counted time stays."""
        if token_hash:
            row = self.ticket_of_holder(ticket, token_hash, "issued", "waiting")
            self._must_be_nobodys(row)
        else:
            states = ("issued", "waiting", "called", "serving", "parked", "missed")
            row = self.ticket_of(ticket, by, *states)
        services = _amended(row["services"], wish)
        if token_hash:
            self.count_for(row["service"], wish["service"])
        needs = row["needs"] if wish.get("needs") is None else list(wish["needs"])
        if "emergency" in row["needs"] and "emergency" not in needs:
            needs = ["emergency", *needs]
        changes = self.counted(row["counted_ms"], needs, row.get("slot_ms"))
        order = order_of(row, services)
        changes |= {"services": services, "service": services[0], "order": order}
        for name in ("language", "persons", "cases"):
            changes[name] = row[name] if wish.get(name) is None else wish[name]
        changes |= self._amended_place(row, services, order)
        who = "" if token_hash else self.name_of(by)
        self.move(row, "amend", to=row["state"], by=who, **changes)
        return self.tell("amended", row)

    def _must_be_nobodys(self, row: Row) -> None:
        """Refuse a holder whose ticket somebody of the office has sent on, or put off."""
        by_hand = "triage" in row and not self.triage_of(row, row["services"], row.get("order"))
        if by_hand or {"held_for", "origin", "decided", "note", "slot_ms"} & set(row):
            raise No("wrong_state")

    def _amended_place(self, row: Row, services: Sequence[str], order: str | None) -> Row:
        """Another current concern may wait elsewhere; whom a hand sent to triage stays there."""
        changes: Row = {}
        before, service = row["services"], services[0]
        if service != row["service"] and row["state"] == "serving":
            changes |= self.visit_from(row["started_ms"], service) | {"overlong": None}
        if "held_for" in row or list(services) == before:
            return changes
        if service != row["service"]:
            changes["waits_in"] = self.site.service(service).area
        if "triage" not in row or self.triage_of(row, before, row.get("order")):
            changes["triage"] = self.triage_of(row, services, order)
        return changes

    # ------------------------------------------------------------------------- undo and the clock

    @verb
    def undo(self, *, ticket: str, by: str) -> Event:
        """Take one's own last step back: what it changed is as it was."""
        row = self.tickets.get(ticket)
        if row is None:
            raise No("unknown_ticket")
        step = row.get("undo")
        if step is None:
            raise No("nothing_to_undo")
        if step["by"] != self.name_of(by):
            raise No("not_your_step")
        if self.now > step["at"] + self.rules.undo_ms:
            raise No("undo_too_late")
        booking = self.appointments.get(row.get("appointment", ""), {})
        if "appointment" in row and booking.get("ticket") != ticket:
            raise No("nothing_to_undo")
        was = step["was"] | {"undo": None, "forget_ms": None}
        before = dict(row)
        set_fields(before, was)
        self._must_have_a_seat(row, before)
        if before["state"] == "waiting":
            was |= self.still_held(before)
        self.change(row, nth=step["nth"], **was)
        if step["move"] in AWAY:
            self.calls[ticket, step["at"]] = {"undone": self.now, "at": step["at"], "counted_ms": 0}
        return self.tell("undone", row, move=step["move"])

    def _must_have_a_seat(self, row: Row, before: Row) -> None:
        seat, now_at = self.seat_of(before), self.seat_of(row)
        if not seat or (seat == now_at and before["state"] == "serving"):
            return
        if not self.staffed(seat):
            raise No("counter_closed")
        if (
            seat != now_at
            and len(self.desk(seat)["tickets"]) >= self.rules.open_tickets_per_counter
        ):
            raise No("counter_busy")

    def alive(self, now_ms: int, counters: Sequence[str]) -> int:
        """These counters gave a sign of life; say how many of them are open."""
        self.close_day(now_ms)
        open_now = [number for number in counters if self.staffed(number)]
        for number in open_now:
            self.left_at[number] = max(now_ms, self.now) + self.rules.counter_left_ms
        return len(open_now)

    def due(self, now_ms: int) -> int:
        """Do whatever is due, the longest due first; say how many things that were."""
        self.close_day(now_ms)
        at = max(self.now, now_ms)
        things = [thing for thing in self.things() if thing[0] <= at]
        self.now = at if things else self.now
        for _, thing in sorted(things):
            kind, _, name = thing.partition(":")
            self._due[kind](self, name)
        return len(things)

    def things(self) -> list[tuple[int, str]]:
        """Give everything that falls due, with its time."""
        what = {
            "issued": ("deliver", "deliver_by_ms"),
            "parked": ("return", "return_ms"),
            "missed": ("grace", "grace_until_ms"),
            "serving": ("overlong", "overlong_at_ms"),
        }
        things = [(at, f"left:{number}") for number, at in self.left_at.items()]
        things += [(at, f"absent:{person}") for person, at in self.absent_at.items()]
        for row in self.tickets.values():
            kind, field = what.get(row["state"], ("", ""))
            if field in row:
                things.append((row[field], f"{kind}:{row['id']}"))
            if "forget_ms" in row:
                things.append((row["forget_ms"], f"forget:{row['id']}"))
        return things

    def _assume_delivery(self, id_: str) -> None:
        row = self.tickets[id_]
        self.move(row, "assume_delivery", to="waiting", uncertain=True, deliver_by_ms=None)
        self.tell("delivery_assumed", row)

    def _return_from_park(self, id_: str) -> None:
        row = self.tickets[id_]
        changes = at_rest(**self.for_counter(row["counter"], row))
        self.move(row, "return_from_park", to="waiting", **changes)
        self.tell("resumed", row, by="clock")

    def _end_grace(self, id_: str) -> None:
        self.change(self.tickets[id_], grace_until_ms=None)
        self.tell("grace_ended", self.tickets[id_])

    def _mark_overlong(self, id_: str) -> None:
        gone = dict.fromkeys(("overlong_at_ms", "undo", "forget_ms"))
        self.change(self.tickets[id_], overlong=True, **gone)
        self.tell("visit_overlong", self.tickets[id_])

    def _forget(self, id_: str) -> None:
        self.change(self.tickets[id_], undo=None, forget_ms=None)

    def _left(self, number: str) -> None:
        del self.left_at[number]
        if self.staffed(number):
            self.forsake(number)

    def _absent(self, caseworker: str) -> None:
        del self.absent_at[caseworker]
        if not self.sits_at(caseworker):
            self.release(f"caseworker/{caseworker}", "caseworker_away")

    _due: ClassVar[dict[str, Callable[["Model", str], None]]] = {
        "deliver": _assume_delivery,
        "return": _return_from_park,
        "grace": _end_grace,
        "overlong": _mark_overlong,
        "forget": _forget,
        "left": _left,
        "absent": _absent,
    }


def _amended(services: Sequence[str], wish: Row) -> list[str]:
    """Give the concerns once one has taken the first one's place, one was added, one dropped."""
    instead, add, drop = (wish.get(name) for name in ("service", "add", "drop"))
    if (add and (add in services or add == instead)) or (instead and instead in services):
        raise No("same_concern")
    after = [instead or services[0], *services[1:]]
    if drop and drop not in services:
        raise No("no_such_concern")
    after = [service for service in [*after, *([add] if add else [])] if service != drop]
    if not after:
        raise No("last_concern")
    return after
