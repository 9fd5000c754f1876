"""What /metrics counts: requests, commands, live clients; nothing about a person or a counter.

Where one counter is open, each figure of a verb would be one person's, and each of an alarm its
moment. So what people do is counted together, as `PEOPLE`, without what it was and why it was
refused; routes, verbs and codes are told of devices and programs.
"""

import math
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from flask import Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from server.api.routes import ROLES
from server.problems import PROBLEMS
from server.registry import STAFF

PEOPLE: Final = "people"
"""The route and the verb of all that people do."""
REFUSED: Final = "refused"
"""The outcome of what people were refused; of what the server could not do it is the code."""
_OF_NOBODY: Final = frozenset({None, "system", "assets"})
"""Where what is no API is of no person: whether the server works, and the parts of pages."""
DEVICES_S: Final = 5.0
"""How long a count of the devices stands."""


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin at nothing; `seconds` says how much time goes by."""
        self._seconds = seconds
        self._devices_until_s = -math.inf
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "wartemarke_requests", "Answered requests", ("route", "status"), registry=self._registry
        )
        self._commands = Counter(
            "wartemarke_commands", "Commands", ("verb", "outcome"), registry=self._registry
        )
        self.live_clients = Gauge(
            "wartemarke_live_clients", "Connected live clients", registry=self._registry
        )
        self.connections = Gauge(
            "wartemarke_connections", "Open connections", registry=self._registry
        )
        self._turned_away = Counter(
            "wartemarke_turned_away",
            "Connections refused or ended by the limits",
            ("why",),
            registry=self._registry,
        )
        self._devices = Gauge(
            "wartemarke_devices",
            "Kiosks and boards of the sites by how they are",
            ("kind", "state"),
            registry=self._registry,
        )
        self.answered = 0
        self._counted: dict[tuple[str, int], Counter] = {}
        self._outcomes: dict[tuple[str, str], Counter] = {}

    def count_request(self, response: Response) -> Response:
        """Count one answer by route and status."""
        rule = request.url_rule
        key = (PEOPLE if _is_of_people() else rule.rule if rule else "none", response.status_code)
        counter = self._counted.get(key)
        if counter is None:
            counter = self._counted[key] = self._requests.labels(*key)
        counter.inc()
        self.answered += 1
        return response

    def count_command(self, verb: str, outcome: str) -> None:
        """Count one command by verb and by `done` or the problem's code; people's as `PEOPLE`."""
        if _is_of_people():
            verb, outcome = PEOPLE, _told_of_people(outcome)
        counter = self._outcomes.get((verb, outcome))
        if counter is None:
            counter = self._outcomes[verb, outcome] = self._commands.labels(verb, outcome)
        counter.inc()

    def count_turned_away(self, why: str) -> None:
        """Count one connection that was refused or ended by the limits."""
        self._turned_away.labels(why).inc()

    def devices_are_due(self) -> bool:
        """Tell whether devices must be counted again; asking is taken for doing so.

        Anybody may ask for figures as often as they like, and the store is not asked each time.
        """
        if self._seconds() < self._devices_until_s:
            return False
        self._devices_until_s = self._seconds() + DEVICES_S
        return True

    def tell_devices(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Set how many devices of a kind are in a state; what is not named is none."""
        self._devices.clear()
        for (kind, state), count in counts.items():
            self._devices.labels(kind, state).set(count)

    def exposition(self) -> bytes:
        """Write every figure in Prometheus' text format."""
        return generate_latest(self._registry)


def _is_of_people() -> bool:
    """Tell whether a person or their page asks; of nobody who was let in, by where it asks."""
    caller = g.get("caller")
    if caller is not None:
        return caller.role in STAFF
    if "Authorization" in request.headers:
        return False
    if request.path.startswith("/api/"):
        return request.endpoint in ROLES
    return request.blueprint not in _OF_NOBODY


def _told_of_people(outcome: str) -> str:
    kind = PROBLEMS.get(outcome)
    return REFUSED if kind and kind.status < HTTPStatus.INTERNAL_SERVER_ERROR else outcome
