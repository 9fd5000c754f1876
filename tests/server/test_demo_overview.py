"""The overview: the whole office on one page, for whoever came to look, and for nobody else."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.server.people import People
from tests.server.practice.office import PracticeOffice

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PATIENCE_MS = 20_000
SIZES = [(1600, 1000), (1280, 800), (1920, 1080), (480, 900)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeOffice]:
    """One practice office for this file."""
    data: Path = tmp_path_factory.mktemp("practice")
    office = PracticeOffice(data).open()
    yield office
    office.end()


@pytest.fixture
def page(browser: "Browser", office: PracticeOffice) -> "Iterator[Page]":
    """The overview in a new browser; our policy is never broken by our own pages."""
    with browser.new_context(viewport={"width": 1600, "height": 1000}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        broken: list[str] = []
        page.on("console", lambda said: broken.append(said.text))
        page.goto(f"{office.url}/")
        yield page
        assert [text for text in broken if "Policy" in text or "Trusted" in text] == []


def test_a_ticket_goes_its_whole_way_when_somebody_tries_the_overview(page: "Page") -> None:
    """Kiosk, paper, counter and board are live on one page, each in its frame."""
    kiosk = page.frame_locator("iframe[title=Kiosk]")
    kiosk.get_by_role("button", name=re.compile("^Deutsch")).first.click()
    answers = (
        "Nein, ohne Termin",
        "Karte oder Pass abholen",
        "Ja, ich habe alles",
        "Nummer ziehen",
    )
    for answer in answers:
        page.wait_for_timeout(700)  # the kiosk takes no tap in a screen's first half second
        kiosk.get_by_role("button", name=re.compile(answer)).click()
    paper = page.frame_locator("iframe[title=Zettel]")
    expect(paper.locator("img").first).to_be_visible(timeout=PATIENCE_MS)
    counter = page.frame_locator("iframe[title=Schalter]")
    counter.locator("[data-key=open]").click()
    counter.locator("[data-key=call-next]").click()
    number = counter.locator("[data-ticket]").get_attribute("data-ticket")
    assert number is not None
    board = page.frame_locator("iframe[title=Anzeige]")
    expect(board.locator("body")).to_contain_text(number[1:], timeout=PATIENCE_MS)


def test_the_counter_keys_stand_beneath_their_caption_when_there_is_room(page: "Page") -> None:
    """The keys of the counters follow the caption of their frame at the usual distance."""
    caption = page.locator("[data-screen=counter] .caption").bounding_box()
    keys = page.locator("[data-screen=counter] nav").bounding_box()
    assert caption is not None
    assert keys is not None
    assert 0 <= keys["y"] - (caption["y"] + caption["height"]) <= 24


def test_another_counter_is_shown_when_it_is_chosen(page: "Page", office: PracticeOffice) -> None:
    """Every counter is one press away, also a second time, also after a reload."""
    counter = page.frame_locator("iframe[title=Schalter]")
    for number in ("7", "10", "7"):
        page.locator(f"[data-counter='{number}']").click()
        expect(counter.locator(".bar-title")).to_have_text(re.compile(f"Schalter .?{number}.?$"))
    page.reload()
    expect(counter.locator(".bar-title")).to_have_text(re.compile("Schalter .?7.?$"))
    link = page.locator("[data-counter-link]")
    expect(link).to_have_attribute("href", "/counter/7/")
    assert page.url == f"{office.url}/#7"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_fits_when_the_window_has_another_size(
    page: "Page", width: int, height: int
) -> None:
    """Nothing is cut and no frame is lost; axe finds nothing on the page itself."""
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator("iframe")).to_have_count(4)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    if width > height:
        assert page.evaluate(f"{root}.scrollHeight <= {root}.clientHeight")
    found = Axe().run(page, context={"exclude": [["iframe"]]}, options={"iframes": False})
    assert found.violations_count == 0, found.generate_report()


def test_a_frame_keeps_the_size_of_its_screen_when_it_is_shown_small(page: "Page") -> None:
    """The kiosk's page believes that it has its 1080 by 1920, the counter's its 1366 by 768."""
    for title, width, height in (("Kiosk", 1080, 1920), ("Schalter", 1366, 768)):
        body = page.frame_locator(f"iframe[title={title}]").locator("html")
        assert body.evaluate("innerWidth") == width
        assert abs(body.evaluate("innerHeight") - height) <= 2


def test_a_link_opens_once_when_it_was_printed(office: PracticeOffice) -> None:
    """The second time, the link from the terminal opens nothing."""
    link = office.links()["9"]
    assert requests.get(link, timeout=10).status_code == 200
    assert requests.get(link, timeout=10).status_code == 404


def test_the_counter_s_page_is_closed_when_no_link_was_opened(office: PracticeOffice) -> None:
    """Practice or not: no page and no command without credentials."""
    assert office.get("/counter/7/").status_code == 401
    path = f"{office.url}/api/v1/sites/maschstrasse/counters/7/open"
    headers = {"Idempotency-Key": "command-1", "Origin": office.url}
    assert requests.post(path, json={}, headers=headers, timeout=10).status_code == 401


def test_the_screens_may_be_framed_by_the_overview_alone(office: PracticeOffice) -> None:
    """Every framed page names the overview's origin; the overview itself may be framed by none."""
    for screen, path in ((0, "/counter/7/"), (1, "/"), (1, "/paper"), (2, "/")):
        policy = office.get(path, screen=screen).headers["Content-Security-Policy"]
        assert f"frame-ancestors {office.url}" in policy
    policy = office.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_overview_has_one_name_when_it_is_asked_for_by_another(office: PracticeOffice) -> None:
    """`localhost` leads to 127.0.0.1, which the screens know; a foreign name to nothing."""
    there = office.get("/", Host=f"localhost:{office.port}")
    assert (there.status_code, there.headers["Location"]) == (302, office.url)
    assert office.get("/", Host="numbers.example").status_code == 421


def test_there_is_no_overview_when_the_server_is_the_plain_one(people: People) -> None:
    """What only practice may do does not exist elsewhere."""
    front = people.stranger.send("GET", "/")
    assert (front.status, front.headers["Location"]) == (302, "/staff/")
    assert people.stranger.send("GET", "/overview/overview.js").status == 404


def test_the_reception_s_page_opens_when_its_key_is_pressed(page: "Page") -> None:
    """One key lets whoever came in; pressed again, the page is there without a new link."""
    for _ in range(2):
        with page.expect_popup() as opened:
            page.locator("[data-reception]").click()
        expect(opened.value.locator("[data-field=search]")).to_be_visible(timeout=PATIENCE_MS)
        opened.value.close()
