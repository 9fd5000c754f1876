"""Going from a counter: nobody is left behind unasked, and nobody is lost who was."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.ledger import Ledger
from server.registry import Station
from server.site import Site
from server.ticket import Role
from tests.office import AlwaysOpen
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People
from tests.sites import at_noon

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

GAP = "\u202f"
TWO = pytest.mark.parametrize("language", ["de", "en"])
WAYS = {"change": "[data-change]", "out": "[data-sign-out]"}


@pytest.fixture
def language() -> str:
    """The page's language, unless a test tries both."""
    return "de"


@pytest.fixture
def desk(browser: "Browser", people: People, language: str) -> Iterator[Desk]:
    """Counter 7, open, with K101 waiting; whoever sits there has signed in."""
    people.waiting()
    with desk_of(browser, people, language=language) as opened:
        sign_in(opened.page, people, "7")
        opened.press("o")
        opened.is_free()
        yield opened


def sign_in(page: "Page", people: People, counter: str) -> None:
    """Let somebody with an account work at this counter, in this browser."""
    session = people.session_of("anna", Role.COUNTER)
    assert people.registry.choose_counter(session, counter)
    page.context.clear_cookies()
    name, _, value = people.headers_of(session, Station.at(counter))["Cookie"].partition("=")
    page.context.add_cookies([{"name": name, "value": value, "url": people.url}])
    page.goto(f"{people.url}/counter/{counter}/")
    expect(page.locator("[data-pill=closed], [data-pill=left]")).to_be_visible()


def going(desk: Desk, way: str) -> "Locator":
    """Press what leads out of the page; the sheet that asks."""
    desk.opens("m", "more").locator(WAYS[way]).click()
    return desk.sheet("leave")


def counter_of(people: People, number: str) -> str:
    """The state of this counter, as the reception is told."""
    rows = people.reception.get("state").json["counters"]
    return next((str(row["state"]) for row in rows if row["number"] == number), "closed")


def abandon(people: People, site: Site) -> None:
    """Let ten minutes pass in which no counter gives a sign of life."""
    now_ms = int(people.reception.get("state").json["now_ms"])
    Ledger(people.store, at_noon(site), openings=AlwaysOpen()).due(now_ms + 10 * 60_000)


@TWO
@pytest.mark.parametrize("way", ["change", "out"])
def test_the_page_asks_when_somebody_who_is_called_would_be_left_behind(
    desk: Desk, language: str, way: str
) -> None:
    """It says who is called; to stay is the first key, and it changes nothing."""
    desk.press("n")
    desk.shows(ticket="K101")
    said = {"de": "ist gerufen", "en": "is called"}
    sheet = going(desk, way)
    for words in (f"K{GAP}101", said[language]):
        expect(sheet.locator("[data-leave-news]")).to_contain_text(words)
    assert Axe().run(desk.page).response["violations"] == []
    sheet.locator("[data-stay]").click()
    desk.has_no_sheet()
    desk.shows(ticket="K101")
    assert desk.page.url.endswith("/counter/7/")
    assert desk.commands("put-back") == desk.commands("close") == 0


def test_the_visitor_waits_again_when_whoever_called_goes(desk: Desk, people: People) -> None:
    """The call is taken back, the counter is closed, the page leads to the choice of counters."""
    desk.press("n")
    desk.shows(ticket="K101")
    going(desk, "change")
    desk.press("1")
    desk.page.wait_for_url("**/staff/")
    assert people.reception.get("tickets?number=K101").json["state"] == "waiting"
    assert counter_of(people, "7") == "closed"


def test_a_visit_is_over_when_whoever_serves_signs_out_on_it(desk: Desk, people: People) -> None:
    """Done, closed, signed out: one press each way."""
    for key, state in (("n", "called"), ("Enter", "serving")):
        desk.press(key)
        desk.shows(ticket="K101", state=state)
    expect(going(desk, "out")).to_contain_text("läuft noch")
    desk.press("1")
    desk.page.wait_for_url("**/sign-in/**")
    assert people.reception.get("tickets?number=K101").json["state"] == "finished"
    assert counter_of(people, "7") == "closed"


def test_nothing_is_asked_when_nobody_is_at_the_counter(desk: Desk, people: People) -> None:
    """One press closes it and signs out."""
    desk.opens("m", "more").locator(WAYS["out"]).click()
    desk.page.wait_for_url("**/sign-in/**")
    assert counter_of(people, "7") == "closed"


def test_whoever_goes_all_the_same_leaves_a_ticket_that_the_next_one_finds(
    desk: Desk, people: People, site: Site
) -> None:
    """A conversation stays at the counter as it was, for whoever opens it next."""
    for key, state in (("n", "called"), ("Enter", "serving")):
        desk.press(key)
        desk.shows(ticket="K101", state=state)
    before = people.reception.get("tickets?number=K101").json
    going(desk, "out").locator("[data-anyway]").click()
    desk.page.wait_for_url("**/sign-in/**")
    abandon(people, site)
    assert counter_of(people, "7") == "left"
    sign_in(desk.page, people, "7")
    desk.shows(ticket="K101", state="serving")
    desk.press("o")
    expect(desk.page.locator("[data-pill=open]")).to_be_visible()
    desk.shows(ticket="K101", state="serving")
    assert people.reception.get("tickets?number=K101").json == before
    desk.press("f")
    desk.is_free()


@TWO
def test_whoever_has_another_counter_open_is_led_there_when_opening_one(
    desk: Desk, people: People, language: str
) -> None:
    """The refusal names the counter, and one press leads to it, also on a narrow page."""
    session = next(
        cookie["value"] for cookie in desk.page.context.cookies() if "staff" in cookie["name"]
    )
    assert people.registry.choose_counter(session, "8")
    desk.page.goto(f"{people.url}/counter/8/")
    expect(desk.page.locator("[data-pill=closed]")).to_be_visible()
    desk.press("o")
    said = {"de": "Ihr Schalter {7} ist noch offen", "en": "Your counter {7} is still open"}
    desk.says(said[language])
    assert Axe().run(desk.page).response["violations"] == []
    desk.page.set_viewport_size({"width": 480, "height": 900})
    desk.page.locator("[data-go-there='7']").click()
    desk.page.wait_for_url("**/counter/7/")
    desk.is_free()
    expect(desk.page.locator(NEXT)).to_have_attribute("data-key", "call-next")
