"""Receipt printers: picture to bytes to device, and what the device says about it.

`open_printer` gives a `Printer`; its one promise is that `print` raises `PrintFailed` on a *known*
failure. What is unknown does not fail (`conversation.py` says when silence is known to be one).
What no printer tells is whether its paper is as wide as the picture: `docs/kiosk.md` says how that
is seen.
"""

from typing import Protocol

from PIL import Image

from kiosk.printer.address import open_printer, port_of
from kiosk.printer.conversation import Outlook, Patience, TalkingPrinter
from kiosk.printer.failures import PrintFailed, Reason
from kiosk.printer.file import FilePrinter
from kiosk.printer.job import Job, UnreadableJob, decode, encode
from kiosk.printer.serial import Flow, SerialPort
from kiosk.printer.tcp import TcpPort
from kiosk.printer.usb import UsbPort
from kiosk.printer.virtual import PrintedPaper, VirtualPrinter

__all__ = [
    "FilePrinter",
    "Flow",
    "Job",
    "Outlook",
    "Patience",
    "PrintFailed",
    "PrintedPaper",
    "Printer",
    "Reason",
    "SerialPort",
    "TalkingPrinter",
    "TcpPort",
    "UnreadableJob",
    "UsbPort",
    "VirtualPrinter",
    "decode",
    "encode",
    "open_printer",
    "port_of",
]


class Printer(Protocol):
    """Takes a ticket's picture to paper."""

    def print(self, image: Image.Image) -> Outlook | None:
        """Print the picture and cut; raises PrintFailed on a known failure.

        Gives how the printer is after it, if it is one that can tell.
        """
