"""The outermost layer: who may speak to this server at all, before any route is looked at.

Promises:
- A request for a host name that is not ours gets 421: a foreign page that points its own name at
  this machine (DNS rebinding) reaches nothing.
- A WebSocket from a page of another origin gets 403; no answer ever carries a CORS header.
- A WebSocket is never compressed: deflate costs 45 MB of memory per 500 clients.
- Every answer carries the headers of `HARDENING`.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from server.problems import PROBLEM_TYPE, PROBLEMS, document

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LIVE_PATH: Final = "/socket.io/"
HARDENING: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


def is_own_origin(environ: "WSGIEnvironment") -> bool:
    """Tell whether the request's page is of this very host and port."""
    scheme, _, host = environ.get("HTTP_ORIGIN", "").partition("://")
    return scheme in {"http", "https"} and host == environ.get("HTTP_HOST")


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
        if host_name(environ.get("HTTP_HOST", "")) not in self._allowed_hosts:
            return _refuse("foreign_host", start)
        if not environ["PATH_INFO"].startswith(LIVE_PATH):
            return self._pages(environ, start)
        if code := _objection(environ):
            return _refuse(code, start)
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._live(environ, start)


def _objection(environ: "WSGIEnvironment") -> str:
    """Say with a problem's code why this is no WebSocket for us, or nothing."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    is_upgrade = environ.get("HTTP_UPGRADE", "").lower() == "websocket"
    if not is_upgrade or query.get("transport") != ["websocket"] or query.get("EIO") != ["4"]:
        return "websocket_only"
    if "HTTP_ORIGIN" in environ and not is_own_origin(environ):
        return "foreign_origin"
    return ""


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
