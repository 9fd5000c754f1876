"""What somebody who has signed in does: choose a counter, sign out, set the own password."""

import pytest

from server.passwords import Hashing
from server.registry import Station
from server.ticket import Role
from tests.server.people import People
from tests.server.signing_in import PASSWORD, Browser, employ

SEVEN = Station.at("7")


@pytest.fixture
def anna(people: People) -> Browser:
    """The browser of a caseworker who has signed in nowhere yet."""
    anna = Browser(people.url)
    employ(people.registry, anna.name, Role.COUNTER)
    return anna


# -------------------------------------------------------------------------------------- signing out


def test_a_session_has_ended_when_somebody_signs_out(people: People, anna: Browser) -> None:
    """The browser forgets it, and the secret opens nothing any more."""
    secret = anna.signed_in(anna.name, to="/counter/7/").session
    answer = anna.send("/sign-out/")
    assert answer.goes_to == "/sign-in/?out"
    assert "wm_staff" not in anna.cookies
    assert people.registry.session(secret, anew=True) is None
    assert anna.get("/sign-in/?out").why == "signed-out"
    assert anna.get("/counter/7/").status == 401


def test_every_session_has_ended_when_somebody_signs_out_everywhere(
    people: People, anna: Browser
) -> None:
    """All browsers of this person at once; others' go on."""
    employ(people.registry, "boris", Role.COUNTER)
    other, boris = Browser(people.url).signed_in(anna.name), Browser(people.url).signed_in("boris")
    anna.signed_in(anna.name)
    assert anna.send("/sign-out/everywhere").status == 303
    assert other.get("/staff/").status == 401
    assert boris.get("/staff/").status == 200


def test_signing_out_is_no_riddle_when_the_session_has_ended_already(anna: Browser) -> None:
    """A page that was left open still signs out."""
    assert anna.post("/sign-out/").goes_to == "/sign-in/?out"


@pytest.mark.parametrize("path", ["/sign-out/", "/sign-out/everywhere"])
@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_nobody_is_signed_out_when_a_foreign_page_sends_the_form(
    anna: Browser, path: str, headers: dict[str, str]
) -> None:
    """A browser keeps the cookie back then, and is not told to drop it either."""
    session = anna.signed_in(anna.name).session
    anna.forget("wm_staff")  # as SameSite=Strict does
    answer = anna.post(path, headers=headers)
    assert (answer.status, answer.why) == (403, "stale-form")
    assert "Set-Cookie" not in answer.headers
    anna.hold("wm_staff", session)
    assert anna.get("/staff/").status == 200


def test_signing_out_everywhere_is_done_when_the_account_is_gone(
    people: People, anna: Browser
) -> None:
    """Whoever was removed a moment ago has no session left to end."""
    proof = anna.signed_in(anna.name).get("/staff/").proof
    people.registry.remove_account(anna.name)  # which the server does not know for a moment
    answer = anna.post("/sign-out/everywhere", {"proof": proof})
    assert answer.goes_to == "/sign-in/?out"


# -------------------------------------------------------------------------------------- one counter


def test_one_counter_is_chosen_when_another_was_before(people: People, anna: Browser) -> None:
    """The page of the counter before says where the person works now, and acts no more."""
    anna.signed_in(anna.name, to="/counter/7/")
    seven = anna.at(people, SEVEN)
    assert anna.send("/staff/counter", counter="9").goes_to == "/counter/9/"
    assert seven.post("counters/7/open").code == "missing_csrf"
    page = anna.get("/counter/7/")
    assert page.status == 409
    assert "Sie arbeiten jetzt an Schalter 9." in page.text
    assert anna.get("/counter/9/").status == 200
    assert anna.post("/staff/counter", {"proof": page.proof, "counter": "7"}).status == 303
    assert anna.get("/counter/7/").status == 200


def test_a_counter_asks_when_none_is_chosen_yet(anna: Browser) -> None:
    """The address of a counter alone chooses nothing: the person does."""
    anna.signed_in(anna.name)
    page = anna.get("/counter/7/")
    assert (page.status, "Arbeiten Sie jetzt an Schalter 7?" in page.text) == (409, True)


@pytest.mark.parametrize("counter", ["99", "", "7 ", "../7", "7/"])
def test_no_counter_is_chosen_when_the_site_has_none_such(
    people: People, anna: Browser, counter: str
) -> None:
    """What there is not is said to be not there."""
    anna.signed_in(anna.name, to="/counter/7/")
    answer = anna.send("/staff/counter", counter=counter)
    assert (answer.status, answer.why) == (404, "no-such-counter")
    known = people.registry.session(anna.session, anew=True)
    assert known is not None
    assert known.counter == "7"


def test_a_page_elsewhere_asks_again_when_the_browser_comes_from_another_site(
    anna: Browser,
) -> None:
    """A link in a mail keeps our cookie back: a page of ours asks once more."""
    anna.signed_in(anna.name, to="/counter/7/")
    session = anna.session
    anna.forget("wm_staff")  # as SameSite=Strict does
    first = anna.get("/counter/7/", Sec_Fetch_Site="cross-site")
    assert 'content="0;url=/counter/7/"' in first.text
    anna.hold("wm_staff", session)
    assert anna.get("/counter/7/", Sec_Fetch_Site="same-origin").status == 200


# ------------------------------------------------------------------------------------- own password


def test_a_password_is_set_when_somebody_is_welcomed(people: People) -> None:
    """The link sets the first password once, and the person is signed in."""
    code = people.registry.add_account("dora", [Role.RECEPTION])
    dora = Browser(people.url)
    pages = [dora.get(f"/welcome/{code}") for _ in range(2)]
    assert [page.status for page in pages] == [200, 200]
    assert 'value="dora"' in pages[0].text
    words = {"password": PASSWORD, "again": PASSWORD}
    assert dora.post(f"/welcome/{code}", words).goes_to == "/staff/"
    assert dora.get("/staff/").status == 200
    assert Browser(people.url).signed_in("dora").get("/staff/").status == 200
    assert (dora.get(f"/welcome/{code}").why, dora.post(f"/welcome/{code}", words).why) == (
        "used-link",
        "used-link",
    )


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("neunchars", "neunchars", "too-short"),
        ("dora-the-first", "dora-the-first", "is-the-name"),
        ("DORA-the-first", "DORA-the-first", "is-the-name"),
        ("Passwort123", "Passwort123", "too-common"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "too-common"),
        ("x" * 201, "x" * 201, "too-long"),
        (PASSWORD, PASSWORD + "x", "differs"),
        ("", "", "too-short"),
    ],
)
def test_a_new_password_is_refused_when_it_is_easily_guessed(
    people: People, anna: Browser, password: str, again: str, why: str
) -> None:
    """The same rules at the first password and at each change; nothing is changed."""
    code = people.registry.add_account("dora-the-first", [Role.COUNTER])
    words = {"password": password, "again": again}
    answer = Browser(people.url).post(f"/welcome/{code}", words)
    assert (answer.status, answer.why) == (422, why)
    assert people.registry.welcomed(code) is not None
    if why != "is-the-name":
        anna.signed_in(anna.name)
        assert anna.send("/password/", old=PASSWORD, **words).why == why
        assert Browser(people.url).sign_in(anna.name).status == 303


@pytest.mark.parametrize("code", ["x", "wm_welcome_maschstrasse_" + "A" * 22, "%00", "x" * 500])
def test_a_welcome_link_opens_nothing_when_it_was_never_made(people: People, code: str) -> None:
    """A guessed link is told apart from nothing."""
    answer = Browser(people.url).get(f"/welcome/{code}")
    assert (answer.status, answer.why) == (404, "used-link")
    assert "Set-Cookie" not in answer.headers


def test_other_sessions_end_when_the_password_is_changed(people: People, anna: Browser) -> None:
    """The browser that changes it goes on, with a new session; all others are out."""
    first = anna.signed_in(anna.name).session
    other = Browser(people.url).signed_in(anna.name)
    new = "vier blaue Bohnen"
    answer = anna.send("/password/", old=PASSWORD, password=new, again=new)
    assert answer.goes_to == "/staff/?said=password-changed"
    assert anna.session != first
    assert anna.get("/staff/?said=password-changed").why == "password-changed"
    assert other.get("/staff/").status == 401
    assert people.registry.session(first, anew=True) is None
    assert Browser(people.url).sign_in(anna.name).why == "wrong"
    assert Browser(people.url).sign_in(anna.name, new).status == 303


def test_the_counter_stays_chosen_when_the_password_is_changed(
    people: People, anna: Browser
) -> None:
    """Whoever works at a counter goes on working there."""
    anna.signed_in(anna.name, to="/counter/7/")
    new = "vier blaue Bohnen"
    assert anna.send("/password/", old=PASSWORD, password=new, again=new).status == 303
    assert anna.get("/counter/7/").status == 200
    assert anna.at(people, SEVEN).get("state").status == 200


def test_a_stranger_keeps_nobody_from_a_new_password_when_the_browser_is_known(
    people: People, anna: Browser
) -> None:
    """What others tried under the name does not count where the person has signed in."""
    anna.signed_in(anna.name)
    stranger = Browser(people.url)
    whys = [stranger.sign_in(anna.name, "a wrong password").why for _ in range(8)]
    assert "too-soon" in whys
    new = "vier blaue Bohnen"
    assert anna.send("/password/", old=PASSWORD, password=new, again=new).status == 303


def test_a_password_stays_when_the_old_one_is_wrong(people: People, anna: Browser) -> None:
    """Whoever finds an open browser cannot take the account over, nor try for ever."""
    anna.signed_in(anna.name)
    new = {"password": "vier blaue Bohnen", "again": "vier blaue Bohnen"}
    whys = [anna.send("/password/", old="falsch", **new).why for _ in range(14)]
    assert whys[0] == "wrong-old"
    assert "too-soon" in whys
    account = people.registry.account(anna.name)
    assert account is not None
    assert not Hashing().is_right(new["password"], account.password)
