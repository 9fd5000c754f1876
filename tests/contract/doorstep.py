"""One of each of our programs, running, and a stranger who knocks with exactly these bytes."""

import json
import re
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
import websocket

from server.store import Store
from tests.running import SITE_KEY, Programs, running
from tests.server.people import SITE_PATH, People
from tests.server.practice.office import PracticeOffice

AGENTS: Final = ("kiosk", "board", "kiosk of the demo", "board of the demo")
SERVERS: Final = ("server", "demo")
PROGRAMS: Final = (*SERVERS, *AGENTS)
UPGRADE: Final = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
LIVE: Final = "/socket.io/?EIO=4&transport=websocket"
_TAP: Final = "/commands/choose-language"


@dataclass(frozen=True)
class Answer:
    """What came back, with each header as often as it came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def named(self, name: str) -> list[str]:
        """Give every value of a header."""
        return [value for header, value in self.headers if header == name]

    @property
    def code(self) -> str:
        """The code of a problem document, which this must be."""
        assert self.named("content-type") == ["application/problem+json"], self
        code: str = json.loads(self.body)["code"]
        return code


@dataclass(frozen=True)
class Door:
    """One program that listens."""

    name: str
    port: int
    pid: int
    log: Path

    @property
    def host(self) -> str:
        """What a browser here calls it."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """Where its own pages come from."""
        return f"http://{self.host}"

    def send(self, raw: bytes) -> Answer:
        """Send these bytes and read one answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as link:
            link.sendall(raw)
            stream = link.makefile("rb")
            status = int(stream.readline().split()[1])
            headers = tuple(_header_lines(stream))
            length = dict(headers).get("content-length", "0")
            return Answer(status, headers, stream.read(int(length)))

    def ask(
        self, method: str, path: str, headers: Iterable[tuple[str, str]] = (), body: bytes = b""
    ) -> Answer:
        """Send a request with these headers, in this order, and no others but a body's length."""
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        return self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask as a browser does, under the program's own name."""
        return self.ask("GET", path, {"Host": self.host, **_named(headers)}.items())

    def start_token(self) -> str:
        """Give the token of this start, as an agent's page gets it."""
        found = re.search(rb'name="start-token" content="([^"]+)"', self.get("/").body)
        assert found is not None
        return found[1].decode()

    def tap(self, path: str = _TAP, **changed: str | None) -> Answer:
        """Send a command as the agent's own page does, but for what is changed or left out."""
        right: dict[str, str | None] = {
            "Host": self.host,
            "Origin": self.origin,
            "Content-Type": "application/json",
            "Wartemarke-Start": self.start_token(),
        }
        return self.ask("POST", path, _kept(right, changed), b"{}")

    def upgrade(self, path: str = LIVE, **changed: str | None) -> Answer:
        """Ask for a live link as the program's own page does, but for what is changed."""
        right: dict[str, str | None] = {"Host": self.host, "Origin": self.origin, **UPGRADE}
        return self.ask("GET", path, _kept(right, changed))

    @contextmanager
    def page_link(self, start: object, path: str = LIVE) -> Iterator[list[str]]:
        """Open an agent's live link as its page does, with this token: what is told at first."""
        address = f"ws://{self.host}{path}"
        link = websocket.create_connection(address, timeout=20, origin=self.origin)
        try:
            auth = json.dumps({} if start is None else {"start": start})
            link.send("40/page," + auth)
            told = [str(link.recv())]
            while not told[-1].startswith("4") or told[-1].startswith("40"):
                told.append(str(link.recv()))
            yield told
        finally:
            link.shutdown()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class House:
    """Every program by its name, the people of the plain server, and the demo as a whole."""

    doors: Mapping[str, Door]
    people: People
    demo: PracticeOffice

    def logs(self) -> str:
        """Give all that was logged by any of them so far."""
        texts = (door.log.read_text(errors="replace") for door in self.doors.values())
        return "\n".join(texts)


@contextmanager
def open_house(folder: Path, store_url: str) -> Iterator[House]:
    """Start the demo, and a server with a kiosk and a board of its own; end all of them."""
    demo = PracticeOffice(folder / "demo")
    try:
        demo.open()
        with closing(Store(store_url, [SITE_KEY])) as store:
            store.begin()
            programs = Programs(folder, store)
            server = programs.server()
            kiosk, board = programs.kiosk(server), programs.display(server, "K")
            with running(server, kiosk, board):
                named = {"server": server, "kiosk": kiosk, "board": board}
                doors = {
                    name: Door(name, each.port, each.pid, each.log) for name, each in named.items()
                }
                yield House({**doors, **_of_demo(demo)}, People(server, store), demo)
    finally:
        demo.end()


def _of_demo(demo: PracticeOffice) -> dict[str, Door]:
    parts = {"demo": "server", "kiosk of the demo": "kiosk", "board of the demo": "display"}
    modules = {"server": "-m server.demo", "kiosk": "-m kiosk", "display": "-m display"}
    return {
        name: Door(
            name,
            demo.port + screen,
            demo.member(modules[part]).pid,
            demo.data / "logs" / f"{part}.log",
        )
        for screen, (name, part) in enumerate(parts.items())
    }


def listening_addresses(pid: int) -> set[str]:
    """Give the addresses on which this process takes connections."""
    links = psutil.Process(pid).net_connections("inet")
    return {link.laddr.ip for link in links if link.status == psutil.CONN_LISTEN}


def pages_of(name: str) -> list[str]:
    """Give addresses of every kind that this program has, refused ones too."""
    if name in AGENTS:
        return ["/", "/page/x.js", "/shared/base.css", "/commands/x", "/nothing", "/socket.io/"]
    return [
        *("/", "/healthz", "/metrics", "/counter/7/", "/open/x", "/shared/base.css", "/nothing"),
        *("/sign-in/", "/staff/", "/password/", "/welcome/x", "/sign-in/back?code=x&state=y"),
        *(SITE_PATH, f"{SITE_PATH}/state", "/api/v1/openapi.json", "/socket.io/"),
    ]


def _header_lines(stream: Any) -> Iterator[tuple[str, str]]:
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        yield name.lower(), value.strip()


def _named(headers: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _kept(
    right: Mapping[str, str | None], changed: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    both = {**right, **_named(changed)}
    return [(name, value) for name, value in both.items() if value is not None]
