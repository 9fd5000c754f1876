"""Links open once, sessions end when they must, and no page acts for another."""

import threading

from server.registry import LINK_S, LOOKUP_MS, Registry, Station
from server.store import Store
from server.ticket import Role
from tests.clock import Clock
from tests.server.registered import SITE, at_once, known, opened


def test_link_opens_a_session_of_its_counter_when_it_is_new(registry: Registry) -> None:
    """The session may act as the counter for which the link was made."""
    caller = known(registry.caller_of_session(opened(registry, "11"), Station.at("11")))
    assert (caller.role, caller.counter, caller.site) == (Role.COUNTER, "11", SITE)


def test_link_opens_nothing_when_it_was_used(registry: Registry) -> None:
    """A link opens one session and no second one; the session goes on."""
    code = registry.create_link(Station.at("7"))
    session = registry.open_link(code)
    assert session is not None
    assert registry.open_link(code) is None
    assert registry.caller_of_session(session[1], Station.at("7")) is not None


def test_link_opens_once_when_two_open_itat_once(store: Store) -> None:
    """Of eight who open a link at the same moment one gets a session."""
    code = Registry(store, SITE).create_link(Station.at("7"))
    sessions: list[tuple[Station, str] | None] = []
    ready = threading.Barrier(8)

    def open_it() -> None:
        registry = Registry(store, SITE)
        ready.wait()
        sessions.append(registry.open_link(code))

    at_once([threading.Thread(target=open_it) for _ in range(8)])
    assert len(sessions) == 8
    assert len([session for session in sessions if session]) == 1
    assert len(store.redis.keys("*:session:*")) == 1


def test_link_ends_when_ten_minutes_are_over(store: Store, registry: Registry) -> None:
    """The store itself forgets a link after ten minutes."""
    code = registry.create_link(Station.at("7"))
    (key,) = store.redis.keys("*:link:*")
    assert LINK_S - 5 <= store.redis.ttl(key) <= LINK_S == 600
    store.redis.pexpire(key, 0)
    assert registry.open_link(code) is None


def test_session_lives_on_when_it_is_used(store: Store, registry: Registry, clock: Clock) -> None:
    """Each use, five seconds after the last at most, gives a session its two hours anew."""
    session = opened(registry)
    (key,) = store.redis.keys("*:session:*")
    assert 2 * 3600 - 60 < store.redis.ttl(key) <= 2 * 3600
    registry.caller_of_session(session, Station.at("7"))
    for wait_ms, renewed in ((LOOKUP_MS - 1, False), (1, True)):
        store.redis.expire(key, 60)
        clock.now_ms += wait_ms
        assert registry.caller_of_session(session, Station.at("7")) is not None
        assert (2 * 3600 - 60 < store.redis.ttl(key) <= 2 * 3600) is renewed


def test_session_is_not_kept_alive_when_only_its_live_link_is_checked(
    store: Store, registry: Registry, clock: Clock
) -> None:
    """A page that is left open does not stay signed in for ever; its use afterwards counts."""
    session = opened(registry)
    caller = known(registry.caller_of_session(session, Station.at("7")))
    (key,) = store.redis.keys("*:session:*")
    store.redis.expire(key, 60)
    clock.now_ms += LOOKUP_MS
    assert registry.is_valid(caller)
    assert store.redis.ttl(key) <= 60
    assert registry.caller_of_session(session, Station.at("7")) == caller
    assert store.redis.ttl(key) > 60
    store.redis.pexpire(key, 0)
    clock.now_ms += LOOKUP_MS
    assert not registry.is_valid(caller)
    assert registry.caller_of_session(session, Station.at("7")) is None


def test_session_ends_when_signed_out(registry: Registry) -> None:
    """After signing out the session's secret opens nothing; other sessions go on."""
    session, other = opened(registry), opened(registry)
    caller = known(registry.caller_of_session(session, Station.at("7")))
    registry.end_session(session)
    assert registry.caller_of_session(session, Station.at("7")) is None
    assert not registry.is_valid(caller)
    assert registry.caller_of_session(other, Station.at("7")) is not None


def test_csrf_holds_only_for_its_session_and_counter(registry: Registry) -> None:
    """The page's proof is bound to the session's secret and to the counter that it names."""
    session, other = opened(registry, "7"), opened(registry, "7")
    csrf = Registry.csrf(session, Station.at("7"))
    counter, _, mac = csrf.partition(".")
    assert (counter, len(mac)) == ("counter-7", 64)
    assert Registry.station_of_csrf(session, csrf) == Station.at("7")
    changed = mac[:-1] + ("0" if mac[-1] != "0" else "1")
    right = "counter-7"
    others = (f"counter-8.{mac}", f"reception.{mac}", f"7.{mac}", f"{right}.", right, "", "ä.ö")
    for wrong in (*others, f"{right}.{changed}", f"{right}.{mac[:-1]}", f"{right}.{mac}0"):
        assert Registry.station_of_csrf(session, wrong) is None
    assert Registry.station_of_csrf(other, csrf) is None


def test_everybody_from_a_provider_is_out_when_the_terminal_says_so(
    registry: Registry, elsewhere: Registry
) -> None:
    """All of them, as nobody here knows which is who; others stay, and they may come again."""
    come = ("issuer one", "issuer two")
    sessions = [
        registry.start_session(SITE, registry.let_come(who, [Role.RECEPTION])) for who in come
    ]
    stays = opened(registry)
    elsewhere.end_provider_sessions()
    forgetful = Registry(registry._store, SITE)  # noqa: SLF001 - what the sweep asks
    assert [forgetful.session(session) for session in sessions] == [None, None]
    assert forgetful.session(stays) is not None
    (act, *_) = registry.acts()
    assert (act.by, act.what.value, act.about) == ("terminal", "signed_out", "@")
    again = registry.start_session(SITE, registry.let_come(come[0], [Role.RECEPTION]))
    assert registry.caller_of_session(again, Station(Role.RECEPTION)) is not None
    assert forgetful.session(sessions[0]) is None
