"""What a kiosk may ask for: a number, and what became of its paper."""

from flask import Response

from server.api.acting import acting, acting_on_ticket
from server.api.events import Cancelled, Delivered, IssueAnswer
from server.api.models import CancelBody, DeliverBody, IssueBody, SitePath, TicketPath
from server.api.routes import audience, command
from server.problems import Problem

api = audience("kiosk", "What a kiosk may ask for.")


@command(api, "issue", IssueAnswer, status=201)
def issue(path: SitePath, body: IssueBody) -> Response:
    """Give the next number of the service's area; it cannot be called before it is delivered."""
    act = acting("issue", path.site, body)
    if body.service not in act.office.services:
        raise Problem("unknown_service")
    if body.language not in act.office.languages:
        raise Problem("unknown_language")
    answer = act.ledger.issue(
        act.command,
        service=body.service,
        language=body.language,
        kiosk=act.kiosk,
        needs=body.needs,
        persons=body.persons,
        cases=body.cases,
        phone_hash=body.phone_hash,
    )
    return act.send(answer, status=201)


@command(api, "deliver", Delivered)
def deliver(path: TicketPath, body: DeliverBody) -> Response:
    """Say that the number reached its visitor: the ticket waits from now on."""
    act = acting_on_ticket("deliver", path.id, body)
    return act.send(act.ledger.deliver(act.command, ticket=path.id, kiosk=act.kiosk, how=body.how))


@command(api, "cancel", Cancelled)
def cancel(path: TicketPath, body: CancelBody) -> Response:
    """Take back a number of this kiosk that reached nobody, or that was given back."""
    act = acting_on_ticket("cancel", path.id, body)
    return act.send(
        act.ledger.cancel(act.command, ticket=path.id, kiosk=act.kiosk, reason=body.reason)
    )
