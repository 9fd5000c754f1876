"""The parts of a site as frozen pydantic models. What one value may hold stands in `words`.

What several parts must agree on stands in `checks`. Every number has its unit in its name. There is
no field to give a head start to a service, a language or a nationality: a head start belongs to a
need or to an appointment.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from server.site.icons import Icon
from server.site.words import (
    FORBIDDEN_SERIALS,
    CounterNumber,
    Date,
    FirstSerial,
    ForbiddenSerials,
    Key,
    Languages,
    Letter,
    Line,
    NoteText,
    Openings,
    Positive,
    Serial,
    ShortText,
    Text,
    ThingText,
    Timezone,
    Whole,
    nothing,
    read_only,
)

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS


class Part(BaseModel):
    """A part of a site: cannot change, and refuses a field that it does not know."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")


class Need(StrEnum):
    """Why a ticket may have a head start, beside an appointment."""

    HELP = "help"
    EMERGENCY = "emergency"


class Mode(StrEnum):
    """How people come to a service."""

    WALK_IN = "walk-in"
    APPOINTMENT = "appointment"
    BOTH = "both"


class Arrow(StrEnum):
    """Where a counter lies, seen from a display."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


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

    def head_start_ms(self, needs: Sequence[str], *, appointment: bool = False) -> int:
        """Give the sum of these needs' head starts, H at most; raise ValueError if unknown."""
        starts = self.head_start_minutes
        minutes = sum(int(getattr(starts, Need(need))) for need in needs)
        minutes += starts.appointment if appointment else 0
        return min(self.hold_minutes, minutes) * MINUTE_MS


class Area(Part):
    """A waiting area: owns a letter and a floor; never stands for a legal matter."""

    letter: Letter
    name: Text
    floor: Text


class Service(Part):
    """What people come for. Its legal group is for the check alone and is never shown."""

    key: Key
    area: str
    group: Key
    mode: Mode
    minutes: Positive
    cv: Annotated[float, Field(gt=0, le=3)]
    icon: Icon
    title: Text
    short: ShortText
    note: NoteText = Field(default_factory=nothing)
    notice: Text = Field(default_factory=nothing)
    bring: Annotated[tuple[ThingText, ...], Field(max_length=5)] = ()
    kiosk: Positive | None = None
    target_minutes: Positive = 30
    daily_quota: Positive | None = None

    @property
    def walk_in(self) -> bool:
        """Say whether people may come without an appointment."""
        return self.mode is not Mode.APPOINTMENT


class Counter(Part):
    """A place where a caseworker sits; ``services`` is all that it serves.

    People who wait in another area must find it, so a counter that serves such an area's services
    says so in ``also_areas``.
    """

    number: CounterNumber
    area: str
    room: Line
    services: Annotated[tuple[str, ...], Field(min_length=1)]
    also_areas: tuple[str, ...] = ()
    floor: Text = Field(default_factory=nothing)


class Kiosk(Part):
    """A kiosk, with the serials of each area that it alone may give, and only without a server."""

    name: Key
    offline: Annotated[Mapping[str, tuple[Serial, Serial]], AfterValidator(read_only)] = Field(
        default_factory=nothing
    )


class Display(Part):
    """A board: whose calls it shows, and where the counters lie as seen from it."""

    name: Key
    areas: Annotated[tuple[str, ...], Field(min_length=1)]
    arrows: Annotated[Mapping[str, Arrow], AfterValidator(read_only)] = Field(
        default_factory=nothing
    )


class Holiday(Part):
    """A day on which the office is closed."""

    date: Date
    name: Text


class OtherHours(Part):
    """A day with opening hours of its own; none means closed."""

    date: Date
    open: Openings
    name: Text


class Hours(Part):
    """When the office is open, at the site's own time."""

    monday: Openings = ()
    tuesday: Openings = ()
    wednesday: Openings = ()
    thursday: Openings = ()
    friday: Openings = ()
    saturday: Openings = ()
    sunday: Openings = ()
    holidays: tuple[Holiday, ...] = ()
    exceptions: tuple[OtherHours, ...] = ()


class OtherOffice(Part):
    """An office that does what this one does not; people get its address and no number."""

    key: Key
    name: Text
    matter: Text
    address: Line | None = None


class Site(Part):
    """A whole office, as read from its file. Ask it by key, number or letter."""

    key: Key
    name: Text
    address: Line
    timezone: Timezone
    languages: Languages
    hours: Hours
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    counters: Annotated[tuple[Counter, ...], Field(min_length=1)]
    rules: Rules = Rules()
    kiosks: tuple[Kiosk, ...] = ()
    displays: tuple[Display, ...] = ()
    other_offices: tuple[OtherOffice, ...] = ()

    @staticmethod
    def load(path: Path | str) -> "Site":
        """Read a site file, or raise `SiteError` with everything that is wrong with it."""
        from server.site.reading import read  # noqa: PLC0415 -- reading builds upon this model

        return read(Path(path))

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        return {area.letter: area for area in self.areas}

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        return {service.key: service for service in self.services}

    @cached_property
    def _counters(self) -> Mapping[str, Counter]:
        return {counter.number: counter for counter in self.counters}

    def area(self, letter: str) -> Area:
        """Give the area of this letter, or raise KeyError."""
        return self._areas[letter]

    def service(self, key: str) -> Service:
        """Give the service of this key, or raise KeyError."""
        return self._services[key]

    def counter(self, number: str) -> Counter:
        """Give the counter of this number, or raise KeyError."""
        return self._counters[number]

    def floor(self, number: str) -> Mapping[str, str]:
        """Give the floor of this counter, its area's if it has none of its own."""
        counter = self.counter(number)
        return counter.floor or self.area(counter.area).floor

    def offline_ranges(self, letter: str) -> tuple[tuple[int, int], ...]:
        """Give the serials of this area that no server ever gives, lowest first."""
        return tuple(sorted(k.offline[letter] for k in self.kiosks if letter in k.offline))

    def description(self) -> dict[str, object]:
        """Give what a kiosk or a display may know of the site, as JSON values."""
        from server.site.describing import describe  # noqa: PLC0415 -- it builds upon this model

        return describe(self)
