"""The sign-in and what is around it in a real browser, on a real server."""

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.ticket import Role
from tests.device.page_probe import headless_shell
from tests.server.people import People
from tests.server.signing_in import PASSWORD, Browser, employ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

PATIENCE_MS = 20_000
SIZES = [(1366, 768), (1920, 1080), (480, 900), (683, 384)]
"""The last is the first at 200 %."""
ROLES = (Role.COUNTER, Role.RECEPTION)


@pytest.fixture(scope="module")
def chrome() -> "Iterator[Chromium]":
    """One Chromium for this file."""
    with headless_shell() as running:
        yield running


@pytest.fixture
def name(people: People) -> str:
    """The account of somebody with two roles, new in each test."""
    name = Browser(people.url).name
    employ(people.registry, name, *ROLES)
    return name


@pytest.fixture
def page(chrome: "Chromium") -> "Iterator[Page]":
    """A page of a new browser; our policy is never broken by our own pages."""
    with chrome.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        broken: list[str] = []
        page.on("console", lambda said: broken.append(said.text))
        page.on("pageerror", lambda error: broken.append(f"Policy {error}"))
        yield page
        assert [text for text in broken if "Policy" in text or "Trusted" in text] == []


def _sign_in(page: "Page", name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Passwort", exact=True).fill(password)
    page.keyboard.press("Enter")


def _welcome(people: People) -> str:
    return people.registry.add_account(Browser(people.url).name, ROLES)


def test_a_person_begins_and_works_when_the_link_is_followed(people: People, page: "Page") -> None:
    """From the printed link over the own password to the own counter, with the keyboard alone."""
    page.goto(f"{people.url}/welcome/{_welcome(people)}")
    expect(page.get_by_label("Neues Passwort", exact=True)).to_be_focused()
    page.keyboard.type("kurz")
    page.keyboard.press("Tab")
    page.keyboard.type("kurz")
    page.keyboard.press("Enter")
    assert page.url.rpartition("/")[2].startswith("wm_welcome_"), (
        "the browser itself says: too short"
    )
    for label in ("Neues Passwort", "Neues Passwort noch einmal"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wo arbeiten Sie jetzt?")).to_be_visible()
    page.get_by_role("button", name="Schalter 7").press("Enter")
    expect(page.locator("[data-pill=closed]")).to_be_visible()
    assert page.url == f"{people.url}/counter/7/"


def test_a_password_manager_knows_the_fields_when_it_looks(people: People, page: "Page") -> None:
    """Each field says what it is; nothing keeps somebody from pasting."""
    wanted = {
        "/sign-in/": {"name": "username", "password": "current-password"},
        f"/welcome/{_welcome(people)}": {
            "name": "username",
            "password": "new-password",
            "again": "new-password",
        },
    }
    for path, fields in wanted.items():
        page.goto(people.url + path)
        for field, kind in fields.items():
            expect(page.locator(f"input[name={field}]")).to_have_attribute("autocomplete", kind)


def test_what_was_wrong_is_told_in_words_when_the_sign_in_fails(
    people: People, page: "Page", name: str
) -> None:
    """The name stays, the password goes, a screen reader hears it, and the next try works."""
    page.goto(f"{people.url}/reception/")
    _sign_in(page, name, "etwas Falsches")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("Name und Passwort passen nicht zusammen.")
    expect(page.get_by_label("Name")).to_have_value(name)
    password = page.get_by_label("Passwort", exact=True)
    expect(password).to_have_value("")
    expect(password).to_be_focused()
    password.fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reception/")


def test_what_has_happened_is_told_when_the_page_changes_its_language(
    people: People, page: "Page"
) -> None:
    """Who reads English is told, too, that they are signed out."""
    page.goto(f"{people.url}/sign-in/?language=en")
    page.goto(f"{people.url}/sign-in/?out")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main")).to_contain_text("You are signed out.")


def test_the_last_counter_is_proposed_when_somebody_comes_again(
    people: People, page: "Page", name: str
) -> None:
    """This browser remembers it; the server does not."""
    page.goto(f"{people.url}/staff/")
    _sign_in(page, name)
    expect(page.locator("[data-places]")).to_be_visible()
    page.wait_for_load_state()
    proposal = page.get_by_role("button", name=re.compile("Weiter an Schalter"))
    expect(proposal).to_be_hidden()
    page.get_by_role("button", name="Schalter 9", exact=True).click()
    page.wait_for_url("**/counter/9/")
    page.goto(f"{people.url}/staff/")
    expect(proposal).to_have_text(re.compile("Weiter an Schalter.+9"))
    expect(proposal).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/counter/9/")


def test_a_tab_says_where_one_works_now_when_another_has_chosen(
    people: People, page: "Page", name: str
) -> None:
    """Two tabs, two counters: the first says what happened, acts no more, and leads both ways."""
    page.goto(f"{people.url}/counter/7/")
    _sign_in(page, name)
    expect(page.locator("[data-pill=closed]")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{people.url}/staff/")
    other.get_by_role("button", name="Schalter 9", exact=True).click()
    expect(other.locator("[data-pill=closed]")).to_be_visible()
    page.bring_to_front()
    told = page.get_by_role(
        "heading", level=1, name=re.compile("Sie arbeiten jetzt an Schalter.+9")
    )
    # A page that was out of touch says it by itself, without a press.
    expect(page.locator("main[data-touch=in]").or_(told)).to_be_visible()
    page.keyboard.press("o")
    expect(told).to_be_visible()
    assert "counter_opened" not in people.stream().decode()
    page.get_by_role("button", name=re.compile("An Schalter.+7.+arbeiten")).click()
    expect(page.locator("[data-pill=closed]")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator("[data-pill=open]")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 480])
@pytest.mark.parametrize(
    "role", [Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.OBSERVER]
)
def test_a_page_leads_out_when_its_key_is_pressed(
    people: People, page: "Page", role: Role, width: int
) -> None:
    """Every page of a person has the same key, with a name also where only its sign is seen."""
    name = Browser(people.url).name
    employ(people.registry, name, role)
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(f"{people.url}/{role.value}/")
    _sign_in(page, name)
    page.get_by_role("button", name="Abmelden", exact=True).click()
    expect(page.locator("[data-sign-in]")).to_be_visible()
    page.goto(f"{people.url}/{role.value}/")
    expect(page.locator("[data-sign-in]")).to_be_visible()


def test_both_are_out_when_one_signs_out_everywhere(
    people: People, page: "Page", chrome: "Chromium", name: str
) -> None:
    """The live page of another browser is cut within five seconds and leads to the sign-in."""
    with chrome.new_context() as context:
        elsewhere = context.new_page()
        elsewhere.goto(f"{people.url}/counter/7/")
        _sign_in(elsewhere, name)
        expect(elsewhere.locator("[data-pill=closed]")).to_be_visible()
        page.goto(f"{people.url}/staff/")
        _sign_in(page, name)
        page.get_by_role("button", name="Überall abmelden").click()
        expect(page.get_by_role("status")).to_have_text("Sie sind abgemeldet.")
        expect(elsewhere.locator("[data-pill=closed]")).to_be_hidden(timeout=PATIENCE_MS)
        elsewhere.goto(f"{people.url}/counter/7/")
        expect(elsewhere.get_by_role("heading")).to_have_text("Bitte melden Sie sich an.")


def test_the_own_password_is_changed_when_somebody_wants_to(
    people: People, page: "Page", name: str
) -> None:
    """The page says that it was done, and that others are out."""
    page.goto(f"{people.url}/staff/")
    _sign_in(page, name)
    page.get_by_role("link", name="Passwort ändern").click()
    page.get_by_label("Bisheriges Passwort").fill(PASSWORD)
    for label in ("Neues Passwort", "Neues Passwort noch einmal"):
        page.get_by_label(label, exact=True).fill("vier blaue Bohnen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ihr Passwort ist geändert.")


def test_everything_works_when_there_is_no_script(
    people: People, chrome: "Chromium", name: str
) -> None:
    """To sign in, to choose and to sign out needs none."""
    with chrome.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{people.url}/staff/")
        _sign_in(page, name)
        page.get_by_role("button", name="Schalter 7", exact=True).click()
        page.wait_for_url("**/counter/7/")
        page.goto(f"{people.url}/staff/")
        page.get_by_role("button", name="Abmelden", exact=True).click()
        expect(page.get_by_role("status")).to_have_text("Sie sind abgemeldet.")


def test_the_language_stays_when_it_was_chosen(people: People, page: "Page", name: str) -> None:
    """By choice and not by the browser's own wish, on every page after it."""
    page.goto(f"{people.url}/sign-in/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.get_by_role("link", name="English").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Where do you work now?")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{people.url}/sign-in/")
    expect(page.get_by_role("heading")).to_have_text("Please sign in.")


def _at_the_places(page: "Page", people: People, name: str) -> None:
    page.goto(f"{people.url}/staff/")
    _sign_in(page, name)
    expect(page.locator("[data-places]")).to_be_visible()


VIEWS: "dict[str, Callable[[Page, People, str], object]]" = {
    "sign-in": lambda page, people, _: page.goto(f"{people.url}/sign-in/"),
    "welcome": lambda page, people, _: page.goto(f"{people.url}/welcome/{_welcome(people)}"),
    "used link": lambda page, people, _: page.goto(f"{people.url}/welcome/none"),
    "places": _at_the_places,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", [*VIEWS, "password", "other counter", "wrong"])
def test_everybody_can_use_the_page_when_it_is_shown(
    people: People, page: "Page", name: str, view: str, size: tuple[int, int]
) -> None:
    """No barrier that axe finds, and nothing beside the screen, at each size and at 200 %."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    VIEWS.get(view, _at_the_places)(page, people, name)
    if view == "password":
        page.goto(f"{people.url}/password/")
    elif view == "other counter":
        page.goto(f"{people.url}/counter/7/")
    elif view == "wrong":
        page.goto(f"{people.url}/sign-in/")
        page.context.clear_cookies()
        _sign_in(page, name, "etwas Falsches")
        expect(page.get_by_role("alert")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
