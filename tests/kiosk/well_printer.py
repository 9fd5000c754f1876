"""A receipt printer in the network that is always well, and everything that came out of it.

It reads the stream as a printer does. Who hangs up within a picture leaves it waiting for the rest,
and it takes whatever comes next for that: bytes that make no sense are letters on the paper.
"""

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Final, Self

from kiosk.printer import decode
from tests.kiosk.printer_device import length_of

if TYPE_CHECKING:
    from PIL import Image

DLE_EOT, GS_R, INIT, RASTER, CUT = b"\x10\x04", b"\x1dr1", b"\x1b@", b"\x1dv0", b"\x1dV"
WELL: Final = b"\x12"
_END_S: Final = 10.0


class WellPrinter:
    """It answers at once and takes what comes as fast as it comes, while the block lasts.

    Made within a network namespace, it stands there.
    """

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.setting = f"tcp://127.0.0.1:{self.port}"
        self.last_byte_ms: list[float] = []
        """When each whole ticket's last byte came."""
        self.papers: list[Image.Image] = []
        """Each paper that came out whole, in order."""
        self.says = WELL
        """What it answers to any question of how it is."""
        self.begun = 0
        """How many pictures have begun to come."""
        self._read, self._cut = bytearray(), bytearray()
        """What came and was not done yet, and what was printed since the last cut."""
        self._is_begun = self._is_broken = False
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(_END_S)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the door was shut
            while True:
                connection, _ = self._door.accept()
                with connection, contextlib.suppress(ConnectionError):
                    self._print(connection)

    def _print(self, connection: socket.socket) -> None:
        """Do what each whole command says, until who is connected hangs up."""
        try:
            while part := connection.recv(65536):
                self._take(part, connection)
        finally:
            self._is_broken = self._is_broken or bool(self._read or self._cut)

    def _take(self, part: bytes, connection: socket.socket) -> None:
        self._read += part
        while (length := self._length()) and len(self._read) >= length:
            command = bytes(self._read[:length])
            del self._read[:length]
            if answer := self._answer(command):
                connection.sendall(answer)
            if self._read.startswith(b"\x00"):  # nothing, many thousand times
                self._read = self._read.lstrip(b"\x00")

    def _length(self) -> int:
        """Say how long the next command is; 0 where nobody can say yet."""
        if self._read.startswith(RASTER) and not self._is_begun:
            self.begun, self._is_begun = self.begun + 1, True
        try:
            return length_of(self._read)
        except AssertionError:  # a letter
            self._is_broken = True
            return 1

    def _answer(self, command: bytes) -> bytes:
        """Do what a command says; give the answer to it, if it is a question."""
        if command.startswith(DLE_EOT):
            return self.says
        if command == GS_R:
            return b"\x00"
        if command.startswith((INIT, RASTER)):
            self._cut += command
        elif command.startswith(CUT):
            self._keep(bytes(self._cut + command))
            self._cut.clear()
            self._is_broken = self._is_begun = False
        return b""

    def _keep(self, piece: bytes) -> None:
        came_ms = time.time_ns() / 1e6
        if not self._is_broken and piece.startswith(INIT):  # else it is half a paper, or white
            self.papers.append(decode(piece).picture)
            self.last_byte_ms.append(came_ms)
