"""`wartemarke demo --visitors`: the office lives by itself, and leaves room for whoever came."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.demo.clock import RATE
from server.demo.visitors.staffing import free_counters
from server.site import Site
from tests.device.page_probe import headless_shell
from tests.running import SITE_KEY
from tests.server.practice.office import PracticeOffice, is_called, until

PROCESS = "server.demo.visitors"
SIZES = [(1600, 1000), (1280, 800), (1920, 1080)]


def open_office(data: Path, *words: str) -> PracticeOffice:
    """Open an office whose day takes two minutes and a half."""
    return PracticeOffice(data, "--visitors", "--seed", "7", *words, **{RATE: "10"}).open()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeOffice]:
    """One lively office for this file."""
    office = open_office(tmp_path_factory.mktemp("lively") / "data")
    yield office
    office.end()


def calls(office: PracticeOffice) -> list[dict[str, Any]]:
    """What stands on the board of the whole house."""
    token = (office.data / "secrets" / "display-demo.token").read_text().strip()
    answer = requests.get(
        f"{office.url}/api/v1/sites/{SITE_KEY}/state",
        headers={"Authorization": f"Bearer {token}"},
        timeout=20,
    )
    rows: list[dict[str, Any]] = answer.json()["tickets"]
    return rows


def test_people_come_and_are_called_when_they_are_simulated(
    office: PracticeOffice, site: Site
) -> None:
    """Several counters call, each area has somebody, and the counters left to people are quiet."""
    counters: set[str] = set()
    areas: set[str] = set()

    def lively() -> bool:
        rows = calls(office)
        counters.update(row["counter"] for row in rows)
        areas.update(row["area"] for row in rows)
        return len(counters) >= 5 and areas == {"F", "K", "W"}

    assert until(lively), (counters, areas)
    assert counters.isdisjoint(free_counters(site))


def test_the_calls_go_on_when_the_simulated_people_are_killed(office: PracticeOffice) -> None:
    """They are started again, and know their own counters."""
    victim = office.member(PROCESS)
    victim.kill()
    killed_ms = max((row["called_ms"] for row in calls(office)), default=0)
    assert until(lambda: any(row["called_ms"] > killed_ms for row in calls(office)))
    assert until(
        lambda: any(is_called(each, PROCESS) and each.pid != victim.pid for each in office.family())
    )
    assert "left to somebody else" not in (office.data / "logs" / "visitors.log").read_text()


def test_people_come_again_when_the_office_was_shown_closed(office: PracticeOffice) -> None:
    """Whoever comes to a closed office goes home; when it is open again, the next ones come."""
    log = office.data / "logs" / "visitors.log"
    assert office.turn(to_open=False).ok
    try:
        assert until(lambda: "turned away" in log.read_text())
    finally:
        assert office.turn(to_open=True).ok
    drawn = office.draw()["ticket"]["id"]
    assert until(lambda: any(row["id"] > drawn for row in calls(office)))


def test_the_overview_says_so_when_people_are_simulated(office: PracticeOffice) -> None:
    """German and English, with the counters that are free, and everything still fits."""
    with headless_shell() as browser, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{office.url}/")
        said = page.locator("[data-simulated]")
        expect(said).to_contain_text("frei für Sie: Schalter 2, 7, 10")
        expect(said.locator("[lang=en]")).to_contain_text("Simulated people")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            root = "document.documentElement"
            assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
            assert page.evaluate(f"{root}.scrollHeight <= {root}.clientHeight")
        found = Axe().run(page, context={"exclude": [["iframe"]]}, options={"iframes": False})
        assert found.violations_count == 0, found.generate_report()


def test_the_simulated_people_end_when_the_office_ends(tmp_path: Path) -> None:
    """Told to, they leave within two seconds; when the office is killed, nobody is left."""
    office = open_office(tmp_path / "data", "--no-kiosk", "--no-display")
    process = office.member(PROCESS)
    time.sleep(1)  # in the middle of their work
    process.terminate()
    process.wait(timeout=2)
    assert until(lambda: any(is_called(each, PROCESS) for each in office.family()))
    office.end(signal.SIGKILL)
    assert until(lambda: office.left() == [])
