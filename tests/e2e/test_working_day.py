"""A working day: two caseworkers and the reception at once, each signed in, each in a browser.

Server, store and browsers are real ones, and the visitors hold real numbers.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.ticket import Role
from tests.clock import wait_until
from tests.e2e.house import House
from tests.places import stream
from tests.promise import Watch
from tests.server.counter_page.desk import Desk
from tests.server.people import SITE_PATH
from tests.server.reception_page.reception import Reception

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE_MS = 20_000
PASSWORD = "drei rote Bohnen"  # noqa: S105 - of nobody
ALARM = "Control+Shift+A"


@dataclass(frozen=True)
class Worker:
    """Somebody who works here, in a browser of their own."""

    name: str
    page: "Page"


@contextmanager
def begins(browser: "Browser", house: House, name: str, role: Role) -> Iterator[Worker]:
    """Somebody begins: follows the welcome link, sets a password, and sees where to work."""
    code = house.people.registry.add_account(name, [role])
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{house.server.url}/welcome/{code}")
        assert context.cookies() == []
        for field in ("password", "again"):
            page.locator(f"input[name={field}]").fill(PASSWORD)
        page.locator("[data-welcome] form .key").click()
        expect(page.locator("[data-places]")).to_be_visible()
        yield Worker(name, page)


@contextmanager
def at_counter(browser: "Browser", house: House, name: str, number: str) -> Iterator[Desk]:
    """A caseworker begins, chooses this counter and opens it."""
    with begins(browser, house, name, Role.COUNTER) as worker:
        worker.page.locator(f"[data-counters] button[value='{number}']:not([data-last])").click()
        expect(worker.page.locator("[data-pill=closed]")).to_be_visible()
        desk = Desk(worker.page, house.people, house.server.url)
        desk.key("open").click()
        desk.is_free()
        yield desk
        assert desk.broken == []


@pytest.fixture
def anna(browser: "Browser", house: House) -> Iterator[Desk]:
    """A caseworker at counter 7."""
    with at_counter(browser, house, "anna", "7") as desk:
        yield desk


@pytest.fixture
def ben(browser: "Browser", house: House) -> Iterator[Desk]:
    """A caseworker at counter 9, which shares services with counter 7."""
    with at_counter(browser, house, "ben", "9") as desk:
        yield desk


@pytest.fixture
def carla(browser: "Browser", house: House) -> Iterator[Reception]:
    """Somebody at the reception."""
    with begins(browser, house, "carla", Role.RECEPTION) as worker:
        worker.page.locator("a[href='/reception/']").click()
        expect(worker.page.locator("[data-pill=open]")).to_be_visible()
        reception = Reception(worker.page, house.people, house.server.url)
        yield reception
        assert reception.broken == []


def number_at(desk: Desk) -> str:
    """The number that stands on the card of this counter."""
    card = desk.page.locator("[data-ticket]").first
    expect(card).to_be_visible(timeout=PATIENCE_MS)
    return card.get_attribute("data-ticket") or ""


def serve(desk: Desk, number: str) -> None:
    """The visitor who was called is here, and then done."""
    desk.press("Enter")
    desk.shows(ticket=number, state="serving")
    desk.press("f")
    desk.is_free()


def test_everybody_is_served_once_when_two_counters_and_the_reception_work_at_once(
    house: House, anna: Desk, ben: Desk, carla: Reception
) -> None:
    """Ten numbers, two at once at every step, each visitor at one counter and finished once."""
    for nth in range(9):
        house.people.waiting("renew", language=("ar", "uk", "de")[nth % 3])
    carla.press("F2")
    carla.page.locator("[data-language=ti]").click()
    carla.page.locator("[data-concern=renew]").click()
    carla.key("issue").click()
    carla.on("ticket", "[data-ticket=K110]")
    late = house.people.reception.get("tickets?number=K110").json["id"]
    house.people.kiosk.done(f"tickets/{late}/deliver", {"how": "paper"})
    for desk in (anna, ben):
        expect(desk.page.locator("[data-waiting=K101]")).to_be_visible()
    served: list[str] = []
    for _ in range(5):
        for desk in (anna, ben):
            desk.press("n")
        here = [number_at(desk) for desk in (anna, ben)]
        served += here
        for desk, number in zip((anna, ben), here, strict=True):
            serve(desk, number)
    assert sorted(served) == [f"K{n}" for n in range(101, 111)]
    ends = [e["ticket"]["number"] for e in house.events() if e["type"] == "finished"]
    assert sorted(ends) == sorted(served)
    watch = Watch(house.site)
    watch.hear(stream(house.people.store))
    assert watch.broken == []
    assert watch.seen["calls"] == 10


def test_a_visitor_is_not_lost_when_counters_and_reception_hand_them_on(
    house: House, anna: Desk, ben: Desk, carla: Reception
) -> None:
    """Missed, found by the reception, called by hand, handed on with a note, served, finished."""
    house.people.waiting("renew", language="ti")
    expect(anna.page.locator("[data-waiting=K101]")).to_be_visible()
    anna.press("n")
    anna.shows(ticket="K101")
    anna.press("x")
    anna.is_free()
    carla.look_after("K101", "missed")
    carla.key("readmit").click()
    carla.on("ticket", "[data-ticket=K101][data-state=waiting]")
    expect(ben.page.locator("[data-waiting=K101]")).to_be_visible()
    ben.press("n")
    ben.shows(ticket="K101")
    ben.press("Enter")
    ben.shows(ticket="K101", state="serving")
    sheet = ben.opens("w", "hand-on")
    sheet.locator("[data-note]").fill("Passfoto fehlt")
    sheet.locator("[data-tab=counter]").click()
    ben.choose("7")
    ben.is_free()
    expect(anna.page.locator("[data-waiting=K101] [data-mark=yours]")).to_be_visible()
    anna.press("n")
    anna.shows(ticket="K101")
    expect(anna.page.locator("[data-ticket=K101]")).to_contain_text("Passfoto fehlt")
    expect(anna.page.locator("[data-ticket=K101]")).to_contain_text("ትግርኛ")
    serve(anna, "K101")
    carla.look_after("K101", "finished")
    for who in (anna, ben, carla):
        assert Axe().run(who.page).violations_count == 0


def test_help_is_called_and_everybody_goes_home_when_the_day_ends(
    house: House, anna: Desk, ben: Desk, carla: Reception
) -> None:
    """A quiet alarm at neighbours and reception; then who signs out is out, with every page."""
    anna.press(ALARM)
    for page in (ben.page, carla.page):
        expect(page.locator("[data-alarm='7']").first).to_be_visible()
    carla.page.locator("[data-alarm='7'] button").click()
    for page in (ben.page, carla.page):
        expect(page.locator("[data-alarm]")).to_have_count(0)
    away = ben.page.context.new_page()
    away.goto(f"{house.server.url}/staff/")
    away.locator("form[action='/sign-out/everywhere'] .key").click()
    expect(away.locator("[data-sign-in]")).to_be_visible()
    expect(ben.page.locator("[data-signed-out]")).to_be_visible(timeout=PATIENCE_MS)
    away.goto(f"{house.server.url}/counter/9/")
    expect(away.locator("[data-sign-in]")).to_be_visible()
    away.locator("input[name=name]").fill("ben")
    away.locator("input[name=password]").fill(PASSWORD)
    away.locator("[data-sign-in] form .key").first.click()
    expect(away.locator("[data-pill=open]")).to_be_visible()
    wait_until(lambda: re.search(r"/counter/9/$", away.url) is not None)
    assert SITE_PATH not in away.url
