"""Somebody is signed out who does nothing, however much the open page asks by itself."""

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from server.api.auth import cookie_name
from server.registry import LOOKUP_MS, Station
from server.ticket import Role
from tests.clock import wait_until
from tests.server.listening import listening
from tests.server.people import SITE_PATH, People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

SHORT_S = 12
"""How long an open page is given here before its session is over, if nobody uses it."""
PATIENCE_MS = 60_000
AUTOMATIC = {"X-Automatic": "1"}


def left_s(people: People) -> int:
    """How long the one session that there is still holds."""
    (key,) = people.store.redis.keys("*:session:*")
    return int(people.store.redis.ttl(key))


def shorten(people: People, seconds: int = SHORT_S) -> None:
    """Let every session have only so long from now on."""
    for key in people.store.redis.keys("*:session:*"):
        people.store.redis.expire(key, seconds)


@pytest.fixture
def alone(people: People) -> People:
    """The office with no session but those of the test."""
    for key in people.store.redis.keys("*:session:*"):
        people.store.redis.delete(key)
    return people


def test_a_read_is_no_use_when_the_page_asks_by_itself(alone: People) -> None:
    """With the mark it is answered and nothing else; without it, or of a command, it is a use."""
    person = alone.at(Station(Role.RECEPTION))
    shorten(alone, 600)
    by_itself = person.with_headers(**AUTOMATIC)
    assert by_itself.get("devices").status == 200
    assert left_s(alone) <= 600
    assert by_itself.post("pairings/find", {"code": "BBBB-BBBB"}).status == 403
    assert left_s(alone) > 600
    shorten(alone, 600)
    wait_until(lambda: person.get("devices").status == 200 and left_s(alone) > 600)


def test_a_live_link_is_no_use_when_it_comes_back(alone: People) -> None:
    """A page connects anew by itself, each time something was wrong on the way."""
    station = Station(Role.RECEPTION)
    session = alone.session_at(station)
    shorten(alone, 600)
    (key,) = alone.store.redis.keys("*:session:*")
    cookie = f"wm_reception={session}"
    auth = {"csrf": alone.registry.csrf(session, station)}
    with listening(alone.url, auth, cookie, alone.url) as heard:
        heard.join()
    assert alone.store.redis.ttl(key) <= 600


@pytest.mark.parametrize("station", [Station.at("7"), Station(Role.SUPERVISOR)], ids=str)
def test_the_log_names_a_device_and_no_person_when_they_are_cut(
    alone: People, station: Station
) -> None:
    """When somebody's session ends says when they work; that a board is cut is for its keeper."""
    session = alone.session_at(station)
    auth = {"csrf": alone.registry.csrf(session, station)}
    before = len(alone.program.log.read_text())

    def logged() -> str:
        return alone.program.log.read_text()[before:]

    cookie = f"{cookie_name(station)}={session}"
    with listening(alone.url, auth, cookie, alone.url) as page:
        page.join()
        shorten(alone, 1)
        page.next("disconnect")
    with listening(alone.url, {"token": alone.tokens["display"]}) as board:
        board.join()
        alone.registry.revoke("display-k")
        board.next("disconnect")
    wait_until(lambda: "name=display-k" in logged())
    assert not re.search(rf"{station}|{station.role.value}", logged())


@contextlib.contextmanager
def page_of(browser: "Browser", people: People, station: Station) -> "Iterator[Page]":
    """A page of this station that is drawn and in touch."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        if station.role is Role.ADMINISTRATOR:
            session = people.session_of("idle", Role.ADMINISTRATOR)
            context.add_cookies([{"name": "wm_staff", "value": session, "url": people.url}])
            page.goto(people.url + station.page)
        else:
            page.goto(people.let_in(context, station))
        page.wait_for_selector("main")
        yield page


STATIONS = [
    Station.at("7"),
    *(Station(role) for role in (Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR)),
]


@pytest.mark.parametrize("station", STATIONS, ids=str)
def test_somebody_is_signed_out_when_the_page_only_lies_open(
    browser: "Browser", alone: People, station: Station
) -> None:
    """It asks for its list and follows the queue, and none of that is a use."""
    with page_of(browser, alone, station) as page:
        page.wait_for_timeout(LOOKUP_MS)  # what was looked up when it was loaded counts no more
        shorten(alone)
        alone.waiting()
        expect(page.locator("[data-signed-out]")).to_be_visible(timeout=PATIENCE_MS)
        assert alone.store.redis.keys("*:session:*") == []


def test_nobody_is_signed_out_when_the_page_is_used(browser: "Browser", alone: People) -> None:
    """Each thing that somebody does there gives the session its whole time again."""
    with page_of(browser, alone, Station(Role.RECEPTION)) as page:
        shorten(alone)
        page.wait_for_timeout(LOOKUP_MS)
        page.locator("[data-key=way-stop]").click()
        page.wait_for_timeout(SHORT_S * 1000)
        assert left_s(alone) > SHORT_S
        expect(page.locator("[data-signed-out]")).to_have_count(0)


def test_no_path_is_left_out_when_pages_ask_by_themselves(
    browser: "Browser", alone: People
) -> None:
    """Every request of pages that lie open has the mark, but what says whether anybody is there."""
    unmarked: list[str] = []

    def note(sent: "Request") -> None:
        if SITE_PATH in sent.url and sent.headers.get("x-automatic") != "1":
            unmarked.append(f"{sent.method} {sent.url}")

    with contextlib.ExitStack() as stack:
        pages = [stack.enter_context(page_of(browser, alone, station)) for station in STATIONS]
        for page in pages:
            page.on("request", note)
        pages[0].wait_for_timeout(3 * LOOKUP_MS)
    assert unmarked == []
