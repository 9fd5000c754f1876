"""Live links are bounded: what a client says, how often it joins, and what waits for it."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import gevent
import pytest
from gevent import socket as green

from server.api.live import JOINS_AT_ONCE
from server.api.live_wire import LONGEST_MESSAGE, MOST_UNSENT, Unsent, is_known
from server.live_socket import MOST_AT_ONCE, LiveSocket
from tests.clock import wait_until
from tests.flood import Target, upgrade
from tests.server.listening import listening
from tests.server.people import People

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_S = 10.0


@pytest.mark.parametrize(
    "said",
    [
        "1",
        "3",
        "40",
        "40/live,",
        '40/live,{"token":"x"}',
        '40/live,"token"',
        "41/live,",
        '42/live,["join",{"position":null}]',
        '42/live,7["join",{"position":{"epoch":1,"seq":2}}]',
        '42/live,["of a later version",1,2]',
    ],
)
def test_a_message_is_heard_when_our_protocol_knows_it(said: str) -> None:
    """What our clients say passes, and so does an event that only a later server will know."""
    assert is_known(said)


@pytest.mark.parametrize(
    "said",
    [
        *("", "2", "4", "5", "6", "49", "43/live,1[]", "44/live,{}"),
        *('451-/live,["join",{"_placeholder":true,"num":0}]', "461-/live,1[]"),
        *("42/live,", "42/live,{}", "42/live,[]", "42/live,[7]", "42/live,[[]]", "42/live,[null]"),
        *('42/live,["connect"]', '42/live,["disconnect"]', '42/live,["join"'),
        *('42/live,9999999999["join"]', "42/live," + "[" * 10_000, "40/live," + "[" * 10_000),
        *("42/live,\u0661[]", "\x00", "GET / HTTP/1.1\r\n\r\n"),
    ],
)
def test_a_message_is_not_heard_when_our_protocol_does_not_know_it(said: str) -> None:
    """Rubbish never comes as far as the library that would log it."""
    assert not is_known(said)


def _packet(size: int) -> SimpleNamespace:
    return SimpleNamespace(data="x" * size)


def test_nothing_more_is_kept_when_a_client_reads_too_slowly() -> None:
    """What waits is bounded, the end always has a place, and what was taken makes room."""
    unsent, size = Unsent(), MOST_UNSENT // 4
    for _ in range(4):
        unsent.put(_packet(size))
    was_overfull = unsent.is_overfull
    unsent.put(_packet(1))
    assert (was_overfull, unsent.is_overfull) == (False, True)
    unsent.put(None)
    assert [len(unsent.get().data) for _ in range(4)] == [size] * 4
    assert unsent.get() is None
    unsent.put(_packet(1))
    assert len(unsent.get().data) == 1


@contextmanager
def _pair() -> "Iterator[tuple[LiveSocket, Any, list[str]]]":
    """A live socket, the client's end of it, and what the socket says that it does."""
    ours, theirs = green.socketpair()
    said: list[str] = []

    def says(word: str) -> "Callable[[], None]":
        return lambda: said.append(word)

    with ours, theirs:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        live = LiveSocket(
            ours, b"first", sending=says("sending"), sent=says("sent"), leaving=says("leaving")
        )
        yield live, theirs, said


def test_a_frame_goes_whole_when_the_client_reads_slowly() -> None:
    """Nothing of a frame is lost or mixed with another, however little fits at once."""
    with _pair() as (live, client, said):
        senders = [gevent.spawn(live.send, sign * 500_000) for sign in (b"a", b"b")]
        gevent.sleep(0)
        got = b""
        with gevent.Timeout(WAIT_S):
            while len(got) < 1_000_000:
                got += client.recv(65_536)
            gevent.joinall(senders, raise_error=True)
    assert got in {b"a" * 500_000 + b"b" * 500_000, b"b" * 500_000 + b"a" * 500_000}
    assert said == ["sent", *["sending", "sent"] * 2]


def test_a_client_is_cut_when_it_says_too_much() -> None:
    """A client that talks without pause is cut soon; what came with its request counts too."""
    with _pair() as (live, client, _):
        talker = gevent.spawn(client.sendall, b"x" * MOST_AT_ONCE * 4)
        heard = 0
        with gevent.Timeout(WAIT_S), suppress(ConnectionAbortedError):
            while True:
                heard += len(live.recv(4096))
        assert MOST_AT_ONCE // 2 < heard <= MOST_AT_ONCE * 1.1
        talker.kill()


def test_nothing_more_is_sent_when_the_goodbye_was_said() -> None:
    """After the goodbye the client's own goodbye is read, and nothing is sent."""
    with _pair() as (live, client, said):
        live.finish()
        with pytest.raises(BrokenPipeError):
            live.send(b"late")
        client.sendall(b"bye")
        assert live.recv(99) + live.recv(99) == b"firstbye"
    assert said == ["sent", "leaving"]


@contextmanager
def _wire(people: People) -> Iterator[socket.socket]:
    """A plain WebSocket to a real server; no library that would refuse to send filth."""
    port = people.program.port
    with closing(socket.socket()) as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        opened.settimeout(WAIT_S)
        opened.connect(("127.0.0.1", port))
        opened.sendall(upgrade(Target(port, 0, "")))
        head = opened.recv(12)
        assert head == b"HTTP/1.1 101"
        yield opened


def _is_cut(opened: socket.socket) -> bool:
    """Read to the end; a client that is not cut makes this a TimeoutError."""
    try:
        while opened.recv(65_536):
            pass
    except ConnectionError:
        return True
    return True


def _is_cut_while_sending(opened: socket.socket, text: bytes, *, times: int) -> bool:
    try:
        for _ in range(times):
            opened.sendall(text)
    except ConnectionError:
        return True
    return False


@pytest.mark.parametrize(
    "filth",
    [
        pytest.param(struct.pack("!BBQ", 0x81, 255, 2**62) + b"\0" * 60_000, id="endless frame"),
        pytest.param(b"\x01\xfe\x10\x00" + bytes(4) + b"3" * 4096, id="endless message"),
        pytest.param(b"\x81\x81\0\0\0\x003", id="many pongs"),
        pytest.param(b"\x82\x84\0\0\0\0\0\0\0\0", id="binary"),
        pytest.param(b"\x89\x80\0\0\0\0", id="many pings"),
        pytest.param(b"\x81\x82\0\0\0\0\xff\xff", id="not UTF-8"),
        pytest.param(b"\x81\x02hi", id="not masked"),
        pytest.param(b"\xff" * 64, id="no frame"),
    ],
)
def test_a_live_link_is_cut_when_filth_comes(people: People, filth: bytes) -> None:
    """Whatever comes on and on, the link ends soon; others are answered and nothing is logged."""
    before = len(people.program.log.read_bytes())
    with _wire(people) as wire:
        assert _is_cut_while_sending(wire, filth, times=10_000_000 // len(filth))
        assert people.stranger.send("GET", "/healthz").status == 200
    assert len(people.program.log.read_bytes()) == before


def test_a_live_link_is_cut_when_it_joins_without_pause(people: People) -> None:
    """Joining reads history, so nobody joins a thousand times."""
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        for _ in range(JOINS_AT_ONCE):
            assert "snapshot" in board.join()
        for _ in range(JOINS_AT_ONCE):
            board.tell("join", {"position": None})
        board.next("disconnect")
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        assert "snapshot" in board.join()


def test_a_live_link_is_cut_when_its_client_reads_nothing(people: People) -> None:
    """What a client does not read is held for seconds, in bounds, and then let go."""
    for _ in range(150):
        people.waiting()
    join = b'42/live,7["join",{"position":null}]'
    token = b'40/live,{"token":"' + people.tokens["counter"].encode() + b'"}'
    with _wire(people) as wire:
        for text in (token, *[join] * JOINS_AT_ONCE):
            wire.sendall(b"\x81" + struct.pack("!B", 128 + len(text)) + bytes(4) + text)
        wait_until(lambda: 'why="late_live_send"' in _figures(people), seconds=20)
        assert _is_cut(wire)
    wait_until(lambda: "wartemarke_live_clients 0.0" in _figures(people))


def _figures(people: People) -> str:
    return people.stranger.send("GET", "/metrics").body.decode()


def test_a_message_of_the_longest_kind_is_heard_when_it_is_right(people: People) -> None:
    """The limit is above everything that a client may have to say."""
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        answer = board.ask("join", {"position": None, "more": "x" * (LONGEST_MESSAGE - 200)})
    assert "snapshot" in answer
