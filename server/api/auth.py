"""Who is calling: a device by its token, a caseworker's page by its cookie and its own proof.

Promises
--------
* A token is read from the Authorization header or the live handshake only, never from a URL.
* A cookie alone opens nothing: each request of a page names its station and proves that the page
  is ours (`X-CSRF-Token: STATION.mac`), and a command or a live link must also come from our own
  origin.
* What a page asks by itself (`X-Automatic: 1`), and its live link, keep no session alive: a page
  that only lies open is signed out when its time is over.
* `still_valid` asks the store anew: what the registry remembers is up to five seconds old.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from flask import Request, request

from server.api.backend import Backend, backend
from server.api.doors import is_own_origin
from server.ledger import Unavailable
from server.problems import Problem
from server.registry import Caller, Registry, Session, Station

COOKIE_PREFIX: Final = "wm_"
HOST_PREFIX: Final = "__Host-"
"""Of a cookie that a browser takes through https from this very host alone."""
STAFF_SEAT: Final = "staff"
AUTOMATIC: Final = "X-Automatic"
"""With `1`, of a read: nobody has asked for it, the page does so again and again."""
_BEARER: Final = "Bearer "
_READS: Final = frozenset({"GET", "HEAD"})


def signed_in(asked: Request, behind: Backend) -> Caller:
    """Give the caller of a request, or raise Problem."""
    with counting_failures(asked, behind):
        return _caller(asked, behind)


@contextmanager
def counting_failures(asked: Request, behind: Backend) -> Iterator[None]:
    """Count a credential that does not hold against the address that it came from."""
    try:
        yield
    except Problem as problem:
        if problem.kind.code == "not_signed_in":
            behind.throttle.failure(asked)
        raise


def _caller(asked: Request, behind: Backend) -> Caller:
    authorization = asked.headers.get("Authorization")
    if authorization is None:
        csrf = asked.headers.get("X-CSRF-Token", "")
        reads = asked.method in _READS
        by_itself = reads and asked.headers.get(AUTOMATIC) == "1"
        return _page(asked, behind, csrf, reads=reads, is_use=not by_itself)
    if not authorization.startswith(_BEARER):
        raise Problem("not_signed_in")
    return _known(behind.registry.caller_of_token(authorization.removeprefix(_BEARER)))


def live_caller(asked: Request, behind: Backend, auth: Mapping[str, object]) -> Caller:
    """Give the caller of a live handshake, or raise Problem."""
    with counting_failures(asked, behind):
        return _live_caller(asked, behind, auth)


def _live_caller(asked: Request, behind: Backend, auth: Mapping[str, object]) -> Caller:
    token, csrf = auth.get("token"), auth.get("csrf")
    if isinstance(token, str):
        return _known(behind.registry.caller_of_token(token))
    said = csrf if isinstance(csrf, str) else ""
    return _page(asked, behind, said, reads=False, is_use=False)  # it comes back by itself


def still_valid(behind: Backend, callers: Iterable[Caller]) -> set[Caller]:
    """Give those whose credential still holds; where the store is away, nothing is known: all."""
    callers = set(callers)
    forgetful = Registry(behind.store)
    try:
        return {caller for caller in callers if forgetful.is_valid(caller)}
    except Unavailable:
        return callers


def cookie_name(seat: str | Station, *, https: bool = False) -> str:
    """Name the cookie of this seat: one browser may hold several links' sessions and a person's."""
    return own_cookie(str(seat).replace("-", "_"), https=https)


def own_cookie(what: str, *, https: bool) -> str:
    """Name a cookie of ours; with https no other host can have set it."""
    return (HOST_PREFIX if https else "") + COOKIE_PREFIX + what


@dataclass(frozen=True)
class SignedIn:
    """A person who has signed in with this browser."""

    session: Session
    secret: str = field(repr=False)


def person() -> SignedIn | None:
    """Give who has signed in with the browser that asks; Unavailable where nobody can tell."""
    behind = backend()
    secret = request.cookies.get(own_cookie(STAFF_SEAT, https=behind.https), "")
    session = behind.registry.session(secret)
    return None if session is None or not session.account else SignedIn(session, secret)


@dataclass(frozen=True)
class Entered:
    """A page is given to somebody: who that is there, and the page's proof."""

    caller: Caller
    csrf: str


def enter(station: Station) -> Entered | None:
    """Let the browser that asks for a page of this station in; nothing if it may not work there.

    Raises Unavailable where the store cannot be asked.
    """
    registry = backend().registry
    for secret in _held(request, backend(), str(station)):
        caller = registry.caller_of_session(secret, station)
        if caller is not None:
            return Entered(caller, registry.csrf(secret, station))
    return None


def _page(asked: Request, behind: Backend, csrf: str, *, reads: bool, is_use: bool) -> Caller:
    registry = behind.registry
    held = list(_held(asked, behind, csrf.partition(".")[0], is_use=is_use))
    if not held:
        raise Problem("missing_csrf" if not csrf and _has_links(asked) else "not_signed_in")
    callers = (
        registry.caller_of_session(secret, station, is_use=is_use)
        for secret in held
        if (station := registry.station_of_csrf(secret, csrf)) is not None
    )
    caller = next(callers, None)
    if caller is None:
        raise Problem("missing_csrf")
    if not is_own_origin(asked.environ) and not (reads and "Origin" not in asked.headers):
        raise Problem("foreign_origin")
    return caller


def _held(asked: Request, behind: Backend, station: str, *, is_use: bool = True) -> Iterator[str]:
    """Give the sessions that this browser holds for a station: the one of a link, and a person's.

    Each counts in its own cookie alone: nobody can bring a browser to work in another's session by
    planting it under the name of the other kind.
    """
    for seat in (station, STAFF_SEAT):
        secret = asked.cookies.get(cookie_name(seat, https=behind.https), "")
        session = behind.registry.session(secret, is_use=is_use)
        if session is not None and bool(session.account) is (seat == STAFF_SEAT):
            yield secret


def _has_links(asked: Request) -> bool:
    """Tell whether a browser holds a session, but did not say of which station."""
    names = (name.removeprefix(HOST_PREFIX) for name in asked.cookies)
    return any(
        name.startswith(COOKIE_PREFIX) and name != COOKIE_PREFIX + STAFF_SEAT for name in names
    )


def _known(caller: Caller | None) -> Caller:
    if caller is None:
        raise Problem("not_signed_in")
    return caller
