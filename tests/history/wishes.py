"""What somebody may want next: every verb of the queue, mostly one that is possible by hearsay."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from server.message import TEXT_NEEDED, Kind
from server.ticket import MOVES, Role, State
from tests.history.acts import Person, Wish
from tests.history.hall import Hall

COUNTERS: Final = ("1", "2", "3", "5", "7", "8", "10", "11")
SERVICES: Final = (
    "eat-pickup",
    "dropoff",
    "advice",
    "welcome",
    "emergency",
    "renew",
    "asylum",
    "work",
    "invite",
    "company",
)
OFFLINE: Final = {"kiosk-1": (795, 849), "kiosk-2": (845, 899)}
"""Kiosk → serials of area K that it may give by itself, and some that it may not."""
REASONS: Final = ("distress", "same-matter")
SENSIBLE: Final = 0.85
"""How often somebody does what should be possible."""
AS_BEFORE: Final = 0.2
"""How often an appointment that is known is put once more as it is."""
MINUTE_MS: Final = 60_000
NO_MESSAGE: Final = "99999"
"""No message has this id."""

MENUS: Final[Mapping[Role, Mapping[str, int]]] = MappingProxyType(
    {
        Role.KIOSK: {
            "issue": 30,
            "deliver": 34,
            "paper_failed": 3,
            "cancel": 3,
            "check_in": 10,
            "hand_in": 4,
        },
        Role.COUNTER: {
            "open_counter": 8,
            "close_counter": 1,
            "pause": 2,
            "alarm": 2,
            "clear_alarm": 1,
            "call_next": 22,
            "call": 8,
            "recall": 12,
            "start": 22,
            "finish": 18,
            "no_show": 5,
            "put_back": 4,
            "readmit": 4,
            "park": 5,
            "resume": 6,
            "transfer": 5,
            "forward": 5,
            "amend": 4,
            "undo": 6,
        },
        Role.RECEPTION: {
            "issue": 6,
            "check_in": 8,
            "deliver": 8,
            "reprint": 4,
            "cancel": 4,
            "amend": 6,
            "call": 4,
            "readmit": 5,
            "resume": 4,
            "transfer": 8,
            "forward": 5,
            "undo": 8,
            "put_appointment": 14,
            "stop_numbers": 2,
            "allow_numbers": 8,
            "clear_alarm": 2,
            "show_message": 4,
            "withdraw_message": 3,
        },
        Role.SUPERVISOR: {
            "close_counter": 2,
            "clear_alarm": 2,
            "cancel": 2,
            "amend": 4,
            "call": 8,
            "readmit": 4,
            "resume": 4,
            "transfer": 8,
            "forward": 6,
            "undo": 6,
            "put_appointment": 6,
            "stop_numbers": 1,
            "allow_numbers": 8,
            "show_message": 3,
            "withdraw_message": 3,
        },
    }
)
"""Role → verb → how often, beside the others."""

_ABOUT_NOTHING: Final = frozenset(
    {"issue", "check_in", "hand_in", "stop_numbers", "allow_numbers", "show_message"}
)
_FITS: Final[Mapping[str, Callable[[Mapping[str, Any]], bool]]] = MappingProxyType(
    {
        "open_counter": lambda row: row["state"] != "open",
        "close_counter": lambda row: row["state"] != "closed" and "ticket" not in row,
        "pause": lambda row: row["state"] == "open" and "ticket" not in row,
        "alarm": lambda row: "alarm" not in row,
        "clear_alarm": lambda row: "alarm" in row,
        "call_next": lambda row: row["state"] == "open" and "ticket" not in row,
        "call": lambda row: row["state"] == "open" and "ticket" not in row,
    }
)
"""Verb of a counter → whether it may succeed, going by the counter's row."""


@dataclass
class Wishes:
    """What one person wants, by chance."""

    person: Person
    hall: Hall

    @property
    def chance(self) -> random.Random:
        """The chance of all."""
        return self.hall.chance

    def next(self) -> Wish:
        """Give the next wish; what seems impossible is mostly left for something else."""
        menu = MENUS[self.person.role]
        while True:
            verb = self.chance.choices([*menu], [*menu.values()])[0]
            wish = self.wish(verb, sensible=self.chance.random() < SENSIBLE)
            if wish is not None:
                return wish

    def wish(self, verb: str, *, sensible: bool) -> Wish | None:
        """Want this; None where it seems impossible and should not be."""
        make: Callable[[], Mapping[str, Any]] = getattr(self, f"_{verb}", dict)
        subject = self._subject(verb)
        if subject is None:
            return Wish(verb, body=make()) if not sensible or self._may(verb) else None
        if sensible:
            subject = self._likely(verb)
        if subject in self.hall.told and self.chance.random() < AS_BEFORE:
            return Wish(verb, subject, self.hall.told[subject])
        return Wish(verb, subject, make()) if subject else None

    def _may(self, verb: str) -> bool:
        return verb != "allow_numbers" or bool(self.hall.stopped)

    def _subject(self, verb: str) -> str | None:
        """Whatever the address may name, likely or not; None where it names nothing."""
        if verb in _ABOUT_NOTHING:
            return None
        if verb == "put_appointment":
            return self.hall.appointment()
        if verb == "withdraw_message":
            return self.hall.message() or NO_MESSAGE
        if verb in _FITS:
            return self.person.counter or self.chance.choice(COUNTERS)
        return self.hall.any_ticket()

    def _likely(self, verb: str) -> str:
        """What the address should name so that the verb may succeed, or ""."""
        if verb == "put_appointment":
            return self.hall.appointment()
        if verb == "withdraw_message":
            return self.hall.message()
        if verb in _FITS:
            return self._likely_counter(verb)
        states = MOVES[verb] if verb in MOVES else tuple(State)
        if self.person.role is Role.KIOSK:
            return self.hall.ticket({"issued"}, kiosk=self.person.name)
        if self.person.role is Role.COUNTER:
            return self.hall.ticket(states, counter=self.person.counter)
        return self.hall.ticket(states)

    def _likely_counter(self, verb: str) -> str:
        numbers = (self.person.counter,) if self.person.counter else COUNTERS
        found = [number for number in numbers if _FITS[verb](self.hall.counter(number))]
        return self.chance.choice(found) if found else ""

    # ---- bodies --------------------------------------------------------------------------------

    def _issue(self) -> Mapping[str, Any]:
        first, *further = self.chance.sample(SERVICES, self.chance.choice((1, 1, 1, 2, 3)))
        body: dict[str, Any] = {"service": first, "language": self.chance.choice(("de", "uk"))}
        if further:
            body |= {"further": further} | self._perhaps(order="any")
        body |= self._perhaps(needs=["help"], persons=self.chance.randint(2, 5), cases=2)
        return body | self._printer() | (self._perhaps(anyway=True) if self._at_desk else {})

    def _check_in(self) -> Mapping[str, Any]:
        body = {"code": self.hall.code()} | self._perhaps(language="tr")
        return body | self._perhaps(needs=["help"]) | self._printer()

    def _hand_in(self) -> Mapping[str, Any]:
        """A number of area K, given just now: nobody's clock has a part in when that was."""
        serial = self.chance.randint(*OFFLINE[self.person.name])
        body: dict[str, Any] = {"id": f"90011{serial:05}", "number": f"K{serial}", "age_ms": 0}
        body |= {"how": self.chance.choice(("paper", "screen", "unsure", "unconfirmed"))}
        body |= {"service": self.chance.choice(SERVICES), "language": "uk"}
        return body | self._perhaps(needs=["help"], persons=2, code=self.hall.code())

    def _deliver(self) -> Mapping[str, Any]:
        return {"how": self.chance.choice(("paper", "paper", "screen"))}

    def _reprint(self) -> Mapping[str, Any]:
        return {"printer": "kiosk-1"}

    def _cancel(self) -> Mapping[str, Any]:
        return {"reason": self.chance.choice(("no_paper", "left", "mistake"))}

    def _call(self) -> Mapping[str, Any]:
        reason = {"reason": self.chance.choice(REASONS)} if self.chance.random() < 0.6 else {}
        if self.chance.random() < 0.4:
            return {"service": self.chance.choice(SERVICES), **reason}
        ticket = self.hall.ticket(MOVES["call"]) or self.hall.any_ticket()
        return {"ticket": ticket, **reason}

    def _finish(self) -> Mapping[str, Any]:
        return {"outcome": self.chance.choice(("done", "papers-missing"))} | self._perhaps(
            stay=False
        )

    def _park(self) -> Mapping[str, Any]:
        return {"reason": self.chance.choice(("photo", "copy-shop"))}

    def _pause(self) -> Mapping[str, Any]:
        return self._perhaps(reason=self.chance.choice(("soon", "lunch")))

    def _resume(self) -> Mapping[str, Any]:
        return {"to": self.chance.choice(("call", "call", "queue"))} | self._perhaps(
            reason=self.chance.choice(REASONS)
        )

    def _transfer(self) -> Mapping[str, Any]:
        target: dict[str, Any] = self.chance.choice(
            (
                {"service": self.chance.choice(SERVICES)},
                {"area": self.chance.choice("FKW")},
                {"counter": self.chance.choice(COUNTERS)},
                {"triage": True},
                {"confirmed": True},
                {"confirmed": False},
                {"confirmed": True, "service": self.chance.choice(SERVICES)},
            )
        )
        return target | self._sent_on()

    def _forward(self) -> Mapping[str, Any]:
        by_number = self.chance.random() < 0.5
        target = (
            {"counter": self.chance.choice(COUNTERS)}
            if by_number
            else {"caseworker": self.hall.caseworker()}
        )
        return target | self._sent_on()

    def _amend(self) -> Mapping[str, Any]:
        service = self.chance.choice(SERVICES)
        whole = {"language": "ar", "persons": self.chance.randint(1, 6), "cases": 3}
        choices: list[dict[str, Any]] = [whole, {"add": service}, {"drop": service}]
        if self._at_desk:
            choices += [{"service": service}, {"needs": ["help"]}, {"needs": []}]
        return self.chance.choice(choices)

    def _put_appointment(self) -> Mapping[str, Any]:
        first, *further = self.chance.sample(SERVICES, self.chance.choice((1, 1, 2)))
        early = self.chance.choice((-20, -2, 5, 30, 30, 90, 60 * 24, -60 * 24))
        slot_ms = time.time_ns() // 1_000_000 + early * MINUTE_MS
        body: dict[str, Any] = {"code": self._new_code(), "service": first, "slot_ms": slot_ms}
        if further:
            body |= {"further": further} | self._perhaps(order="any")
        return body | self._perhaps(language="vi", persons=2, cases=2, cancelled=True)

    def _stop_numbers(self) -> Mapping[str, Any]:
        named = {"service": self.chance.choice(SERVICES)} if self.chance.random() < 0.8 else {}
        return {**named, "reason": {"de": "Störung", "en": "Out of order"}}

    def _allow_numbers(self) -> Mapping[str, Any]:
        stopped = sorted(self.hall.stopped)
        service = "" if "" in stopped else self.chance.choice([*stopped, *SERVICES[:1]])
        return {"service": service} if service else {}

    def _show_message(self) -> Mapping[str, Any]:
        kind = self.chance.choice(sorted(Kind))
        text = {"text": {"de": "Bitte warten", "en": "Please wait"}} if kind in TEXT_NEEDED else {}
        areas = self._perhaps(areas=self.chance.choice((["K"], ["F", "W"], ["W", "F"])))
        return {"kind": kind, **text, **areas, **self._perhaps(minutes=1)}

    # ---- parts of bodies -----------------------------------------------------------------------

    @property
    def _at_desk(self) -> bool:
        return self.person.is_desk

    def _printer(self) -> dict[str, Any]:
        return {"printer": "kiosk-1"} if self._at_desk else {}

    def _sent_on(self) -> dict[str, Any]:
        """What goes with a ticket; only to a counter can one come back."""
        note = self._perhaps(note="bitte prüfen")
        return note if self._at_desk else note | self._perhaps(come_back=True)

    def _perhaps(self, **fields: Any) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if self.chance.random() < 0.3}

    def _new_code(self) -> str:
        if self.chance.random() < 0.1:
            return self.hall.code()
        return f"C{self.chance.randrange(10**8):08d}"
