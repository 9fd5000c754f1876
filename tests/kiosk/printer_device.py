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
    done: bytes | None = b"\x00"
    unasked: bytes = b""  # told before and after each answer
    after_picture: Callable[["Device"], None] | None = None
    got: bytearray = field(default_factory=bytearray)
    printed: int = 0
    _waiting: bytearray = field(default_factory=bytearray)

    def hear(self, data: bytes) -> bytes:
        """Take what came over the wire; what it answers."""
        self.got += data
        self._waiting += data
        said = b""
        while (answer := self._next(self._waiting)) is not None:
            said += answer
        return said

    def hang_up(self) -> None:
        """Forget the half of a command that came."""
        self._waiting.clear()

    def _next(self, waiting: bytearray) -> bytes | None:
        """Take one command off the stream: its answer, or None as long as it is not whole."""
        if waiting.startswith(b"\x1da"):
            return self._take(waiting, 3, b"")
        if waiting.startswith(b"\x10\x04") and len(waiting) >= 3:
            said = {1: self.online, 2: self.cause, 4: self.paper}[waiting[2]]
            return self._take(
                waiting, 3, b"" if said is None else self.unasked + bytes([said]) + self.unasked
            )
        if waiting.startswith(b"\x1b@") and b"\x1dr1" in waiting:
            end = waiting.rindex(b"\x1dr1")
            assert decode(bytes(waiting[:end])).picture.tobytes() == TICKET.tobytes()
            self.printed += 1
            if self.after_picture:
                self.after_picture(self)
            return self._take(waiting, end + 3, self.done or b"")
        return None

    @staticmethod
    def _take(waiting: bytearray, count: int, answer: bytes) -> bytes | None:
        if len(waiting) < count:
            return None
        del waiting[:count]
        return answer


def failure(printer: TalkingPrinter) -> tuple[Reason, bool]:
    """How the next ticket fails."""
    try:
        printer.print(TICKET)
    except PrintFailed as failed:
        return failed.reason, failed.may_have_come
    raise AssertionError("the ticket came out")
