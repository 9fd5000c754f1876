"""A device from its first start to its first number or call: a code, somebody who lets it in."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from server.ticket import Role
from tests.clock import wait_until
from tests.display.screen import Screen
from tests.e2e.house import House
from tests.e2e.test_journey import draw
from tests.running import Program, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE_MS = 30_000


@pytest.fixture
def kiosk(house: House) -> Iterator[Program]:
    """A kiosk that has just been unpacked."""
    house.people.registry.revoke("kiosk-1")
    kiosk = house.programs.unpaired("kiosk", house.server)
    with running(kiosk):
        yield kiosk


@pytest.fixture
def glass(browser: "Browser", kiosk: Program) -> "Iterator[Page]":
    """The kiosk's upright screen."""
    with browser.new_context(viewport={"width": 1080, "height": 1920}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(kiosk.url)
        yield page


def code_on(page: "Page", *, not_this: str = "") -> str:
    """Wait until a code stands there, and read it."""
    other = f':not([data-code="{not_this}"])'
    found = page.locator(f"[data-code]{other if not_this else ''}").get_attribute("data-code")
    assert found is not None
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}", found)
    return found


def let_in(house: House, code: str, name: str) -> None:
    """Confirm a code as the supervisor does."""
    house.people.supervisor.done("pairings/confirm", {"code": code, "name": name})


def token_file(program: Program) -> Path:
    """Where the device keeps its token."""
    return program.log.parent / "token"


def device(house: House, name: str) -> Any:
    """What the supervisor is told of a device."""
    rows = house.people.supervisor.get("devices").json["devices"]
    return next(row for row in rows if row["name"] == name)


def test_a_kiosk_gives_its_first_number_when_it_was_let_in(
    house: House, glass: "Page", kiosk: Program
) -> None:
    """From an unpacked kiosk to a number, by a code alone; the token is its owner's alone."""
    expect(glass.locator("h1")).to_have_text("Dieses Gerät ist noch nicht gekoppelt")
    assert Axe().run(glass).response["violations"] == []
    seen = house.people.supervisor.done("pairings/find", {"code": code_on(glass)})
    assert (seen["kind"], seen["wish"]) == ("kiosk", "kiosk-1")
    expect(glass.locator(".kind")).to_have_text("Kiosk")
    for language, words in (("de", "Oder auf dem Server:"), ("en", "Or on the server:")):
        line = glass.locator(f".terminal [lang={language}]")
        expect(line).to_have_text(re.compile(f"{words} wartemarke pair .?{seen['code']}"))
    let_in(house, seen["code"], "kiosk-1")
    glass.wait_for_selector('[data-view="language"]')
    assert draw(glass, "ar", "asylum").startswith("K")
    kept = token_file(kiosk)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    token, name = kept.read_text().split()
    assert name == "kiosk-1"
    assert token not in kiosk.log.read_text()
    whole = {"state": "in_order", "printer": "ready", "screen": {"width": 1080, "height": 1920}}
    wait_until(lambda: whole.items() <= device(house, "kiosk-1").items())


def test_a_board_shows_its_first_call_when_it_was_let_in(house: House, browser: "Browser") -> None:
    """The board gets its areas from its place at the site, and its name with the token."""
    house.people.registry.revoke("display-k")
    board = house.programs.unpaired("display", house.server)
    with running(board):
        with browser.new_context(viewport={"width": 1920, "height": 1080}) as context:
            page = context.new_page()
            page.goto(board.url)
            assert Axe().run(page).response["violations"] == []
            let_in(house, code_on(page), "display-k")
            page.wait_for_selector(".board")
        screen = Screen(browser, board.url)
        screen.until(lambda seen: seen["mode"] == "empty")
        ticket = house.people.called()
        screen.until(lambda seen: seen["large"] == ticket["number"])
        screen.page.close()
    assert token_file(board).read_text().split()[1] == "display-k"


def test_a_kiosk_asks_again_when_its_token_was_revoked(
    house: House, glass: "Page", kiosk: Program
) -> None:
    """It says so, shows a code, works again after it, and never ends meanwhile."""
    let_in(house, code_on(glass), "kiosk-1")
    glass.wait_for_selector('[data-view="language"]')
    pid = kiosk.pid
    house.people.supervisor.done("devices/kiosk-1/revoke")
    expect(glass.locator("[data-revoked]")).to_contain_text("entkoppelt", timeout=PATIENCE_MS)
    assert Axe().run(glass).response["violations"] == []
    let_in(house, code_on(glass), "kiosk-1")
    glass.wait_for_selector('[data-view="language"]')
    assert kiosk.pid == pid
    assert draw(glass, "ar", "asylum").startswith("K")


def test_a_kiosk_shows_another_code_when_it_is_started_anew(
    house: House, glass: "Page", kiosk: Program
) -> None:
    """Killed and started while it asks, it asks again, and its new code is good."""
    first = code_on(glass)
    kiosk.kill()
    kiosk.start()
    second = code_on(glass, not_this=first)
    let_in(house, second, "kiosk-1")
    glass.wait_for_selector('[data-view="language"]')
    kiosk.kill()
    kiosk.start()
    glass.wait_for_selector('[data-view="language"]')


def test_a_code_comes_by_itself_when_the_server_is_back(house: House, glass: "Page") -> None:
    """While the server is away the code stays good; a device that has none says so and goes on."""
    code = code_on(glass)
    house.server.kill()
    house.server.start()
    let_in(house, code, "kiosk-1")
    glass.wait_for_selector('[data-view="language"]')


def test_a_device_says_that_the_server_is_away_when_it_starts_without(
    house: House, browser: "Browser"
) -> None:
    """Nobody stands before an empty screen: what is true is said, and a code comes by itself."""
    house.server.kill()
    kiosk = house.programs.unpaired("kiosk", house.server)
    with running(kiosk), browser.new_context() as context:
        page = context.new_page()
        page.goto(kiosk.url)
        expect(page.locator('[data-phase="away"]')).to_be_visible(timeout=PATIENCE_MS)
        house.server.start()
        assert code_on(page)


def test_a_device_says_no_when_it_was_turned_away(house: House, glass: "Page") -> None:
    """It is told on the page; nothing else happens."""
    house.people.supervisor.done("pairings/refuse", {"code": code_on(glass)})
    expect(glass.locator('[data-phase="refused"]')).to_be_visible(timeout=PATIENCE_MS)
    assert Axe().run(glass).response["violations"] == []


def test_codes_are_drawn_anew_when_somebody_has_guessed(house: House, glass: "Page") -> None:
    """Five wrong codes end the one that stands there; another one comes by itself."""
    first = code_on(glass)
    for _ in range(5):
        house.people.supervisor.post("pairings/find", {"code": "BBBB-BBBB"})
    second = code_on(glass, not_this=first)
    other = house.people.at(Station(Role.SUPERVISOR))
    assert other.post("pairings/find", {"code": second}).status == 200


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY])
def test_the_first_beat_is_kept_when_a_device_has_its_token(house: House, role: Role) -> None:
    """Kiosks and boards may say how they are."""
    person = house.people.by_role(role)
    assert person.done("heartbeat", {"version": "0.1.0"}) == {"next_s": 30, "in_service": True}
