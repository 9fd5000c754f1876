"""What may be read: the site, one ticket, all that is true now, and what happened since."""

import json

from flask import Response

from server.api.acting import Visit, as_json, known_form, visit
from server.api.audiences import audience_of
from server.api.events import CatchUp, StateAnswer
from server.api.models import SinceQuery, SiteDescription, SitePath, TicketPath, TicketRow
from server.api.routes import audience, reading
from server.position import Position
from server.problems import Problem
from server.ticket import Role
from server.views import COUNTER_FIELDS, Audience, Row, pick

api = audience("display", "What boards and counters read and follow.")

_FOLLOWERS = frozenset({Role.DISPLAY, Role.COUNTER})


@reading(api, "", frozenset(Role), SiteDescription)
def site(path: SitePath) -> Response:
    """Give the site's description."""
    del path
    return as_json(visit().office.description)


@reading(api, "/tickets/<id>", frozenset({Role.KIOSK, Role.COUNTER}), TicketRow)
def ticket(path: TicketPath) -> Response:
    """Give one ticket's row as it is now: a kiosk its own, a counter those that it may see."""
    known_form(path.id)
    now = visit()
    row = json.loads(now.office.ledger.ticket(path.id))
    return _dumped(_own(now, row) if now.caller.role is Role.KIOSK else _seen(now, row))


@reading(api, "/state", _FOLLOWERS, StateAnswer)
def state(path: SitePath) -> Response:
    """Give all that is true now for this audience, with its position."""
    now = visit()
    found = now.behind.feed.snapshot(path.site, _audience(now))
    told = {"position": found.position.as_json(), "now_ms": now.behind.clock_ms()}
    return _dumped({**told, **(found.snapshot or {})})


@reading(api, "/events", _FOLLOWERS, CatchUp)
def events(path: SitePath, query: SinceQuery) -> Response:
    """Give what happened after a position, or a snapshot where continuity cannot be proven."""
    now = visit()
    position = Position(query.epoch, query.seq)
    found = now.behind.feed.since(path.site, position, _audience(now))
    return _dumped(found.as_json(now.behind.clock_ms()))


def _audience(now: Visit) -> Audience:
    return audience_of(now.caller, now.office.site)


def _own(now: Visit, row: Row) -> Row:
    """Give a kiosk the whole row of its own ticket."""
    if row.get("kiosk") != now.caller.name:
        raise Problem("forbidden", "This ticket was issued by another kiosk.")
    return row


def _seen(now: Visit, row: Row) -> Row:
    """Give a counter what it may see of a ticket."""
    if not _audience(now).wants({"type": "ticket", "ticket": row}):
        raise Problem("forbidden", "This ticket is of another counter's services.")
    return pick(row, COUNTER_FIELDS)


def _dumped(content: Row) -> Response:
    return as_json(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
