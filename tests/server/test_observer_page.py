"""The observer's page in a real browser: the queues at a glance, live, no key to change them."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.api.auth import STAFF_SEAT, own_cookie
from server.registry import Station
from server.ticket import Role
from tests.server.counter_page.cable import Cable
from tests.server.people import SITE_PATH, People, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PATIENCE_MS = 15_000
LONG_MS = 30_000
SIZES = [(1366, 768), (1920, 1080), (480, 900)]
STATION = Station(Role.OBSERVER)


@contextmanager
def observer_of(
    browser: "Browser", people: People, *, width: int = 1366, height: int = 768, url: str = ""
) -> "Iterator[Page]":
    """Give an observer's page that is signed in; it breaks no rule and sends no command."""
    broken: list[str] = []
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if "Policy" in said.text else None)
        page.on("request", lambda sent: broken.append(sent.url) if sent.method == "POST" else None)
        page.goto(people.let_in(context, STATION, url=url or people.url))
        expect(page.locator("[data-pill=open]")).to_be_visible(timeout=PATIENCE_MS)
        yield page
    assert broken == []


@pytest.fixture
def page(browser: "Browser", people: People) -> "Iterator[Page]":
    """The page at a usual screen."""
    with observer_of(browser, people) as page:
        yield page


def test_the_page_is_not_given_when_somebody_has_no_session_of_it(people: People) -> None:
    """Without a session 401; with the session of a counter the same."""
    assert people.stranger.send("GET", "/observer/").status == 401
    assert people.at(Station.at("7")).send("GET", "/observer/").status == 401


def test_who_waits_where_is_told_as_it_happens(page: "Page", people: People) -> None:
    """Each area and each concern with its count, its longest wait and its target; live."""
    area = page.locator("[data-area=K]")
    expect(page.locator("[data-waiting]")).to_have_text("Es wartet niemand")
    people.waiting(service="renew")
    people.waiting(service="renew")
    people.waiting(service="travel")
    expect(page.locator("[data-waiting]")).to_contain_text("3")
    expect(area.locator("[data-count]")).to_have_text("3")
    expect(area.locator("[data-service=renew] .queue-count")).to_have_text("2")
    expect(area.locator("[data-service=renew] .queue-wait")).to_contain_text("30")
    people.open()
    people.counter.done("counters/7/call-next")
    expect(area.locator("[data-count]")).to_have_text("2")


def test_who_has_signed_in_finds_the_page_and_signs_out_on_it(
    browser: "Browser", people: People
) -> None:
    """`/staff/` shows the way there; the page has a key that ends the session."""
    with browser.new_context() as context:
        session = people.session_of("olga", Role.OBSERVER)
        name = own_cookie(STAFF_SEAT, https=False)
        context.add_cookies([{"name": name, "value": session, "url": people.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{people.url}/staff/")
        page.locator("a[href='/observer/']").click()
        page.locator("[data-key=sign-out]").click()
        page.wait_for_url("**/sign-in/?out")
    assert people.registry.session(session) is None


def test_nobody_is_told_of_as_signed_out_when_the_server_does_not_answer(
    browser: "Browser", people: People
) -> None:
    """The page stays and says that the person is signed in; pressed again, it signs out."""
    with browser.new_context() as context:
        session = people.session_of("olga", Role.OBSERVER)
        name = own_cookie(STAFF_SEAT, https=False)
        context.add_cookies([{"name": name, "value": session, "url": people.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{people.url}/observer/")
        page.route("**/sign-out/", lambda route: route.abort())
        page.locator("[data-key=sign-out]").click()
        expect(page.locator("[data-still-in]")).to_be_visible()
        assert page.url.endswith("/observer/")
        assert Axe().run(page).response["violations"] == []
        page.unroute("**/sign-out/")
        page.locator("[data-key=sign-out]").click()
        page.wait_for_url("**/sign-in/?out")
    assert people.registry.session(session) is None


def test_which_counters_are_open_is_told_as_it_happens(page: "Page", people: People) -> None:
    """The state of each counter of an area, and nothing else of it."""
    closed = page.locator("[data-area=K] [data-state=closed] [data-counter='7']")
    expect(closed).to_be_visible()
    people.open()
    expect(page.locator("[data-area=K] [data-state=open] [data-counter='7']")).to_be_visible()
    people.counter.done("counters/7/pause", {"reason": "lunch"})
    expect(page.locator("[data-area=K] [data-state=paused]")).to_have_text("7")


def test_nothing_can_be_pressed_but_language_way_back_and_sign_out(page: "Page") -> None:
    """Who only looks on changes nothing: the page has no key that would."""
    keys = page.locator("button").evaluate_all("all => all.map(each => each.dataset.key)")
    assert set(keys) <= {"language", "sign-out"}
    assert page.locator("a").evaluate_all("all => all.map(each => each.pathname)") == ["/staff/"]
    assert page.locator("input, select, textarea").count() == 0


def test_nobody_who_looks_on_speaks_to_the_boards_when_they_try(
    page: "Page", people: People
) -> None:
    """No part for messages, no key of the keyboard leads to one, and the server refuses them."""
    page.keyboard.press("F10")
    assert page.locator("[data-go=messages], [data-task=messages], .desk-messages").count() == 0
    people.reception.done("messages", {"kind": "quiet"})
    proof = page.locator("meta[name=csrf]").get_attribute("content") or ""
    for path, body in (("messages", '{"kind": "evacuation"}'), ("messages/1/withdraw", "{}")):
        answer = page.request.post(
            f"{people.url}{SITE_PATH}/{path}",
            headers={
                "X-CSRF-Token": proof,
                "Content-Type": "application/json",
                "Idempotency-Key": new_id(),
                "Origin": people.url,
            },
            data=body,
        )
        assert (answer.status, answer.json()["code"]) == (403, "forbidden")
    assert [row["kind"] for row in people.reception.get("state").json["messages"]] == ["quiet"]
    assert page.request.get(f"{people.url}/supervisor/").status == 401


def test_the_page_says_of_when_it_is_and_catches_up_when_the_network_was_gone(
    browser: "Browser", people: People
) -> None:
    """Out of touch: *Stand* and the time; whole again it catches up, without a reload."""
    with Cable(people.program.port) as cable, observer_of(browser, people, url=cable.url) as page:
        cable.cut()
        expect(page.locator("[data-pill=out-of-touch]")).to_contain_text("Stand ", timeout=LONG_MS)
        people.waiting()
        cable.mend()
        expect(page.locator("[data-area=K] [data-count]")).to_have_text("1", timeout=LONG_MS)
        expect(page.locator("[data-pill=open]")).to_be_visible(timeout=LONG_MS)


def test_the_page_speaks_english_when_asked(page: "Page") -> None:
    """One key; the title and the document's language with it."""
    page.locator("[data-key=language]").click()
    expect(page.locator("[data-waiting]")).to_have_text("Nobody is waiting")
    assert page.title() == "Overview"
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_when_the_page_is_in_each_of_its_languages(
    browser: "Browser", people: People, size: tuple[int, int]
) -> None:
    """Nobody waits, somebody waits; German and English; nothing is wider than the screen."""
    width, height = size
    with observer_of(browser, people, width=width, height=height) as page:
        for waiting in (False, True):
            if waiting:
                people.waiting()
                expect(page.locator("[data-area=K] [data-count]")).to_have_text("1")
            for _ in ("de", "en"):
                found = Axe().run(page)
                assert found.violations_count == 0, found.generate_report()
                page.locator("[data-key=language]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
