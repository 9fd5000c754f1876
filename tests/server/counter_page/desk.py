"""A caseworker at a counter's page in a real browser, and how the page says what it says."""

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from server.registry import Station
from tests.server.people import SITE_PATH, People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Request

PATIENCE_MS = 15_000
NEXT = ".key[data-kind=now]"


class Desk:
    """The page of counter 7, signed in."""

    def __init__(self, page: "Page", people: People, url: str) -> None:
        self.page = page
        self.people = people
        self.url = url
        self.sent: list[str] = []
        self.bodies: list[tuple[str, Any]] = []
        self.broken: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self._listen(said.text))

    def sign_in(self) -> None:
        """Go to the page with a new session of the counter."""
        self.page.goto(self.people.let_in(self.page.context, Station.at("7"), url=self.url))
        expect(self.page.locator("[data-pill=closed], [data-pill=open]")).to_be_visible()

    def press(self, key: str) -> None:
        """Press a key of the keyboard."""
        self.page.keyboard.press(key)

    def key(self, verb: str) -> "Locator":
        """The page's key of this verb."""
        return self.page.locator(f".key[data-key={verb}]")

    def shows(self, *, ticket: str, state: str = "called") -> None:
        """Wait until this ticket stands on the card in this state."""
        card = self.page.locator(f"[data-ticket={ticket}][data-state={state}]")
        expect(card).to_be_visible(timeout=PATIENCE_MS)

    def is_free(self) -> None:
        """Wait until the counter is open and has no ticket."""
        expect(self.page.locator("[data-counter-state=open]")).to_be_visible(timeout=PATIENCE_MS)

    def says(self, sentence: str) -> None:
        """Wait until the foot says this; direction marks around numbers are not looked at."""
        wanted = re.sub(r"\\?[{}]", "[\u2068\u2069]?", re.escape(sentence))
        news = self.page.locator("[data-news]")
        expect(news).to_contain_text(re.compile(wanted), timeout=PATIENCE_MS)

    def opens(self, key: str, sheet: str) -> "Locator":
        """Press a key of the keyboard that opens this sheet; the sheet."""
        self.press(key)
        return self.sheet(sheet)

    def sheet(self, name: str) -> "Locator":
        """Wait until this sheet is open; it."""
        sheet = self.page.locator(f"dialog[open][data-sheet={name}]")
        expect(sheet).to_be_visible(timeout=PATIENCE_MS)
        return sheet

    def choose(self, choice: str) -> None:
        """Press this choice of the sheet that is open."""
        self.page.locator(f"dialog[open] [data-choice='{choice}'] .key").click()

    def has_no_sheet(self) -> None:
        """Wait until every sheet is closed."""
        expect(self.page.locator("dialog")).to_have_count(0, timeout=PATIENCE_MS)

    def row(self, ticket: str) -> Any:
        """The row of the ticket with this number, as the reception reads it."""
        return self.people.reception.get(f"tickets?number={ticket}").json

    def commands(self, verb: str) -> int:
        """How often the page has sent this verb."""
        return sum(path.endswith(f"/{verb}") for path in self.sent)

    def _note(self, request: "Request") -> None:
        if request.method == "POST" and SITE_PATH in request.url:
            self.sent.append(request.url)
            self.bodies.append((request.url.rpartition("/")[2], request.post_data_json))

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text or "Trusted" in text:
            self.broken.append(text)


@contextmanager
def desk_of(
    browser: "Browser",
    people: People,
    *,
    width: int = 1366,
    height: int = 768,
    url: str = "",
    language: str = "de",
) -> "Iterator[Desk]":
    """Give a page of counter 7 that is signed in."""
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        if language != "de":
            context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        desk = Desk(context.new_page(), people, url or people.url)
        desk.sign_in()
        yield desk
        assert desk.broken == []
