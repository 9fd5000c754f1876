"""`sign_in`: a whole shift signs in at once, while counters go on calling.

`sign_in_p99` is how long the last of `PEOPLE` waits who press the key at the same moment;
`sign_in_calls_p99` how long a call takes meanwhile: the second must not feel the first.
"""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from server.passwords import Hashing
from server.registry import Registry
from server.ticket import Role
from tests.bench.figures import Figure, percentiles
from tests.bench.load import command_id
from tests.bench.office import bench_store
from tests.running import SITE_KEY, Programs, running

NAMES: Final = ("sign_in_p50", "sign_in_p99", "sign_in_calls_p50", "sign_in_calls_p99")
PEOPLE: Final = 20
ROUNDS: Final = 10
QUIET_S: Final = 5.0
COUNTERS: Final = ("5", "6", "7", "8", "9")
PAUSE_S: Final = 0.05
"""Between two visits of a counter here: hundreds of times as busy as an office."""
PASSWORD: Final = "drei rote Bohnen"  # noqa: S105 - of nobody
_SITE: Final = f"/api/v1/sites/{SITE_KEY}"


def figures(folder: Path) -> Iterator[Figure]:
    """Let everybody sign in at once, some times over."""
    with bench_store(folder) as store:
        programs = Programs(folder, store)
        server = programs.server()
        names = _employ(programs.registry)
        with running(server):
            counters = _Counters(programs, server.port)
            time.sleep(QUIET_S)
            signing_in_ms = [
                ms for _ in range(ROUNDS) for ms in counters.busy_while(server.port, names)
            ]
            calls_ms, quiet_ms = counters.end()
    note = f"{PEOPLE} at once, {ROUNDS} times; argon2id with 64 MiB"
    for figure in percentiles("sign_in", signing_in_ms, "ms"):
        yield Figure(figure.name, figure.value, "ms", note=note)
    assert len(calls_ms) >= ROUNDS, "nobody was called meanwhile"
    note = f"{len(calls_ms)} calls meanwhile, beside those while nobody signs in"
    both = (percentiles("sign_in_calls", calls, "ms") for calls in (calls_ms, quiet_ms))
    for meanwhile, quiet in zip(*both, strict=True):
        yield replace(meanwhile, reference=quiet.value, lower_is_better=True, note=note)


def _employ(registry: Registry) -> list[str]:
    """Make accounts whose people know the one password: its hash is dear, so it is made once."""
    kept, names = Hashing().hash(PASSWORD), [f"person-{number}" for number in range(PEOPLE)]
    for name in names:
        code = registry.add_account(name, [Role.COUNTER])
        known = registry.welcomed(code)
        assert known is not None
        registry.use_welcome(known[1], code, kept)
    return names


def _sign_in(port: int, name: str, together: threading.Barrier, took_ms: list[float]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.connect()
    form = urlencode({"name": name, "password": PASSWORD})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{port}",
    }
    together.wait()
    begin = time.perf_counter()
    line.request("POST", "/sign-in/", form, headers)
    answer = line.getresponse()
    answer.read()
    took_ms.append((time.perf_counter() - begin) * 1000)
    line.close()
    assert answer.status == http.HTTPStatus.SEE_OTHER, answer.status


class _Counters:
    """Counters that call one visitor after the other; only calls of busy moments are measured."""

    def __init__(self, programs: Programs, port: int) -> None:
        self._kiosk = programs.token(Role.KIOSK, "kiosk-1")
        self._port = port
        self._calls_ms: list[float] = []
        self._quiet_ms: list[float] = []
        self._busy, self._over = threading.Event(), threading.Event()
        tokens = {
            number: programs.token(Role.COUNTER, f"desk-{number}", counter=number)
            for number in COUNTERS
        }
        self._threads = [
            threading.Thread(target=self._work, args=(number, token))
            for number, token in tokens.items()
        ]
        for thread in self._threads:
            thread.start()

    def busy_while(self, port: int, names: list[str]) -> list[float]:
        """Let these people sign in at once: how long each waited, ms."""
        took_ms: list[float] = []
        together = threading.Barrier(len(names))
        people = [
            threading.Thread(target=_sign_in, args=(port, name, together, took_ms))
            for name in names
        ]
        self._busy.set()
        for person in people:
            person.start()
        for person in people:
            person.join()
        self._busy.clear()
        assert len(took_ms) == len(names), "somebody could not sign in"
        return took_ms

    def end(self) -> tuple[list[float], list[float]]:
        """Stop, and give how long each call took meanwhile and before, ms."""
        self._over.set()
        for thread in self._threads:
            thread.join()
        return self._calls_ms, self._quiet_ms

    def _work(self, number: str, token: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        _command(line, token, f"counters/{number}/open")
        while not self._over.is_set():
            self._visit(line, number, token)
            time.sleep(PAUSE_S)
        line.close()

    def _visit(self, line: http.client.HTTPConnection, number: str, token: str) -> None:
        wish = {"service": "renew", "language": "de"}
        ticket = _command(line, self._kiosk, "tickets", wish)["ticket"]["id"]
        _command(line, self._kiosk, f"tickets/{ticket}/deliver", {"how": "paper"})
        busy, begin = self._busy.is_set(), time.perf_counter()
        called = _command(line, token, f"counters/{number}/call-next")["ticket"]["id"]
        took_ms = (time.perf_counter() - begin) * 1000
        if busy == self._busy.is_set():
            (self._calls_ms if busy else self._quiet_ms).append(took_ms)
        _command(line, token, f"tickets/{called}/start")
        _command(line, token, f"tickets/{called}/finish", {"outcome": "done"})


def _command(line: http.client.HTTPConnection, token: str, path: str, body: object = None) -> Any:
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": command_id(),
    }
    line.request("POST", f"{_SITE}/{path}", json.dumps({} if body is None else body), headers)
    answer = line.getresponse()
    said = json.loads(answer.read())
    assert answer.status in {200, 201}, said
    return said
