"""Printers behind a path and in memory, and the addresses that open them."""

import io
import os
import select
import threading
import time
import tty
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

from kiosk.printer import (
    FilePrinter,
    Flow,
    PrintFailed,
    Reason,
    SerialPort,
    TalkingPrinter,
    TcpPort,
    UsbPort,
    VirtualPrinter,
    decode,
    encode,
    open_printer,
    port_of,
)
from kiosk.printer.conversation import Port
from kiosk.printer.marks import Marks
from kiosk.receipt import PAPERS, draw
from tests.kiosk.printer_device import Device
from tests.kiosk.receipts import NOON_MS, receipt

PAPER = PAPERS[576]
TICKET = draw(receipt("ar"), PAPER)


def failure(printer: FilePrinter) -> tuple[Reason, bool]:
    """How the next ticket fails."""
    with pytest.raises(PrintFailed) as caught:
        printer.print(TICKET)
    return caught.value.reason, caught.value.may_have_come


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("virtual:", VirtualPrinter),
        ("file:zettel.bin", FilePrinter),
        ("file:/dev/usb/lp0", FilePrinter),
        ("tcp://192.0.2.7:9100", TalkingPrinter),
    ],
)
def test_printer_is_opened_when_its_address_is_known(url: str, kind: type) -> None:
    """None is connected to before the first ticket."""
    assert isinstance(open_printer(url, PAPER), kind)


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("tcp://192.0.2.7:9101", TcpPort("192.0.2.7", 9101)),
        ("tcp://drucker-1", TcpPort("drucker-1", 9100)),
        ("usb:04b8:0e15", UsbPort(0x04B8, 0x0E15)),
        ("usb:04B8:0E15", UsbPort(0x04B8, 0x0E15)),
        ("serial:/dev/ttyUSB0", SerialPort("/dev/ttyUSB0", 115_200, Flow.RTS_CTS)),
        (
            "serial:/dev/ttyS1?baud=38400&flow=xonxoff",
            SerialPort("/dev/ttyS1", 38_400, Flow.XON_XOFF),
        ),
        (
            "serial:/dev/ttyS1?flow=none&answers=no",
            SerialPort("/dev/ttyS1", 115_200, Flow.NONE, must_answer=False),
        ),
    ],
)
def test_port_is_the_named_one_when_an_address_is_read(url: str, port: Port) -> None:
    """Host, vendor and product, line, speed and flow control are what the address says."""
    assert port_of(url) == port


@pytest.mark.parametrize(
    "url",
    [
        "",
        "virtual",
        "virtual:x",
        "file:",
        "usb:",
        "usb:0x04b8",
        "usb:04b8",
        "usb:04b8:0e15:1",
        "usb:4b8:e15",
        "serial:",
        "serial:ttyUSB0",
        "serial://dev/ttyUSB0",
        "serial:/dev/ttyUSB0?baud=9600",
        "serial:/dev/ttyUSB0?baud=fast",
        "serial:/dev/ttyUSB0?flow=dtrdsr",
        "serial:/dev/ttyUSB0?answers=perhaps",
        "serial:/dev/ttyUSB0?parity=even",
        "serial:/dev/ttyUSB0?baud",
        "serial:/dev/ttyUSB0?baud=38400&baud=57600",
        "tcp:host:9100",
        "tcp://",
        "tcp://:9100",
        "tcp://host:port",
        "tcp://host:99999",
        "tcp://me@host",
        "tcp://host:9100/queue",
        "tcp://[::1",
    ],
)
def test_value_error_in_one_line_when_the_address_is_unknown(url: str) -> None:
    """A wrong setting is named, with what would be right."""
    with pytest.raises(
        ValueError, match="must be tcp://HOST:9100, usb:VID:PID, serial:/dev/NAME"
    ) as caught:
        open_printer(url, PAPER)
    assert "\n" not in str(caught.value)


def test_last_ten_pictures_are_kept_when_the_printer_is_virtual() -> None:
    """The page shows a strip of paper, not a roll."""
    printer = VirtualPrinter(PAPER, clock=lambda: NOON_MS / 1000)
    for height in range(100, 112):
        printer.print(Image.new("1", (576, height), 1))
    heights = [Image.open(io.BytesIO(paper.png)).height for paper in printer.papers]
    assert heights == list(range(102, 112))
    assert {paper.arrived_ms for paper in printer.papers} == {NOON_MS}


def test_picture_is_the_very_ticket_when_the_printer_is_virtual() -> None:
    """What the page shows went through the printer's bytes and lost nothing."""
    printer = VirtualPrinter(PAPER)
    printer.print(TICKET)
    shown = Image.open(io.BytesIO(printer.papers[0].png))
    assert (shown.mode, shown.tobytes()) == ("1", TICKET.tobytes())


def test_file_holds_the_last_ticket_when_two_were_printed(tmp_path: Path) -> None:
    """A plain file is what a printer would have got for one ticket."""
    path = tmp_path / "zettel.bin"
    printer = FilePrinter(path, PAPER)
    printer.print(Image.new("1", (576, 3000), 1))
    printer.print(TICKET)
    assert path.read_bytes() == encode(TICKET, PAPER)


def test_unreachable_when_the_device_is_not_there() -> None:
    """No file is made where a printer was unplugged, and nothing came out."""
    path = Path("/dev") / f"wartemarke-{uuid4()}"
    assert failure(FilePrinter(path, PAPER)) == (Reason.UNREACHABLE, False)
    assert not path.exists()


def test_unreachable_when_nobody_reads_the_pipe(tmp_path: Path) -> None:
    """A pipe without a reader is a printer that is switched off."""
    os.mkfifo(tmp_path / "printer")
    assert failure(FilePrinter(tmp_path / "printer", PAPER)) == (Reason.UNREACHABLE, False)


def test_unreachable_when_the_path_is_a_folder(tmp_path: Path) -> None:
    """A wrong setting fails the ticket, not the kiosk."""
    assert failure(FilePrinter(tmp_path, PAPER)) == (Reason.UNREACHABLE, False)


def test_whole_ticket_arrives_when_the_pipe_is_slow(tmp_path: Path) -> None:
    """A device takes what it can, when it can."""
    path = tmp_path / "printer"
    os.mkfifo(path)
    got: list[bytes] = []

    def read_slowly() -> None:
        with path.open("rb", buffering=0) as pipe:
            while part := pipe.read(9_000):
                got.append(part)
                time.sleep(0.005)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    printer = FilePrinter(path, PAPER)
    while not got:
        try:
            printer.print(TICKET)
        except PrintFailed:  # the reader has not opened the pipe yet
            continue
        break
    reader.join(timeout=30)
    assert decode(b"".join(got)).picture.tobytes() == TICKET.tobytes()


def test_incomplete_when_the_device_stops_taking(tmp_path: Path) -> None:
    """A printer that hangs does not hang the kiosk, and some paper may have come."""
    path = tmp_path / "printer"
    os.mkfifo(path)
    held = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert failure(FilePrinter(path, PAPER, send_s=0.2)) == (Reason.INCOMPLETE, True)
    finally:
        os.close(held)


def test_no_paper_when_a_device_has_no_space() -> None:
    """Linux' printers say "no space" for "no paper"; /dev/full says it always."""
    assert failure(FilePrinter(Path("/dev/full"), PAPER)) == (Reason.NO_PAPER, False)


def test_next_ticket_is_whole_when_a_device_got_half_of_one(tmp_path: Path) -> None:
    """Given a device that took a part, when a new kiosk prints, then it ends that part first."""
    far, near = os.openpty()
    tty.setraw(near)
    path, device, ended = Path(os.ttyname(near)), Device(), threading.Event()
    assert failure(FilePrinter(path, PAPER, send_s=0.2, marks=Marks(tmp_path))) == (
        Reason.INCOMPLETE,
        True,
    )

    def read() -> None:
        while not ended.is_set() or select.select([far], [], [], 0)[0]:
            if select.select([far], [], [], 0.02)[0]:
                device.hear(os.read(far, 4096))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        FilePrinter(path, PAPER, marks=Marks(tmp_path)).print(TICKET)
    finally:
        ended.set()
        reader.join(timeout=10)
        os.close(far)
        os.close(near)
    assert device.pieces[1:] == [TICKET.tobytes()]
    assert not Marks(tmp_path).is_within_picture
