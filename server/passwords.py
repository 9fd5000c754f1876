"""What a password must be, and how it is kept: argon2id, in few threads, beside the event loop.

Rules, after NIST SP 800-63B: length counts, and nothing else. Ten characters at least, any of them
welcome, none demanded; not the account's own name, and none of the commonest (`common_passwords`):
those are what a stranger tries. No password ever grows old by itself.

Theory of operation
-------------------
A hash is dear on purpose: 64 MiB passed over three times, as RFC 9106 recommends where memory is
short, in one lane instead of four. That is the same work for whoever guesses and one core at a
time for us. It runs in threads of the operating system that are nice to everybody else: at most
half of the cores, so that calls go on while a whole shift signs in. Who comes when `MOST_WAITING`
wait already is sent away (`Crowded`) before anything is spent on them.

Promises
--------
* To check a password takes as long for an account that is not there as for one that is.
* However many sign in at once, no more than `THREADS` times 64 MiB and as many cores are used.
"""

import os
import threading
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent.threadpool import ThreadPool

SHORTEST: Final = 10
LONGEST: Final = 200
THREADS: Final = max(1, (os.cpu_count() or 1) // 2)
MOST_WAITING: Final = 64
_NICE: Final = 5
_ARGON2: Final = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_COMMON: Final = Path(__file__).parent / "common_passwords.txt"
Done = TypeVar("Done")


class Crowded(Exception):
    """Too many passwords are being checked already; trying again in a moment helps."""


def complaint(password: str, name: str) -> str:
    """Say with a word of the pages what is wrong with a new password, or nothing."""
    known = _plain(password)
    if len(_written(password)) < SHORTEST:
        return "too-short"
    if len(_written(password)) > LONGEST:
        return "too-long"
    if known == _plain(name):
        return "is-the-name"
    return "too-common" if known in common_passwords() or len(set(known)) == 1 else ""


@cache
def common_passwords() -> frozenset[str]:
    """Give the commonest passwords of at least `SHORTEST` characters."""
    return frozenset(map(_plain, _COMMON.read_text(encoding="utf-8").split()))


class Hashing:
    """Makes and checks hashes for this process."""

    def __init__(self) -> None:
        """Begin without threads: they come with the first password."""
        self._threads = ThreadPool(THREADS)
        self._waiting = 0
        self._nice = threading.local()
        self._nobodys = ""

    def hash(self, password: str) -> str:
        """Give what is kept of a password."""
        return self._beside(lambda: _ARGON2.hash(_written(password)))

    def is_right(self, password: str, kept: str) -> bool:
        """Tell whether this is the password; where none is kept it never is, and takes as long."""
        return self._beside(lambda: self._check(password, kept))

    @staticmethod
    def is_outdated(kept: str) -> bool:
        """Tell whether a hash was made with other parameters than today's."""
        return _ARGON2.check_needs_rehash(kept)

    def _check(self, password: str, kept: str) -> bool:
        try:
            _ARGON2.verify(kept or self._somebodys(), _written(password))
        except (VerificationError, InvalidHashError):
            return False
        return bool(kept)

    def _somebodys(self) -> str:
        """Give a hash of nobody's password, made once."""
        self._nobodys = self._nobodys or _ARGON2.hash(os.urandom(16))
        return self._nobodys

    def _beside(self, work: Callable[[], Done]) -> Done:
        """Do it in a thread; the greenlet that waits for it lets all others go on."""
        if self._waiting >= MOST_WAITING:
            raise Crowded
        self._waiting += 1
        try:
            done: Done = self._threads.apply(self._nicely, (work,))
        finally:
            self._waiting -= 1
        return done

    def _nicely(self, work: Callable[[], Done]) -> Done:
        if not getattr(self._nice, "is_set", False):
            self._nice.is_set = True
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        return work()


def _written(password: str) -> str:
    """Give one spelling of what may be typed in several: é as one sign or as two."""
    return unicodedata.normalize("NFKC", password)


def _plain(text: str) -> str:
    return _written(text).casefold().strip()
