"""Devices that ask to be let in, in a real store: one code, one decision, one token."""

import hashlib
import secrets
import threading
from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from redis.client import Pipeline

from server import keys
from server.registry import About, Asked, Deed, Fetched, NotPaired, Post, Registry
from server.registry.code_space import CODE_MS, FETCH_MS, CodeSpace
from server.registry.secrets import hash_of
from server.store import Store
from server.ticket import Role
from tests.clock import Clock
from tests.server.registered import SITE

KIOSK = Post(Role.KIOSK, "kiosk-1")
ABOUT = About("0.1.0", "kiosk-in-the-hall", "192.0.2.7")


class Device:
    """A device that asks."""

    def __init__(self, registry: Registry, clock: Clock, kind: Role = Role.KIOSK) -> None:
        self.secret = secrets.token_urlsafe(32)
        self.hash = hashlib.sha256(self.secret.encode()).hexdigest()
        self._registry, self._clock = registry, clock
        self.code = registry.ask_in(self.hash, kind, ABOUT, now_ms=clock())

    def state(self) -> Asked | None:
        """Ask how far it is."""
        found = self._registry.fetch(self.secret, now_ms=self._clock())
        return None if found is None else found.state

    def token(self) -> str:
        """Fetch the token."""
        found = self._registry.fetch(self.secret, now_ms=self._clock())
        assert found is not None
        return found.token


@pytest.fixture
def device(registry: Registry, clock: Clock) -> Device:
    """A device that has just asked."""
    return Device(registry, clock)


@pytest.fixture
def confirm(registry: Registry, clock: Clock) -> Callable[..., None]:
    """Let somebody confirm a code."""

    def decide(code: str, post: Post = KIOSK, *, who: str = "mara") -> None:
        registry.confirm(code, post, who=who, by=who, now_ms=clock())

    return decide


def problem(do: Callable[[], object]) -> str:
    """Give the code of the refusal that this must meet."""
    with pytest.raises(NotPaired) as refused:
        do()
    return refused.value.code


def test_a_device_has_its_token_when_its_code_was_confirmed(
    registry: Registry, elsewhere: Registry, device: Device, confirm: Callable[..., None]
) -> None:
    """Pending, then the token, which works and has what its place has; whoever asks sees all."""
    assert device.state() is Asked.ASKED
    seen = registry.asking(device.code, who="mara", now_ms=Clock()())
    assert (seen.kind, seen.about) == (Role.KIOSK, ABOUT)
    confirm(device.code)
    caller = elsewhere.caller_of_token(device.token())
    assert caller is not None
    assert (caller.role, caller.name) == (Role.KIOSK, "kiosk-1")


def test_a_display_has_its_areas_when_it_was_confirmed(
    registry: Registry, clock: Clock, confirm: Callable[..., None]
) -> None:
    """The areas come with the place, not from the device."""
    board = Device(registry, clock, Role.DISPLAY)
    confirm(board.code, Post(Role.DISPLAY, "display-k", areas=("K",)))
    caller = registry.caller_of_token(board.token())
    assert caller is not None
    assert caller.areas == ("K",)


def test_no_token_is_given_when_another_secret_is_shown(
    registry: Registry, clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """The code opens nothing, nor does the hash that the server knows: the secret alone does."""
    confirm(device.code)
    for wrong in (device.code, device.hash, device.secret[:-1], secrets.token_urlsafe(32)):
        assert registry.fetch(wrong, now_ms=clock()) is None
    assert registry.devices() == ()


def test_the_token_is_the_same_when_its_answer_was_lost(
    registry: Registry, device: Device, confirm: Callable[..., None], clock: Clock
) -> None:
    """It is made once and never kept; the secret that it was made for gets it again."""
    confirm(device.code)
    first = registry.fetch(device.secret, now_ms=clock())
    again = registry.fetch(device.secret, now_ms=clock())
    assert first is not None
    assert again is not None
    assert first.token == again.token
    assert len(registry.acts()) == 1
    assert registry.devices() == ("kiosk-1",)


def test_a_revoked_token_stays_so_when_the_device_shows_its_secret_again(
    registry: Registry, elsewhere: Registry, device: Device, confirm: Callable[..., None]
) -> None:
    """Given is given: the secret makes no token live again."""
    confirm(device.code)
    token = device.token()
    registry.revoke("kiosk-1")
    assert device.token() == token
    assert elsewhere.caller_of_token(token) is None


class Stalling(Registry):
    """A registry whose process stands still once: where it has read how far a device is."""

    at_point: str = ""
    meanwhile: Callable[[], object] = staticmethod(lambda: None)

    def _stall(self, at: str) -> None:
        if at == self.at_point:
            self.at_point = ""
            self.meanwhile()

    def _space(self, now_ms: int) -> CodeSpace:
        found = super()._space(now_ms)
        self._stall("before")
        return found

    def _proof_of(self, pipe: Pipeline, name: str) -> bytes | None:
        found = super()._proof_of(pipe, name)
        self._stall("within")
        return found


@pytest.mark.parametrize("at", ["before", "within"])
def test_a_revoked_token_stays_so_when_its_answer_was_under_way(
    store: Store,
    registry: Registry,
    device: Device,
    confirm: Callable[..., None],
    clock: Clock,
    *,
    at: str,
) -> None:
    """Given one who reads that it is confirmed and stands still: meanwhile given, then revoked.

    It stands before its transaction, or within it.
    """
    confirm(device.code)
    stalling = Stalling(store)

    def given_and_revoked() -> None:
        device.token()
        assert registry.revoke("kiosk-1", by="mara")

    stalling.at_point, stalling.meanwhile = at, given_and_revoked
    late = stalling.fetch(device.secret, now_ms=clock())
    assert late is not None
    assert (late.state, registry.devices()) == (Asked.GIVEN, ())
    assert Registry(store).caller_of_token(late.token) is None


def test_no_token_ends_when_another_kind_has_got_the_name_meanwhile(
    registry: Registry, clock: Clock, confirm: Callable[..., None]
) -> None:
    """Between the confirmation and the token somebody has given the name: the device hears no."""
    device = Device(registry, clock, Role.RECEPTION)
    confirm(device.code, Post(Role.RECEPTION, "calendar"))
    token = registry.create_token(Role.SUPERVISOR, "calendar")
    assert (device.state(), device.state()) == (Asked.REFUSED, Asked.REFUSED)
    assert registry.caller_of_token(token) is not None
    late = Device(registry, clock, Role.RECEPTION)
    assert problem(lambda: confirm(late.code, Post(Role.RECEPTION, "calendar"))) == "unknown_device"


def test_one_line_is_written_when_many_fetch_at_once(
    store: Store, registry: Registry, device: Device, confirm: Callable[..., None], clock: Clock
) -> None:
    """Given sixteen who show one secret, all get the token, and the audit says once who paired."""
    confirm(device.code)
    together, found = threading.Barrier(16), list[Fetched | None]()

    def fetch() -> None:
        one = Stalling(store)
        one.at_point, one.meanwhile = "before", together.wait
        found.append(one.fetch(device.secret, now_ms=clock()))

    threads = [threading.Thread(target=fetch) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.token for each in found if each is not None}) == 1
    assert None not in found
    assert [(act.what, act.by) for act in registry.acts()] == [(Deed.DEVICE_PAIRED, "mara")]


def test_no_code_is_good_when_its_time_is_over(
    clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """At ten minutes the device hears nothing any more and the code opens nothing."""
    clock.forward(ms=CODE_MS - 1)
    assert device.state() is Asked.ASKED
    clock.forward(ms=1)
    assert device.state() is None
    assert problem(lambda: confirm(device.code)) == "unknown_code"


def test_a_device_gets_its_token_when_it_was_confirmed_in_the_last_moment(
    clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """It has two minutes from then, and no longer."""
    clock.forward(ms=CODE_MS - 1)
    confirm(device.code)
    clock.forward(ms=FETCH_MS - 1)
    assert device.state() is Asked.GIVEN
    clock.forward(ms=1)
    assert device.state() is None


def test_a_code_is_used_up_when_somebody_has_decided(
    registry: Registry, clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """The same decision again changes nothing; any other is refused, also after the token."""
    confirm(device.code)
    confirm(device.code)
    other = Post(Role.KIOSK, "kiosk-2")
    assert problem(lambda: confirm(device.code, other)) == "code_used"
    assert problem(lambda: confirm(device.code, who="jan")) == "code_used"
    device.token()
    assert problem(lambda: confirm(device.code, other)) == "code_used"
    assert problem(lambda: registry.refuse(device.code, who="j", by="j", now_ms=clock()))
    assert problem(lambda: registry.asking(device.code, who="j", now_ms=clock())) == "code_used"
    assert registry.devices() == ("kiosk-1",)


def test_a_device_hears_no_when_it_was_refused(
    registry: Registry, clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """A refused code opens nothing for anybody."""
    registry.refuse(device.code, who="mara", by="mara", now_ms=clock())
    assert device.state() is Asked.REFUSED
    assert problem(lambda: confirm(device.code)) == "code_used"
    assert device.token() == ""


def test_one_decides_when_many_do_at_once(store: Store, device: Device, clock: Clock) -> None:
    """Given sixteen who confirm one code for different kiosks, one does, the others hear so."""
    heard: list[str] = []

    def decide(number: int) -> None:
        post = Post(Role.KIOSK, f"kiosk-{number}")
        try:
            Registry(store).confirm(
                device.code, post, who=f"p{number}", by=f"p{number}", now_ms=clock()
            )
            heard.append("done")
        except NotPaired as refused:
            heard.append(refused.code)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["code_used"] * 15 + ["done"]


def test_guessing_never_pays_when_many_guess(
    registry: Registry, clock: Clock, device: Device, confirm: Callable[..., None]
) -> None:
    """The fifth wrong code in all ends every open one: the device draws another."""
    for who in ("ada", "ben", "cem", "dia", "eva"):
        assert problem(partial(confirm, "BBBBBBBB", who=who)) == "unknown_code"
    assert device.state() is None
    assert problem(lambda: confirm(device.code, who="honest")) == "unknown_code"
    fresh = Device(registry, clock)
    confirm(fresh.code, who="honest")
    assert fresh.state() is Asked.GIVEN


def test_the_store_holds_no_secret_when_a_device_was_let_in(
    store: Store, device: Device, confirm: Callable[..., None]
) -> None:
    """Neither the secret, nor the code, nor the token can be read there."""
    confirm(device.code)
    token = device.token()
    redis = store.redis
    kept = cast("bytes", redis.get(keys.pairings_key(SITE)))
    kept += cast("bytes", redis.get(keys.token_key(SITE, hash_of(token))))
    assert ABOUT.host.encode() in kept
    names = b"".join(redis.scan_iter("*"))
    for secret in (device.secret, device.code, token):
        assert secret.encode() not in kept + names
