"""The office that this kiosk stands in: the site's description, read, kept on disk, offered.

A kiosk may be older than its server: fields that it does not know are left alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

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


class Area(Part):
    """A waiting area."""

    letter: str
    floor: Texts


class Service(Part):
    """What people come for; `kiosk` is its place among the answers, if it is one."""

    key: str
    area: str
    short: Texts
    note: Texts = Field(default_factory=dict)
    icon: str
    walk_in: bool
    kiosk: int | None = None

    @property
    def offered(self) -> bool:
        """Say whether a visitor without an appointment may choose it here."""
        return self.walk_in and self.kiosk is not None


class Site(Part):
    """The description, as far as the screens need it."""

    key: str
    name: Texts
    timezone: str
    languages: tuple[str, ...]
    rules: Rules = Rules()
    areas: tuple[Area, ...]
    services: tuple[Service, ...]

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

    def offer(self, catalogues: frozenset[str]) -> Offer:
        """Give what the machine may offer: only languages that this kiosk has the words for."""
        languages = tuple(key for key in self.site.languages if key in catalogues)
        walk_ins = {service.key for service in self.site.services if service.walk_in}
        return Offer(
            languages=languages,
            services=tuple(service.key for service in self.offered),
            not_sure=ADVICE if ADVICE in walk_ins else "",
            ticket_ms=self.site.rules.kiosk_ticket_seconds * 1000,
        )

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
    try:
        description = json.loads(file.read_text(encoding="utf-8"))
        return read(description) if isinstance(description, dict) else None
    except (OSError, ValueError):
        return None


def remember(office: Office, file: Path) -> None:
    """Keep the office on disk: a power cut leaves the old description or the new one, whole."""
    fresh = file.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as out:
        json.dump(office.description, out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
