"""From an admitted request to a command of the ledger, and from its answer to the response."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, cast

from flask import Request, Response, g

from server.api.backend import Backend, Office
from server.api.bodies import Incoming
from server.api.holders import token_hash
from server.ledger import Answer, Command, Ledger
from server.problems import Problem
from server.registry import Caller
from server.ticket import Role
from server.views import OfficeAudience, holder_event, pick
from server.white_lists import PAPER_MEMBERS

_COMMAND_ID: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")
DESK: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR})
_TICKET_ID: Final = re.compile(r"[0-9]{10}")


@dataclass(frozen=True)
class Visit:
    """A request that was let in: who asks what of which site."""

    behind: Backend
    office: Office
    caller: Caller
    request: Request


@dataclass(frozen=True)
class Act:
    """Somebody who may do so wants something done at a site."""

    visit: Visit
    verb: str
    command: Command
    holder: str = ""
    """SHA-256 of the token that a visitor shows at the kiosk which acts; "" where nobody does."""

    @property
    def office(self) -> Office:
        """The site, as the API sees it."""
        return self.visit.office

    @property
    def ledger(self) -> Ledger:
        """The ledger of the site."""
        return self.visit.office.ledger

    @property
    def is_desk(self) -> bool:
        """Whether it is somebody who acts on every ticket: reception or supervisor."""
        return self.visit.caller.role in DESK

    @property
    def kiosk(self) -> str:
        """The name of the kiosk that acts; nothing where it is a person, who may for each."""
        return self.visit.caller.name if self.visit.caller.role is Role.KIOSK else ""

    @property
    def counter(self) -> str:
        """The number of the counter that acts; nothing where it is somebody of the desk."""
        return self.visit.caller.counter

    def printer(self, chosen: str | None) -> str:
        """Give the kiosk that prints: the one that acts, or the one that the desk has chosen."""
        if not self.is_desk:
            if chosen is not None:
                raise Problem("forbidden", "`printer` is for desks: a kiosk prints here.")
            return self.kiosk
        if chosen is None:
            raise Problem("invalid_body", "printer: Field required at a desk")
        known("unknown_printer", chosen, self.office.printers)
        return chosen

    def at_counter(self, number: str) -> str:
        """Give the counter's number if it exists and the caller may act there."""
        known("unknown_counter", number, self.office.counters)
        if not self.is_desk and number != self.counter:
            raise Problem("forbidden", "This credential acts for another counter.")
        return number

    def send(self, answer: Answer, *, status: int = 200) -> Response:
        """Send the ledger's bytes as they are; to a desk or a holder what they may see of them."""
        self.visit.behind.metrics.count_command(self.verb, "done")
        body = _for_desk(answer.body) if self.is_desk else answer.body
        return as_json(_for_holder(body) if self.holder else body, status=status)


def _for_desk(body: bytes) -> bytes:
    """Give an event as reception and supervisor hear it: without the times of a counter."""
    event = json.loads(body)
    seen = {**pick(event, ("position", *PAPER_MEMBERS)), **OfficeAudience().event(event)}
    return _dumped(seen)


def _for_holder(body: bytes) -> bytes:
    """Give an event as whoever holds the number sees it."""
    return _dumped(holder_event(json.loads(body)))


def _dumped(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def known(code: str, name: str | None, names: Collection[str]) -> None:
    """Refuse with this code a name that the site does not have; what is left out is none."""
    if name is not None and name not in names:
        raise Problem(code)


def known_concerns(service: str, further: Collection[str], office: Office) -> None:
    """Refuse concerns that the site does not have, and a first one that is named again."""
    for each in (service, *further):
        known("unknown_service", each, office.services)
    if service in further:
        raise Problem("same_concern")


def visit() -> Visit:
    """Give the visit that the current request was let in for."""
    return cast("Visit", g.visit)


def acting(verb: str, subject: str, body: Incoming, *, holder: str = "") -> Act:
    """Make the ledger's command: `subject` is what the address names beside the site.

    The digest covers the verb (it stands for method and route), the subject and the body without
    its defaults and what passes: a repeat has the same digest however its JSON is written, and also
    when a newer server knows more fields. Another holder's is no repeat.
    """
    now = visit()
    content = body.model_dump_json(exclude_defaults=True, exclude=set(body.PASSING))
    told = (verb, subject, content, *([holder] if holder else []))
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    command = Command(now.caller.actor, _command_id(now.request), digest, now.behind.clock_ms())
    return Act(now, verb, command, holder)


def acting_on_ticket(verb: str, ticket: str, body: Incoming) -> Act:
    """Make a command about a ticket; what cannot be a ticket's id never reaches the store."""
    known_form(ticket)
    return acting(verb, ticket, body)


def acting_for_holder(verb: str, ticket: str, body: Incoming) -> Act:
    """Make a command about a ticket which a kiosk may give for whoever shows the ticket's token."""
    known_form(ticket)
    now = visit()
    holder = token_hash(now.request) if now.caller.role is Role.KIOSK else ""
    return acting(verb, ticket, body, holder=holder)


def known_form(ticket: str) -> None:
    """Refuse what cannot be a ticket's id as an unknown ticket."""
    if not _TICKET_ID.fullmatch(ticket):
        raise Problem("unknown_ticket")


def as_json(body: bytes, *, status: int = 200) -> Response:
    """Send JSON bytes that nobody may keep."""
    answer = Response(body, status, content_type="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _command_id(request: Request) -> str:
    command_id = request.headers.get("Idempotency-Key", "")
    if not _COMMAND_ID.fullmatch(command_id):
        raise Problem("invalid_command_id")
    return command_id
