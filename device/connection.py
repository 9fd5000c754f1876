"""A device's HTTP connection to its server: commands that carry an id, and reads.

Theory of operation: one keep-alive session a device. Nothing is tried again here: the caller
owns the command's id, knows whether a second try still makes sense, and repeats it with the
same id, which the server answers as it did the first time.

Promises:
- Every call ends in an answer, `Refused` or `Unavailable`; the time between two bytes of an
  answer is bounded by `timeout_s`.
- `Refused` only ever repeats what our own server said in a problem document. Anything else that
  answers in its place (a proxy's page, a redirect, half a document) is `Unavailable`: a visitor
  never loses a number because of a machine in between.
- The token is sent to this server alone: no redirect is followed, no proxy and no `.netrc` of
  the machine is asked, and neither a log line nor a `repr` holds it.
"""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROBLEM: Final = "application/problem+json"
_CLIENT_ERRORS: Final = range(400, 500)
_OK: Final = 200
_TOO_EARLY: Final = 429
_PIECE_BYTES: Final = 64 * 1024
_POOL: Final = 32  # one connection for each greenlet of a device that may wait at once


class Refused(Exception):
    """The server understood the request and said no: asking again gives the same answer.

    `more` is the whole problem document: some codes say in it when, why or for what.
    """

    def __init__(
        self, code: str, status: int, detail: str, more: Mapping[str, object] | None = None
    ) -> None:
        """Keep what the problem document said."""
        super().__init__(f"{code} ({status}): {detail}")
        self.code = code
        self.status = status
        self.detail = detail
        self.more = more or {}


class Unavailable(Exception):
    """No answer of the server's own: the request may or may not have been done; ask again.

    `was_done_not`: the server has said that it came too early, and did nothing. `status` is that
    of an HTTP answer that came instead, the server's or another machine's; 0: none came.
    """

    def __init__(self, reason: str, *, was_done_not: bool = False, status: int = 0) -> None:
        """Say why, for a log."""
        super().__init__(reason)
        self.was_done_not = was_done_not
        self.status = status


class _PromptAdapter(HTTPAdapter):
    """Keeps connections and sends small requests at once: Nagle would hold each for 40 ms."""

    def init_poolmanager(self, *args: object, **kwargs: object) -> None:
        """Open every connection with urllib3's own options, TCP_NODELAY among them.

        Certificates are checked by the machine's own list, which may name an office's own
        authority, and by the one that requests brings.
        """
        kwargs["socket_options"] = HTTPConnection.default_socket_options
        kwargs["ssl_context"] = ssl.create_default_context()
        super().init_poolmanager(*args, **kwargs)  # type: ignore[arg-type]


class Server:
    """One site of one server, as a device with a token sees it."""

    def __init__(self, base_url: str, site: str, token: str, *, timeout_s: float = 2.0) -> None:
        """Prepare the session; the first connection is opened by the first call."""
        self.base_url = base_url.rstrip("/")
        self._root = f"{self.base_url}/api/v1/sites/{quote(site, safe='')}"
        self._timeout_s = timeout_s
        self._session = _session(token)

    def __repr__(self) -> str:
        """Name the site's address, never the token."""
        return f"Server({self._root!r})"

    def command(
        self, path: str, body: Mapping[str, object], *, command_id: str, ticket_token: str = ""
    ) -> dict[str, object]:
        """Send one command and return its answer; safe to repeat with the same `command_id`.

        `ticket_token` is the right of whoever holds the number, beside the device's own.
        """
        headers = {"Idempotency-Key": command_id, **_of_holder(ticket_token)}
        return self._exchange("POST", path, body=body, headers=headers)

    def read(self, path: str = "", *, ticket_token: str = "") -> dict[str, object]:
        """Return what stands under `path` of this site; an empty path is the site itself."""
        return self._exchange("GET", path, headers=_of_holder(ticket_token))

    def fetch(self, path: str, *, most_bytes: int) -> bytes:
        """Return a whole file of this site; one that breaks off or is larger is Unavailable."""
        what = f"GET {path}"
        try:
            with self._session.get(
                f"{self._root}/{path}", timeout=self._timeout_s, stream=True, allow_redirects=False
            ) as response:
                if response.status_code == _OK:
                    return _whole(response, what, most_bytes)
                _answer(response)
        except requests.RequestException as error:
            raise Unavailable(f"{what}: {type(error).__name__}") from error
        raise Unavailable(f"{what}: the server answered {response.status_code}")

    def close(self) -> None:
        """Close every kept connection."""
        self._session.close()

    def _exchange(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, object]:
        url = f"{self._root}/{path}" if path else self._root
        asked = _Asked(method, url, f"{method} {path or 'site'}", body, headers or {})
        return _exchanged(self._session, asked, timeout_s=self._timeout_s)


def _whole(response: requests.Response, what: str, most_bytes: int) -> bytes:
    content = bytearray()
    for piece in response.iter_content(_PIECE_BYTES):
        content += piece
        if len(content) > most_bytes:
            raise Unavailable(f"{what}: more than {most_bytes} bytes")
    return bytes(content)


def _of_holder(ticket_token: str) -> dict[str, str]:
    return {"Ticket-Token": ticket_token} if ticket_token else {}


class OpenDoors:
    """A server as a device without a token sees it: only what needs no credential."""

    def __init__(self, base_url: str, *, timeout_s: float = 5.0) -> None:
        """Prepare the session; the first connection is opened by the first call."""
        self._root = base_url.rstrip("/")
        self._timeout_s = timeout_s
        self._session = _session("")

    def post(self, path: str, body: Mapping[str, object]) -> dict[str, object]:
        """Send something; safe to repeat as far as what is asked for is."""
        asked = _Asked("POST", f"{self._root}{path}", f"POST {path}", body, {})
        return _exchanged(self._session, asked, timeout_s=self._timeout_s)

    def time(self) -> datetime:
        """Return the server's time, to the second, from the Date of an answer; or Unavailable."""
        url = f"{self._root}/healthz"
        try:
            answer = self._session.get(url, timeout=self._timeout_s, allow_redirects=False)
            return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
        except (requests.RequestException, KeyError, ValueError) as error:
            raise Unavailable(f"no time from the server: {type(error).__name__}") from error

    def close(self) -> None:
        """Close every kept connection."""
        self._session.close()


@dataclass(frozen=True)
class _Asked:
    """One request; `what` names it in a log. Its body and headers may hold a visitor's code."""

    method: str
    url: str
    what: str
    body: Mapping[str, object] | None = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


def _exchanged(session: requests.Session, asked: _Asked, *, timeout_s: float) -> dict[str, object]:
    as_json = {"Content-Type": "application/json", **asked.headers}
    try:
        response = session.request(
            asked.method,
            asked.url,
            data=None if asked.body is None else json.dumps(asked.body).encode(),
            headers=asked.headers if asked.body is None else as_json,
            timeout=timeout_s,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise Unavailable(f"{asked.what}: {type(error).__name__}") from error
    return _answer(response)


def _session(token: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # a .netrc would replace the token, a proxy would see it
    if token:
        session.headers["Authorization"] = f"Bearer {token}"
    adapter = _PromptAdapter(pool_maxsize=_POOL)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _answer(response: requests.Response) -> dict[str, object]:
    document = _document(response)
    if response.ok and not response.is_redirect:
        return document
    if _is_refusal(response, document):
        detail = str(document.get("detail", ""))
        raise Refused(str(document["code"]), response.status_code, detail, document)
    too_early = response.status_code == _TOO_EARLY and _is_problem(response, document)
    raise Unavailable(
        f"the server answered {response.status_code}",
        was_done_not=too_early,
        status=response.status_code,
    )


def _document(response: requests.Response) -> dict[str, object]:
    try:
        document = json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise _no_answer(response) from error
    if not isinstance(document, dict):
        raise _no_answer(response)
    return document


def _no_answer(response: requests.Response) -> Unavailable:
    status = response.status_code
    return Unavailable(f"not an answer of ours (status {status})", status=status)


def _is_refusal(response: requests.Response, document: Mapping[str, object]) -> bool:
    if response.status_code not in _CLIENT_ERRORS or not _is_problem(response, document):
        return False
    return document.get("retry") is not True


def _is_problem(response: requests.Response, document: Mapping[str, object]) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    return kind == _PROBLEM and "code" in document
