"""Which counters are there, at the supervisor's page: as they are now, and why one pauses."""

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.server.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, WebSocketRoute

PATIENCE_MS = 30_000
LINK = re.compile(r"/socket\.io/")
STRIP = ".counter-strip"


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page that nobody has opened yet."""
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        yield page


def open_for(page: "Page", people: People) -> None:
    """Go to the page as a supervisor."""
    page.goto(people.let_in(page.context, Station(Role.SUPERVISOR)))


def test_why_a_counter_pauses_is_told_when_it_has_said_so(page: "Page", people: People) -> None:
    """State by number as it happens, the reason in the site's words, and no figure."""
    people.open()
    open_for(page, people)
    expect(page.locator(f"{STRIP} [data-state=open]")).to_have_text("7", timeout=PATIENCE_MS)
    people.counter.done("counters/7/pause", {"reason": "lunch"})
    paused = page.locator(f"{STRIP} [data-state=paused]")
    expect(paused).to_have_text("7 · Mittag")
    page.locator("[data-key=language]").click()
    expect(paused).to_have_text("7 · Lunch")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    people.counter.done("counters/7/close")
    expect(paused).to_have_count(0)
    expect(page.locator(STRIP)).not_to_contain_text("Lunch")


def test_no_counter_is_told_as_closed_when_nothing_is_known_yet(
    page: "Page", people: People
) -> None:
    """Without a live link from the first moment on nothing is said of any counter."""
    people.open()
    page.route_web_socket(LINK, lambda link: link.close())
    open_for(page, people)
    expect(page.locator(".device").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("[data-alarm-note]")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(STRIP)).to_have_count(0)


def test_counters_are_told_with_their_time_when_the_live_link_is_down(
    page: "Page", people: People
) -> None:
    """Who pauses may be back by now: the page says up to when it knows."""
    links: list[WebSocketRoute] = []
    down = [False]

    def through(link: "WebSocketRoute") -> None:
        if down[0]:
            link.close()
            return
        link.connect_to_server()
        links.append(link)

    page.route_web_socket(LINK, through)
    people.open()
    people.counter.done("counters/7/pause", {"reason": "soon"})
    open_for(page, people)
    strip = page.locator(STRIP)
    expect(strip).to_contain_text("Gleich zurück", timeout=PATIENCE_MS)
    expect(strip).not_to_contain_text("Stand")
    down[0] = True
    links[-1].close()
    expect(strip).to_contain_text("Keine Verbindung. Stand", timeout=PATIENCE_MS)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    down[0] = False
    expect(strip).not_to_contain_text("Stand", timeout=PATIENCE_MS)
