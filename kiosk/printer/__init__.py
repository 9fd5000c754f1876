"""Receipt printers: picture to bytes to device, and what the device says about it.

`open_printer` gives a `Printer`; its one promise is that `print` raises `PrintFailed` on a *known*
failure. What is unknown does not fail (`tcp.py` says when silence is known to be one).
"""

from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from PIL import Image

from kiosk.printer.failures import PrintFailed, Reason
from kiosk.printer.file import FilePrinter
from kiosk.printer.job import Job, UnreadableJob, decode, encode
from kiosk.printer.tcp import Patience, TcpPrinter
from kiosk.printer.virtual import PrintedPaper, VirtualPrinter
from kiosk.receipt.paper import Paper

RAW_PORT = 9100

__all__ = [
    "FilePrinter",
    "Job",
    "Patience",
    "PrintFailed",
    "PrintedPaper",
    "Printer",
    "Reason",
    "TcpPrinter",
    "UnreadableJob",
    "VirtualPrinter",
    "decode",
    "encode",
    "open_printer",
]


class Printer(Protocol):
    """Takes a ticket's picture to paper."""

    def print(self, image: Image.Image) -> None:
        """Print the picture and cut; raises PrintFailed on a known failure."""


def open_printer(url: str, paper: Paper) -> Printer:
    """Open `tcp://HOST:PORT`, `file:PATH` or `virtual:`; anything else is a ValueError.

    Nothing is connected yet: a printer that is switched on later is found at its first ticket.
    """
    kind, _, rest = url.partition(":")
    if url == "virtual:":
        return VirtualPrinter(paper)
    if kind == "file" and rest:
        return FilePrinter(Path(rest).absolute(), paper)
    if kind == "tcp":
        return TcpPrinter(*_host_and_port(url), paper)
    raise ValueError(_sentence(url))


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(_sentence(url)) from None
    if not host or parts.netloc.count("@") or parts.path or parts.query or parts.fragment:
        raise ValueError(_sentence(url))
    return host, RAW_PORT if port is None else port


def _sentence(url: str) -> str:
    return f"The printer {url!r} must be tcp://HOST:9100, file:PATH or virtual: (nothing else)."
