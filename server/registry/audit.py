"""The audit: who has changed what an office rests on, kept for a short time.

Theory of operation
-------------------
Administrative acts alone are written here: who may do what, and which devices belong to the office.
It is a sorted set by time, so that what is too old goes in one command, whatever a clock did
meanwhile. What the queue does has no place here, nor when somebody signs in: a list of either would
say how somebody works.

An act is written in the very transaction that does it (`within`): where the process dies, both are
there or neither. Where that cannot be, it is written before the act: then a process that dies in
between leaves a line of something that was not done, which somebody can see and ask about. The
other way round an act would have no line.

Promises
--------
* Nobody is told of an act that is older than the site's `audit_days`. It is out of the store at the
  latest with the first round of the duties on the next business day; where no server runs any more,
  so many days after the newest act.
* No more than `MOST_ACTS` are kept; the oldest go first.
* No line holds a secret, a ticket, a counter or a language: what may stand in it is a white list.
"""

import json
import re
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.ledger import CannotWrite
from server.registry.shelf import Shelf
from server.site.rules import AUDIT_DAYS

MOST_ACTS: Final = 2_000
TERMINAL: Final = "terminal"
"""Who acts where nobody has signed in: whoever may start programs on the server's machine."""
LONGEST_WORD: Final = 200
_DAY_MS: Final = 24 * 60 * 60 * 1000
_SECRET: Final = re.compile(r"wm_[a-z]+_[a-z0-9-]+_[A-Za-z0-9_-]{22}|[0-9a-f]{64}|\$argon2")


class Deed(StrEnum):
    """What can be written down. Nothing that somebody does with a queue is among it."""

    ACCOUNT_ADDED = "account_added"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    ACCOUNT_REMOVED = "account_removed"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of an act
    SIGNED_OUT = "signed_out"
    """Somebody else has ended all sessions of this account."""
    DEVICE_PAIRED = "device_paired"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of an act
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the name of an act
    OUT_OF_SERVICE = "out_of_service"
    BACK_IN_SERVICE = "back_in_service"


CHANGES: Final = frozenset({"roles", "role", "areas"})
"""What a line may say of a change, beside whom or what it is about."""


@dataclass(frozen=True)
class Act:
    """One line: `change` says of each thing that is different what it was and is, in words."""

    at_ms: int
    by: str
    what: Deed
    about: str
    change: Mapping[str, str] = field(default_factory=dict)


class Audit(Shelf):
    """The administrative acts of a site."""

    def write_down(
        self,
        by: str,
        what: str,
        about: str,
        change: Mapping[str, str] = MappingProxyType({}),
        *,
        within: Pipeline | None = None,
    ) -> None:
        """Write an act down: at once, or with all else that the transaction `within` does.

        `by` is an account's name, or `TERMINAL`; a change is told as ``{"roles": "old → new"}``.
        Raises ValueError for what may not stand in a line.
        """
        _check(by, about, change)
        now_ms = self._store.now_ms()
        line = {"by": by, "what": Deed(what), "about": about, "change": dict(change)}
        # In one millisecond the machine's order; and two acts that say the same are two.
        tag = f"{time.monotonic_ns():020}{secrets.token_hex(2)}"
        member = f"{now_ms}.{tag} {json.dumps(line, ensure_ascii=False)}"
        with self._answers():
            pipe = self._redis.pipeline() if within is None else within
            key = keys.audit_key(self.site_key)
            pipe.zadd(key, {member: now_ms})
            self._trim(pipe, now_ms)
            pipe.pexpire(key, self.audit_days * _DAY_MS)
            if within is None:
                pipe.execute()

    def acts(self, *, newest: int = MOST_ACTS) -> tuple[Act, ...]:
        """Give so many acts that may still be told, the newest first."""
        self.forget_acts()
        least_ms = self._store.now_ms() - self.audit_days * _DAY_MS
        with self._answers():
            lines = self._reading.zrevrangebyscore(
                keys.audit_key(self.site_key), "+inf", f"({least_ms}", start=0, num=newest
            )
        return tuple(_act(line) for line in cast("list[bytes]", lines))

    def forget_acts(self) -> None:
        """Take what is too old out of the store; where it takes no writes now, that waits."""
        with suppress(CannotWrite), self._answers():
            pipe = self._redis.pipeline()
            self._trim(pipe, self._store.now_ms())
            pipe.execute()

    @property
    def audit_days(self) -> int:
        """For how many days an act is kept at this site."""
        return self._audit_days.get(self.site_key, AUDIT_DAYS)

    def _trim(self, pipe: Pipeline, now_ms: int) -> None:
        key = keys.audit_key(self.site_key)
        pipe.zremrangebyscore(key, "-inf", now_ms - self.audit_days * _DAY_MS)
        pipe.zremrangebyrank(key, 0, -MOST_ACTS - 1)


def _check(by: str, about: str, change: Mapping[str, str]) -> None:
    """Raise ValueError where a line would hold what it may not."""
    if strangers := sorted(change.keys() - CHANGES):
        raise ValueError(f"the audit tells of {', '.join(sorted(CHANGES))}, not of {strangers[0]}")
    for word in (by, about, *change.values()):
        if _SECRET.search(word):
            raise ValueError("a line of the audit may hold no secret")
        if not word.isprintable():
            raise ValueError("a line of the audit is one line of text")
        if len(word) > LONGEST_WORD:
            raise ValueError(f"a word of the audit has at most {LONGEST_WORD} characters")


def _act(line: bytes) -> Act:
    stamp, _, row = line.decode().partition(" ")
    told = json.loads(row)
    at_ms = int(stamp.partition(".")[0])
    return Act(at_ms, told["by"], Deed(told["what"]), told["about"], told["change"])
