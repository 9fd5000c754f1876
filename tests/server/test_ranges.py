"""A kiosk's range is changed while it owes numbers: none is lost, and none is given twice."""

from typing import Any, Final

import pytest

from server import keys
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.places import PREFIX
from tests.ranges import DAY_MINUTES, Begin, days_pass, next_online, refused, server_with

OLD: Final = (801, 849)
NEW: Final = (901, 949)
RANGES: Final = keys.ranges_key("maschstrasse")

# ------------------------------------------------------------------------- never lost


def test_a_number_is_called_once_when_its_range_was_changed_while_it_was_owed(begin: Begin) -> None:
    """The visitor with the paper waits by the time of the coming, and is called."""
    begin(kiosk_1=OLD)
    office = begin(kiosk_1=NEW)
    office.waiting()
    row = office.hand_in(805, minutes=10)
    assert (row["number"], row["state"]) == ("K805", "waiting")
    refused(office, "number_given", 805)
    office.open()
    assert office.call()["ticket"]["number"] == "K805"
    assert office.hand_in(901)["number"] == "K901"


@pytest.mark.parametrize("serial", OLD)
def test_the_whole_range_is_taken_when_it_was_changed(begin: Begin, serial: int) -> None:
    """The first and the last one, too."""
    begin(kiosk_1=OLD)
    assert begin(kiosk_1=NEW).hand_in(serial)["state"] == "waiting"


def test_a_number_is_taken_when_its_kiosk_is_not_in_the_site_file_any_more(begin: Begin) -> None:
    """A kiosk that was taken out of the file still hands in what it owes."""
    begin(kiosk_1=OLD)
    assert begin(kiosk_2=NEW).hand_in(805)["kiosk"] == "kiosk-1"


def test_a_number_is_called_when_its_area_is_not_in_the_site_file_any_more(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """The letter stays on the paper; the visitor waits where the concern is now."""
    office = server_with(store, without_area_k(begin(kiosk_1=OLD).ledger.site), {}, clock)
    row = office.hand_in(805, service="work")
    assert (row["number"], row["area"], row["waits_in"]) == ("K805", "K", "F")
    unknown = office.hand_in(806, service="gone")
    assert unknown["service"] == office.ledger.site.services[0].key
    [counter, *_] = office.ledger.site.counters_able("work")
    office.open(counter)
    assert office.call(counter)["ticket"]["number"] == "K805"


def without_area_k(site: Site) -> Site:
    """The site after its area K was joined with area F."""
    services, counters = (
        tuple(each.model_copy(update={"area": each.area.replace("K", "F")}) for each in parts)
        for parts in (site.services, site.counters)
    )
    areas = tuple(area for area in site.areas if area.letter != "K")
    return site.model_copy(update={"areas": areas, "services": services, "counters": counters})


def test_yesterdays_number_is_written_down_when_its_range_was_changed_in_the_night(
    begin: Begin, clock: Clock
) -> None:
    """Its visitor has gone, as with every number of an earlier day."""
    begin(kiosk_1=OLD)
    days_pass(clock, 1)
    office = begin(kiosk_1=NEW)
    assert office.hand_in(805, minutes=DAY_MINUTES)["state"] == "expired"
    assert office.hand_in(806)["state"] == "waiting"


def test_a_range_is_known_when_the_store_was_emptied(begin: Begin, store: Store) -> None:
    """Whoever finds no day begins one, and notes the ranges before anything else."""
    office = begin(kiosk_1=OLD)
    store.redis.flushall()
    office.issued()
    assert begin(kiosk_1=NEW).hand_in(805)["state"] == "waiting"


# ------------------------------------------------------------------------- whose it never was


@pytest.mark.parametrize(
    ("serial", "more"),
    [
        *((800, {}), (850, {}), (900, {}), (950, {})),
        (805, {"kiosk": "kiosk-2"}),
        (805, {"kiosk": "kiosk"}),
        (805, {"kiosk": "1"}),
        (851, {"kiosk": "kiosk-1"}),
        (805, {"number": "F805", "ticket": "9270600805"}),
        (805, {"ticket": "9271100806"}),
        (805, {"number": "K8050", "ticket": "9271108050"}),
    ],
)
def test_a_number_is_refused_when_its_kiosk_never_had_it(
    begin: Begin, serial: int, more: dict[str, Any]
) -> None:
    """What another kiosk had, or no kiosk, is nobody's to hand in; the id must be the number's."""
    begin(kiosk_1=OLD, kiosk_2=(851, 899))
    refused(begin(kiosk_1=NEW), "not_your_number", serial, **more)


def test_a_number_is_refused_when_its_kiosk_has_another_name_now(begin: Begin) -> None:
    """A name is a kiosk: under a new one nobody hands in for the old one, which still may."""
    begin(kiosk_1=OLD)
    office = begin(hall=NEW)
    refused(office, "not_your_number", 805, kiosk="hall")
    assert office.hand_in(805, kiosk="kiosk-1")["state"] == "waiting"


# ------------------------------------------------------------------------- never doubled


def test_no_number_is_given_online_when_a_kiosk_had_it(begin: Begin, store: Store) -> None:
    """The kiosk may still give it: the server leaves it out, for who checks in, too."""
    begin(kiosk_1=OLD)
    office = begin(kiosk_1=NEW)
    assert next_online(store, office, 800) == "K850"
    assert next_online(store, office, 900) == "K950"
    store.redis.hset(f"{PREFIX}:series", "K", "848")
    office.put()
    assert office.check_in()["number"] == "K851"


def test_no_number_is_given_online_when_ranges_lie_across_one_another(
    begin: Begin, store: Store
) -> None:
    """Former and present ones, in whatever order they lie, and what the site forbids."""
    begin(kiosk_1=(820, 870))
    begin(kiosk_1=(860, 900))
    office = begin(kiosk_1=(801, 821), kiosk_2=(901, 910))
    assert next_online(store, office, 800) == "K911"


def test_two_servers_keep_each_others_ranges_when_their_files_differ(
    begin: Begin, store: Store
) -> None:
    """While servers are changed one after the other, either does as both must."""
    older = begin(kiosk_1=OLD)
    newer = begin(kiosk_1=NEW)
    for office in (older, newer):
        assert next_online(store, office, 800) == "K850"
        assert next_online(store, office, 900) == "K950"
        store.redis.delete(f"{PREFIX}:numbers")
    assert [newer.hand_in(801)["state"], older.hand_in(901)["state"]] == ["waiting"] * 2


def test_no_number_is_given_online_when_somebody_has_it_today(begin: Begin, store: Store) -> None:
    """Whatever is remembered: a number that stands in the queue is nobody else's."""
    office = begin(kiosk_1=(101, 103))
    handed_in = office.hand_in(102)
    store.redis.delete(RANGES)
    changed = server_with(store, office.ledger.site, {}, office.clock)
    numbers = [changed.issued()["number"] for _ in range(3)]
    assert numbers == ["K101", "K103", "K104"]
    assert handed_in["number"] == "K102"


def test_a_server_leaves_its_own_range_out_when_the_store_has_forgotten_it(
    begin: Begin, store: Store
) -> None:
    """The site file says it, too: nothing hangs on the memory alone."""
    office = begin(kiosk_1=OLD)
    store.redis.delete(RANGES)
    assert next_online(store, office, 800) == "K850"
    store.redis.hset(f"{PREFIX}:series", "K", "800")
    office.put()
    assert office.check_in()["number"] == "K851"
    assert office.hand_in(801)["state"] == "waiting"


def test_numbers_go_on_when_ranges_were_changed_often(begin: Begin, store: Store) -> None:
    """A letter never runs dry: after its three digits come four."""
    for first in range(101, 951, 50):
        begin(kiosk_1=(first, first + 49))
    office = begin(kiosk_1=(951, 999))
    assert [office.issued()["number"] for _ in range(2)] == ["K1001", "K1002"]
    assert next_online(store, office, 9_999) == "K10001"


def test_kiosks_are_told_what_was_given_online_when_their_range_is_new(
    begin: Begin, store: Store, clock: Clock
) -> None:
    """A range may be made of serials that today's series has passed: those are nobody else's."""
    before = begin()
    numbers = [before.issued()["number"] for _ in range(4)]
    office = begin(kiosk_1=(103, 110), kiosk_2=(111, 120))
    assert numbers == ["K101", "K102", "K103", "K104"]
    assert office.offer()["taken"] == ["K103", "K104"]
    assert office.issued()["number"] == "K121"
    office.hand_in(105)
    assert office.offer()["taken"] == before.offer()["taken"] == ["K103", "K104"]
    days_pass(clock, 1)
    assert office.offer()["taken"] == []
    assert office.issued()["number"] == "K101"
    assert next_online(store, office, 102) == "K121"
    assert office.offer()["taken"] == []


def test_the_first_number_counts_when_two_kiosks_have_given_it(begin: Begin) -> None:
    """The range is another kiosk's now: who is handed in first is called, the other is refused."""
    begin(kiosk_1=OLD)
    office = begin(kiosk_1=NEW, kiosk_2=OLD)
    assert office.hand_in(805, kiosk="kiosk-2")["kiosk"] == "kiosk-2"
    refused(office, "number_given", 805, kiosk="kiosk-1")
    assert office.hand_in(806, kiosk="kiosk-1")["kiosk"] == "kiosk-1"
    refused(office, "number_given", 806, kiosk="kiosk-2", ticket="9281100806")
