"""The caseworker's page when the server is silent, cut off or started anew."""

import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.clock import wait_until
from tests.server.counter_page.cable import Cable
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import Mortal, People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG_MS = 30_000
OUT = "[data-pill=out-of-touch]"


@pytest.fixture
def people(mortal: Mortal) -> People:
    """An office whose server may be stopped and killed."""
    return mortal.people()


@pytest.fixture
def desk(browser: "Browser", people: People) -> Iterator[Desk]:
    """Counter 7, open, with two people waiting, on a page that must never be loaded again."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people) as signed_in:
        signed_in.is_free()
        signed_in.page.evaluate("window.loadedOnce = true")
        yield signed_in
        assert signed_in.page.evaluate("window.loadedOnce")


def test_the_page_says_so_and_sends_nothing_when_the_server_is_silent(
    desk: Desk, people: People
) -> None:
    """Silence: "Stand", no yellow, no command; then it knows by itself what happened."""
    os.kill(people.program.pid, signal.SIGSTOP)
    try:
        expect(desk.page.locator(OUT)).to_contain_text("Keine Verbindung. Stand", timeout=LONG_MS)
        expect(desk.page.locator(NEXT)).to_have_attribute("aria-disabled", "true")
        desk.press("n")
        desk.says("Nicht gesendet: keine Verbindung.")
        assert desk.sent == []
    finally:
        os.kill(people.program.pid, signal.SIGCONT)
    expect(desk.page.locator("[data-pill=open]")).to_be_visible(timeout=LONG_MS)
    desk.press("n")
    desk.shows(ticket="K101")


def test_the_page_catches_up_when_the_server_was_started_anew(desk: Desk, people: People) -> None:
    """What happened between two servers is shown without a reload."""
    people.program.kill()
    expect(desk.page.locator(OUT)).to_be_visible(timeout=LONG_MS)
    people.program.start()
    people.waiting("fiktion")
    people.call()
    expect(desk.page.locator("[data-ticket=K101]")).to_be_visible(timeout=LONG_MS)
    expect(desk.page.locator("[data-service=fiktion]")).to_be_visible()
    expect(desk.page.locator("[data-pill=open]")).to_be_visible()


def test_one_person_is_called_when_the_server_died_under_the_press(
    desk: Desk, people: People
) -> None:
    """A press into a dying server is sent again with the same id, and done once."""
    people.program.kill()
    with desk.page.expect_request("**/call-next"):
        desk.press("n")
    people.program.start()
    expect(desk.page.locator("[data-ticket=K101]")).to_be_visible(timeout=LONG_MS)
    waiting = [row["number"] for row in people.counter.get("state").json["tickets"]]
    assert sorted(waiting) == ["K101", "K102"]
    assert people.counter.post("counters/7/call-next").code == "counter_busy"


@pytest.fixture
def cable(people: People) -> Iterator[Cable]:
    """The way from the browser to the server."""
    with Cable(people.program.port) as joined:
        yield joined


def test_what_happened_is_fetched_when_the_network_was_cut(
    browser: "Browser", people: People, cable: Cable
) -> None:
    """A cut that is shorter than the page's patience: it asks from its position and goes on."""
    people.open()
    with desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.cut()
        people.waiting()
        cable.mend()
        expect(desk.page.locator("[data-waiting=K101]")).to_be_visible(timeout=LONG_MS)


def test_what_was_lost_is_asked_for_when_a_single_message_is_missing(
    browser: "Browser", people: People, cable: Cable
) -> None:
    """A gap is noticed by the next message or beat: the page asks and knows it all."""
    people.open()
    with desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.lose_next(b'"delivered"')
        people.waiting()
        wait_until(cable.has_lost)
        expect(desk.page.locator("[data-waiting=K101]")).to_be_visible(timeout=LONG_MS)


def test_the_page_connects_anew_when_a_connection_stands_but_is_dead(
    browser: "Browser", people: People, cable: Cable
) -> None:
    """Nobody ends the old connection: after six seconds of silence the page leaves it by itself."""
    people.open()
    with desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.deafen()
        people.waiting()
        expect(desk.page.locator("[data-waiting=K101]")).to_be_visible(timeout=LONG_MS)


def test_a_command_is_done_once_when_its_answer_was_lost(
    browser: "Browser", people: People, cable: Cable
) -> None:
    """The server has called, the answer is lost: the page asks again with the same id."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.loses_answers = True
        desk.press("n")
        expect(desk.key("call-next")).to_have_attribute("data-state", "working")
        cable.cut()
        cable.mend()
        desk.shows(ticket="K101")
        desk.press("x")
        desk.is_free()
        expect(desk.page.locator("[data-waiting]")).to_have_count(1)


def test_the_next_person_is_called_when_nobody_answered_for_the_one_before(
    browser: "Browser", people: People, cable: Cable
) -> None:
    """Who was called without an answer is served and gone: the same key is a new call then."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people, url=cable.url) as desk:
        desk.is_free()
        cable.loses_answers = True
        desk.press("n")
        expect(desk.page.locator("[data-news]")).to_contain_text(
            "Keine Antwort vom Server", timeout=LONG_MS
        )
        cable.cut()
        cable.mend()
        desk.shows(ticket="K101")
        desk.key("start").click()
        desk.shows(ticket="K101", state="serving")
        desk.key("finish").click()
        desk.is_free()
        desk.press("n")
        desk.shows(ticket="K102")
