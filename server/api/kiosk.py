"""How a number comes to be and reaches its visitor: at a kiosk, or at the reception for one."""

import hashlib

from flask import Response

from server.api.acting import acting, acting_on_ticket, known, known_concerns
from server.api.bodies import CancelBody, CheckInBody, DeliverBody, IssueBody
from server.api.events import Cancelled, Delivered, IssueAnswer
from server.api.models import SitePath, TicketPath
from server.api.routes import audience, command
from server.problems import Problem

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
    answer = act.ledger.check_in(
        act.command,
        code_hash=code_hash(body.code),
        kiosk=printer,
        language=body.language or "",
        phone_hash=body.phone_hash,
        ordered=act.is_desk,
    )
    return act.send(answer, status=201)


@command(api, "deliver", Delivered)
def deliver(path: TicketPath, body: DeliverBody) -> Response:
    """Say that the number reached its visitor: the ticket waits from now on."""
    act = acting_on_ticket("deliver", path.id, body)
    return act.send(act.ledger.deliver(act.command, ticket=path.id, kiosk=act.kiosk, how=body.how))


@command(api, "cancel", Cancelled)
def cancel(path: TicketPath, body: CancelBody) -> Response:
    """Take back a number: a kiosk one of its own that reached nobody, a desk any that is open."""
    act = acting_on_ticket("cancel", path.id, body)
    return act.send(
        act.ledger.cancel(act.command, ticket=path.id, kiosk=act.kiosk, reason=body.reason)
    )


def code_hash(code: str) -> str:
    """Give what the store knows an appointment's code by."""
    return hashlib.sha256(code.encode()).hexdigest()
