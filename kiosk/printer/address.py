"""The printer's address as the settings write it, and what it opens."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from kiosk.printer.conversation import Port, TalkingPrinter
from kiosk.printer.file import FilePrinter
from kiosk.printer.marks import Marks
from kiosk.printer.serial import Flow, SerialPort
from kiosk.printer.tcp import TcpPort
from kiosk.printer.usb import UsbPort
from kiosk.printer.virtual import VirtualPrinter
from kiosk.receipt.paper import Paper

RAW_PORT: Final = 9100
BAUDS: Final = (38_400, 57_600, 115_200, 230_400, 460_800, 921_600)
"""A ticket is 110 kB: half a minute at 38400 baud, and nobody waits longer."""

_USB: Final = re.compile(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_SERIAL_OPTIONS: Final = frozenset({"baud", "flow", "answers"})
_YES_OR_NO: Final = {"yes": True, "no": False}


def open_printer(
    url: str, paper: Paper, folder: Path | None = None
) -> FilePrinter | TalkingPrinter | VirtualPrinter:
    """Open the printer that the settings name; ValueError, in one line, for any other address.

    Nothing is connected yet: a printer that is switched on later is found at its first ticket.
    What the next start must know of it is kept in the folder, if there is one.
    """
    marks = Marks(folder, url)
    kind, _, rest = url.partition(":")
    if url == "virtual:":
        return VirtualPrinter(paper)
    if kind == "file" and rest:
        return FilePrinter(Path(rest).absolute(), paper, marks=marks)
    return TalkingPrinter(port_of(url), paper, marks=marks)


def port_of(url: str) -> Port:
    """Give the port that a `tcp:`, `usb:` or `serial:` address names; ValueError for any other."""
    kind = url.partition(":")[0]
    try:
        if kind == "tcp":
            return _tcp(url)
        if kind == "serial":
            return _serial(url)
        if found := _USB.fullmatch(url):
            return UsbPort(int(found[1], 16), int(found[2], 16))
    except (ValueError, KeyError):
        pass
    raise ValueError(
        f"The printer {url!r} must be tcp://HOST:9100, usb:VID:PID, serial:/dev/NAME "
        "(?baud=115200&flow=rtscts|xonxoff|none&answers=yes|no), file:PATH or virtual: "
        f"(nothing else); baud: {', '.join(map(str, BAUDS))}."
    )


def _tcp(url: str) -> TcpPort:
    parts = urlsplit(url)
    if not parts.hostname or "@" in parts.netloc or parts.path or parts.query or parts.fragment:
        raise ValueError(url)
    return TcpPort(parts.hostname, RAW_PORT if parts.port is None else parts.port)


def _serial(url: str) -> SerialPort:
    parts = urlsplit(url)
    given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    options = dict(given)
    unknown = parts.netloc or parts.fragment or not parts.path.startswith("/")
    if unknown or len(options) != len(given) or set(options) - _SERIAL_OPTIONS:
        raise ValueError(url)
    baud = int(options.get("baud", 115_200))
    if baud not in BAUDS:
        raise ValueError(url)
    return SerialPort(
        parts.path,
        baud,
        Flow(options.get("flow", Flow.RTS_CTS)),
        must_answer=_YES_OR_NO[options.get("answers", "yes")],
    )
