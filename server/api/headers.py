"""What a browser may do with our pages: everything of our own, nothing of anybody else's."""

from collections.abc import Callable
from typing import Final

from flask import Response, request

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' {live}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
)


def page_headers(ancestors: str, *, https: bool) -> Callable[[Response], Response]:
    """Make the hook that gives each page its content security policy.

    `https` says how people reach us: behind a proxy that brings TLS the request does not.
    """

    def add(response: Response) -> Response:
        if response.mimetype == "text/html" and "Content-Security-Policy" not in response.headers:
            scheme = "wss" if https or request.is_secure else "ws"
            policy = _POLICY.format(live=f"{scheme}://{request.host}", ancestors=ancestors)
            response.headers["Content-Security-Policy"] = policy
        return response

    return add
