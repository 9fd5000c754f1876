"""The practice office is open day and night, and can be looked at closed."""

import datetime as dt
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import requests
from playwright.sync_api import expect

from server.demo.practice_hours import PracticeHours
from server.demo.switch import HEADER, PATH, Switch
from server.site import Site
from server.site.model import Hours
from tests.device.page_probe import headless_shell
from tests.server.people import People
from tests.server.practice.office import PracticeOffice


def at(text: str) -> int:
    """Give the ms of a time in Berlin, ``"2026-11-23 10:00"``, a Monday."""
    time = dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return round(time.timestamp() * 1000)


def closed(site: Site) -> PracticeHours:
    """Give the hours of an office that is shown closed."""
    hours = PracticeHours(site)
    hours.is_open = False
    return hours


# -------------------------------------------------------------------------------------- the hours


@pytest.mark.parametrize("time", ["2026-11-22 03:00", "2026-11-23 12:30", "2026-12-25 20:00"])
def test_numbers_can_be_drawn_at_any_time_when_nobody_closed_the_office(
    site: Site, time: str
) -> None:
    """Sunday night, the lunch break and Christmas are open, up to the end of the business day."""
    opening = PracticeHours(site).now(at(time))
    assert opening is not None
    assert opening[0] <= at(time) < opening[1]
    assert PracticeHours(site).next_ms(at(time)) == at(time)


def test_whole_days_are_to_come_when_nobody_closed_the_office(site: Site) -> None:
    """One after the other, without a gap, from today's begin on."""
    told = PracticeHours(site).coming(at("2026-11-23 12:30"), 3)
    midnights = [at(f"2026-11-{day} 00:00") for day in (23, 24, 25, 26)]
    assert told == tuple(pairwise(midnights))


def test_the_site_s_openings_are_to_come_when_the_office_is_shown_closed(site: Site) -> None:
    """The present one is not among them: it is shown as over."""
    told = closed(site).coming(at("2026-11-23 08:30"), 2)
    assert [begin for begin, _ in told][:2] == [at("2026-11-23 13:00"), at("2026-11-24 08:00")]


@pytest.mark.parametrize(
    ("time", "opens"),
    [
        ("2026-11-23 07:59", "2026-11-23 08:00"),
        ("2026-11-23 08:00", "2026-11-23 13:00"),
        ("2026-11-23 12:30", "2026-11-23 13:00"),
        ("2026-11-23 15:29", "2026-11-24 08:00"),
        ("2026-11-27 12:00", "2026-11-30 08:00"),
        ("2026-12-23 16:00", "2026-12-28 08:00"),
    ],
)
def test_the_site_s_next_opening_is_named_when_the_office_is_shown_closed(
    site: Site, time: str, opens: str
) -> None:
    """Closed is closed, in opening hours too; it opens when the site's file opens it next."""
    assert closed(site).now(at(time)) is None
    assert closed(site).next_ms(at(time)) == at(opens)


def test_tomorrow_morning_is_named_when_the_site_has_no_hours(site: Site) -> None:
    """Whoever looks at a closed office always reads when to come again."""
    hours = closed(site.model_copy(update={"hours": Hours()}))
    assert hours.next_ms(at("2026-11-23 20:00")) == at("2026-11-24 08:00")
    assert hours.next_ms(at("2027-03-27 23:59")) == at("2027-03-28 08:00")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-11-22 20:00", "Montag, 08:00 Uhr"),
        ("2026-11-23 12:30", "Montag, 13:00 Uhr"),
        ("2026-12-22 16:00", "Mittwoch, 08:00 Uhr"),
        ("2026-12-23 16:00", "Montag, 08:00 Uhr"),
    ],
)
def test_the_day_of_the_week_is_said_when_the_office_opens_soon(
    site: Site, time: str, said: str
) -> None:
    """Within a week the name of the day says it."""
    switch = Switch(closed(site), timezone=site.timezone, office_ms=lambda: at(time))
    assert switch.opens == said


@pytest.mark.parametrize(
    ("time", "said"), [("2026-11-24 16:00", "Montag"), ("2026-11-23 15:00", "30.11.")]
)
def test_the_date_is_said_when_the_office_opens_in_a_week_or_later(
    site: Site, time: str, said: str
) -> None:
    """The same weekday a week later is no "Montag" any more."""
    rare = closed(site.model_copy(update={"hours": Hours(monday=("08:00-16:00",))}))
    switch = Switch(rare, timezone=site.timezone, office_ms=lambda: at(time))
    assert switch.opens == f"{said}, 08:00 Uhr"


# ------------------------------------------------------------------------------------- the switch


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeOffice]:
    """One practice office for this file, without a board."""
    office = PracticeOffice(tmp_path_factory.mktemp("practice"), "--no-display").open()
    yield office
    office.end()


@pytest.fixture
def office(practice: PracticeOffice) -> Iterator[PracticeOffice]:
    """The practice office; whatever a test did, it is open again afterwards."""
    yield practice
    assert practice.turn(to_open=True).status_code == requests.codes.ok


def is_open(office: PracticeOffice) -> bool:
    """Tell what the overview says."""
    return 'data-open="yes"' in office.get("/").text


def test_no_number_is_drawn_when_the_office_is_shown_closed(office: PracticeOffice) -> None:
    """One press closes it for every kiosk, which learns when it opens; one more opens it."""
    with headless_shell() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{office.url}/")
        expect(page.get_by_text("Offen, Tag und Nacht")).to_be_visible()
        assert "ticket" in office.draw()
        page.get_by_role("button", name="Amt geschlossen ansehen").click()
        expect(page.get_by_text(re.compile(r"Geschlossen bis \S+, \d\d:\d\d Uhr"))).to_be_visible()
        refused = office.draw()
        assert refused["code"] == "office_closed"
        assert refused["opens_ms"] > time.time() * 1000
        page.reload()
        page.get_by_role("button", name="Amt wieder öffnen").click()
        expect(page.get_by_text("Offen, Tag und Nacht")).to_be_visible()
        assert "ticket" in office.draw()


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Origin": ""}, "foreign_origin"),
        ({"Origin": "http://office.example"}, "foreign_origin"),
        ({"Origin": "http://127.0.0.1:1"}, "foreign_origin"),
        ({HEADER: ""}, "missing_csrf"),
        ({HEADER: "guessed"}, "missing_csrf"),
        ({"Content-Type": "text/plain"}, "not_json"),
    ],
)
def test_the_office_stays_open_when_another_page_wants_to_close_it(
    office: PracticeOffice, headers: dict[str, str], code: str
) -> None:
    """Only the overview of this very start turns the switch: origin, token and form are checked."""
    assert office.turn(to_open=False, headers=headers).json()["code"] == code
    assert is_open(office)


@pytest.mark.parametrize("wanted", [0, "yes", None, [], {"open": False}])
def test_the_office_stays_open_when_the_wish_is_neither_true_nor_false(
    office: PracticeOffice, wanted: object
) -> None:
    """What is no wish of the overview changes nothing."""
    assert office.turn(to_open=wanted).json()["code"] == "invalid_body"
    assert is_open(office)


def test_there_is_no_switch_when_the_server_is_the_plain_one(people: People) -> None:
    """A real office is closed by its hours and by its staff, never by an overview."""
    answer = people.stranger.send("POST", PATH, json={"open": False})
    assert answer.status == requests.codes.not_found
