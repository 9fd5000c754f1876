"""What everybody in the office has heard of so far: tickets, counters, appointments, stops.

It is as old as the last answer that came, so whoever acts by it is refused often enough.
"""

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from server.position import START, Position
from tests.history.acts import Act, Json

UNKNOWN: Final = "0000099999"
"""No ticket has this id."""
_APPOINTMENTS: Final = 40


@dataclass
class Hall:
    """Hearsay, shared by all."""

    chance: random.Random
    rows: dict[str, Json] = field(default_factory=dict)
    seen: dict[str, Position] = field(default_factory=dict)
    """Ticket → the position of the answer that told its row."""
    counters: dict[str, Json] = field(default_factory=dict)
    told: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Appointment → how it was put last."""
    stopped: set[str] = field(default_factory=set)
    """Services for which no numbers are given; "" is all of them."""
    messages: set[str] = field(default_factory=set)
    """Ids of the messages that stand."""

    def hear(self, act: Act) -> None:
        """Hear what was answered."""
        if not act.accepted:
            return
        answer, row = act.answer, act.answer.get("ticket")
        if row and act.position >= self.seen.get(row["id"], START):
            self.rows[row["id"]], self.seen[row["id"]] = row, act.position
        if counter := answer.get("counter"):
            self.counters[counter["number"]] = counter
        self._hear_of_the_house(act)

    def _hear_of_the_house(self, act: Act) -> None:
        match act.wish.verb:
            case "put_appointment":
                self.told[act.wish.subject] = act.wish.body
            case "stop_numbers":
                self.stopped.add(act.wish.body.get("service", ""))
            case "allow_numbers":
                self.stopped.discard(act.wish.body.get("service", ""))
            case "show_message":
                self.messages.add(act.answer["message"]["id"])
            case "withdraw_message":
                self.messages.discard(act.wish.subject)

    def ticket(self, states: Collection[str], **fields: str) -> str:
        """Give a ticket that was last heard of in one of these states, with these fields, or ""."""
        found = [
            id_
            for id_, row in self.rows.items()
            if row["state"] in states
            and all(row.get(name) == value for name, value in fields.items())
        ]
        return self.chance.choice(found) if found else ""

    def counter(self, number: str) -> Json:
        """Give what is known of a counter, with the ticket that it has open."""
        has = self.ticket({"called", "serving"}, counter=number)
        row = self.counters.get(number, {"number": number, "state": "closed"})
        return {**row, "ticket": has} if has else row

    def any_ticket(self) -> str:
        """Give one of all tickets, or one that nobody has."""
        return self.chance.choice([*self.rows, UNKNOWN])

    def message(self) -> str:
        """Give the id of a message that stands, or "" where none does."""
        return self.chance.choice(sorted(self.messages)) if self.messages else ""

    def caseworker(self) -> str:
        """Give somebody who sits somewhere, or nobody's id."""
        there = [row["caseworker"] for row in self.counters.values() if "caseworker" in row]
        caseworker: str = self.chance.choice([*there, "nobody"])
        return caseworker

    def appointment(self) -> str:
        """Name an appointment, mostly a new one."""
        known = [*self.told]
        if known and (len(known) > _APPOINTMENTS or self.chance.random() < 0.3):
            return self.chance.choice(known)
        return f"a{len(known)}"

    def code(self) -> str:
        """Give the code of an appointment, or one that nobody has."""
        code: str = self.chance.choice([*(body["code"] for body in self.told.values()), "NOBODYS"])
        return code
