"""How a device tells its server that it is there, how it is, and hears that it may no more.

Theory of operation: once a second the device looks at itself, which costs nothing. What it says is
sent when it is something else than the server has, and after `EVERY_S` in any case. A beat is no
command of the queue: one that does not arrive is not repeated, the next one says what is true then.

Promises
--------
* The server knows of a change within two seconds, and of a device that is gone by its silence.
* Who is out of service asks every `AGAIN_S`: it hears soon that it is back, whatever was lost.
* A server that knows no beats is asked again rarely, and nothing else changes.
* `revoked` is called once, when our own server has said twice that it does not know the token.
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Final

import structlog
from gevent.event import Event

from device.connection import Refused, Server, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EVERY_S: Final = 30.0
LOOK_S: Final = 1.0
AGAIN_S: Final = 3.0
UNKNOWN_S: Final = 600.0
UNKNOWN_TOKEN: Final = "not_signed_in"  # noqa: S105 - a problem's code
_UNKNOWN_ROUTE: Final = 404
_OWES_MUCH: Final = 5
_CLOCK_STEP_MS: Final = 1_000
_log = structlog.get_logger(__name__)


class Heart:
    """Sends one device's beats."""

    def __init__(
        self,
        server: Server,
        said: Callable[[], Mapping[str, object]],
        *,
        revoked: Callable[[], None],
        heard: Callable[[Mapping[str, object]], None] = lambda _: None,
    ) -> None:
        """Prepare; `said` gives how the device is now, `heard` takes what the server answers."""
        self._server, self._said, self._revoked = server, said, revoked
        self._heard = heard
        self._hurry = Event()
        self._refusals = 0

    def hurry(self) -> None:
        """Let the next beat be sent at once: the server fell silent, has cut us, or asks for it."""
        self._hurry.set()

    def beat_forever(self) -> None:
        """Send beats until the token is taken for revoked."""
        due, told = 0.0, None
        while self._refusals <= 1:
            said = self._said()
            if time.monotonic() >= due or _gist(said) != told or self._hurry.is_set():
                self._hurry.clear()
                due, told = time.monotonic() + self._send(said), _gist(said)
            self._hurry.wait(LOOK_S)
        _log.warning("token_revoked")
        self._revoked()

    def _send(self, said: Mapping[str, object]) -> float:
        """Send one beat; give the seconds until the next one."""
        try:
            answer = self._server.command("heartbeat", said, command_id=secrets.token_hex(8))
        except Unavailable:
            return AGAIN_S
        except Refused as refused:
            return self._take_refusal(refused)
        self._refusals = 0
        self._heard(answer)
        return AGAIN_S if answer.get("in_service") is False else EVERY_S

    def _take_refusal(self, refused: Refused) -> float:
        if refused.code == UNKNOWN_TOKEN:
            self._refusals += 1
            return LOOK_S
        self._refusals = 0
        if refused.status != _UNKNOWN_ROUTE:  # an older server has no such address
            _log.warning("beat_refused", code=refused.code, detail=refused.detail)
        return UNKNOWN_S


def _gist(said: Mapping[str, object]) -> Mapping[str, object]:
    """Give what is worth a beat of its own: not each word on its way, nor a drifting clock."""
    owes, off = said.get("outbox", 0), said.get("clock_off_ms", 0)
    coarse = {
        "outbox": isinstance(owes, int) and owes > _OWES_MUCH,
        "clock_off_ms": isinstance(off, int) and abs(off) // _CLOCK_STEP_MS,
    }
    return {**said, **coarse}
