"""Calls go on while a server is flooded, and nothing of the flood stays behind."""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import requests

from server.store import Store
from tests.calls import Calls
from tests.clock import wait_until
from tests.flood import ATTACKS, Office
from tests.running import SITE_KEY, Programs, running

if TYPE_CHECKING:
    from server.embedded import EmbeddedStore

TOLD = {
    "idle": {"cut"},
    "slow_heads": {"too_slow"},
    "slow_bodies": {"too_slow"},
    "slow_readers": {"cut"},
    "half_open": {"cut"},
    "large_bodies": {"body_too_large"},
    "deep_json": {"malformed_json+too_many_requests"},
    "garbage": {"malformed"},
    "live_filth": {"cut"},
}
BESIDE = "half_open"
"""Ping and pong take their time: this attack goes on beside all others."""
ENOUGH_S = 30.0
"""Each attack ends by itself much earlier, when the server has turned away its last client."""
SOME_S = 2.0
"""How long those go on that never end by themselves."""
QUIET_S = 1.5
FEWEST = 10
"""Calls a second; in quiet times there are some fifty."""
AIM_MS = 200.0
QUIET_TIMES = 5.0
"""A busy machine is slow without a flood, too: then this many times the quiet p99 will do."""
MOST_GROWTH = 64 * 1024 * 1024


def test_calls_go_on_when_the_server_is_flooded(embedded: "EmbeddedStore", tmp_path: Path) -> None:
    """Calls are many and quick in each second of every attack; attackers are told or cut; all ends.

    The server has its times set short, so that the test need not wait for them.
    """
    with closing(Store(embedded.url, [SITE_KEY])) as store:
        office = Office.of(
            Programs(tmp_path, store),
            WARTEMARKE_CLIENT_SECONDS="1",
            WARTEMARKE_IDLE_SECONDS="1",
        )
        with running(office.server):
            process = psutil.Process(office.server.pid)
            with office.calls() as calls:
                wait_until(lambda: len(calls.samples) > 100)
                memory = process.memory_info().rss
                quiet_ms = _quiet_ms(calls)
                told = _everything(office, calls)
            assert {name: attack.told for name, attack in told.items()} == TOLD
            assert {name: each.too_few for name, each in told.items() if each.too_few} == {}
            most_ms = max(AIM_MS, QUIET_TIMES * quiet_ms)
            assert {name: each.p99_ms for name, each in told.items() if each.p99_ms > most_ms} == {}
            wait_until(lambda: _connections(process) == 0)
            assert (
                'why="late_answer"' in requests.get(office.server.url + "/metrics", timeout=5).text
            )
            assert process.memory_info().rss - memory < MOST_GROWTH
        assert " bug " not in office.server.log.read_text()


@dataclass(frozen=True)
class _Attacked:
    """What an attack's clients were told, and how the calls went meanwhile."""

    told: set[str]
    too_few: list[int]
    p99_ms: float


def _quiet_ms(calls: Calls) -> float:
    begin = time.monotonic()
    time.sleep(QUIET_S)
    return calls.p99_ms(begin, time.monotonic())


def _everything(office: Office, calls: Calls) -> dict[str, _Attacked]:
    """Let each attack run in turn, and one beside all of them."""
    attacked: dict[str, _Attacked] = {}
    begin = time.monotonic()
    with office.under(BESIDE, ENOUGH_S) as beside:
        for name in ATTACKS.keys() - {BESIDE}:
            endless = name in {"deep_json", "garbage"}
            since = time.monotonic()
            with office.under(name, SOME_S if endless else ENOUGH_S) as said:
                pass
            attacked[name] = _attacked(said, calls, since)
    attacked[BESIDE] = _attacked(beside, calls, begin)
    return attacked


def _attacked(said: Mapping[str, int], calls: Calls, begin: float) -> _Attacked:
    end = time.monotonic()
    few = calls.seconds_below(FEWEST, begin, end)
    return _Attacked(set(said), few, calls.p99_ms(begin, end))


def _connections(process: psutil.Process) -> int:
    """Count the network's connections of a process; its store is not in the network."""
    return sum(1 for each in process.net_connections("inet") if each.status != "LISTEN")
