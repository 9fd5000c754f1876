"""How often somebody may try credentials, and how often one credential may command.

Neither is what keeps a stranger out: a credential has 128 random bits at least, and nobody guesses
those. The first is for the device with a wrong token that asks again and again, and so that
guessing is answered with something else than silence. The second is for a program that has run
wild with a good token: it must not draw a year's numbers in an hour. Both are far above what an
office does, counted in the memory of each process, and nothing of them is written down. How fast a
kiosk gives numbers is a third thing, and has a file of its own: `server/pace.py`.

Promises
--------
* A credential that holds is served whatever others at the same address have tried: who shares an
  address with somebody mad is not shut out by them.
* An address, and the secret of a device that asks to be let in, is known here by a keyed hash
  alone, whose key ends with the process.
"""

import hashlib
import secrets
from dataclasses import dataclass
from math import ceil

import gevent
from flask import Request

from server.addresses import Proxies
from server.bucket import Buckets
from server.pace import Pace
from server.problems import Problem

ASKING_S = 30
"""An address may ask to be let in so often in the long run, and `ASKING_AT_ONCE` times at once: a
whole house may stand behind one."""
ASKING_AT_ONCE = 20
FETCH_S = 4
"""A device may ask for its token so often; it is told to wait a little longer."""
BURST_S = 10
"""A credential may send at once what it may send in this time."""
REFUSED_AFTER_S = 0.2


@dataclass(frozen=True, kw_only=True)
class Rates:
    """How often: wrong credentials a minute and address, commands a second and credential.

    `pace_s`: seconds between two new numbers of one kiosk.
    """

    failures_per_minute: int
    commands_per_second: int
    pace_s: float


class Throttle:
    """Counts in this process."""

    def __init__(self, rates: Rates, proxies: Proxies) -> None:
        """Begin with nobody known."""
        per_minute = rates.failures_per_minute
        self._failures = Buckets(per_second=per_minute / 60, burst=per_minute)
        per_second = rates.commands_per_second
        self._commands = Buckets(per_second=per_second, burst=per_second * BURST_S)
        self.pace = Pace(rates.pace_s)
        self._asking = Buckets(per_second=1 / ASKING_S, burst=ASKING_AT_ONCE)
        self._fetching = Buckets(per_second=1 / FETCH_S, burst=1)
        self._proxies = proxies
        self._key = secrets.token_bytes(16)

    def command(self, actor: str) -> None:
        """Count a command of this credential; raise Problem where it sends too many."""
        if wait_s := self._commands.wait_s(actor):
            raise _slowly(wait_s)

    def too_fast(self, wait_s: int) -> Problem:
        """Make the refusal of a number that came too fast, after a while."""
        gevent.sleep(REFUSED_AFTER_S)
        return Problem("too_fast", retry_after_s=wait_s)

    def address(self, request: Request) -> str:
        """Give the address that a request really comes from, or "" where nobody can tell."""
        forwarded = request.environ.get("HTTP_X_FORWARDED_FOR", "")
        return self._proxies.client(request.environ.get("REMOTE_ADDR", ""), forwarded)

    def failure(self, request: Request) -> None:
        """Count a credential that does not hold; raise Problem where an address tries too many."""
        address = self.address(request)
        if address and (wait_s := self._failures.wait_s(self._hashed(address))):
            detail = "Too many credentials from this address did not hold."
            raise _slowly(wait_s, detail)

    def asking(self, request: Request) -> str:
        """Count a device that asks to be let in, and give its address; "" is this very machine.

        Raises Problem where an address asks too often.
        """
        address = self.address(request)
        if address and (wait_s := self._asking.wait_s(self._hashed(address))):
            raise _slowly(wait_s, "Too many devices at this address ask to be let in.")
        return address

    def asks_too_often(self, secret: str) -> bool:
        """Count a question for a token; tell whether this device was told to wait longer."""
        return bool(self._fetching.wait_s(self._hashed(secret)))

    def _hashed(self, what: str) -> str:
        return hashlib.blake2s(what.encode(), key=self._key, digest_size=16).hexdigest()


def _slowly(wait_s: float, detail: str = "") -> Problem:
    """Make the refusal, after a while: who asks again at once must not keep the server busy."""
    gevent.sleep(REFUSED_AFTER_S)
    return Problem("too_many_requests", detail, retry_after_s=ceil(wait_s))
