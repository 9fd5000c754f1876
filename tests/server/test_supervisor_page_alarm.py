"""Alarms at the supervisor's page: what it does not know it says, and what went wrong, too."""

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser, WebSocketRoute

PATIENCE_MS = 30_000
LINK = re.compile(r"/socket\.io/")


def test_no_alarm_is_no_promise_when_the_live_link_is_down(
    browser: "Browser", people: People
) -> None:
    """The devices are asked for as ever; of alarms the page says up to when it knows them."""
    links: list[WebSocketRoute] = []
    down = [False]

    def through(link: "WebSocketRoute") -> None:
        if down[0]:
            link.close()
            return
        link.connect_to_server()
        links.append(link)

    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.route_web_socket(LINK, through)
        page.goto(people.let_in(context, Station(Role.SUPERVISOR)))
        people.counter.done("counters/7/alarm")
        expect(page.locator("[data-alarm='7']")).to_be_visible(timeout=PATIENCE_MS)
        note = page.locator("[data-alarm-note]")
        expect(note).to_have_count(0)
        down[0] = True
        links[-1].close()
        expect(note).to_contain_text("Ob jemand Hilfe braucht: Stand", timeout=PATIENCE_MS)
        expect(page.locator("[data-pill=open]")).to_be_visible()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        down[0] = False
        expect(note).to_have_count(0, timeout=PATIENCE_MS)


def test_the_page_says_so_when_the_end_of_an_alarm_was_not_told(
    browser: "Browser", people: People
) -> None:
    """The alarm still stands, in words; pressing again ends it, and the words go."""
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(people.let_in(context, Station(Role.SUPERVISOR)))
        people.counter.done("counters/7/alarm")
        strip = page.locator("[data-alarm='7']")
        page.route("**/clear-alarm", lambda route: route.abort())
        strip.get_by_role("button").click()
        note = page.locator("[data-alarm-note]")
        expect(note).to_contain_text("besteht noch", timeout=PATIENCE_MS)
        page.unroute("**/clear-alarm")
        strip.get_by_role("button").click()
        expect(strip).to_have_count(0, timeout=PATIENCE_MS)
        expect(note).to_have_count(0)
        assert "alarm" not in people.counter.get("state").json["counter"]
