"""The counter's page that slept, that is open twice, or whose network is gone under a sheet."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.clock import wait_until
from tests.device.page_probe import headless_shell
from tests.server.counter_page.cable import Cable
from tests.server.counter_page.desk import Desk, desk_of
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLEEP_S = 8.0
LONG_MS = 30_000
_WAKING = """
  let last = Date.now();
  window.pressed = 0;
  const press = () => {
    window.pressed += 1;
    dispatchEvent(new KeyboardEvent("keydown", { key: "n" }));
  };
  const look = () => {
    const now = Date.now();
    if (now - last > 3000) window.woke ??= { touch: document.querySelector("main")?.dataset.touch };
    last = now;
    if (window.woke) press();
  };
  setInterval(look, 20);
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", () => { look(); setTimeout(look); });
    }
  };
"""
"""Presses the key for the next one as soon as the page wakes, and after each word that it hears."""


@pytest.fixture
def browser() -> "Iterator[Browser]":
    """A Chromium of the test's own: its processes are stopped."""
    with headless_shell() as running:
        yield running


@contextmanager
def stopped(desk: Desk, browser: "Browser") -> Iterator[None]:
    """Stop the page's processes, as a laptop that sleeps does."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [row["id"] for row in processes if row["type"] == "renderer"]
    assert pids
    assert desk.page.url
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def test_nothing_is_sent_and_nothing_old_is_live_when_the_page_wakes(
    browser: "Browser", people: People
) -> None:
    """What lay in the socket meanwhile makes the page no younger; then it knows the truth."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people) as desk:
        desk.is_free()
        desk.page.context.add_init_script(_WAKING)
        desk.page.reload()
        expect(desk.page.locator("[data-waiting]")).to_have_count(2)
        with stopped(desk, browser):
            time.sleep(SLEEP_S / 2)  # this is the sleep itself
            ticket = people.call()
            time.sleep(SLEEP_S / 2)
        wait_until(lambda: desk.page.evaluate("window.pressed > 3"))
        desk.shows(ticket=ticket["number"])
        assert desk.commands("call-next") == 0
        expect(desk.page.locator("[data-waiting]")).to_have_count(1)
        expect(desk.page.locator("[data-pill=open]")).to_be_visible(timeout=LONG_MS)


def test_one_person_is_called_when_two_tabs_press_at_once(
    browser: "Browser", people: People
) -> None:
    """Both show the same ticket, and the next one waits."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people) as desk:
        other = Desk(desk.page.context.new_page(), people, people.url)
        other.page.goto(f"{people.url}/counter/7/")
        for each in (desk, other):
            each.is_free()
            expect(each.page.locator("[data-waiting]")).to_have_count(2)
        for each in (desk, other):
            each.page.evaluate(
                "setTimeout(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'n' })), 200)"
            )
        for each in (desk, other):
            each.shows(ticket="K101")
        states = people.counter.get("state").json["tickets"]
        assert sorted(row["state"] for row in states) == ["called", "waiting"]


def test_a_choice_is_refused_visibly_when_the_network_is_gone(
    browser: "Browser", people: People
) -> None:
    """Nothing is queued: what was chosen without a network has not happened afterwards either."""
    people.waiting()
    people.open()
    with Cable(people.program.port) as cable, desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        desk.press("n")
        desk.shows(ticket="K101")
        desk.press("Enter")
        desk.shows(ticket="K101", state="serving")
        sheet = desk.opens("p", "interrupt")
        cable.cut()
        expect(sheet.locator("[data-choice=photo] .key")).to_have_attribute(
            "aria-disabled", "true", timeout=LONG_MS
        )
        expect(sheet.locator("[data-sheet-news]")).to_contain_text("Keine Verbindung")
        desk.press("2")
        expect(sheet.locator("[data-sheet-news]")).to_contain_text("Nicht gesendet")
        cable.mend()
        expect(sheet.locator("[data-choice=photo] .key")).not_to_have_attribute(
            "aria-disabled", "true", timeout=LONG_MS
        )
        assert desk.commands("park") == 0
        assert desk.row("K101")["state"] == "serving"
