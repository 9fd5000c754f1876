"""The caseworker pauses at the page, in a real browser: at once, or with a reason of the site."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from tests.running import Programs, running
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People
from tests.sites import site_without_pause_reasons

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, WebSocket

TWO = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture
def language() -> str:
    """The page's language, unless a test tries both."""
    return "de"


@pytest.fixture
def desk(browser: "Browser", people: People, language: str) -> Iterator[Desk]:
    """Counter 7, open and free."""
    people.open()
    with desk_of(browser, people, language=language) as signed_in:
        signed_in.is_free()
        yield signed_in


def pill(desk: Desk) -> "Locator":
    """What the bar says of the counter."""
    return desk.page.locator("[data-pill=paused]")


def test_a_counter_pauses_at_once_when_nobody_says_why(desk: Desk) -> None:
    """U, Enter: the first choice has the focus, says nothing, and is sent as it always was."""
    sheet = desk.opens("u", "pause")
    expect(sheet.locator("[data-choice=pause-plain] .key")).to_be_focused()
    desk.press("Enter")
    desk.has_no_sheet()
    expect(pill(desk)).to_have_text("Pause")
    assert desk.bodies[-1] == ("pause", {})
    expect(desk.page.locator("[data-counter-state=paused] h2")).to_have_text(
        "Ihr Schalter macht Pause."
    )


@TWO
def test_a_counter_says_why_when_a_digit_is_pressed(desk: Desk, language: str) -> None:
    """One press a reason; bar and card say it in the site's words until the counter opens."""
    texts = {
        "de": ("Mittag", "Pause · Mittag", "Ihr Schalter macht Pause: Mittag"),
        "en": ("Lunch", "Paused · Lunch", "Your counter is paused: Lunch"),
    }
    listed, in_bar, on_card = texts[language]
    expect(desk.opens("u", "pause").locator("[data-choice=lunch]")).to_contain_text(listed)
    desk.press("2")
    desk.has_no_sheet()
    assert desk.bodies[-1] == ("pause", {"reason": "lunch"})
    expect(pill(desk)).to_have_text(in_bar)
    card = desk.page.locator("[data-counter-state=paused] h2").inner_text()
    assert card.replace("\u2068", "").replace("\u2069", "") == on_card
    desk.press("o")
    desk.is_free()
    expect(pill(desk)).to_have_count(0)
    desk.opens("u", "pause")
    desk.press("Enter")
    expect(pill(desk)).to_have_text({"de": "Pause", "en": "Paused"}[language])


def test_the_reason_is_said_when_the_page_is_opened_later(desk: Desk) -> None:
    """A page that comes while the pause lasts knows it from the state."""
    desk.people.counter.done("counters/7/pause", {"reason": "meeting"})
    desk.page.reload()
    expect(pill(desk)).to_contain_text("Besprechung")


def test_nothing_is_sent_when_the_sheet_is_closed(desk: Desk) -> None:
    """Escape leads back; the counter is open as before."""
    desk.opens("u", "pause")
    desk.press("Escape")
    desk.has_no_sheet()
    desk.is_free()
    assert desk.commands("pause") == 0


def test_the_sheet_is_gone_when_somebody_was_called_meanwhile(desk: Desk) -> None:
    """Another page of this counter has called: nobody pauses over that."""
    desk.opens("u", "pause")
    desk.people.waiting()
    desk.people.call()
    desk.has_no_sheet()
    expect(desk.page.locator(NEXT)).to_be_focused()


def test_a_counter_pauses_with_one_key_when_the_site_has_no_reasons(
    browser: "Browser", people: People, programs: Programs, tmp_path: Path
) -> None:
    """No list, no sheet: U pauses."""
    file = site_without_pause_reasons(tmp_path / "without")
    with running(server := programs.server(WARTEMARKE_SITE_FILE=str(file))):
        elsewhere = People(server, people.store)
        elsewhere.open()
        with desk_of(browser, elsewhere) as desk:
            desk.is_free()
            desk.press("u")
            expect(pill(desk)).to_have_text("Pause")
            desk.has_no_sheet()


def test_a_neighbour_reads_no_reason_when_a_counter_pauses(desk: Desk) -> None:
    """The page of counter 7 is told that counter 8 pauses, and not why."""
    heard: list[str] = []

    def listen(link: "WebSocket") -> None:
        link.on("framereceived", lambda told: heard.append(str(told)))

    desk.page.on("websocket", listen)
    desk.page.reload()
    desk.is_free()
    eight = desk.people.at(Station.at("8"))
    eight.done("counters/8/open")
    eight.done("counters/8/pause", {"reason": "technical"})
    expect(desk.page.locator("body")).not_to_contain_text("Technik")
    desk.people.counter.done("counters/7/pause", {"reason": "soon"})
    expect(pill(desk)).to_contain_text("Gleich zurück")
    told = "".join(heard)
    assert "counter_paused" in told
    assert "soon" in told
    assert "technical" not in told


@TWO
@pytest.mark.parametrize("size", [(1366, 768), (480, 768), (683, 384)])
def test_axe_finds_nothing_when_somebody_pauses(
    desk: Desk, language: str, size: tuple[int, int]
) -> None:
    """The sheet, and the page while the pause lasts; nothing is cut, also as at 200 % zoom."""
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    sheet = desk.opens("u", "pause")
    found = Axe().run(desk.page)
    assert found.violations_count == 0, (language, found.generate_report())
    assert sheet.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    desk.press("1")
    desk.has_no_sheet()
    expect(pill(desk)).to_be_visible()
    found = Axe().run(desk.page)
    assert found.violations_count == 0, (language, found.generate_report())
    assert desk.page.evaluate("document.body.scrollWidth <= innerWidth")
