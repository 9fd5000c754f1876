"""A receipt printer in the network that misbehaves as it is told: a stand-in for a real one.

It reads the stream as a printer does: what it has taken it prints in order, questions of `DLE EOT`
it answers at once, also while something is wrong. What comes while something is wrong it keeps, and
prints it when all is well again. What was printed is read back by `kiosk.printer.decode` and kept.

    with BadPrinter() as printer:           in a test; `printer.url`, `printer.papers`
        printer.mood = Mood.PAPER_OUT       from now on
        printer.within(Mood.COVER_OPEN)     as soon as half of the next picture has come

    python -m tests.kiosk.bad_printer --port 0

is the same as a program: its first line says the port; then it takes a mood's name a line, `within
MOOD`, or `papers`, and answers each line with the papers so far as one line of JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import select
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from kiosk.printer import UnreadableJob, decode
from kiosk.receipt import PAPERS
from tests.kiosk.printer_device import (
    COVER,
    CUTTER_STUCK,
    ERROR,
    NEAR_END,
    NO_CAUSE,
    NO_ERROR,
    NO_PAPER,
    OFFLINE,
    ONLINE,
    PAPER_IS_THERE,
    STOPPED,
    length_of,
)

if TYPE_CHECKING:
    from types import TracebackType

    from PIL import Image


class Mood(StrEnum):
    """How the printer is."""

    WELL = "well"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_STUCK = "cutter_stuck"  # what comes is printed, the cut is what fails
    FAULT = "fault"
    SILENT = "silent"  # takes everything, prints nothing, says nothing
    MUTE = "mute"  # prints and says nothing: a cheap one
    UNPLUGGED = "unplugged"  # nobody is at the port
    HANGS_UP = "hangs_up"
    STOPS = "stops"  # takes no more bytes
    NARROW = "narrow"  # its paper is narrower than the picture
    SLOW = "slow"  # three seconds for what takes others none


SAYS: Final = {
    Mood.PAPER_LOW: {4: NEAR_END},
    Mood.PAPER_OUT: {1: OFFLINE, 2: STOPPED, 4: NO_PAPER},
    Mood.COVER_OPEN: {1: OFFLINE, 2: COVER},
    Mood.CUTTER_STUCK: {1: OFFLINE, 2: ERROR, 3: CUTTER_STUCK},
    Mood.FAULT: {1: OFFLINE, 2: ERROR},
}
"""Answers to `DLE EOT n` where they are not those of a printer that is well."""
PRINTS: Final = frozenset({Mood.WELL, Mood.PAPER_LOW, Mood.MUTE, Mood.NARROW, Mood.SLOW})
SLOW_S: Final = 3.0
_WELL: Final = {1: ONLINE, 2: NO_CAUSE, 3: NO_ERROR, 4: PAPER_IS_THERE}
_BEGIN, _CUT, _PICTURE, _WHEN_DONE, _AT_ONCE = b"\x1b@", b"\x1dV", b"\x1dv0", b"\x1dr1", b"\x10\x04"
_LOOK_S: Final = 0.05
_PIECE: Final = 1024


@dataclass(frozen=True)
class Paper:
    """One piece that was cut off; `is_whole`: nothing was missing within it."""

    picture: Image.Image
    is_whole: bool


class BadPrinter:
    """The printer; its port stays the same while it is unplugged."""

    def __init__(self, *, port: int = 0) -> None:
        self._lock = threading.RLock()
        self._mood, self._within, self._after = Mood.WELL, Mood.WELL, Mood.WELL
        self._papers: list[Paper] = []
        self._cut, self._held, self._read = bytearray(), list[bytes](), bytearray()
        self._is_broken, self._done_at = False, 0.0
        self._ended = threading.Event()
        self._listener: socket.socket | None = _listener(port)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=20)
        if self._listener:
            self._listener.close()

    @property
    def url(self) -> str:
        """The address for a kiosk's settings."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Everything that was cut off so far, oldest first."""
        with self._lock:
            return tuple(self._papers)

    @property
    def mood(self) -> Mood:
        """How it is."""
        return self._mood

    @mood.setter
    def mood(self, mood: Mood) -> None:
        """Be like this from now on; what was held is printed where that can be."""
        with self._lock:
            self._mood, self._within, self._after = mood, Mood.WELL, Mood.WELL
            self._work_off()  # what it says of that nobody hears any more

    def within(self, mood: Mood) -> None:
        """Become like this as soon as half of the next picture has come."""
        with self._lock:
            self._within = mood

    def after_ticket(self, mood: Mood) -> None:
        """Become like this as soon as the next ticket is through, having said so."""
        with self._lock:
            self._after = mood

    def _serve(self) -> None:
        while not self._ended.is_set():
            listener = self._as_plugged()
            if listener is None or not select.select([listener], [], [], _LOOK_S)[0]:
                self._ended.wait(_LOOK_S if listener is None else 0)
                continue
            connection, _ = listener.accept()
            self._talk(connection)  # one after the other: whoever comes meanwhile waits

    def _as_plugged(self) -> socket.socket | None:
        """Give who listens at the port; nobody while the printer is unplugged."""
        if self._mood is Mood.UNPLUGGED and self._listener:
            self._listener.close()
            self._listener = None
        elif self._mood is not Mood.UNPLUGGED and not self._listener:
            self._listener = _listener(self.port)
        return self._listener

    def _talk(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(5)
            while not self._ended.is_set() and self._mood not in {Mood.UNPLUGGED, Mood.HANGS_UP}:
                if self._mood is Mood.STOPS:
                    self._ended.wait(_LOOK_S)
                    continue
                has_come = select.select([connection], [], [], _LOOK_S)[0]
                part = connection.recv(_PIECE) if has_come else b""
                if has_come and not part:
                    break
                connection.sendall(self._take(part))
        with self._lock:
            self._is_broken = self._is_broken or bool(self._read or self._cut)

    def _take(self, part: bytes) -> bytes:
        """Take what came over the wire; give what is answered to it."""
        with self._lock:
            self._read += part
            self._turn_within()
            said = b""
            self._pass_over_nuls()
            while (length := length_of(self._read)) and len(self._read) >= length:
                command = bytes(self._read[:length])
                del self._read[:length]
                said += self._answer(command)
                self._pass_over_nuls()
            return said + self._work_off()

    def _pass_over_nuls(self) -> None:
        """Take NULs for nothing, all at once: as fast as a printer does, however slow we are."""
        self._read = self._read.lstrip(b"\0")

    def _turn_within(self) -> None:
        """Become what was asked for, once half of a picture is there."""
        if self._within is Mood.WELL or not self._read.startswith(_PICTURE):
            return
        if len(self._read) >= length_of(self._read) // 2 > 0:
            self._mood, self._within = self._within, Mood.WELL

    def _answer(self, command: bytes) -> bytes:
        if command.startswith(_AT_ONCE):
            return self._says(command[2])
        self._held.append(command)
        return self._work_off()

    def _says(self, number: int) -> bytes:
        if self._mood in {Mood.SILENT, Mood.MUTE}:
            return b""
        return bytes([{**_WELL, **SAYS.get(self._mood, {})}[number]])

    def _work_off(self) -> bytes:
        """Print what is held, as far as that goes now."""
        said = b""
        while self._held and self._may_print(self._held[0]):
            said += self._print(self._held.pop(0))
        return said

    def _may_print(self, command: bytes) -> bool:
        if self._mood is Mood.CUTTER_STUCK:
            return not command.startswith((_CUT, _WHEN_DONE))
        if self._mood is Mood.SLOW and command == _WHEN_DONE:
            self._done_at = self._done_at or time.monotonic() + SLOW_S
            return time.monotonic() >= self._done_at
        return self._mood in PRINTS

    def _print(self, command: bytes) -> bytes:
        if command.startswith((_BEGIN, _PICTURE)):
            self._cut += command
        elif command.startswith(_CUT) and self._cut:
            self._keep(bytes(self._cut + command))
            self._cut.clear()
        elif command == _WHEN_DONE:
            self._done_at = 0.0
            if self._after is not Mood.WELL:
                self._mood, self._after = self._after, Mood.WELL
            return b"" if self._mood is Mood.MUTE else b"\x00"
        return b""

    def _keep(self, piece: bytes) -> None:
        with suppress(UnreadableJob, IndexError):  # a beginning without a picture is no paper
            picture = decode(piece).picture
            if self._mood is Mood.NARROW:
                picture = picture.crop((0, 0, min(PAPERS), picture.height))
            self._papers.append(Paper(picture, is_whole=not self._is_broken))
        self._is_broken = False


def _listener(port: int) -> socket.socket:
    listener = socket.create_server(("127.0.0.1", port))  # SO_REUSEADDR is set by it
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # as little as printers have
    return listener


def main() -> None:
    """Be a printer until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    with BadPrinter(port=parser.parse_args().port) as printer:
        _say(printer.port)
        for line in sys.stdin:
            told = line.split()
            if told[:1] == ["within"]:
                printer.within(Mood(told[1]))
            elif told != ["papers"]:
                printer.mood = Mood(told[0])
            _say([_row(paper) for paper in printer.papers])


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _row(paper: Paper) -> dict[str, object]:
    """Give what a check may want to know of a paper: equal digests are equal papers."""
    digest = hashlib.sha256(paper.picture.tobytes()).hexdigest()
    return {"digest": digest, "height": paper.picture.height, "whole": paper.is_whole}


if __name__ == "__main__":
    main()
