"""The reading `offer`: what numbers can be had now."""

from kiosk import numbers
from server.ledger import Ledger
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import AlwaysOpen, Office


def limited(site: Site) -> Site:
    """The site with a quota for one service and for its area."""
    services = [
        one.model_copy(update={"daily_quota": 2 if one.key == "renew" else None})
        for one in site.services
    ]
    areas = [
        one.model_copy(update={"daily_quota": 4 if one.letter == "K" else None})
        for one in site.areas
    ]
    return site.model_copy(update={"services": tuple(services), "areas": tuple(areas)})


def test_offer_names_every_service_when_all_is_well(office: Office, site: Site) -> None:
    """Nothing is said of limits that there are not."""
    offer = office.offer()
    assert offer == {
        "day": "2026-11-23",
        "open": [office.clock(), office.clock() + 24 * 3_600_000],
        "openings": [[office.clock(), office.clock() + 28 * 24 * 3_600_000]],
        "areas": [{"letter": area.letter} for area in site.areas],
        "services": [{"key": service.key} for service in site.services],
        "handed_in": [],
        "taken": [],
    }


def test_offer_counts_what_is_left_when_there_is_a_quota(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """What is left falls with each number, by service and area, and never below nothing."""
    ledger = Ledger(store, limited(site), openings=AlwaysOpen())
    office = Office(ledger, command, clock)

    def left() -> tuple[int, int]:
        offer = office.offer()
        [area] = [row["left"] for row in offer["areas"] if "left" in row]
        [service] = [row["left"] for row in offer["services"] if "left" in row]
        return area, service

    assert left() == (4, 2)
    assert [row["quota"] for row in office.offer()["areas"] if "quota" in row] == [4]
    assert [row["quota"] for row in office.offer()["services"] if "quota" in row] == [2]
    office.issued("work")
    office.issued("renew")
    assert left() == (2, 1)
    for _ in range(3):
        office.issued("renew", anyway=True)
    assert left() == (0, 0)


def test_offer_gives_the_reason_when_numbers_are_stopped(office: Office) -> None:
    """The reasons stand beside what is stopped: everything, or a service."""
    office.stop("renew", de="Akte fehlt")
    office.stop(de="Feueralarm", en="Fire alarm")
    offer = office.offer()
    assert offer["stop"] == {"de": "Feueralarm", "en": "Fire alarm"}
    stops = {row["key"]: row["stop"] for row in offer["services"] if "stop" in row}
    assert stops == {"renew": {"de": "Akte fehlt"}}


def test_offer_is_a_new_days_when_nobody_has_come_yet(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """Reading closes no day, but nobody is told yesterday's counts or stops as if they held."""
    office = Office(Ledger(store, limited(site), openings=AlwaysOpen()), command, clock)
    office.issued()
    office.stop()
    clock.forward(minutes=24 * 60)
    offer = office.offer()
    assert offer["day"] == "2026-11-24"
    assert "stop" not in offer
    assert [row["left"] for row in offer["areas"] if "left" in row] == [4]
    clock.forward(minutes=-24 * 60)
    assert office.offer()["day"] == "2026-11-23"


def test_offer_names_what_was_handed_in_when_it_is_of_today(office: Office) -> None:
    """What a kiosk hands in of an earlier day has expired: it may give that number again."""
    office.hand_in(801, minutes=22 * 60)
    today = office.hand_in(802)
    assert office.offer()["handed_in"] == [today["id"]]


def test_a_kiosk_has_a_number_left_when_it_has_handed_in_yesterdays_whole_range(
    office: Office,
) -> None:
    """The next outage of this day finds the range as it would be without the one before."""
    serials = (801, 849)
    for serial in range(801, 850):
        assert office.hand_in(serial, minutes=22 * 60)["state"] == "expired"
    given = [numbers.Given("K", serial, "2026-11-22", serial) for serial in range(801, 850)]
    offer = office.offer()
    heard = numbers.serials_of(offer["handed_in"], offer["taken"], {"K": serials})
    given += numbers.unknown_of(heard, given, offer["day"])
    following = numbers.following("K", serials, given, offer["day"])
    assert following is not None
    assert following.number == "K801"
