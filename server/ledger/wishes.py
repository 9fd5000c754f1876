"""What may be said with the verbs that take much: each is a set of keyword arguments."""

from collections.abc import Sequence
from typing import Literal, Required, TypedDict

Order = Literal["planned", "any"]
"""Several concerns: one after the other as planned, or whichever counter is free first."""


class Visit(TypedDict, total=False):
    """What somebody comes for; `further` are the concerns after the first."""

    service: Required[str]
    further: Sequence[str]
    order: Order
    persons: int
    cases: int


class Wish(Visit, total=False):
    """What a visitor wants a number for.

    `phone_hash` is the SHA-256 (hex) of a token that the server never sees. `ordered`: somebody of
    the office wants it printed at a kiosk. `anyway`: hours, quotas and stops are not asked.
    """

    language: Required[str]
    needs: Sequence[str]
    phone_hash: str
    ordered: bool
    anyway: bool


class Appointment(Visit, total=False):
    """Somebody may come at `slot_ms` (ms since 1970). It holds no name and no code."""

    slot_ms: Required[int]
    language: str
    cancelled: bool


class Target(TypedDict, total=False):
    """Where a ticket is sent on to, exactly one of them, with what the next one should know.

    `triage`: a person is to decide, in the ticket's area if it has a triage. `confirmed` is that
    decision: an emergency with its head start, or the normal place; it may name a service.
    `come_back`: it returns to this counter after the other one has finished.
    """

    service: str
    area: str
    counter: str
    caseworker: str
    triage: bool
    confirmed: bool | None
    note: str
    come_back: bool


class Amendment(TypedDict, total=False):
    """What is put right: `service` takes the place of the current concern, `add` comes last."""

    service: str | None
    language: str | None
    persons: int | None
    cases: int | None
    needs: Sequence[str] | None
    add: str | None
    drop: str | None
