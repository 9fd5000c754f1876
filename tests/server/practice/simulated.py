"""Simulated people at a few counters of a test's own server, much faster than life."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random

from server.demo.visitors.habits import COURSES, Course
from server.demo.visitors.pace import Pace, Waiting
from server.demo.visitors.people import People as Simulated
from server.demo.visitors.people import Tokens
from server.demo.visitors.staffing import Staffing
from server.site import Site
from server.ticket import Role
from tests.server.people import People

PACE = Pace(work=3_000, clock=300)
TALKATIVE = Pace(work=300, clock=300)
"""Conversations last for seconds."""


@contextmanager
def simulated(
    people: People,
    site: Site,
    *counters: str,
    pace: Pace = PACE,
    folder: Path | None = None,
    courses: Mapping[Course, float] = COURSES,
) -> Iterator[Simulated]:
    """Let caseworkers come to these counters; they go home afterwards."""
    staffing = Staffing(tuple(site.counter(number) for number in counters), {})
    tokens = Tokens(
        people.registry.create_token(Role.KIOSK, "visitors"),
        {
            number: people.registry.create_token(
                Role.COUNTER, f"caseworker-{number}", counter=number
            )
            for number in counters
        },
    )
    crowd = Simulated(
        people.url,
        site,
        tokens,
        waiting=Waiting(pace),
        dice=Random(1),  # noqa: S311 - no secret
        staffing=staffing,
        folder=folder,
        courses=courses,
    )
    crowd.begin(crowd.endless_shifts())
    try:
        yield crowd
    finally:
        crowd.waiting.end()
        assert crowd.join(10)
        for caseworker in crowd.caseworkers:
            caseworker.picture.stop()
