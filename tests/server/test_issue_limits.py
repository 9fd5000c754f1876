"""Who gets a number: opening hours, quotas, and whether there is time left today."""

import datetime as dt
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from server.hours import Openings
from server.ledger import Ledger, Refused
from server.site import Site
from server.site.model import Holiday, Hours, OtherHours
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import AlwaysOpen, Office

BERLIN: Final = ZoneInfo("Europe/Berlin")
WEEK: Final = ("08:00-12:00", "13:00-15:30")
HOURS: Final = Hours(
    monday=WEEK,
    tuesday=WEEK,
    wednesday=WEEK,
    holidays=(Holiday(date=dt.date(2026, 11, 24), name={"de": "Feiertag"}),),
    exceptions=(
        OtherHours(date=dt.date(2026, 11, 25), open=("10:00-11:00",), name={"de": "Umzug"}),
    ),
)
QUOTAS: Final = {"services": {"renew": 3}, "areas": {"K": 5}}


def at(day: int, time: str) -> int:
    """The moment of this time of day in November 2026, ms."""
    moment = dt.datetime.fromisoformat(f"2026-11-{day:02}T{time}").replace(tzinfo=BERLIN)
    return round(moment.timestamp() * 1000)


@pytest.fixture
def clock() -> Clock:
    """A clock on the Monday, before anybody comes."""
    return Clock(at(23, "06:00"))


@pytest.fixture
def strict(store: Store, site: Site, command: Hand, clock: Clock) -> Office:
    """The office with opening hours: mornings and afternoons, a holiday and a short day."""
    ledger = Ledger(store, site, openings=Openings(HOURS, site.timezone))
    return Office(ledger, command, clock)


@pytest.fixture
def scarce(store: Store, site: Site, command: Hand, clock: Clock) -> Office:
    """The office with three numbers a day for one service, five for its whole area."""
    services = [
        one.model_copy(update={"daily_quota": QUOTAS["services"].get(one.key)})
        for one in site.services
    ]
    areas = [
        one.model_copy(update={"daily_quota": QUOTAS["areas"].get(one.letter)})
        for one in site.areas
    ]
    limited = site.model_copy(update={"services": tuple(services), "areas": tuple(areas)})
    return Office(Ledger(store, limited, openings=AlwaysOpen()), command, clock)


def refused(office: Office, code: str, **wish: Any) -> dict[str, object]:
    """What is said beside this refusal of a number, which may have changed nothing."""
    before = office.offer()
    with pytest.raises(Refused, match=code) as answer:
        office.issued(**wish)
    assert office.offer() == before
    return answer.value.more


@pytest.mark.parametrize(
    ("opens", "last"),
    [((23, "08:00"), (23, "11:59:59.999")), ((23, "13:00"), (23, "15:29:59.999"))],
)
def test_issue_gives_numbers_when_the_office_is_open(
    strict: Office, clock: Clock, opens: tuple[int, str], last: tuple[int, str]
) -> None:
    """From the first millisecond of an opening to the last one before it ends."""
    for moment in (opens, last):
        clock.now_ms = at(*moment)
        assert strict.issued()["state"] == "issued"


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ((23, "07:59:59.999"), (23, "08:00")),
        ((23, "12:00"), (23, "13:00")),
        ((23, "12:59:59.999"), (23, "13:00")),
        ((23, "15:30"), (25, "10:00")),
        ((24, "09:00"), (25, "10:00")),
        ((25, "11:00"), (30, "08:00")),
    ],
    ids=["before", "break", "end of break", "evening", "holiday", "short day"],
)
def test_issue_says_when_the_office_opens_when_it_is_closed(
    strict: Office, clock: Clock, now: tuple[int, str], opens: tuple[int, str]
) -> None:
    """Breaks, holidays and exceptions close the office; the answer names the next opening."""
    clock.now_ms = at(*now)
    assert refused(strict, "office_closed") == {"opens_ms": at(*opens)}
    offer = strict.offer()
    assert (offer["open"], offer["opens_ms"]) == (None, at(*opens))


def test_issue_is_refused_when_the_sites_time_is_past_the_opening(
    strict: Office, clock: Clock
) -> None:
    """A process whose clock is behind gives no number after another one has seen the end."""
    clock.now_ms = at(23, "12:00")
    strict.issued(anyway=True)
    clock.forward(ms=-1)
    assert refused(strict, "office_closed") == {}


def test_issue_gives_a_number_when_it_is_wanted_anyway(strict: Office, clock: Clock) -> None:
    """Reception may let somebody in who stands at the door after closing."""
    clock.now_ms = at(23, "18:00")
    assert strict.issued(anyway=True)["number"] == "K101"


def test_issue_is_refused_without_a_time_when_the_office_never_opens(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """Where nobody knows an opening nothing is promised."""
    office = Office(
        Ledger(store, site, openings=Openings(Hours(), "Europe/Berlin")), command, clock
    )
    assert refused(office, "office_closed") == {}


def test_issue_is_refused_when_the_services_numbers_are_used_up(scarce: Office) -> None:
    """The third number is given, the fourth is not; another service of the area goes on."""
    for _ in range(3):
        scarce.issued("renew")
    assert refused(scarce, "quota_used", service="renew") == {"service": "renew"}
    assert scarce.issued("work")["number"] == "K104"


def test_issue_is_refused_when_the_areas_numbers_are_used_up(scarce: Office) -> None:
    """An area's quota counts all its services; other areas are not touched."""
    for _ in range(5):
        scarce.issued("work")
    assert refused(scarce, "quota_used", service="renew") == {"area": "K"}
    assert scarce.issued("eat-pickup")["number"] == "F101"


def test_issue_counts_each_concern_when_one_ticket_has_several(scarce: Office) -> None:
    """One number for two concerns takes one from each, and none is given if one is used up."""
    scarce.issued("renew")
    for _ in range(2):
        scarce.issued("work", further=["renew"])
    more = refused(scarce, "quota_used", service="eat-pickup", further=["renew"])
    assert more == {"service": "renew"}


def test_quota_counts_whoever_reception_lets_in_and_no_appointment(scarce: Office) -> None:
    """Appointments have a place of their own; a number given anyway is one of the day's numbers."""
    scarce.put(slot_ms=scarce.clock())
    scarce.check_in()
    for _ in range(3):
        scarce.issued("renew", anyway=True)
    assert refused(scarce, "quota_used") == {"service": "renew"}
    scarce.issued("renew", anyway=True)


def test_quota_counts_what_was_taken_back_when_the_day_goes_on(scarce: Office) -> None:
    """A number that was given is given, whatever becomes of it: it is never given again."""
    for _ in range(3):
        ticket = scarce.issued("renew")
        scarce.do("cancel", ticket, kiosk="kiosk-1", reason="left")
    refused(scarce, "quota_used")


def test_quota_is_full_again_when_the_day_has_changed(scarce: Office, clock: Clock) -> None:
    """Each business day has its own, also before anybody has come."""
    for _ in range(3):
        scarce.issued("renew")
    clock.forward(minutes=24 * 60)
    left = {row["key"]: row.get("left") for row in scarce.offer()["services"]}
    assert left["renew"] == 3
    for _ in range(3):
        scarce.issued("renew")
    refused(scarce, "quota_used")


def test_issue_is_refused_when_who_comes_now_cannot_be_served(
    store: Store, site: Site, command: Hand, clock: Clock
) -> None:
    """Whoever can look ahead is asked about the service and the moment; reception need not."""
    asked: list[tuple[str, int]] = []

    def served_today(service: str, now_ms: int) -> bool:
        asked.append((service, now_ms))
        return service == "work"

    ledger = Ledger(store, site, openings=AlwaysOpen(), served_today=served_today)
    office = Office(ledger, command, clock)
    assert refused(office, "too_late_today", service="renew") == {}
    assert asked == [("renew", clock())]
    assert office.issued("work")["number"] == "K101"
    assert office.issued("renew", anyway=True)["number"] == "K102"
