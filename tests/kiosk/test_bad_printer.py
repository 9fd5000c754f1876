"""The misbehaving printer, as a kiosk's own printer class finds it; what it prints is whole."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.printer import Outlook, PrintFailed, Reason, TalkingPrinter, port_of
from kiosk.receipt import PAPERS
from tests.kiosk.bad_printer import BadPrinter, Mood
from tests.kiosk.kiosk_office import until
from tests.kiosk.printer_device import PAPER, QUICK, SURE, TICKET, failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.printer import Patience

NOTHING_CAME = [
    (Mood.PAPER_OUT, Reason.NO_PAPER),
    (Mood.COVER_OPEN, Reason.COVER_OPEN),
    (Mood.CUTTER_STUCK, Reason.CUTTER),
    (Mood.FAULT, Reason.FAULT),
    (Mood.SILENT, Reason.SILENT),
    (Mood.UNPLUGGED, Reason.UNREACHABLE),
    (Mood.HANGS_UP, Reason.UNREACHABLE),
]
BROKEN_WITHIN = [
    *NOTHING_CAME[:5],
    (Mood.UNPLUGGED, Reason.INCOMPLETE),
    (Mood.HANGS_UP, Reason.INCOMPLETE),
    (Mood.STOPS, Reason.INCOMPLETE),
]


@pytest.fixture
def device() -> Iterator[BadPrinter]:
    """A printer that is well so far."""
    with BadPrinter() as device:
        yield device


def printer_at(device: BadPrinter, patience: Patience = SURE) -> TalkingPrinter:
    """A printer of ours at the device."""
    return TalkingPrinter(port_of(device.url), PAPER, patience=patience)


def pictures(device: BadPrinter) -> list[tuple[bytes, bool]]:
    """What came out."""
    return [(paper.picture.tobytes(), paper.is_whole) for paper in device.papers]


@pytest.mark.parametrize(("mood", "reason"), NOTHING_CAME)
def test_nothing_comes_when_the_printer_is_unwell_before(
    device: BadPrinter, mood: Mood, reason: Reason
) -> None:
    """Each trouble is known before the picture; once it is mended, the next ticket is whole."""
    printer = printer_at(device, QUICK)
    printer.print(TICKET)
    device.mood = mood
    assert failure(printer) == (reason, False)
    device.mood = Mood.WELL
    printed_again(printer)
    assert pictures(device) == [(TICKET.tobytes(), True)] * 2


@pytest.mark.parametrize(("mood", "reason"), BROKEN_WITHIN)
def test_the_next_ticket_is_whole_when_one_broke_off(
    device: BadPrinter, mood: Mood, reason: Reason
) -> None:
    """Half of a picture is a known failure of which some may have come; it spoils no other."""
    printer = printer_at(device, QUICK)
    printer.print(TICKET)
    device.within(mood)
    assert failure(printer) == (reason, True)
    device.mood = Mood.WELL
    printed_again(printer)
    assert pictures(device)[-1] == (TICKET.tobytes(), True)
    assert len(device.papers) <= 3


@pytest.mark.parametrize("mood", [Mood.PAPER_LOW, Mood.MUTE, Mood.SLOW])
def test_tickets_come_when_the_printer_only_looks_unwell(device: BadPrinter, mood: Mood) -> None:
    """Little paper, no answers at all and slowness lose nobody a ticket."""
    device.mood = mood
    printer = printer_at(device, QUICK)
    for _ in range(2):
        after = printer.print(TICKET)
        assert after.little_paper is (mood is Mood.PAPER_LOW)
    device.mood = Mood.WELL  # what a slow one still holds comes now
    assert pictures(device) == [(TICKET.tobytes(), True)] * 2


def test_narrow_paper_is_not_noticed_when_the_printer_cannot_tell(device: BadPrinter) -> None:
    """No printer says how wide its paper is: the ticket counts as printed, its edge is missing."""
    device.mood = Mood.NARROW
    assert printer_at(device).print(TICKET) == Outlook(knows=True)
    assert device.papers[0].picture.width == min(PAPERS) < TICKET.width


def test_the_printer_does_as_it_is_told_when_it_runs_as_a_program() -> None:
    """Other programs' tests change its mood by a line, and hear of its papers."""
    command = [sys.executable, "-m", "tests.kiosk.bad_printer"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as program:  # type: ignore[call-overload]
        port = program.stdout.readline().strip()

        def told(line: str) -> list[dict[str, object]]:
            program.stdin.write(line + "\n")
            program.stdin.flush()
            papers: list[dict[str, object]] = json.loads(program.stdout.readline())
            return papers

        printer = TalkingPrinter(port_of(f"tcp://127.0.0.1:{port}"), PAPER, patience=SURE)
        printer.print(TICKET)
        assert [paper["whole"] for paper in told("papers")] == [True]
        told("paper_out")
        assert failure(printer) == (Reason.NO_PAPER, False)
        told("well")
        told("within cover_open")
        assert failure(printer) == (Reason.COVER_OPEN, True)
        program.stdin.close()


def printed_again(printer: TalkingPrinter) -> None:
    """Print once it can be reached again: a plug takes a moment."""

    def came() -> bool:
        try:
            printer.print(TICKET)
        except PrintFailed as failed:
            if failed.reason is not Reason.UNREACHABLE:
                raise
            return False
        return True

    until(came)
