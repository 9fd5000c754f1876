"""The parts of a site as frozen pydantic models. What one value may hold stands in `words`.

The numbers of the queue stand in `rules`, what several parts must agree on in `checks`. Every
number has its unit in its name. There is no field to give a head start to a service, a language or
a nationality: a head start belongs to a need or to an appointment.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, Strict

from server.site.boards import MOST_CARDS, Card, Display, News
from server.site.icons import Icon
from server.site.media import Medium
from server.site.rules import MINUTE_MS, Part, Rules
from server.site.words import (
    CounterNumber,
    Date,
    Key,
    Languages,
    Letter,
    Line,
    NoteText,
    Once,
    Openings,
    PhoneUrl,
    Positive,
    Serial,
    ShortText,
    Switch,
    Text,
    ThingText,
    Timezone,
    WideText,
    nothing,
    read_only,
)


class Mode(StrEnum):
    """How people come to a service."""

    WALK_IN = "walk-in"
    APPOINTMENT = "appointment"
    BOTH = "both"


class Ask(StrEnum):
    """What a kiosk asks whoever comes for a service, before it gives the number."""

    PERSONS = "persons"
    CASES = "cases"


class Area(Part):
    """A waiting area: owns a letter and a floor; never stands for a legal matter."""

    letter: Letter
    name: Text
    floor: Text
    daily_quota: Positive | None = None


class Service(Part):
    """What people come for. Its legal group is for the check alone and is never shown.

    With ``triage`` its tickets wait in a short queue of their own until a person has decided.
    ``online`` says what of it works without a visit.
    """

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
    online: Text = Field(default_factory=nothing)
    bring: Annotated[tuple[ThingText, ...], Field(max_length=5)] = ()
    kiosk: Positive | None = None
    asks: Annotated[tuple[Ask, ...], Once] = ()
    target_minutes: Positive = 30
    daily_quota: Positive | None = None
    triage: Switch = False

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

    @property
    def week(self) -> tuple[Openings, ...]:
        """The openings of each weekday, Monday first."""
        return (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )


class Outcome(Part):
    """How a visit may end; every site has one with the key ``done``."""

    key: Key
    title: Text


class ParkReason(Part):
    """Why a visit may pause, and after how many minutes the visitor's ticket comes back."""

    key: Key
    title: Text
    minutes: Positive

    @property
    def ms(self) -> int:
        """How long the pause lasts until the ticket comes back by itself."""
        return self.minutes * MINUTE_MS


class CallReason(Part):
    """Why somebody may be called by hand before others who have waited longer."""

    key: Key
    title: Text


class PauseReason(Part):
    """Why a counter may call nobody for a while; told to those who plan the room, never counted."""

    key: Key
    title: Text


class StopReason(Part):
    """What people are told while no numbers are given; a desk may choose it."""

    key: Key
    title: Text


class OtherOffice(Part):
    """An office that does what this one does not; people get its address and no number.

    With ``short`` it has a key of its own on the kiosk's first screen.
    """

    key: Key
    name: Text
    matter: Text
    short: WideText = Field(default_factory=nothing)
    icon: Icon | None = None
    address: Line | None = None


class Site(Part):
    """A whole office, as read from its file. Ask it by key, number or letter.

    ``logo`` is in the file a picture's name; here it is base64 of the PNG that `pictures` made.
    """

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
    cards: Annotated[tuple[Card, ...], Field(max_length=MOST_CARDS)] = ()
    news: Annotated[tuple[News, ...], Field(max_length=MOST_CARDS)] = ()
    other_offices: tuple[OtherOffice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    park_reasons: tuple[ParkReason, ...] = ()
    call_reasons: tuple[CallReason, ...] = ()
    pause_reasons: tuple[PauseReason, ...] = ()
    stop_reasons: tuple[StopReason, ...] = ()
    online: Text = Field(default_factory=nothing)
    phone_url: PhoneUrl | None = None
    logo: Annotated[str, Strict()] | None = None

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

    @cached_property
    def _park_reasons(self) -> Mapping[str, ParkReason]:
        return {reason.key: reason for reason in self.park_reasons}

    @cached_property
    def _queues_of(self) -> Mapping[str, tuple[str, ...]]:
        return {counter.number: self._queues(counter) for counter in self.counters}

    @cached_property
    def _counters_able(self) -> Mapping[str, tuple[str, ...]]:
        return {
            service.key: tuple(c.number for c in self.counters if service.key in c.services)
            for service in self.services
        }

    def _queues(self, counter: Counter) -> tuple[str, ...]:
        triaged = [self.service(key) for key in counter.services if self.service(key).triage]
        triage = dict.fromkeys(f"triage/{service.area}" for service in triaged)
        areas = dict.fromkeys(f"area/{letter}" for letter in (counter.area, *counter.also_areas))
        return (*counter.services, *triage, *areas)

    def area(self, letter: str) -> Area:
        """Give the area of this letter, or raise KeyError."""
        return self._areas[letter]

    def service(self, key: str) -> Service:
        """Give the service of this key, or raise KeyError."""
        return self._services[key]

    def counter(self, number: str) -> Counter:
        """Give the counter of this number, or raise KeyError."""
        return self._counters[number]

    @cached_property
    def outcome_keys(self) -> frozenset[str]:
        """The keys of all outcomes that a visit may have."""
        return frozenset(outcome.key for outcome in self.outcomes)

    @cached_property
    def call_reason_keys(self) -> frozenset[str]:
        """The keys of all reasons for a call by hand."""
        return frozenset(reason.key for reason in self.call_reasons)

    @cached_property
    def pause_reason_keys(self) -> frozenset[str]:
        """The keys of all reasons for which a counter may pause; none where a site wants none."""
        return frozenset(reason.key for reason in self.pause_reasons)

    @cached_property
    def media(self) -> Mapping[str, Medium]:
        """The pictures and videos of the cards, by the name under which they are served."""
        return {medium.name: medium for card in self.cards for medium in card.media}

    def park_reason(self, key: str) -> ParkReason:
        """Give the park reason of this key, or raise KeyError."""
        return self._park_reasons[key]

    def queues_of(self, number: str) -> tuple[str, ...]:
        """Give the queues from which this counter calls, its own two left out; or KeyError.

        First its services, then the triage queues in which it may decide, then its areas': its own
        first.
        """
        return self._queues_of[self.counter(number).number]

    def counters_able(self, service: str) -> tuple[str, ...]:
        """Give the numbers of the counters that serve this service, in the file's order."""
        return self._counters_able[self.service(service).key]

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
