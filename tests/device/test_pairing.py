"""How a device asks to be let in and says how it is: to a server that answers as it is told."""

import hashlib
import http.server
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pytest
import structlog

from device.connection import OpenDoors, Server
from device.heartbeat import EVERY_S, Heart
from device.pairing import Pairing, Phase, Shown, Wish
from device.token_file import Kept

TOKEN = "wm_kiosk_site_" + "A" * 43
CODE = {"code": "BCDF-GJKL", "expires_in_s": 600, "interval_s": 5}


class Answering:
    """A server on the loopback: each request gets the next of its answers."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, Mapping[str, object]]] = []
        self.asked: list[tuple[str, dict[str, Any]]] = []
        handler = type("Handler", (_Handler,), {"house": self})
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def will(self, *answers: Mapping[str, object], status: int = 200) -> None:
        """Give these answers, one after the other."""
        self.answers += [(status, answer) for answer in answers]


class _Handler(http.server.BaseHTTPRequestHandler):
    house: Answering

    def do_POST(self) -> None:
        """Answer as told."""
        length = int(self.headers["Content-Length"])
        self.house.asked.append((self.path, json.loads(self.rfile.read(length))))
        status, answer = self.house.answers.pop(0)
        body = json.dumps({"code": "x", **answer} if status != 200 else answer).encode()
        self.send_response(status)
        kind = "application/json" if status == 200 else "application/problem+json"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Answering]:
    """A server that answers what it is told to."""
    with Answering() as server:
        yield server


class Waiting:
    """Time that only passes on paper: how long was waited, and when it is enough."""

    def __init__(self, most: int = 20) -> None:
        self.waited: list[float] = []
        self._most = most

    def __call__(self, seconds: float) -> bool:
        """Wait; tell whether it is time to end."""
        self.waited.append(seconds)
        return len(self.waited) >= self._most


class Device:
    """A device that asks to be let in, and what its page shows."""

    def __init__(
        self,
        server: Answering,
        folder: Path,
        *,
        most: int = 20,
        still_good: Callable[[], bool] = lambda: False,
    ) -> None:
        self.shown: list[Shown] = []
        self.waiting = Waiting(most)
        self.file = folder / "token"
        doors = OpenDoors(server.url)
        self.pairing = Pairing(
            doors,
            Wish("site", "kiosk", "kiosk-1"),
            file=self.file,
            show=self.shown.append,
            pause=self.waiting,
            still_good=still_good,
        )

    @property
    def phases(self) -> list[Phase]:
        """What the page showed, in order."""
        return [shown.phase for shown in self.shown]


def test_a_device_has_its_token_when_it_was_confirmed(server: Answering, tmp_path: Path) -> None:
    """It shows the code, asks with its secret, whose hash the server knew, and keeps the token."""
    server.will(CODE, {"state": "pending"}, {"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path)
    assert device.pairing.run() == Kept(TOKEN, "k")
    assert device.file.read_text().split() == [TOKEN, "k"]
    assert device.shown == [Shown(Phase.ASKING), Shown(Phase.CODE, "BCDF-GJKL")]
    (_, asked), (path, first), (_, second) = server.asked
    assert path == "/api/v1/pairings/token"
    assert first == second
    assert asked["secret_hash"] == hashlib.sha256(first["secret"].encode()).hexdigest()
    assert (asked["kind"], asked["name"], len(first["secret"])) == ("kiosk", "kiosk-1", 43)
    assert device.waiting.waited == [5, 5]


def test_a_device_waits_longer_when_it_was_told_to_slow_down(
    server: Answering, tmp_path: Path
) -> None:
    """Each slow_down adds five seconds, for as long as this code is shown."""
    server.will(CODE, {"state": "slow_down"}, {"state": "pending"}, {"state": "slow_down"})
    server.will({"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path)
    device.pairing.run()
    assert device.waiting.waited == [5, 10, 10, 15]


def test_another_code_is_shown_when_the_first_is_over(server: Answering, tmp_path: Path) -> None:
    """Over is over: a new code has a new secret."""
    server.will(CODE, {"state": "expired"}, {**CODE, "code": "MNPQ-RTWX"})
    server.will({"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path)
    assert device.pairing.run() is not None
    assert [shown.code for shown in device.shown] == ["", "BCDF-GJKL", "MNPQ-RTWX"]
    hashes = [body["secret_hash"] for path, body in server.asked if path == "/api/v1/pairings"]
    assert len(set(hashes)) == 2


def test_the_code_stays_when_the_server_is_away_for_a_moment(
    server: Answering, tmp_path: Path
) -> None:
    """A question without an answer is asked again, with the same secret."""
    server.will(CODE)
    server.will({"retry": True}, status=503)
    server.will({"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path)
    assert device.pairing.run() == Kept(TOKEN, "k")
    assert device.phases == [Phase.ASKING, Phase.CODE]


@pytest.mark.parametrize("status", [404, 429, 500, 503])
def test_a_device_says_that_there_is_no_code_when_it_gets_none(
    server: Answering, tmp_path: Path, status: int
) -> None:
    """Whatever the server says instead, it is asked again, and the page says what is true."""
    server.will({}, status=status)
    server.will(CODE, {"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path)
    assert device.pairing.run() is not None
    assert device.phases == [Phase.ASKING, Phase.AWAY, Phase.CODE]


def test_the_log_says_once_that_there_is_no_code_when_there_is_none_all_night(
    server: Answering, tmp_path: Path
) -> None:
    """A device that waits for its server does not fill the disk of its machine."""
    for _ in range(9):
        server.will({}, status=503)
    server.will(CODE, {"state": "approved", "token": TOKEN, "name": "k"})
    with structlog.testing.capture_logs() as lines:
        assert Device(server, tmp_path).pairing.run() is not None
    assert [line["event"] for line in lines].count("no_code") == 1


def test_a_device_rests_when_it_was_turned_away(server: Answering, tmp_path: Path) -> None:
    """It says so for a minute before it asks again; told to end, it ends."""
    server.will(CODE, {"state": "denied"})
    device = Device(server, tmp_path, most=3)
    assert device.pairing.run() is None
    assert device.phases == [Phase.ASKING, Phase.CODE, Phase.REFUSED]
    assert device.waiting.waited == [5, 60, 0]
    assert not device.file.exists()


def test_a_device_goes_back_to_work_when_its_token_works_after_all(
    server: Answering, tmp_path: Path
) -> None:
    """A store that was behind for a moment costs seconds, not the ten minutes of a code."""
    device = Device(server, tmp_path, still_good=lambda: len(device.waiting.waited) > 1)
    device.file.write_text(f"{TOKEN} k")
    device.file.chmod(0o600)
    server.will(CODE, {"state": "pending"}, {"state": "pending"})
    assert device.pairing.run(revoked=True) == Kept(TOKEN, "k")
    assert device.waiting.waited == [5, 5]


def test_a_new_device_is_asked_for_no_old_token_when_it_waits(
    server: Answering, tmp_path: Path
) -> None:
    """Only one whose token was refused has something to go back to."""
    server.will(CODE, {"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path, still_good=lambda: True)
    assert device.pairing.run() == Kept(TOKEN, "k")


def test_the_token_works_when_the_disk_does_not_take_it(server: Answering, tmp_path: Path) -> None:
    """A full disk costs another pairing at the next start, not the numbers of today."""
    server.will(CODE, {"state": "approved", "token": TOKEN, "name": "k"})
    device = Device(server, tmp_path / "nowhere")
    assert device.pairing.run() == Kept(TOKEN, "k")


def test_a_heart_gives_up_when_the_token_is_twice_not_known(server: Answering) -> None:
    """Once may be a mistake; between two beats that arrive, refusals are not added up."""
    unknown = {"code": "not_signed_in"}
    server.will(unknown, status=401)
    server.will({"next_s": EVERY_S})
    server.will(unknown, unknown, status=401)
    said: dict[str, object] = {"version": "1"}
    over = threading.Event()
    heart = Heart(Server(server.url, "site", TOKEN), lambda: said, revoked=over.set)
    thread = threading.Thread(target=heart.beat_forever)
    thread.start()
    while len(server.asked) < 4:
        heart.hurry()
        over.wait(0.02)
    thread.join(10)
    assert over.is_set()
    assert [path for path, _ in server.asked] == ["/api/v1/sites/site/heartbeat"] * 4


def test_a_heart_speaks_at_once_when_something_has_changed(server: Answering) -> None:
    """What nobody needs to hear at once (a word on its way, a drifting clock) waits its turn."""
    server.will({"next_s": EVERY_S}, {"next_s": EVERY_S})
    server.will({"code": "not_signed_in"}, {"code": "not_signed_in"}, status=401)
    said: dict[str, object] = {"version": "1", "printer": "ready", "outbox": 0, "clock_off_ms": 3}
    over = threading.Event()
    heart = Heart(Server(server.url, "site", TOKEN), lambda: dict(said), revoked=over.set)
    thread = threading.Thread(target=heart.beat_forever)
    thread.start()
    while len(server.asked) < 1:
        over.wait(0.02)
    said |= {"outbox": 2, "clock_off_ms": -9}
    assert not over.wait(1.5)
    assert len(server.asked) == 1
    said["printer"] = "no_paper"
    while len(server.asked) < 2:
        over.wait(0.02)
    assert server.asked[1][1]["printer"] == "no_paper"
    while not over.is_set():
        heart.hurry()
        over.wait(0.02)
    thread.join(10)
