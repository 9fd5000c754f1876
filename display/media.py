"""The pictures and videos of a board's cards: fetched from the server, kept in the data folder.

Theory of operation: a file's name is the SHA-256 of what is in it, so one that is there is right
and none ever changes. Whoever learns the site says which files its cards name (`want`); a greenlet
fetches those that are missing, one after the other, and tries again after longer and longer waits.
The board does not wait for them: a card stands without its picture until it is here.

Promises, held by tests/display/test_media.py:
- A file is there whole or not at all, and holds what its name says; at most `MOST_BYTES`.
- What was fetched is there after a restart, without a server.
- A file that no card names any more is deleted.
"""

from __future__ import annotations

import hashlib
import re
import threading
from typing import TYPE_CHECKING, Final

import structlog

from device import whole_file
from device.connection import Refused, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES: Final = 20_000_000
FIRST_WAIT_S: Final = 5.0
LONGEST_WAIT_S: Final = 300.0

_NAME: Final = re.compile(r"([0-9a-f]{64})\.(?:jpg|png|webm|mp4)")


class Media:
    """The folder of what cards show, and the greenlet's work that keeps it."""

    def __init__(
        self,
        folder: Path,
        *,
        fetch: Callable[[str], bytes],
        here: Callable[[frozenset[str]], None],
        first_wait_s: float = FIRST_WAIT_S,
    ) -> None:
        """Prepare; `fetch` gets a file's bytes by name, `here` is told which files are there."""
        self._folder, self._fetch, self._here = folder, fetch, here
        self._first_wait_s = first_wait_s
        self._log = structlog.get_logger("display.media")
        self._wanted: frozenset[str] | None = None
        self._wake = threading.Event()
        self._ending = False
        self._troubles: set[str] = set()

    def want(self, names: frozenset[str]) -> None:
        """Go by what the cards name now; what is not a file's name of ours is not asked for."""
        wanted = frozenset(name for name in names if _NAME.fullmatch(name))
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._tell()
        self._wake.set()

    def keep(self) -> None:
        """Fetch what is missing and delete what is not wanted, until `stop`."""
        wait_s: float | None = None
        while not self._ending:
            self._wake.wait(wait_s)
            if self._wake.is_set():
                self._wake.clear()
                wait_s = None
            if self.settle():
                wait_s = None
            else:
                wait_s = min(LONGEST_WAIT_S, wait_s * 2 if wait_s else self._first_wait_s)

    def stop(self) -> None:
        """End `keep` as soon as it is not fetching."""
        self._ending = True
        self._wake.set()

    def settle(self) -> bool:
        """Make the folder hold what is wanted; say whether it does now."""
        wanted = self._wanted
        if wanted is None:
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for name in self._names() - wanted:
                (self._folder / name).unlink(missing_ok=True)
            missing = sorted(wanted - self._names())
        except OSError as error:
            self._say("the folder", str(error))
            return False
        left = [name for name in missing if not self._get(name)]
        return not left

    def _get(self, name: str) -> bool:
        """Fetch one file; whatever goes wrong with it, the others are fetched all the same."""
        try:
            whole_file.write_bytes(self._folder / name, _checked(name, self._fetch(name)))
        except (Unavailable, Refused, OSError) as error:
            self._say(name, str(error))
            return False
        self._troubles.discard(name)
        self._tell()
        return True

    def _tell(self) -> None:
        try:
            self._here(self._names() & (self._wanted or frozenset()))
        except OSError:
            self._here(frozenset())

    def _names(self) -> frozenset[str]:
        there = self._folder.iterdir() if self._folder.is_dir() else ()
        return frozenset(each.name for each in there)

    def _say(self, what: str, why: str) -> None:
        """Say once that something cannot be kept; again after it could."""
        if what not in self._troubles:
            self._log.warning("a card goes without its picture", file=what, why=why)
        self._troubles.add(what)


def _checked(name: str, content: bytes) -> bytes:
    """Return what was fetched if it is what its name says; else Unavailable."""
    found = _NAME.fullmatch(name)
    if found is None or hashlib.sha256(content).hexdigest() != found[1]:
        raise Unavailable("it is not what its name says")
    return content
