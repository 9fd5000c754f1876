"""Printing over a serial line, against a printer at the other end of a pseudo-terminal."""

import os
import select
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import serial

from kiosk.printer import (
    Flow,
    Patience,
    PrintFailed,
    Reason,
    SerialPort,
    TalkingPrinter,
    encode,
)
from tests.kiosk.printer_device import (
    COVER,
    NEAR_END,
    NO_PAPER,
    OFFLINE,
    PAPER,
    PAPER_IS_THERE,
    QUICK,
    SURE,
    TICKET,
    Device,
    failure,
)

BAUD = 921_600  # a pseudo-terminal knows no speed; the time that is allowed is reckoned from it


@dataclass
class Line:
    """The device's end of the line; it may die, or stop reading, after so many bytes."""

    device: Device
    dies_after: int | None = None
    stops_after: int | None = None
    path: str = ""
    goes_on: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def serve(self, master: int) -> None:
        """Talk to whoever opened the line, until the test ends or the printer dies."""
        while not self.ended.is_set():
            if not select.select([master], [], [], 0.02)[0]:
                continue
            try:
                part = os.read(master, 4096)
            except OSError:  # nobody holds the line right now
                time.sleep(0.005)
                continue
            answer = self.device.hear(part)
            if self.dies_after is not None and len(self.device.got) > self.dies_after:
                return
            if self.stops_after is not None and len(self.device.got) > self.stops_after:
                while not (self.goes_on.is_set() or self.ended.is_set()):
                    time.sleep(0.005)
                self.stops_after = None
                continue
            os.write(master, answer)


@contextmanager
def plugged_in(line: Line) -> Iterator[Line]:
    """Put the printer at the end of a line."""
    master, slave = os.openpty()
    line.path = os.ttyname(slave)

    def serve() -> None:
        try:
            line.serve(master)
        finally:
            os.close(master)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield line
    finally:
        line.ended.set()
        thread.join(timeout=10)
        os.close(slave)


def printer_at(
    line: Line,
    patience: Patience = SURE,
    *,
    flow: Flow = Flow.RTS_CTS,
    must_answer: bool = True,
) -> TalkingPrinter:
    """A printer of ours on that line."""
    port = SerialPort(line.path, BAUD, flow, must_answer=must_answer)
    return TalkingPrinter(port, PAPER, patience=patience)


@pytest.mark.parametrize("flow", list(Flow))
def test_ticket_comes_whole_when_the_line_is_open(flow: Flow) -> None:
    """Whatever the flow control, each byte arrives as it is, and a near end is no end."""
    with plugged_in(Line(Device(paper=NEAR_END, unasked=b"\x10\x7c\x0f\x60"))) as line:
        printer = printer_at(line, flow=flow)
        printer.print(TICKET)
        printer.print(TICKET)
    assert line.device.printed == 2


@pytest.mark.parametrize("flow", list(Flow))
def test_line_is_set_as_the_address_says_when_it_is_opened(flow: Flow) -> None:
    """Eight bits, no parity, the speed and the one kind of flow control that was asked for."""
    master, slave = os.openpty()
    try:
        with SerialPort(os.ttyname(slave), 38_400, flow).opened(seconds=1):
            read, _, control, _, _, speed, _ = termios.tcgetattr(slave)
    finally:
        os.close(master)
        os.close(slave)
    assert bool(read & termios.IXON) == (flow is Flow.XON_XOFF)
    assert bool(control & termios.CRTSCTS) == (flow is Flow.RTS_CTS)
    assert (control & termios.CSIZE, control & termios.PARENB) == (termios.CS8, 0)
    assert speed == termios.B38400


def test_nothing_is_lost_when_the_printer_says_stop_and_go_on() -> None:
    """XOFF in the midst of the picture holds it up until XON; the time for it is not over yet."""
    master, slave = os.openpty()
    held: list[bool] = []
    got = bytearray()

    def stop_and_go_on() -> None:
        while len(got) < 20_000:
            got.extend(os.read(master, 4096))
        os.write(master, b"\x13")
        time.sleep(0.05)  # what was on its way
        while select.select([master], [], [], 0.05)[0]:
            got.extend(os.read(master, 4096))
        held.append(len(got) < len(job))
        os.write(master, b"\x11")
        while len(got) < len(job):
            got.extend(os.read(master, 4096))

    job = encode(TICKET, PAPER)
    printer = threading.Thread(target=stop_and_go_on)
    try:
        with SerialPort(os.ttyname(slave), BAUD, Flow.XON_XOFF).opened(seconds=1) as wire:
            printer.start()
            wire.send(job, seconds=20)
            printer.join(20)
    finally:
        os.close(master)
        os.close(slave)
    assert (held, bytes(got)) == ([True], job)


@pytest.mark.parametrize(
    ("device", "reason"),
    [
        (Device(paper=NO_PAPER), Reason.NO_PAPER),
        (Device(online=OFFLINE, cause=COVER), Reason.COVER_OPEN),
        (Device(paper=None, online=None), Reason.SILENT),
    ],
    ids=["no paper", "cover", "silent"],
)
def test_nothing_is_sent_when_the_printer_says_no_or_nothing(
    device: Device, reason: Reason
) -> None:
    """An open line proves no printer: from the first ticket on, silence means that none is on."""
    with plugged_in(Line(device)) as line:
        assert failure(printer_at(line, QUICK)) == (reason, False)
    assert b"\x1dv0" not in device.got


def test_silence_counts_as_printed_when_the_settings_say_that_it_cannot_answer() -> None:
    """A cable without a way back is the operator's choice."""
    with plugged_in(Line(Device(paper=None, done=None))) as line:
        printer_at(line, QUICK, must_answer=False).print(TICKET)
    assert line.device.printed == 1


@pytest.mark.parametrize("reason", [Reason.NO_PAPER, Reason.COVER_OPEN])
def test_ticket_may_have_come_when_the_printer_says_no_within_it(reason: Reason) -> None:
    """Paper that ends within the ticket fails it, and the visitor may hold a piece of it."""

    def breaks(device: Device) -> None:
        if reason is Reason.NO_PAPER:
            device.paper = NO_PAPER
        else:
            device.online, device.cause = OFFLINE, COVER

    with plugged_in(Line(Device(done=None, after_picture=breaks))) as line:
        assert failure(printer_at(line, QUICK)) == (reason, True)


def test_incomplete_and_soon_when_the_printer_stops_taking_the_picture() -> None:
    """Flow control that never lets go is given up after its time, and the line is not held."""
    with plugged_in(Line(Device(), stops_after=20_000)) as line:
        begun = time.monotonic()
        assert failure(printer_at(line, QUICK)) == (Reason.INCOMPLETE, True)
        assert 0.4 <= time.monotonic() - begun < 10
        assert failure(printer_at(line, QUICK)) != (Reason.UNREACHABLE, False)


def test_next_ticket_is_whole_when_the_printer_goes_on_after_a_broken_one() -> None:
    """A printer that still waits for the rest of a picture does not take the next one for it."""
    with plugged_in(Line(Device(), stops_after=20_000)) as line:
        printer = printer_at(line, QUICK)
        assert failure(printer) == (Reason.INCOMPLETE, True)
        line.goes_on.set()
        printer.print(TICKET)
    assert (line.device.printed, line.device.pieces[1:]) == (1, [TICKET.tobytes()])


def test_incomplete_when_the_printer_dies_within_the_picture() -> None:
    """A line that breaks is a known failure, and some paper may have come."""
    with plugged_in(Line(Device(), dies_after=20_000)) as line:
        assert failure(printer_at(line)) == (Reason.INCOMPLETE, True)


def test_unreachable_when_the_printer_dies_before_the_picture() -> None:
    """Nothing of the picture was sent: certainly no paper came."""
    with plugged_in(Line(Device(), dies_after=0)) as line:
        assert failure(printer_at(line)) == (Reason.UNREACHABLE, False)


def test_ticket_comes_again_when_the_printer_answers_again() -> None:
    """A failure leaves nothing behind."""
    device = Device(paper=None)
    with plugged_in(Line(device)) as line:
        printer = printer_at(line, QUICK)
        assert failure(printer) == (Reason.SILENT, False)
        device.paper = PAPER_IS_THERE
        printer.print(TICKET)
    assert device.printed == 1


def test_unreachable_when_another_program_holds_the_line() -> None:
    """Two programs on one line would print into each other's tickets."""
    with plugged_in(Line(Device())) as line, serial.Serial(line.path, exclusive=True):
        assert failure(printer_at(line)) == (Reason.UNREACHABLE, False)


def test_unreachable_with_the_lines_name_when_it_is_not_there(tmp_path: Path) -> None:
    """The log says which line, and why."""
    port = SerialPort(str(tmp_path / "ttyUSB7"))
    with pytest.raises(PrintFailed, match=r"unreachable: .*ttyUSB7") as caught:
        TalkingPrinter(port, PAPER).print(TICKET)
    assert not caught.value.may_have_come
