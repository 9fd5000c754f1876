"""Passwords: how they are kept, and which are refused."""

import re

import gevent
import pytest

from server import passwords
from server.passwords import Crowded, Hashing, common_passwords, complaint


@pytest.fixture(scope="module")
def hashing() -> Hashing:
    """What makes and checks hashes."""
    return Hashing()


def test_a_hash_is_dear_when_it_is_made(hashing: Hashing) -> None:
    """Argon2id with 64 MiB and three passes: RFC 9106's choice where memory is short."""
    kept = hashing.hash("drei rote Bohnen")
    found = re.fullmatch(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[\w+/]{22}\$[\w+/]{43}", kept)
    assert found is not None
    assert (int(found[1]), int(found[2])) == (65_536, 3)
    assert hashing.hash("drei rote Bohnen") != kept


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("drei rote Böhnen", True),
        ("drei rote Bo\u0308hnen", True),  # ö in two signs, as some keyboards send it
        ("drei rote böhnen", False),
        ("drei rote Böhne", False),
        ("drei rote Böhnen ", False),
        ("", False),
    ],
)
def test_only_the_password_is_right_when_it_is_checked(
    hashing: Hashing, given: str, *, right: bool
) -> None:
    """To the letter, however a keyboard spells it."""
    assert hashing.is_right(given, hashing.hash("drei rote Böhnen")) is right


@pytest.mark.parametrize("kept", ["", "rubbish", "$argon2id$v=19$m=1,t=1,p=1$x$y"])
def test_no_password_is_right_when_none_is_kept(hashing: Hashing, kept: str) -> None:
    """Where there is no password, none fits, not the empty one either."""
    assert not hashing.is_right("", kept)
    assert not hashing.is_right("drei rote Bohnen", kept)


def test_a_hash_is_spent_too_when_nobody_has_that_name(
    hashing: Hashing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that came at once would tell which names there are."""
    checked: list[str] = []
    verify = passwords._ARGON2.verify  # noqa: SLF001 - what costs the time

    def noted(_self: object, kept: str, given: str) -> bool:
        checked.append(kept)
        return verify(kept, given)

    monkeypatch.setattr(type(passwords._ARGON2), "verify", noted)  # noqa: SLF001 - the same
    hashing.is_right("drei rote Bohnen", "")
    assert [kept[:31] for kept in checked] == ["$argon2id$v=19$m=65536,t=3,p=1$"]


def test_others_go_on_when_passwords_are_checked(hashing: Hashing) -> None:
    """Who waits for a hash leaves the others their turn."""
    turns = 0

    def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            gevent.sleep(0)

    counting = gevent.spawn(count)
    hashing.hash("drei rote Bohnen")
    counting.kill()
    assert turns > 10


def test_somebody_is_sent_away_when_too_many_wait() -> None:
    """What waits is bounded: the rest is told to come again, before a hash is spent."""
    hashing = Hashing()
    waiting = [
        gevent.spawn(hashing.is_right, "x", "rubbish") for _ in range(passwords.MOST_WAITING)
    ]
    gevent.sleep(0)
    with pytest.raises(Crowded):
        hashing.is_right("x", "rubbish")
    gevent.joinall(waiting)
    assert not hashing.is_right("x", "rubbish")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("x7-kleine", "too-short"),
        ("x7-kleiner", ""),
        ("ö" * 9 + "x", ""),
        ("a b" * 66 + "cd", ""),
        ("a b" * 67, "too-long"),
        ("somebodys-name", "is-the-name"),
        (" SOMEBODYS-name ", "is-the-name"),
        ("Passwort123", "too-common"),
        ("1234567890", "too-common"),
        ("zzzzzzzzzzzz", "too-common"),
        ("kein zeichen ist verlangt", ""),
        ("🐟🐟🐟🐟🐟🐟🐟🐟🐟x", ""),
    ],
)
def test_a_new_password_is_judged_when_it_is_chosen(password: str, why: str) -> None:
    """Length counts; what is the name or among the commonest is refused; nothing else is asked."""
    assert complaint(password, "somebodys-name") == why


def test_the_list_of_the_commonest_is_whole_when_it_is_read() -> None:
    """Each is long enough to be chosen at all, and spelled as it is compared."""
    known = common_passwords()
    assert len(known) > 200
    assert [word for word in known if len(word) < passwords.SHORTEST] == []
    assert [word for word in known if not complaint(word.upper(), "x")] == []
