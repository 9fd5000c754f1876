"""The ledger and its model side by side: told the same at the same time, compared after it."""

import json
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from server.ledger import Command, Ledger, Refused
from server.position import Position
from server.site import Site
from server.store import Store
from server.ticket import TICKET_FIELDS
from tests.clock import NOON_MS, Clock
from tests.model import Model
from tests.model_book import Event, Row, public
from tests.model_door import queues_of
from tests.places import PREFIX, everything, take_due
from tests.promise import Watch
from tests.properties.soundness import assert_sound

HASHES = ("series", "stops", "caseworkers", "calls", "meta", "numbers", "codes", "messages")
LISTS = ("tickets", "services", "needs", "origins")
AT_THE_SCREEN: list[tuple[str, dict[str, str]]] = [
    ("deliver", {"kiosk": "kiosk-1", "how": "screen"}),
    ("deliver", {"kiosk": "kiosk-2", "how": "paper"}),
    ("deliver", {"kiosk": "", "how": "screen"}),
    ("reprint", {"kiosk": "kiosk-2"}),
    ("cancel", {"kiosk": "kiosk-1", "reason": "left"}),
]
"""What may be said of a number whose paper did not come, in any order."""
FLAGS = (
    *("overlong", "uncertain", "readmitted", "ordered", "paperless", "on_screen"),
    *("decided", "alarm"),
)
HOUR_MS = 3_600_000
NUMBERS = ("persons", "cases", "recalls", "rank")


@dataclass
class Tally:
    """How often each verb was tried, and how often it was done."""

    tried: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    watched: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterable[str]:
        """Say so, verb by verb."""
        for verb, tried in sorted(self.tried.items()):
            yield f"{verb}: {self.done[verb]} of {tried} ({self.share(verb):.0%})"
        yield "refused: " + ", ".join(f"{c} {n}" for c, n in sorted(self.refused.items()))
        yield "watched: " + ", ".join(f"{c} {n}" for c, n in sorted(self.watched.items()))

    def share(self, verb: str) -> float:
        """Give the share of tries that were done."""
        return self.done[verb] / self.tried[verb]


class OpenEveryOtherHour:
    """Hours as no office has them, so that a short day meets them: from noon on each second one."""

    in_practice = False

    def now(self, now_ms: int) -> tuple[int, int] | None:
        """Give the opening that holds this moment, if one does."""
        begin = now_ms - (now_ms - NOON_MS) % (2 * HOUR_MS)
        return (begin, begin + HOUR_MS) if now_ms < begin + HOUR_MS else None

    def next_ms(self, now_ms: int) -> int:
        """Give when the office opens next."""
        return now_ms if self.now(now_ms) else now_ms - (now_ms - NOON_MS) % HOUR_MS + HOUR_MS

    def coming(self, now_ms: int, days: int) -> tuple[tuple[int, int], ...]:
        """Give every second hour of so many days."""
        begin = now_ms - (now_ms - NOON_MS) % (2 * HOUR_MS)
        hours = range(begin, begin + days * 24 * HOUR_MS, 2 * HOUR_MS)
        return tuple((at, at + HOUR_MS) for at in hours)


@dataclass(frozen=True)
class Asked:
    """A command that was decided; it may be asked again."""

    verb: str
    command: Command
    told: dict[str, Any]


class TwoQueues:
    """One office kept twice; whatever is asked is asked of both."""

    def __init__(self, store: Store, site: Site, tally: Tally) -> None:
        """Begin an empty office in this store."""
        store.redis.flushall()
        self.store, self.site, self.tally, self.clock = store, site, tally, Clock()
        self.ledger = Ledger(store, site, openings=OpenEveryOtherHour())
        self.model = Model(site, openings=OpenEveryOtherHour())
        self.watch = Watch(site)
        self.asked: list[Asked] = []
        self.heard = Position(0, 0)
        self._counted: dict[str, int] = {}
        self._count, self._runs = 0, 0
        self.begin_epoch()
        self.close_day()

    def command(self, *, skew_ms: int = 0, actor: str = "tester") -> Command:
        """Make a command; the clock of the server that it reaches may be off a little."""
        self._count += 1
        return Command(actor, f"command-{self._count}", "body", self.clock() + skew_ms)

    def do(self, verb: str, *, skew_ms: int = 0, actor: str = "tester", **told: Any) -> Event:
        """Ask both, compare their answers, and give them."""
        return self._ask(verb, self.command(skew_ms=skew_ms, actor=actor), told)

    def again(self, nth: int, *, other_body: bool) -> None:
        """Ask for something once more, under the same id."""
        asked = self.asked[nth % len(self.asked)]
        first = asked.command
        digest = "another-body" if other_body else first.digest
        command = Command(first.actor, first.id, digest, self.clock())
        self._ask("again", command, asked.told, verb=asked.verb)

    def _ask(self, name: str, command: Command, told: dict[str, Any], verb: str = "") -> Event:
        verb = verb or name
        answer = outcome(lambda: getattr(self.ledger, verb)(command, **told))
        more = {"caseworker": _drawn(answer)} if verb == "open_counter" else {}
        expected = outcome(lambda: getattr(self.model, verb)(command, **told, **more))
        same(verb, answer, expected)
        self.tally.tried[name] += 1
        self.tally.done[name] += "refused" not in answer
        if "refused" in answer:
            self.tally.refused[answer["refused"]] += 1
        if name != "again":
            self.asked.append(Asked(verb, command, told))
        return answer

    def begin_epoch(self) -> None:
        """A new process of the store: the server begins an epoch."""
        self._runs += 1
        self.ledger.begin_epoch(f"run {self._runs}", self.clock())
        self.model.begin_epoch(f"run {self._runs}", self.clock())

    def close_day(self) -> None:
        """Let both see what day it is."""
        assert self.ledger.close_day(self.clock()) == self.model.close_day(self.clock())

    def due(self) -> None:
        """Let both do what is due."""
        done = self.ledger.due(self.clock())
        assert done == self.model.due(self.clock())
        self.tally.tried["due"] += 1
        self.tally.done["due"] += done > 0

    def alive(self, counters: Iterable[str]) -> None:
        """Tell both that there is life at these counters."""
        counters = list(counters)
        done = self.ledger.alive(self.clock(), counters)
        assert done == self.model.alive(self.clock(), counters)

    def why(self, row: Row) -> None:
        """Ask both why somebody waits; the model looks through everything."""
        told: dict[str, Any] = self.ledger.why(row["id"])
        before = [other for other in self.model.line_of(row) if place_of(other) < place_of(row)]
        same("people before", told["ahead"], len(before))
        same("H", told["hold_ms"], self.model.heads["hold"])
        able = self.model.able(row)
        is_open = [number for number in able if self.model.desk_state(number) == "open"]
        same("counters", told["counters"], {"able": able, "open": is_open})
        mine: dict[str, Any] = self.ledger.mine(row["id"], row["phone"]) if row.get("phone") else {}
        same("what its holder sees", mine.get("ahead", len(before)), len(before))
        same("the holder's row", mine.get("ticket", told["ticket"]), told["ticket"])
        passes = sorted(told["passes"], key=lambda call: (call["at"], call["number"]))
        same("passes", passes, self.model.passes(row))

    def look(self) -> None:
        """Read all that can be read, of both."""
        model = self.model
        state = json.loads(self.ledger.snapshot())
        same("snapshot", state, model.snapshot())
        for row in model.tickets.values():
            found = json.loads(self.ledger.ticket(row["id"]))
            note = {"note": row["note"]} if "note" in row else {}
            same("ticket", found, public(row, TICKET_FIELDS) | note)
        for number, id_ in model.numbers().items():
            row = public(model.tickets[id_], TICKET_FIELDS)
            same("found", json.loads(self.ledger.find(number)), row)
        self._compare_offer()

    def _compare_offer(self) -> None:
        if self.model.day < self.model.day_of(self.clock()):
            return  # nobody has come since that day ended
        offer: Any = self.ledger.offer(self.clock())
        open_now = self.model.openings.now(self.clock())
        same("open", offer["open"], None if open_now is None else list(open_now))
        same("stop", offer.get("stop"), self.model.stops.get("*"))
        rows = {f"area/{row['letter']}": row for row in offer["areas"]}
        rows |= {f"service/{row['key']}": row for row in offer["services"]}
        for name, row in rows.items():
            same(f"left of {name}", row.get("left"), self.model.left_of(name))
            same(f"quota of {name}", row.get("quota"), self.model.quotas().get(name))
            same(f"stop of {name}", row.get("stop"), self.model.stops.get(name))

    # ------------------------------------------------------------------------- after each step

    def compare(self) -> None:
        """The stream and every row, set and count are the same in both."""
        self._compare_stream()
        found, tickets, counters = everything(self.store)
        rows = {id_: typed(row) for id_, row in tickets.items()}
        same("ticket", rows, {id_: plain(row) for id_, row in self.model.tickets.items()})
        seats = {number: typed(row) | {"number": number} for number, row in counters.items()}
        same("counter", seats, {n: plain_counter(row) for n, row in self.model.counters.items()})
        assert_sound(self.site, found, tickets, counters)
        same("due", take_due(found), {thing: float(at) for at, thing in self.model.things()})
        for queue, waiting in found.items():
            kind, _, name = queue.partition(":")
            if kind == "queue":
                assert list(waiting) == [row["id"] for row in self.model.waiting_in([name])]
        assert all(queues_of(row) for row in self.model.waiting())
        self._no_time_goes_back()
        self._compare_counts()

    def _no_time_goes_back(self) -> None:
        """A counted time gets smaller by an undo only, and by a new day."""
        counted = {id_: row["counted_ms"] for id_, row in self.model.tickets.items()}
        smaller = [id_ for id_, at in counted.items() if at < self._counted.get(id_, 0)]
        assert not smaller or self.model.events[-1][1]["type"] == "undone"
        self._counted = counted

    def _compare_stream(self) -> None:
        redis: Any = self.store.redis
        entries = redis.xrange(f"{PREFIX}:events", f"({self.heard.entry_id}")
        new = [(Position.of_entry(id_), json.loads(fields[b"e"])) for id_, fields in entries]
        expected = [each for each in self.model.events if each[0] > self.heard]
        for (position, event), (at, told) in zip(new, expected, strict=False):
            what = f"event {event['type']}"
            same(what, event | {"position": position}, told | {"position": at})
        assert len(new) == len(expected)
        self.heard = new[-1][0] if new else self.heard
        self.watch.hear(event for _, event in new)
        assert self.watch.broken == []
        self.tally.watched += self.watch.seen
        self.watch.seen.clear()

    def _compare_counts(self) -> None:
        model, redis = self.model, self.store.redis
        with redis.pipeline() as pipe:
            for name in HASHES:
                pipe.hgetall(f"{PREFIX}:{name}")
            series, stops, persons, calls, meta, numbers, codes, messages = (
                {key.decode(): value.decode() for key, value in found.items()}
                for found in pipe.execute()
            )
        counts = model.last_serial | model.given
        same("series", series, {name: str(count) for name, count in counts.items()})
        same("stop", {name: json.loads(text) for name, text in stops.items()}, model.stops)
        same("message", {id_: json.loads(row) for id_, row in messages.items()}, model.messages)
        same("person", persons, model.persons)
        same("number", numbers, model.numbers())
        same("code", codes, {b["code"]: id_ for id_, b in model.appointments.items()})
        told = {f"{id_}@{at}": entry for (id_, at), entry in model.calls.items()}
        same("call", {name: json.loads(text) for name, text in calls.items()}, told)
        same("now and day", (int(meta["now"]), meta["day"]), (model.now, model.day))


def place_of(row: Row) -> tuple[int, str]:
    """Give the place in the order of all who wait: rank, then issue."""
    return row["rank"], row["id"]


def same(what: str, found: Any, told: Any) -> None:
    """Hold what the store has against what the model says; only what differs is told."""
    if isinstance(found, dict) and isinstance(told, dict) and found != told:
        for name in sorted({*found, *told}, key=str):
            same(f"{what} {name}", found.get(name), told.get(name))
    assert found == told, f"{what}: the store has {found}, the model {told}"


def outcome(act: Any) -> Event:
    """Give what was answered, an acceptance or a refusal, as one kind of thing."""
    try:
        answer = act()
    except Refused as no:
        return {"refused": no.code, **no.more, **no.decided}
    event: Event = answer if isinstance(answer, dict) else json.loads(answer.body)
    return event


def _drawn(answer: Event) -> str:
    """Give the caseworker's id that the ledger has drawn; if it has drawn none, one of our own."""
    row = {} if "refused" in answer else answer.get("counter", {})
    return str(row.get("caseworker", secrets.token_hex(8)))


def typed(row: Row) -> Row:
    """Read a row of the store; what ties its ways back together says nothing more than they do."""
    return {name: _typed(name, value) for name, value in row.items() if value and name != "tied"}


def _typed(name: str, value: str) -> object:
    if name in LISTS:
        return json.loads(value)
    if name in FLAGS:
        return value == "1"
    return int(value) if name in NUMBERS or name.endswith("_ms") else value


def plain(row: Row) -> Row:
    """Give a row of the model as the store has it; the step that may be undone is not compared."""
    return {name: value for name, value in row.items() if name != "undo"}


def plain_counter(row: Row) -> Row:
    """Give a counter of the model as the store has it."""
    tickets = row["tickets"]
    newest = {"tickets": tickets, "ticket": tickets[-1]} if tickets else {}
    return {name: value for name, value in row.items() if name != "tickets"} | newest
