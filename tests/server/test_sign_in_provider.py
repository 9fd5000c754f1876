"""Signing in at an identity provider: a certified one that runs here, in a process of its own."""

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from server.api.provider import Begun
from server.registry import Station
from server.ticket import Role
from tests.running import Program, Programs, free_port, running
from tests.server.identity_provider import (
    PEOPLE,
    IdentityProvider,
    identity_provider,
    sign_in_there,
    way_of,
)
from tests.server.people import People
from tests.server.signing_in import Answer, Browser


@dataclass
class House:
    """A server, and the provider that it knows."""

    server: Program
    provider: IdentityProvider


@pytest.fixture(params=["user info", "id token"])
def house(request: pytest.FixtureRequest, people: People, programs: Programs) -> Iterator[House]:
    """A house whose provider tells groups in one place or in the other."""
    del people  # the store is empty from here on
    port = free_port()
    back = f"http://127.0.0.1:{port}/sign-in/back"
    with identity_provider(back, in_token=request.param == "id token") as provider:
        server = programs.server(
            **provider.settings(programs.folder / "secret"), WARTEMARKE_PORT=str(port)
        )
        server.port, server.url = port, f"http://127.0.0.1:{port}"
        with running(server):
            yield House(server, provider)


def _begin(browser: Browser, to: str = "", **more: str) -> str:
    """Press the button: the address at the provider."""
    answer = browser.post("/sign-in/provider", {"to": to, **more})
    assert answer.status == 200, answer
    return way_of(answer.text)


def _come_back(browser: Browser, address: str) -> Answer:
    """Follow the way back: in, or to the sign-in with the reason."""
    answer = browser.get(address.removeprefix(browser.url))
    return browser.get(answer.goes_to) if answer.status == 303 else answer


def _signed_in(house: House, who: str, to: str = "") -> tuple[Browser, Answer]:
    browser = Browser(house.server.url)
    back = sign_in_there(requests.Session(), _begin(browser, to), who)
    return browser, _come_back(browser, back)


def _changed(address: str, **changes: str) -> str:
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} | changes
    return parts._replace(query=urlencode({k: v for k, v in query.items() if v})).geturl()


def test_somebody_works_here_when_the_provider_knows_the_group(
    house: House, people: People
) -> None:
    """The group's role, the name on the screen, and back to the page that was asked for."""
    alice, answer = _signed_in(house, "alice", "/counter/7/")
    assert (answer.status, way_of(answer.text)) == (200, "/counter/7/")
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]
    known = people.registry.session(alice.session)
    assert known is not None
    assert (known.roles, known.shown) == ((Role.COUNTER,), "Alice Beispiel")
    assert alice.at(people, Station.at("7")).done("counters/7/open")["counter"]["state"] == "open"
    assert "Alice Beispiel" in alice.get("/staff/").text
    assert alice.get("/password/").why == "elsewhere"


def test_a_group_may_be_several_things_when_the_settings_say_so(
    house: House, people: People
) -> None:
    """One group, told as a single word, with two roles; a name that is only a user name will do."""
    boris, answer = _signed_in(house, "boris")
    assert answer.status == 200
    known = people.registry.session(boris.session)
    assert known is not None
    assert (set(known.roles), known.shown) == ({Role.SUPERVISOR, Role.RECEPTION}, "boris.b")


def test_what_is_no_group_is_passed_over_when_it_stands_among_them(
    house: House, people: People
) -> None:
    """A list with more in it than names still lets in by the names."""
    hanna, answer = _signed_in(house, "hanna")
    assert answer.status == 200
    known = people.registry.session(hanna.session)
    assert known is not None
    assert known.roles == (Role.COUNTER,)


@pytest.mark.parametrize("who", ["carla", "dora", "emil", "frida", "gerd", "ida"])
def test_nobody_comes_in_when_no_group_is_known(house: House, people: People, who: str) -> None:
    """Signed in there is not let in here; the page says why, in words."""
    browser, answer = _signed_in(house, who)
    assert answer.why == "no-group"
    assert "Regionskonto kennt Sie." in answer.text
    assert "wm_staff" not in browser.cookies
    assert people.store.redis.keys("*:account:@*") == []


@pytest.mark.parametrize(("language", "said"), [("en", "knows you."), ("de", "kennt Sie.")])
def test_the_reason_is_told_in_the_own_language_when_the_provider_sends_back(
    house: House, language: str, said: str
) -> None:
    """What was chosen here comes back with the person, and the page tells it in both languages."""
    browser = Browser(house.server.url)
    there = _begin(browser, "/counter/7/", language=language)
    answer = _come_back(browser, sign_in_there(requests.Session(), there, "carla"))
    assert f"Regionskonto {said}" in answer.text
    assert 'name="to" value="/counter/7/"' in answer.text
    switch = re.search(r'href="([^"]+)" lang="(?:de|en)"', answer.text)
    assert switch is not None
    other = browser.get("/sign-in/" + html.unescape(switch[1]))
    assert other.why == "no-group"
    assert f"Regionskonto {said}" not in other.text


def test_english_goes_on_when_the_provider_sends_back(house: House) -> None:
    """The page after the sign-in is in the language in which it was begun."""
    browser = Browser(house.server.url)
    there = _begin(browser, "/counter/7/", language="en")
    answer = _come_back(browser, sign_in_there(requests.Session(), there, "alice"))
    assert way_of(answer.text) == "/counter/7/?language=en"


def test_no_name_is_in_the_store_when_somebody_has_left(house: House, people: People) -> None:
    """The person is a hash; what is shown ends with the session."""
    alice, _ = _signed_in(house, "alice")
    people.registry.end_session(alice.session)
    held = people.store.redis.scan_iter()
    everything = b"".join(people.store.redis.dump(key) or b"" for key in held)
    assert b"lice" not in everything
    assert b"lice" not in house.server.log.read_bytes()


def test_the_way_there_is_guarded_when_it_is_begun(house: House) -> None:
    """PKCE with S256, a nonce and a state, new each time; the cookie is short and Lax."""
    browser = Browser(house.server.url)
    asked = [parse_qs(urlsplit(_begin(browser)).query) for _ in range(2)]
    assert asked[0]["code_challenge_method"] == ["S256"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
    answer = browser.post("/sign-in/provider")
    assert "Max-Age=600; HttpOnly; Path=/; SameSite=Lax" in answer.headers["Set-Cookie"]


def test_a_way_back_opens_nothing_when_another_browser_began_it(house: House) -> None:
    """Nobody is signed in as somebody else by following that one's link."""
    back = sign_in_there(requests.Session(), _begin(Browser(house.server.url)), "alice")
    for held in ("", "x" * 43):
        victim = Browser(house.server.url)
        if held:
            victim.hold("wm_begun", held)
        answer = _come_back(victim, back)
        assert (answer.status, answer.why) == (403, "not-begun")
        assert "wm_staff" not in victim.cookies


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": ""}, "not-begun"),
        ({"state": "A" * 43 + ".maschstrasse:/staff/"}, "not-begun"),
        ({"iss": "https://evil.example"}, "not-begun"),
        ({"code": "guessed"}, "not-begun"),
        ({"code": "", "error": "access_denied"}, "refused-there"),
    ],
)
def test_a_way_back_opens_nothing_when_it_is_changed(
    house: House, change: dict[str, str], why: str
) -> None:
    """State, issuer and code must be those of this very sign-in."""
    browser = Browser(house.server.url)
    back = sign_in_there(requests.Session(), _begin(browser), "alice")
    answer = _come_back(browser, _changed(back, **change))
    assert answer.why == why
    assert "wm_staff" not in browser.cookies


def test_a_way_back_opens_nothing_when_it_is_made_for_a_browser_that_holds_nothing(
    house: House,
) -> None:
    """What anybody can work out, state and verifier of no secret at all, signs nobody in."""
    nothing = Begun("")
    challenge = base64.urlsafe_b64encode(hashlib.sha256(nothing.verifier.encode()).digest())
    there = _changed(
        _begin(Browser(house.server.url)),
        state=nothing.state("maschstrasse:/staff/"),
        nonce=nothing.nonce,
        code_challenge=challenge.decode().rstrip("="),
    )
    victim = Browser(house.server.url)
    answer = _come_back(victim, sign_in_there(requests.Session(), there, "alice"))
    assert (answer.status, answer.why) == (403, "not-begun")
    assert "wm_staff" not in victim.cookies


def test_a_code_opens_nothing_when_it_was_used(house: House) -> None:
    """The provider gives one token for a code."""
    browser = Browser(house.server.url)
    back = sign_in_there(requests.Session(), _begin(browser), "alice")
    begun = browser.cookies["wm_begun"]
    assert _come_back(browser, back).status == 200
    browser.hold("wm_begun", begun)
    assert _come_back(browser, back).why == "not-begun"


def test_the_page_says_it_when_the_provider_is_away(people: People, programs: Programs) -> None:
    """A provider that does not answer is said to, and passwords go on working here."""
    settings = IdentityProvider(free_port()).settings(programs.folder / "secret")
    server = programs.server(**settings)
    with running(server):
        browser = Browser(server.url)
        answer = browser.post("/sign-in/provider")
        assert (answer.status, answer.why) == (503, "provider-away")
        assert browser.get("/sign-in/").status == 200
    assert people.url != server.url


def test_there_is_no_button_when_no_provider_is_named(people: People) -> None:
    """Nor anything behind its addresses."""
    browser = Browser(people.url)
    assert "/sign-in/provider" not in browser.get("/sign-in/").text
    assert browser.post("/sign-in/provider").status == 403
    assert browser.get("/sign-in/back?code=x&state=y").status == 403


def test_everybody_of_the_house_is_tried_when_these_tests_run() -> None:
    """Whom the provider knows and no test signs in would be a gap."""
    others = {"emil", "frida", "gerd", "hanna", "ida"}
    assert set(PEOPLE) == {"alice", "boris", "carla", "dora", *others}


def test_an_id_token_is_not_believed_when_it_is_of_another_sign_in(house: House) -> None:
    """A token with another nonce than this browser's was made for somebody else's way."""
    browser = Browser(house.server.url)
    there = _changed(_begin(browser), nonce="another-nonce")
    answer = _come_back(browser, sign_in_there(requests.Session(), there, "alice"))
    assert answer.why == "not-begun"
    assert "wm_staff" not in browser.cookies
