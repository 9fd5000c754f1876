"""People of an office who speak to a real server: over HTTP with a token each, and live."""

import json
import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast

import requests

from server.api.auth import STAFF_SEAT, cookie_name, own_cookie
from server.contact import Contact
from server.embedded import EmbeddedStore
from server.keys import contact_key, events_key
from server.position import Position
from server.registry import Registry, Station
from server.store import Store
from server.ticket import Role
from tests.running import SITE_KEY, Program, Programs, running

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

SITE_PATH = f"/api/v1/sites/{SITE_KEY}"
PROBLEM = "application/problem+json"
NO_TICKET = "9999999999"
MEMBERS = {"type", "title", "status", "detail", "code", "retry"}
MORE = {
    *("slot_ms", "from_ms", "number", "opens_ms", "service", "area", "reason", "passed"),
    *("again_ms", "position", "at", "counter"),
}
"""What a refusal may say beside: when to come, who is passed, where somebody sits, and so on."""


@dataclass(frozen=True)
class Reply:
    """What a server answered."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of a problem document, which this must be, and a right one."""
        assert self.headers["Content-Type"] == PROBLEM, self
        problem = self.json
        assert set(problem) - MORE == MEMBERS, problem
        assert problem["status"] == self.status, problem
        assert problem["type"] == f"urn:wartemarke:problem:{problem['code']}", problem
        assert problem["detail"], problem
        code: str = problem["code"]
        return code


class Person:
    """Somebody with a credential, or without."""

    def __init__(self, url: str, headers: Mapping[str, str] | None = None) -> None:
        self.url = url
        self.headers = dict(headers or {})

    def with_headers(self, **headers: str) -> Self:
        """The same person with further headers (`Content_Type` for `Content-Type`)."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return type(self)(self.url, {**self.headers, **named})

    def send(self, method: str, path: str, **more: Any) -> Reply:
        """Send any request to an address of the server."""
        headers = {**self.headers, **more.pop("headers", {})}
        answer = requests.request(
            method, self.url + path, headers=headers, timeout=20, allow_redirects=False, **more
        )
        return Reply(answer.status_code, answer.content, answer.headers)

    def get(self, path: str = "") -> Reply:
        """Read something of the site."""
        return self.send("GET", f"{SITE_PATH}{path and '/'}{path}")

    def post(self, path: str, body: object = None, *, id: str = "") -> Reply:  # noqa: A002 - the protocol's word
        """Send a command about something of the site; each has an id of its own unless given."""
        return self.command(f"POST {path}", body, id=id)

    def command(self, route: str, body: object = None, *, id: str = "") -> Reply:  # noqa: A002 - the protocol's word
        """Send a command to a route as the verb table writes it, with its ids filled in."""
        method, _, path = route.partition(" ")
        return self.send(
            method,
            f"{SITE_PATH}/{path}",
            data=json.dumps({} if body is None else body),
            headers={
                "Content-Type": "application/json",
                "Idempotency-Key": id or new_id(),
            },
        )

    def done(self, path: str, body: object = None) -> Any:
        """Send a command that must be accepted; give its event. `PUT …` puts."""
        reply = self.command(path if " " in path else f"POST {path}", body)
        assert reply.status in {200, 201}, reply
        return reply.json


def new_id() -> str:
    """Make a command's id."""
    return secrets.token_urlsafe(12)


@dataclass
class Mortal:
    """An office of one test alone: its store and its server may be killed."""

    store: EmbeddedStore
    programs: Programs
    client: Store
    stack: ExitStack

    def people(self) -> "People":
        """Start the server and give its people."""
        server = self.programs.server()
        self.stack.enter_context(running(server))
        return People(server, self.client)


class People:
    """Everybody of a small office, and short ways to where a test begins."""

    def __init__(self, program: Program, store: Store) -> None:
        self.program = program
        self.store = store
        self.url = program.url
        self.registry = Registry(store, SITE_KEY)
        self.tokens = {
            "kiosk": self._token(Role.KIOSK, "kiosk-1"),
            "other_kiosk": self._token(Role.KIOSK, "kiosk-2"),
            "display": self._token(Role.DISPLAY, "display-k", areas=("K",)),
            "other_display": self._token(Role.DISPLAY, "display-f", areas=("F",)),
            "counter": self._token(Role.COUNTER, "desk-7", counter="7"),
            "other_counter": self._token(Role.COUNTER, "desk-2", counter="2"),
            "reception": self._token(Role.RECEPTION, "reception-1"),
            "supervisor": self._token(Role.SUPERVISOR, "supervisor-1"),
            "observer": self._token(Role.OBSERVER, "observer-1"),
        }
        self.stranger = Person(self.url)
        self.kiosk = self._person("kiosk")
        self.other_kiosk = self._person("other_kiosk")
        self.display = self._person("display")
        self.other_display = self._person("other_display")
        self.counter = self._person("counter")
        self.other_counter = self._person("other_counter")
        self.reception = self._person("reception")
        self.supervisor = self._person("supervisor")
        self.observer = self._person("observer")
        self.administrator = self.signed_in("administrator", Station(Role.ADMINISTRATOR))

    def by_role(self, role: Role) -> Person:
        """Somebody of this role."""
        person: Person = getattr(self, role.value)
        return person

    def at(self, station: Station) -> Person:
        """Somebody at a page of this station, with a session of it alone."""
        session = self.session_at(station)
        headers = {
            "Cookie": f"{cookie_name(station)}={session}",
            "X-CSRF-Token": self.registry.csrf(session, station),
            "Origin": self.url,
        }
        return Person(self.url, headers)

    def signed_in(self, name: str, station: Station) -> Person:
        """Somebody with an account of this name, at a page of this station."""
        session = self.session_of(name, station.role)
        return Person(self.url, self.headers_of(session, station))

    def headers_of(self, session: str, station: Station) -> dict[str, str]:
        """What a page of this station sends with a person's session."""
        return {
            "Cookie": f"{own_cookie(STAFF_SEAT, https=False)}={session}",
            "X-CSRF-Token": self.registry.csrf(session, station),
            "Origin": self.url,
        }

    def session_of(self, name: str, *roles: Role) -> str:
        """The secret of a session of a new account, whose password nobody knows.

        One of that name that these people had before a server started anew gives way to it.
        """
        if self.registry.account(name) is not None:
            self.registry.remove_account(name)
        code = self.registry.add_account(name, roles)
        known = self.registry.welcomed(code)
        assert known is not None
        account = self.registry.use_welcome(known[1], code, "no hash")
        assert account is not None
        return self.registry.start_session(SITE_KEY, account)

    def session_at(self, station: Station) -> str:
        """The secret of a new session of this station."""
        opened = self.registry.open_link(self.registry.create_link(station))
        assert opened is not None
        return opened[1]

    def let_in(self, browser: "BrowserContext", station: Station, *, url: str = "") -> str:
        """Let a browser in at a station: the address of its page there."""
        address = url or self.url
        https = address.startswith("https:")
        name = cookie_name(station, https=https)
        cookie = {"name": name, "value": self.session_at(station), "url": address, "secure": https}
        browser.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Strict"}])  # type: ignore[typeddict-item]  # its type wants no merge
        return address + station.page

    def stream_length(self) -> int:
        """How many things have happened."""
        return int(self.store.redis.xlen(events_key(SITE_KEY)))

    def stream(self) -> bytes:
        """All that has happened, as it is stored."""
        return b"".join(
            fields[b"e"]
            for _, fields in cast(
                "list[tuple[bytes, dict[bytes, bytes]]]",
                self.store.redis.xrange(events_key(SITE_KEY)),
            )
        )

    def now(self) -> Position:
        """The position of the newest event."""
        return Position.of_json(self.counter.get("state").json["position"])

    def issued(self, service: str = "renew", **more: object) -> Any:
        """The row of a new ticket."""
        return self.kiosk.done("tickets", {"service": service, "language": "de", **more})["ticket"]

    def waiting(self, service: str = "renew", **more: object) -> Any:
        """The row of a ticket that waits."""
        ticket = self.issued(service, **more)
        return self.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})["ticket"]

    def last_in_touch(self, at_ms: int) -> None:
        """The server was in touch with the kiosk then, and never since, whatever it drew."""
        self.store.redis.delete(contact_key(SITE_KEY, "kiosk-1"))
        contact = self.registry.heard("kiosk-1", now_ms=at_ms)
        assert contact == Contact.first(at_ms)

    def open(self) -> None:
        """Open counter 7."""
        self.counter.done("counters/7/open")

    def call(self) -> Any:
        """Call the next ticket to counter 7: its row."""
        return self.counter.done("counters/7/call-next")["ticket"]

    def called(self, service: str = "renew") -> Any:
        """The row of a ticket that counter 7, opened for it, has just called."""
        self.waiting(service)
        self.open()
        return self.call()

    def _token(self, role: Role, name: str, **more: Any) -> str:
        return self.registry.create_token(role, name, **more)

    def _person(self, name: str) -> Person:
        return Person(self.url, {"Authorization": f"Bearer {self.tokens[name]}"})
