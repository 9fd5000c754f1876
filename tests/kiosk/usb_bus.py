# ruff: noqa: D102 - pyusb's own interface says what each method does
"""A USB bus of pyusb's own kind with one receipt printer on it."""

import array
import errno
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import usb.backend  # type: ignore[import-untyped]  # pyusb ships no types
import usb.core  # type: ignore[import-untyped]  # the same

from tests.kiosk.printer_device import Device

VENDOR, PRODUCT = 0x04B8, 0x0E15
OUT, IN = 0x02, 0x83  # not those that python-escpos would guess
BULK, INTERRUPT = 2, 3


@dataclass
class Bus(usb.backend.IBackend):  # type: ignore[misc]  # the base has no types
    """A USB bus with one printer, whose second interface is the printing one."""

    device: Device
    refuses: int = 0  # errno with which claiming ends
    has_way_back: bool = True
    unplugged_after: int | None = None
    stalls_after: int | None = None
    takes_a_part_after: int | None = None  # of one transfer, of which it takes the half
    kernel_driver: bool = True
    configured: bool = True
    claimed: list[int] = field(default_factory=list)
    said: bytearray = field(default_factory=bytearray)
    callers: set[int] = field(default_factory=set)  # threads

    def _called(self) -> None:
        self.callers.add(threading.get_ident())

    def enumerate_devices(self) -> Iterator[int]:
        self._called()
        yield 1

    def get_device_descriptor(self, dev: int) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT,
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=dev, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: int, config: int) -> Any:
        if config or not dev:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=0, bNumInterfaces=2, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: int, intf: int, alt: int, config: int) -> Any:
        if intf > 1 or alt or config or not dev:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=intf, bAlternateSetting=0,
            bNumEndpoints=3 if intf and self.has_way_back else 2 if intf else 0,
            bInterfaceClass=7 if intf else 3, bInterfaceSubClass=1, bInterfaceProtocol=2,
            iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: int, ep: int, intf: int, alt: int, config: int) -> Any:
        if not intf or alt or config or not dev:
            raise IndexError(ep)
        address, kind = [(0x01, INTERRUPT), (OUT, BULK), (IN, BULK)][ep]
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=address, bmAttributes=kind,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: int) -> int:
        self._called()
        return dev

    def close_device(self, dev_handle: int) -> None:
        assert dev_handle
        assert not self.claimed
        self._called()

    def get_configuration(self, dev_handle: int) -> int:
        self._called()
        return 1 if self.configured and dev_handle else 0

    def set_configuration(self, dev_handle: int, config_value: int) -> None:
        self.configured = bool(dev_handle and config_value == 1)

    def is_kernel_driver_active(self, dev_handle: int, intf: int) -> bool:
        return bool(dev_handle and intf and self.kernel_driver)

    def detach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        assert dev_handle
        assert intf == 1
        self._called()
        self.kernel_driver = False

    def claim_interface(self, dev_handle: int, intf: int) -> None:
        assert dev_handle
        self._called()
        if self.refuses:
            raise usb.core.USBError("no", None, self.refuses)
        self.claimed.append(intf)

    def release_interface(self, dev_handle: int, intf: int) -> None:
        assert dev_handle
        self._called()
        self.claimed.remove(intf)

    def bulk_write(self, dev_handle: int, ep: int, intf: int, data: Any, timeout: int) -> int:
        assert (ep, intf, self.kernel_driver) == (OUT, 1, False)
        assert dev_handle
        assert timeout > 0
        self._called()
        sent = len(self.device.got)
        if self.unplugged_after is not None and sent > self.unplugged_after:
            raise usb.core.USBError("gone", None, errno.ENODEV)
        if self.stalls_after is not None and sent > self.stalls_after:
            raise usb.core.USBTimeoutError("time is up", None, errno.ETIMEDOUT)
        taken = bytes(data)
        if self.takes_a_part_after is not None and sent > self.takes_a_part_after:
            self.takes_a_part_after = None
            taken = taken[: len(taken) // 2]
        self.said += self.device.hear(taken)
        return len(taken)

    def bulk_read(self, dev_handle: int, ep: int, intf: int, buff: Any, timeout: int) -> int:
        assert (ep, intf) == (IN, 1)
        self._called()
        assert dev_handle
        if not self.said:
            assert timeout > 0
            raise usb.core.USBTimeoutError("time is up", None, errno.ETIMEDOUT)
        part = array.array("B", self.said[: len(buff)])
        buff[: len(part)] = part
        del self.said[: len(part)]
        return len(part)
