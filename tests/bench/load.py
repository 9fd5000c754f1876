"""Clients that send as fast as they are answered: keep-alive connections, hand-made requests.

A client library would cost more than the server that it measures; two cores hold them both.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from server.ledger.wishes import Wish

WISH: Final[Wish] = {"service": "renew", "language": "de"}
"""What everybody asks for who hammers at the server, and at its reference."""


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: bytes

    def json(self) -> Any:
        """Read the body."""
        return json.loads(self.body)


def command_id() -> str:
    """Make a new command id."""
    return secrets.token_urlsafe(12)


class Line:
    """One keep-alive connection to a server; opens itself again when it was cut."""

    def __init__(self, port: int, token: str = "", *, host: str = "127.0.0.1") -> None:
        self.port = port
        self._head = f"Host: {host}:{port}\r\nAuthorization: Bearer {token}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(
        self, path: str, body: Mapping[str, object], *, command: str = "", method: str = "POST"
    ) -> Reply:
        """Send one command; raise OSError or EOFError when the connection was cut."""
        payload = json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\n{self._head}Content-Type: application/json\r\n"
            f"Idempotency-Key: {command or command_id()}\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        try:
            return await self._exchange(head.encode() + payload)
        except (OSError, EOFError):
            self.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def _exchange(self, request: bytes) -> Reply:
        if self._streams is None:
            self._streams = await self._connect()
        reader, writer = self._streams
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        body = await reader.readexactly(length)
        if b"connection: close" in head.lower():
            self.close()
        return Reply(int(head[9:12]), body)


@dataclass(frozen=True)
class Window:
    """What was answered within a span of time."""

    requests: int
    seconds: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def hammer(make_line: Callable[[], Line], path: str, *, clients: int, seconds: float) -> Window:
    """Send commands from so many clients at once for so long; any refusal fails."""
    return asyncio.run(_hammer(make_line, path, clients, seconds))


async def _hammer(make_line: Callable[[], Line], path: str, clients: int, seconds: float) -> Window:
    lines = [make_line() for _ in range(clients)]
    begin = time.perf_counter()
    end = begin + seconds

    async def client(line: Line) -> int:
        count = 0
        while time.perf_counter() < end:
            reply = await line.post(path, WISH)
            assert reply.status < 300, reply
            count += 1
        return count

    counts = await asyncio.gather(*(client(line) for line in lines))
    took = time.perf_counter() - begin
    for line in lines:
        line.close()
    return Window(sum(counts), took)
