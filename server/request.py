"""One HTTP/1 request out of the bytes of a connection, read by h11. Pure: it touches no socket.

h11 knows the grammar, the framing of bodies and whether a connection may go on. Ours are the sizes,
WSGI's names, and a few refusals, each allowed by RFC 9112 or RFC 9110: what h11 lets through
although two programs could read it in two ways (a length beside chunks, a folded line, a bare line
feed, a control character, a second Authorization). Such requests are how one is smuggled past a
proxy. Two equal lengths are left to h11: everybody reads the same body there.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import h11

from server.problems import Problem

LONGEST_TARGET: Final = 8 * 1024
LONGEST_HEAD: Final = 32 * 1024
"""Cookies of several counters and a proxy's own fields fit in many times over."""
LONGEST_BODY: Final = 64 * 1024
MOST_LINES: Final = 101
"""Of a head; h11 would take thousands, which would keep everybody waiting."""
MOST_CHUNKS: Final = 4_096

_PLAIN: Final = re.compile(rb"(?:[\t -~\x80-\xff]+\r\n(?![\t ]))+\r\n")
"""Lines that everybody tells apart alike, each of printable characters."""
_TOO_LARGE: Final = 431
_VERSIONS: Final = frozenset({b"1.0", b"1.1"})
_ONCE: Final = frozenset({"CONTENT_TYPE", "HTTP_AUTHORIZATION"})
"""Beside the Host and the lengths, which h11 takes care of."""
_UNPREFIXED: Final = frozenset({"CONTENT_LENGTH", "CONTENT_TYPE"})


@dataclass(frozen=True, slots=True)
class Head:
    """A request before its body; `fields` are named as WSGI names them."""

    method: str
    target: str
    version: str
    fields: dict[str, str]

    @property
    def is_upgrade(self) -> bool:
        """Whether the client asks for a WebSocket on this connection."""
        return self.fields.get("HTTP_UPGRADE", "").lower() == "websocket"


class Reading:
    """One request as it comes in: first its head, then its body; None means that more is needed.

    A fresh one for each request: h11 would go on with the same connection only if it had written
    the answer, too.
    """

    def __init__(self, begin: bytes) -> None:
        """Begin with what has come already."""
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)
        self._http.receive_data(begin)
        self._body = bytearray()
        self._chunks = 0

    def receive(self, piece: bytes) -> None:
        """Take what came next; an empty piece is the client's end."""
        self._http.receive_data(piece)

    def head(self) -> Head | None:
        """Give the head; raise Problem where it is none of ours."""
        text = self.rest
        _check_beginning(text)
        request = self._next(too_large="head_too_large")
        if not isinstance(request, h11.Request):
            return None
        head = _head_of(request, text[: len(text) - len(self.rest)])
        if int(head.fields.get("CONTENT_LENGTH", 0)) > LONGEST_BODY:
            raise Problem("body_too_large")
        return head

    def leave(self) -> bytes:
        """Give what has to be said, once, to a client that waits for leave to send the body."""
        if not self._http.they_are_waiting_for_100_continue:
            return b""
        leave = h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue")
        return self._http.send(leave)

    def body(self) -> bytes | None:
        """Give the body once it is whole."""
        while isinstance(event := self._next(too_large="malformed"), h11.Data):
            self._body += event.data
            self._chunks += event.chunk_start
            if len(self._body) > LONGEST_BODY or self._chunks > MOST_CHUNKS:
                raise Problem("body_too_large")
        return bytes(self._body) if isinstance(event, h11.EndOfMessage) else None

    @property
    def rest(self) -> bytes:
        """What has come and was not read yet."""
        return self._http.trailing_data[0]

    @property
    def is_last(self) -> bool:
        """Whether no other request may follow a whole one on this connection."""
        return self._http.their_state is not h11.DONE

    def _next(self, *, too_large: str) -> object:
        try:
            return self._http.next_event()
        except h11.RemoteProtocolError as error:
            code = too_large if error.error_status_hint == _TOO_LARGE else "malformed"
            raise Problem(code) from None


def _check_beginning(text: bytes) -> None:
    """Turn away what is too large already, before h11 looks at it."""
    head, _, _ = text.partition(b"\r\n\r\n")
    if len(head) > LONGEST_TARGET and b"\r\n" not in head:
        raise Problem("address_too_long")
    if head.count(b"\n") > MOST_LINES:
        raise Problem("malformed")


def _head_of(request: h11.Request, text: bytes) -> Head:
    if len(text) > LONGEST_HEAD:
        raise Problem("head_too_large")
    if len(request.target) > LONGEST_TARGET:
        raise Problem("address_too_long")
    if not (
        _PLAIN.fullmatch(text)
        and request.http_version in _VERSIONS
        and request.method.isupper()  # Werkzeug would take `get` for GET, nginx does not
    ):
        raise Problem("malformed")
    method, target = request.method.decode(), request.target.decode()
    return Head(method, target, f"HTTP/{request.http_version.decode()}", _fields_of(request))


def _fields_of(request: h11.Request) -> dict[str, str]:
    """Give each field; one with an underscore is dropped: WSGI could not tell it from another."""
    fields: dict[str, str] = {}
    for raw_name, raw_value in request.headers.raw_items():
        name, value = _wsgi_name(raw_name), raw_value.decode("latin-1")
        if name not in fields:
            fields[name] = value
        elif name in _ONCE:
            raise Problem("malformed")
        else:
            fields[name] += ("; " if name == "HTTP_COOKIE" else ",") + value
    fields.pop("", None)
    if "HTTP_TRANSFER_ENCODING" in fields and (
        "CONTENT_LENGTH" in fields or request.http_version != b"1.1"
    ):
        raise Problem("malformed")  # a body whose end is not certain
    return fields


@lru_cache(maxsize=512)
def _wsgi_name(raw_name: bytes) -> str:
    name = raw_name.decode()
    if "_" in name:
        return ""
    upper = name.upper().replace("-", "_")
    return upper if upper in _UNPREFIXED else f"HTTP_{upper}"
