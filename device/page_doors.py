"""The doors of a page server on loopback: own Host, own Origin where it matters, strict headers.

Promises
    Whatever is refused here or behind is one shape, a problem document (RFC 9457). No answer has a
    CORS header or a cookie, and none lacks the headers that keep a page to its own parts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_WEBSOCKET_KEY: Final = re.compile(r"[A-Za-z0-9+/]{22}==")


@dataclass(frozen=True)
class PageDoors:
    """What every request passes: own Host, own Origin where it matters, strict headers out."""

    app: WSGIApplication
    hosts: frozenset[str]
    frame_ancestors: str

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer the request, or hand it to what lies behind."""
        # Deflate costs 90 KB a socket and saves nothing on loopback.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        environ.pop("HTTP_SEC_WEBSOCKET_PROTOCOL", None)  # we have none, and it may be rubbish
        headers = self._headers(environ)

        def start(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:  # noqa: ANN401 - WSGI says no more
            names = {name.lower() for name, _ in given}
            added = [pair for pair in headers if pair[0].lower() not in names]
            return start_response(status, given + added, *rest)

        app = self._refusal(environ) or self.app
        return app(environ, start)

    def _refusal(self, environ: WSGIEnvironment) -> Response | None:
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts:
            return problem(421, "other_host", "This address is not served here.")
        if _changes_something(environ) and environ.get("HTTP_ORIGIN") != f"http://{host}":
            return problem(403, "other_origin", "Only the page of this very address may do this.")
        if _is_live(environ) and not _is_websocket(environ):
            return problem(400, "websocket_only", "This address speaks WebSocket only.")
        return None

    def _headers(self, environ: WSGIEnvironment) -> list[tuple[str, str]]:
        host = environ.get("HTTP_HOST", "")
        live = f" ws://{host}" if host in self.hosts else ""
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"font-src 'self'; media-src 'self'; connect-src 'self'{live}; base-uri 'none'; "
            "form-action 'none'; "
            f"frame-ancestors {self.frame_ancestors}; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )
        return [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ]


def _changes_something(environ: WSGIEnvironment) -> bool:
    """A live link counts too: browsers open one to any address and only the Origin tells."""
    reading = environ["REQUEST_METHOD"] in {"GET", "HEAD"}
    return not reading or "HTTP_UPGRADE" in environ or _is_live(environ)


def _is_live(environ: WSGIEnvironment) -> bool:
    return bool(environ["PATH_INFO"].startswith("/socket.io"))


def _is_websocket(environ: WSGIEnvironment) -> bool:
    """Tell whether this is the whole beginning of a WebSocket as our own page opens one."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and "upgrade" in environ.get("HTTP_CONNECTION", "").lower()
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _WEBSOCKET_KEY.fullmatch(environ.get("HTTP_SEC_WEBSOCKET_KEY", "")) is not None
        and (query.get("transport"), query.get("EIO")) == (["websocket"], ["4"])
        and "sid" not in query
    )


def as_json(status: int, value: Mapping[str, object], kind: str = "application/json") -> Response:
    """Answer with this value as JSON."""
    return Response(json.dumps(value), status=status, content_type=kind)


def problem(status: int, code: str, detail: str) -> Response:
    """Answer with a problem document."""
    told = {
        "type": f"urn:wartemarke:problem:{code}",
        "title": code.replace("_", " "),
        "status": status,
        "detail": detail,
        "code": code,
        "retry": status >= 500,  # noqa: PLR2004 - server errors begin there
    }
    return as_json(status, told, "application/problem+json")
