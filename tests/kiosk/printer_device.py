"""A receipt printer for tests: it reads the stream as one does, and answers as it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from kiosk.printer import Patience, PrintFailed, Reason, TalkingPrinter, decode
from kiosk.receipt import PAPERS, draw
from tests.kiosk.receipts import receipt

PAPER = PAPERS[576]
TICKET: Image.Image = draw(receipt("ar"), PAPER)
ONLINE, PAPER_IS_THERE = 0x12, 0x12
NO_PAPER, OFFLINE, COVER, STOPPED, ERROR, NO_CAUSE = 0x72, 0x1A, 0x16, 0x32, 0x52, 0x12
NEAR_END = 0x1E
NO_ERROR, CUTTER_STUCK = 0x12, 0x1A
_RASTER_HEAD = 8  # bytes: GS v 0, mode, width, height
_LENGTHS = {b"\x1b@": 2, b"\x1da": 3, b"\x10\x04": 3, b"\x1dr": 3, b"\x1dVB": 4}
_LENGTHS |= {b"\x00": 1, b"\x1b\x00": 2, b"\x1d\x00": 2, b"\x1dV\x00": 3}  # broken off, then NULs
PAPER_S = TICKET.height / PAPER.dots_per_mm / 75
# Two kiosks' patience, the time for the paper's length taken off: no test waits for a motor.
SURE = Patience(connect_s=5, answer_s=3, send_s=5, print_s=5 - PAPER_S)
QUICK = Patience(connect_s=5, answer_s=0.25, send_s=0.4, print_s=1.0 - PAPER_S)


@dataclass
class Device:
    """A printer that answers as it is told; None is silence."""

    paper: int | None = PAPER_IS_THERE
    online: int | None = ONLINE
    cause: int | None = NO_CAUSE
    error: int | None = NO_ERROR
    done: bytes | None = b"\x00"
    unasked: bytes = b""  # told before and after each answer
    after_picture: Callable[["Device"], None] | None = None
    tells_done_late: bool = False  # with the next answer, which is its last
    got: bytearray = field(default_factory=bytearray)
    pieces: list[bytes] = field(default_factory=list)  # what was cut off, as its picture's dots
    printed: int = 0
    _waiting: bytearray = field(default_factory=bytearray)  # outlives the kiosk's hanging up
    _piece: bytearray = field(default_factory=bytearray)
    _late: bytes = b""

    def hear(self, data: bytes) -> bytes:
        """Take what came over the wire; what it answers."""
        self.got += data
        self._waiting += data
        said = b""
        while (length := length_of(self._waiting)) and len(self._waiting) >= length:
            command = bytes(self._waiting[:length])
            del self._waiting[:length]
            said += self._answer(command)
        return said

    def _answer(self, command: bytes) -> bytes:
        """Do what one whole command says: its answer."""
        if command.startswith(b"\x10\x04"):
            return self._at_once(command[2])
        if command == b"\x1dr1":
            return self._in_turn()
        if command.startswith(b"\x1dv0") and len(command) > _RASTER_HEAD:
            self._piece += command
        if command.startswith(b"\x1dV"):
            if self._piece:
                self.pieces.append(decode(bytes(self._piece + command)).picture.tobytes())
            self._piece.clear()
        return b""

    def _at_once(self, number: int) -> bytes:
        said = {1: self.online, 2: self.cause, 3: self.error, 4: self.paper}[number]
        if said is None:
            return b""
        if self._late:
            self.paper = self.online = self.cause = None
        late, self._late = self._late, b""
        return late + self.unasked + bytes([said]) + self.unasked

    def _in_turn(self) -> bytes:
        assert self.pieces[-1] == TICKET.tobytes()
        self.printed += 1
        if self.after_picture:
            self.after_picture(self)
        if self.tells_done_late:
            self._late = self.done or b""
            return b""
        return self.done or b""


def length_of(waiting: bytearray) -> int:
    """How long the command is that begins the stream; 0 as long as nobody can say."""
    if waiting.startswith(b"\x1dv0") and len(waiting) >= _RASTER_HEAD:
        wide, high = waiting[4] + 256 * waiting[5], waiting[6] + 256 * waiting[7]
        return _RASTER_HEAD + wide * high
    known = [length for command, length in _LENGTHS.items() if waiting.startswith(command)]
    is_begun = any(command.startswith(waiting) for command in (*_LENGTHS, b"\x1dv0"))
    assert known or is_begun or waiting.startswith(b"\x1dv0"), f"letters: {waiting[:8].hex(' ')}"
    return known[0] if known else 0


def failure(printer: TalkingPrinter) -> tuple[Reason, bool]:
    """How the next ticket fails."""
    try:
        printer.print(TICKET)
    except PrintFailed as failed:
        return failed.reason, failed.may_have_come
    raise AssertionError("the ticket came out")
