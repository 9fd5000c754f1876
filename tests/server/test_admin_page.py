"""The administrator's page in a real browser: people, devices, and who has changed what."""

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.api.auth import STAFF_SEAT, own_cookie
from server.registry import TERMINAL, Deed, Station
from server.ticket import Role
from tests.server.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE_MS = 15_000
SIZES = [(1366, 768), (1920, 1080), (480, 900)]


def sign_in(people: People, context: "BrowserContext", role: Role = Role.ADMINISTRATOR) -> None:
    """Let a browser have signed in as somebody new: a server remembers for a moment who was."""
    session = people.session_of(f"a.{secrets.token_hex(4)}", role)
    cookie = own_cookie(STAFF_SEAT, https=False)
    context.add_cookies([{"name": cookie, "value": session, "url": people.url}])


def own_name(page: "Page") -> str:
    """Give the name of the account with which the page is open."""
    name = page.locator(".person", has=page.locator(".device-who p")).get_attribute("data-person")
    assert name is not None
    return name


@contextmanager
def admin_of(
    browser: "Browser", people: People, *, width: int = 1366, height: int = 768
) -> "Iterator[Page]":
    """Give an administrator's page; it must break no rule of its own."""
    broken: list[str] = []
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        sign_in(people, context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if "Policy" in said.text else None)
        page.goto(f"{people.url}/administrator/")
        page.wait_for_selector("[data-person]")
        yield page
    assert broken == []


@pytest.fixture
def page(browser: "Browser", people: People) -> "Iterator[Page]":
    """The page at a usual screen."""
    people.session_of("b.krause", Role.COUNTER)
    with admin_of(browser, people) as page:
        yield page


def edit(page: "Page", name: str, step: str = "") -> None:
    """Open somebody's dialog, and the question about this step."""
    page.locator(f"[data-edit='{name}']").click()
    if step:
        page.locator(f"[data-step={step}]").click()


def test_everybody_is_listed_when_the_page_opens(page: "Page", people: People) -> None:
    """Name, state by word and sign, roles by word, and which account is the own."""
    people.registry.add_account("c.neu", [Role.RECEPTION, Role.COUNTER])
    people.registry.set_locked("b.krause", locked=True)
    page.reload()
    row = page.locator("[data-person='c.neu']")
    expect(row).to_contain_text("Eingeladen")
    expect(row.locator(".roles li")).to_have_text(["Schalter", "Empfang"])
    expect(page.locator("[data-person='b.krause']")).to_contain_text("Gesperrt")
    expect(page.locator("[data-person='b.krause'] [data-icon=close]")).to_have_count(1)
    expect(page.locator(f"[data-person='{own_name(page)}']")).to_contain_text("Das sind Sie.")


def test_the_list_is_read_again_when_nobody_does_anything(
    browser: "Browser", people: People
) -> None:
    """Every 15 s while it is seen, as an automatic read; an open dialog and its choices stay."""
    people.session_of("b.krause", Role.COUNTER)
    with browser.new_context() as context:
        sign_in(people, context)
        page = context.new_page()
        page.clock.install()
        reads: list[str | None] = []
        page.on(
            "request",
            lambda sent: (
                reads.append(sent.headers.get("x-automatic"))
                if sent.url.endswith("/people")
                else None
            ),
        )
        page.goto(f"{people.url}/administrator/")
        edit(page, "b.krause")
        page.locator("[data-role=observer] input").check()
        people.registry.add_account("c.neu", [Role.RECEPTION])
        assert reads == [None]
        page.clock.run_for(15_000)
        expect(page.locator("[data-person='c.neu']")).to_have_count(1)
        assert reads == [None, "1"]
        expect(page.locator("[data-role=observer] input")).to_be_checked()
        expect(page.locator("dialog[open]")).to_contain_text("b.krause")


def test_somebody_gets_a_link_once_when_an_account_is_added(page: "Page", people: People) -> None:
    """By the keyboard alone: name, roles, and the link that opens the welcome page, shown once."""
    page.locator("[data-key=begin]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("D.Neu")
    page.locator("[data-role=reception] input").press("Space")
    page.locator("[data-field=name]").press("Enter")
    link = page.locator("[data-link]").input_value()
    assert link.startswith(f"{people.url}/welcome/")
    assert people.stranger.send("GET", link.removeprefix(people.url)).status == 200
    expect(page.locator("[data-news]")).to_contain_text("angelegt")
    page.keyboard.press("Escape")
    expect(page.locator("[data-person='d.neu'] .roles li")).to_have_text(["Schalter", "Empfang"])
    assert link not in page.content()
    edit(page, "d.neu")
    expect(page.locator("[data-link]")).to_have_count(0)


def test_a_name_is_refused_when_it_is_taken_or_none(page: "Page") -> None:
    """The dialog says why in a sentence, and what was typed stays."""
    page.locator("[data-key=begin]").click()
    for name, code in (("b.krause", "account_taken"), ("ä b", "invalid_body")):
        page.locator("[data-field=name]").fill(name)
        page.locator("[data-key=add]").click()
        expect(page.locator(f"[data-problem={code}]")).to_be_visible()
        expect(page.locator("[data-field=name]")).to_have_value(name)


def test_roles_are_saved_when_they_are_chosen(page: "Page", people: People) -> None:
    """Until something is different, and while nothing is chosen, there is nothing to save."""
    edit(page, "b.krause")
    save = page.locator("[data-key=set-roles]")
    expect(save).to_have_attribute("aria-disabled", "true")
    page.locator("[data-role=counter] input").uncheck()
    expect(save).to_have_attribute("aria-disabled", "true")
    page.locator("[data-role=supervisor] input").check()
    save.click()
    expect(page.locator("[data-person='b.krause'] .roles li")).to_have_text(["Leitung"])
    account = people.registry.account("b.krause")
    assert account is not None
    assert account.roles == (Role.SUPERVISOR,)


@pytest.mark.parametrize(
    ("step", "state"), [("lock", "locked"), ("sign-out", "active"), ("reset", "invited")]
)
def test_nothing_is_done_when_the_question_is_not_answered(
    page: "Page", people: People, step: str, state: str
) -> None:
    """Each step is asked once, with what it does; the answer that does nothing has the focus."""
    first = people.registry.account("b.krause")
    assert first is not None
    edit(page, "b.krause", step)
    expect(page.locator("[data-dialog=person]")).to_contain_text("sofort")
    expect(page.locator("[data-key=cancel]")).to_be_focused()
    page.keyboard.press("Enter")
    assert people.registry.account("b.krause") == first
    page.locator(f"[data-step={step}]").click()
    page.locator("[data-key=do]").click()
    expect(page.locator("[data-news]")).to_contain_text("b.krause")
    expect(page.locator("[data-person='b.krause']")).to_have_attribute("data-state", state)
    after = people.registry.account("b.krause")
    assert after is not None
    assert after.epoch == first.epoch + 1


def test_an_account_is_gone_when_it_was_removed(page: "Page", people: People) -> None:
    """The list has it no more, and says so."""
    edit(page, "b.krause", "remove")
    page.locator("[data-key=do]").click()
    expect(page.locator("[data-person='b.krause']")).to_have_count(0)
    expect(page.locator("[data-news]")).to_contain_text("gelöscht")
    assert people.registry.account("b.krause") is None


def test_the_last_administrator_is_told_why_when_nothing_happens(
    page: "Page", people: People
) -> None:
    """The page says that somebody else must have the role first."""
    people.registry.remove_account("administrator")
    edit(page, own_name(page), "lock")
    expect(page.locator("[data-dialog=person]")).to_contain_text("Ihr eigenes Konto")
    page.locator("[data-key=do]").click()
    expect(page.locator("[data-problem=last_administrator]")).to_contain_text("niemand mehr")


def test_the_page_ends_when_the_own_account_is_locked(page: "Page") -> None:
    """Whoever locks the own account is told to sign in."""
    edit(page, own_name(page), "lock")
    page.locator("[data-key=do]").click()
    expect(page.locator("[data-signed-out]")).to_be_visible()


def test_a_device_is_let_go_when_the_administrator_says_so(page: "Page", people: People) -> None:
    """The devices are the supervisor's list, with the same question."""
    name = own_name(page)
    page.locator("[data-go=devices]").click()
    page.locator("[data-revoke=kiosk-1]").click()
    page.locator("[data-dialog=revoke] [data-key=revoke]").click()
    expect(page.locator("[data-news]")).to_contain_text("entkoppelt")
    assert "kiosk-1" not in people.registry.devices()
    assert people.registry.acts(newest=1)[0].by == name


def test_every_act_is_a_sentence_when_the_audit_is_read(page: "Page", people: People) -> None:
    """In German and English no act and no change is told by its code."""
    for deed in Deed:
        change = {"roles": "caseworker → caseworker, supervisor", "role": "kiosk", "areas": "K,F"}
        people.registry.write_down(TERMINAL, deed, "b.krause", change)
    page.locator("[data-go=audit]").click()
    for words in ("Schalter → Schalter, Leitung", "Counter → Counter, Supervisor"):
        expect(page.locator("[data-act]").first).to_contain_text(words)
        said = " ".join(page.locator("[data-act]").all_inner_texts())
        assert not [code for code in (*Deed, "act-", "change-", "caseworker") if code in said]
        page.locator("[data-key=language]").click()


def test_the_audit_shows_what_is_looked_for_when_it_is_filtered(
    page: "Page", people: People
) -> None:
    """By what it is about, and by a part of a name: of whoever did it, or whom it is about."""
    people.registry.revoke("kiosk-1", by="a.boss")
    people.registry.set_locked("b.krause", locked=True, by="a.boss")
    page.locator("[data-go=audit]").click()
    acts = page.locator("[data-act]")
    expect(acts.first).to_have_attribute("data-act", "account_locked")
    page.locator("[data-field=kind]").select_option("devices")
    expect(acts).to_have_count(1)
    expect(acts).to_contain_text("Gerät \u2068Kiosk 1\u2069 entkoppelt")
    for name in ("kiosk-1", "Kiosk 1"):
        page.locator("[data-field=filter]").fill(name)
        expect(acts).to_have_count(1)
    page.locator("[data-field=filter]").fill("kiosk-2")
    expect(acts).to_have_count(0)
    page.locator("[data-field=kind]").select_option("all")
    page.locator("[data-field=filter]").fill("KRAUSE")
    expect(acts).to_have_count(2)
    expect(page.locator("[data-count]")).to_contain_text("2")
    page.locator("[data-field=filter]").fill("niemand")
    expect(page.locator("[data-count]")).to_have_text("Kein Eintrag.")


def test_nobody_gets_the_page_when_they_have_no_account(browser: "Browser", people: People) -> None:
    """A link's session is shown the sign-in, another role that it may not."""
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(people.let_in(context, Station(Role.ADMINISTRATOR)))
        assert answer is not None
        assert answer.status == 401
    with browser.new_context() as context:
        sign_in(people, context, Role.SUPERVISOR)
        answer = context.new_page().goto(f"{people.url}/administrator/")
        assert answer is not None
        assert answer.status == 403


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everybody_can_use_the_page_when_it_is_shown(
    browser: "Browser", people: People, width: int, height: int, language: str
) -> None:
    """No part and no dialog breaks a rule of accessibility, and nothing runs out of the screen."""
    people.session_of("b.krause", Role.COUNTER, Role.RECEPTION)
    with admin_of(browser, people, width=width, height=height) as page:
        if language == "en":
            page.locator("[data-key=language]").click()
        for part in ("people", "devices", "audit"):
            page.locator(f"[data-go={part}]").click()
            expect(page.locator(f"main[data-part={part}] h1")).to_be_visible()
            check(page)
        page.locator("[data-go=people]").click()
        page.locator("[data-key=begin]").click()
        check(page)
        page.keyboard.press("Escape")
        edit(page, "b.krause")
        check(page)
        page.locator("[data-step=reset]").click()
        check(page)
        page.locator("[data-key=do]").click()
        expect(page.locator("[data-link]")).to_be_visible()
        check(page)


def check(page: "Page") -> None:
    """Look at the page as it is: axe, and its width."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
