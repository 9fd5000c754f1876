"""A visit whose caseworker was locked out in the middle: desks see it, and it goes on."""

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.ledger import Ledger
from server.registry import Station
from server.site import Site
from server.ticket import Role
from tests.office import AlwaysOpen
from tests.server.people import People
from tests.server.reception_page.reception import GAP, Reception, reception_of
from tests.sites import at_noon

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TWO = pytest.mark.parametrize("language", ["de", "en"])
NOBODY = {"de": "Niemand ist an Schalter", "en": "Nobody is at counter"}
TALKS = {"de": "noch nicht beendet", "en": "not over there yet"}
STRANDED = "[data-stranded=K101]"


@pytest.fixture
def stranded(people: People, site: Site) -> Any:
    """K101, in conversation at counter 7, whose caseworker was locked out ten minutes ago."""
    anna = people.signed_in("anna", Station.at("7"))
    session = anna.headers["Cookie"].partition("=")[2]
    assert people.registry.choose_counter(session, "7")
    people.waiting()
    anna.done("counters/7/open")
    ticket = anna.done("counters/7/call-next")["ticket"]
    anna.done(f"tickets/{ticket['id']}/start")
    people.registry.set_locked("anna", locked=True)
    leave(people, site)
    return people.reception.get("tickets?number=K101").json


def leave(people: People, site: Site) -> None:
    """Let ten minutes pass in which no counter gives a sign of life."""
    now_ms = int(people.reception.get("state").json["now_ms"])
    Ledger(people.store, at_noon(site), openings=AlwaysOpen()).due(now_ms + 10 * 60_000)


def says_so(reception: Reception, language: str) -> None:
    """The house at a glance says in words that nobody is there, and who is."""
    for words in (NOBODY[language], TALKS[language], f"K{GAP}101"):
        expect(reception.page.locator(f".overview {STRANDED}")).to_contain_text(words)


@TWO
def test_the_reception_sees_whom_nobody_serves_and_sends_them_on(
    browser: "Browser", people: People, stranded: Any, language: str
) -> None:
    """One press leads to the number, which can be passed on as nobody else can; then it waits."""
    assert stranded["state"] == "serving"
    with reception_of(browser, people, language=language) as reception:
        says_so(reception, language)
        assert Axe().run(reception.page).response["violations"] == []
        reception.page.locator(f".overview {STRANDED} button").click()
        reception.key("transfer").click()
        reception.field("to").select_option("area/K")
        reception.key("send").click()
        expect(reception.page.locator(STRANDED)).to_have_count(0)
    found = people.reception.get("tickets?number=K101").json
    assert (found["state"], found["counted_ms"]) == ("waiting", stranded["counted_ms"])


@pytest.mark.usefixtures("stranded")
def test_nobody_is_told_that_a_counter_is_there_for_them_when_nobody_is(
    browser: "Browser", people: People
) -> None:
    """What can be said to the person is shown again as soon as somebody has opened the counter."""
    with reception_of(browser, people) as reception:
        with reception.page.expect_response("**/why?**"):
            reception.page.locator(f".overview {STRANDED} button").click()
        expect(reception.page.locator(f".ticket-card {STRANDED}")).to_be_visible()
        expect(reception.page.locator("[data-why], .own-words")).to_have_count(0)
        people.counter.done("counters/7/open")
        expect(reception.page.locator("[data-why]")).to_contain_text("ist jetzt für Sie da")


def test_a_ticket_is_not_sent_on_from_a_counter_where_somebody_is(
    browser: "Browser", people: People, stranded: Any
) -> None:
    """As soon as the counter is opened again, it is theirs, and as it stood."""
    with reception_of(browser, people) as reception:
        reception.page.locator(f".overview {STRANDED} button").click()
        expect(reception.key("transfer")).not_to_have_attribute("aria-disabled", "true")
        people.counter.done("counters/7/open")
        expect(reception.key("transfer")).to_have_attribute("aria-disabled", "true")
        expect(reception.page.locator(STRANDED)).to_have_count(0)
    assert people.reception.get("tickets?number=K101").json == stranded
    people.counter.done(f"tickets/{stranded['id']}/finish", {"outcome": "done"})


@TWO
@pytest.mark.usefixtures("stranded")
def test_the_supervisor_sees_whom_nobody_serves_until_somebody_does(
    browser: "Browser", people: People, language: str
) -> None:
    """The same words; they go as soon as the counter is opened again."""
    with browser.new_context() as context:
        context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        page = context.new_page()
        page.goto(people.let_in(context, Station(Role.SUPERVISOR)))
        for words in (NOBODY[language], TALKS[language], f"K{GAP}101"):
            expect(page.locator(STRANDED)).to_contain_text(words)
        assert Axe().run(page).response["violations"] == []
        people.counter.done("counters/7/open")
        expect(page.locator(STRANDED)).to_have_count(0)
