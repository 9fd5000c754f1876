"""One connection: requests in, answers out, each within a size and a time.

Theory of operation: a request is read whole, head and body, before the application is asked, so the
application never waits for a client. `server/request.py` makes requests of what comes, by h11;
gevent's handler writes the answers; here are the socket and the times.

`phase` says what this connection is waiting for and `since` when that began; a request that comes
in one piece starts no timer. `Connections` looks at all connections now and then and calls `expire`
on those that are too late. That only shuts the socket, which wakes whoever waits there: no
exception is thrown into a command that may just have begun.

Promises
--------
* Of a request no more is held than the longest head, the longest body and a piece.
* Whoever is turned away can read why: the answer is sent, then what still comes is thrown away for
  a while. Closing at once would reset the connection, and the answer would be lost with it.
* A client that sends without pause takes turns with all others.
"""

import errno
import secrets
import socket as plain_socket
import struct
from contextlib import suppress
from enum import Enum, auto
from http import HTTPStatus
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import gevent
import structlog
from gevent import GreenletExit
from gevent.pywsgi import WSGIHandler

from server.api.doors import HARDENING
from server.live_socket import SIGNED_IN, LiveSocket
from server.problems import PROBLEM_TYPE, Problem, document
from server.request import Head, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_DISCARDED: Final = 32 * 1024 * 1024
_PIECE: Final = 16 * 1024
_DISCARDED: Final = bytearray(64 * 1024)
"""Where everything goes that nobody reads; one for all."""
_SHORTEST_S: Final = 0.001
_DISCARD_PAUSE_S: Final = 0.002
_EMPTY_LINE: Final = b"\r\n"
"""Some clients end a request with one line too many."""
_RESET: Final = struct.pack("ii", 1, 0)

log = structlog.get_logger()


class Phase(Enum):
    """What a connection is waiting for."""

    NEW = auto()
    IDLE = auto()
    HEAD = auto()
    BODY = auto()
    WORK = auto()
    ANSWER = auto()
    LIVE = auto()
    LIVE_SEND = auto()
    FAREWELL = auto()


_LIVE: Final = frozenset({Phase.LIVE, Phase.LIVE_SEND})
_WAITING: Final = frozenset({Phase.NEW, Phase.IDLE})


class _AllRead:
    """Tells gevent's handler that nothing of the body is left on the connection."""

    def _discard(self) -> None:
        """Do nothing."""


class Exchange(WSGIHandler):  # type: ignore[misc]  # gevent ships no types
    """Reads the requests of one connection and writes their answers; no access log."""

    wsgi_input = _AllRead()
    # The last is what gevent tells whoever waits for a socket that `abort` has shut.
    ignored_socket_errors = (*WSGIHandler.ignored_socket_errors, errno.ETIMEDOUT, errno.EBADF)

    def __init__(self, sock: Any, address: Any, server: Any) -> None:  # noqa: ANN401 - gevent's own signature, without types
        """Take over a socket that was just accepted."""
        self.socket = sock
        self.client_address = address
        self.server = server
        self.address: str = address[0] if isinstance(address, tuple) else ""
        self.phase = Phase.NEW
        self.since = monotonic()
        self.late = False
        self._stranger_since: float | None = None
        self._rest = b""

    @property
    def is_idle(self) -> bool:
        """Whether nothing has come of a next request: nobody loses anything by its end."""
        return self.phase in _WAITING

    @property
    def is_unfinished(self) -> bool:
        """Whether its request has not come whole, or its answer has gone: nothing is being done."""
        return self.phase in {Phase.HEAD, Phase.BODY, Phase.FAREWELL}

    @property
    def is_stranger(self) -> bool:
        """Whether it is live, and nobody has signed in."""
        return self.phase in _LIVE and self._stranger_since is not None

    @property
    def waits_since(self) -> float:
        """Since when; that a stranger is sent something does not make it younger."""
        return self.since if self._stranger_since is None else self._stranger_since

    @property
    def is_busy(self) -> bool:
        """Whether a request is being done or answered."""
        return self.phase in {Phase.WORK, Phase.ANSWER}

    def enter(self, phase: Phase) -> None:
        """Wait for something else from now on."""
        self.phase = phase
        self.since = monotonic()

    def sign_in(self) -> None:
        """Be somebody from now on: a live link that is not given up for others."""
        self._stranger_since = None

    def handle(self) -> None:
        """Serve until the client goes or is turned away."""
        with suppress(OSError):
            try:
                while self._serve_one():
                    self.enter(Phase.IDLE)
            except Problem as problem:
                self.turn_away(problem)

    def expire(self) -> None:
        """End what takes too long; safe from any greenlet."""
        self.late = True
        if self.phase in _WAITING:
            with suppress(OSError):
                self.socket.shutdown(plain_socket.SHUT_RD)
        else:
            self.abort()

    def abort(self) -> None:
        """Cut the connection now and let the kernel drop what it holds for it."""
        self.late = True
        with suppress(OSError):
            self.socket.setsockopt(plain_socket.SOL_SOCKET, plain_socket.SO_LINGER, _RESET)
            self.socket.shutdown(plain_socket.SHUT_RDWR)

    def turn_away(self, problem: Problem) -> None:
        """Say why, and give the client time to read it; raise OSError where it has gone."""
        self.enter(Phase.FAREWELL)
        self.server.count_turned_away(problem.kind.code)
        self.socket.sendall(answer_of(problem))
        self.socket.shutdown(plain_socket.SHUT_WR)
        left = MOST_DISCARDED
        while left > 0 and (count := self.socket.recv_into(_DISCARDED)):
            left -= count
            gevent.sleep(_DISCARD_PAUSE_S)
        if left <= 0:
            self.abort()

    def get_socket(self) -> LiveSocket:
        """Hand the connection over to a WebSocket, of a stranger at first."""
        self._stranger_since = monotonic()
        return LiveSocket(
            self.socket,
            self._rest,
            sending=lambda: self.enter(Phase.LIVE_SEND),
            sent=lambda: self.enter(Phase.LIVE),
            leaving=lambda: self.enter(Phase.FAREWELL),
        )

    # ------------------------------------------------------------------------------------ reading

    def _serve_one(self) -> bool:
        """Read one request and answer it; tell whether another may follow."""
        environ = self._read()
        if environ is None:
            return False
        self.enter(Phase.WORK)
        self.environ = environ
        self.application = self.server.application
        self.handle_one_response()
        if self._rest:
            gevent.sleep(0)  # the next one came with this one: others first
        return not (self.close_connection or self.late)

    def _read(self) -> dict[str, Any] | None:
        """Read a whole request; nothing where the client went before its head was whole."""
        if not self._has_begun():
            return None
        reading = Reading(self._rest)
        while (head := reading.head()) is None:
            if not (piece := self._piece()):
                return None
            reading.receive(piece)
        while (body := reading.body()) is None:
            if self.phase is not Phase.BODY:
                self.enter(Phase.BODY)
            if leave := reading.leave():
                self.socket.sendall(leave)
            reading.receive(self._piece())
        self._rest = reading.rest
        self.request_version = head.version
        self.close_connection = reading.is_last
        return self._environ(head, body)

    def _has_begun(self) -> bool:
        """Wait for the beginning of a request; tell whether one came before the client went."""
        while not (begin := self._rest.removeprefix(_EMPTY_LINE)):
            self._rest = self._piece()
            if not self._rest:
                return False
        self._rest = begin
        self.enter(Phase.HEAD)
        return True

    def _piece(self) -> bytes:
        """Read what comes next; nothing where the client has ended."""
        if self.phase not in _WAITING:
            # Seldom: most requests come in one piece. Here the client has to be told, so the
            # socket must not be shut for reading (what came then would reset it).
            left_s = self.since + self.server.limits.client_s - monotonic()
            self.socket.settimeout(max(left_s, _SHORTEST_S))
        try:
            return bytes(self.socket.recv(_PIECE))
        except TimeoutError:
            raise Problem("too_slow") from None
        finally:
            self.socket.settimeout(None)

    def _environ(self, head: Head, body: bytes) -> dict[str, Any]:
        path, _, query = head.target.partition("?")
        environ: dict[str, Any] = self.server.get_environ()
        environ |= head.fields
        environ |= {
            "REQUEST_METHOD": head.method,
            "PATH_INFO": unquote(path, "latin-1") if "%" in path else path,
            "QUERY_STRING": query,
            "SERVER_PROTOCOL": head.version,
            "REMOTE_ADDR": self.address,
            "wsgi.input": BytesIO(body),
            "wsgi.input_terminated": True,
        }
        if environ.pop("HTTP_TRANSFER_ENCODING", None):
            environ["CONTENT_LENGTH"] = str(len(body))
        if head.is_upgrade:
            # The one name under which simple-websocket asks for a socket and does not reach for
            # the private parts of gevent's.
            environ["eventlet.input"] = self
            environ[SIGNED_IN] = self.sign_in
        return environ

    # ---------------------------------------------------------------------------------- answering

    def handle_one_response(self) -> None:
        """Answer; what was a WebSocket is closed after it, and not read as the next request."""
        super().handle_one_response()
        if "HTTP_UPGRADE" in self.environ:
            self.close_connection = True

    def handle_error(self, *failure: Any) -> None:  # noqa: ANN401 - an exception's three parts
        """Answer a failure outside the application's own care, and log it under its id."""
        self.close_connection = True
        if issubclass(failure[0], GreenletExit):
            return
        bug = secrets.token_hex(6)
        log.error("bug", id=bug, exc_info=failure)
        if not self.response_length:
            with suppress(OSError):
                self.socket.sendall(answer_of(Problem("internal", f"Id {bug}.")))

    def _write_with_headers(self, data: bytes) -> None:
        """Send head and body at once: in two pieces they would be two calls and two packets."""
        self.enter(Phase.ANSWER)
        pieces = bytearray()
        self._sendall: Callable[[Any], None] = pieces.extend
        super()._write_with_headers(data)
        del self._sendall
        self._sendall(pieces)

    def log_request(self) -> None:
        """Write nothing: addresses do not belong in logs, and /metrics counts requests."""


def answer_of(problem: Problem) -> bytes:
    """Write a whole answer that turns away whoever never came as far as the application."""
    body = document(problem.kind, problem.detail)
    status = HTTPStatus(problem.kind.status)
    lines = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: {PROBLEM_TYPE}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Connection: close",
        *(f"{name}: {value}" for name, value in HARDENING),
    ]
    if problem.retry_after_s:
        lines.append(f"Retry-After: {problem.retry_after_s}")
    return "\r\n".join([*lines, "", ""]).encode() + body
