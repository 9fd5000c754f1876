"""The socket under a WebSocket: whole frames out, little in, and an end that comes.

Promises
--------
* What is sent is sent whole: simple-websocket takes a partial send for a complete one, and a frame
  that is cut short garbles all that follow. Two greenlets that send wait for one another.
* A client says little: a token, a join, a pong every few seconds. One that says more than
  `MOST_AT_ONCE` bytes at once, or `BYTES_A_SECOND` for long, is cut; it takes turns until then.
* After `finish` the client has a moment to answer the goodbye. Nobody waits for it longer.
"""

import socket as plain_socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import gevent
from gevent.lock import Semaphore

from server.bucket import Buckets

MOST_AT_ONCE: Final = 48 * 1024
BYTES_A_SECOND: Final = 4 * 1024
SIGNED_IN: Final = "wartemarke.signed_in"
"""Under this name a request holds what to call once it is known who listens."""


class LiveSocket:
    """What simple-websocket uses of a socket: send, recv, close."""

    def __init__(
        self,
        socket: Any,  # noqa: ANN401 - gevent ships no types
        received: bytes,
        *,
        sending: Callable[[], None],
        sent: Callable[[], None],
        leaving: Callable[[], None],
    ) -> None:
        """Go on with a socket of which `received` was read already."""
        self._socket = socket
        self._received = received
        self._sending, self._sent, self._leaving = sending, sent, leaving
        self._one_at_a_time = Semaphore()
        self._allowance = Buckets(per_second=BYTES_A_SECOND, burst=MOST_AT_ONCE)
        self._finished = False
        sent()

    def send(self, data: bytes) -> int:
        """Send all of it; raise OSError where that cannot be done in time."""
        with self._one_at_a_time:
            if self._finished:
                raise BrokenPipeError
            self._sending()
            self._socket.sendall(data)
            self._sent()
        return len(data)

    def recv(self, size: int) -> bytes:
        """Give some bytes, none at the end; raise OSError for a client that says too much."""
        gevent.sleep(0)  # whoever sends without pause takes turns with all others
        data: bytes = self._received or self._socket.recv(size)
        self._received = b""
        if self._allowance.wait_s(cost=len(data)):
            raise ConnectionAbortedError
        return data

    def finish(self) -> None:
        """Send no more; the client may still answer, for a moment."""
        self._finished = True
        self._leaving()
        with suppress(OSError):
            self._socket.shutdown(plain_socket.SHUT_WR)

    def close(self) -> None:
        """End both ways; whoever waits here is woken."""
        self._finished = True
        with suppress(OSError):
            self._socket.shutdown(plain_socket.SHUT_RDWR)
