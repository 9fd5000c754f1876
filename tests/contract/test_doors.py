"""The doors of all our programs, knocked at one by one with real bytes on real sockets.

What one program does behind its doors is tested beside it; `docs/security.md` has the whole list.
"""

from collections.abc import Iterator
from typing import Final

import pytest

from server.embedded import EmbeddedStore
from server.registry import Station
from server.site import Site, SiteError
from server.ticket import Role
from tests.conftest import SITE_FILE
from tests.contract.doorstep import (
    AGENTS,
    LIVE,
    PROGRAMS,
    SERVERS,
    UPGRADE,
    Door,
    House,
    listening_addresses,
    open_house,
    pages_of,
)
from tests.running import Programs, running
from tests.server.people import SITE_PATH

FOREIGN_HOSTS: Final = (
    "",
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1.evil.example:{port}",
    "127.0.0.2:{port}",
    "0.0.0.0:{port}",
    "127.1:{port}",
    "2130706433:{port}",
    "localhost.:{port}",
    "[::2]:{port}",
    "127.0.0.1:{port}@evil.example",
    "127.0.0.1:{port}, evil.example",
)
OTHER_PORTS: Final = ("127.0.0.1", "127.0.0.1:1", "localhost:{port}0", "[::1]:{port}")
"""Ours, but not the one that a browser says which came to this program."""

FOREIGN_ORIGINS: Final = (
    "null",
    "",
    "http://127.0.0.1:1",
    "http://127.0.0.1",
    "http://evil.example",
    "http://{host}.evil.example",
    "http://evil.example@{host}",
    "file://",
    "ws://{host}",
)
STRICT: Final = tuple(name for name in PROGRAMS if name != "server")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore) -> Iterator[House]:
    """One of each of our programs."""
    with open_house(tmp_path_factory.mktemp("house"), door_store.url) as house:
        yield house


def _refused_everywhere(door: Door, host: str) -> None:
    foreign = host.format(port=door.port)
    for answer in (
        door.get("/", Host=foreign),
        door.get("/shared/base.css", Host=foreign),
        door.upgrade(Host=foreign, Origin=f"http://{foreign}"),
        door.ask("POST", "/", [("Host", foreign), ("Origin", f"http://{foreign}")], b"{}"),
    ):
        assert answer.status == 421, (host, answer)
        assert answer.code in {"foreign_host", "other_host"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_opens_when_a_foreign_name_points_to_this_machine(house: House, name: str) -> None:
    """A rebound name, whose page is of that very name, reaches no page, no command, no link."""
    for host in FOREIGN_HOSTS:
        _refused_everywhere(house.doors[name], host)


@pytest.mark.parametrize("name", STRICT)
def test_nothing_opens_when_the_host_has_another_port(house: House, name: str) -> None:
    """What answers on loopback alone knows its own port too."""
    for host in OTHER_PORTS:
        _refused_everywhere(house.doors[name], host)


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_opens_when_the_host_is_missing_or_stands_twice(house: House, name: str) -> None:
    """A request that does not say for whom it is, or says two things, is for nobody."""
    door = house.doors[name]
    for raw in (
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: {door.host}\r\nHost: evil.example\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {door.host}\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nX-Forwarded-Host: {door.host}\r\nHost: evil.example\r\n\r\n".encode(),
    ):
        assert door.send(raw).status in {400, 421}, raw


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_loopback_is_listened_on_when_nobody_says_otherwise(house: House, name: str) -> None:
    """No other machine can even connect; agents and demo have no setting that changes it."""
    assert listening_addresses(house.doors[name].pid) == {"127.0.0.1"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_link_opens_when_its_page_is_of_another_origin(house: House, name: str) -> None:
    """Browsers let any page open a WebSocket anywhere: the Origin is ours to look at."""
    door = house.doors[name]
    for origin in FOREIGN_ORIGINS:
        answer = door.upgrade(Origin=origin.format(host=door.host))
        assert answer.status == 403, (origin, answer)
        assert answer.code in {"foreign_origin", "other_origin"}
    assert door.upgrade().status == 101


@pytest.mark.parametrize("name", AGENTS)
def test_no_command_is_taken_when_its_page_is_not_the_agents_own(house: House, name: str) -> None:
    """An agent obeys its own page alone: own Origin, JSON, and the token of this very start."""
    door = house.doors[name]
    for origin in (None, *FOREIGN_ORIGINS):
        answer = door.tap(Origin=origin and origin.format(host=door.host))
        assert (answer.status, answer.code) == (403, "other_origin"), origin
    assert door.upgrade(Origin=None).code == "other_origin"
    assert door.tap(Content_Type="text/plain").code == "not_json"
    own = door.tap()
    assert own.status in {404, 422}, "a tap without an id; a board takes no commands"


@pytest.mark.parametrize("name", AGENTS)
def test_nothing_is_told_when_the_start_token_is_not_of_this_start(house: House, name: str) -> None:
    """No token, that of another agent, or the right one in the address: refused, and no state."""
    door = house.doors[name]
    own = door.start_token()
    others = {house.doors[other].start_token() for other in AGENTS if other != name}
    assert own not in others
    for token in (None, "", *others):
        assert door.tap(Wartemarke_Start=token).code == "other_start"
        with door.page_link(token) as told:
            assert "other_start" in told[-1], told
    assert door.tap(f"/commands/x?start={own}", Wartemarke_Start=None).code == "other_start"
    with door.page_link(None, f"{LIVE}&start={own}&token={own}") as told:
        assert "other_start" in told[-1], told
    with door.page_link(own) as told:
        assert '"state"' in told[-1], told


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_no_answer_lets_another_origin_read_when_it_is_asked(
    house: House, name: str, method: str
) -> None:
    """No CORS header, no cookie for a stranger, no sniffing; every page says what it may load."""
    door = house.doors[name]
    asked = [
        ("Host", door.host),
        ("Origin", "http://evil.example"),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "authorization"),
    ]
    for path in pages_of(name):
        answer = door.ask(method, path, asked)
        names = [header for header, _ in answer.headers]
        assert not [each for each in names if each.startswith("access-control-")], path
        assert "set-cookie" not in names, path
        assert answer.named("x-content-type-options") == ["nosniff"], path
        if answer.named("content-type")[0].startswith("text/html"):
            (policy,) = answer.named("content-security-policy")
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy


def test_pages_are_framed_by_the_demos_overview_alone_when_there_is_one(house: House) -> None:
    """Only the demo's screens may be framed, only by its overview, and that one by nobody."""
    overview = house.doors["demo"].origin
    for name, path, ancestors in (
        ("server", "/counter/7/", "'none'"),
        ("kiosk", "/", "'none'"),
        ("board", "/", "'none'"),
        ("demo", "/", "'none'"),
        ("demo", "/counter/7/", overview),
        ("kiosk of the demo", "/", overview),
        ("board of the demo", "/", overview),
    ):
        (policy,) = house.doors[name].get(path).named("content-security-policy")
        assert f"frame-ancestors {ancestors};" in policy, name


def test_practice_is_not_there_when_its_settings_are_given_to_a_server(
    house: House, door_store: EmbeddedStore, programs: Programs
) -> None:
    """Nothing that is set turns a server into a demo, nor gives a real printer's kiosk `/paper`."""
    del door_store
    screens = {f"WARTEMARKE_DEMO_{name}_URL": house.demo.url for name in ("KIOSK", "DISPLAY")}
    server = programs.server(**screens)
    kiosk = programs.kiosk(server, PRINTER="tcp://127.0.0.1:9")
    with running(server, kiosk):
        for program in (server, kiosk):
            door = Door("", program.port, program.pid, program.log)
            for path in ("/paper", "/paper/1.png", "/overview/overview.js", "/visitors"):
                assert door.get(path).status == 404, path
        front = Door("", server.port, server.pid, server.log).get("/")
        assert (front.status, b"overview" in front.body) == (302, False)


@pytest.mark.parametrize("key", ["printer", "sound", "speech", "voice", "command"])
@pytest.mark.parametrize("place", ["", "[[kiosks]]\n", "[[displays]]\n"])
def test_a_site_file_starts_no_program_when_it_names_one(
    tmp_path_factory: pytest.TempPathFactory, key: str, place: str
) -> None:
    """What is run on a machine stands in its own file; a site file has no word for it."""
    text = SITE_FILE.read_text(encoding="utf-8")
    line = f'{key} = ["sh", "-c", "true"]\n'
    folder = tmp_path_factory.mktemp("site")
    (folder / SITE_FILE.with_suffix(".texts").name).symlink_to(SITE_FILE.with_suffix(".texts"))
    file = folder / SITE_FILE.name
    file.write_text(text.replace(place, place + line, 1) if place else line + text)
    with pytest.raises(SiteError) as refused:
        Site.load(file)
    assert key in str(refused.value.problems)


@pytest.mark.parametrize("name", SERVERS)
def test_a_token_is_refused_when_it_stands_in_any_address(house: House, name: str) -> None:
    """Addresses are kept in histories and logs: no token in one opens anything."""
    door, token = house.doors[name], house.people.tokens["display"]
    for key in ("token", "access_token", "auth", "Authorization"):
        answer = door.get(f"{SITE_PATH}/state?{key}={token}")
        assert (answer.status, answer.code) == (401, "not_signed_in")


def test_no_log_has_a_secret_when_secrets_are_sent_in_every_wrong_way(house: House) -> None:
    """What programs write down never has a token, a link, a cookie, or a start token in it."""
    people = house.people
    link = people.registry.create_link(Station.at("7"))
    cookie = people.session_at(Station.at("7"))
    welcome = people.registry.add_account("somebody", [Role.COUNTER])
    secrets = {
        *people.tokens.values(),
        link,
        cookie,
        welcome,
        people.registry.csrf(cookie, Station.at("7")),
    }
    secrets |= {house.doors[name].start_token() for name in AGENTS}
    secrets |= {link.rpartition("/")[2] for link in house.demo.links().values()}
    secrets |= {file.read_text().strip() for file in (house.demo.data / "secrets").glob("*.token")}
    for door in house.doors.values():
        for secret in secrets:
            _knock(door, secret)
    logged = house.logs()
    assert logged
    assert [secret for secret in secrets if secret in logged] == []


def _knock(door: Door, secret: str) -> None:
    """Send a secret where it does not belong, in requests that can be read and in others."""
    head = f"Host: {door.host}\r\n"
    for raw in (
        f"GET /open/{secret} HTTP/1.1\r\n{head}\r\n",
        f"GET /welcome/{secret} HTTP/1.1\r\n{head}\r\n",
        f"GET /nothing?token={secret} HTTP/1.1\r\n{head}Cookie: a={secret}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: {secret}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}Authorization: Bearer {secret}\r\n\r\n",
        f"GET / HTTP/9.9\r\n{head}X: {secret}\r\n\r\n",
        f"G@T /{secret} HTTP/1.1\r\n{head}\r\n",
        f"GET /{secret}\r\n\r\n",
        f"{secret}\r\n\r\n",
        f"GET /%zz?{secret} HTTP/1.1\r\n{head}Content-Length: {secret}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}no colon {secret}\r\n\r\n",
        f"POST /{secret} HTTP/1.1\r\n{head}Content-Length: 1\r\n\r\n{{",
    ):
        _send_anything(door, raw.encode())
    upgrade = {name.replace("-", "_"): value for name, value in UPGRADE.items()}
    door.get(f"{LIVE}&token={secret}", Origin=door.origin, **upgrade)


def _send_anything(door: Door, raw: bytes) -> None:
    try:
        door.send(raw)
    except (OSError, IndexError, ValueError):
        return  # it was cut without an answer: nothing was said, which is as good
