"""Accounts of people: who may sign in, as what, and since when all of somebody's sessions count.

Theory of operation
-------------------
An account is one row. A local one has a name that somebody chose and the argon2 hash of a password;
one of an identity provider is known by a hash of issuer and subject, holds no name, and is gone
soon after its last session. A session names its account and the `epoch` that it began in, and asks
the row each time: so roles, a lock and a sign-out everywhere count for every session at once.

Nobody but the person ever knows the password: an account is made without one, and a welcome link
(one use, `WELCOME_S`) lets the person set it. Only the newest link of an account counts.

Promises
--------
* A welcome link sets one password: of two who use it at the same moment one does.
* What changes a password, and a lock, begins a new epoch: every session from before has ended,
  and stays so when an account of that name is made again.
* A row is changed in one transaction that watches it: no change undoes another.
* Somebody who can administrate is always left: the last one is neither locked, removed nor reset,
  and keeps that role, also where two take it from each other at one moment. Only at the terminal,
  where another one can be made, this does not hold.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.account import (
    NAME,
    OF_PROVIDER,
    Account,
    AccountProblem,
    AccountTaken,
    LastAdministrator,
    account_of,
    first_epoch,
    is_account_name,
    nobody,
    roles_of_people,
    row_of,
)
from server.registry.audit import TERMINAL, Audit, Deed
from server.registry.callers import role_words
from server.registry.secrets import WELCOME, hash_of, secret_of
from server.ticket import Role

WELCOME_S: Final = 24 * 60 * 60
MOST_BROWSERS: Final = 8
_Change = Callable[[Account], Account]
_Also = Callable[[Pipeline, Account, Account], None]


class Accounts(Audit):
    """The accounts of one site, `site_key`."""

    def accounts(self) -> tuple[Account, ...]:
        """Give all local accounts, in the order of their names."""
        with self._answers():
            names = cast("set[bytes]", self._reading.smembers(keys.accounts_key(self.site_key)))
        found = (self.account(name.decode()) for name in sorted(names))
        return tuple(account for account in found if account is not None)

    def account(self, name: str) -> Account | None:
        """Give this account as the store has it now."""
        if not is_account_name(name):
            return None
        with self._answers():
            row = self._reading.get(keys.account_key(self.site_key, name))
        return None if row is None else account_of(name, json.loads(cast("bytes", row)))

    def has_administrator(self) -> bool:
        """Tell whether anybody here may administrate, or has a link to begin with it."""
        return any(
            account.can_administrate or self._may_begin(account)
            for account in self.accounts()
            if Role.ADMINISTRATOR in account.roles and not account.locked
        )

    def add_account(self, name: str, roles: Sequence[Role], *, by: str = TERMINAL) -> str:
        """Make an account and give the code of its welcome link; raise AccountProblem."""
        if not NAME.fullmatch(name):
            raise AccountProblem(
                f'the name "{name}" may hold small letters, digits, ".", "-" and "_" only, '
                "begins with a letter or digit and has 40 of them at the most"
            )
        if name == TERMINAL:
            raise AccountProblem(f'"{TERMINAL}" names whoever acts without an account')
        code, key = self._new_code(), keys.account_key(self.site_key, name)
        account = Account(name, roles_of_people(roles), first_epoch(), welcome=hash_of(code))

        def add(pipe: Pipeline) -> bool:
            there = bool(pipe.exists(key))
            pipe.multi()
            if not there:
                pipe.set(key, row_of(account))
                pipe.sadd(keys.accounts_key(self.site_key), name)
                self._keep_code(pipe, code, name)
                change = {"roles": role_words(account.roles)}
                self.write_down(by, Deed.ACCOUNT_ADDED, name, change, within=pipe)
            return not there

        with self._answers():
            made = bool(self._watching(key, add))
        if not made:
            raise AccountTaken(f'there is an account "{name}" already')
        return code

    def set_roles(self, name: str, roles: Sequence[Role], *, by: str = TERMINAL) -> None:
        """Give the account these roles and no others."""
        kept = roles_of_people(roles)
        self._change(
            name,
            lambda account: replace(account, roles=kept),
            also=self._writes(by, Deed.ACCOUNT_CHANGED),
            spares=by != TERMINAL and Role.ADMINISTRATOR not in kept,
        )

    def set_locked(self, name: str, *, locked: bool, by: str = TERMINAL) -> None:
        """Lock the account and end its sessions, or unlock it."""
        self._change(
            name,
            lambda account: replace(account, locked=locked, epoch=account.epoch + locked),
            also=self._writes(by, Deed.ACCOUNT_LOCKED if locked else Deed.ACCOUNT_UNLOCKED),
            spares=by != TERMINAL and locked,
        )

    def reset_account(self, name: str, *, by: str = TERMINAL) -> str:
        """Take the password away, end all sessions and give the code of a new welcome link."""
        code = self._new_code()

        def begin_anew(now: Account) -> Account:
            epoch = now.epoch + 1
            return replace(now, password="", welcome=hash_of(code), browsers=(), epoch=epoch)

        def also(pipe: Pipeline, _before: Account, _after: Account) -> None:
            self._keep_code(pipe, code, name)
            self.write_down(by, Deed.PASSWORD_RESET, name, within=pipe)

        self._change(name, begin_anew, also=also, spares=by != TERMINAL)
        return code

    def remove_account(self, name: str, *, by: str = TERMINAL) -> None:
        """Remove the account with its sessions; raise AccountProblem where there is none."""
        key = keys.account_key(self.site_key, name)

        def remove(pipe: Pipeline) -> bool:
            row = cast("bytes | None", pipe.get(key))
            there = row is not None
            if row is not None and by != TERMINAL:
                self._spare_the_last(pipe, account_of(name, json.loads(row)))
            pipe.multi()
            if there:
                pipe.delete(key)
                pipe.srem(keys.accounts_key(self.site_key), name)
                self.write_down(by, Deed.ACCOUNT_REMOVED, name, within=pipe)
            return there

        with self._answers():
            was_there = bool(self._watching(key, remove))
        self._remembered.clear()
        if not was_there:
            raise nobody(name)

    def welcomed(self, code: str) -> tuple[str, Account] | None:
        """Give site and account of a welcome link that still counts, without using it up."""
        site = self._site_of(code, WELCOME)
        if site is None:
            return None
        with self._answers():
            name = cast("bytes | None", self._reading.get(keys.welcome_key(site, hash_of(code))))
        account = None if name is None else self.at(site).account(name.decode())
        if account is None or account.locked or account.welcome != hash_of(code):
            return None
        return site, account

    def use_welcome(self, account: Account, code: str, password: str) -> Account | None:
        """Use up a welcome link: the account has this password hash from now on; or nothing."""
        used = hash_of(code)

        def begin(now: Account) -> Account:
            if now.locked or now.welcome != used:
                raise nobody(now.name)
            return replace(now, password=password, welcome="", epoch=now.epoch + 1)

        def forget_code(pipe: Pipeline, _before: Account, _after: Account) -> None:
            pipe.delete(keys.welcome_key(self.site_key, used))

        try:
            return self._change(account.name, begin, also=forget_code)
        except AccountProblem:
            return None

    def set_password(self, account: Account, password: str, *, anew: bool) -> Account:
        """Keep another hash of the password; with `anew` it is another password: sessions end."""

        def keep(now: Account) -> Account:
            if now.password != account.password:
                raise AccountProblem("the password was changed meanwhile")
            return replace(now, password=password, epoch=now.epoch + anew)

        return self._change(account.name, keep)

    def end_sessions(self, name: str, *, by: str = "") -> None:
        """Sign out everywhere: every session of this account has ended.

        It is an administrative act where somebody else does it, who is named then.
        """
        also = self._writes(by, Deed.SIGNED_OUT) if by else None
        self._change(name, lambda now: replace(now, epoch=now.epoch + 1), also=also)

    def know_browser(self, account: Account, browser: str) -> None:
        """Remember that this account has signed in with the browser that holds this secret."""
        known = hash_of(browser)
        if known not in account.browsers:
            self._change(
                account.name,
                lambda now: replace(now, browsers=(known, *now.browsers)[:MOST_BROWSERS]),
            )

    @staticmethod
    def knows_browser(account: Account, browser: str) -> bool:
        """Tell whether this account has signed in before with the browser that holds this."""
        return bool(browser) and hash_of(browser) in account.browsers

    def let_come(self, identity: str, roles: Sequence[Role]) -> Account:
        """Give the account of somebody whom an identity provider has sent, with these roles.

        `identity` names issuer and subject. The row outlives its last session, and no longer.
        """
        name = OF_PROVIDER + hashlib.sha256(identity.encode()).hexdigest()[:32]
        key, kept_s = (
            keys.account_key(self.site_key, name),
            self.limits.whole_s + self.limits.idle_s,
        )
        kept = roles_of_people(roles)

        def come(pipe: Pipeline) -> Account:
            row = cast("bytes | None", pipe.get(key))
            account = (
                Account(name, kept, first_epoch())
                if row is None
                else replace(account_of(name, json.loads(row)), roles=kept)
            )
            pipe.multi()
            pipe.set(key, row_of(account), ex=kept_s)
            return account

        with self._answers():
            account = cast("Account", self._watching(key, come))
        self._remembered.clear()
        return account

    def end_provider_sessions(self, *, by: str = TERMINAL) -> None:
        """Sign everybody out who came from an identity provider; who may sign in comes again.

        Nobody here knows who they are, so it is all of them: their accounts go, and with them
        every session. It is written down before, as of `OF_PROVIDER`.
        """
        self.write_down(by, Deed.SIGNED_OUT, OF_PROVIDER)
        everybody = keys.account_key(self.site_key, f"{OF_PROVIDER}*")
        with self._answers():
            for key in self._redis.scan_iter(match=everybody):
                self._redis.delete(key)
        self._remembered.clear()

    def _may_begin(self, account: Account) -> bool:
        """Tell whether the newest welcome link of an account still counts."""
        key = keys.welcome_key(self.site_key, account.welcome)
        with self._answers():
            return bool(account.welcome) and bool(self._reading.exists(key))

    def _standing(self, site: str, name: str, epoch: int) -> Account | None:
        """Give an account for the sake of a session of this epoch, or nothing if it has ended.

        The account is remembered for a moment. Where that does not let the session in, it may be
        the newer of the two: the account is asked for once more.
        """
        key = keys.account_key(site, name)
        row = self._ask(key)
        if row is not None and (row["locked"] or row["epoch"] != epoch):
            self._remembered.pop((key, False), None)
            row = self._ask(key)
        account = None if row is None else account_of(name, row)
        if account is None or account.locked or account.epoch != epoch:
            return None
        return account

    def _change(
        self,
        name: str,
        change: _Change,
        *,
        also: _Also | None = None,
        spares: bool = False,
    ) -> Account:
        """Change a row in one transaction; raise NoAccount where there is none.

        With `spares` the last administrator stays as it is.
        """
        key = keys.account_key(self.site_key, name)

        def changed(pipe: Pipeline) -> Account:
            row = cast("bytes | None", pipe.get(key))
            if row is None:
                raise nobody(name)
            before = account_of(name, json.loads(row))
            if spares:
                self._spare_the_last(pipe, before)
            account = change(before)
            pipe.multi()
            pipe.set(key, row_of(account), keepttl=True)
            if also is not None:
                also(pipe, before, account)
            return account

        with self._answers():
            account = cast("Account", self._watching(key, changed))
        self._remembered.clear()
        return account

    def _spare_the_last(self, pipe: Pipeline, account: Account) -> None:
        """Raise LastAdministrator if nobody but this one can administrate.

        All that is looked at is watched first, so nobody else goes meanwhile.
        """
        if Role.ADMINISTRATOR not in account.roles:
            return
        names_key = keys.accounts_key(self.site_key)
        pipe.watch(names_key)  # type: ignore[no-untyped-call]  # redis-py has no type here
        names = {name.decode() for name in cast("set[bytes]", pipe.smembers(names_key))}
        others = sorted(names - {account.name})
        places = [keys.account_key(self.site_key, name) for name in others]
        if places:
            pipe.watch(*places)  # type: ignore[no-untyped-call]  # nor here
        rows = cast("list[bytes | None]", pipe.mget(places)) if places else []
        known = zip(others, rows, strict=True)
        if not any(
            row and account_of(name, json.loads(row)).can_administrate for name, row in known
        ):
            raise LastAdministrator("nobody could administrate any more")

    def _writes(self, by: str, deed: Deed) -> _Also:
        """Give what writes a change down, in the change's own transaction."""

        def write(pipe: Pipeline, before: Account, after: Account) -> None:
            was, now = role_words(before.roles), role_words(after.roles)
            change = {} if was == now else {"roles": f"{was} → {now}"}
            self.write_down(by, deed, after.name, change, within=pipe)

        return write

    def _new_code(self) -> str:
        return secret_of(WELCOME, self.site_key, secrets.token_urlsafe(16))

    def _keep_code(self, pipe: Pipeline, code: str, name: str) -> None:
        pipe.set(keys.welcome_key(self.site_key, hash_of(code)), name, ex=WELCOME_S)
