"""The verb issue: a number of the area's series that cannot be called yet."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import KIOSK, Office, event_of


def test_issue_gives_the_series_in_order_when_numbers_are_drawn(office: Office) -> None:
    """An area's numbers follow one another from 101; each area has a series of its own."""
    numbers = [office.issued(service)["number"] for service in ("renew", "first", "eat-pickup")]
    assert numbers == ["K101", "K102", "F101"]


def test_issue_keeps_facts_when_a_ticket_is_drawn(office: Office, clock: Clock) -> None:
    """The row holds what the visitor said and when, and nothing of the phone token."""
    row = office.issued("renew", language="ar", needs=["help"], persons=3, phone_hash="ab" * 32)
    assert row == {
        "id": "0000000001",
        "number": "K101",
        "area": "K",
        "service": "renew",
        "services": ["renew"],
        "state": "issued",
        "language": "ar",
        "needs": ["help"],
        "persons": 3,
        "cases": 1,
        "day": "2026-11-23",
        "issued_ms": clock(),
        "arrived_ms": clock(),
        "counted_ms": clock(),
        "rank": clock() - 20 * 60_000,
        "waits_in": "K",
        "kiosk": KIOSK,
    }


def test_issue_skips_the_offline_range_when_the_series_reaches_it(
    office: Office, store: Store
) -> None:
    """Numbers of a kiosk's offline range are never given online, and 1000 and 10000 never."""
    redis = store.redis
    series = "wm:{maschstrasse}:series"
    redis.hset(series, "K", "799")
    assert [office.issued()["number"] for _ in range(2)] == ["K800", "K850"]
    redis.hset(series, "K", "998")
    assert [office.issued()["number"] for _ in range(2)] == ["K999", "K1001"]
    redis.hset(series, "K", "9999")
    assert office.issued()["number"] == "K10001"


def test_issue_gives_no_number_twice_when_a_day_is_long(office: Office, store: Store) -> None:
    """Over 900 numbers of one area, by every way there is: each once, and none that is forbidden.

    These are the first of a longer series, the site's list, and what a kiosk gives by itself.
    """
    small = office.under(store, first_serial=11)
    small.put()
    numbers = [small.check_in()["number"]]
    for index in range(960):
        ticket = small.issued("renew" if index % 2 else "work", anyway=index % 3 == 0)
        numbers.append(ticket["number"])
        if index % 5 == 0:  # a number that is taken back is never given again
            small.do("cancel", ticket, kiosk=KIOSK, reason="no_paper")
    never = {18, 28, 88, 1000, *range(801, 850)}
    series = [f"K{serial}" for serial in range(11, 1100) if serial not in never]
    assert numbers == series[: len(numbers)]
    assert "K1001" in numbers
    assert small.issued("eat-pickup")["number"] == "F11"


def test_issue_starts_the_series_anew_when_the_day_changes(office: Office, clock: Clock) -> None:
    """A number is unique within a business day of the site, not of the server's zone."""
    clock.now_ms = 1_795_474_799_999  # 23:59:59.999 in Hannover, 22:59 UTC
    assert office.issued()["number"] == "K101"
    clock.forward(ms=1)
    assert office.issued()["number"] == "K101"
    assert office.issued()["day"] == "2026-11-24"


def test_issue_counts_people_ahead_when_others_wait(office: Office) -> None:
    """`ahead` counts all who wait before at a counter that could serve the ticket, nobody else."""
    office.waiting("renew")
    office.waiting("first")  # counter 5 serves both
    office.waiting("eat-pickup")  # no counter serves both
    answer = office.ledger.issue(office.command(), service="renew", language="de", kiosk=KIOSK)
    assert b'"ahead":2' in answer.body


def test_a_new_number_says_the_h_of_the_day_when_the_site_file_has_another(
    office: Office, store: Store, clock: Clock
) -> None:
    """Paper promises what holds: a change of H does so from the next business day on."""
    later = office.under(store, hold_minutes=5)
    for minutes in (20, 5):
        later.put(slot_ms=clock())
        issued = later.ledger.issue(later.command(), service="renew", language="de", kiosk=KIOSK)
        checked_in = later.ledger.check_in(later.command(), code_hash="of-a1", kiosk=KIOSK)
        for answer in (issued, checked_in):
            assert event_of(answer)["hold_ms"] == minutes * 60_000
        clock.forward(minutes=24 * 60)


def test_issue_counts_who_is_held_when_that_counter_could_serve_the_ticket(office: Office) -> None:
    """Whoever was sent to one counter stands there before a later ticket, whatever it is for."""
    office.open("7")
    office.do("forward", office.waiting("ukraine"), by="", counter="7")
    answer = office.ledger.issue(office.command(), service="asylum", language="de", kiosk=KIOSK)
    assert b'"ahead":1' in answer.body


def test_issue_answers_alike_when_the_command_comes_again(office: Office) -> None:
    """The same id gives the first answer again, byte for byte, and no second number."""
    again = office.command(id="one-tap")
    first = office.ledger.issue(again, service="renew", language="de", kiosk=KIOSK)
    second = office.ledger.issue(again, service="renew", language="de", kiosk=KIOSK)
    assert first == second
    assert len(office.snapshot()["tickets"]) == 1


def test_issue_gives_another_number_when_another_device_uses_the_id(office: Office) -> None:
    """An id is its device's own: two that chose the same one have two visitors before them."""
    numbers = []
    for device in ("one kiosk", "another kiosk"):
        command = Hand(office.clock, device)(id="the same")
        answer = office.ledger.issue(command, service="renew", language="de", kiosk=KIOSK)
        numbers.append(event_of(answer)["ticket"]["number"])
    assert numbers == ["K101", "K102"]


def test_issue_is_refused_when_the_id_comes_with_another_body(office: Office) -> None:
    """An id stands for one body: anything else is refused and changes nothing."""
    office.ledger.issue(office.command(id="x"), service="renew", language="de", kiosk=KIOSK)
    other = office.command(id="x", digest="another")
    with pytest.raises(Refused, match="command_id_reused"):
        office.ledger.issue(other, service="renew", language="de", kiosk=KIOSK)
    assert len(office.snapshot()["tickets"]) == 1
