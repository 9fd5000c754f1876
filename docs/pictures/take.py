# ruff: noqa: INP001 - a script beside the pictures that it takes, no package
"""Takes the README's pictures: opens an office full of simulated people, takes part, looks around.

Run from the top folder as `python -m docs.pictures.take [FOLDER]`; FOLDER is where the pictures
go, by default this one. Everything is real: the pages of a running office in a real browser, and
paper decoded from the very bytes that a printer would get. It is always a quarter past nine there,
and the same people come: only who is called at which moment differs a little.
"""

import datetime as dt
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from server.demo.clock import START
from tests.clock import wait_until
from tests.device.page_probe import chromium
from tests.server.people import Person
from tests.server.practice.office import PracticeOffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HERE: Final = Path(__file__).parent
PORTRAIT: Final = (1080, 1920)
REST_MS: Final = 900
"""Longer than the kiosk takes no tap in a new screen, and until what fades has come to rest."""
SMALL: Final = 0.5
"""Screens of 1080 by 1920 are kept at half their size."""

OPEN: Final = dt.time(9, 12)
ZONE: Final = ZoneInfo("Europe/Berlin")
PEOPLE: Final = ("--visitors", "--seed", "12")
LIVELY_S: Final = 180
LOOK_S: Final = 0.3
STANDING, AREAS, WAITING = 6, 3, 4
"""Calls on the board (one large, the rest in the list) and their areas; people who wait in K."""
SPOKEN: Final = ("Arabisch", "Persisch", "Tigrinya", "Türkisch", "Ukrainisch", "Vietnamesisch")
"""Counter 7 calls somebody in one of these, so that the board says it in two languages."""


class Photographer:
    """Opens pages of one office and keeps pictures of them."""

    def __init__(self, browser: "Browser", office: PracticeOffice, folder: Path) -> None:
        self._browser = browser
        self._office = office
        self._folder = folder

    @contextmanager
    def page(
        self, path: str, *, screen: int = 0, size: tuple[int, int], scale: float = 1
    ) -> "Iterator[Page]":
        """Open a page of the server (0), the kiosk (1) or the board (2)."""
        width, height = size
        with self._browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        ) as context:
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{self._office.port + screen}{path}")
            yield page

    def take(self, page: "Page", name: str) -> None:
        """Keep what the page shows, once it has come to rest."""
        page.wait_for_load_state("load")
        page.wait_for_timeout(REST_MS)
        page.screenshot(path=self._folder / f"{name}.png")

    def kiosk(self, language: str) -> None:
        """Visit the kiosk in this language: from the welcome to the number."""
        with self.page("/", screen=1, size=PORTRAIT, scale=SMALL) as page:
            page.wait_for_selector('[data-view="language"]')
            self.take(page, "kiosk")
            tap(page, language, "start")
            self.take(page, f"kiosk-{language}-start")
            tap(page, "without", "concern")
            self.take(page, f"kiosk-{language}-concern")
            tap(page, "dropoff", "bring")
            self.take(page, f"kiosk-{language}-bring")
            tap(page, "have-all", "ticket")
            self.take(page, f"kiosk-{language}")
            tap(page, "done", "language")

    def paper(self) -> None:
        """Look at the newest papers under the printer's slot."""
        with self.page("/paper", screen=1, size=(720, 1200)) as page:
            page.wait_for_selector("#strip li")
            self.take(page, "paper")

    def counter_and_board(self) -> None:
        """Call somebody at counter 7, and look at both sides of it."""
        with (
            self.page("/", screen=2, size=(1920, 1080), scale=SMALL) as board,
            self.page(f"/open/{self._link('7')}", size=(1366, 768)) as counter,
        ):
            counter.click('[data-key="open"]')
            counter.wait_for_selector("[data-waiting]")
            first = counter.locator("[data-waiting]").first
            wait_until(
                lambda: lively(self._office) and any(word in first.inner_text() for word in SPOKEN),
                seconds=LIVELY_S,
            )
            counter.click('[data-key="call-next"]')
            counter.wait_for_selector("[data-ticket]")
            number = counter.locator("[data-ticket]").get_attribute("data-ticket")
            self.take(counter, "counter")
            board.wait_for_selector(f'[data-place="large"][data-number="{number}"]')
            self.take(board, "board")

    def reception(self) -> None:
        """Look over the reception's shoulder: one number that waits, and the whole house beside."""
        with self.page("/", size=(1366, 768)) as page:
            way_in = page.locator("[data-reception]").get_attribute("href")
            page.goto(f"http://127.0.0.1:{self._office.port}{way_in}")
            page.wait_for_selector("[data-pill=open]")
            page.locator("[data-next^=K]").click()
            page.wait_for_selector("[data-task=ticket]")
            self.take(page, "reception")

    def overview(self) -> None:
        """Look at the whole office at once, while somebody is called."""
        with self.page("/#7", size=(1600, 1000)) as page:
            for frame in page.frames[1:]:
                frame.wait_for_load_state("load")
            board = page.frame_locator("iframe[title=Anzeige]")
            board.locator('[data-mode="new"]').wait_for()
            self.take(page, "overview")

    def _link(self, counter: str) -> str:
        return self._office.links()[counter].rpartition("/")[2]


def tap(page: "Page", key: str, then: str) -> None:
    """Tap a key of the kiosk as an unhurried visitor does."""
    page.wait_for_timeout(REST_MS)
    page.click(f'[data-key="{key}"]')
    page.wait_for_selector(f'[data-view="{then}"]')


def lively(office: PracticeOffice) -> bool:
    """Tell whether the board is full and somebody waits for counter 7."""
    time.sleep(LOOK_S)
    calls = _tickets(office, "display-demo")
    queue = [row for row in _tickets(office, "caseworker-5") if row["state"] == "waiting"]
    areas = {row["area"] for row in calls}
    return len(calls) >= STANDING and len(areas) == AREAS and len(queue) >= WAITING


def _tickets(office: PracticeOffice, device: str) -> list[dict[str, Any]]:
    token = (office.data / "secrets" / f"{device}.token").read_text(encoding="ascii").strip()
    state = Person(office.url, {"Authorization": f"Bearer {token}"}).get("state").json
    rows: list[dict[str, Any]] = state["tickets"]
    return rows


def morning() -> str:
    """Give the next morning, as the office's clock wants it."""
    tomorrow = dt.datetime.now(ZONE).date() + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, OPEN, ZONE).isoformat()


def main(folder: Path) -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory(prefix="wartemarke-pictures-") as data:
        office = PracticeOffice(Path(data) / "data", *PEOPLE, **{START: morning()}).open()
        try:
            with chromium() as browser:
                photographer = Photographer(browser, office, folder)
                wait_until(lambda: lively(office), seconds=LIVELY_S)
                for language in ("de", "ar"):
                    photographer.kiosk(language)
                photographer.paper()
                photographer.counter_and_board()
                photographer.reception()
                photographer.overview()
        finally:
            office.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
