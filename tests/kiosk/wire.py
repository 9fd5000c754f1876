"""The cable between a kiosk and its server: it relays, can be cut, and loses or changes answers."""

from __future__ import annotations

import contextlib
import http.client
import socket
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLD: Final = ("Content-Type", "Authorization", "Idempotency-Key", "Ticket-Token")


@dataclass(frozen=True)
class Sent:
    """One request as it went over the cable."""

    method: str
    path: str
    command_id: str


class _Relay(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    wire: Wire

    def process_request(self, request: Any, client_address: Any) -> None:
        """Note a connection before anything has come over it: a cut ends it, too."""
        self.wire.connections.append(request)
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a kiosk that was killed in mid-request."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Relay

    def do_GET(self) -> None:
        self._relay()

    def do_POST(self) -> None:
        self._relay()

    def _relay(self) -> None:
        wire = self.server.wire
        if self.headers.get("Upgrade"):
            self._relay_live(wire)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        wire.sent.append(Sent(self.command, self.path, self.headers.get("Idempotency-Key", "")))
        status, kind, answer = self._ask(wire.server_port, body)
        answer = wire.changes(self.path, answer)
        status, kind, answer = wire.answers(self.path) or (status, kind, answer)
        if wire.loses(self.path):
            wire.lost.set()
            wire.ended.wait(30)  # as a dead network does: nothing comes, not even an end
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _ask(self, port: int, body: bytes) -> tuple[int, str, bytes]:
        told = {name: self.headers[name] for name in _TOLD if name in self.headers}
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as up:
            up.request(self.command, self.path, body or None, told)
            response = up.getresponse()
            return response.status, response.headers["Content-Type"], response.read()

    def _relay_live(self, wire: Wire) -> None:
        """Hand bytes on in both directions until one side ends, as a cable does."""
        self.close_connection = True
        head = [self.requestline, *(f"{name}: {told}" for name, told in self.headers.items())]
        with contextlib.suppress(OSError), _connected(wire.server_port) as up:
            wire.connections.append(up)
            up.sendall("\r\n".join([*head, "", ""]).encode())
            back = threading.Thread(target=_pump, args=(up, self.connection), daemon=True)
            back.start()
            _pump(self.connection, up)
            back.join()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's own name
        """Say nothing: the test asks `sent`."""


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port))


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Hand on what one side says until it ends, then end the other."""
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            sink.sendall(piece)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


class Wire:
    """Relays to a server on the loopback until it is cut."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.sent: list[Sent] = []
        self.connections: list[socket.socket] = []
        self.lost = threading.Event()
        self.ended = threading.Event()
        self.loses: Callable[[str], bool] = lambda _: False
        self.changes: Callable[[str, bytes], bytes] = lambda _, answer: answer
        self.answers: Callable[[str], tuple[int, str, bytes] | None] = lambda _: None
        self._relay: _Relay | None = None
        self.port = 0
        self.mend()

    @property
    def url(self) -> str:
        """The address at which the server is reached through this cable."""
        return f"http://127.0.0.1:{self.port}"

    def commands(self, end: str) -> list[Sent]:
        """The commands whose path ends so."""
        return [sent for sent in self.sent if sent.method == "POST" and sent.path.endswith(end)]

    def mend(self) -> None:
        """Relay, on the same port as before."""
        self._relay = _Relay(("127.0.0.1", self.port), _Handler)
        self._relay.wire = self
        self.port = self._relay.server_port
        threading.Thread(target=self._relay.serve_forever, args=(0.02,), daemon=True).start()

    def cut(self) -> None:
        """Refuse connections and end those that stand."""
        if self._relay is not None:
            self._relay.shutdown()
            self._relay.server_close()
            self._relay = None
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.connections.clear()

    def close(self) -> None:
        """Cut for good."""
        self.ended.set()
        self.cut()
