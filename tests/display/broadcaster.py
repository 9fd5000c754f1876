"""A small server of real sockets that tells a site's events, and can do everything wrong.

It speaks the published protocol over HTTP and Socket.IO, in threads of the test's own process. It
keeps the truth (`tickets`, `position`) apart from what it tells, so that a test can lose, repeat
or hold back a message, fall silent, cut every connection, or lose its own past.
"""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import socketio
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

SITE = "maschstrasse"
TOKEN = "a-token-of-the-board"  # noqa: S105 - a test's own
NAMESPACE = "/live"
BEAT_S = 0.2

Json = dict[str, Any]


def now_ms() -> int:
    """Read the machine's clock."""
    return time.time_ns() // 1_000_000


def ticket(number: str = "K214", **changed: object) -> Json:
    """Make a called ticket as a board may see it."""
    row: Json = {
        "id": f"{ord(number[0])}{number[1:]:0>8}",
        "number": number,
        "area": number[0],
        "state": "called",
        "counter": "7",
        "called_ms": now_ms(),
        "recalls": 0,
        "language": "de",
    }
    return row | changed


class Broadcaster:
    """The server; `told` is the position up to which the room was told everything."""

    def __init__(
        self,
        site: Mapping[str, object] | None = None,
        *,
        port: int = 0,
        clock_ms: Callable[[], int] = now_ms,
        beat_s: float = BEAT_S,
    ) -> None:
        self.site = site
        self.clock_ms, self._beat_s = clock_ms, beat_s
        self.tickets: dict[str, Json] = {}
        self.epoch, self.seq = 1_000, 0
        self.told = (self.epoch, 0)
        self.history: list[Json] = []
        self.joins: list[Json | None] = []
        self.tokens: list[object] = []
        self.answers = True
        self.beats = True
        self.accepts = True
        self.welcomes = True
        self.waiting: object = None
        self.files: dict[str, bytes] = {}
        self.before_answer: Callable[[], None] = lambda: None
        self._truth = threading.RLock()  # an answer is of one moment
        self._sockets: list[socket.socket] = []
        self._ended = threading.Event()
        self._sio = self._live()
        self._http = self._listen(port)
        self.port: int = self._http.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads = [
            threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        ]
        self._threads.append(threading.Thread(target=self._beat_for_ever, daemon=True))
        for thread in self._threads:
            thread.start()

    # ---- the truth ---------------------------------------------------------------------------

    @property
    def position(self) -> Json:
        """Where the stream is."""
        return {"epoch": self.epoch, "seq": self.seq}

    def happen(self, kind: str, row: Json, *, tell: bool = True, at: int | None = None) -> Json:
        """Let something happen to a ticket, and tell the room unless it is to be lost."""
        with self._truth:
            self.seq += 1
            self.tickets[row["id"]] = row
            message = {
                "after": {"epoch": self.told[0], "seq": self.told[1]},
                "position": self.position,
                "event": {"type": kind, "at": at or self.clock_ms(), "ticket": row},
            }
            self.told = (self.epoch, self.seq)
            self.history.append(message)
        if tell:
            self.tell(message)
        return message

    def call(self, number: str, *, tell: bool = True, **changed: object) -> Json:
        """Call a number."""
        row = ticket(number, **{"called_ms": self.clock_ms(), **changed})
        return self.happen("called", row, tell=tell, at=row["called_ms"])

    def pass_unseen(self) -> None:
        """Let something happen that this room does not hear of."""
        self.seq += 1

    def lose_the_past(self) -> None:
        """Begin a new epoch whose past nobody can prove."""
        with self._truth:
            self.epoch, self.seq = self.epoch + 1, 1
            self.told = (self.epoch, 1)
            self.history.clear()

    # ---- telling it --------------------------------------------------------------------------

    def tell(self, message: Json) -> None:
        """Send a message to everybody in the room."""
        self._sio.emit("event", message, namespace=NAMESPACE)

    def beat(self, *, behind_ms: int = 0) -> None:
        """Tell everybody that nothing has come but what was told, `behind_ms` ago."""
        more = {} if self.waiting is None else {"waiting": self.waiting}
        with self._truth:
            told = {"epoch": self.told[0], "seq": self.told[1]}
            beat = {"after": told, "position": self.position, **more}
        self._sio.emit("beat", {**beat, "now_ms": self.clock_ms() - behind_ms}, namespace=NAMESPACE)

    def cut(self) -> None:
        """Cut every connection without a word."""
        sockets, self._sockets = self._sockets, []
        for each in sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def fall_silent(self) -> None:
        """Say nothing more, and answer nothing; connections stay."""
        self.answers = self.beats = False

    def close(self) -> None:
        """Cut everything and give the port back."""
        self._ended.set()
        self.accepts = False
        self.cut()
        self._http.shutdown()
        self._http.server_close()
        for thread in self._threads:
            thread.join()

    def _beat_for_ever(self) -> None:
        while not self._ended.wait(self._beat_s):
            if self.beats:
                self.beat()

    def _live(self) -> Any:
        server = socketio.Server(
            async_mode="threading", transports=["websocket"], cors_allowed_origins=[]
        )
        server.on("connect", self._on_connect, namespace=NAMESPACE)
        server.on("join", self._on_join, namespace=NAMESPACE)
        return server

    def _on_connect(self, _sid: str, environ: Json, auth: object) -> None:
        self.tokens.append(auth)
        if not self.welcomes:
            self._ended.wait(30)
        if not self.accepts:
            raise socketio.exceptions.ConnectionRefusedError("not_signed_in")
        self._sockets.append(environ["werkzeug.socket"])

    def _on_join(self, _sid: str, question: Json) -> Json | None:
        asked = question["position"]
        self.joins.append(asked)
        if not self.answers:
            self._ended.wait(30)
            return None
        with self._truth:
            answer = self._answer(asked)
        self.before_answer()
        return answer

    def _answer(self, asked: Json | None) -> Json:
        told: Json = {"position": self.position, "now_ms": self.clock_ms()}
        if asked is None or asked["epoch"] != self.epoch:
            standing = [t for t in self.tickets.values() if t["state"] in ("called", "serving")]
            return {**told, "snapshot": {"tickets": standing}}
        after = (asked["epoch"], asked["seq"])
        later = [each for each in self.history if _place(each) > after]
        return {**told, "events": later}

    # ---- HTTP --------------------------------------------------------------------------------

    def _listen(self, port: int) -> BaseWSGIServer:
        return make_server("127.0.0.1", port, self._app, threaded=True, request_handler=_Quiet)

    def _app(self, environ: Json, start: Callable[..., object]) -> Iterator[bytes]:
        if environ["PATH_INFO"].startswith("/socket.io"):
            answer: Iterator[bytes] = socketio.WSGIApp(self._sio)(environ, start)
            return answer
        name = environ["PATH_INFO"].rpartition("/media/")[2]
        if name in self.files:
            start("200 OK", [("Content-Type", "image/jpeg")])
            return iter([self.files[name]])
        known = self.site is not None and environ.get("HTTP_AUTHORIZATION") == f"Bearer {TOKEN}"
        start(
            "200 OK" if known else "503 Service Unavailable", [("Content-Type", "application/json")]
        )
        return iter([json.dumps(self.site if known else {}).encode()])


class _Quiet(WSGIRequestHandler):
    """Writes no access log."""

    def log_request(self, *_: object) -> None:
        """Write nothing."""


def _place(message: Json) -> tuple[int, int]:
    return (message["position"]["epoch"], message["position"]["seq"])
