"""A receipt printer in the network, on its raw port.

Promises
--------
- A *known* failure raises `PrintFailed`: no way to it, no paper, open cover, fault, it hung up or
  stopped taking the picture.
- Before the picture, the printer is asked. If something is against printing, nothing is sent.
- Behind the picture stands a question that the printer answers only after all before it (`GS r`).
  Until then it is asked again and again how it is.
- A printer that does not know `GS r`, but says until the time is up that it is well, has printed.
- *Unknown is no failure:* many print servers and cheap printers never answer anything. As long as
  this one has never answered, silence counts as printed. Once it has answered, silence is a failure
  (`silent`), for then something has changed.
- Nothing waits for ever: each connection, question, picture and print has its time.

The bytes are python-escpos', the connection is not: its `Network` leaves the socket open when
nobody is there, and knows one time for everything.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image

from kiosk.printer import status
from kiosk.printer.failures import PrintFailed, Reason
from kiosk.printer.job import encode
from kiosk.receipt.paper import Paper

_SEND_BUFFER = 4096  # bytes: what the printer has not taken must not look as if it had
_SLOWEST_MM_PER_S = 75


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long to wait for each thing, in seconds."""

    connect_s: float = 2.0
    answer_s: float = 0.5
    send_s: float = 10.0
    print_s: float = 1.5  # beyond what the paper's length takes


class TcpPrinter:
    """Prints over TCP; one ticket at a time, whoever calls."""

    def __init__(
        self, host: str, port: int, paper: Paper, *, patience: Patience | None = None
    ) -> None:
        self._host, self._port, self._paper = host, port, paper
        self._patience = patience or Patience()
        self._has_answered = False
        self._turn = threading.Lock()

    def print(self, image: Image.Image) -> None:
        """Print the picture and cut; raises PrintFailed on a known failure (see the promises)."""
        job = encode(image, self._paper)
        paper_s = image.height / self._paper.dots_per_mm / _SLOWEST_MM_PER_S
        with self._turn, self._connected() as line:
            line.tell(status.STOP_TELLING)
            self._refuse_if_unwell(line)
            line.send(job + status.ASK_WHEN_DONE, seconds=self._patience.send_s)
            self._await_end(line, seconds=paper_s + self._patience.print_s)

    @contextmanager
    def _connected(self) -> Iterator["_Line"]:
        try:
            address = (self._host, self._port)
            connection = socket.create_connection(address, timeout=self._patience.connect_s)
        except (OSError, UnicodeError):  # UnicodeError: a name that no host can have
            raise PrintFailed(Reason.UNREACHABLE, may_have_come=False) from None
        with connection:
            yield _Line(connection, answer_s=self._patience.answer_s)

    def _refuse_if_unwell(self, line: "_Line") -> None:
        answered, reason = line.health()
        if reason:
            raise PrintFailed(reason, may_have_come=False)
        if self._has_answered and not answered:
            raise PrintFailed(Reason.SILENT, may_have_come=False)
        self._has_answered = answered

    def _await_end(self, line: "_Line", *, seconds: float) -> None:
        """Wait until the printer says that the picture is through, or until it must be."""
        end = time.monotonic() + seconds
        well = False
        while True:
            if line.says_done():
                self._has_answered = True
                return
            if not self._has_answered:
                return
            well, reason = line.health()
            if reason:
                raise PrintFailed(reason, may_have_come=True)
            if time.monotonic() >= end:
                break
        if not well:
            raise PrintFailed(Reason.SILENT, may_have_come=True)


class _Line:
    """An open connection: every break of it becomes a PrintFailed."""

    def __init__(self, connection: socket.socket, *, answer_s: float) -> None:
        self._socket = connection
        self._answer_s = answer_s
        self._picture_sent = False
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, picture: bytes, *, seconds: float) -> None:
        """Send the picture; the printer must have taken it in this time."""
        self._picture_sent = True
        self.tell(picture, seconds=seconds)

    def tell(self, data: bytes, *, seconds: float | None = None) -> None:
        """Send bytes."""
        self._socket.settimeout(seconds or self._answer_s)
        try:
            self._socket.sendall(data)
        except OSError:
            raise self._broken() from None

    def health(self) -> tuple[bool, Reason | None]:
        """Ask how the printer is: whether it answers, and what is against printing."""
        paper = self._ask(status.ASK_PAPER)
        if paper is not None and status.says_no_paper(paper):
            return True, Reason.NO_PAPER
        online = self._ask(status.ASK_ONLINE) if paper is not None else None
        if online is not None and status.says_offline(online):
            return True, status.cause_in(self._ask(status.ASK_CAUSE))
        return paper is not None, None

    def says_done(self) -> bool:
        """Say whether the answer behind the picture has come, waiting a little for it."""
        return any(status.is_answer_in_turn(byte) for byte in self._heard())

    def _ask(self, question: bytes) -> int | None:
        self.tell(question)
        answers = [byte for byte in self._heard() if status.is_answer_at_once(byte)]
        return answers[-1] if answers else None

    def _heard(self) -> bytes:
        """Give what the printer says within the time of an answer; nothing if it is silent."""
        self._socket.settimeout(self._answer_s)
        try:
            heard = self._socket.recv(64)
        except TimeoutError:
            return b""
        except OSError:
            raise self._broken() from None
        if not heard:
            raise self._broken()
        return heard

    def _broken(self) -> PrintFailed:
        reason = Reason.INCOMPLETE if self._picture_sent else Reason.UNREACHABLE
        return PrintFailed(reason, may_have_come=self._picture_sent)
