"""A receipt printer in the network, on its raw port.

The bytes are python-escpos', the connection is not: its `Network` leaves the socket open when
nobody is there, and knows one time for everything.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

_SEND_BUFFER = 4096  # bytes: what the printer has not taken must not look as if it had


@dataclass(frozen=True)
class TcpPort:
    """Host and port of a printer. That it takes the connection proves that it is there."""

    host: str
    port: int
    must_answer: ClassVar[bool] = False

    @contextmanager
    def opened(self, *, seconds: float) -> Iterator["_TcpWire"]:
        """Connect; OSError if nobody is there."""
        try:
            connection = socket.create_connection((self.host, self.port), timeout=seconds)
        except UnicodeError:  # a name that no host can have
            raise OSError(f"{self.host!r} is no host's name") from None
        except OSError as error:
            why = error.strerror or str(error)
            raise OSError(f"no printer at {self.host}:{self.port}: {why}") from None
        with connection:
            yield _TcpWire(connection)


class _TcpWire:
    """An open connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, *, seconds: float) -> None:
        """Send all of it within this time."""
        self._socket.settimeout(seconds)
        self._socket.sendall(data)

    def hear(self, *, seconds: float) -> bytes:
        """Give what comes within this time."""
        self._socket.settimeout(seconds)
        try:
            heard = self._socket.recv(64)
        except TimeoutError:
            return b""
        if not heard:
            raise ConnectionError("the printer hung up")
        return heard
