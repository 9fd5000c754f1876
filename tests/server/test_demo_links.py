"""The demo's links: each opens the pages of one station, once, without a sign-in."""

import re
from collections.abc import Iterator

import pytest

from tests.server.practice.office import PracticeOffice


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeOffice]:
    """One practice office without screens for this file."""
    data = tmp_path_factory.mktemp("practice")
    office = PracticeOffice(data, "--no-kiosk", "--no-display").open()
    yield office
    office.end()


def _path(link: str) -> str:
    return "/open/" + link.rpartition("/")[2]


def test_a_link_opens_its_counter_once_when_it_is_followed(office: PracticeOffice) -> None:
    """The first to open a link gets a session of its counter; the second is told why not."""
    link = _path(office.links()["7"])
    first, second = office.get(link), office.get(link)
    assert first.status_code == 200
    assert "/counter/7/" in first.text
    cookie = first.headers["Set-Cookie"]
    assert re.match(r"wm_counter_7=wm_session_maschstrasse_[\w-]{43};", cookie)
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert office.get("/counter/7/", Cookie=cookie.partition(";")[0]).status_code == 200
    assert second.status_code == 404
    assert 'href="/"' in second.text, "where there are new ones"
    assert "Set-Cookie" not in second.headers


@pytest.mark.parametrize("name", ["Reception", "Supervisor", "Observer"])
def test_a_desk_is_opened_when_the_terminals_link_is_followed(
    office: PracticeOffice, name: str
) -> None:
    """Who tries the office can be everybody who needs no name, each by a link of its own."""
    link = office.links()[name]
    page = office.get(_path(link))
    assert page.status_code == 200
    assert f"wm_{name.lower()}=" in page.headers["Set-Cookie"]
    assert f"/{name.lower()}/" in page.text
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    assert office.get(f"/{name.lower()}/", Cookie=cookie).status_code == 200


@pytest.mark.parametrize("code", ["nonsense", "wm_link_maschstrasse_" + "A" * 22, "%00", "x" * 500])
def test_a_link_opens_nothing_when_it_was_never_made(office: PracticeOffice, code: str) -> None:
    """A guessed link is told apart from nothing."""
    reply = office.get(f"/open/{code}")
    assert reply.status_code == 404
    assert "Set-Cookie" not in reply.headers


def test_a_page_leads_to_the_overview_when_nobody_is_signed_in(office: PracticeOffice) -> None:
    """In practice nobody has an account: the way in is the overview."""
    page = office.get("/counter/7/")
    assert page.status_code == 401
    assert 'href="/"' in page.text
