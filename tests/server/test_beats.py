"""What is kept of devices, in a real store: of kiosks and boards alone, and never too long."""

import pytest

from server import keys
from server.registry import Registry
from server.registry.beats import KEPT_S
from server.store import Store
from server.ticket import Role
from tests.server.registered import SITE

MINUTE_MS = 60_000
PEOPLE_WORK_THERE = [Role.COUNTER, Role.RECEPTION, Role.SUPERVISOR, Role.OBSERVER]


def kept(store: Store) -> set[bytes | str]:
    """Give the keys that say how a device is or when it was heard."""
    prefix = keys.site_prefix(SITE)
    return {key for kind in ("beat", "seen") for key in store.redis.keys(f"{prefix}:{kind}*")}


def test_the_latest_is_kept_when_a_kiosk_was_heard(registry: Registry, store: Store) -> None:
    """Its last beat and its last minute, each for seven days from then and no longer."""
    registry.create_token(Role.KIOSK, "kiosk-1")
    for now_ms in (3 * MINUTE_MS, 5 * MINUTE_MS + 1):
        registry.keep_beat("kiosk-1", {"paper": "low"}, now_ms=now_ms)
        registry.note_seen(["kiosk-1"], now_ms=now_ms)
    assert registry.beats(["kiosk-1"])["kiosk-1"]["at_ms"] == 5 * MINUTE_MS + 1
    assert registry.seen(["kiosk-1", "kiosk-2"]) == {"kiosk-1": 5 * MINUTE_MS}
    lifetimes = {store.redis.ttl(key) for key in kept(store)}
    assert len(kept(store)) == 2
    assert all(0 < each <= KEPT_S for each in lifetimes)


def test_no_lifetime_is_renewed_when_another_device_is_heard(
    registry: Registry, store: Store
) -> None:
    """A kiosk that is gone is forgotten in time, however many others are there."""
    for name in ("kiosk-1", "kiosk-2"):
        registry.create_token(Role.KIOSK, name)
    registry.note_seen(["kiosk-1", "kiosk-2"], now_ms=MINUTE_MS)
    gone = keys.seen_key(SITE, "kiosk-2")
    store.redis.expire(gone, 60)
    registry.note_seen(["kiosk-1"], now_ms=2 * MINUTE_MS)
    assert store.redis.ttl(gone) <= 60


@pytest.mark.parametrize("role", PEOPLE_WORK_THERE)
def test_nothing_is_kept_when_a_device_stands_where_people_work(
    registry: Registry, store: Store, role: Role
) -> None:
    """Whoever tells it: no beat and no minute, so nobody can read when somebody has begun."""
    registry.create_token(role, "desk-7", counter="7" if role is Role.COUNTER else None)
    registry.create_token(Role.DISPLAY, "display-f", areas=("F",))
    registry.keep_beat("desk-7", {}, now_ms=MINUTE_MS)
    registry.note_seen(["desk-7", "display-f"], now_ms=MINUTE_MS)
    assert kept(store) == {keys.seen_key(SITE, "display-f").encode()}


def test_nothing_comes_back_when_a_device_was_let_go(registry: Registry, store: Store) -> None:
    """What was heard before it was let go, and is kept after it, is dropped."""
    registry.create_token(Role.KIOSK, "kiosk-1")
    registry.keep_beat("kiosk-1", {}, now_ms=MINUTE_MS)
    registry.note_seen(["kiosk-1"], now_ms=MINUTE_MS)
    assert registry.revoke("kiosk-1")
    assert kept(store) == set()
    registry.keep_beat("kiosk-1", {}, now_ms=MINUTE_MS)
    registry.note_seen(["kiosk-1"], now_ms=MINUTE_MS)
    assert kept(store) == set()
