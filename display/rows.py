"""Reading what a server describes, row by row: one that cannot be read harms no other one. Pure.

Promises, held by tests/display/test_site.py:
- A row that cannot be read is left out; the others stand as if it were not there.
- An optional member that cannot be read is as one that is absent.
- What was left out is said once, until it is something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from pydantic import TypeAdapter, ValidationError, WrapValidator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import ValidatorFunctionWrapHandler

_log = structlog.get_logger("display.site")


def or_else(default: object) -> WrapValidator:
    """Read a member as this default where it cannot be read."""

    def read(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        try:
            return handler(value)
        except ValidationError:
            return default

    return WrapValidator(read)


def readable(
    rows: object, kind: TypeAdapter[Any], name: str
) -> tuple[tuple[object, ...], list[str]]:
    """Return the rows that can be read, and what to say of each that cannot."""
    if not isinstance(rows, list | tuple):
        return (), [name]
    good, bad = [], []
    for place, row in enumerate(rows):
        try:
            good.append(kind.validate_python(row))
        except ValidationError:
            bad.append(f"{name} {_named(row) or place + 1}")
    return tuple(good), bad


def _named(row: object) -> str:
    """Return what a row calls itself, for whoever looks for it in the site file."""
    told = row if isinstance(row, dict) else {}
    return next(
        (str(told[each]) for each in ("key", "name", "letter", "number") if each in told), ""
    )


class Complaints:
    """Says what was left out, once: a site is read often, mostly with the same faults."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: frozenset[str] = frozenset()

    def say(self, left_out: Iterable[str]) -> None:
        """Warn of what was not left out the last time."""
        now = frozenset(left_out)
        for what in sorted(now - self._said):
            _log.warning("a part of the site cannot be read and is left out", part=what)
        self._said = now
