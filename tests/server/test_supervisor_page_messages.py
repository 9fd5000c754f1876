"""Messages on the boards, at the supervisor's page: seen as it happens, and ended."""

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.server.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

PATIENCE_MS = 30_000


@pytest.fixture(params=[1366, 480])
def page(browser: "Browser", people: People, request: pytest.FixtureRequest) -> "Iterator[Page]":
    """The supervisor's page, wide and narrow."""
    with browser.new_context(viewport={"width": request.param, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(people.let_in(page.context, Station(Role.SUPERVISOR)))
        expect(page.locator("[data-pill=open]")).to_be_visible()
        yield page


def line(page: "Page", kind: str) -> "Locator":
    """What the page says of a message of this kind."""
    return page.locator(f".desk-messages [data-message][data-kind={kind}]")


def shown(people: People, **message: Any) -> Any:
    """Reception puts up a message."""
    return people.reception.done("messages", message)["message"]


def test_what_stands_is_told_and_ended_when_reception_has_put_it_up(
    page: "Page", people: People
) -> None:
    """Kind, text and areas as they happen; one key ends it; axe finds nothing."""
    expect(page.locator(".desk-messages")).to_have_count(0)
    shown(people, kind="break", areas=["K"])
    shown(people, kind="urgent", text={"de": "Der Aufzug steht.", "en": "The lift is broken."})
    expect(line(page, "break")).to_contain_text("Kurze Pause", timeout=PATIENCE_MS)
    expect(line(page, "urgent")).to_contain_text("Der Aufzug steht.")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-key=language]").click()
    expect(line(page, "urgent")).to_contain_text("The lift is broken.")
    line(page, "break").locator("[data-key=withdraw]").click()
    expect(line(page, "break")).to_have_count(0)
    assert [row["kind"] for row in people.reception.get("state").json["messages"]] == ["urgent"]


def test_an_evacuation_ends_after_a_question_when_the_supervisor_ends_it(
    page: "Page", people: People
) -> None:
    """Nobody ends it by a slip; "no" leaves it standing."""
    shown(people, kind="evacuation")
    evacuation = line(page, "evacuation")
    evacuation.locator("[data-key=withdraw]").click(timeout=PATIENCE_MS)
    evacuation.locator("[data-key=withdraw-no]").click()
    assert people.reception.get("state").json["messages"]
    evacuation.locator("[data-key=withdraw]").click()
    evacuation.locator("[data-key=withdraw-yes]").click()
    expect(evacuation).to_have_count(0)
    assert people.reception.get("state").json["messages"] == []


def test_it_is_said_when_a_message_could_not_be_withdrawn(page: "Page", people: People) -> None:
    """Without an answer the message stays there; the same key again ends it, as one command."""
    shown(people, kind="quiet")
    sent: list[str] = []
    page.on(
        "request",
        lambda each: (
            sent.append(each.headers.get("idempotency-key", ""))
            if each.url.endswith("/withdraw")
            else None
        ),
    )
    page.route("**/withdraw", lambda route: route.abort())
    line(page, "quiet").locator("[data-key=withdraw]").click(timeout=PATIENCE_MS)
    expect(page.locator(".desk-messages")).to_contain_text(
        "Keine Antwort vom Server", timeout=PATIENCE_MS
    )
    page.unroute("**/withdraw")
    line(page, "quiet").locator("[data-key=withdraw]").click()
    expect(line(page, "quiet")).to_have_count(0)
    assert len(set(sent)) == 1
