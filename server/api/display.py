"""What may be read: the site, tickets, all that is true now, and what happened since."""

import json
from collections.abc import Mapping
from typing import Any, Final

from flask import Response

from server.api import kiosk
from server.api.acting import DESK, Visit, as_json, known, known_form, visit
from server.api.audiences import audience_of, counter_audience
from server.api.bodies import NumberQuery, SinceQuery, WhyQuery
from server.api.messages import CatchUp, StateAnswer
from server.api.models import (
    MediumPath,
    Offer,
    SitePath,
    TicketDetail,
    TicketPath,
    TicketRow,
    WhyAnswer,
)
from server.api.routes import audience, reading
from server.api.site_models import SiteDescription
from server.position import Position
from server.problems import Problem
from server.site import MEDIA_TYPES
from server.ticket import Role
from server.views import Row, kiosk_ticket, office_ticket, pick
from server.why import words

api = audience("display", "What boards, counters and desks read and follow.")

_FOLLOWERS = frozenset({Role.DISPLAY, Role.COUNTER, Role.OBSERVER}) | DESK
_FOR_EVER: Final = "private, max-age=31536000, immutable"
_BYTES: Final[dict[str, Any]] = {
    "description": "The bytes.",
    "content": {
        kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()
    },
}
_NEAR_A_TICKET = frozenset({Role.KIOSK, Role.COUNTER}) | DESK


@reading(api, "", frozenset(Role), SiteDescription)
def site(path: SitePath) -> Response:
    """Give the site's description."""
    del path
    return as_json(visit().office.description)


@reading(api, "/media/<name>", frozenset(Role), _BYTES)
def medium(path: MediumPath) -> Response:
    """Give a picture or video of a card; under its name it never changes."""
    found = visit().office.media.get(path.name)
    if found is None:
        raise Problem("unknown_medium")
    answer = Response(found.content, mimetype=found.type)
    answer.headers["Cache-Control"] = _FOR_EVER
    return answer


@reading(api, "/tickets/<id>", _NEAR_A_TICKET, TicketDetail)
def ticket(path: TicketPath) -> Response:
    """Give one ticket as it is now, to staff with its note: each caller those that it may see."""
    known_form(path.id)
    now = visit()
    return _dumped(_seen(now, json.loads(now.office.ledger.ticket(path.id))))


# Of two groups with the same address flask-openapi3 publishes the latter alone: `issue` has it too.
@reading(kiosk.api, "/tickets", DESK, TicketRow)
def ticket_of_number(path: SitePath, query: NumberQuery) -> Response:
    """Give the ticket that bears this number today."""
    del path
    row = json.loads(visit().office.ledger.find(query.number))
    return _dumped(office_ticket(row))


@reading(api, "/tickets/<id>/why", _NEAR_A_TICKET, WhyAnswer)
def why(path: TicketPath, query: WhyQuery) -> Response:
    """Say in words why a ticket has not been called yet, and by which rule others passed it."""
    known_form(path.id)
    now = visit()
    known("unknown_language", query.language, now.office.languages)
    answer = now.office.ledger.why(path.id)
    row = answer["ticket"]
    assert isinstance(row, Mapping)  # noqa: S101 - the row function makes an object
    _check_seen(now, row)
    is_there = row.get("counter", "") == now.caller.counter != ""
    return _dumped(words(answer, now.office.site, query.language, ends=is_there))


@reading(api, "/offer", frozenset({Role.KIOSK, Role.OBSERVER}) | DESK, Offer)
def offer(path: SitePath) -> Response:
    """Say for what a number can be had now, and how many are left."""
    del path
    now = visit()
    told = now.office.ledger.offer(now.behind.clock_ms())
    for_kiosks = {"handed_in", "taken"} if now.caller.role is not Role.KIOSK else set()
    return _dumped({name: value for name, value in told.items() if name not in for_kiosks})


@reading(api, "/state", _FOLLOWERS, StateAnswer)
def state(path: SitePath) -> Response:
    """Give all that is true now for this audience, with its position."""
    now = visit()
    found = now.behind.feed.snapshot(path.site, audience_of(now.caller, now.office.site))
    told = {"position": found.position.as_json(), "now_ms": now.behind.clock_ms()}
    return _dumped({**told, **(found.snapshot or {})})


@reading(api, "/events", _FOLLOWERS, CatchUp)
def events(path: SitePath, query: SinceQuery) -> Response:
    """Give what happened after a position, or a snapshot where continuity cannot be proven."""
    now = visit()
    position = Position(query.epoch, query.seq)
    heard = audience_of(now.caller, now.office.site)
    return _dumped(now.behind.feed.since(path.site, position, heard).as_json(now.behind.clock_ms()))


def _seen(now: Visit, row: Row) -> Row:
    """Give what the caller may see of a ticket, or refuse it."""
    _check_seen(now, row)
    match now.caller.role:
        case Role.KIOSK:
            return kiosk_ticket(row)
        case Role.COUNTER:
            counter = counter_audience(now.caller, now.office.site)
            note = pick(row, ("note",) if counter.may_see(row) else ())
            return {**counter.ticket(row), **note}
        case _:
            return {**office_ticket(row), **pick(row, ("note",))}


def _check_seen(now: Visit, row: Row) -> None:
    """Refuse a kiosk another's ticket, a counter one that is not of its queues."""
    caller = now.caller
    if caller.role is Role.KIOSK and row.get("kiosk") != caller.name:
        raise Problem("forbidden", "This ticket was issued by another kiosk.")
    if caller.role is Role.COUNTER and not counter_audience(caller, now.office.site).may_know(row):
        raise Problem("forbidden", "This ticket is of another counter's services.")


def _dumped(content: Row) -> Response:
    return as_json(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
