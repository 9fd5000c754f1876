"""Secrets open what they are for, once or until they are ended, and the store never has them."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from server import keys
from server.api.auth import still_valid
from server.app import create_app
from server.embedded import EmbeddedStore
from server.ledger import Unavailable
from server.registry import LOOKUP_MS, TERMINAL, About, Deed, Registry, Station
from server.settings import Settings
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.clock import Clock
from tests.server.registered import SITE, at_once, known, opened


def all_keys(store: Store) -> set[bytes]:
    """Give every key that the store holds."""
    return set(cast("list[bytes]", store.redis.keys("*")))


# ------------------------------------------------------------------------------------- tokens


def test_token_tells_the_device_when_it_is_shown(registry: Registry) -> None:
    """A token gives site, role, name and areas of the device that it was made for."""
    token = registry.create_token(Role.DISPLAY, "display-k", areas=["K", "F"])
    caller = known(registry.caller_of_token(token))
    assert (caller.site, caller.role, caller.name) == (SITE, Role.DISPLAY, "display-k")
    assert (caller.areas, caller.counter) == (("K", "F"), "")


def test_token_is_a_long_secret_when_it_is_made(registry: Registry) -> None:
    """No two tokens are the same, and each has 256 random bits in 43 characters."""
    tokens = {registry.create_token(Role.KIOSK, f"kiosk-{n}") for n in range(20)}
    assert len(tokens) == 20
    assert {len(token.removeprefix(f"wm_kiosk_{SITE}_")) for token in tokens} == {43}


def test_secret_is_not_in_the_store_when_it_was_made(store: Store, registry: Registry) -> None:
    """Whoever reads every key of the store finds no secret in it."""
    code = registry.create_link(Station.at("3"))
    made = [registry.create_token(Role.KIOSK, "kiosk-1"), code, opened(registry)]
    everything = b"\n".join(
        word for key in all_keys(store) for word in (key, store.redis.dump(key) or b"")
    )
    assert b"kiosk-1" in everything
    for secret in made:
        assert secret[-16:].encode() not in everything
        assert secret.removeprefix("wm_").split("_", 2)[2].encode() not in everything


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "x",
        "wm_kiosk_maschstrasse_" + "a" * 43,
        "wm_kiosk_elsewhere_" + "a" * 43,
        "wm_kiosk_{maschstrasse}_" + "a" * 43,
        "wm_admin_maschstrasse_" + "a" * 43,
        "wm_kiosk_maschstrasse_" + "a" * 10_000,
        "ä" * 60,
        "wm_kiosk_maschstrasse_" + "a" * 42 + "\n",
    ],
)
def test_nobody_is_known_when_the_secret_is_none_of_ours(registry: Registry, secret: str) -> None:
    """A made-up secret is nobody's, whatever is in it."""
    assert registry.caller_of_token(secret) is None
    assert registry.session(secret) is None
    assert registry.open_link(secret) is None


def test_secret_opens_nothing_else_when_it_is_of_another_kind(registry: Registry) -> None:
    """A token is no session and no link; a session is no token; a link is neither."""
    token = registry.create_token(Role.COUNTER, "caseworker-7", counter="7")
    link, session = registry.create_link(Station.at("7")), opened(registry)
    assert registry.session(token) is None
    assert registry.open_link(token) is None
    assert registry.caller_of_token(session) is None
    assert registry.caller_of_token(link) is None
    assert registry.session(link) is None
    assert registry.open_link(link) is not None


@pytest.mark.parametrize(
    ("role", "name", "counter", "areas"),
    [
        (Role.KIOSK, "kiosk 1", None, ()),
        (Role.KIOSK, "kiosk{1}", None, ()),
        (Role.KIOSK, "", None, ()),
        (Role.KIOSK, "kiosk-1", "7", ()),
        (Role.KIOSK, "kiosk-1", None, ("F",)),
        (Role.COUNTER, "counter-7", None, ()),
        (Role.COUNTER, "counter-7", "7", ("F",)),
        (Role.DISPLAY, "display-f", None, ()),
    ],
)
def test_token_is_refused_when_role_and_rights_do_not_fit(
    registry: Registry, role: Role, name: str, counter: str | None, areas: tuple[str, ...]
) -> None:
    """Nobody gets a counter, areas or a name that the role does not have."""
    with pytest.raises(ValueError, match="name"):
        registry.create_token(role, name, counter=counter, areas=areas)
    assert registry.devices() == ()


def test_old_token_ends_when_the_device_gets_another(registry: Registry) -> None:
    """A device has one token, and stays the same actor with the next one."""
    first = registry.create_token(Role.KIOSK, "kiosk-1")
    before = known(registry.caller_of_token(first))
    second = registry.create_token(Role.KIOSK, "kiosk-1")
    after = known(registry.caller_of_token(second))
    assert registry.caller_of_token(first) is None
    assert before.actor == after.actor
    assert registry.devices() == ("kiosk-1",)


def test_actors_differ_when_the_devices_do(registry: Registry) -> None:
    """Two devices, and two sessions of one counter, never share an actor; no actor is a name."""
    tokens = [registry.create_token(Role.KIOSK, f"kiosk-{n}") for n in (1, 2)]
    callers = [known(registry.caller_of_token(token)) for token in tokens]
    callers += [
        known(registry.caller_of_session(opened(registry), Station.at("7"))) for _ in range(2)
    ]
    assert len({caller.actor for caller in callers}) == 4
    assert all(caller.actor.isalnum() and len(caller.actor) == 32 for caller in callers)


def test_token_ends_when_it_is_revoked(registry: Registry) -> None:
    """A revoked token opens nothing, in the process that revoked it at once."""
    token = registry.create_token(Role.KIOSK, "kiosk-1")
    caller = known(registry.caller_of_token(token))
    assert registry.revoke("kiosk-1")
    assert registry.caller_of_token(token) is None
    assert not registry.is_valid(caller)
    assert not registry.revoke("kiosk-1")


def test_revocation_is_five_seconds_late_at_most_when_done_elsewhere(
    registry: Registry, elsewhere: Registry, clock: Clock
) -> None:
    """A look-up is repeated from memory for less than five seconds, then asked anew."""
    token = registry.create_token(Role.KIOSK, "kiosk-1")
    caller = known(registry.caller_of_token(token))
    elsewhere.revoke("kiosk-1")
    clock.now_ms += 4_999
    assert registry.caller_of_token(token) == caller
    assert registry.is_valid(caller)
    clock.now_ms += 1
    assert registry.caller_of_token(token) is None
    assert not registry.is_valid(caller)


def test_a_listener_is_found_at_once_when_its_token_was_revoked_elsewhere(
    store: Store, site: Site, elsewhere: Registry
) -> None:
    """Whoever cuts live links asks the store anew: a link outlives its token by one look only."""
    token = elsewhere.create_token(Role.KIOSK, "kiosk-1")
    backend = create_app(Settings(), [site], store.url).backend
    with closing(backend.store):
        caller = known(backend.registry.caller_of_token(token))
        assert still_valid(backend, [caller]) == {caller}
        elsewhere.revoke("kiosk-1")
        assert still_valid(backend, [caller]) == set()


def test_new_token_works_at_once_when_it_was_unknown_before(
    store: Store, registry: Registry, elsewhere: Registry
) -> None:
    """That a token was unknown is not remembered."""
    token = elsewhere.create_token(Role.KIOSK, "kiosk-1")
    key = keys.token_key(SITE, known(elsewhere.caller_of_token(token)).proof)
    store.redis.rename(key, "away")
    assert registry.caller_of_token(token) is None
    store.redis.rename("away", key)
    assert registry.caller_of_token(token) is not None


def test_one_token_is_left_when_two_are_madeat_once(store: Store) -> None:
    """Of tokens made at the same moment for one device exactly one works, and can be revoked."""
    tokens: list[str] = []
    ready = threading.Barrier(8)

    def make() -> None:
        registry = Registry(store, SITE)
        ready.wait()
        tokens.append(registry.create_token(Role.KIOSK, "kiosk-1"))

    at_once([threading.Thread(target=make) for _ in range(8)])
    registry = Registry(store, SITE)
    assert len([token for token in tokens if registry.caller_of_token(token)]) == 1
    registry.revoke("kiosk-1")
    assert store.redis.keys(keys.token_key(SITE, "*").replace("{", "[{]")) == []


def test_registry_answers_for_every_site_when_the_store_has_several(
    embedded: EmbeddedStore, store: Store
) -> None:
    """A secret opens its own site alone, and one registry knows the secrets of all its sites."""
    both = Store(embedded.url, [SITE, "other"])
    token = Registry(both, "other").create_token(Role.KIOSK, "kiosk-1")
    assert known(Registry(both, SITE).caller_of_token(token)).site == "other"
    assert Registry(store, SITE).caller_of_token(token) is None
    both.close()


# --------------------------------------------------------------------------------- the store


@pytest.fixture
def short_store(tmp_path: Path) -> Iterator[tuple[EmbeddedStore, Store]]:
    """A store process that a test may end."""
    embedded = EmbeddedStore(tmp_path / "store")
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [SITE])
    yield embedded, store
    store.close()
    embedded.stop()


def test_registry_is_unavailable_when_the_store_is_gone(
    short_store: tuple[EmbeddedStore, Store], clock: Clock
) -> None:
    """Without its store the registry says so: it neither lets anybody in nor denies anybody."""
    embedded, store = short_store
    registry = Registry(store, SITE, clock_ms=clock)
    token = registry.create_token(Role.KIOSK, "kiosk-1")
    caller = known(registry.caller_of_token(token))
    code = registry.create_link(Station.at("7"))
    embedded.stop()
    assert registry.caller_of_token(token) == caller
    clock.now_ms += LOOKUP_MS
    for ask in (
        lambda: registry.caller_of_token(token),
        lambda: registry.open_link(code),
    ):
        with pytest.raises(Unavailable):
            ask()


def test_every_key_is_in_the_schema_when_the_registry_has_written(
    store: Store, registry: Registry
) -> None:
    """Whatever the registry writes has its row in the schema, with the registry as writer."""
    before = all_keys(store)
    registry.create_token(Role.KIOSK, "kiosk-1")
    registry.create_link(Station.at("3"))
    opened(registry)
    registry.ask_in("a" * 64, Role.KIOSK, About(), now_ms=1)
    registry.keep_beat("kiosk-1", {}, now_ms=1)
    registry.note_seen(["kiosk-1"], now_ms=1)
    registry.heard("kiosk-1", now_ms=1)
    registry.note_burst("kiosk-1")
    registry.take_out_of_service("kiosk-1", by=TERMINAL)
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    registry.add_account("anna", [Role.COUNTER])
    written = {
        re.sub("[0-9a-f]{64}$", "SHA256", key.decode().replace(keys.site_prefix(SITE), "{p}"))
        .replace(":account:anna", ":account:NAME")
        .replace(":kiosk-1", ":NAME")
        for key in all_keys(store) - before
    }
    assert written == {row.pattern for row in keys.SCHEMA if row.writer == "registry"}
