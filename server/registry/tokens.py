"""Tokens of devices and programs.

A device has one token: making another one of the same name ends the first. Both entries (name →
hash, hash → what it may) are written in one transaction that watches the names, so two makers at
once leave one token that works and none that has no name to revoke it by.
"""

import json
import re
import secrets
from collections.abc import Sequence
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.audit import Audit, Deed
from server.registry.callers import Caller, actor_of
from server.registry.code_space import Post
from server.registry.secrets import hash_of, secret_of
from server.registry.shelf import Row
from server.ticket import Role

TOKEN_ROLES: Final = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
"""Whatever an administrator does is written down with who did it: that is a person, signed in."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


class Tokens(Audit):
    """The tokens of the sites in one store."""

    def create_token(
        self,
        role: Role,
        name: str,
        *,
        counter: str | None = None,
        areas: Sequence[str] = (),
        by: str = "",
    ) -> str:
        """Give a device of this name a token and end the one that it had; it is shown only here.

        With `by` the audit has a line. Raises ValueError where role, counter and areas do not fit
        together.
        """
        token = secret_of(role, self.site_key, secrets.token_urlsafe(32))
        post = Post(role, name, counter or "", tuple(areas))

        def put(pipe: Pipeline) -> None:
            old = self._proof_of(pipe, name)
            pipe.multi()
            self._put_token(pipe, old, token, post)
            if by:
                self._note(pipe, by, Deed.TOKEN_MADE, post)

        with self._answers():
            self._watching(keys.devices_key(self.site_key), put)
        self._remembered.clear()
        return token

    def revoke(self, name: str, *, by: str = "") -> bool:
        """End the token of this device and forget what it said; tell whether it had one.

        With `by` the audit has a line.
        """
        devices = keys.devices_key(self.site_key)

        def end(pipe: Pipeline) -> bool:
            old = self._proof_of(pipe, name)
            pipe.multi()
            if old is not None:
                pipe.delete(keys.token_key(self.site_key, old.decode()))
                pipe.delete(*keys.said_keys(self.site_key, name))
                pipe.hdel(devices, name)
                if by:
                    self.write_down(by, Deed.TOKEN_REVOKED, name, within=pipe)
            return old is not None

        with self._answers():
            had_one = bool(self._watching(devices, end))
        self._remembered.clear()
        return had_one

    def _proof_of(self, pipe: Pipeline, name: str) -> bytes | None:
        """Give what the device's present token is known by, in a transaction."""
        return cast("bytes | None", pipe.hget(keys.devices_key(self.site_key), name))

    def _role_of(self, pipe: Pipeline, proof: bytes) -> Role | None:
        """Give the role of the token that is known by this, in a transaction."""
        row = cast("bytes | None", pipe.get(keys.token_key(self.site_key, proof.decode())))
        return None if row is None else Role(json.loads(row)["role"])

    def _put_token(self, pipe: Pipeline, old: bytes | None, token: str, post: Post) -> None:
        """Let this token be the device's from now on, and end its old one, with the transaction.

        Raises ValueError where role, counter and areas do not fit together.
        """
        _fits(post)
        row = {"role": post.role, "name": post.name, "counter": post.counter}
        if old is not None:
            pipe.delete(keys.token_key(self.site_key, old.decode()))
        proof = hash_of(token)
        place = keys.token_key(self.site_key, proof)
        pipe.set(place, json.dumps({**row, "areas": list(post.areas)}))
        pipe.hset(keys.devices_key(self.site_key), post.name, proof)

    def _note(self, pipe: Pipeline, by: str, what: Deed, post: Post) -> None:
        """Write down with the transaction that a device has got a token."""
        change = {"role": str(post.role)}
        if post.areas:
            change["areas"] = ",".join(post.areas)
        self.write_down(by, what, post.name, change, within=pipe)

    def devices(self) -> tuple[str, ...]:
        """Give the names of all devices that have a token, in order."""
        with self._answers():
            names = cast("list[bytes]", self._reading.hkeys(keys.devices_key(self.site_key)))
        return tuple(sorted(name.decode() for name in names))

    def tokens(self) -> dict[str, Caller]:
        """Give who the devices are that have a token, by name."""
        with self._answers():
            proofs = self._proofs()
            places = [keys.token_key(self.site_key, each) for each in proofs]
            rows = self._reading.mget(places) if places else []
        known = zip(proofs, cast("list[bytes | None]", rows), strict=True)
        callers = [_caller(self.site_key, each, json.loads(row)) for each, row in known if row]
        return {caller.name: caller for caller in sorted(callers, key=lambda each: each.name)}

    def _proofs(self) -> list[str]:
        proofs = cast("list[bytes]", self._reading.hvals(keys.devices_key(self.site_key)))
        return [proof.decode() for proof in proofs]

    def caller_of_token(self, token: str) -> Caller | None:
        """Give whose token this is, or nothing."""
        site = self._site_of(token, *TOKEN_ROLES)
        return None if site is None else self._caller_of_proof(site, hash_of(token))

    def _caller_of_proof(self, site: str, proof: str) -> Caller | None:
        row = self._ask(keys.token_key(site, proof))
        return None if row is None else _caller(site, proof, row)


def _caller(site: str, proof: str, row: Row) -> Caller:
    """Read a token's row. A device is the same actor with every token that it has."""
    return Caller(
        actor=actor_of(site, f"{row['role']} {row['name']}"),
        site=site,
        role=Role(row["role"]),
        name=row["name"],
        counter=row["counter"],
        areas=tuple(row["areas"]),
        proof=proof,
    )


def _fits(post: Post) -> None:
    """Raise ValueError where a device of this role cannot have these."""
    if not _NAME.fullmatch(post.name):
        raise ValueError(f'the name "{post.name}" may hold small letters, digits and hyphens only')
    if post.role not in TOKEN_ROLES:
        raise ValueError("an administrator signs in as a person, and has no token")
    if (post.role is Role.COUNTER) != bool(post.counter):
        raise ValueError("a counter is named for the role counter, and for no other")
    if (post.role is Role.DISPLAY) != bool(post.areas):
        raise ValueError("areas are named for the role display, and for no other")
