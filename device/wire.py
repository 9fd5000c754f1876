"""One Socket.IO connection of a live link: it says what it hears and can be cut at once.

python-socketio speaks the protocol. The socket is opened here, because the library would send it
through a proxy named in the environment, and because only the owner of a socket can cut it
without waiting for the other side's goodbye, which is what a dead network never sends.
"""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import socketio

if TYPE_CHECKING:
    import queue
    from collections.abc import Mapping

NAMESPACE: Final = "/live"

# The library's own loggers write the handshake, and so the token, at level INFO.
_SILENT: Final = logging.getLogger("device.wire.silent")
_SILENT.setLevel(logging.CRITICAL + 1)


class Said(StrEnum):
    """What a wire may have to say."""

    OPEN = "open"
    ANSWER = "answer"
    EVENT = "event"
    BEAT = "beat"
    HURRY = "hurry"
    LOST = "lost"


@dataclass(frozen=True)
class Heard:
    """One thing that a wire said; no wire stands for the link's own owner."""

    wire: Wire | None
    said: Said
    payload: object = None


class Wire:
    """One attempt to connect, and the connection that came of it."""

    def __init__(
        self, base_url: str, token: str, inbox: queue.SimpleQueue[Heard], *, timeout_s: float
    ) -> None:
        """Prepare; nothing is sent before `open`."""
        self._base_url = base_url
        self._token = token
        self._inbox = inbox
        self._timeout_s = timeout_s
        self._socket: socket.socket | None = None
        self._cut = False
        self._client = _client(self)

    def open(self) -> None:
        """Connect in the background; OPEN or LOST will be said."""
        threading.Thread(target=self._run, name="wire", daemon=True).start()

    def ask(self, question: Mapping[str, object]) -> None:
        """Send `join`; the server's answer will be said as ANSWER."""
        try:
            self._client.emit("join", question, namespace=NAMESPACE, callback=self.answered)
        except socketio.exceptions.SocketIOError as error:
            self.say(Said.LOST, type(error).__name__)

    def cut(self) -> None:
        """End the connection now, without a word to the other side; more words are ignored."""
        self._cut = True
        if self._socket is not None:
            _shut(self._socket)

    def say(self, said: Said, payload: object = None) -> None:
        """Hand something to the link, unless it gave this wire up."""
        if not self._cut:
            self._inbox.put(Heard(self, said, payload))

    def answered(self, answer: object = None) -> None:
        """Hand on the acknowledgement of `join`."""
        self.say(Said.ANSWER, answer)

    def _run(self) -> None:
        """Connect, and close the socket when the library has done with it."""
        try:
            self._socket = _connect(self._base_url, self._timeout_s)
        except OSError as error:
            self.say(Said.LOST, f"no connection: {type(error).__name__}")
            return
        with self._socket:
            self._speak(self._socket)

    def _speak(self, opened: socket.socket) -> None:
        self._client.eio.websocket_extra_options["socket"] = opened
        try:
            self._client.connect(
                self._base_url,
                auth={"token": self._token},
                transports=["websocket"],
                namespaces=[NAMESPACE],
                wait=False,
            )
        except (OSError, ValueError, socketio.exceptions.SocketIOError) as error:
            self.say(Said.LOST, f"no connection: {type(error).__name__}")
            return
        if self._cut:
            _shut(opened)  # given up while it was being opened
        self._client.eio.wait()


def _client(wire: Wire) -> socketio.Client:
    client = socketio.Client(
        reconnection=False,
        handle_sigint=False,
        logger=_SILENT,
        engineio_logger=_SILENT,
        request_timeout=wire._timeout_s,  # noqa: SLF001 - the two are one
        websocket_extra_options={"suppress_origin": True},
    )
    on = client.on
    on("connect", lambda: wire.say(Said.OPEN), namespace=NAMESPACE)
    on("event", lambda message=None: wire.say(Said.EVENT, message), namespace=NAMESPACE)
    on("beat", lambda beat=None: wire.say(Said.BEAT, beat), namespace=NAMESPACE)
    on("hurry", lambda _=None: wire.say(Said.HURRY), namespace=NAMESPACE)
    on("disconnect", lambda *why: wire.say(Said.LOST, _why(why)), namespace=NAMESPACE)
    on("connect_error", lambda *why: wire.say(Said.LOST, _why(why)), namespace=NAMESPACE)
    return client


def _why(said: tuple[object, ...]) -> str:
    reason = said[0] if said else "disconnected"
    if isinstance(reason, dict):
        reason = reason.get("message", "refused")
    return str(reason)


def _connect(base_url: str, timeout_s: float) -> socket.socket:
    address = urlsplit(base_url)
    secure = address.scheme == "https"
    host = address.hostname or ""
    port = address.port or (443 if secure else 80)
    opened = socket.create_connection((host, port), timeout=timeout_s)
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if not secure:
        return opened
    try:
        return ssl.create_default_context().wrap_socket(opened, server_hostname=host)
    except OSError:
        opened.close()
        raise


def _shut(opened: socket.socket) -> None:
    try:
        opened.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already
