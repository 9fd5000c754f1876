"""A visit at the kiosk's page: real server, real agent, real Chromium."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.page_visit import (
    GUARD_MS,
    PORTRAIT,
    opened,
    press,
    tap,
    to_concern,
    to_number,
    to_start,
)
from tests.running import Program, free_port, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab


def test_one_ticket_is_issued_when_two_taps_arrive_at_once(
    tab: Tab, office: KioskOffice, kiosk: Program
) -> None:
    """Both taps of a double tap carry the command's id of the screen: one command, one number."""
    asked: list[str] = []
    to_concern(tab)
    tap(tab, "advice", then="party")
    page = Page(kiosk.port)
    tab.on("request", lambda request: asked.append(request.post_data or ""))
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="larger"]')
    tab.wait_for_selector("[data-larger]")
    screen_id = re.findall('"id":"([^"]+)"', asked[-1])[0]
    with ThreadPoolExecutor(2) as hands:
        taps = [hands.submit(page.tap, "take-number", id=screen_id) for _ in range(2)]
        answers = [tapped.result() for tapped in taps]
    tab.wait_for_selector('[data-view="ticket"]')
    until(lambda: office.events("delivered"))
    assert [status for status, _ in answers] == [200, 200]
    assert sorted(str(answer["taken"]) for _, answer in answers) == ["False", "True"]
    assert [sent.command_id for sent in office.wire.commands("/tickets")] == [screen_id]
    assert len(office.events("issued")) == 1


def test_the_same_id_gives_the_same_ticket_when_the_answer_is_lost(
    tab: Tab, office: KioskOffice
) -> None:
    """An answer lost on the way is asked for again, under the same id: one number, one paper."""
    to_start(tab)
    office.wire.loses = lambda path: path.endswith("/tickets") and not office.wire.lost.is_set()
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="dont-know"]')
    tab.wait_for_selector('[data-key="dont-know"][data-state="working"]')
    tab.wait_for_selector('[data-view="ticket"]')
    sent = office.wire.commands("/tickets")
    assert len(sent) == 2
    assert len({each.command_id for each in sent}) == 1
    assert len(office.events("issued")) == 1


def test_one_tap_is_sent_when_a_hand_trembles(tab: Tab) -> None:
    """The page takes a second touch within half a second for the same touch."""
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url.rsplit("/", 1)[1]))
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="contrast"]', click_count=3, no_wait_after=True)
    tab.wait_for_selector('[data-contrast="high"]')
    assert sent.count("contrast") == 1
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="contrast"]')
    tab.wait_for_selector('[data-contrast="normal"]')


def test_larger_and_contrast_work_when_tapped_and_end_with_the_visit(tab: Tab) -> None:
    """Size and contrast stay for the whole visit, and the next visitor starts without them."""
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="larger"]')
    tab.wait_for_selector("html[data-larger]")
    to_concern(tab)
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="contrast"]')
    tab.wait_for_selector('html[data-larger][data-contrast="high"]')
    assert tab.locator('[data-key="contrast"]').get_attribute("aria-pressed") == "true"
    press(tab, "page-on", shows='[data-key="asylum"]')
    tap(tab, "asylum", then="bring")
    tap(tab, "have-all", then="ticket")
    tap(tab, "done", then="language")
    tab.wait_for_selector('html[data-contrast="normal"]:not([data-larger])')


def test_a_visit_needs_no_finger_when_there_is_a_keyboard(tab: Tab, office: KioskOffice) -> None:
    """Tab and Enter lead to a number; each key shows that it has the focus."""
    tab.keyboard.press("Tab")
    focused = tab.locator(":focus-visible")
    assert focused.get_attribute("data-key") == "de"
    assert focused.evaluate("key => getComputedStyle(key).outlineWidth") == "8px"
    tab.wait_for_timeout(GUARD_MS)
    tab.keyboard.press("Enter")
    tab.wait_for_selector('[data-view="start"]')
    assert tab.evaluate("document.activeElement.tagName") == "H1"
    for key in ("with", "without", "have-number", "dont-know"):
        tab.wait_for_timeout(GUARD_MS)
        tab.keyboard.press("Tab")
        assert focused.get_attribute("data-key") == key
    tab.wait_for_timeout(GUARD_MS)
    tab.keyboard.press("Enter")
    tab.wait_for_selector('[data-view="ticket"]')
    assert len(office.events("issued")) == 1


def test_a_copy_is_printed_when_the_visitor_asks_for_one(
    tab: Tab, office: KioskOffice, browser: Browser, kiosk: Program
) -> None:
    """The key "Noch einmal drucken" prints the same number once more and issues nothing."""
    to_number(tab)
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="print-again"]')
    with browser.new_context(viewport=PORTRAIT) as context:
        paper = context.new_page()
        paper.goto(f"{kiosk.url}/paper")
        paper.wait_for_selector("#strip li:nth-child(2)")
        for picture in paper.locator("#strip img").all():
            assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") == 576
    assert len(office.events("issued")) == 1


def test_paper_appears_when_a_number_is_printed(tab: Tab, browser: Browser, kiosk: Program) -> None:
    """The demo's paper page shows each ticket as it comes, newest on top, without a reload."""
    with browser.new_context(viewport=PORTRAIT, bypass_csp=True) as context:
        paper = context.new_page()
        paper.goto(f"{kiosk.url}/paper")
        paper.wait_for_selector("#nothing:visible")
        names: list[str | None] = []
        for language in ("de", "ar"):
            to_number(tab, language)
            tap(tab, "done", then="language")
            paper.wait_for_selector(f"#strip li:nth-child({len(names) + 1})")
            names.insert(0, paper.locator("#strip li").first.get_attribute("data-paper"))
        assert [
            row.get_attribute("data-paper") for row in paper.locator("#strip li").all()
        ] == names
        assert paper.locator("#nothing").is_hidden()
        found = Axe().run(paper)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    ("key", "kind", "told"),
    [("have-it", "delivered", {"how": "screen"}), ("give-back", "cancelled", {"reason": "left"})],
)
def test_the_visitor_decides_when_the_paper_does_not_come(
    browser: Browser, office: KioskOffice, key: str, kind: str, told: dict[str, str]
) -> None:
    """Without paper the number is shown to be remembered; keeping or leaving it is told on."""
    kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{free_port()}")
    with running(kiosk), browser.new_context(viewport=PORTRAIT) as context:
        tab = opened(context.new_page(), kiosk)
        to_number(tab, then="no_paper")
        number = tab.locator(".ticket-number").inner_text()
        assert tab.locator(".notice strong").inner_text() == "Der Zettel kam nicht."
        assert not office.events("delivered")
        tap(tab, key, then="language")
        until(lambda: office.events(kind))
    (event,) = office.events(kind)
    assert event["ticket"]["number"] == number
    assert event.items() >= told.items()


def test_the_paper_page_is_missing_when_the_printer_is_real(office: KioskOffice) -> None:
    """A kiosk with a real printer has no page of papers."""
    kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{free_port()}")
    with running(kiosk):
        status, answer = Page(kiosk.port).get("/paper")
    assert (status, answer["code"]) == (404, "not_found")
