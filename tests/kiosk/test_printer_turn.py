"""Turns at the printer, and what becomes of them when the kiosk ends."""

import time

import gevent
import pytest

from kiosk.printer_turn import PrinterTurn


@pytest.fixture
def turn() -> PrinterTurn:
    """A printer that nobody has."""
    return PrinterTurn()


def print_for(turn: PrinterTurn, printed: list[str], name: str, seconds: float) -> None:
    """Print a paper that takes this long."""
    with turn:
        gevent.sleep(seconds)
        printed.append(name)


def test_the_end_waits_when_somebody_prints_and_lets_nobody_else(turn: PrinterTurn) -> None:
    """The paper that is coming comes; who waits, or comes later, prints nothing."""
    printed: list[str] = []
    first, second = (gevent.spawn(print_for, turn, printed, name, 0.2) for name in "ab")
    gevent.sleep(0.05)
    turn.end(seconds=5)
    assert printed == ["a"]
    late = gevent.spawn(print_for, turn, printed, "c", 0)
    gevent.joinall([first, second, late], timeout=5)
    assert (printed, second.successful(), late.successful()) == (["a"], True, True)


def test_the_end_waits_no_longer_than_its_time_when_the_printer_hangs(turn: PrinterTurn) -> None:
    """A printer that takes nothing holds up no restart."""
    printing = gevent.spawn(print_for, turn, [], "a", 60)
    gevent.sleep(0.05)
    begun = time.monotonic()
    turn.end(seconds=0.2)
    assert 0.2 <= time.monotonic() - begun < 5
    printing.kill()


def test_the_end_comes_at_once_when_nobody_prints(turn: PrinterTurn) -> None:
    """Neither an idle printer nor one that is being asked how it is holds it up."""
    turn.end(seconds=60)
    turn.free.acquire()
    turn.end(seconds=60)
