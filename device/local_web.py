"""A safe page server on loopback: what a screen on the wall shows, and the doors around it.

Theory of operation
    Kiosk and board show a page in a browser on the same machine. The page only draws: it is sent
    the agent's whole state over Socket.IO (namespace `/page`, event `state`) at once and after each
    change, and asks for changes by `POST /commands/NAME`. Any other page in that browser, any other
    machine whose name resolves to this one, and any other program must not be able to ask.

Promises
    It listens on 127.0.0.1 alone and answers only to its own Host. Nothing changes without JSON,
    the page's own Origin and the token of this very start, which only the page served here has
    (a page from before a restart is refused, and fetches itself anew). It sets no cookie and no
    CORS header, serves files of two folders only, and lets a page run nothing but its own scripts.
    A page never sees an older state after a newer one.
    `GET /alive` says how long ago a page in sight has shown that it draws, and how large it is:
    whoever keeps the browser asks that, and holds no token.
"""

from __future__ import annotations

import errno
import html
import json
import secrets
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import socketio
import structlog
from flask import Flask, Response, request, send_from_directory
from gevent.lock import RLock
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer
from werkzeug.exceptions import HTTPException

from device import watchdog
from device.page_doors import PageDoors, as_json, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from wsgiref.types import WSGIEnvironment

    from flask.typing import ResponseReturnValue

    State = Callable[[], Mapping[str, object]]
    Handler = Callable[[Mapping[str, object]], Mapping[str, object]]
    View = Callable[..., ResponseReturnValue]

LOOPBACK: Final = "127.0.0.1"
MAX_BODY_BYTES: Final = 64 * 1024
START_HEADER: Final = "Wartemarke-Start"
NAMESPACE: Final = "/page"
SHARED: Final = Path(__file__).resolve().parent / "page"

# A page learns within 5 s that its agent stopped answering: one ping every 2 s, 3 s to answer.
PING_EVERY_S: Final = 2
PING_ANSWER_S: Final = 3
LARGEST_PX: Final = 20_000
STOP_WITHIN_S: Final = 0.5
IDLE_S: Final = 75.0

# What a folder of a page may hand out. The machine's own table of types is not asked: a wrong one
# would stop scripts under `nosniff`.
TYPES: Final = {
    ".css": "text/css",
    ".ftl": "text/plain",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webm": "video/webm",
    ".woff2": "font/woff2",
}
DAY_S: Final = 86_400

_TOKEN_PLACE: Final = '<meta name="start-token" content="">'  # noqa: S105 (where it goes)
_log = structlog.get_logger(__name__)


class PortInUse(OSError):
    """Another program listens on this port; the sentence says which port and what to do."""


class CommandRefused(Exception):
    """A command's handler says no: answered as 409 (or `status`) with the code and the sentence."""

    def __init__(self, code: str, detail: str, *, status: int = 409) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.status = status


class _Handler(WSGIHandler):  # type: ignore[misc] # gevent ships no types
    """Closes a connection after a WebSocket on it, and one on which nothing comes for a while.

    Loopback is no network: a program that sends a byte now and then to hold a connection is on this
    machine already. The server, which strangers reach, has stricter handlers of its own.
    """

    def __init__(self, sock: Any, address: Any, server: Any) -> None:  # noqa: ANN401 - gevent's own signature
        sock.settimeout(IDLE_S)  # a live link hears a pong every few seconds
        super().__init__(sock, address, server)

    def handle_one_response(self) -> None:
        """Answer one request."""
        super().handle_one_response()
        if "HTTP_UPGRADE" in self.environ:
            self.close_connection = True

    def log_error(self, msg: str, *args: object) -> None:
        """Say that a request could not be read, and not what stood in it: it may be a secret."""
        del msg, args
        _log.info("request_not_read")


class PageServer:
    """Serve one agent's page on loopback; binds at once, so a taken port stops the start.

    `state` says what pages draw; `commands` are what they may ask, by name. `extra_routes` adds
    read-only views (Flask rule → view), such as the demo's `/paper`, behind the same doors.
    """

    def __init__(
        self,
        *,
        name: str,
        port: int,
        page: Path,
        state: State,
        commands: Mapping[str, Handler],
        frame_ancestors: str = "'none'",
        extra_routes: Mapping[str, View] | None = None,
    ) -> None:
        self.name = name
        self._page = page.resolve()
        self._state = state
        self._commands = dict(commands)
        self._token = secrets.token_urlsafe(32)
        self._screens: dict[str, dict[str, int]] = {}
        self._seen_at: float | None = None
        self._order = RLock()  # reading the state and sending it are one step
        self.html(self._page / "index.html")  # a page without a place for the token stops the start
        frames = _one_directive(frame_ancestors)
        self._live = self._live_server()
        self._listener = listen(port, name)
        self.port: int = self._listener.getsockname()[1]
        doors = PageDoors(
            app=socketio.WSGIApp(self._live, self._flask(extra_routes or {})),
            hosts=frozenset({f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"}),
            frame_ancestors=frames,
        )
        self._server = WSGIServer(
            self._listener, doors, spawn=Pool(), log=None, handler_class=_Handler
        )
        self._server.stop_timeout = STOP_WITHIN_S

    def serve_forever(self) -> None:
        """Answer pages until `stop`."""
        _log.info("page_server_started", name=self.name, url=f"http://{LOOPBACK}:{self.port}/")
        self._server.serve_forever()

    def stop(self) -> None:
        """Close the door and every open page's link; safe to call twice and from any greenlet."""
        self._server.stop(STOP_WITHIN_S)

    def answers(self) -> bool:
        """Tell whether the page can be fetched here and now, as a browser would."""
        return watchdog.answers(LOOPBACK, self.port, "/", name=f"{LOOPBACK}:{self.port}")

    def push(self) -> None:
        """Send the state as it is now to every open page; from any greenlet."""
        self._send(to=None)

    def html(self, file: Path) -> Response:
        """Return a page of ours with this start's token in its place."""
        text = file.read_text(encoding="utf-8")
        if _TOKEN_PLACE not in text:
            raise ValueError(f"{file} has no {_TOKEN_PLACE}: its commands would all be refused.")
        filled = _TOKEN_PLACE.replace('""', f'"{html.escape(self._token)}"')
        return Response(text.replace(_TOKEN_PLACE, filled), mimetype=TYPES[".html"])

    def _send(self, *, to: str | None) -> None:
        with self._order:
            self._live.emit("state", dict(self._state()), namespace=NAMESPACE, to=to)

    def _flask(self, extra: Mapping[str, View]) -> Flask:
        app = Flask(f"wartemarke.{self.name}", static_folder=None)
        app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
        app.url_map.merge_slashes = False  # a path means one file, not the nearest that fits
        app.register_error_handler(HTTPException, _http_problem)
        app.add_url_rule("/", "index", lambda: self.html(self._page / "index.html"))
        app.add_url_rule("/alive", "alive", lambda: as_json(200, self._alive()))
        app.add_url_rule("/page/<path:file>", "page", lambda file: _asset(self._page, file))
        app.add_url_rule("/shared/<path:file>", "shared", lambda file: _asset(SHARED, file))
        app.add_url_rule("/commands/<name>", "command", self._command, methods=["POST"])
        for rule, view in extra.items():
            app.add_url_rule(rule, f"extra {rule}", view, methods=["GET"])
        return app

    def _live_server(self) -> Any:  # noqa: ANN401 (python-socketio ships no types)
        live = socketio.Server(
            async_mode="gevent",
            transports=["websocket"],
            cors_allowed_origins=[],  # no CORS header at all; PageDoors compares the Origin
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_ANSWER_S,
            max_http_buffer_size=MAX_BODY_BYTES,
        )
        live.on("connect", self._welcome, namespace=NAMESPACE)
        live.on("disconnect", self._goodbye, namespace=NAMESPACE)
        live.on("alive", self._note_sign, namespace=NAMESPACE)
        return live

    @property
    def screen(self) -> dict[str, int] | None:
        """The size of what a page is drawn on now, in CSS pixels; None where none is drawn."""
        return next(reversed(self._screens.values()), None)

    def _alive(self) -> dict[str, object]:
        """Say how the browser before us is: `page_seen_ms` is null where no page was ever seen."""
        seen_at = self._seen_at
        ago_ms = None if seen_at is None else round((time.monotonic() - seen_at) * 1000)
        return {"page_seen_ms": ago_ms, "pages": len(self._screens), "screen": self.screen or None}

    def _note_sign(self, sid: str, size: object = None) -> None:
        """Note that a page in sight draws, and how large: it says so from the thread that draws."""
        self._seen_at = time.monotonic()
        if sid in self._screens:
            self._screens[sid] = _size(size) or self._screens[sid]

    def _goodbye(self, sid: str, _why: object = None) -> None:
        """Forget a page that is gone."""
        self._screens.pop(sid, None)

    def _welcome(self, sid: str, _environ: WSGIEnvironment, auth: object = None) -> None:
        """Let a page in that carries this start's token and tell it how things are."""
        given = auth.get("start") if isinstance(auth, dict) else None
        if not self._is_ours(given):
            raise socketio.exceptions.ConnectionRefusedError("other_start")
        try:
            self._send(to=sid)
        except Exception as error:
            _log.exception("page_state_failed", name=self.name)
            raise socketio.exceptions.ConnectionRefusedError("unavailable") from error
        self._screens[sid] = _size(auth.get("screen") if isinstance(auth, dict) else None)

    def _is_ours(self, token: object) -> bool:
        return isinstance(token, str) and secrets.compare_digest(
            token.encode("utf-8", "replace"), self._token.encode()
        )

    def _command(self, name: str) -> Response:
        if not self._is_ours(request.headers.get(START_HEADER)):
            return problem(403, "other_start", "This page is older than its agent. Load it again.")
        if request.mimetype != "application/json":
            return problem(415, "not_json", "A command is JSON.")
        handler = self._commands.get(name)
        if handler is None:
            return problem(404, "unknown_command", "There is no such command.")
        if request.content_length is None:  # a body in chunks could grow for ever
            return problem(411, "no_length", "The body does not say its length.")
        body = _json_object(request.get_data())
        if body is None:
            return problem(400, "malformed", "The body is not one JSON object.")
        return self._answer(name, handler, body)

    def _answer(self, name: str, handler: Handler, body: Mapping[str, object]) -> Response:
        try:
            return as_json(200, dict(handler(body)))
        except CommandRefused as refused:
            return problem(refused.status, refused.code, refused.detail)
        except Exception:  # noqa: BLE001 (the page gets an id, the log gets the rest)
            incident = secrets.token_hex(4)
            _log.exception("page_command_failed", name=self.name, command=name, id=incident)
            return problem(500, "internal", f"Something went wrong here. Number {incident}.")


def listen(port: int, name: str) -> socket.socket:
    """Return a listening socket on loopback, without Nagle: accepted ones inherit that (44 ms)."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno != errno.EADDRINUSE:
            raise
        message = f"Port {port} is taken by another program: {name} cannot show its page there."
        raise PortInUse(errno.EADDRINUSE, message) from error
    listener.setblocking(False)  # noqa: FBT003 (the socket's own signature)
    return listener


def _size(said: object) -> dict[str, int]:
    """Read how large a page says that it is; nothing where it says nothing of sense."""
    if not isinstance(said, dict):
        return {}
    size = {name: said.get(name) for name in ("width", "height")}
    sides = {name: side for name, side in size.items() if isinstance(side, int)}
    sensible = len(sides) == len(size) and all(0 < side <= LARGEST_PX for side in sides.values())
    return sides if sensible else {}


def _asset(folder: Path, file: str, age_s: int | None = None) -> Response:
    """Return one file of a page's folder; only kinds that a page needs, never one outside."""
    kind = TYPES.get(Path(file).suffix)
    if kind is None:
        return problem(404, "not_found", "There is nothing here.")
    age = DAY_S if file.endswith(".woff2") else age_s  # None: ask each time whether it changed
    return send_from_directory(folder, file, mimetype=kind, max_age=age)


def files_of(folder: Path) -> View:
    """Return a view for `extra_routes` that hands out a folder's files by `<name>`.

    They never change under one name, and parts of them may be asked for, as browsers do of a video.
    """
    return lambda name: _asset(folder.resolve(), name, age_s=DAY_S)


def _one_directive(value: str) -> str:
    if any(sign in value for sign in ";,\r\n"):
        raise ValueError(f"frame_ancestors is a list of origins parted by spaces, not {value!r}.")
    return value


def _json_object(body: bytes) -> dict[str, object] | None:
    try:
        value = _DECODER.decode(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_json(constant: str) -> None:
    """Refuse the NaN and Infinity that Python's parser takes and JSON does not have."""
    raise ValueError(constant)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice: two readers could take two values from it."""
    content = dict(pairs)
    if len(content) < len(pairs):
        raise ValueError("a name stands twice")
    return content


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_json)


def _http_problem(error: HTTPException) -> Response:
    """Turn the framework's own refusals (404, 405, 413 …) into the one shape."""
    status = error.code or 500
    code = {404: "not_found", 405: "wrong_method", 413: "too_large"}.get(status, "refused")
    return problem(status, code, error.description or "Refused.")
