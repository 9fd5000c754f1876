"""What stands behind the API: the sites with their ledgers, the registry, the feed, the figures."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, cast

from flask import current_app

from server.api.metrics import Metrics
from server.api.provider import Provider
from server.api.sign_in import SignIn
from server.api.throttle import Throttle
from server.feed import Feed
from server.ledger import Ledger
from server.presence import Presence
from server.registry import Registry
from server.registry.listeners import Listeners
from server.sightings import Sightings
from server.site import Medium, Site
from server.store import Store
from server.waiting import Waiting

EXTENSION: Final = "wartemarke"


def clock_ms() -> int:
    """Give the server's clock: milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Office:
    """One site as the API sees it: what exists there, and the ledger of its queue."""

    site: Site
    ledger: Ledger

    @cached_property
    def services(self) -> frozenset[str]:
        """The keys of the site's services."""
        return frozenset(service.key for service in self.site.services)

    @cached_property
    def walk_ins(self) -> frozenset[str]:
        """The keys of the services for which nobody needs an appointment."""
        return frozenset(service.key for service in self.site.services if service.walk_in)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The site's languages."""
        return frozenset(self.site.languages)

    @cached_property
    def counters(self) -> frozenset[str]:
        """The numbers of the site's counters."""
        return frozenset(counter.number for counter in self.site.counters)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The letters of the site's areas."""
        return frozenset(area.letter for area in self.site.areas)

    @cached_property
    def printers(self) -> frozenset[str]:
        """The names of the site's kiosks, each of which has a printer."""
        return frozenset(kiosk.name for kiosk in self.site.kiosks)

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """The keys of how a visit may end."""
        return self.site.outcome_keys

    @cached_property
    def call_reasons(self) -> frozenset[str]:
        """The keys of why somebody may be called by hand before others."""
        return self.site.call_reason_keys

    @cached_property
    def park_reasons(self) -> frozenset[str]:
        """The keys of why a visit may pause."""
        return frozenset(reason.key for reason in self.site.park_reasons)

    @cached_property
    def pause_reasons(self) -> frozenset[str]:
        """The keys of why a counter may pause."""
        return self.site.pause_reason_keys

    @property
    def media(self) -> Mapping[str, Medium]:
        """The pictures and videos of the site's cards, by name."""
        return self.site.media

    @cached_property
    def description(self) -> bytes:
        """What a kiosk or a display may know of the site, as JSON.

        In practice boards are told so: the hours that it holds are not those that count there.
        """
        more = {"practice": True} if self.ledger.openings.in_practice else {}
        return json.dumps({**self.site.description(), **more}, ensure_ascii=False).encode()


@dataclass(frozen=True)
class Backend:
    """Everything that a request may need; made once, by the composition root."""

    offices: Mapping[str, Office]
    store: Store
    registry: Registry
    listeners: Listeners
    feed: Feed
    waiting: Waiting
    trouble: Callable[[], str]
    throttle: Throttle
    https: bool = False
    provider: Provider | None = None
    sign_in: SignIn = field(default_factory=SignIn)
    practice: str = ""
    """Where somebody gets in without a sign-in: the demo's overview, and nowhere else."""
    metrics: Metrics = field(default_factory=Metrics)
    presence: Presence = field(default_factory=Presence)
    sightings: Sightings = field(default_factory=Sightings)
    clock_ms: Callable[[], int] = clock_ms


def backend() -> Backend:
    """Give the backend of the app that handles the current request."""
    return cast("Backend", current_app.extensions[EXTENSION])
