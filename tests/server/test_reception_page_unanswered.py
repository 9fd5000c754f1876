"""The reception's page when nobody answers: no two people ever hold one number."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.device.page_probe import chromium
from tests.server.counter_page.cable import Cable
from tests.server.people import People
from tests.server.reception_page.reception import Reception, reception_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG_MS = 30_000


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """One Chromium for this file."""
    with chromium() as running:
        yield running


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
