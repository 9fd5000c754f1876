"""Calling by hand from the counter's page in a real browser, and why somebody still waits."""

import json
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.keys import site_prefix
from server.registry import Station
from tests.running import SITE_KEY
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TWO = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture
def language() -> str:
    """The page's language, unless a test tries both."""
    return "de"


@pytest.fixture
def desk(browser: "Browser", people: People, language: str) -> Iterator[Desk]:
    """Counter 7, free; K101, K102 and K103 wait, the second one for another concern."""
    for service in ("renew", "fiktion", "renew"):
        people.waiting(service, language="ar")
    people.open()
    with desk_of(browser, people, language=language) as signed_in:
        signed_in.is_free()
        expect(signed_in.page.locator("[data-waiting]")).to_have_count(3)
        yield signed_in


def let_nobody_be_passed(people: People) -> None:
    """Set the day's H to nothing, as a site with `hold_minutes = 0` begins it."""
    key = f"{site_prefix(SITE_KEY)}:meta"
    heads = json.loads(people.store.redis.hget(key, "heads") or b"")
    people.store.redis.hset(key, "heads", json.dumps({**heads, "hold": 0}))


@TWO
def test_the_free_page_says_who_is_next_and_why(desk: Desk, language: str) -> None:
    """Concern, language, persons, need, appointment and wait: before the key is pressed."""
    words = {
        "de": ("2\u2069 Personen", "Braucht Unterstützung", "Vorsprung", "gerade gekommen"),
        "en": ("2\u2069 people", "Needs support", "head start", "has just come"),
    }[language]
    people = desk.people
    slot_ms = time.time_ns() // 1_000_000 + 60_000
    put = {"code": "AB12CD", "service": "fiktion", "slot_ms": slot_ms, "persons": 2}
    people.reception.done("PUT appointments/a-1", put)
    ticket = people.kiosk.done("check-in", {"code": "AB12CD"})["ticket"]
    people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    people.reception.done(f"tickets/{ticket['id']}/amend", {"needs": ["help"], "language": "ti"})
    facts = desk.page.locator("[data-next-facts]")
    expect(facts).to_contain_text("ትግርኛ")
    for each in words[:3]:
        expect(facts).to_contain_text(each)
    expect(facts.locator("[data-appointment]")).to_be_visible()
    expect(desk.page.locator(NEXT)).to_contain_text("Fiktionsbescheinigung")
    expect(desk.page.locator(NEXT)).to_contain_text(words[3])
    desk.press("n")
    desk.shows(ticket=ticket["number"])
    expect(desk.page.locator("[data-ticket] [data-appointment]")).to_be_visible()


def test_a_kiosks_own_number_is_next_when_its_visitor_came_first(desk: Desk) -> None:
    """Who drew a number while the server was away stands where they came, with what staff know."""
    now_ms = time.time_ns() // 1_000_000
    desk.people.last_in_touch(now_ms - 3_600_000)
    given = {"id": "9011100801", "number": "K801", "service": "renew", "language": "ti"}
    desk.people.kiosk.done("hand-in", {**given, "age_ms": 600_000, "how": "unsure"})
    expect(desk.page.locator(NEXT)).to_contain_text("801")
    desk.press("n")
    desk.shows(ticket="K801")
    expect(desk.page.locator("[data-ticket]")).to_contain_text("Zettel vielleicht nicht gedruckt")


def test_a_chosen_number_is_called_when_it_is_found(desk: Desk) -> None:
    """S, a part of the number, Enter, 1."""
    sheet = desk.opens("s", "choose")
    expect(sheet.locator("[data-find]")).to_be_focused()
    desk.page.keyboard.type("103")
    expect(sheet.locator("[data-find]")).to_have_value("103")
    expect(sheet.locator("[data-row]")).to_have_count(1)
    desk.press("Enter")
    expect(desk.sheet("person")).to_contain_text("Arabisch")
    desk.press("1")
    desk.has_no_sheet()
    desk.shows(ticket="K103")
    expect(desk.page.locator("[data-why]")).to_contain_text("einzeln gerufen")
    assert desk.commands("call") == 1


def test_the_list_says_so_when_a_number_does_not_wait_here(desk: Desk) -> None:
    """A number of another area, or one that is gone, is not found, and Enter does nothing."""
    sheet = desk.opens("s", "choose")
    sheet.locator("[data-find]").fill("F 101")
    expect(sheet).to_contain_text("Diese Nummer wartet hier nicht.")
    desk.press("Enter")
    desk.sheet("choose")
    assert desk.sent == []


def test_the_next_one_of_a_service_is_called(desk: Desk) -> None:
    """Whoever waits longest for it, and not whoever is next."""
    desk.opens("s", "choose")
    desk.choose("fiktion")
    desk.shows(ticket="K102")
    assert desk.bodies[-1] == ("call", {"service": "fiktion"})


@TWO
def test_who_passes_somebody_beyond_the_promise_says_why(desk: Desk, language: str) -> None:
    """The server names whom; the page shows it and the site's reasons; one is chosen."""
    let_nobody_be_passed(desk.people)
    words = {
        "de": ("K\u202f101\u2069 zählt ab", "Zusage des Hauses"),
        "en": ("K\u202f101\u2069 counts from", "Promise of the house"),
    }[language]
    desk.page.locator("[data-waiting=K103] .next-number").click()
    desk.sheet("person")
    desk.press("1")
    sheet = desk.sheet("reason")
    expect(sheet).to_contain_text(words[0])
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    expect(sheet.locator("[data-choice=promise]")).to_be_visible()
    desk.press("1")
    desk.has_no_sheet()
    desk.shows(ticket="K103")
    assert [body for _, body in desk.bodies[-2:]] == [
        {"ticket": "0000000003"},
        {"ticket": "0000000003", "reason": "promise"},
    ]


def test_a_call_out_of_turn_is_dropped_when_no_reason_is_given(desk: Desk) -> None:
    """Escape leaves everything as it was."""
    let_nobody_be_passed(desk.people)
    desk.opens("s", "choose")
    desk.choose("fiktion")
    desk.sheet("reason")
    desk.press("Escape")
    desk.has_no_sheet()
    desk.is_free()
    assert desk.row("K102")["state"] == "waiting"


def test_one_that_another_counter_has_missed_is_called_here(desk: Desk) -> None:
    """It stands in the list without where it was missed, and may be called at once."""
    other = desk.people.at(Station.at("6"))
    other.done("counters/6/open")
    ticket = other.done("counters/6/call-next")["ticket"]
    other.done(f"tickets/{ticket['id']}/no-show")
    sheet = desk.opens("s", "choose")
    row = sheet.locator(f"[data-row={ticket['number']}]")
    expect(row).to_contain_text("an einem anderen Schalter")
    row.click()
    desk.sheet("person")
    desk.press("1")
    desk.shows(ticket=ticket["number"])


@TWO
def test_the_page_says_why_somebody_still_waits(desk: Desk, language: str) -> None:
    """In the page's language, in the words that the person is told too."""
    words = {
        "de": ("Warum wartet diese Nummer noch?", "Ihre Zeit zählt ab"),
        "en": ("Why is this number still waiting?", "Your time counts from"),
    }[language]
    desk.page.locator("[data-waiting=K102] .next-number").click()
    sheet = desk.sheet("person")
    for each in words:
        expect(sheet.locator("[data-why-not]")).to_contain_text(each)
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    sheet.locator("[data-back]").click()
    desk.sheet("choose")


def test_nobody_is_called_by_hand_when_somebody_is_at_the_counter(desk: Desk) -> None:
    """The list can be read all the same; its keys say when they can be pressed."""
    desk.press("n")
    desk.shows(ticket="K101")
    sheet = desk.opens("s", "choose")
    expect(sheet.locator("[data-choice=renew] .key")).to_contain_text("nach „Fertig“")
    sheet.locator("[data-choice=renew] .key").press("Enter")
    expect(sheet.locator("[data-sheet-news]")).to_contain_text("nach „Fertig“")
    assert desk.commands("call") == 0


def test_the_list_covers_no_key_when_the_page_is_narrow(desk: Desk) -> None:
    """Beside the specialist software the list is a place of its own, and Escape leads back."""
    desk.page.set_viewport_size({"width": 480, "height": 768})
    for place in range(desk.page.locator(".keys .key").count()):
        key = desk.page.locator(".keys .key").nth(place)
        assert key.evaluate(
            """(key) => { const { left, top, width, height } = key.getBoundingClientRect();
            return key.contains(document.elementFromPoint(left + width / 2, top + height / 2)); }"""
        )
    desk.page.locator(".waiting-line").click()
    expect(desk.sheet("choose").locator("[data-row]")).to_have_count(3)
    desk.press("Escape")
    desk.has_no_sheet()
    desk.press("n")
    desk.shows(ticket="K101")
