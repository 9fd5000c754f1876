"""Rule 1, one call, one truth: an error anywhere before the event leaves no trace.

Redis does not roll back a function that stops half-way. So an error is injected at each
`redis.call` of each verb. Up to and including the first XADD the store must be byte for byte as it
was; after it only commands may follow that cannot fail on keys of the right type.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from redis.exceptions import ResponseError

from server.ledger import Ledger
from server.lua import library
from server.store import Store
from server.ticket import VERBS, Outcome
from tests.clock import Clock
from tests.office import KIOSK, Office

CANNOT_FAIL: Final = {"HSET", "HDEL", "ZADD", "ZREM", "SADD", "SET", "PEXPIREAT"}

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


def issue(office: Office) -> Callable[[], object]:
    """A ticket is drawn."""
    command = office.command()
    return lambda: office.ledger.issue(command, service="renew", language="de", kiosk=KIOSK)


def open_counter(office: Office) -> Callable[[], object]:
    """A closed counter opens."""
    command = office.command()
    return lambda: office.ledger.open_counter(command, counter="7")


def close_counter(office: Office) -> Callable[[], object]:
    """An open counter closes."""
    office.open()
    command = office.command()
    return lambda: office.ledger.close_counter(command, counter="7")


def call_next(office: Office) -> Callable[[], object]:
    """Two wait, one with a head start."""
    office.waiting()
    office.waiting(needs=["help"])
    office.open()
    command = office.command()
    return lambda: office.ledger.call_next(command, counter="7")


def due(office: Office) -> Callable[[], object]:
    """The day ends with a called and an issued ticket."""
    office.called()
    office.issued()
    return lambda: office.ledger.due(office.clock() + 24 * 3600 * 1000)


def begin_epoch(office: Office) -> Callable[[], object]:
    """The store has started again."""
    return lambda: office.ledger.begin_epoch("another run", office.clock())


ACTS: Final[dict[str, Act]] = {
    "issue": issue,
    "deliver": ticket_act("issued", "deliver", kiosk=KIOSK, how="paper"),
    "cancel": ticket_act("issued", "cancel", kiosk=KIOSK, reason="left"),
    "open_counter": open_counter,
    "close_counter": close_counter,
    "call_next": call_next,
    "recall": ticket_act("called", "recall", counter="7"),
    "start": ticket_act("called", "start", counter="7"),
    "finish": ticket_act("serving", "finish", counter="7", outcome=Outcome.DONE),
    "no_show": ticket_act("called", "no_show", counter="7"),
    "put_back": ticket_act("called", "put_back", counter="7"),
    "readmit": ticket_act("missed", "readmit", counter="7"),
    "due": due,
    "begin_epoch": begin_epoch,
}


def everything(store: Store) -> dict[str, tuple[bytes | None, int]]:
    """Every key with its serialised value and its moment of expiry."""
    keys = [bytes(key).decode() for key in store.redis.scan_iter()]
    return {key: (store.redis.dump(key), store.redis.pexpiretime(key)) for key in keys}


@pytest.fixture
def injectable(store: Store) -> Iterator[Store]:
    """The store with a library whose every call of the store can be made to fail."""
    source = re.sub(r"\bredis\.call\(", "injected(", library.source())
    first_line, _, rest = source.partition("\n")
    store.redis.function_load(f"{first_line}\n{INJECTION}{rest}", replace=True)
    yield store
    library.load(store.redis)
    store.redis.fcall("wm_3_begin_epoch", 1, "wm:{maschstrasse}", 0, "after the test")


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
    assert set(ACTS) == {verb.name for verb in VERBS.values() if verb.writes}


@pytest.mark.parametrize("verb", ACTS)
def test_verb_leaves_no_trace_when_it_fails_before_its_event(
    injectable: Store, ledger: Ledger, office: Office, clock: Clock, verb: str
) -> None:
    """Whatever call of the store fails, the verb has either done nothing or done it all."""
    failed: list[str] = []
    noon = clock()
    while True:
        injectable.redis.flushdb()
        clock.now_ms = noon
        ledger.begin_epoch("run", clock())
        act = ACTS[verb](office)
        before = everything(injectable)
        command = failing_command(injectable, len(failed), act)
        if command is None:
            break
        if "XADD" not in failed:
            assert everything(injectable) == before, f"{command} left a trace"
        else:
            assert command in CANNOT_FAIL | {"XADD"}
        failed.append(command)
    assert "XADD" in failed
    assert everything(injectable) != before
