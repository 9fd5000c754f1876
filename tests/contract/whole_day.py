"""A whole day of an office in which everything is used, looked at from outside and in the store.

It is the day that `docs/story.py` tells, with what is beside the queue: people who sign in, devices
that are let in and say how they are, an administrator. After every answer the store is looked at,
so what is there for a moment alone is seen too.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from werkzeug.datastructures import Headers
from werkzeug.test import Client, TestResponse

from docs.day import HOST, Day, begun
from docs.story import tell
from server.api.auth import own_cookie
from server.keys import SCHEMA, site_prefix
from server.registry import Account, Registry, Station
from server.ticket import Role
from tests.running import SITE_KEY

ROOT: Final = f"/api/v1/sites/{SITE_KEY}/"
PASSWORD: Final = "$argon2id$v=19$m=8,t=1,p=1$bm90IGEgaGFzaA$bm9uZQ"  # noqa: S105 - nobody's
TOKEN: Final = "ABCDEFGHIJKLMNOPQRSTUVWX23"  # noqa: S105 - of a made-up ticket
_PATTERNS: Final = tuple(
    (row.pattern, re.compile(re.sub("(?<=:)[A-Z0-9]+$", "[^:]+", row.pattern.removeprefix("{p}"))))
    for row in SCHEMA
)


@dataclass(frozen=True)
class Seen:
    """One answer: by whom it was asked, of which operation, and what it said."""

    role: Role | None
    operation: str
    status: int
    body: bytes

    @property
    def content(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


@dataclass
class Witness:
    """What was seen of the day."""

    answers: list[Seen] = field(default_factory=list)
    stored: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Pattern of a key → the names of all fields that its rows have had."""
    types: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    strangers: set[str] = field(default_factory=set)
    """Keys that no pattern fits."""
    stream: list[Mapping[str, Any]] = field(default_factory=list)
    figures: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    """Address → page, as somebody who may has got it."""

    def look(self, redis: Any) -> None:
        """Look at every key of the store."""
        keys = sorted(redis.keys("*"))
        with redis.pipeline(transaction=False) as pipe:
            for key in keys:
                pipe.type(key)
            types = [kind.decode() for kind in pipe.execute()]
            for key, kind in zip(keys, types, strict=True):
                _READ[kind](pipe, key)
            values = pipe.execute()
        for key, kind, value in zip(keys, types, values, strict=True):
            self._note(key.decode(), kind, value)

    def _note(self, key: str, kind: str, value: Any) -> None:
        rest = key.removeprefix(site_prefix(SITE_KEY))
        pattern = next((known for known, form in _PATTERNS if form.fullmatch(rest)), None)
        if pattern is None or rest == key:
            self.strangers.add(key)
            return
        self.types[pattern].add(kind)
        self.stored[pattern] |= fields_of(pattern, value)


_READ: Final[Mapping[str, Any]] = {
    "hash": lambda pipe, key: pipe.hgetall(key),
    "string": lambda pipe, key: pipe.get(key),
    "zset": lambda pipe, key: pipe.zrange(key, 0, -1),
    "set": lambda pipe, key: pipe.smembers(key),
    "stream": lambda pipe, key: pipe.xrange(key),
}
_NAMED_BY_DATA: Final = (
    *("caseworkers", "series", "numbers", "ranges", "stops", "answers", "codes", "devices"),
)
"""Hashes whose fields are not names of fields, but numbers, names or ids."""


def fields_of(pattern: str, value: Any) -> set[str]:
    """Give the names of the fields that stand in a value of this key."""
    name = pattern.split(":")[1]
    if name in _NAMED_BY_DATA:
        return set()
    if name == "audit":
        return names_in([json.loads(line.split(b" ", 1)[1]) for line in value])
    if name == "calls":
        return names_in([json.loads(call) for call in value.values()])
    if name in {"messages", "events"}:  # what is in their members has a name of its own elsewhere
        rows = value.values() if name == "messages" else [fields[b"e"] for _, fields in value]
        return {each for row in rows for each in json.loads(row)}
    if isinstance(value, dict):
        content = names_in(json.loads(value.get(b"content", b"{}")))
        return {key.decode() for key in value} | content
    is_json = isinstance(value, bytes) and value.startswith(b"{")
    return names_in(json.loads(value)) if is_json else set()


def names_in(value: Any) -> set[str]:
    """Give the names of all members of a JSON value, at any depth."""
    if isinstance(value, list):
        return {name for each in value for name in names_in(each)}
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in names_in(each)}
    return set()


class Eyes(Client):
    """Sends requests, and keeps what came back and what the store held then."""

    def __init__(self, day: Day, witness: Witness) -> None:
        super().__init__(day.app.wsgi, use_cookies=False)
        self._day, self.witness = day, witness
        self._routes = day.app.flask.url_map.bind("")

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request."""
        reply = super().open(*args, **kwargs)
        rule, _ = self._routes.match(reply.request.path, reply.request.method)
        role = self._role(reply.request.headers)
        body = reply.get_data()
        self.witness.answers.append(Seen(role, str(rule), reply.status_code, body))
        self.witness.look(self._day.app.backend.store.redis)
        return reply

    def _role(self, shown: Headers) -> Role | None:
        registry = self._day.app.backend.registry
        caller = registry.caller_of_token(shown.get("Authorization", "").removeprefix("Bearer "))
        station = Station.of(shown.get("X-Csrf-Token", "").partition(".")[0])
        return caller.role if caller else station.role if station else None


@dataclass
class Beside:
    """What happens beside the queue."""

    day: Day
    eyes: Eyes
    accounts: dict[Role, str] = field(default_factory=dict)
    """Role → the secret of a session of somebody who has it."""
    held: str = ""
    """The ticket whose holder comes to the kiosk once more."""

    @property
    def registry(self) -> Registry:
        """The site's registry, as the server has it."""
        return self.day.app.backend.registry.at(SITE_KEY)

    def people(self) -> None:
        """People get accounts and sign in; one is locked, one reset, one goes."""
        for role in (Role.COUNTER, Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR):
            self.accounts[role] = self._signed_in(f"somebody.{role}", [role])
        registry = self.registry
        self._send(Role.ADMINISTRATOR, "people", name="b.krause", roles=["counter"])
        self._send(Role.ADMINISTRATOR, "people/b.krause/roles", roles=["reception"])
        for step in ("lock", "unlock", "reset", "sign-out", "remove"):
            self._read(Role.ADMINISTRATOR, "people")
            self._send(Role.ADMINISTRATOR, f"people/b.krause/{step}")
        registry.know_browser(self._account("somebody.counter"), "a-browser")
        registry.start_session(SITE_KEY, registry.let_come("issuer subject", [Role.COUNTER]))
        registry.create_link(Station.at("7"))

    def devices(self) -> None:
        """A kiosk is let in and says how it is; another asks in vain; one is let go."""
        self._send(Role.SUPERVISOR, "pairings/find", code="BCDF GHJK")
        for name, step in (("kiosk-1", "confirm"), ("kiosk-2", "refuse")):
            secret = "s" * 40 + name[-1]
            asked = self._public("", secret_hash=hashlib.sha256(secret.encode()).hexdigest())
            self._send(Role.SUPERVISOR, "pairings/find", code=asked["code"])
            chosen = {"name": name} if step == "confirm" else {}
            self._send(Role.SUPERVISOR, f"pairings/{step}", code=asked["code"], **chosen)
            self._public("/token", secret=secret)
        beat = {"version": "0.1.0", "printer": "ready", "paper": "low", "outbox": 1, "page": True}
        more = {"clock_off_ms": -12, "screen": {"width": 1080, "height": 1920}, "sound": "speech"}
        token = self.registry.create_token(Role.KIOSK, "kiosk-1", by="terminal")
        self.registry.create_token(Role.DISPLAY, "display-k", areas=("K",), by="terminal")
        self._open("POST", "heartbeat", {"Authorization": f"Bearer {token}"}, {**beat, **more})
        self._holder({"Authorization": f"Bearer {token}", "Ticket-Token": TOKEN})
        self.registry.create_token(Role.COUNTER, "desk-7", counter="7", by="terminal")
        self.registry.create_token(Role.RECEPTION, "calendar", by="terminal")
        self.registry.note_seen(["kiosk-1", "desk-7", "calendar"], now_ms=0)
        self.registry.note_burst("kiosk-1")
        for turn in ("out-of-service", "back-in-service"):
            self._send(Role.SUPERVISOR, f"devices/kiosk-1/{turn}")
        self._send(Role.SUPERVISOR, "devices/kiosk-2/revoke")
        self._read(Role.SUPERVISOR, "devices")

    def _holder(self, shown: Mapping[str, str]) -> None:
        """Somebody looks at the own number, wants something else, and gives it back."""
        for verb, body in (("amend", {"service": "dropoff"}), ("cancel", {"reason": "left"})):
            self._open("GET", f"tickets/{self.held}/mine", shown)
            command = {**shown, "Idempotency-Key": f"holder-{verb}"}
            self._open("POST", f"tickets/{self.held}/{verb}", command, body)

    def several(self) -> None:
        """Somebody waits for two things at once, whichever is free first; somebody for one."""
        both: dict[str, Any] = {"service": "renew", "further": ["settle"], "order": "any"}
        ticket = self.day.do("issue", "kiosk-1", language="vi", **both)["ticket"]["id"]
        self.day.do("deliver", "kiosk-1", ticket, how="paper")
        own: dict[str, Any] = {"service": "asylum", "needs": ["help"], "persons": 3}
        own["phone_hash"] = hashlib.sha256(TOKEN.encode()).hexdigest()
        self.held = self.day.do("issue", "kiosk-1", language="ti", **own)["ticket"]["id"]
        self.day.do("deliver", "kiosk-1", self.held, how="paper")
        self.day.do("reprint", "reception", self.held, printer="kiosk-1")
        copy = hashlib.sha256(TOKEN[::-1].encode()).hexdigest()
        self.day.do("deliver", "kiosk-1", self.held, how="paper", phone_hash=copy)

    def readers(self) -> None:
        """Whoever may reads all that there is, and pages are opened."""
        tickets = [f"tickets/000000000{n}" for n in range(1, 8)]
        paths = [
            "",
            "state",
            "offer",
            "counters/7/alarm",
            "events?epoch=1&seq=1",
            "audit",
            "devices",
            *tickets,
        ]
        paths += [f"{ticket}/why" for ticket in tickets]
        paths += [f"media/{name}" for name in self.day.app.backend.offices[SITE_KEY].media]
        for role in self.accounts:
            for path in (*paths, "tickets?number=K104"):
                self._read(role, path)
        redis: Any = self.day.app.backend.store.redis
        for _, fields in redis.xrange(f"{site_prefix(SITE_KEY)}:events"):
            self.eyes.witness.stream.append(json.loads(fields[b"e"]))
        self.eyes.witness.figures = self.eyes.get("/metrics", base_url=HOST).get_data(as_text=True)
        self._pages()

    def _pages(self) -> None:
        https, pages = self.day.app.backend.https, self.eyes.witness.pages
        for rule in self.day.app.flask.url_map.iter_rules():
            path = rule.rule.replace("<number>", "7")
            if rule.rule.startswith("/api/") or "GET" not in (rule.methods or ()) or "<" in path:
                continue
            for role, session in self.accounts.items():
                cookie = f"{own_cookie('staff', https=https)}={session}"
                reply = self.eyes.get(path, headers={"Cookie": cookie}, base_url=HOST)
                if reply.mimetype == "text/html":
                    pages[f"{path} as {role}"] = reply.get_data()

    def _read(self, role: Role, path: str) -> Any:
        return self._open("GET", path, self._shows(role)).json

    def _send(self, role: Role, path: str, **body: Any) -> Any:
        return self._open("POST", path, self._shows(role), body).json

    def _public(self, path: str, **body: Any) -> Any:
        about = {} if path else {"version": "0.1.0", "host": "hall", "kind": "kiosk"}
        content = {"site": SITE_KEY, **about, **body}
        return self.eyes.open(
            f"/api/v1/pairings{path}", method="POST", json=content, base_url=HOST
        ).json

    def _open(
        self, method: str, path: str, headers: Mapping[str, str], body: object = None
    ) -> TestResponse:
        address = ROOT + path if path else ROOT.removesuffix("/")
        return self.eyes.open(address, method=method, json=body, headers=headers, base_url=HOST)

    def _shows(self, role: Role) -> dict[str, str]:
        session = self.accounts[role]
        station = Station.at("7") if role is Role.COUNTER else Station(role)
        name = own_cookie("staff", https=self.day.app.backend.https)
        proof = self.registry.csrf(session, station)
        return {"Cookie": f"{name}={session}", "X-CSRF-Token": proof, "Origin": HOST}

    def _signed_in(self, name: str, roles: list[Role]) -> str:
        code = self.registry.add_account(name, roles, by="terminal")
        self.eyes.witness.look(self.day.app.backend.store.redis)
        account = self.registry.use_welcome(self._account(name), code, PASSWORD)
        assert account is not None
        return self.registry.start_session(SITE_KEY, account, counter="7")

    def _account(self, name: str) -> Account:
        account = self.registry.account(name)
        assert account is not None
        return account


@contextmanager
def lived() -> Iterator[tuple[Day, Witness]]:
    """Live through the day, and give what was seen of it; the office is still open."""
    witness = Witness()
    with begun() as day:
        eyes = Eyes(day, witness)
        day.client = eyes
        tell(day)
        beside = Beside(day, eyes)
        beside.several()
        beside.people()
        beside.devices()
        beside.readers()
        yield day, witness
