"""Requests are read in one way only, buckets fill and empty, addresses count as what they are."""

import pytest

from server.addresses import Proxies, group_of
from server.bucket import MOST_KEYS, Buckets
from server.problems import Problem
from server.request import LONGEST_BODY, MOST_CHUNKS, MOST_LINES, Head, Reading

LINE = b"POST /x?y=1 HTTP/1.1\r\n"
HOST = b"Host: a\r\n"
GET = b"GET / HTTP/1.1\r\n" + HOST


def _read(text: bytes, *more: bytes) -> tuple[Head, bytes, bool]:
    """Read one whole request; give its head and body, and whether it is the last."""
    reading, pieces = Reading(text), iter(more)
    while (head := reading.head()) is None:
        reading.receive(next(pieces))
    while (body := reading.body()) is None:
        reading.receive(next(pieces))
    return head, body, reading.is_last


def test_a_request_is_read_when_it_is_right() -> None:
    """Fields get WSGI's names, repeated ones are joined, one with an underscore is dropped."""
    head, body, is_last = _read(
        LINE + HOST + b"X-A:1\r\nx-a: \t 2 \r\nX_A: 3\r\nCookie: a=1\r\nCookie: b=2\r\n"
        b"Content-Length: 7\r\nConnection: x, Close\r\n\r\n1234567"
    )
    assert (head.method, head.target, head.version) == ("POST", "/x?y=1", "HTTP/1.1")
    assert head.fields == {
        "HTTP_HOST": "a",
        "HTTP_X_A": "1,2",
        "HTTP_COOKIE": "a=1; b=2",
        "CONTENT_LENGTH": "7",
        "HTTP_CONNECTION": "x, Close",
    }
    assert (body, is_last, head.is_upgrade) == (b"1234567", True, False)


@pytest.mark.parametrize(
    "request_",
    [
        LINE + HOST + b"Content-Length: 3\r\n\r\nabc",
        LINE
        + HOST
        + b"Transfer-Encoding: Chunked\r\n\r\n1;x=y\r\na\r\n2\r\nbc\r\n0\r\nT: 1\r\n\r\n",
    ],
)
def test_a_request_is_read_when_it_comes_byte_by_byte(request_: bytes) -> None:
    """However it is cut, it is the same request."""
    _, body, is_last = _read(*(request_[each : each + 1] for each in range(len(request_))))
    assert (body, is_last) == (b"abc", False)


def test_nothing_is_lost_when_something_else_follows() -> None:
    """What came behind a request is the next one's, or the WebSocket's."""
    reading = Reading(GET + b"Upgrade: WebSocket\r\n\r\n\x81\x80")
    head = reading.head()
    assert head is not None
    assert head.is_upgrade
    assert (reading.body(), reading.rest, reading.is_last) == (b"", b"\x81\x80", True)


def test_a_connection_is_kept_when_the_client_may_use_it_again() -> None:
    """HTTP/1.1 keeps a connection unless told otherwise, HTTP/1.0 never does."""
    assert not _read(GET + b"\r\n")[2]
    assert _read(b"GET / HTTP/1.0\r\n\r\n")[2]
    assert _read(b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        b"GET /\r\n",
        b"GET / HTTP/2.0\r\n" + HOST,
        b"GET / HTTP/1.2\r\n" + HOST,
        b"GET  / HTTP/1.1\r\n" + HOST,
        b"get / HTTP/1.1\r\n" + HOST,
        b"GET /\xc3\xa9 HTTP/1.1\r\n" + HOST,
        b"GET /\x00 HTTP/1.1\r\n" + HOST,
        b"GET / HTTP/1.1\n" + HOST,
        b"GET / HTTP/1.1\r\n",
        GET + b"no colon\r\n",
        GET + b"X : 1\r\n",
        GET + b": 1\r\n",
        GET + b"X: 1\r\n folded\r\n",
        GET + b" X: 1\r\n",
        GET + b"X: \x00\r\n",
        GET + b"X: \x01\r\n",
        GET + b"X: \x7f\r\n",
        GET + b"X: 1\nY: 2\r\n",
        GET + b"X: 1\rY: 2\r\n",
        GET + b"X: 1\r\r\n",
        GET + b"Content-Length: -1\r\n",
        GET + b"Content-Length: +1\r\n",
        GET + b"Content-Length: 0x1\r\n",
        GET + b"Content-Length: 1, 2\r\n",
        GET + b"Content-Length:\r\n",
        GET + b"Content-Length: \xb2\r\n",
        GET + b"Content-Length: " + b"9" * 21 + b"\r\n",
        GET + b"Content-Length: 1\r\nContent-Length: 2\r\n",
        GET + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
        GET + b"Transfer-Encoding: gzip, chunked\r\n",
        GET + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n",
        GET + HOST,
        GET + b"Authorization: a\r\nauthorization: a\r\n",
        GET + b"Content-Type: a\r\nContent-Type: a\r\n",
        GET + b"X: 1\r\n" * MOST_LINES,
    ],
)
def test_a_request_is_refused_when_it_could_be_read_in_two_ways(text: bytes) -> None:
    """What two programs could read differently is no request, whether h11 says so or we do."""
    with pytest.raises(Problem) as refused:
        Reading(text + b"\r\n").head()
    assert refused.value.kind.code == "malformed"


def test_a_request_is_read_when_it_has_as_many_fields_as_allowed() -> None:
    """The limit itself is allowed, and so is a length that is said twice."""
    head, _, _ = _read(GET + b"X: 1\r\n" * (MOST_LINES - 1) + b"\r\n")
    assert head.fields["HTTP_X"].count("1") == MOST_LINES - 1
    assert _read(GET + b"Content-Length: 1\r\n" * 2 + b"\r\na")[1] == b"a"


def test_a_body_is_read_when_it_is_as_long_as_allowed() -> None:
    """64 KiB, and so many chunks, are allowed; one more is not."""
    chunked = GET + b"Transfer-Encoding: chunked\r\n\r\n"
    for least, most in (
        (chunked + b"1\r\na\r\n" * MOST_CHUNKS, b"0\r\n\r\n"),
        (chunked + b"10000\r\n" + b"a" * LONGEST_BODY + b"\r\n", b"0\r\n\r\n"),
    ):
        assert set(_read(least + most)[1]) == set(b"a")
        with pytest.raises(Problem) as refused:
            _read(least + b"1\r\na\r\n" + most)
        assert refused.value.kind.code == "body_too_large"


def test_a_bucket_says_how_long_to_wait_when_it_is_empty() -> None:
    """So many at once, so many a second after it, each key for itself."""
    now = 0.0
    buckets = Buckets(per_second=2, burst=3, clock=lambda: now)
    assert [buckets.wait_s("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.wait_s("b", cost=3) == 0
    now = 0.5
    assert (buckets.wait_s("a"), buckets.wait_s("a")) == (0, 0.5)
    now = 100.0
    assert [buckets.wait_s("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_a_bucket_is_remembered_when_many_strangers_come() -> None:
    """Who was heard of long ago is forgotten first, and memory stays bounded in any case."""
    now = 0.0
    buckets = Buckets(per_second=1, burst=10, clock=lambda: now)
    for number in range(MOST_KEYS - 1):
        buckets.wait_s(f"old {number}")
    now = 11.0
    assert buckets.wait_s("mad", cost=10) == 0
    buckets.wait_s("one more")
    assert buckets.wait_s("mad") > 0
    for number in range(3 * MOST_KEYS):
        buckets.wait_s(f"new {number}")
    assert len(buckets) <= MOST_KEYS


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("somewhere", "somewhere"),
    ],
)
def test_an_address_counts_as_its_network_when_it_is_ipv6(address: str, group: str) -> None:
    """A client may have as many IPv6 addresses as it likes within its /64."""
    assert group_of(address) == group


@pytest.mark.parametrize(
    ("address", "forwarded", "client"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "203.0.113.9, 10.1.2.3, ::1", "203.0.113.9"),
        ("", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "", ""),
        ("127.0.0.1", "unknown", ""),
        ("127.0.0.1", "198.51.100.1, unknown", ""),
    ],
)
def test_only_a_proxy_is_believed_when_it_names_an_address(
    address: str, forwarded: str, client: str
) -> None:
    """The last address that is not a proxy's is the client's; what anybody wrote before is not."""
    proxies = Proxies(["127.0.0.1", "::1", "10.0.0.0/8"])
    assert proxies.client(address, forwarded) == client
