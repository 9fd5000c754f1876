"""A printer without paper, for the demo: it reads the bytes back and keeps the pictures."""

import io
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from kiosk.printer.job import decode, encode
from kiosk.receipt.paper import Paper

KEPT = 10


@dataclass(frozen=True)
class PrintedPaper:
    """One ticket that came out: when, in milliseconds since the epoch, and its picture as PNG."""

    arrived_ms: int
    png: bytes


class VirtualPrinter:
    """Prints into memory, through the very bytes that a real printer would get.

    Bytes that it cannot read raise UnreadableJob: that is a mistake of ours, no failed print.
    """

    def __init__(self, paper: Paper, *, clock: Callable[[], float] = time.time) -> None:
        self._paper, self._clock = paper, clock
        self._papers: deque[PrintedPaper] = deque(maxlen=KEPT)
        self._turn = threading.Lock()

    def print(self, image: Image.Image) -> None:
        """Print the picture; it never fails."""
        file = io.BytesIO()
        decode(encode(image, self._paper)).picture.save(file, format="PNG")
        with self._turn:
            self._papers.append(PrintedPaper(int(self._clock() * 1000), file.getvalue()))

    @property
    def papers(self) -> tuple[PrintedPaper, ...]:
        """Give the last ten tickets, oldest first."""
        with self._turn:
            return tuple(self._papers)
