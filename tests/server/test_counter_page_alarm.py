"""The quiet alarm of a counter, in real browsers: raised from anywhere, seen nearby, ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.clock import wait_until
from tests.server.counter_page.cable import Cable
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.listening import listening
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMBINATION = "Control+Shift+A"
RAISED = "[data-own-alarm=raised]"
LONG_MS = 30_000


@pytest.fixture
def desk(browser: "Browser", people: People) -> Iterator[Desk]:
    """Counter 7, free; somebody at reception is shown alarms."""
    people.open()
    with (
        listening(people.url, {"token": people.tokens["reception"]}) as page,
        desk_of(browser, people) as signed_in,
    ):
        page.join()
        signed_in.is_free()
        wait_until(lambda: people.counter.get("counters/7/alarm").json["shown"])
        yield signed_in


@contextmanager
def page_of(browser: "Browser", people: People, number: str, language: str) -> "Iterator[Page]":
    """The page of another counter."""
    with browser.new_context(viewport={"width": 480, "height": 768}) as context:
        context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        page = context.new_page()
        page.goto(people.let_in(context, Station.at(number)))
        expect(page.locator("[data-pill=closed]")).to_be_visible()
        yield page


@pytest.mark.parametrize("language", ["de", "en"])
def test_neighbours_see_where_somebody_needs_help_until_it_is_ended(
    browser: "Browser", people: People, desk: Desk, language: str
) -> None:
    """The same area sees it, under a sheet too, with counter and room; another area does not."""
    words = {"de": "Schalter \u20687\u2069 braucht Hilfe", "en": "Counter \u20687\u2069 needs help"}
    with (
        page_of(browser, people, "6", language) as near,
        page_of(browser, people, "2", language) as far,
    ):
        place = near.locator(NEXT).bounding_box()
        desk.press(COMBINATION)
        strip = near.locator(".bar [data-alarm='7']")
        expect(strip).to_contain_text(words[language])
        expect(strip).to_contain_text("1.14")
        assert near.locator(NEXT).bounding_box() == place
        assert near.title() == words[language]
        near.keyboard.press("m")
        expect(near.locator("dialog [data-alarm='7']")).to_be_visible()
        for state in range(2):
            found = Axe().run(near)
            assert found.violations_count == 0, (state, found.generate_report())
            near.keyboard.press("Escape")
        expect(desk.page.locator(RAISED)).to_be_visible()
        expect(far.locator("[data-alarm]")).to_have_count(0)
        desk.page.locator(".own-alarm [data-key=clear-alarm]").click()
        expect(near.locator("[data-alarm]")).to_have_count(0)
        expect(desk.page.locator(".own-alarm span")).to_have_count(0)


def call_for_help(desk: Desk) -> None:
    """Press the keys, and wait until the page has its answer."""
    with desk.page.expect_response("**/alarm") as answer:
        desk.press(COMBINATION)
    answer.value.finished()


def test_it_is_raised_from_any_place_of_the_page(desk: Desk) -> None:
    """In a field, over a sheet, with single letters off, while another command is under way."""
    desk.people.waiting()
    expect(desk.page.locator("[data-waiting=K101]")).to_be_visible()
    desk.press("n")
    desk.shows(ticket="K101")
    sheet = desk.opens("w", "hand-on")
    sheet.locator("[data-note]").fill("Pass")
    call_for_help(desk)
    expect(desk.page.locator(RAISED)).to_have_count(1)
    expect(sheet.locator("[data-note]")).to_have_value("Pass")
    assert desk.commands("alarm") == 1
    call_for_help(desk)
    assert desk.commands("alarm") == 2  # whatever the page believes
    expect(desk.page.locator(RAISED)).to_have_count(1)
    desk.press("Escape")
    desk.page.locator(".own-alarm [data-key=clear-alarm]").click()
    expect(desk.page.locator(RAISED)).to_have_count(0)
    assert desk.commands("clear-alarm") == 1


def test_it_is_raised_once_when_the_keys_are_held_and_while_a_command_hangs(desk: Desk) -> None:
    """A command without an answer keeps no alarm back."""
    desk.people.waiting()
    expect(desk.page.locator("[data-waiting=K101]")).to_be_visible()
    desk.page.route("**/call-next", lambda _: None)
    desk.press("n")
    for _ in range(5):
        desk.page.keyboard.down("Control")
        desk.page.keyboard.down("Shift")
        desk.page.keyboard.down("A")
    for key in ("A", "Shift", "Control"):
        desk.page.keyboard.up(key)
    expect(desk.page.locator(RAISED)).to_be_visible()
    assert desk.commands("alarm") == 1
    desk.page.unroute("**/call-next")


@pytest.mark.parametrize("keys", ["a", "Control+a", "Shift+A", "Control+Shift+S", "Control+Alt+a"])
def test_nothing_is_raised_by_what_is_not_the_whole_combination(desk: Desk, keys: str) -> None:
    """Two keys of the three are daily work."""
    desk.press(keys)
    desk.page.locator("body").press("Escape")
    desk.opens("m", "more")
    assert desk.commands("alarm") == 0


def test_it_says_loudly_when_nobody_was_told(browser: "Browser", people: People) -> None:
    """Without a network whoever waits for help must know that none will come."""
    people.open()
    with Cable(people.program.port) as cable, desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.cut()
        desk.press(COMBINATION)
        own = desk.page.locator("[data-own-alarm=failed]")
        expect(own).to_contain_text("Ihr Hilferuf kam nicht an.", timeout=LONG_MS)
        expect(own).to_have_attribute("role", "alert")
        cable.mend()
        expect(desk.page.locator("[data-pill=open]")).to_be_visible(timeout=LONG_MS)
        own.locator("button").click()
        expect(desk.page.locator("[data-own-alarm=quiet]")).to_have_count(1)
        assert "alarm" not in people.counter.get("state").json["counter"]


@pytest.mark.parametrize(("language", "width"), [("de", 1366), ("en", 1366), ("de", 480)])
def test_it_says_so_while_nobody_s_page_shows_the_alarm(
    browser: "Browser", people: People, language: str, width: int
) -> None:
    """It stands, and whoever needs help must know whether anybody could read it."""
    words = {"de": "gerade sieht ihn niemand", "en": "nobody can see it just now"}
    people.open()
    with desk_of(browser, people, language=language, width=width) as desk:
        desk.is_free()
        desk.press(COMBINATION)
        unseen = desk.page.locator("[data-own-alarm=unseen]")
        expect(unseen).to_contain_text(words[language], timeout=LONG_MS)
        expect(unseen).to_have_attribute("role", "alert")
        found = Axe().run(desk.page)
        assert found.violations_count == 0, found.generate_report()
        fits = "document.documentElement.scrollWidth <= innerWidth"
        assert desk.page.evaluate(fits)
        assert unseen.locator("span").evaluate("each => each.scrollWidth <= each.clientWidth + 1")
        with listening(people.url, {"token": people.tokens["supervisor"]}) as page:
            page.join()
            expect(desk.page.locator(RAISED)).to_be_visible(timeout=LONG_MS)
        expect(unseen).to_be_visible(timeout=LONG_MS)
        unseen.locator("button").click()
        expect(desk.page.locator("[data-own-alarm=quiet]")).to_have_count(1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_that_is_signed_out_says_loudly_that_nobody_was_told(
    browser: "Browser", people: People, language: str
) -> None:
    """The keys look as if they worked; large and plain stands there what to do instead."""
    words = {"de": "Rufen Sie laut oder telefonieren Sie.", "en": "Call out or phone."}
    with desk_of(browser, people, language=language) as desk:
        for key in people.store.redis.keys("*:session:*"):
            people.store.redis.delete(key)
        expect(desk.page.locator("[data-signed-out]")).to_be_visible(timeout=LONG_MS)
        desk.press(COMBINATION)
        failed = desk.page.locator("[data-signed-out] [data-own-alarm=failed]")
        expect(failed).to_contain_text(words[language], timeout=LONG_MS)
        expect(failed).to_have_attribute("role", "alert")
        size = failed.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        assert size >= 24
        found = Axe().run(desk.page)
        assert found.violations_count == 0, found.generate_report()


def test_it_is_raised_and_ended_without_a_keyboard(desk: Desk) -> None:
    """The sheet behind “Mehr” has a key for it; a page that is loaded anew still shows it."""
    desk.opens("m", "more").locator("[data-raise]").click()
    expect(desk.page.locator(RAISED)).to_have_count(1)
    desk.page.reload()
    expect(desk.page.locator(RAISED)).to_contain_text("Gemeldet")
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    desk.opens("m", "more").locator("[data-raise]").click()
    expect(desk.page.locator(RAISED)).to_have_count(0)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.SUPERVISOR])
@pytest.mark.parametrize("language", ["de", "en"])
def test_reception_and_supervisors_see_it_and_end_it_when_help_is_there(
    browser: "Browser", people: People, role: Role, language: str
) -> None:
    """One strip in the bar, with the way there; one key that ends it for everybody."""
    words = {
        "de": ("Schalter \u20687\u2069 braucht Hilfe", "Hilfe ist da"),
        "en": ("Counter \u20687\u2069 needs help", "Help is there"),
    }[language]
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        page = context.new_page()
        page.goto(people.let_in(context, Station(role)))
        expect(page.locator(".bar .alarms")).to_have_count(1)
        people.counter.done("counters/7/alarm")
        strip = page.locator("[data-alarm='7']")
        expect(strip).to_contain_text(words[0])
        expect(strip).to_contain_text("1.14")
        assert page.title() == words[0]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        strip.get_by_role("button").click()
        expect(strip).to_have_count(0)
        assert "alarm" not in people.counter.get("state").json["counter"]
        people.counter.done("counters/7/alarm")
        expect(strip.get_by_role("button")).to_have_text(words[1])
