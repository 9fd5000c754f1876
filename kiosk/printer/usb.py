"""A receipt printer on USB, by its vendor and product.

The bytes are python-escpos', the device is pyusb's own: python-escpos' `Usb` must be told the
endpoints that the printer itself names, resets the printer each time it is opened (some then vanish
for a second), claims nothing, and by default waits for ever.

libusb waits in C, where no other greenlet runs: finding, claiming, each transfer and letting go
happen in a thread.
"""

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, TypeVar

import gevent
import libusb_package
import usb.backend.libusb1  # type: ignore[import-untyped]  # pyusb ships no types
import usb.core  # type: ignore[import-untyped]  # the same
import usb.util  # type: ignore[import-untyped]  # the same

T = TypeVar("T")
UDEV_RULE = "60-wartemarke-printer.rules"

_PRINTER_CLASS = 7
_PIECE = 4096  # bytes a transfer: a printer that stops is noticed within one
_ANSWER = 64  # bytes: the largest packet that a full-speed printer sends
_STALE_S, _STALE_ANSWERS = 0.02, 50  # one that never stops talking is not listened to for ever


@dataclass(frozen=True)
class UsbPort:
    """Vendor and product of a printer. That the bus knows it proves that it is there and on."""

    vendor: int
    product: int
    bus: usb.backend.IBackend | None = (
        None  # None: libusb, the machine's or the one that was installed with us
    )
    must_answer: ClassVar[bool] = False

    def __str__(self) -> str:
        return f"{self.vendor:04x}:{self.product:04x}"

    @contextmanager
    def opened(self, *, seconds: float) -> Iterator["_UsbWire"]:
        """Take hold of the printer; OSError if it is not there or not ours to open."""
        del seconds  # the bus answers at once
        device = _aside(self._found)
        try:
            wire = _aside(self._claimed, device)
            wire.forget()
            yield wire
        finally:
            _aside(usb.util.dispose_resources, device)  # gives the interface back, too

    def _found(self) -> usb.core.Device:
        try:
            device = usb.core.find(
                idVendor=self.vendor, idProduct=self.product, backend=self.bus or libusb()
            )
        except usb.core.NoBackendError:
            raise OSError("this machine has no libusb: install libusb-1.0-0") from None
        if device is None:
            raise OSError(f"no USB printer {self}: is it plugged in and switched on?")
        return device

    def _claimed(self, device: usb.core.Device) -> "_UsbWire":
        try:
            interface = _printer_interface(device)
            number = interface.bInterfaceNumber
            if device.is_kernel_driver_active(number):
                device.detach_kernel_driver(number)
            usb.util.claim_interface(device, number)
        except usb.core.USBError as error:
            if error.errno == errno.EACCES:
                why = f"this user may not open it: see the udev rule {UDEV_RULE}"
            elif error.errno == errno.EBUSY:
                why = "another program holds it"
            else:
                why = str(error)
            raise OSError(f"USB printer {self}: {why}") from None
        return _UsbWire(interface)


class _UsbWire:
    """A printer that we hold: bytes go to its way in, answers come from its way out, if any."""

    def __init__(self, interface: usb.core.Interface) -> None:
        into = _endpoint(interface, usb.util.ENDPOINT_OUT)
        if into is None:
            raise OSError("this USB device takes no data: is it a printer?")
        self._into, self._back = into, _endpoint(interface, usb.util.ENDPOINT_IN)

    def send(self, data: bytes, *, seconds: float) -> None:
        """Send all of it within this time."""
        end = time.monotonic() + seconds
        for begin in range(0, len(data), _PIECE):
            piece = data[begin : begin + _PIECE]
            left_ms = max(1, round((end - time.monotonic()) * 1000))
            # pyusb raises when the time is up, but not if some bytes of the piece went out before
            if _aside(self._into.write, piece, left_ms) < len(piece):
                raise TimeoutError("the printer stopped taking the picture")

    def hear(self, *, seconds: float) -> bytes:
        """Give what comes within this time."""
        if self._back is None:
            return b""
        try:
            heard = _aside(self._back.read, _ANSWER, max(1, round(seconds * 1000)))
        except usb.core.USBTimeoutError:
            return b""
        return bytes(heard)

    def forget(self) -> None:
        """Take the answers to an earlier ticket: what is not read waits in the printer."""
        for _ in range(_STALE_ANSWERS):
            if not self.hear(seconds=_STALE_S):
                return


def libusb() -> usb.backend.IBackend | None:
    """Give the machine's libusb, else the one that was installed with us."""
    return usb.backend.libusb1.get_backend() or libusb_package.get_libusb1_backend()


def _printer_interface(device: usb.core.Device) -> usb.core.Interface:
    """Give the interface of the printers' class; the first where a maker did not name it so."""
    try:
        configuration = device.get_active_configuration()
    except usb.core.USBError as error:
        if error.errno == errno.EACCES:
            raise
        device.set_configuration()
        configuration = device.get_active_configuration()
    interfaces = list(configuration)
    return next(
        (each for each in interfaces if each.bInterfaceClass == _PRINTER_CLASS), interfaces[0]
    )


def _endpoint(interface: usb.core.Interface, way: int) -> usb.core.Endpoint | None:
    def bulk(endpoint: usb.core.Endpoint) -> bool:
        own_way = usb.util.endpoint_direction(endpoint.bEndpointAddress)
        kind = usb.util.endpoint_type(endpoint.bmAttributes)
        return bool(own_way == way and kind == usb.util.ENDPOINT_TYPE_BULK)

    return usb.util.find_descriptor(interface, custom_match=bulk)


def _aside(function: Callable[..., T], *args: object) -> T:
    done: T = gevent.get_hub().threadpool.apply(function, args)
    return done
