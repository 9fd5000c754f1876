"""Who of the visitors holds which number: the door says it, the caseworkers meet them."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from server.demo.visitors.habits import Coming, Course, Visitor, stranger
from server.site import Site


class Crowd:
    """Everybody in the house."""

    def __init__(self, site: Site, dice: Random, courses: Mapping[Course, float]) -> None:
        """Begin with an empty house; `courses` says how often conversations go which way."""
        self._courses = courses
        self._site = site
        self._dice = dice
        self._lock = threading.Lock()
        self._people: dict[str, Visitor] = {}

    def enter(self, visitor: Visitor, draw: Callable[[], str]) -> str:
        """Let somebody draw a number and keep it; whoever calls it in that moment waits for us."""
        with self._lock:
            ticket = draw()
            self._people[ticket] = visitor
            return ticket

    def holder(self, ticket: Mapping[str, Any]) -> Visitor:
        """Give who holds this number; a person who is not ours is as anybody else."""
        with self._lock:
            known = self._people.get(ticket["id"])
            if known is None:
                service = self._site.service(ticket["service"])
                known = stranger(self._dice, service, ticket["language"])
                self._people[ticket["id"]] = known
            return known

    def course(self, dice: Random) -> Course:
        """Throw a caseworker's dice for how the conversation goes that begins now."""
        return dice.choices(list(self._courses), list(self._courses.values()))[0]

    def attends(self, ticket: Mapping[str, Any]) -> None:
        """Note that the holder will come at once when called again."""
        visitor = self.holder(ticket)
        with self._lock:
            self._people[ticket["id"]] = replace(visitor, coming=Coming.AT_ONCE)

    def has_time_left(self, ticket: Mapping[str, Any], visit_s: float) -> None:
        """Note that the holder comes at once when called again, and needs this long then."""
        visitor = self.holder(ticket)
        with self._lock:
            back = replace(visitor, coming=Coming.AT_ONCE, visit_s=visit_s)
            self._people[ticket["id"]] = back

    def leave(self, ticket: Mapping[str, Any]) -> None:
        """Note that the holder has gone home for good."""
        with self._lock:
            self._people.pop(ticket["id"], None)
