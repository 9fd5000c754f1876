"""Does things through the published interface, one command after another, each until it is decided.

A command that got no answer is sent again with the same id: it is done once.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from device.connection import Refused, Server, Unavailable
from server.demo.visitors.pace import Waiting

AGAIN_S: Final = 0.3
TIMEOUT_S: Final = 2.0

Done = Callable[[str, float, Mapping[str, Any]], None]
"""`done(verb, seconds, answer)`: told of each command that was accepted."""


def nobody(_verb: str, _seconds: float, _answer: Mapping[str, Any]) -> None:
    """Take no notice."""


class Hand:
    """The hand of one device on one server."""

    def __init__(self, server: Server, waiting: Waiting, done: Done = nobody) -> None:
        """Act through this connection."""
        self._server = server
        self._waiting = waiting
        self._done = done

    def do(self, verb: str, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        """Send one command and give its answer; raise Refused, or GoneHome while there is none."""
        command_id = secrets.token_urlsafe(12)
        while True:
            begun_s = time.perf_counter()
            try:
                answer = self._server.command(path, body or {}, command_id=command_id)
            except Unavailable:
                self._waiting.real(AGAIN_S)
                continue
            self._done(verb, time.perf_counter() - begun_s, answer)
            return answer

    def read(self, path: str) -> dict[str, Any]:
        """Read something; raise Refused, or GoneHome while there is no answer."""
        while True:
            try:
                return self._server.read(path)
            except Unavailable:
                self._waiting.real(AGAIN_S)

    def try_once(self, path: str, body: Mapping[str, object] | None = None) -> bool:
        """Send one command, without patience; tell whether it was done."""
        try:
            self._server.command(path, body or {}, command_id=secrets.token_urlsafe(12))
        except (Refused, Unavailable):
            return False
        return True
