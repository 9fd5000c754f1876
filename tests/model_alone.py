"""How the model takes over numbers that a kiosk has given by itself.

A part of `tests/model.py`, after `tests/model_door.py`.
"""

from string import ascii_uppercase
from typing import Any

from tests.model_book import Event, No, Row, verb
from tests.model_door import Door


class Alone(Door):
    """Who holds such a number waits from the time at which they came; nobody is refused for it."""

    @verb
    def hand_in(self, /, *, kiosk: str, ticket: str, number: str, **given: Any) -> Event:
        """Take over a number that a kiosk has given by itself."""
        letter, serial = number[0], int(number[1:])
        own = next((k.offline for k in self.site.kiosks if k.name == kiosk), {})
        first, last = own.get(letter, (1, 0))
        tail = f"{ascii_uppercase.index(letter) + 1:02}{serial:05}"
        if not first <= serial <= last or ticket[3:] != tail:
            raise No("not_your_number")
        came_ms = min(self.now, max(self.now - given["age_ms"], given["not_before_ms"]))
        is_of_today = self.day_of(came_ms) == self.day
        if is_of_today:
            came_ms = min(self.now, max(came_ms, given.get("in_order_ms", 0)))
        if ticket in self.tickets or (is_of_today and number in self.numbers()):
            raise No("number_given")
        row: Row = {"id": ticket, "number": number, "area": letter, "kiosk": kiosk}
        row |= {"issued_ms": came_ms, "arrived_ms": came_ms, "day": self.day_of(came_ms)}
        row |= self._who_waits(row, given) if is_of_today else self._who_has_gone(row, given)
        row = {name: value for name, value in row.items() if value is not None}
        self.tickets[ticket] = row
        return self.tell("handed_in", row, how=given["how"])

    def _who_waits(self, row: Row, given: Row) -> Row:
        """Give what a ticket has that waits; it counts in the quotas, and is never refused."""
        booking = self._booking_to_come(given.get("code_hash", ""))
        if booking is not None:
            changes = self.of_booking(booking, row["arrived_ms"], given.get("needs", ()))
            booking["ticket"], booking["number"] = row["id"], row["number"]
        else:
            changes = self._of_concern(row, given)
            for name in (f"area/{row['area']}", f"service/{changes['service']}"):
                self.given[name] = self.given.get(name, 0) + 1
        language = given["language"] if given["language"] in self.site.languages else "de"
        return changes | {
            "state": "waiting",
            "waits_in": self.site.service(changes["service"]).area,
            "waiting_ms": self.now,
            "language": language,
            "phone": given.get("phone_hash") or None,
            "uncertain": given["how"] in {"unsure", "unconfirmed"} or None,
            "paperless": given["how"] in {"screen", "unconfirmed"} or None,
        }

    def _who_has_gone(self, row: Row, given: Row) -> Row:
        """Give what is kept of a ticket of an earlier day."""
        gone: Row = {"state": "expired", "needs": [], "triage": None}
        return self._of_concern(row, given) | gone

    def _of_concern(self, row: Row, given: Row) -> Row:
        """Give the row of whoever has no appointment; the site may not know the concern."""
        keys = [service.key for service in self.site.services]
        of_area = [s.key for s in self.site.services if s.area == row["area"]]
        service = given["service"] if given["service"] in keys else [*of_area, *keys][0]
        changes: Row = self.counted(row["arrived_ms"], given.get("needs", ()), None)
        changes |= self.concerns([service], "planned", changes["needs"])
        return changes | {name: given.get(name, 1) for name in ("persons", "cases")}

    def _booking_to_come(self, code: str) -> Row | None:
        """Give the appointment of this code if it is of today, and nobody has come for it."""
        for booking in self.appointments.values():
            is_of_today = self.day_of(booking["slot_ms"]) == self.day
            if code == booking["code"] and is_of_today and booking["state"] == "planned":
                return None if self.number_counts(booking) else booking
        return None

    def numbers(self) -> dict[str, str]:
        """Give the id of every ticket of today by its number."""
        rows = (row for row in self.tickets.values() if row["day"] == self.day)
        return {row["number"]: row["id"] for row in rows}
