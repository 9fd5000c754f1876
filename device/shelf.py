"""Sentences that were spoken today, kept so that none is made twice: in memory, and in a folder.

A recall says the same again, and a board that was restarted at noon says what it knows at once. A
sound names a number and a counter in its visitor's language, so it lives no longer than the ticket
does: both are emptied when a day is over.

Promises, held by tests/device/test_shelf.py:
- A file is written whole. One that is broken or somebody else's is not taken, and made anew.
- The folder holds at most `most_bytes`, the memory `_MOST` sentences: the oldest goes first.
- A full or locked folder costs a restart its warmth, and nothing else. Nothing here raises.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES: Final = 50_000_000
_MOST: Final = 64
_END: Final = ".speech"
_DIGEST_BYTES: Final = 32


def today() -> str:
    """Return this machine's date."""
    return time.strftime("%Y-%m-%d")


class Shelf:
    """Samples by name; without a folder in memory alone."""

    def __init__(
        self,
        folder: Path | None,
        *,
        most_bytes: int = MOST_BYTES,
        day: Callable[[], str] = today,
    ) -> None:
        """Take what the day has left so far; what is older goes."""
        self._folder, self._most_bytes, self._day = folder, most_bytes, day
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._today = ""
        self.tidy()

    def get(self, name: str) -> bytes | None:
        """Return what was kept under this name."""
        kept = self._memory.get(name)
        if kept is None:
            kept = self._from_folder(name)
            if kept is None:
                return None
        self._remember(name, kept)
        return kept

    def put(self, name: str, samples: bytes, *, lasts: bool = True) -> None:
        """Keep samples under this name, if there is room; in memory alone if they need not last."""
        self.tidy()
        self._remember(name, samples)
        if self._folder is None or not lasts:
            return
        file = self._folder / self._file_name(name)
        fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "wb") as out:
                out.write(hashlib.sha256(samples).digest() + samples)
            fresh.replace(file)
            self._make_room()
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Forget what was said on another day than today."""
        day = self._day()
        if day == self._today:
            return
        self._today = day
        self._memory.clear()
        for file in self._files():
            if not file.name.startswith(f"{day}-"):
                _remove(file)

    def _remember(self, name: str, samples: bytes) -> None:
        self._memory[name] = samples
        self._memory.move_to_end(name)
        while len(self._memory) > _MOST:
            self._memory.popitem(last=False)

    def _from_folder(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        file = self._folder / self._file_name(name)
        try:
            content = file.read_bytes()
            samples = content[_DIGEST_BYTES:]
            if hashlib.sha256(samples).digest() == content[:_DIGEST_BYTES]:
                os.utime(file)
                return samples
        except FileNotFoundError:
            return None
        except OSError:
            pass
        _remove(file)
        return None

    def _file_name(self, name: str) -> str:
        """Name a file: no text of a sentence stands in a folder's listing."""
        return f"{self._today}-{hashlib.sha256(name.encode()).hexdigest()}{_END}"

    def _files(self) -> list[Path]:
        """List our files; what a power cut has left half written counts, as nobody will use it."""
        if self._folder is None:
            return []
        try:
            return [each for each in self._folder.iterdir() if _END in each.name]
        except OSError:
            return []

    def _make_room(self) -> None:
        sizes = {}
        for file in self._files():
            with contextlib.suppress(OSError):
                sizes[file] = file.stat()
        held = sum(each.st_size for each in sizes.values())
        for file in sorted(sizes, key=lambda each: sizes[each].st_mtime_ns):
            if held <= self._most_bytes:
                return
            _remove(file)
            held -= sizes[file].st_size


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
