"""The verb hand_in: a number that a kiosk has given by itself comes to the queue."""

from typing import Any, Final

import pytest

from server.ledger import Ledger, Refused
from server.site import Site
from server.store import Store
from tests.clock import NOON_MS, Clock, Hand
from tests.office import AlwaysOpen, Event, Office, event_of
from tests.places import PREFIX, stream
from tests.server.test_offer import limited

MINUTE_MS: Final = 60_000
HEAD_START_MS: Final = 20 * MINUTE_MS
MIDNIGHT_MS: Final = NOON_MS - 12 * 60 * MINUTE_MS


def refused(office: Office, code: str, serial: int = 801, **more: Any) -> None:
    """Hand in a number that is refused so; nothing has changed."""
    before = office.snapshot()
    with pytest.raises(Refused) as no:
        office.hand_in(serial, **more)
    assert no.value.code == code
    assert office.snapshot() == before


# ------------------------------------------------------------------------- its place in the line


def test_hand_in_counts_from_the_visitors_coming_when_the_server_was_away(office: Office) -> None:
    """Who drew a number by the kiosk alone stands where they would stand with a server."""
    before = office.waiting()
    office.clock.forward(minutes=10)
    after = office.waiting()
    office.clock.forward(minutes=5)
    row = office.hand_in(minutes=10)
    came_ms = NOON_MS + 5 * MINUTE_MS
    times = ("issued_ms", "arrived_ms", "counted_ms", "rank")
    assert [row[name] for name in times] == [came_ms] * 4
    assert row["state"] == "waiting"
    office.open()
    assert office.call()["ticket"]["id"] == before["id"]
    office.open("8")
    assert office.call("8")["ticket"]["number"] == "K801"
    office.open("5")
    assert office.call("5")["ticket"]["id"] == after["id"]


@pytest.mark.parametrize(
    ("age_ms", "came_ms"),
    [
        (0, NOON_MS),
        (1, NOON_MS - 1),
        (10 * MINUTE_MS - 1, NOON_MS - 10 * MINUTE_MS + 1),
        (10 * MINUTE_MS, NOON_MS - 10 * MINUTE_MS),
        (10 * MINUTE_MS + 1, NOON_MS - 10 * MINUTE_MS),
        (10 * 24 * 60 * MINUTE_MS, NOON_MS - 10 * MINUTE_MS),
    ],
)
def test_hand_in_counts_from_the_last_contact_when_the_kiosk_says_earlier(
    office: Office, age_ms: int, came_ms: int
) -> None:
    """A wrong or hostile clock passes nobody who came before the server lost the kiosk."""
    row = office.hand_in(age_ms=age_ms, not_before_ms=NOON_MS - 10 * MINUTE_MS)
    assert (row["arrived_ms"], row["rank"], row["state"]) == (came_ms, came_ms, "waiting")


def test_hand_in_counts_after_whom_its_kiosk_gave_a_number_before(office: Office) -> None:
    """By the kiosk's order, not later than now, and not on another day than the visitor came."""
    in_order_ms = NOON_MS - 4 * MINUTE_MS
    assert office.hand_in(801, minutes=5, in_order_ms=in_order_ms)["rank"] == in_order_ms
    assert office.hand_in(802, minutes=3, in_order_ms=in_order_ms)["rank"] == NOON_MS - 180_000
    assert office.hand_in(803, minutes=3, in_order_ms=NOON_MS + 1)["arrived_ms"] == NOON_MS
    assert office.hand_in(804, minutes=24 * 60, in_order_ms=NOON_MS)["state"] == "expired"


def test_hand_in_counts_from_now_when_the_last_contact_lies_in_the_future(office: Office) -> None:
    """Nobody comes later than now, whatever another process' clock has said."""
    row = office.hand_in(age_ms=5, not_before_ms=NOON_MS + 2_000)
    assert row["arrived_ms"] == NOON_MS


def test_hand_in_gives_the_head_start_when_somebody_needs_help(office: Office) -> None:
    """A need counts as it does at a kiosk with a server."""
    row = office.hand_in(minutes=5, needs=["help"])
    assert row["counted_ms"] - row["rank"] == HEAD_START_MS


def test_hand_in_waits_for_a_persons_decision_when_its_concern_has_a_triage(office: Office) -> None:
    """An emergency goes into triage, as every other."""
    row = office.hand_in(service="emergency")
    assert (row["triage"], row["number"], row["waits_in"]) == ("F", "K801", "F")


def test_hand_in_tells_of_no_place_when_it_is_asked(office: Office, store: Store) -> None:
    """Its paper is printed: there is no `ahead`, and the event says how the number came."""
    office.hand_in(how="screen")
    event = stream(store)[-1]
    assert (event["type"], event["how"]) == ("handed_in", "screen")
    assert {"ahead", "hold_ms"} & set(event) == set()


def test_hand_in_is_marked_uncertain_when_nobody_knows_whether_it_was_printed(
    office: Office,
) -> None:
    """It is called all the same, and staff see the mark."""
    assert office.hand_in(801, how="unsure")["uncertain"] is True
    assert "uncertain" not in office.hand_in(802, how="paper")


def test_hand_in_is_without_paper_too_when_it_stood_on_the_screen_unconfirmed(
    office: Office,
) -> None:
    """Nobody has said a word: it is called, and the reception sees that nobody has a paper."""
    row = office.hand_in(801, how="unconfirmed")
    assert (row["uncertain"], row["paperless"]) == (True, True)
    assert "paperless" not in office.hand_in(802, how="unsure")


def test_hand_in_says_why_when_somebody_asks(office: Office) -> None:
    """What has passed it since it stands in line is told; what was before that is not."""
    office.waiting()
    office.open()
    office.call()
    office.clock.forward(minutes=30)
    row = office.hand_in(minutes=60)
    answer = office.ledger.why(row["id"])
    assert (answer["ahead"], answer["passes"]) == (0, [])


# ------------------------------------------------------------------------- the day


def test_hand_in_waits_when_the_visitor_came_in_the_days_first_millisecond(office: Office) -> None:
    """The business day begins with its first moment."""
    row = office.hand_in(age_ms=NOON_MS - MIDNIGHT_MS)
    assert (row["state"], row["day"], row["arrived_ms"]) == ("waiting", "2026-11-23", MIDNIGHT_MS)


def test_hand_in_is_expired_when_the_visitor_came_on_an_earlier_day(
    office: Office, store: Store
) -> None:
    """It is written down, stands in no queue, and keeps nothing of its visitor."""
    row = office.hand_in(age_ms=NOON_MS - MIDNIGHT_MS + 1, needs=["help"], phone_hash="ab" * 32)
    assert (row["state"], row["day"]) == ("expired", "2026-11-22")
    assert row["needs"] == []
    assert {"language", "waits_in", "triage", "uncertain"} & set(row) == set()
    assert b"ab" * 32 not in b"".join(store.redis.hvals(f"{PREFIX}:ticket:{row['id']}"))  # type: ignore[arg-type]  # never a future
    assert office.snapshot()["tickets"] == []
    office.open()
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()


def test_hand_in_gives_todays_number_when_yesterdays_was_the_same(office: Office) -> None:
    """A number is one ticket's a day: yesterday's does not stand in the way of today's."""
    yesterday = office.hand_in(minutes=24 * 60, ticket="9261100801")
    today = office.hand_in()
    assert (yesterday["number"], yesterday["state"]) == (today["number"], "expired")
    assert event_of_number(office, "K801")["id"] == today["id"]


def test_hand_in_leaves_nothing_when_the_day_is_closed(
    office: Office, store: Store, clock: Clock
) -> None:
    """With the day goes whatever was handed in on it, waiting or expired."""
    office.hand_in(801)
    office.hand_in(802, minutes=24 * 60)
    clock.forward(minutes=24 * 60)
    office.ledger.close_day(clock())
    assert store.redis.keys(f"{PREFIX}:ticket:*") == []
    assert not store.redis.exists(f"{PREFIX}:handed_in", f"{PREFIX}:numbers")


def event_of_number(office: Office, number: str) -> Event:
    """The row of the ticket that bears this number today."""
    return event_of(Answered(office.ledger.find(number)))  # type: ignore[arg-type]  # has a body


class Answered:
    """Bytes, as an answer has them."""

    def __init__(self, body: bytes) -> None:
        self.body = body


# ------------------------------------------------------------------------- never online, once


@pytest.mark.parametrize("serial", [801, 849])
def test_hand_in_takes_the_number_when_it_is_of_the_kiosks_range(
    office: Office, serial: int
) -> None:
    """The first and the last one of its range are the kiosk's own."""
    assert office.hand_in(serial)["number"] == f"K{serial}"


@pytest.mark.parametrize(
    ("serial", "more"),
    [
        *((800, {}), (850, {}), (101, {})),
        (801, {"kiosk": "kiosk-2"}),
        (801, {"number": "X801", "ticket": "9272400801"}),
        (801, {"number": "K802"}),
        (801, {"ticket": "9270600801"}),
    ],
)
def test_hand_in_is_refused_when_the_number_is_not_the_kiosks(
    office: Office, serial: int, more: dict[str, Any]
) -> None:
    """A kiosk gives no number of the server's, nor of another kiosk's or area's; the id tells."""
    given: dict[str, Any] = {"ticket": f"92711{serial:05}", "number": f"K{serial}", "age_ms": 0}
    given |= {"service": "renew", "language": "de", "how": "paper", "not_before_ms": 0}
    with pytest.raises(Refused, match="not_your_number"):
        office.ledger.hand_in(office.command(), **({"kiosk": "kiosk-1"} | given | more))
    assert office.snapshot()["tickets"] == []


def test_hand_in_is_refused_when_the_number_was_handed_in_before(office: Office) -> None:
    """Two commands never make two tickets of one number, nor one ticket twice."""
    office.hand_in()
    refused(office, "number_given")
    refused(office, "number_given", ticket="9281100801")
    office.hand_in(802, minutes=24 * 60)
    refused(office, "number_given", 802, minutes=24 * 60)


def test_hand_in_gives_the_first_answer_when_it_comes_again(office: Office) -> None:
    """A command that is sent again, also later, hands in nothing more."""
    command = office.command()
    given: dict[str, Any] = {"ticket": "9271100801", "number": "K801", "service": "renew"}
    given |= {"language": "de", "how": "paper", "not_before_ms": 0, "kiosk": "kiosk-1"}
    first = office.ledger.hand_in(command, **given, age_ms=0)
    office.clock.forward(minutes=1)
    assert office.ledger.hand_in(command, **given, age_ms=MINUTE_MS) == first
    assert len(office.snapshot()["tickets"]) == 1


def test_hand_in_leaves_the_servers_series_alone_when_numbers_are_given_online(
    office: Office,
) -> None:
    """The next number at a kiosk with a server is the next of its own series."""
    office.waiting()
    office.hand_in()
    assert office.issued()["number"] == "K102"


# ------------------------------------------------------------------------- nobody is lost


def test_hand_in_counts_in_the_quotas_when_it_waits(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """What was given is given; a quota that is used up refuses nobody who holds a number."""
    ledger = Ledger(store, limited(site), openings=AlwaysOpen())
    office = Office(ledger, command, clock)
    for nth in range(3):
        office.hand_in(801 + nth)
    office.hand_in(840, minutes=24 * 60)
    offer = office.offer()
    assert [row["left"] for row in offer["areas"] if "left" in row] == [1]
    assert [row["left"] for row in offer["services"] if "left" in row] == [0]


def test_hand_in_is_taken_when_the_office_is_closed_and_all_is_stopped(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """Hours and stops are for who comes; this visitor has the paper already."""
    office = Office(Ledger(store, site), command, clock)
    clock.forward(minutes=9 * 60)
    office.stop("renew")
    office.stop()
    assert office.hand_in(minutes=1)["state"] == "waiting"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"service": "gone"}, {"service": "renew", "services": ["renew"]}),
        ({"service": "dropoff"}, {"service": "dropoff", "area": "K", "waits_in": "F"}),
        ({"language": "xx"}, {"language": "de"}),
        ({"language": "ti"}, {"language": "ti"}),
    ],
)
def test_hand_in_keeps_the_place_when_the_site_knows_something_no_more(
    office: Office, said: dict[str, Any], found: dict[str, Any]
) -> None:
    """An unknown concern becomes the first of the number's area, an unknown language German."""
    row = office.hand_in(**said)
    assert {name: row[name] for name in found} == found


# ------------------------------------------------------------------------- appointments


@pytest.mark.parametrize(
    ("slot", "age", "counted", "head_start"),
    [(30, 60, 30, 20), (-30, 45, -30, 20), (-30, 15, -15, 20), (-30, 14, -14, 0)],
)
def test_hand_in_checks_the_appointment_in_when_its_code_was_read(
    office: Office, slot: int, age: int, counted: int, head_start: int
) -> None:
    """Time counts from the slot or from the coming, as at a kiosk with a server; not if late."""
    slot_ms = NOON_MS + slot * MINUTE_MS
    office.put(slot_ms=slot_ms, service="settle", further=["renew"], persons=3)
    row = office.hand_in(minutes=age, code_hash="of-a1", language="ar")
    assert row["counted_ms"] == NOON_MS + counted * MINUTE_MS
    assert (row.get("slot_ms") == slot_ms) is bool(head_start)
    assert row["counted_ms"] - row["rank"] == head_start * MINUTE_MS
    assert (row["services"], row["persons"], row["language"]) == (["settle", "renew"], 3, "ar")
    with pytest.raises(Refused, match="already_checked_in") as no:
        office.check_in()
    assert no.value.more == {"number": "K801"}


def test_hand_in_keeps_the_letter_when_the_appointment_is_elsewhere(office: Office) -> None:
    """The number is printed: its letter stays, and the visitor waits where the concern is."""
    office.put(service="invite")
    row = office.hand_in(code_hash="of-a1")
    assert (row["area"], row["waits_in"], row["service"]) == ("K", "W", "invite")


def test_hand_in_counts_in_no_quota_when_it_is_an_appointments(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """Quotas are for those without appointment."""
    office = Office(Ledger(store, limited(site), openings=AlwaysOpen()), command, clock)
    office.put()
    office.hand_in(code_hash="of-a1")
    assert [row["left"] for row in office.offer()["areas"] if "left" in row] == [4]


@pytest.mark.parametrize("scene", ["unknown", "cancelled", "checked in", "another day"])
def test_hand_in_is_like_any_other_when_the_appointment_cannot_be_checked_in(
    office: Office, scene: str
) -> None:
    """A code that means nothing now costs nobody the place."""
    if scene != "unknown":
        office.put(slot_ms=NOON_MS + (24 * 60 * MINUTE_MS if scene == "another day" else 0))
    if scene == "cancelled":
        office.put(cancelled=True)
    if scene == "checked in":
        office.check_in()
    row = office.hand_in(service="work", code_hash="of-a1")
    assert (row["service"], row["state"], "slot_ms" in row) == ("work", "waiting", False)


def test_hand_in_checks_in_when_the_first_number_was_taken_back(office: Office) -> None:
    """A number that reached nobody does not count."""
    office.put(slot_ms=NOON_MS + MINUTE_MS)
    office.do("cancel", office.check_in(), kiosk="kiosk-1", reason="no_paper")
    assert office.hand_in(code_hash="of-a1")["slot_ms"] == NOON_MS + MINUTE_MS


def test_hand_in_leaves_the_appointment_when_the_visitor_came_yesterday(office: Office) -> None:
    """Who comes today checks in today."""
    office.put()
    assert office.hand_in(minutes=24 * 60, code_hash="of-a1")["state"] == "expired"
    assert office.check_in()["state"] == "issued"
