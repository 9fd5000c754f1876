"""Whether somebody who gives a name and a password is who they say, and how fast one may try.

Theory of operation
-------------------
Whoever was wrong has to wait, longer each time (`server/slowness.py`). A wait belongs to the name
that was tried, whether there is such an account or not, and to the address that it came from. A
stranger who knows a caseworker's name could so keep the caseworker waiting. Therefore a browser in
which this account has signed in before is known by a cookie of its own, and what it tries is
counted for it alone: strangers' failures are none of its, nor its own of theirs.

A try counts as a failure before it is looked at, and is forgiven if it was right, or if there was
no time to look: many at the same moment are many tries.

Promises
--------
* An unknown name, a locked account, one without a password and a wrong password have one answer,
  and it takes the same time.
* Nobody is shut out for ever, and no stranger makes somebody wait at the own browser.
* Names, addresses and browsers are known here by a keyed hash, whose key ends with the process.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil
from time import monotonic
from typing import Final

from server.passwords import Crowded, Hashing
from server.registry import Account, AccountProblem, Registry
from server.slowness import Pace, Slowness

NAME: Final = Pace(free=5, most_s=300, forget_s=300)
ADDRESS: Final = Pace(free=50, most_s=60, forget_s=10)
BROWSER: Final = Pace(free=10, most_s=60, forget_s=60)
"""An office is behind one address; somebody at the own desk mistypes more often than once."""


class Wrong(Exception):
    """Name and password do not belong together; nobody is told more."""


class TooSoon(Exception):
    """Too many tries were wrong; `wait_s` says when the next one may come."""

    def __init__(self, wait_s: float) -> None:
        """Take the seconds that are left."""
        super().__init__(wait_s)
        self.wait_s = max(1, ceil(wait_s))


@dataclass(frozen=True)
class Try:
    """What somebody gave, from where ("" if nobody can tell), with what the browser holds."""

    name: str
    password: str = field(repr=False)
    address: str = ""
    browser: str = field(default="", repr=False)


class SignIn:
    """Counts in this process, and knows where passwords are checked."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nobody known."""
        self.hashing = Hashing()
        self._names, self._addresses, self._browsers = (
            Slowness(pace, clock=clock) for pace in (NAME, ADDRESS, BROWSER)
        )
        self._key = secrets.token_bytes(16)

    def enter(self, registry: Registry, tried: Try) -> Account:
        """Give the account of this name and password; raise Wrong, TooSoon or Crowded."""
        account = registry.account(tried.name)
        counts = tuple(self._counts(account, tried, registry))
        if wait_s := max(slowness.wait_s(key) for slowness, key in counts):
            raise TooSoon(wait_s)
        for slowness, key in counts:
            slowness.failed(key)
        try:
            known = self._checked(account, tried.password)
        except Crowded:
            for slowness, key in counts:
                slowness.forgive_one(key)
            raise
        for slowness, key in counts:
            slowness.forgive_one(key) if slowness is self._addresses else slowness.forgive(key)
        if self.hashing.is_outdated(known.password):
            return self._hashed_anew(registry, known, tried.password)
        return known

    def _hashed_anew(self, registry: Registry, known: Account, password: str) -> Account:
        """Keep a hash as dear as today's; where there is no time for it, the next time."""
        try:
            return registry.set_password(known, self.hashing.hash(password), anew=False)
        except Crowded:
            return known
        except AccountProblem:
            now = registry.account(known.name)
            if now is None or now.locked or now.epoch != known.epoch:
                raise Wrong from None
            return now  # somebody has signed in there at the same moment

    def _checked(self, account: Account | None, password: str) -> Account:
        kept = "" if account is None or account.locked else account.password
        if not self.hashing.is_right(password, kept) or account is None:
            raise Wrong
        return account

    def _counts(
        self, account: Account | None, tried: Try, registry: Registry
    ) -> Iterator[tuple[Slowness, str]]:
        """Give where this try counts."""
        if account is not None and registry.knows_browser(account, tried.browser):
            yield self._browsers, self._hashed(f"{tried.browser} {tried.name}")
            return
        yield self._names, self._hashed(f"{registry.site_key} {tried.name}")
        if tried.address:
            yield self._addresses, self._hashed(tried.address)

    def _hashed(self, text: str) -> str:
        return hashlib.blake2s(text.encode(), key=self._key, digest_size=16).hexdigest()
