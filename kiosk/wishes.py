"""What an errand says to the server, and what the server's answer says of a number. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, Field, ValidationError

from device.connection import Refused, Unavailable
from kiosk import obstacles
from kiosk.phone_token import hash_of
from kiosk.visit import Happening, Kind, Ticket, What

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.visit import Errand

_RULE: Final = 409  # refused by a rule of the queue: another choice may be granted
_ABOUT_THE_CHOICE: Final = frozenset(
    {"unknown_service", "unknown_language", "unknown_appointment", "unknown_ticket"}
)
_CHECK_IN: Final = "check-in"
_ISSUE: Final = "tickets"


class _Row(BaseModel):
    id: str
    number: str
    area: str
    counted_ms: int
    service: str = ""
    language: str = ""
    slot_ms: int | None = None
    state: str = "waiting"
    counter: str = ""
    waits_in: str = ""


class _Numbered(BaseModel):
    ticket: _Row
    ahead: int | None = None
    wait_minutes: tuple[int, int] | None = None


class _Issued(_Numbered):
    type: Literal["issued"]
    ahead: int = Field()


def path_of(body: Mapping[str, object]) -> str:
    """Give where the command of this body goes: only an appointment has a code."""
    return _CHECK_IN if "code" in body else _ISSUE


def body_of(errand: Errand) -> dict[str, object]:
    """Give the command that a number comes of."""
    body: dict[str, object] = {"phone_hash": hash_of(errand.phone_token)}
    if errand.language:
        body["language"] = errand.language
    if errand.needs:
        body["needs"] = list(errand.needs)
    if errand.kind is Kind.CHECK_IN:
        return {**body, "code": errand.code}
    counted = {"persons": errand.persons, "cases": errand.cases}
    return {
        "service": errand.service,
        **body,
        **{what: count for what, count in counted.items() if count > 1},
    }


def own_number(row: Mapping[str, object]) -> tuple[Mapping[str, object], Ticket]:
    """Give what paper and screen say of a number that no server knows yet."""
    known = _Row.model_validate({**row, "counted_ms": row["issued_ms"]})
    ticket = replace(_ticket(_Numbered(ticket=known)), offline=True)
    return {"offline": True, "ticket": row}, ticket


def issued_ticket(event: Mapping[str, object]) -> Ticket:
    """Give the number of an `issued` event; `Unavailable` if it is no answer of ours."""
    if event.get("type") == "gone":  # it was done so long ago that nobody knows how it ended
        raise Refused("gone", _RULE, "the command's event is no longer kept")
    try:
        return _ticket(_Issued.model_validate(event))
    except ValidationError as error:
        raise Unavailable("not an answer of ours: no issued ticket in it") from error


def own_ticket(answer: Mapping[str, object]) -> Ticket:
    """Give the number of who holds it; `Unavailable` if it is no answer of ours."""
    try:
        return _ticket(_Numbered.model_validate(answer))
    except ValidationError as error:
        raise Unavailable("not an answer of ours: no ticket in it") from error


def _ticket(answer: _Numbered) -> Ticket:
    row = answer.ticket
    return Ticket(
        row.id,
        row.number,
        row.area,
        answer.ahead,
        row.counted_ms,
        service=row.service,
        language=row.language,
        slot_ms=row.slot_ms,
        wait_minutes=answer.wait_minutes,
        state=row.state,
        counter=row.counter,
        waits_in=row.waits_in,
    )


def refusal(errand: Errand, refused: Refused) -> Happening:
    """Give what a refusal means to the visitor: no number for this, or no answer for now."""
    if refused.status != _RULE and refused.code not in _ABOUT_THE_CHOICE:
        return Happening(What.AWAY, errand.id)
    return Happening(
        What.REFUSED,
        errand.id,
        obstacle=obstacles.of_refusal(refused),
        booking=obstacles.of_booking(refused) if errand.kind is Kind.CHECK_IN else None,
    )
