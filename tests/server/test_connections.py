"""How many connections there may be, how long each may take, and that everybody is told."""

import http.client
import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from server.connections import FAREWELL_S
from server.embedded import EmbeddedStore
from server.request import LONGEST_BODY
from server.store import Store
from server.ticket import Role
from tests.clock import wait_until
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.people import PROBLEM, SITE_PATH, new_id

PLACES = 16
SHARE = 6
CLIENT_S = 1.5
IDLE_S = 3.0
NEAR = "127.0.0.1"
FAR = "127.0.0.2"
FARTHER = "127.0.0.3"
"""The loopback has many addresses. Only the first is a proxy's."""
UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@pytest.fixture(scope="module")
def programs(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore
) -> Iterator[Programs]:
    """A maker of servers with limits of their own."""
    with closing(Store(door_store.url, [SITE_KEY])) as store:
        store.begin()
        yield Programs(tmp_path_factory.mktemp("connections"), store)


@pytest.fixture(scope="module")
def small(programs: Programs) -> Iterator[Program]:
    """A server with few places and little patience."""
    server = programs.server(
        WARTEMARKE_CONNECTIONS=str(PLACES),
        WARTEMARKE_CONNECTIONS_PER_ADDRESS=str(SHARE),
        WARTEMARKE_CLIENT_SECONDS=str(CLIENT_S),
        WARTEMARKE_IDLE_SECONDS=str(IDLE_S),
        WARTEMARKE_FAILURES_PER_MINUTE="5",
        WARTEMARKE_COMMANDS_PER_SECOND="1",
    )
    with running(server):
        yield server


@pytest.fixture
def stack(small: Program) -> Iterator[ExitStack]:
    """Closes what a test opened, and waits until the server has noticed."""
    with ExitStack() as opened:
        yield opened
    wait_until(lambda: _figure(small, "wartemarke_connections") == 1)


def _dial(server: Program, stack: ExitStack, address: str = FAR) -> socket.socket:
    source = (address, 0)
    opened = socket.create_connection((NEAR, server.port), 10, source_address=source)
    return stack.enter_context(opened)


def _figure(server: Program, name: str) -> float:
    connection = http.client.HTTPConnection(NEAR, server.port, timeout=10)
    with closing(connection):
        connection.request("GET", "/metrics", headers={"Connection": "close"})
        lines = connection.getresponse().read().decode().splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


def _ask(connection: socket.socket, head: str = "", *, method: str = "GET /healthz") -> None:
    connection.sendall(f"{method} HTTP/1.1\r\nHost: localhost\r\n{head}\r\n".encode())


def _answer(connection: socket.socket) -> tuple[int, str, http.client.HTTPResponse]:
    """Read one answer: its status, the code if it is a problem, and all of it."""
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    body = answer.read()
    is_problem = answer.headers["Content-Type"] == PROBLEM
    return answer.status, json.loads(body)["code"] if is_problem else "", answer


def _is_cut(connection: socket.socket) -> bool:
    try:
        return connection.recv(4096) == b""
    except ConnectionResetError:
        return True


def _is_open(connection: socket.socket) -> bool:
    connection.settimeout(0.05)
    try:
        return connection.recv(1, socket.MSG_PEEK) != b""
    except TimeoutError:
        return True
    except ConnectionResetError:
        return False
    finally:
        connection.settimeout(10)


def _live(server: Program, stack: ExitStack, address: str) -> socket.socket:
    """Take a place that is not given to others: a live link, even before it has signed in."""
    opened = _dial(server, stack, address)
    opened.sendall(UPGRADE.encode())
    return opened


def test_a_client_is_told_when_its_head_or_body_does_not_end(
    small: Program, stack: ExitStack
) -> None:
    """Who sends on and on without an end is told so, however often something comes."""
    head, body = _dial(small, stack), _dial(small, stack)
    head.sendall(b"GET /healthz HTTP/1.1\r\nX: ")
    _ask(body, "Content-Length: 1000\r\n", method="POST /healthz")
    begin = time.monotonic()
    while time.monotonic() < begin + CLIENT_S / 2:
        for connection in (head, body):
            connection.sendall(b"a")
        time.sleep(0.05)
    assert _is_open(head)
    assert _is_open(body)
    for connection in (head, body):
        assert _answer(connection)[:2] == (408, "too_slow")
        assert _is_cut(connection)


def test_a_connection_is_kept_a_while_when_its_request_was_answered(
    small: Program, stack: ExitStack
) -> None:
    """Between two requests a connection is kept, then closed without a word."""
    connection = _dial(small, stack)
    for _ in range(2):
        _ask(connection)
        assert _answer(connection)[0] == 200
        time.sleep(IDLE_S / 2)
        assert _is_open(connection)
    assert _is_cut(connection)


def test_the_longest_idle_goes_when_there_is_no_place_left(
    small: Program, stack: ExitStack
) -> None:
    """A newcomer gets the place of the connection that has been idle the longest."""
    idle = [_dial(small, stack, NEAR) for _ in range(PLACES)]
    for connection in idle:
        _ask(connection)
        assert _answer(connection)[0] == 200
    newcomer = _dial(small, stack)
    _ask(newcomer)
    assert _answer(newcomer)[0] == 200
    assert _is_cut(idle[0])
    assert all(_is_open(connection) for connection in idle[1:])


def test_an_unfinished_request_goes_when_there_is_no_idle_connection(
    small: Program, stack: ExitStack
) -> None:
    """Heads that never end cannot keep everybody else out."""
    unfinished = [_dial(small, stack, NEAR) for _ in range(PLACES)]
    for connection in unfinished:
        connection.sendall(b"GET /healthz")
    wait_until(lambda: _figure(small, "wartemarke_connections") >= PLACES - 1)
    newcomer = _dial(small, stack)
    _ask(newcomer)
    assert _answer(newcomer)[0] == 200


def test_a_newcomer_is_told_when_every_place_is_needed(small: Program, stack: ExitStack) -> None:
    """Where all is live there is no room; the machine itself is still answered."""
    for number in range(PLACES):
        _live(small, stack, NEAR if number % 2 else f"127.0.0.{number + 10}")
    wait_until(lambda: _figure(small, "wartemarke_connections") == PLACES + 1)
    newcomer = _dial(small, stack)
    _ask(newcomer)
    status, code, answer = _answer(newcomer)
    assert (status, code) == (503, "overloaded")
    assert int(answer.headers["Retry-After"]) > 0
    assert _is_cut(newcomer)


def test_an_address_is_told_when_its_share_is_used(small: Program, stack: ExitStack) -> None:
    """One address takes its own share only, and nobody else's; the loopback has none."""
    for _ in range(SHARE):
        _live(small, stack, FAR)
        _live(small, stack, NEAR)
    wait_until(lambda: _figure(small, "wartemarke_connections") == 2 * SHARE + 1)
    newcomer = _dial(small, stack, FAR)
    _ask(newcomer)
    status, code, answer = _answer(newcomer)
    assert (status, code) == (429, "too_many_requests")
    assert int(answer.headers["Retry-After"]) > 0
    for address in (FARTHER, NEAR):
        other = _dial(small, stack, address)
        _ask(other)
        assert _answer(other)[0] == 200


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        (b"\x16\x03\x01\x02\x00", 400, "malformed"),
        (b"GET /healthz\r\n\r\n", 400, "malformed"),
        (b"GET /healthz HTTP/1.1\r\nHost : localhost\r\n\r\n", 400, "malformed"),
        (b"GET /healthz HTTP/1.1\nHost: localhost\n\n", 400, "malformed"),
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + b"X: 1\r\n" * 101, 400, "malformed"),
        (b"GET /" + b"a" * 9_000, 414, "address_too_long"),
        (b"GET /" + b"a" * 8_192 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "address_too_long"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 50_000, 431, "head_too_large"),
        (b"GET / HTTP/1.1\r\nHost: " + b"a" * 33_000 + b"\r\n\r\n", 431, "head_too_large"),
    ],
)
def test_a_client_is_told_when_its_request_cannot_be_read(
    small: Program, stack: ExitStack, request_: bytes, status: int, code: str
) -> None:
    """What is no request gets a problem document like any other, at once."""
    connection = _dial(small, stack)
    connection.sendall(request_)
    got, said, answer = _answer(connection)
    assert (got, said) == (status, code)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert _is_cut(connection)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        ("Content-Length: 10000000\r\n", b" " * 0x10000),
        ("Transfer-Encoding: chunked\r\n", b"10000\r\n" + b" " * 0x10000 + b"\r\n"),
        ("Transfer-Encoding: chunked\r\n", b"1\r\nx\r\n" * 10_000),
        (f"Content-Length: {LONGEST_BODY + 1}\r\n", b" " * 0x10000),
    ],
)
def test_a_client_reads_why_when_its_body_was_too_large(
    small: Program, stack: ExitStack, head: str, piece: bytes
) -> None:
    """The answer arrives even where the client sends all of 10 MB before it reads."""
    connection = _dial(small, stack)
    _ask(connection, head, method="POST /healthz")
    for _ in range(10_000_000 // len(piece)):
        connection.sendall(piece)
    assert _answer(connection)[:2] == (413, "body_too_large")


def test_nobody_waits_longer_when_a_client_that_was_turned_away_stays(
    small: Program, stack: ExitStack
) -> None:
    """Whoever goes on sending after the refusal has a moment to read it, and is cut then."""
    connection = _dial(small, stack)
    _ask(connection, f"Content-Length: {LONGEST_BODY + 1}\r\n", method="POST /healthz")
    assert _answer(connection)[:2] == (413, "body_too_large")

    def cannot_send() -> bool:
        try:
            connection.sendall(b"a")
        except ConnectionError:
            return True
        return False

    wait_until(cannot_send, seconds=FAREWELL_S + 10)


@pytest.mark.parametrize(
    "body",
    [
        *(b"zz\r\n", b"5\r\nhelloworld", b"-5\r\n", b"0\r\nX : 1\r\n\r\n"),
        *(b"5;" + b"x" * 50_000, b"0\r\n" + b"X: 1\r\n" * 10_000),
    ],
)
def test_a_client_is_told_when_its_chunks_are_none(
    small: Program, stack: ExitStack, body: bytes
) -> None:
    """Chunks are read strictly, and so is what may follow them."""
    connection = _dial(small, stack)
    _ask(connection, "Transfer-Encoding: chunked\r\n", method="POST /healthz")
    connection.sendall(body)
    assert _answer(connection)[:2] == (400, "malformed")


def test_a_client_is_told_when_its_body_is_shorter_than_it_said(
    small: Program, stack: ExitStack
) -> None:
    """A length that is a lie is found out when the client has ended."""
    connection = _dial(small, stack)
    _ask(connection, "Content-Length: 7\r\n", method="POST /healthz")
    connection.sendall(b"{}")
    connection.shutdown(socket.SHUT_WR)
    assert _answer(connection)[:2] == (400, "malformed")


def test_leave_is_given_when_a_client_asks_before_its_body(
    small: Program, stack: ExitStack
) -> None:
    """A body that fits is asked for; for one that does not, the refusal comes in its place."""
    fits, large = _dial(small, stack), _dial(small, stack)
    _ask(fits, "Expect: 100-continue\r\nContent-Length: 2\r\n", method="POST /healthz")
    assert fits.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
    fits.sendall(b"{}")
    assert _answer(fits)[0] == 405
    _ask(large, "Expect: 100-continue\r\nContent-Length: 70000\r\n", method="POST /healthz")
    assert _answer(large)[0] == 413


def test_requests_are_answered_in_order_when_they_come_together(
    small: Program, stack: ExitStack
) -> None:
    """Several requests in one piece are several requests, bodies and chunks included."""
    connection = _dial(small, stack)
    host = "HTTP/1.1\r\nHost: localhost\r\n"
    requests = (
        f"\r\nGET /healthz {host}\r\n",
        f"POST /nowhere {host}Content-Length: 3\r\n\r\nGET",
        f"POST /healthz {host}Transfer-Encoding: chunked\r\n\r\n1;x=y\r\na\r\n0\r\nT: 1\r\n\r\n",
        f"GET /readyz {host}Connection: close\r\n\r\n",
    )
    connection.sendall("".join(requests).encode())
    answers = b""
    while piece := connection.recv(65_536):
        answers += piece
    assert re.findall(rb"HTTP/1.1 (\d+)", answers) == [b"200", b"404", b"405", b"200"]


def _command(
    server: Program, token: str, address: str, forwarded: str = ""
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(
        NEAR, server.port, timeout=10, source_address=(address, 0)
    )
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": new_id(),
        "Connection": "close",
        **({"X-Forwarded-For": forwarded} if forwarded else {}),
    }
    with closing(connection):
        connection.request("POST", f"{SITE_PATH}/tickets", b"{}", headers)
        answer = connection.getresponse()
        answer.read()
        return answer


def test_an_address_is_slowed_down_when_its_credentials_do_not_hold(
    small: Program, programs: Programs
) -> None:
    """Wrong credentials get 429 after some; one that holds is served from the same address."""
    wrong = f"wm_kiosk_{SITE_KEY}_{'x' * 43}"
    right = programs.token(Role.KIOSK, "kiosk-1")
    statuses = [_command(small, wrong, FAR).status for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    assert int(_command(small, wrong, FAR).headers["Retry-After"]) > 0
    assert _command(small, right, FAR).status == 422
    assert _command(small, wrong, FARTHER).status == 401


def test_the_address_behind_a_proxy_is_slowed_down_when_it_tries_credentials(
    small: Program,
) -> None:
    """A proxy is believed, nobody else; and nothing is counted against the proxy itself."""
    forwarded = [_command(small, "x", NEAR, f"192.0.2.{n}, 198.51.100.1").status for n in range(6)]
    assert forwarded == [401] * 5 + [429]
    assert [_command(small, "x", NEAR).status for _ in range(7)] == [401] * 7
    pretended = [_command(small, "x", "127.0.0.4", f"192.0.2.{n}").status for n in range(6)]
    assert pretended == [401] * 5 + [429]


def test_a_credential_is_slowed_down_when_it_commands_without_pause(
    small: Program, programs: Programs
) -> None:
    """So many commands at once and no more, each credential for itself, until some time is over."""
    mad, calm = programs.token(Role.KIOSK, "kiosk-mad"), programs.token(Role.KIOSK, "kiosk-calm")
    statuses = [_command(small, mad, NEAR).status for _ in range(20)]
    assert statuses[:10] == [422] * 10
    assert 429 in statuses
    assert _command(small, calm, NEAR).status == 422
    wait_until(lambda: _command(small, mad, NEAR).status == 422)


def test_nobody_is_named_when_clients_were_turned_away(small: Program) -> None:
    """No address is in the log, and no line for a request that was none."""
    log = Path(small.log).read_text()
    assert "127.0.0." not in log
    assert "Traceback" not in log
