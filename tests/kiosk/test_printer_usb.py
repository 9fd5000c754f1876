"""Printing over USB: a bus of pyusb's own kind with a printer on it, and a bus without one."""

import errno
import re
import threading
from typing import Any

import libusb_package
import pytest
import usb.core  # type: ignore[import-untyped]  # pyusb ships no types

from kiosk.printer import PrintFailed, Reason, TalkingPrinter, UsbPort, encode
from kiosk.printer.usb import UDEV_RULE, libusb
from tests.kiosk.printer_device import (
    COVER,
    NO_PAPER,
    OFFLINE,
    PAPER,
    QUICK,
    TICKET,
    Device,
    failure,
)
from tests.kiosk.receipts import ROOT
from tests.kiosk.usb_bus import PRODUCT, VENDOR, Bus


def printer_on(bus: Bus, *, product: int = PRODUCT) -> TalkingPrinter:
    """A printer of ours on that bus."""
    return TalkingPrinter(UsbPort(VENDOR, product, bus), PAPER, patience=QUICK)


@pytest.mark.parametrize("configured", [True, False])
def test_ticket_comes_whole_when_the_printer_is_on_the_bus(configured: bool) -> None:  # noqa: FBT001 - a parameter
    """The printing interface and its ends are found, held for one ticket and given back."""
    bus = Bus(Device(), configured=configured)
    printer = printer_on(bus)
    printer.print(TICKET)
    printer.print(TICKET)
    assert (bus.device.printed, bus.claimed) == (2, [])


@pytest.mark.parametrize("configured", [True, False])
def test_the_kiosk_goes_on_when_the_bus_waits(configured: bool) -> None:  # noqa: FBT001 - a parameter
    """Waiting happens in C, where no other greenlet runs: nothing of it in the page's thread."""
    bus = Bus(Device(), configured=configured)
    printer_on(bus).print(TICKET)
    assert threading.get_ident() not in bus.callers


def test_ticket_counts_as_printed_when_the_printer_has_no_way_back() -> None:
    """A printer with a way in only is there, and says nothing."""
    bus = Bus(Device(), has_way_back=False)
    printer_on(bus).print(TICKET)
    assert bus.device.printed == 1


@pytest.mark.parametrize(
    ("device", "reason"),
    [
        (Device(paper=NO_PAPER), Reason.NO_PAPER),
        (Device(online=OFFLINE, cause=COVER), Reason.COVER_OPEN),
    ],
    ids=["no paper", "cover"],
)
def test_nothing_is_sent_when_the_printer_says_no_before(device: Device, reason: Reason) -> None:
    """The same conversation as over every other wire."""
    assert failure(printer_on(Bus(device))) == (reason, False)
    assert b"\x1dv0" not in device.got


@pytest.mark.parametrize(
    "bus",
    [
        Bus(Device(), unplugged_after=20_000),
        Bus(Device(), stalls_after=20_000),
        Bus(Device(), takes_a_part_after=20_000),
        Bus(Device(), takes_a_part_after=len(encode(TICKET, PAPER)) - 4096),
    ],
    ids=["unplugged", "stuck", "part of a transfer", "part of the last"],
)
def test_incomplete_when_the_printer_goes_within_the_picture(bus: Bus) -> None:
    """A known failure, some paper may have come, and the next ticket is a whole one of its own."""
    printer = printer_on(bus)
    assert failure(printer) == (Reason.INCOMPLETE, True)
    assert bus.claimed == []
    bus.unplugged_after = bus.stalls_after = None
    printer.print(TICKET)
    assert (bus.device.printed, bus.device.pieces[1:]) == (1, [TICKET.tobytes()])


def test_ticket_comes_when_an_answer_to_the_one_before_still_waits() -> None:
    """A printer keeps what was not read: the next ticket begins without it."""
    bus = Bus(Device())
    printer = printer_on(bus)
    printer.print(TICKET)
    bus.said += bytes(100)
    printer.print(TICKET)
    assert bus.device.printed == 2


def test_ticket_comes_when_the_printer_never_stops_talking() -> None:
    """Old answers are read until there are none, but not for ever."""

    class Talkative(Bus):
        def bulk_read(self, dev_handle: int, ep: int, intf: int, buff: Any, timeout: int) -> int:
            self.said += b"\x00"
            return super().bulk_read(dev_handle, ep, intf, buff, timeout)

    bus = Talkative(Device(paper=None))
    printer_on(bus).print(TICKET)
    assert bus.device.printed == 1


@pytest.mark.parametrize(
    ("refusal", "hint"),
    [
        (errno.EACCES, f"this user may not open it: see the udev rule {UDEV_RULE}"),
        (errno.EBUSY, "another program holds it"),
    ],
    ids=["not allowed", "busy"],
)
def test_unreachable_with_what_to_do_when_the_printer_may_not_be_opened(
    refusal: int, hint: str
) -> None:
    """The log says what whoever looks after the kiosk can do."""
    with pytest.raises(PrintFailed, match=f"unreachable: USB printer 04b8:0e15: {hint}") as caught:
        printer_on(Bus(Device(), refuses=refusal)).print(TICKET)
    assert (caught.value.reason, caught.value.may_have_come) == (Reason.UNREACHABLE, False)


def test_unreachable_with_its_numbers_when_it_is_not_on_the_bus() -> None:
    """Another product of the same maker is not this printer; nor is anything on the real bus."""
    hint = "no USB printer 04b8:0e16: is it plugged in and switched on"
    with pytest.raises(PrintFailed, match=hint):
        printer_on(Bus(Device()), product=0x0E16).print(TICKET)
    with pytest.raises(PrintFailed, match="no USB printer 0000:0001"):
        TalkingPrinter(UsbPort(0, 1), PAPER).print(TICKET)


def test_libusb_is_there_when_the_machine_has_none() -> None:
    """The one that was installed with us is loaded, and names the devices of this machine."""
    assert libusb() is not None
    bundled = libusb_package.get_libusb1_backend()
    assert bundled is not None
    list(usb.core.find(find_all=True, backend=bundled))


def test_rule_lets_the_kiosks_user_in_when_a_printer_is_plugged_in() -> None:
    """The shipped rule is about devices of the printers' class, and gives them to its group."""
    rule = (ROOT / "systemd" / UDEV_RULE).read_text()
    lines = [line for line in rule.splitlines() if line and not line.startswith("#")]
    assert any(re.search(r'SUBSYSTEM=="usb".*GROUP="lp".*MODE="0660"', line) for line in lines)
