# ruff: noqa: INP001, ANN401 - a script beside its page, no package; answers are read as JSON
"""One office day, step by step, with a real server: every example of verbs.md happens here.

The clock is set by hand, so ids, times and positions are the same each time. What is random all the
same (tokens, the caseworkers' ids of the day) is not shown, or gives way to a fixed text.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from werkzeug.test import Client, TestResponse

from server.app import App, create_app
from server.embedded import EmbeddedStore
from server.keys import events_key
from server.position import Position
from server.registry import Registry
from server.settings import Settings
from server.site import Site
from server.ticket import VERBS, Role
from server.views import OfficeAudience

SITE_FILE: Final = Path(__file__).parents[1] / "server" / "sites" / "maschstrasse.toml"
NINE_MS: Final = 1_795_420_800_000
"""Monday, 2026-11-23, 09:00 in Hannover: the office is open."""
HOST: Final = "http://127.0.0.1"

PEOPLE: Final[Mapping[str, tuple[Role, Mapping[str, Any]]]] = {
    "kiosk-1": (Role.KIOSK, {}),
    "kiosk-2": (Role.KIOSK, {}),
    "counter 2": (Role.COUNTER, {"counter": "2"}),
    "counter 6": (Role.COUNTER, {"counter": "6"}),
    "counter 7": (Role.COUNTER, {"counter": "7"}),
    "reception": (Role.RECEPTION, {}),
    "supervisor": (Role.SUPERVISOR, {}),
    "board": (Role.DISPLAY, {"areas": ("F", "K", "W")}),
}
"""Everybody of the day; the name of a credential has no blanks."""
COUNTERS: Final = ("counter 7", "counter 2", "counter 6")
"""Whose view of an event is shown: the fullest of theirs, else the reception's; and the board's."""


@dataclass(frozen=True)
class Request:
    """What somebody sent."""

    who: str
    method: str
    path: str
    command_id: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """What was asked, what came back, and what followers were told."""

    title: str
    request: Request
    status: int
    answer: Any
    told: Mapping[str, list[Any]] = field(default_factory=dict)


@dataclass
class Verb:
    """All that the page shows of one verb."""

    examples: list[Example] = field(default_factory=list)
    refusals: list[Example] = field(default_factory=list)


class Day:
    """Sends what people of the office send, and keeps what is to be shown."""

    def __init__(self, app: App, site: Site, clock: list[int]) -> None:
        """Begin the day of this app, whose clock reads `clock`."""
        self.app = app
        self.verbs = {verb.name: Verb() for verb in VERBS.values() if verb.route}
        self.caseworkers: list[str] = []
        self._clock = clock
        self._root = f"/api/v1/sites/{site.key}/"
        self._events = events_key(site.key)
        self.client = Client(app.wsgi)
        self._sent = 0
        registry = Registry(app.backend.store, site.key)
        self._tokens = {
            name: registry.create_token(role, name.replace(" ", "-"), **more)
            for name, (role, more) in PEOPLE.items()
        }

    def wait(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let time pass."""
        self._clock[0] += round(seconds * 1000 + minutes * 60_000)

    def at(self, hour: int, minute: int) -> int:
        """Give a moment of today, as the protocol writes it."""
        return NINE_MS + ((hour - 9) * 60 + minute) * 60_000

    def do(self, verb: str, who: str, subject: str = "", /, *, show: str = "", **body: Any) -> Any:
        """Do something that must be accepted; `show` is the example's title, if it is one."""
        before = self._newest()
        request, reply = self._send(verb, who, subject, body)
        answer = json.loads(reply.data)
        if reply.status_code not in {200, 201}:
            message = f"{verb} by {who} was refused: {answer}"
            raise AssertionError(message)
        if caseworker := answer.get("counter", {}).get("caseworker"):
            self.caseworkers += [] if caseworker in self.caseworkers else [caseworker]
        if show:
            told = self._told(before)
            example = Example(show, request, reply.status_code, answer, told)
            self.verbs[verb].examples.append(example)
        return answer

    def refused(
        self, verb: str, who: str, subject: str = "", /, *, because: str, refusal: str, **body: Any
    ) -> None:
        """Try something that must be refused with this code, and show it."""
        request, reply = self._send(verb, who, subject, body)
        problem = json.loads(reply.data)
        if problem.get("code") != refusal:
            message = f"{verb} by {who} was not refused with {refusal}: {problem}"
            raise AssertionError(message)
        example = Example(because, request, reply.status_code, problem)
        self.verbs[verb].refusals.append(example)

    def beat(self, who: str) -> None:
        """Let a device say that it is there; the page shows nothing of it."""
        self.client.post(
            f"{self._root}heartbeat",
            json={"version": "0.1.0"},
            headers=self._shows(who),
            base_url=HOST,
        )

    def _send(
        self, verb: str, who: str, subject: str, body: Mapping[str, Any]
    ) -> tuple[Request, TestResponse]:
        self._sent += 1
        route = VERBS[verb].route
        assert route is not None  # noqa: S101 - verbs without a route are nobody's to ask
        method, _, rule = route.partition(" ")
        path = self._root + rule.replace("{id}", subject).replace("{number}", subject)
        command_id = f"{self._sent:04}-{verb.replace('_', '-')}"
        request = Request(who, method, path, command_id, body)
        headers = {"Idempotency-Key": command_id, **self._shows(who)}
        reply = self.client.open(
            path, method=method, json=dict(body), headers=headers, base_url=HOST
        )
        return request, reply

    def _read(self, who: str, path: str) -> Any:
        reply = self.client.get(self._root + path, headers=self._shows(who), base_url=HOST)
        return json.loads(reply.data)

    def _shows(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._tokens[who]}"}

    def _newest(self) -> Position:
        return Position.of_json(self._read("counter 7", "state")["position"])

    def _told(self, since: Position) -> dict[str, list[Any]]:
        """Give what was told since then: to a counter, else to the reception; and to the board."""
        events = f"events?epoch={since.epoch}&seq={since.seq}"
        heard = {
            who: [message["event"] for message in self._read(who, events)["events"]]
            for who in (*COUNTERS, "board")
        }
        heard["reception"] = list(self._told_live(since))
        fullest = max(COUNTERS, key=lambda who: len(json.dumps(heard[who])))
        shown = fullest if heard[fullest] else "reception"
        return {who: heard[who] for who in (shown, "board") if heard[who]}

    def _told_live(self, since: Position) -> Iterator[Any]:
        """Give what the reception has heard live since then: it is given no history."""
        office, store = OfficeAudience(), self.app.backend.store
        entries = store.reading.xrange(self._events, f"({since.entry_id}", "+")
        for _, fields in cast("list[tuple[bytes, Mapping[bytes, bytes]]]", entries):
            event = json.loads(fields[b"e"])
            if office.wants(event):
                yield office.event(event)


@contextmanager
def begun() -> Iterator[Day]:
    """Open an office in an empty store, at nine o'clock."""
    site, clock = Site.load(SITE_FILE), [NINE_MS]
    with tempfile.TemporaryDirectory(prefix="wartemarke-day-") as folder:
        store = EmbeddedStore(Path(folder))
        store.start()
        try:
            store.wait_until_ready()
            app = create_app(
                Settings(pace_seconds=0), [site], store.url, office_ms=lambda: clock[0]
            )
            with closing(app.backend.store):
                app.reach_store()
                yield Day(app, site, clock)
        finally:
            store.stop()
