"""Somebody at the reception's page in a real browser, and how the page says what it says."""

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.server.people import SITE_PATH, People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Request

PATIENCE_MS = 15_000
GAP = "\u202f"
STATION = Station(Role.RECEPTION)


class Reception:
    """The reception's page, signed in."""

    def __init__(self, page: "Page", people: People, url: str) -> None:
        self.page = page
        self.people = people
        self.url = url
        self.sent: list[str] = []
        self.broken: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self._listen(said.text))

    def sign_in(self) -> None:
        """Go to the page with a new session of the reception."""
        self.page.goto(self.people.let_in(self.page.context, STATION, url=self.url))
        expect(self.page.locator("[data-pill=open]")).to_be_visible(timeout=PATIENCE_MS)

    def press(self, *keys: str) -> None:
        """Press keys of the keyboard, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type, as people and scanners do, into whatever has the focus."""
        self.page.keyboard.type(text)

    def key(self, name: str) -> "Locator":
        """The page's key of this name."""
        return self.page.locator(f".key[data-key={name}]")

    def field(self, name: str) -> "Locator":
        """The field of this name."""
        return self.page.locator(f"[data-field={name}]")

    def on(self, task: str, more: str = "") -> "Locator":
        """Wait until this is being done."""
        shown = self.page.locator(f"[data-task={task}]{more}")
        expect(shown).to_be_visible(timeout=PATIENCE_MS)
        return shown

    def look_after(self, number: str, state: str = "waiting") -> "Locator":
        """Find a number by the field that is always there, and wait until it is shown."""
        self.field("search").fill(number)
        self.field("search").press("Enter")
        return self.on("ticket", f"[data-ticket={number}][data-state={state}]")

    def says(self, sentence: str) -> None:
        """Wait until the foot says this; see `loose`."""
        expect(self.page.locator("[data-news]")).to_contain_text(
            loose(sentence), timeout=PATIENCE_MS
        )

    def commands(self, end: str) -> int:
        """How often the page has sent a command to an address with this end."""
        return sum(path.endswith(f"/{end}") for path in self.sent)

    def _note(self, request: "Request") -> None:
        if request.method == "POST" and SITE_PATH in request.url:
            self.sent.append(request.url)

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text or "Trusted" in text:
            self.broken.append(text)


def loose(sentence: str) -> re.Pattern[str]:
    """A sentence with {facts} in it; direction marks around these are not looked at."""
    return re.compile(re.sub(r"\\?[{}]", "[\u2068\u2069]?", re.escape(sentence)))


@contextmanager
def reception_of(
    browser: "Browser",
    people: People,
    *,
    width: int = 1366,
    height: int = 768,
    url: str = "",
    language: str = "de",
) -> "Iterator[Reception]":
    """Give a page of the reception that is signed in."""
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        if language != "de":
            context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        reception = Reception(context.new_page(), people, url or people.url)
        reception.sign_in()
        yield reception
        assert reception.broken == []
