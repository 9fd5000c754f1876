"""What somebody did and was answered: one line of the history."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from server.position import Position
from server.ticket import VERBS, Role
from tests.bench.load import Reply, command_id

Json = dict[str, Any]
_SUBJECTS: Final = ("{id}", "{number}")
_DESK: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR})


@dataclass(frozen=True)
class Person:
    """Who acts, under which credential."""

    name: str
    role: Role
    counter: str = ""

    @property
    def is_desk(self) -> bool:
        """Say whether this is somebody who acts on every ticket."""
        return self.role in _DESK

    @property
    def kiosk(self) -> str:
        """The kiosk that acts; nothing where it is a person."""
        return self.name if self.role is Role.KIOSK else ""


@dataclass(frozen=True)
class Wish:
    """What somebody wants done, under an id of its own."""

    verb: str
    subject: str = ""
    """The ticket, counter or appointment that the address names."""
    body: Mapping[str, Any] = field(default_factory=dict)
    command: str = field(default_factory=command_id)

    @property
    def method(self) -> str:
        """POST or PUT."""
        return self._route[0]

    @property
    def path(self) -> str:
        """The address below the site's."""
        path = self._route[1]
        for name in _SUBJECTS:
            path = path.replace(name, self.subject)
        return f"/{path}"

    @property
    def digest(self) -> str:
        """The same for the same thing said again, another for everything else."""
        told = f"{self.verb} {self.subject} {json.dumps(self.body, sort_keys=True)}"
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def _route(self) -> tuple[str, str]:
        route = VERBS[self.verb].route
        assert route is not None
        method, _, path = route.partition(" ")
        return method, path


@dataclass(frozen=True)
class Act:
    """A wish that was decided: when it was sent first, when the answer came, and which."""

    person: Person
    wish: Wish
    begin_s: float
    end_s: float
    """Monotonic: one clock for all acts."""
    begin_ms: int
    end_ms: int
    """The machine's clock, which the servers go by."""
    reply: Reply

    @property
    def accepted(self) -> bool:
        """Say whether it was done."""
        return self.reply.status in {200, 201}

    @cached_property
    def answer(self) -> Json:
        """The answer, read."""
        answer: Json = self.reply.json()
        return answer

    @cached_property
    def position(self) -> Position:
        """Where it was decided; every answer says so."""
        return Position.of_json(self.answer.get("position"))

    def __str__(self) -> str:
        """Tell it in one line, for whoever reads a failed run."""
        wish = f"{self.wish.verb} {self.wish.subject} {dict(self.wish.body)}"
        return f"{self.person.name}: {wish} → {self.reply.status} {self.reply.body.decode()}"
