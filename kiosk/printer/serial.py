"""A receipt printer on a serial line.

The bytes are python-escpos', the line is pyserial's own: python-escpos' `Serial` waits for ever on
a printer that takes nothing, waits its whole time for sixteen bytes where an answer has one, and
does not know RTS/CTS.
"""

import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum

import serial

_BITS_A_BYTE = 10  # start bit, eight bits, stop bit
_LOOK_S = 0.005


class Flow(StrEnum):
    """How the printer says that it can take no more."""

    RTS_CTS = "rtscts"
    XON_XOFF = "xonxoff"
    NONE = "none"


@dataclass(frozen=True)
class SerialPort:
    """A serial line, 8N1. Opening it says nothing of a printer at its end: it must answer.

    `must_answer` False is for a cable or a printer that cannot answer: then nobody will notice that
    the printer is switched off.
    """

    device: str
    baud: int = 115_200
    flow: Flow = Flow.RTS_CTS
    must_answer: bool = True

    @contextmanager
    def opened(self, *, seconds: float) -> Iterator["_SerialWire"]:
        """Open the line for this program alone; OSError if it is not there or is in use."""
        del seconds  # opening a line waits for nobody
        line = serial.Serial(
            self.device,
            self.baud,
            xonxoff=self.flow is Flow.XON_XOFF,
            rtscts=self.flow is Flow.RTS_CTS,
            exclusive=True,
        )
        with line:
            try:
                yield _SerialWire(line)
            except BaseException:
                # What the printer never took would hold up the closing of the line for 30 s.
                with suppress(OSError, termios.error):
                    line.reset_output_buffer()
                raise


class _SerialWire:
    """An open line."""

    def __init__(self, line: serial.Serial) -> None:
        self._line = line

    def send(self, data: bytes, *, seconds: float) -> None:
        """Send all of it, down to the line's own buffer, within what the line needs and this."""
        allowed = seconds + len(data) * _BITS_A_BYTE / self._line.baudrate
        end = time.monotonic() + allowed
        self._line.write_timeout = allowed
        self._line.write(data)
        while self._line.out_waiting:
            if time.monotonic() > end:
                raise TimeoutError("the printer stopped taking the picture")
            time.sleep(_LOOK_S)

    def hear(self, *, seconds: float) -> bytes:
        """Give what comes within this time."""
        self._line.timeout = seconds
        first: bytes = self._line.read(1)
        return first + self._line.read(self._line.in_waiting) if first else b""
