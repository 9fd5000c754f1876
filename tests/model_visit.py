"""The visit in the model: the paper, after the call, at the counter.

The fourth part of `tests/model.py`.
"""

from collections.abc import Sequence
from typing import Any

from tests.model_book import Event, No, Row, verb
from tests.model_counters import Counters, at_rest, pop_origin
from tests.model_door import order_of, queues_of

NO_COPY: dict[str, Any] = {"copy_at": None, "copy_ms": None}
NO_ORIGIN = dict.fromkeys(("origin", "origin_service", "sent_for", "origins"))


class Visits(Counters):
    """A counter acts on the tickets that it has called, the desk on any."""

    def ticket_of(self, ticket: str, counter: str, *states: str) -> Row:
        """Give a ticket that is in one of these states and at this counter, if one is named."""
        row = self.tickets.get(ticket)
        if row is None:
            raise No("unknown_ticket")
        if row["state"] not in states:
            raise No("wrong_state")
        if counter and row.get("counter") != counter:
            raise No("not_your_ticket")
        return row

    def ticket_of_holder(self, ticket: str, token_hash: str, *states: str) -> Row:
        """Give a ticket that is in one of these states to whoever has shown its token."""
        row = self.tickets.get(ticket)
        if row is None or row.get("phone") != token_hash:
            raise No("unknown_ticket")
        if row["state"] not in states:
            raise No("wrong_state")
        return row

    def name_of(self, counter: str) -> str:
        """Give who acts: a counter, or whoever stands behind the desk's credential."""
        return f"counter/{counter}" if counter else self.desk_name

    # ------------------------------------------------------------------------- the paper

    @verb
    def deliver(self, *, ticket: str, kiosk: str, how: str) -> Event:
        """The number reached its visitor."""
        known = self.tickets.get(ticket, {})
        is_paper, is_open = how == "paper", known.get("state") in {"issued", "waiting"}
        is_copy = bool(kiosk) and is_paper and known.get("copy_at") == kiosk
        told_anew = is_open and (is_copy or (not kiosk and known.get("paperless")))
        row = known if told_anew else self._of_kiosk(ticket, kiosk, "issued", "waiting")
        told: Row = {"uncertain": None, "deliver_by_ms": None}
        if kiosk and not is_copy:
            told["on_screen"] = None
        if is_paper or not kiosk:
            told |= NO_COPY | {"paperless": None}
        elif row["state"] == "issued" or row.get("uncertain"):
            told["paperless"] = True
        self.move(row, "deliver", to="waiting", **told)
        return self.tell("delivered", row, how=how)

    @verb
    def paper_failed(self, *, ticket: str, kiosk: str) -> Event:
        """The number stands on its kiosk's screen, for want of paper."""
        row = self._of_kiosk(ticket, kiosk, "issued", "waiting")
        row |= {"paperless": True, "on_screen": True}
        return self.tell("paper_failed", row)

    @verb
    def reprint(self, *, ticket: str, kiosk: str) -> Event:
        """The paper of a number that waits, or is on a screen alone, is wanted once more."""
        row = self.ticket_of(ticket, "", "issued", "waiting")
        if row["state"] == "issued" and not row.get("paperless"):
            raise No("wrong_state")
        row |= {"copy_at": kiosk, "copy_ms": self.now}
        return self.tell("reprint_ordered", row)

    @verb
    def cancel(self, *, ticket: str, kiosk: str, reason: str, token_hash: str = "") -> Event:
        """The number is taken back: by its kiosk until it is delivered, by others later too."""
        states = ("issued", "waiting", "missed", "parked")
        if token_hash:
            row, by = self.ticket_of_holder(ticket, token_hash, *states), ""
        elif kiosk:
            row, by = self._of_kiosk(ticket, kiosk, *states), ""
        else:
            row, by = self.ticket_of(ticket, "", *states), self.desk_name
        changes = at_rest(deliver_by_ms=None, note=None) | NO_ORIGIN
        self.move(row, "cancel", to="cancelled", by=by, **changes)
        return self.tell("cancelled", row, reason=reason)

    def _of_kiosk(self, ticket: str, kiosk: str, *states: str) -> Row:
        row = self.tickets.get(ticket)
        if row is None:
            raise No("unknown_ticket")
        if kiosk not in ("", row["kiosk"]):
            raise No("not_your_kiosk")
        is_open = row["state"] == "issued" or row.get("uncertain") or row.get("on_screen")
        if row["state"] not in states or not is_open:
            raise No("wrong_state")
        return row

    # ------------------------------------------------------------------------- after the call

    @verb
    def recall(self, *, ticket: str, counter: str) -> Event:
        """Repeat the call."""
        row = self.ticket_of(ticket, counter, "called")
        again_ms = row["called_ms"] + self.rules.recall_gap_ms
        if row["recalls"] >= self.rules.recall_limit:
            raise No("recall_limit")
        if self.now < again_ms:
            raise No("recall_too_soon", again_ms=again_ms)
        self.change(row, called_ms=self.now, recalls=row["recalls"] + 1)
        return self.tell("recalled", row)

    @verb
    def start(self, *, ticket: str, counter: str) -> Event:
        """The conversation begins."""
        row = self.ticket_of(ticket, counter, "called")
        changes: Row = {"held_for": None, "held_at": None, "uncertain": None}
        changes |= self.visit_from(self.now, row["service"])
        self.move(row, "start", to="serving", by=self.name_of(counter), **changes)
        return self.tell("started", row)

    def visit_from(self, started_ms: int, service: str) -> Row:
        """Give the begin of a visit, and from when it takes far too long."""
        mean_ms = self.site.service(service).minutes * 60_000
        overlong_at_ms = started_ms + mean_ms * self.rules.overlong_factor
        return {"started_ms": started_ms, "overlong_at_ms": overlong_at_ms}

    @verb
    def no_show(self, *, ticket: str, counter: str) -> Event:
        """Nobody came."""
        row = self.ticket_of(ticket, counter, "called")
        grace = None if row.get("readmitted") else self.now + self.rules.readmit_grace_ms
        changes = {"missed_ms": self.now, "grace_until_ms": grace}
        self.move(row, "no_show", to="missed", by=self.name_of(counter), **changes)
        return self.tell("missed", row)

    @verb
    def put_back(self, *, ticket: str, counter: str) -> Event:
        """The call is taken back."""
        row = self.ticket_of(ticket, counter, "called")
        changes = at_rest(**self.still_held(row))
        self.move(row, "put_back", to="waiting", by=self.name_of(counter), **changes)
        return self.tell("put_back", row)

    @verb
    def readmit(self, *, ticket: str, counter: str) -> Event:
        """A missed visitor has come after all."""
        row = self.ticket_of(ticket, counter, "missed")
        changes = at_rest(**self.back_again(row), **self.still_held(row))
        self.move(row, "readmit", to="waiting", by=self.name_of(counter), **changes)
        return self.tell("readmitted", row)

    # ------------------------------------------------------------------------- the visit

    @verb
    def finish(self, *, ticket: str, counter: str, outcome: str, stay: bool = True) -> Event:
        """The visit is over, or this concern of it."""
        row = self.ticket_of(ticket, counter, "serving")
        finished, *left = row["services"]
        back: Row = {}
        while (way := row | back).get("origin") and way["sent_for"] not in left:
            back = pop_origin(way)
            if way["origin"] != counter:
                self._return(row, way, [s for s in left if s != way["origin_service"]], back)
                return self.tell("returned", row, outcome=outcome)
            if way["origin_service"] not in (finished, *left):
                left = [way["origin_service"], *left]
        if not left:
            changes: Row = {"held_for": None, "held_at": None, "note": None, "triage": None}
            by = self.name_of(counter)
            self.move(row, "finish", to="finished", by=by, **(changes | NO_ORIGIN))
            return self.tell("finished", row, outcome=outcome)
        self._next_concern(row, left, back, stay=stay)
        return self.tell("concern_finished", row, outcome=outcome, service=finished)

    def _return(self, row: Row, way: Row, left: Sequence[str], back: Row) -> None:
        service, counter = way["origin_service"], row["counter"]
        order = order_of(row, [service, *left])
        concerns = {"service": service, "services": [service, *left], "order": order}
        changes = back | concerns | {"note": None, "triage": None}
        changes |= self.for_counter(way["origin"], row | changes)
        by = self.name_of(counter)
        self.move(row, "return_to_origin", to="waiting", by=by, **at_rest(**changes))

    def _next_concern(self, row: Row, left: Sequence[str], back: Row, *, stay: bool) -> None:
        counter, order = row["counter"], row.get("order")
        changes: Row = {"note": None, "overlong": None, "triage": None} | back
        changes |= {"order": order_of(row, left)}
        rest: Row = {"service": left[0], "services": list(left), "order": order}
        here = [key for key in queues_of(rest) if key in self.site_queues(counter)]
        by = self.name_of(counter)
        if stay and here:
            changes |= self.with_current(rest, here[0]) | self.visit_from(self.now, here[0])
            self.move(row, "go_on", to="serving", by=by, **changes)
            return
        changes |= {"service": left[0], "services": list(left)} | self.for_service(left[0])
        changes["triage"] = self.triage_of(row, left, order)
        self.move(row, "finish_concern", to="waiting", by=by, **at_rest(**changes))

    @verb
    def park(self, *, ticket: str, counter: str, reason: str) -> Event:
        """The visitor goes for something that is missing."""
        row = self.ticket_of(ticket, counter, "serving")
        return_ms = self.now + self.site.park_reason(reason).ms
        changes = at_rest(counter=counter, park_reason=reason, return_ms=return_ms)
        self.move(row, "park", to="parked", by=self.name_of(counter), **changes)
        return self.tell("parked", row)

    @verb
    def resume(self, *, ticket: str, by: str, to: str = "call", reason: str = "") -> Event:
        """A parked visitor is back."""
        row, who = self.ticket_of(ticket, by, "parked"), self.name_of(by)
        counter = row["counter"]
        if to == "queue":
            changes = at_rest(**self.for_counter(counter, row))
            self.move(row, "return_from_park", to="waiting", by=who, **changes)
            return self.tell("resumed", row, by="hand")
        desk = self.desk(counter)
        self.must_be_free(desk)
        self.must_have_a_reason(counter, row["counted_ms"], reason)
        return self.call_to(desk, row, "resume", "resumed", reason, who, **at_rest())
