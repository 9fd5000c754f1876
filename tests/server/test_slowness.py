"""How long somebody waits who was wrong: both sides of each limit, by a clock that a test sets."""

import threading
from dataclasses import replace

import gevent
import pytest
from argon2 import PasswordHasher

from server import passwords, slowness
from server.api import sign_in
from server.api.sign_in import SignIn, TooSoon, Try, Wrong
from server.passwords import Crowded, Hashing
from server.registry import Account, Registry
from server.slowness import Pace, Slowness
from server.ticket import Role
from tests.server.registered import at_once
from tests.server.signing_in import PASSWORD, employ

PACE = Pace(free=2, most_s=10, forget_s=100)


class Seconds:
    """A clock in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Give the time that it shows."""
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """The clock of this test."""
    return Seconds()


@pytest.fixture
def slow(seconds: Seconds) -> Slowness:
    """Nobody was wrong yet."""
    return Slowness(PACE, clock=seconds)


@pytest.mark.parametrize(
    ("failures", "waits"),
    [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (5, 4), (6, 8), (7, 10), (50, 10)],
)
def test_each_failure_doubles_the_wait_when_the_free_ones_are_used(
    slow: Slowness, failures: int, waits: float
) -> None:
    """From one second on, up to the most."""
    for _ in range(failures):
        slow.failed("a")
    assert slow.wait_s("a") == waits
    assert slow.wait_s("b") == 0


def test_a_wait_is_over_when_its_time_has_passed(slow: Slowness, seconds: Seconds) -> None:
    """To the moment, and not before."""
    for _ in range(4):
        slow.failed("a")
    seconds.now += 1.75
    assert slow.wait_s("a") == 0.25
    seconds.now += 0.25
    assert slow.wait_s("a") == 0


def test_one_failure_is_forgotten_when_a_while_has_passed(slow: Slowness, seconds: Seconds) -> None:
    """Nobody is shut out for ever: what was wrong long ago costs nothing today."""
    for _ in range(4):
        slow.failed("a")
    seconds.now += 200
    slow.failed("a")
    assert slow.wait_s("a") == 1
    seconds.now += 1000
    slow.failed("a")
    assert slow.wait_s("a") == 0


def test_nothing_is_held_against_somebody_when_it_was_forgiven(slow: Slowness) -> None:
    """A right try ends the wait; one that was taken back leaves the others."""
    for _ in range(4):
        slow.failed("a")
        slow.failed("b")
    slow.forgive("a")
    slow.forgive_one("b")
    slow.forgive_one("c")
    assert (slow.wait_s("a"), slow.wait_s("b"), slow.wait_s("c")) == (0, 1, 0)


def test_memory_is_bounded_when_very_many_are_wrong(slow: Slowness, seconds: Seconds) -> None:
    """Who has been wrong last is remembered; the oldest are forgotten first."""
    for number in range(slowness.MOST_KEYS + 5):
        seconds.now += 0.001
        for _ in range(4):
            slow.failed(str(number))
    assert len(slow) <= slowness.MOST_KEYS
    assert slow.wait_s(str(slowness.MOST_KEYS + 4)) > 0
    assert slow.wait_s("0") == 0


# ----------------------------------------------------------------------------------- at the sign-in


@pytest.fixture
def entrance(seconds: Seconds) -> SignIn:
    """A sign-in by the test's clock."""
    return SignIn(clock=seconds)


def _try(name: str, *, right: bool = False, **more: str) -> Try:
    return Try(name, PASSWORD if right else "wrong", **more)


def _with_an_older_hash(registry: Registry) -> Account:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    code = registry.add_account("anna", [Role.COUNTER])
    known = registry.welcomed(code)
    assert known is not None
    before = registry.use_welcome(known[1], code, weak)
    assert before is not None
    return before


def _outcome(entrance: SignIn, registry: Registry, tried: Try) -> str:
    try:
        return entrance.enter(registry, tried).name
    except (Wrong, TooSoon) as refused:
        return type(refused).__name__


def test_a_name_waits_when_it_was_wrong_from_anywhere(
    entrance: SignIn, registry: Registry, seconds: Seconds
) -> None:
    """Many addresses do not make a name easier to try."""
    employ(registry, "anna", Role.COUNTER)
    tries = [
        _outcome(entrance, registry, _try("anna", address=f"198.51.100.{number}"))
        for number in range(sign_in.NAME.free + 2)
    ]
    assert tries == ["Wrong"] * (sign_in.NAME.free + 1) + ["TooSoon"]
    right = _try("anna", right=True, address="192.0.2.1")
    assert _outcome(entrance, registry, right) == "TooSoon"
    seconds.now += 1
    assert _outcome(entrance, registry, right) == "anna"
    assert _outcome(entrance, registry, _try("anna")) == "Wrong"


def test_an_address_waits_when_it_tries_many_names(
    entrance: SignIn, registry: Registry, seconds: Seconds
) -> None:
    """One password for all the names of a house is not tried at the speed of a machine."""
    employ(registry, "anna", Role.COUNTER)
    outcomes = [
        _outcome(entrance, registry, _try(f"name-{number}", address="192.0.2.1"))
        for number in range(sign_in.ADDRESS.free + 2)
    ]
    assert outcomes[-2:] == ["Wrong", "TooSoon"]
    assert outcomes[:-2] == ["Wrong"] * sign_in.ADDRESS.free
    right = _try("anna", right=True, address="192.0.2.1")
    assert _outcome(entrance, registry, right) == "TooSoon"
    assert _outcome(entrance, registry, replace(right, address="192.0.2.2")) == "anna"
    seconds.now += 1
    assert _outcome(entrance, registry, right) == "anna"


def test_a_name_never_waits_longer_than_it_may_when_a_stranger_goes_on(seconds: Seconds) -> None:
    """The wait has an end, however long somebody tries; and that is how slow it gets."""
    slow = Slowness(sign_in.NAME, clock=seconds)
    waits = []
    for _ in range(100):
        slow.failed("anna")
        waits.append(slow.wait_s("anna"))
        seconds.now += waits[-1]
    assert max(waits) <= sign_in.NAME.most_s
    assert waits[-1] > sign_in.NAME.most_s * 0.9


def test_many_at_once_are_many_tries_when_none_has_an_answer_yet(
    entrance: SignIn, registry: Registry
) -> None:
    """A try counts before it is looked at: nobody tries a hundred within one hash."""
    employ(registry, "anna", Role.COUNTER)
    outcomes: list[str] = []
    at_once(
        [
            threading.Thread(
                target=lambda: outcomes.append(_outcome(entrance, registry, _try("anna")))
            )
            for _ in range(30)
        ]
    )
    assert outcomes.count("Wrong") == sign_in.NAME.free + 1


def test_nothing_is_held_against_somebody_when_there_was_no_time_to_look(
    entrance: SignIn, registry: Registry
) -> None:
    """A whole shift at the sign-in makes nobody wait for a wrong password that was none."""
    employ(registry, "anna", Role.COUNTER)
    right = _try("anna", right=True, address="192.0.2.1")
    crowd = [
        gevent.spawn(entrance.hashing.is_right, "x", "rubbish")
        for _ in range(passwords.MOST_WAITING)
    ]
    gevent.sleep(0)
    for _ in range(sign_in.ADDRESS.free + 2):
        with pytest.raises(Crowded):
            entrance.enter(registry, right)
    gevent.joinall(crowd)
    assert _outcome(entrance, registry, right) == "anna"


@pytest.mark.parametrize("how", ["remove", "password", "sign in"])
def test_an_older_hash_troubles_nobody_when_the_account_is_changed_meanwhile(
    entrance: SignIn, registry: Registry, how: str
) -> None:
    """Removed or with another password: wrong. Signed in elsewhere at the same moment: right."""
    before = _with_an_older_hash(registry)

    class Slow(Hashing):
        """Something happens while it makes a hash."""

        def hash(self, password: str) -> str:
            made = super().hash(password)
            if how == "remove":
                registry.remove_account("anna")
            else:
                registry.set_password(before, made, anew=how == "password")
            return made

    entrance.hashing = Slow()
    outcome = _outcome(entrance, registry, _try("anna", right=True))
    assert outcome == ("anna" if how == "sign in" else "Wrong")


def test_an_older_hash_is_made_anew_when_its_person_signs_in(
    entrance: SignIn, registry: Registry
) -> None:
    """Whoever knows the password brings it to today's strength, and stays signed in."""
    before = _with_an_older_hash(registry)
    assert _outcome(entrance, registry, _try("anna", right=True)) == "anna"
    after = registry.account("anna")
    assert after is not None
    assert (after.password != before.password, after.epoch) == (True, before.epoch)
    assert Hashing().is_right(PASSWORD, after.password)
