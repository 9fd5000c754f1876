"""How a device is, in words that people act on: pure, with both sides of each limit."""

import pytest

from server.devices import (
    CLOCK_OFF_MS,
    OWES_MUCH,
    QUIET_MS,
    UNSEEN_MS,
    Health,
    Trouble,
    health,
    last_seen_ms,
)
from server.sightings import MINUTE_MS, Sightings

NOW = 1_795_500_000_000


def said(**more: object) -> dict[str, object]:
    """Give what a device that is well has just said."""
    return {"at_ms": NOW, "version": "0.1.0", "printer": "ready", "page": True, **more}


@pytest.mark.parametrize(
    ("more", "state", "reasons"),
    [
        ({}, Health.IN_ORDER, ()),
        ({"printer": "no_paper"}, Health.BROKEN, (Trouble.NO_PAPER,)),
        ({"printer": "cover_open"}, Health.BROKEN, (Trouble.COVER_OPEN,)),
        ({"printer": "cutter"}, Health.BROKEN, (Trouble.CUTTER,)),
        ({"printer": "silent"}, Health.BROKEN, (Trouble.PRINTER_AWAY,)),
        ({"printer": "unreachable"}, Health.BROKEN, (Trouble.PRINTER_AWAY,)),
        ({"printer": "incomplete"}, Health.BROKEN, (Trouble.PRINTER_FAULT,)),
        ({"paper": "out"}, Health.BROKEN, (Trouble.NO_PAPER,)),
        ({"paper": "low"}, Health.SOON, (Trouble.PAPER_LOW,)),
        ({"paper": "enough"}, Health.IN_ORDER, ()),
        ({"page": False}, Health.BROKEN, (Trouble.PAGE_CLOSED,)),
        ({"outbox": OWES_MUCH}, Health.IN_ORDER, ()),
        ({"outbox": OWES_MUCH + 1}, Health.SOON, (Trouble.OWES,)),
        ({"clock_off_ms": -CLOCK_OFF_MS}, Health.IN_ORDER, ()),
        ({"clock_off_ms": -CLOCK_OFF_MS - 1}, Health.SOON, (Trouble.CLOCK_OFF,)),
        ({"sound": "failed"}, Health.SOON, (Trouble.NO_SOUND,)),
        ({"sound": "none"}, Health.IN_ORDER, ()),
        (
            {"sound": "failed", "page": False},
            Health.BROKEN,
            (Trouble.PAGE_CLOSED, Trouble.NO_SOUND),
        ),
    ],
)
def test_a_device_is_told_as_it_is_when_it_has_said_so(
    more: dict[str, object], state: Health, reasons: tuple[Trouble, ...]
) -> None:
    """What stops its work makes it broken and stands first; all else asks for a look soon."""
    assert health(said(**more), None, NOW) == (state, reasons)


def test_a_burst_is_told_when_the_kiosk_is_there_and_when_it_is_not() -> None:
    """Who draws too fast works, but somebody should look; another machine may have its token."""
    assert health(said(), None, NOW, is_bursting=True) == (Health.SOON, (Trouble.BURST,))
    assert health(None, None, NOW, is_bursting=True) == (Health.UNSEEN, (Trouble.BURST,))
    broken = health(said(printer="no_paper"), None, NOW, is_bursting=True)
    assert broken == (Health.BROKEN, (Trouble.NO_PAPER, Trouble.BURST))


def test_a_device_is_not_there_when_it_has_said_nothing_for_long() -> None:
    """Two beats may be lost; then what it said last counts no more."""
    broken = said(printer="no_paper")
    assert health(broken, None, NOW + UNSEEN_MS - 1)[0] is Health.BROKEN
    assert health(broken, None, NOW + UNSEEN_MS) == (Health.UNSEEN, ())


def test_a_program_is_there_when_it_asks_now_and_then() -> None:
    """One that sends no beats is heard by its requests; one that was never heard is not there."""
    assert health(None, NOW, NOW + QUIET_MS - 1)[0] is Health.IN_ORDER
    assert health(None, NOW, NOW + QUIET_MS)[0] is Health.UNSEEN
    assert health(None, None, NOW)[0] is Health.UNSEEN


def test_no_moment_is_told_when_a_device_was_heard() -> None:
    """The minute is told, of whichever came later."""
    assert last_seen_ms({"at_ms": 5 * MINUTE_MS + 1}, 4 * MINUTE_MS) == 5 * MINUTE_MS
    assert last_seen_ms({"at_ms": 5 * MINUTE_MS + 1}, 6 * MINUTE_MS) == 6 * MINUTE_MS
    assert last_seen_ms(None, None) is None


def test_a_device_is_noted_once_a_minute_when_it_asks_all_the_time() -> None:
    """The store is told once in each minute in which a device was heard."""
    seen = Sightings()
    seen.note("site", "kiosk-1")
    seen.note("site", "kiosk-1")
    assert seen.take(NOW) == {"site": {"kiosk-1"}}
    seen.note("site", "kiosk-1")
    seen.note("site", "kiosk-2")
    assert seen.take(NOW + 1) == {"site": {"kiosk-2"}}
    assert seen.take(NOW + MINUTE_MS) == {}
    seen.note("site", "kiosk-1")
    assert seen.take(NOW + MINUTE_MS) == {"site": {"kiosk-1"}}
