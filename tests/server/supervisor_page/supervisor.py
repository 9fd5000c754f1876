"""Somebody at the supervisor's page in a real browser, in its part for messages on the boards."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.server.people import SITE_PATH, People
from tests.server.reception_page.reception import loose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Request

PATIENCE_MS = 30_000


class Supervisor:
    """The supervisor's page, signed in."""

    def __init__(self, page: "Page", people: People, url: str) -> None:
        self.page = page
        self.people = people
        self.sent: list[str] = []
        self.broken: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self._listen(said.text))
        page.goto(people.let_in(page.context, Station(Role.SUPERVISOR), url=url))
        expect(page.locator("[data-pill=open]")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator(".counter-strip")).to_be_visible(timeout=PATIENCE_MS)

    def press(self, *keys: str) -> None:
        """Press keys of the keyboard, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def key(self, name: str) -> "Locator":
        """The page's key of this name."""
        return self.page.locator(f".key[data-key={name}]")

    def field(self, name: str) -> "Locator":
        """The field of this name."""
        return self.page.locator(f"[data-field={name}]")

    def task(self, step: str = "kinds") -> "Locator":
        """Wait until the sheet stands at this step."""
        shown = self.page.locator(f"[data-task=messages][data-step={step}]")
        expect(shown).to_be_visible()
        return shown

    def begin(self, kind: str) -> None:
        """Begin a message of this kind, by the keyboard."""
        self.press("F10")
        self.task()
        self.key(f"kind-{kind}").press("Enter")
        self.task(kind)

    def line(self, kind: str) -> "Locator":
        """What stands of this kind, on whatever part of the page."""
        return self.page.locator(f"main [data-message][data-kind={kind}]")

    def says(self, sentence: str) -> None:
        """Wait until the foot says this."""
        expect(self.page.locator(".foot [data-news]")).to_contain_text(
            loose(sentence), timeout=PATIENCE_MS
        )

    def standing(self) -> list[Any]:
        """What stands on the boards, as the office knows it."""
        messages: list[Any] = self.people.supervisor.get("state").json["messages"]
        return messages

    def commands(self, end: str) -> int:
        """How often the page has sent a command to an address with this end."""
        return sum(path.endswith(f"/{end}") for path in self.sent)

    def _note(self, request: "Request") -> None:
        if request.method == "POST" and SITE_PATH in request.url:
            self.sent.append(request.url)

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text or "Trusted" in text:
            self.broken.append(text)


@contextmanager
def supervisor_of(
    browser: "Browser", people: People, *, width: int = 1366, height: int = 768, url: str = ""
) -> "Iterator[Supervisor]":
    """Give a supervisor's page that is signed in; it must break no rule of its own."""
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        supervisor = Supervisor(context.new_page(), people, url or people.url)
        yield supervisor
        assert supervisor.broken == []
