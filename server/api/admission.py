"""Who is let in to a route of the API, and in which form a command must come.

The order is: a credential (401), its role (403), the site (404), how often it commands (429), the
form of the body (415, 400, 422), and whether our clock is right (503): a command by a wrong one
could close the day, or hold the site's time ahead. Who asks to be let in has no credential yet, and
is held to the last two. A body that is too large (413) never comes this
far: see `server/exchange.py`. The ledger is only ever asked after all of it, so none of it leaves a
trace in a queue.
"""

from typing import Final

from flask import Request, g, request
from werkzeug.exceptions import BadRequest

from server.api.acting import Visit
from server.api.auth import signed_in
from server.api.backend import backend
from server.api.routes import COMMAND_METHODS, ROLES, is_open
from server.ledger import WrongClock
from server.problems import Problem
from server.registry.beats import WATCHED
from server.ticket import Role

_API: Final = "/api/v1/sites/"
_NOBODY: Final = frozenset[Role]()


def admit() -> None:
    """Let the current request pass to its handler, or raise Problem."""
    asked: Request = request._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - one look-up in place of ten
    if asked.endpoint is None:
        return
    if is_open(asked.endpoint):
        _admit_stranger(asked)
    elif asked.path.startswith(_API):
        _admit_caller(asked, asked.endpoint)


def _admit_stranger(asked: Request) -> None:
    """Let in whoever comes without a credential: what they may ask for bounds itself."""
    _check_body(asked)
    if off := backend().store.clocks.trouble():
        raise WrongClock(off)


def _admit_caller(asked: Request, endpoint: str) -> None:
    behind = backend()
    caller = g.caller = signed_in(asked, behind)
    if caller.role not in ROLES.get(endpoint, _NOBODY):
        raise Problem("forbidden")
    site = (asked.view_args or {})["site"]
    office = behind.offices.get(site)
    if office is None:
        raise Problem("unknown_site")
    if caller.site != site:
        raise Problem("forbidden", "This credential is for another site.")
    if caller.role is Role.COUNTER:
        behind.presence.note(site, caller.counter)
    if caller.role in WATCHED:
        behind.sightings.note(site, caller.name)
    if asked.method in COMMAND_METHODS:
        behind.throttle.command(caller.actor)
        _check_body(asked)
        if off := behind.store.clocks.trouble():
            raise WrongClock(off)
    g.visit = Visit(behind, office, caller, asked)


def _check_body(asked: Request) -> None:
    if asked.mimetype != "application/json":
        raise Problem("not_json")
    try:
        body = asked.get_json()
    except (BadRequest, ValueError, RecursionError):
        raise Problem("malformed_json") from None
    if not isinstance(body, dict):
        raise Problem("invalid_body", "The body must be a JSON object.")
