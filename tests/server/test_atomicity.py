"""Rule 1, one call, one truth: an error anywhere before the event leaves no trace.

Redis does not roll back a function that stops half-way. So an error is injected at each
`redis.call` of each verb. Up to and including the first XADD the store must be byte for byte as it
was; after it only commands may follow that cannot fail on keys of the right type.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any, Final

import pytest
from redis.exceptions import ResponseError

from server.lua import library
from server.message import Kind
from server.store import Store
from server.ticket import VERBS
from tests.clock import NOON_MS
from tests.days import close_day_once
from tests.office import KIOSK, Office

CANNOT_FAIL: Final = {"HSET", "HDEL", "ZADD", "ZREM", "SADD", "UNLINK", "DEL", "XTRIM", "EXPIRE"}

INJECTION: Final = """
local calls_left = -1
local function injected(command, ...)
  if calls_left == 0 then
    calls_left = -1
    error('INJECTED at ' .. command)
  end
  calls_left = calls_left - 1
  return redis.call(command, ...)
end
redis.register_function('inject', function(_, argv)
  calls_left = tonumber(argv[1])
  return 'OK'
end)
"""

TOKEN_HASH: Final = "ab" * 32
DAY_MS: Final = 24 * 3600 * 1000
GIVEN: Final[dict[str, Any]] = {
    "kiosk": KIOSK,
    "ticket": "9271100801",
    "number": "K801",
    "service": "renew",
    "language": "ar",
    "age_ms": 1,
    "not_before_ms": 0,
    "how": "paper",
}

Act = Callable[[Office], Callable[[], object]]
"""Sets a scene and gives the verb to try in it; called anew for every injected error."""


def ticket_act(scene: str, verb: str, **more: object) -> Act:
    """The verb on the ticket that `Office.<scene>()` makes."""

    def act(office: Office) -> Callable[[], object]:
        ticket = getattr(office, scene)()["id"]
        office.clock.forward(minutes=1)
        command = office.command()
        return lambda: getattr(office.ledger, verb)(command, ticket=ticket, **more)

    return act


def command_act(verb: str, *scene: Callable[[Office], object], **more: Any) -> Act:
    """The verb after these scenes; it is about no ticket."""

    def act(office: Office) -> Callable[[], object]:
        for step in scene:
            step(office)
        office.clock.forward(minutes=1)
        command = office.command()
        return lambda: getattr(office.ledger, verb)(command, **more)

    return act


def held_for_somebody(office: Office, *, at_counter: bool) -> None:
    """Counter 7 is open, and somebody waits for it, or for who sits there."""
    office.open()
    [counter] = office.snapshot()["counters"]
    target = {"counter": "7"} if at_counter else {"caseworker": counter["caseworker"]}
    office.do("forward", office.waiting(), by="", **target)


def somebody_left_behind(office: Office) -> None:
    """A caseworker for whom somebody waits has closed the counter."""
    held_for_somebody(office, at_counter=False)
    office.close()


def call(office: Office) -> Callable[[], object]:
    """A missed visitor is called before somebody who waits."""
    ticket = office.missed()["id"]
    office.waiting()
    command = office.command()
    return lambda: office.ledger.call(command, counter="7", ticket=ticket)


def forward(office: Office) -> Callable[[], object]:
    """Somebody is sent from one counter to another, and back afterwards."""
    office.open("5")
    ticket = office.serving()["id"]
    command, more = office.command(), {"note": "Pass fehlt", "come_back": True}
    return lambda: office.ledger.forward(command, ticket=ticket, by="7", counter="5", **more)  # type: ignore[arg-type]  # one dict, several kinds


def amend_own(office: Office) -> Callable[[], object]:
    """Whoever holds a number wants something else, in another area."""
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH)["id"]
    more, command = {"service": "dropoff", "token_hash": TOKEN_HASH}, office.command()
    return lambda: office.ledger.amend(command, ticket=ticket, by="", **more)  # type: ignore[arg-type]  # one dict, several kinds


def cancel_own(office: Office) -> Callable[[], object]:
    """Whoever holds a number gives it back."""
    ticket = office.waiting(phone_hash=TOKEN_HASH)["id"]
    command = office.command()
    return lambda: office.ledger.cancel(
        command, ticket=ticket, kiosk="kiosk-2", reason="left", token_hash=TOKEN_HASH
    )


def undo(office: Office) -> Callable[[], object]:
    """A visit was finished by mistake."""
    ticket = office.serving()
    office.finish(ticket)
    command = office.command()
    return lambda: office.ledger.undo(command, ticket=ticket["id"], by="7")


def due(office: Office) -> Callable[[], object]:
    """Everything falls due at once: a delivery, a return, a grace, a visit, counters, a person."""
    held_for_somebody(office, at_counter=False)
    office.close()
    office.missed("5", service="settle")
    office.parked("6", service="travel")
    office.serving("8", service="ukraine")
    office.called("10", service="invite")
    office.issued()
    return lambda: office.ledger.due(office.clock() + 3 * 3600 * 1000)


def due_to_forget(office: Office) -> Callable[[], object]:
    """A note was taken away with its number, too long ago to take that back."""
    office.open()
    ticket = office.waiting()
    office.do("forward", ticket, by="", counter="7", note="Pass fehlt")
    office.do("cancel", ticket, kiosk="", reason="left")
    return lambda: office.ledger.due(office.clock() + 61_000)


def alive(office: Office) -> Callable[[], object]:
    """Two counters give a sign of life."""
    office.open("7")
    office.open("8")
    return lambda: office.ledger.alive(office.clock() + 1000, ["7", "8"])


def close_day(office: Office) -> Callable[[], object]:
    """The last call of a day close, which finds every ticket ended."""
    office.put()
    office.stop("work")
    office.show()
    office.alarm("9")
    office.finish(office.serving())
    return lambda: office.ledger.close_day(office.clock() + DAY_MS)


def close_day_with_open_tickets(store: Store, office: Office) -> Callable[[], object]:
    """The first call of a day close, which ends tickets."""
    office.called()
    office.missed("5", service="settle")
    tomorrow_ms = office.clock() + DAY_MS
    return lambda: close_day_once(store, office.ledger, tomorrow_ms, at_once=100)


def begin_epoch(office: Office) -> Callable[[], object]:
    """The store has started again."""
    return lambda: office.ledger.begin_epoch("another run", office.clock())


ACTS: Final[dict[str, Act]] = {
    "issue": command_act("issue", service="renew", language="de", kiosk=KIOSK, further=["work"]),
    "check_in": command_act("check_in", Office.put, code_hash="of-a1", kiosk=KIOSK, needs=["help"]),
    "hand_in": command_act("hand_in", Office.put, code_hash="of-a1", **GIVEN),
    "hand_in of another day": command_act(
        "hand_in", **(GIVEN | {"age_ms": 2 * DAY_MS, "not_before_ms": 0})
    ),
    "deliver": ticket_act("issued", "deliver", kiosk=KIOSK, how="paper"),
    "paper_failed": ticket_act("issued", "paper_failed", kiosk=KIOSK),
    "reprint": ticket_act("waiting", "reprint", kiosk=KIOSK),
    "cancel": ticket_act("issued", "cancel", kiosk=KIOSK, reason="left"),
    "amend": ticket_act("waiting", "amend", by="", language="ar", add="work", needs=["help"]),
    "amend by its holder": amend_own,
    "cancel by its holder": cancel_own,
    "open_counter": command_act(
        "open_counter", somebody_left_behind, counter="9", person="person-7"
    ),
    "close_counter": command_act(
        "close_counter", partial(held_for_somebody, at_counter=True), counter="7"
    ),
    "pause": command_act("pause", Office.open, counter="7", reason="lunch"),
    "alarm": command_act("alarm", counter="7"),
    "clear_alarm": command_act("clear_alarm", Office.alarm, counter="7"),
    "call_next": command_act(
        "call_next",
        Office.waiting,
        partial(Office.waiting, needs=["help"]),
        Office.open,
        counter="7",
    ),
    "call": call,
    "recall": ticket_act("called", "recall", counter="7"),
    "start": ticket_act("called", "start", counter="7"),
    "finish": ticket_act("serving", "finish", counter="7", outcome="done"),
    "no_show": ticket_act("called", "no_show", counter="7"),
    "put_back": ticket_act("called", "put_back", counter="7"),
    "readmit": ticket_act("missed", "readmit", counter="7"),
    "park": ticket_act("serving", "park", counter="7", reason="photo"),
    "resume": ticket_act("parked", "resume", by="7"),
    "resume to the queue": ticket_act("parked", "resume", by="7", to="queue"),
    "transfer": ticket_act("serving", "transfer", by="7", service="work", note="Pass fehlt"),
    "forward": forward,
    "undo": undo,
    "put_appointment": command_act(
        *("put_appointment", Office.put),
        appointment="a1",
        code_hash="new",
        service="work",
        slot_ms=NOON_MS,
    ),
    "stop_numbers": command_act("stop_numbers", reason={"de": "Störung"}, service="work"),
    "allow_numbers": command_act("allow_numbers", Office.stop),
    "show_message": command_act(
        *("show_message", partial(Office.show, kind="closed")), kind=Kind.CLOSED, text={}, minutes=5
    ),
    "show_message after one is over": command_act(
        *("show_message", partial(Office.show, minutes=1)), kind=Kind.URGENT, text={"de": "Halle"}
    ),
    "withdraw_message": command_act("withdraw_message", Office.show, message="1"),
    "due": due,
    "due to forget": due_to_forget,
    "alive": alive,
    "close_day": close_day,
    "begin_epoch": begin_epoch,
}
"""By verb, and what is special about the scene."""

NO_EVENT: Final = {"alive", "due to forget"}
"""What appends no event: nothing but commands that cannot fail may follow its first write."""


def everything(store: Store) -> dict[str, object]:
    """Every key with its value: of a hash the fields, for reading one may change their order."""
    redis = store.redis
    keys = [bytes(key).decode() for key in redis.scan_iter()]
    return {
        key: redis.hgetall(key) if redis.type(key) == b"hash" else redis.dump(key) for key in keys
    }


@pytest.fixture
def injectable(store: Store) -> Iterator[Store]:
    """The store with a library whose every call of the store can be made to fail."""
    source = re.sub(r"\bredis\.call\(", "injected(", library.source())
    first_line, _, rest = source.partition("\n")
    store.redis.function_load(f"{first_line}\n{INJECTION}{rest}", replace=True)
    yield store
    library.load(store.redis)
    store.redis.fcall(
        library.function_name("begin_epoch"), 1, "wm:{maschstrasse}", 0, "after the test"
    )


def failing_command(store: Store, calls_left: int, verb: Callable[[], object]) -> str | None:
    """Let the call after `calls_left` others fail; its command, or None if the verb succeeded."""
    store.redis.fcall("inject", 0, calls_left)
    try:
        verb()
    except ResponseError as error:
        return str(error).partition("INJECTED at ")[2].split()[0].strip(",")
    finally:
        store.redis.fcall("inject", 0, -1)
    return None


def test_every_writing_verb_is_tried() -> None:
    """The list of scenes is the verb table's list of writing verbs."""
    assert {name.split()[0] for name in ACTS} == {
        verb.name for verb in VERBS.values() if verb.writes
    }


def try_everywhere(
    store: Store, office: Office, act: Act, *, first: Collection[str] = ("XADD",)
) -> list[str]:
    """Let the verb fail at each of its calls; the commands that failed.

    Its first write is one of `first`: before it no trace may be left, after it nothing may fail.
    """
    failed: list[str] = []
    noon = office.clock()
    while True:
        store.redis.flushdb()
        office.clock.now_ms = noon
        office.ledger.begin_epoch("run", noon)
        office.ledger.close_day(noon)
        verb = act(office)
        before = everything(store)
        command = failing_command(store, len(failed), verb)
        if command is None:
            assert everything(store) != before
            return failed
        if set(first) & set(failed):
            assert command in CANNOT_FAIL | {"XADD"}
        else:
            assert everything(store) == before, f"{command} left a trace"
        failed.append(command)


@pytest.mark.parametrize("scene", ACTS)
def test_verb_leaves_no_trace_when_it_fails_before_its_event(
    injectable: Store, office: Office, scene: str
) -> None:
    """Whatever call of the store fails, the verb has either done nothing or done it all."""
    first = CANNOT_FAIL if scene in NO_EVENT else ("XADD",)
    failed = try_everywhere(injectable, office, ACTS[scene], first=first)
    assert ("XADD" in failed) is (scene not in NO_EVENT)


def test_day_close_leaves_no_trace_when_a_call_fails_before_its_event(
    injectable: Store, office: Office
) -> None:
    """A day close takes several calls: each of them has done nothing or all."""
    act = partial(close_day_with_open_tickets, injectable)
    failed = try_everywhere(injectable, office, act)
    assert failed.count("XADD") == 2
