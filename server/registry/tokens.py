"""Tokens of devices and programs.

A device has one token: making another one of the same name ends the first. Both entries (name →
hash, hash → what it may) are written in one transaction that watches the names, so two makers at
once leave one token that works and none that has no name to revoke it by.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.audit import Audit, Deed
from server.registry.callers import Caller, actor_of
from server.registry.secrets import hash_of, secret_of
from server.registry.shelf import Row
from server.ticket import Role

TOKEN_ROLES: Final = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
"""Whatever an administrator does is written down with who did it: that is a person, signed in."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")

_Note = Callable[[Pipeline], None]


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
        act = (by, Deed.TOKEN_MADE) if by else None
        self.keep_token(token, role, name, counter=counter, areas=areas, act=act)
        return token

    def keep_token(
        self,
        token: str,
        role: Role,
        name: str,
        *,
        counter: str | None = None,
        areas: Sequence[str] = (),
        act: tuple[str, Deed] | None = None,
    ) -> None:
        """Let this token be the device's from now on, and end the one that it had.

        `act` says who does it and as what: it is written down in the same transaction.
        """
        _fits(role, name, counter, areas)
        row = {"role": role, "name": name, "counter": counter or "", "areas": list(areas)}
        with self._answers():
            self._replace_token(name, hash_of(token), json.dumps(row), self._note(act, row))

    def revoke(self, name: str, *, by: str = "") -> bool:
        """End the token of this device; tell whether it had one. With `by` the audit has a line."""
        act = (by, Deed.TOKEN_REVOKED) if by else None
        with self._answers():
            return self._replace_token(name, None, "", self._note(act, {"name": name}))

    def _note(self, act: tuple[str, Deed] | None, row: Mapping[str, object]) -> _Note:
        """Give what writes an act down about the device of this row, with whatever else is done."""
        if act is None:
            return lambda _: None
        change = {"role": str(row["role"])} if "role" in row else {}
        if areas := row.get("areas"):
            change["areas"] = ",".join(cast("list[str]", areas))
        by, what = act
        return lambda pipe: self.write_down(by, what, str(row["name"]), change, within=pipe)

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

    def _replace_token(self, name: str, new: str | None, row: str, note: _Note) -> bool:
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
            if new is not None or old is not None:
                note(pipe)
            return old is not None

        had_one = bool(self._watching(names, swap))
        self._remembered.clear()
        return had_one


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


def _fits(role: Role, name: str, counter: str | None, areas: Sequence[str]) -> None:
    """Raise ValueError where a device of this role cannot have these."""
    if not _NAME.fullmatch(name):
        raise ValueError(f'the name "{name}" may hold small letters, digits and hyphens only')
    if role not in TOKEN_ROLES:
        raise ValueError("an administrator signs in as a person, and has no token")
    if (role is Role.COUNTER) != bool(counter):
        raise ValueError("a counter is named for the role counter, and for no other")
    if (role is Role.DISPLAY) != bool(areas):
        raise ValueError("areas are named for the role display, and for no other")
