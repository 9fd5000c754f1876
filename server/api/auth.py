"""Who is calling: a device by its token, a caseworker's page by its cookie and its own proof.

Promises
--------
* A token is read from the Authorization header or the live handshake only, never from a URL.
* A cookie alone opens nothing: each request of a page names its counter and proves that the page
  is ours (`X-CSRF-Token: N.mac`), and a command or a live link must also come from our own origin.
* `still_valid` asks the store anew: what the registry remembers is up to five seconds old.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from flask import Request

from server.api.backend import Backend
from server.api.doors import is_own_origin
from server.ledger import Unavailable
from server.problems import Problem
from server.registry import Caller, Registry

COOKIE_PREFIX: Final = "wm_counter_"
_BEARER: Final = "Bearer "
_READS: Final = frozenset({"GET", "HEAD"})


def signed_in(request: Request, behind: Backend) -> Caller:
    """Give the caller of a request, or raise Problem."""
    with counting_failures(request, behind):
        return _caller(request, behind.registry)


@contextmanager
def counting_failures(request: Request, behind: Backend) -> Iterator[None]:
    """Count a credential that does not hold against the address that it came from."""
    try:
        yield
    except Problem as problem:
        if problem.kind.code == "not_signed_in":
            behind.throttle.failure(request)
        raise


def _caller(request: Request, registry: Registry) -> Caller:
    authorization = request.headers.get("Authorization")
    if authorization is None:
        csrf = request.headers.get("X-CSRF-Token", "")
        return _page(request, registry, csrf, reads=request.method in _READS)
    if not authorization.startswith(_BEARER):
        raise Problem("not_signed_in")
    return _known(registry.caller_of_token(authorization.removeprefix(_BEARER)))


def live_caller(request: Request, behind: Backend, auth: Mapping[str, object]) -> Caller:
    """Give the caller of a live handshake, or raise Problem."""
    with counting_failures(request, behind):
        return _live_caller(request, behind.registry, auth)


def _live_caller(request: Request, registry: Registry, auth: Mapping[str, object]) -> Caller:
    token, csrf = auth.get("token"), auth.get("csrf")
    if isinstance(token, str):
        return _known(registry.caller_of_token(token))
    return _page(request, registry, csrf if isinstance(csrf, str) else "", reads=False)


def still_valid(behind: Backend, callers: Iterable[Caller]) -> set[Caller]:
    """Give those whose credential still holds; where the store is away, nothing is known: all."""
    callers = set(callers)
    forgetful = Registry(behind.store)
    try:
        return {caller for caller in callers if forgetful.is_valid(caller)}
    except Unavailable:
        return callers


def cookie_name(counter: str) -> str:
    """Name the cookie of this counter's page: one browser may hold several counters."""
    return COOKIE_PREFIX + counter


def _page(request: Request, registry: Registry, csrf: str, *, reads: bool) -> Caller:
    counter, _, _ = csrf.partition(".")
    cookie = request.cookies.get(cookie_name(counter))
    if cookie is None:
        known = any(name.startswith(COOKIE_PREFIX) for name in request.cookies)
        raise Problem("missing_csrf" if known and not csrf else "not_signed_in")
    caller = _known(registry.caller_of_session(cookie))
    if caller.counter != counter or not registry.is_csrf(cookie, csrf):
        raise Problem("missing_csrf")
    if not is_own_origin(request.environ) and not (reads and "Origin" not in request.headers):
        raise Problem("foreign_origin")
    return caller


def _known(caller: Caller | None) -> Caller:
    if caller is None:
        raise Problem("not_signed_in")
    return caller
