"""Who may speak to the server at all: host names, origins, cookies, headers."""

import re

import pytest

from server.registry import Station
from tests.running import Programs, running
from tests.server.people import NO_TICKET, SITE_PATH, People, Person, new_id

CHOICE = {"service": "renew", "language": "de"}


def _page(people: People, counter: str = "7") -> Person:
    """A browser's page of this counter: it has the cookie, its proof and its own origin."""
    return people.at(Station.at(counter))


def _without(person: Person, *names: str) -> Person:
    kept = {name: value for name, value in person.headers.items() if name not in names}
    return Person(person.url, kept)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "127.0.0.2", "[::2]"],
)
@pytest.mark.parametrize("path", ["/healthz", SITE_PATH, "/counter/7/", "/socket.io/", "/nowhere"])
def test_nothing_is_answered_when_the_host_is_foreign(people: People, host: str, path: str) -> None:
    """A foreign name that points to this machine reaches nothing."""
    reply = people.display.with_headers(Host=host).send("GET", path)
    assert (reply.status, reply.code) == (421, "foreign_host")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:99", "[::1]:8000", "[::1]"])
def test_an_answer_comes_when_the_host_is_this_machine(people: People, host: str) -> None:
    """The names of the loopback are ours, whatever the port."""
    assert people.display.with_headers(Host=host).get().status == 200


def test_a_host_is_known_when_the_settings_name_it(programs: Programs) -> None:
    """A server answers to the names that its settings allow, and to no other."""
    server = programs.server(WARTEMARKE_ALLOWED_HOSTS="127.0.0.1, Warte.example")
    with running(server):
        person = Person(server.url)
        assert person.with_headers(Host="warte.example:443").send("GET", "/healthz").status == 200
        assert person.with_headers(Host="localhost").send("GET", "/healthz").status == 421


def test_no_link_opens_a_counter_when_it_is_not_practice(people: People) -> None:
    """A link that needs no sign-in opens something in the demo alone: elsewhere it is unknown."""
    code = people.registry.create_link(Station.at("7"))
    reply = people.stranger.send("GET", f"/open/{code}")
    assert (reply.status, reply.code) == (404, "unknown_route")
    assert people.registry.open_link(code) is not None


def test_a_page_works_when_it_has_cookie_proof_and_origin(people: People) -> None:
    """A caseworker's page does all that a counter may."""
    page = _page(people)
    assert page.done("counters/7/open")["counter"]["state"] == "open"
    assert _without(page, "Origin").get("state").status == 200


def test_a_command_is_refused_when_the_proof_is_missing(people: People) -> None:
    """A cookie alone, which any page can make a browser send, does nothing."""
    page = _page(people)
    reply = _without(page, "X-CSRF-Token").post("counters/7/open")
    assert (reply.status, reply.code) == (403, "missing_csrf")


@pytest.mark.parametrize("proof", ["7.", "7", ".", "7.00", "7.{mac}0", "{mac}"])
def test_a_command_is_refused_when_the_proof_is_wrong(people: People, proof: str) -> None:
    """Only the page's own proof counts."""
    page = _page(people)
    mac = page.headers["X-CSRF-Token"].partition(".")[2]
    wrong = page.with_headers(X_CSRF_Token=proof.format(mac=mac)).post("counters/7/open")
    assert wrong.status in {401, 403}
    assert wrong.code in {"missing_csrf", "not_signed_in"}
    assert people.counter.get("state").json["counter"]["state"] == "closed"


def test_a_command_is_refused_when_the_proof_is_another_sessions(people: People) -> None:
    """A proof is of one session and one counter."""
    one, other = _page(people), _page(people)
    proof = other.headers["X-CSRF-Token"]
    reply = one.with_headers(X_CSRF_Token=proof).post("counters/7/open")
    assert (reply.status, reply.code) == (403, "missing_csrf")


def test_a_cookie_opens_nothing_when_it_is_renamed(people: People) -> None:
    """A session stays bound to its counter, whatever the cookie is called."""
    page = _page(people)
    session = page.headers["Cookie"].partition("=")[2]
    renamed = page.with_headers(
        Cookie=f"wm_counter_2={session}",
        X_CSRF_Token=people.registry.csrf(session, Station.at("2")),
    )
    assert renamed.post("counters/2/open").code == "missing_csrf"
    assert renamed.get("state").code == "missing_csrf"


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "http://127.0.0.1:1", "http://localhost", "{other}"],
)
def test_a_command_is_refused_when_the_origin_is_foreign(people: People, origin: str) -> None:
    """SameSite does not separate ports: what a page asks for must come from our own origin."""
    other = people.url.replace("http://", "https://127.0.0.1@")
    page = _page(people).with_headers(Origin=origin.format(other=other))
    for reply in (page.post("counters/7/open"), page.get("state")):
        assert (reply.status, reply.code) == (403, "foreign_origin")


def test_a_command_is_refused_when_the_origin_is_missing(people: People) -> None:
    """Every browser says where a command comes from; silence is no origin."""
    reply = _without(_page(people), "Origin").post("counters/7/open")
    assert (reply.status, reply.code) == (403, "foreign_origin")


def test_a_form_does_nothing_when_it_is_sent_with_a_cookie(people: People) -> None:
    """What a foreign page can send without being asked, a form, is no command."""
    reply = _page(people).send(
        "POST",
        f"{SITE_PATH}/counters/7/open",
        data={"a": "b"},
        headers={"Idempotency-Key": new_id()},
    )
    assert (reply.status, reply.code) == (415, "not_json")


def test_a_page_is_signed_out_when_its_session_ends(people: People) -> None:
    """Without its session a cookie is worth nothing."""
    page = _page(people)
    people.registry.end_session(page.headers["Cookie"].partition("=")[2])
    assert page.post("counters/7/open").code == "not_signed_in"


def test_two_counters_work_when_one_browser_has_both(people: People) -> None:
    """Each page names its counter; one browser may hold several."""
    seven, two = _page(people), _page(people, "2")
    both = f"{seven.headers['Cookie']}; {two.headers['Cookie']}"
    seven, two = seven.with_headers(Cookie=both), two.with_headers(Cookie=both)
    assert seven.done("counters/7/open")["counter"]["number"] == "7"
    assert two.done("counters/2/open")["counter"]["number"] == "2"
    assert two.post("counters/7/open").code == "forbidden"


@pytest.mark.parametrize(
    "path",
    ["/healthz", "/readyz", "/metrics", SITE_PATH, f"{SITE_PATH}/state", "/nowhere", "/counter/7/"],
)
@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_no_other_origin_is_let_in_when_it_asks(people: People, method: str, path: str) -> None:
    """No answer carries a CORS header, a preflight's neither, and each is hardened."""
    asked = people.display.with_headers(
        Origin="http://evil.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="idempotency-key",
    )
    headers = asked.send(method, path).headers
    assert not [name for name in headers if name.lower().startswith("access-control-")]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_may_do_little_when_it_is_ours(people: People) -> None:
    """A page loads its own parts, speaks to its own server, and nobody frames it."""
    reply = people.at(Station.at("7")).send("GET", "/counter/7/")
    policy = dict(
        rule.split(" ", 1) for rule in reply.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' ws://127.0.0.1:{people.program.port}"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["trusted-types"] == "'none'"
    assert "unsafe" not in str(policy)


def test_the_kiosk_and_the_board_get_no_cookie_when_they_ask(people: People) -> None:
    """Devices have tokens, never cookies."""
    for person in (people.kiosk, people.display, people.counter):
        assert "Set-Cookie" not in person.get().headers


def test_the_figures_name_nobody_when_they_are_read(people: People) -> None:
    """What is counted is routes, verbs and outcomes: no person, no counter, no ticket."""
    people.called()
    people.kiosk.post(f"tickets/{NO_TICKET}/deliver", {"how": "paper"})
    figures = people.stranger.send("GET", "/metrics").body.decode()
    assert 'wartemarke_commands_total{outcome="done",verb="issue"}' in figures
    assert 'wartemarke_commands_total{outcome="unknown_ticket",verb="deliver"}' in figures
    assert 'route="/api/v1/sites/<site>/tickets",status="201"' in figures
    assert "wartemarke_live_clients" in figures
    assert not re.search(r"desk-7|kiosk-1|K101|counters/7", figures)


def test_what_people_do_is_one_figure_when_it_is_counted(people: People) -> None:
    """One counter open: no figure says what was done there, that somebody needed help, or why not.

    Neither does a page whose session is over, nor one that is opened or left.
    """
    before = people.stranger.send("GET", "/metrics").body.decode().splitlines()
    people.called()
    for path in ("call-next", "alarm", "alarm", "clear-alarm", "nowhere"):
        people.counter.post(f"counters/7/{path}")
    people.counter.send("POST", f"{SITE_PATH}/counters/7/pause", data="no JSON")
    people.stranger.with_headers(**{"X-CSRF-Token": "counter-7.x"}).post("counters/7/alarm")
    people.at(Station.at("7")).send("GET", "/counter/7/")
    people.stranger.send("GET", "/sign-in/")
    figures = people.stranger.send("GET", "/metrics").body.decode()
    assert 'wartemarke_commands_total{outcome="done",verb="people"}' in figures
    assert 'wartemarke_commands_total{outcome="refused",verb="people"}' in figures
    assert 'wartemarke_requests_total{route="people",status="409"}' in figures
    changed = "\n".join(line for line in figures.splitlines() if line not in before)
    assert not re.search(r"alarm|call.next|counter|pause|sign-in", changed)
