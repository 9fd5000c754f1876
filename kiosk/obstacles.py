"""What the server says of the numbers that it does not give: beforehand, and when it refuses one.

The kiosk decides nothing here. What it cannot read stands in nobody's way: the number is asked
for, and the server says no. While there is none, `kiosk.last_offer` says what it would say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import BaseModel, Field, ValidationError

from kiosk.visit import Booked, Booking, Obstacle, Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from device.connection import Refused
    from kiosk.office import Office
    from kiosk.visit import Offer

_WHY: Final = {
    "office_closed": Why.CLOSED,
    "numbers_stopped": Why.STOPPED,
    "quota_used": Why.USED_UP,
    "too_late_today": Why.TOO_LATE,
    "out_of_service": Why.OUT_OF_SERVICE,
}
_BOOKED: Final = {
    "too_early": Booked.TOO_EARLY,
    "other_day": Booked.OTHER_DAY,
    "unknown_appointment": Booked.NOT_FOUND,
    "appointment_cancelled": Booked.CANCELLED,
    "already_checked_in": Booked.ALREADY,
}
_Reason = dict[str, str]
_log = structlog.get_logger(__name__)


class Left(BaseModel):
    """How many numbers are left today, and a day's quota; None where the site has no limit."""

    left: int | None = None
    quota: int | None = None

    @property
    def used_up(self) -> bool:
        """Say whether none is left."""
        return self.left is not None and self.left <= 0


class _Area(Left):
    letter: str


class _Service(Left):
    key: str
    stop: _Reason | None = None


class Today(BaseModel):
    """The answer to `GET offer`: of which day, and what can be had on it.

    `openings` are those of some weeks, the first one first; an older server tells none. No kiosk
    gives the numbers of the tickets in `handed_in`, nor those in `taken`, again on this day.
    """

    day: str = ""
    open: tuple[int, int] | None
    openings: tuple[tuple[int, int], ...] = ()
    opens_ms: int | None = None
    stop: _Reason | None = None
    areas: tuple[_Area, ...] = ()
    services: tuple[_Service, ...] = ()
    handed_in: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


class _More(BaseModel):
    """What a refusal says beside its code."""

    opens_ms: int | None = None
    service: str = ""
    reason: _Reason = Field(default_factory=dict)


@dataclass(frozen=True)
class Obstacles:
    """What stands in the way of numbers now: of all, of an area's, of a service's."""

    closed: Obstacle | None = None
    every: Obstacle | None = None
    by_area: Mapping[str, Obstacle] = field(default_factory=dict)
    by_service: Mapping[str, Obstacle] = field(default_factory=dict)

    def put_into(self, offer: Offer, office: Office) -> Offer:
        """Give the offer with what is in the way of each of its services."""
        withheld: dict[str, Obstacle] = {}
        for service in office.site.services:
            found = self.every or self.by_service.get(service.key) or self.by_area.get(service.area)
            if found:
                withheld[service.key] = found
        return replace(offer, closed=self.closed, withheld=withheld)


NONE: Final = Obstacles()


def read(answer: Mapping[str, object]) -> Obstacles:
    """Read the answer to `GET offer`; one that cannot be read says nothing."""
    today = understood(answer)
    if today is None:
        return NONE
    return Obstacles(
        closed=None if today.open else Obstacle(Why.CLOSED, opens_ms=today.opens_ms),
        every=None if today.stop is None else Obstacle(Why.STOPPED, reason=today.stop),
        by_area={area.letter: Obstacle(Why.USED_UP) for area in today.areas if area.used_up},
        by_service={each.key: found for each in today.services if (found := _of_service(each))},
    )


def understood(answer: Mapping[str, object]) -> Today | None:
    """Read the answer word by word; None where it cannot be read."""
    try:
        return Today.model_validate(answer)
    except ValidationError as error:
        _log.warning("offer_not_understood", faults=error.error_count())
        return None


def _of_service(service: _Service) -> Obstacle | None:
    if service.stop is not None:
        return Obstacle(Why.STOPPED, service.key, reason=service.stop)
    return Obstacle(Why.USED_UP, service.key) if service.used_up else None


def of_refusal(refused: Refused) -> Obstacle | None:
    """Give what a refusal says is in the way; None if it is about something else."""
    why = _WHY.get(refused.code)
    if why is None:
        return None
    try:
        more = _More.model_validate(refused.more)
    except ValidationError:  # its code says enough
        more = _More()
    return Obstacle(why, more.service, opens_ms=more.opens_ms, reason=more.reason)


class _OfBooking(BaseModel):
    """What a refusal of an appointment says beside its code."""

    slot_ms: int | None = None
    from_ms: int | None = None
    number: str = ""


def of_booking(refused: Refused) -> Booking | None:
    """Give why an appointment gives no number now; None if the refusal is about something else."""
    why = _BOOKED.get(refused.code)
    if why is None:
        return None
    try:
        more = _OfBooking.model_validate(refused.more)
    except ValidationError:  # its code says enough
        more = _OfBooking()
    return Booking(why, more.slot_ms, more.from_ms, more.number)
