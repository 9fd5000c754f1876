"""How the model gives numbers: hours, stops, quotas, series, appointments; and who stands before.

The second part of `tests/model.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tests.model_book import Book, Event, No, Row, verb

NEVER_GIVEN: Final = (1_000, 10_000)
MOST_MESSAGES: Final = 20


def order_of(row: Row, services: Sequence[str]) -> str | None:
    """Give in which order several concerns are done; None for one alone."""
    return (row.get("order") or "planned") if len(services) > 1 else None


def queues_of(row: Row) -> list[str]:
    """Give the queues in which a ticket waits, or would."""
    if "held_for" in row:
        return [row["held_for"]]
    if "triage" in row:
        return [f"triage/{row['triage']}"]
    services: list[str] = row["services"]
    return services if row.get("order") == "any" else services[:1]


class Door(Book):
    """Numbers are given in order, each once a day; a number that reached nobody is not called."""

    # ------------------------------------------------------------------------- who waits where

    def waiting(self) -> list[Row]:
        """Give everybody who waits."""
        return [row for row in self.tickets.values() if row["state"] == "waiting"]

    def waiting_in(self, queues: Iterable[str]) -> list[Row]:
        """Give everybody who waits in one of these queues, the first by rank first."""
        found = [row for row in self.waiting() if set(queues_of(row)) & set(queues)]
        return sorted(found, key=lambda row: (row["rank"], row["id"]))

    def site_queues(self, number: str) -> list[str]:
        """Give the queues that the site gives to a counter."""
        counter = self.site.counter(number)
        triages = [f"triage/{s.area}" for s in map(self.site.service, counter.services) if s.triage]
        areas = [f"area/{letter}" for letter in (counter.area, *counter.also_areas)]
        return [*counter.services, *triages, *areas]

    def all_queues(self, number: str) -> list[str]:
        """Give every queue from which a counter calls: also its own, and its caseworker's."""
        caseworker = self.counters.get(number, {}).get("caseworker")
        held = [f"caseworker/{caseworker}"] if caseworker else []
        return [*self.site_queues(number), f"counter/{number}", *held]

    def able(self, row: Row) -> list[str]:
        """Give the counters that could serve this ticket."""
        wanted = set(queues_of(row))
        numbers = sorted(counter.number for counter in self.site.counters)
        return [number for number in numbers if wanted & set(self.all_queues(number))]

    def line_of(self, row: Row) -> list[Row]:
        """Give everybody who waits at the counters that could serve this ticket, or with it."""
        queues = [queue for number in self.able(row) for queue in self.all_queues(number)]
        return self.waiting_in(queues or queues_of(row))

    def ahead(self, row: Row) -> int:
        """Count the people who would be called before a ticket that comes now."""
        return sum(other["rank"] <= row["rank"] for other in self.line_of(row))

    def passes(self, row: Row) -> list[Event]:
        """Give the calls since this ticket waits, by counters able, of whose time is later.

        In a span that an undo has taken back it did not wait, so nobody passed it.
        """
        spans = [call for (id_, _), call in self.calls.items() if id_ == row["id"]]
        away = [(span["at"], span["undone"]) for span in spans if "undone" in span]
        found = [
            call
            for call in self.calls.values()
            if "undone" not in call
            and row["waiting_ms"] <= call["at"] < row.get("waited_ms", call["at"] + 1)
            and call["counted_ms"] > row["counted_ms"]
            and call["counter"] in self.able(row)
            and not any(begin <= call["at"] < end for begin, end in away)
        ]
        return sorted(found, key=lambda call: (call["at"], call["number"]))

    def left_of(self, name: str) -> int | None:
        """Give how many numbers are to be had of a service or an area; None without a quota."""
        quota = self.quotas().get(name)
        return None if quota is None else max(0, quota - self.given.get(name, 0))

    # ------------------------------------------------------------------------- counted time

    def counted(self, counted_ms: int, needs: Sequence[str], slot_ms: int | None) -> Row:
        """Give the fields of a counted time: rank = T less the head starts, together at most H."""
        heads = sum(self.heads[need] for need in needs)
        heads += 0 if slot_ms is None else self.heads["appointment"]
        head_start_ms = min(self.heads["hold"], heads)
        return {
            "counted_ms": counted_ms,
            "head_start_ms": head_start_ms,
            "rank": counted_ms - head_start_ms,
            "needs": list(needs),
            "slot_ms": slot_ms,
        }

    # ------------------------------------------------------------------------- numbers

    @verb
    def issue(self, /, *, kiosk: str, **wish: Any) -> Event:
        """Give the next number of the first concern's area."""
        services = [wish["service"], *wish.get("further", ())]
        area = self.site.service(services[0]).area
        names = [f"area/{area}", *(f"service/{service}" for service in services)]
        if not wish.get("anyway"):
            self.must_be_to_be_had(names)
        row: Row = self.counted(self.now, wish.get("needs", ()), None)
        row |= self.concerns(services, wish.get("order", "planned"), row["needs"])
        row |= {"persons": wish.get("persons", 1), "cases": wish.get("cases", 1)}
        row |= {"language": wish["language"]}
        for name in names:
            self.given[name] = self.given.get(name, 0) + 1
        return self._give(row, area, kiosk, wish.get("phone_hash"), ordered=wish.get("ordered"))

    @verb
    def check_in(
        self,
        *,
        code_hash: str,
        kiosk: str,
        language: str = "",
        needs: Sequence[str] = (),
        phone_hash: str = "",
        ordered: bool = False,
    ) -> Event:
        """Give a number whose time counts from the appointment, or from now if that is later."""
        booking = next((b for b in self.appointments.values() if b["code"] == code_hash), None)
        if booking is None:
            raise No("unknown_appointment")
        self.must_be_its_time(booking)
        row = self.of_booking(booking, self.now, needs)
        row |= {"language": language or booking.get("language") or "de"}
        area = self.site.service(booking["service"]).area
        event = self._give(row, area, kiosk, phone_hash, ordered=ordered)
        booking["ticket"], booking["number"] = event["ticket"]["id"], event["ticket"]["number"]
        return event

    def of_booking(self, booking: Row, at: int, needs: Sequence[str]) -> Row:
        """Give the row of whoever comes for this appointment at that time."""
        slot_ms = booking["slot_ms"]
        late = at > slot_ms + self.rules.max_lateness_ms
        row: Row = self.counted(at if late else max(at, slot_ms), needs, None if late else slot_ms)
        row |= self.concerns(booking["services"], booking.get("order", "planned"), row["needs"])
        row |= {name: booking[name] for name in ("persons", "cases")}
        return row | {"appointment": booking["id"]}

    def concerns(self, services: Sequence[str], order: str, needs: Sequence[str] = ()) -> Row:
        """Give the concerns of a new ticket; where a person must decide first, it is in triage."""
        return {
            "service": services[0],
            "services": list(services),
            "order": order if len(services) > 1 else None,
            "triage": self.triage_of({"needs": needs}, services, order),
        }

    def triage_of(self, row: Row, services: Sequence[str], order: str | None) -> str | None:
        """Give the area where a person must decide about one of the concerns it waits for.

        Who has been decided about, or is a confirmed emergency, is not asked again.
        """
        if row.get("decided") or "emergency" in row["needs"]:
            return None
        waits_for = services if order == "any" else services[:1]
        about = [self.site.service(key) for key in waits_for]
        return next((service.area for service in about if service.triage), None)

    def _give(
        self, row: Row, area: str, kiosk: str, phone_hash: str | None, *, ordered: bool | None
    ) -> Event:
        self.issued += 1
        serial = max(self.last_serial.get(area, 0) + 1, self.rules.first_serial)
        while self._is_never_given(area, serial):
            serial += 1
        self.last_serial[area] = serial
        row |= {
            "id": f"{self.issued:010}",
            "number": f"{area}{serial}",
            "area": area,
            "state": "issued",
            "day": self.day,
            "issued_ms": self.now,
            "arrived_ms": self.now,
            "waits_in": area,
            "kiosk": kiosk,
            "phone": phone_hash or None,
            "ordered": ordered or None,
            "deliver_by_ms": self.now + self.rules.delivery_timeout_ms,
        }
        row = {name: value for name, value in row.items() if value is not None}
        ahead = self.ahead(row)
        self.tickets[row["id"]] = row
        return self.tell("issued", row, ahead=ahead, hold_ms=self.heads["hold"])

    def _is_never_given(self, area: str, serial: int) -> bool:
        offline = any(first <= serial <= last for first, last in self.site.offline_ranges(area))
        return offline or serial in self.rules.forbidden_serials or serial in NEVER_GIVEN

    # ------------------------------------------------------------------------- why not

    def must_be_to_be_had(self, names: Sequence[str]) -> None:
        """Refuse where numbers are stopped, the office is closed or a quota is used up."""
        for name in ("*", *names):
            if name in self.stops:
                service = name.removeprefix("service/") if name != "*" else None
                raise No("numbers_stopped", service=service, reason=self.stops[name])
        open_now = self.openings.now(self.asked_ms)
        if open_now is None or self.now >= open_now[1]:
            opens_ms = None if open_now else self.openings.next_ms(self.asked_ms)
            raise No("office_closed", opens_ms=opens_ms)
        for name in names:
            quota = self.quotas().get(name)
            if quota is not None and self.given.get(name, 0) >= quota:
                kind, _, key = name.partition("/")
                raise No("quota_used", **{kind: key})

    def count_for(self, before: str, service: str) -> None:
        """Count a number for another concern than it was given for, if there is one to be had."""
        areas = [self.site.service(key).area for key in (before, service)]
        old, new = [f"service/{before}"], [f"service/{service}"]
        if areas[0] != areas[1]:
            old, new = [f"area/{areas[0]}", *old], [f"area/{areas[1]}", *new]
        self.must_be_to_be_had(new)
        for name in new:
            self.given[name] = self.given.get(name, 0) + 1
        for name in old:
            if self.given.get(name):
                self.given[name] -= 1

    def quotas(self) -> dict[str, int]:
        """Give how many numbers a day there are, where the site says so."""
        told = {f"area/{area.letter}": area.daily_quota for area in self.site.areas}
        told |= {f"service/{service.key}": service.daily_quota for service in self.site.services}
        return {name: quota for name, quota in told.items() if quota is not None}

    def must_be_its_time(self, booking: Row) -> None:
        """Refuse an appointment that is not to be checked in now."""
        slot_ms, early_ms = booking["slot_ms"], self.rules.check_in_before_ms
        if booking["state"] == "cancelled":
            raise No("appointment_cancelled")
        if self.number_counts(booking):
            raise No("already_checked_in", number=booking["number"])
        if self.day_of(slot_ms) != self.day:
            raise No("other_day", slot_ms=slot_ms)
        if self.now < slot_ms - early_ms:
            raise No("too_early", slot_ms=slot_ms, from_ms=slot_ms - early_ms)
        if "*" in self.stops:
            raise No("numbers_stopped", reason=self.stops["*"])

    def number_counts(self, booking: Row) -> bool:
        """Say whether an appointment has a number that was not taken back."""
        row = self.tickets.get(booking.get("ticket", ""))
        return row is not None and row["state"] != "cancelled"

    # ------------------------------------------------------------------------- appointments, stops

    @verb
    def put_appointment(self, /, *, appointment: str, code_hash: str, **told: Any) -> Event:
        """Put an appointment as it is now; the same again changes nothing."""
        content = _content(appointment, told)
        before = self.appointments.get(appointment, {})
        if before.get("content") == content and before["code"] == code_hash:
            event = {"type": "appointment_put", "at": self.now, "appointment": content}
            return {"position": self.head.as_json(), **event}
        if any(b["code"] == code_hash and b["id"] != appointment for b in self._bookings()):
            raise No("code_taken")
        if self.number_counts(before):
            raise No("already_checked_in", number=before["number"])
        if self.day_of(content["slot_ms"]) < self.day:
            raise No("other_day", slot_ms=content["slot_ms"])
        self.appointments[appointment] = {**content, "content": content, "code": code_hash}
        return self.emit("appointment_put", appointment=content)

    def _bookings(self) -> Iterable[Row]:
        return self.appointments.values()

    @verb
    def stop_numbers(self, *, reason: Mapping[str, str], service: str = "") -> Event:
        """Give no numbers for a service, or for anything."""
        self.stops[f"service/{service}" if service else "*"] = dict(reason)
        more = {"service": service} if service else {}
        return self.emit("numbers_stopped", **more, reason=dict(reason))

    @verb
    def allow_numbers(self, *, service: str = "") -> Event:
        """Give numbers again."""
        if not self.stops.pop(f"service/{service}" if service else "*", None):
            raise No("nothing_stopped")
        return self.emit("numbers_allowed", **({"service": service} if service else {}))

    # ------------------------------------------------------------------------- messages

    @verb
    def show_message(
        self,
        *,
        kind: str,
        text: Mapping[str, str],
        areas: Iterable[str] = (),
        minutes: int | None = None,
    ) -> Event:
        """Tell everybody who waits something; some kinds stand once for the same areas."""
        standing, where = self.standing(), sorted(set(areas))
        alone = kind not in ("urgent", "news")
        like = [row for row in standing if alone and (row["kind"], row["areas"]) == (kind, where)]
        leaves = kind == "evacuation"  # counted apart from all others
        beside = [row for row in standing if (row["kind"] == "evacuation") == leaves]
        if len(beside) - len(like) >= MOST_MESSAGES:
            raise No("too_many_messages")
        self.messages = {row["id"]: row for row in standing}
        if not like:
            self.messages_given += 1
        id_ = like[0]["id"] if like else str(self.messages_given)
        row: Row = {"id": id_, "kind": kind, "areas": where, "text": dict(text)}
        row["since_ms"] = self.now
        if minutes is not None:
            row["until_ms"] = self.now + minutes * 60_000
        self.messages[id_] = row
        return self.emit("message_shown", message=row)

    @verb
    def withdraw_message(self, *, message: str) -> Event:
        """Tell it no more."""
        if message not in {row["id"] for row in self.standing()}:
            raise No("unknown_message")
        row = self.messages.pop(message)
        told = {name: row[name] for name in ("id", "kind", "areas")}
        return self.emit("message_withdrawn", message=told)


def _content(appointment: str, told: Mapping[str, Any]) -> Row:
    further = list(told.get("further", ()))
    content = {
        "id": appointment,
        "service": told["service"],
        "services": [told["service"], *further],
        "order": told.get("order", "planned") if further else None,
        "slot_ms": told["slot_ms"],
        "state": "cancelled" if told.get("cancelled") else "planned",
        "persons": told.get("persons", 1),
        "cases": told.get("cases", 1),
        "language": told.get("language") or None,
    }
    return {name: value for name, value in content.items() if value is not None}
