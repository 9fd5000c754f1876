"""The office that this kiosk stands in: the site's description, read, kept on disk, offered.

A kiosk may be older than its server: fields that it does not know are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kiosk import kept
from kiosk.visit import Offer

if TYPE_CHECKING:
    from pathlib import Path

GERMAN: Final = "de"
ADVICE: Final = "advice"  # the service of people who do not know; a person helps them
Texts = Mapping[str, str]


class BadDescription(ValueError):
    """What came is not the description of a site."""


class Part(BaseModel):
    """A part of the description: cannot change; unknown fields are left alone."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")


class Rules(Part):
    """The rules that a kiosk keeps."""

    kiosk_ticket_seconds: int = Field(default=40, ge=1, le=600)
    day_close: str = "24:00"


class Area(Part):
    """A waiting area."""

    letter: str
    floor: Texts


class Counter(Part):
    """A counter, and where it is."""

    number: str
    room: str
    floor: Texts


class Service(Part):
    """What people come for; `kiosk` is its place among the answers, if it is one."""

    key: str
    area: str
    short: Texts
    note: Texts = Field(default_factory=dict)
    icon: str
    walk_in: bool
    triage: bool = False
    kiosk: int | None = None
    notice: Texts | None = None
    online: Texts | None = None
    bring: tuple[Texts, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def offered(self) -> bool:
        """Say whether a visitor without an appointment may choose it here."""
        return self.walk_in and self.kiosk is not None


class Opening(Part):
    """Days with the same opening hours: 1 is Monday; times as "08:00"."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(min_length=1)
    open: tuple[tuple[str, str], ...]


class OfKiosk(Part):
    """A kiosk, and the numbers of each area that it alone gives without a server."""

    name: str
    offline: Mapping[str, tuple[int, int]] = Field(default_factory=dict)


class OtherOffice(Part):
    """An office that does what this one does not; `short` is its key on the first question."""

    key: str
    name: Texts
    matter: Texts
    short: Texts | None = None
    address: str | None = None
    icon: str | None = None


class Site(Part):
    """The description, as far as the screens need it."""

    key: str
    name: Texts
    timezone: str
    languages: tuple[str, ...]
    rules: Rules = Rules()
    areas: tuple[Area, ...]
    services: tuple[Service, ...]
    counters: tuple[Counter, ...] = ()
    kiosks: tuple[OfKiosk, ...] = ()
    other_offices: tuple[OtherOffice, ...] = ()
    hours: tuple[Opening, ...] = ()
    online: Texts | None = None
    phone_url: str | None = None

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"there is no time zone {name!r}") from error
        return name


@dataclass(frozen=True)
class Office:
    """The site as the screens read it, and its description word for word as the paper reads it."""

    site: Site
    description: Mapping[str, object]

    @property
    def offered(self) -> tuple[Service, ...]:
        """Give the services that can be chosen here, in their order."""
        services = [service for service in self.site.services if service.offered]
        return tuple(sorted(services, key=lambda service: service.kiosk or 0))

    def own_ranges(self, kiosk: str) -> Mapping[str, tuple[int, int]]:
        """Give the serials of each area that this kiosk alone gives."""
        return next((each.offline for each in self.site.kiosks if each.name == kiosk), {})

    def _by_itself(self, kiosk: str) -> tuple[str, ...]:
        """Give the services for which a kiosk has numbers of its own.

        Those for appointments alone come first: who names one here has an appointment.
        """
        ranges = self.own_ranges(kiosk)
        booked = (service for service in self.site.services if not service.walk_in)
        services = (*booked, *self.offered, *self.site.services)
        return tuple(dict.fromkeys(each.key for each in services if each.area in ranges))

    def offer(
        self, catalogues: frozenset[str], kiosk: str = "", *, first: Sequence[str] = ()
    ) -> Offer:
        """Give what this kiosk may offer: only languages that it has the words for.

        Those that are named come first; which ones there are is the site's to say.
        """
        known = [key for key in self.site.languages if key in catalogues]
        languages = tuple(dict.fromkeys([*(key for key in first if key in known), *known]))
        walk_ins = {service.key for service in self.site.services if service.walk_in}
        return Offer(
            languages=languages,
            services=tuple(service.key for service in self.offered),
            by_itself=self._by_itself(kiosk),
            not_sure=ADVICE if ADVICE in walk_ins else "",
            ticket_ms=self.site.rules.kiosk_ticket_seconds * 1000,
            bring=frozenset(each.key for each in self.offered if each.bring and not each.triage),
            asks={service.key: frozenset(service.asks) for service in self.offered},
            offices=tuple(office.key for office in self.site.other_offices),
            areas={service.key: service.area for service in self.site.services},
            nearest=next((each.key for each in self.site.other_offices if each.short), ""),
        )

    def service(self, key: str) -> Service | None:
        """Give the service of this key; None if the site has none."""
        return next((service for service in self.site.services if service.key == key), None)

    def other(self, key: str) -> OtherOffice | None:
        """Give the other office of this key; None if the site has none."""
        return next((office for office in self.site.other_offices if office.key == key), None)

    def counter(self, number: str) -> Counter | None:
        """Give the counter of this number; None if the site has none."""
        return next((each for each in self.site.counters if each.number == number), None)

    def floor(self, letter: str) -> Texts:
        """Give the floor of an area, as the house's own signs call it."""
        return next((area.floor for area in self.site.areas if area.letter == letter), {})


def own_or_german(texts: Texts, language: str) -> str:
    """Give the text of this language; German where it has none."""
    return texts.get(language) or texts.get(GERMAN, "")


def read(description: Mapping[str, object]) -> Office:
    """Read a description, or raise `BadDescription`."""
    try:
        return Office(Site.model_validate(description), description)
    except ValidationError as error:
        raise BadDescription(str(error)) from error


def remembered(file: Path) -> Office | None:
    """Give the office that was kept on disk; None if there is none that can be read."""
    description = kept.read(file)
    try:
        return None if description is None else read(description)
    except BadDescription:
        return None
