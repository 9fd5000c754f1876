"""Signing in with a password: over HTTP, on a real server."""

import hashlib
import json
import re
import threading
import time
from collections.abc import Callable

import pytest

from server.api.auth import cookie_name
from server.keys import account_key, session_key
from server.registry import Station
from server.ticket import Role
from tests.running import SITE_KEY, Programs, running
from tests.server.people import People, Person
from tests.server.signing_in import PASSWORD, Answer, Browser, employ

SEVEN = Station.at("7")
STAFF_COOKIE = r"wm_staff=wm_session_maschstrasse_[\w-]{43}; HttpOnly; Path=/; SameSite=Strict"


@pytest.fixture
def anna(people: People) -> Browser:
    """The browser of a caseworker who has signed in nowhere yet."""
    anna = Browser(people.url)
    employ(people.registry, anna.name, Role.COUNTER)
    return anna


# --------------------------------------------------------------------------------------- signing in


def test_somebody_is_signed_in_when_name_and_password_are_right(
    people: People, anna: Browser
) -> None:
    """A new session, in a cookie that no script reads and no other site sends."""
    answer = anna.sign_in(anna.name)
    assert answer.goes_to == "/staff/"
    assert re.search(STAFF_COOKIE, answer.headers["Set-Cookie"])
    page = anna.get("/staff/")
    assert page.status == 200
    assert "data-places" in page.text
    known = people.registry.session(anna.session)
    assert known is not None
    assert known.account == anna.name


@pytest.mark.parametrize("typed", [str.capitalize, str.upper, " {} ".format])
def test_the_name_is_known_when_it_is_typed_with_capitals(
    anna: Browser, typed: Callable[[str], str]
) -> None:
    """A telephone writes a capital first; names have none."""
    assert anna.sign_in(typed(anna.name)).status == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("{}", "drei rote bohnen"),
        ("{}", ""),
        ("{}", PASSWORD + " "),
        ("{}-nobody", PASSWORD),
        ("", PASSWORD),
        ("{}{{", PASSWORD),
        ("new-{}", PASSWORD),
        ("locked-{}", PASSWORD),
        ("{}", "x" * 5000),
    ],
)
def test_nobody_is_told_more_when_name_and_password_do_not_fit(
    people: People, anna: Browser, name: str, password: str
) -> None:
    """One answer for a wrong password, an unknown name, a locked account and one not begun."""
    people.registry.add_account(f"new-{anna.name}", [Role.COUNTER])
    employ(people.registry, f"locked-{anna.name}", Role.COUNTER)
    people.registry.set_locked(f"locked-{anna.name}", locked=True)
    given = name.format(anna.name)
    answer = anna.sign_in(given, password)
    assert (answer.status, answer.why) == (403, "wrong")
    assert "Set-Cookie" not in answer.headers
    same = Browser(people.url).sign_in("x" * len(given) if given else "", "a wrong password")
    assert answer.text.replace(f'value="{given}"', "") == same.text.replace(
        f'value="{"x" * len(given)}"', ""
    )


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/staff/", "/counter/7/", "/password/"])
def test_no_cookie_is_set_when_nobody_has_pressed_sign_in(people: People, path: str) -> None:
    """To look at a page is nobody's business."""
    assert "Set-Cookie" not in Browser(people.url).get(path).headers


def test_a_person_comes_back_when_a_page_wanted_a_sign_in(people: People, anna: Browser) -> None:
    """The page of a counter leads to the sign-in and back, and the counter is chosen."""
    page = anna.get("/counter/7/")
    assert page.status == 401
    assert 'name="to" value="/counter/7/"' in page.text
    assert anna.sign_in(anna.name, to="/counter/7/").goes_to == "/counter/7/"
    assert anna.get("/counter/7/").status == 200
    assert anna.at(people, SEVEN).done("counters/7/open")["counter"]["state"] == "open"


@pytest.mark.parametrize(
    "to",
    [
        *("https://evil.example/", "//evil.example/", "/\\evil.example", "/counter/7", "/nowhere/"),
        *("/counter/../", "/counter/7/../", "javascript:alert(1)", "/staff/x", "\r\nX: y"),
    ],
)
def test_nobody_is_led_elsewhere_when_the_form_says_so(anna: Browser, to: str) -> None:
    """Only a page of ours comes after the sign-in."""
    assert anna.sign_in(anna.name, to=to).goes_to == "/staff/"


def test_english_goes_on_when_it_was_chosen(anna: Browser) -> None:
    """The language goes from page to page in the address."""
    assert "Please sign in." in anna.get("/sign-in/?language=en").text
    wrong = anna.sign_in(anna.name, "wrong", language="en")
    assert "Name and password do not belong together." in wrong.text
    assert anna.sign_in(anna.name, language="en").goes_to == "/staff/?language=en"


def test_a_session_is_a_new_one_when_somebody_signs_in_again(people: People, anna: Browser) -> None:
    """No session goes on under another sign-in: the one before has ended, whatever it was."""
    first = anna.signed_in(anna.name).session
    second = anna.signed_in(anna.name).session
    assert first != second
    assert people.registry.session(first, anew=True) is None


def test_a_session_that_somebody_planted_is_not_taken_when_signing_in(
    people: People, anna: Browser
) -> None:
    """Who leaves a session of their own in a browser does not get into the next person's."""
    employ(people.registry, "mallory", Role.COUNTER)
    planted = Browser(people.url).signed_in("mallory").session
    anna.hold("wm_staff", planted)
    anna.sign_in(anna.name)
    known = people.registry.session(planted, anew=True)
    assert known is None


@pytest.mark.parametrize("station", [SEVEN, Station(Role.RECEPTION)], ids=str)
def test_a_persons_session_opens_nothing_when_it_is_in_a_links_cookie(
    people: People, anna: Browser, station: Station
) -> None:
    """A host beside ours can set the name of a link's cookie, and so no person works under it."""
    employ(people.registry, "mallory", Role.COUNTER, Role.RECEPTION)
    planted = Browser(people.url).signed_in("mallory", to="/counter/7/").session
    anna.hold(cookie_name(station), planted)
    page = anna.get(station.page)
    assert page.status == 401
    thief = Person(
        people.url,
        {
            **people.headers_of(planted, station),
            "Cookie": f"{cookie_name(station)}={planted}",
        },
    )
    assert thief.get("state").code == "not_signed_in"


def test_a_links_session_opens_nothing_when_it_is_in_a_persons_cookie(
    people: People, anna: Browser
) -> None:
    """Nobody is let in as a person who has only opened a link."""
    session = people.session_at(SEVEN)
    anna.hold("wm_staff", session)
    assert [anna.get(path).status for path in ("/counter/7/", "/staff/")] == [401, 401]
    stranger = Person(people.url, people.headers_of(session, SEVEN))
    assert stranger.get("state").code == "not_signed_in"


@pytest.mark.parametrize("https", ["true", "false"])
def test_a_links_cookie_is_the_hosts_own_when_people_come_through_https(
    people: People, programs: Programs, https: str
) -> None:
    """Where there is https, a link's cookie counts under the name that only this host can set."""
    session = people.session_at(SEVEN)
    server = programs.server(WARTEMARKE_HTTPS=https)
    with running(server):
        opened = []
        for name in ("wm_counter_7", "__Host-wm_counter_7"):
            headers = {"Cookie": f"{name}={session}"}
            opened.append(Person(server.url, headers).send("GET", "/counter/7/").status)
    assert opened == ([401, 200] if https == "true" else [200, 401])


def test_cookies_are_the_hosts_own_when_people_come_through_https(
    people: People, programs: Programs
) -> None:
    """Behind https no cookie is ever sent in clear text, nor set by another host."""
    employ(people.registry, "anna", Role.COUNTER)
    server = programs.server(WARTEMARKE_HTTPS="true")
    with running(server):
        cookies = Browser(server.url).sign_in("anna").headers["Set-Cookie"]
    assert re.search(r"__Host-wm_staff=\S+; Secure; HttpOnly; Path=/; SameSite=Strict", cookies)
    assert "Domain" not in cookies


def test_nobody_is_let_in_when_the_account_is_removed_while_the_password_is_checked(
    people: People, anna: Browser
) -> None:
    """Whoever was sent away a moment ago is told what everybody is told, and gets no session."""
    answers: list[Answer] = []
    trying = threading.Thread(target=lambda: answers.append(anna.sign_in(anna.name)))
    with people.store.redis.monitor() as seen:  # type: ignore[no-untyped-call]  # redis-py's own
        trying.start()
        asked = f"GET {account_key(SITE_KEY, anna.name)}"
        next(said for said in seen.listen() if said["command"] == asked)
        people.registry.remove_account(anna.name)
    trying.join()
    assert [(answer.status, answer.why) for answer in answers] == [(403, "wrong")]
    assert "wm_staff" not in anna.cookies


# --------------------------------------------------------------------------------- whose form it is


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_does_nothing_when_it_is_a_foreign_pages(
    people: People, anna: Browser, headers: dict[str, str]
) -> None:
    """A foreign page can send forms here; none signs anybody in or out, or changes anything."""
    form = {"name": anna.name, "password": PASSWORD}
    assert (anna.post("/sign-in/", form, headers=headers).status) == 403
    assert anna.cookies == {}
    code = people.registry.add_account("dora", [Role.COUNTER])
    words = {"password": "vier rote Bohnen", "again": "vier rote Bohnen"}
    assert anna.post(f"/welcome/{code}", words, headers=headers).why == "foreign-form"
    assert people.registry.welcomed(code) is not None
    anna.signed_in(anna.name)
    proof = anna.get("/staff/").proof
    for path in ("/staff/counter", "/sign-out/", "/sign-out/everywhere", "/password/"):
        more = {"proof": proof, "counter": "7", "old": PASSWORD, **words}
        assert anna.post(path, more, headers=headers).why == "stale-form"
    known = people.registry.session(anna.session, anew=True)
    assert known is not None
    assert known.counter == ""


@pytest.mark.parametrize("proof", ["", "0" * 64, "{page}"])
def test_a_form_does_nothing_when_its_proof_is_not_the_sessions(
    people: People, anna: Browser, proof: str
) -> None:
    """Neither no proof nor a page's own opens a form."""
    anna.signed_in(anna.name, to="/counter/7/")
    given = proof.format(page=people.registry.csrf(anna.session, SEVEN))
    for path in ("/staff/counter", "/sign-out/", "/sign-out/everywhere", "/password/"):
        answer = anna.post(path, {"proof": given, "counter": "9"})
        assert (answer.status, answer.why) == (403, "stale-form")
    known = people.registry.session(anna.session, anew=True)
    assert known is not None
    assert known.counter == "7"


def test_a_forms_proof_is_no_pages_when_it_is_sent_to_the_api(
    people: People, anna: Browser
) -> None:
    """What opens a form opens no command."""
    anna.signed_in(anna.name, to="/counter/7/")
    page = anna.at(people, SEVEN).with_headers(X_CSRF_Token=anna.get("/staff/").proof)
    assert page.post("counters/7/open").code == "missing_csrf"


# ------------------------------------------------------------------------------------------ waiting


def _wrong(browser: Browser, name: str, times: int) -> list[int]:
    return [browser.sign_in(name, "a wrong password").status for _ in range(times)]


def test_somebody_waits_when_the_password_was_wrong_too_often(
    people: People, anna: Browser
) -> None:
    """Some failures cost nothing; then even the right password waits, and is told how long."""
    assert 429 in _wrong(anna, anna.name, 8)
    answer = anna.sign_in(anna.name)
    assert (answer.status, answer.why) == (429, "too-soon")
    assert int(answer.headers["Retry-After"]) >= 1
    assert re.search(r"warten Sie \d+ Sekunde", answer.text)
    employ(people.registry, f"other-{anna.name}", Role.COUNTER)
    assert Browser(people.url).sign_in(f"other-{anna.name}").status == 303


def test_an_unknown_name_waits_when_it_was_tried_too_often(anna: Browser) -> None:
    """How long one waits does not tell which names there are."""
    whys = _wrong(anna, f"nobody-{anna.name}", 8)
    assert whys[:6] == [403] * 6
    assert 429 in whys


def test_a_stranger_keeps_nobody_waiting_when_the_browser_is_known(
    people: People, anna: Browser
) -> None:
    """Where somebody has signed in before, the failures of others do not count."""
    anna.signed_in(anna.name)
    stranger = Browser(people.url)
    assert 429 in _wrong(stranger, anna.name, 8)
    assert anna.sign_in(anna.name).status == 303
    assert 429 in _wrong(stranger, anna.name, 8)
    anna.forget("wm_browser")
    assert anna.sign_in(anna.name).status == 429


def test_a_known_browser_waits_when_it_tries_too_often_itself(anna: Browser) -> None:
    """Who sits at somebody else's browser does not try for ever either."""
    anna.signed_in(anna.name)
    whys = _wrong(anna, anna.name, 14)
    assert whys[:11] == [403] * 11
    assert 429 in whys


@pytest.mark.parametrize("secret", ["", "short", "A" * 32, "A" * 3000])
def test_a_browser_is_a_stranger_when_its_secret_is_none_of_ours(
    people: People, anna: Browser, secret: str
) -> None:
    """Only what a sign-in has left there counts."""
    anna.signed_in(anna.name)
    stranger = Browser(people.url)
    stranger.hold("wm_browser", secret)
    assert 429 in _wrong(stranger, anna.name, 8)


def test_a_browser_is_known_to_its_own_people_when_it_is_shared(people: People) -> None:
    """Two caseworkers at one machine: each is known there; a third is not."""
    for name in ("anna", "boris", "carla"):
        employ(people.registry, name, Role.COUNTER)
    shared = Browser(people.url).signed_in("anna").signed_in("boris")
    known = {name: people.registry.account(name) for name in ("anna", "boris", "carla")}
    secret = shared.cookies["wm_browser"]
    assert [
        account is not None and people.registry.knows_browser(account, secret)
        for account in known.values()
    ] == [True, True, False]


# ----------------------------------------------------------------------------------- limits in time


def test_somebody_is_signed_out_when_the_limits_are_reached(
    people: People, programs: Programs
) -> None:
    """The settings say how long a session may lie idle, and how long it holds as a whole."""
    employ(people.registry, "anna", Role.COUNTER)
    server = programs.server(WARTEMARKE_IDLE_MINUTES="5", WARTEMARKE_SESSION_HOURS="1")
    with running(server):
        anna = Browser(server.url).signed_in("anna")
        key = session_key(SITE_KEY, hashlib.sha256(anna.session.encode()).hexdigest())
        assert 290 < int(people.store.redis.ttl(key)) <= 300
        row = json.loads(people.store.redis.get(key) or b"")
        left_ms = row["ends_ms"] - time.time_ns() // 1_000_000
        assert 3_590_000 < left_ms <= 3_600_000
        people.store.redis.set(key, json.dumps({**row, "ends_ms": 0}))
    with running(server):
        anna.url = server.url
        assert anna.get("/staff/").status == 401
