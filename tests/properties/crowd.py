"""People of an office, none of whom follows any order: what they do next is left to chance."""

import random
from string import ascii_uppercase
from typing import Any, Final, get_args

from server.ledger.handing_in import Came
from server.message import TEXT_NEEDED, Kind
from tests.model_book import Row
from tests.properties.choices import Choices
from tests.properties.two_queues import AT_THE_SCREEN, TwoQueues

KIOSK: Final = "kiosk-1"
MINUTE_MS: Final = 60_000
OPEN: Final = ("issued", "waiting", "called", "serving", "parked", "missed")


class Crowd(Choices):
    """Visitors, caseworkers, reception, calendars and the clock."""

    def __init__(self, queues: TwoQueues, chance: random.Random) -> None:
        """Let a day begin, mostly with open counters and people who wait."""
        super().__init__(queues, chance)
        if chance.random() < 0.8:
            for counter in self.counters:
                self.command("open_counter", counter=counter, person=f"person-{counter}")
            for _ in range(chance.randrange(6)):
                self.issue()

    def act(self, chance: random.Random) -> None:
        """Do something, mostly something that can be done now."""
        self.chance = chance
        states = {row["state"] for row in self.model.tickets.values()}
        able = [n for n, (_, needs) in ACTS.items() if not needs or states & set(needs)]
        names = list(ACTS) if self.seldom() else able
        [name] = chance.choices(names, [ACTS[name][0] for name in names])
        getattr(self, name)()
        self.queues.compare()

    # ------------------------------------------------------------------------- numbers

    def issue(self) -> None:
        """Somebody draws a number, and mostly gets it."""
        chance = self.chance
        service, *further = chance.sample(self.keys, min(len(self.keys), chance.choice((1, 1, 3))))
        told: dict[str, Any] = {"service": service, "further": further}
        told |= {"order": chance.choice(("planned", "any")), "needs": chance.choice(([], ["help"]))}
        told |= {"language": "ar", "persons": chance.choice((1, 4)), "kiosk": KIOSK}
        told |= {"anyway": chance.random() < 0.5, "phone_hash": chance.choice(("", "ab" * 32))}
        told |= {"cases": chance.choice((1, 2)), "ordered": self.seldom()}
        answer = self.command("issue", **told)
        if "ticket" in answer and chance.random() < 0.8:
            self.step("deliver", answer["ticket"], "", kiosk=KIOSK, how="paper")

    def deliver(self) -> None:
        """The paper came out, perhaps late."""
        kiosk, how = self.one_of([KIOSK], ["", "kiosk-2"]), self.one_of(["paper"], ["screen"])
        self.step("deliver", self.ticket("issued"), "", kiosk=kiosk, how=how)

    def paper_failed(self) -> None:
        """No paper: the number is noted, or printed elsewhere, or given back, in any order."""
        row = self.ticket("issued", "waiting")
        self.step("paper_failed", row, "", kiosk=self.one_of([KIOSK], ["kiosk-2"]))
        for verb, told in self.chance.sample(AT_THE_SCREEN, 3):
            self.step(verb, row, "", **told)

    def reprint(self) -> None:
        """Somebody has lost the paper; the next one comes, or not."""
        row, kiosk = self.ticket("waiting"), self.chance.choice((KIOSK, "kiosk-2"))
        self.step("reprint", row, "", kiosk=kiosk)
        if self.chance.random() < 0.6:
            self.step("deliver", row, "", kiosk=self.one_of([kiosk], [KIOSK]), how="paper")

    def cancel(self) -> None:
        """A number is given back, or it is known that nobody has it."""
        kiosk = self.one_of(["", KIOSK], ["kiosk-2"])
        states = ("issued",) if kiosk else OPEN
        row = self.ticket(*states)
        shown = self._shown(row) if kiosk and self.chance.random() < 0.3 else {}
        self.step("cancel", row, "", kiosk=kiosk, reason="left", **shown)

    def put_appointment(self) -> None:
        """A calendar tells of an appointment, new, changed or the same."""
        chance = self.chance
        name, minutes = chance.choice("abc"), chance.choice((-30, -6, -1, 0, 4, 20, 24 * 60))
        service, *further = chance.sample(self.keys, min(len(self.keys), chance.choice((1, 1, 2))))
        told: dict[str, Any] = {"service": service, "further": further}
        told |= {"order": chance.choice(("planned", "any")), "cancelled": self.seldom()}
        told |= {"language": chance.choice(("", "ar")), "persons": chance.choice((1, 3))}
        slot_ms = self.queues.clock() // MINUTE_MS * MINUTE_MS + minutes * MINUTE_MS
        code = f"code-{self.one_of([name], 'abcd')}"
        self.command("put_appointment", appointment=name, code_hash=code, slot_ms=slot_ms, **told)

    def check_in(self) -> None:
        """Somebody with an appointment has come."""
        if not self.model.appointments:
            self.put_appointment()
        codes = [b["code"] for b in self.model.appointments.values() if "ticket" not in b]
        code, language = self.one_of(codes, ["code-a", "code-z"]), self.chance.choice(("", "de"))
        told: dict[str, Any] = {"code_hash": code, "kiosk": KIOSK, "language": language}
        told |= {"needs": ["help"]} if self.seldom() else {}
        answer = self.command("check_in", **told, phone_hash="cd" * 32, ordered=self.seldom())
        if "ticket" in answer and self.chance.random() < 0.8:
            self.step("deliver", answer["ticket"], "", kiosk=KIOSK, how="paper")

    def hand_in(self) -> None:
        """A kiosk was without its server, and tells of a number that it has given meanwhile."""
        chance, today = self.chance, self.model.numbers()
        [(letter, (first, last))] = self.site.kiosks[0].offline.items()
        free = [serial for serial in range(first, last + 1) if f"{letter}{serial}" not in today]
        serial = self.one_of(free, [first, last, last + 1])
        tail = f"{ascii_uppercase.index(letter) + 1:02}{serial:05}"
        told: dict[str, Any] = {"ticket": f"9{chance.randrange(100):02}{tail}", "kiosk": KIOSK}
        told |= {"number": f"{letter}{serial}", "service": self.one_of(self.keys, ["gone"])}
        told |= {"language": chance.choice(("ar", "de", "xx")), "phone_hash": "ab" * 32}
        told |= {"needs": chance.choice(([], ["help"])), "persons": chance.choice((1, 3))}
        told |= {"age_ms": chance.choice((0, 1, 90_000, 20 * MINUTE_MS, 40 * 60 * MINUTE_MS))}
        not_before = self.queues.clock() - chance.choice((0, MINUTE_MS, 30 * MINUTE_MS, 10**9))
        told |= {"not_before_ms": not_before, "how": chance.choice(get_args(Came))}
        told |= {"in_order_ms": self.queues.clock() - chance.choice((-1, 0, 1, 45_000, 10**9))}
        codes = [b["code"] for b in self.model.appointments.values()]
        told |= {"code_hash": self.one_of(codes, ["code-z"])} if chance.random() < 0.4 else {}
        self.command("hand_in", **told)

    def stop_numbers(self) -> None:
        """No numbers are given, mostly not for long."""
        service = self.chance.choice(["", *self.keys])
        self.command("stop_numbers", service=service, reason={"de": "Störung"})
        if not self.seldom():
            self.command("allow_numbers", service=service)

    def allow_numbers(self) -> None:
        """Numbers are given again."""
        stopped = ["" if n == "*" else n.removeprefix("service/") for n in self.model.stops]
        self.command("allow_numbers", service=self.one_of(stopped, ["", *self.keys]))

    def show_message(self) -> None:
        """Everybody who waits is told something, seldom of twenty things and more."""
        letters = [area.letter for area in self.site.areas]
        for _ in range(self.chance.choice((1, 1, 2, 2, 21))):
            kind = self.chance.choice(list(Kind))
            text = {"de": "Halle"} if kind in TEXT_NEEDED else {}
            areas = self.chance.choice(([], letters, letters[::-1], letters[:1]))
            minutes = self.chance.choice((None, 1, 6))
            self.command("show_message", kind=kind, text=text, areas=areas, minutes=minutes)

    def withdraw_message(self) -> None:
        """Somebody takes a message back, mostly one that stands."""
        known = self.one_of(
            [row["id"] for row in self.model.standing()], [*self.model.messages, "0"]
        )
        self.command("withdraw_message", message=known)

    # ------------------------------------------------------------------------- counters

    def open_counter(self) -> None:
        """A caseworker opens a counter, not always the own one."""
        desks = [self.model.desk(number) for number in self.counters]
        resting = [desk["number"] for desk in desks if desk["state"] != "open"]
        counter = self.one_of(resting, self.counters)
        person = self.one_of([counter, counter, counter], self.counters)
        self.command("open_counter", counter=counter, person=f"person-{person}")

    def close_counter(self) -> None:
        """A counter rests."""
        self.command("close_counter", counter=self.free_counter())

    def pause(self) -> None:
        """A counter calls nobody for a while; seldom somebody says why."""
        reason = self.chance.choice(("", "", "lunch", "soon"))
        self.command("pause", counter=self.free_counter(), reason=reason)

    def alarm(self) -> None:
        """Somebody at a counter needs help, and it mostly comes."""
        calm = [n for n in self.counters if "alarm" not in self.model.desk(n)]
        self.command("alarm", counter=self.one_of(calm, self.counters))
        if self.chance.random() < 0.3:
            self.clear_alarm()

    def clear_alarm(self) -> None:
        """Help has come."""
        raised = [n for n in self.counters if "alarm" in self.model.desk(n)]
        self.command("clear_alarm", counter=self.one_of(raised, self.counters))

    def call_next(self) -> None:
        """The next one is called, and perhaps there."""
        counter = self.free_counter()
        answer = self.command("call_next", counter=counter)
        if "ticket" in answer and self.chance.random() < 0.6:
            self.step("start", answer["ticket"], counter, counter=counter)

    def call(self) -> None:
        """Somebody is called by hand: a chosen ticket, or the next of one service."""
        counter, reason = self.free_counter(), self.chance.choice(("", "promise", "promise"))
        row = self.ticket("waiting", "missed")
        if self.chance.random() < 0.5:
            last = self.model.waiting_in(self.model.all_queues(counter))[-1:]
            row = last[0] if last else row
        aim: dict[str, Any] = {"ticket": row["id"], "anywhere": self.chance.random() < 0.5}
        if self.chance.random() < 0.3:
            served = self.site.counter(counter).services
            aim = {"service": self.one_of(served, self.keys)}
        self.command("call", counter=counter, reason=reason, **aim)

    # ------------------------------------------------------------------------- visits

    def after_the_call(self) -> None:
        """The visitor comes, or not."""
        row = self.ticket("called")
        counter = self.counter_of(row)
        verb = self.chance.choice(("recall", "start", "no_show", "put_back"))
        self.step(verb, row, counter, counter=counter)

    def finish(self) -> None:
        """The visit is over, or this concern of it."""
        row, stay = self.ticket("serving"), self.chance.random() < 0.5
        counter = self.counter_of(row)
        self.step("finish", row, counter, counter=counter, outcome="done", stay=stay)

    def park(self) -> None:
        """The visitor goes for something."""
        row, reason = self.ticket("serving"), self.chance.choice(("photo", "copy"))
        counter = self.counter_of(row)
        self.step("park", row, counter, counter=counter, reason=reason)

    def resume(self) -> None:
        """A parked visitor is back."""
        row = self.ticket("parked")
        by, reason = self.somebody(row), self.chance.choice(("", "promise"))
        desk = self.model.desk(row.get("counter", ""))
        is_free = desk["state"] == "open" and not desk["tickets"]
        to = self.one_of(["call"] if is_free else ["queue"], ["call", "queue"])
        self.step("resume", row, by, by=by, to=to, reason=reason)

    def readmit(self) -> None:
        """A missed visitor has come after all."""
        row = self.ticket("missed")
        by = self.somebody(row)
        self.step("readmit", row, by, counter=by)

    def transfer(self) -> None:
        """A ticket is sent on, or decided about in triage."""
        row = self.ticket("waiting", "called", "serving", "parked")
        in_triage = [r for r in self.model.tickets.values() if "triage" in r]
        aims: list[dict[str, Any]] = [
            {"service": self.chance.choice(self.keys)},
            {"area": self.chance.choice(self.site.areas).letter},
            {"counter": self.free_counter()},
            {"triage": True},
        ]
        aim = self.chance.choice(aims)
        if in_triage and self.chance.random() < 0.5:
            row, aim = self.chance.choice(in_triage), {"confirmed": self.chance.random() < 0.5}
            aim["service"] = self.chance.choice(("", *self.keys))
        self._send("transfer", row, aim)

    def forward(self) -> None:
        """A ticket is handed to a counter, or to whoever sits there."""
        counter = self.free_counter()
        sits = self.model.desk(counter).get("caseworker", "nobody")
        aim = self.chance.choice(({"caseworker": sits}, {"counter": counter}))
        self._send("forward", self.ticket("waiting", "called", "serving", "parked"), aim)

    def _send(self, verb: str, row: Row, aim: dict[str, Any]) -> None:
        by = self.somebody(row)
        more = {"note": self.chance.choice(("", "Pass fehlt"))}
        self.step(verb, row, by, by=by, come_back=by != "" and not self.seldom(), **aim, **more)

    def amend(self) -> None:
        """What a ticket says is put right."""
        row, key = self.ticket(*OPEN), self.chance.choice(self.keys)
        wishes: list[dict[str, Any]] = [
            {"service": key},
            {"add": key},
            {"drop": self.one_of(row.get("services", []), self.keys)},
            {"needs": self.chance.choice(([], ["help"]))},
            {"language": "fa", "persons": 2, "cases": 2},
            {"service": key, "add": self.chance.choice(self.keys)},
        ]
        by = self.somebody(row)
        if self.chance.random() < 0.3:
            self.step("amend", row, "", by="", service=key, **self._shown(row))
        else:
            self.step("amend", row, by, by=by, **self.chance.choice(wishes))

    def _shown(self, row: Row) -> dict[str, str]:
        """Give the token's hash as its holder shows it, seldom a wrong one."""
        return {"token_hash": self.one_of([row["phone"]] if row.get("phone") else [], ["ef" * 32])}

    def undo(self) -> None:
        """Somebody takes a step back, mostly whoever made the last one."""
        row = self.ticket("called", "serving", "waiting")
        ticket, by = self.one_of([self.last], [(row["id"], self.somebody(row))])
        self.command("undo", ticket=ticket, by=by)

    # ------------------------------------------------------------------------- time

    def time_passes(self) -> None:
        """Time passes, most counters give a sign of life, and what is due is done."""
        self.queues.clock.forward(minutes=self.chance.choice((0.1, 0.4, 1, 2.5, 6, 16, 31)))
        self.queues.alive([number for number in self.counters if not self.seldom()])
        self.queues.due()

    def night(self) -> None:
        """A day ends, or the store begins another process."""
        if self.chance.random() < 0.5:
            self.queues.clock.forward(minutes=24 * 60)
            if self.chance.random() < 0.5:
                self.queues.close_day()
        else:
            self.queues.begin_epoch()

    def ask_again(self) -> None:
        """A command comes once more, under the same id."""
        if self.queues.asked:
            self.queues.again(self.chance.randrange(10_000), other_body=self.seldom())

    def look(self) -> None:
        """Somebody reads whatever there is to read."""
        self.queues.look()

    def ask_why(self) -> None:
        """Somebody who waits asks why."""
        row = self.ticket("waiting")
        if row["state"] == "waiting":
            self.queues.why(row)


ACTS: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "issue": (8, ()),
    "deliver": (2, ("issued",)),
    "paper_failed": (2, ("issued", "waiting")),
    "reprint": (2, ("waiting",)),
    "cancel": (2, OPEN),
    "put_appointment": (2, ()),
    "check_in": (4, ()),
    "hand_in": (3, ()),
    "stop_numbers": (1, ()),
    "allow_numbers": (1, ()),
    "show_message": (2, ()),
    "withdraw_message": (1, ()),
    "open_counter": (4, ()),
    "close_counter": (2, ()),
    "pause": (1, ()),
    "alarm": (1, ()),
    "clear_alarm": (1, ()),
    "call_next": (10, ("waiting",)),
    "call": (4, ("waiting", "missed")),
    "after_the_call": (10, ("called",)),
    "finish": (6, ("serving",)),
    "park": (4, ("serving",)),
    "resume": (4, ("parked",)),
    "readmit": (4, ("missed",)),
    "transfer": (5, ("waiting", "called", "serving", "parked")),
    "forward": (5, ("waiting", "called", "serving", "parked")),
    "amend": (5, OPEN),
    "undo": (6, OPEN),
    "time_passes": (7, ()),
    "night": (1, ()),
    "ask_again": (3, ()),
    "ask_why": (3, ("waiting",)),
    "look": (1, ()),
}
"""What may happen: how often, beside the others, and for tickets in which states."""
