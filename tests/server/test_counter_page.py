"""The caseworker's page in a real browser, on a real server: a round, double presses, refusals."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People, Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

GAP = "\u202f"


@pytest.fixture
def desk(browser: "Browser", people: People) -> Iterator[Desk]:
    """The page of counter 7 at its usual size."""
    with desk_of(browser, people) as signed_in:
        yield signed_in


def test_the_page_says_how_to_sign_in_when_there_is_no_session(
    browser: "Browser", people: People
) -> None:
    """No page without credentials: 401, and what to do."""
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(f"{people.url}/counter/7/")
        assert answer is not None
        assert answer.status == 401
        expect(page.get_by_role("heading")).to_have_text("Bitte melden Sie sich an.")
        expect(page.get_by_label("Passwort")).to_be_visible()


def test_a_session_opens_no_page_when_it_is_of_another_counter(desk: Desk) -> None:
    """The cookie of counter 7 does not open the page of counter 2."""
    cookie = next(row for row in desk.page.context.cookies() if row["name"] == "wm_counter_7")
    thief = Person(desk.people.url, {"Cookie": f"wm_counter_2={cookie['value']}"})
    assert thief.send("GET", "/counter/2/").status == 401
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"


def test_what_a_url_says_is_harmless_when_it_is_written_into_the_page(people: People) -> None:
    """The number in the address is text, never markup."""
    reply = people.stranger.send("GET", "/counter/%3Cb%3E7/")
    assert reply.status == 401
    assert b"<b>7" not in reply.body


@pytest.mark.parametrize(
    "path", ["/counter/page/index.html", "/counter/page/..%2Fassets.py", "/shared/vendor/fetch.py"]
)
def test_only_files_of_pages_are_given_when_asked_for(people: People, path: str) -> None:
    """A folder hands out what pages are made of and nothing else."""
    assert people.stranger.send("GET", path).status == 404


@pytest.mark.parametrize("number", ["K102", "U888", "W999", "W9999", "W10000"])
@pytest.mark.parametrize("size", [(1366, 768), (1100, 768), (1920, 1080)])
def test_the_number_keeps_its_distance_when_it_is_wide(
    desk: Desk, number: str, size: tuple[int, int]
) -> None:
    """At least 24 px lie between the number and the card's divider."""
    ticket = desk.people.waiting("fiktion")
    desk.press("o")
    desk.is_free()
    expect(desk.page.locator(NEXT)).to_contain_text("101")
    desk.press("n")
    desk.shows(ticket=ticket["number"])
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    gap = desk.page.evaluate(
        """(number) => {
          const place = (selector) => document.querySelector(selector).getBoundingClientRect();
          Object.assign(document.querySelector(".ticket-hero").dataset,
            { length: number.length, letter: number[0] });
          document.querySelector(".ticket-hero .ticket-letter").textContent = number[0];
          document.querySelector(".ticket-hero .ticket-digits").textContent = number.slice(1);
          return place(".ticket-what").left - place(".ticket-hero .ticket-number").right;
        }""",
        number,
    )
    assert gap >= 24


def test_a_visit_is_served_by_keyboard_alone_when_all_goes_well(desk: Desk) -> None:
    """O, N, Enter, F, E: open, call, begin, finish, close."""
    ticket = desk.people.waiting("fiktion", language="uk", needs=["help"], persons=2, cases=2)
    desk.press("o")
    desk.is_free()
    expect(desk.page.locator(NEXT)).to_contain_text("gerade gekommen")
    desk.press("n")
    desk.shows(ticket=ticket["number"])
    desk.says(f"{{K{GAP}101}} ist aufgerufen.")
    card = desk.page.locator("[data-ticket]")
    for words in ("Українська", "Ukrainisch", "Personen", "Braucht Unterstützung", "Vorsprung"):
        expect(card).to_contain_text(words)
    desk.press("Enter")
    desk.shows(ticket=ticket["number"], state="serving")
    desk.press("f")
    desk.is_free()
    desk.says(f"{{K{GAP}101}} ist fertig.")
    desk.press("e")
    expect(desk.page.locator("[data-pill=closed]")).to_be_visible()


def test_somebody_who_did_not_come_is_taken_back_when_they_do(desk: Desk) -> None:
    """X puts the ticket on the list of the missed, 1 takes it back into the queue."""
    desk.people.called()
    desk.shows(ticket="K101")
    desk.press("x")
    expect(desk.page.locator("[data-missed]")).to_contain_text("Nicht gekommen")
    desk.press("1")
    desk.says(f"{{K{GAP}101}} wartet wieder.")
    expect(desk.page.locator("[data-waiting=K101]")).to_be_visible()


def test_a_called_ticket_waits_again_when_it_is_put_back(desk: Desk) -> None:
    """B puts the call back; the number keeps its place."""
    desk.people.called()
    desk.shows(ticket="K101")
    desk.press("b")
    desk.says(f"{{K{GAP}101}} ist zurück in der Reihe.")


def test_one_person_is_called_when_the_key_is_pressed_many_times(desk: Desk) -> None:
    """Double clicks and a held key are one call, and never begin the next step."""
    for _ in range(4):
        desk.people.waiting()
    desk.people.open()
    desk.is_free()
    double_click(desk, lambda: desk.shows(ticket="K101"))
    assert desk.commands("start") == 0
    desk.page.locator("body").press("x")
    desk.is_free()
    hold(desk, "n")
    desk.shows(ticket="K102")
    assert desk.commands("call-next") == 2
    hold(desk, "Enter")
    desk.shows(ticket="K102", state="serving")
    assert desk.commands("start") == 1


def double_click(desk: Desk, between: Callable[[], None]) -> None:
    """Click the large key twice where it stands, the second time after this has come true."""
    box = desk.page.locator(NEXT).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.page.mouse.click(x, y)
    between()
    desk.page.mouse.down(click_count=2)
    desk.page.mouse.up(click_count=2)


def test_one_person_is_taken_back_when_the_key_is_held(desk: Desk) -> None:
    """The next missed number moves up under the same key: a held key must not take it too."""
    for _ in range(2):
        desk.people.waiting()
    desk.people.open()
    desk.is_free()
    expect(desk.page.locator("[data-waiting=K102]")).to_be_visible()
    for number in ("K101", "K102"):
        desk.press("n")
        desk.shows(ticket=number)
        desk.press("x")
        desk.is_free()
    desk.page.keyboard.down("1")
    expect(desk.page.locator("[data-missed] li")).to_have_count(1)
    hold(desk, "1")
    desk.page.wait_for_timeout(500)
    assert desk.commands("readmit") == 1


def hold(desk: Desk, key: str) -> None:
    """Hold a key of the keyboard until it has repeated."""
    for _ in range(6):
        desk.page.keyboard.down(key)
    desk.page.keyboard.up(key)


def test_a_held_key_is_one_press_when_a_key_of_the_page_has_the_focus(desk: Desk) -> None:
    """Enter on the focused key repeats nothing, though the browser would."""
    desk.people.waiting()
    desk.people.waiting()
    desk.people.open()
    desk.is_free()
    desk.page.locator(NEXT).focus()
    hold(desk, "Enter")
    desk.shows(ticket="K101")
    assert desk.commands("call-next") == 1
    assert desk.commands("start") == 0


def test_a_key_says_why_when_it_is_not_available(desk: Desk) -> None:
    """An unavailable key sends nothing, keeps its place and names its reason."""
    desk.people.open()
    desk.is_free()
    expect(desk.page.locator(NEXT)).to_have_attribute("aria-disabled", "true")
    expect(desk.page.locator(NEXT)).to_contain_text("Gerade wartet niemand.")
    desk.press("r")
    desk.says("Noch einmal rufen}: {nach dem Aufruf")
    assert desk.sent == []


def test_the_large_key_never_moves_when_the_visit_goes_on(desk: Desk) -> None:
    """Its place is the same from the closed counter to the finished visit."""
    desk.people.waiting("fiktion", language="ar", needs=["help"], persons=7, cases=3)
    expect(desk.page.locator("[data-waiting=K101]")).to_be_visible()
    steps: tuple[Callable[[], None], ...] = (
        lambda: desk.press("o"),
        lambda: desk.press("n"),
        lambda: desk.press("Enter"),
    )
    desk.page.evaluate("document.fonts.ready.then(() => null)")
    places = [desk.page.locator(NEXT).bounding_box()]
    for verb, step in zip(("call-next", "start", "finish"), steps, strict=True):
        step()
        expect(desk.page.locator(NEXT)).to_have_attribute("data-key", verb)
        places.append(desk.page.locator(NEXT).bounding_box())
    assert all(place == places[0] for place in places)


def test_letters_do_nothing_when_they_are_switched_off(desk: Desk) -> None:
    """Whoever speaks to the computer can switch single letters off; the caps go with them."""
    desk.press("m")
    desk.page.locator("[data-caps=on]").click()
    desk.press("Escape")
    expect(desk.page.locator(f"{NEXT} .key-cap")).to_have_count(0)
    desk.page.locator("body").click(position={"x": 5, "y": 5})
    desk.press("o")
    desk.page.locator(NEXT).click()
    desk.is_free()
    assert desk.commands("open") == 1
    desk.page.reload()
    desk.page.locator("[data-key=more]").click()
    expect(desk.page.locator("[data-caps=off]")).to_be_visible()


def test_the_page_speaks_english_when_asked(desk: Desk) -> None:
    """One key changes the language of the page, and says so to screen readers."""
    desk.press("m")
    desk.page.get_by_role("button", name="English").click()
    expect(desk.page.locator(NEXT)).to_contain_text("Open the counter")
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")


def test_a_refusal_is_a_sentence_when_the_page_could_not_know(desk: Desk) -> None:
    """Somebody else was quicker: the page says it, and shows what is true."""

    def somebody_is_quicker(route: "Route") -> None:
        desk.people.open()
        desk.is_free()  # what the live link tells would clear the sentence
        route.continue_()

    desk.page.route("**/open", somebody_is_quicker)
    desk.press("o")
    desk.says("Der Schalter ist schon offen.")
    desk.is_free()


def test_a_newer_session_takes_over_when_an_older_page_sends(desk: Desk) -> None:
    """A second session in the same browser does not lock the first page out."""
    second = desk.page.context.new_page()
    second.goto(desk.people.let_in(desk.page.context, Station.at("7")))
    expect(second.locator("[data-pill=closed]")).to_be_visible()
    with desk.page.expect_navigation():
        desk.press("o")
    expect(desk.page.locator(NEXT)).not_to_have_attribute("aria-disabled", "true")
    desk.press("o")
    desk.is_free()


def test_the_page_says_it_is_signed_out_when_the_session_ends(desk: Desk) -> None:
    """A session that ended opens nothing, and the page says what to do."""
    cookie = next(row for row in desk.page.context.cookies() if row["name"] == "wm_counter_7")
    desk.people.registry.end_session(cookie["value"])
    expect(desk.page.locator("[data-signed-out]")).to_contain_text(
        "Bitte melden Sie sich wieder an.", timeout=30_000
    )
    desk.page.get_by_role("link", name="Anmelden").click()
    expect(desk.page.get_by_role("heading")).to_have_text("Bitte melden Sie sich an.")


@pytest.mark.parametrize(
    ("width", "height"), [(1366, 768), (1366, 620), (1920, 1080), (480, 768), (683, 384)]
)
def test_axe_finds_nothing_when_the_page_is_in_each_of_its_states(
    browser: "Browser", people: People, width: int, height: int
) -> None:
    """Closed, free, called, serving and missed are accessible at every size, and nothing is cut."""
    with desk_of(browser, people, width=width, height=height) as desk:
        for language in ("ar", "ti", "vi", "de-x-ls"):
            people.waiting("fiktion", language=language, needs=["help"], persons=2)
        expect(desk.page.locator("[data-waiting]").first).to_be_attached()
        for key, verb in (("o", "call-next"), ("n", "start"), ("x", "call-next"), ("n", "start")):
            assert_accessible(desk)
            desk.press(key)
            expect(desk.page.locator(NEXT)).to_have_attribute("data-key", verb)
        assert_accessible(desk)


def assert_accessible(desk: Desk) -> None:
    """Axe finds nothing, and the page does not scroll sideways."""
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    assert desk.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
