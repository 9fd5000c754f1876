"""How a device is, in words that reception and supervisor act on. Pure.

A beat comes every 30 s and at each change. Who has sent none for `UNSEEN_MS` is not there: three
beats and a little. A kiosk or board that sends no beats is heard by its requests, whose time is
known to the minute alone. Of any other device nobody keeps when it was heard.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from server.registry.beats import MINUTE_MS
from server.ticket import Role

UNSEEN_MS: Final = 75_000
QUIET_MS: Final = 10 * MINUTE_MS
"""A program that sends no beats may have nothing to ask for a while."""
OWES_MUCH: Final = 5
CLOCK_OFF_MS: Final = 5_000


class Health(StrEnum):
    """How a device is."""

    IN_ORDER = "in_order"
    SOON = "soon"
    BROKEN = "broken"
    UNSEEN = "unseen"
    UNPAIRED = "unpaired"
    OUT_OF_SERVICE = "out_of_service"
    """Somebody has taken it out of service; what is wrong with it, if anything, is told beside."""
    PAIRED = "paired"
    """It has a token; of what stands where people work nothing else is kept or told."""


class Trouble(StrEnum):
    """Why a device is not in order."""

    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    PRINTER_AWAY = "printer_away"
    PRINTER_FAULT = "printer_fault"
    PAGE_CLOSED = "page_closed"
    PAPER_LOW = "paper_low"
    OWES = "owes"
    CLOCK_OFF = "clock_off"
    NO_SOUND = "no_sound"
    BURST = "burst"
    """It draws numbers faster than visitors can: somebody, or a program, plays with it."""


BROKEN: Final = frozenset(
    {
        Trouble.NO_PAPER,
        Trouble.COVER_OPEN,
        Trouble.CUTTER,
        Trouble.PRINTER_AWAY,
        Trouble.PRINTER_FAULT,
        Trouble.PAGE_CLOSED,
    }
)
"""With these it does not do its work; with the others it does, but somebody should look."""
_PRINTER: Final[Mapping[str, Trouble]] = {
    "no_paper": Trouble.NO_PAPER,
    "cover_open": Trouble.COVER_OPEN,
    "cutter": Trouble.CUTTER,
    "fault": Trouble.PRINTER_FAULT,
    "offline": Trouble.PRINTER_AWAY,
    "silent": Trouble.PRINTER_AWAY,
    "unreachable": Trouble.PRINTER_AWAY,
    "incomplete": Trouble.PRINTER_FAULT,
}


@dataclass(frozen=True)
class Device:
    """One device of the site, or a place for one."""

    name: str
    kind: Role
    state: Health
    reasons: tuple[Trouble, ...] = ()
    counter: str = ""
    areas: tuple[str, ...] = ()
    seen_ms: int | None = None
    said: Mapping[str, Any] | None = None


def health(
    said: Mapping[str, Any] | None, seen_ms: int | None, now_ms: int, *, is_bursting: bool = False
) -> tuple[Health, tuple[Trouble, ...]]:
    """Say how a device is that has a token: by its last beat, or by when it was heard at all.

    Who draws numbers too fast may be another machine with its token: that is told in any case.
    """
    burst = (Trouble.BURST,) if is_bursting else ()
    if not _is_there(said, seen_ms, now_ms):
        return Health.UNSEEN, burst
    found = {*burst, *(() if said is None else _reasons(said))}
    reasons = tuple(sorted(found, key=lambda each: (each not in BROKEN, each)))
    if not reasons:
        return Health.IN_ORDER, ()
    return (Health.BROKEN if BROKEN & found else Health.SOON), reasons


def _is_there(said: Mapping[str, Any] | None, seen_ms: int | None, now_ms: int) -> bool:
    if said is None:
        return seen_ms is not None and now_ms - seen_ms < QUIET_MS
    at_ms: int = said["at_ms"]
    return now_ms - at_ms < UNSEEN_MS


def last_seen_ms(said: Mapping[str, Any] | None, seen_ms: int | None) -> int | None:
    """Give the minute in which a device was heard last."""
    beat_ms: int = 0 if said is None else said["at_ms"]
    last_ms = max(beat_ms, seen_ms or 0)
    return last_ms // MINUTE_MS * MINUTE_MS or None


def _reasons(said: Mapping[str, Any]) -> Iterator[Trouble]:
    printer = _PRINTER.get(said.get("printer", ""))
    if printer:
        yield printer
    elif said.get("paper") == "out":
        yield Trouble.NO_PAPER
    elif said.get("paper") == "low":
        yield Trouble.PAPER_LOW
    if said.get("page") is False:
        yield Trouble.PAGE_CLOSED
    if said.get("outbox", 0) > OWES_MUCH:
        yield Trouble.OWES
    if abs(said.get("clock_off_ms", 0)) > CLOCK_OFF_MS:
        yield Trouble.CLOCK_OFF
    if said.get("sound") == "failed":
        yield Trouble.NO_SOUND
