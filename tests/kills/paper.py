"""The printer's far end: a named pipe, and every paper that came out of it, whole or torn."""

import contextlib
import os
import select
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from kiosk.printer.job import UnreadableJob, decode

if TYPE_CHECKING:
    from PIL import Image

_PIECE: Final = 65_536
_LOOK_S: Final = 0.02
_END_S: Final = 5.0


class Tray:
    """What lies under the slot, while the block lasts; each opening of the pipe is one paper."""

    def __init__(self, path: Path) -> None:
        """Make the pipe here."""
        os.mkfifo(path)
        self.setting = f"file:{path}"
        self.papers: list[Image.Image] = []
        """Papers that were printed whole and cut, in their order."""
        self.torn = 0
        self._pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="paper", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(_END_S)
        os.close(self._pipe)

    def _run(self) -> None:
        job = bytearray()
        while not self._ending.is_set():
            select.select([self._pipe], [], [], _LOOK_S)
            with contextlib.suppress(BlockingIOError):
                piece = os.read(self._pipe, _PIECE)
                job += piece
                if not piece:  # nobody has the pipe open: the paper is out, or torn
                    self._take(bytes(job))
                    job.clear()
                    self._ending.wait(_LOOK_S / 10)

    def _take(self, job: bytes) -> None:
        if not job:
            return
        try:
            paper = decode(job)
        except UnreadableJob:
            self.torn += 1
            return
        if paper.cut:
            self.papers.append(paper.picture)
        else:
            self.torn += 1
