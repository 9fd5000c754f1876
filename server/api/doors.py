"""The outermost layer: who may speak to this server at all, before any route is looked at.

Promises:
- A request for a host name that is not ours gets 421: a foreign page that points its own name at
  this machine (DNS rebinding) reaches nothing.
- A WebSocket from a page of another origin gets 403; no answer ever carries a CORS header.
- A WebSocket is never compressed: deflate costs 45 MB of memory per 500 clients.
- Every answer carries the headers of `HARDENING`.
"""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from server.problems import PROBLEM_TYPE, PROBLEMS, document

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LIVE_PATH: Final = "/socket.io/"
_KEY: Final = re.compile(r"[A-Za-z0-9+/]{22}==")
HARDENING: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


def is_own_origin(environ: "WSGIEnvironment", *, https: bool = False) -> bool:
    """Tell whether the request's page is of this very host and port.

    With `https` people come through a proxy that speaks it, and a page that came without is not
    ours: somebody on the way may have written it. Else nothing here knows what a proxy speaks.
    """
    scheme, _, host = environ.get("HTTP_ORIGIN", "").partition("://")
    ours = {"https"} if https else {"http", "https"}
    return scheme in ours and host == environ.get("HTTP_HOST")


def host_name(host: str) -> str:
    """Give the name in a Host header, without the port; an IPv6 address keeps its brackets."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isascii() and port.isdigit() else host).lower()


class Doors:
    """The WSGI application that stands before the pages, the API and the live sockets."""

    def __init__(
        self,
        *,
        pages: "WSGIApplication",
        live: "WSGIApplication",
        allowed_hosts: Iterable[str],
    ) -> None:
        """Take what lies behind the doors, and the host names that this server answers to."""
        self._pages = pages
        self._live = live
        self._allowed_hosts = frozenset(allowed_hosts)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer the request, or hand it to what lies behind."""
        start = _hardened(start_response)
        if not self._is_ours(environ.get("HTTP_HOST", "")):
            return _refuse("foreign_host", start)
        if not environ["PATH_INFO"].startswith(LIVE_PATH):
            return self._pages(environ, start)
        if code := _objection(environ):
            return _refuse(code, start)
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        environ.pop("HTTP_SEC_WEBSOCKET_PROTOCOL", None)  # we have none, and it may be rubbish
        return self._live(environ, start)

    def _is_ours(self, host: str) -> bool:
        """Tell whether this name is allowed, with whatever port, or with this very one."""
        return host_name(host) in self._allowed_hosts or host.lower() in self._allowed_hosts


def _objection(environ: "WSGIEnvironment") -> str:
    """Say with a problem's code why this is no WebSocket for us, or nothing."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    is_ours = query.get("transport") == ["websocket"] and query.get("EIO") == ["4"]
    if not is_ours or "sid" in query or not _is_upgrade(environ):
        return "websocket_only"
    if "HTTP_ORIGIN" in environ and not is_own_origin(environ):
        return "foreign_origin"
    return ""


def _is_upgrade(environ: "WSGIEnvironment") -> bool:
    """Tell whether this is the beginning of a WebSocket as RFC 6455 has it, and a whole one."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and "upgrade" in environ.get("HTTP_CONNECTION", "").lower()
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _KEY.fullmatch(environ.get("HTTP_SEC_WEBSOCKET_KEY", "")) is not None
    )


def _hardened(start_response: "StartResponse") -> "StartResponse":
    def start(
        status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        headers.extend(HARDENING)
        return start_response(status, headers, exc_info)  # type: ignore[arg-type]

    return start


def _refuse(code: str, start_response: "StartResponse") -> Iterable[bytes]:
    body = document(PROBLEMS[code])
    status = HTTPStatus(PROBLEMS[code].status)
    headers = [("Content-Type", PROBLEM_TYPE), ("Content-Length", str(len(body)))]
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]
