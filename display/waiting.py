"""How many wait in each area and how long about, as the server's last beat said. Pure.

Promises, held by tests/display/test_waiting.py:
- An area that cannot be read is left out; a beat that says nothing leaves nothing standing.
- What was known before the board lost touch is shown no more until it is said again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field, ValidationError

from display.rows import or_else

if TYPE_CHECKING:
    from collections.abc import Iterable

_Minutes = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class AreaWaiting(BaseModel, frozen=True):
    """How many numbers wait in an area, and from how many to how many minutes about."""

    numbers: int = Field(ge=0)
    minutes: Annotated[_Minutes | None, or_else(None)] = None


class Waiting:
    """What was said last, and whether it is word of now."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._areas: dict[str, AreaWaiting] = {}
        self._of_now = False

    def hear(self, told: object) -> None:
        """Take what a beat says; nothing is as good as what cannot be read."""
        rows = told.items() if isinstance(told, dict) else ()
        read = ((str(letter), _read(row)) for letter, row in rows)
        self._areas = {letter: row for letter, row in read if row is not None}
        self._of_now = True

    def lose_touch(self) -> None:
        """Note that what was said is not word of now any more."""
        self._of_now = False

    @property
    def shown(self) -> dict[str, AreaWaiting]:
        """Return what may be shown, by area."""
        return self._areas if self._of_now else {}

    def nobody_in(self, letters: Iterable[str]) -> bool:
        """Say whether nobody waited in any of these areas when it was last said; else unknown."""
        told = [self._areas.get(letter) for letter in letters]
        return bool(told) and all(each is not None and each.numbers == 0 for each in told)

    def somebody_in(self, letters: Iterable[str]) -> bool:
        """Say whether somebody waited in one of these areas when it was last said."""
        told = (self._areas.get(letter) for letter in letters)
        return any(each is not None and each.numbers > 0 for each in told)


def _read(row: object) -> AreaWaiting | None:
    try:
        return AreaWaiting.model_validate(row)
    except ValidationError:
        return None
