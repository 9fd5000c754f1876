"""People with accounts, and the browsers with which they sign in, over plain HTTP."""

import re
import secrets
from dataclasses import dataclass
from functools import cache
from typing import Any

import requests

from device.texts import strip_isolates
from server.passwords import Hashing
from server.registry import Registry, Station
from server.ticket import Role
from tests.server.people import People, Person

PASSWORD = "drei rote Bohnen"  # noqa: S105 - of nobody


@cache
def _hash() -> str:
    return Hashing().hash(PASSWORD)


def employ(registry: Registry, name: str, *roles: Role) -> None:
    """Make the account of somebody who has set `PASSWORD`."""
    code = registry.add_account(name, roles)
    known = registry.welcomed(code)
    assert known is not None
    assert registry.use_welcome(known[1], code, _hash()) is not None


@dataclass
class Answer:
    """What a page said."""

    status: int
    text: str
    headers: Any

    @property
    def why(self) -> str:
        """What the page says has happened: the word, not the sentence."""
        found = re.search(r'data-(?:why|stop)="([^"]+)"', self.text)
        return found[1] if found else ""

    @property
    def goes_to(self) -> str:
        """Where it leads, by a redirect."""
        assert self.status == 303, self
        location: str = self.headers["Location"]
        return location

    @property
    def proof(self) -> str:
        """The proof of its forms."""
        found = re.search(r'name="proof" value="([0-9a-f]{64})"', self.text)
        return found[1] if found else ""


class Browser:
    """One browser: it keeps cookies, and names its origin as browsers do. `name` is whose it is.

    Names are new each time: a server remembers who was wrong too often.
    """

    def __init__(self, url: str, name: str = "") -> None:
        self.url = url
        self.name = name or f"somebody-{secrets.token_hex(4)}"
        self._session = requests.Session()

    def get(self, path: str, **headers: str) -> Answer:
        """Open a page."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._answer(self._session.get(self.url + path, headers=named, **_ASKING))

    def post(
        self,
        path: str,
        form: dict[str, str] | None = None,
        *,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send a form, as our own page does but for these headers."""
        own = {"Origin": self.url, **(headers or {})}
        return self._answer(self._session.post(self.url + path, data=form, headers=own, **_ASKING))

    def sign_in(self, name: str, password: str = PASSWORD, *, to: str = "", **more: str) -> Answer:
        """Give name and password."""
        return self.post("/sign-in/", {"name": name, "password": password, "to": to, **more})

    def signed_in(self, name: str, *, to: str = "") -> "Browser":
        """Sign in, which must work."""
        assert self.sign_in(name, to=to).status == 303
        return self

    def send(self, path: str, **form: str) -> Answer:
        """Send a form of somebody who is signed in, with its proof."""
        return self.post(path, {"proof": self.get("/staff/").proof, **form})

    @property
    def cookies(self) -> dict[str, str]:
        """What it holds."""
        return {name: value or "" for name, value in self._session.cookies.items()}

    @property
    def session(self) -> str:
        """The secret of its session."""
        return self.cookies["wm_staff"]

    def at(self, people: People, station: Station) -> Person:
        """Its page of this station, as the API knows it."""
        return Person(
            self.url,
            {
                "Cookie": f"wm_staff={self.session}",
                "X-CSRF-Token": people.registry.csrf(self.session, station),
                "Origin": self.url,
            },
        )

    def hold(self, name: str, value: str) -> None:
        """Hold this cookie from now on."""
        self._session.cookies.set(name, value)

    def forget(self, name: str) -> None:
        """Drop a cookie."""
        del self._session.cookies[name]

    @staticmethod
    def _answer(answer: requests.Response) -> Answer:
        return Answer(answer.status_code, strip_isolates(answer.text), answer.headers)


_ASKING: dict[str, Any] = {"allow_redirects": False, "timeout": 30}
