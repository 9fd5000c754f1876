"""A printer behind a path: a device such as `/dev/usb/lp0`, a named pipe, or a plain file."""

import errno
import os
import select
import stat
import threading
import time
from pathlib import Path

from PIL import Image

from kiosk.printer.failures import PrintFailed, Reason
from kiosk.printer.job import encode, ending_of_any_part
from kiosk.printer.marks import Marks
from kiosk.receipt.paper import Paper

_SEND_S = 10.0
_PIECE = 4096  # bytes a write


class FilePrinter:
    """Writes each ticket's bytes to the path; a plain file holds the last ticket.

    python-escpos' own `File` would wait for ever on a device without paper; this waits `send_s`.
    A path says nothing back: a ticket that was taken whole counts as printed. A path under /dev
    that is not there is a printer that is not there: no file is made in its place.
    A device that did not take the last picture whole is given its end first, as over a wire; a pipe
    and a plain file begin anew with each opening.
    """

    def __init__(
        self, path: Path, paper: Paper, *, send_s: float = _SEND_S, marks: Marks | None = None
    ) -> None:
        self._path, self._paper, self._send_s = path, paper, send_s
        self._marks = marks or Marks()
        self._turn = threading.Lock()

    def print(self, image: Image.Image) -> None:
        """Print the picture and cut; raises PrintFailed if the device does not take all of it."""
        job = encode(image, self._paper)
        with self._turn:
            device = self._open()
            try:
                self._end_earlier_picture(device)
                self._put(device, job)
            finally:
                os.close(device)

    def _open(self) -> int:
        made = 0 if self._path.is_relative_to("/dev") else os.O_CREAT | os.O_TRUNC
        try:
            return os.open(self._path, os.O_WRONLY | os.O_NONBLOCK | made, 0o600)
        except OSError:
            raise PrintFailed(Reason.UNREACHABLE, may_have_come=False) from None

    def _end_earlier_picture(self, device: int) -> None:
        if not self._marks.is_within_picture or not stat.S_ISCHR(os.fstat(device).st_mode):
            return
        try:
            self._write(device, ending_of_any_part(self._paper))
        except PrintFailed as failed:  # nothing of this ticket has gone out
            raise PrintFailed(failed.reason, may_have_come=False) from None
        self._marks.end_picture()

    def _put(self, device: int, job: bytes) -> None:
        self._marks.begin_picture()
        try:
            self._write(device, job)
        except PrintFailed as failed:
            if not failed.may_have_come:
                self._marks.end_picture()
            raise
        self._marks.end_picture()

    def _write(self, device: int, job: bytes) -> None:
        end, written = time.monotonic() + self._send_s, 0
        while written < len(job):
            left_s = max(0.0, end - time.monotonic())
            if not select.select([], [device], [], left_s)[1]:
                raise PrintFailed(Reason.INCOMPLETE, may_have_come=written > 0)
            try:
                written += os.write(device, job[written : written + _PIECE])
            except BlockingIOError:
                continue  # it had room for less than a piece; wait again
            except OSError as error:
                raise PrintFailed(_reason(device, error), may_have_come=written > 0) from None


def _reason(device: int, error: OSError) -> Reason:
    """Say what a failed write means: Linux' USB printers report missing paper as ENOSPC."""
    if error.errno != errno.ENOSPC:
        return Reason.INCOMPLETE
    return Reason.NO_PAPER if stat.S_ISCHR(os.fstat(device).st_mode) else Reason.FAULT
