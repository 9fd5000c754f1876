"""Accounts of people: who may sign in, as what, and when sessions have ended."""

import threading
from typing import TYPE_CHECKING

import pytest

from server.keys import account_key, accounts_key
from server.registry import (
    LOOKUP_MS,
    WELCOME_S,
    Account,
    AccountProblem,
    Caller,
    Limits,
    Registry,
    Station,
)
from server.store import Store
from server.ticket import Role
from tests.clock import Clock
from tests.server.registered import SITE, at_once

if TYPE_CHECKING:
    from collections.abc import Callable

HASH = "$argon2id$a-hash"
SEVEN, RECEPTION = Station.at("7"), Station(Role.RECEPTION)


def _welcome(registry: Registry, code: str, password: str = HASH) -> Account | None:
    known = registry.welcomed(code)
    return None if known is None else registry.at(known[0]).use_welcome(known[1], code, password)


def _begun(registry: Registry, *roles: Role, name: str = "anna") -> Account:
    """An account whose person has set a password."""
    account = _welcome(registry, registry.add_account(name, roles or (Role.COUNTER,)))
    assert account is not None
    return account


def _works(registry: Registry, session: str, station: Station) -> Caller | None:
    return registry.caller_of_session(session, station)


# ------------------------------------------------------------------------------- made, and welcomed


@pytest.mark.parametrize("name", ["a", "anna", "a.b-c_9", "9", "a" * 40])
def test_an_account_is_made_when_its_name_fits(registry: Registry, name: str) -> None:
    """Small letters, digits, dots, hyphens and underscores, forty at the most."""
    registry.add_account(name, [Role.RECEPTION])
    assert [account.name for account in registry.accounts()] == [name]


@pytest.mark.parametrize("name", ["", "Anna", "a" * 41, ".a", "-a", "a b", "a{b", "a:b", "@a", "ä"])
def test_an_account_is_refused_when_its_name_does_not_fit(registry: Registry, name: str) -> None:
    """What could break a key, look like another name or be no name is none."""
    with pytest.raises(AccountProblem):
        registry.add_account(name, [Role.RECEPTION])
    assert registry.accounts() == ()


@pytest.mark.parametrize("roles", [[], [Role.KIOSK], [Role.COUNTER, Role.DISPLAY]])
def test_an_account_is_refused_when_its_roles_are_no_persons(
    registry: Registry, roles: list[Role]
) -> None:
    """A person is no device, and somebody without a role has no business here."""
    with pytest.raises(AccountProblem, match="role"):
        registry.add_account("anna", roles)


def test_an_account_stays_as_it_is_when_it_is_made_again(registry: Registry) -> None:
    """Making an account of a known name changes nothing of it."""
    account = _begun(registry, Role.SUPERVISOR)
    with pytest.raises(AccountProblem, match="already"):
        registry.add_account("anna", [Role.ADMINISTRATOR])
    assert registry.account("anna") == account


def test_a_welcome_link_sets_one_password_when_it_is_used(registry: Registry) -> None:
    """To look at it does not use it up; to use it does."""
    code = registry.add_account("anna", [Role.COUNTER])
    for _ in range(2):
        assert registry.welcomed(code) is not None
    account = _welcome(registry, code)
    assert account is not None
    assert account.password == HASH
    assert registry.welcomed(code) is None
    assert _welcome(registry, code, "another") is None
    assert registry.account("anna") == account


def test_a_welcome_link_sets_one_password_when_eight_use_it_at_once(store: Store) -> None:
    """Of eight at the same moment one has set a password."""
    code = Registry(store, SITE).add_account("anna", [Role.COUNTER])
    known = Registry(store, SITE).welcomed(code)
    assert known is not None
    done: list[Account | None] = []
    ready = threading.Barrier(8)

    def use(number: int) -> None:
        registry = Registry(store, SITE)
        ready.wait()
        done.append(registry.use_welcome(known[1], code, str(number)))

    at_once([threading.Thread(target=use, args=(number,)) for number in range(8)])
    (won,) = [account for account in done if account is not None]
    assert Registry(store, SITE).account("anna") == won


def test_nobody_administrates_when_the_only_welcome_link_has_ended(
    store: Store, registry: Registry
) -> None:
    """Whoever was invited counts as long as the link does, and who has begun for good."""
    registry.add_account("anna", [Role.ADMINISTRATOR])
    assert registry.has_administrator()
    (key,) = store.redis.keys("*:welcome:*")
    store.redis.delete(key)
    assert not registry.has_administrator()
    _begun(registry, Role.ADMINISTRATOR, name="boris")
    assert registry.has_administrator()


def test_a_welcome_link_ends_when_a_day_is_over(store: Store, registry: Registry) -> None:
    """The store itself forgets a link after 24 hours."""
    code = registry.add_account("anna", [Role.COUNTER])
    (key,) = store.redis.keys("*:welcome:*")
    assert WELCOME_S - 5 <= store.redis.ttl(key) <= WELCOME_S == 86_400
    store.redis.pexpire(key, 0)
    assert registry.welcomed(code) is None


def test_only_the_newest_link_counts_when_there_are_several(registry: Registry) -> None:
    """Who asks for another link has lost the first, or somebody else has it."""
    first = registry.add_account("anna", [Role.COUNTER])
    second = registry.reset_account("anna")
    assert registry.welcomed(first) is None
    assert _welcome(registry, second) is not None


def test_nothing_secret_is_in_the_store_when_an_account_was_made(
    store: Store, registry: Registry
) -> None:
    """The store knows the hash of a link, and of no link the code."""
    code = registry.add_account("anna", [Role.COUNTER])
    everything = b"".join(store.redis.dump(key) or b"" for key in store.redis.keys("*"))
    assert code.encode() not in everything
    assert code.rpartition("_")[2].encode() not in everything


# ------------------------------------------------------------------------------------- sessions end


def test_a_person_works_where_the_roles_allow_when_signed_in(registry: Registry) -> None:
    """One session is for all stations of the roles, and for the counter that was chosen."""
    session = registry.start_session(SITE, _begun(registry, Role.COUNTER, Role.RECEPTION))
    assert _works(registry, session, SEVEN) is None
    assert registry.choose_counter(session, "7")
    caller = _works(registry, session, SEVEN)
    assert caller is not None
    assert (caller.role, caller.counter, caller.account) == (Role.COUNTER, "7", "anna")
    assert _works(registry, session, RECEPTION) is not None
    for other in (Station.at("8"), Station(Role.SUPERVISOR), Station(Role.ADMINISTRATOR)):
        assert _works(registry, session, other) is None


def test_the_counter_before_is_left_when_another_one_is_chosen(
    registry: Registry, elsewhere: Registry
) -> None:
    """One counter at a time, in other processes too: the new one at once."""
    session = registry.start_session(SITE, _begun(registry))
    registry.choose_counter(session, "7")
    caller = _works(elsewhere, session, SEVEN)
    assert caller is not None
    registry.choose_counter(session, "9")
    assert _works(elsewhere, session, Station.at("9")) is not None
    assert _works(elsewhere, session, SEVEN) is None
    assert not registry.is_valid(caller)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_no_counter_is_chosen_when_the_account_is_no_caseworkers(
    registry: Registry, role: Role
) -> None:
    """Only a caseworker works at a counter."""
    session = registry.start_session(SITE, _begun(registry, role))
    assert not registry.choose_counter(session, "7")
    assert _works(registry, session, SEVEN) is None


def test_a_session_ends_when_its_time_as_a_whole_is_over(store: Store, clock: Clock) -> None:
    """Twelve hours after it began a session has ended, however busy it was."""
    registry = Registry(store, SITE, clock_ms=clock, wall_ms=clock)
    session = registry.start_session(SITE, _begun(registry, Role.RECEPTION))
    clock.now_ms += 12 * 3_600_000 - 1
    assert _works(registry, session, RECEPTION) is not None
    clock.now_ms += 1
    assert _works(registry, session, RECEPTION) is None


def test_a_session_lives_as_long_as_the_limits_say_when_they_are_set(store: Store) -> None:
    """The idle limit is the store's to keep."""
    registry = Registry(store, SITE, limits=Limits(idle_s=600, whole_s=3600))
    registry.start_session(SITE, _begun(registry))
    (key,) = store.redis.keys("*:session:*")
    assert 590 < store.redis.ttl(key) <= 600


@pytest.mark.parametrize("how", ["lock", "reset", "remove", "everywhere", "password"])
def test_every_session_ends_when_the_account_is_shut_or_changed(
    registry: Registry, elsewhere: Registry, how: str
) -> None:
    """Locked, reset, removed, signed out everywhere, another password: all of them have ended."""
    account = _begun(registry, Role.RECEPTION)
    other = _begun(registry, Role.RECEPTION, name="boris")
    sessions = [registry.start_session(SITE, account) for _ in range(2)]
    stays = registry.start_session(SITE, other)
    callers = [_works(registry, session, RECEPTION) for session in sessions]
    ends: dict[str, Callable[[], object]] = {
        "lock": lambda: elsewhere.set_locked("anna", locked=True),
        "reset": lambda: elsewhere.reset_account("anna"),
        "remove": lambda: elsewhere.remove_account("anna"),
        "everywhere": lambda: elsewhere.end_sessions("anna"),
        "password": lambda: elsewhere.set_password(account, "another", anew=True),
    }
    ends[how]()
    forgetful = Registry(registry._store, SITE)  # noqa: SLF001 - what the sweep asks
    assert [caller is not None and forgetful.is_valid(caller) for caller in callers] == [False] * 2
    assert [_works(elsewhere, session, RECEPTION) for session in sessions] == [None, None]
    assert _works(elsewhere, stays, RECEPTION) is not None


@pytest.mark.parametrize("of_provider", [False, True])
def test_a_session_stays_ended_when_its_account_is_made_again(
    store: Store, registry: Registry, *, of_provider: bool
) -> None:
    """Whoever gets the name of somebody who has left does not let that one's sessions in."""

    def made(role: Role) -> Account:
        come = registry.let_come
        return come("issuer subject", [role]) if of_provider else _begun(registry, role)

    before = made(Role.RECEPTION)
    session = registry.start_session(SITE, before)
    store.redis.delete(account_key(SITE, before.name))
    store.redis.srem(accounts_key(SITE), before.name)
    assert made(Role.ADMINISTRATOR).name == before.name
    forgetful = Registry(store, SITE)
    assert forgetful.session(session) is None


@pytest.mark.parametrize("how", ["everywhere", "password", "unlocked"])
def test_a_new_session_counts_at_once_when_all_before_have_ended(
    store: Store, registry: Registry, clock: Clock, how: str
) -> None:
    """Another process remembers the account as it was; the newer session tells it otherwise."""
    elsewhere = Registry(store, SITE, clock_ms=clock)
    account = _begun(registry, Role.RECEPTION)
    old = registry.start_session(SITE, account)
    assert _works(elsewhere, old, RECEPTION) is not None
    if how == "everywhere":
        registry.end_sessions("anna")
    elif how == "unlocked":
        registry.set_locked("anna", locked=True)
        clock.now_ms += LOOKUP_MS
        assert _works(elsewhere, old, RECEPTION) is None
        registry.set_locked("anna", locked=False)
    else:
        registry.set_password(account, "another", anew=True)
    now = registry.account("anna")
    assert now is not None
    new = registry.start_session(SITE, now)
    assert _works(elsewhere, new, RECEPTION) is not None
    assert _works(elsewhere, old, RECEPTION) is None


def test_a_session_goes_on_when_the_same_password_is_hashed_anew(registry: Registry) -> None:
    """Stronger parameters are no reason to sign anybody out."""
    account = _begun(registry, Role.RECEPTION)
    session = registry.start_session(SITE, account)
    registry.set_password(account, "$argon2id$stronger", anew=False)
    assert _works(registry, session, RECEPTION) is not None


def test_roles_count_at_once_when_they_are_changed(
    registry: Registry, clock: Clock, elsewhere: Registry
) -> None:
    """A session has the roles that the account has now, five seconds late at the most."""
    session = registry.start_session(SITE, _begun(registry, Role.RECEPTION))
    assert _works(registry, session, RECEPTION) is not None
    elsewhere.set_roles("anna", [Role.SUPERVISOR])
    clock.now_ms += LOOKUP_MS
    assert _works(registry, session, RECEPTION) is None
    assert _works(registry, session, Station(Role.SUPERVISOR)) is not None


def test_a_locked_account_has_no_link_and_no_session_when_it_is_not_unlocked(
    registry: Registry,
) -> None:
    """A lock holds for an unused link too; unlocked, sessions from before stay out."""
    account = _begun(registry)
    session = registry.start_session(SITE, account)
    code = registry.add_account("boris", [Role.COUNTER])
    for name in ("anna", "boris"):
        registry.set_locked(name, locked=True)
    assert registry.welcomed(code) is None
    for name in ("anna", "boris"):
        registry.set_locked(name, locked=False)
    assert registry.welcomed(code) is not None
    assert registry.session(session) is None


def test_a_problem_is_told_when_there_is_no_such_account(registry: Registry) -> None:
    """Nothing is made by changing what is not there."""
    for change in (
        lambda: registry.set_roles("nobody", [Role.COUNTER]),
        lambda: registry.set_locked("nobody", locked=True),
        lambda: registry.reset_account("nobody"),
        lambda: registry.remove_account("nobody"),
    ):
        with pytest.raises(AccountProblem, match='no account "nobody"'):
            change()
    assert registry.accounts() == ()
    assert registry.acts() == ()


# ----------------------------------------------------------------------------------- the provider's


def test_somebody_from_a_provider_has_no_name_here_when_signed_in(
    store: Store, registry: Registry
) -> None:
    """The account is a hash; what the person is called stands in the session alone."""
    account = registry.let_come("https://id.example alice@example", [Role.RECEPTION])
    session = registry.start_session(SITE, account, shown="Alice Beispiel")
    known = registry.session(session)
    assert known is not None
    assert (known.shown, known.account) == ("Alice Beispiel", account.name)
    (key,) = store.redis.keys("*:account:*")
    assert b"lice" not in b"".join((key, store.redis.get(key) or b""))  # type: ignore[arg-type]  # bytes, both
    assert store.redis.ttl(key) > Limits().whole_s
    assert registry.accounts() == ()


def test_a_provider_decides_on_the_roles_when_somebody_comes_again(registry: Registry) -> None:
    """The same person is the same account, with the roles of today, in older sessions too."""
    account = registry.let_come("issuer subject", [Role.SUPERVISOR])
    session = registry.start_session(SITE, account)
    again = registry.let_come("issuer subject", [Role.RECEPTION])
    assert (again.name, again.roles) == (account.name, (Role.RECEPTION,))
    assert _works(registry, session, Station(Role.SUPERVISOR)) is None
    assert _works(registry, session, RECEPTION) is not None


def test_everybody_from_a_provider_is_out_when_the_terminal_says_so(
    registry: Registry, elsewhere: Registry
) -> None:
    """All of them, as nobody here knows which is who; others stay, and they may come again."""
    come = ("issuer one", "issuer two")
    sessions = [
        registry.start_session(SITE, registry.let_come(who, [Role.RECEPTION])) for who in come
    ]
    stays = registry.start_session(SITE, _begun(registry, Role.RECEPTION))
    elsewhere.end_provider_sessions()
    forgetful = Registry(registry._store, SITE)  # noqa: SLF001 - what the sweep asks
    assert [forgetful.session(session) for session in sessions] == [None, None]
    assert forgetful.session(stays) is not None
    (act, *_) = registry.acts()
    assert (act.by, act.what.value, act.about) == ("terminal", "signed_out", "@")
    again = registry.start_session(SITE, registry.let_come(come[0], [Role.RECEPTION]))
    assert _works(registry, again, RECEPTION) is not None
    assert forgetful.session(sessions[0]) is None


# --------------------------------------------------------------------------------------- the audit


def test_each_act_is_written_down_when_an_account_is_changed(
    registry: Registry, clock: Clock
) -> None:
    """Who, what, about whom and what has changed; signing in and own changes are no such acts."""
    account = _begun(registry, Role.COUNTER)
    registry.start_session(SITE, account)
    registry.end_sessions("anna")
    for act in (
        lambda: registry.set_roles("anna", [Role.COUNTER, Role.SUPERVISOR], by="chief"),
        lambda: registry.set_locked("anna", locked=True),
        lambda: registry.set_locked("anna", locked=False),
        lambda: registry.reset_account("anna"),
        lambda: registry.end_sessions("anna", by="chief"),
        lambda: registry.remove_account("anna"),
    ):
        clock.now_ms += 1
        act()
    acts = [(act.by, act.what.value, act.about, dict(act.change)) for act in registry.acts()]
    assert acts[::-1] == [
        ("terminal", "account_added", "anna", {"roles": "caseworker"}),
        ("chief", "account_changed", "anna", {"roles": "caseworker → caseworker, supervisor"}),
        ("terminal", "account_locked", "anna", {}),
        ("terminal", "account_unlocked", "anna", {}),
        ("terminal", "password_reset", "anna", {}),
        ("chief", "signed_out", "anna", {}),
        ("terminal", "account_removed", "anna", {}),
    ]
