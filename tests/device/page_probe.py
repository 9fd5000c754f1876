"""A running page server for tests, and the ways in which its page or a stranger may speak to it.

The server runs as its own process, as in the field: gevent patches a whole program.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import websocket
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]

FILM = bytes(range(256))

INDEX = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Probe</title>
<meta name="start-token" content="">
<script type="module" src="/page/app.js"></script></head>
<body><p id="count">?</p><p id="link">?</p><p id="answer"></p>
<button>Eins mehr</button></body></html>
"""

APP = """import { command, connectAgent } from "/shared/agent.js";
const say = (id, text) => { document.getElementById(id).textContent = text; };
connectAgent({
  onState: (state) => { say("count", String(state.count)); say("link", "da"); },
  onLost: () => say("link", "fort"),
});
document.querySelector("button").addEventListener("click", () => {
  command("add", { by: 1 }).then(
    (answer) => say("answer", `ok ${answer.count}`), (problem) => say("answer", problem.code));
});
"""

PROGRAM = """
from gevent import monkey; monkey.patch_all()
import signal, sys
from pathlib import Path
import gevent
import structlog
from device.local_web import CommandRefused, PageServer, files_of

structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
now = {"count": 0}

def add(body):
    now["count"] += body["by"]
    server.push()
    return {"count": now["count"]}

def refuse(body):
    raise CommandRefused("closed", "Heute geschlossen.")

def spoil(body):
    del now["count"]
    return {}

server = PageServer(
    name="probe", port=int(sys.argv[1]), page=Path(sys.argv[2]), frame_ancestors=sys.argv[3],
    state=lambda: {"count": now["count"]},
    commands={"add": add, "echo": lambda body: {"got": body}, "refuse": refuse, "spoil": spoil},
    extra_routes={
        "/paper/<number>": lambda number: f"Papier {number}",
        "/media/<name>": files_of(Path(sys.argv[2]) / "media"),
    },
)
gevent.signal_handler(signal.SIGTERM, server.stop)
print(server.port, flush=True)
server.serve_forever()
"""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self) -> dict[str, Any]:
        """Return the body as the object that it must be."""
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value


@dataclass
class Probe:
    """A running page server and the ways in which a stranger or its own page may speak to it."""

    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def host(self) -> str:
        """Return the address that it answers to."""
        return f"127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """Send exactly these headers (and Host, unless given) and return the answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            sent = {"Host": self.host} | dict(headers or {})
            link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                link.putheader(name, value)
            if method == "POST" and "Transfer-Encoding" not in sent:
                link.putheader("Content-Length", str(len(body)))
            link.endheaders(body or None)
            response = link.getresponse()
            kept = (
                b"" if response.status == http.HTTPStatus.SWITCHING_PROTOCOLS else response.read()
            )
            return Answer(response.status, response.headers, kept)
        finally:
            link.close()

    def token(self) -> str:
        """Return the start token as the page gets it."""
        found = re.search(rb'name="start-token" content="([^"]+)"', self.ask("GET", "/").body)
        assert found
        return found[1].decode()

    def headers(self, **changed: str | None) -> dict[str, str]:
        """Return a command's headers as our page sends them, changed or left out (None)."""
        right: dict[str, str | None] = {
            "Origin": f"http://{self.host}",
            "Content-Type": "application/json",
            "Wartemarke-Start": self.token(),
        }
        given = right | {name.replace("_", "-"): value for name, value in changed.items()}
        return {name: value for name, value in given.items() if value is not None}

    def command(self, name: str, body: object = None, **changed: str | None) -> Answer:
        """Send a command as our page does, but for what is changed."""
        raw = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        return self.ask("POST", f"/commands/{name}", self.headers(**changed), raw)

    def upgrade(self, **changed: str | None) -> Answer:
        """Ask for a live link as a browser does."""
        headers = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits",
        }
        path = "/socket.io/?EIO=4&transport=websocket"
        return self.ask("GET", path, headers | self.headers(**changed))


@contextmanager
def started(folder: Path, *, port: int = 0, frames: str = "'none'") -> Iterator[Probe]:
    """Run a page server over the folder's page until the block ends."""
    log = folder / "log"
    with log.open("a") as errors:
        argv = [sys.executable, "-c", PROGRAM, str(port), str(folder / "page"), frames]
        process = subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert process.stdout
    with process, process.stdout as said:
        try:
            yield Probe(int(said.readline()), process, log)
        finally:
            process.terminate()
            process.wait(timeout=10)


def new_page(folder: Path) -> Path:
    """Write the page of these tests, a secret beside it, and return their folder."""
    (folder / "page").mkdir()
    (folder / "page" / "index.html").write_text(INDEX, encoding="utf-8")
    (folder / "page" / "app.js").write_text(APP, encoding="utf-8")
    (folder / "page" / "notes.py").write_text("# not for pages")
    (folder / "page" / "media").mkdir()
    (folder / "page" / "media" / "film.webm").write_bytes(FILM)
    (folder / "secret.txt").write_text("secret")
    return folder


class Link:
    """A page's live link, spoken by hand: `0` opens, `2` pings, `42` tells, `44` refuses."""

    def __init__(self, link: websocket.WebSocket, token: str) -> None:
        self._link = link
        link.send("40/page," + json.dumps({"start": token}))

    def next(self) -> Any:
        """Return the next state or refusal."""
        while True:
            told = self.receive(timeout=5)
            assert told is not None
            if told.startswith(("42/page,", "44/page,")):
                value = json.loads(told.partition(",")[2])
                return value[1] if isinstance(value, list) else value

    def draws(self) -> None:
        """Tell that this page draws and is in sight."""
        self._link.send('42/page,["alive"]')

    def receive(self, *, timeout: float) -> str | None:
        """Return what comes within the time, answering pings."""
        self._link.settimeout(timeout)
        try:
            told = str(self._link.recv())
        except websocket.WebSocketTimeoutException:
            return None
        if told == "2":
            self._link.send("3")
        return told


@contextmanager
def live(probe: Probe, token: str) -> Iterator[Link]:
    """Open the live link with this token."""
    address = f"ws://{probe.host}/socket.io/?EIO=4&transport=websocket"
    link = websocket.create_connection(address, timeout=5, origin=f"http://{probe.host}")
    try:
        yield Link(link, token)
    finally:
        link.shutdown()  # type: ignore[no-untyped-call]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the machine's Chromium, the whole browser of a kiosk or a board, until the block ends."""
    with _browser("/usr/bin/chromium") as running:
        yield running


@contextmanager
def headless_shell() -> Iterator[Browser]:
    """Run what of the machine's Chromium makes and shows a page, until the block ends.

    It is the same engine without a browser around it: pages are the same, for a quarter less work.
    """
    with _browser("/usr/bin/chromium-headless-shell") as running:
        yield running


@contextmanager
def _browser(program: str) -> Iterator[Browser]:
    quiet = ["disable-background-networking", "disable-component-update", "disable-sync"]
    with sync_playwright() as tools:
        running = tools.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", *(f"--{switch}" for switch in quiet)],
        )
        yield running
        running.close()
