"""What a run of many requests met: who got what from which operation, and what was wrong."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from server.api.doors import HARDENING
from tests.contract.callers import Caller


@dataclass
class Tally:
    """Counts answers; `wrong` holds one line for each that should not have been."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def note(self, operation: str, caller: Caller, status: int, body: bytes) -> None:
        """Count one answer, and hold it against what the caller may."""
        self.asked[caller.name] += 1
        if status < HTTPStatus.BAD_REQUEST:
            self.done[operation] += 1
            if not caller.may(operation):
                self.wrong.append(f"{caller.name} was let in to {operation}: {status}")
            return
        self.refused[json.loads(body)["code"]] += 1

    def note_headers(self, operation: str, names: Iterable[str]) -> None:
        """Hold an answer's headers against those that every answer has, and that none has."""
        given = {name.lower() for name in names}
        missing = {name.lower() for name, _ in HARDENING} - given
        spare = {name for name in given if name.startswith("access-control-")} | given & {
            "set-cookie"
        }
        if missing or spare:
            self.wrong.append(f"{operation}: headers without {missing}, with {spare}")

    def lines(self, operations: Iterable[str]) -> Iterator[str]:
        """Say how often each operation was done, and what was refused how often."""
        yield "done: " + ", ".join(f"{name} {self.done[name]}" for name in sorted(operations))
        yield "refused: " + ", ".join(
            f"{code} {count}" for code, count in self.refused.most_common()
        )
        yield "asked by: " + ", ".join(f"{name} {count}" for name, count in self.asked.items())

    def missing(self, operations: Iterable[str], codes: Iterable[str]) -> set[str]:
        """Give the operations that were never once accepted and the refusals that were not met."""
        unmet = {code for code in codes if not self.refused[code]}
        return {name for name in operations if not self.done[name]} | unmet
