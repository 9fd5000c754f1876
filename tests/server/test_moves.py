"""Every verb in every state by everybody: what is not allowed is refused and changes nothing.

Of a ticket made from `MOVES` and `VERBS`: an illegal move is refused with its code, over HTTP; a
legal one is done, or has a reason of its own that stands in the verb's file. Of a counter from a
table that stands here, in `COUNTERS`.
"""

import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from typing import Any, Final

import pytest
import requests

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.refusals import REFUSALS
from server.site import Site
from server.store import Store
from server.ticket import MOVES, VERBS, Role, State
from tests.days import close_day_once
from tests.places import everything
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.people import SITE_PATH, People, Person, new_id
from tests.sites import at_noon, write_changed_site

DAY_MS: Final = 24 * 3600 * 1000
CALLERS: Final = (
    *("kiosk", "other_kiosk", "display", "own counter", "counter 5", "reception", "supervisor"),
)
OF_A_TICKET: Final = [v.name for v in VERBS.values() if "tickets/{id}" in (v.route or "")]
BODIES: Final[Mapping[str, Mapping[str, object]]] = {
    "deliver": {"how": "paper"},
    "reprint": {"printer": "kiosk-1"},
    "cancel": {"reason": "left"},
    "amend": {"persons": 2},
    "finish": {"outcome": "done"},
    "park": {"reason": "photo"},
    "resume": {"to": "call"},
    "transfer": {"service": "first"},
    "forward": {"counter": "6"},
    "call": {"reason": "distress"},
}
ITS_OWN: Final = {
    "undo": {"nothing_to_undo", "not_your_step", "counter_busy", "undo_too_late"},
    "recall": {"recall_too_soon"},
    "call": {"not_served_here"},
    "resume": {"counter_busy"},
}
"""Why a verb may be refused although the table allows the move."""
SITTING: Final = ("7", "9")
"""Counters at which somebody stands or sits: they call nobody."""


@pytest.fixture(scope="module")
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """A server that waits for word of a paper for as long as these tests take."""
    folder = tmp_path_factory.mktemp("patient")
    patient = {"delivery_timeout_seconds = 20": "delivery_timeout_seconds = 3600"}
    file = write_changed_site(folder / "own", patient)
    with closing(Store(door_store.url, [site.key])) as store:
        program = Programs(folder, store).server(WARTEMARKE_SITE_FILE=str(file))
        with running(program):
            yield program


class Kept:
    """An office that is set anew after whatever has changed it."""

    def __init__(self, people: People, site: Site) -> None:
        self.people, self._ledger = people, Ledger(people.store, at_noon(site))
        self._session = requests.Session()
        self._bytes: dict[bytes, bytes] = {}
        self._kept: object = None

    def keep(self) -> None:
        """Remember every key, to begin from it again."""
        redis: Any = self.people.store.redis
        self._bytes = {key: redis.dump(key) or b"" for key in redis.keys("*")}
        self._kept = self._dump()

    def tell(self, name: str, path: str, body: Mapping[str, Any]) -> tuple[int, str, bool]:
        """Let this credential command; status, code, and whether anything has changed."""
        reply = self._session.post(
            f"{self.people.url}{SITE_PATH}/{path}",
            json=dict(body),
            headers={
                "Authorization": f"Bearer {self.people.tokens[name]}",
                "Idempotency-Key": new_id(),
            },
            timeout=20,
        )
        changed = self._dump() != self._kept
        if reply.status_code < 300:
            self._restore()
        return reply.status_code, reply.json().get("code", ""), changed

    def _at(self, number: str) -> Person:
        name = f"counter {number}"
        if name not in self.people.tokens:
            token = self.people.registry.create_token(Role.COUNTER, f"at-{number}", counter=number)
            self.people.tokens[name] = token
        return Person(self.people.url, {"Authorization": f"Bearer {self.people.tokens[name]}"})

    def _set_clock_back(self) -> None:
        """The site's time is the machine's again, after a ledger was told a later one."""
        now_ms = time.time_ns() // 1_000_000
        self.people.store.redis.hset(f"wm:{{{SITE_KEY}}}:meta", "now", now_ms)

    def _dump(self) -> object:
        """All that a verb changes; a sign of life, which the duties pass on meanwhile, is none."""
        sets, tickets, counters = everything(self.people.store)
        due = sets.pop("due", {})
        sets["due"] = {thing: at for thing, at in due.items() if not thing.startswith("left:")}
        return sets, tickets, counters, self.people.stream_length()

    def _restore(self) -> None:
        with self.people.store.redis.pipeline() as pipe:
            pipe.flushall()
            for key, value in self._bytes.items():
                pipe.restore(key, 0, value)
            pipe.execute()


class Scene(Kept):
    """An office with one ticket in each state."""

    def __init__(self, people: People, site: Site) -> None:
        super().__init__(people, site)
        expired = self._expired()  # with a clock of tomorrow, in which nobody is at a counter
        for number in "56789":
            self._at(number).done(f"counters/{number}/open")
        self.rows = {State.EXPIRED: expired} | self._rows()
        self.keep()

    def _rows(self) -> dict[State, Any]:
        """Let somebody come for each other state, and go there."""
        found = {
            State.PARKED: self._after("7", "start", "park"),
            State.FINISHED: self._after("7", "start", "finish"),
            State.MISSED: self._after("7", "no-show"),
            State.CALLED: self._after("7"),
            State.SERVING: self._after("9", "start"),
            State.ISSUED: self.people.issued(),
            State.WAITING: self.people.waiting(),
        }
        gone = self.people.issued()["id"]
        cancelled = self.people.kiosk.done(f"tickets/{gone}/cancel", {"reason": "left"})
        found[State.CANCELLED] = cancelled["ticket"]
        assert {state: row["state"] for state, row in found.items()} == {
            s: s for s in State if s is not State.EXPIRED
        }
        return found

    def _expired(self) -> Any:
        """A ticket that a day close which has only begun has let expire."""
        ticket = self.people.waiting()["id"]
        now_ms = time.time_ns() // 1_000_000
        close_day_once(self.people.store, self._ledger, now_ms + DAY_MS, at_once=100)
        self._set_clock_back()
        row = self.people.reception.get(f"tickets/{ticket}").json
        assert row["state"] == State.EXPIRED
        return row

    def _after(self, number: str, *steps: str) -> Any:
        self.people.waiting()
        counter = self._at(number)
        row = counter.done(f"counters/{number}/call-next")["ticket"]
        for step in steps:
            row = counter.done(f"tickets/{row['id']}/{step}", BODIES.get(step))["ticket"]
        return row

    def try_it(self, caller: str, verb: str, row: Mapping[str, Any]) -> tuple[int, str, bool]:
        """Let this caller try; status, code, and whether anything has changed."""
        number = self.counter_of(caller, row)
        body: dict[str, Any] = dict(BODIES.get(verb, {}))
        route = VERBS[verb].route or ""
        if verb == "call":
            body |= {"ticket": row["id"]}
        path = route.removeprefix("POST ").format(id=row["id"], number=number or "8")
        return self.tell(f"counter {number}" if number else caller, path, body)

    def counter_of(self, caller: str, row: Mapping[str, Any]) -> str:
        """The counter for which this caller acts; none for others."""
        if caller == "counter 5":
            return "5"
        return str(row.get("counter", "7")) if caller == "own counter" else ""


@pytest.fixture
def scene(people: People, site: Site) -> Scene:
    """An office with one ticket in each state."""
    return Scene(people, site)


def states_of(verb: str) -> set[State]:
    """The states in which the table lets this verb move a ticket."""
    if verb == "undo":
        return set(State)
    return set(MOVES[verb])


def role_of(caller: str) -> Role:
    """The role of this caller's credential."""
    by_name = {"other_kiosk": Role.KIOSK, "own counter": Role.COUNTER, "counter 5": Role.COUNTER}
    return by_name.get(caller) or Role(caller)


def refusals(verb: str, row: Mapping[str, Any], caller: str, counter: str) -> Iterator[str]:
    """The codes with which this is to be refused, the first first; none if the table allows it."""
    role, state = role_of(caller), row["state"]
    if role not in VERBS[verb].roles or (verb == "amend" and role is Role.KIOSK):
        yield "forbidden"  # a kiosk does so for whoever shows the token: see test_api_holders
    if caller == "other_kiosk":
        yield "not_your_kiosk"
    if verb == "call" and counter in SITTING:
        yield "counter_busy"
    certain = state != State.ISSUED and not row.get("uncertain")
    of_its_kiosk = verb in {"deliver", "paper_failed"}
    of_its_kiosk |= verb == "cancel" and role is Role.KIOSK
    is_coming = verb == "reprint" and state == State.ISSUED  # nobody has said that it failed
    if state not in states_of(verb) or is_coming or (of_its_kiosk and certain):
        yield "wrong_state"
    if counter and verb not in {"call", "undo"} and row.get("counter") != counter:
        yield "not_your_ticket"


def moves() -> list[tuple[str, State]]:
    """Every verb on a ticket, with every state."""
    return [(verb, state) for verb in (*OF_A_TICKET, "call") for state in State]


@pytest.mark.parametrize("caller", CALLERS)
def test_a_move_is_refused_and_changes_nothing_when_the_table_does_not_allow_it(
    scene: Scene, caller: str
) -> None:
    """For every verb, state and caller: its own code, and everything stays as it was."""
    done = 0
    for verb, state in moves():
        row = scene.rows[state]
        status, code, changed = scene.try_it(caller, verb, row)
        expected = next(refusals(verb, row, caller, scene.counter_of(caller, row)), "")
        told = f"{caller} {verb} {state}: {status} {code}"
        if expected:
            assert code == expected, told
            assert status == (403 if code == "forbidden" else REFUSALS[code].status), told
        elif status >= 300:
            assert code in ITS_OWN.get(verb, set()), told
        assert changed == (status < 300), told
        done += status < 300
    assert done > 0 or caller in {"display", "other_kiosk"}


# ---------------------------------------------------------------------------------- the counters

AT_A_COUNTER: Final = ("open", "close", "pause", "call-next", "call", "alarm", "clear-alarm")


def answers(*codes: str) -> Mapping[str, str]:
    """Give what each verb at a counter is answered."""
    return dict(zip(AT_A_COUNTER, codes, strict=True))


CLOSED: Final = ("done", *["counter_closed"] * 4)
CALM: Final = ("done", "no_alarm")
COUNTERS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "closed": ("5", answers(*CLOSED, *CALM)),
    "closed, and its alarm is raised": ("1", answers(*CLOSED, "alarm_already_raised", "done")),
    "open": ("7", answers("counter_already_open", *["done"] * 4, *CALM)),
    "open, and nobody waits for it": (
        "2",
        answers("counter_already_open", "done", "done", *["nobody_waiting"] * 2, *CALM),
    ),
    "open, and somebody is there": (
        "8",
        answers("counter_already_open", *["counter_busy"] * 4, *CALM),
    ),
    "paused": ("9", answers("done", "done", *["counter_paused"] * 3, *CALM)),
    "left": ("6", answers("done", "done", *["counter_closed"] * 3, *CALM)),
}
"""What a counter is, which one is so here, and what each verb is answered: `call` is the next of
one service."""
MAY: Final[Mapping[str, Collection[str]]] = {
    "the counter": AT_A_COUNTER,
    "another counter": (),
    "supervisor": ("close", "clear-alarm", "call"),
    "reception": ("clear-alarm", "call"),
    "kiosk": (),
    "display": (),
}
"""Who may do what at a counter; everything else is `forbidden`."""


class Counters(Kept):
    """An office with one counter in each state, and somebody who waits on the first floor."""

    def __init__(self, people: People, site: Site) -> None:
        super().__init__(people, site)
        self._leave("6")
        for number in "25789":
            self._at(number).done(f"counters/{number}/open")
        self._at("5").done("counters/5/close")
        self._at("9").done("counters/9/pause")
        self._at("1").done("counters/1/alarm")
        people.waiting()
        self._at("8").done("counters/8/call-next")
        people.waiting()
        rows = people.reception.get("state").json["counters"]
        found = {row["number"]: row["state"] for row in rows}
        expected = {number: state.partition(",")[0] for state, (number, _) in COUNTERS.items()}
        assert found == expected
        self.keep()

    def _leave(self, number: str) -> None:
        """Somebody opens this counter and goes."""
        self._at(number).done(f"counters/{number}/open")
        left_ms = self._ledger.site.rules.counter_left_minutes * 60_000
        later_ms = time.time_ns() // 1_000_000 + left_ms + 1_000
        assert self._ledger.due(later_ms) == 1
        self._set_clock_back()

    def try_it(self, caller: str, verb: str, number: str) -> tuple[int, str, bool]:
        """Let this caller try a verb at this counter."""
        names = {"the counter": f"counter {number}", "another counter": "counter 10"}
        self._at("10")
        body = {"service": "dropoff" if number == "2" else "renew"} if verb == "call" else {}
        return self.tell(names.get(caller, caller), f"counters/{number}/{verb}", body)


@pytest.mark.parametrize("caller", MAY)
def test_a_counters_verb_is_refused_and_changes_nothing_when_its_state_does_not_allow_it(
    people: People, site: Site, caller: str
) -> None:
    """For every verb, state of a counter and caller: its own code, and everything stays."""
    counters = Counters(people, site)
    for state, (number, table) in COUNTERS.items():
        for verb, answer in table.items():
            expected = answer if verb in MAY[caller] else "forbidden"
            status, code, changed = counters.try_it(caller, verb, number)
            told = f"{caller} {verb} at a counter that is {state}: {status} {code}"
            assert (code or "done") == expected, told
            if expected != "done":
                assert status == (403 if code == "forbidden" else REFUSALS[code].status), told
            assert changed == (expected == "done"), told


def test_the_table_of_counters_has_every_verb_when_one_is_added() -> None:
    """Every verb at a counter stands in the table, and who may use it as in the table of verbs."""
    at_counters = {
        str(verb.route).rpartition("/")[2]: verb.roles
        for verb in VERBS.values()
        if "counters/{number}" in (verb.route or "")
    }
    assert all(set(table) == set(at_counters) for _, table in COUNTERS.values())
    for caller in ("supervisor", "reception", "kiosk", "display"):
        may = {verb for verb, roles in at_counters.items() if Role(caller) in roles}
        assert set(MAY[caller]) == may
    assert all(Role.COUNTER in roles for roles in at_counters.values())
