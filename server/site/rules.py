"""The numbers in the rules of the queue, as the site file gives them. Pure.

A head start belongs to a need or to an appointment, to nothing else.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field

from server.site.words import (
    FORBIDDEN_SERIALS,
    DayTime,
    FirstSerial,
    ForbiddenSerials,
    Positive,
    Switch,
    Whole,
)

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
AUDIT_DAYS: Final = 30
MOST_AUDIT_DAYS: Final = 180
"""Long enough to see what has gone wrong, too short to follow anybody through a year."""


class Part(BaseModel):
    """A part of a site: cannot change, and refuses a field that it does not know."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    def __copy__(self) -> Self:
        """Copy the fields alone: what the original has worked out of them may not hold for it."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Need(StrEnum):
    """Why a ticket may have a head start, beside an appointment."""

    HELP = "help"
    EMERGENCY = "emergency"


class HeadStarts(Part):
    """Minutes by which a ticket is ranked before its counted time; they add up, never past H."""

    help: Whole = 20
    emergency: Whole = 20
    appointment: Whole = 20


class Rules(Part):
    """The numbers in the rules of the queue."""

    hold_minutes: Whole = 20
    head_start_minutes: HeadStarts = HeadStarts()
    max_lateness_minutes: Whole = 15
    delivery_timeout_seconds: Positive = 20
    recall_gap_seconds: Whole = 45
    recall_limit: Whole = 3
    readmit_grace_minutes: Whole = 15
    new_call_seconds: Annotated[Positive, Field(ge=12, le=15)] = 14
    call_gap_seconds: Annotated[Positive, Field(ge=5)] = 6
    kiosk_ticket_seconds: Positive = 40
    undo_seconds: Whole = 60
    check_in_minutes_before: Whole = 60
    open_tickets_per_counter: Positive = 1
    counter_left_minutes: Positive = 5
    caseworker_away_minutes: Positive = 30
    overlong_factor: Positive = 3
    audit_days: Annotated[Positive, Field(le=MOST_AUDIT_DAYS)] = AUDIT_DAYS
    board_waiting: Switch = False
    board_range: Switch = False
    day_close: DayTime = "00:00"
    first_serial: FirstSerial = 101
    forbidden_serials: ForbiddenSerials = FORBIDDEN_SERIALS

    @property
    def hold_ms(self) -> int:
        """H: by how much, at most, a later ticket may be called before an earlier one."""
        return self.hold_minutes * MINUTE_MS

    @property
    def max_lateness_ms(self) -> int:
        """How late an appointment may come and still count from its slot."""
        return self.max_lateness_minutes * MINUTE_MS

    @property
    def delivery_timeout_ms(self) -> int:
        """How long an issued ticket waits for word of its paper."""
        return self.delivery_timeout_seconds * SECOND_MS

    @property
    def recall_gap_ms(self) -> int:
        """The least time between two calls of one ticket."""
        return self.recall_gap_seconds * SECOND_MS

    @property
    def readmit_grace_ms(self) -> int:
        """How long after it was missed a ticket keeps its counted time when it comes back."""
        return self.readmit_grace_minutes * MINUTE_MS

    @property
    def undo_ms(self) -> int:
        """How long a step may be taken back by whoever made it."""
        return self.undo_seconds * SECOND_MS

    @property
    def check_in_before_ms(self) -> int:
        """How long before its slot an appointment may be checked in."""
        return self.check_in_minutes_before * MINUTE_MS

    @property
    def counter_left_ms(self) -> int:
        """How long a counter may give no sign of life until it counts as left."""
        return self.counter_left_minutes * MINUTE_MS

    @property
    def caseworker_away_ms(self) -> int:
        """How long a ticket waits for a caseworker who sits at no counter."""
        return self.caseworker_away_minutes * MINUTE_MS

    def head_start_ms(self, needs: Sequence[str], *, appointment: bool = False) -> int:
        """Give the sum of these needs' head starts, H at most; raise ValueError if unknown."""
        starts = self.head_start_minutes
        minutes = sum(int(getattr(starts, Need(need))) for need in needs)
        minutes += starts.appointment if appointment else 0
        return min(self.hold_minutes, minutes) * MINUTE_MS
