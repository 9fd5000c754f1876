"""The contact with a kiosk: how far back it is believed of what it hands in. Pure, and kept."""

import random
from typing import Final

import pytest

from server import keys
from server.contact import LONGEST_MS, WINDOW_MS, Contact
from server.registry import Registry
from server.registry.contacts import KNOWN_S
from server.store import Store
from server.ticket import Role
from tests.server.registered import SITE

LOST_MS: Final = 5_000_000
BACK_MS: Final = LOST_MS + 7_200_000


def after_an_outage() -> Contact:
    """The contact with a kiosk that was away for two hours, and has just come back."""
    contact = Contact.first(LOST_MS - 90_000)
    for now_ms in (LOST_MS - 60_000, LOST_MS - 30_000, LOST_MS):
        contact = contact.heard(now_ms)
    return contact.heard(BACK_MS)


def test_nothing_before_now_counts_when_a_kiosk_is_heard_for_the_first_time() -> None:
    """Of whom nothing is known nothing is believed."""
    assert Contact.first(LOST_MS).not_before_ms == LOST_MS
    assert Contact.first(LOST_MS).handing_in(LOST_MS, age_ms=0).not_before_ms == LOST_MS


def test_the_last_contact_counts_when_a_kiosk_comes_back() -> None:
    """Whoever came since the server lost it is believed; nobody came before that."""
    assert after_an_outage().not_before_ms == LOST_MS


@pytest.mark.parametrize(
    ("at_ms", "since_ms"), [(BACK_MS + WINDOW_MS, LOST_MS), (BACK_MS + WINDOW_MS + 1, BACK_MS)]
)
def test_the_window_ends_when_nothing_is_handed_in(at_ms: int, since_ms: int) -> None:
    """To the millisecond: after it, the contact that opened it is the last one before."""
    assert after_an_outage().handing_in(at_ms, age_ms=0).not_before_ms == since_ms


def test_the_window_stays_open_when_one_after_the_other_is_handed_in() -> None:
    """All that has piled up counts from the same contact, for ten minutes and no longer."""
    contact, at_ms = after_an_outage(), BACK_MS
    while at_ms + WINDOW_MS <= BACK_MS + LONGEST_MS:
        at_ms += WINDOW_MS
        contact = contact.handing_in(at_ms, age_ms=0)
        assert contact.not_before_ms == LOST_MS
    assert at_ms == contact.until == BACK_MS + LONGEST_MS
    assert contact.handing_in(at_ms + 1, age_ms=0).not_before_ms == at_ms


def test_the_window_stays_as_it_is_when_a_beat_comes() -> None:
    """A beat hands in nothing: it keeps no window open."""
    contact = after_an_outage()
    assert contact.heard(BACK_MS + 1_000).until == contact.until


def test_a_kiosk_gains_little_when_it_is_in_touch_all_the_time() -> None:
    """Whatever it says: two windows at the most while it only beats."""
    contact = Contact.first(0)
    for nth in range(200):
        now_ms = nth * 30_000
        contact = contact.heard(now_ms)
        assert now_ms - contact.not_before_ms <= 2 * WINDOW_MS


def test_a_kiosk_gains_no_more_when_it_hands_in_all_the_time() -> None:
    """Nor does it by handing in without an end."""
    contact = Contact.first(0)
    for nth in range(3_000):
        now_ms = nth * 1_000
        contact = contact.handing_in(now_ms, age_ms=0)
        assert now_ms - contact.not_before_ms <= LONGEST_MS + 1_000


def test_time_stands_still_when_another_process_is_a_little_behind() -> None:
    """A contact never moves back."""
    contact = after_an_outage()
    assert contact.heard(BACK_MS - 2_000) == contact


def came(contact: Contact, *ages: tuple[int, int]) -> list[int]:
    """When each of those came whom the kiosk hands in then, with this age; one after the other."""
    found = []
    for at_ms, age_ms in ages:
        contact = contact.handing_in(at_ms, age_ms=age_ms)
        found.append(contact.came)
    return found


def test_nobody_changes_places_when_the_limit_puts_all_on_one_moment() -> None:
    """Each came a millisecond after whom the kiosk handed in before."""
    long_ago = [(BACK_MS + nth * 20, BACK_MS) for nth in range(4)]
    assert came(after_an_outage(), *long_ago) == [LOST_MS + nth for nth in range(4)]


def test_nobody_comes_before_another_when_a_clock_or_the_network_says_so() -> None:
    """A slow answer makes the first one's age too small; whom nothing puts later is believed."""
    ages = [(BACK_MS + 5_000, 9_000), (BACK_MS + 5_000, 10_000), (BACK_MS + 6_000, 3_000)]
    assert came(after_an_outage(), *ages) == [BACK_MS - 4_000, BACK_MS - 3_999, BACK_MS + 3_000]


def test_nobody_comes_later_than_now_when_somebody_before_came_now() -> None:
    """Nor does the next outage know anything of this one's order."""
    contact = after_an_outage()
    assert came(contact, (BACK_MS, 0), (BACK_MS, 0)) == [BACK_MS, BACK_MS]
    assert came(contact, (BACK_MS, 0), (2 * BACK_MS, 5)) == [BACK_MS, 2 * BACK_MS - 5]


@pytest.mark.parametrize("seed", range(20))
def test_order_is_kept_and_nobody_is_passed_when_a_kiosk_says_anything(seed: int) -> None:
    """Later than it says by a millisecond for each one before at the most; never earlier."""
    chance, contact, now_ms = random.Random(seed), after_an_outage(), BACK_MS  # noqa: S311 - no secret
    latest = 0
    for nth in range(200):
        now_ms += chance.choice((1, 20, 900, WINDOW_MS))
        if chance.random() < 0.3:
            contact = contact.heard(now_ms)
        age_ms, before = chance.choice((0, 5, 40_000, BACK_MS)), contact.came
        contact = contact.handing_in(now_ms, age_ms=age_ms)
        said = max(now_ms - age_ms, contact.not_before_ms)
        latest = max(latest, said)
        assert before < contact.came <= now_ms
        assert said <= contact.came <= latest + nth


def test_the_contact_is_kept_when_a_kiosk_is_heard(registry: Registry, store: Store) -> None:
    """By whichever process, for five weeks from then; each kiosk has its own."""
    registry.create_token(Role.KIOSK, "kiosk-1")
    registry.create_token(Role.KIOSK, "kiosk-2")
    registry.heard("kiosk-1", now_ms=LOST_MS)
    another = Registry(store, SITE)
    assert another.heard("kiosk-2", now_ms=BACK_MS).not_before_ms == BACK_MS
    contact = another.heard("kiosk-1", now_ms=BACK_MS, age_ms=0)
    assert (contact.not_before_ms, contact.came) == (LOST_MS, BACK_MS)
    assert registry.heard("kiosk-1", now_ms=BACK_MS).came == BACK_MS
    assert 7 * 24 * 3600 < store.redis.ttl(keys.contact_key(SITE, "kiosk-1")) <= KNOWN_S


def test_the_contact_is_the_same_when_the_kiosk_is_let_in_anew(registry: Registry) -> None:
    """What it gave before counts from then, not from its new token; without one nothing is kept."""
    registry.create_token(Role.KIOSK, "kiosk-1")
    registry.heard("kiosk-1", now_ms=LOST_MS)
    registry.revoke("kiosk-1")
    registry.heard("kiosk-1", now_ms=BACK_MS - 1)
    registry.create_token(Role.KIOSK, "kiosk-1")
    assert registry.heard("kiosk-1", now_ms=BACK_MS).not_before_ms == LOST_MS
