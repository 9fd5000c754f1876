"""What a desk may do: with every ticket, with appointments, and with the taking of numbers.

A counter does some of it with its own tickets: one handler serves all who may, and the ledger is
told in `by` whose tickets they may touch.
"""

import re
from typing import Final

from flask import Response

from server.api.acting import (
    Act,
    acting,
    acting_for_holder,
    acting_on_ticket,
    known,
    known_concerns,
)
from server.api.bodies import (
    AllowBody,
    AmendBody,
    AppointmentBody,
    ForwardBody,
    Nothing,
    ReprintBody,
    ResumeBody,
    StopBody,
    TransferBody,
)
from server.api.events import (
    Amended,
    AppointmentPut,
    Forwarded,
    NumbersAllowed,
    NumbersStopped,
    Readmitted,
    ReprintOrdered,
    ResumeAnswer,
    Transferred,
    Undone,
)
from server.api.holders import NOBODY
from server.api.kiosk import code_hash, hash_before
from server.api.models import AppointmentPath, SitePath, TicketPath
from server.api.routes import audience, command
from server.problems import Problem

api = audience("reception", "What reception and supervisor may do, and counters with their own.")

_AT_DESKS: Final = frozenset({"service", "needs"})
"""What a counter may not amend: both change where or when somebody is called."""
_APPOINTMENT_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


@command(api, "amend", Amended)
def amend(path: TicketPath, body: AmendBody) -> Response:
    """Set right what is known of a ticket; number and counted time stay.

    A kiosk changes `service` alone, for whoever shows the ticket's `Ticket-Token`.
    """
    act = acting_for_holder("amend", path.id, body)
    _check_amendment(act, body)
    for service in (body.service, body.add, body.drop):
        known("unknown_service", service, act.office.services)
    known("unknown_language", body.language, act.office.languages)
    answer = act.ledger.amend(
        act.command,
        ticket=path.id,
        by=act.counter,
        token_hash=act.holder or (NOBODY if act.kiosk else ""),
        service=body.service,
        language=body.language,
        persons=body.persons,
        cases=body.cases,
        needs=body.needs,
        add=body.add,
        drop=body.drop,
    )
    return act.send(answer)


@command(api, "readmit", Readmitted)
def readmit(path: TicketPath, body: Nothing) -> Response:
    """Let a missed visitor wait again."""
    act = acting_on_ticket("readmit", path.id, body)
    return act.send(act.ledger.readmit(act.command, ticket=path.id, counter=act.counter))


@command(api, "reprint", ReprintOrdered)
def reprint(path: TicketPath, body: ReprintBody) -> Response:
    """Have the paper of a number printed once more that waits, or that is on a screen only."""
    act = acting_on_ticket("reprint", path.id, body)
    known("unknown_printer", body.printer, act.office.printers)
    return act.send(act.ledger.reprint(act.command, ticket=path.id, kiosk=body.printer))


@command(api, "resume", ResumeAnswer)
def resume(path: TicketPath, body: ResumeBody) -> Response:
    """End a pause: call the visitor at once, or let the ticket wait for its counter."""
    act = acting_on_ticket("resume", path.id, body)
    known("unknown_reason", body.reason, act.office.call_reasons)
    answer = act.ledger.resume(
        act.command, ticket=path.id, by=act.counter, to=body.to, reason=body.reason or ""
    )
    return act.send(answer)


@command(api, "transfer", Transferred)
def transfer(path: TicketPath, body: TransferBody) -> Response:
    """Send a ticket on, or say what was decided about an emergency; its counted time stays."""
    act = acting_on_ticket("transfer", path.id, body)
    _check_target(act, body)
    _check_return(act, come_back=body.come_back)
    answer = act.ledger.transfer(
        act.command,
        ticket=path.id,
        by=act.counter,
        service=body.service or "",
        area=body.area or "",
        counter=body.counter or "",
        triage=body.triage is True,
        confirmed=body.confirmed,
        note=body.note,
        come_back=body.come_back,
    )
    return act.send(answer)


@command(api, "forward", Forwarded)
def forward(path: TicketPath, body: ForwardBody) -> Response:
    """Let a ticket wait for one counter or one caseworker."""
    act = acting_on_ticket("forward", path.id, body)
    known("unknown_counter", body.counter, act.office.counters)
    _check_return(act, come_back=body.come_back)
    answer = act.ledger.forward(
        act.command,
        ticket=path.id,
        by=act.counter,
        counter=body.counter or "",
        caseworker=body.caseworker or "",
        note=body.note,
        come_back=body.come_back,
    )
    return act.send(answer)


@command(api, "undo", Undone)
def undo(path: TicketPath, body: Nothing) -> Response:
    """Take back one's own last step with this ticket, within the site's time."""
    act = acting_on_ticket("undo", path.id, body)
    return act.send(act.ledger.undo(act.command, ticket=path.id, by=act.counter))


@command(api, "put_appointment", AppointmentPut)
def put_appointment(path: AppointmentPath, body: AppointmentBody) -> Response:
    """Make an appointment known, or what is different about it; the same again changes nothing."""
    act = acting("put_appointment", path.id, body)
    if not _APPOINTMENT_ID.fullmatch(path.id):
        raise Problem("unknown_appointment")
    known_concerns(body.service, body.further, act.office)
    known("unknown_language", body.language, act.office.languages)
    answer = act.ledger.put_appointment(
        act.command,
        appointment=path.id,
        code_hash=code_hash(body.code),
        hash_before=hash_before(body.code),
        service=body.service,
        further=body.further,
        order=body.order,
        slot_ms=body.slot_ms,
        persons=body.persons,
        cases=body.cases,
        language=body.language or "",
        cancelled=body.cancelled,
    )
    return act.send(answer)


@command(api, "stop_numbers", NumbersStopped)
def stop_numbers(path: SitePath, body: StopBody) -> Response:
    """Give no numbers for a service, or for anything, and tell people why."""
    act = acting("stop_numbers", path.site, body)
    known("unknown_service", body.service, act.office.services)
    for language in body.reason:
        known("unknown_language", language, act.office.languages)
    return act.send(
        act.ledger.stop_numbers(act.command, service=body.service or "", reason=body.reason)
    )


@command(api, "allow_numbers", NumbersAllowed)
def allow_numbers(path: SitePath, body: AllowBody) -> Response:
    """Give numbers again, for a service or for everything."""
    act = acting("allow_numbers", path.site, body)
    known("unknown_service", body.service, act.office.services)
    return act.send(act.ledger.allow_numbers(act.command, service=body.service or ""))


def _check_amendment(act: Act, body: AmendBody) -> None:
    told = body.model_fields_set
    if act.kiosk and told != {"service"}:
        raise Problem("forbidden", "A kiosk changes `service` alone, for who holds the number.")
    if act.counter and told & _AT_DESKS:
        raise Problem("forbidden", "A counter does not change `service` or `needs`.")
    if act.kiosk and body.service not in act.office.walk_ins:
        raise Problem("unknown_service", "Nobody has a number for that without an appointment.")


def _check_target(act: Act, body: TransferBody) -> None:
    known("unknown_service", body.service, act.office.services)
    known("unknown_area", body.area, act.office.areas)
    known("unknown_counter", body.counter, act.office.counters)


def _check_return(act: Act, *, come_back: bool) -> None:
    if come_back and act.is_desk:
        raise Problem("invalid_body", "come_back: only a counter can be come back to, not a desk")
