"""The parts of a site file that are right in themselves, while the whole may not be. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import ValidationError

from server.site.boards import Card, Display, News
from server.site.model import (
    Area,
    Counter,
    Hours,
    Kiosk,
    OtherOffice,
    Service,
)
from server.site.rules import Part, Rules

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True)
class Draft:
    """What can be compared: the sound parts by their place, and the names of all parts.

    A service with a mistake of its own still exists for the counter that serves it, so that one
    mistake is not told twice.
    """

    data: Mapping[str, Any]
    areas: Mapping[int, Area]
    services: Mapping[int, Service]
    counters: Mapping[int, Counter]
    kiosks: Mapping[int, Kiosk]
    displays: Mapping[int, Display]
    cards: Mapping[int, Card]
    news: Mapping[int, News]
    other_offices: Mapping[int, OtherOffice]
    rules: Rules
    hours: Hours

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Take every part of the data that is right in itself."""
        return cls(
            data=data,
            areas=_sound(data, "areas", Area),
            services=_sound(data, "services", Service),
            counters=_sound(data, "counters", Counter),
            kiosks=_sound(data, "kiosks", Kiosk),
            displays=_sound(data, "displays", Display),
            cards=_sound(data, "cards", Card),
            news=_sound(data, "news", News),
            other_offices=_sound(data, "other_offices", OtherOffice),
            rules=_sound_or_default(data, "rules", Rules),
            hours=_sound_or_default(data, "hours", Hours),
        )

    def names(self, section: str, field: str) -> list[tuple[int, str]]:
        """Give the place and the name of every part of a section, sound or not."""
        return [
            (index, entry[field])
            for index, entry in self.entries(section)
            if isinstance(entry.get(field), str)
        ]

    def entries(self, section: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Give the place and the values of every part of a section, sound or not."""
        for index, entry in _entries(self.data, section):
            if isinstance(entry, Mapping):
                yield index, entry

    @property
    def letters(self) -> list[str]:
        """The letters of all areas."""
        return [name for _, name in self.names("areas", "letter")]

    @property
    def service_keys(self) -> list[str]:
        """The keys of all services."""
        return [name for _, name in self.names("services", "key")]

    @property
    def counter_numbers(self) -> list[str]:
        """The numbers of all counters."""
        return [name for _, name in self.names("counters", "number")]


def _entries(data: Mapping[str, Any], section: str) -> Iterator[tuple[int, object]]:
    entries = data.get(section)
    yield from enumerate(entries if isinstance(entries, list) else [])


def _sound(data: Mapping[str, Any], section: str, part: type[AnyPart]) -> Mapping[int, AnyPart]:
    sound = {}
    for index, entry in _entries(data, section):
        found = _part(entry, part)
        if found:
            sound[index] = found
    return sound


def _part(entry: object, part: type[AnyPart]) -> AnyPart | None:
    """Give the part, without the fields that are wrong if it can do without them."""
    try:
        return part.model_validate(entry)
    except ValidationError as error:  # told by the check of the whole file
        fields = {details["loc"][0] for details in error.errors() if details["loc"]}
    if not isinstance(entry, Mapping) or not fields & entry.keys():
        return None
    return _part({name: value for name, value in entry.items() if name not in fields}, part)


def _sound_or_default(data: Mapping[str, Any], section: str, part: type[AnyPart]) -> AnyPart:
    return _part(data.get(section, {}), part) or part()
