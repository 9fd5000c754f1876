"""The WebSocket under the live link: what a client may say, and how much may wait for it.

Promises
--------
* A message of a client is text, at most `LONGEST_MESSAGE` long, and one that our protocol knows;
  whoever says anything else, or says things too often, is cut. None of it is logged: a line for
  each would let a stranger fill the disk.
* What waits for a client that reads slowly is bounded: beyond `MOST_UNSENT` nothing more is kept,
  and the sweep cuts the client. It comes back and catches up.
"""

import json
import re
from contextlib import suppress
from typing import Any, Final

from engineio.async_drivers.gevent import WebSocketWSGI
from gevent.queue import JoinableQueue

from server.bucket import Buckets

LONGEST_MESSAGE: Final = 16_384
MESSAGES_AT_ONCE: Final = 100
MESSAGES_A_SECOND: Final = 10
MOST_UNSENT: Final = 2 * 1024 * 1024
_PACKET_COST: Final = 256
"""Bytes that a waiting packet takes beside its text."""
_RESERVED: Final = frozenset({"connect", "disconnect"})
_MESSAGE: Final = re.compile(
    r"""
    [13]                                            # Engine.IO: close, pong
    | 4[01] (?:/[\w-]{1,40},?)? (?P<auth>[^/].*)?   # Socket.IO: connect, disconnect
    | 42 (?:/[\w-]{1,40},)? \d{0,9} (?P<event>\[.*\])
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)


class LiveWire(WebSocketWSGI):  # type: ignore[misc]  # engineio ships no types
    """Engine.IO's WebSocket, with bounds."""

    def __init__(self, handler: Any, server: Any) -> None:  # noqa: ANN401 - engineio's own signature, without types
        """Bound the messages already while they are read."""
        super().__init__(handler, server)
        self.server_args["max_message_size"] = LONGEST_MESSAGE
        self._allowance = Buckets(per_second=MESSAGES_A_SECOND, burst=MESSAGES_AT_ONCE)

    def wait(self) -> str | None:
        """Give the next message, or nothing: then the link ends."""
        said = super().wait()
        if isinstance(said, str) and is_known(said) and not self._allowance.wait_s():
            return said
        return None

    def close(self) -> None:
        """Say goodbye, and wait for nobody who does not answer."""
        with suppress(OSError):
            super().close()
        self.ws.sock.finish()


class Unsent(JoinableQueue):  # type: ignore[misc]  # gevent ships no types
    """What waits for one client; `is_overfull` once something had to be dropped."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.is_overfull = False
        self._cost = 0

    def put(self, item: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - gevent's own signature, without types
        """Keep a packet unless too much waits already; the end always has a place."""
        if item is not None and self._cost >= MOST_UNSENT:
            self.is_overfull = True
            return
        self._cost += _cost(item)
        super().put(item, *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - gevent's own signature, without types
        """Give the next packet."""
        item = super().get(*args, **kwargs)
        self._cost -= _cost(item)
        return item


def is_known(said: str) -> bool:
    """Tell whether this is a message that our protocol knows, whatever it asks for."""
    message = _MESSAGE.fullmatch(said)
    if message is None:
        return False
    try:
        body = json.loads(message["event"] or message["auth"] or "{}")
    except (ValueError, RecursionError):
        return False
    if message["event"] is None:
        return True
    return bool(body) and isinstance(body[0], str) and body[0] not in _RESERVED


def _cost(packet: Any) -> int:  # noqa: ANN401 - engineio ships no types
    data = getattr(packet, "data", None)
    return _PACKET_COST + (len(data) if isinstance(data, str | bytes) else 0)
