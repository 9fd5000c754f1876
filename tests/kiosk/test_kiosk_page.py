"""A visit at the kiosk's page: real server, real agent, real Chromium."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.device.page_probe import chromium
from tests.kiosk.kiosk_office import KioskOffice, Page, kiosk_office, until
from tests.running import Program, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ViewportSize
    from playwright.sync_api import Page as Tab

    from server.embedded import EmbeddedStore

GUARD_MS: Final = 520
PORTRAIT: Final[ViewportSize] = {"width": 1080, "height": 1920}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all visits."""
    with chromium() as running_browser:
        yield running_browser


@pytest.fixture
def office(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[KioskOffice]:
    """A server, and the cable to it."""
    with kiosk_office(embedded, tmp_path) as office:
        yield office


@pytest.fixture
def kiosk(office: KioskOffice) -> Iterator[Program]:
    """A running kiosk with the virtual printer."""
    kiosk = office.kiosk()
    with running(kiosk):
        yield kiosk


@pytest.fixture
def tab(browser: Browser, kiosk: Program) -> Iterator[Tab]:
    """The kiosk's page on a portrait screen."""
    with browser.new_context(viewport=PORTRAIT) as context:
        yield opened(context.new_page(), kiosk)


def opened(tab: Tab, kiosk: Program) -> Tab:
    """Open the page and wait for its first question; any fault in the page fails the test."""
    tab.on("pageerror", lambda error: pytest.fail(f"the page fails: {error}"))
    tab.goto(kiosk.url)
    tab.wait_for_selector("[data-view]")
    return tab


def tap(tab: Tab, key: str, *, then: str) -> None:
    """Tap a key as an unhurried visitor does, and wait for the screen that follows."""
    tab.wait_for_timeout(GUARD_MS)
    tab.click(f'[data-key="{key}"]')
    tab.wait_for_selector(f'[data-view="{then}"]')


def to_concern(tab: Tab, language: str = "de") -> None:
    """Choose a language."""
    tap(tab, language, then="concern")


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_a_visitor_gets_a_number_when_two_keys_are_tapped(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """Language, concern, number: issued in that language, printed, delivered as paper."""
    to_concern(tab, language)
    tap(tab, "asylum", then="ticket")
    number = tab.locator(".ticket-number").inner_text()
    until(lambda: office.events("delivered"))
    (issued,) = office.events("issued")
    (delivered,) = office.events("delivered")
    assert issued["ticket"]["number"] == number
    assert issued["ticket"]["language"] == language
    assert delivered["how"] == "paper"
    assert delivered["ticket"]["id"] == issued["ticket"]["id"]
    tap(tab, "done", then="language")


def test_one_ticket_is_issued_when_two_taps_arrive_at_once(
    tab: Tab, office: KioskOffice, kiosk: Program
) -> None:
    """Both taps of a double tap carry the command's id of the screen: one command, one number."""
    asked: list[str] = []
    to_concern(tab)
    page = Page(kiosk.port)
    tab.on("request", lambda request: asked.append(request.post_data or ""))
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="larger"]')
    tab.wait_for_selector("[data-larger]")
    screen_id = re.findall('"id":"([^"]+)"', asked[-1])[0]
    with ThreadPoolExecutor(2) as hands:
        taps = [
            hands.submit(page.tap, "choose-service", id=screen_id, choice="dropoff")
            for _ in range(2)
        ]
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
    to_concern(tab)
    office.wire.loses = lambda path: path.endswith("/tickets") and not office.wire.lost.is_set()
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="dropoff"]')
    tab.wait_for_selector('[data-key="dropoff"][data-state="working"]')
    tab.wait_for_selector('[data-view="ticket"]')
    sent = office.wire.commands("/tickets")
    assert len(sent) == 2
    assert len({each.command_id for each in sent}) == 1
    assert len(office.events("issued")) == 1


def test_one_tap_is_sent_when_a_hand_trembles(tab: Tab) -> None:
    """The page takes a second touch within half a second for the same touch."""
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url))
    tab.wait_for_timeout(GUARD_MS)
    for _ in range(3):
        tab.click('[data-key="contrast"]', no_wait_after=True)
    tab.wait_for_selector('[data-contrast="high"]')
    assert len(sent) == 1
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
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="page-on"]')
    tab.wait_for_selector('[data-key="asylum"]')
    tap(tab, "asylum", then="ticket")
    tap(tab, "done", then="language")
    tab.wait_for_selector('html[data-contrast="normal"]:not([data-larger])')


def test_a_visit_needs_no_finger_when_there_is_a_keyboard(tab: Tab, office: KioskOffice) -> None:
    """Tab and Enter lead to a number; each key shows that it has the focus."""
    tab.keyboard.press("Tab")
    focused = tab.locator(":focus-visible")
    assert focused.get_attribute("data-key") == "de"
    assert focused.evaluate("key => getComputedStyle(key).outlineWidth") == "8px"
    tab.keyboard.press("Enter")
    tab.wait_for_selector('[data-view="concern"]')
    assert tab.evaluate("document.activeElement.tagName") == "H1"
    tab.wait_for_timeout(GUARD_MS)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector('[data-view="ticket"]')
    assert len(office.events("issued")) == 1


def test_a_copy_is_printed_when_the_visitor_asks_for_one(
    tab: Tab, office: KioskOffice, browser: Browser, kiosk: Program
) -> None:
    """The key "Noch einmal drucken" prints the same number once more and issues nothing."""
    to_concern(tab)
    tap(tab, "dropoff", then="ticket")
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
            to_concern(tab, language)
            tap(tab, "dropoff", then="ticket")
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
        to_concern(tab)
        tap(tab, "dropoff", then="no_paper")
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
