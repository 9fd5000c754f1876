"""A real server with a kiosk on a cable of its own, and what both of them did."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import json
import re
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests
import websocket

from device.connection import Server
from server.keys import site_prefix
from server.store import Store
from server.ticket import Role
from tests.clock import PATIENCE_S
from tests.kiosk.wire import Wire
from tests.running import SITE_KEY, Program, Programs, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from server.embedded import EmbeddedStore

Event = dict[str, Any]


class KioskOffice:
    """One server, one cable, and kiosks to start."""

    def __init__(self, programs: Programs, server: Program, store: Store) -> None:
        self._programs = programs
        self._server = server
        self._store = store
        self._reader = ""
        self.wire = Wire(server.port)

    def kiosk(self, **env: str) -> Program:
        """A kiosk agent whose way to the server is the cable."""
        return self._programs.kiosk(self._server, **{"SERVER": self.wire.url, **env})

    def bare_kiosk(self, **env: str) -> Program:
        """A kiosk for which the site file has no numbers of its own."""
        return self.kiosk(**{"NAME": "kiosk-without-a-range", **env})

    def restart_server(self, file: Path) -> None:
        """End the server, and start it again with this site file; nothing is lost meanwhile."""
        self._server.stop()
        self._server.env["WARTEMARKE_SITE_FILE"] = str(file)
        self._server.start()

    def events(self, kind: str = "") -> list[Event]:
        """What happened in the office, from the store's own stream."""
        entries: Any = self._store.redis.xrange(f"{site_prefix(SITE_KEY)}:events")
        told = [json.loads(fields[b"e"]) for _, fields in entries]
        return [event for event in told if not kind or event["type"] == kind]

    def desk(self, path: str, **body: object) -> Event:
        """What the server answers a command of the reception."""
        token = self._programs.token(Role.RECEPTION, "reception-1")
        with contextlib.closing(Server(self._server.url, SITE_KEY, token)) as server:
            return server.command(path, body, command_id=secrets.token_hex(8))

    def supervise(self, path: str) -> Event:
        """What the server answers a supervisor about a device."""
        token = self._programs.token(Role.SUPERVISOR, "supervisor-1")
        with contextlib.closing(Server(self._server.url, SITE_KEY, token)) as server:
            return server.command(f"devices/{path}", {}, command_id=secrets.token_hex(8))

    def number(self, number: str) -> Event:
        """A ticket of today, as reception finds it by its number."""
        token = self._programs.token(Role.RECEPTION, "reception-4")
        with contextlib.closing(Server(self._server.url, SITE_KEY, token)) as server:
            return server.read(f"tickets?number={number}")

    def device(self, name: str = "kiosk-1") -> Event:
        """How a device is, as reception and supervisor are told."""
        self._reader = self._reader or self._programs.token(Role.RECEPTION, "reception-3")
        with contextlib.closing(Server(self._server.url, SITE_KEY, self._reader)) as server:
            rows: Any = server.read("devices")["devices"]
        told: Event = next(row for row in rows if row["name"] == name)
        return told

    def book(
        self, code: str, *, slot_ms: int, service: str = "renew", language: str = "ar"
    ) -> None:
        """Put an appointment, as the system of appointments does."""
        token = self._programs.token(Role.RECEPTION, "reception-2")
        answer = requests.put(
            f"{self._server.url}/api/v1/sites/{SITE_KEY}/appointments/{code.lower()}",
            json={"code": code, "service": service, "language": language, "slot_ms": slot_ms},
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": secrets.token_hex(8)},
            timeout=10,
        )
        assert answer.status_code == 200, answer.text

    def own_number(self, kiosk: Program, service: str, language: str) -> tuple[Event, str]:
        """A waiting number that this kiosk gave, and the code on its paper."""
        token = Path(kiosk.env["WARTEMARKE_KIOSK_TOKEN_FILE"]).read_text()
        phone_token = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")
        body = {
            "service": service,
            "language": language,
            "phone_hash": hashlib.sha256(phone_token.encode()).hexdigest(),
        }
        with contextlib.closing(Server(self._server.url, SITE_KEY, token)) as server:
            ticket: Any = server.command("tickets", body, command_id=secrets.token_hex(8))["ticket"]
            path = f"tickets/{ticket['id']}/deliver"
            server.command(path, {"how": "paper"}, command_id=secrets.token_hex(8))
        return ticket, f"{ticket['id']}-{phone_token}"

    def mine(self, kiosk: Program, code: str) -> Event:
        """What this kiosk is told of a number whose code is held to it."""
        token = Path(kiosk.env["WARTEMARKE_KIOSK_TOKEN_FILE"]).read_text()
        ticket, phone_token = code.split("-")
        with contextlib.closing(Server(self._server.url, SITE_KEY, token)) as server:
            return server.read(f"tickets/{ticket}/mine", ticket_token=phone_token)

    def order(self, **wish: object) -> Event:
        """What the server answers when reception orders a ticket at the kiosk's printer."""
        wanted = {"service": "asylum", "language": "ar", "printer": "kiosk-1"}
        return self.desk("tickets", **{**wanted, **wish})


@contextlib.contextmanager
def kiosk_office(embedded: EmbeddedStore, folder: Path, **env: str) -> Iterator[KioskOffice]:
    """Run an office on an emptied store; `env` is for its server."""
    store = Store(embedded.url, [SITE_KEY])
    store.redis.flushall()
    store.begin()
    programs = Programs(folder, store)
    server = programs.server(**env)
    with contextlib.closing(store), running(server):
        office = KioskOffice(programs, server, store)
        with contextlib.closing(office.wire):
            yield office


def until(condition: Callable[[], object], *, seconds: float = PATIENCE_S) -> None:
    """Return as soon as the condition holds; fail the test when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.02)


class Page:
    """The kiosk's page, spoken by hand: its commands without its double-tap guard."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.token = self._start_token()

    def tap(self, name: str, **body: object) -> tuple[int, Event]:
        """Send one tap; its status and answer."""
        headers = {
            "Origin": f"http://127.0.0.1:{self._port}",
            "Content-Type": "application/json",
            "Wartemarke-Start": self.token,
        }
        return self._ask("POST", f"/commands/{name}", json.dumps(body), headers)

    def state(self) -> Event:
        """What the agent tells every page right now."""
        with contextlib.closing(self.link(timeout=5)) as link:
            while (state := self.heard(link)) is None:
                continue
        return state

    def link(self, *, timeout: float) -> websocket.WebSocket:
        """The page's own link to its agent, on which states come."""
        address = f"ws://127.0.0.1:{self._port}/socket.io/?EIO=4&transport=websocket"
        origin = f"http://127.0.0.1:{self._port}"
        link = websocket.create_connection(address, timeout=5, origin=origin)
        link.settimeout(timeout)
        try:
            link.send("40/page," + json.dumps({"start": self.token}))
        except OSError:
            link.close()
            raise
        return link

    def heard(self, link: websocket.WebSocket) -> Event | None:
        """The state that the next message on the link tells, if it tells one."""
        told = str(link.recv())
        if told == "2":
            link.send("3")
        if not told.startswith("42/page,"):
            return None
        state: Event = json.loads(told.partition(",")[2])[1]
        return state

    def on(self, screen: str) -> Event:
        """Wait for a screen and return it."""
        until(lambda: self.state()["screen"] == screen)
        return self.state()

    def press(self, name: str, choice: str = "", *, on: str) -> None:
        """Tap a key of a screen once that screen is drawn."""
        status, answer = self.tap(name, id=self.on(on)["id"], choice=choice)
        assert (status, answer) == (200, {"taken": True})

    def come_to_concerns(self, language: str = "ar") -> None:
        """Choose a language, and to come without an appointment."""
        self.press("choose-language", language, on="language")
        self.press("choose-way", "without", on="start")

    def ask_for(self, service: str, language: str = "ar") -> str:
        """Choose a language and a service, and go on to its number; the id of the command."""
        self.come_to_concerns(language)
        return self.choose(service)

    def choose(self, service: str) -> str:
        """Choose a service, and go on to its number; the id of the command."""
        command_id: str = self.on("concern")["id"]
        self.press("choose-service", service, on="concern")
        for screen, key in (("bring", "have-all"), ("party", "take-number")):
            if (state := self._drawn_after(command_id))["screen"] == screen:
                command_id = state["id"]
                self.press(key, on=screen)
        return command_id

    def _drawn_after(self, screen_id: str) -> Event:
        """Give the first state that is another screen, or work."""
        found: list[Event] = []

        def moved() -> bool:
            found.append(self.state())
            return (found[-1]["id"], found[-1]["screen"]) != (screen_id, "concern")

        until(moved)
        return found[-1]

    def get(self, path: str) -> tuple[int, Event]:
        """Ask for something; its status and answer."""
        return self._ask("GET", path, "", {})

    def _start_token(self) -> str:
        with contextlib.closing(self._link()) as link:
            link.request("GET", "/")
            html = link.getresponse().read().decode()
        found = re.search('name="start-token" content="([^"]+)"', html)
        assert found
        return found[1]

    def _link(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, Event]:
        with contextlib.closing(self._link()) as link:
            link.request(method, path, body, headers)
            response = link.getresponse()
            answer: Event = json.loads(response.read())
            return response.status, answer
