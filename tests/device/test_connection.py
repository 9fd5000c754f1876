"""A device's HTTP connection: what is an answer, what a refusal, and what neither."""

import gc
import http.server
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from device.connection import Refused, Server, Unavailable
from tests.clock import wait_until

TOKEN = "a-token-of-the-kiosk"  # noqa: S105 - a test's own
PROBLEM = "application/problem+json"


@dataclass
class Office:
    """What the server of these tests answers, and what it was asked."""

    status: int = 200
    kind: str = "application/json"
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    callers: set[object] = field(default_factory=set)
    url: str = ""
    breaks_off: bool = False
    hold: threading.Event = field(default_factory=threading.Event)


def _handler(office: Office) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            office.asked.append((self.command, self.path))
            office.heard.append(dict(self.headers))
            office.callers.add(self.client_address)
            office.bodies.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            office.hold.wait(5)
            self.send_response(office.status)
            self.send_header("Content-Type", office.kind)
            self.send_header("Content-Length", str(len(office.body) + office.breaks_off))
            for name, value in office.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(office.body)
            self.close_connection = office.breaks_off

        do_POST = do_GET  # noqa: N815 - the library's own name

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    return Handler


@pytest.fixture
def office() -> Iterator[Office]:
    """A running server that answers at once."""
    office = Office()
    office.hold.set()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(office)) as running:
        running.daemon_threads = True
        office.url = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield office
        office.hold.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def server(office: Office) -> Iterator[Server]:
    """A device's connection to it."""
    with closing(Server(office.url + "/", "maschstrasse", TOKEN, timeout_s=0.5)) as connection:
        yield connection


def refuse(office: Office, status: int, code: str, *, retry: bool = False) -> None:
    """Let the server answer with a problem document."""
    problem = {"code": code, "status": status, "detail": "So ist es.", "retry": retry}
    office.status, office.kind, office.body = status, PROBLEM, json.dumps(problem).encode()


def test_a_command_carries_its_id_when_it_is_sent(office: Office, server: Server) -> None:
    """A command is a POST under the site, with token, id and JSON."""
    office.status, office.body = 201, b'{"type": "issued"}'
    answer = server.command("tickets", {"service": "renew"}, command_id="command-1")
    assert answer == {"type": "issued"}
    assert office.asked == [("POST", "/api/v1/sites/maschstrasse/tickets")]
    assert json.loads(office.bodies[0]) == {"service": "renew"}
    heard = office.heard[0]
    assert heard["Authorization"] == f"Bearer {TOKEN}"
    assert heard["Idempotency-Key"] == "command-1"
    assert heard["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "asked"),
    [("", "/api/v1/sites/maschstrasse"), ("state", "/api/v1/sites/maschstrasse/state")],
)
def test_a_read_asks_under_the_site_when_it_has_a_path_or_none(
    office: Office, server: Server, path: str, asked: str
) -> None:
    """No path is the site itself."""
    assert server.read(path) == {}
    assert office.asked == [("GET", asked)]


def test_one_connection_serves_all_when_requests_follow_each_other(
    office: Office, server: Server
) -> None:
    """The connection is kept, and sends small requests at once."""
    for _ in range(5):
        server.read("state")
    assert len(office.callers) == 1


def test_many_connections_are_kept_when_requests_overlap(office: Office, server: Server) -> None:
    """Greenlets that ask at the same time do not wait for each other."""
    office.hold.clear()
    threads = [threading.Thread(target=server.read) for _ in range(4)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(office.callers) == 4)
    office.hold.set()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    ("status", "code"),
    [(400, "malformed"), (401, "not_signed_in"), (404, "unknown_ticket"), (409, "wrong_state")],
)
def test_a_refusal_is_raised_when_the_server_says_no(
    office: Office, server: Server, status: int, code: str
) -> None:
    """A problem document with a 4xx status says no, with its code and sentence."""
    refuse(office, status, code)
    with pytest.raises(Refused) as refused:
        server.command("tickets", {}, command_id="command-1")
    assert (refused.value.code, refused.value.status) == (code, status)
    assert refused.value.detail == "So ist es."


@pytest.mark.parametrize(
    ("status", "code", "retry"),
    [(503, "unavailable", True), (500, "internal", True), (429, "too_many_requests", True)],
)
def test_it_is_unavailable_when_the_server_cannot_now(
    office: Office, server: Server, status: int, code: str, *, retry: bool
) -> None:
    """A 5xx, and whatever the server wants to be asked again, may still be done."""
    refuse(office, status, code, retry=retry)
    with pytest.raises(Unavailable) as away:
        server.command("tickets", {}, command_id="command-1")
    assert away.value.status == status


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (404, "text/html", b"<h1>Not here</h1>"),
        (403, "application/json", b'{"code": "forbidden"}'),
        (409, PROBLEM, b'{"title": "no code"}'),
        (200, "text/html", b"<h1>Please sign in to this network</h1>"),
        (200, "application/json", b"[]"),
        (200, "application/json", b"\xff"),
        (204, "application/json", b""),
        (500, "application/json", b"{}"),
    ],
)
def test_it_is_unavailable_when_somebody_else_answers(
    office: Office, server: Server, status: int, kind: str, body: bytes
) -> None:
    """Only our own server's problem documents refuse: a proxy's page never costs a number."""
    office.status, office.kind, office.body = status, kind, body
    with pytest.raises(Unavailable) as away:
        server.read("state")
    assert away.value.status == status


def test_no_redirect_is_followed_when_one_is_sent(office: Office, server: Server) -> None:
    """The token goes to this server alone."""
    office.status, office.headers = 307, {"Location": f"{office.url}/elsewhere"}
    with pytest.raises(Unavailable):
        server.read("state")
    assert len(office.asked) == 1


def test_it_is_unavailable_when_the_answer_breaks_off(office: Office, server: Server) -> None:
    """Half an answer is none."""
    office.breaks_off = True
    with pytest.raises(Unavailable):
        server.read("state")


def test_it_is_unavailable_when_no_answer_comes_in_time(office: Office, server: Server) -> None:
    """A server that hangs is given up."""
    office.hold.clear()
    with pytest.raises(Unavailable):
        server.read("state")


def test_it_is_unavailable_when_nobody_listens() -> None:
    """A port without a server is not an error of the device."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    nobody = Server(f"http://127.0.0.1:{port}", "maschstrasse", TOKEN)
    with closing(nobody), pytest.raises(Unavailable) as away:
        nobody.read("state")
    assert away.value.status == 0


def test_a_file_is_fetched_whole_when_it_is_asked_for(office: Office, server: Server) -> None:
    """The bytes as they are, with the device's token."""
    office.body, office.kind = bytes(range(256)) * 1_000, "image/png"
    assert server.fetch("media/a.png", most_bytes=256_000) == office.body
    assert office.asked == [("GET", "/api/v1/sites/maschstrasse/media/a.png")]
    assert office.heard[0]["Authorization"] == f"Bearer {TOKEN}"


def test_a_file_is_unavailable_when_it_is_too_large(office: Office, server: Server) -> None:
    """One byte more than may be is too much; the connection goes on."""
    office.body = b"12345"
    with pytest.raises(Unavailable, match="more than 4 bytes"):
        server.fetch("media/a.png", most_bytes=4)
    assert server.fetch("media/a.png", most_bytes=5) == b"12345"


def test_a_file_is_unavailable_when_it_breaks_off(office: Office, server: Server) -> None:
    """Half a file is none."""
    office.breaks_off = True
    with pytest.raises(Unavailable):
        server.fetch("media/a.png", most_bytes=9)


@pytest.mark.parametrize("status", [204, 206, 302, 500])
def test_a_file_is_unavailable_when_something_else_answers(
    office: Office, server: Server, status: int
) -> None:
    """A redirect, a part or a machine's own trouble is no file."""
    office.status, office.headers = status, {"Location": "/"}
    with pytest.raises(Unavailable):
        server.fetch("media/a.png", most_bytes=9)
    assert len(office.asked) == 1


def test_a_file_is_refused_when_the_server_has_none(office: Office, server: Server) -> None:
    """Asking again gives the same answer."""
    refuse(office, 404, "unknown_media")
    with pytest.raises(Refused) as refused:
        server.fetch("media/a.png", most_bytes=9)
    assert refused.value.code == "unknown_media"


def test_the_machine_s_proxy_is_not_asked_when_it_names_one(
    office: Office, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a proxy of the environment nor a `.netrc` sees or replaces the token."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert server.read("state") == {}
    assert office.heard[0]["Authorization"] == f"Bearer {TOKEN}"


def _unavailable(server: Server) -> str:
    with pytest.raises(Unavailable) as trouble:
        server.read("state")
    return str(trouble.value) + repr(trouble.value.__cause__)


@pytest.mark.parametrize("text", [repr, str, _unavailable])
def test_no_word_holds_the_token_when_something_is_said_of_the_connection(
    office: Office, server: Server, text: Callable[[Server], str]
) -> None:
    """Neither the connection's name nor an error repeats the token."""
    office.status = 500
    assert TOKEN not in text(server)


def test_small_requests_leave_at_once_when_they_are_sent(office: Office, server: Server) -> None:
    """Every kept connection has Nagle's algorithm off."""
    server.read("state")
    port = int(office.url.rpartition(":")[2])
    sockets = [each for each in gc.get_objects() if isinstance(each, socket.socket)]
    ours = [each for each in sockets if each.fileno() >= 0 and _peer_port(each) == port]
    assert ours
    assert all(each.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for each in ours)


def _peer_port(connection: socket.socket) -> int:
    """Return the port at the other end, or 0 if there is none."""
    try:
        port: int = connection.getpeername()[1]
    except OSError:
        return 0
    return port
