"""The supervisor's page of devices in a real browser: how they are, letting in, letting go."""

import hashlib
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Asked, Station
from server.ticket import Role
from tests.running import SITE_KEY
from tests.server.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PATIENCE_MS = 15_000
SIZES = [(1366, 768), (1920, 1080), (480, 900)]
SECRET = "s" * 43
BEAT = {"version": "0.1.0", "printer": "ready", "page": True}


@contextmanager
def supervisor_of(
    browser: "Browser", people: People, *, width: int = 1366, height: int = 768
) -> "Iterator[Page]":
    """Give a supervisor's page that is signed in; it must break no rule of its own."""
    broken: list[str] = []
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if "Policy" in said.text else None)
        page.goto(people.let_in(context, Station(Role.SUPERVISOR)))
        page.wait_for_selector("[data-device=kiosk-1]")
        yield page
    assert broken == []


@pytest.fixture
def page(browser: "Browser", people: People) -> "Iterator[Page]":
    """The page at a usual screen."""
    with supervisor_of(browser, people) as page:
        yield page


def ask_in(people: People, kind: str = "kiosk", name: str = "kiosk-1") -> str:
    """Let a device ask to be let in: its code."""
    hashed = hashlib.sha256(SECRET.encode()).hexdigest()
    body = {"site": SITE_KEY, "kind": kind, "secret_hash": hashed, "host": "hall", "name": name}
    headers = {"Content-Type": "application/json"}
    reply = people.stranger.send("POST", "/api/v1/pairings", data=json.dumps(body), headers=headers)
    code: str = reply.json["code"]
    return code


def state_of(people: People) -> Asked | None:
    """How far that device is."""
    found = people.registry.fetch(SECRET, now_ms=people.store.now_ms())
    return None if found is None else found.state


def test_every_device_is_told_when_the_page_opens(page: "Page", people: People) -> None:
    """Those first that need somebody; state, reason, what to do, by words and a sign."""
    people.kiosk.done("heartbeat", {**BEAT, "printer": "cover_open"})
    people.display.done("heartbeat", {"version": "0.1.0", "page": True})
    kiosk = page.locator("[data-device=kiosk-1]")
    expect(kiosk).to_have_attribute("data-state", "broken", timeout=10_000)
    expect(kiosk).to_contain_text("Braucht jetzt Hilfe")
    expect(kiosk).to_contain_text("Klappe offen")
    expect(kiosk).to_contain_text("Bitte schließen Sie die Klappe des Druckers.")
    expect(kiosk.locator("[data-icon=warning]")).to_have_count(1)
    expect(page.locator("[data-device]").first).to_have_attribute("data-device", "kiosk-1")
    expect(page.locator("[data-device=display-k]")).to_contain_text("In Ordnung")
    expect(page.locator("[data-device=display-w]")).to_contain_text("Nicht gekoppelt")


def test_a_change_is_seen_when_a_device_says_so(page: "Page", people: People) -> None:
    """Nobody reloads: within some seconds the page says what the server knows."""
    people.kiosk.done("heartbeat", BEAT)
    kiosk = page.locator("[data-device=kiosk-1]")
    expect(kiosk).to_have_attribute("data-state", "in_order", timeout=10_000)
    people.kiosk.done("heartbeat", {**BEAT, "printer": "no_paper"})
    expect(kiosk).to_have_attribute("data-state", "broken", timeout=10_000)


def test_a_device_is_let_in_when_its_code_is_typed(page: "Page", people: People) -> None:
    """By the keyboard alone: code, what asks from where, the name, confirmed."""
    people.registry.revoke("kiosk-1")
    code = ask_in(people)
    page.locator("[data-key=pair]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(code.replace("-", "").lower())
    expect(page.locator("[data-field=code]")).to_have_value(code)
    page.keyboard.press("Enter")
    expect(page.locator("[data-fact=pair-kind]")).to_have_text("Kiosk")
    expect(page.locator("[data-fact=pair-host]")).to_have_text("hall")
    expect(page.locator("[data-fact=pair-address]")).to_have_text("dieser Rechner")
    assert state_of(people) is Asked.ASKED
    expect(page.locator("[data-name=kiosk-1] input")).to_be_checked()
    page.locator("[data-key=confirm]").press("Enter")
    expect(page.locator("[data-news]")).to_contain_text("\u2068Kiosk 1\u2069 ist gekoppelt.")
    assert state_of(people) is Asked.GIVEN


def test_a_device_is_told_calmly_when_it_was_let_in_just_now(page: "Page", people: People) -> None:
    """It has its token and was not heard yet: no alarm, and the headline says what is to come."""
    people.registry.revoke("kiosk-1")
    kiosk, headline = page.locator("[data-device=kiosk-1]"), page.locator("[data-summary]")
    expect(kiosk).to_have_attribute("data-state", "unpaired", timeout=10_000)
    expect(headline).to_contain_text("noch nicht gekoppelt")
    page.locator("[data-key=pair]").click()
    page.keyboard.type(ask_in(people))
    page.keyboard.press("Enter")
    page.locator("[data-key=confirm]").click()
    expect(kiosk).to_have_attribute("data-state", "arriving")
    assert state_of(people) is Asked.GIVEN
    with page.expect_response("**/devices"):  # this one may have been asked before
        pass
    with page.expect_response("**/devices") as read:
        pass
    rows = read.value.json()["devices"]
    assert [row["state"] for row in rows if row["name"] == "kiosk-1"] == ["unseen"]
    expect(kiosk).to_have_attribute("data-state", "arriving")
    expect(headline).to_contain_text("meldet sich gleich")


def test_a_device_is_turned_away_when_it_is_not_the_one(page: "Page", people: People) -> None:
    """Refused: the device hears no."""
    code = ask_in(people)
    page.locator("[data-key=pair]").click()
    page.locator("[data-field=code]").fill(code)
    page.locator("[data-key=find]").click()
    page.locator("[data-key=refuse]").click()
    expect(page.locator("[data-news]")).to_contain_text("abgelehnt")
    assert state_of(people) is Asked.REFUSED


def test_a_name_must_be_chosen_when_several_could_be_meant(page: "Page", people: People) -> None:
    """What is taken says so; nothing stands chosen that nobody meant."""
    code = ask_in(people, "display", "")
    page.locator("[data-key=pair]").click()
    page.locator("[data-field=code]").fill(code)
    page.locator("[data-key=find]").click()
    expect(page.locator("[data-name=display-k]")).to_contain_text("wird entkoppelt")
    expect(page.locator("[data-name=display-w]")).not_to_contain_text("entkoppelt")
    page.locator("[data-key=confirm]").click(force=True)
    assert state_of(people) is Asked.ASKED
    page.locator("[data-name=display-w] input").check()
    page.locator("[data-key=confirm]").click()
    expect(page.locator("[data-news]")).to_contain_text("\u2068Anzeige W\u2069 ist gekoppelt.")


def test_it_is_said_when_a_code_is_wrong(page: "Page", people: People) -> None:
    """What was typed stays, and after five wrong ones it is said how long to wait."""
    ask_in(people)
    page.locator("[data-key=pair]").click()
    field = page.locator("[data-field=code]")
    for _ in range(5):
        field.fill("BBBB-BBBB")
        page.locator("[data-key=find]").click()
        expect(page.locator("[data-problem=unknown_code]")).to_be_visible()
        expect(field).to_have_value("BBBB-BBBB")
    page.locator("[data-key=find]").click()
    expect(page.locator("[data-problem=too_many_requests]")).to_contain_text(
        "zu viele falsche Codes"
    )


def test_a_device_is_let_go_when_that_was_confirmed(page: "Page", people: People) -> None:
    """Asked once, with what it does; Escape leaves it as it is and the focus where it was."""
    key = page.locator("[data-revoke=kiosk-1]")
    key.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("[data-dialog=revoke]")
    expect(dialog).to_contain_text("Der Kiosk gibt dann keine Nummern mehr.")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(key).to_be_focused()
    assert people.kiosk.get().status == 200
    key.click()
    dialog.locator("[data-key=revoke]").click()
    expect(page.locator("[data-news]")).to_contain_text("\u2068Kiosk 1\u2069 ist entkoppelt.")
    expect(page.locator("[data-device=kiosk-1]")).to_have_attribute("data-state", "unpaired")
    assert people.kiosk.get().status == 401
    page.locator("[data-key=pair]").click()
    expect(page.locator("[data-news]")).to_have_count(0)


def test_a_kiosk_goes_out_of_service_and_back_when_its_key_is_pressed(
    page: "Page", people: People
) -> None:
    """One key each, by the keyboard too; the row says what it is and how it comes back."""
    people.kiosk.done("heartbeat", BEAT)
    kiosk, key = page.locator("[data-device=kiosk-1]"), page.locator("[data-turn=kiosk-1]")
    expect(kiosk).to_have_attribute("data-state", "in_order", timeout=10_000)
    expect(key).to_have_accessible_name("\u2068Kiosk 1\u2069 außer Betrieb nehmen")
    key.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-news]")).to_contain_text("ist außer Betrieb genommen")
    expect(kiosk).to_have_attribute("data-state", "out_of_service")
    expect(kiosk).to_contain_text("Die Leitung hat das Gerät außer Betrieb genommen.")
    expect(page.locator("[data-summary]")).to_contain_text("1 Gerät ist außer Betrieb genommen.")
    assert people.kiosk.post("tickets", {"service": "renew", "language": "de"}).status == 409
    expect(key).to_have_accessible_name("\u2068Kiosk 1\u2069 wieder in Betrieb nehmen")
    expect(key).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-news]")).to_contain_text("ist wieder in Betrieb")
    expect(kiosk).to_have_attribute("data-state", "in_order")
    assert people.issued()
    expect(page.locator("[data-turn=display-k]")).to_have_count(0)


def test_a_burst_is_seen_when_a_kiosk_draws_like_mad(page: "Page", people: People) -> None:
    """Within some seconds the row says it, and what can be done."""
    people.kiosk.done("heartbeat", BEAT)
    people.registry.note_burst("kiosk-1")
    kiosk = page.locator("[data-device=kiosk-1]")
    expect(kiosk).to_contain_text("Zieht ungewöhnlich schnell Nummern", timeout=10_000)
    expect(kiosk).to_have_attribute("data-state", "soon")


def test_the_page_says_so_when_it_is_out_of_touch(page: "Page", people: People) -> None:
    """What stands there is told with its time, and it goes on by itself."""
    page.context.set_offline(True)
    expect(page.locator("[data-pill=out-of-touch]")).to_contain_text("Stand", timeout=20_000)
    page.context.set_offline(False)
    expect(page.locator("[data-pill=open]")).to_be_visible(timeout=20_000)
    del people


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nobody_is_shut_out_when_the_page_is_looked_at(
    browser: "Browser", people: People, width: int, height: int, language: str
) -> None:
    """No violation of axe in any step, nothing wider than the screen, at 200 % too."""
    people.kiosk.done("heartbeat", {**BEAT, "printer": "no_paper", "outbox": 9})
    people.display.done("heartbeat", {"version": "0.1.0", "clock_off_ms": 9000})
    people.registry.revoke("display-f")
    code = ask_in(people, "display", "display-f")
    with supervisor_of(browser, people, width=width, height=height) as page:
        if language == "en":
            page.locator("[data-key=language]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("[data-device=kiosk-1][data-state=broken]")).to_be_visible()
        _is_well(page)
        page.locator("[data-key=pair]").click()
        page.locator("[data-field=code]").fill("BBBB-BBBB")
        page.locator("[data-key=find]").click()
        expect(page.locator("[data-problem]")).to_be_visible()
        _is_well(page)
        page.locator("[data-field=code]").fill(code)
        page.locator("[data-key=find]").click()
        expect(page.locator("[data-name=display-f] input")).to_be_checked()
        _is_well(page)
        page.locator("[data-key=cancel]").click()
        page.locator("[data-turn=kiosk-1]").click()
        expect(page.locator("[data-device=kiosk-1][data-state=out_of_service]")).to_be_visible()
        _is_well(page)
        page.locator("[data-turn=kiosk-1]").click()
        expect(page.locator("[data-device=kiosk-1][data-state=broken]")).to_be_visible()
        page.locator("[data-revoke=kiosk-1]").click()
        _is_well(page)


def _is_well(page: "Page") -> None:
    """Hold the page against axe, and against the width of its screen, also at twice the size."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    size = page.viewport_size
    assert size is not None
    for part in (1, 2):
        if size["width"] // part < 320:
            continue
        page.set_viewport_size({"width": size["width"] // part, "height": size["height"] // part})
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, part
    page.set_viewport_size(size)


def test_no_page_is_given_when_it_is_not_the_supervisors(people: People) -> None:
    """Who is not signed in gets the way in; a session of another station opens nothing here."""
    assert people.stranger.send("GET", "/supervisor/").status == 401
    reception = people.at(Station(Role.RECEPTION))
    assert reception.send("GET", "/supervisor/").status in {401, 403}
