"""Who may do what: device tokens, one-time links and sessions of counters, in the store, hashed.

Theory of operation
-------------------
Every secret has 128 random bits at least and is shown once. The store holds its SHA-256 alone, so
whoever reads the store cannot act as anybody. A secret names its site (``wm_kiosk_SITE_…``), so one
registry answers for all sites of its store, and a look-up is one read.

A device has one token: making another one of the same name ends the first. Both entries (name →
hash, hash → what it may) are written in one transaction that watches the names, so two makers at
once leave one token that works and none that has no name to revoke it by.

Promises
--------
* A look-up is at most `LOOKUP_MS` old: what was revoked or signed out works no longer than that.
  What was just made works at once, since only hits are remembered.
* A link opens once: of two who open it at the same moment one gets a session, the other nothing.
* A device keeps its actor when its token changes, so a command that it sends again with the new
  token is still the same command. A session has an actor of its own.
* Every method raises `Unavailable` where the store cannot be reached or cannot write.
"""

import hashlib
import hmac
import json
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, cast

from redis import exceptions as store_errors
from redis.client import Pipeline

from server import keys
from server.ledger import CannotWrite, Unavailable
from server.store import Store, is_away, refusing
from server.ticket import Role

LOOKUP_MS: Final = 5_000
LINK_S: Final = 10 * 60
SESSION_IDLE_S: Final = 12 * 60 * 60
_LINK: Final = "link"
_SESSION: Final = "session"
_MOST_REMEMBERED: Final = 10_000
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_SECRET: Final = re.compile(r"wm_([a-z]+)_([a-z0-9-]+)_[A-Za-z0-9_-]{22,64}")


@dataclass(frozen=True)
class Caller:
    """Who has shown a secret that holds, and what it may.

    `actor` is the opaque id under which the commands of this caller are remembered; `counter` is
    set for the role counter alone, `areas` for displays. `proof` is the secret's hash: it opens
    nothing, and `Registry.is_valid` can ask with it again.
    """

    actor: str
    site: str
    role: Role
    name: str
    counter: str = ""
    areas: tuple[str, ...] = ()
    proof: str = field(default="", repr=False)
    is_session: bool = False


class Registry:
    """The credentials of the sites in one store; what it makes is for `site_key`."""

    def __init__(
        self,
        store: Store,
        site_key: str = "",
        *,
        clock_ms: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000,
    ) -> None:
        """Answer for all sites of this store, and make for `site_key`, by default the first.

        `clock_ms` only measures how long a look-up is remembered.
        """
        self._store = store
        self._redis, self._reading = store.redis, store.reading
        self._sites = frozenset(store.site_keys)
        self.site_key = site_key or store.site_keys[0]
        self._clock_ms = clock_ms
        self._remembered: dict[tuple[str, bool], tuple[int, Caller]] = {}

    # -------------------------------------------------------------------------- devices' tokens

    def create_token(
        self, role: Role, name: str, *, counter: str | None = None, areas: Sequence[str] = ()
    ) -> str:
        """Give a device of this name a token and end the one that it had; it is shown only here.

        Raises ValueError where role, counter and areas do not fit together.
        """
        _fits(role, name, counter, areas)
        token = _secret(role, self.site_key, secrets.token_urlsafe(32))
        row = _row(role, name, counter or "", areas)
        with self._answers():
            self._replace_token(name, _hash(token), row)
        return token

    def revoke(self, name: str) -> bool:
        """End the token of this device; tell whether it had one."""
        with self._answers():
            return self._replace_token(name, None, "")

    def devices(self) -> tuple[str, ...]:
        """Give the names of all devices that have a token, in order."""
        with self._answers():
            names = cast("list[bytes]", self._reading.hkeys(keys.devices_key(self.site_key)))
        return tuple(sorted(name.decode() for name in names))

    def caller_of_token(self, token: str) -> Caller | None:
        """Give whose token this is, or nothing."""
        site = self._site_of(token, *Role)
        if site is None:
            return None
        proof = _hash(token)
        return self._ask(site, keys.token_key(site, proof), proof)

    def _replace_token(self, name: str, new: str | None, row: str) -> bool:
        site, names = self.site_key, keys.devices_key(self.site_key)

        def swap(pipe: Pipeline) -> bool:
            old = cast("bytes | None", pipe.hget(names, name))
            pipe.multi()
            if old is not None:
                pipe.delete(keys.token_key(site, old.decode()))
            if new is None:
                pipe.hdel(names, name)
            else:
                pipe.set(keys.token_key(site, new), row)
                pipe.hset(names, name, new)
            return old is not None

        had_one = bool(self._watching(names, swap))
        self._remembered.clear()
        return had_one

    # ------------------------------------------------------------- links and sessions of counters

    def create_link(self, counter: str) -> str:
        """Give a code that opens a session of this counter, once, within `LINK_S`."""
        code = _secret(_LINK, self.site_key, secrets.token_urlsafe(16))
        with self._answers():
            self._redis.set(keys.link_key(self.site_key, _hash(code)), counter, ex=LINK_S)
        return code

    def open_link(self, code: str) -> tuple[str, str] | None:
        """Use up a code: give its counter and the secret of a new session; nothing if it is not."""
        site = self._site_of(code, _LINK)
        if site is None:
            return None
        link = keys.link_key(site, _hash(code))
        session = _secret(_SESSION, site, secrets.token_urlsafe(32))

        def open_once(pipe: Pipeline) -> str:
            counter = cast("bytes | None", pipe.get(link))
            pipe.multi()
            if counter is None:
                return ""
            pipe.delete(link)
            row = _row(_SESSION, f"counter-{counter.decode()}", counter.decode())
            pipe.set(keys.session_key(site, _hash(session)), row, ex=SESSION_IDLE_S)
            return counter.decode()

        with self._answers():
            counter = self._watching(link, open_once)
        return (str(counter), session) if counter else None

    def end_session(self, session: str) -> None:
        """Sign out: the session's secret opens nothing from now on."""
        site = self._site_of(session, _SESSION)
        if site is not None:
            with self._answers():
                self._redis.delete(keys.session_key(site, _hash(session)))
            self._remembered.clear()

    def caller_of_session(self, session: str) -> Caller | None:
        """Give whose session this is, or nothing; asking keeps it alive for `SESSION_IDLE_S`."""
        site = self._site_of(session, _SESSION)
        if site is None:
            return None
        proof = _hash(session)
        return self._ask(site, keys.session_key(site, proof), proof, touch=True)

    @staticmethod
    def csrf(session: str, counter: str) -> str:
        """Give what a page of this session proves itself with: ``N.mac``."""
        mac = hmac.new(session.encode(), f"csrf {counter}".encode(), hashlib.sha256)
        return f"{counter}.{mac.hexdigest()}"

    @classmethod
    def is_csrf(cls, session: str, csrf: str) -> bool:
        """Tell whether this is the session's own proof, in constant time."""
        counter, _, _ = csrf.partition(".")
        return hmac.compare_digest(cls.csrf(session, counter).encode(), csrf.encode())

    # ---------------------------------------------------------------------------------- look-ups

    def is_valid(self, caller: Caller) -> bool:
        """Tell whether the secret of this caller still holds; does not keep a session alive."""
        key = keys.session_key if caller.is_session else keys.token_key
        return self._ask(caller.site, key(caller.site, caller.proof), caller.proof) is not None

    def _ask(self, site: str, key: str, proof: str, *, touch: bool = False) -> Caller | None:
        """Ask the store, or repeat what it said less than `LOOKUP_MS` ago.

        A look-up that keeps a session alive is answered by none that did not.
        """
        now_ms = self._clock_ms()
        until_ms, caller = self._remembered.get((key, touch), (0, None))
        if caller is not None and now_ms < until_ms:
            return caller
        with self._answers():
            row = self._touched(key) if touch else self._reading.get(key)
        self._remembered.pop((key, touch), None)
        if row is None:
            return None
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        caller = _caller(site, proof, json.loads(cast("bytes", row)))
        self._remembered[key, touch] = (now_ms + LOOKUP_MS, caller)
        return caller

    def _touched(self, key: str) -> object:
        """Read a session and keep it alive; while nothing can be written it is only read."""
        try:
            return self._redis.getex(key, ex=SESSION_IDLE_S)
        except store_errors.RedisError as error:
            if not refusing(error):
                raise
            return self._reading.get(key)

    def _watching(self, key: str, change: Callable[[Pipeline], object]) -> object:
        """Run a change in one transaction, anew if another process has touched the key."""
        told = cast("Callable[[Pipeline], None]", change)  # redis-py's type forgets the value
        return self._redis.transaction(told, key, value_from_callable=True)

    @contextmanager
    def _answers(self) -> Iterator[None]:
        """Raise `Unavailable` where the store does not answer or write; a bug stays a bug."""
        try:
            yield
        except store_errors.RedisError as error:
            if refusing(error):
                raise CannotWrite(self._store.why_refusing(error)) from error
            if not is_away(error):
                raise
            raise Unavailable("the store does not answer") from error

    def _site_of(self, secret: str, *what: str) -> str | None:
        """Give the site that a secret names, if it is one of ours and of the right kind."""
        said = _SECRET.fullmatch(secret)
        if said is None or said[1] not in what or said[2] not in self._sites:
            return None
        return said[2]


def _secret(what: str, site: str, random: str) -> str:
    return f"wm_{what}_{site}_{random}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _caller(site: str, proof: str, row: Mapping[str, Any]) -> Caller:
    """Read a token's or a session's row."""
    is_session = row["role"] == _SESSION
    # A device is the same actor with every token that it has; a session is one of its own.
    whose = proof if is_session else f"{row['role']} {row['name']}"
    return Caller(
        actor=_hash(f"actor {site} {whose}")[:32],
        site=site,
        role=Role.COUNTER if is_session else Role(row["role"]),
        name=row["name"],
        counter=row["counter"],
        areas=tuple(row["areas"]),
        proof=proof,
        is_session=is_session,
    )


def _row(what: str, name: str, counter: str, areas: Sequence[str] = ()) -> str:
    return json.dumps({"role": what, "name": name, "counter": counter, "areas": list(areas)})


def _fits(role: Role, name: str, counter: str | None, areas: Sequence[str]) -> None:
    """Raise ValueError where a device of this role cannot have these."""
    if not _NAME.fullmatch(name):
        raise ValueError(f'the name "{name}" may hold small letters, digits and hyphens only')
    if (role is Role.COUNTER) != bool(counter):
        raise ValueError("a counter is named for the role counter, and for no other")
    if (role is Role.DISPLAY) != bool(areas):
        raise ValueError("areas are named for the role display, and for no other")
