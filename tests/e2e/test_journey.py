"""The journey of one ticket, from the touch of a key to the empty board: everything is real."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.display.screen import Screen
from tests.e2e.house import House
from tests.running import Program, running
from tests.server.counter_page.desk import desk_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE_MS = 20_000
KIOSK_REST_MS = 700
"""The kiosk takes no tap in the first half second of a screen."""


@pytest.fixture
def kiosk(house: House) -> Iterator[Program]:
    """A kiosk with the printer that shows its paper."""
    kiosk = house.programs.kiosk(house.server)
    with running(kiosk):
        yield kiosk


@pytest.fixture
def visitor(browser: "Browser", kiosk: Program) -> "Iterator[Page]":
    """A visitor in front of the kiosk."""
    with browser.new_context(viewport={"width": 1080, "height": 1920}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(kiosk.url)
        yield page


@pytest.fixture
def hall(browser: "Browser", house: House) -> Iterator[Screen]:
    """The board in the hall, which has heard of the server."""
    board = house.programs.display(house.server, "K")
    with running(board):
        screen = Screen(browser, board.url)
        screen.until(lambda seen: seen["mode"] == "empty")
        yield screen
        assert screen.troubles == []
        screen.page.close()


def draw(visitor: "Page", language: str, service: str) -> str:
    """Touch a language, a way and a concern, and go on; the number that the kiosk then shows."""
    keys = (
        *((language, "start"), ("without", "concern"), (service, "bring")),
        ("have-all", "ticket"),
    )
    for key, view in keys:
        visitor.wait_for_timeout(KIOSK_REST_MS)
        visitor.click(f'[data-key="{key}"]')
        visitor.wait_for_selector(f'[data-view="{view}"]')
    return visitor.locator(".ticket-number").inner_text()


def see_paper(visitor: "Page", kiosk: Program) -> None:
    """See that one paper lies under the slot, and that it is a picture."""
    paper = visitor.context.new_page()
    paper.goto(f"{kiosk.url}/paper")
    picture = paper.locator("#strip img")
    expect(picture).to_have_count(1, timeout=PATIENCE_MS)
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") == 576
    paper.close()


def test_a_ticket_is_called_and_served_when_a_visitor_has_drawn_it(
    house: House, kiosk: Program, visitor: "Page", hall: Screen, browser: "Browser"
) -> None:
    """Arabic at the kiosk, a paper, a badge at the counter, large on the board, and away again."""
    number = draw(visitor, "ar", "asylum")
    assert visitor.locator("[dir=rtl]").count()
    see_paper(visitor, kiosk)
    with desk_of(browser, house.people) as desk:
        waiting = desk.page.locator(f"[data-waiting={number}]")
        expect(waiting).to_contain_text("العربية", timeout=PATIENCE_MS)
        assert hall.seen()["mode"] == "empty"
        desk.key("open").click()
        desk.key("call-next").click()
        desk.shows(ticket=number)
        expect(desk.page.locator("[data-language=ar]")).to_be_visible()
        seen = hall.until(lambda seen: seen["large"] == number)
        assert seen["mode"] == "new"
        desk.key("start").click()
        desk.shows(ticket=number, state="serving")
        seen = hall.until(lambda seen: not seen["large"])  # a card has the room: nobody is called
        assert seen["rows"] == [number]
        desk.key("finish").click()
        desk.is_free()
        hall.until(lambda seen: (seen["large"], seen["rows"]) == ("", []))
    kinds = [event["type"] for event in house.events() if "ticket" in event]
    assert kinds == ["issued", "delivered", "called", "started", "finished"]
