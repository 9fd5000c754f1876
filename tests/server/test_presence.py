"""Signs of life are passed on once in a while, and none is lost."""

import threading
from collections.abc import Iterator

import pytest

from server.app import App, create_app
from server.presence import Presence
from server.registry import Registry
from server.settings import Settings
from server.site import Site
from server.store import Store
from server.ticket import Role

SITE = "maschstrasse"


def test_a_counter_is_told_once_when_it_gives_many_signs() -> None:
    """What was taken is taken; another site's counters are its own."""
    presence = Presence()
    for _ in range(3):
        presence.note(SITE, "7")
    presence.note("elsewhere", "8")
    assert presence.take(SITE, 0) == {"7"}
    assert presence.take(SITE, 0) == set()
    assert presence.take("elsewhere", 0) == {"8"}


def test_a_sign_waits_when_another_was_told_a_moment_ago() -> None:
    """Every 15 s at most, and then at once, without another sign."""
    presence = Presence()
    presence.note(SITE, "7")
    presence.take(SITE, 1_000)
    presence.note(SITE, "7")
    presence.note(SITE, "9")
    assert presence.take(SITE, 15_999) == {"9"}
    assert presence.take(SITE, 16_000) == {"7"}


def test_nobody_waits_when_the_clock_is_set_back() -> None:
    """A counter that was told at a time to come is told again at once."""
    presence = Presence()
    presence.note(SITE, "7")
    presence.take(SITE, 1_000_000)
    presence.note(SITE, "7")
    assert presence.take(SITE, 5) == {"7"}


def test_no_sign_is_lost_when_many_threads_give_some() -> None:
    """Each counter that was noted is told, whoever takes meanwhile."""
    presence, told = Presence(), set[str]()

    def note(numbers: range) -> None:
        for number in numbers:
            presence.note(SITE, str(number))

    parts = (range(0, 2_000, 2), range(1, 2_000, 2))
    noting = [threading.Thread(target=note, args=(part,)) for part in parts]
    for thread in noting:
        thread.start()
    while any(thread.is_alive() for thread in noting):
        told |= presence.take(SITE, 0)
    assert told | presence.take(SITE, 0) == {str(n) for n in range(2_000)}


@pytest.fixture
def app(store: Store, site: Site) -> Iterator[App]:
    """A server's app on a store, without the duties that would take what was noted."""
    app = create_app(Settings(), [site], store.url)
    yield app
    app.backend.store.close()


def test_a_counter_is_there_when_it_asks_for_anything(app: App, store: Store) -> None:
    """Every request with a counter's credential is a sign of life; nobody else's is."""
    registry, client = Registry(store, SITE), app.flask.test_client()
    desk = registry.create_token(Role.COUNTER, "desk-7", counter="7")
    others = [registry.create_token(role, role) for role in (Role.KIOSK, Role.RECEPTION)]
    for token in (*others, "wm_counter_maschstrasse_" + "A" * 43):
        client.get(f"/api/v1/sites/{SITE}", headers={"Authorization": f"Bearer {token}"})
    assert app.backend.presence.take(SITE, 0) == set()
    client.get(f"/api/v1/sites/{SITE}", headers={"Authorization": f"Bearer {desk}"})
    assert app.backend.presence.take(SITE, 0) == {"7"}
