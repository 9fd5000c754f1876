"""What the next start must know of the printer, as files in the kiosk's data folder.

`printing`, empty, is there from before a picture's first byte until the picture has come to its
end: a kiosk that dies meanwhile ends that picture before it prints another one. It is on the disk
before the first byte goes out, for a printer may have a supply of its own when the kiosk's power
goes. That it has gone need not be: a mark too many costs a white piece of paper.

`printer-answers` holds the address at which a printer has answered: from then on its silence is a
failure, after a restart as well. Another address begins anew. Where a printer that never answers
has taken the place of one that did, the file must be deleted.
"""

import os
from pathlib import Path
from typing import Final

import structlog

from device import whole_file

PRINTING: Final = "printing"
ANSWERS: Final = "printer-answers"
_log = structlog.get_logger(__name__)


class Marks:
    """Remembers it; without a folder, for as long as the program lasts."""

    def __init__(self, folder: Path | None = None, address: str = "") -> None:
        """Begin with what an earlier program has left in the folder of the printer there."""
        self._folder, self._address = folder, address
        self._has_answered = folder is not None and _read(folder / ANSWERS) == address
        self._is_within_picture = folder is not None and (folder / PRINTING).exists()

    @property
    def is_within_picture(self) -> bool:
        """Whether the printer may still wait for the rest of a picture."""
        return self._is_within_picture

    @property
    def has_answered(self) -> bool:
        """Whether the printer at this address has ever answered."""
        return self._has_answered

    def note_answer(self) -> None:
        """Note that it has, once."""
        is_new, self._has_answered = not self._has_answered, True
        if self._folder is None or not is_new:
            return
        try:
            whole_file.write(self._folder / ANSWERS, self._address)
        except OSError as problem:
            _log.warning("printer_answers_not_kept", reason=str(problem))

    def begin_picture(self) -> None:
        """Return when the mark is on the disk. Where it cannot be written, a ticket comes still."""
        self._is_within_picture = True
        if self._folder is None:
            return
        try:
            (self._folder / PRINTING).touch(mode=0o600)
            _sync(self._folder)
        except OSError as problem:
            _log.warning("printing_not_marked", reason=str(problem))

    def end_picture(self) -> None:
        """Note that the printer waits for nothing any more."""
        self._is_within_picture = False
        if self._folder is None:
            return
        try:
            (self._folder / PRINTING).unlink(missing_ok=True)
        except OSError as problem:
            _log.warning("printing_not_unmarked", reason=str(problem))


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
