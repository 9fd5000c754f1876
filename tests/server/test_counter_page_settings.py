"""What a browser may be told to do by itself on the counter's page: go on, sound, notify."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.clock import wait_until
from tests.device.page_probe import chromium
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_WATCH = """
  window.heard = { tones: 0, asked: 0, notes: [] };
  const tone = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.heard.tones += 1;
    return tone.call(this);
  };
  const Real = window.Notification;
  const ask = Real.requestPermission.bind(Real);
  window.Notification = class extends Real {
    constructor(title, more) {
      super(title, more);
      window.heard.notes.push([title, Object.keys(more)]);
    }
    static requestPermission() { window.heard.asked += 1; return ask(); }
  };
"""
"""Counts what the page sounds and shows; everything is done all the same."""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The whole Chromium: its headless shell shows no notification."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def desk(browser: "Browser", people: People) -> Iterator[Desk]:
    """Counter 7, free; nobody waits."""
    people.open()
    with desk_of(browser, people) as signed_in:
        signed_in.page.context.grant_permissions(["notifications"], origin=people.url)
        signed_in.page.context.add_init_script(_WATCH)
        signed_in.page.reload()
        signed_in.is_free()
        yield signed_in


def switch(desk: Desk, name: str) -> None:
    """Turn this setting on."""
    sheet = desk.opens("m", "more")
    sheet.locator(f"[data-setting={name}]").click()
    expect(sheet.locator(f"[data-setting={name}]")).to_have_attribute("aria-checked", "true")
    desk.press("Escape")
    desk.has_no_sheet()


def serve(desk: Desk, ticket: str) -> None:
    """Call, begin and finish with this ticket."""
    for key, state in (("n", "called"), ("Enter", "serving")):
        desk.press(key)
        desk.shows(ticket=ticket, state=state)
    desk.press("f")
    desk.is_free()


def wait_for(desk: Desk, number: str) -> None:
    """Wait until this number stands in the list."""
    expect(desk.page.locator(f"[data-waiting={number}]")).to_be_visible()


def test_nobody_is_called_by_itself_unless_it_was_chosen(desk: Desk) -> None:
    """Off by default; switched on it goes on after a moment, says so before, and is undone by Z."""
    for _ in range(3):
        desk.people.waiting()
    wait_for(desk, "K103")
    serve(desk, "K101")
    assert desk.page.locator(NEXT).text_content().find("von selbst") == -1  # type: ignore[union-attr]
    switch(desk, "automatic")
    serve(desk, "K102")
    desk.says("Sekunden")
    expect(desk.page.locator(NEXT)).to_contain_text("von selbst")
    desk.shows(ticket="K103")
    assert desk.commands("call-next") == 3
    expect(desk.key("undo")).to_contain_text("Aufruf rückgängig")
    desk.press("z")
    desk.is_free()
    wait_for(desk, "K103")


@pytest.mark.parametrize("stop", ["Escape", "u"])
def test_nobody_is_called_by_itself_when_it_was_stopped(desk: Desk, stop: str) -> None:
    """Escape stops it, and so does every other press."""
    for _ in range(2):
        desk.people.waiting()
    wait_for(desk, "K102")
    switch(desk, "automatic")
    serve(desk, "K101")
    expect(desk.page.locator(NEXT)).to_contain_text("von selbst")
    desk.press(stop)
    expect(desk.page.locator(NEXT)).not_to_contain_text("von selbst")
    desk.page.wait_for_timeout(5_000)
    assert desk.commands("call-next") == 1


def test_nothing_sounds_and_nothing_is_asked_until_it_is_chosen(desk: Desk) -> None:
    """A page that is opened is silent."""
    desk.people.waiting()
    wait_for(desk, "K101")
    assert desk.page.evaluate("window.heard") == {"tones": 0, "asked": 0, "notes": []}


def test_the_page_sounds_when_somebody_comes_to_an_empty_queue(desk: Desk) -> None:
    """Once for the first one, not for those who come after; the choice is tried out at once."""
    switch(desk, "sound")
    tried = desk.page.evaluate("window.heard.tones")
    assert tried > 0
    desk.people.waiting()
    wait_for(desk, "K101")
    wait_until(lambda: desk.page.evaluate("window.heard.tones") > tried)
    heard = desk.page.evaluate("window.heard.tones")
    desk.people.waiting()
    wait_for(desk, "K102")
    assert desk.page.evaluate("window.heard.tones") == heard


def test_a_notification_says_that_somebody_waits_and_nothing_else(desk: Desk) -> None:
    """No number, no concern, no language: whoever sees the screen may read it."""
    switch(desk, "notify")
    desk.people.waiting("asylum", language="ti", needs=["help"])
    wait_for(desk, "K101")
    wait_until(lambda: desk.page.evaluate("window.heard.notes.length") > 0)
    assert desk.page.evaluate("window.heard.notes") == [["Jemand wartet.", ["tag", "silent"]]]


def test_the_page_says_so_when_the_browser_allows_no_notifications(
    browser: "Browser", people: People
) -> None:
    """The switch stays off, and a sentence says where to change that."""
    people.open()
    with desk_of(browser, people) as desk:
        sheet = desk.opens("m", "more")
        sheet.locator("[data-setting=notify]").click()
        expect(sheet).to_contain_text("Der Browser erlaubt keine Mitteilungen.")
        expect(sheet.locator("[data-setting=notify]")).to_have_attribute("aria-checked", "false")


def test_pause_and_close_are_keys_of_the_sheet_too(desk: Desk) -> None:
    """U asks for a pause from there, E closes: where the bar has no place for them."""
    desk.opens("m", "more")
    desk.opens("u", "pause")
    desk.press("Enter")
    desk.has_no_sheet()
    expect(desk.page.locator("[data-pill=paused]")).to_be_visible()
    desk.opens("m", "more")
    desk.press("e")
    expect(desk.page.locator("[data-pill=closed]")).to_be_visible()
