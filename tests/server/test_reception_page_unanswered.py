"""The reception's page when nobody answers: one person has one number, and help is told of."""

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.server.counter_page.cable import Cable
from tests.server.people import People
from tests.server.reception_page.reception import Reception, reception_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG_MS = 30_000


@pytest.fixture
def cable(people: People) -> Iterator[Cable]:
    """The way from the browser to the server."""
    with Cable(people.program.port) as joined:
        yield joined


@pytest.fixture
def reception(browser: "Browser", people: People, cable: Cable) -> Iterator[Reception]:
    """The page, behind the cable."""
    with reception_of(browser, people, url=cable.url) as signed_in:
        yield signed_in


def issue_unanswered(reception: Reception, cable: Cable) -> None:
    """Issue a number of which no answer comes back for ten seconds, then be in touch again."""
    choose(reception)
    cable.loses_answers = True
    reception.key("issue").click()
    expect(reception.page.locator("[data-news]")).to_contain_text(
        "Keine Antwort vom Server", timeout=LONG_MS
    )
    cable.cut()
    cable.mend()
    expect(reception.page.locator("[data-pill=open]")).to_be_visible(timeout=LONG_MS)


def choose(reception: Reception) -> None:
    """Begin with somebody who speaks German and wants to extend a permit."""
    reception.press("F2")
    reception.page.locator("[data-language=de]").click()
    reception.page.locator("[data-concern=renew]").click()


def test_the_next_person_has_another_number_when_nobody_answered_for_the_one_before(
    reception: Reception, cable: Cable
) -> None:
    """Same language, concern and printer: it is another wish, and the page says what is open."""
    issue_unanswered(reception, cable)
    choose(reception)
    reception.says("Der letzte Befehl blieb ohne Antwort.")
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K102]")
    assert reception.people.reception.get("tickets?number=K101").status == 200


def test_the_same_person_has_one_number_when_it_is_asked_for_again(
    reception: Reception, cable: Cable
) -> None:
    """The press after ten seconds without an answer is the same wish."""
    issue_unanswered(reception, cable)
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101]")
    assert reception.people.reception.get("tickets?number=K102").status == 404


def test_an_alarm_is_ended_when_another_command_has_no_answer_yet(
    reception: Reception, cable: Cable
) -> None:
    """Who has come to help says so at once, whatever else the page waits for."""
    reception.people.open()
    reception.people.counter.done("counters/7/alarm")
    alarm = reception.page.locator("[data-alarm='7']")
    expect(alarm).to_be_visible()
    choose(reception)
    cable.loses_answers = True
    reception.key("issue").click()
    alarm.get_by_role("button").click()
    _until_told(reception.people, b'"type":"alarm_cleared"')
    cable.cut()
    cable.mend()
    expect(alarm).to_have_count(0, timeout=LONG_MS)


def _until_told(people: People, event: bytes) -> None:
    end = time.monotonic() + 8
    while event not in people.stream():
        assert time.monotonic() < end, "the server was not told"
        time.sleep(0.05)


def test_devices_are_shown_as_of_then_when_the_page_is_out_of_touch(
    reception: Reception, cable: Cable
) -> None:
    """A printer that was in order may have no paper by now: nothing says that it is so still."""
    reception.people.kiosk.done("heartbeat", {"version": "1", "printer": "ready", "page": True})
    choose(reception)
    kiosk = reception.page.locator("[data-device=kiosk-1] .device-state")
    printer = reception.page.locator("[data-printer-state]")
    for each in (kiosk, printer):
        expect(each).to_have_attribute("data-tone", "good", timeout=LONG_MS)
    expect(reception.page.locator("[data-as-of]")).to_have_count(0)
    cable.cut()
    as_of = reception.page.locator(".devices[data-as-of]")
    expect(as_of.get_by_role("heading")).to_have_text(
        re.compile("Geräte · Stand .*[0-9]:[0-9]{2}"), timeout=LONG_MS
    )
    expect(printer).to_contain_text("Stand")
    for each in (kiosk, printer):
        expect(each).not_to_have_attribute("data-tone", "good")
    cable.mend()
    expect(as_of).to_have_count(0, timeout=LONG_MS)
