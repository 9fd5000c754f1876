"""One-time links and sessions: how a page of ours knows for whom it works.

Theory of operation
-------------------
A session is kept by the browser in a cookie that no script reads, and in the store by its hash. It
says where its pages may work (`Station`): one that a link has opened at the link's station alone,
one of a person who has signed in wherever the account's roles allow, at the counter chosen last.
A page proves itself with a code that is made of the session's secret and the page's own station:
so two pages of one session never act for each other, and none acts where it may no more.

A session ends when it was not used for `Limits.idle_s`, which the store sees to, and `whole_s`
after it began, which its row says; a person's also with the epoch of its account. What a page that
lies open asks by itself, and its live link, are no use: else no session would ever end.
"""

import hashlib
import hmac
import json
import math
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.account import Account
from server.registry.accounts import Accounts
from server.registry.callers import Caller, Station, actor_of
from server.registry.secrets import LINK, SESSION, hash_of, secret_of
from server.registry.shelf import Row
from server.ticket import Role

LINK_S: Final = 10 * 60


@dataclass(frozen=True)
class Session:
    """What the store holds of a session. Without an account, a link has opened it.

    `shown` is what the person is called, for this page alone.
    """

    site: str
    proof: str
    roles: tuple[Role, ...]
    counter: str = ""
    account: str = ""
    shown: str = ""

    @property
    def stations(self) -> tuple[Station, ...]:
        """Where it may work now; a counter must have been chosen."""
        return tuple(
            Station(role, self.counter if role is Role.COUNTER else "")
            for role in self.roles
            if role is not Role.COUNTER or self.counter
        )

    @property
    def seat(self) -> str:
        """What names its cookie: the one station of a link, or the person's own."""
        return "staff" if self.account else str(Station(self.roles[0], self.counter))

    def caller(self, station: Station) -> Caller | None:
        """Give who acts at this station, if the session may."""
        if station.role not in self.roles:
            return None
        if station.counter and station.counter != self.counter:
            return None
        whose = f"account {self.account}" if self.account else self.proof
        return Caller(
            actor=actor_of(self.site, whose),
            site=self.site,
            role=station.role,
            name=str(station),
            counter=station.counter,
            account=self.account,
            proof=self.proof,
            is_session=True,
            shown=self.shown,
        )


class Sessions(Accounts):
    """The links and sessions of the sites in one store."""

    def create_link(self, station: Station) -> str:
        """Give a code that opens a session of this station, once, within `LINK_S`."""
        code = secret_of(LINK, self.site_key, secrets.token_urlsafe(16))
        with self._answers():
            self._redis.set(keys.link_key(self.site_key, hash_of(code)), str(station), ex=LINK_S)
        return code

    def open_link(self, code: str) -> tuple[Station, str] | None:
        """Use up a code: give its station and the secret of a new session; nothing if it is not."""
        site = self._site_of(code, LINK)
        if site is None:
            return None
        link = keys.link_key(site, hash_of(code))
        session = secret_of(SESSION, site, secrets.token_urlsafe(32))

        def open_once(pipe: Pipeline) -> Station | None:
            said = cast("bytes | None", pipe.get(link))
            pipe.multi()
            station = None if said is None else Station.of(said.decode())
            if station is None:
                return None
            pipe.delete(link)
            row = self._new_row(roles=[station.role], counter=station.counter)
            pipe.set(keys.session_key(site, hash_of(session)), row, ex=self.limits.idle_s)
            return station

        with self._answers():
            station = cast("Station | None", self._watching(link, open_once))
        return None if station is None else (station, session)

    def start_session(
        self, site: str, account: Account, *, shown: str = "", counter: str = ""
    ) -> str:
        """Sign a person in: give the secret of a new session of this account."""
        session = secret_of(SESSION, site, secrets.token_urlsafe(32))
        row = self._new_row(
            counter=counter,
            account=account.name,
            shown=shown or account.name,
            epoch=account.epoch,
        )
        with self._answers():
            self._redis.set(keys.session_key(site, hash_of(session)), row, ex=self.limits.idle_s)
        return session

    def choose_counter(self, session: str, counter: str) -> bool:
        """Let a person's session work at this counter, and at no other; tell whether it may."""
        known = self.session(session)
        if known is None or not known.account or Role.COUNTER not in known.roles:
            return False
        key = keys.session_key(known.site, known.proof)

        def choose(pipe: Pipeline) -> bool:
            row = cast("bytes | None", pipe.get(key))
            pipe.multi()
            if row is not None:
                pipe.set(key, json.dumps({**json.loads(row), "counter": counter}), keepttl=True)
            return row is not None

        with self._answers():
            chosen = bool(self._watching(key, choose))
        self._remembered.clear()
        return chosen

    def end_session(self, session: str) -> None:
        """Sign out: the session's secret opens nothing from now on."""
        site = self._site_of(session, SESSION)
        if site is not None:
            with self._answers():
                self._redis.delete(keys.session_key(site, hash_of(session)))
            self._remembered.clear()

    def session(self, secret: str, *, anew: bool = False, is_use: bool = True) -> Session | None:
        """Give the session of this secret; a use keeps it alive for `Limits.idle_s`.

        What a page asks by itself is no use. With `anew` nothing is remembered: another process
        may have let it choose a counter.
        """
        site = self._site_of(secret, SESSION)
        if site is None:
            return None
        proof = hash_of(secret)
        key = keys.session_key(site, proof)
        if anew:
            self._remembered.pop((key, is_use), None)
        row = self._ask(key, alive_s=self.limits.idle_s if is_use else 0)
        return None if row is None else self._session(site, proof, row)

    def caller_of_session(
        self, secret: str, station: Station, *, is_use: bool = True
    ) -> Caller | None:
        """Give who acts at this station with this session, or nothing."""
        session = self.session(secret, is_use=is_use)
        if session is None:
            return None
        if station.counter and session.counter != station.counter:
            session = self.session(secret, anew=True, is_use=is_use)
        return None if session is None else session.caller(station)

    def _session_of_proof(self, site: str, proof: str) -> Session | None:
        """Give a session without keeping it alive."""
        row = self._ask(keys.session_key(site, proof))
        return None if row is None else self._session(site, proof, row)

    def _session(self, site: str, proof: str, row: Row) -> Session | None:
        """Read a session that still holds; a person's has the roles that the account has now."""
        if self._wall_ms() >= row.get("ends_ms", math.inf):
            return None
        name = row["account"]
        if not name:
            roles = tuple(Role(role) for role in row["roles"])
            return Session(site, proof, roles, row["counter"])
        account = self._standing(site, name, row["epoch"])
        if account is None:
            return None
        return Session(site, proof, account.roles, row["counter"], name, row["shown"])

    def _new_row(
        self,
        *,
        roles: Sequence[Role] = (),
        counter: str = "",
        account: str = "",
        shown: str = "",
        epoch: int = 0,
    ) -> str:
        row = {"roles": list(roles), "counter": counter, "account": account}
        more = {"shown": shown, "epoch": epoch} if account else {}
        return json.dumps({**row, **more, "ends_ms": self._wall_ms() + self.limits.whole_s * 1000})

    @staticmethod
    def csrf(session: str, station: Station) -> str:
        """Give what a page of this session proves itself with: ``STATION.mac``."""
        mac = hmac.new(session.encode(), f"csrf {station}".encode(), hashlib.sha256)
        return f"{station}.{mac.hexdigest()}"

    @staticmethod
    def form_proof(session: str) -> str:
        """Give what a form of this session proves itself with; it is no page's proof."""
        return hmac.new(session.encode(), b"form", hashlib.sha256).hexdigest()

    @classmethod
    def station_of_csrf(cls, session: str, csrf: str) -> Station | None:
        """Give the station whose proof of this session this is; compared in constant time."""
        station = Station.of(csrf.partition(".")[0])
        if station is None:
            return None
        right = hmac.compare_digest(cls.csrf(session, station).encode(), csrf.encode())
        return station if right else None
