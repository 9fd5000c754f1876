"""What a printer says about itself: `DLE EOT n`, answered at once, and `GS r 1`, answered in turn.

python-escpos' `paper_status()` takes an empty answer for "adequate", so nothing of it is used here.
"""

from kiosk.printer.failures import Reason

ASK_ONLINE, ASK_CAUSE, ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
"""DLE EOT 1, 2 and 4: is it online, if not why not, and what the paper's sensor sees."""

ASK_ERROR = b"\x10\x04\x03"
"""DLE EOT 3: which error it is, where the cause is one."""

ASK_WHEN_DONE = b"\x1dr1"
"""GS r 1: stands in line behind the picture, so its answer says that the picture is through."""

STOP_TELLING = b"\x1da\x00"
"""GS a 0: no status without being asked, which could be taken for an answer."""

_OFFLINE = 0x08
_COVER_OPEN, _STOPPED_FOR_PAPER, _ERROR = 0x04, 0x20, 0x40
_CUTTER = 0x08
_PAPER_END = 0x60
_PAPER_LOW = 0x0C


def is_answer_at_once(byte: int) -> bool:
    """Say whether a byte can be an answer to DLE EOT: bits 1 and 4 set, 0 and 7 clear."""
    return byte & 0x93 == 0x12  # noqa: PLR2004 (the fixed bits of that answer)


def is_answer_in_turn(byte: int) -> bool:
    """Say whether a byte can be an answer to GS r: bits 4 and 7 clear."""
    return byte & 0x90 == 0


def says_no_paper(paper: int) -> bool:
    """Read an answer to ASK_PAPER."""
    return bool(paper & _PAPER_END)


def says_little_paper(paper: int) -> bool:
    """Read an answer to ASK_PAPER: the roll is nearly used up, where there is a sensor for it."""
    return bool(paper & _PAPER_LOW)


def says_offline(online: int) -> bool:
    """Read an answer to ASK_ONLINE."""
    return bool(online & _OFFLINE)


def says_error(cause: int | None) -> bool:
    """Read an answer to ASK_CAUSE: something is broken, and ASK_ERROR tells what."""
    return cause is not None and bool(cause & _ERROR)


def cause_in(cause: int | None, error: int | None = None) -> Reason:
    """Read the answers to ASK_CAUSE and ASK_ERROR; where no known cause is told: *offline*."""
    if cause is None:
        return Reason.OFFLINE
    if cause & _COVER_OPEN:
        return Reason.COVER_OPEN
    if cause & _STOPPED_FOR_PAPER:
        return Reason.NO_PAPER
    if not says_error(cause):
        return Reason.OFFLINE
    return Reason.CUTTER if error is not None and error & _CUTTER else Reason.FAULT
