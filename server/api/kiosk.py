"""How a number comes to be and reaches its visitor: at a kiosk, or at the reception for one."""

import hashlib
import json
from collections.abc import Mapping

from flask import Response

from server.api.acting import (
    acting,
    acting_for_holder,
    acting_on_ticket,
    as_json,
    known,
    known_concerns,
    known_form,
    visit,
)
from server.api.bodies import (
    CancelBody,
    CancelReason,
    CheckInBody,
    DeliverBody,
    Delivery,
    IssueBody,
    Need,
    Nothing,
)
from server.api.events import Cancelled, Delivered, HandedIn, IssueAnswer, PaperFailed
from server.api.handing_in import HandInBody
from server.api.holders import NOBODY, token_hash
from server.api.models import MineAnswer, SitePath, TicketPath
from server.api.new_number import may_give
from server.api.routes import audience, command, reading
from server.problems import Problem
from server.ticket import Role
from server.views import holder_ticket, pick
from server.white_lists import PAPER_MEMBERS

api = audience("kiosk", "What a kiosk may ask for, and the reception for a visitor.")


@command(api, "issue", IssueAnswer, status=201)
def issue(path: SitePath, body: IssueBody) -> Response:
    """Give the next number of the service's area; it cannot be called before it is delivered."""
    act = acting("issue", path.site, body)
    printer = act.printer(body.printer)
    if body.anyway and not act.is_desk:
        raise Problem("forbidden", "A kiosk goes by the office's hours: `anyway` is for desks.")
    known_concerns(body.service, body.further, act.office)
    known("unknown_language", body.language, act.office.languages)
    may_give(act)
    answer = act.ledger.issue(
        act.command,
        service=body.service,
        further=body.further,
        order=body.order,
        language=body.language,
        kiosk=printer,
        needs=body.needs,
        persons=body.persons,
        cases=body.cases,
        phone_hash=body.phone_hash,
        anyway=body.anyway,
        ordered=act.is_desk,
    )
    return act.send(answer, status=201)


@command(api, "check_in", IssueAnswer, status=201)
def check_in(path: SitePath, body: CheckInBody) -> Response:
    """Give the number of an appointment whose visitor has come, by its code."""
    act = acting("check_in", path.site, body)
    printer = act.printer(body.printer)
    known("unknown_language", body.language, act.office.languages)
    may_give(act)
    answer = act.ledger.check_in(
        act.command,
        code_hash=code_hash(body.code),
        hash_before=hash_before(body.code),
        kiosk=printer,
        language=body.language or "",
        needs=body.needs,
        phone_hash=body.phone_hash,
        ordered=act.is_desk,
    )
    return act.send(answer, status=201)


@command(api, "hand_in", HandedIn, status=201)
def hand_in(path: SitePath, body: HandInBody) -> Response:
    """Take over a number that this kiosk has given by itself, while it had no server."""
    act = acting("hand_in", path.site, body)
    registry = act.visit.behind.registry.at(path.site)
    contact = registry.heard(act.kiosk, now_ms=act.command.now_ms, age_ms=body.age_ms)
    answer = act.ledger.hand_in(
        act.command,
        kiosk=act.kiosk,
        ticket=body.id,
        number=body.number,
        service=body.service,
        language=body.language,
        needs=[need for need in Need if need in body.needs],
        persons=body.persons,
        cases=body.cases,
        phone_hash=body.phone_hash,
        code_hash=code_hash(body.code) if body.code else "",
        hash_before=hash_before(body.code) if body.code else "",
        age_ms=body.age_ms,
        not_before_ms=contact.not_before_ms,
        in_order_ms=contact.came,
        how=body.how,
    )
    return act.send(answer, status=201)


@command(api, "deliver", Delivered)
def deliver(path: TicketPath, body: DeliverBody) -> Response:
    """Say that the number reached its visitor: the ticket waits from now on."""
    act = acting_on_ticket("deliver", path.id, body)
    if body.phone_hash and (act.is_desk or body.how is not Delivery.PAPER):
        raise Problem("forbidden", "`phone_hash` is a kiosk's, of the paper that it has printed.")
    answer = act.ledger.deliver(
        act.command, ticket=path.id, kiosk=act.kiosk, how=body.how, phone_hash=body.phone_hash
    )
    return act.send(answer)


@command(api, "paper_failed", PaperFailed)
def paper_failed(path: TicketPath, body: Nothing) -> Response:
    """Say that the number's paper did not come, and that it stands on the kiosk's screen."""
    act = acting_on_ticket("paper_failed", path.id, body)
    return act.send(act.ledger.paper_failed(act.command, ticket=path.id, kiosk=act.kiosk))


@command(api, "cancel", Cancelled)
def cancel(path: TicketPath, body: CancelBody) -> Response:
    """Take back a number: a kiosk one of its own that reached nobody, a desk any that is open.

    A kiosk gives back any that is not called, for whoever shows its `Ticket-Token`.
    """
    act = acting_for_holder("cancel", path.id, body)
    if act.holder and body.reason is not CancelReason.LEFT:
        raise Problem("forbidden", "Whoever holds a number gives it back: `left`.")
    answer = act.ledger.cancel(
        act.command,
        ticket=path.id,
        kiosk=act.kiosk,
        reason=body.reason,
        token_hash=act.holder,
    )
    return act.send(answer)


@reading(api, "/tickets/<id>/mine", frozenset({Role.KIOSK}), MineAnswer)
def mine(path: TicketPath) -> Response:
    """Give a ticket to whoever shows its `Ticket-Token`: enough to print its paper once more."""
    known_form(path.id)
    now = visit()
    answer = now.office.ledger.mine(path.id, token_hash(now.request) or NOBODY)
    row = answer["ticket"]
    assert isinstance(row, Mapping)  # noqa: S101 - the row function makes an object
    told = {"ticket": holder_ticket(row), **pick(answer, PAPER_MEMBERS)}
    return as_json(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def code_hash(code: str) -> str:
    """Give what the store knows an appointment's code by: hyphens make no difference."""
    return hashlib.sha256(code.replace("-", "").encode()).hexdigest()


def hash_before(code: str) -> str:
    """Give what the version before knew a code by that has hyphens; "" if it is no other hash."""
    return hashlib.sha256(code.encode()).hexdigest() if "-" in code else ""
