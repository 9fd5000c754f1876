"""What the store's functions need to know of a site, as JSON: made once, sent with the verbs."""

import json
from collections.abc import Collection
from functools import cached_property
from typing import Final

from server.ledger import ranges
from server.site import Site

_MINUTE_MS: Final = 60_000
_ROUND_THOUSANDS: Final = (1_000, 10_000)
"""After 999 follows 1001, after 9999 follows 10001: a number never looks like a round sum."""


class Plan:
    """One site, as its functions see it."""

    def __init__(self, site: Site) -> None:
        """Plan for this site."""
        self._site = site

    @cached_property
    def head_starts(self) -> str:
        """Head starts by need, the appointment's, H and the time to undo, in ms: for one day."""
        minutes = self._site.rules.head_start_minutes.model_dump()
        minutes["hold"] = self._site.rules.hold_minutes
        starts = {name: value * _MINUTE_MS for name, value in minutes.items()}
        return _json(starts | {"undo": self._site.rules.undo_ms})

    @cached_property
    def services(self) -> str:
        """Of each service its area, when a visit is overlong, and "!" if it has a triage.

        `" renew=K:3240000 emergency=F:2160000!"`; the time is in ms since the visit's start.
        Not JSON: most verbs need one of them, and searching is cheaper than reading them all.
        """
        longest_ms = self._site.rules.overlong_factor * _MINUTE_MS
        return "".join(
            f" {s.key}={s.area}:{s.minutes * longest_ms}{'!' if s.triage else ''}"
            for s in self._site.services
        )

    @cached_property
    def triages(self) -> str:
        """The areas that have a triage, "FK"; "-" where none has one."""
        return "".join(sorted({s.area for s in self._site.services if s.triage})) or "-"

    def triage_among(self, services: Collection[str]) -> str:
        """Give the area whose triage must decide about one of these; "" if none must."""
        triaged = (self._site.service(key) for key in services)
        return next((service.area for service in triaged if service.triage), "")

    @cached_property
    def queues(self) -> str:
        """Counter → the queues from which it calls, its own two left out."""
        return _json({c.number: self._site.queues_of(c.number) for c in self._site.counters})

    @cached_property
    def never_online(self) -> str:
        """Area → the serials that are never given online, as `serials_never_online` has them."""
        return _json({a.letter: self.serials_never_online(a.letter) for a in self._site.areas})

    def serials_never_online(self, area: str) -> str:
        """Give the serials that no server gives, lowest first: "801-849,1000-1000".

        These are the offline ranges that the kiosks have by this site, its forbidden serials and
        the first of each longer series. Ranges that they had before, or have by another server's
        site, are known to the store.
        """
        single = (*self._site.rules.forbidden_serials, *_ROUND_THOUSANDS)
        spans = [*self._site.offline_ranges(area), *((serial, serial) for serial in single)]
        return ",".join(f"{first}-{last}" for first, last in sorted(spans))

    @cached_property
    def in_force(self) -> str:
        """The ranges that the kiosks have by this site, "K kiosk-1 801-849," each."""
        return ranges.as_told(ranges.in_force(self._site))

    @cached_property
    def quotas(self) -> dict[str, int]:
        """How many numbers a day at the most: "service/KEY" or "area/LETTER" → count."""
        named = {f"service/{s.key}": s.daily_quota for s in self._site.services}
        named |= {f"area/{a.letter}": a.daily_quota for a in self._site.areas}
        return {name: quota for name, quota in named.items() if quota is not None}

    def rivals(self, queues: Collection[str]) -> list[str]:
        """Give every queue of the counters that call from these: their people share a line."""
        numbers = [counter.number for counter in self._site.counters]
        able = [number for number in numbers if set(queues) & set(self._site.queues_of(number))]
        shared = {name for number in able for name in self._site.queues_of(number)}
        return sorted(shared | {f"counter/{number}" for number in able})


def _json(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))
