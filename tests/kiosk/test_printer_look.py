"""How a printer is between tickets: asked without printing, and never while somebody prints."""

import threading

import pytest
from gevent.lock import BoundedSemaphore

from kiosk.printer import Outlook, Reason, TalkingPrinter, TcpPort
from kiosk.printer_watch import PrinterWatch
from tests.kiosk.printer_device import (
    COVER,
    NEAR_END,
    NO_PAPER,
    OFFLINE,
    PAPER,
    QUICK,
    TICKET,
    Device,
)
from tests.kiosk.test_printer_tcp import listening
from tests.running import free_port


def looked_at(device: Device) -> Outlook | None:
    """Look at a printer once."""
    with listening(device) as port:
        return TalkingPrinter(TcpPort("127.0.0.1", port), PAPER, patience=QUICK).look()


@pytest.mark.parametrize(
    ("device", "seen"),
    [
        (Device(), Outlook(knows=True)),
        (Device(paper=NEAR_END), Outlook(knows=True, little_paper=True)),
        (Device(paper=NO_PAPER), Outlook(knows=True, reason=Reason.NO_PAPER)),
        (Device(online=OFFLINE, cause=COVER), Outlook(knows=True, reason=Reason.COVER_OPEN)),
        (Device(paper=None, online=None), Outlook(knows=False)),
    ],
)
def test_a_printer_is_told_as_it_is_when_it_is_asked(device: Device, seen: Outlook) -> None:
    """What it says is what is told; one that never answers tells nothing."""
    assert looked_at(device) == seen
    assert (device.printed, device.pieces) == (0, [])


def test_a_printer_that_is_not_there_is_told_when_it_is_asked() -> None:
    """Nobody at that address is a known trouble."""
    printer = TalkingPrinter(TcpPort("127.0.0.1", free_port()), PAPER, patience=QUICK)
    assert printer.look() == Outlook(knows=True, reason=Reason.UNREACHABLE)


def test_silence_is_told_when_the_printer_has_answered_before() -> None:
    """Once it has answered, saying nothing is saying something."""
    device = Device()
    with listening(device) as port:
        printer = TalkingPrinter(TcpPort("127.0.0.1", port), PAPER, patience=QUICK)
        assert printer.look() == Outlook(knows=True)
        device.paper = device.online = None
        assert printer.look() == Outlook(knows=True, reason=Reason.SILENT)


def test_nobody_asks_when_somebody_prints() -> None:
    """A ticket waits for no question that is not its own."""
    at_the_picture, go_on = threading.Event(), threading.Event()

    def wait(_: Device) -> None:
        at_the_picture.set()
        go_on.wait(5)

    with listening(Device(after_picture=wait)) as port:
        printer = TalkingPrinter(TcpPort("127.0.0.1", port), PAPER, patience=QUICK)
        printing = threading.Thread(target=printer.print, args=(TICKET,))
        printing.start()
        assert at_the_picture.wait(5)
        assert printer.look() is None
        go_on.set()
        printing.join()


def test_the_last_ticket_is_told_when_nothing_newer_is_known() -> None:
    """What a ticket has shown counts until the printer says otherwise."""
    with listening(Device(paper=NEAR_END)) as port:
        printer = TalkingPrinter(TcpPort("127.0.0.1", port), PAPER, patience=QUICK)
        watch = PrinterWatch(printer, BoundedSemaphore(1))
        assert watch.said() == {}
        watch.failed(Reason.COVER_OPEN)
        assert watch.said() == {"printer": "cover_open"}
        watch.look()
        assert watch.said() == {"printer": "ready", "paper": "low"}
        watch.failed(Reason.FAULT)
        watch.printed()
        assert watch.said()["printer"] == "ready"
