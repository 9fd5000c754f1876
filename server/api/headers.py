"""What a browser may do with our pages: everything of our own, nothing of anybody else's."""

from collections.abc import Callable
from typing import Final

from flask import Response, request

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' {live}; base-uri 'none'; form-action {forms}; "
    "frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
)


def policy(ancestors: str, *, https: bool, forms: str = "'none'") -> str:
    """Write the policy of a page; `forms` says where its forms may go."""
    scheme = "wss" if https or request.is_secure else "ws"
    return _POLICY.format(live=f"{scheme}://{request.host}", ancestors=ancestors, forms=forms)


def page_headers(ancestors: str, *, https: bool) -> Callable[[Response], Response]:
    """Make the hook that gives each page its content security policy.

    `https` says how people reach us: behind a proxy that brings TLS the request does not.
    """

    def add(response: Response) -> Response:
        if response.mimetype == "text/html" and "Content-Security-Policy" not in response.headers:
            response.headers["Content-Security-Policy"] = policy(ancestors, https=https)
        return response

    return add
