"""Pairing: a device without a token shows a code, a person confirms it, the device gets its token.

Theory of operation
-------------------
All that asks at a site stands in one key, and every change of it is one transaction that watches
it: what `server/registry/code_space.py` says of the codes holds for any number of processes. The
token is made of the device's own secret, so nobody keeps it meanwhile: when the answer that
brought it was lost, the same secret gets the same token again, and nothing else gets any. That it
was given, that it works and who let it in are written in one transaction: it begins to work once.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.audit import Deed
from server.registry.code_space import (
    CODE_MS,
    FETCH_MS,
    About,
    Asked,
    Asking,
    CodeSpace,
    NameTaken,
    NotPaired,
    Post,
    is_code,
    new_code,
)
from server.registry.secrets import hash_of, secret_of
from server.registry.tokens import Tokens
from server.ticket import Role

_KEPT_MS: Final = CODE_MS + FETCH_MS
_Change = Callable[[CodeSpace], tuple[CodeSpace, object]]


@dataclass(frozen=True)
class Fetched:
    """What a device hears that asks for its token; nothing of it is known: its time is over."""

    state: Asked
    post: Post | None = None
    token: str = ""


class Pairings(Tokens):
    """The devices of the sites in one store that ask to be let in."""

    draw_code: Callable[[], str] = staticmethod(new_code)

    def ask_in(self, secret_hash: str, kind: Role, about: About, *, now_ms: int) -> str:
        """Let the device with this secret ask, and give the code that it shows."""

        def ask(space: CodeSpace) -> tuple[CodeSpace, str]:
            code = self._free_code(space)
            row = Asking(secret_hash, hash_of(code), kind, about, now_ms, now_ms + CODE_MS)
            return space.with_asking(row), code

        return cast("str", self._with_codes(ask, now_ms))

    def asking(self, code: str, *, who: str, now_ms: int) -> Asking:
        """Give the device that shows this code; a code that nobody shows counts against `who`."""

        def look(space: CodeSpace) -> tuple[CodeSpace, Asking | None]:
            space.check_patience(who, now_ms)
            found = space.of_code(hash_of(code)) if is_code(code) else None
            return (space if found else space.with_wrong_try(who, now_ms)), found

        found = cast("Asking | None", self._with_codes(look, now_ms))
        if found is None:
            raise NotPaired("unknown_code")
        if found.state is not Asked.ASKED:
            raise NotPaired("code_used")
        return found

    def kind_of(self, code: str, *, who: str, now_ms: int) -> Role:
        """Give what the device with this code asks to be, also when it was decided about."""

        def look(space: CodeSpace) -> tuple[CodeSpace, Role | None]:
            space.check_patience(who, now_ms)
            found = space.of_code(hash_of(code)) if is_code(code) else None
            if found is None:
                return space.with_wrong_try(who, now_ms), None
            return space, found.kind

        kind = cast("Role | None", self._with_codes(look, now_ms))
        if kind is None:
            raise NotPaired("unknown_code")
        return kind

    def confirm(self, code: str, post: Post, *, who: str, by: str, now_ms: int) -> None:
        """Say which device of the site shows this code; the same again by the same changes nothing.

        `who` has guesses counted, `by` is the name that is written down. A name that a device of
        another kind has is not given: its token would end.
        """
        holder = self.tokens().get(post.name)
        if holder is not None and holder.role is not post.role:
            raise NameTaken
        self._decide(code, Asked.CONFIRMED, post, who=who, by=by, now_ms=now_ms)

    def refuse(self, code: str, *, who: str, by: str, now_ms: int) -> None:
        """Say that the device which shows this code is none of ours."""
        self._decide(code, Asked.REFUSED, None, who=who, by=by, now_ms=now_ms)

    def fetch(self, secret: str, *, now_ms: int) -> Fetched | None:
        """Give the owner of this secret its token, if somebody has confirmed it; None: unknown."""
        found = self._space(now_ms).of_secret(hash_of(secret))
        if found is not None and found.state is Asked.CONFIRMED:
            found = self._give(secret, now_ms)
        if found is None or found.post is None:
            return None if found is None else Fetched(found.state)
        return Fetched(Asked.GIVEN, found.post, _token_of(secret, self.site_key, found.post))

    def _give(self, secret: str, now_ms: int) -> Asking | None:
        """Let the token of a confirmed device work; it is given, written down and works at once.

        Whoever comes second finds it given, and makes no token live again that was revoked since.
        """
        pairings, devices = keys.pairings_key(self.site_key), keys.devices_key(self.site_key)

        def give(pipe: Pipeline) -> Asking | None:
            space = _read(pipe.get(pairings)).at(now_ms)
            found = space.of_secret(hash_of(secret))
            post = None if found is None or found.state is not Asked.CONFIRMED else found.post
            if found is None or post is None:
                pipe.multi()
                return found
            old = self._proof_of(pipe, post.name)
            goes = old is None or self._role_of(pipe, old) is post.role
            pipe.multi()
            more = {} if goes else {"post": None}
            after = space.with_state(found, Asked.GIVEN if goes else Asked.REFUSED, **more)
            pipe.set(pairings, json.dumps(after.as_json()), px=_KEPT_MS)
            if goes:
                self._put_token(pipe, old, _token_of(secret, self.site_key, post), post)
                self._note(pipe, found.by, Deed.DEVICE_PAIRED, post)
            return after.of_secret(found.secret)

        with self._answers():
            found = cast("Asking | None", self._watching(pairings, give, devices))
        self._remembered.clear()
        return found

    def _decide(
        self, code: str, state: Asked, post: Post | None, *, who: str, by: str, now_ms: int
    ) -> None:
        def decide(space: CodeSpace) -> tuple[CodeSpace, str]:
            space.check_patience(who, now_ms)
            found = space.of_code(hash_of(code)) if is_code(code) else None
            if found is None:
                return space.with_wrong_try(who, now_ms), "unknown_code"
            if (found.state, found.post, found.by) == (state, post, by):
                return space, ""
            if found.state is not Asked.ASKED:
                return space, "code_used"
            until_ms = max(found.until_ms, now_ms + FETCH_MS)
            return space.with_state(found, state, post=post, by=by, until_ms=until_ms), ""

        if problem := cast("str", self._with_codes(decide, now_ms)):
            raise NotPaired(problem)

    def _free_code(self, space: CodeSpace) -> str:
        """Draw a code that no device shows."""
        while space.of_code(hash_of(code := self.draw_code())):
            continue
        return code

    def _space(self, now_ms: int) -> CodeSpace:
        with self._answers():
            return _read(self._reading.get(keys.pairings_key(self.site_key))).at(now_ms)

    def _with_codes(self, change: _Change, now_ms: int) -> object:
        """Change all that asks in one transaction; a change that raises leaves it as it was."""
        key = keys.pairings_key(self.site_key)

        def swap(pipe: Pipeline) -> object:
            before = _read(pipe.get(key))
            after, told = change(before.at(now_ms))
            pipe.multi()
            if after != before:
                pipe.set(key, json.dumps(after.as_json()), px=_KEPT_MS)
            return told

        with self._answers():
            return self._watching(key, swap)


def _read(kept: object) -> CodeSpace:
    return CodeSpace() if kept is None else CodeSpace.of(json.loads(cast("bytes", kept)))


def _token_of(secret: str, site: str, post: Post) -> str:
    """Make the token that this secret gets for this place: the same each time."""
    said = f"token {site} {post.role} {post.name}"
    random = hmac.new(secret.encode(), said.encode(), hashlib.sha256).digest()
    return secret_of(post.role, site, base64.urlsafe_b64encode(random).rstrip(b"=").decode())
