"""How many connections there may be, how long each may take, and that everybody is told."""

import http.client
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from server.connections import FAREWELL_S
from server.embedded import EmbeddedStore
from server.request import LONGEST_BODY
from server.store import Store
from server.ticket import Role
from tests.clock import wait_until
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.dialling import (
    FAR,
    FARTHER,
    NEAR,
    ask,
    dial,
    figure,
    gets_place,
    is_cut,
    is_open,
    live,
    read_answer,
)
from tests.server.people import SITE_PATH, new_id

PLACES = 16
SHARE = 6
CLIENT_S = 1.5
IDLE_S = 3.0


@pytest.fixture(scope="module")
def programs(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore
) -> Iterator[Programs]:
    """A maker of servers with limits of their own."""
    with closing(Store(door_store.url, [SITE_KEY])) as store:
        store.begin()
        yield Programs(tmp_path_factory.mktemp("connections"), store)


@pytest.fixture(scope="module")
def board(programs: Programs) -> str:
    """The token of somebody who may listen."""
    return programs.token(Role.DISPLAY, "display-1", areas=("K",))


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[socket.socket]:
    """Where the server tells its service manager that it lives."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as heard:
        heard.bind(str(tmp_path_factory.mktemp("signs") / "s"))
        yield heard


@pytest.fixture(scope="module")
def small(programs: Programs, signs: socket.socket) -> Iterator[Program]:
    """A server with few places and little patience."""
    server = programs.server(
        WARTEMARKE_CONNECTIONS=str(PLACES),
        WARTEMARKE_CONNECTIONS_PER_ADDRESS=str(SHARE),
        WARTEMARKE_CLIENT_SECONDS=str(CLIENT_S),
        WARTEMARKE_IDLE_SECONDS=str(IDLE_S),
        WARTEMARKE_FAILURES_PER_MINUTE="5",
        WARTEMARKE_COMMANDS_PER_SECOND="1",
        NOTIFY_SOCKET=signs.getsockname(),
        WATCHDOG_USEC="400000",
    )
    with running(server):
        yield server


@pytest.fixture
def stack(small: Program) -> Iterator[ExitStack]:
    """Closes what a test opened, and waits until the server has noticed."""
    with ExitStack() as opened:
        yield opened
    wait_until(lambda: figure(small, "wartemarke_connections") == 1)


def test_a_client_is_told_when_its_head_or_body_does_not_end(
    small: Program, stack: ExitStack
) -> None:
    """Who sends on and on without an end is told so, however often something comes."""
    head, body = dial(small, stack), dial(small, stack)
    head.sendall(b"GET /healthz HTTP/1.1\r\nX: ")
    ask(body, "Content-Length: 1000\r\n", method="POST /healthz")
    begin = time.monotonic()
    while time.monotonic() < begin + CLIENT_S / 2:
        for connection in (head, body):
            connection.sendall(b"a")
        time.sleep(0.05)
    assert is_open(head)
    assert is_open(body)
    for connection in (head, body):
        assert read_answer(connection)[:2] == (408, "too_slow")
        assert is_cut(connection)


def test_a_connection_is_kept_a_while_when_its_request_was_answered(
    small: Program, stack: ExitStack
) -> None:
    """Between two requests a connection is kept, then closed without a word."""
    connection = dial(small, stack)
    for _ in range(2):
        ask(connection)
        assert read_answer(connection)[0] == 200
        time.sleep(IDLE_S / 2)
        assert is_open(connection)
    assert is_cut(connection)


def test_the_longest_idle_goes_when_there_is_no_place_left(
    small: Program, stack: ExitStack
) -> None:
    """A newcomer gets the place of the connection that has been idle the longest."""
    idle = [dial(small, stack, NEAR) for _ in range(PLACES)]
    for connection in idle:
        ask(connection)
        assert read_answer(connection)[0] == 200
    newcomer = dial(small, stack)
    ask(newcomer)
    assert read_answer(newcomer)[0] == 200
    assert is_cut(idle[0])
    assert all(is_open(connection) for connection in idle[1:])


def test_an_unfinished_request_goes_when_there_is_no_idle_connection(
    small: Program, stack: ExitStack
) -> None:
    """Heads that never end cannot keep everybody else out."""
    unfinished = [dial(small, stack, NEAR) for _ in range(PLACES)]
    for connection in unfinished:
        connection.sendall(b"GET /healthz")
    wait_until(lambda: figure(small, "wartemarke_connections") >= PLACES - 1)
    newcomer = dial(small, stack)
    ask(newcomer)
    assert read_answer(newcomer)[0] == 200


def test_strangers_go_when_there_is_nothing_else(
    small: Program, stack: ExitStack, board: str
) -> None:
    """A live link on which nobody signed in is given up, the oldest first; who signed in stays."""
    known = live(small, stack, NEAR, board)
    strangers = [live(small, stack, NEAR) for _ in range(PLACES - 1)]
    newcomer = live(small, stack, FAR, board)
    assert is_cut(strangers[0])
    assert all(is_open(each) for each in (known, *strangers[1:], newcomer))


def test_a_stranger_goes_when_it_came_after_somebody_was_turned_away(
    small: Program, stack: ExitStack, board: str
) -> None:
    """That every place was needed a moment ago says nothing about who has come since."""
    known = [live(small, stack, NEAR, board) for _ in range(PLACES)]
    refused = dial(small, stack)
    ask(refused)
    assert read_answer(refused)[0] == 503
    known[0].close()
    wait_until(lambda: gets_place(small, stack))
    newcomer = dial(small, stack)
    ask(newcomer)
    assert read_answer(newcomer)[0] == 200


def test_a_newcomer_is_told_when_every_place_is_needed(
    small: Program, stack: ExitStack, board: str, signs: socket.socket
) -> None:
    """Where all are live and known there is no room; the service manager still hears of us."""
    for number in range(PLACES):
        live(small, stack, NEAR if number % 2 else f"127.0.0.{number + 10}", board)
    for address in (FAR, NEAR):
        newcomer = dial(small, stack, address)
        ask(newcomer)
        status, code, answer = read_answer(newcomer)
        assert (status, code) == (503, "overloaded")
        assert int(answer.headers["Retry-After"]) > 0
        assert is_cut(newcomer)
    signs.setblocking(False)  # noqa: FBT003 - the socket's own signature
    with suppress(BlockingIOError):
        while signs.recv(99):
            pass
    signs.settimeout(10)
    assert [signs.recv(99) for _ in range(3)] == [b"WATCHDOG=1"] * 3


def test_an_address_is_told_when_its_share_is_used(
    small: Program, stack: ExitStack, board: str
) -> None:
    """One address takes its own share only, and nobody else's; the loopback has none."""
    for _ in range(SHARE):
        live(small, stack, FAR, board)
        live(small, stack, NEAR, board)
    newcomer = dial(small, stack, FAR)
    ask(newcomer)
    status, code, answer = read_answer(newcomer)
    assert (status, code) == (429, "too_many_requests")
    assert int(answer.headers["Retry-After"]) > 0
    for address in (FARTHER, NEAR):
        other = dial(small, stack, address)
        ask(other)
        assert read_answer(other)[0] == 200


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
    connection = dial(small, stack)
    connection.sendall(request_)
    got, said, answer = read_answer(connection)
    assert (got, said) == (status, code)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert is_cut(connection)


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
    connection = dial(small, stack)
    ask(connection, head, method="POST /healthz")
    for _ in range(10_000_000 // len(piece)):
        connection.sendall(piece)
    assert read_answer(connection)[:2] == (413, "body_too_large")


def test_nobody_waits_longer_when_a_client_that_was_turned_away_stays(
    small: Program, stack: ExitStack
) -> None:
    """Whoever goes on sending after the refusal has a moment to read it, and is cut then."""
    connection = dial(small, stack)
    ask(connection, f"Content-Length: {LONGEST_BODY + 1}\r\n", method="POST /healthz")
    assert read_answer(connection)[:2] == (413, "body_too_large")

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
    connection = dial(small, stack)
    ask(connection, "Transfer-Encoding: chunked\r\n", method="POST /healthz")
    connection.sendall(body)
    assert read_answer(connection)[:2] == (400, "malformed")


def test_a_client_is_told_when_its_body_is_shorter_than_it_said(
    small: Program, stack: ExitStack
) -> None:
    """A length that is a lie is found out when the client has ended."""
    connection = dial(small, stack)
    ask(connection, "Content-Length: 7\r\n", method="POST /healthz")
    connection.sendall(b"{}")
    connection.shutdown(socket.SHUT_WR)
    assert read_answer(connection)[:2] == (400, "malformed")


def test_leave_is_given_when_a_client_asks_before_its_body(
    small: Program, stack: ExitStack
) -> None:
    """A body that fits is asked for; for one that does not, the refusal comes in its place."""
    fits, large = dial(small, stack), dial(small, stack)
    ask(fits, "Expect: 100-continue\r\nContent-Length: 2\r\n", method="POST /healthz")
    assert fits.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
    fits.sendall(b"{}")
    assert read_answer(fits)[0] == 405
    ask(large, "Expect: 100-continue\r\nContent-Length: 70000\r\n", method="POST /healthz")
    assert read_answer(large)[0] == 413


def test_requests_are_answered_in_order_when_they_come_together(
    small: Program, stack: ExitStack
) -> None:
    """Several requests in one piece are several requests, bodies and chunks included."""
    connection = dial(small, stack)
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
