"""Whatever is sent to any address of any of our programs, none of them breaks.

The published operations have `test_schemathesis.py`; here are the pages, the assets, the commands
of the agents' pages, the figures, and addresses that are none, of server, kiosk, board and demo.
"""

import http.client
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import hypothesis
import pytest
from hypothesis import strategies as st

from server.embedded import EmbeddedStore
from server.site import Site
from server.store import Store
from tests.running import Program, Programs, running
from tests.server.practice.office import PracticeOffice
from tests.terminal import Terminal

SEED: Final = 20_261_124
PROGRAMS: Final = ("server", "kiosk", "display", "demo")
KNOWN: Final = (
    *("/", "/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/api/v1/asyncapi.json"),
    *("/counter/7/", "/counter/7", "/counter/page/counter.css", "/open/x", "/overview/overview.js"),
    *("/shared/base.css", "/page/app.js", "/commands/choose", "/paper", "/paper/1.png"),
    *("/socket.io/", "/socket.io/?EIO=4&transport=websocket", "/api/v1/sites/maschstrasse"),
    *("/reception/", "/reception", "/reception/page/page.js", "/reception/page/x.py"),
    *("/supervisor/", "/supervisor/page/supervisor.css", "/observer/", "/observer/page/page.js"),
    *("/sign-in/", "/sign-in/?to=/counter/7/", "/sign-in/provider", "/sign-in/back?code=a&state=b"),
    *("/staff/", "/staff/counter", "/password/", "/sign-out/", "/sign-out/everywhere"),
    *("/welcome/x", "/reception/", "/supervisor/", "/sign-in/page/sign-in.css"),
    *("/counter/page/", "/shared/", "/page/", "/open/", "/commands/", "/paper/"),
)
_METHODS: Final = (
    *("GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    *("TRACE", "CONNECT", "PROPFIND"),
)
_IN_A_PATH: Final = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="#"), max_size=30
)
_FIELDS: Final = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=40)
HEADERS: Final = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept-Encoding", "Authorization", "Cookie", "Content-Type", "Origin"),
            *("Range", "If-None-Match", "If-Modified-Since", "If-Range", "Upgrade", "Connection"),
            *("X-CSRF-Token", "Idempotency-Key", "Wartemarke-Start", "X-Forwarded-For", "Referer"),
        ]
    ),
    st.one_of(
        _FIELDS,
        st.sampled_from(["application/json", "bytes=0-", "bytes=9-1", "websocket", "Upgrade"]),
    ),
    max_size=5,
)
PATHS: Final = st.one_of(
    st.sampled_from(KNOWN),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(KNOWN),
        st.one_of(st.sampled_from(["", "%00", "%ff", "..", "%2e%2e/", "//", ";"]), _IN_A_PATH),
        st.one_of(st.just(""), _IN_A_PATH.map("?{}".format)),
    ),
)
BODIES: Final = st.one_of(
    st.just(b""),
    st.binary(max_size=300),
    st.sampled_from([b"name=a&password=b", b"proof=%00"]),
    st.sampled_from([b"{}", b"[]", b'{"id": 1}', b'{"id"']),
)


@dataclass(frozen=True)
class House:
    """The ports of one of each of our programs, and what they write into their logs."""

    ports: Mapping[str, int]
    logs: tuple[Path, ...]

    def own(self, program: str) -> dict[str, str]:
        """Give the headers that a page of this program would send."""
        _, _, page = self.ask(program, "GET", "/", {}, b"")
        token = re.search(rb'name="start-token" content="([^"]+)"', page)
        return {
            "Origin": f"http://127.0.0.1:{self.ports[program]}",
            "Content-Type": "application/json",
            "Wartemarke-Start": token[1].decode() if token else "",
        }

    def ask(
        self, program: str, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        """Send one request as it is: status, type and body of the answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.ports[program], timeout=20)
        with closing(link):
            link.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                link.putheader(name, value.strip().encode("latin-1"))
            link.putheader("Content-Length", str(len(body)))
            link.endheaders(body or None)
            answer = link.getresponse()
            is_live = answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS
            said = b"" if is_live else answer.read()
            return answer.status, answer.getheader("Content-Type", ""), said


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[House]:
    """One of each of our programs."""
    folder = tmp_path_factory.mktemp("house")
    demo = PracticeOffice(folder / "demo", "--no-kiosk", "--no-display").open()
    try:
        with closing(Store(door_store.url, [site.key])) as store:
            programs = Programs(folder, store)
            server = programs.server()
            rest = {"kiosk": programs.kiosk(server), "display": programs.display(server, "K")}
            with running(server, *rest.values()):
                yield _house(demo, {"server": server, **rest})
    finally:
        demo.end()


def _house(demo: PracticeOffice, programs: Mapping[str, Program]) -> House:
    ports = {name: program.port for name, program in programs.items()}
    logs = tuple(program.log for program in programs.values())
    return House({**ports, "demo": demo.port}, (*logs, demo.data / "logs" / "server.log"))


@pytest.mark.parametrize("effort", [1, pytest.param(20, marks=[pytest.mark.long])])
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.timeout(600)
def test_no_program_breaks_when_anything_is_sent_to_any_address(
    house: House, program: str, effort: int, terminal: Terminal
) -> None:
    """There is an answer each time, never a 500; a refusal is a page or a problem document."""
    met: dict[int, int] = {}
    own = house.own(program)

    @hypothesis.seed(SEED)
    @hypothesis.settings(
        max_examples=400 * effort,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),  # how slow the others make us
    )
    @hypothesis.given(
        st.sampled_from(_METHODS), PATHS, HEADERS, st.sampled_from([own, own, {}]), BODIES
    )
    def ask(
        method: str, path: str, given: dict[str, str], right: dict[str, str], body: bytes
    ) -> None:
        status, kind, said = house.ask(program, method, path, {**given, **right}, body)
        met[status] = met.get(status, 0) + 1
        assert status < 500
        if status >= 400 and method != "HEAD" and not kind.startswith("text/html"):
            assert kind == "application/problem+json"
            assert json.loads(said)["status"] == status

    ask()
    terminal.say(f"seed {SEED}, {program}: {sorted(met.items())}")
    assert met[200]
    assert not [log for log in house.logs if "Traceback" in log.read_text(errors="replace")]
