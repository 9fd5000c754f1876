"""What the server offered last, and what that says while it is away. Pure.

The same screens with the same reasons: hours, stops and quotas go on to be kept. Opening times are
known for some weeks; beyond them the office counts as open. A stop ends with its business day. Of a
quota the kiosk knows what was left, and its own numbers since; on a later day all of it. That the
time of a day does not suffice any more only a server can say. A day before the server's word is
none: the machine has lost its time, and says nothing about the hours.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.obstacles import Obstacles, Today
from kiosk.visit import Obstacle, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.obstacles import Left


@dataclass(frozen=True)
class Own:
    """The kiosk's own numbers of one day that no server has counted yet."""

    day: str
    areas: Mapping[str, int] = field(default_factory=Counter)
    services: Mapping[str, int] = field(default_factory=Counter)


def without_server(offered: Today, own: Own, now_ms: int) -> Obstacles:
    """Give what stands in the way of numbers at this moment, as far as it was told."""
    is_same = own.day <= offered.day
    stop = offered.stop if is_same else None

    def is_used_up(row: Left, given: Mapping[str, int], key: str) -> bool:
        left = row.left if is_same else row.quota
        return left is not None and left - given.get(key, 0) <= 0

    def of_services() -> Iterable[tuple[str, Obstacle]]:
        for row in offered.services:
            if is_same and row.stop is not None:
                yield row.key, Obstacle(Why.STOPPED, row.key, reason=row.stop)
            elif is_used_up(row, own.services, row.key):
                yield row.key, Obstacle(Why.USED_UP, row.key)

    full = [row.letter for row in offered.areas if is_used_up(row, own.areas, row.letter)]
    return Obstacles(
        closed=None if own.day < offered.day else _closed(offered, now_ms),
        every=None if stop is None else Obstacle(Why.STOPPED, reason=stop),
        by_area={letter: Obstacle(Why.USED_UP) for letter in full},
        by_service=dict(of_services()),
    )


def _closed(offered: Today, now_ms: int) -> Obstacle | None:
    openings = offered.openings
    if not openings or now_ms >= openings[-1][1]:  # what comes after the last one is not known
        return None
    if any(begin <= now_ms < end for begin, end in openings):
        return None
    coming = min((begin for begin, _ in openings if begin > now_ms), default=None)
    return Obstacle(Why.CLOSED, opens_ms=coming)
