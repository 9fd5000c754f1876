"""Which counters are staffed by simulated caseworkers, and how much of what can come to them. Pure.

Theory of operation: an office offers each service at counters of one area, and knows how long a
visit takes. So a day is plausible for any site file: short matters come more often than long ones
(as often as they are short), and each area gets as many people as its staffed counters can serve.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from server.demo.visitors.pace import Pace
from server.site import Counter, Service, Site

MINUTE_S: Final = 60.0
CALL_S: Final = 22.0
"""What a call costs beside the conversation: the way from the chair, the greeting."""


@dataclass(frozen=True)
class Staffing:
    """The counters that are staffed, and the weight of each matter that they can take."""

    counters: tuple[Counter, ...]
    weights: dict[str, float]

    def a_second(self) -> float:
        """How many visits a second these counters manage at the most, at the pace asked for."""
        return sum(self.weights.values())


def free_counters(site: Site) -> tuple[str, ...]:
    """Name one counter of each area that is left alone: the one for most of what the kiosk has."""
    offered = {service.key for service in site.services if service.kiosk is not None}
    return tuple(
        max(counters, key=lambda each: len(offered & set(each.services))).number
        for counters in _by_area(site)
    )


def staff(site: Site, counters: tuple[Counter, ...], pace: Pace) -> Staffing:
    """Say how much of what can come, at this pace, when these counters are staffed."""
    weights: dict[str, float] = {}
    for area in site.areas:
        weights |= _weights(site, area.letter, counters, pace)
    return Staffing(counters, weights)


def simulated(site: Site) -> tuple[Counter, ...]:
    """Give the counters that are staffed while a person may take part."""
    free = free_counters(site)
    return tuple(counter for counter in site.counters if counter.number not in free)


def _weights(site: Site, area: str, counters: tuple[Counter, ...], pace: Pace) -> dict[str, float]:
    here = [counter for counter in counters if counter.area == area]
    served = {key for counter in counters for key in counter.services}
    services = [each for each in site.services if each.area == area and each.key in served]
    if not here or not services:
        return {}
    total = sum(1 / service.minutes for service in services)
    shares = [(service, 1 / service.minutes / total) for service in services]
    visit_s = sum(_visit_s(service, pace) * share for service, share in shares)
    return {service.key: len(here) / visit_s * share for service, share in shares}


def _visit_s(service: Service, pace: Pace) -> float:
    return service.minutes * MINUTE_S / pace.work + CALL_S / pace.clock


def _by_area(site: Site) -> Iterator[list[Counter]]:
    for area in site.areas:
        counters = [counter for counter in site.counters if counter.area == area.letter]
        if counters:
            yield counters
