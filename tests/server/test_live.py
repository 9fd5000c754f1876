"""The live namespace: who may listen, joining without a gap, beats, and being cut."""

import socket
import time
from queue import Empty
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import socketio

from server.feed import BEAT_S
from server.position import Position
from server.registry import Station
from tests.clock import wait_until
from tests.server.listening import NAMESPACE, client_of, listening
from tests.server.people import Mortal, People

HOLD_MS = 20 * 60_000
"""H of the shipped site."""
_UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def _auth(people: People, who: str) -> dict[str, str]:
    return {"token": people.tokens[who]}


def _session(people: People, counter: str = "7") -> tuple[str, dict[str, str], str]:
    """A page's session, its handshake and its cookie."""
    opened = people.registry.open_link(people.registry.create_link(Station.at(counter)))
    assert opened is not None
    _, session = opened
    handshake = {"csrf": people.registry.csrf(session, Station.at(counter))}
    return session, handshake, f"wm_counter_{counter}={session}"


def _refusal(
    people: People, auth: object, *, cookie: str = "", origin: str | None = None, **headers: str
) -> str:
    """The code with which a handshake is refused."""
    client = client_of(origin)
    said: list[Any] = []
    client.on("connect_error", said.append, namespace=NAMESPACE)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(
            people.url,
            headers={**headers, **({"Cookie": cookie} if cookie else {})},
            auth=auth,
            transports=["websocket"],
            namespaces=[NAMESPACE],
            wait_timeout=5,
        )
    client.disconnect()
    code: str = said[0]["message"]
    return code


def _may_listen(people: People, who: str) -> bool:
    try:
        with listening(people.url, _auth(people, who)):
            return True
    except socketio.exceptions.ConnectionError:
        return False


def _place(position: dict[str, int]) -> tuple[int, int]:
    return position["epoch"], position["seq"]


def test_a_board_gets_all_that_is_true_when_it_joins(people: People) -> None:
    """Who knows nothing gets the snapshot, as the same audience reads it over HTTP."""
    people.called()
    with listening(people.url, _auth(people, "display")) as board:
        answer = board.join()
    state = people.display.get("state").json
    assert set(answer) == {"snapshot", "position", "now_ms"}
    assert answer["snapshot"]["tickets"] == state["tickets"]
    assert answer["position"] == state["position"]


def test_a_board_hears_each_call_when_it_has_joined(people: People) -> None:
    """A message says after which position it may be taken, and carries the audience's view."""
    with listening(people.url, _auth(people, "display")) as board:
        start = board.join()["position"]
        ticket = people.called()
        message = board.next("event")
    assert (message["event"]["type"], message["event"]["ticket"]["id"]) == ("called", ticket["id"])
    assert set(message) == {"after", "position", "event"}
    assert not {"service", "needs", "kiosk"} & set(message["event"]["ticket"])
    assert _place(start) >= _place(message["after"])
    assert _place(message["position"]) > _place(start)


def test_a_board_hears_nothing_when_another_floor_calls(people: People) -> None:
    """A board hears its own areas only; beats still tell it that it missed nothing."""
    with listening(people.url, _auth(people, "other_display")) as board:
        position = board.join()["position"]
        people.called()
        beat = board.next("beat")
        while Position.of_json(beat["position"]) < people.now():
            assert _place(beat["after"]) <= _place(position)
            beat = board.next("beat")
        assert _place(beat["after"]) <= _place(position) < _place(beat["position"])


def test_a_counter_hears_its_queue_when_it_has_joined(people: People) -> None:
    """A counter hears the tickets of its queues and every counter, not another floor's tickets."""
    with (
        listening(people.url, _auth(people, "counter")) as desk,
        listening(people.url, _auth(people, "other_counter")) as other,
    ):
        assert desk.join()["snapshot"]["counter"] == {"number": "7", "state": "closed"}
        other.join()
        people.called()
        heard = [message["event"]["type"] for message in desk.events_until(people.now())]
        assert heard == ["issued", "delivered", "counter_opened", "called"]
        (opened,) = other.events_until(people.now())
        assert set(opened["event"]["counter"]) == {"number", "state", "caseworker"}


def test_a_chain_has_no_gap_when_events_come_one_after_the_other(people: People) -> None:
    """Each message of a room joins on to the one before it."""
    with listening(people.url, _auth(people, "counter")) as desk:
        position = desk.join()["position"]
        for _ in range(20):
            people.waiting()
        for message in desk.events_until(people.now()):
            assert _place(message["after"]) <= _place(position) < _place(message["position"])
            position = message["position"]
    assert position == people.counter.get("state").json["position"]


def test_what_was_missed_comes_when_a_follower_joins_with_its_position(people: People) -> None:
    """Who comes back gets the events after its position, and none twice."""
    with listening(people.url, _auth(people, "counter")) as desk:
        position = desk.join()["position"]
    ticket = people.waiting()
    with listening(people.url, _auth(people, "counter")) as desk:
        answer = desk.join(position)
        assert [m["event"]["type"] for m in answer["events"]] == ["issued", "delivered"]
        assert answer["events"][0]["after"] == position
        people.open()
        assert desk.next("event")["event"]["type"] == "counter_opened"
        again = desk.join(answer["position"])
        assert [m["event"]["type"] for m in again["events"]] == ["counter_opened"]
    assert answer["events"][1]["event"]["ticket"]["id"] == ticket["id"]


def test_a_snapshot_comes_when_a_follower_was_where_the_server_never_was(people: People) -> None:
    """A position that the stream does not hold proves nothing."""
    with listening(people.url, _auth(people, "display")) as board:
        assert "snapshot" in board.join({"epoch": 1, "seq": 5})
        assert "snapshot" in board.join({"epoch": 99_999_999_999_999, "seq": 0})


def test_no_event_is_lost_when_followers_join_while_events_come(people: People) -> None:
    """Whatever the moment of joining, the answer and what follows make one chain."""
    tickets = [people.waiting()["id"] for _ in range(3)]
    for _ in range(5):
        with listening(people.url, _auth(people, "counter")) as desk:
            answer = desk.join()
            tickets.append(people.waiting()["id"])
            known = {row["id"] for row in answer["snapshot"]["tickets"]}
            known |= {m["event"]["ticket"]["id"] for m in desk.events_until(people.now())}
            assert known == set(tickets)


def test_a_beat_comes_again_and_again_when_nothing_happens(people: People) -> None:
    """Beats prove that nothing came, and tell the server's time."""
    with listening(people.url, _auth(people, "kiosk")) as kiosk:
        position = kiosk.join()["position"]
        first, second = kiosk.next("beat"), kiosk.next("beat")
    assert set(first) == {"after", "position", "now_ms"}
    assert first["position"] == second["position"] == position
    assert second["now_ms"] > first["now_ms"]


def test_a_board_is_told_who_waits_when_it_listens(people: People) -> None:
    """A beat tells a board of each of its areas how many wait there; the first may be without."""
    people.waiting()
    with listening(people.url, _auth(people, "display")) as board:
        board.join()
        board.next("beat")
        assert board.next("beat")["waiting"] == {"K": {"numbers": 1}}
        people.waiting()
        wait_until(lambda: board.next("beat")["waiting"] == {"K": {"numbers": 2}})


def test_a_kiosk_hears_no_event_when_it_listens(people: People) -> None:
    """A kiosk hears beats and nothing else, as long as no desk orders anything there."""
    with listening(people.url, _auth(people, "kiosk")) as kiosk:
        assert kiosk.join()["snapshot"] == {"tickets": [], "hold_ms": HOLD_MS}
        people.called()
        assert kiosk.events_until(people.now()) == []


def test_a_kiosk_hears_what_to_print_when_a_desk_orders_it_there(people: People) -> None:
    """The printer that was chosen, and no other, is told of the number, and again when it asks."""
    order = {"service": "renew", "language": "ar", "printer": "kiosk-1"}
    with (
        listening(people.url, _auth(people, "kiosk")) as kiosk,
        listening(people.url, _auth(people, "other_kiosk")) as other,
    ):
        kiosk.join()
        other.join()
        answer = people.reception.done("tickets", order)
        (message,) = kiosk.events_until(people.now())
        assert other.events_until(people.now()) == []
        assert message["event"]["ticket"] == answer["ticket"]
        assert message["event"]["ahead"] == answer["ahead"]
        assert message["event"]["hold_ms"] == answer["hold_ms"] == HOLD_MS
        told = {"tickets": [answer["ticket"]], "hold_ms": HOLD_MS}
        assert kiosk.join()["snapshot"] == told
        people.kiosk.done(f"tickets/{answer['ticket']['id']}/deliver", {"how": "paper"})
        assert kiosk.join()["snapshot"] == {**told, "tickets": []}


@pytest.mark.parametrize(
    "auth", [None, {}, {"token": ""}, {"token": "x"}, {"token": 7}, {"csrf": "7.x"}, "token", [1]]
)
def test_a_handshake_is_refused_when_it_shows_no_credential(people: People, auth: object) -> None:
    """Nobody listens without a credential; the refusal says the code."""
    assert _refusal(people, auth) == "not_signed_in"


def test_a_handshake_is_refused_when_its_token_stands_elsewhere(people: People) -> None:
    """A live token comes in the handshake, not in a header or an address."""
    header = f"Bearer {people.tokens['display']}"
    assert _refusal(people, {}, Authorization=header) == "not_signed_in"


def test_a_page_listens_when_it_has_cookie_proof_and_origin(people: People) -> None:
    """A caseworker's page follows its counter."""
    _, handshake, cookie = _session(people)
    with listening(people.url, handshake, cookie, people.url) as page:
        assert page.join()["snapshot"]["counter"]["number"] == "7"
        people.open()
        assert page.next("event")["event"]["type"] == "counter_opened"


def test_a_page_is_refused_when_proof_or_origin_are_not_its_own(people: People) -> None:
    """A cookie alone opens no live link."""
    session, handshake, cookie = _session(people)
    own = people.url
    other = {"csrf": people.registry.csrf(session, Station.at("2"))}
    assert _refusal(people, {}, cookie=cookie, origin=own) == "missing_csrf"
    assert _refusal(people, other, cookie=cookie, origin=own) == "not_signed_in"
    assert _refusal(people, handshake, cookie=cookie) == "foreign_origin"
    assert _refusal(people, handshake, cookie="x=y", origin=own) == "not_signed_in"


@pytest.mark.parametrize(
    "position",
    [
        7,
        "1-1",
        {},
        [],
        {"epoch": 1},
        {"epoch": "1", "seq": 1},
        {"epoch": -1, "seq": 0},
        {"epoch": 2**53, "seq": 0},
    ],
)
def test_the_socket_ends_when_a_join_cannot_be_done(people: People, position: object) -> None:
    """A join that fails ends the socket: nobody stays connected and mute."""
    with listening(people.url, _auth(people, "display")) as board:
        board.tell("join", {"position": position})
        board.next("disconnect")


def test_the_socket_ends_when_a_join_is_no_object(people: People) -> None:
    """Rubbish ends the socket too; silence stands for knowing nothing."""
    with listening(people.url, _auth(people, "display")) as board:
        assert "snapshot" in board.ask("join", None)
        board.tell("join", "rubbish")
        board.next("disconnect")


def test_a_board_is_cut_when_its_token_is_revoked(people: People) -> None:
    """Revocation reaches live sockets, and nobody else's."""
    with (
        listening(people.url, _auth(people, "display")) as board,
        listening(people.url, _auth(people, "other_display")) as other,
    ):
        board.join()
        other.join()
        people.registry.revoke("display-k")
        board.next("disconnect")
        people.waiting("eat-pickup")
        people.other_counter.done("counters/2/open")
        people.other_counter.done("counters/2/call-next")
        assert other.next("event")["event"]["type"] == "called"
    wait_until(lambda: not _may_listen(people, "display"))


def test_a_page_is_cut_when_it_is_signed_out(people: People) -> None:
    """Signing out reaches live sockets."""
    session, handshake, cookie = _session(people)
    with listening(people.url, handshake, cookie, people.url) as page:
        page.join()
        people.registry.end_session(session)
        page.next("disconnect")


def test_a_stranger_is_cut_when_it_never_signs_in(people: People) -> None:
    """A socket that belongs to nobody is closed."""
    engine = client_of(None).eio
    engine.connect(people.url, transports=["websocket"], engineio_path="socket.io")
    wait_until(lambda: engine.state == "disconnected", seconds=15)


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("EIO=4&transport=polling", {}),
        ("EIO=4&transport=websocket", {}),
        ("EIO=3&transport=websocket", {"Upgrade": "websocket", "Connection": "Upgrade"}),
        ("transport=websocket", {"Upgrade": "websocket", "Connection": "Upgrade"}),
    ],
)
def test_a_live_link_is_refused_when_it_is_no_websocket(
    people: People, query: str, headers: dict[str, str]
) -> None:
    """There is no polling: only a WebSocket is let in, and the refusal is a problem document."""
    reply = people.stranger.send("GET", f"/socket.io/?{query}", headers=headers)
    assert (reply.status, reply.code) == (400, "websocket_only")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_live_link_is_refused_when_its_page_is_foreign(people: People, origin: str) -> None:
    """Browsers apply no rule of their own to a WebSocket's origin: we do."""
    reply = people.stranger.send(
        "GET", "/socket.io/?EIO=4&transport=websocket", headers={**_UPGRADE, "Origin": origin}
    )
    assert (reply.status, reply.code) == (403, "foreign_origin")


def test_a_live_link_is_not_compressed_when_the_client_would_like_it(people: People) -> None:
    """Compression costs memory for each client: the server does not agree to it."""
    with requests.get(
        f"{people.url}/socket.io/?EIO=4&transport=websocket",
        headers={**_UPGRADE, "Sec-WebSocket-Extensions": "permessage-deflate"},
        stream=True,
        timeout=10,
    ) as answer:
        assert answer.status_code == 101
        assert "Sec-WebSocket-Extensions" not in answer.headers


def test_nothing_is_heard_when_the_store_is_away(mortal: Mortal) -> None:
    """Without its store a server has no beats to give: boards must know that they know nothing."""
    people = mortal.people()
    with listening(people.url, _auth(people, "display")) as board:
        board.join()
        board.next("beat")
        mortal.store.kill()
        time.sleep(BEAT_S / 2)  # what was on its way is there
        board.forget()
        with pytest.raises(Empty):
            board.next("beat", seconds=2 * BEAT_S)
        board.tell("join", {"position": None})
        board.next("disconnect")


def test_followers_come_back_when_the_server_was_killed(mortal: Mortal) -> None:
    """Another process serves a position that the killed one gave."""
    people = mortal.people()
    with listening(people.url, _auth(people, "counter")) as desk:
        position = desk.join()["position"]
        people.waiting()
        people.program.kill()
        desk.next("disconnect")
    people.program.start()
    with listening(people.url, _auth(people, "counter")) as desk:
        events = desk.join(position)["events"]
    assert [message["event"]["type"] for message in events] == ["issued", "delivered"]


def test_a_connection_is_closed_when_its_websocket_ended(people: People) -> None:
    """What was a WebSocket is not kept for another request: nothing is held for who has gone."""
    address = urlsplit(people.url)
    request = [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: {address.netloc}",
        *(f"{name}: {value}" for name, value in _UPGRADE.items()),
    ]
    with socket.create_connection((address.hostname or "", address.port or 0), 10) as connection:
        connection.sendall(("\r\n".join(request) + "\r\n\r\n").encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 101 ")
        connection.sendall(b"\x88\x80\x00\x00\x00\x00")  # a close frame, masked, without a reason
        while connection.recv(4096):
            pass
