"""The shipped nginx: what it lets through and how, and what it refuses in which words."""

import asyncio
import socket
import ssl
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from server.problems import PROBLEMS, document
from tests.bench.load import Line
from tests.bench.load import Reply as Answer
from tests.e2e.proxied import House, opened_house
from tests.proxy import NAME, Proxy, free_ports, proxying
from tests.server.people import SITE_PATH, Person

BURST = 500


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for all tests of this file."""
    with opened_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def outside(house: House) -> Person:
    """Somebody who comes through the proxy."""
    return Person(house.proxy.url)


def test_headers_stand_once_when_an_answer_comes_through_the_proxy(outside: Person) -> None:
    """Safety headers of server and proxy are not doubled, and the page may open its live link."""
    answer = requests.get(f"{outside.url}/counter/7/", timeout=10)
    once = (
        *("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"),
        *("Strict-Transport-Security", "Content-Security-Policy"),
    )
    for name in once:
        assert len(answer.raw.headers.getlist(name)) == 1, name
    live = outside.url.replace("https://", "wss://")
    assert f"connect-src 'self' {live};" in answer.headers["Content-Security-Policy"]


def test_commands_wait_when_no_process_is_there(tmp_path: Path) -> None:
    """Without any process the proxy says 503, try again; nothing of it is in a log."""
    with pytest.MonkeyPatch.context() as trust, proxying(Proxy(tmp_path / "n", free_ports(2))) as n:
        for name, value in n.trust.items():
            trust.setenv(name, value)
        reply = Person(n.url).send("POST", f"{SITE_PATH}/tickets", data="{}")
        assert (reply.status, reply.code) == (503, "unavailable")
        assert reply.json["retry"] is True
        assert reply.headers["Retry-After"] == "1"
        assert Person(n.url).send("GET", "/welcome/secret-code").status == 503
        assert n.logs() == ""


def test_the_shipped_file_is_accepted_when_nginx_tests_it(house: House) -> None:
    """The proxy finds nothing to complain of, not even a warning."""
    run = subprocess.run(
        [*house.proxy.argv, "-t"], capture_output=True, text=True, check=False, timeout=30
    )
    lines = [line.partition("file ")[2].partition(" ")[2] for line in run.stderr.splitlines()]
    assert lines == ["syntax is ok", "test is successful"], run.stderr


def test_plain_http_is_sent_on_when_somebody_types_the_name(house: House) -> None:
    """Every address is answered with its https one, under our own name."""
    plain = Person(f"http://127.0.0.1:{house.proxy.plain_port}")
    reply = plain.with_headers(Host="evil.example").send("GET", "/counter/7/?x=1")
    assert (reply.status, reply.headers["Location"]) == (301, f"https://{NAME}/counter/7/?x=1")


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2])
def test_an_old_tls_is_refused_when_a_client_has_no_newer(
    house: House, version: ssl.TLSVersion
) -> None:
    """TLS 1.1 is refused, though the file around ours allows it; 1.2 is not."""
    accepted = version is ssl.TLSVersion.TLSv1_2
    assert _shakes_hands(house.proxy, version) == accepted


def _shakes_hands(proxy: Proxy, version: ssl.TLSVersion) -> bool:
    trust = ssl.create_default_context(cafile=str(proxy.authority))
    trust.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is the point
        trust.minimum_version = trust.maximum_version = version
    try:
        with _connected(proxy, trust):
            return True
    except ssl.SSLError:
        return False


@contextmanager
def _connected(proxy: Proxy, trust: ssl.SSLContext) -> Iterator[ssl.SSLSocket]:
    with (
        socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as plain,
        trust.wrap_socket(plain, server_hostname=NAME) as opened,
    ):
        yield opened


@pytest.mark.parametrize(
    "path",
    ["/metrics", "/readyz", "//metrics", "/x/../readyz", "/%6detrics", "/metrics?x", "/./readyz"],
)
def test_figures_are_not_told_when_somebody_asks_from_outside(house: House, path: str) -> None:
    """However it is written, the address of figures and readiness leads nowhere."""
    assert asked_as_it_is(house, path).endswith(document(PROBLEMS["unknown_route"]))


def asked_as_it_is(house: House, path: str, head: str = "") -> bytes:
    """Give the answer to a request that no library has made tidy."""
    trust = ssl.create_default_context(cafile=str(house.proxy.authority))
    with _connected(house.proxy, trust) as opened:
        lines = (f"GET {path} HTTP/1.0", f"Host: {NAME}:{house.proxy.port}", *filter(None, [head]))
        opened.sendall("\r\n".join((*lines, "", "")).encode())
        return b"".join(iter(lambda: opened.recv(4096), b""))


def test_a_refusal_of_the_proxy_is_a_problem_when_a_body_is_too_large(outside: Person) -> None:
    """What nginx refuses itself, it says word for word as the server does."""
    reply = outside.send("POST", f"{SITE_PATH}/tickets", data=b"x" * (64 * 1024 + 1))
    assert (reply.status, reply.code) == (413, "body_too_large")
    assert reply.body == document(PROBLEMS["body_too_large"])
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in reply.headers["Strict-Transport-Security"]
    tracing = outside.send("TRACE", "/")
    assert (tracing.status, tracing.body) == (405, document(PROBLEMS["method_not_allowed"]))
    hidden = outside.send("GET", "/metrics")
    assert (hidden.status, hidden.body) == (404, document(PROBLEMS["unknown_route"]))


@pytest.mark.parametrize(
    ("path", "head", "status", "code"),
    [
        ("/" + "x" * 9_000, "", 414, "address_too_long"),
        ("/", "X: " + "x" * 9_000, 431, "head_too_large"),
        ("/", "Content-Length: x", 400, "malformed"),
    ],
)
def test_a_refusal_is_a_problem_when_a_head_cannot_be_taken(
    house: House, path: str, head: str, status: int, code: str
) -> None:
    """A head that nginx does not read to its end is refused in the words of the server, too."""
    said = asked_as_it_is(house, path, head)
    assert said.startswith(f"HTTP/1.1 {status} ".encode())
    assert said.endswith(document(PROBLEMS[code]))


def test_a_flood_is_shed_when_it_comes_from_one_address(house: House) -> None:
    """Beyond a whole office's start of day an address is told to wait; another one is not."""
    passed, refused = asyncio.run(flood(house, device=2000))
    assert passed >= BURST
    assert refused.body == document(PROBLEMS["too_many_requests"])
    _, other = asyncio.run(flood(house, device=2001, most=1))
    assert other.status == 404


async def flood(house: House, *, device: int, most: int = 20 * BURST) -> tuple[int, Answer]:
    """Ask for nothing from eight connections of one address; how often until which answer."""
    lines = [house.proxy.line(house.proxy.port, device=device) for _ in range(8)]
    answers: list[Answer] = []

    async def pour(line: Line) -> None:
        while len(answers) < most and not (answers and answers[-1].status == 429):
            answers.append(await line.post("/nowhere", {}))

    await asyncio.gather(*map(pour, lines))
    for line in lines:
        line.close()
    passed = [answer for answer in answers if answer.status == 404]
    return len(passed), next((each for each in answers if each.status == 429), answers[-1])
